// A key pose solved for one person: trunk angles, and for each limb where its end is and in which
// frame. The right side leads. Knows no time; solve.h makes key poses, blend.h moves between them.
#ifndef KEY_H
#define KEY_H

#include "limb.h"
#include "pose.h"

// The frame in which a limb's end, pole and turn are given.
typedef enum {
    FRAME_ROOT,  // end, pole: of the ribs (arm) or pelvis (leg), from the limb's root; turn: of the
                 // bone above
    FRAME_WORLD, // fixed to mat, floor or chair
    FRAME_BAND,  // follows from the arc of the band
    FRAME_SHIN,  // end and turn of the lead shin, from its knee; pole of the ribs
    FRAME_THIGH, // end and turn of the lead thigh, from its knee; pole of the ribs
    FRAME_LAP,   // the same of the thigh on the arm's own side
    FRAME_SHINS  // the same of the shin on the arm's own side
} Frame;

typedef struct {
    Frame frame;
    Vec3 end;    // wrist or ankle, metres
    Vec3 pole;   // where elbow or knee points, unit
    Quat turn;   // of the hand or foot
    bool slides; // gets there along the surface
    // The same seen from the own trunk, for the way to and from a pose: end and pole as in
    // FRAME_ROOT, the turn of the bone above. solve_pose() fills them in.
    Vec3 free_end, free_pole;
    Quat free_turn;
    // Legs that carry: the hip keeps `length` from `anchor` (the ankle, or the knee when kneeling).
    bool carries, kneels;
    Vec3 anchor;
    double length;
} KeyLimb;

enum { TRUNK_ANGLES = CHANNEL_NECK_TURN + 1, LIMB_COUNT = 4 };

typedef struct {
    Vec3 pelvis;
    double angle[TRUNK_ANGLES]; // by Channel; shift and back are in `pelvis`
    double roll; // of the pelvis about the way it faces, over list: what a move adds for the legs
    double blade_up[2], blade_forward[2]; // by Side, metres
    double band;                          // arc, radians
    double band_width;                    // hand to hand, metres
    KeyLimb limb[LIMB_COUNT];             // arm left, arm right, leg left, leg right
    Contact contact[PART_COUNT];
    double surface[PART_COUNT]; // metres above the mat of what each part lies on
} KeyPose;

static inline int limb_index(int kind, Side side) {
    return kind * 2 + (int)side;
}

// A frame that a leg carries: a hand there goes where the leg goes.
static inline bool key_on_leg(Frame frame) {
    return frame >= FRAME_SHIN;
}

// Whether an arm lies on the mat from the elbow on.
static inline bool key_forearm_lies(const KeyPose *key, int limb) {
    int part = PART_FOREARM + (limb == (int)role_side(ROLE_LEAD) ? ROLE_LEAD : ROLE_OTHER);
    return limb < 2 && key->contact[part] == CONTACT_PLANT && key->surface[part] <= 0;
}

#define HAND_CLASPS .5 // how far a hand is closed round a shin or a thigh; round a band it is 1
// How far a hand closes, 0..1: round the band or the own leg, and over the edge of a rail.
double key_hand_closes(const KeyPose *key, int role);
// The turn of the pelvis, and of the ribs.
Quat key_pelvis_turn(const KeyPose *key);
Quat key_ribs_turn(const KeyPose *key);
// Places the trunk, head, shoulders and hips from the key's pelvis, angles and blades.
void key_place_trunk(const Figure *figure, const KeyPose *key, Body *body);
// The wrist, pole and hand turn of a straight arm that holds the band at the key's arc; world.
void key_band_arm(const Figure *figure, const KeyPose *key, const Body *body, Side side, Vec3 *end,
                  Vec3 *pole, Quat *turn);
// Where a limb's end is and its pole points now, in the world; the trunk (and for FRAME_SHIN the
// lead leg) is placed already.
void key_limb_target(const Figure *figure, const KeyPose *key, const Body *body, int limb,
                     Vec3 *end, Vec3 *pole);
// The turn of the limb's hand or foot in the world; the limb is placed already.
Quat key_limb_turn(const Figure *figure, const KeyPose *key, const Body *body, int limb);
// The whole body in the key pose.
void key_place(const Figure *figure, const KeyPose *key, Body *body);

#endif
