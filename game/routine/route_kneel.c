// From standing to the floor and up again, through half-kneeling.
#include <math.h>

#include "route_inside.h"

static const Vec3 X = {1, 0, 0}, Y = {0, 1, 0}, Z = {0, 0, 1};

static void hand_on_knee(Route *r, Side side) {
    const Figure *f = r->figure;
    double scale = f->height / 1.65;
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_KNEE};
    l->end = vec3(0, f->girth.knee + .035 * scale, -.085 * scale);
    l->pole = vec_unit(vec3(side_sign(side) * .9, 0, -.7), Z);
    l->turn = limb_hand_turn(side, vec3(0, -.25, 1), vec3(0, -1, -.2));
    r->now.on[PART_HAND + side] = 0;
    r->now.flat[side] = .6;
}

static void foot_flat(Route *r, Side side, Vec3 at, double heading) {
    ChangeLimb *l = &r->now.limb[limb_index(1, side)];
    *l = (ChangeLimb){.hold = HOLD_WORLD};
    l->end = vec3(at.x, r->figure->foot_height, at.z);
    l->turn = quat_axis(Y, heading + side_sign(side) * radians(6));
    l->pole = quat_rotate(l->turn, Z);
    l->anchor = l->end;
    r->now.on[PART_FOOT + side] = 1;
    r->now.on[PART_KNEE + side] = 0;
}

// A foot on its toes, the heel raised by `angle`.
static void foot_toes(Route *r, Side side, Vec3 toe, double angle) {
    ChangeLimb *l = &r->now.limb[limb_index(1, side)];
    *l = (ChangeLimb){.hold = HOLD_WORLD, .pole = Z};
    l->turn = quat_axis(X, angle);
    Vec3 offset = figure_offset(r->figure, joint_on(JOINT_TOE, side));
    l->end = vec_sub(toe, quat_rotate(l->turn, offset));
    r->now.on[PART_FOOT + side] = .9; // it rolls: its ankle moves
    r->now.on[PART_KNEE + side] = 0;
}

// Both feet to half-kneeling, the right knee down.
static void half_kneel(Route *r, double knees) {
    const Figure *f = r->figure;
    double half = f->hip_half, front = knees + .68 * f->thigh, scale = f->height / 1.65;
    route_settle(r, (Wish){.mass = vec_mix(route_over_foot(r, SIDE_RIGHT), route_middle(r), .2)});
    route_push(r, .3);
    foot_flat(r, SIDE_LEFT, vec3(half, 0, front), 0);
    r->now.lift[limb_index(1, SIDE_LEFT)] = .05 * scale;
    Wish landing = {.mass = vec_mix(route_over_foot(r, SIDE_RIGHT), route_middle(r), .22)};
    ChangeLimb *rear = &r->now.limb[limb_index(1, SIDE_RIGHT)];
    Vec3 toe = figure_offset(f, joint_on(JOINT_TOE, SIDE_RIGHT));
    Vec3 toes = vec_add(rear->end, quat_rotate(rear->turn, toe));
    foot_toes(r, SIDE_RIGHT, toes, radians(12));
    route_settle(r, landing);
    route_push(r, .85);
    // Over the front foot, the heel behind comes up.
    foot_toes(r, SIDE_RIGHT, toes, radians(30));
    r->now.spine[0] = radians(6);
    double high = .93 * (f->thigh + f->shank);
    Wish front_foot = {.mass = vec_mix(route_over_foot(r, SIDE_LEFT), vec3(0, 0, 0), .02),
                       .height = high,
                       .pitch = radians(14),
                       .give = radians(4)};
    front_foot.mass.z = r->now.limb[limb_index(1, SIDE_LEFT)].end.z - .006 * f->height;
    route_settle(r, front_foot);
    route_push(r, .6);
    // The other foot goes back, on its toes.
    double knee = f->girth.knee, raised = radians(92), ankle = 0, back = 0;
    Vec3 spot = toe;
    for (int round = 0; round < 4; round++) { // no further than that ankle bends
        spot = quat_rotate(quat_axis(X, raised), toe);
        ankle = -spot.y;
        back = sqrt(f->shank * f->shank - (ankle - knee) * (ankle - knee));
        double slope = own_atan2(ankle - knee, back);
        raised = fmax(radians(92), radians(90) + slope - f->range[RANGE_ANKLE].high);
    }
    toes = vec3(-half, 0, knees - back + spot.z);
    foot_toes(r, SIDE_RIGHT, toes, radians(55));
    r->now.lift[limb_index(1, SIDE_RIGHT)] = .05 * scale;
    front_foot.height = .84 * (f->thigh + f->shank);
    front_foot.pitch = radians(30);
    route_settle(r, front_foot);
    route_push(r, .8);
    // And that knee comes down.
    foot_toes(r, SIDE_RIGHT, toes, raised);
    ChangeLimb *l = &r->now.limb[limb_index(1, SIDE_RIGHT)];
    l->kneels = true;
    l->anchor = vec3(-half, knee, knees);
    hand_on_knee(r, SIDE_LEFT);
    r->now.lift[SIDE_LEFT] = .11 * scale;
    r->now.on[PART_KNEE + SIDE_RIGHT] = 1;
    r->now.spine[0] = radians(3);
    route_settle(r, (Wish){.mass = vec3(.3 * half, 0, mix(knees, front, .45)),
                           .height = knee + .97 * f->thigh,
                           .pitch = radians(6),
                           .give = radians(6)});
    route_push(r, 1.0);
}

