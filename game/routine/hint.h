// What is pointed at in a moment of a movement, and how clearly: where it is felt, what moves, what
// stays. A pure function of the timeline; knows no person and no screen.
#ifndef HINT_H
#define HINT_H

#include "timeline.h"

typedef struct {
    AreaSet feel, moves, still;  // by sides
    double glow, arrow, outline; // 0..1
    int phase;                   // of which half-breath the arrow shows the way
} Hint;

// At a share (0..1) of a half-breath, with the lungs as full as 0..1. Only the first time that each
// side leads, unless `always`.
Hint hint_at(const Timeline *timeline, int phase, double share, double lungs, bool always);
// What a picture of the end of a half-breath shows: only what has moved in it.
Hint hint_come(const Timeline *timeline, int phase);

#endif
