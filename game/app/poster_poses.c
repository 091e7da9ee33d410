#include "poster_poses.h"

#include <string.h>

#include "fail.h"

// Of the sketch that tells how much room is needed.
enum { SKETCH_WIDTH = 1152, SKETCH_HEIGHT = 480, ROOM = 3, SOLID = 150, PICTURE_MOST = 4200 };

#define SHADOW .22f // of the width: how far it may reach beside

static void add_pose(PosterMove *m, double breath, const StepCard *step) {
    if (m->count < POSTER_POSES)
        m->pose[m->count++] = (PosterPose){.breath = breath, .step = step};
}

void poster_poses_find(PosterMove *m, const Exercise *exercise, int version,
                       double breath_seconds) {
    *m = (PosterMove){0};
    timeline_init(&m->timeline, exercise, version, breath_seconds);
    const Timeline *t = &m->timeline;
    int first = timeline_rep(t, 1), home = t->phase[first].from;
    add_pose(m, t->phase[first].start, NULL);
    for (int i = first; i < t->count && t->phase[i].rep == 1; i++) {
        const Phase *p = &t->phase[i];
        bool ends =
            i + 1 == t->count || t->phase[i + 1].step != p->step || t->phase[i + 1].rep != 1;
        if (!ends)
            continue;
        if (p->step->kind == STEP_HOLD)
            m->pose[m->count - 1].hold = p->step->breaths;
        else if (p->goal == home && m->count > 1)
            m->returns = true;
        else
            add_pose(m, phase_end(p) - 1e-4, p->step);
    }
}

static RasterPicture draw(const PosterMove *m, Stage *stage, int pose) {
    const Timeline *t = &m->timeline;
    int version = (int)(t->version - t->exercise->version);
    StageShot shot = {.timeline = t,
                      .scene = stage_scene(stage, t->exercise, version, 1),
                      .breath = m->pose[pose].breath,
                      .lungs = .3,
                      .smile = .9};
    return stage_draw(stage, &shot);
}

static void widen(RasterBox *box, RasterPicture p) {
    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++)
            if (p.pixel[y * p.stride + x] >> 24 > SOLID) {
                box->x0 = x < box->x0 ? x : box->x0;
                box->x1 = x + 1 > box->x1 ? x + 1 : box->x1;
                box->y0 = y < box->y0 ? y : box->y0;
                box->y1 = y + 1 > box->y1 ? y + 1 : box->y1;
            }
}

void poster_poses_measure(PosterMove *m, Stage *stage) {
    stage_resize(stage, SKETCH_WIDTH, SKETCH_HEIGHT);
    m->box = (RasterBox){SKETCH_WIDTH, SKETCH_HEIGHT, 0, 0};
    for (int i = 0; i < m->count; i++)
        widen(&m->box, draw(m, stage, i));
    m->box.x0 = m->box.x0 > ROOM ? m->box.x0 - ROOM : 0;
    m->box.y0 = m->box.y0 > ROOM ? m->box.y0 - ROOM : 0;
    m->box.x1 = m->box.x1 + ROOM < SKETCH_WIDTH ? m->box.x1 + ROOM : SKETCH_WIDTH;
    m->box.y1 = m->box.y1 + ROOM < SKETCH_HEIGHT ? m->box.y1 + ROOM : SKETCH_HEIGHT;
}

// Lets a shadow end softly in the `more` pixels at the left and right edge.
static void fade_edges(BrushCanvas canvas, int more) {
    for (int y = 0; y < canvas.height; y++)
        for (int x = 0; x < canvas.width; x++) {
            int away = x < canvas.width - 1 - x ? x : canvas.width - 1 - x;
            uint32_t *pixel = &canvas.pixel[y * canvas.stride + x];
            if (away < more)
                *pixel = (*pixel & 0xFFFFFFu) | (*pixel >> 24) * (uint32_t)away / (uint32_t)more
                                                    << 24;
        }
}

static SDL_Surface *cut(RasterPicture p, RasterBox box, int more) {
    SDL_Surface *surface = paint_surface(box.x1 - box.x0, box.y1 - box.y0);
    if (!surface)
        return NULL;
    BrushCanvas canvas = paint_canvas(surface);
    for (int y = 0; y < canvas.height; y++)
        memcpy(canvas.pixel + y * canvas.stride, p.pixel + (box.y0 + y) * p.stride + box.x0,
               (size_t)canvas.width * 4);
    brush_straighten(canvas);
    fade_edges(canvas, more);
    return surface;
}

bool poster_poses_paint(PosterMove *m, Stage *stage, int w, int h) {
    double wide = m->box.x1 - m->box.x0, high = m->box.y1 - m->box.y0;
    double scale = w / wide < h / high ? w / wide : h / high;
    double most = (double)PICTURE_MOST / SKETCH_WIDTH;
    scale = scale < most ? scale : most;
    int width = (int)(SKETCH_WIDTH * scale), height = (int)(SKETCH_HEIGHT * scale);
    RasterBox box = {(int)(m->box.x0 * scale), (int)(m->box.y0 * scale), (int)(m->box.x1 * scale),
                     (int)(m->box.y1 * scale)};
    // The soft shadow may reach farther; as much on both sides, so that the middle stays.
    int more = (int)(SHADOW * (float)(box.x1 - box.x0)), under = height - box.y1;
    int least = (int)(.06f * (float)(box.y1 - box.y0));
    more = more < box.x0 ? more : box.x0;
    more = more < width - box.x1 ? more : width - box.x1;
    under = under < least ? under : least;
    box = (RasterBox){box.x0 - more, box.y0, box.x1 + more, box.y1 + under};
    m->below = (float)under / (float)(box.y1 - box.y0);
    if (!stage_resize(stage, width, height))
        return false;
    for (int i = 0; i < m->count; i++) {
        m->pose[i].picture = cut(draw(m, stage, i), box, more);
        if (!m->pose[i].picture)
            return fail("out of memory for a picture");
    }
    return true;
}

void poster_poses_free(PosterMove *m) {
    for (int i = 0; i < m->count; i++)
        SDL_FreeSurface(m->pose[i].picture);
    timeline_free(&m->timeline);
}
