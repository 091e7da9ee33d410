#include "change_inside.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

// How much of a part of the way the trunk is early and late at its ends.
#define FLOW .3

static void mix_numbers(double *out, const double *a, const double *b, int count, double t) {
    for (int i = 0; i < count; i++)
        out[i] = mix(a[i], b[i], t);
}

// How far a hip is too near to the knee that is on the mat; the way from there to it.
static double hip_gap(const Moment *m, const ChangeKey *k, Side side, Vec3 *way) {
    const Figure *f = m->figure;
    Vec3 hip = vec3(side_sign(side) * f->hip_half, 0, 0);
    *way = vec_sub(vec_add(k->pelvis, quat_rotate(k->turn, hip)),
                   change_knee_now(m, limb_index(1, side)));
    return f->thigh - vec_length(*way);
}

// Knees that stay on the mat, or step on it, hold the hips at a thigh's length: the pelvis moves,
// and with both of them it tips to the side too.
static void keep_knees(const Moment *m, ChangeKey *k) {
    bool stays[SIDE_COUNT];
    for (int s = 0; s < SIDE_COUNT; s++)
        stays[s] = m->from->limb[2 + s].kneels && m->to->limb[2 + s].kneels;
    for (int round = 0; round < 24; round++) {
        double worst = 0, gap[SIDE_COUNT] = {0, 0};
        Vec3 way[SIDE_COUNT];
        for (int s = 0; s < SIDE_COUNT; s++) {
            gap[s] = stays[s] ? hip_gap(m, k, (Side)s, &way[s]) : 0;
            worst = fmax(worst, fabs(gap[s]));
            double part = stays[0] && stays[1] ? .5 : 1;
            if (stays[s])
                k->pelvis = vec_add(k->pelvis, vec_scale(way[s], part * gap[s] / m->figure->thigh));
        }
        if (worst < 1e-10)
            return;
        if (!stays[0] || !stays[1])
            continue;
        Vec3 across = quat_rotate(k->turn, vec3(1, 0, 0)), up = vec_add(way[0], way[1]);
        Vec3 tip = vec_unit(vec_cross(across, up), vec3(0, 0, 1));
        double angle = .25 * (gap[0] - gap[1]) / m->figure->hip_half;
        k->turn = quat_mul(quat_axis(tip, angle), k->turn);
    }
}

// Where a knee or hand comes down or leaves, the trunk has to be exactly where the key says.
static bool passes(const Change *c, int i) {
    if (i <= 0 || i >= c->count - 1)
        return false;
    for (int limb = 0; limb < LIMB_COUNT; limb++) {
        const ChangeKey *k = &c->key[i];
        Way before = change_way(c->figure, k - 1, k, limb),
            after = change_way(c->figure, k, k + 1, limb);
        bool lies = k->limb[limb].lies;
        if (lies != k[-1].limb[limb].lies || lies != k[1].limb[limb].lies)
            return false;
        bool swings = before >= WAY_MAT || after >= WAY_MAT;
        if (swings && k->limb[limb].hold != HOLD_FREE)
            return false;
        bool down = k[-1].limb[limb].kneels && k->limb[limb].kneels;
        if (down != (k->limb[limb].kneels && k[1].limb[limb].kneels))
            return false;
    }
    return true;
}

// How far the trunk has come from key i - 1 to key i: it begins a little before the one and ends a
// little after the other, so that it does not stop at each.
static double flow(const Change *c, double share, int i) {
    double from = c->at[i - 1], to = c->at[i], length = to - from;
    if (c->key[i - 1].passes)
        from -= FLOW * fmin(length, c->at[i - 1] - c->at[i - 2]);
    if (c->key[i].passes)
        to += FLOW * fmin(length, c->at[i + 1] - c->at[i]);
    if (share >= to)
        return 1;
    return share <= from ? 0 : blend_ease((share - from) / (to - from));
}

static void add_numbers(double *out, const double *a, const double *b, int count, double t) {
    for (int i = 0; i < count; i++)
        out[i] += t * (b[i] - a[i]);
}

