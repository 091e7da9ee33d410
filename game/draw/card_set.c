// One thing that can be set, as a long row: what it is on the left, how it stands on the right.
#include <math.h>

#include "card.h"
#include "text.h"

static const TextStyle NAME = {.face = TEXT_TITLE, .size = 44, .lines = 1, .middle = true};
static const TextStyle VALUE = {
    .size = 40, .align = TEXT_CENTER, .lines = 1, .figures = true, .middle = true};

// Full ones are large and dark, the others small rings: told apart by shape.
static void draw_beads(Painter *p, PaintBox box, int count, int full) {
    float cell = box.w / (float)count, most = .74f * cell, least = .36f * cell;
    most = most < .62f * box.h ? most : .62f * box.h;
    for (int i = 0; i < count; i++) {
        bool on = i < full;
        float grow = count > 1 ? (float)i / (float)(count - 1) : 1;
        float size = on ? most * (.62f + .38f * grow) : least;
        PaintPanel bead = {.top = on ? 0xFF6CB6ACu : PAINT_PAPER,
                           .bottom = on ? 0xFF3F857Du : PAINT_PAPER,
                           .radius = 100,
                           .outline = on ? 2 : 4,
                           .outline_color = on ? 0xFF2F6E67u : 0xFFC9AE8Au};
        paint_panel(p,
                    paint_box(roundf(box.x + (float)i * cell + (cell - size) / 2),
                              roundf(box.y + (box.h - size) / 2), roundf(size), roundf(size)),
                    &bead, 1);
    }
}

static void draw_switch(Painter *p, PaintBox box, bool on, const char *word) {
    float u = p->unit, w = 148 * u, h = 76 * u, edge = 8 * u, x = box.x + box.w - w - 16 * u;
    PaintPanel track = {.top = on ? 0xFF5E9E6Cu : 0xFFF3E4CBu,
                        .bottom = on ? 0xFF7FB98Cu : 0xFFFBEFDCu,
                        .radius = 100,
                        .outline = 3,
                        .outline_color = on ? 0xFF4C8659u : 0xFFC9AE8Au};
    PaintPanel knob = {.top = PAINT_PAPER,
                       .bottom = 0xFFFFF1DDu,
                       .radius = 100,
                       .outline = 3,
                       .outline_color = on ? 0xFF4C8659u : 0xFFC9AE8Au,
                       .shadow = 8,
                       .shadow_color = PAINT_SHADE};
    PaintBox lies = {x, box.y + (box.h - h) / 2, w, h};
    float size = h - 2 * edge;
    paint_panel(p, lies, &track, 1);
    PaintBox at = {on ? lies.x + w - edge - size : lies.x + edge, lies.y + edge, size, size};
    paint_panel(p, at, &knob, 1);
    if (on)
        paint_picture(p, "icons/check", paint_scale(at, .8f), 1);
    TextStyle style = VALUE;
    style.align = TEXT_RIGHT;
    text_draw(p, word, &style, paint_box(box.x, box.y, x - 24 * u - box.x, box.h), 1);
}

// All of them beside each other, the chosen one in a pill with its name.
static void draw_pictures(Painter *p, PaintBox box, const CardSet *set) {
    float u = p->unit, size = box.h - 20 * u, gap = 18 * u;
    float pill = 16 * u + size + 14 * u + text_measure(p, set->value, &VALUE, box.w, 0).w + 30 * u;
    float all = pill + (float)(set->steps - 1) * (size + gap), x = box.x + box.w - all - 10 * u;
    for (int i = 0; i < set->steps; i++) {
        bool chosen = i == set->step;
        PaintBox place = {x, box.y + 10 * u, chosen ? pill : size, size};
        if (chosen) {
            PaintPanel sheet = {.top = 0xFFFFE9BFu,
                                .bottom = 0xFFFFDD9Fu,
                                .radius = 100,
                                .outline = 4,
                                .outline_color = 0xFFC98632u};
            paint_panel(p, place, &sheet, 1);
            text_draw(
                p, set->value, &VALUE,
                paint_box(place.x + 16 * u + size, place.y, pill - size - 46 * u + 14 * u, place.h),
                1);
        }
        PaintBox picture = {place.x + (chosen ? 16 * u : 0), place.y, size, size};
        paint_picture(p, set->picture[i], paint_scale(picture, chosen ? 1 : .86f), 1);
        x += place.w + gap;
    }
}

static void draw_words(Painter *p, PaintBox box, const CardSet *set) {
    float u = p->unit, arrow = 64 * u, y = box.y + (box.h - arrow) / 2;
    paint_picture(p, "icons/left", paint_box(box.x, y, arrow, arrow), 1);
    paint_picture(p, "icons/right", paint_box(box.x + box.w - arrow - 16 * u, y, arrow, arrow), 1);
    text_draw(p, set->value, &VALUE,
              paint_box(box.x + arrow + 8 * u, box.y, box.w - 2 * arrow - 32 * u, box.h), 1);
}

static void draw_level(Painter *p, PaintBox box, const CardSet *set) {
    float words = 190 * p->unit;
    draw_beads(p, paint_box(box.x, box.y, box.w - words - 20 * p->unit, box.h), set->steps - 1,
               set->step);
    TextStyle style = VALUE;
    style.align = TEXT_RIGHT;
    text_draw(p, set->value, &style,
              paint_box(box.x + box.w - words - 16 * p->unit, box.y, words, box.h), 1);
}

void card_set(Painter *p, PaintBox box, const CardSet *set, float focus) {
    PaintPanel panel = card_focused(focus);
    box = card_grown(p, box, .05f * focus);
    paint_panel(p, box, &panel, 1);
    float u = p->unit, icon = box.h - 24 * u, x = box.x + 14 * u;
    paint_picture(p, set->icon, paint_box(x, box.y + 12 * u, icon, icon), 1);
    x += icon + 22 * u;
    float half = box.x + .46f * box.w;
    PaintBox value = {half, box.y, box.x + box.w - half - 14 * u, box.h};
    text_draw(p, set->name, &NAME, paint_box(x, box.y, half - x - 12 * u, box.h), 1);
    if (set->kind == CARD_SET_SWITCH)
        draw_switch(p, value, set->step == 1, set->value);
    else if (set->kind == CARD_SET_LEVEL)
        draw_level(p, value, set);
    else if (set->picture)
        draw_pictures(p, value, set);
    else
        draw_words(p, value, set);
}

// The tab of the page that lies open stands on its page: no lower edge between them.
void card_tab(Painter *p, PaintBox box, const CardItem *item, bool open, float focus) {
    PaintPanel panel = card_focused(focus);
    panel.radius = 44;
    if (!open) { // lies behind the page
        panel.top = 0xFFF8E6CAu;
        panel.bottom = 0xFFF2DAB6u;
    }
    box = card_grown(p, box, .05f * focus);
    paint_panel(p, box, &panel, 1);
    float u = p->unit, icon = box.h - 22 * u;
    TextStyle style = NAME;
    paint_picture(p, item->icon, paint_box(box.x + 14 * u, box.y + 11 * u, icon, icon), 1);
    float x = box.x + icon + 34 * u;
    TextSize size = text_draw(p, item->words, &style,
                              paint_box(x, box.y, box.x + box.w - 24 * u - x, box.h), 1);
    if (open)
        paint_fill(p, paint_box(x, box.y + box.h - 24 * u, size.w, 6 * u), PAINT_CORAL);
}
