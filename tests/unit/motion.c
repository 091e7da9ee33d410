// A body at any time: a pure function of timeline, person and time.
#include "check.h"

#include "motion.h"
#include "random.h"
#include "sample.h"

typedef struct {
    Sample sample;
    Timeline timeline[2];
    Motion motion[2];
} Moves;

static void begin(Moves *m, int person) {
    sample_make(&m->sample);
    for (int e = 0; e < 2; e++) {
        timeline_init(&m->timeline[e], &m->sample.exercise[e], 0, 7.5);
        motion_init(&m->motion[e], &m->sample.figure[person], &m->sample.exercise[e].version[0], 1);
    }
}

static void end(Moves *m) {
    timeline_free(&m->timeline[0]);
    timeline_free(&m->timeline[1]);
}

static double worst(const Body *a, const Body *b) {
    double most = 0;
    for (int j = 0; j < JOINT_COUNT; j++)
        most = fmax(most, vec_length(vec_sub(a->position[j], b->position[j])));
    return most;
}

static void any_moment_is_the_same_from_anywhere(void **state) {
    (void)state;
    static Moves m;
    begin(&m, 0);
    Random dice = random_seeded(4);
    static Posture row[400];
    for (int i = 0; i < 400; i++)
        motion_at(&m.motion[0], &m.timeline[0], i * .03, &row[i]);
    for (int i = 0; i < 400; i++) {
        int at = random_below(&dice, 400);
        Posture again;
        memset(&again, 7, sizeof again);
        motion_at(&m.motion[0], &m.timeline[0], at * .03, &again);
        assert_memory_equal(&again.body, &row[at].body, sizeof again.body);
        assert_memory_equal(again.on, row[at].on, sizeof again.on);
    }
    end(&m);
}

static void borders_have_no_step(void **state) {
    (void)state;
    static Moves m;
    for (int person = 0; person < 2; person++) {
        begin(&m, person);
        for (int e = 0; e < 2; e++)
            for (int i = 0; i + 1 < m.timeline[e].count; i++) {
                Posture before, after;
                motion_posture(&m.motion[e], &m.timeline[e], i, 1, &before);
                motion_posture(&m.motion[e], &m.timeline[e], i + 1, 0, &after);
                if (m.timeline[e].phase[i].side == m.timeline[e].phase[i + 1].side)
                    assert_near(worst(&before.body, &after.body), 0, 1e-9);
            }
        end(&m);
    }
}

static void a_hold_stands_still(void **state) {
    (void)state;
    static Moves m;
    begin(&m, 1);
    Posture first, later;
    motion_posture(&m.motion[0], &m.timeline[0], 1, 0, &first);
    for (int i = 1; i < 5; i++) {
        motion_posture(&m.motion[0], &m.timeline[0], i, .37, &later);
        assert_near(worst(&first.body, &later.body), 0, 1e-12);
    }
    end(&m);
}

static void left_is_the_mirrored_right(void **state) {
    (void)state;
    static Moves m;
    begin(&m, 0);
    for (double t = 0; t < 3; t += .05) {
        Posture right, left;
        motion_at(&m.motion[0], &m.timeline[0], t, &right);
        motion_at(&m.motion[0], &m.timeline[0], t + 3, &left); // the next rep is the left one
        Body mirrored;
        body_mirror(&right.body, &mirrored);
        assert_near(worst(&mirrored, &left.body), 0, 1e-9);
        for (int part = 0; part < PART_BACK_HEAD; part++)
            assert_near(right.on[part], left.on[part ^ 1], 1e-9);
    }
    Posture right;
    motion_posture(&m.motion[0], &m.timeline[0], 0, 1, &right);
    assert_true(right.body.position[JOINT_HEAD].x < -.02); // leaning to the own right
    end(&m);
}

static void a_smaller_range_goes_less_far(void **state) {
    (void)state;
    static Moves m;
    static Motion small;
    begin(&m, 0);
    motion_init(&small, &m.sample.figure[0], &m.sample.exercise[0].version[0], .4);
    Posture full, less, home, same;
    motion_still(&m.motion[0], 1, &full);
    motion_still(&small, 1, &less);
    motion_still(&m.motion[0], 0, &home);
    motion_still(&small, 0, &same);
    double far = full.body.position[JOINT_HEAD].x - home.body.position[JOINT_HEAD].x;
    double near = less.body.position[JOINT_HEAD].x - home.body.position[JOINT_HEAD].x;
    assert_near(near / far, .4, .03);
    assert_near(worst(&home.body, &same.body), 0, 1e-12); // what a rep begins with stays
    end(&m);
}

static void planted_parts_carry(void **state) {
    (void)state;
    static Moves m;
    begin(&m, 0);
    Posture p;
    motion_at(&m.motion[1], &m.timeline[1], .3, &p);
    for (int part = 0; part < PART_COUNT; part++) {
        bool planted = part < PART_FOREARM || (part >= PART_FOOT && part < PART_SHOULDER);
        assert_near(p.on[part], planted, 1e-12);
    }
    assert_false(p.band);
    assert_false(p.chair);
    end(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_moment_is_the_same_from_anywhere),
        cmocka_unit_test(borders_have_no_step),
        cmocka_unit_test(a_hold_stands_still),
        cmocka_unit_test(left_is_the_mirrored_right),
        cmocka_unit_test(a_smaller_range_goes_less_far),
        cmocka_unit_test(planted_parts_carry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
