// ctest: plain
// The child's stories: solved for both children, by every rule; with the grown-up at the end of
// every half-breath; and wiggles that begin and end at rest and move nothing that is planted.
#include "check.h"

#include "fits.h"
#include "rules.h"
#include "shipped.h"
#include "wiggle.h"

static const char *const CHILDREN[] = {"kid", "brother"};

static const Exercise *movement(int index) {
    return shipped_movement(&shipped, index);
}

static void all_five_are_played_by_every_rule(void **state) {
    (void)state;
    int faults = 0;
    for (int i = 0; i < 5; i++)
        for (size_t c = 0; c < COUNT(CHILDREN); c++) {
            const Exercise *e = movement(i);
            assert_true(e->plays);
            Report report = {0};
            fits_check(e, e->version_count, shipped_person(&shipped, CHILDREN[c]), &report);
            for (int k = 0; k < report.count; k++)
                print_error("%s\n", report.line[k]);
            faults += report.count;
            report_free(&report);
        }
    assert_int_equal(faults, 0);
}

static void they_meet_at_every_half_breath(void **state) {
    (void)state;
    static const double seconds[] = {5, 6.1, 7.5, 12};
    for (int i = 0; i < 5; i++)
        for (size_t s = 0; s < COUNT(seconds); s++) {
            const Exercise *e = movement(i);
            Timeline mum, kid;
            timeline_init(&mum, e, 0, seconds[s]);
            timeline_init(&kid, e, e->version_count, seconds[s]);
            assert_int_equal(mum.count, kid.count);
            for (int k = 0; k < mum.count; k++) {
                assert_int_equal(mum.phase[k].air, kid.phase[k].air);
                assert_int_equal(mum.phase[k].rep, kid.phase[k].rep);
                assert_int_equal(mum.phase[k].side, kid.phase[k].side);
                assert_int_equal(mum.phase[k].step->kind, kid.phase[k].step->kind);
                assert_int_equal(mum.phase[k].half, kid.phase[k].half);
            }
            timeline_free(&mum);
            timeline_free(&kid);
        }
}

static void every_step_has_words_of_its_own(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++) {
        const Exercise *e = movement(i);
        const Steps *lists[] = {&e->version[0].before, &e->version[0].each, &e->version[0].after};
        for (int l = 0; l < 3; l++)
            for (int s = 0; s < lists[l]->count; s++) {
                const Cue *own = exercise_story_cue(e, 0, lists[l]->step[s].say.id);
                assert_non_null(own);
                assert_non_null(own->brief);
                assert_string_not_equal(own->text, lists[l]->step[s].say.text);
            }
        assert_non_null(exercise_story_cue(e, 0, e->version[0].ready.id));
        assert_null(exercise_story_cue(e, 0, "no.such.cue"));
    }
}

static void a_wiggle_begins_and_ends_at_rest(void **state) {
    (void)state;
    const double h = 1e-5;
    for (int one_way = 0; one_way < 2; one_way++)
        for (int swings = 1; swings <= 6; swings++) {
            double a[2], b[2], most[2] = {0, 0}, low = 0;
            for (int edge = 0; edge < 2; edge++) {
                wiggle_at(swings, one_way, edge, a);
                wiggle_at(swings, one_way, edge ? 1 - h : h, b);
                for (int k = 0; k < 2; k++) {
                    assert_near(a[k], 0, 1e-12);
                    assert_near((b[k] - a[k]) / h, 0, .02); // of a peak of 2 PI swings
                }
            }
            for (int i = 0; i <= 1000; i++) {
                wiggle_at(swings, one_way, i / 1000.0, a);
                for (int k = 0; k < 2; k++) {
                    most[k] = fmax(most[k], a[k]);
                    low = fmin(low, a[k]);
                }
            }
            assert_true(most[0] > .75 && most[0] < 1.001);
            assert_true(one_way ? most[1] == 0 : most[1] > .75 && most[1] < 1.001);
            assert_true(low >= -.126);
        }
}

// A breath has the swings of its card, fewer where it is too quick for them to be swings, and still
// one at the quickest.
static void a_child_sways_and_does_not_shake(void **state) {
    (void)state;
    for (int times = 1; times <= 5; times++)
        assert_int_equal(wiggle_swings(times, AIR_IN, 3) + wiggle_swings(times, AIR_OUT, 4.5),
                         times);
    for (int times = 1; times <= 9; times++)
        for (double seconds = BREATH_SECONDS_MIN; seconds <= BREATH_SECONDS_MAX; seconds += .1) {
            int in = wiggle_swings(times, AIR_IN, seconds * BREATH_IN_SHARE);
            int out = wiggle_swings(times, AIR_OUT, seconds * (1 - BREATH_IN_SHARE));
            assert_true(out >= 1 && in + out <= times);
            assert_true(seconds * BREATH_IN_SHARE >= 1.3 * in);
            assert_true(seconds * (1 - BREATH_IN_SHARE) >= 1.3 * out);
        }
}

