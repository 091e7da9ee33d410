#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cards.h"
#include "command.h"
#include "counts.h"
#include "fail.h"
#include "rules.h"

// Seconds of a breath at the slowest and the quickest tempo that a family can choose, and between.
static const double TEMPOS[] = {BREATH_SECONDS_DEFAULT, BREATH_SECONDS_MAX, BREATH_SECONDS_MIN};

// Every repetition of a side is the same half-breaths again: two of a kind show all there is,
// borders between repetitions included.
static Exercise *shortened(const Exercise *e) {
    Exercise *copy = malloc(sizeof *copy);
    ASSERT(copy);
    *copy = *e;
    int enough = e->sides == SIDES_ALTERNATE ? 1 : 2;
    copy->reps = e->reps < enough ? e->reps : enough;
    return copy;
}

// The tempos at which a movement is quickest: the three, and just before a move would take a breath
// more. Returns how many.
static int quick_tempos(const Version *v, double *out, int most) {
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

static void check_counts(const Exercise *e, int version, Report *report) {
    double tempo[8];
    int tempos = quick_tempos(&e->version[version], tempo, 8);
    for (int i = 0; i < tempos; i++) {
        int before = report->count;
        Timeline t;
        timeline_init(&t, e, version, tempo[i]);
        counts_check(&t, report);
        if (i == 0)
            counts_breath(&t, report);
        timeline_free(&t);
        if (report->count > before)
            return; // once is enough
    }
}

// One person in one version: all rules at the usual tempo, speed at the others.
static void check_person(const Exercise *e, int version, const Figure *figure, Report *report) {
    Exercise *few = shortened(e);
    const Version *v = &few->version[version];
    Motion *motion = malloc(sizeof *motion);
    Rules *rules = malloc(sizeof *rules);
    ASSERT(motion && rules);
    motion_init(motion, figure, v, 1.0);
    double tempo[8];
    int tempos = quick_tempos(v, tempo, 8);
    for (int i = 0; i < tempos; i++) {
        Timeline t;
        timeline_init(&t, few, version, tempo[i]);
        if (i == 0) {
            rules_run(rules, motion, &t);
            counts_mirror(motion, &t, 24, report);
        } else {
            rules_run_speed(rules, motion, &t);
        }
        rules_report(rules, report);
        timeline_free(&t);
        if (rules_broken(rules, RULE_SPEED))
            break;
    }
    free(rules);
    free(motion);
    free(few);
}

static void check_exercise(const Library *l, const Exercise *e, Report *report) {
    for (int v = 0; v < e->version_count; v++) {
        check_counts(e, v, report);
        for (int f = 0; f < l->figure_count; f++)
            check_person(e, v, &l->figure[f], report);
    }
}

// Whether a told line, or a card's file, is about one of the things that were named.
static bool is_named(const Options *o, const char *file) {
    for (int i = 0; i < o->name_count; i++) {
        size_t length = strlen(o->name[i]);
        while (length > 1 && o->name[i][length - 1] == '/')
            length--;
        if (strncmp(file, o->name[i], length) == 0 &&
            (file[length] == '/' || file[length] == ':' || !file[length]))
            return true;
    }
    return o->name_count == 0;
}

int command_check(const Options *options) {
    Cards cards;
    if (!cards_open(&cards, options, options->name, options->name_count))
        return command_told();
    Report report = {0};
    const Library *l = &cards.library;
    for (int i = 0; i < l->faults.count; i++)
        if (is_named(options, l->faults.line[i]))
            report_add(&report, "%s", l->faults.line[i]);
    int checked = 0;
    for (int i = 0; i < l->exercise_count; i++) {
        if (!is_named(options, l->exercise[i].file))
            continue;
        check_exercise(l, &l->exercise[i], &report);
        checked++;
    }
    for (int i = 0; i < report.count; i++)
        fprintf(stderr, "%s\n", report.line[i]);
    printf("%d exercises with %d people: %d faults\n", checked, l->figure_count, report.count);
    int faults = report.count, printed;
    report_free(&report);
    cards_close(&cards);
    printed = command_printed();
    return printed ? printed : faults > 0;
}
