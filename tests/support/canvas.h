// A screen in memory with a painter, for tests of everything that is drawn flat.
#ifndef CANVAS_H
#define CANVAS_H

#include <SDL.h>

#include "check.h"
#include "fail.h"
#include "paint.h"
#include "text.h"

#define CANVAS_ASSETS TEST_SOURCE_DIR "/assets"

typedef struct {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    Painter painter;
} Canvas;

static inline void canvas_open(Canvas *canvas, int width, int height, const char *assets) {
    canvas->surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(canvas->surface);
    canvas->renderer = SDL_CreateSoftwareRenderer(canvas->surface);
    assert_non_null(canvas->renderer);
    assert_true(painter_init(&canvas->painter, canvas->renderer, assets));
    assert_true(painter_begin(&canvas->painter));
}

static inline void canvas_close(Canvas *canvas) {
    text_free(&canvas->painter);
    painter_free(&canvas->painter);
    SDL_DestroyRenderer(canvas->renderer);
    SDL_FreeSurface(canvas->surface);
}

static inline void canvas_clear(Canvas *canvas, uint32_t color) {
    paint_fill(&canvas->painter, paint_box(0, 0, 1e4f, 1e4f), color | 0xFF000000u);
}

// Everything drawn so far is in the pixels after this.
static inline uint32_t *canvas_pixels(Canvas *canvas) {
    SDL_RenderFlush(canvas->renderer);
    return canvas->surface->pixels;
}

static inline uint32_t canvas_at(Canvas *canvas, int x, int y) {
    return canvas_pixels(canvas)[(size_t)y * (size_t)canvas->surface->pitch / 4 + (size_t)x];
}

// A number that stands for all pixels.
static inline uint64_t canvas_sum(Canvas *canvas) {
    canvas_pixels(canvas);
    return paint_key(0, canvas->surface->pixels,
                     (size_t)canvas->surface->pitch * (size_t)canvas->surface->h);
}

// How many pixels of the box are not `color` (without its alpha).
static inline int canvas_count(Canvas *canvas, PaintBox box, uint32_t color) {
    int count = 0;
    for (int y = (int)box.y; y < (int)(box.y + box.h); y++)
        for (int x = (int)box.x; x < (int)(box.x + box.w); x++)
            if (x >= 0 && y >= 0 && x < canvas->surface->w && y < canvas->surface->h)
                count += (canvas_at(canvas, x, y) & 0xFFFFFFu) != (color & 0xFFFFFFu);
    return count;
}

static inline int difference(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        int d = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = d > most ? d : most;
    }
    return most;
}

#endif
