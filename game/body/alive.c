#include "alive.h"

#include <stddef.h>

static const double HEAD_TRAILS = .5; // how much of the trunk's way the head hangs behind

static bool rests(const KeyPose *k, int first, int end) {
    for (int part = first; part < end; part++)
        if (k->contact[part] != CONTACT_FREE)
            return true;
    return false;
}

static bool hand_stands(const KeyPose *k, int arm) {
    return k->limb[arm].frame == FRAME_WORLD;
}

static bool holds_leg(const KeyPose *k, int arm) {
    return k->limb[arm].frame == FRAME_SHIN || k->limb[arm].frame == FRAME_THIGH;
}

// How free a key pose leaves a part of the body, 0..1.
typedef double Room(const KeyPose *key);

static bool kneels(const KeyPose *k) {
    return k->limb[2].kneels || k->limb[3].kneels;
}

static double spine_room(const KeyPose *k) {
    if (rests(k, PART_SHOULDER, PART_PELVIS))
        return 0;
    if (hand_stands(k, 0) || hand_stands(k, 1)) // as far as elbows are bent
        return kneels(k) ? 0 : .3;
    return holds_leg(k, 0) || holds_leg(k, 1) ? .5 : 1; // short arms hardly reach a shin
}

static double neck_room(const KeyPose *k) {
    return !rests(k, PART_EAR, PART_BACK);
}

static double arms_room(const KeyPose *k) { // both as one: a band keeps its width
    return spine_room(k);
}

static double feet_room(const KeyPose *k) {
    bool stands = k->limb[2].carries && k->limb[3].carries && !kneels(k);
    return stands ? spine_room(k) : 0;
}

static double fours_room(const KeyPose *k) {
    return kneels(k) && hand_stands(k, 0) && hand_stands(k, 1) &&
           !rests(k, PART_SHOULDER, PART_PELVIS);
}

// The same on the way between the key poses.
static double room_now(const Blend *b, Room *room, Group group) {
    double from = room(b->from), goal = room(b->goal), via = 0;
    if (b->passed)
        via = b->via[group] * (room(b->passed) - from);
    return clamp(from + b->to[group] * (goal - from) + via, 0, 1);
}

bool alive_may_trail(const KeyPose *from, const KeyPose *goal, const KeyPose *passed) {
    const KeyPose *key[] = {from, goal, passed ? passed : from};
    for (int i = 0; i < 3; i++)
        for (int arm = 0; arm < 2; arm++) {
            Frame frame = key[i]->limb[arm].frame;
            if ((frame != FRAME_ROOT && frame != FRAME_BAND) || spine_room(key[i]) < 1)
                return false;
        }
    return true;
}

bool alive_hands_change(const Blend *b) {
    return b->from->limb[0].frame != b->goal->limb[0].frame ||
           b->from->limb[1].frame != b->goal->limb[1].frame;
}

KeyPose alive_key(const Figure *f, const KeyPose *key, const BlendLife *life) {
    KeyPose out = *key;
    BlendLife still = *life;
    still.trails = false;
    Blend there = {.from = key, .goal = key, .life = &still};
    Body body;
    blend_body(f, &there, &body);
    for (int s = 0; s < SIDE_COUNT; s++) {
        Quat ribs = quat_conjugate(body.rotation[JOINT_RIBS]);
        Quat bone = quat_conjugate(body.rotation[JOINT_ELBOW + s]);
        Vec3 hand = vec_sub(body.position[JOINT_WRIST + s], body.position[JOINT_SHOULDER + s]);
        Vec3 end, pole;
        key_limb_target(f, key, &body, s, &end, &pole);
        out.limb[s].free_end = quat_rotate(ribs, hand);
        out.limb[s].free_pole = quat_rotate(ribs, pole);
        out.limb[s].free_turn = quat_mul(bone, body.rotation[JOINT_WRIST + s]);
    }
    return out;
}

// How far the trunk is behind in one angle for somebody who sees it at `to` and `via`.
static double behind(const Blend *b, int angle, double to, double via) {
    double from = b->from->angle[angle];
    double passed = b->passed ? b->passed->angle[angle] : from;
    return (to - b->to[GROUP_TRUNK]) * (b->goal->angle[angle] - from) +
           (via - b->via[GROUP_TRUNK]) * (passed - from);
}

