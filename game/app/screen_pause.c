// The sleepy pause, and the question whether it is enough.
#include "screen.h"

// People stand on the left.
static void beside_people(Game *g, const char *title, const CardItem *item, int count) {
    PaintBox box[GAME_CHOICES], safe = g->painter.safe;
    float left = safe.x + .34f * safe.w;
    if (!g->painter.contrast) // there the room is pale, and who sleeps is seen
        card_veil(&g->painter, screen_light(g) == HOUR_EVENING, .25f);
    card_menu(&g->painter, paint_box(left, safe.y, safe.x + safe.w - left, safe.h),
              screen_words(g, title), item, count, g->focus, 1, box);
    for (int i = 0; i < count; i++)
        screen_choice(g, box[i]);
}

void screen_enough(Game *g) {
    const CardItem answer[] = {{"icons/play", screen_words(g, "pause.no")},
                               {"icons/enough", screen_words(g, "pause.yes")}};
    beside_people(g, "pause.sure", answer, 2);
}

enum { PAUSE_HELP = PAUSE_CHOICES, PAUSE_ITEMS };

void screen_pause_draw(Game *g) {
    static const CardItem choice[PAUSE_ITEMS] = {[PAUSE_GO_ON] = {"icons/play", "pause.go_on"},
                                                 [PAUSE_EASIER] = {"icons/easier", "pause.easier"},
                                                 [PAUSE_WATCH] = {"icons/watch", "ready.watch"},
                                                 [PAUSE_SKIP] = {"icons/skip", "pause.skip"},
                                                 [PAUSE_ENOUGH] = {"icons/enough", "pause.enough"},
                                                 [PAUSE_HELP] = {"icons/help", "pause.help"}};
    CardItem item[PAUSE_ITEMS];
    for (int i = 0; i < PAUSE_ITEMS; i++)
        item[i] = (CardItem){choice[i].icon, screen_words(g, choice[i].words)};
    screen_asleep(g);
    if (g->sure)
        screen_enough(g);
    else
        beside_people(g, "pause.title", item, PAUSE_ITEMS);
}

static void choose(Game *g, PauseChoice choice) {
    Session before = g->session;
    session_pause_choice(&g->session, choice);
    screen_go_on(g, &before, 0);
    g->sure = false;
    game_go(g, g->session.state == SESSION_THANKS ? SCREEN_THANKS : SCREEN_STRETCH);
}

void screen_pause_press(Game *g, Action action) {
    if (action == ACTION_PAUSE) // a toddler at the keys: stay asleep
        return;
    if (action == ACTION_BACK) {
        choose(g, PAUSE_GO_ON);
        return;
    }
    if (action != ACTION_OK) {
        screen_move_focus(g, action);
        return;
    }
    if (g->sure) {
        choose(g, g->focus == SCREEN_ENOUGH_YES ? PAUSE_ENOUGH : PAUSE_GO_ON);
    } else if (g->focus == PAUSE_HELP) {
        screen_help_open(g, false);
    } else if (g->focus == PAUSE_ENOUGH) {
        g->sure = true;
        g->focus = 0;
    } else {
        choose(g, (PauseChoice)g->focus);
    }
}
