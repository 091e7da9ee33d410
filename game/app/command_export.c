#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cards.h"
#include "command.h"
#include "fail.h"
#include "family.h"
#include "file.h"
#include "weeks.h"

// The family's history as text: every repetition as a line of CSV, and the weeks and movements as a
// page that a physiotherapist can read or print.

typedef struct {
    char *text; // owned
    size_t size, room;
} Page;

__attribute__((format(printf, 2, 3))) static void add(Page *p, const char *format, ...) {
    char line[1024];
    va_list list;
    va_start(list, format);
    int length = vsnprintf(line, sizeof line, format, list);
    va_end(list);
    size_t more = length < (int)sizeof line ? (size_t)length : sizeof line - 1;
    if (p->size + more + 1 > p->room) {
        p->room = 2 * (p->size + more + 1);
        p->text = realloc(p->text, p->room);
        ASSERT(p->text);
    }
    memcpy(p->text + p->size, line, more + 1);
    p->size += more;
}

// With the marks of HTML made harmless.
static void add_cell(Page *p, const char *mark, const char *words) {
    add(p, "<%s>", mark);
    for (; *words; words++)
        switch (*words) {
        case '<':
            add(p, "&lt;");
            break;
        case '&':
            add(p, "&amp;");
            break;
        default:
            add(p, "%c", *words);
        }
    add(p, "</%s>", mark);
}

static void add_number(Page *p, int number) {
    if (number > 0)
        add(p, "<td>%d</td>", number);
    else
        add(p, "<td></td>");
}

// Year-month-day, ten characters long, then T and the time.
static void moment_of(int64_t when, char out[32]) {
    time_t seconds = (time_t)when;
    struct tm day;
    localtime_r(&seconds, &day);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%S", &day);
}

static bool write_page(const Options *o, const char *name, Page *p) {
    char path[4096];
    path_join(path, sizeof path, o->out, name);
    bool written = file_write(path, p->text, p->size);
    free(p->text);
    return written;
}

static bool write_csv(const Options *o, const StoreRep *rep, int count) {
    static const char *const side[] = {
        [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right", [SIDE_NONE] = "none"};
    Page p = {0};
    add(&p, "moment,level,exercise,version,rep,side,breaths\n");
    for (int i = 0; i < count; i++) {
        char moment[32];
        moment_of(rep[i].when, moment);
        add(&p, "%s,%s,%s,%s,%d,%s,%d\n", moment, rep[i].level, rep[i].exercise, rep[i].version,
            rep[i].rep, side[rep[i].side], rep[i].breaths);
    }
    return write_page(o, "history.csv", &p);
}

static void add_heads(Page *p, const Cards *cards, const char *const *key, int count) {
    add(p, "<table>\n<tr>");
    for (int i = 0; i < count; i++)
        add_cell(p, "th", script_words(cards->script, key[i]));
    add(p, "</tr>\n");
}

static const char *back_words(const Cards *cards, double back) {
    static const char *const key[] = {"today.worried", "today.sore", "today.so_so", "today.easy"};
    return back < 0 ? "" : script_words(cards->script, key[(int)(back * 3 + .5)]);
}

static void add_weeks(Page *p, const Cards *cards, const Weeks *w, double breath_seconds) {
    static const char *const head[] = {"export.until", "export.breaths", "export.minutes",
                                       "export.moves", "export.both",    "export.back"};
    add_heads(p, cards, head, 6);
    for (int i = 0; i < WEEKS; i++) {
        const Week *week = &w->week[i];
        char day[32];
        moment_of(weeks_day(w, i), day);
        add(p, "<tr><td>%.10s</td>", day);
        add_number(p, week->breaths);
        add_number(p, (int)(week->breaths * breath_seconds / 60 + .9));
        add_number(p, week->moves);
        add_cell(p, "td", week->both ? "+" : "");
        add_cell(p, "td", back_words(cards, week->back));
        add(p, "</tr>\n");
    }
    add(p, "</table>\n");
}

static void add_moves(Page *p, const Cards *cards, const StoreRep *rep, int count) {
    static const char *const head[] = {"export.move", "export.reps", "export.right", "export.left",
                                       "export.breaths"};
    add_heads(p, cards, head, 5);
    for (int e = 0; e < cards->library.exercise_count; e++) {
        const Exercise *x = &cards->library.exercise[e];
        int reps = 0, breaths = 0, side[SIDE_NONE + 1] = {0};
        for (int i = 0; i < count; i++)
            if (strcmp(rep[i].exercise, x->id) == 0) {
                reps += rep[i].rep > 0;
                side[rep[i].side] += rep[i].rep > 0;
                breaths += rep[i].breaths;
            }
        if (breaths == 0)
            continue;
        add(p, "<tr>");
        add_cell(p, "td", x->name);
        add_number(p, reps);
        add_number(p, side[SIDE_RIGHT]);
        add_number(p, side[SIDE_LEFT]);
        add_number(p, breaths);
        add(p, "</tr>\n");
    }
    add(p, "</table>\n");
}

static bool write_html(const Options *o, const Cards *cards, Store *store, const StoreRep *rep,
                       int count) {
    Page p = {0};
    Weeks weeks;
    weeks_recall(&weeks, store, (int64_t)time(NULL));
    add(&p, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">");
    add_cell(&p, "title", script_words(cards->script, "progress.title"));
    add(&p, "<style>body{font:16px sans-serif;color:#4a3226;background:#fffaf0;margin:2em}"
            "table{border-collapse:collapse;margin:1em 0}"
            "td,th{border-bottom:1px solid #ebcfab;padding:.4em 1em;text-align:left}"
            "</style></head><body>\n");
    add_cell(&p, "h1", script_words(cards->script, "progress.title"));
    add_weeks(&p, cards, &weeks, family_tempo(store));
    add_moves(&p, cards, rep, count);
    add_cell(&p, "p", script_words(cards->script, "first.advice"));
    add(&p, "\n</body></html>\n");
    return write_page(o, "history.html", &p);
}

int command_export(const Options *o) {
    char path[4096];
    Cards cards;
    path_join(path, sizeof path, o->data, "garden.db");
    if (!file_exists(path)) { // nothing is made where nothing is
        fail("%s: no family's history is there", o->data);
        return command_told();
    }
    if (!cards_open(&cards, o, NULL, 0))
        return command_told();
    Store *store = store_open(o->data, NULL);
    int count = 0;
    StoreRep *rep = store_history(store, &count);
    bool written =
        folder_make(o->out) && write_csv(o, rep, count) && write_html(o, &cards, store, rep, count);
    free(rep);
    store_close(store);
    cards_close(&cards);
    return written ? 0 : command_told();
}
