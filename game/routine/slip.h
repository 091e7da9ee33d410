// A common mistake of a movement, solved for one person: from the right form into it and back.
// Knows no time and no screen.
#ifndef SLIP_H
#define SLIP_H

#include "motion.h"

typedef struct {
    const Motion *motion;       // borrowed
    const MistakeCard *mistake; // borrowed
    KeyPose key;
    SolveMiss miss;
} Slip;

// Solves the mistake with the contacts that its pose has.
void slip_init(Slip *slip, const Motion *motion, const MistakeCard *mistake);
// The posture at 0..1 of the way from the right form (0) into the mistake (1).
void slip_posture(const Slip *slip, double how_far, Side lead, Posture *out);

#endif
