#include <math.h>
#include <string.h>

#include "route.h"

static const Vec3 X = {1, 0, 0}, Y = {0, 1, 0};

void route_sit(Route *r, const ChangeKey *seated) {
    const Figure *f = r->figure;
    bool band = r->now.band > 0;
    double tall = f->foot_height + f->thigh + f->shank;
    Vec3 feet = vec_mix(seated->limb[2].end, seated->limb[3].end, .5);
    memset(r->now.spine, 0, sizeof r->now.spine);
    r->now.spine[0] = radians(10);
    r->now.neck[0] = radians(-12);
    for (int s = 0; !band && s < SIDE_COUNT; s++) {
        route_hand_on_knee(r, (Side)s);
        r->now.lift[s] = .04 * f->height;
    }
    // The hips go back and down while the trunk bows over the feet.
    route_settle(r, (Wish){.mass = vec3(feet.x, 0, feet.z + .04 * f->foot_length),
                           .height = mix(tall, seated->pelvis.y, .55),
                           .pitch = radians(42),
                           .give = radians(8)});
    route_push(r, 1.1);
    // They touch the seat, and take the weight.
    r->now.pelvis = seated->pelvis;
    r->now.turn = quat_axis(X, radians(42));
    r->now.spine[0] = radians(14);
    r->now.on[PART_PELVIS] = seated->on[PART_PELVIS];
    route_push(r, 1.1);
}

void route_reach(Route *r, const ChangeKey *seated, bool take) {
    const Figure *f = r->figure;
    r->now.pelvis = seated->pelvis;
    r->now.spine[0] = radians(22);
    r->now.spine[2] = radians(24);
    r->now.neck[0] = radians(-8);
    route_hands_at_band(r, 0, take);
    for (int pitch = 15; pitch <= 60; pitch += 5) { // as far as both hands need it
        r->now.turn = quat_mul(quat_axis(Y, radians(-14)), quat_axis(X, radians(pitch)));
        double far = 0;
        Body b;
        change_body(f, &r->now, &b);
        for (int s = 0; s < SIDE_COUNT; s++)
            far = fmax(far, vec_length(vec_sub(r->now.limb[s].end,
                                               b.position[JOINT_SHOULDER + s])));
        if (far < .95 * (f->upper_arm + f->forearm))
            return;
    }
}
