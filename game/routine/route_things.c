#include <math.h>

#include "change_things.h"
#include "route.h"

static const Vec3 Y = {0, 1, 0}, Z = {0, 0, 1};

static void hand_at(Route *r, Side side, Vec3 end, Vec3 fingers, Vec3 palm) {
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_WORLD, .end = end};
    l->pole = vec_unit(vec3(side_sign(side) * .9, .3, -.6), Z);
    l->turn = limb_hand_turn(side, fingers, palm);
}

Vec3 change_band_place(const Figure *f, Side side) {
    double along = side == SIDE_LEFT ? .0 : .11;
    return vec3(.24 * f->height, (CHANGE_STOOL + .006) * f->height, along * f->height);
}

void route_hands_at_band(Route *r, double yaw, bool take) {
    const Figure *f = r->figure;
    Quat home = quat_axis(Y, yaw);
    for (int s = 0; s < 2; s++) {
        Vec3 at = change_band_place(f, (Side)s);
        at.y += .06 * f->height;
        hand_at(r, (Side)s, quat_rotate(home, at), quat_rotate(home, vec3(.5, -1, .1)),
                quat_rotate(home, vec3(.9, -.2, 0)));
        r->now.on[PART_HAND + s] = 0;
        r->now.closed[s] = take;
    }
    r->now.band = take;
}

// The right hand, palm down, to a place of the mat, of somebody who faces `yaw`.
static void hand_to(Route *r, Vec3 end, double yaw, Vec3 fingers) {
    Quat home = quat_axis(Y, yaw);
    hand_at(r, SIDE_RIGHT, end, quat_rotate(home, fingers), vec3(0, -1, 0));
    r->now.limb[SIDE_RIGHT].pole = quat_rotate(home, vec_unit(vec3(-.9, .2, -.6), Z));
}

void route_turn_chair(Route *r, double chair) {
    const Figure *f = r->figure;
    if (fabs(r->now.chair - chair) < .5)
        return;
    // One hand on the middle of the rail, about which the chair goes round; the seat comes past the
    // shins with room to spare.
    Vec3 feet = vec_mix(r->now.limb[2].end, r->now.limb[3].end, .5);
    feet.z -= .22 * f->foot_length; // they point to the chair
    route_upright(r);
    r->now.spine[0] = radians(8);
    r->now.neck[0] = radians(-8);
    Vec3 rail = vec3(0, f->chair_top + .035 * f->height, .06 * f->height - f->chair_away);
    hand_to(r, rail, PI, vec3(0, -.3, 1));
    r->now.flat[SIDE_RIGHT] = .3;
    route_settle(r, (Wish){.mass = feet,
                           .height = .95 * (f->thigh + f->shank),
                           .yaw = PI,
                           .pitch = radians(40),
                           .give = radians(10)});
    route_push(r, 1.4);
    r->now.chair = chair;
    route_push(r, 2.0);
    route_tall(r, PI, 1.2);
}

void route_lay_cushion(Route *r, const ChangeKey *all_fours, double cushion) {
    const Figure *f = r->figure;
    if (fabs(r->now.cushion - cushion) < .5)
        return;
    double before = r->now.cushion, high = r->change->cushion.y;
    Vec3 from = change_cushion_place(f, high), to = r->change->cushion;
    Vec3 on = vec3(0, 1.1 * f->girth.hand_thickness, -.4 * f->hand);
    r->now = *all_fours;
    r->now.cushion = before;
    for (int i = 0; i < 2; i++) { // to where it lies, and with it to where it is needed, or back
        bool beside = (i == 0) == (before < 0);
        hand_to(r, vec_add(beside ? from : to, on), 0, Z);
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
