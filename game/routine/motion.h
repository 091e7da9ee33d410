// One person in one movement: a body at any time, as a pure function. Knows no clock, no window and
// no Lua.
#ifndef MOTION_H
#define MOTION_H

#include "blend.h"
#include "solve.h"
#include "timeline.h"

// A held pose and the two ends of its wiggle.
typedef struct {
    KeyPose middle, end[2];
} WiggleKeys;

// The movement's key poses solved for one person; the right side leads in all of them.
typedef struct {
    const Figure *figure;
    const Version *version;
    KeyPose key[POSES_MAX];
    SolveMiss miss[POSES_MAX];
    WiggleKeys wiggle[WIGGLES_MAX];
    Vec3 chair_back; // the middle of the chair's top rail
    Vec3 cushion;    // the middle of its upper face; nothing at height 0
} Motion;

// What there is to see of one person at one moment.
typedef struct {
    Body body;
    double
        on[PART_COUNT]; // weight on mat, chair or wall, 0..1; paired parts left first, then right
    bool band;
    Vec3 grip[SIDE_COUNT]; // the middle of each grip, metres
    bool chair;
    Vec3 chair_top;             // the middle of the top rail, metres
    bool seated;                // the chair is sat on, not held
    double wall;                // how far away a wall is (metres), 0 for none
    Vec3 cushion;               // the middle of its upper face, metres; none at height 0
    double surface[PART_COUNT]; // height of what each part lies on, metres; as `on`
    double flat[SIDE_COUNT], closed[SIDE_COUNT]; // how far the hands are spread or shut, 0..1
} Posture;

// Solves all key poses; `range` 0..1 is how far the person goes from where the repetitions begin (1
// all the way); what is touched then is still touched, or let go where it is out of reach.
void motion_init(Motion *motion, const Figure *figure, const Version *version, double range);
// The posture at a share (0..1) of a half-breath of the timeline of the same version.
void motion_posture(const Motion *motion, const Timeline *timeline, int phase, double share,
                    Posture *out);
// What life (life.h) adds to a posture, and how much later than the trunk free arms and the head
// go, seconds.
typedef struct {
    BlendLife add;
    double arms_late, head_late;
    bool calm; // nobody swings in a hold
} MotionLife;

// The same alive; NULL is the plain one.
void motion_posture_alive(const Motion *motion, const Timeline *timeline, int phase, double share,
                          const MotionLife *life, Posture *out);
// The posture at a time in breaths since the movement's start.
void motion_at(const Motion *motion, const Timeline *timeline, double breath, Posture *out);
// Standing or lying still in a pose of the version (the right side leads).
void motion_still(const Motion *motion, int pose, Posture *out);
void motion_still_alive(const Motion *motion, int pose, const MotionLife *life, Posture *out);
// A part `t` (0..1, eased already) of the way from one key pose to another, outside of any
// timeline.
void motion_between(const Motion *motion, const KeyPose *from, const KeyPose *goal, double t,
                    Side lead, Posture *out);

#endif
