#include "stage_things.h"

#include <math.h>
#include <stddef.h>

#define CHAIR_WIDE .26  // of the person's height
#define WALL_FRONT .135 // how far it comes before the mat's middle, of the person's height
#define WALL_THICK .12  // metres
#define WALL_HIGH  1.64
#define WALL_LONG  .62
#define HEAD_ROOM  .72 // of the head's height: how far a band keeps from its middle
#define TOWEL_ROOM .14 // the same: half of a towel, which children hold
#define BUN_HIGH   .57 // of the head's height: a bun's middle over the head's, and behind it
#define BUN_BACK   .39
#define BUN_ROOM   .32
#define MAT_UNDER  (-.010) // the floor

void things_begin(Things *t, const Figure *f, int first_chair, int first_wall) {
    *t = (Things){.figure = f, .first_chair = first_chair, .first_wall = first_wall};
}

void things_destroy(Things *t) {
    prop_destroy(t->chair);
    prop_destroy(t->cushion);
    prop_destroy(t->wall);
}

bool things_needed(const Version *v, Thing thing) {
    switch (thing) {
    case THING_MAT: // who is at a chair has both feet before it, or behind
        return floor_lies(v) || !v->prop[PROP_CHAIR];
    case THING_CHAIR:
        return v->prop[PROP_CHAIR];
    case THING_WALL:
        return v->prop[PROP_WALL];
    case THING_CUSHION:
        return v->prop[PROP_CUSHION];
    case THING_BEARS:
        return v->bear;
    case THING_COUNT:
        break;
    }
    return false;
}

static void add(Raster *raster, Prop *prop, double here, Vec3 at, double yaw) {
    if (!prop)
        return; // memory was short: it is not seen
    prop_grow(prop, here);
    prop_place(prop, at, yaw);
    RasterMesh mesh = prop_mesh(prop);
    raster_add(raster, &mesh);
}

// The seat fits who sits on it, the back who holds it.
static void make_chair(Things *t) {
    const Figure *f = t->figure;
    if (!t->chair)
        t->chair = prop_chair_create(f->chair_top, figure_seat(f) / FIGURE_SEAT_SHARE,
                                     CHAIR_WIDE * f->height, t->first_chair);
}

#define BAND_ROOM  .018 // of the height: between the waist's own surface and the band, for the shirt
#define BAND_REACH .09  // of the height: so far from the waist it still goes round it

static void make_cushion(Things *t, double high) {
    if (t->cushion && fabs(t->cushion_high - high) < 1e-9)
        return;
    double k = t->figure->height / 1.65, half = .5 * high;
    prop_destroy(t->cushion);
    t->cushion = prop_block_create(vec3(.125 * k, half, .17 * k), .7 * half, t->first_chair + 1);
    t->cushion_high = high;
}

void things_draw_wall(Things *t, Raster *raster, Vec3 place, double back, double out) {
    double front = mix(back, place.z + WALL_FRONT * t->figure->height, out);
    if (out <= 0)
        return;
    if (!t->wall)
        t->wall = prop_wall_create(WALL_THICK, WALL_HIGH, WALL_LONG, t->first_wall);
    if (!t->wall)
        return; // memory was short: it is not seen
    double away = figure_wall_away(t->figure);
    prop_wall_slide(t->wall, vec3(place.x + away, MAT_UNDER, front), back);
    RasterMesh mesh = prop_mesh(t->wall);
    raster_add(raster, &mesh);
}

void things_draw_chair(Things *t, Raster *raster, double here, MatFrame floor) {
    if (here <= 0)
        return;
    make_chair(t);
    MatFrame chair = frame_mul(floor, floor_chair(t->figure));
    add(raster, t->chair, here, chair.place, chair.turn);
}

void things_draw_cushion(Things *t, Raster *raster, double here, Vec3 at, double yaw) {
    if (here <= 0)
        return;
    make_cushion(t, at.y);
    at.y *= here; // it grows from the floor
    add(raster, t->cushion, here, at, yaw);
}

// How far a line through `middle` along the unit `way` is led aside to go round a ball, softly.
static Vec3 round_ball(Vec3 middle, Vec3 way, Vec3 ball, double radius) {
    static const double soft = .010;
    Vec3 off = vec_reject(vec_sub(middle, ball), way);
    double inside = radius - vec_length(off);
    double aside = .5 * (inside + sqrt(inside * inside + soft * soft)) - .02 * soft;
    return vec_scale(vec_unit(off, vec3(0, 1, 0)), inside < -8 * soft ? 0 : fmax(0, aside));
}

// Round the head, and round a bun on it.
static Vec3 round_head(const Figure *f, const Posture *p, Vec3 middle, Vec3 way) {
    Vec3 joint = p->body.position[JOINT_HEAD];
    Vec3 axis = vec_sub(p->body.position[JOINT_CROWN], joint);
    Vec3 back = quat_rotate(p->body.rotation[JOINT_HEAD], vec3(0, 0, -1));
    Vec3 head = vec_add(joint, vec_scale(axis, .46));
    double room = HEAD_ROOM + .13 * f->youth + (f->child ? TOWEL_ROOM : 0);
    Vec3 aside = round_ball(middle, way, head, room * f->head);
    if (f->look.hair_style != HAIR_BUN)
        return aside;
    Vec3 bun =
        vec_add(head, vec_add(vec_scale(axis, BUN_HIGH), vec_scale(back, BUN_BACK * f->head)));
    return vec_add(aside, round_ball(vec_add(middle, aside), way, bun, BUN_ROOM * f->head));
}

Vec3 things_band_bow(const Figure *f, const Posture *p) {
    Quat turn = p->body.rotation[JOINT_PELVIS];
    Vec3 ahead = quat_rotate(turn, vec3(0, 0, 1)), up = quat_rotate(turn, vec3(0, 1, 0));
    Vec3 middle = vec_mix(p->grip[SIDE_RIGHT], p->grip[SIDE_LEFT], .5);
    Vec3 way = vec_unit(vec_sub(p->grip[SIDE_LEFT], p->grip[SIDE_RIGHT]), vec3(1, 0, 0));
    Vec3 head = round_head(f, p, middle, way);
    Vec3 from = vec_sub(middle, p->body.position[JOINT_WAIST]);
    double out = vec_dot(from, ahead), high = fabs(vec_dot(from, up)) / f->height;
    double inside = f->girth.waist_depth + BAND_ROOM * f->height - out;
    if (out < 0 || inside < 0)
        return head;
    return vec_add(head, vec_scale(ahead, inside * blend_ease(2 - high / BAND_REACH)));
}
