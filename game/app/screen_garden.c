// The thank-you and the family's garden.
#include "screen.h"

#include <stdio.h>

static const char *breaths_words(const Game *g, const char *many, double breaths,
                                 char out[GAME_WORDS]) {
    char number[24];
    snprintf(number, sizeof number, "%d", (int)(breaths + .5));
    return screen_fill(g, many, "breaths", number, out);
}

static void button_row(Game *g, const CardItem *item, int count) {
    PaintBox boxes[GAME_CHOICES], safe = g->painter.safe;
    card_row(paint_box(safe.x, safe.y + .85f * safe.h, safe.w, .15f * safe.h), count, .24f,
             34 * g->painter.unit, boxes);
    for (int i = 0; i < count; i++)
        card_button(&g->painter, boxes[i], &item[i], screen_choice(g, boxes[i]));
}

void screen_thanks_draw(Game *g) {
    const CardItem item[] = {{"icons/again", screen_words(g, "thanks.again")},
                             {"icons/flower", screen_words(g, "thanks.more")},
                             {"icons/enough", screen_words(g, "thanks.enough")}};
    char words[GAME_WORDS];
    screen_room(g);
    PaintBox safe = g->painter.safe;
    card_title(&g->painter, paint_box(safe.x, safe.y, safe.w, .4f * safe.h),
               screen_words(g, "thanks.title"),
               breaths_words(g, "thanks.breaths", g->family.earned, words), "icons/heart", 1);
    button_row(g, item, 3);
}

void screen_thanks_press(Game *g, Action action) {
    if (action == ACTION_BACK || (action == ACTION_OK && g->focus == 1))
        game_go(g, SCREEN_HOME);
    else if (action == ACTION_OK && g->focus == 0)
        game_begin(g, g->session.level, 0, 1);
    else if (action == ACTION_OK)
        g->leaving = true;
    else
        screen_move_focus(g, action);
}

void screen_garden_draw(Game *g) {
    const CardItem item = {"icons/back", screen_words(g, "ready.back")};
    char words[GAME_WORDS];
    screen_room(g);
    PaintBox safe = g->painter.safe;
    card_title(&g->painter, paint_box(safe.x, safe.y, safe.w, .4f * safe.h),
               screen_words(g, "garden.title"),
               breaths_words(g, "garden.breaths", g->family.together + g->family.earned, words),
               NULL, 1);
    button_row(g, &item, 1);
}

void screen_garden_press(Game *g, Action action) {
    if (action == ACTION_BACK || action == ACTION_OK)
        game_go(g, SCREEN_HOME);
}
