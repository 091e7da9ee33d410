// What stands round a mat for the whole of a level: the chair behind it, a wall, a cushion, the
// band on its stool. Knows which things versions need and where they stand, no session.
#ifndef STAGE_THINGS_H
#define STAGE_THINGS_H

#include "motion.h"
#include "props.h"

// What somebody needs, as bits.
typedef enum {
    THING_RAIL = 1, // a chair whose back is held
    THING_SEAT = 2, // a chair to sit on; the same one, if both are needed
    THING_WALL = 4,
    THING_CUSHION = 8,
    THING_BAND = 16
} Thing;

typedef struct {
    Prop *chair, *stool, *cushion, *wall; // owned; made when first needed
    const Figure *figure;
    unsigned chair_for; // the bits that the chair was made for
    double cushion_high;
    int first_chair, first_mat; // materials
} Things;

void things_begin(Things *things, const Figure *figure, int first_chair, int first_mat);
void things_destroy(Things *things);
// The things that a version needs.
unsigned things_of(const Version *version);
// Where the chair stands for such needs, in the world of the mat: the middle below its top rail,
// and how it is turned (0: it faces the mat).
Vec3 things_chair(const Figure *figure, unsigned needs, double *turn);
// Adds what is needed to the picture; the mat's world lies at `place`, turned by `yaw`. The cushion
// is in the world of the mat too.
void things_draw(Things *things, Raster *raster, unsigned needs, Vec3 cushion, Vec3 place,
                 double yaw);

#endif
