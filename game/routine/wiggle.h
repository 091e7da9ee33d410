// A child's small swings inside a hold: at rest at both ends of every half-breath, and what is
// planted stays planted. Knows no clock; which pose swings, how far and how often is the card's.
#ifndef WIGGLE_H
#define WIGGLE_H

#include "motion.h"

// How much of each end there is at a share 0..1 of a half-breath of which `swings` are whole
// swings: 0 at both ends, and there its slope is 0 too. A swing both ways goes through the middle
// without a stop; the shares are those of a parabola through first end, middle and second end.
void wiggle_at(int swings, bool one_way, double share, double ends[2]);
// How many of the swings of a breath fall into one half of it that takes so many seconds: a quick
// breath has fewer, so that a child sways and does not shake.
int wiggle_swings(int times, Air air, double seconds);
// Solves both ends of a wiggle about the pose that `motion` has solved, which asked for `goal`.
// `range` 0..1 is how far.
void wiggle_solve(const Motion *motion, int wiggle, const PoseGoal *goal, double range,
                  WiggleKeys *out);
// Where a hold has a wiggle: the blend goes about its pose.
void wiggle_blend(const Motion *motion, const Timeline *timeline, int phase, double share,
                  Blend *blend);

#endif
