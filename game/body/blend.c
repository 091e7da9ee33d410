#include "blend.h"

#include <math.h>
#include <stddef.h>

#include "alive.h"
#include "hand.h"
#include "settle.h"
#include "solve.h"

#include "slide.h"

double blend_ease(double t) {
    t = clamp(t, 0, 1);
    return t * t * t * (10.0 + t * (-15.0 + 6.0 * t));
}

// a t^3 + b t^4 + c t^5 + (t - at)^5 where t > at, with value and two slopes zero at 1.
static double bump_raw(double t, double at) {
    double e = 1.0 - at, e3 = e * e * e, p = e3 * e * e, q = 5.0 * e3 * e, r = 20.0 * e3;
    // a + b + c = -p; 3 a + 4 b + 5 c = -q; 6 a + 12 b + 20 c = -r
    double c = (-r + 6.0 * q - 12.0 * p) / 2.0;
    double b = -q + 3.0 * p - 2.0 * c;
    double a = -p - b - c;
    double tail = t > at ? (t - at) * (t - at) * (t - at) * (t - at) * (t - at) : 0.0;
    return t * t * t * (a + t * (b + t * c)) + tail;
}

double blend_bump(double t, double at) {
    t = clamp(t, 0, 1);
    return bump_raw(t, at) / bump_raw(at, at);
}

bool blend_holds_band(const Blend *b) {
    for (int i = 0; i < 2; i++)
        if (b->from->limb[i].frame != FRAME_BAND || b->goal->limb[i].frame != FRAME_BAND)
            return false;
    return true;
}

static double mixed(double from, double goal, double passed, double to, double via) {
    return from + to * (goal - from) + via * (passed - from);
}

static Vec3 mixed_vec(Vec3 from, Vec3 goal, Vec3 passed, double to, double via) {
    return vec3(mixed(from.x, goal.x, passed.x, to, via), mixed(from.y, goal.y, passed.y, to, via),
                mixed(from.z, goal.z, passed.z, to, via));
}

// Directions blend along the sphere, in the plane that touches it at `from`.
static Vec3 mixed_direction(Vec3 from, Vec3 goal, Vec3 passed, double to, double via) {
    Vec3 a = quat_log(quat_between(from, goal)), b = quat_log(quat_between(from, passed));
    return quat_rotate(quat_exp(vec_add(vec_scale(a, to), vec_scale(b, via))), from);
}

static Quat mixed_turn(Quat from, Quat goal, Quat passed, double to, double via) {
    Quat back = quat_conjugate(from);
    Vec3 a = quat_log(quat_mul(back, goal)), b = quat_log(quat_mul(back, passed));
    return quat_mul(from, quat_exp(vec_add(vec_scale(a, to), vec_scale(b, via))));
}

// The trunk between its key poses, before what is planted has its say.
static void mix_trunk(const Blend *b, const KeyPose *v, KeyPose *out) {
    const KeyPose *a = b->from, *g = b->goal;
    const double *to = b->to, *via = b->via;
    out->pelvis = mixed_vec(a->pelvis, g->pelvis, v->pelvis, to[GROUP_WEIGHT], via[GROUP_WEIGHT]);
    for (int i = 0; i < TRUNK_ANGLES; i++) {
        Group group = i >= CHANNEL_NECK_FLEX ? GROUP_HEAD : GROUP_TRUNK;
        out->angle[i] = mixed(a->angle[i], g->angle[i], v->angle[i], to[group], via[group]);
    }
    for (int s = 0; s < SIDE_COUNT; s++) {
        double t = to[GROUP_ARMS], p = via[GROUP_ARMS];
        out->blade_up[s] = mixed(a->blade_up[s], g->blade_up[s], v->blade_up[s], t, p);
        out->blade_forward[s] =
            mixed(a->blade_forward[s], g->blade_forward[s], v->blade_forward[s], t, p);
    }
    out->band = mixed(a->band, g->band, v->band, to[GROUP_ARMS], via[GROUP_ARMS]);
    out->band_width = g->band_width > 0 ? g->band_width : a->band_width;
}

