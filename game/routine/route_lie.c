#include <math.h>
#include <string.h>

#include "route.h"

// From hands and knees the hips sit down to the right, the trunk leans on the right forearm and
// the left hand, then lies on its right side and rolls on to the back. Up again it is the same
// backwards: roll to the side, push up with the arms.

static const Vec3 X = {1, 0, 0};

// Towards lying on the right side: the way to the head rises by `rise`, and `roll` is how far the
// front has come round from facing the floor to facing the left side of the mat. The right hip lies
// on the mat at (x, z).
static void side_turn(Route *r, double rise, double roll, double x, double z) {
    const Figure *f = r->figure;
    Vec3 up = vec3(0, own_sin(rise), own_cos(rise));
    Vec3 down = vec_unit(vec_reject(vec3(0, -1, 0), up), vec3(0, 0, 1));
    Vec3 front = vec_add(vec_scale(down, own_cos(roll)), vec3(own_sin(roll), 0, 0));
    Vec3 left = vec_cross(up, front);
    r->now.turn = quat_from_axes(left, up, front);
    Vec3 hip = vec3(x, .92 * f->girth.hip_depth, z);
    r->now.pelvis = vec_add(hip, vec_scale(left, f->hip_half));
}

static Vec3 joint_now(const Route *r, Joint joint) {
    Body b;
    change_body(r->figure, &r->now, &b);
    return b.position[joint];
}

// A limb that lies over the mat: headings of its two bones seen from above (radians from +z to +x)
// and the heights of their ends. Returns where its middle is.
static void laid(Route *r, int limb, const double heading[2], const double high[2]) {
    const Figure *f = r->figure;
    Body b;
    change_body(f, &r->now, &b);
    Side side = (Side)(limb & 1);
    bool arm = limb < 2;
    Vec3 root = b.position[joint_on(arm ? JOINT_SHOULDER : JOINT_HIP, side)], at = root,
         middle = root;
    double bone[2] = {arm ? f->upper_arm : f->thigh, arm ? f->forearm : f->shank};
    for (int n = 0; n < 2; n++) {
        double down = clamp(high[n] - at.y, -bone[n], bone[n]);
        double flat = sqrt(bone[n] * bone[n] - down * down);
        at = vec_add(at, vec3(flat * own_sin(heading[n]), down, flat * own_cos(heading[n])));
        if (n == 0)
            middle = at;
    }
    Quat back = quat_conjugate(b.rotation[arm ? JOINT_RIBS : JOINT_PELVIS]);
    ChangeLimb *l = &r->now.limb[limb];
    *l = (ChangeLimb){.hold = HOLD_FREE, .end = quat_rotate(back, vec_sub(at, root))};
    l->pole = vec_unit(quat_rotate(back, vec_reject(vec_sub(middle, root), vec_sub(at, root))), X);
    l->turn = arm ? limb_hand_relative(side, radians(40), 0) : quat_axis(X, radians(25));
    r->now.mat[limb] = true;
}

// Both legs bent, the left one on the right one; `thigh` and `shank` are headings of the right.
static void laid_legs(Route *r, double thigh, double shank) {
    const Girth *g = &r->figure->girth;
    laid(r, 3, (double[]){thigh, shank}, (double[]){g->knee, g->ankle});
    laid(r, 2, (double[]){thigh - radians(6), shank + radians(2)},
         (double[]){2.6 * g->knee, 1.8 * g->ankle + g->knee});
    for (int s = 0; s < 2; s++)
        r->now.on[PART_FOOT + s] = r->now.on[PART_KNEE + s] = s ? .9 : 0; // they slide a little
}

// The right elbow comes down on to the mat behind its hand, which stays, and the shoulder over it.
static void on_forearm(Route *r, Vec3 hand, double roll) {
    const Figure *f = r->figure;
    double elbow = 1.2 * f->girth.elbow, drop = hand.y - elbow;
    double back = sqrt(f->forearm * f->forearm - drop * drop);
    // A little behind it, so that the arm goes on smoothly when it is laid down.
    Vec3 wanted = vec3(hand.x, elbow + .91 * f->upper_arm, hand.z - back - .40 * f->upper_arm);
    double x = wanted.x, z = wanted.z - .9 * f->trunk, rise = radians(25);
    for (int round = 0; round < 12; round++) {
        side_turn(r, rise, roll, x, z);
        Vec3 miss = vec_sub(wanted, joint_now(r, JOINT_SHOULDER + SIDE_RIGHT));
        x += miss.x;
        z += miss.z;
        rise += miss.y / f->trunk;
    }
}

// Lying on hip and shoulder, rolled so far.
static void on_side(Route *r, double roll, double x, double z) {
    double rise = 0, wanted = 1.22 * r->figure->girth.shoulder;
    for (int round = 0; round < 6; round++) {
        side_turn(r, rise, roll, x, z);
        rise += (wanted - joint_now(r, JOINT_SHOULDER + SIDE_RIGHT).y) / r->figure->trunk;
    }
}

static void lean(Route *r, Side side, bool forearm) {
    r->now.on[PART_HAND + side] = 1;
    r->now.on[PART_FOREARM + side] = forearm;
    r->now.flat[side] = 1;
}

