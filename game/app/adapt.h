// The size in which people are drawn, as a share of the picture's: smaller where that takes too
// long, larger again when there is time. Knows no stage and no clock; goes by the times it is
// given.
#ifndef ADAPT_H
#define ADAPT_H

#include <stdbool.h>

typedef struct {
    int step;           // 0: the full size
    int frames, slow;   // of the half second under way, and those that took too long
    int quick;          // and those that would be quick enough in the next larger size
    int bad, good;      // half seconds in a row that were too slow, that leave time to spare
    int held, patience; // half seconds in this size; how many good ones are asked for, if any
    bool grown;         // the last step was to a larger size
} Adapt;                // zero draws at full size

// The share (0..1] of the picture's width and height.
double adapt_share(const Adapt *adapt);
// Takes in how long one frame's own work took, and how long it may take (seconds). True when the
// size is another one from now on. After a single slow frame it never is.
bool adapt_frame(Adapt *adapt, double work, double allowed);

#endif
