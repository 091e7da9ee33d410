// What stands round a mat for the whole of a level: the chair behind it, a wall, a cushion, the
// band. Knows which things versions need and where they stand, no session.
#ifndef STAGE_THINGS_H
#define STAGE_THINGS_H

#include "floor.h"
#include "motion.h"
#include "props.h"

// What somebody needs, as bits.
typedef enum {
    THING_RAIL = 1, // a chair whose back is held
    THING_SEAT = 2, // a chair to sit on; the same one, if both are needed
    THING_WALL = 4,
    THING_CUSHION = 8,
    THING_BAND = 16,
    THING_TOWEL = 32,
    THING_BEARS = 64 // see stage_bear.h
} Thing;

typedef struct {
    Prop *chair, *cushion, *wall; // owned; made when first needed
    const Figure *figure;
    unsigned chair_for; // the bits that the chair was made for
    double cushion_high;
    int first_chair, first_wall; // materials
} Things;

void things_begin(Things *things, const Figure *figure, int first_chair, int first_wall);
void things_destroy(Things *things);
// The things that a version needs.
unsigned things_of(const Version *version);
// Adds what is needed to the picture, where it has its place on a floor (see floor.h).
void things_draw_chair(Things *things, Raster *raster, unsigned needs, MatFrame floor);
// And the cushion; the middle of its upper face is `at`, in metres on the stage.
void things_draw_cushion(Things *things, Raster *raster, Vec3 at, double yaw);

// Adds the wall that hands lean on, before somebody who stands at `place` and faces +x. It has slid
// out of the room's wall at z = `back` so far, 0..1.
void things_draw_wall(Things *things, Raster *raster, Vec3 place, double back, double out);

// How far the middle of a band is led aside, on the stage, so that it goes round the body that it
// would cut through, in front.
Vec3 things_band_bow(const Figure *figure, const Posture *posture);

#endif
