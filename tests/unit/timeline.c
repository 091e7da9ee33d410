// Movements flattened to half-breaths.
#include "check.h"

#include "counts.h"
#include "sample.h"
#include "timeline.h"

static void takes_every_step(void **state) {
    (void)state;
    Sample s;
    sample_make(&s);
    Timeline t;
    timeline_init(&t, &s.exercise[0], 0, 7.5);
    assert_int_equal(t.count, 4 * 6); // four reps of out, hold 2, in
    assert_near(t.breaths, 12, 1e-12);
    for (int i = 0; i < t.count; i++) {
        const Phase *p = &t.phase[i];
        assert_int_equal(p->air, i % 2 ? AIR_IN : AIR_OUT);
        assert_int_equal(p->rep, 1 + i / 6);
        assert_int_equal(p->side, i / 6 % 2 ? SIDE_LEFT : SIDE_RIGHT);
        assert_int_equal(p->rep_ends, i % 6 == 5);
        assert_int_equal(p->from, i % 6 == 0 ? 0 : 1);
        assert_int_equal(p->goal, i % 6 == 5 ? 0 : 1);
        assert_near(phase_end(p), i + 1 < t.count ? t.phase[i + 1].start : t.breaths, 1e-12);
    }
    timeline_free(&t);
}

static void sides_come_in_their_order(void **state) {
    (void)state;
    Exercise e;
    static const Side each[] = {SIDE_RIGHT, SIDE_RIGHT, SIDE_LEFT, SIDE_LEFT};
    static const Side turns[] = {SIDE_RIGHT, SIDE_LEFT, SIDE_RIGHT, SIDE_LEFT};
    for (int k = 0; k < 3; k++) {
        sample_exercise(&e, "x",
                        k == 0   ? SIDES_NONE
                        : k == 1 ? SIDES_EACH
                                 : SIDES_ALTERNATE,
                        k == 0 ? 4 : 2, false);
        Timeline t;
        timeline_init(&t, &e, 0, 7.5);
        assert_int_equal(exercise_reps(&e), 4);
        for (int rep = 1; rep <= 4; rep++) {
            Side side = t.phase[timeline_rep(&t, rep)].side;
            assert_int_equal(side, k == 0 ? SIDE_NONE : k == 1 ? each[rep - 1] : turns[rep - 1]);
        }
        timeline_free(&t);
    }
}

static void before_and_after_stand_outside(void **state) {
    (void)state;
    Exercise e;
    sample_exercise(&e, "x", SIDES_NONE, 1, false);
    Version *v = &e.version[0];
    sample_go(&v->before, AIR_OUT, 0);
    sample_go(&v->before, AIR_IN, 0);
    sample_go(&v->after, AIR_OUT, 0);
    sample_go(&v->after, AIR_IN, 0);
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    assert_int_equal(t.count, 10);
    assert_int_equal(t.phase[1].rep, 0);
    assert_int_equal(t.phase[2].rep, 1);
    assert_int_equal(t.phase[7].rep, 1);
    assert_int_equal(t.phase[8].rep, 0);
    assert_int_equal(timeline_rep(&t, 1), 2);
    assert_int_equal(timeline_rep(&t, 0), 0);
    timeline_free(&t);
}

static void finds_the_half_breath(void **state) {
    (void)state;
    Sample s;
    sample_make(&s);
    Timeline t;
    timeline_init(&t, &s.exercise[0], 0, 7.5);
    assert_int_equal(timeline_at(&t, -1), 0);
    assert_int_equal(timeline_at(&t, 0), 0);
    assert_int_equal(timeline_at(&t, .59), 0);
    assert_int_equal(timeline_at(&t, .6), 1); // the border belongs to what begins
    assert_int_equal(timeline_at(&t, 1.0), 2);
    assert_int_equal(timeline_at(&t, 1e9), t.count - 1);
    for (int i = 0; i < t.count; i++)
        assert_int_equal(timeline_at(&t, t.phase[i].start), i);
    timeline_free(&t);
}

