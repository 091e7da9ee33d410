// Who stretches: those asked for by the program's arguments, else whom the family has chosen, else
// the guides.
#include <stdio.h>
#include <string.h>

#include "game.h"

void game_people_load(Game *g) {
    char text[STORE_TEXT], ids[STORE_TEXT], *rest = NULL;
    snprintf(ids, sizeof ids, "%s", g->store ? store_setting(g->store, GAME_WHO, "", text) : "");
    g->who_count = 0;
    for (char *id = strtok_r(ids, " ", &rest); id && g->who_count < GAME_PEOPLE;
         id = strtok_r(NULL, " ", &rest))
        snprintf(g->who[g->who_count++], ID_LENGTH, "%s", id);
}

void game_people_keep(Game *g) {
    char ids[STORE_TEXT] = "";
    for (int i = 0; i < g->who_count; i++) {
        size_t size = strlen(ids);
        snprintf(ids + size, sizeof ids - size, "%s%s", i ? " " : "", g->who[i]);
    }
    if (g->store)
        store_setting_set(g->store, GAME_WHO, ids);
    stage_destroy(g->stage); // other people: made anew when they are seen
    g->stage = NULL;
}

static int asked_people(const Game *g, const Figure **out) {
    int count = 0;
    for (int i = 0; i < g->options->person_count && count < GAME_PEOPLE; i++) {
        int who = cards_person(&g->cards, g->options->person[i]);
        if (who >= 0)
            out[count++] = &g->cards.library.figure[who];
    }
    return count;
}

// Who is not there any more is left out.
static int chosen_people(const Game *g, const Figure **out) {
    int count = 0;
    for (int i = 0; i < g->who_count; i++) {
        int who = library_figure(&g->cards.library, g->who[i]);
        if (who >= 0)
            out[count++] = &g->cards.library.figure[who];
    }
    return count;
}

// The guides, the tallest first.
static int guiding_people(const Library *library, const Figure **out) {
    int count = 0;
    for (int i = 0; i < library->figure_count && count < GAME_PEOPLE; i++) {
        const Figure *f = &library->figure[i];
        if (!f->guide)
            continue;
        int at = count++;
        for (; at > 0 && out[at - 1]->height < f->height; at--)
            out[at] = out[at - 1];
        out[at] = f;
    }
    if (count == 0 && library->figure_count > 0) // a pack without guides
        out[count++] = &library->figure[0];
    return count;
}

int game_people(const Game *g, const Figure **out) {
    int count = asked_people(g, out);
    if (count == 0)
        count = chosen_people(g, out);
    return count > 0 ? count : guiding_people(&g->cards.library, out);
}
