// Poses set joint by joint, without the solver: what a skin must bear. Nothing here touches a mat.
#ifndef POSE_BY_HAND_H
#define POSE_BY_HAND_H

#include <string.h>

#include "person.h"

typedef enum {
    HAND_POSE_REST,
    HAND_POSE_OVERHEAD,
    HAND_POSE_WIDE_OVERHEAD,
    HAND_POSE_BEHIND,
    HAND_POSE_FORWARD_BEND,
    HAND_POSE_KNEE_HUG,
    HAND_POSE_ALL_FOURS,
    HAND_POSE_TWIST,
    HAND_POSE_SIDE_BEND,
    HAND_POSES
} HandPose;

static const char *const HAND_POSE_NAMES[HAND_POSES] = {
    "rest",     "overhead",  "wide overhead", "behind",   "forward bend",
    "knee hug", "all fours", "twist",         "side bend"};

static inline Quat by_degrees(double x, double y, double z) {
    Quat about_x = quat_axis(vec3(1, 0, 0), radians(x)),
         about_y = quat_axis(vec3(0, 1, 0), radians(y));
    return quat_mul(quat_axis(vec3(0, 0, 1), radians(z)), quat_mul(about_y, about_x));
}

static inline void hand_spine(Body *b, Quat pelvis, Quat flex[5]) {
    b->rotation[JOINT_PELVIS] = pelvis;
    for (int i = 0; i < 5; i++)
        b->rotation[JOINT_WAIST + i] = quat_mul(b->rotation[JOINT_PELVIS + i], flex[i]);
}

static inline void hand_arm(Body *b, int s, Quat upper, double elbow) {
    b->rotation[JOINT_SHOULDER + s] = quat_mul(b->rotation[JOINT_RIBS], upper);
    b->rotation[JOINT_ELBOW + s] =
        quat_mul(b->rotation[JOINT_SHOULDER + s], by_degrees(-elbow, 0, 0));
    b->rotation[JOINT_WRIST + s] = b->rotation[JOINT_ELBOW + s];
}

static inline void hand_leg(Body *b, int s, double hip, double knee, double ankle) {
    b->rotation[JOINT_HIP + s] = quat_mul(b->rotation[JOINT_PELVIS], by_degrees(-hip, 0, 0));
    b->rotation[JOINT_KNEE + s] = quat_mul(b->rotation[JOINT_HIP + s], by_degrees(knee, 0, 0));
    b->rotation[JOINT_ANKLE + s] = quat_mul(b->rotation[JOINT_KNEE + s], by_degrees(-ankle, 0, 0));
}

// Points follow the joints that carry them.
static inline void hand_finish(const Figure *f, Body *b, double blade) {
    for (int j = JOINT_WAIST; j < JOINT_COUNT; j++) {
        Joint parent = joint_parent((Joint)j);
        Vec3 offset = figure_offset(f, (Joint)j);
        if (j == JOINT_SHOULDER || j == JOINT_SHOULDER + 1)
            offset.y += blade * f->height;
        if (j == JOINT_CROWN || j >= JOINT_HEEL || (j >= JOINT_KNUCKLES && j < JOINT_HIP))
            b->rotation[j] = b->rotation[parent];
        b->position[j] = body_point(b, parent, offset);
    }
}

static inline void pose_by_hand(const Figure *f, HandPose pose, Body *b, PersonState *state) {
    const Quat none = quat_identity();
    Quat straight[5] = {none, none, none, none, none};
    figure_rest(f, b);
    memset(state, 0, sizeof *state);
    double blade = 0;
    for (int s = 0; s < SIDE_COUNT; s++)
        hand_arm(b, s, by_degrees(0, 0, s == 0 ? 7 : -7), 8);
    for (int s = 0; s < SIDE_COUNT; s++) {
        double x = s == 0 ? 1 : -1;
        switch (pose) {
        case HAND_POSE_OVERHEAD:
            blade = .02;
            hand_arm(b, s, by_degrees(-165, 0, -8 * x), 0);
            state->hand[s].grip = 1;
            break;
        case HAND_POSE_WIDE_OVERHEAD:
            blade = .02;
            hand_arm(b, s, by_degrees(0, 0, 150 * x), 0);
            break;
        case HAND_POSE_BEHIND:
            hand_arm(b, s, quat_mul(by_degrees(0, 0, 60 * x), by_degrees(20, -20 * x, 0)), 0);
            break;
        case HAND_POSE_FORWARD_BEND: {
            Quat flex[5] = {by_degrees(8, 0, 0), by_degrees(5, 0, 0), by_degrees(3, 0, 0),
                            by_degrees(-10, 0, 0), by_degrees(-10, 0, 0)};
            hand_spine(b, by_degrees(70, 0, 0), flex);
            hand_arm(b, 0, by_degrees(-150, 0, 0), 0);
            hand_arm(b, 1, by_degrees(-150, 0, 0), 0);
            hand_leg(b, s, 78, 12, 4);
            state->hand[s].flat = 1;
            break;
        }
        case HAND_POSE_KNEE_HUG: {
            Quat flex[5] = {by_degrees(8, 0, 0), by_degrees(4, 0, 0), by_degrees(3, 0, 0),
                            by_degrees(5, 0, 0), by_degrees(5, 0, 0)};
            hand_spine(b, none, flex);
            hand_leg(b, 1, 118, 130, -10);
            hand_arm(b, 0, by_degrees(-48, -14, 0), 62);
            hand_arm(b, 1, by_degrees(-48, 14, 0), 62);
            state->hand[s].grip = .6f;
            break;
        }
        case HAND_POSE_ALL_FOURS:
            hand_spine(b, by_degrees(75, 0, 0), straight);
            hand_arm(b, 0, by_degrees(-76, 0, 0), 0);
            hand_arm(b, 1, by_degrees(-76, 0, 0), 0);
            hand_leg(b, s, 76, 88, -50);
            state->hand[s].flat = 1;
            break;
        case HAND_POSE_TWIST: {
            Quat flex[5] = {by_degrees(24, 8, 0), by_degrees(12, 19, 0), by_degrees(8, 18, 0), none,
                            none};
            hand_spine(b, none, flex);
            hand_arm(b, 0, by_degrees(-60, -50, 0), 20);
            hand_arm(b, 1, by_degrees(-40, 0, 0), 20);
            break;
        }
        case HAND_POSE_SIDE_BEND: {
            Quat flex[5] = {by_degrees(0, 0, 13), by_degrees(0, 0, 10), by_degrees(0, 0, 8),
                            by_degrees(0, 0, 5), by_degrees(0, 0, 5)};
            blade = .02;
            hand_spine(b, none, flex);
            hand_arm(b, 0, by_degrees(-165, 0, -8), 0);
            hand_arm(b, 1, by_degrees(-165, 0, 8), 0);
            state->hand[s].grip = 1;
            break;
        }
        default:
            break;
        }
    }
    hand_finish(f, b, blade);
}

#endif
