// Sitting on a chair, lying on a side, the bridge, and the places of hands that came with them:
// what is said to touch does, for bodies of several sizes, and visibly does not when it is not
// said.
#include "check.h"

#include "solve.h"

static const double HEIGHTS[] = {1.10, 1.25, 1.52, 1.65, 1.80};
static const double VISIBLE = .03; // metres

static void ask(PoseGoal *g, Channel channel, double angle) {
    g->set[channel] = true;
    g->value[channel] = radians(angle);
}

static void both(PoseGoal *g, Part part, Contact contact) {
    g->contact[part] = g->contact[part + 1] = contact;
}

static void place_hands(PoseGoal *g, Contact contact, Place place) {
    both(g, PART_HAND, contact);
    g->hand_place[0] = g->hand_place[1] = place;
}

static PoseGoal standing(void) {
    PoseGoal g = {.stance = STANCE_STANDING};
    both(&g, PART_FOOT, CONTACT_PLANT);
    ask(&g, CHANNEL_KNEE, 8);
    ask(&g, CHANNEL_KNEE + 1, 8);
    return g;
}

static PoseGoal sitting(void) {
    PoseGoal g = {.stance = STANCE_SITTING_ON_CHAIR};
    both(&g, PART_FOOT, CONTACT_PLANT);
    g.contact[PART_PELVIS] = CONTACT_REST;
    return g;
}

static double solve(const Figure *f, const PoseGoal *g, const KeyPose *base, KeyPose *key,
                    Body *body) {
    SolveMiss miss;
    solve_pose(&(SolveInput){f, g, base, 0, NULL}, key, &miss);
    key_place(f, key, body);
    return miss.metres;
}

static Figure person(size_t i) {
    Figure f;
    figure_init(&f, HEIGHTS[i], i < 2);
    return f;
}

static void sits_on_the_seat_with_flat_feet(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = sitting();
        KeyPose key;
        Body b;
        assert_true(solve(&f, &g, NULL, &key, &b) < .003);
        assert_near(part_height(&f, &b, PART_PELVIS), figure_seat(&f), .002);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_near(b.position[JOINT_HEEL + s].y, 0, 1e-6);
            assert_near(b.position[JOINT_HIP + s].y, b.position[JOINT_KNEE + s].y, .02 * f.height);
        }
        g.contact[PART_PELVIS] = CONTACT_FREE; // nothing to sit on
        ask(&g, CHANNEL_KNEE, 40);
        ask(&g, CHANNEL_KNEE + 1, 40);
        solve(&f, &g, NULL, &key, &b);
        assert_true(fabs(part_height(&f, &b, PART_PELVIS) - figure_seat(&f)) > VISIBLE);
    }
}

// Who leans forward or lifts a knee does not slide about on the seat.
static void the_seat_keeps_the_pelvis(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = sitting(), lean = sitting();
        KeyPose key, leant;
        Body b;
        solve(&f, &g, NULL, &key, &b);
        ask(&lean, CHANNEL_PELVIS_PITCH, 30);
        place_hands(&lean, CONTACT_CLASP, PLACE_LAP);
        assert_true(solve(&f, &lean, &key, &leant, &b) < .003);
        assert_near(vec_length(vec_sub(key.pelvis, leant.pelvis)), 0, .012 * f.height);
        assert_near(part_height(&f, &b, PART_PELVIS), figure_seat(&f), .002);
    }
}

static double from_thigh(const Body *b, int hand, Side leg) {
    Vec3 hip = b->position[JOINT_HIP + leg], knee = b->position[JOINT_KNEE + leg];
    Vec3 way = vec_unit(vec_sub(knee, hip), vec3(0, -1, 0));
    return vec_length(vec_reject(vec_sub(b->position[JOINT_KNUCKLES + hand], hip), way));
}

static void hands_lie_on_the_lap(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = sitting();
        KeyPose key;
        Body b;
        place_hands(&g, CONTACT_CLASP, PLACE_LAP);
        assert_true(solve(&f, &g, NULL, &key, &b) < .003);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_true(b.position[JOINT_KNUCKLES + s].y > b.position[JOINT_KNEE + s].y);
            assert_true(from_thigh(&b, s, (Side)s) < 1.25 * f.girth.thigh);
        }
        place_hands(&g, CONTACT_FREE, PLACE_SAME);
        solve(&f, &g, NULL, &key, &b);
        assert_true(from_thigh(&b, 0, SIDE_LEFT) >
                    1.25 * f.girth.thigh + VISIBLE * f.height / 1.65);
    }
}

