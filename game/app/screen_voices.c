// Our voices: what a family can say itself. A few words for every movement first, then the
// movements, then the words of one of them; a tick stands on what has been recorded.
#include <stdio.h>

#include "screen.h"

enum { TILES = 8, COLUMNS = 2 };
#define ASIDE 40.0f // units between what stands side by side

typedef enum { LIST_EVERYWHERE, LIST_MOVEMENTS, LIST_MOVEMENT } ListKind;

// What a page shows: from `from` on, one of `parts` of its list.
typedef struct {
    ListKind kind;
    int exercise, count, from, part, parts;
} Page;

static int parts_of(int count) {
    return count > TILES ? (count + TILES - 1) / TILES : 1;
}

// Pages go through the lists: everywhere, the movements, then each movement.
static Page page_at(const Game *g, int page, Saying *saying) {
    const Library *library = &g->cards.library;
    int lists = 2 + library->exercise_count;
    for (int list = 0; list < lists; list++) {
        Page at = {.kind = list < 2 ? (ListKind)list : LIST_MOVEMENT, .exercise = list - 2};
        at.count = at.kind == LIST_EVERYWHERE ? sayings_everywhere(&g->cards, saying)
                   : at.kind == LIST_MOVEMENTS
                       ? library->exercise_count
                       : sayings_of(&g->cards, &library->exercise[at.exercise], saying);
        at.parts = parts_of(at.count);
        if (page < at.parts) {
            at.part = page;
            at.from = page * TILES;
            return at;
        }
        page -= at.parts;
    }
    return (Page){.count = sayings_everywhere(&g->cards, saying), .parts = 1};
}

// The first page of a list.
static int first_page(const Game *g, ListKind kind, int exercise) {
    Saying saying[SAYINGS_MOST];
    const Library *library = &g->cards.library;
    int page = kind > LIST_EVERYWHERE, movements = parts_of(library->exercise_count);
    if (kind == LIST_MOVEMENT)
        page += movements;
    for (int i = 0; kind == LIST_MOVEMENT && i < exercise; i++)
        page += parts_of(sayings_of(&g->cards, &library->exercise[i], saying));
    return page;
}

int screen_voices_pages(const Game *g) {
    return first_page(g, LIST_MOVEMENT, g->cards.library.exercise_count);
}

// How many tiles a page has; the last one of the first page leads on to the movements.
static int tiles_of(const Page *at) {
    int left = at->count - at->from;
    return (left < TILES ? left : TILES) + (at->kind == LIST_EVERYWHERE);
}

// ---- drawing ----

// A list opens, nothing is recorded yet, or it is.
typedef enum { MARK_OPENS, MARK_NONE, MARK_FULL } Mark;

static void draw_tile(Game *g, PaintBox box, const char *icon, const char *words, Mark mark) {
    Painter *p = &g->painter;
    float u = p->unit, focus = screen_choice(g, box);
    PaintPanel panel = card_focused(focus);
    panel.radius = 44;
    if (mark == MARK_FULL)
        panel.top = 0xFFFFE9BFu;
    box = card_grown(p, box, .04f * focus);
    paint_panel(p, box, &panel, 1);
    float size = box.h < 150 * u ? box.h - 36 * u : 114 * u, edge = 20 * u;
    float y = box.y + (box.h - size) / 2, x = box.x + edge + size + 22 * u;
    paint_picture(p, icon, paint_box(box.x + edge, y, size, size), 1);
    TextStyle style = {.face = TEXT_TITLE, .size = 40, .lines = 3, .middle = true};
    float right = box.x + box.w - edge, sign = 64 * u;
    if (mark != MARK_NONE) // at the right end
        paint_picture(p, mark == MARK_OPENS ? "icons/right" : "icons/check",
                      paint_box(right - sign, box.y + (box.h - sign) / 2, sign, sign), 1);
    text_draw(p, words, &style, paint_box(x, box.y, right - sign - edge - x, box.h), 1);
}