// A leg that carries in all three poses, on the same spot.
static bool carries_through(const Blend *b, const KeyPose *v, int limb) {
    const KeyLimb *l[3] = {&b->from->limb[limb], &v->limb[limb], &b->goal->limb[limb]};
    for (int i = 0; i < 3; i++)
        if (!l[i]->carries || vec_length(vec_sub(l[i]->anchor, l[0]->anchor)) > 1e-9)
            return false;
    return true;
}

static bool carried(const Blend *b, const KeyPose *v) {
    return carries_through(b, v, 2) || carries_through(b, v, 3);
}

// How far the end of a limb is from its root, of what the key poses say. A leg mixes its bend: near
// straight, where a little distance is much bend, a knee would brake as on a wall. A hand that
// comes to a thing or leaves it is smoother, and nearer to the body, as its distance is mixed.
static double mixed_distance(const Figure *f, int limb, const double far[3], double to,
                             double via) {
    double fold[3];
    if (limb < 2)
        return mixed(far[0], far[1], far[2], to, via);
    for (int i = 0; i < 3; i++)
        fold[i] = limb_fold(f->thigh, f->shank, far[i]);
    return limb_unfold(f->thigh, f->shank, mixed(fold[0], fold[1], fold[2], to, via));
}

// How long a leg that carries is now: its knee bends evenly.
static double mixed_length(const Figure *f, const Blend *b, const KeyPose *v, int limb) {
    const KeyLimb *l[3] = {&b->from->limb[limb], &b->goal->limb[limb], &v->limb[limb]};
    double to = b->to[GROUP_WEIGHT], via = b->via[GROUP_WEIGHT];
    double far[3] = {l[0]->length, l[1]->length, l[2]->length};
    return l[0]->kneels ? mixed(far[0], far[1], far[2], to, via)
                        : mixed_distance(f, limb, far, to, via);
}

// Legs that carry all the way through keep the pelvis where they reach.
static void settle(const Figure *f, const Blend *b, const KeyPose *v, KeyPose *key) {
    SettleLeg leg[SIDE_COUNT] = {{0}};
    for (int s = 0; s < SIDE_COUNT; s++) {
        int i = limb_index(1, (Side)s);
        if ((leg[s].on = carries_through(b, v, i))) {
            leg[s].anchor = b->from->limb[i].anchor;
            leg[s].length = mixed_length(f, b, v, i);
        }
    }
    settle_pelvis(f, leg, key);
}

// An arm that leaves a thing, or comes to one, goes with the trunk on its way: how much of the key
// pose at index i (from, goal, passed) is the trunk's. 0 while the hand is there, and soon 1.
static double looseness(const Blend *b, const KeyPose *v, int limb, int i) {
    Frame from = b->from->limb[limb].frame, goal = b->goal->limb[limb].frame;
    if (limb >= 2 || from == goal)
        return 0;
    const KeyPose *key[3] = {b->from, b->goal, v};
    if (key[i]->limb[limb].frame == FRAME_ROOT)
        return 0;
    if (!(i == 0 && b->arms_late) && !(i == 1 && b->arms_early))
        return 1;
    double to = b->to[GROUP_ARMS], left = to + b->via[GROUP_ARMS]; // how far from the start
    double near = clamp(i == 0 ? 1.0 - left : i == 1 ? to : 0, 0, 1);
    double near2 = near * near, near4 = near2 * near2, near8 = near4 * near4;
    double near24 = near8 * near8 * near8, near48 = near24 * near24;
    return 1.0 - near48 * near48;
}

static bool slides(const Blend *b, int limb) {
    return b->goal->limb[limb].slides || b->from->limb[limb].slides;
}

// The end and pole of a limb in one of the three key poses, as things stand now.
static void limb_key(const Figure *f, const KeyPose *key, const Body *body, int limb, double loose,
                     Vec3 *end, Vec3 *pole) {
    const KeyLimb *l = &key->limb[limb];
    key_limb_target(f, key, body, limb, end, pole);
    *pole = vec_unit(*pole, vec3(0, 0, 1));
    if (loose <= 0)
        return;
    Quat trunk = body->rotation[JOINT_RIBS];
    Vec3 root = body->position[joint_on(JOINT_SHOULDER, (Side)(limb & 1))];
    *end = vec_mix(*end, vec_add(root, quat_rotate(trunk, l->free_end)), loose);
    Vec3 free_pole = vec_unit(quat_rotate(trunk, l->free_pole), *pole);
    *pole = vec_unit(vec_mix(*pole, free_pole, loose), free_pole);
}

