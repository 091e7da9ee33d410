// What makes a person look alive while moving: breath, a lengthening before each out-breath move,
// arms and head that come after the trunk, holds that settle and drift. All of it a pure function
// of timeline and time; knows no clock and no drawing.
#ifndef LIFE_H
#define LIFE_H

#include "motion.h"

// The posture at a time in breaths, alive. `amount` 1 is as it should be, 0 the plain motion_at().
void life_at(const Motion *motion, const Timeline *timeline, double breath, double amount,
             Posture *out);
// On the way back to where a repetition began: nobody breathes or drifts with it, for it leaves out
// the holds, and a child the swings of them.
void life_back_at(const Motion *motion, const Timeline *timeline, double breath, Posture *out);
// What life adds at that time.
void life_find(const Motion *motion, const Timeline *timeline, double breath, double amount,
               MotionLife *out);
// Parts of it: what a breath does (`lungs` 0..1 times the amount), and the drift of who stands.
void life_breathe(const Figure *figure, double lungs, BlendLife *add);
void life_drift(const Figure *figure, double seconds, double amount, BlendLife *add);
// The air in the lungs, 0 empty .. 1 full.
double life_lungs(const Timeline *timeline, double breath);

#endif
