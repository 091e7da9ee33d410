#include "fade.h"

#include <math.h>

// Before a fade the body came as it came, for a moment: a second fade that begins in the same tick
// sees its speed. What swings looks farther back, and finds it there.
static const double LOOKS_BACK = 1.0 / 60; // seconds

static bool carries(const Posture *p, int limb) {
    int side = limb & 1;
    if (limb < 2)
        return p->on[PART_HAND + side] > .5;
    return p->on[PART_FOOT + side] > .5 || p->on[PART_KNEE + side] > .5;
}

void fade_take(Fade *f, const Posture from[2], const Posture to[2], double tick, double seconds) {
    const Body was[2] = {from[0].body, from[1].body}, is[2] = {to[0].body, to[1].body};
    bool planted[4];
    for (int i = 0; i < 4; i++)
        planted[i] = carries(&from[1], i) && carries(&to[1], i);
    offset_take(&f->offset, was, is, planted, tick, seconds);
    for (int s = 0; s < SIDE_COUNT; s++) {
        f->closed[s] = from[1].closed[s] - to[1].closed[s];
        f->flat[s] = from[1].flat[s] - to[1].flat[s];
    }
}

void fade_add(const Fade *f, const Figure *figure, double seconds, Posture *p) {
    if (seconds >= f->offset.seconds || f->offset.seconds <= 0)
        return;
    seconds = fmax(seconds, -LOOKS_BACK);
    offset_add(&f->offset, figure, seconds, &p->body);
    double left = 1.0 - blend_ease(seconds / f->offset.seconds);
    for (int s = 0; s < SIDE_COUNT; s++) {
        p->grip[s] = p->body.position[JOINT_KNUCKLES + s];
        p->closed[s] = clamp(p->closed[s] + left * f->closed[s], 0, 1);
        p->flat[s] = clamp(p->flat[s] + left * f->flat[s], 0, 1);
    }
}