// A thing that moves away must not pull the elbow straight: softly no farther than the key poses
// reach, and a little.
static double within_reach(const Figure *f, const Blend *b, const KeyPose *v, int limb,
                           double distance) {
    double most =
        fmax(vec_length(b->from->limb[limb].free_end),
             fmax(vec_length(b->goal->limb[limb].free_end), vec_length(v->limb[limb].free_end)));
    double over = distance - most, room = .4 * (f->upper_arm + f->forearm - most);
    return over > 0 && room > 0 ? most + over * room / (over + room) : distance;
}

// A hand comes to a rail from above, and leaves it upwards: how much higher it goes on the way.
static double over_the_edge(const Figure *f, const Blend *b, int limb) {
    const KeyLimb *from = &b->from->limb[limb], *goal = &b->goal->limb[limb];
    const KeyLimb *held = from->frame == FRAME_WORLD ? from : goal;
    bool elsewhere = from->frame != goal->frame; // hanging, or on the thighs
    bool edge = held->end.y > .3 * f->height && held->end.y < .6 * f->height; // no wall
    if (limb >= 2 || !elsewhere || held->frame != FRAME_WORLD || !edge)
        return 0;
    double near = held == goal ? b->arms_way : 1.0 - b->arms_way; // highest a third of the way off
    double high = key_on_leg(from->frame) || key_on_leg(goal->frame) ? .22 : .15;
    return high * f->height / 1.65 * 6.75 * near * near * (1.0 - near);
}

// A hand that goes from the thigh down to the shin, or back, goes round the knee: how much farther
// outside it is on the way.
static double round_the_knee(const Figure *f, const Blend *b, int limb) {
    Frame from = b->from->limb[limb].frame, goal = b->goal->limb[limb].frame;
    bool round =
        (from == FRAME_LAP && goal == FRAME_SHINS) || (from == FRAME_SHINS && goal == FRAME_LAP);
    double on_the_way = 4.0 * b->to[GROUP_ARMS] * (1.0 - b->to[GROUP_ARMS]);
    return limb < 2 && round ? .075 * f->height / 1.65 * on_the_way : 0;
}

// Where the end and pole of a limb go now, each key pose's own in its own frame, joined on a sphere
// about the limb's root so that hands and feet travel on arcs.
static void limb_way(const Figure *f, const Blend *b, const KeyPose *v, const Body *body, int limb,
                     Vec3 *end, Vec3 *pole) {
    Side side = (Side)(limb & 1);
    Group group = limb < 2 ? GROUP_ARMS : GROUP_LEGS;
    double to = b->to[group], via = b->via[group];
    const KeyPose *key[3] = {b->from, b->goal, v};
    Vec3 root = body->position[joint_on(limb < 2 ? JOINT_SHOULDER : JOINT_HIP, side)];
    Vec3 at[3], pole_at[3];
    for (int i = 0; i < 3; i++)
        limb_key(f, key[i], body, limb, looseness(b, v, limb, i), &at[i], &pole_at[i]);
    if (slides(b, limb)) {
        // Along the surface; a little higher while the hand turns over.
        *pole = mixed_direction(pole_at[0], pole_at[1], pole_at[2], to, via);
        *end = mixed_vec(at[0], at[1], at[2], to, via);
        double turning = 4.0 * to * (1.0 - to);
        end->y += .022 * f->height / 1.65 * turning * turning;
        return;
    }
    bool same =
        vec_length(vec_sub(at[0], at[1])) < 1e-12 && vec_length(vec_sub(at[0], at[2])) < 1e-12;
    if (same) {
        *pole = mixed_direction(pole_at[0], pole_at[1], pole_at[2], to, via);
        *end = at[0];
        return;
    }
    // Way and pole turn together, so that they never fall into one line.
    Quat frame[3];
    double far[3];
    for (int i = 0; i < 3; i++) {
        Vec3 from_root = vec_sub(at[i], root);
        far[i] = vec_length(from_root);
        frame[i] = limb_frame(vec_unit(from_root, vec3(0, -1, 0)), pole_at[i]);
    }
    double distance = mixed_distance(f, limb, far, to, via);
    if (limb < 2 && b->from->limb[limb].frame != b->goal->limb[limb].frame)
        distance = within_reach(f, b, v, limb, distance);
    Quat turn = mixed_turn(frame[0], frame[1], frame[2], to, via);
    *pole = quat_rotate(turn, vec3(0, 1, 0));
    Vec3 direction = quat_rotate(turn, vec3(1, 0, 0));
    *end = vec_add(root, vec_scale(direction, distance));
    end->y += over_the_edge(f, b, limb);
    end->x += side_sign(side) * round_the_knee(f, b, limb);
}

