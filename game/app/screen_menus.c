// The screens that are one list: just one movement, the sleepy pause.
#include "screen.h"

static void menu(Game *g, PaintBox free, const char *title, const CardItem *item, int count) {
    PaintBox box[GAME_CHOICES];
    card_menu(&g->painter, free, title, item, count, g->focus, 1, box);
    for (int i = 0; i < count; i++)
        screen_choice(g, box[i]);
}

// People stand on the left.
static void beside_people(Game *g, const char *title, const CardItem *item, int count) {
    PaintBox safe = g->painter.safe;
    float left = safe.x + .34f * safe.w;
    card_veil(&g->painter, .45f);
    menu(g, paint_box(left, safe.y, safe.x + safe.w - left, safe.h), screen_words(g, title), item,
         count);
}

void screen_enough(Game *g) {
    const CardItem answer[] = {{"icons/play", screen_words(g, "pause.no")},
                               {"icons/enough", screen_words(g, "pause.yes")}};
    beside_people(g, "pause.sure", answer, 2);
}

// ---- just one ----

static int one_count(const Game *g) {
    int count = g->cards.library.exercise_count;
    return count < GAME_CHOICES - 1 ? count : GAME_CHOICES - 1;
}

void screen_one_draw(Game *g) {
    CardItem item[GAME_CHOICES];
    int count = one_count(g);
    for (int i = 0; i < count; i++)
        item[i] = (CardItem){"icons/petal", g->cards.library.exercise[i].name};
    item[count] = (CardItem){"icons/back", screen_words(g, "ready.back")};
    screen_room(g);
    card_veil(&g->painter, .35f);
    menu(g, g->painter.safe, screen_words(g, "home.just_one"), item, count + 1);
}

void screen_one_press(Game *g, Action action) {
    if (action == ACTION_BACK || (action == ACTION_OK && g->focus == one_count(g)))
        game_go(g, SCREEN_HOME);
    else if (action == ACTION_OK)
        game_begin(g, game_one(g, g->focus), 0, 1);
    else
        screen_move_focus(g, action);
}

// ---- the sleepy pause ----

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
