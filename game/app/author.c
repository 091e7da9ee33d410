#include "author.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "screen.h"

enum { LOOK_EVERY = 15 }; // pictures

// 0 while an editor has the file in its hands.
static uint64_t content(const char *file) {
    size_t size = 0;
    char *text = file_exists(file) ? file_read(file, &size) : NULL;
    uint64_t key = text ? paint_key(0, text, size) : 0;
    free(text);
    return key;
}

static bool is_from(const Author *a, const char *file) {
    return strcmp(file, a->file) == 0;
}

// The file's first exercise, alone, or else its first level; NULL: neither is well.
static const Level *card_of(const Author *a, Game *g) {
    const Library *l = &g->cards.library;
    for (int i = 0; i < l->exercise_count; i++)
        if (is_from(a, l->exercise[i].file))
            return game_one(g, i);
    for (int i = 0; i < l->level_count; i++)
        if (is_from(a, l->level[i].file))
            return &l->level[i];
    return NULL;
}

// Every fault of the file on standard error; the first one, or that there is no card, to be seen.
static void tell(const Author *a, Game *g, bool aloud) {
    const Report *faults = &g->cards.library.faults;
    char words[GAME_WORDS];
    const char *first = NULL;
    for (int i = 0; i < faults->count; i++) {
        if (strncmp(faults->line[i], a->file, strlen(a->file)) != 0)
            continue;
        first = first ? first : faults->line[i];
        if (aloud)
            fprintf(stderr, "%s\n", faults->line[i]);
    }
    if (first || !a->moves)
        game_notice(g, screen_fill(g, "trouble.card", "where", first ? first : a->file, words));
}

static void begin(Author *a, Game *g, double breath) {
    const Level *level = card_of(a, g);
    a->moves = level != NULL;
    if (!level)
        return;
    game_begin(g, level, 0, 1);
    int version = cards_version(g->session.timeline.exercise, g->options->version);
    if (version >= 0)
        session_choose(&g->session, 0, -1, version);
    session_press(&g->session, BUTTON_OK, true);
    double all = g->session.timeline.breaths;
    if (breath > 0)
        session_seek(&g->session, breath < all - .5 ? breath : all - .5);
}

void author_open(Author *a, Game *g) {
    a->seen = content(a->file);
    begin(a, g, 0);
    tell(a, g, true);
}

static void read_anew(Author *a, Game *g) {
    bool under_way = g->has_session && g->session.state == SESSION_STRETCH;
    double breath = under_way ? session_breath(&g->session) : 0;
    if (!game_reload(g))
        return;
    game_go(g, SCREEN_HOME);
    g->notice[0] = 0; // of faults that were there before
    begin(a, g, breath);
    tell(a, g, true);
}

void author_look(Author *a, Game *g) {
    if (a->moves && (g->screen == SCREEN_THANKS || g->screen == SCREEN_HOME))
        begin(a, g, 0);
    if (++a->looks < LOOK_EVERY)
        return;
    a->looks = 0;
    uint64_t now = content(a->file);
    if (now != 0 && now != a->seen) {
        a->seen = now;
        read_anew(a, g);
    } else if (!a->moves) {
        tell(a, g, false); // until it is mended
    }
}
