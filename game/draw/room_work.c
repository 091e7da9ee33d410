#include "room_work.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "fail.h"

struct RoomWork {
    pthread_t thread;
    Painter painter; // with a brush of its own; no renderer, no store
    BrushCanvas canvas;
    RoomScene scene;
    bool plain, painted;
    int slow;
    atomic_bool done;
};

static void *paint(void *argument) {
    RoomWork *w = argument;
    PaintBox box = room_box(w->scene.view, w->canvas.width, w->canvas.height);
    w->painted = room_picture(&w->painter, w->canvas, box, &w->scene, w->plain);
    struct timespec more = {w->slow / 1000, w->slow % 1000 * 1000000L};
    if (w->slow > 0)
        nanosleep(&more, NULL);
    atomic_store(&w->done, true);
    return NULL;
}

RoomWork *room_work_start(const Room *room, const Painter *painter, const RoomScene *scene) {
    RoomWork *w = calloc(1, sizeof *w);
    size_t width = (size_t)painter->width, height = (size_t)painter->height;
    uint32_t *pixel = malloc(width * height * 4);
    Brush *brush = brush_create();
    if (w && pixel && brush) {
        *w = (RoomWork){.scene = *scene, .plain = room->plain, .slow = room->slow};
        w->painter = *painter;
        w->painter.brush = brush;
        w->canvas = (BrushCanvas){NULL, painter->width, painter->height, painter->width};
        w->canvas.pixel = pixel;
        if (pthread_create(&w->thread, NULL, paint, w) == 0)
            return w;
    }
    free(w);
    free(pixel);
    brush_destroy(brush);
    fail("the room cannot be painted meanwhile");
    return NULL;
}

bool room_work_done(RoomWork *work) {
    return atomic_load(&work->done);
}

uint32_t *room_work_take(RoomWork *w, const Painter *painter, const RoomScene *scene, bool plain) {
    pthread_join(w->thread, NULL);
    uint32_t *pixel = w->canvas.pixel;
    bool wanted = w->painted && w->plain == plain && room_same(&w->scene, scene) &&
                  room_same_view(w->scene.view, scene->view) && w->canvas.width == painter->width &&
                  w->canvas.height == painter->height;
    brush_destroy(w->painter.brush);
    free(w);
    if (wanted)
        return pixel;
    free(pixel);
    return NULL;
}
