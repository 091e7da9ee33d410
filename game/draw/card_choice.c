// What is chosen with the thumb: doors, buttons, the menu, and rows of boxes.
#include <math.h>

#include "card.h"
#include "text.h"

static const PaintPanel DOOR = {.top = PAINT_PAPER,
                                .bottom = 0xFFFFF1DDu,
                                .radius = 34,
                                .arch = true,
                                .outline = 3,
                                .outline_color = PAINT_LINE,
                                .shadow = 36,
                                .shadow_color = PAINT_SHADE,
                                .grain = 0.6f};

static const PaintPanel BUTTON = {.top = PAINT_PAPER,
                                  .bottom = 0xFFFFF1DDu,
                                  .radius = 100,
                                  .outline = 3,
                                  .outline_color = PAINT_LINE,
                                  .shadow = 22,
                                  .shadow_color = PAINT_SHADE,
                                  .grain = 0.6f};

// The panel on its way to being the chosen one.
static PaintPanel focused(PaintPanel panel, float focus) {
    if (focus > 0) {
        panel.outline = 3 + 5 * focus;
        panel.outline_color = PAINT_ACCENT;
        panel.glow = 46 * focus;
        panel.glow_color = PAINT_GLOW;
    }
    return panel;
}

// Few steps, because each is kept as a texture.
static float in_steps(float focus) {
    return roundf((focus < 0 ? 0 : focus > 1 ? 1 : focus) * 3) / 3;
}

PaintPanel card_focused(float focus) {
    return focused(BUTTON, in_steps(focus));
}

PaintBox card_grown(const Painter *painter, PaintBox box, float by) {
    const float most = 14 * painter->unit; // on each side: as far as the next one
    PaintBox safe = painter->safe;
    float x = fminf(by * box.w / 2, most), y = fminf(by * box.h / 2, most);
    float left = fmaxf(box.x - x, fminf(box.x, safe.x)),
          top = fmaxf(box.y - y, fminf(box.y, safe.y));
    float right = fminf(box.x + box.w + x, fmaxf(box.x + box.w, safe.x + safe.w));
    float low = fminf(box.y + box.h + y, fmaxf(box.y + box.h, safe.y + safe.h));
    return paint_box(left, top, right - left, low - top);
}

void card_sheet(Painter *painter, PaintBox box) {
    PaintPanel sheet = BUTTON;
    sheet.radius = 54;
    sheet.shadow = 44;
    paint_panel(painter, box, &sheet, 1);
}

static const TextStyle DOOR_NAME = {
    .face = TEXT_TITLE, .size = 44, .align = TEXT_CENTER, .lines = 2, .middle = true};

// Units: the part of a door under its picture, of that the length's, and the air round words.
#define DOOR_WORDS  194.0f
#define DOOR_LENGTH 52.0f
#define DOOR_SIDE   14.0f
#define DOOR_FOOT   24.0f

float card_door_letters(Painter *painter, PaintBox box, const char *name) {
    float u = painter->unit, high = (DOOR_WORDS - DOOR_LENGTH - DOOR_FOOT) * u;
    return text_measure(painter, name, &DOOR_NAME, box.w - 2 * DOOR_SIDE * u, high).size;
}

void card_door(Painter *painter, PaintBox box, const CardDoor *door, float focus) {
    static const TextStyle length = {.size = 36,
                                     .color = PAINT_SOFT,
                                     .align = TEXT_CENTER,
                                     .lines = 1,
                                     .figures = true,
                                     .middle = true};
    float u = painter->unit, step = in_steps(focus), edge = 16 * u;
    PaintPanel panel = focused(DOOR, step);
    TextStyle name = DOOR_NAME;
    name.size = door->letters > 0 ? door->letters : name.size;
    const float side = DOOR_SIDE * u, wide = box.w - 2 * side; // lines break alike with the focus
    box = card_grown(painter, box, .07f * step);
    paint_panel(painter, box, &panel, 1);
    // The picture's round top lies in the door's: same middle, smaller radius.
    float w = box.w - 2 * edge, most = box.h - edge - DOOR_WORDS * u;
    float h = w * 1.1f < most ? w * 1.1f : most;
    PaintBox place =
        paint_picture(painter, door->picture, paint_box(box.x + edge, box.y + edge, w, h), 1);
    float y = place.y + place.h, rest = box.y + box.h - y - DOOR_FOOT * u;
    float length_h = door->length && door->length[0] ? DOOR_LENGTH * u : 0;
    PaintBox text = {box.x + (box.w - wide) / 2, y, wide, rest - length_h};
    text_draw(painter, door->name, &name, text, 1);
    if (length_h > 0)
        text_draw(painter, door->length, &length,
                  paint_box(text.x, y + rest - length_h, text.w, length_h), 1);
}

static const TextStyle BUTTON_WORDS = {
    .face = TEXT_TITLE, .size = 44, .lines = 1, .figures = true, .middle = true};

#define BUTTON_GROWS .06f

