// What is good to know before and while one stretches: the card of the first time, how the back is
// today, and the pages of help. The words are in scripts/words.lua.
#include "screen.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

enum { LINES_MOST = 5, PAGES = 6, PAGE_CALL = 2 };

typedef struct {
    const char *icon, *words;
} Line;

typedef struct {
    const char *icon, *title, *under; // `under` may be NULL
    Line line[LINES_MOST];
} Page;

#define LEAF  "icons/leaf"
#define STOP  "icons/stop"
#define CHECK "icons/check"
#define CALL  "icons/call"
#define SMALL "icons/small"

static const Page PAGE[PAGES] = {{"icons/heart",
                                  "help.start",
                                  NULL,
                                  {{LEAF, "help.start_easy"},
                                   {LEAF, "help.start_ask"},
                                   {LEAF, "help.start_check"},
                                   {LEAF, "help.start_list"}}},
                                 {STOP,
                                  "help.stop",
                                  NULL,
                                  {{STOP, "help.stop_pain"},
                                   {STOP, "help.stop_tired"},
                                   {STOP, "help.stop_leak"},
                                   {STOP, "help.stop_heavy"},
                                   {SMALL, "help.stop_less"}}},
                                 {CALL,
                                  "help.call",
                                  "help.call_whom",
                                  {{CALL, "help.call_head"},
                                   {CALL, "help.call_fever"},
                                   {CALL, "help.call_blood"},
                                   {CALL, "help.call_numb"},
                                   {CALL, "help.call_harm"}}},
                                 {SMALL,
                                  "help.good",
                                  NULL,
                                  {{CHECK, "help.good_far"},
                                   {CHECK, "help.good_long"},
                                   {CHECK, "help.good_bounce"},
                                   {CHECK, "help.good_breath"}}},
                                 {"icons/tummy",
                                  "help.tummy",
                                  NULL,
                                  {{LEAF, "help.tummy_ridge"},
                                   {LEAF, "help.tummy_gap"},
                                   {LEAF, "help.tummy_rise"},
                                   {LEAF, "help.tummy_slow"}}},
                                 {"icons/chair",
                                  "help.things",
                                  NULL,
                                  {{CHECK, "help.things_chair"},
                                   {CHECK, "help.things_band"},
                                   {CHECK, "help.things_neck"},
                                   {CHECK, "help.things_child"}}}};

// ---- a page of lines ----

// Lines with a sign before each, spread over the area, all in one size of at most `letters` units.
// Returns where their words begin.
static float draw_lines(Game *g, PaintBox area, const Line *line, int count, float letters) {
    Painter *p = &g->painter;
    float u = p->unit, row = fminf(area.h / (float)count, 3 * letters * u);
    float y = area.y + (area.h - row * (float)count) / 2,
          size = fminf(.76f * row, 1.9f * letters * u);
    float x = area.x + size + 34 * u, wide = area.x + area.w - x;
    const TextStyle large = {.size = letters, .middle = true, .lines = 2};
    TextStyle style = large;
    for (int i = 0; i < count; i++)
        style.size = fminf(style.size,
                           text_measure(p, screen_words(g, line[i].words), &large, wide, row).size);
    for (int i = 0; i < count; i++, y += row) {
        if (i > 0)
            paint_fill(p, paint_box(x, y - u, wide, 2 * u), PAINT_CREAM);
        paint_picture(p, line[i].icon, paint_box(area.x, y + (row - size) / 2, size, size), 1);
        text_draw(p, screen_words(g, line[i].words), &style, paint_box(x, y, wide, row), 1);
    }
    return x;
}

// The room for what stands on it.
static PaintBox draw_sheet(Game *g, const char *icon, const char *title, const char *under) {
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
    float edge = .045f * wide;
    y += head + 8 * u;
    if (under) {
        const TextStyle next = {.face = TEXT_TITLE, .size = 44, .align = TEXT_CENTER, .lines = 1};
        text_draw(p, screen_words(g, under), &next,
                  paint_box(sheet.x + 40 * u, y - 12 * u, wide - 80 * u, 0), 1);
        y += 54 * u;
    }
    paint_fill(p, paint_box(sheet.x + edge, y, wide - 2 * edge, 3 * u), PAINT_LINE);
    float top = y - sheet.y + 3 * u;
    return paint_box(sheet.x + edge, sheet.y + top, wide - 2 * edge, sheet.h - top - 14 * u);
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

// OK leads on from page to page, and from the last one back.
static void turn_to(Game *g, int page) {
    g->page = page;
    g->focus = page + 1 < PAGES ? 1 : 0;
}

void screen_help_open(Game *g, bool urgent) {
    ScreenId from = g->screen;
    game_go(g, SCREEN_HELP);
    g->came_from = from;
    turn_to(g, urgent ? PAGE_CALL : 0);
    g->focus = urgent ? 0 : g->focus; // who was sent there has read what there is to read
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
    int count = 0;
    while (count < LINES_MOST && page->line[count].words)
        count++;
    PaintBox area = draw_sheet(g, page->icon, page->title, page->under);
    TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .align = TEXT_CENTER, .lines = 1};
    float foot = 112 * u;
    draw_lines(g, paint_box(area.x, area.y, area.w, area.h - foot), page->line, count, 46);
    draw_dots(g, paint_box(area.x, area.y + area.h - foot + 14 * u, area.w, 36 * u));
    text_draw(p, screen_words(g, "first.advice"), &small,
              paint_box(area.x, area.y + area.h - 54 * u, area.w, 0), 1);
    const CardItem item[] = {{"icons/back", screen_words(g, "ready.back")},
                             {"icons/right", screen_words(g, "help.next")}};
    draw_buttons(g, item, g->page + 1 < PAGES ? 2 : 1);
}

void screen_help_press(Game *g, Action action) {
    bool next = g->focus == 1 && g->page + 1 < PAGES;
    if (action == ACTION_OK && next) {
        turn_to(g, g->page + 1);
    } else if (action == ACTION_BACK || action == ACTION_OK) {
        game_go(g, g->came_from);
    } else if (action == ACTION_UP && g->page > 0) {
        turn_to(g, g->page - 1);
    } else if (action == ACTION_DOWN && g->page + 1 < PAGES) {
        turn_to(g, g->page + 1);
    } else {
        screen_move_focus(g, action);
    }
}

// ---- what is good to know, once ----

void screen_first_draw(Game *g) {
    static const Line lines[] = {{"icons/heart", "first.ask"},
                                 {SMALL, "first.small"},
                                 {STOP, "first.stop"},
                                 {"icons/together", "first.help"}};
    Painter *p = &g->painter;
    float u = p->unit;
    PaintBox area = draw_sheet(g, NULL, "first.title", NULL);
    const TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .lines = 2, .middle = true};
    float foot = 194 * u, wide = fminf(area.w, 1240 * u), y = area.y + area.h - foot;
    PaintBox rows = {area.x + (area.w - wide) / 2, area.y, wide, area.h - foot};
    float x = draw_lines(g, rows, lines, 4, 60), right = area.x + area.w;
    text_draw(p, screen_words(g, "first.private"), &small,
              paint_box(x, y + 12 * u, right - x, 104 * u), 1);
    text_draw(p, screen_words(g, "first.advice"), &small,
              paint_box(x, y + 116 * u, right - x, 56 * u), 1);
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
    box = card_grown(p, box, .06f * focus);
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
