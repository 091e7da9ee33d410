#include "timeline.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"

double phase_end(const Phase *phase) {
    return phase->start + breath_share(phase->air);
}

typedef struct {
    Timeline *timeline;
    int capacity, pose;
    double at;
} Writer;

static Air other_air(Air air) {
    return air == AIR_IN ? AIR_OUT : AIR_IN;
}

static Phase *next_phase(Writer *w) {
    Timeline *t = w->timeline;
    if (t->count == w->capacity) {
        w->capacity = w->capacity ? 2 * w->capacity : 64;
        t->phase = realloc(t->phase, (size_t)w->capacity * sizeof *t->phase);
        ASSERT(t->phase);
    }
    Phase *phase = &t->phase[t->count++];
    memset(phase, 0, sizeof *phase);
    return phase;
}

// How many half-breaths the step takes at this tempo: a whole breath more where they would be too
// short.
static int step_halves(const StepCard *step, double breath_seconds) {
    if (step->kind == STEP_HOLD)
        return 2 * step->breaths;
    double shortest =
        breath_seconds * (step->halves > 1 ? BREATH_IN_SHARE : breath_share(step->air));
    return step->halves + (step->min_seconds > 0 && shortest < step->min_seconds ? 2 : 0);
}

static void write_steps(Writer *w, const Steps *steps, int rep, Side side) {
    for (int i = 0; i < steps->count; i++) {
        const StepCard *step = &steps->step[i];
        Air air = step->kind == STEP_HOLD ? AIR_IN : step->air;
        int goal = step->kind == STEP_HOLD ? w->pose : step->pose;
        int halves = step_halves(step, w->timeline->breath_seconds);
        for (int half = 0; half < halves; half++) {
            Phase *p = next_phase(w);
            *p = (Phase){.air = air,
                         .start = w->at,
                         .rep = rep,
                         .side = side,
                         .step = step,
                         .half = half,
                         .halves = halves,
                         .from = w->pose,
                         .goal = goal,
                         .rep_ends = rep > 0 && i == steps->count - 1 && half == halves - 1};
            w->at += breath_share(air);
            air = other_air(air);
        }
        w->pose = goal;
    }
}

static Side rep_side(const Exercise *e, int rep) {
    if (e->sides == SIDES_NONE)
        return SIDE_NONE;
    bool right = e->sides == SIDES_EACH ? rep <= e->reps : rep % 2 == 1;
    return right ? SIDE_RIGHT : SIDE_LEFT;
}

void timeline_init(Timeline *t, const Exercise *exercise, int version, double breath_seconds) {
    ASSERT(version >= 0 && version < exercise->version_count + exercise->plays);
    const Version *v = &exercise->version[version];
    *t = (Timeline){.exercise = exercise, .version = v, .breath_seconds = breath_seconds};
    Writer w = {.timeline = t, .pose = v->start};
    write_steps(&w, &v->before, 0, SIDE_NONE);
    for (int rep = 1; rep <= exercise_reps(exercise); rep++)
        write_steps(&w, &v->each, rep, rep_side(exercise, rep));
    write_steps(&w, &v->after, 0, SIDE_NONE);
    t->breaths = w.at;
}

void timeline_free(Timeline *t) {
    free(t->phase);
    *t = (Timeline){0};
}

int timeline_at(const Timeline *t, double breath) {
    int low = 0, high = t->count - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (t->phase[middle].start <= breath + 1e-9)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int timeline_rep(const Timeline *t, int rep) {
    for (int i = 0; i < t->count; i++)
        if (t->phase[i].rep == rep)
            return i;
    return 0;
}

int timeline_begin(const Timeline *t, int phase) {
    while (phase > 0 && t->phase[phase - 1].rep == t->phase[phase].rep)
        phase--;
    return phase;
}

int timeline_after(const Timeline *t) {
    int after = t->count;
    while (after > 0 && t->phase[after - 1].rep == 0)
        after--;
    return after;
}
