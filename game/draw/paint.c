#include "paint.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "paint_later.h"

#define STORE_ENTRIES 512
#define STORE_FRAMES  120 // what was not drawn for so long is let go
#define LEAST         16  // pixels: nothing is seen in less
#define USUAL_WIDTH   1280
#define USUAL_HEIGHT  720

typedef struct {
    uint64_t key; // 64 bits of a good hash: two different things never meet in practice
    SDL_Texture *texture;
    int w, h;
    unsigned used; // frame of the last use
} StoreEntry;

struct PaintStore {
    StoreEntry entry[STORE_ENTRIES];
    int count;
    size_t bytes;
};

bool painter_init(Painter *painter, SDL_Renderer *renderer, const char *assets) {
    memset(painter, 0, sizeof *painter);
    painter->renderer = renderer;
    int length = snprintf(painter->assets, sizeof painter->assets, "%s", assets);
    ASSERT(length >= 0 && (size_t)length < sizeof painter->assets);
    painter->border = 0.05f;
    painter->store = calloc(1, sizeof *painter->store);
    painter->brush = brush_create();
    return (painter->store && painter->brush) || fail("out of memory");
}

static void store_empty(struct PaintStore *store) {
    for (int i = 0; i < store->count; i++)
        SDL_DestroyTexture(store->entry[i].texture);
    store->count = 0;
    store->bytes = 0;
}

static void store_drop(struct PaintStore *store, int index) {
    StoreEntry *entry = &store->entry[index];
    SDL_DestroyTexture(entry->texture);
    store->bytes -= (size_t)entry->w * (size_t)entry->h * 4;
    *entry = store->entry[--store->count];
}

// A screen that was left must not weigh on the next one.
static void store_forget(struct PaintStore *store, unsigned frame) {
    for (int i = store->count - 1; i >= 0; i--)
        if (frame - store->entry[i].used > STORE_FRAMES)
            store_drop(store, i);
}

// A window that is minimised has no size, or a few pixels: the one before stands, at first a usual
// one.
static void measure(const Painter *painter, int *width, int *height) {
    int w = 0, h = 0;
    bool known =
        SDL_GetRendererOutputSize(painter->renderer, &w, &h) == 0 && w >= LEAST && h >= LEAST;
    *width = known ? w : painter->width > 0 ? painter->width : USUAL_WIDTH;
    *height = known ? h : painter->height > 0 ? painter->height : USUAL_HEIGHT;
}

bool painter_begin(Painter *painter) {
    int w, h;
    measure(painter, &w, &h);
    painter->frame++;
    if (painter->frame % 64 == 0)
        store_forget(painter->store, painter->frame);
    if (w == painter->width && h == painter->height)
        return false;
    store_empty(painter->store);
    painter->width = w;
    painter->height = h;
    painter->unit = (float)h / 1080.0f;
    painter_border(painter, painter->border);
    return true;
}

void painter_border(Painter *painter, float share) {
    float w = (float)painter->width, h = (float)painter->height, less = 1 - 2 * share;
    painter->border = share;
    painter->safe = paint_box(share * w, share * h, less * w, less * h);
}

void painter_free(Painter *painter) {
    paint_later_close(painter);
    if (painter->store)
        store_empty(painter->store);
    free(painter->store);
    brush_destroy(painter->brush);
    painter->store = NULL;
    painter->brush = NULL;
}

// FNV-1a with a final mix, so that short keys spread too.
uint64_t paint_key(uint64_t key, const void *data, size_t size) {
    const unsigned char *byte = data;
    uint64_t hash = key ^ 0xCBF29CE484222325u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ (hash >> 32);
}

SDL_Texture *paint_find(Painter *painter, uint64_t key, int *w, int *h) {
    struct PaintStore *store = painter->store;
    for (int i = 0; i < store->count; i++) {
        StoreEntry *entry = &store->entry[i];
        if (entry->key == key) {
            entry->used = painter->frame;
            *w = entry->w;
            *h = entry->h;
            return entry->texture;
        }
    }
    return NULL;
}

// One and a half screens' worth, but never less than a small screen needs.
static size_t store_limit(const Painter *painter) {
    return (size_t)painter->width * (size_t)painter->height * 4 * 3 / 2 + ((size_t)6 << 20);
}

// What was drawn in this frame is never let go: it may still wait in the renderer's queue.
static void store_make_room(Painter *painter, size_t bytes) {
    struct PaintStore *store = painter->store;
    while (store->count == STORE_ENTRIES || store->bytes + bytes > store_limit(painter)) {
        int oldest = -1;
        for (int i = 0; i < store->count; i++)
            if (store->entry[i].used != painter->frame &&
                (oldest < 0 || store->entry[i].used < store->entry[oldest].used))
                oldest = i;
        if (oldest < 0)
            break;
        store_drop(store, oldest);
    }
}

SDL_Texture *paint_keep(Painter *painter, uint64_t key, SDL_Surface *surface) {
    if (!surface)
        return NULL;
    struct PaintStore *store = painter->store;
    size_t bytes = (size_t)surface->w * (size_t)surface->h * 4;
    store_make_room(painter, bytes);
    SDL_Texture *texture = store->count < STORE_ENTRIES
                               ? SDL_CreateTextureFromSurface(painter->renderer, surface)
                               : NULL;
    if (texture) {
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
        store->entry[store->count++] =
            (StoreEntry){key, texture, surface->w, surface->h, painter->frame};
        store->bytes += bytes;
    }
    SDL_FreeSurface(surface);
    return texture;
}

static Uint8 alpha_byte(float alpha) {
    return (Uint8)(alpha <= 0 ? 0 : alpha >= 1 ? 255 : alpha * 255.0f + 0.5f);
}

uint32_t paint_fade(uint32_t color, float by) {
    uint32_t alpha = alpha_byte((float)(color >> 24) / 255.0f * by);
    return (color & 0xFFFFFFu) | (alpha << 24);
}

// One channel of what is laid over a room, in the painter's light.
static Uint8 lit(const Painter *painter, uint32_t color, int shift) {
    uint32_t light = painter->dusk ? painter->dusk >> shift & 255 : 255;
    return (Uint8)(((color >> shift & 255) * light + 127) / 255);
}

void paint_light(const Painter *painter, SDL_Texture *texture, float alpha) {
    SDL_SetTextureColorMod(texture, lit(painter, 0xFFFFFFu, 16), lit(painter, 0xFFFFFFu, 8),
                           lit(painter, 0xFFFFFFu, 0));
    SDL_SetTextureAlphaMod(texture, alpha_byte(alpha));
}

void paint_copy(Painter *painter, SDL_Texture *texture, int x, int y, int w, int h, float alpha) {
    if (!texture || alpha <= 0)
        return;
    paint_light(painter, texture, alpha);
    SDL_RenderCopy(painter->renderer, texture, NULL, &(SDL_Rect){x, y, w, h});
}

void paint_fill(Painter *painter, PaintBox box, uint32_t color) {
    int x0 = (int)lroundf(box.x), y0 = (int)lroundf(box.y);
    int x1 = (int)lroundf(box.x + box.w), y1 = (int)lroundf(box.y + box.h);
    bool solid = color >> 24 == 255;
    SDL_SetRenderDrawBlendMode(painter->renderer, solid ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(painter->renderer, lit(painter, color, 16), lit(painter, color, 8),
                           lit(painter, color, 0), (Uint8)(color >> 24));
    SDL_RenderFillRect(painter->renderer, &(SDL_Rect){x0, y0, x1 - x0, y1 - y0});
}
