// Soft shade where a body touches the mat or itself. Knows limbs as capsules, no light.
#ifndef PERSON_SHADE_H
#define PERSON_SHADE_H

#include "float4.h"
#include "mesh.h"
#include "raster.h"

typedef struct PersonShade PersonShade;

// The caller owns the result; NULL when memory is short.
PersonShade *person_shade_create(const Figure *figure, const Mesh *mesh);
void person_shade_destroy(PersonShade *shade);
// Writes the shade of every vertex, whose position and normal are those of this body.
void person_shade_apply(PersonShade *shade, const Body *body, RasterVertex *vertex);

#endif
