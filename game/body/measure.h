// Reads clinical angles back from a posed body. Knows no goal and no time.
#ifndef MEASURE_H
#define MEASURE_H

#include "figure.h"

// Radians, neutral-zero, by RangeId and Side; trunk angles stand on both sides, positive towards
// `lead`.
typedef struct {
    double angle[RANGE_COUNT][SIDE_COUNT];
} Measure;

void measure_body(const Body *body, Side lead, Measure *out);
// The flexion, side bend and turn between two frames, as the spine segments are composed.
void measure_turn(Quat from, Quat to, Side lead, double *flex, double *side, double *turn);

#endif
