// What an author asks of a body: clinical angles and contacts. Knows no person and no time.
// A goal is written for a lead side; the engine always solves with the right side leading and
// mirrors the finished body for the left.
#ifndef POSE_H
#define POSE_H

#include "figure.h"

typedef enum {
    STANCE_STANDING,
    STANCE_HANDS_AND_KNEES,
    STANCE_LYING_ON_BACK,
    STANCE_KNEELING, // upright on both knees
    STANCE_SITTING_ON_CHAIR,
    STANCE_LYING_ON_SIDE, // on the other side, the lead side is up
    STANCE_COUNT
} Stance;

// Angles in radians, lengths in metres. Neutral-zero: all zero is standing upright.
// Paired channels: the lead side is named here, the other side follows; see channel_on().
typedef enum {
    CHANNEL_PELVIS_PITCH, // + forward tilt of the whole pelvis
    CHANNEL_PELVIS_LIST,  // + lead hip down
    CHANNEL_PELVIS_YAW,   // + turned towards the lead side
    CHANNEL_PELVIS_ROLL,  // lying: 0 face up, 90 on the other side
    CHANNEL_PELVIS_SHIFT, // metres, + away from the lead side; of a 1.65 m body, scaled by height
    CHANNEL_PELVIS_BACK,  // metres behind the knees or ankles; scaled by height
    CHANNEL_SPINE_FLEX,   // + forward
    CHANNEL_SPINE_SIDE,   // + towards the lead side
    CHANNEL_SPINE_TURN,   // + chest towards the lead side
    CHANNEL_NECK_FLEX,
    CHANNEL_NECK_SIDE,
    CHANNEL_NECK_TURN,
    CHANNEL_BAND,     // arc of the hands about the shoulders: 0 hanging, 90 front, 180 overhead
    CHANNEL_BLADE_UP, // shoulder blade, metres of a 1.65 m body
    CHANNEL_BLADE_FORWARD = CHANNEL_BLADE_UP + 2,
    CHANNEL_ARM_ELEVATION = CHANNEL_BLADE_FORWARD + 2,
    CHANNEL_ARM_PLANE = CHANNEL_ARM_ELEVATION + 2, // 0 sideways, 90 forward, over 90 across
    CHANNEL_ARM_TURN = CHANNEL_ARM_PLANE + 2,      // + inward
    CHANNEL_ELBOW = CHANNEL_ARM_TURN + 2,
    CHANNEL_FOREARM = CHANNEL_ELBOW + 2, // + palm turned in and down (pronation)
    CHANNEL_WRIST = CHANNEL_FOREARM + 2, // + towards the back of the hand
    CHANNEL_HIP_FLEX = CHANNEL_WRIST + 2,
    CHANNEL_HIP_ABDUCTION = CHANNEL_HIP_FLEX + 2,
    CHANNEL_HIP_TURN = CHANNEL_HIP_ABDUCTION + 2, // + inward
    CHANNEL_KNEE = CHANNEL_HIP_TURN + 2,
    CHANNEL_ANKLE = CHANNEL_KNEE + 2, // + up
    CHANNEL_COUNT = CHANNEL_ANKLE + 2
} Channel;

// Channels that move together; a step can give each group its own share of the move.
typedef enum { GROUP_WEIGHT, GROUP_TRUNK, GROUP_HEAD, GROUP_ARMS, GROUP_LEGS, GROUP_COUNT } Group;

typedef enum { ROLE_LEAD, ROLE_OTHER } Role;

// Whether the floor carries the trunk itself.
static inline bool stance_lies(Stance stance) {
    return stance == STANCE_LYING_ON_BACK || stance == STANCE_LYING_ON_SIDE;
}

static inline Channel channel_on(Channel lead, Role role) {
    return (Channel)((int)lead + (int)role);
}
// The side that plays a role while the right side leads.
static inline Side role_side(Role role) {
    return role == ROLE_LEAD ? SIDE_RIGHT : SIDE_LEFT;
}

// Parts that can touch something. Paired parts: lead first, the other follows.
typedef enum {
    PART_HAND,
    PART_FOREARM = PART_HAND + 2,
    PART_FOOT = PART_FOREARM + 2,
    PART_KNEE = PART_FOOT + 2,
    PART_SHOULDER = PART_KNEE + 2,
    PART_EAR = PART_SHOULDER + 2,
    PART_BACK_HEAD = PART_EAR + 2,
    PART_BACK,
    PART_PELVIS,
    PART_COUNT
} Part;

typedef enum {
    CONTACT_FREE,
    CONTACT_PLANT, // carries weight and does not move
    CONTACT_REST,  // lies on the surface, solved down to it
    CONTACT_SLIDE, // moves along the surface to its place
    CONTACT_GRIP,  // holds the band
    CONTACT_CLASP  // holds the own body
} Contact;

// Where a hand goes when it is planted, slides or clasps.
typedef enum {
    PLACE_SAME,         // where it was in the base pose
    PLACE_UNDER,        // across the mat, under the other arm
    PLACE_RAIL,         // the chair's top rail
    PLACE_OVER_RAIL,    // hand beyond the rail, the forearm lies on it
    PLACE_SHIN,         // the lead shin, just below the knee
    PLACE_THIGH,        // behind the lead thigh
    PLACE_BEHIND_WRIST, // on the mat just behind the other wrist
    PLACE_WALL,         // flat on the wall
    PLACE_LAP,          // on top of the own thigh, above the knee
    PLACE_SHINS,        // on the front of the own shin
    PLACE_HIPS,         // on the rim of the pelvis, at the own side
    PLACE_SHOULDER      // on the other shoulder, across the chest
} Place;

typedef struct {
    Stance stance;
    bool set[CHANNEL_COUNT];
    double value[CHANNEL_COUNT];
    Contact contact[PART_COUNT];
    Place hand_place[2]; // by Role
    bool palm_up[2];     // by Role
    double feet_width;   // in hip widths; 0 means 1
    double cushion;      // under shoulders and head: metres above the mat, of a 1.65 m body
    bool one_leg;        // the lead foot is in the air
} PoseGoal;

#endif
