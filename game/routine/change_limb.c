#include "change_inside.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

// ---- a body from pelvis, spine and limbs ----

void change_trunk(const Figure *f, const ChangeKey *k, Body *b) {
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
static void limb_goal(const Figure *f, const ChangeLimb *l, const Body *b, int limb, Vec3 *end,
                      Vec3 *pole) {
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
    } else if (l->lies) { // the elbow goes wide, not up
        *pole = limb_pole_at(root, *end, f->upper_arm, f->forearm, l->pole, f->girth.elbow);
    }
}

static Quat limb_goal_turn(const ChangeLimb *l, const Body *b, int limb) {
    if (l->hold != HOLD_FREE)
        return l->turn;
    Joint middle = joint_on(limb < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(limb & 1));
    return quat_mul(b->rotation[middle], l->turn);
}

static Vec3 soft_reach(const Figure *f, int limb, Vec3 root, Vec3 end) {
    double whole = limb < 2 ? f->upper_arm + f->forearm : f->thigh + f->shank;
    return limb_soft_reach(root, end, whole, 0);
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
    change_trunk(f, k, b);
    for (int i = LIMB_COUNT - 1; i >= 0; i--) {
        Vec3 end, pole;
        limb_goal(f, &k->limb[i], b, i, &end, &pole);
        put_limb(f, b, i, end, pole, k->limb[i].turn, k->limb[i].hold == HOLD_FREE);
    }
}

// ---- ways of limbs between two keys ----

static bool limb_stays(const ChangeLimb *a, const ChangeLimb *b) {
    return a->hold == b->hold && a->kneels == b->kneels &&
           vec_length(vec_sub(a->end, b->end)) < 1e-9 &&
           (!a->kneels || vec_length(vec_sub(a->anchor, b->anchor)) < 1e-9);
}

static bool knee_steps(const ChangeLimb *a, const ChangeLimb *b) {
    return vec_length(vec_sub(a->anchor, b->anchor)) > 1e-9;
}

Vec3 change_knee_now(const Moment *m, int limb) {
    const ChangeLimb *x = &m->from->limb[limb], *y = &m->to->limb[limb];
    Vec3 knee = vec_mix(x->anchor, y->anchor, m->t);
    knee.y += knee_steps(x, y) ? m->to->lift[limb] * 4.0 * m->t * (1.0 - m->t) : 0;
    return knee;
}

// The turn from a to b, as seen from a: axis times radians.
Vec3 change_turn(Quat a, Quat b) {
    return quat_log(quat_mul(quat_conjugate(a), b));
}

static Quat turn_between(Quat a, Quat b, double t) {
    return quat_mul(a, quat_exp(vec_scale(change_turn(a, b), t)));
}
// A foot that rolls over its toes, which stay.
static bool toes_stay(const Figure *f, const ChangeLimb *a, const ChangeLimb *b, int limb) {
    if (limb < 2 || a->hold != HOLD_WORLD || b->hold != HOLD_WORLD)
        return false;
    Vec3 toe = figure_offset(f, joint_on(JOINT_TOE, (Side)(limb & 1)));
    return vec_length(vec_sub(vec_add(a->end, quat_rotate(a->turn, toe)),
                              vec_add(b->end, quat_rotate(b->turn, toe)))) < 1e-6;
}
Way change_way(const Figure *f, const ChangeKey *a, const ChangeKey *b, int i) {
    const ChangeLimb *p = &a->limb[i], *q = &b->limb[i];
    bool world = p->hold == HOLD_WORLD && q->hold == HOLD_WORLD;
    if (world && limb_stays(p, q))
        return WAY_STAYS;
    if (p->kneels && q->kneels)
        return knee_steps(p, q) ? WAY_CRAWLS : WAY_KNEE;
    if (toes_stay(f, p, q, i))
        return WAY_ROLLS;
    if (b->mat[i])
        return WAY_MAT;
    return world && b->lift[i] > 0 ? WAY_STEPS : WAY_SWINGS;
}
// Where a limb would be if it were held as in the one key, or in the other, as the trunk is now.
static void limb_goals(const Moment *m, const Body *b, int i, Vec3 end[2], Vec3 pole[2]) {
    const ChangeLimb *l[2] = {&m->from->limb[i], &m->to->limb[i]};
    for (int n = 0; n < 2; n++) {
        limb_goal(m->figure, l[n], b, i, &end[n], &pole[n]);
        if (l[0]->lies != l[1]->lies) // the elbow leaves the mat, or comes to it: softly
            pole[n] = quat_rotate(b->rotation[JOINT_RIBS], l[n]->own_pole);
    }
}