static void trunk_now(const Change *c, double share, ChangeKey *k) {
    int i = 1;
    while (i < c->count - 1 && flow(c, share, i) >= 1)
        i++;
    *k = c->key[i - 1];
    for (; i < c->count; i++) {
        const ChangeKey *a = &c->key[i - 1], *b = &c->key[i];
        double t = flow(c, share, i);
        if (t <= 0)
            break;
        k->pelvis = vec_add(k->pelvis, vec_scale(vec_sub(b->pelvis, a->pelvis), t));
        k->turn = quat_mul(k->turn, quat_exp(vec_scale(change_turn(a->turn, b->turn), t)));
        add_numbers(k->spine, a->spine, b->spine, 3, t);
        add_numbers(k->neck, a->neck, b->neck, 3, t);
        add_numbers(k->blade_up, a->blade_up, b->blade_up, 2, t);
        add_numbers(k->blade_forward, a->blade_forward, b->blade_forward, 2, t);
    }
}
static void place_moment(Moment *m, Body *b) {
    trunk_now(m->change, m->share, &m->now);
    keep_knees(m, &m->now);
    change_trunk(m->figure, &m->now, b);
    for (int i = LIMB_COUNT - 1; i >= 0; i--)
        change_limb(m, b, i);
}

void change_at(const Change *c, double share, Posture *out) {
    int i = 0;
    share = clamp(share, 0, 1);
    while (i + 2 < c->count && share >= c->at[i + 1])
        i++;
    double length = c->at[i + 1] - c->at[i];
    Moment m = {.change = c, .figure = c->figure, .share = share};
    m.from = &c->key[i];
    m.to = &c->key[i + 1];
    double raw = length > 0 ? (share - c->at[i]) / length : 1;
    m.t = blend_ease(raw);
    memset(out, 0, sizeof *out);
    place_moment(&m, &out->body);
    for (int part = 0; part < PART_COUNT; part++) {
        // What leaves gives its weight at once, what comes takes it at the end.
        double a = m.from->on[part], b = m.to->on[part];
        double ramp = fmin(.2 / fmax(length * c->seconds, .4), .5);
        int limb = limb_index(part >= PART_FOOT, (Side)(part & 1));
        Way way = part < PART_SHOULDER ? change_way(c->figure, m.from, m.to, limb) : WAY_STAYS;
        bool goes = way == WAY_STEPS || way == WAY_SWINGS || way == WAY_CRAWLS;
        if (goes && a > .5 && b > .5)
            out->on[part] = fmax(1 - blend_ease(raw / ramp), blend_ease((raw - 1 + ramp) / ramp));
        else if (a > b)
            out->on[part] = mix(a, b, blend_ease(raw / ramp));
        else if (b > a)
            out->on[part] = mix(a, b, blend_ease((raw - 1 + ramp) / ramp));
        else
            out->on[part] = a;
        out->surface[part] =
            b < .5 || (a > .5 && raw < .5) ? m.from->surface[part] : m.to->surface[part];
    }
    out->seated = out->on[PART_PELVIS] > 0 && out->surface[PART_PELVIS] > 0;
    mix_numbers(out->flat, m.from->flat, m.to->flat, 2, m.t);
    mix_numbers(out->closed, m.from->closed, m.to->closed, 2, m.t);
    for (int s = 0; s < 2; s++)
        out->grip[s] = out->body.position[JOINT_KNUCKLES + s];
}

double change_pace(const Change *c, double share, double seconds, double late) {
    double own = fmin(seconds, 1.2 * c->seconds); // nobody hurries who need not
    late = fmin(late, seconds - own);
    return own > 0 ? clamp((share * seconds - late) / own, 0, 1) : share;
}

// ---- the row ----
// A part of a way takes at least so long that hands and limbs move calmly.
static double calm_seconds(const Body *a, const Body *b, bool walks) {
    double seconds = .1;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Joint hand = joint_on(JOINT_KNUCKLES, (Side)s);
        double way = vec_length(vec_sub(a->position[hand], b->position[hand]));
        seconds = fmax(seconds, way * 1.9 / 1.2);
    }
    for (int j = JOINT_SHOULDER; j < JOINT_EAR; j++) { // and no limb whips
        Vec3 turn = quat_log(quat_mul(b->rotation[j], quat_conjugate(a->rotation[j])));
        double most = walks && j >= JOINT_HIP ? radians(720) : radians(440);
        seconds = fmax(seconds, sqrt(5.8 * vec_length(turn) / most));
    }
    return seconds;
}

