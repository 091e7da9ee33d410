#include "place.h"

#include <math.h>
#include <stddef.h>

#include "clasp.h"

static const Vec3 X = {1, 0, 0}, Y = {0, 1, 0};

static Role limb_role(int limb) {
    return (Side)(limb & 1) == role_side(ROLE_LEAD) ? ROLE_LEAD : ROLE_OTHER;
}

static double channel(const PoseGoal *goal, Channel lead, Role role, double fallback) {
    Channel c = channel_on(lead, role);
    return goal->set[c] ? goal->value[c] : fallback;
}

double place_bend(const SolveInput *in, int limb, double fallback) {
    return channel(in->goal, limb < 2 ? CHANNEL_ELBOW : CHANNEL_KNEE, limb_role(limb), fallback);
}

bool place_foot_planted(const PoseGoal *goal, Role role) {
    return goal->contact[PART_FOOT + role] == CONTACT_PLANT ||
           goal->contact[PART_KNEE + role] == CONTACT_PLANT;
}

bool place_symmetric(const PoseGoal *g) {
    static const Channel lateral[] = {CHANNEL_PELVIS_LIST, CHANNEL_PELVIS_YAW, CHANNEL_PELVIS_SHIFT,
                                      CHANNEL_SPINE_SIDE,  CHANNEL_SPINE_TURN, CHANNEL_NECK_SIDE};
    static const double none = 0;
    for (size_t i = 0; i < sizeof lateral / sizeof lateral[0]; i++)
        if (g->set[lateral[i]] && g->value[lateral[i]] != none)
            return false;
    for (int c = CHANNEL_BLADE_UP; c < CHANNEL_COUNT; c += 2)
        if (g->set[c] != g->set[c + 1] || (g->set[c] && g->value[c] != g->value[c + 1]))
            return false;
    for (int p = 0; p < PART_BACK_HEAD; p += 2)
        if (g->contact[p] != g->contact[p + 1])
            return false;
    return g->hand_place[0] == g->hand_place[1] && g->hand_place[0] != PLACE_SHIN &&
           g->hand_place[0] != PLACE_THIGH;
}

// ---- legs ----

static void free_leg(const SolveInput *in, KeyLimb *l, Side side, Role role) {
    const PoseGoal *g = in->goal;
    const Figure *f = in->figure;
    double flex = channel(g, CHANNEL_HIP_FLEX, role, 0),
           knee = channel(g, CHANNEL_KNEE, role, radians(4));
    double abduction = channel(g, CHANNEL_HIP_ABDUCTION, role, 0);
    double inward = channel(g, CHANNEL_HIP_TURN, role, 0);
    Vec3 thigh = limb_leg_direction(side, flex, abduction);
    Vec3 pole = limb_leg_pole(side, flex, abduction, inward);
    // The shank folds back, away from where the knee points.
    Vec3 shank = vec_add(vec_scale(thigh, own_cos(knee)), vec_scale(pole, -own_sin(knee)));
    l->frame = FRAME_ROOT;
    l->end = vec_add(vec_scale(thigh, f->thigh), vec_scale(shank, f->shank));
    l->pole = pole;
    l->turn = quat_axis(X, -channel(g, CHANNEL_ANKLE, role, 0));
    l->carries = l->kneels = false;
}

// The spot of a foot that a stance puts on the floor, flat.
static void flat_foot(const SolveInput *in, KeyLimb *l, const Body *body, Side side) {
    const Figure *f = in->figure;
    double width = in->goal->feet_width > 0 ? in->goal->feet_width : 1.0, z = 0;
    if (in->goal->stance == STANCE_LYING_ON_BACK) { // as far away as the knee bend says
        Vec3 hip = body->position[joint_on(JOINT_HIP, side)];
        double length =
            limb_length(f->thigh, f->shank, place_bend(in, limb_index(1, side), radians(95)));
        double down = hip.y - f->foot_height;
        z = hip.z + sqrt(fmax(1e-6, length * length - down * down));
    }
    double toe_out = radians(in->goal->stance == STANCE_LYING_ON_BACK ? 0 : 6);
    l->frame = FRAME_WORLD;
    l->end = vec3(side_sign(side) * f->hip_half * width, f->foot_height, z);
    l->turn = quat_axis(Y, side_sign(side) * toe_out);
    l->pole = quat_rotate(l->turn, in->goal->stance == STANCE_LYING_ON_BACK ? Y : vec3(0, 0, 1));
    l->carries = in->goal->stance != STANCE_LYING_ON_BACK;
    l->kneels = false;
    l->anchor = l->end;
}

