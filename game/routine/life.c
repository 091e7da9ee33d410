#include "life.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

// Amounts for a body of 1.65 m; degrees unless said.
static const double RISE = .004;      // metres the shoulders rise with a full breath
static const double BREATHES = .5;    // the spine opens with it
static const double TALL_SPINE = 1.8; // before an out-breath move; the neck grows as much
static const double TALL_NECK = .9;
static const double SETTLE = .5, DEEPER = .25, SETTLE_MOST = 1; // in holds, more with each breath
static const double GIVES = .3;                                 // of it, with each in-breath
static const double FOLD = .8;                                  // a leg in the air, of the settle
static const double DRIFT = .5;                                 // in holds
static const double DRIFT_MOVING = .3;                          // of that
static const double SWAY = .003;                                // metres, of the pelvis
static const double ROCK = .006;                                // metres, on all fours
static const double ARMS_LATE = .11, HEAD_LATE = .16;           // seconds
static const double FADE = 1.2; // seconds at both ends of a movement in which life comes and goes

static Phase const *phase_of(const Timeline *t, int index) {
    return index >= 0 && index < t->count ? &t->phase[index] : NULL;
}

static double share_of(const Timeline *t, int index, double breath) {
    const Phase *p = &t->phase[index];
    return clamp((breath - p->start) / breath_share(p->air), 0, 1);
}

double life_lungs(const Timeline *t, double breath) {
    int index = timeline_at(t, breath);
    double share = blend_ease(share_of(t, index, breath));
    return t->phase[index].air == AIR_IN ? share : 1 - share;
}

static bool moves(const Phase *p) {
    return p && p->step->kind == STEP_GO && p->from != p->goal;
}

static bool rests(const Phase *p) {
    return p && !moves(p);
}

// Growing tall: 1 where an out-breath begins that moves, from an in-breath before it.
static double tall(const Timeline *t, int index, double share) {
    const Phase *now = &t->phase[index], *next = phase_of(t, index + 1);
    const Phase *last = phase_of(t, index - 1);
    if (now->air == AIR_IN && moves(next) && next->half == 0)
        return blend_ease((share - .3) / .7);
    if (now->air == AIR_OUT && last && moves(now) && now->half == 0)
        return 1 - blend_ease(share / .55);
    return 0;
}

// How far a hold has settled when this half-breath begins.
static double settled(const Timeline *t, int index) {
    const Phase *last = phase_of(t, index - 1);
    if (!last || last->step->kind != STEP_HOLD)
        return 0;
    int breath = last->half / 2;
    double deep = fmin(SETTLE + DEEPER * breath, SETTLE_MOST);
    if (last->air == AIR_OUT)
        return deep;
    return breath > 0 ? fmin(SETTLE + DEEPER * (breath - 1), SETTLE_MOST) - GIVES : 0;
}

static double settle(const Timeline *t, int index, double share) {
    double part = t->phase[index].step->kind == STEP_HOLD ? share : share / .6;
    return mix(settled(t, index), settled(t, index + 1), blend_ease(part));
}

// How much drift there is: all of it in rests.
static double drifting_at(const Timeline *t, int index) {
    return rests(phase_of(t, index - 1)) || rests(phase_of(t, index)) ? 1 : DRIFT_MOVING;
}

// A slow wave that never quite repeats, -1 .. 1; `kind` and the person give each its own.
static double wave(const Figure *f, int kind, double seconds) {
    unsigned seed = 2166136261u;
    for (const char *c = f->id; *c; c++)
        seed = (seed ^ (unsigned char)*c) * 16777619u;
    seed = (seed + (unsigned)kind * 2654435761u) * 2246822519u;
    double phase = (double)(seed >> 8 & 1023) / 1024 * 2 * PI;
    double period = 7.3 + (double)(seed >> 20 & 7) * .4;
    return .65 * own_sin(2 * PI * seconds / period + phase) +
           .35 * own_sin(2 * PI * seconds / (.43 * period) + 2.3 * phase);
}

void life_drift(const Figure *f, double seconds, double amount, BlendLife *add) {
    static const double part[] = {.4, .45, .45, .3, .7, .9}; // from spine flex to neck turn
    for (int i = 0; i < 6; i++)
        add->angle[CHANNEL_SPINE_FLEX + i] +=
            amount * part[i] * radians(DRIFT) * wave(f, i, seconds);
    add->sway += amount * SWAY * f->height / 1.65 * wave(f, 6, .6 * seconds);
}

