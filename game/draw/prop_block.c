#include <stddef.h>

#include "prop_internal.h"

Prop *prop_block_create(Vec3 half, double round, int first_material) {
    Prop *prop = prop_create(1024, 2048, first_material);
    if (prop == NULL)
        return NULL;
    solid_box(&prop->shape, vec3(0, -half.y, 0), half, round, quat_identity(), first_material);
    return prop_finish(prop);
}
