#include "postcard.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "fail.h"
#include "file.h"
#include "four.h"
#include "picture.h"

enum { SAVED_WIDTH = 1280, PATH_MOST = 4096 };

// Of the width.
#define BORDER .028f
#define CORNER .030f // round, of the picture; the paper's are a border rounder

bool postcard_take(Postcard *card, Painter *painter) {
    SDL_Surface *scene = paint_surface(painter->width, painter->height);
    if (!scene)
        return fail("out of memory for a postcard");
    if (SDL_RenderReadPixels(painter->renderer, NULL, SDL_PIXELFORMAT_ARGB8888, scene->pixels,
                             scene->pitch) != 0) {
        SDL_FreeSurface(scene);
        return fail("the picture cannot be read (%s)", SDL_GetError());
    }
    postcard_free(card);
    card->scene = scene;
    card->number++;
    return true;
}

void postcard_free(Postcard *card) {
    SDL_FreeSurface(card->scene);
    card->scene = NULL;
}

// The mean of the scene's pixels that lie in one pixel of a picture of w x h.
static uint32_t mean(const SDL_Surface *scene, int x, int y, int w, int h) {
    int x0 = x * scene->w / w, x1 = (x + 1) * scene->w / w;
    int y0 = y * scene->h / h, y1 = (y + 1) * scene->h / h;
    uint32_t sum[3] = {0, 0, 0}, count = 0;
    for (int sy = y0; sy < (y1 > y0 ? y1 : y0 + 1); sy++) {
        const uint32_t *row = (const uint32_t *)scene->pixels + sy * (scene->pitch / 4);
        for (int sx = x0; sx < (x1 > x0 ? x1 : x0 + 1); sx++, count++)
            for (int k = 0; k < 3; k++)
                sum[k] += row[sx] >> (8 * k) & 255;
    }
    uint32_t half = count / 2;
    return 0xFF000000u | (sum[2] + half) / count << 16 | (sum[1] + half) / count << 8 |
           (sum[0] + half) / count;
}

// How much of a pixel lies inside of a sheet w x h with round corners, 0..255.
static uint32_t inside(int x, int y, int w, int h, float radius) {
    float px = (float)x + .5f, py = (float)y + .5f;
    float dx = fmaxf(radius - px, px - ((float)w - radius));
    float dy = fmaxf(radius - py, py - ((float)h - radius));
    if (dx <= 0 || dy <= 0)
        return 255;
    float out = sqrtf(dx * dx + dy * dy) - radius + .5f;
    return out <= 0 ? 255 : out >= 1 ? 0 : (uint32_t)(255 * (1 - out));
}

static uint32_t over_paper(uint32_t color, uint32_t part) {
    return 0xFF000000u | (one_scale(color, part) + one_scale(PAINT_PAPER, 255 - part));
}

// The scene w pixels wide, with its border; round: nothing is beyond the paper's corners.
static SDL_Surface *framed(const Postcard *card, int w, bool round) {
    int edge = (int)lroundf(BORDER * (float)w), inner = w - 2 * edge;
    int high = inner * card->scene->h / card->scene->w;
    float radius = CORNER * (float)w;
    SDL_Surface *out = paint_surface(w, high + 2 * edge);
    if (!out)
        return NULL;
    SDL_FillRect(out, NULL, PAINT_PAPER);
    for (int y = 0; y < high; y++) {
        uint32_t *row = (uint32_t *)out->pixels + (y + edge) * (out->pitch / 4) + edge;
        for (int x = 0; x < inner; x++)
            row[x] =
                over_paper(mean(card->scene, x, y, inner, high), inside(x, y, inner, high, radius));
    }
    for (int y = 0; round && y < out->h; y++) {
        uint32_t *row = (uint32_t *)out->pixels + y * (out->pitch / 4);
        for (int x = 0; x < w; x++)
            row[x] = (row[x] & 0xFFFFFFu) | inside(x, y, w, out->h, radius + (float)edge) << 24;
    }
    return out;
}

bool postcard_save(const Postcard *card, const char *folder, const char *name) {
    char path[PATH_MOST + 128];
    int length = snprintf(path, PATH_MOST, "%s/postcards", folder);
    if (length < 0 || length >= PATH_MOST || !folder_make(path))
        return length >= PATH_MOST ? fail("a path is too long") : false;
    snprintf(path + length, 128, "/%s.png", name);
    int wide = card->scene->w < SAVED_WIDTH ? card->scene->w : SAVED_WIDTH;
    SDL_Surface *picture = framed(card, wide, false);
    SDL_Surface *rgb = picture ? SDL_ConvertSurfaceFormat(picture, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    bool saved = rgb ? picture_save(path, rgb->pixels, rgb->w, rgb->h, rgb->pitch)
                     : fail("out of memory for a postcard");
    SDL_FreeSurface(rgb);
    SDL_FreeSurface(picture);
    return saved;
}

#define TAPE  .15f // wide, of the card: a strip of tape,
#define STICK .2f  // which stands out so much of itself at the top

float postcard_wide(const Postcard *card, float high) {
    float shape = card->scene ? (float)card->scene->h / (float)card->scene->w : 1;
    return high / (shape * (1 - 2 * BORDER) + 2 * BORDER + STICK * TAPE);
}

void postcard_draw(const Postcard *card, Painter *p, PaintBox box) {
    if (!card->scene)
        return;
    int w = (int)fminf(box.w, postcard_wide(card, box.h)), h = 0;
    int key[3] = {w, (int)card->number, 3141};
    uint64_t name = paint_key(31, key, sizeof key);
    SDL_Texture *texture = paint_find(p, name, &w, &h);
    if (!texture) {
        SDL_Surface *picture = framed(card, w, true);
        if (!picture)
            return;
        h = picture->h;
        texture = paint_keep(p, name, picture);
    }
    float tape = TAPE * (float)w, up = STICK * tape;
    PaintBox at = {floorf(box.x + (box.w - (float)w) / 2), floorf(box.y + up), (float)w, (float)h};
    PaintPanel sheet = {.top = PAINT_PAPER,
                        .bottom = PAINT_PAPER,
                        .radius = (CORNER + BORDER) * (float)w / p->unit,
                        .shadow = 40,
                        .shadow_color = PAINT_SHADE};
    paint_panel(p, at, &sheet, 1);
    paint_copy(p, texture, (int)at.x, (int)at.y, w, h, 1);
    for (int side = 0; side < 2; side++)
        paint_picture(
            p, "garden/tape",
            paint_box(at.x + (side ? .80f : .05f) * at.w, at.y - STICK * tape, tape, .37f * tape),
            1);
}
