#include <stddef.h>

#include "prop_internal.h"

Prop *prop_stool_create(double top, double width, int first_material) {
    Prop *prop = prop_create(2048, 4096, first_material);
    if (prop == NULL)
        return NULL;
    Solid *s = &prop->shape;
    double half = .5 * width, thick = .03 * top;
    solid_box(s, vec3(0, top - thick, 0), vec3(half, thick, half), thick, quat_identity(),
              first_material);
    for (int i = 0; i < 4; i++) {
        double x = (i & 1 ? .8 : -.8) * half, z = (i & 2 ? .8 : -.8) * half;
        solid_rod(s, vec3(1.15 * x, -.01, 1.15 * z), vec3(x, top - thick, z), .030 * top,
                  .035 * top, first_material);
    }
    return prop_finish(prop);
}
