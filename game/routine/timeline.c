#include "timeline.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"

double phase_end(const Phase *phase) {
    return phase->start + breath_share(phase->air);
}

bool phase_goes(const Phase *p) {
    const StepCard *step = p->step;
    return step->kind == STEP_GO && (p->from != p->goal || step->via >= 0 || step->turns);
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

// `length` has the half-breaths of each step.
static void write_steps(Writer *w, const Steps *steps, const int *length, int rep, Side side) {
    for (int i = 0; i < steps->count; i++) {
        const StepCard *step = &steps->step[i];
        Air air = step->kind == STEP_HOLD ? AIR_IN : step->air;
        int goal = step->kind == STEP_HOLD ? w->pose : step->pose;
        int halves = length[i];
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

// ---- beside others ----

static int sum_of(const int *length, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += length[i];
    return sum;
}

// The step that can take `by` half-breaths more: the longest hold, else the last move.
static int waiting_step(const Steps *steps, const int *length) {
    int best = -1;
    for (int i = 0; i < steps->count; i++) {
        bool hold = steps->step[i].kind == STEP_HOLD;
        bool held = best >= 0 && steps->step[best].kind == STEP_HOLD;
        if (best < 0 || (hold && !held) || (hold == held && (!hold || length[i] > length[best])))
            best = i;
    }
    return best;
}

// The longest hold that can give up a breath, else the last move that has an extra one; -1: none.
static int giving_step(const Steps *steps, const int *length) {
    int hold = -1, move = -1;
    for (int i = 0; i < steps->count; i++) {
        const StepCard *step = &steps->step[i];
        if (step->kind == STEP_HOLD && length[i] > 2 && (hold < 0 || length[i] > length[hold]))
            hold = i;
        if (step->kind == STEP_GO && length[i] > step->halves)
            move = i;
    }
    return hold >= 0 ? hold : move;
}

// How long each step of a list takes so that all together take `wanted`, -1 for their own time.
static bool fit_steps(const Steps *steps, double breath_seconds, int wanted, int *length) {
    for (int i = 0; i < steps->count; i++)
        length[i] = step_halves(&steps->step[i], breath_seconds);
    if (wanted < 0)
        return true;
    int more = wanted - sum_of(length, steps->count);
    if (more % 2 != 0 || (steps->count == 0) != (wanted == 0))
        return false;
    if (more > 0)
        length[waiting_step(steps, length)] += more;
    for (; more < 0; more += 2) {
        int gives = giving_step(steps, length);
        if (gives < 0)
            return false;
        length[gives] -= 2;
    }
    return true;
}

// How many half-breaths the leading ones take for a repetition, or (0) before or after them all.
static int lead_halves(const Timeline *lead, int rep, bool after) {
    int count = 0;
    for (int i = 0; lead && i < lead->count; i++)
        count += lead->phase[i].rep == rep && (rep > 0 || after == (i >= timeline_after(lead)));
    return lead ? count : -1;
}

static bool write_all(Timeline *t, const Exercise *exercise, int version, double breath_seconds,
                      const Timeline *lead) {
    ASSERT(version >= 0 && version < exercise->version_count + exercise->plays);
    const Version *v = &exercise->version[version];
    *t = (Timeline){.exercise = exercise, .version = v, .breath_seconds = breath_seconds};
    Writer w = {.timeline = t, .pose = v->start};
    int length[STEPS_MAX];
    bool fits = fit_steps(&v->before, breath_seconds, lead_halves(lead, 0, false), length);
    if (fits)
        write_steps(&w, &v->before, length, 0, SIDE_NONE);
    fits = fits && fit_steps(&v->each, breath_seconds, lead_halves(lead, 1, false), length);
    for (int rep = 1; fits && rep <= exercise_reps(exercise); rep++)
        write_steps(&w, &v->each, length, rep, rep_side(exercise, rep));
    fits = fits && fit_steps(&v->after, breath_seconds, lead_halves(lead, 0, true), length);
    if (fits)
        write_steps(&w, &v->after, length, 0, SIDE_NONE);
    t->breaths = w.at;
    return fits;
}

void timeline_init(Timeline *t, const Exercise *exercise, int version, double breath_seconds) {
    write_all(t, exercise, version, breath_seconds, NULL);
}

bool timeline_follow(Timeline *t, const Exercise *exercise, int version, const Timeline *lead) {
    bool meets = write_all(t, exercise, version, lead->breath_seconds, lead);
    meets = meets && t->count == lead->count;
    for (int i = 0; meets && i < t->count; i++)
        meets = t->phase[i].air == lead->phase[i].air;
    if (!meets)
        timeline_free(t);
    return meets;
}

bool timeline_meets(const Exercise *exercise, int version, int lead) {
    const double slowest = BREATH_SECONDS_MAX; // no move takes a breath more
    Timeline first, own;
    timeline_init(&first, exercise, lead, slowest);
    bool meets = timeline_follow(&own, exercise, version, &first);
    if (meets)
        timeline_free(&own);
    timeline_free(&first);
    return meets;
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

bool timeline_turns(const Timeline *t, int phase) {
    const Phase *p = &t->phase[phase];
    return phase > 0 && p->side != p[-1].side && p->side != SIDE_NONE && p[-1].side != SIDE_NONE;
}

bool timeline_left(const Timeline *t, int phase) {
    while (phase > 0 && t->phase[phase].side == SIDE_NONE)
        phase--;
    return t->phase[phase].side == SIDE_LEFT;
}

int timeline_after(const Timeline *t) {
    int after = t->count;
    while (after > 0 && t->phase[after - 1].rep == 0)
        after--;
    return after;
}
