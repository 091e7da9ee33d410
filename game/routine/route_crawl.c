// On hands and knees: round, a hand and the knee across from it step together, then the other two;
// and between hands and forearms.
#include <math.h>

#include "route_inside.h"

static const double STEP = .46;  // radians that both pairs come round in two steps, at most
static const double AHEAD = .14; // of the height: or go on
static const double LIFT_HAND = .028, LIFT_KNEE = .009; // of the height
static const double LOOKS = .35;   // radians that the head is ahead, and the chest a part of it
static const double REACH = .945;  // of an arm, so that it does not lock
static const double SECONDS = .52; // of a step

// How far the farther hand is from its shoulder, as a part of the arm's length.
static double arm_reach(const Route *r) {
    Body b;
    double far = 0;
    change_body(r->figure, &r->now, &b);
    for (int s = 0; s < SIDE_COUNT; s++)
        far = fmax(far, vec_length(vec_sub(r->now.limb[s].end, b.position[JOINT_SHOULDER + s])));
    return far / (r->figure->upper_arm + r->figure->forearm);
}

void route_all_fours(const Figure *f, ChangeKey *out) {
    PoseGoal goal = {.stance = STANCE_HANDS_AND_KNEES};
    for (int role = 0; role < 2; role++)
        goal.contact[PART_HAND + role] = goal.contact[PART_KNEE + role] =
            goal.contact[PART_FOOT + role] = CONTACT_PLANT;
    goal.set[CHANNEL_PELVIS_PITCH] = true;
    goal.value[CHANNEL_PELVIS_PITCH] = radians(72);
    SolveInput input = {.figure = f, .goal = &goal};
    KeyPose pose;
    SolveMiss miss;
    solve_pose(&input, &pose, &miss);
    route_key(&pose, (MatFrame){0, {0, 0, FLOOR_KNEELS * f->height}}, out);
}

// The trunk as it is on hands and knees there, but so low that both hands reach; head and chest are
// ahead by `looks`, to the right.
static void carry_trunk(Route *r, const ChangeKey *fours, MatFrame frame, double looks) {
    ChangeKey there;
    route_place(frame, fours, &there);
    r->now.pelvis = there.pelvis;
    r->now.neck[2] = fours->neck[2] + looks;
    r->now.spine[1] = fours->spine[1] + .3 * looks;
    for (int pitch = 1; pitch <= 24; pitch++) {
        r->now.turn = quat_mul(there.turn, quat_axis(vec3(1, 0, 0), radians(pitch)));
        if (arm_reach(r) < REACH)
            return;
    }
}

static void step(Route *r, int limb, const ChangeKey *fours, MatFrame frame) {
    ChangeKey there;
    route_place(frame, fours, &there);
    r->now.limb[limb] = there.limb[limb];
    r->now.lift[limb] = (limb < 2 ? LIFT_HAND : LIFT_KNEE) * r->figure->height;
}

void route_crawl(Route *r, const ChangeKey *fours, MatFrame from, MatFrame to) {
    const Figure *f = r->figure;
    MatFrame end = floor_round(f, from, to, 1);
    double turn = end.turn - from.turn, ahead = turn > 0 ? -LOOKS : LOOKS;
    double apart = vec_length(vec_sub(to.place, from.place));
    int steps = 2 * (int)ceil(fmax(fabs(turn) / STEP, apart / (AHEAD * f->height)));
    int inner = turn > 0 ? SIDE_LEFT : SIDE_RIGHT;
    for (int i = 0; i <= steps; i++) { // first the elbows give
        double t = (double)i / steps, looks = ahead * fmin(1, fmin(3 * t, 3 * (1 - t)));
        int hand = i % 2 ? inner : 1 - inner, goes = i + i % 2;
        // The knee of the outer side goes half as far past, so that no thigh comes across the
        // other.
        int knee = i % 2 ? (i == steps - 1 ? steps : i) : (i < steps ? i + 1 : i);
        if (i > 0) {
            r->now.round = (double)goes / steps; // what lies there is taken along by the inner hand
            step(r, hand, fours, floor_round(f, from, to, r->now.round));
            step(r, limb_index(1, (Side)(1 - hand)), fours,
                 floor_round(f, from, to, (double)knee / steps));
        }
        carry_trunk(r, fours, floor_round(f, from, to, t), looks);
        route_push(r, SECONDS);
    }
}

// ---- forearms ----

// A hand where it is while the forearm lies, with the elbow off the mat.
static void hand_there(Route *r, Side side, const ChangeKey *forearms) {
    ChangeLimb *l = &r->now.limb[side];
    *l = forearms->limb[side];
    l->lies = false;
    l->pole = vec_unit(vec3(side_sign(side) * .5, .2, -.8), vec3(0, 0, 1));
    r->now.on[PART_HAND + side] = r->now.flat[side] = 1;
    r->now.on[PART_FOREARM + side] = 0;
}

// The hips over the knees, the shoulders as near to the hands as they have to be.
static void over_hands(Route *r) {
    const Figure *f = r->figure;
    double knees = .5 * (r->now.limb[2].anchor.z + r->now.limb[3].anchor.z);
    route_settle(r, (Wish){.mass = vec3(0, 0, knees + .3 * f->thigh),
                           .height = f->girth.knee + .97 * f->thigh,
                           .pitch = radians(82),
                           .give = radians(12)});
}

void route_hands_forward(Route *r, const ChangeKey *forearms) {
    for (int s = SIDE_COUNT - 1; s >= 0; s--) {
        hand_there(r, (Side)s, forearms);
        r->now.lift[s] = LIFT_HAND * r->figure->height;
        over_hands(r);
        route_push(r, .6);
    }
}

void route_forearms_up(Route *r, const ChangeKey *fours) {
    ChangeKey forearms = r->now;
    for (int s = 0; s < SIDE_COUNT; s++)
        hand_there(r, (Side)s, &forearms);
    over_hands(r);
    route_push(r, 1.0);
    for (int s = 0; s < SIDE_COUNT; s++) {
        r->now.limb[s] = fours->limb[s];
        r->now.lift[s] = LIFT_HAND * r->figure->height;
        over_hands(r);
        route_push(r, .6);
    }
}
