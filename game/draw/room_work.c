#include "room_work.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "fail.h"

enum { SHARES = 2 }; // of the picture, one below the other, each with a thread

typedef struct {
    RoomWork *work;
    pthread_t thread;
    Painter painter; // with a brush of its own; no renderer, no store
    BrushCanvas canvas;
    bool painted;
} Share;

struct RoomWork {
    Share share[SHARES];
    int shares;
    uint32_t *pixel;
    int width, height;
    RoomScene scene;
    bool plain;
    int slow;
    atomic_int done;
};

static void *paint(void *argument) {
    Share *p = argument;
    RoomWork *w = p->work;
    PaintBox box = room_box(w->scene.view, w->width, w->height);
    p->painted = room_picture(&p->painter, p->canvas, box, &w->scene, w->plain);
    struct timespec more = {w->slow / 1000, w->slow % 1000 * 1000000L};
    if (w->slow > 0)
        nanosleep(&more, NULL);
    atomic_fetch_add(&w->done, 1);
    return NULL;
}

static void start(RoomWork *w, const Painter *painter, int from, int to) {
    Share *p = &w->share[w->shares];
    *p = (Share){.work = w, .painter = *painter};
    p->painter.brush = brush_create();
    p->canvas = (BrushCanvas){w->pixel, w->width, w->height, w->width, from, to};
    if (p->painter.brush && pthread_create(&p->thread, NULL, paint, p) == 0)
        w->shares++;
    else
        brush_destroy(p->painter.brush);
}

static void finish(RoomWork *w) {
    for (int i = 0; i < w->shares; i++) {
        pthread_join(w->share[i].thread, NULL);
        brush_destroy(w->share[i].painter.brush);
    }
}

RoomWork *room_work_start(const Room *room, const Painter *painter, const RoomScene *scene) {
    RoomWork *w = calloc(1, sizeof *w);
    size_t width = (size_t)painter->width, height = (size_t)painter->height;
    uint32_t *pixel = malloc(width * height * 4);
    if (w && pixel) {
        w->pixel = pixel;
        w->width = painter->width;
        w->height = painter->height;
        w->scene = *scene;
        w->plain = room->plain;
        w->slow = room->slow;
        for (int i = 0; i == w->shares && i < SHARES; i++)
            start(w, painter, w->height * i / SHARES, w->height * (i + 1) / SHARES);
        if (w->shares == SHARES)
            return w;
        finish(w);
    }
    free(w);
    free(pixel);
    fail("the room cannot be painted meanwhile");
    return NULL;
}

bool room_work_done(RoomWork *work) {
    return atomic_load(&work->done) == work->shares;
}

uint32_t *room_work_take(RoomWork *w, const Painter *painter, const RoomScene *scene, bool plain) {
    finish(w);
    uint32_t *pixel = w->pixel;
    bool wanted = w->share[0].painted && w->share[1].painted && w->plain == plain &&
                  room_same(&w->scene, scene) && room_same_view(w->scene.view, scene->view) &&
                  w->width == painter->width && w->height == painter->height;
    free(w);
    if (wanted)
        return pixel;
    free(pixel);
    return NULL;
}
