#include "stage_bear.h"

#include <math.h>

void bears_destroy(Bears *b) {
    for (int i = 0; i < BEAR_KINDS; i++)
        prop_destroy(b->prop[i]);
}

static const double HUGS = 1.38; // thighs that the knee is raised in a hug
static const double LOOKS = .35; // it sits turned more to who watches than to where the child looks

static double size_of(const Figure *f) {
    return f->height / 1.10;
}

// In a row behind the mat, two on each side of who stands on it; the right leg begins.
static Vec3 seat_of(const Figure *f, int kind) {
    static const double ASIDE[BEAR_KINDS] = {-.30, .30, -.45, .45}, BEHIND = -.31;
    return vec3(ASIDE[kind] * f->height, .087 * size_of(f), BEHIND * f->height);
}

static Side side_of(int kind) {
    return kind % 2 ? SIDE_LEFT : SIDE_RIGHT;
}

// 0 with the foot on the mat, 1 with the knee before the chest.
static double climbed(const BearHug *h, int kind) {
    const Figure *f = h->figure;
    if (!h->phase || h->phase->rep == 0 || (h->phase->rep - 1) % BEAR_KINDS != kind)
        return 0;
    double low = f->foot_height + f->shank, high = low + HUGS * f->thigh;
    double knee = h->posture->body.position[joint_on(JOINT_KNEE, side_of(kind))].y;
    double t = clamp((knee - low) / (high - low), 0, 1); // softly from the floor
    return t < .1 ? 5 * t * t / .95 : (t - .05) / .95;
}

// Between chest and knee.
static Vec3 hugged(const BearHug *h, int kind) {
    const Body *body = &h->posture->body;
    Vec3 knee = body->position[joint_on(JOINT_KNEE, side_of(kind))];
    Vec3 place = vec_mix(body->position[JOINT_RIBS], knee, .58);
    place.y = fmax(place.y, knee.y) + .045 * h->figure->height;
    return place;
}

Vec3 bears_place(const BearHug *h, int kind, double *up) {
    Quat turn = quat_axis(vec3(0, 1, 0), h->yaw);
    Quat along = quat_axis(vec3(0, 1, 0), h->row);
    Vec3 seat = vec_add(h->place, quat_rotate(along, seat_of(h->figure, kind)));
    double t = climbed(h, kind);
    *up = t;
    if (t <= 0)
        return seat;
    // Before the foot, and up on the leg: a Bezier curve of degree two.
    Vec3 before = vec3(.18 * side_sign(side_of(kind)), .16, .29);
    before = vec_add(h->place, quat_rotate(turn, vec_scale(before, h->figure->height)));
    return vec_mix(vec_mix(seat, before, t), vec_mix(before, hugged(h, kind), t), t);
}

void bears_draw(Bears *b, Raster *raster, const BearHug *h, int first) {
    Vec3 ahead = quat_rotate(h->posture->body.rotation[JOINT_RIBS], vec3(0, 0, 1));
    double chest = own_atan2(ahead.x, ahead.z);
    for (int kind = 0; kind < BEAR_KINDS; kind++) {
        Prop **prop = &b->prop[kind];
        if (!*prop)
            *prop = prop_bear_create(kind, first + kind * BEAR_MATERIALS);
        if (!*prop)
            continue; // a hug without a bear is a hug too
        double up;
        Vec3 place = bears_place(h, kind, &up);
        double sits = LOOKS * turn_within(h->yaw);
        prop_bear_hold(*prop, place, sits + turn_within(chest - sits) * up,
                       h->here * size_of(h->figure));
        RasterMesh mesh = prop_mesh(*prop);
        raster_add(raster, &mesh);
    }
}
