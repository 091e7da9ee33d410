#include "card.h"

#include <math.h>
#include <string.h>

#include "text.h"

// Units of a screen 1080 high.
#define CUE_WIDE  860.0f
#define CUE_EDGE  36.0f // left and right
#define CUE_RIM   24.0f // above and below
#define CUE_SMALL 48.0f // smaller words are hard to read from the mat
#define CUE_ICON  112.0f
#define DOT       24.0f
#define DOTS_MOST 16

static const PaintPanel SHEET = {.top = PAINT_PAPER,
                                 .bottom = 0xFFFFF1DDu,
                                 .radius = 40,
                                 .outline = 3,
                                 .outline_color = PAINT_LINE,
                                 .shadow = 36,
                                 .shadow_color = PAINT_SHADE,
                                 .grain = 0.6f};

static float eased(float t) {
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return t * t * (3 - 2 * t);
}

static void draw_dots(Painter *painter, float x, float y, int count, int done) {
    float u = painter->unit, size = roundf(DOT * u);
    PaintPanel full = {.top = 0xFF86C08Du,
                       .bottom = PAINT_LEAF,
                       .radius = DOT,
                       .outline = 2,
                       .outline_color = 0xFF4C8659u};
    PaintPanel empty = {.top = 0xFFFBEFDCu,
                        .bottom = 0xFFFBEFDCu,
                        .radius = DOT,
                        .outline = 3,
                        .outline_color = 0xFFCBB08Cu};
    count = count < DOTS_MOST ? count : DOTS_MOST;
    for (int i = 0; i < count; i++) {
        PaintBox box = {x + (float)i * roundf((DOT + 12) * u), y, size, size};
        paint_panel(painter, box, i < done ? &full : &empty, 1);
    }
}

static const TextStyle CUE_NAME = {
    .face = TEXT_TITLE, .size = 40, .color = PAINT_CORAL, .lines = 1};
static const TextStyle CUE_WORDS = {.face = TEXT_TITLE, .size = TEXT_CUE, .lines = 3};
static const TextStyle CUE_NOTE = {.size = TEXT_BODY, .color = PAINT_SOFT, .lines = 2};

static bool some(const char *words) {
    return words && words[0];
}

// The heights of a cue card's parts, pixels; a part that is not there has none.
typedef struct {
    float name, cue, note, dots, all, gap, text_w;
    float most; // that the cue may have
} CueParts;

static CueParts cue_parts(Painter *painter, PaintBox free, const CardCue *card, float w) {
    float u = painter->unit;
    CueParts p = {.gap = 10 * u, .text_w = w - 2 * CUE_EDGE * u};
    if (some(card->icon))
        p.text_w -= (CUE_ICON + 24) * u;
    if (some(card->name))
        p.name = text_measure(painter, card->name, &CUE_NAME, p.text_w, 0).h + p.gap;
    if (card->count > 0)
        p.dots = DOT * u + 2 * p.gap;
    float rest = free.h - 2 * CUE_RIM * u - p.name - p.dots;
    if (!text_measure(painter, card->cue, &CUE_WORDS, p.text_w, rest).whole) {
        rest += p.name; // what to do now is worth more than what it is called
        p.name = 0;
    }
    if (some(card->note))
        p.note = text_measure(painter, card->note, &CUE_NOTE, p.text_w, 0).h + p.gap;
    p.most = card->near ? rest - p.note : rest;
    TextSize cue = text_measure(painter, card->cue, &CUE_WORDS, p.text_w, p.most);
    if (cue.h + p.note > rest || !cue.whole || cue.size < CUE_SMALL) {
        p.note = 0;
        p.most = rest;
        cue = text_measure(painter, card->cue, &CUE_WORDS, p.text_w, rest);
    }
    p.cue = cue.h;
    p.all = p.name + p.cue + p.note + p.dots;
    return p;
}

// As wide as its words need, within limits, so that a short word has a small card.
static float cue_width(Painter *painter, PaintBox free, const CardCue *card) {
    float u = painter->unit, most = free.w < CUE_WIDE * u ? free.w : CUE_WIDE * u;
    float side = (2 * CUE_EDGE + (some(card->icon) ? CUE_ICON + 24 : 0)) * u;
    float need = text_measure(painter, card->cue, &CUE_WORDS, most - side, 0).w;
    float dots = (float)card->count * (DOT + 12) * u;
    need = dots > need ? dots : need;
    if (some(card->name)) {
        float name = text_measure(painter, card->name, &CUE_NAME, most - side, 0).w;
        need = name > need ? name : need;
    }
    if (some(card->note)) {
        float note = text_measure(painter, card->note, &CUE_NOTE, most - side, 0).w;
        need = note > need ? note : need;
    }
    float least = 420 * u < most ? 420 * u : most;
    need = ceilf(need + side + 2);
    return need < least ? least : need > most ? most : need;
}

