// What a change in mid-move does: it begins where and as fast as the body was, ends where it should
// be, and moves nothing that is planted in both.
#include "check.h"

#include "motion.h"
#include "offset.h"
#include "shipped.h"

static const double TICK = 1.0 / 240, BREATH = 7.5;

typedef struct {
    Shipped shipped;
    Motion whole, less;
    Timeline timeline;
    const Figure *figure;
} Two;

static Two two;

// Mum in the whole movement and in a smaller one.
static void begin(const char *exercise) {
    const Exercise *e = shipped_exercise(&two.shipped, exercise);
    two.figure = shipped_person(&two.shipped, "mum");
    motion_init(&two.whole, two.figure, &e->version[0], 1);
    motion_init(&two.less, two.figure, &e->version[0], .4);
    timeline_init(&two.timeline, e, 0, BREATH);
}

static Body body_of(const Motion *m, double breath) {
    Posture p;
    motion_at(m, &two.timeline, breath, &p);
    return p.body;
}

static void take(double breath, const bool planted[4], BodyOffset *o) {
    double before = breath - TICK / BREATH;
    const Body from[2] = {body_of(&two.whole, before), body_of(&two.whole, breath)};
    const Body to[2] = {body_of(&two.less, before), body_of(&two.less, breath)};
    offset_take(o, from, to, planted, TICK, 2.5);
}

static double apart(const Body *a, const Body *b) {
    double most = 0;
    for (int j = 0; j < JOINT_COUNT; j++)
        most = fmax(most, vec_length(vec_sub(a->position[j], b->position[j])));
    return most;
}

static const char *const MOVES[] = {"side_to_side_bend", "twisting_cat", "supported_forward_bend",
                                    "knee_to_chest_release", "front_to_back_opener"};
static const bool FREE[4] = {false, false, false, false};
static const bool FEET[4] = {false, false, true, true};

static void begins_where_the_body_is(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(MOVES); i++) {
        begin(MOVES[i]);
        for (double breath = .1; breath < 3; breath += .17) {
            BodyOffset o;
            take(breath, FREE, &o);
            Body was = body_of(&two.whole, breath), now = body_of(&two.less, breath);
            offset_add(&o, two.figure, 0, &now);
            assert_true(apart(&was, &now) < 2e-4);
        }
        timeline_free(&two.timeline);
    }
}

static void goes_on_as_fast(void **state) {
    (void)state;
    begin("side_to_side_bend");
    for (double breath = 1.05; breath < 3; breath += .17) {
        BodyOffset o;
        take(breath, FEET, &o);
        Body was = body_of(&two.whole, breath + TICK / BREATH);
        Body now = body_of(&two.less, breath + TICK / BREATH);
        offset_add(&o, two.figure, TICK, &now);
        assert_true(apart(&was, &now) < 4e-4); // without the speed: 3 mm
    }
    timeline_free(&two.timeline);
}

static void ends_where_it_should_be(void **state) {
    (void)state;
    begin("side_to_side_bend");
    BodyOffset o;
    take(1.6, FEET, &o);
    Body last = body_of(&two.less, 1.6), same = last;
    double step = 0;
    offset_add(&o, two.figure, 0, &last);
    for (double t = TICK; t < o.seconds + TICK; t += TICK) {
        Body now = body_of(&two.less, 1.6);
        offset_add(&o, two.figure, t, &now);
        step = fmax(step, vec_length(vec_sub(now.position[JOINT_HEAD], last.position[JOINT_HEAD])));
        last = now;
    }
    assert_true(apart(&last, &same) < 1e-9);
    assert_true(step / TICK < .5); // metres a second
    timeline_free(&two.timeline);
}

static void planted_feet_stay(void **state) {
    (void)state;
    begin("side_to_side_bend");
    BodyOffset o;
    take(1.6, FEET, &o);
    Body stands = body_of(&two.less, 1.6);
    for (double t = 0; t < o.seconds; t += .05) {
        Body now = stands;
        offset_add(&o, two.figure, t, &now);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_near(now.position[JOINT_HEEL + s].y, stands.position[JOINT_HEEL + s].y, 1e-3);
            assert_near(now.position[JOINT_TOE + s].z, stands.position[JOINT_TOE + s].z, 1e-3);
        }
    }
    timeline_free(&two.timeline);
}

static int open_scripts(void **state) {
    (void)state;
    shipped_open(&two.shipped);
    return 0;
}

static int close_scripts(void **state) {
    (void)state;
    shipped_close(&two.shipped);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_where_the_body_is),
        cmocka_unit_test(goes_on_as_fast),
        cmocka_unit_test(ends_where_it_should_be),
        cmocka_unit_test(planted_feet_stay),
    };
    return cmocka_run_group_tests(tests, open_scripts, close_scripts);
}