// A limb on its way, on an arc about its root, as its trunk sees it; a foot that steps goes over
// the floor.
static void swing(const Moment *m, Body *b, int i, bool steps) {
    const ChangeLimb *l[2] = {&m->from->limb[i], &m->to->limb[i]};
    Vec3 root = b->position[limb_root(i)], end[2], pole[2];
    Quat trunk = b->rotation[i < 2 ? JOINT_RIBS : JOINT_PELVIS], frame[2], hand[2];
    double bend[2], t = m->t, hump = 4.0 * t * (1.0 - t);
    double upper = i < 2 ? m->figure->upper_arm : m->figure->thigh;
    double lower = i < 2 ? m->figure->forearm : m->figure->shank;
    LimbKind kind = i < 2 ? LIMB_ARM : LIMB_LEG;
    Joint middle = joint_on(i < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(i & 1));
    if (steps)
        limb_goals(m, b, i, end, pole);
    for (int n = 0; n < 2; n++) {
        if (!steps) {
            end[n] = vec_add(root, quat_rotate(trunk, l[n]->own_end));
            pole[n] = quat_rotate(trunk, l[n]->own_pole);
        }
        Vec3 way = vec_sub(end[n], root);
        bend[n] = limb_bend(upper, lower, fmin(vec_length(way), upper + lower));
        frame[n] = limb_frame(vec_unit(way, vec3(0, -1, 0)), vec_unit(pole[n], vec3(0, 0, 1)));
    }
    Quat turn = turn_between(frame[0], frame[1], t);
    double far = limb_length(upper, lower, mix(bend[0], bend[1], t));
    Vec3 at = vec_add(root, vec_scale(quat_rotate(turn, vec3(1, 0, 0)), far));
    if (steps)
        at = vec_mix(end[0], end[1], t);
    at.y += m->to->lift[i] * hump;
    bool over = m->from->band != m->to->band; // the lap, with the band
    if (i < 2 && !steps && !over)             // else hands go round the thigh
        at =
            vec_add(at, quat_rotate(trunk, vec3(side_sign((Side)i) * m->to->lift[i] * hump, 0, 0)));
    if (steps && (l[0]->kneels || l[1]->kneels)) { // round the knee that is already down
        Vec3 out = quat_rotate(b->rotation[JOINT_PELVIS], vec3(side_sign((Side)(i & 1)), 0, 0));
        at = vec_add(at, vec_scale(vec_unit(vec3(out.x, 0, out.z), vec3(1, 0, 0)),
                                   .8 * m->to->lift[i] * hump));
    }
    if (m->to->lift[i] > 0 && !over)
        at = soft_reach(m->figure, i, root, at);
    limb_place(m->figure, b, kind, (Side)(i & 1), at, quat_rotate(turn, vec3(0, 1, 0)));
    for (int n = 0; n < 2; n++)
        hand[n] =
            steps ? limb_goal_turn(l[n], b, i) : quat_mul(b->rotation[middle], l[n]->own_turn);
    Quat end_turn = turn_between(hand[0], hand[1], t);
    if (steps && (l[0]->kneels || l[1]->kneels)) // toes up
        end_turn = quat_mul(
            end_turn, quat_axis(vec3(1, 0, 0), -radians(25) * hump * (l[0]->kneels ? t : 1 - t)));
    limb_set_end(m->figure, b, kind, (Side)(i & 1), end_turn);
}

// The nearer way round from a to b, at t.
static double mix_heading(double a, double b, double t) {
    return a + t * turn_within(b - a);
}

// From above where it starts: `far` long, its end at a height.
static Vec3 over_mat(Vec3 from, double far, double heading, double high) {
    double down = clamp(high - from.y, -far, far), flat = sqrt(far * far - down * down);
    return vec_add(from, vec3(flat * own_sin(heading), down, flat * own_cos(heading)));
}

static void lie_over_mat(const Moment *m, Body *b, int i) {
    const ChangeLimb *x = &m->from->limb[i], *y = &m->to->limb[i];
    const Figure *f = m->figure;
    double heading[2], high[2], t = m->t;
    for (int n = 0; n < 2; n++) {
        heading[n] = mix_heading(x->heading[n], y->heading[n], t);
        high[n] = mix(x->high[n], y->high[n], t);
    }
    high[1] += m->to->lift[i] * 4.0 * t * (1.0 - t);
    Vec3 root = b->position[limb_root(i)];
    Vec3 middle = over_mat(root, i < 2 ? f->upper_arm : f->thigh, heading[0], high[0]);
    Vec3 end = over_mat(middle, i < 2 ? f->forearm : f->shank, heading[1], high[1]);
    // Nearly straight it bends as in the keys.
    Quat trunk = b->rotation[i < 2 ? JOINT_RIBS : JOINT_PELVIS];
    Vec3 bends = quat_rotate(trunk, vec_mix(x->own_pole, y->own_pole, t));
    Vec3 pole = vec_reject(vec_sub(middle, root), vec_sub(end, root));
    pole = vec_add(pole, vec_scale(bends, .02));
    put_limb(f, b, i, end, pole, turn_between(x->own_turn, y->own_turn, t), true);
}

