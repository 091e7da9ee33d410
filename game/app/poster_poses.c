#include "poster_poses.h"

#include <math.h>
#include <string.h>

#include "fail.h"

// Of the sketch that tells how much room is needed.
enum { SKETCH_WIDTH = 1152, SKETCH_HEIGHT = 480, ROOM = 3, SOLID = 150, PICTURE_MOST = 5200 };

#define ASIDE  .03 // metres beside who is in a picture
#define SHADOW .16 // metres that it may reach beside what is seen, and
#define BELOW  .07 // under the feet

static void add_pose(PosterMove *m, double breath, const StepCard *step) {
    if (m->count < POSTER_POSES)
        m->pose[m->count++] = (PosterPose){.breath = breath, .step = step};
}

static bool step_ends(const Timeline *t, int i) {
    return i + 1 == t->count || t->phase[i + 1].step != t->phase[i].step ||
           t->phase[i + 1].rep != t->phase[i].rep;
}

// The last phase of the first repetition in which a pose is held, or -1: what comes after it is the
// way back.
static int last_hold(const Timeline *t) {
    int last = -1;
    for (int i = 0; i < timeline_after(t) && t->phase[i].rep <= 1; i++)
        last = t->phase[i].rep == 1 && t->phase[i].step->kind == STEP_HOLD ? i : last;
    return last;
}

// One step back is words. Of several each is a picture.
static void add_back(PosterMove *m, const Phase *phase, int before) {
    if (before == 0) {
        m->back = phase->step;
        m->back_breath = phase_end(phase) - 1e-4;
        return;
    }
    if (m->back)
        add_pose(m, m->back_breath, m->back);
    m->back = NULL;
    add_pose(m, phase_end(phase) - 1e-4, phase->step);
}

void poster_poses_find(PosterMove *m, const Exercise *exercise, int version,
                       double breath_seconds) {
    *m = (PosterMove){0};
    timeline_init(&m->timeline, exercise, version, breath_seconds);
    const Timeline *t = &m->timeline;
    int home = t->phase[timeline_rep(t, 1)].from, hold = last_hold(t);
    int steps_back = 0;
    add_pose(m, t->phase[0].start, NULL);
    for (int i = 0; i < timeline_after(t) && t->phase[i].rep <= 1; i++) {
        const Phase *p = &t->phase[i];
        PosterPose *last = &m->pose[m->count - 1];
        if (!step_ends(t, i))
            continue;
        if (p->step->kind == STEP_HOLD)
            last->hold = p->step->breaths;
        else if (p->rep == 1 && m->count > 1 && (p->goal == home || (hold >= 0 && i > hold)))
            add_back(m, p, steps_back++);
        else if (p->goal == p->from)
            last->stays = p->step;
        else
            add_pose(m, phase_end(p) - 1e-4, p->step);
    }
}

// For how many breaths somebody stays in a pose.
static double stays(const PosterPose *pose) {
    return fmax(pose->hold, pose->stays != NULL);
}

void poster_poses_held(PosterMove *m) {
    int held = 0;
    for (int i = 1; i < m->count; i++)
        held = stays(&m->pose[i]) >= stays(&m->pose[held]) ? i : held;
    m->pose[0] = m->pose[held];
    m->pose[0].step = NULL; // nothing moves any more: no arrow
    m->count = 1;
}

static RasterPicture draw(const PosterMove *m, Stage *stage, int pose) {
    const Timeline *t = &m->timeline;
    int version = (int)(t->version - t->exercise->version);
    StageShot shot = {.timeline = t,
                      .scene = stage_scene(stage, t->exercise, version, 1),
                      .breath = m->pose[pose].breath,
                      .lungs = .3,
                      .smile = .9,
                      .hints = m->pose[pose].step ? 1 : 0,
                      .on_paper = true};
    return stage_draw(stage, &shot);
}

static RasterBox seen(RasterPicture p) {
    RasterBox box = {SKETCH_WIDTH, SKETCH_HEIGHT, 0, 0};
    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++)
            if (p.pixel[y * p.stride + x] >> 24 > SOLID) {
                box.x0 = x < box.x0 ? x : box.x0;
                box.x1 = x + 1 > box.x1 ? x + 1 : box.x1;
                box.y0 = y < box.y0 ? y : box.y0;
                box.y1 = y + 1 > box.y1 ? y + 1 : box.y1;
            }
    return box;
}

