// How the rules keep and tell what they found; that each of them finds its fault is proved in
// tests/body.
#include "check.h"

#include "rules.h"
#include "sample.h"

typedef struct {
    Sample sample;
    Motion motion;
    Timeline timeline;
    Rules rules;
} Watch;

static void begin(Watch *w, int exercise, int person) {
    sample_make(&w->sample);
    motion_init(&w->motion, &w->sample.figure[person], &w->sample.exercise[exercise].version[0], 1);
    timeline_init(&w->timeline, &w->sample.exercise[exercise], 0, 7.5);
    rules_begin(&w->rules, &w->motion, &w->timeline);
}

static void end(Watch *w) {
    timeline_free(&w->timeline);
}

static void sample_at(Watch *w, double breath, double sink) {
    Posture p;
    motion_at(&w->motion, &w->timeline, breath, &p);
    p.body.position[JOINT_TOE].y -= sink;
    rules_sample(&w->rules, timeline_at(&w->timeline, breath), &p);
}

static void a_sound_movement_breaks_nothing(void **state) {
    (void)state;
    static Watch w;
    for (int person = 0; person < 2; person++)
        for (int e = 0; e < 2; e++) {
            begin(&w, e, person);
            rules_run(&w.rules, &w.motion, &w.timeline);
            Report report = {0};
            rules_report(&w.rules, &report);
            for (int i = 0; i < report.count; i++)
                print_error("%s\n", report.line[i]);
            assert_int_equal(report.count, 0);
            report_free(&report);
            end(&w);
        }
}

static void the_worst_of_a_breach_is_kept(void **state) {
    (void)state;
    static Watch w;
    begin(&w, 0, 0);
    static const double sinks[] = {.006, .009, .007};
    for (size_t i = 0; i < COUNT(sinks); i++)
        sample_at(&w, .1 + .2 * (double)i, sinks[i]);
    assert_true(rules_broken(&w.rules, RULE_GROUND));
    int found = 0;
    for (int i = 0; i < w.rules.count; i++)
        if (w.rules.breach[i].rule == RULE_GROUND) {
            found++;
            assert_near(w.rules.breach[i].amount, .009, 1e-6);
            assert_string_equal(w.rules.breach[i].what, "toe");
            assert_int_equal(w.rules.breach[i].side, SIDE_LEFT);
        }
    assert_int_equal(found, 1);
    assert_false(rules_broken(&w.rules, RULE_BAND));
    end(&w);
}

static void a_breach_names_file_line_pose_and_person(void **state) {
    (void)state;
    static Watch w;
    begin(&w, 0, 1);
    sample_at(&w, .1, .012);
    Report report = {0};
    rules_report(&w.rules, &report);
    assert_true(report_has(&report,
                           "sample.lua:11: the left toe goes 12 mm into the floor in 'there' "
                           "(kid, version normal)"));
    report_free(&report);
    end(&w);
}

static void both_sides_are_one_line(void **state) {
    (void)state;
    static Watch w;
    begin(&w, 0, 0);
    Posture p;
    motion_at(&w.motion, &w.timeline, .2, &p);
    p.body.position[JOINT_TOE].y -= .02;
    p.body.position[JOINT_TOE + 1].y -= .02;
    rules_sample(&w.rules, 0, &p);
    Report report = {0};
    rules_report(&w.rules, &report);
    assert_true(report_has(&report, "the right or left toe goes 20 mm"));
    assert_false(report_has(&report, "the left toe"));
    report_free(&report);
    end(&w);
}

static void what_is_asked_beyond_the_limits_is_told(void **state) {
    (void)state;
    static Watch w;
    begin(&w, 0, 0);
    end(&w);
    PoseGoal *g = &w.sample.exercise[0].version[0].pose[1].goal;
    g->set[CHANNEL_NECK_TURN] = true;
    g->value[CHANNEL_NECK_TURN] = radians(45 + 3);
    motion_init(&w.motion, &w.sample.figure[0], &w.sample.exercise[0].version[0], 1);
    timeline_init(&w.timeline, &w.sample.exercise[0], 0, 7.5);
    rules_begin(&w.rules, &w.motion, &w.timeline);
    Report report = {0};
    rules_report(&w.rules, &report);
    assert_true(report_has(&report,
                           "sample.lua:4: the neck turn goes 3 degrees past its limit in 'there'"));
    report_free(&report);
    end(&w);
}

static void many_breaches_do_not_overflow(void **state) {
    (void)state;
    static Watch w;
    begin(&w, 1, 0);
    for (int i = 0; i < 200; i++) { // everything is wrong at once, again and again
        Posture p;
        motion_at(&w.motion, &w.timeline, i * .01, &p);
        for (int j = 0; j < JOINT_COUNT; j++) {
            p.body.position[j].y -= .1 + .37 * j + .01 * i;
            p.body.position[j].x += .2 * i * (j % 3);
            p.body.rotation[j] = quat_axis(vec3(0, 1, 0), i * j * .1);
        }
        p.band = true;
        rules_sample(&w.rules, i % w.timeline.count, &p);
    }
    assert_in_range(w.rules.count, 30, BREACHES_MAX);
    Report report = {0};
    rules_report(&w.rules, &report);
    assert_true(report.count > 20);
    report_free(&report);
    end(&w);
}

static void the_quick_look_at_speed_sees_the_same(void **state) {
    (void)state;
    static Watch w;
    begin(&w, 0, 0);
    end(&w);
    for (int k = 0; k < 2; k++) { // a sane tempo, and one twenty times as quick
        timeline_init(&w.timeline, &w.sample.exercise[0], 0, k ? .3 : 7.5);
        rules_run_speed(&w.rules, &w.motion, &w.timeline);
        assert_int_equal(rules_broken(&w.rules, RULE_SPEED), k);
        end(&w);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_movement_breaks_nothing),
        cmocka_unit_test(the_worst_of_a_breach_is_kept),
        cmocka_unit_test(a_breach_names_file_line_pose_and_person),
        cmocka_unit_test(both_sides_are_one_line),
        cmocka_unit_test(what_is_asked_beyond_the_limits_is_told),
        cmocka_unit_test(many_breaches_do_not_overflow),
        cmocka_unit_test(the_quick_look_at_speed_sees_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