static void share_out(Change *c) {
    double sum = 0;
    c->seconds = 0;
    for (int i = 1; i < c->count; i++)
        c->seconds += c->key[i].seconds;
    for (int i = 1; i < c->count; i++) {
        sum += c->key[i].seconds;
        c->at[i] = c->seconds > 0 ? sum / c->seconds : 1;
    }
}

// What should nowhere be faster, metres a second: a head (the rules allow .5), hands, feet and
// elbows.
static const struct {
    Joint joint;
    double most;
} CALM[] = {
    {JOINT_HEAD, .495},    {JOINT_KNUCKLES, 1.25}, {JOINT_KNUCKLES + 1, 1.25}, {JOINT_TOE, 1.42},
    {JOINT_TOE + 1, 1.42}, {JOINT_ELBOW, 1.4},     {JOINT_ELBOW + 1, 1.4},
};
enum { CALM_COUNT = sizeof CALM / sizeof *CALM };
static const double WALKING = .57; // and a head of who walks

static void calm_places(const Change *c, int i, double share, Vec3 out[CALM_COUNT]) {
    Moment m = {.change = c, .figure = c->figure, .share = share};
    m.from = &c->key[i - 1];
    m.to = &c->key[i];
    m.t = blend_ease((share - c->at[i - 1]) / (c->at[i] - c->at[i - 1]));
    Body b;
    place_moment(&m, &b);
    for (int k = 0; k < CALM_COUNT; k++)
        out[k] = b.position[CALM[k].joint];
}

// And so long that nothing is anywhere faster than it should be.
static void calm(Change *c) {
    enum { ROUNDS = 4, STEPS = 8 };
    for (int round = 0; round < ROUNDS; round++) {
        share_out(c);
        Vec3 before[CALM_COUNT], now[CALM_COUNT];
        calm_places(c, 1, 0, before);
        for (int i = 1; i < c->count; i++) {
            double over = 1;
            for (int k = 1; k <= STEPS; k++) {
                calm_places(c, i, mix(c->at[i - 1], c->at[i], (double)k / STEPS), now);
                for (int n = 0; n < CALM_COUNT; n++) {
                    double far = vec_length(vec_sub(now[n], before[n]));
                    double most = n == 0 && c->key[i].walks ? WALKING : CALM[n].most;
                    over = fmax(over, far * STEPS / c->key[i].seconds / most);
                }
                memcpy(before, now, sizeof before);
            }
            c->key[i].seconds *= fmin(2, over);
        }
    }
    share_out(c);
}

void change_lead_to(ChangeKey *k, const ChangeKey *other) {
    k->seconds = other->seconds;
    memcpy(k->lift, other->lift, sizeof k->lift);
    memcpy(k->mat, other->mat, sizeof k->mat);
    k->walks = other->walks;
}

void change_reverse(Change *c, int first) {
    for (int a = first, b = c->count - 1; a < b; a++, b--) {
        ChangeKey keep = c->key[a];
        c->key[a] = c->key[b];
        c->key[b] = keep;
    }
    // What leads to a key belongs to the way between: it moves one on.
    for (int i = c->count - 1; i > first; i--)
        change_lead_to(&c->key[i], &c->key[i - 1]);
}

void change_finish(Change *c) {
    Body before, now;
    for (int i = 0; i < c->count; i++) {
        ChangeKey *k = &c->key[i];
        Moment still = {.change = c, .figure = c->figure, .from = k, .to = k};
        if (i > 0 && i < c->count - 1) // exactly, so that nothing steps where they leave the mat
            keep_knees(&still, k);
        change_note(c->figure, k);
        change_body(c->figure, k, &now);
        if (i > 0) {
            k->seconds = fmax(k->seconds, calm_seconds(&before, &now, k->walks));
            change_share_headings(&c->key[i - 1], k);
        }
        before = now;
    }
    for (int i = 0; i < c->count; i++)
        c->key[i].passes = passes(c, i);
    calm(c);
}
