#include "counts.h"

#include <math.h>

#include "fail.h"

static int phase_line(const Timeline *t, const Phase *p) {
    return p ? p->step->line : t->exercise->line;
}

static void fault(const Timeline *t, const Phase *p, Report *report, const char *what, int is,
                  int wanted) {
    report_add(report, "%s:%d: %s; %d where the card says %d (version %s)", t->exercise->file,
               phase_line(t, p), what, is, wanted, t->version->id);
}

static Side wanted_side(const Exercise *e, int rep) {
    if (e->sides == SIDES_NONE || rep == 0)
        return SIDE_NONE;
    bool first = e->sides == SIDES_EACH ? rep <= e->reps : rep % 2 == 1;
    return first ? SIDE_RIGHT : SIDE_LEFT;
}

// Half-breaths follow each other without a gap, in and out in turn, beginning with an out-breath.
static void check_flow(const Timeline *t, Report *report) {
    double at = 0;
    for (int i = 0; i < t->count; i++) {
        const Phase *p = &t->phase[i];
        if (p->air != (i % 2 == 0 ? AIR_OUT : AIR_IN))
            report_add(report, "%s:%d: the air does not alternate in half-breath %d (version %s)",
                       t->exercise->file, phase_line(t, p), i, t->version->id);
        if (fabs(p->start - at) > 1e-9)
            report_add(report, "%s:%d: half-breath %d begins at %.3f breaths instead of %.3f",
                       t->exercise->file, phase_line(t, p), i, p->start, at);
        at += breath_share(p->air);
    }
    if (fabs(at - t->breaths) > 1e-9 || fabs(at - floor(at + .5)) > 1e-9)
        report_add(report, "%s:%d: the movement takes %.3f breaths; expected a whole number",
                   t->exercise->file, t->exercise->line, at);
}

// Repetitions are numbered without a gap, each on its side, each ended once.
static void check_reps(const Timeline *t, Report *report) {
    int reps = exercise_reps(t->exercise), ended = 0, rep = 0;
    for (int i = 0; i < t->count; i++) {
        const Phase *p = &t->phase[i];
        bool after = ended == reps && p->rep == 0;
        if (p->rep != rep && p->rep != rep + 1 && !after)
            fault(t, p, report, "a repetition is out of order", p->rep, rep + 1);
        if (p->rep > rep && ended != rep)
            fault(t, p, report, "a repetition begins before the last has ended", p->rep, ended);
        if (p->side != wanted_side(t->exercise, p->rep))
            report_add(report, "%s:%d: repetition %d is on the wrong side (version %s)",
                       t->exercise->file, phase_line(t, p), p->rep, t->version->id);
        rep = p->rep;
        ended += p->rep_ends;
    }
    if (ended != reps)
        fault(t, NULL, report, "the repetitions do not come out", ended, reps);
}

// Every step of the card comes whole and in its order.
static int check_steps(const Timeline *t, const Steps *steps, int from, Report *report) {
    int i = from;
    for (int s = 0; s < steps->count; s++) {
        const StepCard *step = &steps->step[s];
        int halves = 0;
        for (; i < t->count && t->phase[i].step == step && t->phase[i].half == halves; i++)
            halves++;
        bool hold = step->kind == STEP_HOLD;
        int wanted = hold ? 2 * step->breaths : step->halves;
        bool slower = !hold && halves == wanted + 2 && step->min_seconds > 0;
        if (halves != wanted && !slower)
            fault(t, &(Phase){.step = step}, report,
                  hold ? "the half-breaths of a hold" : "the half-breaths of a move", halves,
                  wanted);
    }
    return i;
}

void counts_check(const Timeline *t, Report *report) {
    check_flow(t, report);
    check_reps(t, report);
    int at = check_steps(t, &t->version->before, 0, report);
    for (int rep = 0; rep < exercise_reps(t->exercise); rep++)
        at = check_steps(t, &t->version->each, at, report);
    at = check_steps(t, &t->version->after, at, report);
    if (at != t->count)
        fault(t, NULL, report, "the half-breaths of the whole movement", t->count, at);
}

// Whether a move leads to where this repetition has been before.
static bool was_there(const Timeline *t, int index) {
    const Phase *p = &t->phase[index];
    for (int i = index - 1; i >= 0 && t->phase[i].rep == p->rep; i--)
        if (t->phase[i].goal == p->goal)
            return true;
    return false;
}

void counts_breath(const Timeline *t, Report *report) {
    int home = t->version->start;
    for (int i = 0; i < t->count; i++) {
        const Phase *p = &t->phase[i];
        if (i > 0 && p->rep != p[-1].rep)
            home = p->from;
        bool moves = p->half == 0 && p->from != p->goal;
        bool back = p->rep > 0 && (p->goal == home || was_there(t, i));
        if (moves && p->air != (back ? AIR_IN : AIR_OUT))
            report_add(report, "%s:%d: '%s' is reached on an %s-breath; expected %s (version %s)",
                       t->exercise->file, p->step->line, t->version->pose[p->goal].id,
                       p->air == AIR_IN ? "in" : "out",
                       back ? "an in-breath for a return" : "an out-breath", t->version->id);
    }
}

// ---- mirror ----

double counts_mirror_off(const Posture *right, const Posture *left) {
    double worst = 0;
    for (int j = 0; j < JOINT_COUNT; j++) {
        int twin = j < JOINT_SHOULDER ? j : JOINT_SHOULDER + ((j - JOINT_SHOULDER) ^ 1);
        Vec3 a = right->body.position[j], b = left->body.position[twin];
        worst = fmax(worst, vec_length(vec_sub(vec3(-a.x, a.y, a.z), b)));
    }
    for (int part = 0; part < PART_COUNT; part++) {
        int twin = part < PART_BACK_HEAD ? part ^ 1 : part;
        worst = fmax(worst, fabs(right->on[part] - left->on[twin]));
    }
    return worst;
}

static int first_of(const Timeline *t, Side side) {
    for (int i = 0; i < t->count; i++)
        if (t->phase[i].side == side)
            return i;
    return -1;
}

void counts_mirror(const Motion *m, const Timeline *t, int samples, Report *report) {
    int right = first_of(t, SIDE_RIGHT), left = first_of(t, SIDE_LEFT);
    if (right < 0 || left < 0)
        return;
    double worst = 0;
    for (int i = 0; right + i < t->count && left + i < t->count; i++) {
        if (t->phase[right + i].rep != t->phase[right].rep)
            break;
        for (int k = 0; k <= samples; k++) {
            Posture a, b;
            motion_posture(m, t, right + i, (double)k / samples, &a);
            motion_posture(m, t, left + i, (double)k / samples, &b);
            worst = fmax(worst, counts_mirror_off(&a, &b));
        }
    }
    if (!(worst <= 1e-9))
        report_add(report, "%s:%d: left is not the mirrored right by %.3g m (%s, version %s)",
                   t->exercise->file, t->exercise->line, worst, m->figure->id, m->version->id);
}
