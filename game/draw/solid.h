// Simple solids as triangles: rods, rounded boxes and free strips. Knows no things made of them.
#ifndef SOLID_H
#define SOLID_H

#include "raster.h"

typedef struct {
    RasterVertex *vertex; // owned, as are the others
    uint16_t *index;
    uint8_t *material;
    int vertex_count, vertex_max, triangle_count, triangle_max;
} Solid;

// Room for so many; false and fail() when memory is short. Adding more than that is a bug of ours.
bool solid_init(Solid *solid, int vertex_max, int triangle_max);
void solid_free(Solid *solid);

int solid_vertex(Solid *solid, Vec3 position, Vec3 normal); // its number
void solid_triangle(Solid *solid, int a, int b, int c, int material);
void solid_quad(Solid *solid, int a, int b, int c, int d, int material); // counter-clockwise

// A round rod with softly closed ends from a to b, radii in metres, in pieces of at most 0.12 m.
void solid_rod(Solid *solid, Vec3 a, Vec3 b, double radius_a, double radius_b, int material);
// A box round `middle` with half sizes along the turned axes and edges of this radius.
void solid_box(Solid *solid, Vec3 middle, Vec3 half, double radius, Quat turn, int material);

#endif