// Shin and instep on the mat behind the knee.
static void kneeling_leg(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    double down = radians(90 + 50); // the foot points back, sole up
    double thick = .010 * f->height / 1.65;
    double ankle = thick + f->foot_height * own_cos(down) + .75 * f->foot_length * own_sin(down);
    double knee = f->girth.knee, back = sqrt(f->shank * f->shank - (ankle - knee) * (ankle - knee));
    double x = side_sign(side) * f->hip_half;
    l->frame = FRAME_WORLD;
    l->end = vec3(x, ankle, -back);
    l->turn = quat_axis(X, down);
    l->pole = vec3(0, -1, 0);
    l->carries = l->kneels = true;
    l->anchor = vec3(x, knee, 0);
    l->length = f->thigh;
}

static void place_leg(const SolveInput *in, KeyPose *key, const Body *body, int limb) {
    Side side = (Side)(limb & 1);
    Role role = limb_role(limb);
    KeyLimb *l = &key->limb[limb];
    if (!place_foot_planted(in->goal, role)) {
        free_leg(in, l, side, role);
        return;
    }
    bool kneels = in->goal->contact[PART_KNEE + role] == CONTACT_PLANT;
    const KeyLimb *before = in->base ? &in->base->limb[limb] : NULL;
    if (before && before->frame == FRAME_WORLD && before->kneels == kneels)
        *l = *before;
    else if (kneels)
        kneeling_leg(in, l, side);
    else
        flat_foot(in, l, body, side);
}

// ---- arms ----

static void free_arm(const SolveInput *in, KeyLimb *l, Side side, Role role) {
    const PoseGoal *g = in->goal;
    const Figure *f = in->figure;
    double elevation = channel(g, CHANNEL_ARM_ELEVATION, role, radians(9));
    double plane = channel(g, CHANNEL_ARM_PLANE, role, radians(20));
    double elbow = channel(g, CHANNEL_ELBOW, role, radians(8));
    Vec3 upper = limb_arm_direction(side, elevation, plane);
    Vec3 pole = limb_arm_pole(side, upper, channel(g, CHANNEL_ARM_TURN, role, 0));
    Vec3 lower = vec_add(vec_scale(upper, own_cos(elbow)), vec_scale(pole, -own_sin(elbow)));
    l->frame = FRAME_ROOT;
    l->end = vec_add(vec_scale(upper, f->upper_arm), vec_scale(lower, f->forearm));
    l->pole = pole;
    l->turn = limb_hand_relative(side, channel(g, CHANNEL_FOREARM, role, 0),
                                 channel(g, CHANNEL_WRIST, role, 0));
}

// A hand flat on the mat, fingers forward; on all fours a little in front of the shoulder, lying
// beside the hip.
static void hand_on_mat(const SolveInput *in, KeyLimb *l, const Body *body, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    Vec3 shoulder = body->position[joint_on(JOINT_SHOULDER, side)];
    if (stance_lies(in->goal->stance)) {
        l->end = vec3(s * (f->girth.hip_width + .055 * f->height), 1.7 * f->girth.hand_thickness,
                      shoulder.z + .94 * (f->upper_arm + f->forearm));
        l->turn = limb_hand_turn(side, vec3(0, -.08, 1), vec3(0, -1, 0));
        l->pole = vec3(s, .3, 0);
        return;
    }
    l->end = vec3(s * f->shoulder_half, 1.7 * f->girth.hand_thickness,
                  shoulder.z + .02 * f->height / 1.65);
    l->turn = limb_hand_turn(side, vec3(0, -.08, 1), vec3(0, -1, 0));
    l->pole = vec3(s * .9, .5, -.5);
}

