#include <math.h>
#include <string.h>

#include "measure.h"
#include "route.h"

static const Vec3 X = {1, 0, 0};

// Arms that reach forward balance the hips that go back.
static void arm_forward(Route *r, Side side) {
    const Figure *f = r->figure;
    Vec3 upper = limb_arm_direction(side, radians(84), radians(84));
    Vec3 pole = limb_arm_pole(side, upper, 0);
    double elbow = radians(18);
    Vec3 lower = vec_add(vec_scale(upper, own_cos(elbow)), vec_scale(pole, -own_sin(elbow)));
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_FREE, .pole = pole};
    l->end = vec_add(vec_scale(upper, f->upper_arm), vec_scale(lower, f->forearm));
    l->turn = limb_hand_relative(side, radians(30), 0);
}

// Radians that a thigh pressed to the belly gives more: who sits down any straighter falls.
static const double PRESSED = .14;

// How far somebody who sits may bow forward from the hips, `wanted` at most.
static double bow_pitch(Route *r, double wanted) {
    const Figure *f = r->figure;
    Body b;
    Measure m;
    r->now.turn = quat_axis(X, wanted);
    change_body(f, &r->now, &b);
    measure_body(&b, SIDE_RIGHT, &m);
    double hip = fmax(m.angle[RANGE_HIP_FLEX][0], m.angle[RANGE_HIP_FLEX][1]);
    return wanted - fmax(0, hip - f->range[RANGE_HIP_FLEX].high - PRESSED);
}

void route_sit(Route *r, const ChangeKey *seated) {
    const Figure *f = r->figure;
    double tall = f->foot_height + f->thigh + f->shank;
    Vec3 feet = vec_mix(r->now.limb[2].end, r->now.limb[3].end, .5);
    memset(r->now.spine, 0, sizeof r->now.spine);
    r->now.spine[0] = radians(10);
    r->now.neck[0] = radians(-12);
    for (int s = 0; s < SIDE_COUNT; s++)
        arm_forward(r, (Side)s);
    // The hips go back and down while the trunk bows over the feet.
    route_settle(r, (Wish){.mass = vec3(feet.x, 0, feet.z + .04 * f->foot_length),
                           .height = mix(tall, seated->pelvis.y, .55),
                           .pitch = radians(42),
                           .give = radians(8)});
    route_push(r, 1.1);
    // They touch the seat, and take the weight.
    r->now.pelvis = seated->pelvis;
    double pitch = bow_pitch(r, radians(50));
    r->now.turn = quat_axis(X, pitch);
    r->now.spine[0] = radians(20) + .9 * (radians(50) - pitch);
    r->now.on[PART_PELVIS] = seated->on[PART_PELVIS];
    r->now.surface[PART_PELVIS] = seated->surface[PART_PELVIS];
    route_push(r, 1.1);
    // Then the feet come forward under the knees.
    for (int s = 0; s < SIDE_COUNT; s++) {
        r->now.limb[2 + s] = seated->limb[2 + s];
        r->now.lift[2 + s] = .02 * f->height;
        r->now.turn = quat_axis(X, (s ? .48 : .76) * pitch);
        route_push(r, .5);
    }
}

void route_seat_feet(const Figure *f, const ChangeKey *seated, ChangeKey *out) {
    *out = *seated;
    for (int s = 0; s < SIDE_COUNT; s++) {
        ChangeLimb *l = &out->limb[2 + s];
        l->end.z -= .06 * f->height;
        l->anchor = l->end;
    }
}
