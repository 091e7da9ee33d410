// How far somebody reaches while something is done, as it is seen from before the stage: the
// outermost points at each height. Knows no movement and no camera.
#ifndef STAGE_EXTENT_H
#define STAGE_EXTENT_H

#include "change.h"

enum { EXTENT_ROWS = 56, EXTENT_SIDES = 4, EXTENT_HEADS = 24 };

typedef struct {
    Vec3 point[EXTENT_ROWS][EXTENT_SIDES]; // to the left, right, back and front; metres, on a stage
                                           // on which the middle of the mat lies at 0
    double top[EXTENT_ROWS];               // metres; 0: nothing is there
    const Figure *figure;
    double low_x, high_x;    // of all
    Vec3 head[EXTENT_HEADS]; // where its middle comes, as far as there is room
    int heads;
} Extent;

void extent_begin(Extent *extent, const Figure *figure);
void extent_add(Extent *extent, Vec3 point);
// A body whose world lies there.
void extent_body(Extent *extent, const Body *body, MatFrame frame);
double extent_high(const Extent *extent); // metres

#endif