// On the rim of the pelvis, also when the trunk leans away.
static void hands_stand_on_the_hips(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++)
        for (int side = 0; side <= 12; side += 12) {
            Figure f = person(i);
            PoseGoal g = standing();
            KeyPose key;
            Body b;
            ask(&g, CHANNEL_SPINE_SIDE, side);
            place_hands(&g, CONTACT_CLASP, PLACE_HIPS);
            solve(&f, &g, NULL, &key, &b);
            for (int s = 0; s < SIDE_COUNT; s++) {
                Vec3 hand = vec_sub(b.position[JOINT_KNUCKLES + s], b.position[JOINT_PELVIS]);
                double out = fabs(hand.x) - f.girth.hip_width;
                assert_true(out > -.03 * f.height && out < .02 * f.height);
                assert_true(hand.y > .03 * f.height && hand.y < .09 * f.height);
            }
            place_hands(&g, CONTACT_FREE, PLACE_SAME);
            solve(&f, &g, NULL, &key, &b);
            assert_true(b.position[JOINT_KNUCKLES].y < b.position[JOINT_PELVIS].y);
        }
}

// From a quarter of the way down the upper arm.
static double from_other_arm(const Body *b, int side) {
    Side other = other_side((Side)side);
    Vec3 arm = vec_mix(b->position[joint_on(JOINT_SHOULDER, other)],
                       b->position[joint_on(JOINT_ELBOW, other)], .25);
    return vec_length(vec_sub(b->position[JOINT_KNUCKLES + side], arm));
}

// Also while the trunk turns.
static void a_hand_lies_on_the_other_shoulder(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++)
        for (int turn = 0; turn <= 30; turn += 30) {
            Figure f = person(i);
            PoseGoal g = standing();
            KeyPose key;
            Body b;
            ask(&g, CHANNEL_SPINE_TURN, turn);
            g.contact[PART_HAND + ROLE_LEAD] = CONTACT_CLASP;
            g.hand_place[ROLE_LEAD] = PLACE_SHOULDER;
            solve(&f, &g, NULL, &key, &b);
            int lead = (int)role_side(ROLE_LEAD), other = (int)role_side(ROLE_OTHER);
            assert_true(from_other_arm(&b, lead) < 2.2 * f.girth.shoulder);
            assert_true(from_other_arm(&b, other) >
                        2.2 * f.girth.shoulder + VISIBLE * f.height / 1.65);
        }
}

static void hands_clasp_behind_the_thigh(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = standing(), up = standing();
        KeyPose tall, key;
        Body b;
        solve(&f, &g, NULL, &tall, &b);
        up.contact[PART_FOOT] = CONTACT_FREE;
        up.one_leg = true;
        ask(&up, CHANNEL_HIP_FLEX, 95);
        ask(&up, CHANNEL_KNEE, 100);
        ask(&up, CHANNEL_SPINE_FLEX, 10);
        place_hands(&up, CONTACT_CLASP, PLACE_THIGH);
        assert_true(solve(&f, &up, &tall, &key, &b) < .003);
        for (int s = 0; s < SIDE_COUNT; s++) { // below it, and at it
            assert_true(from_thigh(&b, s, SIDE_RIGHT) < 1.4 * f.girth.thigh);
            assert_true(b.position[JOINT_KNUCKLES + s].y < b.position[JOINT_HIP + SIDE_RIGHT].y);
        }
        place_hands(&up, CONTACT_FREE, PLACE_SAME);
        solve(&f, &up, &tall, &key, &b);
        assert_true(from_thigh(&b, 0, SIDE_RIGHT) >
                    1.4 * f.girth.thigh + VISIBLE * f.height / 1.65);
    }
}

static void hands_lie_flat_on_the_wall(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = standing(), lean = standing();
        KeyPose tall, key;
        Body b;
        solve(&f, &g, NULL, &tall, &b);
        ask(&lean, CHANNEL_PELVIS_PITCH, 30);
        place_hands(&lean, CONTACT_PLANT, PLACE_WALL);
        assert_true(solve(&f, &lean, &tall, &key, &b) < .003);
        for (int s = 0; s < SIDE_COUNT; s++) {
            double gap = figure_wall_away(&f) - b.position[JOINT_KNUCKLES + s].z;
            assert_near(gap, f.girth.hand_thickness, .012);
            assert_true(body_palm(&b, (Side)s).z > .95);
        }
        place_hands(&lean, CONTACT_FREE, PLACE_SAME);
        solve(&f, &lean, &tall, &key, &b);
        assert_true(figure_wall_away(&f) - b.position[JOINT_KNUCKLES].z > VISIBLE);
    }
}

