// Where a vertex lies on the pattern of its region: stripes, strands, blush. Knows no colours.
#ifndef PATTERN_H
#define PATTERN_H

#include "mesh.h"
#include "skin.h"

// Writes the paint of a vertex whose region and piece are set; see MeshVertex.
void pattern_paint(const Shape *shape, SkinKind kind, const ShellVertex *from, MeshVertex *out);

#endif
