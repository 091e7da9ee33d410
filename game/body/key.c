#include "key.h"

#include <math.h>

static const Vec3 X = {1, 0, 0}, Y = {0, 1, 0}, Z = {0, 0, 1};

// How much of a command each part of the spine takes: lumbar, lower and upper thoracic.
static const double SHARE_FLEX[3] = {.55, .27, .18};
static const double SHARE_SIDE[3] = {.42, .33, .25};
static const double SHARE_TURN[3] = {.18, .42, .40};

// Bend forward, then to the lead (right) side, then turn towards it.
static Quat segment_turn(double flex, double side, double turn) {
    return quat_mul(quat_axis(X, flex), quat_mul(quat_axis(Z, side), quat_axis(Y, -turn)));
}

static void hang(const Figure *f, Body *b, Joint joint, Quat rotation) {
    b->position[joint] = body_point(b, joint_parent(joint), figure_offset(f, joint));
    b->rotation[joint] = rotation;
}

double key_hand_closes(const KeyPose *key, int role) {
    Contact contact = key->contact[PART_HAND + role];
    Frame frame = key->limb[role_side((Role)role)].frame;
    if (contact == CONTACT_GRIP)
        return 1;
    if (contact == CONTACT_CLASP && (frame == FRAME_SHINS || frame == FRAME_ROOT))
        return .3;                                      // round the own shin or shoulder
    if (contact == CONTACT_CLASP && frame != FRAME_LAP) // it lies open on the own lap
        return HAND_CLASPS;
    bool rail = contact == CONTACT_PLANT && key->surface[PART_HAND + role] > .3;
    return rail ? .55 : 0;
}

Quat key_pelvis_turn(const KeyPose *key) {
    const double *a = key->angle;
    Quat tilt =
        quat_mul(quat_axis(X, a[CHANNEL_PELVIS_PITCH]), quat_axis(Z, a[CHANNEL_PELVIS_LIST]));
    double roll = key->roll - a[CHANNEL_PELVIS_ROLL];
    return quat_mul(quat_axis(Y, -a[CHANNEL_PELVIS_YAW]), quat_mul(quat_axis(Z, roll), tilt));
}

// What one of the three parts of the spine turns.
static Quat spine_turn(const double *a, int part) {
    return segment_turn(a[CHANNEL_SPINE_FLEX] * SHARE_FLEX[part],
                        a[CHANNEL_SPINE_SIDE] * SHARE_SIDE[part],
                        a[CHANNEL_SPINE_TURN] * SHARE_TURN[part]);
}

Quat key_ribs_turn(const KeyPose *key) {
    Quat turn = key_pelvis_turn(key);
    for (int i = 0; i < 3; i++)
        turn = quat_mul(turn, spine_turn(key->angle, i));
    return turn;
}

void key_place_trunk(const Figure *f, const KeyPose *key, Body *b) {
    const double *a = key->angle;
    b->position[JOINT_PELVIS] = key->pelvis;
    b->rotation[JOINT_PELVIS] = key_pelvis_turn(key);
    for (int i = 0; i < 3; i++) {
        Joint joint = (Joint)(JOINT_WAIST + i);
        hang(f, b, joint, quat_mul(b->rotation[joint - 1], spine_turn(a, i)));
    }
    Quat half = segment_turn(a[CHANNEL_NECK_FLEX] * .5, a[CHANNEL_NECK_SIDE] * .5,
                             a[CHANNEL_NECK_TURN] * .5);
    hang(f, b, JOINT_NECK, quat_mul(b->rotation[JOINT_RIBS], half));
    hang(f, b, JOINT_HEAD, quat_mul(b->rotation[JOINT_NECK], half));
    hang(f, b, JOINT_CROWN, b->rotation[JOINT_HEAD]);
    for (int s = 0; s < SIDE_COUNT; s++) {
        Joint shoulder = joint_on(JOINT_SHOULDER, (Side)s);
        Vec3 blade = vec3(0, key->blade_up[s], key->blade_forward[s]);
        b->position[shoulder] =
            body_point(b, JOINT_RIBS, vec_add(figure_offset(f, shoulder), blade));
        hang(f, b, joint_on(JOINT_HIP, (Side)s), b->rotation[JOINT_PELVIS]);
        hang(f, b, joint_on(JOINT_EAR, (Side)s), b->rotation[JOINT_HEAD]);
    }
}