static void a_quick_move_takes_one_breath_more(void **state) {
    (void)state;
    Exercise e;
    sample_exercise(&e, "x", SIDES_NONE, 1, false);
    e.version[0].each.step[2].min_seconds = 3.0; // the in-breath back
    Timeline slow, quick;
    timeline_init(&slow, &e, 0, 7.5); // 3.0 s in: just enough
    timeline_init(&quick, &e, 0, 7.4);
    assert_int_equal(slow.count, 6);
    assert_int_equal(quick.count, 8);
    assert_near(quick.breaths, slow.breaths + 1, 1e-12);
    for (int i = 5; i < 8; i++) {
        assert_int_equal(quick.phase[i].half, i - 5);
        assert_int_equal(quick.phase[i].halves, 3);
        assert_int_equal(quick.phase[i].goal, 0);
        assert_int_equal(quick.phase[i].rep_ends, i == 7);
    }
    Report report = {0};
    counts_check(&quick, &report);
    assert_int_equal(report.count, 0);
    timeline_free(&slow);
    timeline_free(&quick);
}

// Another version's steps beside the normal one's: how long each is then, in half-breaths.
static bool follow(const Exercise *e, int lead, int version, int *length) {
    Timeline first, own;
    timeline_init(&first, e, lead, 7.5);
    bool meets = timeline_follow(&own, e, version, &first);
    assert_int_equal(meets, timeline_meets(e, version, lead));
    if (meets) {
        memset(length, 0, STEPS_MAX * sizeof *length);
        assert_int_equal(own.count, first.count);
        assert_near(own.breaths, first.breaths, 1e-12);
        for (int i = 0; i < own.count; i++) {
            const Phase *a = &own.phase[i], *b = &first.phase[i];
            assert_int_equal(a->air, b->air);
            assert_int_equal(a->rep, b->rep);
            assert_int_equal(a->rep_ends, b->rep_ends);
            if (a->rep == 1)
                length[a->step - own.version->each.step] = a->halves;
        }
        timeline_free(&own);
    }
    timeline_free(&first);
    return meets;
}

static void other_versions_meet_at_every_repetition(void **state) {
    (void)state;
    Sample s;
    sample_make(&s);
    Exercise *e = &s.exercise[0];
    Steps *other = &e->version[1].each;
    int length[STEPS_MAX];
    assert_true(follow(e, 0, 1, length)); // the same steps
    assert_int_equal(length[1], 4);
    other->step[1].breaths = 1; // a shorter hold waits
    assert_true(follow(e, 0, 1, length));
    assert_int_equal(length[1], 4);
    assert_int_equal(length[0], 1);
    other->step[1].breaths = 5; // a longer one gives up breaths
    assert_true(follow(e, 0, 1, length));
    assert_int_equal(length[1], 4);
    assert_true(follow(e, 1, 0, length));
    assert_int_equal(length[1], 10);
    // Without a hold the last move goes slower.
    other->step[1] = other->step[2];
    other->count = 2;
    assert_true(follow(e, 0, 1, length));
    assert_int_equal(length[0], 1);
    assert_int_equal(length[1], 5);
    // A hold keeps one breath, so these do not meet.
    assert_false(follow(e, 1, 0, length));
    // An extra breath at a quick tempo is given back.
    other->step[1].min_seconds = 4;
    assert_true(follow(e, 0, 1, length));
    assert_int_equal(length[1], 5);
}

static void what_begins_with_other_air_does_not_meet(void **state) {
    (void)state;
    Sample s;
    sample_make(&s);
    Exercise *e = &s.exercise[0];
    int length[STEPS_MAX];
    sample_go(&e->version[0].before, AIR_OUT, 0); // only the normal one has something before
    sample_go(&e->version[0].before, AIR_IN, 0);
    assert_false(follow(e, 0, 1, length));
    assert_false(follow(e, 1, 0, length));
    e->version[1].before = e->version[0].before;
    e->version[1].before.step[1].halves = 3; // half a breath cannot be waited away
    e->version[1].before.step[1].air = AIR_IN;
    e->version[1].before.count = 1;
    assert_false(follow(e, 0, 1, length));
}

static void versions_are_found_by_name(void **state) {
    (void)state;
    Sample s;
    sample_make(&s);
    assert_int_equal(exercise_version(&s.exercise[0], NULL), 0);
    assert_int_equal(exercise_version(&s.exercise[0], "easier"), 1);
    assert_int_equal(exercise_version(&s.exercise[0], "lying"), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_every_step),
        cmocka_unit_test(sides_come_in_their_order),
        cmocka_unit_test(before_and_after_stand_outside),
        cmocka_unit_test(finds_the_half_breath),
        cmocka_unit_test(a_quick_move_takes_one_breath_more),
        cmocka_unit_test(other_versions_meet_at_every_repetition),
        cmocka_unit_test(what_begins_with_other_air_does_not_meet),
        cmocka_unit_test(versions_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
