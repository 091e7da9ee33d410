// Where a family makes itself: the person on the left, what can be chosen in rows of pictures on
// the right. Left and right change it, up and down go on, round and round; so does OK in a row.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "portrait.h"
#include "screen.h"

static const char *const ROW_WORDS[MAKER_PARTS] = {
    [MAKER_BODY] = "maker.body",   [MAKER_SKIN] = "maker.skin", [MAKER_STYLE] = "maker.style",
    [MAKER_HAIR] = "maker.colour", [MAKER_TOP] = "maker.top",   [MAKER_GLASSES] = "maker.glasses",
    [MAKER_SIGN] = "maker.sign"};
// What is chosen, in a word, where the small pictures alone do not tell.
static const char *const CHOICE_WORDS[MAKER_PARTS][8] = {
    [MAKER_BODY] = {"maker.woman", "maker.man", "maker.small_child", "maker.big_child",
                    "maker.grandma", "maker.grandpa", "maker.woman", "maker.man"},
    [MAKER_STYLE] = {"maker.short", "maker.bun", "maker.bunches", "maker.long", "maker.curls",
                     "maker.scarf"},
    [MAKER_GLASSES] = {"maker.without", "maker.with"}};
static const char *const SIGN_WORDS[] = {"plant.daisy",      "plant.tulip",    "plant.poppy",
                                         "plant.bluebell",   "plant.lavender", "plant.clover",
                                         "plant.cornflower", "plant.sunflower"};

void screen_maker_open(Game *g) {
    g->maker = (Maker){.choice = {[MAKER_SKIN] = 1, [MAKER_STYLE] = 1, [MAKER_HAIR] = 2}};
    g->maker_seen = g->maker;
    // A sign that nobody has yet.
    for (int i = 0; i < maker_count(MAKER_SIGN); i++) {
        char id[ID_LENGTH];
        snprintf(id, sizeof id, MAKER_FAMILY "%s", maker_sign(i));
        if (library_figure(&g->cards.library, id) < 0) {
            g->maker.choice[MAKER_SIGN] = i;
            break;
        }
    }
}

// ---- drawing ----

static void draw_disc(Painter *p, PaintBox box, unsigned colour) {
    PaintPanel disc = {.top = 0xFF000000u | colour,
                       .bottom = 0xFF000000u | colour,
                       .radius = 200,
                       .outline = 4,
                       .outline_color = 0xFF000000u | (colour >> 1 & 0x7F7F7Fu)};
    paint_panel(p, box, &disc, 1);
}

// A head that shows one choice and is else always the same, so that it is made once.
static void draw_head(Game *g, PaintBox box, MakerPart part, int choice) {
    Maker plain = {.choice = {[MAKER_SKIN] = 1, [MAKER_STYLE] = 1, [MAKER_HAIR] = 2}};
    Figure figure;
    static const int styles[] = {1, 0, 2, 0, 4, 0, 3, 4}; // that go with a body
    plain.choice[MAKER_TOP] = part == MAKER_GLASSES ? 1
                              : part == MAKER_STYLE ? 3
                                                    : choice % maker_count(MAKER_TOP);
    if (part == MAKER_BODY)
        plain.choice[MAKER_STYLE] = styles[choice];
    if (part == MAKER_BODY && (choice == 4 || choice == 5))
        plain.choice[MAKER_HAIR] = 7;
    plain.choice[part] = choice;
    maker_figure(&plain, &figure);
    const PaintPanel window = {.top = 0xFFE3F1EEu, .bottom = PAINT_CREAM, .radius = 18};
    paint_panel(&g->painter, box, &window, 1);
    if (!portrait_draw(&g->painter, &figure, PORTRAIT_BUST, box))
        card_soon(&g->painter, box);
}

