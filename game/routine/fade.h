// A change of how a movement is done, in its middle: what was done fades into what is done now.
// Knows no session and no screen.
#ifndef FADE_H
#define FADE_H

#include "motion.h"

// Adds to a posture of a movement what is left of another way of doing it, `seconds` after the one
// gave way to the other at `breath` of their common timeline; after `all` seconds it is gone.
void fade_posture(const Motion *from, const Motion *to, const Timeline *timeline, double breath,
                  double seconds, double all, Posture *posture);

#endif