// The drift of who leads with the left side, whose body will be seen in a mirror.
static void mirror(BlendLife *add) {
    for (int i = CHANNEL_SPINE_SIDE; i <= CHANNEL_NECK_TURN; i++)
        if (i != CHANNEL_NECK_FLEX)
            add->angle[i] = -add->angle[i];
    add->sway = -add->sway;
}

void life_breathe(const Figure *f, double lungs, BlendLife *add) {
    add->rise += lungs * RISE * f->height / 1.65;
    add->rock += lungs * .3 * ROCK * f->height / 1.65;
    add->angle[CHANNEL_SPINE_FLEX] -= radians(BREATHES) * lungs;
    add->angle[CHANNEL_NECK_FLEX] += .6 * radians(BREATHES) * lungs;
}

static void grow(const Figure *f, double grows, BlendLife *add) {
    add->rock += grows * .7 * ROCK * f->height / 1.65;
    add->angle[CHANNEL_SPINE_FLEX] -= radians(TALL_SPINE) * grows;
    add->angle[CHANNEL_NECK_FLEX] += radians(TALL_NECK) * grows;
}

// Whoever stands on both feet all through a movement sways a little over them.
static bool stays_on_feet(const Motion *m) {
    for (int i = 0; i < m->version->pose_count; i++)
        if (!m->key[i].limb[2].carries || !m->key[i].limb[3].carries)
            return false;
    return true;
}

// The way that led into the hold goes on a little: its spine, and a leg in the air.
static void add_settle(const Motion *m, const Timeline *t, int index, double degrees,
                       BlendLife *add) {
    int hold = t->phase[index].step->kind == STEP_HOLD ? index : index - 1;
    int last = hold - t->phase[hold].half - 1;
    if (last < 0)
        return;
    const KeyPose *from = &m->key[t->phase[last].from], *goal = &m->key[t->phase[hold].goal];
    double way[3], all = radians(4); // what hardly moves does not settle
    for (int i = 0; i < 3; i++) {
        way[i] = goal->angle[CHANNEL_SPINE_FLEX + i] - from->angle[CHANNEL_SPINE_FLEX + i];
        all += fabs(way[i]);
    }
    for (int i = 0; i < 3; i++)
        add->angle[CHANNEL_SPINE_FLEX + i] += radians(degrees) * way[i] / all;
    for (int s = 0; s < SIDE_COUNT; s++)
        if (!goal->limb[limb_index(1, (Side)s)].carries &&
            from->limb[limb_index(1, (Side)s)].carries)
            add->fold[s] = FOLD * radians(degrees);
}

void life_find(const Motion *m, const Timeline *t, double breath, double amount, MotionLife *out) {
    memset(out, 0, sizeof *out);
    int index = timeline_at(t, breath);
    double share = share_of(t, index, breath), seconds = breath * t->breath_seconds;
    double rest = t->breaths * t->breath_seconds - seconds;
    double all = amount * blend_ease(seconds / FADE) * blend_ease(rest / FADE);
    const Phase *phase = &t->phase[index];
    BlendLife *add = &out->add;
    double drift = mix(drifting_at(t, index), drifting_at(t, index + 1), blend_ease(share));
    life_drift(m->figure, seconds, all * drift, add);
    if (phase->side == SIDE_LEFT)
        mirror(add);
    if (!stays_on_feet(m))
        add->sway = 0;
    life_breathe(m->figure, all * life_lungs(t, breath), add);
    grow(m->figure, all * tall(t, index, share), add);
    double deep = all * settle(t, index, share);
    if (deep > 0)
        add_settle(m, t, index, deep, add);
    out->arms_late = amount * ARMS_LATE;
    out->head_late = amount * HEAD_LATE;
}

static void life_posture(const Motion *m, const Timeline *t, double breath, double amount,
                         bool calm, Posture *out) {
    int index = timeline_at(t, breath);
    MotionLife life;
    life_find(m, t, breath, amount, &life);
    life.calm = calm;
    motion_posture_alive(m, t, index, share_of(t, index, breath), &life, out);
}

void life_at(const Motion *m, const Timeline *t, double breath, double amount, Posture *out) {
    if (amount <= 0)
        motion_at(m, t, breath, out);
    else
        life_posture(m, t, breath, amount, false, out);
}

void life_back_at(const Motion *m, const Timeline *t, double breath, Posture *out) {
    life_posture(m, t, breath, 0, true, out);
}
