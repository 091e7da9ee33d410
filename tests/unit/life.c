// What faces and bodies do by themselves: blinks, eyes before hands, standing at ease, a wave.
#include "check.h"

#include "life.h"
#include "life_look.h"
#include "sample.h"

typedef struct {
    Sample sample;
    Timeline timeline;
    Motion motion[2];
} Still;

// The sample's people stand and lift both arms in the out-breath.
static void begin(Still *s) {
    sample_make(&s->sample);
    Version *v = &s->sample.exercise[0].version[0];
    PoseGoal *up = &v->pose[1].goal;
    for (int i = 0; i < 2; i++) {
        up->set[CHANNEL_ARM_ELEVATION + i] = true;
        up->value[CHANNEL_ARM_ELEVATION + i] = radians(i == 0 ? 120 : 0);
    }
    timeline_init(&s->timeline, &s->sample.exercise[0], 0, 7.5);
    for (int i = 0; i < 2; i++)
        motion_init(&s->motion[i], &s->sample.figure[i], v, 1);
}

static void eyes_are_before_the_hand(void **state) {
    (void)state;
    static Still s;
    begin(&s);
    const Motion *m = &s.motion[0];
    double moves = 0; // seconds into the second rep when the hand has moved by 2 mm
    int first = timeline_rep(&s.timeline, 2);
    double start = s.timeline.phase[first].start * 7.5;
    Posture before, now;
    motion_at(m, &s.timeline, start / 7.5, &before);
    for (double t = 0; moves == 0 && t < 4; t += .01) {
        motion_at(m, &s.timeline, (start + t) / 7.5, &now);
        for (int side = 0; side < SIDE_COUNT; side++) {
            Joint hand = joint_on(JOINT_KNUCKLES, (Side)side);
            if (vec_length(vec_sub(now.body.position[hand], before.body.position[hand])) > .002)
                moves = t;
        }
    }
    assert_true(moves > 0);
    Vec3 where;
    double early = life_gaze(m, &s.timeline, (start - .31) / 7.5, &where);
    double follows = life_gaze(m, &s.timeline, (start + moves - .3) / 7.5, &where);
    assert_true(early < .01); // what came before is over
    assert_true(follows > .9);
    // In the middle of the move they look where the hand will be.
    double middle = (start + 2.2) / 7.5;
    assert_true(life_gaze(m, &s.timeline, middle, &where) > .99);
    motion_at(m, &s.timeline, middle + LIFE_AHEAD / 7.5, &now);
    double near = 1e9;
    for (int side = 0; side < SIDE_COUNT; side++)
        near = fmin(near, vec_length(vec_sub(now.body.position[JOINT_KNUCKLES + side], where)));
    assert_true(near < .12);
    // In a hold they look at the family.
    assert_near(life_gaze(m, &s.timeline, (start + 8) / 7.5, &where), 0, 1e-12);
    timeline_free(&s.timeline);
}

static void lids_blink_now_and_then(void **state) {
    (void)state;
    static Still s;
    begin(&s);
    for (int who = 0; who < 2; who++) {
        const Figure *f = &s.sample.figure[who];
        double shut = 0, longest = 0, row = 0, since = 0, most = 0;
        int blinks = 0;
        bool was = false;
        for (int i = 0; i < 120 * 120; i++) { // two minutes
            double lid = life_blink(f, i / 120.0);
            assert_true(lid >= 0 && lid <= 1);
            bool is = lid > .5;
            blinks += is && !was;
            row = is ? row + 1 / 120.0 : 0;
            since = is ? 0 : since + 1 / 120.0;
            longest = fmax(longest, row);
            most = fmax(most, since);
            shut += is / 120.0;
            was = is;
        }
        assert_true(blinks > 20 && blinks < 60);
        assert_true(longest > .08 && longest < .3);
        assert_true(most < 8 && shut < 10);
    }
    int together = 0;
    for (int i = 0; i < 1200; i++)
        together += life_blink(&s.sample.figure[0], i * .1) > .5 &&
                    life_blink(&s.sample.figure[1], i * .1) > .5;
    assert_true(together < 12);
    timeline_free(&s.timeline);
}