// A hand that comes to a thing, or leaves it, turns with its forearm from what it was there to what
// it will be; only near the thing it follows that.
static Quat hand_turn(const Figure *f, const Blend *b, const KeyPose *v, const Body *body,
                      int limb) {
    const KeyPose *key[3] = {b->from, b->goal, v};
    Quat bone = body->rotation[joint_on(JOINT_ELBOW, (Side)(limb & 1))];
    Quat turn =
        quat_mul(bone, mixed_turn(b->from->limb[limb].free_turn, b->goal->limb[limb].free_turn,
                                  v->limb[limb].free_turn, b->to[GROUP_ARMS], b->via[GROUP_ARMS]));
    for (int i = 0; i < 2; i++) {
        double near = 1.0 - looseness(b, v, limb, i);
        Quat loose = quat_mul(bone, key[i]->limb[limb].free_turn);
        Quat off = quat_mul(quat_conjugate(loose), key_limb_turn(f, key[i], body, limb));
        if (near > 0)
            turn = quat_mul(turn, quat_exp(vec_scale(quat_log(off), near)));
    }
    return turn;
}

static Quat limb_turn(const Figure *f, const Blend *b, const KeyPose *v, const Body *body,
                      int limb) {
    if (limb < 2 && b->from->limb[limb].frame != b->goal->limb[limb].frame)
        return hand_turn(f, b, v, body, limb);
    if (b->goal->limb[limb].slides || b->from->limb[limb].slides)
        return slide_turn((Side)(limb & 1), b->from->limb[limb].turn, b->goal->limb[limb].turn,
                          v->limb[limb].turn, b->to[GROUP_ARMS], b->via[GROUP_ARMS]);
    Group group = limb < 2 ? GROUP_ARMS : GROUP_LEGS;
    double to = b->to[group], via = b->via[group];
    Quat turn[3] = {key_limb_turn(f, b->from, body, limb), key_limb_turn(f, b->goal, body, limb)};
    turn[2] = v == b->from ? turn[0] : key_limb_turn(f, v, body, limb);
    return slides(b, limb) ? hand_slide_turn((Side)(limb & 1), turn, to, via)
                           : mixed_turn(turn[0], turn[1], turn[2], to, via);
}

static bool on_band(const Blend *b, const KeyPose *v, int limb) {
    return limb < 2 && b->from->limb[limb].frame == FRAME_BAND &&
           b->goal->limb[limb].frame == FRAME_BAND && v->limb[limb].frame == FRAME_BAND;
}

// An arm that lies on the mat in one of the key poses.
static bool near_the_mat(const Blend *b, const KeyPose *v, int limb) {
    return key_forearm_lies(b->from, limb) || key_forearm_lies(b->goal, limb) ||
           key_forearm_lies(v, limb);
}

// Where its elbow points: it stays on the mat that it lies on all the way, else it sinks in no
// deeper than skin gives.
static Vec3 over_the_mat(const Figure *f, const Blend *b, const KeyPose *v, const Body *body,
                         int limb, Vec3 end, Vec3 pole) {
    Vec3 root = body->position[joint_on(JOINT_SHOULDER, (Side)limb)], elbow;
    double high = f->girth.elbow;
    if (!key_forearm_lies(b->from, limb) || !key_forearm_lies(b->goal, limb) ||
        !key_forearm_lies(v, limb)) {
        static const double soft = .004;
        limb_reach(root, &end, f->upper_arm, f->forearm, pole, &elbow);
        double x = (elbow.y - high) / soft + 1.0;
        if (x > 1)
            return pole;
        x = fmax(x, -1); // from a straight line to a flat one, with two slopes
        high += soft * ((3.0 + 8.0 * x + x * x * (6.0 - x * x)) / 16.0 - 1.0);
    }
    return limb_pole_at(root, end, f->upper_arm, f->forearm, pole, high);
}