static void forearms_lie_on_the_mat(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = {.stance = STANCE_HANDS_AND_KNEES};
        KeyPose key;
        Body b;
        both(&g, PART_FOOT, CONTACT_PLANT);
        both(&g, PART_KNEE, CONTACT_PLANT);
        both(&g, PART_FOREARM, CONTACT_PLANT);
        ask(&g, CHANNEL_PELVIS_PITCH, 100);
        assert_true(solve(&f, &g, NULL, &key, &b) < .003);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_near(part_height(&f, &b, PART_FOREARM + s), 0, .003);
            assert_near(b.position[JOINT_ELBOW + s].y - f.girth.elbow, 0, .003);
        }
        both(&g, PART_FOREARM, CONTACT_FREE);
        solve(&f, &g, NULL, &key, &b);
        assert_true(b.position[JOINT_ELBOW].y - f.girth.elbow > VISIBLE);
    }
}

static void lies_on_a_side_with_the_head_on_a_cushion(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        double high = .075;
        PoseGoal g = {.stance = STANCE_LYING_ON_SIDE, .cushion = high};
        KeyPose key;
        Body b;
        g.contact[PART_PELVIS] = g.contact[PART_SHOULDER + 1] = g.contact[PART_EAR + 1] =
            CONTACT_REST;
        assert_true(solve(&f, &g, NULL, &key, &b) < .003);
        assert_near(part_height(&f, &b, PART_PELVIS), 0, .002);
        assert_near(part_height(&f, &b, PART_SHOULDER + 1), 0, .002);
        assert_near(part_height(&f, &b, PART_EAR + 1), high * f.height / 1.65, .002);
        // The lead side is up.
        assert_true(b.position[JOINT_SHOULDER + SIDE_RIGHT].y >
                    b.position[JOINT_SHOULDER + SIDE_LEFT].y + 1.4 * f.shoulder_half);
        g.cushion = 0; // nothing under the head
        solve(&f, &g, NULL, &key, &b);
        assert_true(fabs(part_height(&f, &b, PART_EAR + 1) - high * f.height / 1.65) >
                    VISIBLE * f.height / 1.65);
    }
}

// The hips are lifted, the back of the ribs and the head stay where they were.
static void a_bridge_leaves_the_back_on_the_mat(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f = person(i);
        PoseGoal g = {.stance = STANCE_LYING_ON_BACK}, up;
        KeyPose flat, key;
        Body before, b;
        both(&g, PART_FOOT, CONTACT_PLANT);
        g.contact[PART_PELVIS] = g.contact[PART_BACK] = g.contact[PART_BACK_HEAD] = CONTACT_REST;
        assert_true(solve(&f, &g, NULL, &flat, &before) < .003);
        up = g;
        up.contact[PART_PELVIS] = CONTACT_FREE;
        ask(&up, CHANNEL_PELVIS_PITCH, -116);
        ask(&up, CHANNEL_NECK_FLEX, 22);
        assert_true(solve(&f, &up, &flat, &key, &b) < .003);
        assert_true(part_height(&f, &b, PART_PELVIS) > .04 * f.height);
        assert_near(part_height(&f, &b, PART_BACK), 0, .003);
        assert_near(part_height(&f, &b, PART_BACK_HEAD), 0, .003);
        assert_near(b.position[JOINT_RIBS].z, before.position[JOINT_RIBS].z, .004);
        for (int s = 0; s < SIDE_COUNT; s++)
            assert_near(
                vec_length(vec_sub(b.position[JOINT_ANKLE + s], before.position[JOINT_ANKLE + s])),
                0, 1e-6);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sits_on_the_seat_with_flat_feet),
        cmocka_unit_test(the_seat_keeps_the_pelvis),
        cmocka_unit_test(hands_lie_on_the_lap),
        cmocka_unit_test(hands_stand_on_the_hips),
        cmocka_unit_test(a_hand_lies_on_the_other_shoulder),
        cmocka_unit_test(hands_clasp_behind_the_thigh),
        cmocka_unit_test(hands_lie_flat_on_the_wall),
        cmocka_unit_test(forearms_lie_on_the_mat),
        cmocka_unit_test(lies_on_a_side_with_the_head_on_a_cushion),
        cmocka_unit_test(a_bridge_leaves_the_back_on_the_mat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
