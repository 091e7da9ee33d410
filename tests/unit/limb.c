// Two bones between a root and a target, and the frames that hang on them.
#include "check.h"

#include "limb.h"
#include "measure.h"

static double gap(Vec3 a, Vec3 b) {
    return vec_length(vec_sub(a, b));
}

static void both_bones_keep_their_lengths(void **state) {
    (void)state;
    Vec3 root = vec3(.1, 1.2, -.3), pole = vec3(.2, -.1, -1);
    for (double far = .05; far < .9; far += .01) {
        Vec3 target = vec_add(root, vec_scale(vec_unit(vec3(.3, -.8, .4), pole), far)),
             end = target;
        Vec3 middle;
        double over = limb_reach(root, &end, .31, .24, pole, &middle);
        assert_near(gap(root, middle), .31, 1e-9);
        assert_near(gap(middle, end), .24, 1e-9);
        assert_near(over, far > .55 ? far - .55 : 0, 1e-9);
        if (far > .08 && far < .55)
            assert_near(gap(end, target), 0, 1e-9);
        // The middle lies on the side of the pole.
        Vec3 along = vec_unit(vec_sub(end, root), pole);
        assert_true(vec_dot(vec_reject(vec_sub(middle, root), along), pole) >= -1e-9);
    }
}

// The middle joint at a height of its own: there, on the side of the pole, and no lower than can
// be.
static void the_middle_goes_to_a_height(void **state) {
    (void)state;
    Vec3 root = vec3(.1, .32, -.3);
    for (int s = -1; s <= 1; s += 2) {
        for (double high = -.2; high < .5; high += .02) {
            Vec3 end = vec3(.1 + .08 * s, .03, -.05), pole = vec3(s, .2, 0), middle;
            double low = limb_lowest(root, end, .31, .24);
            Vec3 up = limb_pole_at(root, end, .31, .24, pole, 9);
            limb_reach(root, &end, .31, .24, up, &middle);
            double most = middle.y;
            Vec3 at = limb_pole_at(root, end, .31, .24, pole, high);
            limb_reach(root, &end, .31, .24, at, &middle);
            assert_near(middle.y, clamp(high, low, most), 1e-9);
            Vec3 level = vec_cross(vec_unit(vec_sub(end, root), pole), vec3(0, 1, 0));
            assert_true(vec_dot(at, level) * vec_dot(pole, level) > -1e-9);
        }
    }
}

// Folds are bends but for the last degrees, and go on, falling, out of reach.
static void folds_go_on_out_of_reach(void **state) {
    (void)state;
    for (double bend = 15; bend <= 150; bend += 7.5)
        assert_near(degrees(limb_fold(.4, .35, limb_length(.4, .35, radians(bend)))), bend, .1);
    double last = PI;
    for (double far = .06; far < 1; far += .005) {
        double fold = limb_fold(.4, .35, far);
        assert_true(fold > 0 && fold < last);
        assert_near(limb_unfold(.4, .35, fold), far, 1e-9);
        last = fold;
    }
}

static void length_and_bend_are_two_ways_to_say_it(void **state) {
    (void)state;
    for (double bend = 0; bend <= 150; bend += 7.5) {
        double length = limb_length(.4, .35, radians(bend));
        assert_near(degrees(limb_bend(.4, .35, length)), bend, 1e-5);
    }
    assert_near(limb_length(.4, .35, 0), .75, 1e-12);
    assert_near(limb_length(.4, .35, PI), .05, 1e-12);
}