// How straight the straighter arm is: 1 like a stick.
static double stick(const Figure *f, const Body *b) {
    double most = 0;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 arm = vec_sub(b->position[JOINT_WRIST + s], b->position[JOINT_SHOULDER + s]);
        most = fmax(most, vec_length(arm) / (f->upper_arm + f->forearm));
    }
    return most;
}

static double hand_to_hip(const Body *b) {
    double least = 1;
    for (int s = 0; s < SIDE_COUNT; s++)
        least = fmin(least,
                     vec_length(vec_sub(b->position[JOINT_WRIST + s], b->position[JOINT_HIP + s])));
    return least;
}

// At ease nobody leaves the place or stands like a stick, a grown-up's hand lies on its hip now and
// then, and a hand goes up and comes down again.
static void who_waits_stands_at_ease_and_waves(void **state) {
    (void)state;
    static Still s;
    begin(&s);
    for (int who = 0; who < 2; who++) {
        const Figure *f = &s.sample.figure[who];
        Posture still, p, last;
        motion_still(&s.motion[who], 0, &still);
        double highest = -9, sways = 0, hip = 1;
        assert_true(stick(f, &still.body) > .985);
        for (int i = 0; i < 60 * 30; i++) {
            MotionLife life;
            life_idle(f, i / 60.0, 1, &life);
            life_hello(f, i / 60.0, 1, &life);
            motion_still_alive(&s.motion[who], 0, &life, &p);
            const Vec3 *at = p.body.position, *was = still.body.position;
            for (int side = 0; side < SIDE_COUNT; side++)
                assert_near(vec_length(vec_sub(at[JOINT_ANKLE + side], was[JOINT_ANKLE + side])), 0,
                            1e-6);
            assert_true(stick(f, &p.body) < .985);
            hip = fmin(hip, hand_to_hip(&p.body));
            highest = fmax(highest, at[JOINT_KNUCKLES + SIDE_RIGHT].y - at[JOINT_SHOULDER].y);
            sways = fmax(sways, fabs(at[JOINT_PELVIS].x - was[JOINT_PELVIS].x));
            for (int j = 0; i > 0 && j < JOINT_COUNT; j++)
                assert_true(vec_length(vec_sub(at[j], last.body.position[j])) < 1.3 / 60);
            last = p;
        }
        assert_true(highest > .1);
        assert_true(sways > .004 && sways < .03);
        assert_int_equal(hip < .083 * f->height, !f->child);
        MotionLife none;
        life_idle(f, 5, 0, &none);
        life_hello(f, 5, 0, &none);
        motion_still_alive(&s.motion[who], 0, &none, &p);
        for (int j = 0; j < JOINT_COUNT; j++)
            assert_near(vec_length(vec_sub(p.body.position[j], still.body.position[j])), 0, 1e-9);
    }
    timeline_free(&s.timeline);
}

// A hand waves over the shoulder, or lies on a hip.
static bool poses(const Figure *f, const Body *body) {
    double up = body->position[JOINT_KNUCKLES + SIDE_RIGHT].y - body->position[JOINT_SHOULDER].y;
    return up > .1 || hand_to_hip(body) < .083 * f->height;
}

// On a photo nobody stands with both arms down, and the one who leads and children wave.
static void on_a_photo_everybody_poses(void **state) {
    (void)state;
    static Still s;
    begin(&s);
    for (int who = 0; who < 2; who++) {
        const Figure *f = &s.sample.figure[who];
        for (int place = 0; place < 4; place++) {
            Posture p;
            MotionLife life;
            life_idle(f, 5, 1, &life);
            life.add.on_hip[SIDE_LEFT] = life.add.on_hip[SIDE_RIGHT] = 0;
            motion_still_alive(&s.motion[who], 0, &life, &p);
            assert_false(poses(f, &p.body)); // planted: waiting as ever
            life_photo(f, place, &life);
            motion_still_alive(&s.motion[who], 0, &life, &p);
            assert_true(poses(f, &p.body));
            double up =
                p.body.position[JOINT_KNUCKLES + SIDE_RIGHT].y - p.body.position[JOINT_SHOULDER].y;
            assert_true(up > .1 || (place % 2 && !f->child));
        }
    }
    timeline_free(&s.timeline);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eyes_are_before_the_hand),
        cmocka_unit_test(lids_blink_now_and_then),
        cmocka_unit_test(who_waits_stands_at_ease_and_waves),
        cmocka_unit_test(on_a_photo_everybody_poses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
