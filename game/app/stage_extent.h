// How far somebody reaches while something is done, as it is seen from before the stage: the
// outermost points at each height. Knows no movement and no camera.
#ifndef STAGE_EXTENT_H
#define STAGE_EXTENT_H

#include "change.h"

enum { EXTENT_ROWS = 56, EXTENT_SIDES = 4 };

typedef struct {
    Vec3 point[EXTENT_ROWS][EXTENT_SIDES]; // to the left, right, back and front; metres, on a stage
                                           // on which `pivot` lies at 0
    double top[EXTENT_ROWS];               // metres; 0: nothing is there
    const Figure *figure;
    double low_x, high_x; // of all
    MatFrame frame;       // how the body's world lies on the mat
    Vec3 pivot;           // the point of the mat about which it is turned
} Extent;

void extent_begin(Extent *extent, const Figure *figure, MatFrame frame, Vec3 pivot);
// A point of the body's world while the person is turned by `yaw`, radians.
void extent_add(Extent *extent, Vec3 point, double yaw);
void extent_body(Extent *extent, const Body *body, double yaw);

#endif
