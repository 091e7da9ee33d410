// People go on smoothly whatever comes next: what they did fades into what they do.
#include <math.h>
#include <string.h>

#include "stage_inside.h"

static const double TICK = 1.0 / 240; // seconds, to see how fast a body moves
static const double SECONDS = 2.5;    // in which it fades

// A breath of the same side as another one: between the sides people come round, out of breath
// time.
static double on_this_side(const Timeline *t, double now, double breath) {
    int here = timeline_at(t, now), there = timeline_at(t, breath);
    while (there > here && timeline_left(t, there) != timeline_left(t, here)) {
        breath = t->phase[there].start - 1e-6;
        there--;
    }
    while (there < here && timeline_left(t, there) != timeline_left(t, here))
        breath = t->phase[++there].start;
    return breath;
}

StageShot stage_later(const StageShot *shot, double seconds) {
    StageShot later = *shot;
    later.seconds += seconds;
    later.change = clamp(shot->change + seconds * shot->change_pace, 0, 1);
    if (shot->timeline)
        later.breath = on_this_side(shot->timeline, shot->breath,
                                    fmax(0, shot->breath + seconds * shot->breath_pace));
    return later;
}

static void look(Stage *s, int who, const StageShot *shot, Posture out[2]) {
    StageShot before = stage_later(shot, -TICK);
    stage_posture_now(s, who, &before);
    out[0] = s->actor[who].posture;
    stage_posture_now(s, who, shot);
    out[1] = s->actor[who].posture;
}

static void forget(Actor *a) {
    memset(&a->fade, 0, sizeof a->fade);
    memset(a->late, 0, sizeof a->late);
}

void stage_cut(Stage *s, const StageShot *before, double passed, const StageShot *now) {
    Posture from[STAGE_PEOPLE][2], to[2];
    double here[STAGE_PEOPLE][THING_COUNT];
    StageShot was = stage_later(before, passed);
    stage_keep_together(s, &was);
    for (int i = 0; i < s->count; i++) {
        look(s, i, &was, from[i]);
        for (int k = 0; k < THING_COUNT; k++)
            here[i][k] = stage_here(&s->actor[i], i, &was, (Thing)k);
    }
    stage_keep_together(s, now);
    for (int i = 0; i < s->count; i++) {
        Actor *a = &s->actor[i];
        forget(a);
        look(s, i, now, to);
        for (int k = 0; k < THING_COUNT; k++)
            here[i][k] -= stage_here(a, i, now, (Thing)k);
        memcpy(a->late, here[i], sizeof a->late);
        fade_take(&a->fade, from[i], to, TICK, SECONDS);
        a->fades_from = now->seconds;
    }
}

void stage_begin(Stage *s) {
    for (int i = 0; i < s->count; i++)
        forget(&s->actor[i]);
}