static void draw_choice(Game *g, PaintBox box, MakerPart part, int choice) {
    char picture[64];
    Painter *p = &g->painter;
    switch (part) {
    case MAKER_SKIN:
    case MAKER_HAIR:
    case MAKER_TOP:
        draw_disc(p, paint_scale(box, .72f), maker_colour(&g->maker, part, choice));
        break;
    case MAKER_SIGN:
        snprintf(picture, sizeof picture, "garden/%s", maker_sign(choice));
        paint_picture(p, picture, paint_scale(box, .86f), 1);
        break;
    case MAKER_BODY:
    case MAKER_STYLE:
    case MAKER_GLASSES:
    default:
        draw_head(g, box, part, choice);
    }
}

static void draw_row(Game *g, PaintBox box, MakerPart part) {
    Painter *p = &g->painter;
    float u = p->unit, focus = screen_choice(g, box);
    PaintPanel panel = card_focused(focus);
    panel.radius = 34;
    paint_panel(p, card_grown(p, box, .04f * focus), &panel, 1);
    TextStyle name = {.face = TEXT_TITLE, .size = 38, .lines = 2, .middle = true};
    const TextStyle word = {.size = 36, .color = PAINT_SOFT, .lines = 1, .middle = true};
    float left = .275f * box.w, edge = 24 * u;
    int count = maker_count(part), chosen = g->maker.choice[part];
    const char *choice = CHOICE_WORDS[part][chosen];
    PaintBox words = paint_box(box.x + edge, box.y, left - edge, box.h);
    if (choice) {
        words = paint_box(words.x, box.y + .08f * box.h, words.w, .44f * box.h);
        text_draw(p, screen_words(g, choice), &word,
                  paint_box(words.x, words.y + words.h, words.w, .4f * box.h), 1);
    }
    text_draw(p, screen_words(g, ROW_WORDS[part]), &name, words, 1);
    float cell = (box.w - left - edge) / 8, high = box.h - 12 * u;
    float size = cell < high ? cell : high;
    for (int i = 0; i < count; i++) {
        PaintBox place = {floorf(box.x + left + (float)i * cell + (cell - size) / 2),
                          floorf(box.y + (box.h - size) / 2), floorf(size), floorf(size)};
        const PaintPanel soft = {.top = 0xFFFFE0A6u, .bottom = 0xFFFFE9BFu, .radius = 26};
        if (i == chosen) // a tick: no second frame beside that of the focus
            paint_panel(p, place, &soft, 1);
        draw_choice(g, paint_scale(place, .88f), part, i);
        float tick = .40f * size;
        if (i == chosen)
            paint_picture(p, "icons/check",
                          paint_box(place.x + size - tick, place.y + size - tick, tick, tick), 1);
    }
}

static void draw_person(Game *g, PaintBox box) {
    Painter *p = &g->painter;
    float u = p->unit, foot = 96 * u;
    PaintPanel frame = card_focused(0);
    PaintPanel window = {.top = 0xFFCDE8E3u, .bottom = 0xFFFBEBD3u, .radius = 4, .arch = true};
    frame.radius = 34;
    frame.arch = true;
    paint_panel(p, box, &frame, 1);
    PaintBox inner = {box.x + 18 * u, box.y + 18 * u, box.w - 36 * u, box.h - foot - 18 * u};
    paint_panel(p, inner, &window, 1);
    float floor = inner.y + .88f * inner.h;
    paint_fill(p, paint_box(inner.x, floor, inner.w, inner.y + inner.h - floor), 0xFFE6C79Cu);
    paint_fill(p, paint_box(inner.x, floor, inner.w, 4 * u), 0xFFF6E3C6u);
    Figure figure;
    maker_figure(&g->maker, &figure);
    inner.x += .07f * inner.w; // the waving hand is clear of the frame
    if (portrait_draw(p, &figure, PORTRAIT_WHOLE, inner)) {
        g->maker_seen = g->maker;
    } else { // the one before stays until the next is there
        maker_figure(&g->maker_seen, &figure);
        portrait_draw(p, &figure, PORTRAIT_WHOLE, inner);
    }
    int sign = g->maker.choice[MAKER_SIGN];
    char picture[64];
    snprintf(picture, sizeof picture, "garden/%s", maker_sign(sign));
    TextStyle name = {.face = TEXT_TITLE, .size = 48, .lines = 1, .middle = true};
    const char *words = screen_words(g, SIGN_WORDS[sign]);
    float wide = 0, plant = .76f * foot;
    wide = text_measure(p, words, &name, box.w - plant - 74 * u, 0).w;
    float x = box.x + (box.w - wide - plant - 14 * u) / 2, y = box.y + box.h - .93f * foot;
    paint_picture(p, picture, paint_box(x, y, plant, plant), 1);
    text_draw(p, words, &name, paint_box(x + plant + 14 * u, y, wide + 8 * u, plant), 1);
}

