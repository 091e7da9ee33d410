// The bones that move a skin: the joints of a body plus helpers that share bends and twists. Knows
// the pose in which a skin is made, but no skin.
#ifndef RIG_H
#define RIG_H

#include "figure.h"

// Paired bones: the left one is named here, the right one follows it; see bone_on().
typedef enum {
    BONE_PELVIS,
    BONE_WAIST,
    BONE_CHEST,
    BONE_RIBS,
    BONE_NECK,
    BONE_HEAD,
    BONE_COLLAR,                            // follows the shoulder joint
    BONE_SHOULDER = BONE_COLLAR + 2,        // half of the arm's swing
    BONE_ARM_ROOT = BONE_SHOULDER + 2,      // upper arm without its twist
    BONE_ARM_MIDDLE = BONE_ARM_ROOT + 2,    // with half of it
    BONE_UPPER_ARM = BONE_ARM_MIDDLE + 2,   // with it
    BONE_ELBOW = BONE_UPPER_ARM + 2,        // half of the bend
    BONE_FOREARM = BONE_ELBOW + 2,          // without its twist
    BONE_FOREARM_MIDDLE = BONE_FOREARM + 2, // half of the twist of forearm and hand
    BONE_FOREARM_END = BONE_FOREARM_MIDDLE + 2,
    BONE_HAND = BONE_FOREARM_END + 2,
    BONE_FINGERS = BONE_HAND + 2,
    BONE_FINGER_TIPS = BONE_FINGERS + 2,
    BONE_THUMB = BONE_FINGER_TIPS + 2,
    BONE_THUMB_TIP = BONE_THUMB + 2,
    BONE_HIP = BONE_THUMB_TIP + 2,    // half of the thigh's swing
    BONE_THIGH_ROOT = BONE_HIP + 2,   // thigh without its twist
    BONE_THIGH = BONE_THIGH_ROOT + 2, // with it
    BONE_KNEE = BONE_THIGH + 2,       // half of the bend
    BONE_SHANK = BONE_KNEE + 2,
    BONE_ANKLE = BONE_SHANK + 2, // half of the bend
    BONE_FOOT = BONE_ANKLE + 2,
    BONE_TOES = BONE_FOOT + 2,
    BONE_HEM = BONE_TOES + 2, // the shirt's front over each thigh, which pushes it up
    BONE_TAIL = BONE_HEM + 2, // the shirt behind
    BONE_COUNT = BONE_TAIL + 2
} Bone;

static inline Bone bone_on(Bone left, Side side) {
    return (Bone)((int)left + (int)side);
}
// The same bone on the other side of the mirror.
static inline Bone bone_mirrored(Bone bone) {
    return bone < BONE_COLLAR ? bone : (Bone)((int)bone + ((bone - BONE_COLLAR) % 2 == 0 ? 1 : -1));
}

// What moves besides the joints. How far fingers bend from their straight line, radians; toes turn
// up. The thumb lies beside the hand (0) or over the fingers of a fist (1). The shirt's hem hangs
// off by `hem`, metres in the pelvis' frame.
typedef struct {
    double knuckles[SIDE_COUNT], tips[SIDE_COUNT], thumb[SIDE_COUNT], toes[SIDE_COUNT];
    Vec3 hem;
} RigLoose;

typedef struct {
    Body bind;               // half-bent: arms out, hips and knees a little bent
    Vec3 anchor[BONE_COUNT]; // where each bone turns, in bind
    Vec3 finger_axis[SIDE_COUNT], toe_axis[SIDE_COUNT]; // in bind
    // In bind: the turns that close the thumb at its root and in its middle.
    Vec3 thumb_turn[SIDE_COUNT], thumb_tip_turn[SIDE_COUNT];
    double hip_depth, thigh, hem, hem_over_hip; // metres; the shirt's hem in bind
    double ankle, foot_height, foot_length;     // metres
} Rig;

// A bone's move from bind to pose: p' = turn p + shift.
typedef struct {
    Quat turn;
    Vec3 shift;
} BoneMove;

// A body bent alike on both sides, radians; all zero stands upright with its arms hanging.
typedef struct {
    double arm_out, arm_front, elbow, hip, hip_out, knee;
    double spine; // each joint from waist to ribs
} RigBend;

void rig_bend(const Figure *figure, const RigBend *bend, Body *out);
void rig_init(Rig *rig, const Figure *figure);
void rig_pose(const Rig *rig, const Body *body, const RigLoose *loose, BoneMove out[BONE_COUNT]);

#endif
