#include "prop_bear.h"

#include <stddef.h>
#include <string.h>

#include "prop_internal.h"

typedef struct {
    unsigned fur, light;
    double ear, belly; // radii, metres
} BearKind;

static const BearKind KINDS[BEAR_KINDS] = {
    {0xB9793F, 0xF3DDB8, .021, .052},  // a brown one
    {0xF4EBDD, 0xFFFFFF, .019, .058},  // a round white one
    {0x9FB2C6, 0xE9EEF3, .032, .050},  // a grey one with big ears
    {0xE79AA8, 0xFBE3E0, .025, .046}}; // a slim pink one

static void ball(Solid *s, Vec3 at, double radius, double flat, int material) {
    Vec3 half = vec3(radius, radius, flat * radius);
    solid_box(s, at, half, .999 * half.z, quat_identity(), material);
}

Prop *prop_bear_create(int kind, int first) {
    Prop *prop = prop_create(8192, 16384, first);
    if (prop == NULL)
        return NULL;
    const BearKind *k = &KINDS[kind];
    Solid *s = &prop->shape;
    int light = first + 1, dark = first + 2;
    ball(s, vec3(0, -.035, 0), k->belly, 1, first);
    ball(s, vec3(0, -.035, .45 * k->belly), .66 * k->belly, 1, light);
    ball(s, vec3(0, .052, .004), .047, 1, first);
    ball(s, vec3(0, .042, .040), .021, 1, light);
    ball(s, vec3(0, .050, .059), .0075, 1, dark);
    for (int i = 0; i < 2; i++) {
        double x = i ? .036 : -.036;
        ball(s, vec3(x, .094, -.002), k->ear, 1, first);
        ball(s, vec3(x, .094, .5 * k->ear), .68 * k->ear, 1, light);
        ball(s, vec3(.5 * x, .064, .045), .0065, 1, dark);
        solid_rod(s, vec3(1.1 * x, .0, .01), vec3(1.9 * x, -.03, .035), .017, .019, first);
        solid_rod(s, vec3(.9 * x, -.07, .01), vec3(1.35 * x, -.082, .060), .021, .023, first);
        ball(s, vec3(1.38 * x, -.080, .068), .016, 1, light);
    }
    return prop_finish(prop);
}

void prop_bear_looks(int kind, MaterialLook looks[BEAR_MATERIALS]) {
    memset(looks, 0, BEAR_MATERIALS * sizeof *looks);
    looks[0].color = KINDS[kind].fur;
    looks[1] = (MaterialLook){.color = KINDS[kind].light, .no_ink = true};
    looks[2] = (MaterialLook){.color = 0x3B2A26, .gloss = .4f};
}

void prop_bear_hold(Prop *prop, Vec3 place, double yaw, double size) {
    prop_place(prop, vec3(0, 0, 0), yaw);
    const float at[3] = {(float)place.x, (float)place.y, (float)place.z};
    for (int i = 0; i < prop->world.vertex_count; i++)
        for (int k = 0; k < 3; k++) {
            float *p = &prop->world.vertex[i].position[k];
            *p = (float)size * *p + at[k];
        }
}
