#include "change.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

// ---- a body from pelvis, spine and limbs ----

static void place_trunk(const Figure *f, const ChangeKey *k, Body *b) {
    KeyPose key = {.pelvis = {0, 0, 0}};
    for (int i = 0; i < 3; i++) {
        key.angle[CHANNEL_SPINE_FLEX + i] = k->spine[i];
        key.angle[CHANNEL_NECK_FLEX + i] = k->neck[i];
    }
    memcpy(key.blade_up, k->blade_up, sizeof key.blade_up);
    memcpy(key.blade_forward, k->blade_forward, sizeof key.blade_forward);
    key_place_trunk(f, &key, b);
    for (int j = 0; j < JOINT_COUNT; j++) {
        bool limb = j >= JOINT_ELBOW && j < JOINT_EAR && j / 2 != JOINT_HIP / 2 &&
                    (j < JOINT_HIP || j > JOINT_HIP + 1);
        if (limb)
            continue;
        b->position[j] = vec_add(k->pelvis, quat_rotate(k->turn, b->position[j]));
        b->rotation[j] = quat_mul(k->turn, b->rotation[j]);
    }
}

static Joint limb_root(int limb) {
    return joint_on(limb < 2 ? JOINT_SHOULDER : JOINT_HIP, (Side)(limb & 1));
}

// Where a limb goes, in the world, as the trunk (and for a hand on a knee the leg) is now.
static void limb_goal(const ChangeLimb *l, const Body *b, int limb, Vec3 *end, Vec3 *pole) {
    Vec3 root = b->position[limb_root(limb)];
    Quat trunk = b->rotation[limb < 2 ? JOINT_RIBS : JOINT_PELVIS];
    *end = l->end;
    *pole = l->pole;
    if (l->hold == HOLD_FREE) {
        *end = vec_add(root, quat_rotate(trunk, l->end));
        *pole = quat_rotate(trunk, l->pole);
    } else if (l->hold == HOLD_KNEE) {
        Joint knee = joint_on(JOINT_KNEE, (Side)(limb & 1));
        *end = vec_add(b->position[knee], l->end);
        *pole = quat_rotate(trunk, l->pole);
    } else if (l->kneels) {
        *pole = vec_sub(l->anchor, root);
    }
}

static Quat limb_goal_turn(const ChangeLimb *l, const Body *b, int limb) {
    if (l->hold != HOLD_FREE)
        return l->turn;
    Joint middle = joint_on(limb < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(limb & 1));
    return quat_mul(b->rotation[middle], l->turn);
}

// Reach that comes softly to its end.
static Vec3 soft_reach(const Figure *f, int limb, Vec3 root, Vec3 end) {
    double whole = limb < 2 ? f->upper_arm + f->forearm : f->thigh + f->shank;
    Vec3 way = vec_sub(end, root);
    double distance = vec_length(way), soft = .9986 * whole, over = distance - soft;
    if (over <= 0)
        return end;
    double room = .99995 * whole - soft;
    return vec_add(root, vec_scale(way, (soft + room * over / (room + over)) / distance));
}

static void put_limb(const Figure *f, Body *b, int limb, Vec3 end, Vec3 pole, Quat turn,
                     bool relative) {
    LimbKind kind = limb < 2 ? LIMB_ARM : LIMB_LEG;
    Side side = (Side)(limb & 1);
    limb_place(f, b, kind, side, end, pole);
    if (relative)
        turn = quat_mul(b->rotation[joint_on(limb < 2 ? JOINT_ELBOW : JOINT_KNEE, side)], turn);
    limb_set_end(f, b, kind, side, turn);
}

void change_body(const Figure *f, const ChangeKey *k, Body *b) {
    place_trunk(f, k, b);
    for (int i = LIMB_COUNT - 1; i >= 0; i--) {
        Vec3 end, pole;
        limb_goal(&k->limb[i], b, i, &end, &pole);
        put_limb(f, b, i, end, pole, k->limb[i].turn, k->limb[i].hold == HOLD_FREE);
    }
}

// ---- between two keys ----

typedef struct {
    const Figure *figure;
    const ChangeKey *from, *to;
    double t;
    ChangeKey now;
} Moment;

static bool limb_stays(const ChangeLimb *a, const ChangeLimb *b) {
    return a->hold == b->hold && a->kneels == b->kneels &&
           vec_length(vec_sub(a->end, b->end)) < 1e-9 &&
           (!a->kneels || vec_length(vec_sub(a->anchor, b->anchor)) < 1e-9);
}

