#include "stage_bear.h"

#include <math.h>

#include "key.h"

void bears_destroy(Bears *b) {
    for (int i = 0; i < BEAR_KINDS; i++)
        prop_destroy(b->prop[i]);
}

void bears_draw(Bears *b, Raster *raster, const Figure *f, const Phase *phase, const Posture *p,
                int first) {
    double hug = fmin(p->closed[SIDE_LEFT], p->closed[SIDE_RIGHT]) / HAND_CLASPS;
    double size = blend_ease((fmin(hug, 1) - .35) / .6) * f->height / 1.10;
    if (size < .02 || phase->rep == 0)
        return;
    int kind = (phase->rep - 1) % BEAR_KINDS;
    Prop **prop = &b->prop[kind];
    if (!*prop)
        *prop = prop_bear_create(kind, first + kind * BEAR_MATERIALS);
    if (!*prop)
        return; // a hug without a bear is a hug too
    Side side = phase->side == SIDE_LEFT ? SIDE_LEFT : SIDE_RIGHT;
    const Body *body = &p->body;
    Vec3 knee = body->position[joint_on(JOINT_KNEE, side)];
    Vec3 ahead = quat_rotate(body->rotation[JOINT_RIBS], vec3(0, 0, 1));
    Vec3 place = vec_mix(body->position[JOINT_RIBS], knee, .58);
    place.y = fmax(place.y, knee.y) + .045 * f->height;
    prop_bear_hold(*prop, place, own_atan2(ahead.x, ahead.z), size);
    RasterMesh mesh = prop_mesh(*prop);
    raster_add(raster, &mesh);
}
