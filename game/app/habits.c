#include "habits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fits.h"

enum { KEY = 2 * ID_LENGTH + 16 };

static const Exercise *exercise_of(const Session *s, int move) {
    return &s->library->exercise[s->exercise[move]];
}

// A version that the level itself names is another choice than the usual one.
static void version_key(const Session *s, int move, char key[KEY]) {
    const LevelMove *m = &s->level->move[move];
    if (m->version && m->exercise == s->exercise[move])
        snprintf(key, KEY, "way.%s.%s", s->level->id, exercise_of(s, move)->id);
    else
        snprintf(key, KEY, "way.%s", exercise_of(s, move)->id);
}

static void shown_key(const Session *s, int move, char key[KEY]) {
    snprintf(key, KEY, "shown.%s", exercise_of(s, move)->id);
}

static int times_shown(Store *store, const Session *s, int move) {
    char key[KEY], text[STORE_TEXT];
    shown_key(s, move, key);
    return atoi(store_setting(store, key, "0", text));
}

void habits_recall_move(Habits *h, Store *store, Session *s, int move) {
    char key[KEY], text[STORE_TEXT];
    int version = -1;
    version_key(s, move, key);
    if (store) {
        const char *kept = store_setting(store, key, "", text);
        version = *kept ? exercise_version(exercise_of(s, move), kept) : -1;
    }
    if (version < 0 && h->leads)
        version = fits_choose(exercise_of(s, move), h->leads, s->version[move]);
    if (version >= 0 && version != s->version[move])
        session_choose(s, move, -1, version);
    h->exercise[move] = s->exercise[move];
    h->version[move] = s->version[move];
}

void habits_recall(Habits *h, Store *store, Session *s) {
    int phase = s->phase, rep = s->timeline.phase[phase].rep;
    for (int i = 0; i < s->level->move_count; i++)
        habits_recall_move(h, store, s, i);
    if (phase > 0) // taken up again in the middle, whatever the version
        s->phase = timeline_rep(&s->timeline, rep);
}

void habits_start(Store *store, Session *s) {
    for (int i = 0; store && i < s->level->move_count; i++) {
        int times = times_shown(store, s, i);
        bool before = i < s->move || (i == s->move && s->phase > 0);
        s->watch[i] = s->watch[i] || (times == 0 && !before);
        s->mistake[i] = times;
    }
}

void habits_keep(Habits *h, Store *store, const Session *s, bool keep_version) {
    char key[KEY], text[16];
    for (int i = 0; i < s->event_count; i++) {
        const SessionEvent *e = &s->event[i];
        if (!store || e->kind != EVENT_SHOW)
            continue;
        shown_key(s, e->move, key);
        snprintf(text, sizeof text, "%d", times_shown(store, s, e->move) + 1);
        store_setting_set(store, key, text);
    }
    for (int i = 0; i < s->level->move_count; i++) {
        bool same = s->exercise[i] == h->exercise[i];
        if (store && keep_version && same && s->version[i] != h->version[i]) {
            version_key(s, i, key);
            store_setting_set(store, key, exercise_of(s, i)->version[s->version[i]].id);
        }
        h->exercise[i] = s->exercise[i];
        h->version[i] = s->version[i];
    }
}
