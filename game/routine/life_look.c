#include "life_look.h"

#include <math.h>

#include "life.h"

static const double BLINK_SHUTS = .09, BLINK_OPENS = .17; // seconds
static const double BLINK_EVERY = 3.6;
static const double GAZE_COMES = .25, GAZE_GOES = .5;                // seconds
static const double SHIFT = .022;                                    // metres, of the weight
static const double HIP_EVERY = 26, HIP_LASTS = 12, HIP_TAKES = 1.3; // seconds: a hand on its hip
static const double HELLO_EVERY = 14, HELLO_AT = 3, HELLO_LASTS = 3.4;
static const double HELLO_GROWN_UP = 6.5;              // seconds after a child
static const double LOOK_EVERY = 5.2, LOOK_TURNS = .9; // seconds: round the room
static const double LOOK_HEAD = 13;                    // degrees
static const double HELLO_BAND = 62, HELLO_SWING = 16; // degrees

// A number 0..1 of its own for each person and count.
static double chance(const Figure *f, long count) {
    unsigned seed = 2166136261u ^ (unsigned)count * 2654435761u;
    for (const char *c = f->id; *c; c++)
        seed = (seed ^ (unsigned char)*c) * 16777619u;
    seed = (seed ^ seed >> 15) * 2246822519u;
    return (double)(seed >> 8 & 4095) / 4096;
}

static double lid(double since) {
    if (since <= 0 || since >= BLINK_SHUTS + BLINK_OPENS)
        return 0;
    return since < BLINK_SHUTS ? blend_ease(since / BLINK_SHUTS)
                               : 1 - blend_ease((since - BLINK_SHUTS) / BLINK_OPENS);
}

double life_blink(const Figure *f, double seconds) {
    double span = floor(seconds / BLINK_EVERY);
    double since = seconds - BLINK_EVERY * span - (BLINK_EVERY - .8) * chance(f, (long)span);
    double again = chance(f, (long)span + 7919) > .82 ? lid(since - .34) : 0; // some come in pairs
    return fmax(lid(since), again);
}

double life_gaze(const Motion *m, const Timeline *t, double breath, Vec3 *where) {
    double ahead = fmin(breath + LIFE_AHEAD / t->breath_seconds, t->breaths);
    int index = timeline_at(t, ahead);
    const Phase *phase = &t->phase[index];
    *where = vec3(0, 0, 0);
    if (phase->from == phase->goal)
        return 0;
    Posture from, goal, now;
    motion_posture(m, t, index, 0, &from);
    motion_posture(m, t, index, 1, &goal);
    motion_at(m, t, ahead, &now);
    double sum = 1e-9, most = 0;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Joint hand = joint_on(JOINT_KNUCKLES, (Side)s);
        double way = vec_length(vec_sub(goal.body.position[hand], from.body.position[hand]));
        *where = vec_add(*where, vec_scale(now.body.position[hand], way));
        sum += way;
        most = fmax(most, way);
    }
    *where = vec_scale(*where, 1 / sum);
    double since = (ahead - phase->start) * t->breath_seconds;
    double left = (phase_end(phase) - ahead) * t->breath_seconds;
    return blend_ease((most - .05) / .2) * blend_ease(since / GAZE_COMES) *
           blend_ease(left / GAZE_GOES);
}

// How far a waving hand is up, 0..1, and the seconds since it began. Long arms take their time.
static double hello(const Figure *f, double seconds, double *since) {
    double at = HELLO_AT + (f->child ? 0 : HELLO_GROWN_UP), rise = f->child ? 1.05 : 1.55;
    *since = seconds - HELLO_EVERY * floor(seconds / HELLO_EVERY) - at;
    return blend_ease(*since / rise) * blend_ease((HELLO_LASTS - *since) / rise);
}

// Where somebody at ease looks in one span: -1 left, 0 at the family, 1 right.
static double looks_to(const Figure *f, double span) {
    double dice = chance(f, 4001 + (long)span);
    return dice < .24 ? -1 : dice < .48 ? 1 : 0;
}

double life_look_round(const Figure *f, double seconds) {
    double own = seconds + LOOK_EVERY * chance(f, -3), span = floor(own / LOOK_EVERY);
    double since = own - LOOK_EVERY * span;
    double waves, up = hello(f, seconds, &waves); // at whom one waves
    return (1 - up) * mix(looks_to(f, span - 1), looks_to(f, span), blend_ease(since / LOOK_TURNS));
}

double life_idle_lungs(const Figure *f, double seconds) {
    double length = f->child ? 5.0 : 7.5, t = seconds / length + chance(f, -1);
    t -= floor(t);
    return t < BREATH_IN_SHARE ? blend_ease(t / BREATH_IN_SHARE)
                               : 1 - blend_ease((t - BREATH_IN_SHARE) / BREATH_OUT_SHARE);
}

// How far a hand is on its hip, 0..1, and whose; children let theirs hang.
static double on_hip(const Figure *f, double seconds, Side *side) {
    double own = seconds + HIP_EVERY * chance(f, -4), span = floor(own / HIP_EVERY);
    double since = own - HIP_EVERY * span;
    *side = chance(f, 6007 + (long)span) < .5 ? SIDE_LEFT : SIDE_RIGHT;
    return f->child ? 0
                    : blend_ease(since / HIP_TAKES) * blend_ease((HIP_LASTS - since) / HIP_TAKES);
}

void life_idle(const Figure *f, double seconds, double amount, MotionLife *out) {
    *out = (MotionLife){.arms_late = 0};
    life_breathe(f, amount * life_idle_lungs(f, seconds), &out->add);
    life_drift(f, seconds, amount, &out->add);
    // From foot to foot: now here, now there, with time to stand.
    double slow = own_sin(2 * PI * (seconds / 17 + chance(f, -2)));
    double stands = 2 * blend_ease(.5 + 1.2 * slow) - 1;
    out->add.sway = amount * stands * SHIFT * f->height / 1.65;
    out->add.angle[CHANNEL_SPINE_SIDE] += amount * stands * radians(1.6);
    Side side;
    double hip = on_hip(f, seconds, &side);
    out->add.ease = amount;
    out->add.on_hip[side] = hip;
    double round = amount * life_look_round(f, seconds - .15); // the eyes go first
    out->add.angle[CHANNEL_NECK_TURN] += round * radians(LOOK_HEAD);
    out->add.angle[CHANNEL_NECK_SIDE] += round * radians(2.5);
    out->add.angle[CHANNEL_SPINE_TURN] += round * radians(3);
}

void life_hello(const Figure *f, double seconds, double amount, MotionLife *out) {
    double since, up = amount * hello(f, seconds, &since);
    double swing = own_sin(2 * PI * 1.25 * (since - .6));
    out->add.wave = up;
    out->add.wave_swing = up * up * up * radians(HELLO_SWING) * swing;
    out->add.band = up * radians(HELLO_BAND);
    out->add.angle[CHANNEL_NECK_SIDE] += up * radians(5);
}

void life_photo(const Figure *f, int place, MotionLife *out) {
    bool waves = f->child || place % 2 == 0;
    out->add.wave = waves;
    out->add.wave_swing = radians(place % 3 ? -HELLO_SWING : .4 * HELLO_SWING);
    out->add.on_hip[SIDE_LEFT] = f->child ? 0 : 1;
    out->add.on_hip[SIDE_RIGHT] = 0;
    out->add.angle[CHANNEL_NECK_SIDE] += radians(place % 2 ? -4 : 4);
}