static double knees_of(const ChangeKey *all_fours) {
    return all_fours->limb[limb_index(1, SIDE_RIGHT)].anchor.z;
}

void route_kneel(Route *r, const ChangeKey *all_fours) {
    const Figure *f = r->figure;
    double knees = knees_of(all_fours);
    half_kneel(r, knees);
    double half = f->hip_half, up = f->girth.knee + f->thigh;
    // The weight goes over that knee, the other one comes beside it.
    route_hang_arm(r, SIDE_LEFT);
    Wish over_knee = {
        .mass = vec3(-.6 * half, 0, knees - .16 * f->shank), .height = up, .give = radians(5)};
    route_straight(r);
    route_settle(r, over_knee);
    route_push(r, .6);
    r->now.limb[limb_index(1, SIDE_LEFT)] = all_fours->limb[limb_index(1, SIDE_LEFT)];
    r->now.on[PART_FOOT + SIDE_LEFT] = r->now.on[PART_KNEE + SIDE_LEFT] = 1;
    r->now.lift[limb_index(1, SIDE_LEFT)] = .14 * f->height / 1.65;
    route_settle(r, over_knee);
    route_push(r, 1.6);
}

void route_hands_down(Route *r, const ChangeKey *all_fours) {
    const Figure *f = r->figure;
    double knees = knees_of(all_fours), knee = f->girth.knee;
    // Hips go back a little, and the hands come to the mat.
    r->now.limb[limb_index(1, SIDE_RIGHT)] = all_fours->limb[limb_index(1, SIDE_RIGHT)];
    r->now.on[PART_FOOT + SIDE_RIGHT] = 1;
    r->now.lift[limb_index(1, SIDE_RIGHT)] = .12 * f->height / 1.65;
    route_straight(r);
    r->now.spine[0] = radians(24);
    for (int s = 0; s < 2; s++) {
        r->now.limb[s] = all_fours->limb[s];
        r->now.on[PART_HAND + s] = all_fours->on[PART_HAND + s];
        r->now.flat[s] = 1;
    }
    route_settle(r, (Wish){.mass = vec3(0, 0, knees + .03 * f->shank),
                           .height = knee + .95 * f->thigh,
                           .pitch = radians(68),
                           .give = radians(3)});
    route_push(r, 2.0);
}
