// The mat: it is unrolled by a push of the foot while people get ready, spreads where it is needed
// later, and ends at a wall that hands lean on. Knows postures and figures, no session.
#ifndef STAGE_MAT_H
#define STAGE_MAT_H

#include "motion.h"
#include "stage_things.h"

typedef struct {
    Prop *mat, *roll; // owned; the roll is made when first needed
    const Figure *figure;
    double end; // where the roll begins before it is pushed, metres from the mat's middle
} Mat;

#define MAT_APART .0015 // metres: each mat lies so far under the one before, where they meet

// False with fail() when memory is short. Materials: as prop_mat_create()'s.
bool mat_begin(Mat *mat, const Figure *figure, int first_material);
void mat_destroy(Mat *mat);
// Where the roll lies before the feet of a posture on the floor, and how the nearer foot pushes
// it: `unrolled` 0..1 is how far that has come. Nothing is rolled under who kneels or lies.
void mat_push(Mat *mat, double unrolled, Posture *posture);
// How far the mat has been opened from its far end, metres from its middle.
double mat_open(const Mat *mat, double unrolled);
// Adds it to the picture; `here` is how far it is there, and a wall that stands on its far end.
void mat_draw(Mat *mat, Raster *raster, double unrolled, const double here[THING_COUNT], Vec3 place,
              double yaw);

#endif