static void knee_swing(const Moment *m, Body *b, int i) {
    const ChangeLimb *x = &m->from->limb[i], *y = &m->to->limb[i];
    Vec3 a = vec_sub(x->end, x->anchor), c = vec_sub(y->end, y->anchor);
    Vec3 turn = quat_log(quat_between(vec_unit(a, vec3(0, 0, -1)), vec_unit(c, vec3(0, 0, -1))));
    double t = m->t, hump = 4.0 * t * (1.0 - t);
    Vec3 shank = quat_rotate(quat_exp(vec_scale(turn, t)), a), knee = change_knee_now(m, i);
    shank.y += knee_steps(x, y) ? 0 : m->to->lift[i] * hump;
    shank = vec_scale(vec_unit(shank, vec3(0, 0, -1)), m->figure->shank);
    Vec3 pole = vec_sub(knee, b->position[limb_root(i)]);
    put_limb(m->figure, b, i, vec_add(knee, shank), pole, turn_between(x->turn, y->turn, t), false);
}

static void roll_foot(const Moment *m, Body *b, int i) {
    const ChangeLimb *x = &m->from->limb[i], *y = &m->to->limb[i];
    Vec3 toe = figure_offset(m->figure, joint_on(JOINT_TOE, (Side)(i & 1)));
    Quat turn = turn_between(x->turn, y->turn, m->t);
    Vec3 end = vec_sub(vec_add(x->end, quat_rotate(x->turn, toe)), quat_rotate(turn, toe));
    Vec3 unused, from, to;
    limb_goal(m->figure, x, b, i, &unused, &from);
    limb_goal(m->figure, y, b, i, &unused, &to);
    end = soft_reach(m->figure, i, b->position[limb_root(i)], end);
    put_limb(m->figure, b, i, end, vec_mix(vec_unit(from, to), vec_unit(to, from), m->t), turn,
             false);
}

void change_limb(const Moment *m, Body *b, int i) {
    const ChangeLimb *p = &m->from->limb[i], *q = &m->to->limb[i];
    Way way = change_way(m->figure, m->from, m->to, i);
    if (way == WAY_STAYS) {
        Vec3 end[2], pole[2];
        limb_goals(m, b, i, end, pole);
        Vec3 out = vec_mix(vec_unit(pole[0], pole[1]), vec_unit(pole[1], pole[0]), m->t);
        put_limb(m->figure, b, i, end[1], out, turn_between(p->turn, q->turn, m->t), false);
    } else if (way == WAY_KNEE || way == WAY_CRAWLS) {
        knee_swing(m, b, i);
    } else if (way == WAY_ROLLS) {
        roll_foot(m, b, i);
    } else if (way == WAY_MAT) {
        lie_over_mat(m, b, i);
    } else {
        swing(m, b, i, way == WAY_STEPS);
    }
}

// ---- what is noted ----

static const double NO_HEADING = 1e3; // radians that nothing has
static const double LIFTED = .003;    // metres that an elbow is off the mat when it does not lie

static void note_heading(ChangeLimb *l, const Body *b, int limb) {
    Joint middle = joint_on(limb < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(limb & 1));
    Joint row[3] = {limb_root(limb), middle,
                    joint_on(limb < 2 ? JOINT_WRIST : JOINT_ANKLE, (Side)(limb & 1))};
    for (int n = 0; n < 2; n++) {
        Vec3 way = vec_sub(b->position[row[n + 1]], b->position[row[n]]);
        double flat = sqrt(way.x * way.x + way.z * way.z);
        l->heading[n] = flat > .01 * vec_length(way) ? own_atan2(way.x, way.z) : NO_HEADING;
        l->high[n] = b->position[row[n + 1]].y;
    }
}

void change_note(const Figure *f, ChangeKey *k) {
    Body b;
    change_body(f, k, &b);
    for (int i = 0; i < LIMB_COUNT; i++) {
        ChangeLimb *l = &k->limb[i];
        Vec3 end, pole;
        limb_goal(f, l, &b, i, &end, &pole);
        Joint middle = joint_on(i < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(i & 1));
        // Pulled off the mat by its shoulder.
        l->lies = l->lies && b.position[middle].y < f->girth.elbow + LIFTED;
        Quat back = quat_conjugate(b.rotation[i < 2 ? JOINT_RIBS : JOINT_PELVIS]);
        Vec3 way = vec_sub(end, b.position[limb_root(i)]);
        double far = vec_length(way);
        double whole = i < 2 ? f->upper_arm + f->forearm : f->thigh + f->shank;
        l->own_end = quat_rotate(
            back, vec_scale(way, l->hold == HOLD_KNEE ? fmin(1, .9985 * whole / far) : 1));
        l->own_pole = vec_unit(quat_rotate(back, pole), vec3(0, 0, 1));
        l->own_turn = quat_mul(quat_conjugate(b.rotation[middle]), limb_goal_turn(l, &b, i));
        note_heading(l, &b, i);
    }
}

// A thigh that stands upright points nowhere seen from above: it takes the heading of the key
// beside it.
void change_share_headings(ChangeKey *a, ChangeKey *b) {
    for (int i = 0; i < LIMB_COUNT; i++)
        for (int n = 0; b->mat[i] && n < 2; n++) {
            if (a->limb[i].heading[n] >= NO_HEADING)
                a->limb[i].heading[n] = b->limb[i].heading[n];
            if (b->limb[i].heading[n] >= NO_HEADING)
                b->limb[i].heading[n] = a->limb[i].heading[n];
        }
}
