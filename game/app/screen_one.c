// The screens where movements are picked by their pictures: just one, or the family's own set.
#include <stdio.h>

#include "move_picture.h"
#include "screen.h"

// Movements on a page, and places in a row: after the movements come tiles that lead on.
enum { TILES = 10, COLUMNS = 5, BUTTONS = 3 };

typedef enum { DO_TURN, DO_OWN_SET, DO_START, DO_BACK } TileButton;

static const CardItem LOOKS[] = {[DO_TURN] = {"icons/right", "help.next"},
                                 [DO_OWN_SET] = {"icons/list", "own_set.title"},
                                 [DO_START] = {"icons/play", "ready.start"},
                                 [DO_BACK] = {"icons/back", "ready.back"}};

static int first_tile(const Game *g) {
    return g->page * TILES;
}

// The movements of the longest level come first and in its order, then the others.
int screen_one_exercise(const Game *g, int tile) {
    const Library *library = &g->cards.library;
    const Level *most = NULL;
    int taken = 0;
    for (int i = 0; i < library->level_count; i++)
        if (!most || library->level[i].move_count > most->move_count)
            most = &library->level[i];
    bool seen[EXERCISES_MAX] = {false};
    for (int i = 0; i < (most ? most->move_count : 0) + library->exercise_count; i++) {
        int exercise = most && i < most->move_count ? most->move[i].exercise
                                                    : i - (most ? most->move_count : 0);
        if (!seen[exercise] && taken++ == tile)
            return exercise;
        seen[exercise] = true;
    }
    return 0;
}

static int tile_count(const Game *g) {
    int rest = g->cards.library.exercise_count - first_tile(g);
    return rest < TILES ? rest : TILES;
}

// What comes after the movements; the way back, in the corner, is the last.
static int buttons(const Game *g, TileButton out[BUTTONS]) {
    int count = 0;
    if (g->cards.library.exercise_count > TILES)
        out[count++] = DO_TURN;
    if (g->screen == SCREEN_ONE)
        out[count++] = DO_OWN_SET;
    else if (g->own_set.move_count > 0)
        out[count++] = DO_START;
    out[count++] = DO_BACK;
    return count;
}

// ---- drawing ----

// A number in a disc: the how manieth it is; an empty ring for what can still be picked.
static void draw_place(Painter *p, PaintBox tile, int place) {
    float size = 68 * p->unit;
    PaintBox box = {tile.x + 16 * p->unit, tile.y + 16 * p->unit, size, size};
    bool picked = place >= 0;
    PaintPanel disc = {.top = picked ? PAINT_LEAF : PAINT_PAPER,
                       .bottom = picked ? PAINT_LEAF : PAINT_PAPER,
                       .radius = 34,
                       .outline = picked ? 4 : 6,
                       .outline_color = picked ? PAINT_PAPER : PAINT_LEAF};
    TextStyle style = {.face = TEXT_TITLE,
                       .size = 44,
                       .color = PAINT_PAPER,
                       .align = TEXT_CENTER,
                       .lines = 1,
                       .middle = true};
    char number[16];
    snprintf(number, sizeof number, "%d", place + 1);
    paint_panel(p, box, &disc, 1);
    if (picked)
        text_draw(p, number, &style, box, 1);
}

#define TILE_FOOT 100.0f // units: the part of a tile under its picture
#define TILE_EDGE 10.0f

static void draw_sheet(Game *g, PaintBox box, float focus, bool picked) {
    PaintPanel panel = card_focused(focus);
    panel.radius = 36;
    if (picked)
        panel.top = 0xFFFFE9BFu;
    paint_panel(&g->painter, card_grown(&g->painter, box, .05f * focus), &panel, 1);
}

static void draw_name(Game *g, PaintBox box, const char *words, float alpha) {
    static const TextStyle name = {
        .face = TEXT_TITLE, .size = 38, .align = TEXT_CENTER, .lines = 2, .middle = true};
    float u = g->painter.unit, edge = 1.6f * TILE_EDGE * u, foot = TILE_FOOT * u;
    text_draw(&g->painter, words, &name,
              paint_box(box.x + edge, box.y + box.h - foot, box.w - 2 * edge, foot), alpha);
}

static PaintBox picture_box(const Painter *p, PaintBox tile) {
    float edge = TILE_EDGE * p->unit;
    return paint_box(tile.x + edge, tile.y + edge, tile.w - 2 * edge,
                     tile.h - TILE_FOOT * p->unit - edge);
}

static void draw_tile(Game *g, PaintBox box, int exercise) {
    static const PaintPanel window = {.top = 0xFFE3F1EEu, .bottom = PAINT_CREAM, .radius = 28};
    Painter *p = &g->painter;
    float focus = screen_choice(g, box);
    int place = g->screen == SCREEN_OWN_SET ? game_own_set_place(g, exercise) : -1;
    PaintBox inner = picture_box(p, box);
    draw_sheet(g, box, focus, place >= 0);
    paint_panel(p, inner, &window, 1);
    if (!move_picture_draw(g, exercise, inner))
        card_soon(p, inner);
    draw_name(g, box, g->cards.library.exercise[exercise].name, 1);
    if (g->screen == SCREEN_OWN_SET)
        draw_place(p, card_grown(p, box, .05f * focus), place);
}