// The forearm lies on the mat, the palm down, the elbow below the shoulder and a little outside, so
// that it stays down while the shoulder moves about over it.
static void forearm_on_mat(const SolveInput *in, KeyLimb *l, const Body *body, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side), fall = f->girth.elbow - f->girth.wrist;
    Vec3 shoulder = body->position[joint_on(JOINT_SHOULDER, side)];
    double inside = .9 * f->shoulder_half;
    double across = 1.6 * f->shoulder_half - inside, behind = .014 * f->height; // free of the face
    l->end =
        vec3(s * inside, f->girth.wrist,
             shoulder.z - behind + sqrt(f->forearm * f->forearm - fall * fall - across * across));
    l->turn = limb_hand_turn(side, vec3(0, -.04, 1), vec3(0, -1, 0));
    l->pole = vec3(s, 0, 0);
}

// Flat on the wall, fingers up.
static void hand_on_wall(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    Vec3 fingers = vec_unit(vec3(0, 1, .12), Y);
    l->turn = limb_hand_turn(side, fingers, vec3(0, 0, 1));
    l->end = vec3(s * .9 * f->shoulder_half, figure_wall_hands(f) - figure_grip(f),
                  figure_wall_away(f) - 1.7 * f->girth.hand_thickness);
    l->pole = vec3(s * .7, -1, 0);
}

// How high the wrist is while the back of the hand lies on the mat.
static double on_its_back(const Figure *f) {
    return fmax(1.25 * f->girth.hand_thickness, f->girth.wrist - .004);
}

// The hand slides across the mat under the other shoulder, a little to the knees, palm to the sky.
static void hand_under(const SolveInput *in, KeyLimb *l, const Body *body, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    Vec3 shoulder = body->position[joint_on(JOINT_SHOULDER, side)];
    double height = on_its_back(f);
    double length =
        limb_length(f->upper_arm, f->forearm, place_bend(in, limb_index(0, side), radians(12)));
    double down = height - shoulder.y;
    double across = sqrt(fmax(1e-6, length * length - down * down));
    Vec3 way = vec_unit(vec3(-s, 0, -.20), X);
    l->end = vec3(shoulder.x + way.x * across, height, shoulder.z + way.z * across);
    Vec3 fingers = vec3(-s, 0, -.6); // the open palm is seen
    l->turn = limb_hand_turn(side, fingers, vec3(0, 1, 0));
    l->pole = vec3(0, .5, -1);
    l->slides = true;
}

// On the mat just behind the other wrist, on the way under.
static void hand_behind_wrist(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    double s = side_sign(side);
    int held = limb_index(0, other_side(side));
    Vec3 other = in->base ? in->base->limb[held].end : vec3(0, 0, 0);
    double room = .085 * f->height;
    if (in->base && key_forearm_lies(in->base, held))
        room += f->forearm; // behind the elbow that lies there
    l->end = vec3(s * .1 * f->shoulder_half, on_its_back(f), other.z - room);
    l->turn = limb_hand_turn(side, vec3(-s, 0, 0), vec3(0, 1, 0));
    l->pole = vec3(s * .5, .7, -.9);
    l->slides = true;
}

// Where an arm meets the rail, `apart` from its middle (of the shoulders' half breadth).
static Vec3 rail_spot(const Figure *f, Side side, double apart) {
    return vec3(side_sign(side) * apart * f->shoulder_half, f->chair_top, f->chair_away);
}

