// A skin with fewer triangles, for what is seen of it only as a soft shadow. Knows no light.
#ifndef COARSE_H
#define COARSE_H

#include <stdbool.h>
#include <stdint.h>

#include "mesh.h"

typedef struct {
    uint16_t *vertex; // owned: which of the mesh's vertices stay
    uint16_t *index;  // owned: three per triangle, into `vertex`
    int vertex_count, triangle_count;
} Coarse;

// One vertex stays for every box of `size` metres (in the bind pose) and piece of the body (vertex
// clustering: Rossignac and Borrel 1993). False when memory is short; *out is then empty.
bool coarse_make(const Mesh *mesh, double size, Coarse *out);
void coarse_free(Coarse *coarse);

#endif
