#include "stage_ghost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "slip.h"

enum { BAND_FIRST = PERSON_MATERIALS, MATERIALS = BAND_FIRST + BAND_MATERIALS };

static const double THERE = .80; // how much of the ghost is seen
static const unsigned MOON = 0xD9D2F0;
// How far it stands beside the right form, of the height.
static const double ASIDE = .30, ASIDE_LOW = .36, BEHIND = -.21;

struct Ghost {
    Raster *raster; // half as large as the picture
    Material material[MATERIALS];
    Prop *band;
    uint8_t *open; // where the right form does not stand, of the raster's size
    Slip slip;
    const MistakeCard *mistake;
    const Figure *figure;
};

void stage_ghost_free(Ghost *g) {
    if (!g)
        return;
    raster_destroy(g->raster);
    prop_destroy(g->band);
    free(g->open);
    free(g);
}

// Most of a colour's strength goes; what is left still tells hair from skin and shirt.
static unsigned pale(unsigned color) {
    unsigned out = 0;
    for (int shift = 0; shift < 24; shift += 8)
        out |= (unsigned)mix(color >> shift & 255, MOON >> shift & 255, .62) << shift;
    return out;
}

static void make_materials(Ghost *g, const Figure *figure) {
    MaterialLook looks[MATERIALS];
    MaterialLight light = material_light(HOUR_NOON);
    memset(looks, 0, sizeof looks);
    person_looks(figure, looks);
    prop_band_looks(0x9C93B8, &looks[BAND_FIRST]);
    for (int i = 0; i < MATERIALS; i++) {
        looks[i].color = pale(looks[i].color);
        looks[i].second = looks[i].second ? pale(looks[i].second) : 0;
        material_make(&g->material[i], &looks[i], &light);
    }
    FacePaint face = person_face(figure);
    face.smile = .25f;
    g->material[PERSON_FACE].face = face;
}

static Ghost *make(const Figure *figure, int width, int height) {
    Ghost *g = calloc(1, sizeof *g);
    if (!g)
        return NULL;
    g->raster = raster_create(width, height);
    g->band = prop_band_create(.026 * figure->height, BAND_FIRST);
    g->open = calloc((size_t)width, (size_t)height);
    if (!g->raster || !g->band || !g->open) {
        stage_ghost_free(g);
        return NULL;
    }
    g->figure = figure;
    make_materials(g, figure);
    return g;
}

// Beside the right form; or, where that leans on something, a little behind it, so that its back
// shows over the other's.
static void onto_stage(const HintActor *a, Posture *p) {
    bool leans = (p->chair && !p->seated) || p->wall > 0;
    double aside = leans ? BEHIND : a->motion->version->camera.floor ? ASIDE_LOW : ASIDE;
    Vec3 to = vec_add(a->to, vec3(aside * a->figure->height, 0, leans ? 0 : -.12));
    for (int j = 0; j < JOINT_COUNT; j++) {
        p->body.position[j] = vec_add(to, quat_rotate(a->turn, p->body.position[j]));
        p->body.rotation[j] = quat_mul(a->turn, p->body.rotation[j]);
    }
    for (int s = 0; s < SIDE_COUNT; s++)
        p->grip[s] = vec_add(to, quat_rotate(a->turn, p->grip[s]));
}

static RasterPicture draw_figure(Ghost *g, const HintActor *a, const Camera *camera,
                                 const Posture *p, double lungs) {
    RasterScene scene = {.camera = camera, .materials = g->material};
    PersonState state = {.breath = (float)lungs};
    for (int side = 0; side < SIDE_COUNT; side++)
        state.hand[side] = (HandShape){(float)p->flat[side], (float)p->closed[side]};
    person_glow(a->person, 0, 0);
    person_pose(a->person, &p->body, &state);
    raster_begin(g->raster, &scene);
    RasterMesh mesh = person_mesh(a->person);
    raster_add(g->raster, &mesh);
    if (p->band) {
        Vec3 along[2], grip[2] = {p->grip[0], p->grip[1]};
        for (int side = 0; side < SIDE_COUNT; side++)
            along[side] =
                vec_unit(vec_sub(p->grip[side], p->grip[1 - side]), vec3(side ? -1 : 1, 0, 0));
        prop_band_span(g->band, grip, along, camera->eye, 0);
        mesh = prop_mesh(g->band);
        raster_add(g->raster, &mesh);
    }
    return raster_finish(g->raster);
}

