// One soft shadow on the floor, as a mask of a quarter of the picture's size. Knows no pixels.
#ifndef FLOOR_SHADOW_H
#define FLOOR_SHADOW_H

#include "raster.h"

#define FLOOR_SHADOW_SCALE 4 // picture pixels per mask pixel

typedef struct FloorShadow FloorShadow;

// Sized for a picture of width x height pixels; the caller owns it. NULL and fail() on no memory.
FloorShadow *floor_shadow_create(int width, int height);
void floor_shadow_destroy(FloorShadow *shadow);

void floor_shadow_begin(FloorShadow *shadow, const Camera *camera, const RasterShadow *light);
// Throws a mesh on the floor.
void floor_shadow_add(FloorShadow *shadow, const RasterMesh *mesh);
// Softens: what touches the floor stays crisp, what is high up blurs.
void floor_shadow_finish(FloorShadow *shadow);

// Whether any shadow falls on the picture's pixels in the box.
bool floor_shadow_touches(const FloorShadow *shadow, RasterBox box);
// The shadow, 0..255 times its strength, at `count` pixels (a multiple of 4) of row y from x (a
// multiple of 4) on. False when all are zero.
bool floor_shadow_row(const FloorShadow *shadow, int x, int y, int count, uint8_t *out);

#endif
