#include <math.h>

#include "change_things.h"
#include "route.h"

static const Vec3 Z = {0, 0, 1};
// Hands let the band go, and take it, so high over the floor: of the height. Old hips bend no
// deeper in a squat.
static const double FALLS = .27;

static void hand_at(Route *r, Side side, Vec3 end, Vec3 fingers, Vec3 palm) {
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_WORLD, .end = end};
    l->pole = vec_unit(vec3(side_sign(side) * .9, .3, -.6), Z);
    l->turn = limb_hand_turn(side, fingers, palm);
}

Side route_hands_at_band(Route *r, bool seated, bool take) {
    const Figure *f = r->figure;
    MatFrame back = frame_inverse(r->at);
    Vec3 near = frame_at(back, seated ? floor_band_seat(f, SIDE_LEFT) : floor_band(f, SIDE_LEFT));
    Side side = near.x > 0 ? SIDE_LEFT : SIDE_RIGHT;
    for (int s = 0; s < 2; s++) {
        Vec3 at = frame_at(back, seated ? floor_band_seat(f, (Side)s) : floor_band(f, (Side)s));
        at.y += FALLS * f->height;
        double out = side_sign(side);
        hand_at(r, (Side)s, at, vec3(.5 * out, -1, .1), vec3(.9 * out, -.2, 0));
        r->now.on[PART_HAND + s] = 0;
        r->now.closed[s] = take;
    }
    r->now.band = take;
    return side;
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
