// Takes a part of a person down to the triangles that show, in rest as in deep bends.
#ifndef THIN_H
#define THIN_H

#include "weights.h"

// False and fail() when memory is short. What stays keeps its weights. `detail`: see mesh_make().
bool thin_shell(const Shape *shape, SkinKind kind, double detail, Shell *shell, Weights *weights);

#endif
