// What is good to know before and while one stretches: the card of the first time, how the back is
// today, and the pages of help. The words are in scripts/words.lua.
#include "screen.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

enum { LINES_MOST = 5, PAGES = 6, PAGE_CALL = 5 };

typedef struct {
    const char *icon, *title, *sign; // the sign stands before each line
    const char *line[LINES_MOST];
} Page;

static const Page PAGE[PAGES] = {
    {"icons/heart",
     "help.start",
     "icons/leaf",
     {"help.start_easy", "help.start_ask", "help.start_check", "help.start_list"}},
    {"icons/stop",
     "help.stop",
     "icons/stop",
     {"help.stop_pain", "help.stop_tired", "help.stop_leak", "help.stop_heavy", "help.stop_less"}},
    {"icons/small",
     "help.good",
     "icons/check",
     {"help.good_far", "help.good_long", "help.good_bounce", "help.good_breath"}},
    {"icons/chest",
     "help.tummy",
     "icons/leaf",
     {"help.tummy_ridge", "help.tummy_gap", "help.tummy_rise", "help.tummy_slow"}},
    {"icons/chair",
     "help.things",
     "icons/check",
     {"help.things_chair", "help.things_band", "help.things_neck", "help.things_child"}},
    {"icons/call",
     "help.call",
     "icons/call",
     {"help.call_head", "help.call_fever", "help.call_blood", "help.call_numb", "help.call_harm"}}};

// ---- a page of lines ----

// Lines with a sign before each, spread over the area, all in one size.
static void draw_lines(Game *g, PaintBox area, const char *const *icon, const char *const *line,
                       int count) {
    Painter *p = &g->painter;
    float u = p->unit, row = area.h / (float)count, most = 138 * u;
    row = row < most ? row : most;
    float y = area.y + (area.h - row * (float)count) / 2, size = .84f * row;
    float x = area.x + size + 34 * u, wide = area.x + area.w - x;
    const TextStyle large = {.size = 46, .middle = true, .lines = 2};
    TextStyle style = large;
    for (int i = 0; i < count; i++)
        style.size =
            fminf(style.size, text_measure(p, screen_words(g, line[i]), &large, wide, row).size);
    for (int i = 0; i < count; i++, y += row) {
        paint_picture(p, icon[i], paint_box(area.x, y + (row - size) / 2, size, size), 1);
        text_draw(p, screen_words(g, line[i]), &style, paint_box(x, y, wide, row), 1);
    }
}

static PaintBox draw_sheet(Game *g, const char *icon, const char *title) {
    Painter *p = &g->painter;
    float u = p->unit;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    float wide = safe.w < 1560 * u ? safe.w : 1560 * u;
    PaintBox sheet = {safe.x + (safe.w - wide) / 2, safe.y, wide, safe.h - 132 * u};
    card_sheet(p, sheet);
    TextStyle style = {.face = TEXT_TITLE, .size = 68, .lines = 1, .middle = true};
    float head = 124 * u, size = icon ? 116 * u : 0, gap = icon ? 30 * u : 0;
    float words = text_measure(p, screen_words(g, title), &style, wide - 2 * head - size, 0).w;
    float x = sheet.x + (wide - words - size - gap) / 2, y = sheet.y + 20 * u;
    if (icon)
        paint_picture(p, icon, paint_box(x, y + (head - size) / 2, size, size), 1);
    text_draw(p, screen_words(g, title), &style, paint_box(x + size + gap, y, words + 8 * u, head),
              1);
    paint_fill(p, paint_box(sheet.x + 90 * u, y + head + 8 * u, wide - 180 * u, 3 * u), PAINT_LINE);
    float top = head + 36 * u;
    return paint_box(sheet.x + 90 * u, sheet.y + top, wide - 180 * u, sheet.h - top - 24 * u);
}

static void draw_buttons(Game *g, const CardItem *item, int count) {
    PaintBox box[GAME_CHOICES], safe = g->painter.safe;
    float u = g->painter.unit, high = 104 * u;
    float most = (safe.w - 30 * u * (float)(count - 1)) / (float)count;
    float wide = most < 440 * u ? most : 440 * u;
    PaintBox row = {safe.x, safe.y + safe.h - high - 4 * u, safe.w, high};
    card_row(row, count, high / wide, 30 * u, box);
    for (int i = 0; i < count; i++)
        card_button(&g->painter, box[i], &item[i], screen_choice(g, box[i]));
}

// ---- the pages of help ----

void screen_help_open(Game *g, bool urgent) {
    ScreenId from = g->screen;
    game_go(g, SCREEN_HELP);
    g->came_from = from;
    g->page = urgent ? PAGE_CALL : 0;
    g->focus = urgent ? 0 : 1;
}

static void draw_dots(Game *g, PaintBox area) {
    float u = g->painter.unit, size = 22 * u, step = 44 * u;
    float x = area.x + area.w / 2 - step * (PAGES - 1) / 2;
    for (int i = 0; i < PAGES; i++) {
        bool now = i == g->page;
        PaintPanel dot = {.top = now ? PAINT_CORAL : PAINT_CREAM,
                          .bottom = now ? PAINT_CORAL : PAINT_CREAM,
                          .radius = 100,
                          .outline = now ? 0 : 3,
                          .outline_color = 0xFFC9AE8Au};
        float real = now ? 1.5f * size : size;
        paint_panel(
            &g->painter,
            paint_box(x + (float)i * step - real / 2, area.y + (area.h - real) / 2, real, real),
            &dot, 1);
    }
}

