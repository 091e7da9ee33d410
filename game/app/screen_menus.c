// The screens that are one list: the first card, just one movement, the sleepy pause.
#include "screen.h"

static void menu(Game *g, PaintBox free, const char *title, const CardItem *item, int count) {
    PaintBox box[GAME_CHOICES];
    card_menu(&g->painter, free, title, item, count, g->focus, 1, box);
    for (int i = 0; i < count; i++)
        screen_choice(g, box[i]);
}

// ---- what is good to know, once ----

void screen_first_draw(Game *g) {
    static const char *const lines[] = {"first.ask", "first.small", "first.stop", "first.help"};
    static const char *const icons[] = {"icons/heart", "icons/small", "icons/pause",
                                        "icons/family"};
    Painter *p = &g->painter;
    screen_room(g);
    card_veil(p, .35f);
    PaintBox safe = p->safe;
    PaintBox sheet = paint_box(safe.x + .16f * safe.w, safe.y, .68f * safe.w, safe.h);
    paint_panel(p, sheet,
                &(PaintPanel){.top = PAINT_PAPER,
                              .bottom = PAINT_CREAM,
                              .radius = 60,
                              .shadow = 30,
                              .shadow_color = PAINT_SHADE},
                1);
    TextStyle title = {.face = TEXT_TITLE, .size = 64, .align = TEXT_CENTER, .lines = 1};
    text_draw(p, screen_words(g, "first.title"), &title,
              paint_box(sheet.x, sheet.y + .03f * sheet.h, sheet.w, .12f * sheet.h), 1);
    float row = .125f * sheet.h, x = sheet.x + .10f * sheet.w;
    for (int i = 0; i < 4; i++) {
        float y = sheet.y + .17f * sheet.h + (float)i * row;
        paint_picture(p, icons[i], paint_box(x, y + .08f * row, .84f * row, .84f * row), 1);
        TextStyle big = {.size = 48, .middle = true, .lines = 1};
        text_draw(p, screen_words(g, lines[i]), &big,
                  paint_box(x + 1.25f * row, y, .80f * sheet.w - 1.25f * row, row), 1);
    }
    TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .align = TEXT_CENTER};
    text_draw(p, screen_words(g, "first.private"), &small,
              paint_box(sheet.x + .06f * sheet.w, sheet.y + .69f * sheet.h, .88f * sheet.w,
                        .1f * sheet.h),
              1);
    text_draw(p, screen_words(g, "first.advice"), &small,
              paint_box(sheet.x + .06f * sheet.w, sheet.y + .79f * sheet.h, .88f * sheet.w,
                        .06f * sheet.h),
              1);
    PaintBox button;
    card_row(paint_box(sheet.x, sheet.y + .855f * sheet.h, sheet.w, .12f * sheet.h), 1, .24f, 0,
             &button);
    card_button(p, button, &(CardItem){"icons/play", screen_words(g, "first.go")},
                screen_choice(g, button));
}

void screen_first_press(Game *g, Action action) {
    if (action != ACTION_OK)
        return;
    if (g->store)
        store_setting_set(g->store, GAME_FIRST, "1");
    game_go(g, SCREEN_HOME);
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

void screen_pause_draw(Game *g) {
    static const CardItem choice[PAUSE_CHOICES] = {
        [PAUSE_GO_ON] = {"icons/play", "pause.go_on"},
        [PAUSE_EASIER] = {"icons/easier", "pause.easier"},
        [PAUSE_SKIP] = {"icons/skip", "pause.skip"},
        [PAUSE_ENOUGH] = {"icons/enough", "pause.enough"}};
    static const CardItem sure[] = {{"icons/play", "pause.no"}, {"icons/enough", "pause.yes"}};
    CardItem item[PAUSE_CHOICES];
    const CardItem *from = g->sure ? sure : choice;
    int count = g->sure ? 2 : PAUSE_CHOICES;
    for (int i = 0; i < count; i++)
        item[i] = (CardItem){from[i].icon, screen_words(g, from[i].words)};
    screen_people(g);
    card_veil(&g->painter, .6f);
    menu(g, g->painter.safe, screen_words(g, g->sure ? "pause.sure" : "pause.title"), item, count);
}

static void choose(Game *g, PauseChoice choice) {
    session_pause_choice(&g->session, choice);
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
        choose(g, g->focus == 1 ? PAUSE_ENOUGH : PAUSE_GO_ON);
    } else if (g->focus == PAUSE_ENOUGH) {
        g->sure = true;
        g->focus = 0;
    } else {
        choose(g, (PauseChoice)g->focus);
    }
}
