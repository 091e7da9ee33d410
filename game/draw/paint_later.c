#include "paint_later.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

typedef enum { LATER_IDLE, LATER_BUSY, LATER_DONE } LaterState;

struct PaintLater {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t turn; // the state has changed, or `stop`
    LaterState state;
    bool stop;
    // The thread's own while it is busy.
    uint64_t key;
    PaintMake make;
    _Alignas(16) unsigned char what[PAINT_LATER_BYTES];
    SDL_Surface *surface;
};

static void *run(void *argument) {
    struct PaintLater *l = argument;
    pthread_mutex_lock(&l->lock);
    while (!l->stop) {
        if (l->state != LATER_BUSY) {
            pthread_cond_wait(&l->turn, &l->lock);
            continue;
        }
        pthread_mutex_unlock(&l->lock);
        l->surface = l->make(l->what);
        pthread_mutex_lock(&l->lock);
        l->state = LATER_DONE;
        pthread_cond_broadcast(&l->turn);
    }
    pthread_mutex_unlock(&l->lock);
    return NULL;
}

bool paint_later_open(Painter *painter) {
    ASSERT(!painter->later);
    struct PaintLater *l = calloc(1, sizeof *l);
    if (!l)
        return fail("out of memory");
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->turn, NULL);
    if (pthread_create(&l->thread, NULL, run, l) != 0) {
        pthread_cond_destroy(&l->turn);
        pthread_mutex_destroy(&l->lock);
        free(l);
        return fail("no thread can be started to make pictures");
    }
    painter->later = l;
    return true;
}

void paint_later_close(Painter *painter) {
    struct PaintLater *l = painter->later;
    if (!l)
        return;
    pthread_mutex_lock(&l->lock);
    l->stop = true;
    pthread_cond_broadcast(&l->turn);
    pthread_mutex_unlock(&l->lock);
    pthread_join(l->thread, NULL);
    pthread_cond_destroy(&l->turn);
    pthread_mutex_destroy(&l->lock);
    SDL_FreeSurface(l->surface);
    free(l);
    painter->later = NULL;
}

void paint_later_stand(Painter *painter) {
    struct PaintLater *l = painter->later;
    if (!l)
        return;
    pthread_mutex_lock(&l->lock);
    while (l->state == LATER_BUSY)
        pthread_cond_wait(&l->turn, &l->lock);
    pthread_mutex_unlock(&l->lock);
}

// Keeps what is done; whether the thread has nothing to do.
static bool collect(Painter *painter, struct PaintLater *l) {
    pthread_mutex_lock(&l->lock);
    LaterState state = l->state;
    pthread_mutex_unlock(&l->lock);
    if (state == LATER_DONE) { // the thread waits
        if (l->surface)
            paint_keep(painter, l->key, l->surface);
        l->surface = NULL;
        l->state = LATER_IDLE;
    }
    return state != LATER_BUSY;
}

static void begin(struct PaintLater *l, uint64_t key, PaintMake make, const void *what,
                  size_t size) {
    ASSERT(size <= PAINT_LATER_BYTES);
    l->key = key;
    l->make = make;
    memcpy(l->what, what, size);
    pthread_mutex_lock(&l->lock);
    l->state = LATER_BUSY;
    pthread_cond_broadcast(&l->turn);
    pthread_mutex_unlock(&l->lock);
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