void alive_trunk(const Blend *b, KeyPose *now) {
    const BlendLife *life = b->life;
    double spine = room_now(b, spine_room, GROUP_TRUNK), neck = room_now(b, neck_room, GROUP_HEAD);
    for (int i = CHANNEL_SPINE_FLEX; i < TRUNK_ANGLES; i++)
        now->angle[i] += life->angle[i] * (i < CHANNEL_NECK_FLEX ? spine : neck);
    if (life->trails)
        for (int i = 0; i < 3; i++)
            now->angle[CHANNEL_NECK_FLEX + i] +=
                HEAD_TRAILS * behind(b, CHANNEL_SPINE_FLEX + i, life->head_to, life->head_via);
    now->band += life->band;
    double rise = life->rise * room_now(b, arms_room, GROUP_ARMS);
    for (int s = 0; s < SIDE_COUNT; s++)
        now->blade_up[s] += rise;
    now->pelvis.x += life->sway * room_now(b, feet_room, GROUP_WEIGHT);
    now->pelvis.z -= life->rock * room_now(b, fours_room, GROUP_WEIGHT);
}

// The turn from the ribs as they are to the ribs that the arms still follow.
static Quat trail(const Blend *b, const KeyPose *now) {
    KeyPose late = *now;
    for (int i = 0; i < CHANNEL_NECK_FLEX; i++)
        late.angle[i] += behind(b, i, b->life->arms_to, b->life->arms_via);
    return quat_mul(key_ribs_turn(&late), quat_conjugate(key_ribs_turn(now)));
}

// How far a leg is in the air now, 0..1.
static double in_the_air(const Blend *b, int leg) {
    bool from = b->from->limb[leg].frame == FRAME_ROOT,
         goal = b->goal->limb[leg].frame == FRAME_ROOT;
    return from ? goal ? 1 : 1 - clamp(b->to[GROUP_LEGS], 0, 1) : 0;
}

// How far an arm hangs, 0..1: only there it is put at ease, or waves; who has raised it holds it
// up.
static double hanging(const Body *body, Side side) {
    Vec3 way = vec_sub(body->position[joint_on(JOINT_WRIST, side)],
                       body->position[joint_on(JOINT_SHOULDER, side)]);
    Vec3 own = quat_rotate(quat_conjugate(body->rotation[JOINT_RIBS]), way);
    return blend_ease((-vec_unit(own, vec3(0, -1, 0)).y - .2) / .5);
}

void alive_at_ease(const Figure *f, const BlendLife *life, Side side, Body *body) {
    double ease = life->ease > 0 ? life->ease * hanging(body, side) : 0;
    if (ease <= 0)
        return;
    double x = side_sign(side), hip = life->on_hip[side];
    Joint wrist = joint_on(JOINT_WRIST, side), elbow = joint_on(JOINT_ELBOW, side);
    Vec3 root = body->position[joint_on(JOINT_SHOULDER, side)], down = vec3(0, -1, 0);
    Quat ribs = body->rotation[JOINT_RIBS];
    const Quat *forearm = &body->rotation[elbow];
    Quat was = quat_mul(quat_conjugate(*forearm), body->rotation[wrist]);
    Vec3 upper = vec_unit(vec3(.16 * x, -1, -.06), down), fore = vec3(.02 * x, -.90, .44);
    Vec3 hangs = vec_add(vec_scale(upper, f->upper_arm), vec_scale(fore, f->forearm));
    hangs = vec_add(root, quat_rotate(ribs, hangs));
    Vec3 rests = vec3(1.16 * x * f->girth.hip_width, .050 * f->height, .1 * f->girth.hip_depth);
    rests = body_point(body, JOINT_PELVIS, rests);
    Vec3 to = vec_mix(hangs, rests, hip), from = vec_sub(body->position[elbow], root);
    Vec3 pole = vec_mix(vec3(.3 * x, 0, -1), vec3(x, 0, -.45), hip);
    Vec3 end = vec_mix(body->position[wrist], to, ease);
    pole = vec_mix(vec_unit(vec_reject(from, down), pole), quat_rotate(ribs, pole), ease);
    limb_place(f, body, LIMB_ARM, side, end, pole);
    Vec3 along = vec_unit(vec_sub(body->position[wrist], body->position[elbow]), down);
    Vec3 fingers = vec_unit(vec_mix(along, vec3(-.30 * x, -.50, .80), hip), along);
    Vec3 palm = vec_unit(vec_mix(vec3(-x, 0, -.35), vec3(-.9 * x, -.1, -.4), hip), along);
    Quat hand =
        quat_mul(quat_conjugate(*forearm), limb_hand_turn(side, fingers, quat_rotate(ribs, palm)));
    limb_set_end(f, body, LIMB_ARM, side, quat_mul(*forearm, quat_mix(was, hand, ease)));
}

