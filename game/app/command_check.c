#include <stdio.h>
#include <string.h>

#include "cards.h"
#include "command.h"
#include "counts.h"
#include "fits.h"

static void check_counts(const Exercise *e, int version, Report *report) {
    double tempo[8];
    int tempos = fits_tempos(&e->version[version], tempo, 8);
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

// A child plays the story, and a guiding child's body has to.
static bool check_story(const Exercise *e, const Figure *figure, Report *unfit) {
    bool fits = figure->child && e->plays && fits_check(e, e->version_count, figure, unfit);
    if (fits)
        printf(" story");
    return fits;
}

// One body in all versions: says which fit. A guide has to fit them all; of others it is only said,
// as nobody is ever offered a version that does not fit.
static void check_body(const Exercise *e, const Figure *figure, Report *report) {
    Report unfit = {0};
    bool fits = false;
    printf(" %s", figure->id);
    for (int v = 0; v < e->version_count; v++)
        if (fits_check(e, v, figure, &unfit)) {
            printf(" %s", e->version[v].id);
            fits = true;
        }
    fits |= check_story(e, figure, &unfit);
    if (!fits)
        printf(" none");
    for (int i = 0; figure->guide && i < unfit.count; i++)
        report_add(report, "%s", unfit.line[i]);
    report_free(&unfit);
}

static void check_exercise(const Library *l, const Exercise *e, Report *report) {
    for (int v = 0; v < e->version_count + e->plays; v++)
        check_counts(e, v, report);
    printf("%s fits:", e->id);
    for (int f = 0; f < l->figure_count; f++) {
        check_body(e, &l->figure[f], report);
        printf(f + 1 < l->figure_count ? ";" : "\n");
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
