#include "paint_later.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "worker.h"

struct PaintLater {
    Worker *worker;
    bool begun; // and not collected yet
    // The worker's own while it is busy.
    uint64_t key;
    PaintMake make;
    _Alignas(16) unsigned char what[PAINT_LATER_BYTES];
    SDL_Surface *surface;
};

static void make_one(void *with) {
    struct PaintLater *l = with;
    l->surface = l->make(l->what);
}

bool paint_later_open(Painter *painter) {
    ASSERT(!painter->later);
    struct PaintLater *l = calloc(1, sizeof *l);
    if (!l)
        return fail("out of memory");
    l->worker = worker_create(make_one, l);
    if (!l->worker) {
        free(l);
        return false;
    }
    painter->later = l;
    return true;
}

void paint_later_close(Painter *painter) {
    struct PaintLater *l = painter->later;
    if (!l)
        return;
    worker_destroy(l->worker);
    SDL_FreeSurface(l->surface);
    free(l);
    painter->later = NULL;
}

void paint_later_stand(Painter *painter) {
    if (painter->later)
        worker_wait(painter->later->worker);
}

// Keeps what is done; whether the worker has nothing to do.
static bool collect(Painter *painter, struct PaintLater *l) {
    if (worker_busy(l->worker))
        return false;
    if (l->begun && l->surface)
        paint_keep(painter, l->key, l->surface);
    l->surface = NULL;
    l->begun = false;
    return true;
}

static void begin(struct PaintLater *l, uint64_t key, PaintMake make, const void *what,
                  size_t size) {
    ASSERT(size <= PAINT_LATER_BYTES);
    l->key = key;
    l->make = make;
    memcpy(l->what, what, size);
    l->begun = true;
    worker_begin(l->worker);
}

SDL_Texture *paint_later(Painter *painter, uint64_t key, PaintMake make, const void *what,
                         size_t size, int *w, int *h) {
    struct PaintLater *l = painter->later;
    SDL_Texture *texture = paint_find(painter, key, w, h);
    if (texture)
        return texture;
    if (!l) {
        SDL_Surface *surface = make(what);
        if (surface)
            paint_keep(painter, key, surface);
        return surface ? paint_find(painter, key, w, h) : NULL;
    }
    bool idle = collect(painter, l);
    texture = paint_find(painter, key, w, h);
    if (!texture && idle)
        begin(l, key, make, what, size);
    return texture;
}
