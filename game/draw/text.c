#include "text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "text_set.h"

#define FONTS_MOST    24
#define MEASURED_MOST 256

typedef struct {
    TTF_Font *font;
    int face, pixels, cell;
    unsigned used;
} OpenFont;

typedef struct {
    uint64_t key;
    TextSize size;
} Measured;

struct Text {
    OpenFont font[FONTS_MOST];
    int font_count;
    unsigned uses;                    // so far
    Measured measured[MEASURED_MOST]; // place: the key's low bits
};

static const char *const FACE_FILE[2] = {"Andika-Regular.ttf", "Quicksand-Bold.ttf"};

static TTF_Font *font_open(const Painter *painter, int face, int pixels) {
    char path[800];
    snprintf(path, sizeof path, "%s/fonts/%s", painter->assets, FACE_FILE[face]);
    TTF_Font *font = TTF_OpenFont(path, pixels);
    if (!font) {
        fail("%s: the font cannot be opened (%s)", path, TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    return font;
}

bool text_init(Painter *painter) {
    if (TTF_Init() != 0)
        return fail("%s", TTF_GetError());
    painter->text = calloc(1, sizeof *painter->text);
    if (!painter->text)
        return fail("out of memory");
    for (int face = 0; face < 2; face++) {
        TTF_Font *font = font_open(painter, face, 20);
        if (!font)
            return false;
        TTF_CloseFont(font);
    }
    return true;
}

void text_free(Painter *painter) {
    if (!painter->text)
        return;
    for (int i = 0; i < painter->text->font_count; i++)
        TTF_CloseFont(painter->text->font[i].font);
    free(painter->text);
    painter->text = NULL;
    TTF_Quit();
}

// The slot for one more font: a new one, or that of the font not used for longest.
static OpenFont *font_slot(struct Text *text) {
    if (text->font_count < FONTS_MOST)
        return &text->font[text->font_count++];
    OpenFont *oldest = &text->font[0];
    for (int i = 1; i < FONTS_MOST; i++)
        if (text->font[i].used < oldest->used)
            oldest = &text->font[i];
    TTF_CloseFont(oldest->font);
    return oldest;
}

static OpenFont font_find(Painter *painter, int face, int pixels) {
    struct Text *text = painter->text;
    ASSERT(text != NULL);
    for (int i = 0; i < text->font_count; i++)
        if (text->font[i].face == face && text->font[i].pixels == pixels) {
            text->font[i].used = ++text->uses;
            return text->font[i];
        }
    TTF_Font *font = font_open(painter, face, pixels);
    ASSERT(font != NULL); // it was there at the start
    OpenFont *slot = font_slot(text);
    *slot = (OpenFont){font, face, pixels, text_set_cell(font), ++text->uses};
    return *slot;
}

static TextFonts fonts_of(Painter *painter, const TextStyle *style, float size) {
    int pixels = (int)lroundf(size * painter->unit), face = style->face;
    pixels = pixels < 6 ? 6 : pixels;
    OpenFont main = font_find(painter, face, pixels), other = font_find(painter, !face, pixels);
    int percent = style->face == TEXT_TITLE ? 118 : 134;
    return (TextFonts){main.font, other.font, style->figures ? main.cell : 0, pixels,
                       (pixels * percent + 50) / 100};
}

static uint64_t text_key(const char *words, const TextStyle *style, float w, float h) {
    float number[3] = {style->size, w, h};
    uint32_t whole[6] = {(uint32_t)style->face,  style->color,   (uint32_t)style->align,
                         (uint32_t)style->lines, style->figures, 5};
    uint64_t key = paint_key(paint_key(0, whole, sizeof whole), number, sizeof number);
    return paint_key(key, words, strlen(words));
}

// The largest size at which the words fit, in steps of four units.
static TextSize set_to_fit(Painter *painter, const char *words, const TextStyle *style, float w,
                           float h, TextBlock *block, TextFonts *fonts) {
    float size = style->size > 0 ? style->size : TEXT_BODY;
    for (;; size -= 4) {
        bool last = size - 4 < TEXT_LEAST;
        *fonts = fonts_of(painter, style, size);
        int high = h > 0 ? (int)(h / (float)fonts->line_height) : TEXT_LINES_MOST;
        int most = style->lines > 0 && style->lines < high ? style->lines : high;
        text_set_block(fonts, words, (int)w, most, block);
        if (block->fits || last)
            break;
    }
    return (TextSize){(float)block->width, (float)(block->count * fonts->line_height), block->count,
                      size, block->fits};
}

TextSize text_measure(Painter *painter, const char *words, const TextStyle *style, float w,
                      float h) {
    uint64_t key = paint_key(text_key(words, style, w, h), &painter->unit, sizeof painter->unit);
    Measured *measured = &painter->text->measured[key % MEASURED_MOST];
    if (measured->key != key) {
        TextBlock block;
        TextFonts fonts;
        measured->size = set_to_fit(painter, words, style, w, h, &block, &fonts);
        measured->key = key;
    }
    return measured->size;
}

static void tell_reader(Painter *painter, const char *words, const TextStyle *style, PaintBox box) {
    TextSize size = text_measure(painter, words, style, box.w, box.h);
    painter->reader(painter->who, words, size.size, size.whole);
}

TextSize text_draw(Painter *painter, const char *words, const TextStyle *asked, PaintBox box,
                   float alpha) {
    TextStyle clear = *asked;
    const TextStyle *style = &clear;
    if (painter->contrast)
        clear.color = PAINT_CLEAR;
    TextSize size = text_measure(painter, words, style, box.w, box.h);
    if (size.lines == 0 || alpha <= 0)
        return size;
    if (painter->reader)
        tell_reader(painter, words, style, box);
    uint64_t key = text_key(words, style, box.w, box.h);
    int w = 0, h = 0;
    SDL_Texture *texture = paint_find(painter, key, &w, &h);
    if (!texture) {
        TextBlock block;
        TextFonts fonts;
        set_to_fit(painter, words, style, box.w, box.h, &block, &fonts);
        SDL_Surface *surface =
            text_set_surface(&fonts, &block, style->color ? style->color : PAINT_INK, style->align);
        w = surface ? surface->w : 0;
        h = surface ? surface->h : 0;
        texture = paint_keep(painter, key, surface);
    }
    float spare_x = box.w - size.w, spare_y = style->middle && box.h > 0 ? box.h - size.h : 0;
    float x = box.x + (style->align == TEXT_CENTER  ? spare_x / 2
                       : style->align == TEXT_RIGHT ? spare_x
                                                    : 0);
    int margin = (w - (int)size.w) / 2;
    paint_copy(painter, texture, (int)lroundf(x) - margin,
               (int)lroundf(box.y + spare_y / 2) - margin, w, h, alpha);
    return size;
}
