// The family's own set: the movements that it has picked, as a level that it keeps.
#include <stdio.h>
#include <string.h>

#include "game.h"

int game_own_set_place(const Game *g, int exercise) {
    for (int i = 0; i < g->own_set.move_count; i++)
        if (g->own_set.move[i].exercise == exercise)
            return i;
    return -1;
}

void game_own_set_load(Game *g) {
    char text[STORE_TEXT], ids[STORE_TEXT], *rest = NULL;
    snprintf(ids, sizeof ids, "%s",
             g->store ? store_setting(g->store, GAME_OWN_SET, "", text) : "");
    g->own_set =
        (Level){.id = GAME_OWN_SET, .name = script_words(g->cards.script, "own_set.title")};
    for (char *id = strtok_r(ids, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        int exercise = library_exercise(&g->cards.library, id);
        if (exercise >= 0 && game_own_set_place(g, exercise) < 0)
            level_add(&g->cards.library, &g->own_set, exercise);
    }
}

static void keep(const Game *g) {
    char ids[STORE_TEXT] = "";
    for (int i = 0; i < g->own_set.move_count; i++) {
        size_t size = strlen(ids);
        snprintf(ids + size, sizeof ids - size, "%s%s", i ? " " : "",
                 g->cards.library.exercise[g->own_set.move[i].exercise].id);
    }
    if (g->store)
        store_setting_set(g->store, GAME_OWN_SET, ids);
}

void game_own_set_toggle(Game *g, int exercise) {
    Level *set = &g->own_set;
    int at = game_own_set_place(g, exercise);
    if (at < 0) {
        level_add(&g->cards.library, set, exercise);
    } else {
        set->move_count--;
        memmove(&set->move[at], &set->move[at + 1],
                sizeof *set->move * (size_t)(set->move_count - at));
    }
    keep(g);
}
