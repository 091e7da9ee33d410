#include "card.h"

#include <math.h>
#include <string.h>

#include "text.h"

// Units of a screen 1080 high.
#define CUE_WIDE  900.0f
#define CUE_LEAST 420.0f // wide
#define CUE_EDGE  36.0f  // left and right
#define CUE_RIM   14.0f  // above and below
#define CUE_SMALL 48.0f  // smaller words are hard to read from the mat
#define CUE_ICON  112.0f
#define CUE_STORY 52.0f // the picture before what a child plays
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

static const TextStyle CUE_WORDS = {.face = TEXT_TITLE, .size = TEXT_CUE, .lines = 3};
static const TextStyle CUE_NOTE = {.size = TEXT_BODY, .color = PAINT_SOFT, .lines = 2};
static const TextStyle CUE_PLAY = {.size = TEXT_BODY, .color = PAINT_SOFT, .lines = 1};

static bool some(const char *words) {
    return words && words[0];
}

// The heights of a cue card's parts, pixels; a part that is not there has none.
typedef struct {
    float cue, note, dots, all, gap, text_w;
    float most; // that the cue may have
    float size; // of its words, units; 0: not whole
} CueParts;

static int words_in(const char *text) {
    int count = 1;
    for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' '))
        count++;
    return count;
}

// Three lines, or two where that costs few letters' size: of few words one would stand alone.
static TextStyle cue_style(Painter *painter, const char *words, float wide, float high) {
    const float nearly = words_in(words) < 6 ? .82f : .9f;
    TextStyle two = CUE_WORDS;
    two.lines = 2;
    TextSize all = text_measure(painter, words, &CUE_WORDS, wide, high);
    TextSize few = text_measure(painter, words, &two, wide, high);
    bool large = few.whole && few.size >= nearly * all.size && few.size >= CUE_SMALL;
    return all.lines > 2 && large ? two : CUE_WORDS;
}

// Left and right of the words.
static float cue_sides(const Painter *painter, const CardCue *card) {
    return (2 * CUE_EDGE + (some(card->icon) ? CUE_ICON + 24 : 0)) * painter->unit;
}

// The least height of a note; 0: it does not fit the width.
static float note_height(Painter *painter, const CardCue *card, float wide) {
    if (!card->plays)
        return text_measure(painter, card->note, &CUE_NOTE, wide, 0).h;
    float u = painter->unit, words = wide - (CUE_STORY + 16) * u;
    return text_measure(painter, card->note, &CUE_PLAY, words, 0).whole ? CUE_STORY * u : 0;
}

static CueParts cue_parts(Painter *painter, PaintBox free, const CardCue *card, float w) {
    float u = painter->unit;
    CueParts p = {.gap = 10 * u, .text_w = w - cue_sides(painter, card)};
    if (card->count > 0)
        p.dots = (DOT + 6) * u + p.gap;
    float rest = free.h - 2 * CUE_RIM * u - p.dots;
    if (some(card->note))
        p.note = note_height(painter, card, p.text_w);
    p.note += p.note > 0 ? p.gap : 0;
    p.most = card->near ? rest - p.note : rest;
    TextSize cue = text_measure(painter, card->cue, &CUE_WORDS, p.text_w, p.most);
    if (cue.h + p.note > rest || !cue.whole || cue.size < CUE_SMALL) {
        p.note = 0;
        p.most = rest;
        cue = text_measure(painter, card->cue, &CUE_WORDS, p.text_w, rest);
    }
    const TextStyle style = cue_style(painter, card->cue, p.text_w, p.most);
    p.size = cue.whole ? cue.size : 0;
    p.cue = text_measure(painter, card->cue, &style, p.text_w, p.most).h;
    p.all = p.cue + p.note + p.dots;
    return p;
}

static float widest_card(const Painter *painter, PaintBox free) {
    return free.w < CUE_WIDE * painter->unit ? free.w : CUE_WIDE * painter->unit;
}

