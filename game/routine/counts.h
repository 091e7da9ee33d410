// Whether a flattened movement keeps what its card promises: repetitions, sides and their order,
// holds, breath, and left as the mirror of right. Knows no bounds of bodies.
#ifndef COUNTS_H
#define COUNTS_H

#include "motion.h"
#include "report.h"

// One told fault for each broken promise ("file:line: ...").
void counts_check(const Timeline *timeline, Report *report);
// The breath of each move: goes on out-breaths, returns on in-breaths; a return that is written
// over several half-breaths may go on through its out-breath.
void counts_breath(const Timeline *timeline, Report *report);
// How far one posture is from another seen in the mirror: the worst joint (metres) or weight.
double counts_mirror_off(const Posture *right, const Posture *left);
// Compares the first repetition of each side, `samples` for each half-breath: left has to be the
// mirrored right within 1e-9 metres.
void counts_mirror(const Motion *motion, const Timeline *timeline, int samples, Report *report);

#endif
