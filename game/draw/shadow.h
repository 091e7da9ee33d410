// One soft shadow on the floor, as a mask of a quarter of the picture's size. Knows no pixels.
#ifndef SHADOW_H
#define SHADOW_H

#include "raster.h"

#define SHADOW_SCALE 4 // picture pixels per mask pixel

typedef struct Shadow Shadow;

// Sized for a picture of width x height pixels; the caller owns it. NULL and fail() on no memory.
Shadow *shadow_create(int width, int height);
void shadow_destroy(Shadow *shadow);

void shadow_begin(Shadow *shadow, const Camera *camera, const RasterShadow *light);
// Throws a mesh on the floor.
void shadow_add(Shadow *shadow, const RasterMesh *mesh);
// Softens: what touches the floor stays crisp, what is high up blurs.
void shadow_finish(Shadow *shadow);

// Whether any shadow falls on the picture's pixels in the box.
bool shadow_touches(const Shadow *shadow, RasterBox box);
// The shadow, 0..255 times its strength, at `count` pixels (a multiple of 4) of row y from x (a
// multiple of 4) on. False when all are zero.
bool shadow_row(const Shadow *shadow, int x, int y, int count, uint8_t *out);

#endif
