#include "skeleton.h"

#include "fail.h"

static const char *const NAMES[JOINT_COUNT] = {
    "pelvis",     "waist",      "chest",   "ribs",    "neck",    "head",    "crown",
    "shoulder_l", "shoulder_r", "elbow_l", "elbow_r", "wrist_l", "wrist_r", "knuckles_l",
    "knuckles_r", "hip_l",      "hip_r",   "knee_l",  "knee_r",  "ankle_l", "ankle_r",
    "heel_l",     "heel_r",     "toe_l",   "toe_r",   "ear_l",   "ear_r"};

const char *joint_name(Joint joint) {
    ASSERT(joint >= 0 && joint < JOINT_COUNT);
    return NAMES[joint];
}

Joint joint_parent(Joint joint) {
    if (joint <= JOINT_WAIST)
        return JOINT_PELVIS;
    if (joint <= JOINT_CROWN)
        return (Joint)(joint - 1);
    Side side = (joint - JOINT_SHOULDER) % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
    switch ((Joint)((int)joint - (int)side)) {
    case JOINT_SHOULDER:
        return JOINT_RIBS;
    case JOINT_HIP:
        return JOINT_PELVIS;
    case JOINT_EAR:
        return JOINT_HEAD;
    case JOINT_TOE:
        return joint_on(JOINT_ANKLE, side);
    default:
        return (Joint)(joint - 2);
    }
}

Vec3 body_palm(const Body *body, Side side) {
    return quat_rotate(body->rotation[joint_on(JOINT_WRIST, side)], vec3(-side_sign(side), 0, 0));
}

Vec3 body_point(const Body *body, Joint joint, Vec3 offset) {
    return vec_add(body->position[joint], quat_rotate(body->rotation[joint], offset));
}

// The joint on the other side of the mirror.
static Joint mirrored(Joint joint) {
    if (joint < JOINT_SHOULDER)
        return joint;
    return (joint - JOINT_SHOULDER) % 2 == 0 ? (Joint)(joint + 1) : (Joint)(joint - 1);
}

void body_mirror(const Body *body, Body *out) {
    Body result;
    for (int j = 0; j < JOINT_COUNT; j++) {
        Joint from = mirrored((Joint)j);
        Vec3 p = body->position[from];
        Quat q = body->rotation[from];
        result.position[j] = vec3(-p.x, p.y, p.z);
        result.rotation[j] = (Quat){q.x, -q.y, -q.z, q.w};
    }
    *out = result;
}