// The pixels of a metre where the person stands.
static double metre_of(const Stage *stage) {
    double x, low, high, depth;
    const Camera *c = stage_camera(stage);
    camera_project(c, vec3(0, 0, 0), &x, &low, &depth);
    camera_project(c, vec3(0, 1, 0), &x, &high, &depth);
    return low - high;
}

void poster_poses_measure(PosterMove *m, Stage *stage) {
    stage_resize(stage, SKETCH_WIDTH, SKETCH_HEIGHT);
    m->top = SKETCH_HEIGHT;
    m->floor = 0;
    for (int i = 0; i < m->count; i++) {
        RasterBox box = seen(draw(m, stage, i));
        m->metre = metre_of(stage);
        box.x0 = box.x0 > ROOM ? box.x0 - ROOM : 0;
        box.x1 = box.x1 + ROOM < SKETCH_WIDTH ? box.x1 + ROOM : SKETCH_WIDTH;
        m->top = box.y0 - ROOM < m->top ? box.y0 - ROOM : m->top;
        m->floor = box.y1 + ROOM > m->floor ? box.y1 + ROOM : m->floor;
        m->pose[i].box = box;
    }
    m->top = m->top > 0 ? m->top : 0;
    m->floor = m->floor < SKETCH_HEIGHT ? m->floor : SKETCH_HEIGHT;
}

float poster_pose_wide(const PosterMove *m, int pose) {
    return (float)((m->pose[pose].box.x1 - m->pose[pose].box.x0) / m->metre + 2 * ASIDE);
}

float poster_poses_high(const PosterMove *m) {
    return (float)((m->floor - m->top) / m->metre);
}

// Lets a shadow end softly in the `beside` and `under` pixels at the edges.
static void fade_edges(BrushCanvas canvas, int beside, int under) {
    for (int y = 0; y < canvas.height; y++)
        for (int x = 0; x < canvas.width; x++) {
            int away = x < canvas.width - 1 - x ? x : canvas.width - 1 - x;
            int down = canvas.height - 1 - y;
            uint32_t *pixel = &canvas.pixel[y * canvas.stride + x], alpha = *pixel >> 24;
            if (away < beside)
                alpha = alpha * (uint32_t)away / (uint32_t)beside;
            if (down < under)
                alpha = alpha * (uint32_t)down / (uint32_t)under;
            *pixel = (*pixel & 0xFFFFFFu) | alpha << 24;
        }
}

static SDL_Surface *cut(RasterPicture p, RasterBox box, int beside, int under) {
    SDL_Surface *surface = paint_surface(box.x1 - box.x0, box.y1 - box.y0);
    if (!surface)
        return NULL;
    BrushCanvas canvas = paint_canvas(surface);
    for (int y = 0; y < canvas.height; y++) // what lies beside the picture stays empty
        for (int x = 0; x < canvas.width; x++) {
            int from_x = box.x0 + x, from_y = box.y0 + y;
            bool inside = from_x >= 0 && from_x < p.width && from_y >= 0 && from_y < p.height;
            canvas.pixel[y * canvas.stride + x] = inside ? p.pixel[from_y * p.stride + from_x] : 0;
        }
    brush_straighten(canvas);
    fade_edges(canvas, beside, under);
    return surface;
}

bool poster_poses_paint(PosterMove *m, Stage *stage, float metre) {
    double scale = (double)metre / m->metre, most = (double)PICTURE_MOST / SKETCH_WIDTH;
    scale = scale < most ? scale : most;
    if (!stage_resize(stage, (int)(SKETCH_WIDTH * scale), (int)(SKETCH_HEIGHT * scale)))
        return false;
    m->painted = metre;
    m->beside = (int)(SHADOW * (double)metre);
    m->under = (int)(BELOW * (double)metre);
    for (int i = 0; i < m->count; i++) {
        const RasterBox *b = &m->pose[i].box;
        RasterBox box = {(int)(b->x0 * scale) - m->beside, (int)(m->top * scale),
                         (int)(b->x1 * scale) + m->beside, (int)(m->floor * scale) + m->under};
        m->pose[i].picture = cut(draw(m, stage, i), box, m->beside, m->under);
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
