// The way from a pose of one movement to a pose of another: a row of key poses, and a body at any
// share of it as a pure function. Knows no clock, no camera; which way to go is route.h's.
#ifndef CHANGE_H
#define CHANGE_H

#include "floor.h"
#include "motion.h"

enum { CHANGE_KEYS = 72 };

// Where one limb is in a key pose of a change.
typedef enum {
    HOLD_FREE,  // end and pole seen from the ribs (arm) or pelvis (leg), turn from the bone above
    HOLD_WORLD, // on mat, floor or chair
    HOLD_KNEE   // the hand lies on the knee of its own side
} Hold;

typedef struct {
    Hold hold;
    Vec3 end, pole; // metres; unit
    Quat turn;
    bool lies;   // the forearm, on the mat from the elbow on
    bool kneels; // the knee stays on `anchor`
    Vec3 anchor;
    // The same seen from the trunk of its key, for the way to and from it: as in HOLD_FREE.
    Vec3 own_end, own_pole;
    Quat own_turn;
    // And as it lies over the mat: the way that thigh and shank (or upper arm and forearm) point
    // seen from above, radians from +z to +x, and the heights of their far ends.
    double heading[2], high[2];
} ChangeLimb;

// A key pose, on the floor of the level (see floor.h).
typedef struct {
    Vec3 pelvis;
    Quat turn;                // of the pelvis
    double spine[3], neck[3]; // flex, side, turn: radians, + forward and to the right
    double blade_up[2], blade_forward[2];
    ChangeLimb limb[LIMB_COUNT];
    double on[PART_COUNT], surface[PART_COUNT]; // as in Posture
    double flat[2], closed[2];
    double lift[LIMB_COUNT]; // metres that a limb is raised on the way to this key
    bool mat[LIMB_COUNT];    // it lies over the mat on the way to this key: heights are kept
    double seconds;          // from the key before, before the row is fitted to its time
    bool walks;              // the way to it is part of a step
    bool passes;             // the trunk does not stop here: it flows on
    double band;             // 1 it is held between the hands, 0 rolled up and out of sight
    bool towel;              // the band is a towel
    double cushion;          // see change_things.h
    double round;            // so far the hands have come round
} ChangeKey;

typedef struct {
    const Figure *figure;
    ChangeKey key[CHANGE_KEYS];
    double at[CHANGE_KEYS]; // share at which each key is reached
    int count;
    double seconds; // that the row would like to take
    Vec3 cushion;   // where it is needed: the middle of its upper face, metres
} Change;

// A pose that a change begins or ends in. `mirrored`: somebody on the floor has come round there to
// be seen from the other side.
typedef struct {
    const Motion *motion;
    int pose;
    bool mirrored;
} ChangeEnd;

// Solves the whole way; about a millisecond.
void change_init(Change *change, const ChangeEnd *from, const ChangeEnd *to);
// The posture at a share 0..1, on the floor.
void change_at(const Change *change, double share, Posture *out);
// The share of its own way that a person has come while the change, which lasts so many seconds,
// has come to `share`: everybody at their own pace, and who has less to do is there sooner. `late`
// seconds begin later where there is time for it.
double change_pace(const Change *change, double share, double seconds, double late);
// Fits the row to its time and notes how each limb lies to its trunk; the last step of a way.
void change_finish(Change *change);
// The body of one key pose.
void change_body(const Figure *figure, const ChangeKey *key, Body *body);

#endif