void screen_maker_draw(Game *g) {
    Painter *p = &g->painter;
    float u = p->unit, gap = 16 * u;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    float left = .29f * safe.w, x = safe.x + left + 48 * u, wide = safe.x + safe.w - x;
    float high = (safe.h - gap * (MAKER_PARTS - 1)) / MAKER_PARTS;
    draw_person(g, paint_box(safe.x, safe.y, left, safe.h - high - gap));
    for (int i = 0; i < MAKER_PARTS; i++)
        draw_row(g, paint_box(x, safe.y + (float)i * (high + gap), wide, high), (MakerPart)i);
    PaintBox done = {safe.x, safe.y + safe.h - high, left, high}; // beside the last row
    card_button(p, done, &(CardItem){"icons/check", screen_words(g, "maker.done")},
                screen_choice(g, done));
    PaintBox back = {safe.x, safe.y, 92 * u, 92 * u}; // in the corner that the arch leaves free
    card_round(p, back, "icons/back", screen_choice(g, back));
}

// ---- pressing ----

static void save(Game *g) {
    Figure figure;
    maker_figure(&g->maker, &figure);
    const char *name = screen_words(g, SIGN_WORDS[g->maker.choice[MAKER_SIGN]]);
    char id[ID_LENGTH];
    snprintf(id, sizeof id, "%s", figure.id);
    if (!maker_save(&g->maker, name, g->folder)) {
        game_notice(g, screen_words(g, "trouble.saving"));
        game_go(g, SCREEN_PEOPLE);
        return;
    }
    if (!game_reload(g)) {
        g->leaving = true;
        return;
    }
    game_go(g, SCREEN_PEOPLE);
    screen_people_add(g, id);
}

// Left and right in a row; from its first choice left leads to the button under the person.
static void step(Game *g, MakerPart part, int by, bool round) {
    int count = maker_count(part), *choice = &g->maker.choice[part];
    int now = *choice + by;
    if (round)
        now = (now + count) % count;
    if (now >= 0 && now < count)
        *choice = now;
}

void screen_maker_press(Game *g, Action action) {
    enum { LEAVES = MAKER_PARTS + 1 };
    bool row = g->focus < MAKER_PARTS;
    if (action == ACTION_BACK)
        game_go(g, SCREEN_PEOPLE);
    else if (g->focus == LEAVES && action == ACTION_OK)
        game_go(g, SCREEN_PEOPLE);
    else if (action == ACTION_UP || action == ACTION_DOWN) // round and round
        g->focus = (g->focus + (action == ACTION_UP ? LEAVES : 1)) % (LEAVES + 1);
    else if (!row && action == ACTION_OK)
        save(g);
    else if (!row && action == ACTION_RIGHT)
        g->focus = g->focus == LEAVES ? 0 : MAKER_PARTS - 1;
    else if (row && action != ACTION_PAUSE)
        step(g, (MakerPart)g->focus, action == ACTION_LEFT ? -1 : 1, action == ACTION_OK);
}