static void draw_at(Game *g, PaintBox box, const Page *at, const Saying *saying, int tile) {
    if (at->kind == LIST_MOVEMENTS) {
        const Exercise *e = &g->cards.library.exercise[at->from + tile];
        draw_tile(g, box, "icons/stretch", e->name, MARK_OPENS);
    } else if (at->from + tile >= at->count) {
        draw_tile(g, box, "icons/stretch", screen_words(g, "voices.movements"), MARK_OPENS);
    } else {
        const Saying *s = &saying[at->from + tile];
        bool own = recordings_named(&g->recordings, s->name) != NULL;
        draw_tile(g, box, "icons/microphone", s->words, own ? MARK_FULL : MARK_NONE);
    }
}

static void draw_foot(Game *g, const Page *at) {
    PaintBox box[2], safe = g->painter.safe;
    float u = g->painter.unit, high = 104 * u;
    CardItem item[2] = {{"icons/back", screen_words(g, "settings.back")},
                        {"icons/right", screen_words(g, "help.next")}};
    int count = at->parts > 1 ? 2 : 1;
    card_row(paint_box(safe.x, safe.y + safe.h - high - 4 * u, safe.w, high), count,
             high / (420 * u), ASIDE * u, box);
    for (int i = 0; i < count; i++)
        card_button(&g->painter, box[i], &item[i], screen_choice(g, box[i]));
}

void screen_voices_draw(Game *g) {
    Painter *p = &g->painter;
    Saying saying[SAYINGS_MOST];
    Page at = page_at(g, g->page, saying);
    float u = p->unit, gap = 26 * u, aside = ASIDE * u;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    const char *title = at.kind == LIST_MOVEMENT ? g->cards.library.exercise[at.exercise].name
                                                 : screen_words(g, "voices.title");
    PaintBox head = card_head(p, safe, title, screen_words(g, "voices.note"));
    float top = head.y + head.h + 30 * u, bottom = safe.y + safe.h - 136 * u;
    float high = (bottom - top - 3 * gap) / 4, wide = (safe.w - aside) / COLUMNS;
    for (int i = 0; i < tiles_of(&at); i++) {
        PaintBox box = {safe.x + (float)(i % COLUMNS) * (wide + aside),
                        top + (float)(i / COLUMNS) * (high + gap), wide, high};
        if (i % COLUMNS == 0 && i + 1 == tiles_of(&at)) // alone in its row
            box.w = safe.w;
        draw_at(g, box, &at, saying, i);
    }
    draw_foot(g, &at);
}

// ---- pressing ----

static void turn_to(Game *g, int page) {
    g->page = page;
    g->focus = 0;
}

static void back(Game *g, const Page *at) {
    if (at->kind == LIST_EVERYWHERE)
        game_go(g, SCREEN_SETTINGS);
    else
        turn_to(g, at->kind == LIST_MOVEMENT ? first_page(g, LIST_MOVEMENTS, 0) : 0);
}

static void choose(Game *g, const Page *at, const Saying *saying) {
    int chosen = at->from + g->focus;
    if (at->kind == LIST_MOVEMENTS)
        turn_to(g, first_page(g, LIST_MOVEMENT, chosen));
    else if (chosen >= at->count)
        turn_to(g, first_page(g, LIST_MOVEMENTS, 0));
    else
        game_record_open(g, &saying[chosen]);
}

void screen_voices_press(Game *g, Action action) {
    Saying saying[SAYINGS_MOST];
    Page at = page_at(g, g->page, saying);
    int tiles = tiles_of(&at);
    if (action == ACTION_BACK || (action == ACTION_OK && g->focus == tiles))
        back(g, &at);
    else if (action == ACTION_OK && g->focus < tiles)
        choose(g, &at, saying);
    else if (action == ACTION_OK)
        turn_to(g, g->page - at.part + (at.part + 1) % at.parts);
    else
        screen_move_focus(g, action);
}
