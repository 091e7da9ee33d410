// Key poses for those who go less far: smaller angles, the contacts still met. Knows no time.
#ifndef RANGE_H
#define RANGE_H

#include "motion.h"

// The pose that another one sets out from: as its card has it, and as it was solved for this range.
typedef struct {
    const PoseGoal *written, *there;
} RangeFrom;

// Solves a key pose of the motion that goes only `range` (0..1) of the way that its card goes from
// another pose, or as little more as its contacts and its joints need: who can't reach the shin any
// more holds the thigh, who can't lie on the rail holds it. Range 1 is the pose as it is written.
// The base of the pose is solved already. Returns the goal as it was solved.
PoseGoal range_solve(Motion *motion, int pose, const RangeFrom *from, double range);

#endif