// The picture and the words in the middle, or, in a `list`, from the left.
static void button(Painter *painter, PaintBox box, const CardItem *item, float focus, bool list,
                   float alpha) {
    const TextStyle style = BUTTON_WORDS;
    float step = in_steps(focus), u = painter->unit;
    PaintPanel panel = focused(BUTTON, step);
    box = card_grown(painter, box, BUTTON_GROWS * step);
    paint_panel(painter, box, &panel, alpha);
    bool pictured = item->icon && item->icon[0];
    float icon = box.h - 26 * u, before = pictured ? icon + 22 * u : 14 * u;
    float room = box.w - 46 * u - before, x = box.x + 16 * u;
    float spare = room - text_measure(painter, item->words, &style, room, box.h).w - 8 * u;
    x += !list && spare > 0 ? floorf(spare / 2) : 0;
    if (pictured)
        paint_picture(painter, item->icon, paint_box(x, box.y + 13 * u, icon, icon), alpha);
    room = box.x + box.w - 30 * u - x - before;
    text_draw(painter, item->words, &style, paint_box(x + before, box.y, room, box.h), alpha);
}

void card_button(Painter *painter, PaintBox box, const CardItem *item, float focus) {
    button(painter, box, item, focus, false, 1);
}

void card_resting(Painter *painter, PaintBox box, const CardItem *item) {
    button(painter, box, item, 0, false, .5f);
}

float card_button_width(Painter *painter, const CardItem *item, float high) {
    if (!item->words)
        return high;
    float u = painter->unit, icon = item->icon && item->icon[0] ? high - 4 * u : 14 * u;
    return text_measure(painter, item->words, &BUTTON_WORDS, 4000 * u, 0).w + icon + 56 * u;
}

void card_button_row(Painter *painter, PaintBox area, const CardItem *item, int count, float most,
                     float gap, PaintBox *box) {
    float room = area.w - gap * (float)(count - 1), same = fminf(room / (float)count, most);
    float all = 0, widest = 0;
    for (int i = 0; i < count; i++) {
        box[i].w = card_button_width(painter, &item[i], area.h);
        widest = fmaxf(widest, box[i].w);
        all += box[i].w;
    }
    float part = fminf(room / all, 1); // where all is too little, words get smaller alike
    all = widest <= same ? same * (float)count : all * part;
    float x = area.x + (room - all) / 2;
    for (int i = 0; i < count; i++) {
        box[i] = paint_box(x, area.y, widest <= same ? same : box[i].w * part, area.h);
        x += box[i].w + gap;
    }
}

void card_line(Painter *painter, PaintBox box, const CardItem *item, float focus) {
    float u = painter->unit, size = 64 * u;
    PaintBox grown = card_grown(painter, box, BUTTON_GROWS * in_steps(focus));
    button(painter, box, item, focus, true, 1);
    paint_picture(
        painter, "icons/right",
        paint_box(grown.x + grown.w - size - 30 * u, box.y + (box.h - size) / 2, size, size), 1);
}

void card_round(Painter *painter, PaintBox box, const char *icon, float focus) {
    float step = in_steps(focus);
    PaintPanel panel = focused(BUTTON, step);
    panel.radius = 400; // however large it is
    box = card_grown(painter, box, .10f * step);
    paint_panel(painter, box, &panel, 1);
    if (icon)
        paint_picture(painter, icon, paint_scale(box, .80f), 1);
}

void card_soon(Painter *painter, PaintBox box) {
    paint_picture(painter, "icons/leaf", paint_scale(box, .4f), .35f);
}

void card_menu(Painter *painter, PaintBox free, const char *title, const CardItem *item, int count,
               int chosen, float focus, PaintBox *item_box) {
    static const TextStyle style = {
        .face = TEXT_TITLE, .size = 64, .align = TEXT_CENTER, .lines = 2};
    float u = painter->unit, w = free.w < 860 * u ? free.w : 860 * u, inner = w - 128 * u;
    float head = title && title[0] ? text_measure(painter, title, &style, inner, 0).h + 26 * u : 0;
    float row = 108 * u, gap = 24 * u, edge = 52 * u;
    float h = head + (float)count * (row + gap) - gap + 2 * edge;
    if (h > free.h && count > 0) { // many items: lower rows
        row -= (h - free.h) / (float)count;
        h = free.h;
    }
    PaintBox box = {free.x + (free.w - w) / 2, free.y + (free.h - h) / 2, w, h};
    card_sheet(painter, box);
    if (head > 0)
        text_draw(painter, title, &style, paint_box(box.x + 64 * u, box.y + edge, inner, 0), 1);
    for (int i = 0; i < count; i++) {
        PaintBox place = {box.x + 64 * u, box.y + edge + head + (float)i * (row + gap), inner, row};
        button(painter, place, &item[i], i == chosen ? focus : 0, true, 1);
        if (item_box)
            item_box[i] = place;
    }
}

void card_row(PaintBox area, int count, float shape, float gap, PaintBox *box) {
    float w = (area.w - gap * (float)(count - 1)) / (float)count, h = w * shape;
    if (h > area.h) {
        h = area.h;
        w = h / shape;
    } else if (shape > 1 && area.w < 2.4f * area.h) { // narrow doors: words need two lines
        h = area.h < h * 1.25f ? area.h : h * 1.25f;
    }
    float x = area.x + (area.w - w * (float)count - gap * (float)(count - 1)) / 2;
    for (int i = 0; i < count; i++)
        box[i] = paint_box(x + (float)i * (w + gap), area.y + (area.h - h) / 2, w, h);
}