// The card with the words that are read the largest, the long ones where both are as large; whole
// and large without dots, then without a picture.
static CardCue readable(Painter *painter, PaintBox free, const CardCue *asked) {
    CardCue card = *asked;
    float w = widest_card(painter, free);
    for (int i = 0; i < 3; i++) {
        CardCue few = card;
        few.cue = some(card.few) ? card.few : card.cue;
        float size = cue_parts(painter, free, &card, w).size;
        float other = cue_parts(painter, free, &few, w).size;
        if (size < other && !(card.near && size >= CUE_SMALL)) {
            card.cue = few.cue;
            size = other;
        }
        if (size >= CUE_SMALL)
            return card;
        if (i == 0)
            card.count = 0;
        else
            card.icon = NULL;
    }
    return card;
}

// As wide as the words need on two lines where they fit so.
static float words_width(Painter *painter, const CardCue *card, float most, float high) {
    const TextStyle style = cue_style(painter, card->cue, most, high);
    TextSize one = text_measure(painter, card->cue, &style, most, high);
    if (one.lines != 1)
        return one.w;
    TextSize two = text_measure(painter, card->cue, &CUE_WORDS, .7f * one.w, high);
    return two.whole && two.lines == 2 && two.size >= one.size ? two.w : one.w;
}

static float needed_width(Painter *painter, PaintBox free, const CardCue *card) {
    float u = painter->unit, most = widest_card(painter, free), side = cue_sides(painter, card);
    CueParts p = cue_parts(painter, free, card, most);
    float need = words_width(painter, card, most - side, p.most);
    need = fmaxf(need, (float)card->count * (DOT + 12) * u);
    if (p.note > 0 && card->plays)
        need = fmaxf(need, text_measure(painter, card->note, &CUE_PLAY, most - side, 0).w +
                               (CUE_STORY + 16) * u);
    else if (p.note > 0)
        need = fmaxf(need, text_measure(painter, card->note, &CUE_NOTE, most - side, 0).w);
    need = fmaxf(ceilf(need + side + 2), CUE_LEAST * u);
    return fminf(need, most);
}

float card_cue_width(Painter *painter, PaintBox free, const CardCue *asked) {
    const CardCue card = readable(painter, free, asked);
    return needed_width(painter, free, &card);
}

static void draw_note(Painter *painter, const CardCue *card, PaintBox box, float alpha) {
    float size = CUE_STORY * painter->unit, before = size + 16 * painter->unit;
    if (!card->plays) {
        text_draw(painter, card->note, &CUE_NOTE, paint_box(box.x, box.y, box.w, 0), alpha);
        return;
    }
    paint_picture(painter, "icons/story", paint_box(box.x, box.y, size, size), alpha);
    TextStyle style = CUE_PLAY;
    style.middle = true;
    text_draw(painter, card->note, &style, paint_box(box.x + before, box.y, box.w - before, size),
              alpha);
}

PaintBox card_cue(Painter *painter, PaintBox free, const CardCue *asked) {
    if (!some(asked->cue) || asked->appear <= 0 || free.w <= 0 || free.h <= 0)
        return paint_box(free.x, free.y, 0, 0);
    const CardCue shown = readable(painter, free, asked), *card = &shown;
    float u = painter->unit, alpha = eased(card->appear);
    float w = fminf(fmaxf(needed_width(painter, free, card), card->wide), free.w);
    CueParts p = cue_parts(painter, free, card, w);
    float h = p.all + 2 * CUE_RIM * u, least = some(card->icon) ? (CUE_ICON + 32) * u : 0;
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
    const TextStyle style = cue_style(painter, card->cue, p.text_w, p.most);
    text_draw(painter, card->cue, &style, paint_box(x, y, p.text_w, p.most), alpha);
    y += p.cue;
    if (p.dots > 0)
        draw_dots(painter, x, y + p.gap, card->count, card->done);
    y += p.dots;
    if (p.note > 0)
        draw_note(painter, card, paint_box(x, y + p.gap, p.text_w, p.note - p.gap), alpha);
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

void card_veil(Painter *painter, bool evening, float alpha) {
    paint_fill(painter, paint_box(0, 0, (float)painter->width, (float)painter->height),
               paint_fade(evening ? 0xFF262A52u : 0xFFFFEFD6u, alpha));
}
