#include <math.h>
#include <string.h>

#include "route.h"

// Lying on the right side: the way to the head rises by `rise`, and `roll` is how far the front has
// come round from facing the floor to facing the left side of the mat.
static void side_turn(Route *r, double rise, double roll) {
    Vec3 up = vec3(0, own_sin(rise), own_cos(rise));
    Vec3 down = vec_unit(vec_reject(vec3(0, -1, 0), up), vec3(0, 0, 1));
    Vec3 front = vec_add(vec_scale(down, own_cos(roll)), vec3(own_sin(roll), 0, 0));
    Vec3 left = vec_cross(up, front);
    r->now.turn = quat_from_axes(left, up, front);
    double low = .92 * r->figure->girth.hip_depth; // of the right hip
    r->now.pelvis.y = low + r->figure->hip_half * left.y;
}

// A bent leg that lies on the mat, or on the other one: `flex` of the hip and `knee` seen from
// above.
static void bent_leg(Route *r, Side side, double flex, double knee) {
    const Figure *f = r->figure;
    Body b;
    change_body(f, &r->now, &b);
    Vec3 hip = b.position[JOINT_HIP + side];
    double over = side == SIDE_LEFT ? 1.7 * f->girth.knee : 0; // on the other leg
    double down = f->girth.knee + over - hip.y, fall = .5 * over;
    double far = sqrt(fmax(0, f->thigh * f->thigh - down * down));
    double shank = sqrt(f->shank * f->shank - fall * fall), heading = flex - knee;
    Vec3 thigh = vec3(far * own_sin(flex), down, -far * own_cos(flex));
    Vec3 end = vec_add(thigh, vec3(shank * own_sin(heading), -fall, -shank * own_cos(heading)));
    Quat back = quat_conjugate(r->now.turn);
    ChangeLimb *l = &r->now.limb[limb_index(1, side)];
    *l = (ChangeLimb){.hold = HOLD_FREE, .end = quat_rotate(back, end)};
    l->pole = vec_unit(quat_rotate(back, thigh), vec3(0, 0, 1));
    l->turn = quat_axis(vec3(1, 0, 0), radians(25));                // toes long
    r->now.on[PART_FOOT + side] = r->now.on[PART_KNEE + side] = .9; // they slide a little
}

// Both arms before the chest, the lower one as a pillow.
static void resting_arm(Route *r, Side side, double lift, double elbow) {
    const Figure *f = r->figure;
    Vec3 upper = limb_arm_direction(side, lift, radians(90));
    Vec3 pole = vec_unit(vec_reject(vec3(0, -1, .1), upper), vec3(0, 0, -1));
    Vec3 lower = vec_add(vec_scale(upper, own_cos(elbow)), vec_scale(pole, -own_sin(elbow)));
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_FREE, .pole = pole};
    l->end = vec_add(vec_scale(upper, f->upper_arm), vec_scale(lower, f->forearm));
    l->turn = limb_hand_relative(side, radians(40), 0);
    r->now.on[PART_HAND + side] = r->now.flat[side] = 0;
}

void route_lie(Route *r, const ChangeKey *all_fours, const ChangeKey *lying) {
    const Figure *f = r->figure;
    r->now = *all_fours;
    // Sit to the right on one hip; both hands stay.
    memset(r->now.spine, 0, sizeof r->now.spine);
    r->now.pelvis = vec3(.6 * lying->pelvis.x, 0, lying->pelvis.z);
    side_turn(r, radians(30), radians(62));
    bent_leg(r, SIDE_RIGHT, radians(72), radians(100));
    bent_leg(r, SIDE_LEFT, radians(66), radians(95));
    r->now.on[PART_PELVIS] = .9;
    r->now.neck[0] = radians(-8);
    route_push(r, 1.6);
    // Down on the forearm, the other hand before the chest.
    side_turn(r, radians(13), radians(80));
    bent_leg(r, SIDE_RIGHT, radians(66), radians(95));
    bent_leg(r, SIDE_LEFT, radians(62), radians(90));
    Body b;
    change_body(f, &r->now, &b);
    Vec3 shoulder = b.position[JOINT_SHOULDER + SIDE_RIGHT];
    ChangeLimb *arm = &r->now.limb[SIDE_RIGHT];
    double reach = sqrt(fmax(0, f->upper_arm * f->upper_arm -
                                    (shoulder.y - f->girth.elbow) * (shoulder.y - f->girth.elbow)));
    arm->end = vec3(shoulder.x + f->forearm, 1.3 * f->girth.wrist, shoulder.z + .8 * reach);
    arm->pole = vec_unit(vec3(-.4, -.7, .8), vec3(0, 0, 1));
    r->now.on[PART_HAND + SIDE_RIGHT] = .9;
    route_push(r, 1.3);
    // On the side, the head on the arm.
    side_turn(r, 0, radians(90));
    r->now.spine[1] = 0;
    r->now.neck[0] = 0;
    r->now.neck[1] = radians(14);
    r->now.on[PART_SHOULDER + SIDE_RIGHT] = .9;
    resting_arm(r, SIDE_RIGHT, radians(112), radians(70));
    resting_arm(r, SIDE_LEFT, radians(60), radians(60));
    bent_leg(r, SIDE_RIGHT, radians(62), radians(90));
    bent_leg(r, SIDE_LEFT, radians(58), radians(86));
    route_push(r, 1.3);
}
