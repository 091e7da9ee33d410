#include "measure.h"

#include <math.h>

static double angle_between(Vec3 a, Vec3 b) {
    return own_atan2(vec_length(vec_cross(a, b)), vec_dot(a, b));
}

void measure_turn(Quat from, Quat to, Side lead, double *flex, double *side, double *turn) {
    Quat q = quat_mul(quat_conjugate(from), to);
    Vec3 x = quat_rotate(q, vec3(1, 0, 0)), y = quat_rotate(q, vec3(0, 1, 0));
    Vec3 z = quat_rotate(q, vec3(0, 0, 1));
    double toward = lead == SIDE_RIGHT ? 1.0 : -1.0;
    // q = Rx(flex) Rz(side) Ry(-turn), so that Rz Ry keeps x in one plane.
    *flex = own_atan2(y.z, y.y);
    *side = toward * own_atan2(-y.x, sqrt(y.y * y.y + y.z * y.z));
    *turn = -toward * own_atan2(z.x, x.x);
}

static void measure_arm(const Body *b, Side s, Measure *m) {
    Quat to_ribs = quat_conjugate(b->rotation[JOINT_RIBS]);
    Vec3 shoulder = b->position[joint_on(JOINT_SHOULDER, s)];
    Vec3 elbow = b->position[joint_on(JOINT_ELBOW, s)],
         wrist = b->position[joint_on(JOINT_WRIST, s)];
    Vec3 arm = quat_rotate(to_ribs, vec_unit(vec_sub(elbow, shoulder), vec3(0, -1, 0)));
    m->angle[RANGE_SHOULDER_ELEVATION][s] = own_acos(-arm.y);
    m->angle[RANGE_SHOULDER_PLANE][s] = own_atan2(arm.z, side_sign(s) * arm.x);
    m->angle[RANGE_ELBOW][s] = angle_between(vec_sub(elbow, shoulder), vec_sub(wrist, elbow));
    Quat hand = quat_mul(quat_conjugate(b->rotation[joint_on(JOINT_ELBOW, s)]),
                         b->rotation[joint_on(JOINT_WRIST, s)]);
    Vec3 fingers = quat_rotate(hand, vec3(0, -1, 0)),
         palm = quat_rotate(hand, vec3(-side_sign(s), 0, 0));
    m->angle[RANGE_WRIST][s] = angle_between(fingers, vec3(0, -1, 0));
    m->angle[RANGE_FOREARM][s] = own_atan2(-palm.z, -side_sign(s) * palm.x);
    m->angle[RANGE_SHOULDER_TURN][s] = 0; // not told apart from the forearm's turn here
}

static void measure_leg(const Body *b, Side s, Measure *m) {
    Quat to_pelvis = quat_conjugate(b->rotation[JOINT_PELVIS]);
    Vec3 hip = b->position[joint_on(JOINT_HIP, s)], knee = b->position[joint_on(JOINT_KNEE, s)];
    Vec3 ankle = b->position[joint_on(JOINT_ANKLE, s)];
    Vec3 thigh = quat_rotate(to_pelvis, vec_unit(vec_sub(knee, hip), vec3(0, -1, 0)));
    m->angle[RANGE_HIP_FLEX][s] = own_atan2(thigh.z, -thigh.y);
    m->angle[RANGE_HIP_ABDUCTION][s] =
        own_atan2(side_sign(s) * thigh.x, sqrt(thigh.y * thigh.y + thigh.z * thigh.z));
    m->angle[RANGE_KNEE][s] = angle_between(vec_sub(knee, hip), vec_sub(ankle, knee));
    Quat foot = quat_mul(quat_conjugate(b->rotation[joint_on(JOINT_KNEE, s)]),
                         b->rotation[joint_on(JOINT_ANKLE, s)]);
    Vec3 toes = quat_rotate(foot, vec3(0, 0, 1));
    m->angle[RANGE_ANKLE][s] = own_atan2(toes.y, sqrt(toes.x * toes.x + toes.z * toes.z));
    m->angle[RANGE_HIP_TURN][s] = 0; // as above
}

void measure_body(const Body *b, Side lead, Measure *m) {
    for (int s = 0; s < SIDE_COUNT; s++) {
        measure_arm(b, (Side)s, m);
        measure_leg(b, (Side)s, m);
    }
    double a[3];
    measure_turn(b->rotation[JOINT_PELVIS], b->rotation[JOINT_RIBS], lead, &a[0], &a[1], &a[2]);
    for (int i = 0; i < 3; i++)
        m->angle[RANGE_SPINE_FLEX + i][SIDE_LEFT] = m->angle[RANGE_SPINE_FLEX + i][SIDE_RIGHT] =
            a[i];
    measure_turn(b->rotation[JOINT_RIBS], b->rotation[JOINT_HEAD], lead, &a[0], &a[1], &a[2]);
    for (int i = 0; i < 3; i++)
        m->angle[RANGE_NECK_FLEX + i][SIDE_LEFT] = m->angle[RANGE_NECK_FLEX + i][SIDE_RIGHT] = a[i];
}