// The card with the words that can be read whole, and large: the short ones, then without the name,
// then without dots, then without a picture.
static CardCue readable(Painter *painter, PaintBox free, const CardCue *asked) {
    CardCue card = *asked;
    for (int i = 0; i < 5; i++) {
        float w = cue_width(painter, free, &card);
        CueParts p = cue_parts(painter, free, &card, w);
        TextSize size = text_measure(painter, card.cue, &CUE_WORDS, p.text_w, p.most);
        bool named = p.name <= 0 || text_measure(painter, card.name, &CUE_NAME, p.text_w, 0).whole;
        if (size.whole && size.size >= CUE_SMALL && named)
            return card;
        if (i == 0 && some(card.few))
            card.cue = card.few;
        else if (i <= 1)
            card.name = NULL;
        else if (i == 2)
            card.count = 0;
        else
            card.icon = NULL;
    }
    return card;
}

PaintBox card_cue(Painter *painter, PaintBox free, const CardCue *asked) {
    if (!some(asked->cue) || asked->appear <= 0 || free.w <= 0 || free.h <= 0)
        return paint_box(free.x, free.y, 0, 0);
    const CardCue shown = readable(painter, free, asked), *card = &shown;
    float u = painter->unit, w = cue_width(painter, free, card), alpha = eased(card->appear);
    CueParts p = cue_parts(painter, free, card, w);
    float h = p.all + 2 * CUE_RIM * u, least = some(card->icon) ? (CUE_ICON + 40) * u : 0;
    h = h < least ? least : h;
    PaintBox box = {free.x + free.w - w, free.y - 20 * u * (1 - alpha), w, h};
    paint_panel(painter, box, &SHEET, alpha);
    float x = box.x + CUE_EDGE * u, y = box.y + (h - p.all) / 2;
    if (some(card->icon)) {
        paint_picture(painter, card->icon,
                      paint_box(x, box.y + (h - CUE_ICON * u) / 2, CUE_ICON * u, CUE_ICON * u),
                      alpha);
        x += (CUE_ICON + 24) * u;
    }
    if (p.name > 0)
        text_draw(painter, card->name, &CUE_NAME, paint_box(x, y, p.text_w, 0), alpha);
    y += p.name;
    text_draw(painter, card->cue, &CUE_WORDS, paint_box(x, y, p.text_w, p.most), alpha);
    y += p.cue;
    if (p.note > 0)
        text_draw(painter, card->note, &CUE_NOTE, paint_box(x, y + p.gap, p.text_w, 0), alpha);
    if (p.dots > 0)
        draw_dots(painter, x, y + p.note + 2 * p.gap, card->count, card->done);
    return box;
}

PaintBox card_caption(Painter *painter, PaintBox free, const char *words, float appear) {
    static const TextStyle style = {
        .size = TEXT_BODY, .align = TEXT_CENTER, .lines = 2, .middle = true};
    if (!some(words) || appear <= 0)
        return paint_box(free.x, free.y + free.h, 0, 0);
    float u = painter->unit, most = free.w - 72 * u;
    TextSize size = text_measure(painter, words, &style, most, 0);
    float w = size.w + 72 * u, h = size.h + 28 * u;
    PaintBox box = {free.x + (free.w - w) / 2, free.y + free.h - h, w, h};
    PaintPanel panel = SHEET;
    panel.radius = 30;
    panel.shadow = 22;
    paint_panel(painter, box, &panel, eased(appear));
    text_draw(painter, words, &style, paint_box(free.x + 36 * u, box.y, most, h), eased(appear));
    return box;
}

PaintBox card_head(Painter *painter, PaintBox free, const char *title, const char *under) {
    TextStyle large = {
        .face = TEXT_TITLE, .size = 80, .align = TEXT_CENTER, .lines = 1, .middle = true};
    TextStyle small = {.align = TEXT_CENTER, .lines = 1, .middle = true};
    float u = painter->unit, most = free.w < 1000 * u ? free.w : 1000 * u, high = 176 * u;
    float wide = text_measure(painter, title, &large, most - 90 * u, 0).w + 150 * u;
    float note = text_measure(painter, under, &small, most - 90 * u, 0).w + 110 * u;
    wide = wide < note ? note : wide;
    wide = wide < .8f * most ? .8f * most : wide > most ? most : wide;
    PaintBox box = {free.x + (free.w - wide) / 2, free.y, wide, high};
    card_sheet(painter, box);
    text_draw(painter, title, &large,
              paint_box(box.x + 40 * u, box.y + 8 * u, wide - 80 * u, .56f * high), 1);
    text_draw(painter, under, &small,
              paint_box(box.x + 40 * u, box.y + .58f * high, wide - 80 * u, .36f * high), 1);
    return box;
}

void card_veil(Painter *painter, float alpha) {
    paint_fill(painter, paint_box(0, 0, (float)painter->width, (float)painter->height),
               paint_fade(0xFF3B2A3Au, alpha));
}