// A placed limb is read back as the angles that were asked.
static void an_arm_is_read_back(void **state) {
    (void)state;
    Figure f;
    Body b;
    figure_init(&f, 1.65, false);
    for (int s = 0; s < SIDE_COUNT; s++)
        for (double lift = 20; lift < 160; lift += 23)
            for (double plane = -20; plane <= 120; plane += 35) {
                figure_rest(&f, &b);
                Vec3 upper = limb_arm_direction((Side)s, radians(lift), radians(plane));
                Vec3 pole = limb_arm_pole((Side)s, upper, radians(10));
                double bend = radians(40);
                Vec3 lower =
                    vec_add(vec_scale(upper, own_cos(bend)), vec_scale(pole, -own_sin(bend)));
                Vec3 wrist =
                    vec_add(b.position[JOINT_SHOULDER + s],
                            vec_add(vec_scale(upper, f.upper_arm), vec_scale(lower, f.forearm)));
                limb_place(&f, &b, LIMB_ARM, (Side)s, wrist, pole);
                Measure m;
                measure_body(&b, SIDE_RIGHT, &m);
                assert_near(degrees(m.angle[RANGE_SHOULDER_ELEVATION][s]), lift, 1e-6);
                assert_near(degrees(m.angle[RANGE_SHOULDER_PLANE][s]), plane, 1e-6);
                assert_near(degrees(m.angle[RANGE_ELBOW][s]), 40, 1e-6);
                // The bones' own turns take them where they are.
                assert_near(gap(body_point(&b, JOINT_ELBOW + s, vec3(0, -f.forearm, 0)), wrist), 0,
                            1e-9);
            }
}

static void a_leg_is_read_back(void **state) {
    (void)state;
    Figure f;
    Body b;
    figure_init(&f, 1.10, true);
    for (int s = 0; s < SIDE_COUNT; s++)
        for (double flex = -10; flex <= 120; flex += 26)
            for (double out = -10; out <= 30; out += 10) {
                figure_rest(&f, &b);
                Vec3 thigh = limb_leg_direction((Side)s, radians(flex), radians(out));
                Vec3 pole = limb_leg_pole((Side)s, radians(flex), radians(out), 0);
                Vec3 shank = vec_add(vec_scale(thigh, own_cos(radians(60))),
                                     vec_scale(pole, -own_sin(radians(60))));
                Vec3 ankle = vec_add(b.position[JOINT_HIP + s],
                                     vec_add(vec_scale(thigh, f.thigh), vec_scale(shank, f.shank)));
                limb_place(&f, &b, LIMB_LEG, (Side)s, ankle, pole);
                Measure m;
                measure_body(&b, SIDE_RIGHT, &m);
                assert_near(degrees(m.angle[RANGE_HIP_FLEX][s]), flex, 1e-6);
                assert_near(degrees(m.angle[RANGE_HIP_ABDUCTION][s]), out, 1e-6);
                assert_near(degrees(m.angle[RANGE_KNEE][s]), 60, 1e-6);
            }
}

static void hands_turn_as_asked(void **state) {
    (void)state;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 fingers = vec3(.6, 0, .8);
        Quat turn = limb_hand_turn((Side)s, fingers, vec3(.5, -1, 0));
        Vec3 along = quat_rotate(turn, vec3(0, -1, 0));
        Vec3 palm = quat_rotate(turn, vec3(-side_sign((Side)s), 0, 0));
        assert_near(gap(along, fingers), 0, 1e-12);
        assert_near(vec_dot(palm, fingers), 0, 1e-12); // squared to the fingers
        assert_true(palm.y < -.8);
    }
}

static void the_end_carries_its_points(void **state) {
    (void)state;
    Figure f;
    Body b;
    figure_init(&f, 1.65, false);
    figure_rest(&f, &b);
    Quat turn = quat_axis(vec3(1, 0, 0), .5);
    limb_set_end(&f, &b, LIMB_LEG, SIDE_LEFT, turn);
    assert_near(gap(b.position[JOINT_HEEL], b.position[JOINT_TOE]), f.foot_length, 1e-12);
    limb_set_end(&f, &b, LIMB_ARM, SIDE_RIGHT, turn);
    assert_near(gap(b.position[JOINT_WRIST + 1], b.position[JOINT_KNUCKLES + 1]), figure_grip(&f),
                1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_bones_keep_their_lengths),
        cmocka_unit_test(the_middle_goes_to_a_height),
        cmocka_unit_test(length_and_bend_are_two_ways_to_say_it),
        cmocka_unit_test(folds_go_on_out_of_reach),
        cmocka_unit_test(an_arm_is_read_back),
        cmocka_unit_test(a_leg_is_read_back),
        cmocka_unit_test(hands_turn_as_asked),
        cmocka_unit_test(the_end_carries_its_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
