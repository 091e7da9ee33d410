// Puts the vertices of a mesh in an order that is quick to move: those of one bone side by side.
#ifndef ORDER_H
#define ORDER_H

#include "mesh.h"

// Reorders vertices, twins and indices. False and fail() when memory is short; the mesh then stays
// as it was.
bool order_vertices(Mesh *mesh);

#endif
