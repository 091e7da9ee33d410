#include <string.h>

#include "command.h"
#include "fail.h"
#include "poster.h"

// The fridge poster of a level as one picture; with the family's folder also of its own set.
static const Level *wanted(const Game *g, const char *name) {
    if (strcmp(name, GAME_OWN_SET) == 0 && g->own_set.move_count > 0)
        return &g->own_set;
    int level = cards_level(&g->cards, name);
    return level >= 0 ? &g->cards.library.level[level] : NULL;
}

int command_poster(const Options *o) {
    Game *g = game_create(o, true, POSTER_WIDTH, POSTER_HEIGHT);
    if (!g)
        return command_told();
    const Level *level = wanted(g, o->name[0]);
    bool made = level != NULL;
    for (int i = 0; i < o->person_count; i++)
        made = made && cards_person(&g->cards, o->person[i]) >= 0;
    made = made && poster_draw(g, level) && window_save_png(&g->window, o->out);
    game_destroy(g);
    return made ? 0 : command_told();
}
