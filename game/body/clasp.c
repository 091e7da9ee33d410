#include "clasp.h"

static const Vec3 X = {1, 0, 0};

// Both hands round the lead shin, one over the other, palms to the shin.
static void hand_on_shin(const SolveInput *in, KeyLimb *l, Side side, double along, double front) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    double out = .034 * f->height / 1.65;
    // In the frame of the shin: y up to the knee, z to the front, x to the body's left.
    bool lead = side == role_side(ROLE_LEAD); // the other hand lies on this one
    Vec3 fingers = vec_unit(vec3(-s, -.15, lead ? .25 : .50), X);
    double step = lead ? 0 : .015 * f->height / 1.65;
    double away = f->girth.calf + (lead ? 1 : 2.4) * f->girth.hand_thickness;
    Vec3 knuckles = vec3(s * out * .45, -along * f->shank - step, front * away);
    l->end = vec_sub(knuckles, vec_scale(fingers, figure_grip(f)));
    l->turn = limb_hand_turn(side, fingers, vec3(0, 0, front > 0 ? -1 : 1));
    l->frame = FRAME_SHIN;
}

// Both hands behind the lead thigh, fingers across it, palms to the thigh.
static void hand_behind_thigh(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    // In the frame of the thigh: y up to the hip, z to the front, x to the body's left.
    Vec3 fingers = vec_unit(vec3(-s, 0, -.25), X);
    double step = side == role_side(ROLE_LEAD) ? 0 : .055 * f->height / 1.65;
    Vec3 knuckles = vec3(s * -.012 * f->height / 1.65, .36 * f->thigh + step,
                         -.86 * f->girth.thigh - f->girth.hand_thickness);
    l->end = vec_sub(knuckles, vec_scale(fingers, figure_grip(f)));
    l->turn = limb_hand_turn(side, fingers, vec3(0, 0, 1));
    l->frame = FRAME_THIGH;
}

// A hand lies on the thigh of its own side, fingers to the knee; who stands leans on its middle.
static void hand_on_lap(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    Vec3 fingers = vec_unit(vec3(0, -1, -.10), X);
    bool stands = in->goal->stance == STANCE_STANDING;
    double up = stands ? .42 : .26, thick = mix(f->girth.knee, f->girth.thigh, stands ? .6 : .45);
    Vec3 knuckles =
        vec3(side_sign(side) * .15 * thick, up * f->thigh, thick + 1.1 * f->girth.hand_thickness);
    l->end = vec_sub(knuckles, vec_scale(fingers, figure_grip(f)));
    l->turn = limb_hand_turn(side, fingers, vec3(0, 0, -1));
    l->frame = FRAME_LAP;
}

// A palm lies on the shin of its own side, half way down, a little outside, fingers to the foot.
static void hand_on_own_shin(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side), thick = mix(f->girth.calf, f->girth.knee, .4);
    Vec3 fingers = vec_unit(vec3(0, -1, -.08), X), out = vec3(s * .3, 0, .954);
    Vec3 knuckles = vec_scale(out, thick + f->girth.hand_thickness);
    knuckles.y = -.48 * f->shank;
    l->end = vec_sub(knuckles, vec_scale(fingers, figure_grip(f)));
    l->turn = limb_hand_turn(side, fingers, vec_scale(out, -1));
    l->frame = FRAME_SHINS;
}

// A hand stands on the rim of the pelvis at its own side, fingers to the front.
static void hand_on_hip(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    // In the frame of the thigh: y up to the hip and on to the rim.
    Vec3 fingers = vec_unit(vec3(-s * .6, -.3, .75), X);
    double out = .92 * f->girth.hip_width - f->hip_half + f->girth.hand_thickness;
    Vec3 knuckles = vec3(s * out, f->thigh + .058 * f->height, .35 * f->girth.hip_depth);
    l->end = vec_sub(knuckles, vec_scale(fingers, figure_grip(f)));
    l->turn = limb_hand_turn(side, fingers, vec3(-s * .8, -.8, -.3));
    l->frame = FRAME_LAP;
}

// A hand clasps the other upper arm from the front, the palm on it and the fingers round its
// outside, the own elbow low before the chest.
static void hand_on_shoulder(const SolveInput *in, KeyLimb *l, const Body *body, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side), thick = f->girth.upper_arm + f->girth.hand_thickness;
    Quat ribs = body->rotation[JOINT_RIBS];
    Vec3 own = body->position[joint_on(JOINT_SHOULDER, side)];
    Vec3 other = body->position[joint_on(JOINT_SHOULDER, other_side(side))];
    Vec3 across = quat_rotate(quat_conjugate(ribs), vec_sub(other, own));
    // In the frame of the ribs: the other hand lies on the thigh, so that arm hangs a little to the
    // front; what is held of it faces front and out.
    Vec3 arm = vec_unit(vec3(s * .05, -.96, .28), X);
    Vec3 out = vec_unit(vec_reject(vec3(-s * .6, 0, .8), arm), X);
    Vec3 fingers = vec_unit(vec3(-s * .8, .25, -.55), X);
    Vec3 knuckles = vec_add(across, vec_scale(arm, .3 * f->upper_arm));
    knuckles = vec_add(knuckles, vec_scale(out, thick));
    l->frame = FRAME_ROOT;
    l->end = vec_sub(knuckles, vec_scale(fingers, figure_grip(f)));
    l->pole = vec3(s * .45, -1, 1.1);
    Body placed = *body; // the forearm, from which the hand's turn is counted
    limb_place(f, &placed, LIMB_ARM, side, vec_add(own, quat_rotate(ribs, l->end)),
               quat_rotate(ribs, l->pole));
    Quat turn = quat_mul(ribs, limb_hand_turn(side, fingers, vec_scale(out, -1)));
    l->turn = quat_mul(quat_conjugate(placed.rotation[joint_on(JOINT_ELBOW, side)]), turn);
}

void clasp_arm(const SolveInput *in, KeyLimb *l, const Body *body, Side side, Role role) {
    if (in->goal->hand_place[role] == PLACE_SHOULDER) {
        hand_on_shoulder(in, l, body, side);
        return;
    }
    if (in->goal->hand_place[role] == PLACE_THIGH)
        hand_behind_thigh(in, l, side);
    else if (in->goal->hand_place[role] == PLACE_LAP)
        hand_on_lap(in, l, side);
    else if (in->goal->hand_place[role] == PLACE_SHINS)
        hand_on_own_shin(in, l, side);
    else if (in->goal->hand_place[role] == PLACE_HIPS)
        hand_on_hip(in, l, side);
    else
        hand_on_shin(in, l, side, .16, 1.0);
    // Elbows hang out and down from the ribs, whatever the shin does; from the hips they point out.
    bool hips = in->goal->hand_place[role] == PLACE_HIPS;
    l->pole = hips ? vec3(side_sign(side), 0, -.5) : vec3(side_sign(side) * .8, -1, -.2);
}