// One channel of the ghost between four of its pixels: the nearest counts nine times, its
// neighbours three times, the one across once.
static unsigned soft(const uint32_t *at[4], int shift) {
    return (9 * (at[0][0] >> shift & 255) + 3 * (at[1][0] >> shift & 255) +
            3 * (at[2][0] >> shift & 255) + (at[3][0] >> shift & 255) + 8) /
           16;
}

// Lays the ghost over the picture, twice as large, but not over the right form.
static void lay(const Ghost *g, RasterPicture p, BrushCanvas canvas, double alpha) {
    unsigned part = (unsigned)(alpha * 256);
    for (int y = 2 * p.changed.y0; y < 2 * p.changed.y1 && y < canvas.height; y++)
        for (int x = 2 * p.changed.x0; x < 2 * p.changed.x1 && x < canvas.width; x++) {
            int sx = x / 2, sy = y / 2, nx = x % 2 ? sx + 1 : sx - 1, ny = y % 2 ? sy + 1 : sy - 1;
            nx = nx < 0 ? 0 : nx >= p.width ? p.width - 1 : nx;
            ny = ny < 0 ? 0 : ny >= p.height ? p.height - 1 : ny;
            const uint32_t *row = p.pixel + (size_t)sy * (size_t)p.stride;
            const uint32_t *other = p.pixel + (size_t)ny * (size_t)p.stride;
            const uint32_t *at[4] = {row + sx, row + nx, other + sx, other + nx};
            unsigned there = soft(at, 24);
            if (there == 0)
                continue;
            const uint8_t *open = g->open + (size_t)sy * (size_t)p.width;
            const uint8_t *beyond = g->open + (size_t)ny * (size_t)p.width;
            unsigned free_part =
                (9u * open[sx] + 3u * open[nx] + 3u * beyond[sx] + beyond[nx]) / 16;
            unsigned k = part * free_part / 255;
            uint32_t *to = canvas.pixel + (size_t)y * (size_t)canvas.stride + x, out = 0;
            for (int shift = 0; shift < 32; shift += 8) {
                unsigned under = *to >> shift & 255;
                out |= ((soft(at, shift) * k + under * (256 - there * k / 255)) >> 8) << shift;
            }
            *to = out;
        }
}

// ---- the signs ----

static const double SIGN = 27; // radius, pixels of a picture 1080 high

static void sign(Brush *b, double x, double y, double unit, bool well, double alpha) {
    float r = (float)(SIGN * unit), cx = (float)x, cy = (float)y;
    BrushPaint paper = brush_solid(0xFFFFFAF0), mark = brush_solid(well ? 0xFF5E9E6C : 0xFF8E84AE);
    brush_ellipse(b, cx, cy, r, r);
    brush_fill(b, &paper, (float)alpha);
    brush_ellipse(b, cx, cy, r, r);
    brush_stroke(b, .17f * r, true, &mark, (float)alpha);
    if (well) {
        brush_move(b, cx - .42f * r, cy + .04f * r);
        brush_line(b, cx - .10f * r, cy + .36f * r);
        brush_line(b, cx + .46f * r, cy - .34f * r);
    } else { // a round way that turns back
        brush_move(b, cx - .40f * r, cy + .40f * r);
        brush_line(b, cx + .40f * r, cy - .40f * r);
    }
    brush_stroke(b, .22f * r, true, &mark, (float)alpha);
}

