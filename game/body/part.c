#include "part.h"

#include <math.h>

static const char *const PART_NAMES[PART_COUNT] = {
    "lead_hand",  "other_hand", "lead_forearm", "other_forearm", "lead_foot",
    "other_foot", "lead_knee",  "other_knee",   "lead_shoulder", "other_shoulder",
    "lead_ear",   "other_ear",  "back_head",    "back",          "pelvis"};

const char *part_name(Part part) {
    return PART_NAMES[part];
}

Vec3 part_point(const Body *b, Part part, Side side) {
    static const Joint at[] = {JOINT_WRIST, JOINT_WRIST,    JOINT_ANKLE,
                               JOINT_KNEE,  JOINT_SHOULDER, JOINT_EAR};
    if (part < PART_BACK_HEAD)
        return b->position[joint_on(at[part / 2], side)];
    return b->position[part == PART_BACK_HEAD ? JOINT_HEAD
                       : part == PART_BACK    ? JOINT_RIBS
                                              : JOINT_PELVIS];
}

// The lowest point of the head, an ellipsoid about the middle between its joint and the crown.
static double head_low(const Figure *f, const Body *b) {
    Vec3 centre = body_point(b, JOINT_HEAD, vec3(0, .5 * f->head, .01 * f->height));
    Vec3 up = quat_rotate(quat_conjugate(b->rotation[JOINT_HEAD]), vec3(0, 1, 0));
    double x = f->girth.head_width * up.x, y = .5 * f->head * up.y, z = f->girth.head_depth * up.z;
    return centre.y - sqrt(x * x + y * y + z * z);
}

// The lowest point of the hips: their back when lying, a side, or what one sits on.
static double pelvis_low(const Figure *f, const Body *b) {
    Vec3 up = quat_rotate(quat_conjugate(b->rotation[JOINT_PELVIS]), vec3(0, 1, 0));
    double x = f->girth.hip_width * up.x, y = f->girth.thigh * up.y, z = f->girth.hip_depth * up.z;
    return b->position[JOINT_PELVIS].y - sqrt(x * x + y * y + z * z);
}

double part_height(const Figure *f, const Body *b, Part part) {
    Side side = role_side(part < PART_BACK_HEAD && (part & 1) ? ROLE_OTHER : ROLE_LEAD);
    const Vec3 *p = b->position;
    switch ((Part)(part < PART_BACK_HEAD ? part - (part & 1) : part)) {
    case PART_HAND:
        return p[joint_on(JOINT_KNUCKLES, side)].y - f->girth.hand_thickness;
    case PART_FOREARM:
        return p[joint_on(JOINT_WRIST, side)].y - f->girth.wrist;
    case PART_FOOT:
        return fmin(p[joint_on(JOINT_TOE, side)].y, p[joint_on(JOINT_HEEL, side)].y);
    case PART_KNEE:
        return p[joint_on(JOINT_KNEE, side)].y - f->girth.knee;
    case PART_SHOULDER:
        return p[joint_on(JOINT_SHOULDER, side)].y - f->girth.shoulder;
    case PART_EAR:
        return p[joint_on(JOINT_EAR, side)].y;
    case PART_BACK_HEAD:
        return head_low(f, b);
    case PART_BACK:
        return body_point(b, JOINT_RIBS, vec3(0, 0, -f->girth.chest_depth)).y;
    default:
        return pelvis_low(f, b);
    }
}