// How far anything moves in a half-breath with a wiggle, and how far what carries does.
static void watch(const Motion *m, const Timeline *t, int phase, double *free, double *planted) {
    Posture still, end, now;
    motion_posture(m, t, phase, 0, &still);
    motion_posture(m, t, phase, 1, &end);
    for (int j = 0; j < JOINT_COUNT; j++)
        assert_near(vec_length(vec_sub(still.body.position[j], end.body.position[j])), 0, 1e-9);
    for (int i = 1; i < 60; i++) {
        motion_posture(m, t, phase, i / 60.0, &now);
        for (int j = 0; j < JOINT_COUNT; j++)
            *free = fmax(*free, vec_length(vec_sub(still.body.position[j], now.body.position[j])));
        for (int part = 0; part < PART_COUNT; part++) {
            Side side = (Side)(part & 1);
            Part of = (Part)(part < PART_BACK_HEAD ? part - (part & 1) : part);
            assert_near(now.on[part], still.on[part], 1e-9);
            if (now.on[part] > .999)
                *planted = fmax(*planted, vec_length(vec_sub(part_point(&now.body, of, side),
                                                             part_point(&still.body, of, side))));
        }
    }
}

static void holds_are_played_and_what_is_planted_stays(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++)
        for (size_t c = 0; c < COUNT(CHILDREN); c++) {
            const Exercise *e = movement(i);
            Timeline t;
            Motion m;
            timeline_init(&t, e, e->version_count, BREATH_SECONDS_DEFAULT);
            motion_init(&m, shipped_person(&shipped, CHILDREN[c]), t.version, 1);
            int played = 0;
            for (int k = 0; k < t.count && t.phase[k].rep < 2; k++) {
                const Phase *p = &t.phase[k];
                const Wiggle *w = p->from == p->goal ? exercise_wiggle(t.version, p->goal) : NULL;
                if (!w || wiggle_swings(w->times, p->air, 3) == 0)
                    continue;
                double free = 0, planted = 0;
                watch(&m, &t, k, &free, &planted);
                assert_true(free > .010); // it is seen
                assert_true(planted < .003);
                played++;
            }
            assert_true(played > 0);
            timeline_free(&t);
        }
}

// A planted fault: a wiggle that goes too far is told.
static void a_wild_wiggle_is_told(void **state) {
    (void)state;
    Exercise *wild = malloc(sizeof *wild);
    assert_non_null(wild);
    *wild = *movement(1);
    const Figure *kid = shipped_person(&shipped, "kid");
    assert_true(fits_body(wild, wild->version_count, kid));
    PoseGoal *away = &wild->version[wild->version_count].wiggle[0].away;
    away->set[CHANNEL_PELVIS_SHIFT] = true;
    away->value[CHANNEL_PELVIS_SHIFT] = .3;
    assert_false(fits_body(wild, wild->version_count, kid));
    free(wild);
}

static void the_exact_version_has_none(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++)
        for (int v = 0; v < movement(i)->version_count; v++)
            assert_int_equal(movement(i)->version[v].wiggle_count, 0);
    const Exercise *knee = shipped_exercise(&shipped, "knee_to_chest_release");
    assert_int_equal(exercise_story(knee, 0), knee->version_count);
    assert_int_equal(exercise_story(knee, exercise_version(knee, "lying")), -1);
    const Exercise *bridge = shipped_exercise(&shipped, "bridge"); // a story in words alone
    assert_non_null(bridge->story);
    assert_int_equal(exercise_story(bridge, 0), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_five_are_played_by_every_rule),
        cmocka_unit_test(they_meet_at_every_half_breath),
        cmocka_unit_test(every_step_has_words_of_its_own),
        cmocka_unit_test(a_wiggle_begins_and_ends_at_rest),
        cmocka_unit_test(a_child_sways_and_does_not_shake),
        cmocka_unit_test(holds_are_played_and_what_is_planted_stays),
        cmocka_unit_test(a_wild_wiggle_is_told),
        cmocka_unit_test(the_exact_version_has_none),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
