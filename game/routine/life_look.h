// What a face and a body do by themselves: blink, look where a hand is about to move, stand at ease
// and say hello. Pure functions of time; knows no drawing.
#ifndef LIFE_LOOK_H
#define LIFE_LOOK_H

#include "motion.h"

#define LIFE_AHEAD 0.3 // seconds by which eyes are before the hand

// How far the lids are shut by a blink, 0..1: every few seconds, each person at other times.
double life_blink(const Figure *figure, double seconds);
// How much the eyes follow the hands, 0..1, and the point they look at, in the motion's world.
double life_gaze(const Motion *motion, const Timeline *timeline, double breath, Vec3 *where);
// Where somebody at ease looks: -1 to the own left, 0 at the family, 1 to the right.
double life_look_round(const Figure *figure, double seconds);
// Standing at ease: breath, a little drift, a look about, and now and then the weight goes to the
// other foot.
// `amount` 0..1.
void life_idle(const Figure *figure, double seconds, double amount, MotionLife *out);
double life_idle_lungs(const Figure *figure, double seconds); // 0 empty .. 1 full
// Who is at ease waves now and then, children first, or lifts the band.
void life_hello(const Figure *figure, double seconds, double amount, MotionLife *out);
// For a photo: children and every other one wave, the rest have a hand on a hip; all lean their
// heads a little to each other.
void life_photo(const Figure *figure, int place, MotionLife *out);

#endif