static bool knee_stays(const ChangeLimb *a, const ChangeLimb *b) {
    return a->kneels && b->kneels && vec_length(vec_sub(a->anchor, b->anchor)) < 1e-9;
}

static void mix_numbers(double *out, const double *a, const double *b, int count, double t) {
    for (int i = 0; i < count; i++)
        out[i] = mix(a[i], b[i], t);
}

static Quat turn_between(Quat a, Quat b, double t) {
    return quat_mul(a, quat_exp(vec_scale(quat_log(quat_mul(quat_conjugate(a), b)), t)));
}

// Knees that stay on the mat hold the hips at a thigh's length.
static void keep_knees(const Moment *m, ChangeKey *k) {
    const Figure *f = m->figure;
    for (int round = 0; round < 12; round++) {
        double worst = 0;
        for (int s = 0; s < 2; s++) {
            int i = limb_index(1, (Side)s);
            if (!knee_stays(&m->from->limb[i], &m->to->limb[i]))
                continue;
            Vec3 hip = vec_add(k->pelvis,
                               quat_rotate(k->turn, vec3(side_sign((Side)s) * f->hip_half, 0, 0)));
            Vec3 way = vec_sub(hip, m->from->limb[i].anchor);
            double distance = vec_length(way), gap = f->thigh - distance;
            worst = fmax(worst, fabs(gap));
            k->pelvis = vec_add(k->pelvis, vec_scale(way, gap / distance));
        }
        if (worst < 1e-10)
            return;
    }
}

// The turn that takes x to the way of a limb and y to where its middle joint points.
static Quat limb_frame(Vec3 way, Vec3 pole) {
    Vec3 y =
        vec_unit(vec_reject(pole, way), vec_unit(vec_cross(way, vec3(1, 0, 0)), vec3(0, 0, 1)));
    return quat_from_axes(way, y, vec_cross(way, y));
}

// A limb on its way, on an arc about its root, as its trunk sees it; a foot that steps goes over
// the floor.
static void swing(const Moment *m, Body *b, int i) {
    const ChangeLimb *l[2] = {&m->from->limb[i], &m->to->limb[i]};
    bool steps = i >= 2 && i < LIMB_COUNT && m->to->lift[i] > 0 && l[0]->hold == HOLD_WORLD &&
                 l[1]->hold == HOLD_WORLD;
    Vec3 root = b->position[limb_root(i)], end[2], pole[2];
    Quat trunk = b->rotation[i < 2 ? JOINT_RIBS : JOINT_PELVIS], frame[2], hand[2];
    double far[2], t = m->t, hump = 4.0 * t * (1.0 - t);
    LimbKind kind = i < 2 ? LIMB_ARM : LIMB_LEG;
    Joint middle = joint_on(i < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(i & 1));
    for (int n = 0; n < 2; n++) {
        if (steps) {
            limb_goal(l[n], b, i, &end[n], &pole[n]);
        } else {
            end[n] = vec_add(root, quat_rotate(trunk, l[n]->own_end));
            pole[n] = quat_rotate(trunk, l[n]->own_pole);
        }
        Vec3 way = vec_sub(end[n], root);
        far[n] = vec_length(way);
        frame[n] = limb_frame(vec_unit(way, vec3(0, -1, 0)), vec_unit(pole[n], vec3(0, 0, 1)));
    }
    Quat turn = turn_between(frame[0], frame[1], t);
    Vec3 at = vec_add(root, vec_scale(quat_rotate(turn, vec3(1, 0, 0)), mix(far[0], far[1], t)));
    if (steps)
        at = vec_mix(end[0], end[1], t);
    at.y += m->to->lift[i] * hump * hump;
    if (steps && (l[0]->kneels || l[1]->kneels)) // round the knee that is already down
        at.x += side_sign((Side)(i & 1)) * .8 * m->to->lift[i] * hump * hump;
    if (m->to->lift[i] > 0)
        at = soft_reach(m->figure, i, root, at);
    limb_place(m->figure, b, kind, (Side)(i & 1), at, quat_rotate(turn, vec3(0, 1, 0)));
    for (int n = 0; n < 2; n++)
        hand[n] =
            steps ? limb_goal_turn(l[n], b, i) : quat_mul(b->rotation[middle], l[n]->own_turn);
    limb_set_end(m->figure, b, kind, (Side)(i & 1), turn_between(hand[0], hand[1], t));
}

