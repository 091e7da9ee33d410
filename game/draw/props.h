// Things a stretch needs: yoga mat, chair with a back, band. Knows sizes and places, no people.
#ifndef PROPS_H
#define PROPS_H

#include "raster.h"

// The materials of a prop, from its `first_material` on in the scene's list.
enum { MAT_MATERIALS = 2, CHAIR_MATERIALS = 2, BAND_MATERIALS = 2 };

typedef struct Prop Prop;

// A mat of this length (along z) and width (along x), metres, its upper face at y = 0.
// Materials: mat, border line.
Prop *prop_mat_create(double length, double width, int first_material);
// A chair whose back faces -z: the top rail's upper edge lies above the place given to prop_place,
// `top` metres over the floor; the seat is behind it, towards +z, as high as that of a chair whose
// rail were at `usual`. Materials: wood, cushion.
Prop *prop_chair_create(double top, double usual, double width, int first_material);
// A square stool, `top` metres high, its middle over the place given to prop_place. Materials: as a
// chair's.
Prop *prop_stool_create(double top, double width, int first_material);
// A soft-edged block of these half sizes, its upper face at the place given to prop_place; `round`
// is the radius of its edges, metres. Materials: the block.
Prop *prop_block_create(Vec3 half, double round, int first_material);
// A ribbon of this width, metres. Materials: the ribbon.
Prop *prop_band_create(double width, int first_material);
void prop_destroy(Prop *prop);

// The materials' looks from one or two colours, 0xRRGGBB.
void prop_mat_looks(unsigned color, MaterialLook looks[MAT_MATERIALS]);
void prop_chair_looks(unsigned wood, unsigned cushion, MaterialLook looks[CHAIR_MATERIALS]);
// A towel in its place: wider, softer, with striped ends. Takes the second of the materials.
Prop *prop_towel_create(double width, int first_material);
void prop_band_looks(unsigned color, MaterialLook looks[BAND_MATERIALS]);

// Stands a mat or a chair in the world, turned by `yaw` radians (+ towards +x).
void prop_place(Prop *prop, Vec3 place, double yaw);
// Spans the band from grip to grip (world); `along[i]` is the unit line of the fist that the free
// end leaves by, `eye` turns the flat side to the camera, `slack` metres is the sag in the middle.
void prop_band_span(Prop *prop, const Vec3 grip[2], const Vec3 along[2], Vec3 eye, double slack);

// The triangles; good until the prop is moved or destroyed.
RasterMesh prop_mesh(const Prop *prop);

#endif
