#include "weeks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY 86400

enum { FIVE = 5, KINDS = 64 };

// Different movements, and on which sides each was done.
typedef struct {
    const char *id[KINDS];
    unsigned sides[KINDS];
    int count;
} Kinds;

static int add(Kinds *k, const StoreRep *rep) {
    int i = 0;
    while (i < k->count && strcmp(k->id[i], rep->exercise) != 0)
        i++;
    if (i == KINDS)
        return KINDS - 1;
    if (i == k->count) {
        k->id[k->count] = rep->exercise;
        k->sides[k->count++] = 0;
    }
    if (rep->side == SIDE_LEFT || rep->side == SIDE_RIGHT)
        k->sides[i] |= 1u << rep->side;
    return i;
}

static void note(int64_t *first, bool happened, int64_t when) {
    if (happened && *first == 0)
        *first = when;
}

void weeks_count(Weeks *w, const StoreRep *rep, int count, int64_t now) {
    const unsigned both = 1u << SIDE_LEFT | 1u << SIDE_RIGHT;
    Kinds all = {0}, of[WEEKS];
    *w = (Weeks){.now = now};
    for (int i = 0; i < WEEKS; i++) {
        of[i].count = 0;
        w->week[i].back = -1;
    }
    for (int i = 0; i < count; i++) {
        int kind = add(&all, &rep[i]);
        note(&w->first[FIRST_BREATH], rep[i].breaths > 0, rep[i].when);
        note(&w->first[FIRST_BOTH_SIDES], all.sides[kind] == both, rep[i].when);
        note(&w->first[FIRST_FIVE], all.count >= FIVE, rep[i].when);
        int64_t ago = (now - rep[i].when) / (7 * DAY);
        if (rep[i].when > now || ago >= WEEKS)
            continue;
        int at = WEEKS - 1 - (int)ago;
        Week *week = &w->week[at];
        int here = add(&of[at], &rep[i]);
        week->breaths += rep[i].breaths;
        week->moves = of[at].count;
        week->both |= of[at].sides[here] == both;
    }
}

int weeks_begin(const Weeks *w) {
    int64_t ago = (w->now - w->first[FIRST_BREATH]) / (7 * DAY);
    if (w->first[FIRST_BREATH] == 0)
        return WEEKS;
    return ago >= WEEKS ? 0 : WEEKS - 1 - (int)ago;
}

int64_t weeks_day(const Weeks *w, int week) {
    return w->now - (int64_t)(WEEKS - 1 - week) * 7 * DAY;
}

// One answer for each day, by the days since 1970.
static void key_of(int64_t when, char out[STORE_ID]) {
    snprintf(out, STORE_ID, "back.%lld", (long long)(when / DAY));
}

void weeks_back_keep(Store *store, int64_t now, double back) {
    char key[STORE_ID], value[16];
    if (!store)
        return;
    key_of(now, key);
    snprintf(value, sizeof value, "%.2f", back);
    store_setting_set(store, key, value);
}

void weeks_back_recall(Weeks *w, Store *store) {
    for (int i = 0; i < WEEKS && store; i++) {
        double sum = 0;
        int answers = 0;
        for (int day = 0; day < 7; day++) {
            char key[STORE_ID], value[STORE_TEXT];
            key_of(weeks_day(w, i) - (int64_t)day * DAY, key);
            const char *answer = store_setting(store, key, "", value);
            if (!answer[0])
                continue;
            sum += atof(answer);
            answers++;
        }
        w->week[i].back = answers > 0 ? sum / answers : -1;
    }
}

void weeks_recall(Weeks *w, Store *store, int64_t now) {
    int count = 0;
    StoreRep *rep = store ? store_history(store, &count) : NULL;
    weeks_count(w, rep, count, now);
    weeks_back_recall(w, store);
    free(rep);
}