static void knee_swing(const Moment *m, Body *b, int i) {
    const ChangeLimb *x = &m->from->limb[i], *y = &m->to->limb[i];
    Vec3 a = vec_sub(x->end, x->anchor), c = vec_sub(y->end, y->anchor);
    Vec3 turn = quat_log(quat_between(vec_unit(a, vec3(0, 0, -1)), vec_unit(c, vec3(0, 0, -1))));
    double t = m->t, hump = 4.0 * t * (1.0 - t);
    Vec3 shank = quat_rotate(quat_exp(vec_scale(turn, t)), a);
    shank.y += m->to->lift[i] * hump * hump;
    shank = vec_scale(vec_unit(shank, vec3(0, 0, -1)), m->figure->shank);
    Vec3 pole = vec_sub(x->anchor, b->position[limb_root(i)]);
    put_limb(m->figure, b, i, vec_add(x->anchor, shank), pole, turn_between(x->turn, y->turn, t),
             false);
}

// A foot that rolls over its toes, which stay.
static bool toes_stay(const Figure *f, const ChangeLimb *a, const ChangeLimb *b, int limb) {
    if (limb < 2 || a->hold != HOLD_WORLD || b->hold != HOLD_WORLD)
        return false;
    Vec3 toe = figure_offset(f, joint_on(JOINT_TOE, (Side)(limb & 1)));
    return vec_length(vec_sub(vec_add(a->end, quat_rotate(a->turn, toe)),
                              vec_add(b->end, quat_rotate(b->turn, toe)))) < 1e-6;
}

static void roll_foot(const Moment *m, Body *b, int i) {
    const ChangeLimb *x = &m->from->limb[i], *y = &m->to->limb[i];
    Vec3 toe = figure_offset(m->figure, joint_on(JOINT_TOE, (Side)(i & 1)));
    Quat turn = turn_between(x->turn, y->turn, m->t);
    Vec3 end = vec_sub(vec_add(x->end, quat_rotate(x->turn, toe)), quat_rotate(turn, toe));
    Vec3 unused, from, to;
    limb_goal(x, b, i, &unused, &from);
    limb_goal(y, b, i, &unused, &to);
    end = soft_reach(m->figure, i, b->position[limb_root(i)], end);
    put_limb(m->figure, b, i, end, vec_mix(vec_unit(from, to), vec_unit(to, from), m->t), turn,
             false);
}

static void place_moment(Moment *m, Body *b) {
    const ChangeKey *x = m->from, *y = m->to;
    ChangeKey *k = &m->now;
    double t = m->t;
    k->pelvis = vec_mix(x->pelvis, y->pelvis, t);
    k->turn = turn_between(x->turn, y->turn, t);
    mix_numbers(k->spine, x->spine, y->spine, 3, t);
    mix_numbers(k->neck, x->neck, y->neck, 3, t);
    mix_numbers(k->blade_up, x->blade_up, y->blade_up, 2, t);
    mix_numbers(k->blade_forward, x->blade_forward, y->blade_forward, 2, t);
    keep_knees(m, k);
    place_trunk(m->figure, k, b);
    for (int i = LIMB_COUNT - 1; i >= 0; i--) {
        const ChangeLimb *p = &x->limb[i], *q = &y->limb[i];
        if (limb_stays(p, q) && p->hold == HOLD_WORLD) {
            Vec3 end, from, to;
            limb_goal(p, b, i, &end, &from);
            limb_goal(q, b, i, &end, &to);
            Vec3 pole = vec_mix(vec_unit(from, to), vec_unit(to, from), t);
            put_limb(m->figure, b, i, end, pole, turn_between(p->turn, q->turn, t), false);
        } else if (!knee_stays(p, q) && toes_stay(m->figure, p, q, i)) {
            roll_foot(m, b, i);
        } else if (knee_stays(p, q)) {
            knee_swing(m, b, i);
        } else {
            swing(m, b, i);
        }
    }
}

