#include "stage_things.h"

#include <math.h>
#include <stddef.h>

#include "change.h"

#define CHAIR_WIDE .26 // of the person's height

void things_begin(Things *t, const Figure *f, int first_chair, int first_mat) {
    *t = (Things){.figure = f, .first_chair = first_chair, .first_mat = first_mat};
}

void things_destroy(Things *t) {
    prop_destroy(t->chair);
    prop_destroy(t->stool);
    prop_destroy(t->cushion);
    prop_destroy(t->wall);
}

unsigned things_of(const Version *v) {
    unsigned needs = 0;
    if (v->prop[PROP_CHAIR])
        needs |= v->pose[v->start].goal.stance == STANCE_SITTING_ON_CHAIR ? THING_SEAT : THING_RAIL;
    needs |= v->prop[PROP_WALL] ? THING_WALL : 0;
    needs |= v->prop[PROP_CUSHION] ? THING_CUSHION : 0;
    return needs | (v->prop[PROP_BAND] ? THING_BAND : 0);
}

Vec3 things_chair(const Figure *f, unsigned needs, double *turn) {
    // Who only holds it has its back before them; who sits, or has a wall there, its seat.
    *turn = needs & (THING_SEAT | THING_WALL) ? 0 : PI;
    return vec3(0, 0, -f->chair_away);
}

static void add(Raster *raster, Prop *prop, Vec3 at, double yaw) {
    if (!prop)
        return; // memory was short: it is not seen
    prop_place(prop, at, yaw);
    RasterMesh mesh = prop_mesh(prop);
    raster_add(raster, &mesh);
}

static Vec3 there(Vec3 place, double yaw, Vec3 p) {
    return vec_add(place, quat_rotate(quat_axis(vec3(0, 1, 0), yaw), p));
}

// The seat fits who sits on it, the back who holds it.
static void make_chair(Things *t, unsigned needs) {
    const Figure *f = t->figure;
    double sits = figure_seat(f) / FIGURE_SEAT_SHARE;
    if (t->chair && t->chair_for == needs)
        return;
    prop_destroy(t->chair);
    t->chair = prop_chair_create(needs & THING_RAIL ? f->chair_top : sits,
                                 needs & THING_SEAT ? sits : f->chair_top, CHAIR_WIDE * f->height,
                                 t->first_chair);
    t->chair_for = needs;
}

static void make_cushion(Things *t, double high) {
    if (t->cushion && fabs(t->cushion_high - high) < 1e-9)
        return;
    double k = t->figure->height / 1.65, half = .5 * high;
    prop_destroy(t->cushion);
    t->cushion = prop_block_create(vec3(.125 * k, half, .17 * k), .7 * half, t->first_chair + 1);
    t->cushion_high = high;
}

static void draw_stool(Things *t, Raster *raster, Vec3 place, double yaw) {
    const Figure *f = t->figure;
    if (!t->stool)
        t->stool = prop_stool_create(CHANGE_STOOL * f->height, .15 * f->height, t->first_chair);
    Vec3 at = vec_mix(change_band_place(f, SIDE_LEFT), change_band_place(f, SIDE_RIGHT), .5);
    add(raster, t->stool, there(place, yaw, vec3(at.x, 0, at.z)), yaw);
}

static void draw_wall(Things *t, Raster *raster, Vec3 place, double yaw) {
    double k = t->figure->height / 1.65, high = 1.02 * t->figure->height;
    if (!t->wall)
        t->wall = prop_block_create(vec3(.30 * k, .5 * high, .03), .012, t->first_mat + 1);
    double away = figure_wall_away(t->figure) + .03;
    add(raster, t->wall, there(place, yaw, vec3(0, high, -away)), yaw);
}

void things_draw(Things *t, Raster *raster, unsigned needs, Vec3 cushion, Vec3 place, double yaw) {
    if (needs & (THING_RAIL | THING_SEAT)) {
        double turn;
        Vec3 at = things_chair(t->figure, needs, &turn);
        make_chair(t, needs & (THING_RAIL | THING_SEAT));
        add(raster, t->chair, there(place, yaw, at), yaw + turn);
    }
    if (needs & THING_BAND)
        draw_stool(t, raster, place, yaw);
    if ((needs & THING_CUSHION) && cushion.y > 0) {
        make_cushion(t, cushion.y);
        add(raster, t->cushion, there(place, yaw, cushion), yaw);
    }
    if (needs & THING_WALL)
        draw_wall(t, raster, place, yaw);
}
