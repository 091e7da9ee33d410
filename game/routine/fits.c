#include "fits.h"

#include <stdlib.h>

#include "counts.h"
#include "fail.h"
#include "rules.h"

// Seconds of a breath at the usual, the slowest and the quickest tempo that a family can choose.
static const double TEMPOS[] = {BREATH_SECONDS_DEFAULT, BREATH_SECONDS_MAX, BREATH_SECONDS_MIN};
enum { TEMPOS_MAX = 8, MIRRORED = 24 };

int fits_tempos(const Version *v, double *out, int most) {
    int count = 0;
    for (size_t i = 0; i < sizeof TEMPOS / sizeof TEMPOS[0]; i++)
        out[count++] = TEMPOS[i];
    const Steps *lists[] = {&v->before, &v->each, &v->after};
    for (int l = 0; l < 3; l++)
        for (int i = 0; i < lists[l]->count && count < most; i++) {
            const StepCard *s = &lists[l]->step[i];
            double share = s->halves > 1 ? BREATH_IN_SHARE : breath_share(s->air);
            double seconds = s->min_seconds / share;
            if (s->min_seconds > 0 && seconds > BREATH_SECONDS_MIN && seconds < BREATH_SECONDS_MAX)
                out[count++] = seconds;
        }
    return count;
}

// Every repetition of a side is the same half-breaths again, and left is right in the mirror: two
// repetitions, one of each side where there are sides, show all there is, borders included.
static Exercise *shortened(const Exercise *e) {
    Exercise *copy = malloc(sizeof *copy);
    ASSERT(copy);
    *copy = *e;
    int enough = e->sides == SIDES_NONE ? 2 : 1;
    copy->reps = e->reps < enough ? e->reps : enough;
    return copy;
}

typedef struct {
    Exercise *few; // owned
    Motion *motion;
    Rules *rules;
} Trial;

static Trial trial_begin(const Exercise *e, int version, const Figure *figure) {
    Trial t = {shortened(e), malloc(sizeof *t.motion), malloc(sizeof *t.rules)};
    ASSERT(t.motion && t.rules);
    motion_init(t.motion, figure, &t.few->version[version], 1.0);
    return t;
}

static void trial_end(Trial *t) {
    free(t->rules);
    free(t->motion);
    free(t->few);
}

bool fits_check(const Exercise *e, int version, const Figure *figure, Report *report) {
    Trial trial = trial_begin(e, version, figure);
    int before = report->count;
    double tempo[TEMPOS_MAX];
    int tempos = fits_tempos(&trial.few->version[version], tempo, TEMPOS_MAX);
    for (int i = 0; i < tempos; i++) {
        Timeline t;
        timeline_init(&t, trial.few, version, tempo[i]);
        if (i == 0) {
            rules_run(trial.rules, trial.motion, &t);
            counts_mirror(trial.motion, &t, MIRRORED, report);
        } else {
            rules_run_speed(trial.rules, trial.motion, &t);
        }
        rules_report(trial.rules, report);
        timeline_free(&t);
        if (rules_broken(trial.rules, RULE_SPEED))
            break;
    }
    trial_end(&trial);
    return report->count == before;
}

bool fits_body(const Exercise *e, int version, const Figure *figure) {
    Trial trial = trial_begin(e, version, figure);
    Timeline t;
    timeline_init(&t, trial.few, version, BREATH_SECONDS_DEFAULT);
    bool fits = rules_pass(trial.rules, trial.motion, &t);
    timeline_free(&t);
    trial_end(&trial);
    return fits;
}

int fits_choose(const Exercise *e, const Figure *figure, int wanted) {
    if (figure->guide)
        return wanted;
    int order[FIGURE_PREFERS + 2 * VERSIONS_MAX + 1], count = 0, first = -1;
    for (int i = 0; i < FIGURE_PREFERS && figure->prefers[i][0]; i++) {
        int version = exercise_version(e, figure->prefers[i]);
        if (version >= 0)
            order[count++] = version;
    }
    order[count++] = wanted;
    for (int v = 0; v < e->version_count; v++)
        if (exercise_stance(&e->version[v]) == exercise_stance(&e->version[wanted]))
            order[count++] = v;
    for (int v = 0; v < e->version_count; v++)
        order[count++] = v;
    for (int i = 0; i < count; i++) {
        if (!timeline_meets(e, order[i], wanted))
            continue;
        if (fits_body(e, order[i], figure))
            return order[i];
        first = first < 0 ? order[i] : first;
    }
    return first;
}

int fits_play(const Exercise *e, const Figure *figure, int wanted) {
    int story = figure->child ? exercise_story(e, wanted) : -1;
    if (story >= 0 && timeline_meets(e, story, wanted) &&
        (figure->guide || fits_body(e, story, figure)))
        return story;
    return fits_choose(e, figure, wanted);
}
