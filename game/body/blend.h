// Moves between key poses: a body at any share of a move, with what is planted kept in place. Knows
// no clock.
#ifndef BLEND_H
#define BLEND_H

#include "key.h"

// What life adds to a move; all zero adds nothing. The right side leads here, too. What carries,
// rests or is held stays where it is.
typedef struct {
    double angle[TRUNK_ANGLES]; // radians more, of spine and neck
    double rise;                // of the shoulders, metres
    double sway;                // of the pelvis over both feet, metres towards the left
    double rock;                // of the pelvis on all fours, metres back to the feet
    double fold[SIDE_COUNT];    // radians by which a leg in the air goes deeper
    double band;                // radians more of its arc
    double ease;                // 0..1 how far free arms hang as they like, a little bent
    double on_hip[SIDE_COUNT];  // of it, 0..1: a hand on its hip
    double wave, wave_swing;    // 0..1 how far the free right hand is raised; radians to its side
    // Free arms and the head come after the trunk: where the trunk is for them.
    bool trails;
    double arms_to, arms_via, head_to, head_via;
} BlendLife;

// One move between solved poses. `to` and `via` are how much of the way each group has gone: the
// value of a channel is from + to (goal - from) + via (passed - from). At rest at the start all are
// 0, at the end to = 1.
typedef struct {
    const KeyPose *from, *passed, *goal; // passed may be NULL
    double to[GROUP_COUNT], via[GROUP_COUNT];
    // The arms start after the rest of the body, or arrive before it: then a hand follows the thing
    // that it leaves, or comes to, while it is near.
    bool arms_late, arms_early;
    double arms_way;       // how far the arms have come in all, eased, 0..1
    const BlendLife *life; // NULL for none
} Blend;

void blend_body(const Figure *figure, const Blend *blend, Body *body);
// The arc of the band now, and whether both hands hold it.
bool blend_holds_band(const Blend *blend);

// Minimum-jerk time: 10 t^3 - 15 t^4 + 6 t^5 (Flash and Hogan 1985), t clamped to 0..1.
double blend_ease(double t);
// The minimum-jerk way past one point: what to add to an eased move for each unit by which the
// point lies off it. 1 at t = at, 0 with its first two slopes at both ends (a quintic spline with
// one knot).
double blend_bump(double t, double at);

#endif
