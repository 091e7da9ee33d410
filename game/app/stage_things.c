#include "stage_things.h"

#include <math.h>
#include <stddef.h>

bool things_create(Things *t, const Figure *f, int first_chair, int first_mat) {
    *t = (Things){.figure = f, .first_chair = first_chair, .first_mat = first_mat};
    t->seat = prop_chair_create(figure_seat(f) / FIGURE_SEAT_SHARE, .26 * f->height, first_chair);
    return t->seat != NULL;
}

void things_destroy(Things *t) {
    prop_destroy(t->seat);
    prop_destroy(t->cushion);
    prop_destroy(t->wall);
}

static void add(Raster *raster, Prop *prop, Vec3 at, double yaw) {
    prop_place(prop, at, yaw);
    RasterMesh mesh = prop_mesh(prop);
    raster_add(raster, &mesh);
}

static Vec3 there(Vec3 place, double yaw, Vec3 p) {
    return vec_add(place, quat_rotate(quat_axis(vec3(0, 1, 0), yaw), p));
}

void things_draw(Things *t, Raster *raster, const Posture *p, Vec3 place, double yaw) {
    double k = t->figure->height / 1.65;
    if (p->seated)
        add(raster, t->seat, there(place, yaw, vec3(0, 0, p->chair_top.z)), yaw);
    if (p->cushion.y > 0) {
        if (!t->cushion || fabs(t->cushion_high - p->cushion.y) > 1e-9) {
            prop_destroy(t->cushion);
            double half = .5 * p->cushion.y;
            t->cushion =
                prop_block_create(vec3(.125 * k, half, .17 * k), .7 * half, t->first_chair + 1);
            t->cushion_high = p->cushion.y;
        }
        if (t->cushion)
            add(raster, t->cushion, there(place, yaw, p->cushion), yaw);
    }
    if (p->wall > 0) {
        double high = 1.02 * t->figure->height;
        if (!t->wall)
            t->wall = prop_block_create(vec3(.30 * k, .5 * high, .03), .012, t->first_mat + 1);
        if (t->wall)
            add(raster, t->wall, there(place, yaw, vec3(0, high, p->wall + .03)), yaw);
    }
}