// A straight leg must not tear its foot off the floor: while a foot that does not stand all the way
// through is still down, the pelvis sinks with it as far as the leg would grow longer than it was.
static void keep_in_reach(const Figure *f, const Blend *b, const KeyPose *v, KeyPose *now,
                          Body *body) {
    double sink = 0, soft = .0005 * f->height / 1.65;
    for (int s = 0; s < 2; s++) {
        int limb = limb_index(1, (Side)s);
        const KeyLimb *from = &b->from->limb[limb], *goal = &b->goal->limb[limb];
        if (from->kneels || goal->kneels || from->carries == goal->carries)
            continue;
        Vec3 end, pole;
        limb_way(f, b, v, body, limb, &end, &pole);
        double over = vec_length(vec_sub(end, body->position[JOINT_HIP + s])) -
                      (from->carries ? from->length : goal->length);
        sink = fmax(sink, over > 0 ? over * over / (over + soft) : 0);
    }
    if (sink > 0) {
        now->pelvis.y -= sink;
        key_place_trunk(f, now, body);
    }
}

static void blend_keys(const Figure *f, const Blend *b, Body *body) {
    const KeyPose *v = b->passed ? b->passed : b->from;
    KeyPose now = *b->from;
    mix_trunk(b, v, &now);
    if (b->life)
        alive_trunk(b, &now);
    settle(f, b, v, &now);
    key_place_trunk(f, &now, body);
    if (b->from->contact[PART_PELVIS] == CONTACT_REST &&
        b->goal->contact[PART_PELVIS] == CONTACT_REST && !carried(b, v)) {
        // Who turns over goes on lying on the hips.
        double high = mixed(b->from->surface[PART_PELVIS], b->goal->surface[PART_PELVIS],
                            v->surface[PART_PELVIS], b->to[GROUP_WEIGHT], b->via[GROUP_WEIGHT]);
        now.pelvis.y += high - part_height(f, body, PART_PELVIS);
        key_place_trunk(f, &now, body);
    }
    if (now.limb[2].carries != b->goal->limb[2].carries ||
        now.limb[3].carries != b->goal->limb[3].carries)
        keep_in_reach(f, b, v, &now, body);
    for (int i = LIMB_COUNT - 1; i >= 0; i--) { // legs first: a hand may hold the shin
        Side side = (Side)(i & 1);
        LimbKind kind = i < 2 ? LIMB_ARM : LIMB_LEG;
        Vec3 end, pole;
        if (on_band(b, v, i)) {
            Quat turn;
            key_band_arm(f, &now, body, side, &end, &pole, &turn);
            if (b->life && b->life->trails)
                turn = quat_mul(alive_limb(b, &now, body, i, &end, &pole), turn);
            limb_place(f, body, kind, side, end, pole);
            limb_set_end(f, body, kind, side, turn);
            continue;
        }
        limb_way(f, b, v, body, i, &end, &pole);
        if (b->life)
            alive_limb(b, &now, body, i, &end, &pole);
        if (near_the_mat(b, v, i))
            pole = over_the_mat(f, b, v, body, i, end, pole);
        limb_place(f, body, kind, side, end, pole);
        limb_set_end(f, body, kind, side, limb_turn(f, b, v, body, i));
    }
}

void blend_body(const Figure *f, const Blend *b, Body *body) {
    if (!b->life || !alive_hands_change(b)) {
        blend_keys(f, b, body);
        for (int s = 0; b->life && s < SIDE_COUNT; s++)
            if (b->from->limb[s].frame == FRAME_ROOT && b->goal->limb[s].frame == FRAME_ROOT)
                alive_at_ease(f, b->life, (Side)s, body);
        bool free = b->from->limb[SIDE_RIGHT].frame == FRAME_ROOT;
        if (b->life && b->life->wave > 0 && free)
            alive_wave(f, b->life, body);
        return;
    }
    KeyPose from = alive_key(f, b->from, b->life), goal = alive_key(f, b->goal, b->life);
    Blend own = *b;
    own.from = &from;
    own.goal = &goal;
    blend_keys(f, &own, body);
}
