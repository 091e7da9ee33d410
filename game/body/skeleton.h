// The joints every person has, and a posed skeleton in the world. Knows no sizes and no pose.
// World: y up, the mat is y = 0, +z is where a standing person faces, +x is the person's own left.
// A joint's rotation takes the rest pose to the posed one: in rest (upright, arms hanging, palms to
// the thighs, thumbs forward) every rotation is the identity.
#ifndef SKELETON_H
#define SKELETON_H

#include "vec.h"

typedef enum { SIDE_LEFT, SIDE_RIGHT, SIDE_COUNT, SIDE_NONE = SIDE_COUNT } Side;

// Paired joints: the left one is named here, the right one follows it; see joint_on().
typedef enum {
    JOINT_PELVIS, // middle between the hip joints
    JOINT_WAIST,  // lowest lumbar joint
    JOINT_CHEST,  // lowest thoracic joint
    JOINT_RIBS,   // middle of the thoracic spine; carries the shoulders
    JOINT_NECK,   // base of the neck
    JOINT_HEAD,   // top of the neck
    JOINT_CROWN,  // a point: the top of the head
    JOINT_SHOULDER,
    JOINT_ELBOW = JOINT_SHOULDER + 2,
    JOINT_WRIST = JOINT_ELBOW + 2,
    JOINT_KNUCKLES = JOINT_WRIST + 2, // a point: the middle of the grip
    JOINT_HIP = JOINT_KNUCKLES + 2,
    JOINT_KNEE = JOINT_HIP + 2,
    JOINT_ANKLE = JOINT_KNEE + 2,
    JOINT_HEEL = JOINT_ANKLE + 2, // a point of the sole
    JOINT_TOE = JOINT_HEEL + 2,   // a point of the sole
    JOINT_EAR = JOINT_TOE + 2,    // a point on the skin
    JOINT_COUNT = JOINT_EAR + 2
} Joint;

typedef struct {
    Vec3 position[JOINT_COUNT]; // metres
    Quat rotation[JOINT_COUNT];
} Body;

// A paired joint on one side: joint_on(JOINT_ELBOW, SIDE_RIGHT).
static inline Joint joint_on(Joint left, Side side) {
    return (Joint)((int)left + (int)side);
}
static inline Side other_side(Side side) {
    return side == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT;
}
static inline double side_sign(Side side) {
    return side == SIDE_LEFT ? 1.0 : -1.0;
} // of x

// "elbow_l", "pelvis": the name in traces and messages.
const char *joint_name(Joint joint);
// The joint that carries this one; the pelvis carries itself.
Joint joint_parent(Joint joint);
// The unit normal out of a palm.
Vec3 body_palm(const Body *body, Side side);
// A point given in the rest frame of a joint (metres from it), in the world.
Vec3 body_point(const Body *body, Joint joint, Vec3 offset);
// The body seen in a mirror that swaps left and right (the plane x = 0).
void body_mirror(const Body *body, Body *out);

#endif