static void hand_on_rail(const SolveInput *in, KeyLimb *l, Side side) {
    const Figure *f = in->figure;
    Vec3 spot = rail_spot(f, side, .76);
    Vec3 fingers = vec_unit(vec3(0, -.12, 1), X);
    Vec3 palm = vec3(spot.x, spot.y + f->girth.hand_thickness, spot.z);
    l->end = vec_sub(palm, vec_scale(fingers, .35 * figure_grip(f))); // the heel of the hand rests
    l->turn = limb_hand_turn(side, fingers, vec3(0, -1, 0));
    l->pole = vec3(side_sign(side) * .6, -1, 0);
}

// How far from the wrist the forearm meets the rail, of its length.
#define RAIL_SHARE .20

// The end of the forearm lies on the rail, the hand hangs free beyond it.
static void forearm_on_rail(const SolveInput *in, KeyLimb *l, const Body *body, Side side) {
    const Figure *f = in->figure;
    Vec3 spot = rail_spot(f, side, .85);
    spot.y += mix(f->girth.wrist, f->girth.forearm, RAIL_SHARE);
    Vec3 shoulder = body->position[joint_on(JOINT_SHOULDER, side)];
    l->pole = vec3(side_sign(side) * .6, -1, 0);
    Vec3 along = vec_unit(vec_sub(spot, shoulder), X);
    for (int i = 0; i < 6; i++) { // the forearm's own direction, by repeated reach
        Vec3 wrist = vec_add(spot, vec_scale(along, RAIL_SHARE * f->forearm)), elbow;
        limb_reach(shoulder, &wrist, f->upper_arm, f->forearm, l->pole, &elbow);
        along = vec_unit(vec_sub(spot, elbow), along);
    }
    l->end = vec_add(spot, vec_scale(along, RAIL_SHARE * f->forearm));
    l->turn = limb_hand_turn(side, vec_add(along, vec3(0, -.5, 0)), vec3(0, -1, 0));
}

static void world_arm(const SolveInput *in, KeyLimb *l, const Body *body, int limb, Role role) {
    Side side = (Side)(limb & 1);
    l->frame = FRAME_WORLD;
    switch (in->goal->hand_place[role]) {
    case PLACE_UNDER:
        hand_under(in, l, body, side);
        return;
    case PLACE_BEHIND_WRIST:
        hand_behind_wrist(in, l, side);
        return;
    case PLACE_RAIL:
        hand_on_rail(in, l, side);
        return;
    case PLACE_OVER_RAIL:
        forearm_on_rail(in, l, body, side);
        return;
    case PLACE_WALL:
        hand_on_wall(in, l, side);
        return;
    default:
        break;
    }
    if (in->base && in->base->limb[limb].frame == FRAME_WORLD) {
        l->end = in->base->limb[limb].end;
        l->turn = in->base->limb[limb].turn;
        l->pole = in->base->limb[limb].pole;
    } else if (in->goal->contact[PART_FOREARM + role] != CONTACT_FREE) {
        forearm_on_mat(in, l, body, side);
    } else {
        hand_on_mat(in, l, body, side);
    }
}

static void place_arm(const SolveInput *in, KeyPose *key, const Body *body, int limb) {
    Side side = (Side)(limb & 1);
    Role role = limb_role(limb);
    KeyLimb *l = &key->limb[limb];
    l->slides = l->carries = l->kneels = false;
    Contact contact = in->goal->contact[PART_HAND + role];
    if (in->goal->contact[PART_FOREARM + role] != CONTACT_FREE)
        contact = CONTACT_REST;
    if (contact == CONTACT_GRIP)
        l->frame = FRAME_BAND;
    else if (contact == CONTACT_CLASP)
        clasp_arm(in, l, body, side, role);
    else if (contact != CONTACT_FREE)
        world_arm(in, l, body, limb, role);
    else
        free_arm(in, l, side, role);
}

void place_limb(const SolveInput *in, KeyPose *key, const Body *body, int limb) {
    if (limb < 2)
        place_arm(in, key, body, limb);
    else
        place_leg(in, key, body, limb);
}
