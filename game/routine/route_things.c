#include <math.h>
#include <string.h>

#include "change_things.h"
#include "fail.h"
#include "route.h"

static const Vec3 Z = {0, 0, 1};

static void hand_at(Route *r, Side side, Vec3 end, Vec3 fingers, Vec3 palm) {
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_WORLD, .end = end};
    l->pole = vec_unit(vec3(side_sign(side) * .9, .3, -.6), Z);
    l->turn = limb_hand_turn(side, fingers, palm);
}

void route_roll_band(const Figure *f, ChangeKey *k) {
    // Of the height, from waist and belly; over a lap they are higher.
    static const double APART = .026, AHEAD = .08, HIGH = -.01, HIGH_SEATED = .03;
    double high = k->surface[PART_PELVIS] > 0 ? HIGH_SEATED : HIGH;
    Body b;
    memset(k->blade_up, 0, sizeof k->blade_up);
    change_body(f, k, &b);
    Quat ribs = b.rotation[JOINT_RIBS], back = quat_conjugate(ribs);
    for (int s = 0; s < SIDE_COUNT; s++) {
        double out = side_sign((Side)s), h = f->height;
        Vec3 shoulder = vec_sub(b.position[JOINT_SHOULDER + s], b.position[JOINT_WAIST]);
        Vec3 fist = vec3(out * APART * h, high * h, f->girth.waist_depth + AHEAD * h);
        Vec3 fingers = vec_unit(vec3(-.5 * out, -.45, .7), Z), palm = vec3(-.2 * out, -.6, -.8);
        ChangeLimb *l = &k->limb[s];
        *l = (ChangeLimb){.hold = HOLD_FREE, .pole = vec_unit(vec3(.9 * out, -.6, -.6), Z)};
        l->end = vec_sub(fist, vec_scale(fingers, figure_grip(f)));
        l->end = vec_sub(l->end, quat_rotate(back, shoulder));
        l->turn = quat_identity();
        change_body(f, k, &b);
        Quat hand = quat_mul(ribs, limb_hand_turn((Side)s, fingers, palm));
        l->turn = quat_mul(quat_conjugate(b.rotation[JOINT_ELBOW + s]), hand);
        k->closed[s] = 1;
    }
    k->band = 0;
}

void route_unroll_band(Change *c, const ChangeKey *held) {
    static const double SECONDS = 1;
    static const double OVER_LAP = .03; // of the height: so far hands are raised on the way
    ChangeKey k = *held;
    const bool raised = k.limb[0].end.y > 0;
    ASSERT(c->count + 2 <= CHANGE_KEYS);
    k.seconds = SECONDS;
    if (k.surface[PART_PELVIS] > 0)
        k.lift[SIDE_LEFT] = k.lift[SIDE_RIGHT] = OVER_LAP * c->figure->height;
    if (raised) { // not past the face while it is short: before the chest first
        for (int s = 0; s < SIDE_COUNT; s++) {
            ChangeLimb *l = &k.limb[s];
            l->end = vec3(l->end.x, 0, sqrt(l->end.y * l->end.y + l->end.z * l->end.z));
            l->pole = vec3(0, -1, 0);
            k.blade_up[s] = 0;
        }
        c->key[c->count++] = k;
        k = *held;
        k.seconds = SECONDS;
    }
    c->key[c->count++] = k;
}

// The right hand, palm down, to a place of the mat.
static void hand_to(Route *r, Vec3 end) {
    hand_at(r, SIDE_RIGHT, end, Z, vec3(0, -1, 0));
    r->now.limb[SIDE_RIGHT].pole = vec_unit(vec3(-.9, .2, -.6), Z);
}

void route_lay_cushion(Route *r, const ChangeKey *all_fours, double cushion) {
    const Figure *f = r->figure;
    if (fabs(r->now.cushion - cushion) < .5)
        return;
    double before = r->now.cushion, high = r->change->cushion.y;
    Vec3 from = change_cushion_place(f, high);
    Vec3 to = frame_at(frame_inverse(r->at), r->change->cushion);
    Vec3 on = vec3(0, 1.1 * f->girth.hand_thickness, -.4 * f->hand);
    r->now = *all_fours;
    r->now.cushion = before;
    for (int i = 0; i < 2; i++) { // to where it lies, and with it to where it is needed, or back
        bool beside = (i == 0) == (before < 0);
        hand_to(r, vec_add(beside ? from : to, on));
        r->now.lift[SIDE_RIGHT] = i == 0 ? .06 * f->height : 1e-6;
        r->now.on[PART_HAND + SIDE_RIGHT] = 0;
        r->now.cushion = beside ? 0 : 1;
        r->now.neck[2] = radians(beside ? -20 : 0);
        route_push(r, i == 0 && beside ? 2.6 : 1.9); // pushed in, or by the hand
    }
    r->now = *all_fours;
    r->now.cushion = cushion;
    r->now.lift[SIDE_RIGHT] = .06 * f->height;
    route_push(r, cushion < 0 ? 2.6 : 1.4);
}