// Leads on: a large sign where the others have a movement. Pale: it is not to be had yet.
static void draw_leading(Game *g, PaintBox box, TileButton button, bool pale) {
    float focus = pale ? 0 : screen_choice(g, box);
    PaintBox inner = picture_box(&g->painter, box);
    draw_sheet(g, box, focus, false);
    paint_picture(&g->painter, LOOKS[button].icon, paint_scale(inner, .62f), pale ? .4f : 1);
    draw_name(g, box, screen_words(g, LOOKS[button].words), pale ? .65f : 1);
}

// Places for tiles in rows in the middle of the area.
static void lay_tiles(const Painter *p, PaintBox area, int count, PaintBox *box) {
    int rows = (count + COLUMNS - 1) / COLUMNS, columns = (count + rows - 1) / rows;
    float gap = 30 * p->unit;
    float high = (area.h - gap * (float)(rows - 1)) / (float)rows;
    float wide = (area.w - gap * (float)(columns - 1)) / (float)columns;
    wide = wide < 1.25f * high ? wide : 1.25f * high;
    for (int i = 0; i < count; i++) {
        int row = i / columns, here = row + 1 < rows ? columns : count - row * columns;
        float left = area.x + (area.w - wide * (float)here - gap * (float)(here - 1)) / 2;
        box[i] = paint_box(left + (float)(i % columns) * (wide + gap),
                           area.y + (float)row * (high + gap), wide, high);
    }
}

static void draw_tiles(Game *g, PaintBox area) {
    PaintBox box[TILES + BUTTONS];
    TileButton button[BUTTONS];
    int tiles = tile_count(g), leading = buttons(g, button) - 1;
    bool rests = g->screen == SCREEN_OWN_SET && g->own_set.move_count == 0; // the start
    lay_tiles(&g->painter, area, tiles + leading + rests, box);
    for (int i = 0; i < tiles; i++)
        draw_tile(g, box[i], screen_one_exercise(g, first_tile(g) + i));
    for (int i = 0; i < leading; i++)
        draw_leading(g, box[tiles + i], button[i], false);
    if (rests)
        draw_leading(g, box[tiles + leading], DO_START, true);
}

static void draw(Game *g, const char *title, const char *under) {
    Painter *p = &g->painter;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    PaintBox head = card_head(p, safe, title, under);
    float top = head.y + head.h + 30 * p->unit, size = 124 * p->unit;
    draw_tiles(g, paint_box(safe.x, top, safe.w, safe.y + safe.h - top));
    PaintBox back = {safe.x, head.y + (head.h - size) / 2, size, size};
    card_round(p, back, LOOKS[DO_BACK].icon, screen_choice(g, back));
}

void screen_one_draw(Game *g) {
    draw(g, screen_words(g, "home.just_one"), screen_words(g, "one.note"));
}

void screen_own_set_draw(Game *g) {
    char minutes[GAME_WORDS];
    const char *under = screen_words(g, "own_set.note");
    if (g->own_set.move_count > 0)
        under = screen_minutes(
            g, level_seconds(&g->cards.library, &g->own_set, g->breath_seconds, true), minutes);
    draw(g, g->own_set.name, under);
}

// ---- buttons ----

static void press_button(Game *g, TileButton button) {
    int pages = (g->cards.library.exercise_count + TILES - 1) / TILES;
    if (button == DO_TURN) {
        g->page = (g->page + 1) % pages;
        g->focus = 0;
    } else if (button == DO_OWN_SET) {
        game_go(g, SCREEN_OWN_SET);
        TileButton under[BUTTONS];
        for (int i = 0; i < buttons(g, under); i++) // what was picked before is ready to start
            if (under[i] == DO_START)
                g->focus = tile_count(g) + i;
    } else if (button == DO_START) {
        game_begin(g, &g->own_set, 0, 1);
    } else {
        game_go(g, SCREEN_HOME);
    }
}

static void press(Game *g, Action action, void (*pick)(Game *g, int exercise)) {
    TileButton button[BUTTONS];
    int count = buttons(g, button), chosen = g->focus - tile_count(g);
    if (action == ACTION_BACK)
        game_go(g, SCREEN_HOME);
    else if (action != ACTION_OK)
        screen_move_focus(g, action);
    else if (chosen < 0)
        pick(g, screen_one_exercise(g, first_tile(g) + g->focus));
    else if (chosen < count)
        press_button(g, button[chosen]);
}

static void begin_one(Game *g, int exercise) {
    game_begin(g, game_one(g, exercise), 0, 1);
}

void screen_one_press(Game *g, Action action) {
    press(g, action, begin_one);
}

void screen_own_set_press(Game *g, Action action) {
    press(g, action, game_own_set_toggle);
}
