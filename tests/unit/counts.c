// What a card promises: each promise is broken once, and that is seen.
#include "check.h"

#include "counts.h"
#include "sample.h"

typedef void (*Break)(Timeline *timeline);

static int faults_of(Break plant, Sides sides, void (*check)(const Timeline *, Report *)) {
    Exercise e;
    sample_exercise(&e, "x", sides, 2, false);
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    if (plant)
        plant(&t);
    Report report = {0};
    check(&t, &report);
    int count = report.count;
    report_free(&report);
    timeline_free(&t);
    return count;
}

static void swap_sides(Timeline *t) {
    for (int i = 0; i < t->count; i++)
        if (t->phase[i].side != SIDE_NONE)
            t->phase[i].side = other_side(t->phase[i].side);
}
static void one_side_only(Timeline *t) {
    for (int i = 0; i < t->count; i++)
        t->phase[i].side = SIDE_RIGHT;
}
static void remove_at(Timeline *t, int at, int count) {
    for (int i = at; i + count < t->count; i++)
        t->phase[i] = t->phase[i + count];
    t->count -= count;
    double start = 0;
    for (int i = 0; i < t->count; i++) {
        t->phase[i].start = start;
        start += breath_share(t->phase[i].air);
    }
    t->breaths = start;
}
static void drop_a_hold(Timeline *t) {
    remove_at(t, 1, 4);
}
static void shorten_a_hold(Timeline *t) {
    remove_at(t, 1, 2);
}
static void drop_a_rep(Timeline *t) {
    remove_at(t, 0, 6);
}
static void drop_the_last_rep(Timeline *t) {
    remove_at(t, t->count - 6, 6);
}
static void repeat_a_number(Timeline *t) {
    for (int i = 6; i < 12; i++)
        t->phase[i].rep = 1;
}
static void hold_the_breath(Timeline *t) {
    t->phase[3].air = AIR_OUT;
}
static void leave_a_gap(Timeline *t) {
    for (int i = 2; i < t->count; i++)
        t->phase[i].start += .1;
}
static void end_twice(Timeline *t) {
    t->phase[3].rep_ends = true;
}

static void every_broken_promise_is_told(void **state) {
    (void)state;
    static const Break plants[] = {swap_sides,  one_side_only,     drop_a_hold,     shorten_a_hold,
                                   drop_a_rep,  drop_the_last_rep, repeat_a_number, hold_the_breath,
                                   leave_a_gap, end_twice};
    for (int sides = SIDES_EACH; sides <= SIDES_ALTERNATE; sides++) {
        assert_int_equal(faults_of(NULL, (Sides)sides, counts_check), 0);
        for (size_t i = 0; i < COUNT(plants); i++)
            if (faults_of(plants[i], (Sides)sides, counts_check) == 0)
                fail_msg("the planted fault %d is not seen", (int)i);
    }
}

static void go_on_the_in_breath(Timeline *t) {
    for (int i = 0; i < t->count; i++)
        t->phase[i].air = t->phase[i].air == AIR_IN ? AIR_OUT : AIR_IN;
}

static void goes_go_out_and_returns_come_in(void **state) {
    (void)state;
    assert_int_equal(faults_of(NULL, SIDES_ALTERNATE, counts_breath), 0);
    assert_true(faults_of(go_on_the_in_breath, SIDES_ALTERNATE, counts_breath) > 0);
}

// What is told of a repetition whose half-breaths, out first, lead to these poses; 0 is home.
static int told_of_way(const int *goal, int count) {
    Exercise e;
    sample_exercise(&e, "way", SIDES_NONE, 2, false);
    Version *v = &e.version[0];
    for (; v->pose_count < 4; v->pose_count++)
        v->pose[v->pose_count] = v->pose[1];
    v->each.count = 0;
    for (int i = 0; i < count; i++)
        sample_go(&v->each, i % 2 == 0 ? AIR_OUT : AIR_IN, goal[i]);
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    Report report = {0};
    counts_breath(&t, &report);
    int told = report.count;
    report_free(&report);
    timeline_free(&t);
    return told / e.reps;
}

// On the in-breath a move may lead back to any pose that its repetition has reached, and to none
// that it has not.
static void an_in_breath_leads_to_no_new_pose(void **state) {
    (void)state;
    assert_int_equal(told_of_way((const int[]){1, 0}, 2), 0);
    assert_int_equal(told_of_way((const int[]){1, 1, 2, 1, 3, 0}, 6), 0); // half way back, and on
    assert_int_equal(told_of_way((const int[]){1, 2, 3, 0}, 4), 1);       // 2 is new
    assert_int_equal(told_of_way((const int[]){1, 1, 2, 3, 3, 0}, 6), 1); // 3 is new
    assert_int_equal(told_of_way((const int[]){1, 1, 2, 2, 1, 0}, 6), 1); // 1 is a return
    assert_int_equal(told_of_way((const int[]){1, 1, 0, 0}, 4), 1);       // home is one, too
    // What only the repetition before has reached is new again.
    assert_int_equal(told_of_way((const int[]){1, 2, 2, 0}, 4), 1);
}

static void a_bent_mirror_is_seen(void **state) {
    (void)state;
    Sample s;
    sample_make(&s);
    static Motion motion;
    motion_init(&motion, &s.figure[0], &s.exercise[0].version[0], 1);
    Timeline t;
    timeline_init(&t, &s.exercise[0], 0, 7.5);
    Report report = {0};
    counts_mirror(&motion, &t, 10, &report);
    assert_int_equal(report.count, 0);
    Posture right, left;
    motion_at(&motion, &t, .5, &right);
    motion_at(&motion, &t, 3.5, &left);
    assert_near(counts_mirror_off(&right, &left), 0, 1e-9);
    Posture bent = left;
    bent.body.position[JOINT_HEAD].x += 2e-9;
    assert_true(counts_mirror_off(&right, &bent) > 1e-9);
    bent = left;
    bent.on[PART_FOOT + SIDE_LEFT] -= .5;
    assert_true(counts_mirror_off(&right, &bent) > .4);
    assert_true(counts_mirror_off(&right, &right) > .01); // not mirrored at all
    // The whole check, too: a second repetition that is not of the other side.
    for (int i = 6; i < t.count; i++)
        t.phase[i].goal = t.phase[i].from = 0;
    counts_mirror(&motion, &t, 10, &report);
    assert_int_equal(report.count, 1);
    report_free(&report);
    timeline_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_broken_promise_is_told),
        cmocka_unit_test(goes_go_out_and_returns_come_in),
        cmocka_unit_test(an_in_breath_leads_to_no_new_pose),
        cmocka_unit_test(a_bent_mirror_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
