// A wall of the room that reaches from its back wall towards the viewer and higher than any
// picture; it slides out of the back wall and into it.
#include <math.h>
#include <stddef.h>

#include "prop_internal.h"

#define BOARD_HIGH .11 // metres, of the skirting board
#define BOARD_OUT  .012
#define POST       .022 // half the depth of the post that ends it
#define EDGE       .004

Prop *prop_wall_create(double thick, double high, double length, int first) {
    Prop *prop = prop_create(4096, 8192, first);
    if (prop == NULL)
        return NULL;
    prop->no_shadow = true;
    Solid *s = &prop->shape;
    Quat none = quat_identity();
    double half = .5 * thick, deep = .5 * length;
    solid_box(s, vec3(half, .5 * high, -deep), vec3(half, .5 * high, deep), EDGE, none, first);
    solid_box(s, vec3(half, .5 * BOARD_HIGH, BOARD_OUT - deep),
              vec3(half + BOARD_OUT, .5 * BOARD_HIGH, deep), EDGE, none, first + 1);
    solid_box(s, vec3(half, .5 * high, 0), vec3(half + .008, .5 * high, POST), EDGE, none,
              first + 1);
    // A picture hangs over the hands.
    solid_box(s, vec3(-.010, 1.52, -.62), vec3(.012, .17, .21), EDGE, none, first + 2);
    solid_box(s, vec3(-.019, 1.52, -.62), vec3(.005, .13, .17), EDGE, none, first + 3);
    return prop_finish(prop);
}

void prop_wall_looks(MaterialLook looks[WALL_MATERIALS]) {
    static const unsigned COLORS[WALL_MATERIALS] = {0xF3E5D0, 0xFFF9EC, 0xB9743E, 0xBFDDE4};
    for (int i = 0; i < WALL_MATERIALS; i++)
        looks[i] = (MaterialLook){.color = COLORS[i]};
}

void prop_wall_slide(Prop *prop, Vec3 front, double back) {
    prop_place(prop, front, 0);
    for (int i = 0; i < prop->world.vertex_count; i++) {
        float *z = &prop->world.vertex[i].position[2];
        *z = fmaxf(*z, (float)back); // what is in the back wall is not seen
    }
}