static void widen(RasterBox *box, int x0, int y0, int x1, int y1) {
    box->x0 = x0 < box->x0 ? x0 : box->x0;
    box->y0 = y0 < box->y0 ? y0 : box->y0;
    box->x1 = x1 > box->x1 ? x1 : box->x1;
    box->y1 = y1 > box->y1 ? y1 : box->y1;
}

// Just above the highest point of a figure in the picture.
static void above(const Camera *c, const Posture *p, double unit, double *x, double *y) {
    *y = 1e9;
    for (int j = 0; j < JOINT_COUNT; j++) {
        double jx, jy, depth;
        if (!camera_project(c, p->body.position[j], &jx, &jy, &depth))
            continue;
        jy -= .075 * c->focal / depth + SIGN * unit;
        if (jy < *y) {
            *x = jx;
            *y = jy;
        }
    }
}

// One over each figure; side by side where these stand close together.
static void signs(const Camera *c, const Posture *right, const Posture *slipped, BrushCanvas canvas,
                  Brush *brush, double alpha, RasterBox *box) {
    double x[2], y[2], unit = canvas.height / 1080.0, reach = (SIGN + 6) * unit;
    above(c, right, unit, &x[0], &y[0]);
    above(c, slipped, unit, &x[1], &y[1]);
    double order = x[1] < x[0] ? -1 : 1, lacks = 2.6 * SIGN * unit - fabs(x[1] - x[0]);
    if (lacks > 0) {
        x[0] -= .5 * order * lacks;
        x[1] += .5 * order * lacks;
    }
    brush_begin(brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
    for (int i = 0; i < 2; i++) {
        x[i] = clamp(x[i], reach, canvas.width - reach);
        y[i] = clamp(y[i], reach, canvas.height - reach);
        sign(brush, x[i], y[i], unit, i == 0, alpha);
        widen(box, (int)(x[i] - reach), (int)(y[i] - reach), (int)(x[i] + reach) + 1,
              (int)(y[i] + reach) + 1);
    }
}

void stage_ghost_draw(Ghost **ghost, const StageShot *shot, const HintActor *a,
                      const Camera *camera, BrushCanvas canvas, Brush *brush, RasterBox *box) {
    Camera half = *camera;
    half.width = (camera->width + 1) / 2;
    half.height = (camera->height + 1) / 2;
    half.focal *= .5;
    half.center_x *= .5;
    half.center_y *= .5;
    if (!shot->mistake || !a->timeline || a->motion->version != shot->scene->version) {
        stage_ghost_free(*ghost);
        *ghost = NULL;
        return;
    }
    if (!*ghost)
        *ghost = make(a->figure, half.width, half.height);
    Ghost *g = *ghost;
    if (!g || (shot->mistake != g->mistake && !raster_resize(g->raster, half.width, half.height)))
        return;
    if (shot->mistake != g->mistake)
        slip_init(&g->slip, a->motion, shot->mistake);
    g->mistake = shot->mistake;
    g->slip.motion = a->motion;
    const Phase *p = &a->timeline->phase[timeline_at(a->timeline, shot->breath - 1e-6)];
    Posture slipped;
    slip_posture(&g->slip, shot->slip, p->side, &slipped);
    onto_stage(a, &slipped);
    RasterPicture right = draw_figure(g, a, &half, a->posture, shot->lungs);
    for (int y = 0; y < right.height; y++)
        for (int x = 0; x < right.width; x++)
            g->open[(size_t)y * (size_t)right.width + (size_t)x] =
                (uint8_t)(255 - (right.pixel[(size_t)y * (size_t)right.stride + (size_t)x] >> 24));
    RasterPicture picture = draw_figure(g, a, &half, &slipped, shot->lungs);
    double seen = blend_ease(fmin(1, 2.2 * shot->slip));
    lay(g, picture, canvas, THERE * seen);
    widen(box, 2 * picture.changed.x0, 2 * picture.changed.y0, 2 * picture.changed.x1,
          2 * picture.changed.y1);
    signs(camera, a->posture, &slipped, canvas, brush, blend_ease(2 * shot->slip - 1), box);
}