// Half way from the side to the back; the legs roll along bent, the upper arm comes over.
static void roll_over(Route *r, const ChangeKey *lying) {
    const Figure *f = r->figure;
    ChangeKey end = *lying;
    Body b;
    change_body(f, &end, &b);
    double knee = b.position[JOINT_KNEE].y, ankle = b.position[JOINT_ANKLE].y;
    Vec3 hip = joint_now(r, JOINT_HIP + SIDE_RIGHT);
    on_side(r, radians(138), hip.x, .5 * (hip.z + lying->pelvis.z));
    r->now.neck[1] = radians(8);
    // The hand comes up, so that the elbow may bend the other way.
    laid(r, SIDE_RIGHT, (double[]){radians(100), radians(90)},
         (double[]){1.15 * f->girth.elbow, .10 * f->height});
    for (int s = 0; s < 2; s++)
        laid(r, 2 + s, (double[]){radians(s ? 125 : 135), radians(s ? 198 : 210)},
             (double[]){(s ? .68 : .85) * knee, ankle});
    Vec3 upper = limb_arm_direction(SIDE_LEFT, radians(55), radians(75));
    Vec3 bend = limb_arm_pole(SIDE_LEFT, upper, radians(58));
    Vec3 lower = vec_add(vec_scale(upper, .5), vec_scale(bend, -.85));
    ChangeLimb *arm = &r->now.limb[SIDE_LEFT];
    *arm = (ChangeLimb){.hold = HOLD_FREE, .pole = bend};
    arm->end = vec_add(vec_scale(upper, f->upper_arm), vec_scale(vec_unit(lower, X), f->forearm));
    arm->turn = limb_hand_relative(SIDE_LEFT, radians(40), 0);
    r->now.on[PART_HAND + SIDE_LEFT] = r->now.flat[SIDE_LEFT] = 0;
    route_push(r, .9);
    r->now.mat[SIDE_RIGHT] = r->now.mat[2] = r->now.mat[3] = true; // on to the back
    r->now.lift[2] = r->now.lift[3] = .012 * f->height;
    if (lying->limb[SIDE_LEFT].hold == HOLD_WORLD) // round the hip
        r->now.lift[SIDE_LEFT] = .05 * f->height;
}

void route_lie(Route *r, const ChangeKey *all_fours, const ChangeKey *lying) {
    const Figure *f = r->figure;
    const ChangeLimb right = all_fours->limb[SIDE_RIGHT];
    double along = lying->pelvis.z;
    r->now = *all_fours;
    memset(r->now.spine, 0, sizeof r->now.spine);
    // What the trunk is like on the forearm says where hips and left hand have to be before.
    ChangeKey before = r->now;
    on_forearm(r, right.end, radians(48));
    Vec3 hip = joint_now(r, JOINT_HIP + SIDE_RIGHT);
    Vec3 shoulder = joint_now(r, JOINT_SHOULDER + SIDE_LEFT);
    ChangeLimb left = all_fours->limb[SIDE_LEFT];
    left.end = vec3(shoulder.x + .03 * f->height, left.end.y, shoulder.z + .03 * f->height);
    ChangeKey low = r->now;
    Vec3 elbow = vec3(right.end.x, 0, right.end.z - f->forearm);
    Vec3 pole = vec_unit(vec_sub(elbow, joint_now(r, JOINT_SHOULDER + SIDE_RIGHT)), X);
    // Sit to the right on one hip, the left hand comes nearer.
    r->now = before;
    side_turn(r, radians(38), radians(36), hip.x, hip.z);
    r->now.limb[SIDE_LEFT] = left;
    r->now.lift[SIDE_LEFT] = .04 * f->height;
    lean(r, SIDE_LEFT, false);
    laid_legs(r, radians(55), radians(150));
    r->now.lift[2] = r->now.lift[3] = .025 * f->height;
    r->now.on[PART_PELVIS] = .9;
    r->now.neck[0] = radians(-8);
    route_push(r, 1.9);
    // Down on the forearm.
    r->now.pelvis = low.pelvis;
    r->now.turn = low.turn;
    r->now.limb[SIDE_RIGHT].pole = pole;
    laid_legs(r, radians(62), radians(155));
    lean(r, SIDE_RIGHT, true);
    route_push(r, 1.3);
    // On the side, the head on the arm.
    r->now.neck[0] = 0;
    r->now.neck[1] = radians(25);
    on_side(r, radians(90), hip.x, along);
    r->now.on[PART_SHOULDER + SIDE_RIGHT] = .9;
    r->now.on[PART_HAND + SIDE_RIGHT] = r->now.on[PART_FOREARM + SIDE_RIGHT] = 0;
    r->now.flat[SIDE_RIGHT] = 0;
    // The left hand turns on its heel as the forearm tips over it.
    r->now.limb[SIDE_LEFT].turn = limb_hand_turn(SIDE_LEFT, X, vec3(0, -1, 0));
    r->now.on[PART_HAND + SIDE_LEFT] = .9;
    laid(r, SIDE_RIGHT, (double[]){radians(38), radians(5)},
         (double[]){1.15 * f->girth.elbow, 1.2 * f->girth.wrist});
    laid_legs(r, radians(70), radians(165));
    route_push(r, 1.3);
    roll_over(r, lying);
}
