// What stands round a mat while it is needed: the chair behind it, a wall, a cushion; and how a
// band goes round a body. Knows which things versions need and where they stand, no session.
#ifndef STAGE_THINGS_H
#define STAGE_THINGS_H

#include "floor.h"
#include "motion.h"
#include "props.h"

typedef enum {
    THING_MAT,
    THING_CHAIR, // to sit on, or to hold by its back
    THING_WALL,
    THING_CUSHION,
    THING_BEARS, // see stage_bear.h
    THING_COUNT
} Thing;

typedef struct {
    Prop *chair, *cushion, *wall; // owned; made when first needed
    const Figure *figure;
    double cushion_high;
    int first_chair, first_wall; // materials
} Things;

void things_begin(Things *things, const Figure *figure, int first_chair, int first_wall);
void things_destroy(Things *things);
// Whether a version needs it.
bool things_needed(const Version *version, Thing thing);
// Adds the chair to the picture, where it has its place on a floor (see floor.h); grown so far,
// 0..1.
void things_draw_chair(Things *things, Raster *raster, double here, MatFrame floor);
// And the cushion; the middle of its upper face, when it is all there, is `at`, in metres on the
// stage.
void things_draw_cushion(Things *things, Raster *raster, double here, Vec3 at, double yaw);

// Adds the wall that hands lean on, before somebody who stands at `place` and faces +x. It has slid
// out of the room's wall at z = `back` so far, 0..1.
void things_draw_wall(Things *things, Raster *raster, Vec3 place, double back, double out);

// How far the middle of a band is led aside, on the stage, so that it goes round the body that it
// would cut through, in front.
Vec3 things_band_bow(const Figure *figure, const Posture *posture);

#endif
