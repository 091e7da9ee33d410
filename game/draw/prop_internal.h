// What the files of the props share. For them only.
#ifndef PROP_INTERNAL_H
#define PROP_INTERNAL_H

#include "props.h"
#include "solid.h"

struct Prop {
    Solid shape, world; // as built, and where it stands
    double width, length;
    double back, front; // of a mat: the part that is shown
    double size;        // 1: as built
    int first_material;
    bool band, towel;
    bool no_shadow;
};

// NULL and fail() when memory is short.
Prop *prop_create(int vertices, int triangles, int first_material);
// The finished shape also stands in the world as it was built; NULL when memory is short.
Prop *prop_finish(Prop *prop);

#endif
