// Key poses: what a goal plants, rests, grips or clasps is there, for bodies of several sizes.
#include "check.h"

#include "measure.h"
#include "solve.h"

static const double HEIGHTS[] = {1.10, 1.25, 1.52, 1.65, 1.80};

static void ask(PoseGoal *g, Channel channel, double angle) {
    g->set[channel] = true;
    g->value[channel] = radians(angle);
}

static void both(PoseGoal *g, Part part, Contact contact) {
    g->contact[part] = g->contact[part + 1] = contact;
}

static PoseGoal standing(void) {
    PoseGoal g = {.stance = STANCE_STANDING};
    both(&g, PART_FOOT, CONTACT_PLANT);
    for (int side = 0; side < 2; side++)
        ask(&g, CHANNEL_KNEE + side, 8);
    return g;
}

static PoseGoal all_fours(void) {
    PoseGoal g = {.stance = STANCE_HANDS_AND_KNEES};
    both(&g, PART_FOOT, CONTACT_PLANT);
    both(&g, PART_KNEE, CONTACT_PLANT);
    both(&g, PART_HAND, CONTACT_PLANT);
    ask(&g, CHANNEL_PELVIS_PITCH, 72);
    return g;
}

static void solve(const Figure *f, const PoseGoal *g, const KeyPose *base, KeyPose *key,
                  Body *body) {
    SolveInput input = {f, g, base, 1.6, NULL};
    SolveMiss miss;
    solve_pose(&input, key, &miss);
    if (miss.metres > .003)
        fail_msg("%s of a %g m body misses by %g mm", part_name(miss.part), f->height,
                 miss.metres * 1000);
    key_place(f, key, body);
}

static void stands_on_flat_feet(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        figure_init(&f, HEIGHTS[i], i < 2);
        PoseGoal g = standing();
        KeyPose key;
        Body b;
        solve(&f, &g, NULL, &key, &b);
        Measure m;
        measure_body(&b, SIDE_RIGHT, &m);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_near(b.position[JOINT_HEEL + s].y, 0, 1e-6);
            assert_near(b.position[JOINT_TOE + s].y, 0, 1e-6);
            assert_near(degrees(m.angle[RANGE_KNEE][s]), 8, .5);
        }
        assert_near(b.position[JOINT_PELVIS].x, 0, 1e-9); // nothing leans to a side
        Body mirrored;
        body_mirror(&b, &mirrored);
        for (int j = 0; j < JOINT_COUNT; j++)
            assert_near(vec_length(vec_sub(mirrored.position[j], b.position[j])), 0, 1e-9);
    }
}

static void all_fours_touch_the_mat(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        figure_init(&f, HEIGHTS[i], i < 2);
        PoseGoal g = all_fours();
        KeyPose key;
        Body b;
        solve(&f, &g, NULL, &key, &b);
        for (int role = 0; role < 2; role++) {
            assert_near(part_height(&f, &b, PART_KNEE + role), 0, .001);
            assert_near(part_height(&f, &b, PART_HAND + role), 0, .02);
        }
    }
}

static void a_shoulder_and_an_ear_come_down(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        figure_init(&f, HEIGHTS[i], i < 2);
        PoseGoal g = all_fours(), down = all_fours();
        KeyPose table, key;
        Body b;
        solve(&f, &g, NULL, &table, &b);
        ask(&down, CHANNEL_PELVIS_PITCH, 108);
        ask(&down, CHANNEL_SPINE_FLEX, 26);
        ask(&down, CHANNEL_SPINE_TURN, -44);
        ask(&down, CHANNEL_NECK_SIDE, -25);
        ask(&down, CHANNEL_NECK_TURN, -15);
        down.contact[PART_HAND] = CONTACT_SLIDE;
        down.hand_place[ROLE_LEAD] = PLACE_UNDER;
        down.contact[PART_SHOULDER] = down.contact[PART_EAR] = CONTACT_REST;
        solve(&f, &down, &table, &key, &b);
        assert_near(part_height(&f, &b, PART_SHOULDER), 0, .003);
        assert_near(part_height(&f, &b, PART_EAR), 0, .003);
        // The other hand has not moved.
        assert_near(vec_length(vec_sub(key.limb[limb_index(0, SIDE_LEFT)].end,
                                       table.limb[limb_index(0, SIDE_LEFT)].end)),
                    0, 1e-12);
        // Without the wish to rest they stay in the air: it is not painted by the angles.
        down.contact[PART_SHOULDER] = down.contact[PART_EAR] = CONTACT_FREE;
        solve(&f, &down, &table, &key, &b);
        assert_true(part_height(&f, &b, PART_SHOULDER) > .03 * f.height / 1.65);
    }
}