// Where the end of a raised right arm is, seen from its shoulder in the ribs, and its elbow points.
static Vec3 raised(const Figure *f, double swing, Vec3 *pole) {
    Vec3 upper = vec_unit(vec3(-.84, -.44, .34), vec3(-1, 0, 0));
    Vec3 fore = vec3(-.22 * own_cos(swing) - .97 * own_sin(swing),
                     .97 * own_cos(swing) - .22 * own_sin(swing), .12);
    fore = vec_unit(fore, vec3(0, 1, 0));
    *pole = upper;
    return vec_add(vec_scale(upper, f->upper_arm), vec_scale(fore, f->forearm));
}

void alive_wave(const Figure *f, const BlendLife *life, Body *body) {
    Vec3 root = body->position[JOINT_SHOULDER + SIDE_RIGHT], pole;
    Quat ribs = body->rotation[JOINT_RIBS], back = quat_conjugate(ribs);
    Vec3 now = quat_rotate(back, vec_sub(body->position[JOINT_WRIST + SIDE_RIGHT], root));
    Vec3 up = raised(f, life->wave_swing, &pole), front = vec3(0, 0, 1);
    Vec3 elbow = quat_rotate(back, vec_sub(body->position[JOINT_ELBOW + SIDE_RIGHT], root));
    double t = life->wave * hanging(body, SIDE_RIGHT);
    double length = mix(vec_length(now), vec_length(up), t);
    // Up by the side, not through the trunk.
    Quat way = quat_between(vec_unit(now, vec3(0, -1, 0)), vec_unit(up, vec3(0, 1, 0)));
    Vec3 end =
        vec_scale(quat_rotate(quat_mix(quat_identity(), way, t), vec_unit(now, front)), length);
    Vec3 from = vec_unit(vec_reject(elbow, vec_unit(now, front)), vec3(0, 0, -1));
    pole = vec_mix(from, pole, t);
    const Quat *forearm = &body->rotation[JOINT_ELBOW + SIDE_RIGHT];
    Quat hand = quat_mul(quat_conjugate(*forearm), body->rotation[JOINT_WRIST + SIDE_RIGHT]);
    limb_place(f, body, LIMB_ARM, SIDE_RIGHT, vec_add(root, quat_rotate(ribs, end)),
               quat_rotate(ribs, pole));
    Vec3 fingers = vec_unit(
        vec_sub(body->position[JOINT_WRIST + SIDE_RIGHT], body->position[JOINT_ELBOW + SIDE_RIGHT]),
        front);
    // Turned as the forearm sees it: in the room the two may be half a turn apart.
    Quat open = quat_mul(quat_conjugate(*forearm),
                         limb_hand_turn(SIDE_RIGHT, fingers, quat_rotate(ribs, front)));
    limb_set_end(f, body, LIMB_ARM, SIDE_RIGHT, quat_mul(*forearm, quat_mix(hand, open, t)));
}

Quat alive_limb(const Blend *b, const KeyPose *now, const Body *body, int limb, Vec3 *end,
                Vec3 *pole) {
    Side side = (Side)(limb & 1);
    Quat turn = quat_identity();
    if (limb < 2 && b->life->trails) {
        turn = trail(b, now);
    } else if (limb >= 2 && b->life->fold[side] != 0) {
        Vec3 across = quat_rotate(body->rotation[JOINT_PELVIS], vec3(-1, 0, 0));
        turn = quat_axis(across, b->life->fold[side] * in_the_air(b, limb));
    } else {
        return turn;
    }
    Vec3 root = body->position[joint_on(limb < 2 ? JOINT_SHOULDER : JOINT_HIP, side)];
    *end = vec_add(root, quat_rotate(turn, vec_sub(*end, root)));
    *pole = quat_rotate(turn, *pole);
    return turn;
}
