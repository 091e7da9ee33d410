// The weights of a whole shell: which bones move its vertices, smoothed over its triangles.
#ifndef WEIGHTS_H
#define WEIGHTS_H

#include "skin.h"

typedef struct {
    float (*weight)[BONE_COUNT];      // owned, of every vertex
    int used[BONE_COUNT], used_count; // the bones that move any of it
} Weights;

// False and fail() when memory is short; weights_free in any case. `detail`: see mesh_make(), so
// that weights are smooth over the same way whatever the triangles.
bool weights_make(const Shape *shape, SkinKind kind, double detail, const Shell *shell,
                  Weights *out);
void weights_free(Weights *weights);

#endif