static void the_band_keeps_hands_apart_and_arms_straight(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++)
        for (double arc = 12; arc <= 200; arc += 31) {
            Figure f;
            figure_init(&f, HEIGHTS[i], i < 2);
            PoseGoal g = standing();
            both(&g, PART_HAND, CONTACT_GRIP);
            ask(&g, CHANNEL_BAND, arc);
            KeyPose key;
            Body b;
            solve(&f, &g, NULL, &key, &b);
            Vec3 between = vec_sub(b.position[JOINT_KNUCKLES], b.position[JOINT_KNUCKLES + 1]);
            assert_near(vec_length(between), 1.6 * 2 * f.shoulder_half, .002);
            Measure m;
            measure_body(&b, SIDE_RIGHT, &m);
            assert_true(degrees(m.angle[RANGE_ELBOW][SIDE_RIGHT]) < 3);
        }
}

static void hands_find_the_rail(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        figure_init(&f, HEIGHTS[i], i < 2);
        PoseGoal g = standing(), lean = standing();
        KeyPose tall, key;
        Body b;
        solve(&f, &g, NULL, &tall, &b);
        ask(&lean, CHANNEL_PELVIS_PITCH, 46);
        ask(&lean, CHANNEL_SPINE_FLEX, 6);
        both(&lean, PART_HAND, CONTACT_PLANT);
        lean.hand_place[0] = lean.hand_place[1] = PLACE_RAIL;
        solve(&f, &lean, &tall, &key, &b);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_near(b.position[JOINT_KNUCKLES + s].y, f.chair_top, .05);
            assert_near(b.position[JOINT_KNUCKLES + s].z, f.chair_away, .08);
        }
        assert_true(b.position[JOINT_PELVIS].z < -.05); // the hips went back
    }
}

static void one_leg_stands_over_its_foot(void **state) {
    (void)state;
    Figure f;
    figure_init(&f, 1.65, false);
    PoseGoal g = standing(), up = standing();
    KeyPose tall, key;
    Body b;
    solve(&f, &g, NULL, &tall, &b);
    up.contact[PART_FOOT] = CONTACT_FREE;
    ask(&up, CHANNEL_HIP_FLEX, 90);
    ask(&up, CHANNEL_KNEE, 90);
    solve(&f, &up, &tall, &key, &b);
    Vec3 mass = figure_mass_centre(&f, &b);
    assert_near(mass.x, b.position[JOINT_ANKLE + SIDE_LEFT].x, .02);
    assert_true(b.position[JOINT_KNEE + SIDE_RIGHT].y > .6);
}

static void a_goal_out_of_reach_is_told(void **state) {
    (void)state;
    Figure f;
    figure_init(&f, 1.65, false);
    f.chair_away = 2.5; // a chair in the next room
    PoseGoal g = standing();
    both(&g, PART_HAND, CONTACT_PLANT);
    g.hand_place[0] = g.hand_place[1] = PLACE_RAIL;
    KeyPose key;
    SolveMiss miss;
    solve_pose(&(SolveInput){&f, &g, NULL, 0, NULL}, &key, &miss);
    assert_true(miss.metres > .1);
    assert_true(miss.part == PART_HAND || miss.part == PART_HAND + 1);
}

static void the_same_goal_gives_the_same_bytes(void **state) {
    (void)state;
    Figure f;
    figure_init(&f, 1.10, true);
    PoseGoal g = all_fours();
    KeyPose a, b;
    SolveMiss miss;
    memset(&a, 1, sizeof a);
    memset(&b, 2, sizeof b);
    solve_pose(&(SolveInput){&f, &g, NULL, 0, NULL}, &a, &miss);
    solve_pose(&(SolveInput){&f, &g, NULL, 0, NULL}, &b, &miss);
    Body x, y;
    key_place(&f, &a, &x);
    key_place(&f, &b, &y);
    assert_memory_equal(&x, &y, sizeof x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_on_flat_feet),
        cmocka_unit_test(all_fours_touch_the_mat),
        cmocka_unit_test(a_shoulder_and_an_ear_come_down),
        cmocka_unit_test(the_band_keeps_hands_apart_and_arms_straight),
        cmocka_unit_test(hands_find_the_rail),
        cmocka_unit_test(one_leg_stands_over_its_foot),
        cmocka_unit_test(a_goal_out_of_reach_is_told),
        cmocka_unit_test(the_same_goal_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
