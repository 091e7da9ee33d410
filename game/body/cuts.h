// Where the clothes of a person end, and where skin may stop under them. Knows no triangles.
#ifndef CUTS_H
#define CUTS_H

#include "hem.h"
#include "skin.h"

// Cuts a finished shell of this kind to its clean edges and writes every vertex' distance to them.
// `spacing` is the usual length of an edge. False and fail() when memory is short.
bool cuts_make(const Shape *shape, SkinKind kind, const Field *field, double spacing, Shell *shell);

#endif
