// Lets what a family has chosen take effect, and reads the cards in another language.
#include <stdio.h>
#include <string.h>

#include "game.h"
#include "paint_later.h"

#define DUSK 0xE4C9A2u // a baby sleeps: cards shine no brighter than the lamp

void game_settings(Game *g) {
    const Settings *s = &g->settings;
    painter_border(&g->painter, (float)settings_number(s, SETTING_SAFE) / 100);
    g->painter.contrast = settings_on(s, SETTING_CONTRAST);
    g->painter.dusk = settings_on(s, SETTING_HUSH) ? DUSK : 0;
    g->room.plain = g->painter.contrast;
    g->room.quiet = settings_on(s, SETTING_MOTION);
    game_sound_apply(g);
    if (g->has_session)
        g->session.one_side = settings_on(s, SETTING_ONE_SIDE);
    if (g->stage)
        stage_stories(g->stage, settings_on(s, SETTING_STORY));
}

bool game_reload(Game *g) {
    if (g->has_session)
        session_free(&g->session);
    g->has_session = false;
    stage_destroy(g->stage);
    g->stage = NULL;
    paint_later_stand(&g->painter); // pictures are made from the cards
    cards_close(&g->cards);
    if (!cards_open(&g->cards, &g->asked, NULL, 0))
        return false;
    family_begin(&g->family, g->cards.script, g->store, g->asked.seed);
    game_own_set_load(g);
    game_order_doors(g);
    return true;
}