void screen_help_draw(Game *g) {
    const Page *page = &PAGE[g->page];
    Painter *p = &g->painter;
    float u = p->unit;
    const char *icon[LINES_MOST];
    int count = 0;
    for (; count < LINES_MOST && page->line[count]; count++)
        icon[count] = page->sign;
    PaintBox area = draw_sheet(g, page->icon, page->title);
    TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .align = TEXT_CENTER, .lines = 1};
    float foot = 112 * u;
    draw_lines(g, paint_box(area.x, area.y, area.w, area.h - foot), icon, page->line, count);
    draw_dots(g, paint_box(area.x, area.y + area.h - foot + 10 * u, area.w, 36 * u));
    text_draw(p, screen_words(g, "first.advice"), &small,
              paint_box(area.x, area.y + area.h - 56 * u, area.w, 0), 1);
    const CardItem item[] = {{"icons/back", screen_words(g, "ready.back")},
                             {"icons/right", screen_words(g, "help.next")}};
    draw_buttons(g, item, g->page + 1 < PAGES ? 2 : 1);
}

void screen_help_press(Game *g, Action action) {
    bool next = g->focus == 1 && g->page + 1 < PAGES;
    if (action == ACTION_OK && next) {
        g->page++;
        g->focus = g->page + 1 < PAGES ? 1 : 0;
    } else if (action == ACTION_BACK || action == ACTION_OK) {
        game_go(g, g->came_from);
    } else if (action == ACTION_UP && g->page > 0) {
        g->page--;
    } else if (action == ACTION_DOWN && g->page + 1 < PAGES) {
        g->page++;
    } else {
        screen_move_focus(g, action);
    }
}

// ---- what is good to know, once ----

void screen_first_draw(Game *g) {
    static const char *const lines[] = {"first.ask", "first.small", "first.stop", "first.help"};
    static const char *const icons[] = {"icons/heart", "icons/small", "icons/stop", "icons/family"};
    Painter *p = &g->painter;
    float u = p->unit;
    PaintBox area = draw_sheet(g, NULL, "first.title");
    TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .align = TEXT_CENTER, .lines = 2};
    small.middle = true;
    float foot = 160 * u;
    float wide = area.w < 1040 * u ? area.w : 1040 * u;
    draw_lines(g, paint_box(area.x + (area.w - wide) / 2, area.y, wide, area.h - foot), icons,
               lines, 4);
    text_draw(p, screen_words(g, "first.private"), &small,
              paint_box(area.x, area.y + area.h - foot, area.w, 100 * u), 1);
    text_draw(p, screen_words(g, "first.advice"), &small,
              paint_box(area.x, area.y + area.h - 60 * u, area.w, 56 * u), 1);
    const CardItem item[] = {{"icons/play", screen_words(g, "first.go")},
                             {"icons/help", screen_words(g, "first.more")}};
    draw_buttons(g, item, 2);
}

void screen_first_press(Game *g, Action action) {
    if (action == ACTION_OK && g->focus == 1) {
        screen_help_open(g, false);
    } else if (action == ACTION_OK) {
        if (g->store)
            store_setting_set(g->store, GAME_FIRST, "1");
        game_go(g, SCREEN_TODAY);
    } else {
        screen_move_focus(g, action);
    }
}

// ---- how the back is today ----

static const char *const FACE_ID[] = {"easy", "so_so", "sore", "worried"};

enum { FACES = 4, FACE_SORE = 2, FACE_WORRIED = 3 };

static void draw_face(Game *g, PaintBox box, int face) {
    static const char *const picture[] = {"icons/face_easy", "icons/face_so_so", "icons/face_sore",
                                          "icons/face_worried"};
    static const char *const words[] = {"today.easy", "today.so_so", "today.sore", "today.worried"};
    Painter *p = &g->painter;
    float focus = screen_choice(g, box), u = p->unit;
    PaintPanel panel = card_focused(focus);
    panel.radius = 44;
    box = paint_scale(box, 1 + .06f * focus);
    paint_panel(p, box, &panel, 1);
    TextStyle style = {.face = TEXT_TITLE, .size = 46, .align = TEXT_CENTER, .lines = 2};
    style.middle = true;
    float foot = 140 * u;
    paint_picture(p, picture[face],
                  paint_box(box.x + 24 * u, box.y + 34 * u, box.w - 48 * u, box.h - foot - 44 * u),
                  1);
    text_draw(p, screen_words(g, words[face]), &style,
              paint_box(box.x + 16 * u, box.y + box.h - foot, box.w - 32 * u, foot - 18 * u), 1);
}

void screen_today_draw(Game *g) {
    Painter *p = &g->painter;
    float u = p->unit;
    PaintBox safe = p->safe, box[FACES];
    screen_room(g);
    screen_veil(g);
    card_head(p, safe, screen_words(g, "today.title"), screen_words(g, "today.note"));
    card_row(paint_box(safe.x, safe.y + .26f * safe.h, safe.w, .55f * safe.h), FACES, 1.28f, 36 * u,
             box);
    for (int i = 0; i < FACES; i++)
        draw_face(g, box[i], i);
    const CardItem item = {"icons/skip", screen_words(g, "today.skip")};
    draw_buttons(g, &item, 1);
}

void screen_today_press(Game *g, Action action) {
    if (action == ACTION_BACK || (action == ACTION_OK && g->focus >= FACES)) {
        game_go(g, SCREEN_HOME);
        return;
    }
    if (action != ACTION_OK) {
        screen_move_focus(g, action);
        return;
    }
    int face = g->focus;
    if (g->store)
        store_setting_set(g->store, GAME_BACK, FACE_ID[face]);
    weeks_back_keep(g->store, (int64_t)time(NULL), 1 - (double)face / (FACES - 1));
    g->gentle = face >= FACE_SORE;
    if (face == FACE_WORRIED) {
        screen_help_open(g, true);
        g->came_from = SCREEN_HOME;
    } else {
        game_go(g, SCREEN_HOME);
    }
}
