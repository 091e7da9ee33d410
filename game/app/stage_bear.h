// The bears of a child's story: they sit in a row behind the mat, and in each repetition another
// one climbs up with the knee, is hugged and comes down again. Knows postures and a phase, no
// session.
#ifndef STAGE_BEAR_H
#define STAGE_BEAR_H

#include "motion.h"
#include "prop_bear.h"

typedef struct {
    Prop *prop[BEAR_KINDS]; // owned; made when first seen
} Bears;

// Who hugs, and where.
typedef struct {
    const Figure *figure;
    const Posture *posture; // on the stage
    const Phase *phase;     // of a story with bears that is under way, else NULL
    Vec3 place;             // of the mat
    double yaw;             // of the child, radians
    double row;             // of the mat's long side: 0 along x
    double here;            // 0..1: grown so far
} BearHug;

void bears_destroy(Bears *bears);
// Where the middle of a bear is, metres on the stage; `up` is how far it has climbed, 0..1.
Vec3 bears_place(const BearHug *hug, int kind, double *up);
// Adds all bears to the picture; `first` is the first of the materials of all kinds.
void bears_draw(Bears *bears, Raster *raster, const BearHug *hug, int first);

#endif