void change_at(const Change *c, double share, Posture *out, double *held) {
    int i = 0;
    share = clamp(share, 0, 1);
    while (i + 2 < c->count && share >= c->at[i + 1])
        i++;
    double length = c->at[i + 1] - c->at[i];
    Moment m = {.figure = c->figure, .from = &c->key[i], .to = &c->key[i + 1]};
    double raw = length > 0 ? (share - c->at[i]) / length : 1;
    m.t = blend_ease(raw);
    memset(out, 0, sizeof *out);
    place_moment(&m, &out->body);
    for (int part = 0; part < PART_COUNT; part++) {
        // What leaves gives its weight at once, what comes takes it at the end.
        double a = m.from->on[part], b = m.to->on[part];
        double ramp = fmin(.2 / fmax(length * c->seconds, .4), .5);
        bool moves = part < PART_SHOULDER &&
                     !limb_stays(&m.from->limb[limb_index(part >= PART_FOOT, (Side)(part & 1))],
                                 &m.to->limb[limb_index(part >= PART_FOOT, (Side)(part & 1))]);
        if (moves && a > .5 && b > .5 &&
            !((part & ~1) == PART_KNEE &&
              knee_stays(&m.from->limb[2 + (part & 1)], &m.to->limb[2 + (part & 1)])) &&
            !(part / 2 == PART_FOOT / 2 && toes_stay(c->figure, &m.from->limb[2 + (part & 1)],
                                                     &m.to->limb[2 + (part & 1)], 2 + (part & 1))))
            out->on[part] = fmax(1 - blend_ease(raw / ramp), blend_ease((raw - 1 + ramp) / ramp));
        else if (a > b)
            out->on[part] = mix(a, b, blend_ease(raw / ramp));
        else if (b > a)
            out->on[part] = mix(a, b, blend_ease((raw - 1 + ramp) / ramp));
        else
            out->on[part] = a;
    }
    mix_numbers(out->flat, m.from->flat, m.to->flat, 2, m.t);
    mix_numbers(out->closed, m.from->closed, m.to->closed, 2, m.t);
    for (int s = 0; s < 2; s++)
        out->grip[s] = out->body.position[JOINT_KNUCKLES + s];
    if (held)
        *held = mix(m.from->band, m.to->band, m.t);
}

// ---- the row ----

static void note_own(const Figure *f, ChangeKey *k) {
    Body b;
    change_body(f, k, &b);
    for (int i = 0; i < LIMB_COUNT; i++) {
        ChangeLimb *l = &k->limb[i];
        Vec3 end, pole;
        limb_goal(l, &b, i, &end, &pole);
        Quat back = quat_conjugate(b.rotation[i < 2 ? JOINT_RIBS : JOINT_PELVIS]);
        Vec3 way = vec_sub(end, b.position[limb_root(i)]);
        double far = vec_length(way);
        double whole = i < 2 ? f->upper_arm + f->forearm : f->thigh + f->shank;
        l->own_end = quat_rotate(
            back, vec_scale(way, l->hold == HOLD_KNEE ? fmin(1, .9985 * whole / far) : 1));
        l->own_pole = vec_unit(quat_rotate(back, pole), vec3(0, 0, 1));
        Joint middle = joint_on(i < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(i & 1));
        l->own_turn = quat_mul(quat_conjugate(b.rotation[middle]), limb_goal_turn(l, &b, i));
    }
}

// A part of a way takes at least so long that heads and hands move calmly.
static double calm_seconds(const Body *a, const Body *b) {
    double head = vec_length(vec_sub(a->position[JOINT_HEAD], b->position[JOINT_HEAD]));
    double seconds = head * 1.9 / .43; // an eased way is 1.875 times as fast in its middle
    for (int s = 0; s < SIDE_COUNT; s++) {
        Joint hand = joint_on(JOINT_KNUCKLES, (Side)s);
        double way = vec_length(vec_sub(a->position[hand], b->position[hand]));
        seconds = fmax(seconds, way * 2.2 / 1.2);
    }
    for (int j = JOINT_SHOULDER; j < JOINT_EAR; j++) { // and no limb whips
        Vec3 turn = quat_log(quat_mul(b->rotation[j], quat_conjugate(a->rotation[j])));
        seconds = fmax(seconds, sqrt(5.8 * vec_length(turn) / radians(440)));
    }
    return seconds;
}

void change_finish(Change *c) {
    Body before, now;
    c->seconds = 0;
    for (int i = 0; i < c->count; i++) {
        ChangeKey *k = &c->key[i];
        note_own(c->figure, k);
        change_body(c->figure, k, &now);
        if (i > 0)
            c->seconds += k->seconds = fmax(k->seconds, calm_seconds(&before, &now));
        before = now;
    }
    double sum = 0;
    for (int i = 1; i < c->count; i++) {
        sum += c->key[i].seconds;
        c->at[i] = c->seconds > 0 ? sum / c->seconds : 1;
    }
}
