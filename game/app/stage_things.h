// Things that a version brings along: the chair one sits on, a cushion, a wall. Knows where a
// posture needs them, no session.
#ifndef STAGE_THINGS_H
#define STAGE_THINGS_H

#include "motion.h"
#include "props.h"

typedef struct {
    Prop *seat, *cushion, *wall; // owned; cushion and wall are made when first needed
    const Figure *figure;
    double cushion_high;
    int first_chair, first_mat; // materials
} Things;

// False and fail() when memory is short.
bool things_create(Things *things, const Figure *figure, int first_chair, int first_mat);
void things_destroy(Things *things);
// Adds what a posture needs, in the body's own world, which lies at `place`, turned by `yaw`.
void things_draw(Things *things, Raster *raster, const Posture *posture, Vec3 place, double yaw);

#endif