void key_band_arm(const Figure *f, const KeyPose *key, const Body *b, Side side, Vec3 *end,
                  Vec3 *pole, Quat *turn) {
    // Hands a width apart, elbows straight: a circle about the axis through the shoulders.
    double arm = figure_arm(f), out = .5 * key->band_width - f->shoulder_half;
    double radius = sqrt(fmax(0.0, arm * arm - out * out));
    double s = own_sin(key->band), c = own_cos(key->band);
    Quat ribs = b->rotation[JOINT_RIBS];
    Vec3 hand = quat_rotate(ribs, vec3(side_sign(side) * out, -radius * c, radius * s));
    Vec3 along = vec_scale(hand, 1.0 / arm);
    Vec3 back = quat_rotate(ribs, vec3(0, -s, -c)); // against the direction of lifting
    *end = vec_add(b->position[joint_on(JOINT_SHOULDER, side)],
                   vec_scale(along, f->upper_arm + f->forearm));
    *pole = back;
    *turn = limb_hand_turn(side, along, back);
}

// The rotation and origin of a frame.
static Quat frame_turn(const Body *b, Frame frame, int limb, Vec3 *origin) {
    Side side = (Side)(limb & 1);
    if (frame == FRAME_ROOT) {
        bool arm = limb < 2;
        *origin = b->position[joint_on(arm ? JOINT_SHOULDER : JOINT_HIP, side)];
        return b->rotation[arm ? JOINT_RIBS : JOINT_PELVIS];
    }
    if (key_on_leg(frame)) {
        Side leg = frame >= FRAME_LAP ? side : role_side(ROLE_LEAD);
        bool shin = frame == FRAME_SHIN || frame == FRAME_SHINS;
        *origin = b->position[joint_on(JOINT_KNEE, leg)];
        return b->rotation[joint_on(shin ? JOINT_KNEE : JOINT_HIP, leg)];
    }
    *origin = vec3(0, 0, 0);
    return quat_identity();
}

void key_limb_target(const Figure *f, const KeyPose *key, const Body *b, int limb, Vec3 *end,
                     Vec3 *pole) {
    const KeyLimb *l = &key->limb[limb];
    if (l->frame == FRAME_BAND) {
        Quat unused;
        key_band_arm(f, key, b, (Side)(limb & 1), end, pole, &unused);
        return;
    }
    Vec3 origin;
    Quat turn = frame_turn(b, l->frame, limb, &origin);
    *end = vec_add(origin, quat_rotate(turn, l->end));
    *pole = quat_rotate(key_on_leg(l->frame) ? b->rotation[JOINT_RIBS] : turn, l->pole);
    if (key_forearm_lies(key, limb)) // the elbow goes wide, not up
        *pole = limb_pole_at(b->position[joint_on(JOINT_SHOULDER, (Side)limb)], *end, f->upper_arm,
                             f->forearm, *pole, f->girth.elbow);
    if (l->kneels) // the knee stays on its spot
        *pole = vec_sub(l->anchor, b->position[joint_on(JOINT_HIP, (Side)(limb & 1))]);
}

Quat key_limb_turn(const Figure *f, const KeyPose *key, const Body *b, int limb) {
    const KeyLimb *l = &key->limb[limb];
    Side side = (Side)(limb & 1);
    if (l->frame == FRAME_BAND) {
        Vec3 end, pole;
        Quat turn;
        key_band_arm(f, key, b, side, &end, &pole, &turn);
        return turn;
    }
    if (l->frame == FRAME_ROOT)
        return quat_mul(b->rotation[joint_on(limb < 2 ? JOINT_ELBOW : JOINT_KNEE, side)], l->turn);
    Vec3 origin;
    return quat_mul(frame_turn(b, l->frame, limb, &origin), l->turn);
}

void key_place(const Figure *f, const KeyPose *key, Body *b) {
    key_place_trunk(f, key, b);
    for (int i = LIMB_COUNT - 1; i >= 0; i--) { // legs first: a hand may hold the shin
        Side side = (Side)(i & 1);
        LimbKind kind = i < 2 ? LIMB_ARM : LIMB_LEG;
        Vec3 end, pole;
        key_limb_target(f, key, b, i, &end, &pole);
        limb_place(f, b, kind, side, end, pole);
        limb_set_end(f, b, kind, side, key_limb_turn(f, key, b, i));
    }
}
