// Moves between key poses: eased, through a point in between, with what is planted kept in place.
#include "check.h"

#include "blend.h"
#include "sample.h"
#include "solve.h"

static double slope(double (*f)(double, double), double at, double t) {
    const double h = 1e-5;
    return (f(t + h, at) - f(t - h, at)) / (2 * h);
}

static double eased(double t, double unused) {
    (void)unused;
    return blend_ease(t);
}

static void eases_from_rest_to_rest(void **state) {
    (void)state;
    assert_near(blend_ease(0), 0, 0);
    assert_near(blend_ease(1), 1, 1e-15);
    assert_near(blend_ease(.5), .5, 1e-15);
    assert_near(blend_ease(-1), 0, 0);
    assert_near(blend_ease(2), 1, 1e-15);
    for (double t = 0; t < 1; t += .01) {
        assert_true(blend_ease(t + .01) > blend_ease(t));
        assert_near(blend_ease(t) + blend_ease(1 - t), 1, 1e-12);
    }
    assert_near(slope(eased, 0, 1e-4), 0, 1e-5);
    assert_near(slope(eased, 0, .5), 1.875, 1e-6); // the top speed of minimum jerk
}

static void a_bump_is_one_where_it_is_passed(void **state) {
    (void)state;
    for (double at = .2; at < .85; at += .1) {
        assert_near(blend_bump(at, at), 1, 1e-12);
        assert_near(blend_bump(0, at), 0, 1e-12);
        assert_near(blend_bump(1, at), 0, 1e-12);
        assert_near(slope(blend_bump, at, 1e-4), 0, 1e-4);
        assert_near(slope(blend_bump, at, 1 - 1e-4), 0, 1e-4);
        // No jump in slope or curvature where it is passed.
        const double h = 1e-4;
        double before =
            blend_bump(at - h, at) - 2 * blend_bump(at - 2 * h, at) + blend_bump(at - 3 * h, at);
        double after =
            blend_bump(at + 3 * h, at) - 2 * blend_bump(at + 2 * h, at) + blend_bump(at + h, at);
        assert_near(before / (h * h), after / (h * h), .6);
    }
}

typedef struct {
    Sample sample;
    KeyPose key[2][2]; // of the standing and the crawling movement
} Stand;

static void solve_both(Stand *stand, int person) {
    sample_make(&stand->sample);
    for (int e = 0; e < 2; e++)
        for (int p = 0; p < 2; p++) {
            const Version *v = &stand->sample.exercise[e].version[0];
            SolveInput input = {&stand->sample.figure[person], &v->pose[p].goal,
                                p ? &stand->key[e][0] : NULL, 0, NULL};
            SolveMiss miss;
            solve_pose(&input, &stand->key[e][p], &miss);
            assert_true(miss.metres < .001);
        }
}

static Blend share_of(const KeyPose *from, const KeyPose *goal, double t) {
    Blend blend = {.from = from, .goal = goal};
    for (int g = 0; g < GROUP_COUNT; g++)
        blend.to[g] = blend_ease(t);
    return blend;
}

static double worst(const Body *a, const Body *b) {
    double most = 0;
    for (int j = 0; j < JOINT_COUNT; j++)
        most = fmax(most, vec_length(vec_sub(a->position[j], b->position[j])));
    return most;
}

static void begins_and_ends_in_the_poses(void **state) {
    (void)state;
    static Stand s;
    for (int person = 0; person < 2; person++) {
        solve_both(&s, person);
        for (int e = 0; e < 2; e++) {
            const Figure *f = &s.sample.figure[person];
            Body pose, body;
            for (int end = 0; end < 2; end++) {
                key_place(f, &s.key[e][end], &pose);
                Blend blend = share_of(&s.key[e][0], &s.key[e][1], end);
                blend_body(f, &blend, &body);
                assert_near(worst(&pose, &body), 0, 1e-4);
            }
            Blend still = share_of(&s.key[e][1], &s.key[e][1], .4); // a hold
            blend_body(f, &still, &body);
            assert_near(worst(&pose, &body), 0, 1e-4);
        }
    }
}

static void keeps_lengths_and_what_is_planted(void **state) {
    (void)state;
    static Stand s;
    solve_both(&s, 1);
    const Figure *f = &s.sample.figure[1];
    for (int e = 0; e < 2; e++) {
        Body start;
        key_place(f, &s.key[e][0], &start);
        for (double t = 0; t <= 1; t += .02) {
            Body b;
            Blend blend = share_of(&s.key[e][0], &s.key[e][1], t);
            blend_body(f, &blend, &b);
            for (int side = 0; side < 2; side++) {
                Vec3 thigh = vec_sub(b.position[JOINT_HIP + side], b.position[JOINT_KNEE + side]);
                Vec3 arm =
                    vec_sub(b.position[JOINT_SHOULDER + side], b.position[JOINT_ELBOW + side]);
                assert_near(vec_length(thigh), f->thigh, 1e-9);
                assert_near(vec_length(arm), f->upper_arm, 1e-9);
                Vec3 foot =
                    vec_sub(b.position[JOINT_ANKLE + side], start.position[JOINT_ANKLE + side]);
                assert_near(vec_length(foot), 0, 1e-4);
                Vec3 hand =
                    vec_sub(b.position[JOINT_WRIST + side], start.position[JOINT_WRIST + side]);
                if (e == 1)
                    assert_near(vec_length(hand), 0, 1e-4);
            }
        }
    }
}

static void passes_through_the_pose_in_between(void **state) {
    (void)state;
    static Stand s;
    solve_both(&s, 0);
    const Figure *f = &s.sample.figure[0];
    Body pose, body;
    key_place(f, &s.key[0][1], &pose);
    // There and back in one move: home, past `there`, home.
    Blend blend = {.from = &s.key[0][0], .passed = &s.key[0][1], .goal = &s.key[0][0]};
    for (int g = 0; g < GROUP_COUNT; g++)
        blend.via[g] = blend_bump(.4, .4);
    blend_body(f, &blend, &body);
    assert_near(worst(&pose, &body), 0, 1e-3);
}

static void the_band_is_held_when_both_poses_hold_it(void **state) {
    (void)state;
    KeyPose a = {0}, b = {0};
    Blend blend = share_of(&a, &b, .5);
    a.limb[0].frame = a.limb[1].frame = b.limb[0].frame = b.limb[1].frame = FRAME_BAND;
    assert_true(blend_holds_band(&blend));
    b.limb[1].frame = FRAME_ROOT;
    assert_false(blend_holds_band(&blend));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eases_from_rest_to_rest),
        cmocka_unit_test(a_bump_is_one_where_it_is_passed),
        cmocka_unit_test(begins_and_ends_in_the_poses),
        cmocka_unit_test(keeps_lengths_and_what_is_planted),
        cmocka_unit_test(passes_through_the_pose_in_between),
        cmocka_unit_test(the_band_is_held_when_both_poses_hold_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
