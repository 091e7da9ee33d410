// Things a stretch needs: yoga mat, chair with a back, band. Knows sizes and places, no people.
#ifndef PROPS_H
#define PROPS_H

#include "level.h"
#include "raster.h"

// The materials of a prop, from its `first_material` on in the scene's list.
enum { MAT_MATERIALS = 4, CHAIR_MATERIALS = 2, BAND_MATERIALS = 2, WALL_MATERIALS = 4 };

typedef struct Prop Prop;

// A mat of this length (along z) and width (along x), metres, its upper face at y = 0.
// Materials: mat, border line; rolled up: its outside, its edge.
Prop *prop_mat_create(double length, double width, int first_material);
// A chair whose back faces -z: the top rail's upper edge lies above the place given to prop_place,
// `top` metres over the floor; the seat is behind it, towards +z, as high as that of a chair whose
// rail were at `usual`. Materials: wood, cushion.
Prop *prop_chair_create(double top, double usual, double width, int first_material);
// A soft-edged block of these half sizes, its upper face at the place given to prop_place; `round`
// is the radius of its edges, metres. Materials: the block.
Prop *prop_block_create(Vec3 half, double round, int first_material);
// A ribbon of this width, metres. Materials: the ribbon.
Prop *prop_band_create(double width, int first_material);
// What of a mat of this width is still rolled up. Materials: as the mat's.
Prop *prop_roll_create(double width, int first_material);
// A wall from z = 0 back to -`length`, its near face at x = 0, the far one at `thick`; casts no
// shadow. Materials: wall, its panelled lower part, rails and fields, the board on top.
Prop *prop_wall_create(double thick, double high, double length, int first_material);
void prop_destroy(Prop *prop);

// The materials' looks from one or two colours, 0xRRGGBB.
void prop_mat_looks(unsigned color, MaterialLook looks[MAT_MATERIALS]);
void prop_chair_looks(unsigned wood, unsigned cushion, MaterialLook looks[CHAIR_MATERIALS]);
// A towel in its place: wider, softer, with striped ends. Takes the second of the materials.
Prop *prop_towel_create(double width, int first_material);
void prop_band_looks(unsigned color, MaterialLook looks[BAND_MATERIALS]);
// Like the walls of a room.
void prop_wall_looks(RoomId room, MaterialLook looks[WALL_MATERIALS]);

// Stands a mat or a chair in the world, turned by `yaw` radians (+ towards +x).
void prop_place(Prop *prop, Vec3 place, double yaw);
// The next prop_place() shows a mat from `back` to `front` only (along z, metres from its middle).
void prop_mat_show(Prop *mat, double back, double front);
// Shows `rest` metres of a mat rolled up; they touch the floor at `along` on the mat that lies at
// `place`, turned by `yaw`.
void prop_roll_show(Prop *roll, double rest, double along, Vec3 place, double yaw);
double prop_roll_radius(double rest);
// The next prop_place() shows it so large, 1: all; about its own middle on the floor.
void prop_grow(Prop *prop, double size);
// Slides a wall so that it ends at `front`; what would be behind the world's z = `back` is hidden.
void prop_wall_slide(Prop *prop, Vec3 front, double back);
// Spans the band from grip to grip (world); `along[i]` is the unit line of the fist that the free
// end leaves by, `eye` turns the flat side to the camera; `bow` metres that the middle is led
// aside, round a body; `unrolled` 0 hidden in the fists .. 1.
void prop_band_span(Prop *prop, const Vec3 grip[2], const Vec3 along[2], Vec3 eye, Vec3 bow,
                    double unrolled);

// The triangles; good until the prop is moved or destroyed.
RasterMesh prop_mesh(const Prop *prop);

#endif
