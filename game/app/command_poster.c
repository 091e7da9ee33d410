#include "command.h"
#include "fail.h"
#include "poster.h"

// The fridge poster of a level as one picture.

int command_poster(const Options *o) {
    Game *g = game_create(o, true, POSTER_WIDTH, POSTER_HEIGHT);
    if (!g)
        return command_told();
    int level = cards_level(&g->cards, o->name[0]);
    bool made = level >= 0;
    for (int i = 0; i < o->person_count; i++)
        made = made && cards_person(&g->cards, o->person[i]) >= 0;
    made = made && poster_draw(g, &g->cards.library.level[level]) &&
           window_save_png(&g->window, o->out);
    game_destroy(g);
    return made ? 0 : command_told();
}
