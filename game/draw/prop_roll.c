// The part of a mat that is still rolled up: a spiral, its under side outside.
#include <math.h>
#include <stddef.h>

#include "prop_internal.h"

enum { PIECES = 120, CORNERS = 8 }; // outer, inner and both sides with corners of their own

#define THICK .010 // metres, as the mat
#define PITCH .015 // from winding to winding

Prop *prop_roll_create(double width, int first) {
    Prop *prop = prop_create((PIECES + 1) * CORNERS, PIECES * CORNERS, first);
    if (prop == NULL)
        return NULL;
    Solid *s = &prop->shape;
    prop->width = width;
    for (int i = 0; i < (PIECES + 1) * CORNERS; i++)
        solid_vertex(s, vec3(0, 0, 0), vec3(0, 1, 0));
    for (int i = 0; i < PIECES; i++) {
        int a = i * CORNERS, b = a + CORNERS;
        solid_quad(s, a, a + 1, b + 1, b, first + 2);
        solid_quad(s, a + 3, a + 2, b + 2, b + 3, first + 2);
        solid_quad(s, a + 4, b + 4, b + 6, a + 6, first + 3);
        solid_quad(s, a + 7, b + 7, b + 5, a + 5, first + 3);
    }
    return prop_finish(prop);
}

static void corner(Prop *prop, int index, Vec3 at, Vec3 normal) {
    RasterVertex *v = &prop->shape.vertex[index];
    const double p[3] = {at.x, at.y, at.z}, n[3] = {normal.x, normal.y, normal.z};
    for (int k = 0; k < 3; k++) {
        v->position[k] = (float)p[k];
        v->normal[k] = (float)n[k];
    }
}

double prop_roll_radius(double rest) {
    return sqrt(rest * PITCH / PI);
}

void prop_roll_show(Prop *prop, double rest, double along, Vec3 place, double yaw) {
    // From the floor up before it, over it and in: an Archimedean spiral.
    double radius = prop_roll_radius(rest), half = .5 * prop->width;
    double turns = radius / PITCH;
    for (int i = 0; i <= PIECES; i++) {
        double sine, cosine, angle = 2.0 * PI * turns * i / PIECES;
        own_sin_cos(angle, &sine, &cosine);
        Vec3 out = vec3(0, -cosine, sine), middle = vec3(0, radius - THICK, along);
        double r = radius - PITCH * turns * i / PIECES;
        Vec3 outer = vec_add(middle, vec_scale(out, r));
        Vec3 inner = vec_add(middle, vec_scale(out, fmax(0, r - THICK)));
        for (int side = 0; side < 2; side++) {
            Vec3 across = vec3(side ? half : -half, 0, 0), end = vec3(side ? 1 : -1, 0, 0);
            int first = i * CORNERS;
            corner(prop, first + side, vec_add(outer, across), out);
            corner(prop, first + 2 + side, vec_add(inner, across), vec_scale(out, -1));
            corner(prop, first + 4 + side, vec_add(outer, across), end);
            corner(prop, first + 6 + side, vec_add(inner, across), end);
        }
    }
    prop_place(prop, place, yaw);
}
