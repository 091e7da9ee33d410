#include "stage_ghost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "change_things.h"
#include "fail.h"
#include "slip.h"
#include "stage_inset.h"
#include "stage_things.h"

enum {
    BAND_FIRST = PERSON_MATERIALS,
    CHAIR_FIRST = BAND_FIRST + BAND_MATERIALS,
    WALL_FIRST = CHAIR_FIRST + CHAIR_MATERIALS,
    MATERIALS = WALL_FIRST + WALL_MATERIALS
};

// One flat tint; the hair and what is held are a little deeper.
static const unsigned TINT = 0xC9C1E6, HAIR_TINT = 0xAFA5D6, THING_TINT = 0xE3DCCB;
static const uint32_t PAPER = 0xFFFFFAF0, PAPER_EDGE = 0xFFD9CFEC, SHADOW = 0xFF4A3B2A;
static const double AROUND = .07;                       // of the height, about the joints
static const double ROOM = 16, ROUND = 34, MARGIN = 26; // pixels of a picture 1080 high
static const double NARROWEST = .72, WIDEST = 1.55;     // of the card, to its height
static const double SIGN = 27;                          // radius, as above

struct Ghost {
    Raster *raster; // as large as the card
    Material material[MATERIALS];
    Prop *band;
    Things things;
    Slip slip;
    Camera camera;
    RasterBox card;    // in the picture
    int width, height; // of the picture for which the card was placed
    const MistakeCard *mistake;
};

void stage_ghost_free(Ghost *g) {
    if (!g)
        return;
    raster_destroy(g->raster);
    prop_destroy(g->band);
    things_destroy(&g->things);
    free(g);
}

static void make_materials(Ghost *g) {
    MaterialLight light = material_light(HOUR_NOON);
    for (int i = 0; i < MATERIALS; i++) {
        bool deep = i == PERSON_HAIR || i == PERSON_TIE || i == BAND_FIRST;
        unsigned color = i >= CHAIR_FIRST ? THING_TINT : deep ? HAIR_TINT : TINT;
        MaterialLook look = {.kind = MATERIAL_PLAIN, .color = color};
        material_make(&g->material[i], &look, &light);
    }
}

static Ghost *make(const Figure *figure) {
    Ghost *g = calloc(1, sizeof *g);
    if (!g)
        return NULL;
    g->raster = raster_create(64, 64);
    g->band = prop_band_create(.026 * figure->height, BAND_FIRST);
    things_begin(&g->things, figure, CHAIR_FIRST, WALL_FIRST);
    if (!g->raster || !g->band) {
        stage_ghost_free(g);
        return NULL;
    }
    make_materials(g);
    return g;
}

static void onto_stage(const HintActor *a, Posture *p) {
    for (int j = 0; j < JOINT_COUNT; j++) {
        p->body.position[j] = vec_add(a->to, quat_rotate(a->turn, p->body.position[j]));
        p->body.rotation[j] = quat_mul(a->turn, p->body.rotation[j]);
    }
    for (int s = 0; s < SIDE_COUNT; s++)
        p->grip[s] = vec_add(a->to, quat_rotate(a->turn, p->grip[s]));
}

// ---- the place of the card, and the view in it ----

typedef struct {
    double x0, y0, x1, y1;
} Extent;

static void take_in(Extent *f, const Camera *c, Vec3 at, double around) {
    double x, y, depth;
    if (!camera_project(c, at, &x, &y, &depth))
        return;
    around *= c->focal / depth;
    *f = (Extent){fmin(f->x0, x - around), fmin(f->y0, y - around), fmax(f->x1, x + around),
                  fmax(f->y1, y + around)};
}

static Extent extent_of(const Camera *c, const Posture *const *posture, int count, double height) {
    Extent f = {1e9, 1e9, -1e9, -1e9};
    for (int i = 0; i < count; i++)
        for (int j = 0; j < JOINT_COUNT; j++)
            take_in(&f, c, posture[i]->body.position[j], AROUND * height);
    return f;
}

// The chair that somebody leans on stands before the hands.
static void take_chair(Extent *f, const Camera *c, const HintActor *a, const Posture *p) {
    if (!p->chair && p->wall <= 0)
        return;
    Vec3 ahead = quat_rotate(a->turn, vec3(0, 0, .28 * a->figure->height));
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 at = vec_add(p->body.position[JOINT_WRIST + s], ahead);
        take_in(f, c, at, .12 * a->figure->height);
        take_in(f, c, vec3(at.x, 0, at.z), .12 * a->figure->height);
    }
}

// What the card has to show: both forms of the figure, and the chair.
static Extent shown(const Camera *c, const Posture *const form[2], const HintActor *a) {
    Extent f = extent_of(c, form, 2, a->figure->height);
    take_chair(&f, c, a, form[0]);
    return f;
}

// The stage's camera, so near that what is shown fills the card.
static Camera near_camera(const Camera *stage, const Posture *const form[2], const HintActor *a,
                          int wide, int high, double room) {
    const double fov = .42;
    Vec3 middle = form[0]->body.position[JOINT_PELVIS];
    Camera c = {0};
    double away = 8;
    for (int k = 0; k < 7; k++) {
        c = camera_look(vec_sub(middle, vec_scale(stage->forward, away)), middle, fov, wide, high);
        Extent f = shown(&c, form, a);
        double x = (.5 * (f.x0 + f.x1) - .5 * wide) * away / c.focal;
        double y = (.5 * (f.y0 + f.y1) - .5 * high) * away / c.focal;
        middle = vec_add(middle, vec_add(vec_scale(c.right, x), vec_scale(c.up, -y)));
        away *= fmax((f.x1 - f.x0) / (wide - 2 * room), (f.y1 - f.y0) / (high - 2 * room));
    }
    return c;
}

static RasterBox box_of(Extent f, double margin) {
    return (RasterBox){(int)(f.x0 - margin), (int)(f.y0 - margin), (int)(f.x1 + margin),
                       (int)(f.y1 + margin)};
}

// Places the card where it is shown from now on.
static bool place_card(Ghost *g, const HintActor *actor, int people, const Camera *camera,
                       Side side) {
    double unit = camera->height / 1080.0;
    RasterBox box[STAGE_PEOPLE];
    Posture right, slipped;
    slip_posture(&g->slip, 0, side, &right);
    slip_posture(&g->slip, 1, side, &slipped);
    onto_stage(&actor[0], &right);
    onto_stage(&actor[0], &slipped);
    const Posture *form[2] = {&right, &slipped};
    for (int i = 0; i < people; i++) {
        const Posture *now[2] = {actor[i].posture, &right};
        Extent f = extent_of(camera, now, i == 0 ? 2 : 1, actor[i].figure->height);
        take_chair(&f, camera, &actor[i], i == 0 ? &right : actor[i].posture);
        box[i] = box_of(f, .4 * MARGIN * unit);
    }
    Extent f = shown(camera, form, &actor[0]);
    double aspect = clamp((f.x1 - f.x0) / fmax(1, f.y1 - f.y0), NARROWEST, WIDEST);
    g->card = stage_inset_find(camera->width, camera->height, aspect, box, people);
    g->width = camera->width;
    g->height = camera->height;
    int wide = g->card.x1 - g->card.x0, high = g->card.y1 - g->card.y0;
    g->camera = near_camera(camera, form, &actor[0], wide, high, ROOM * unit);
    return raster_resize(g->raster, wide, high);
}

// ---- the picture on it ----

static RasterPicture draw_figure(Ghost *g, const StageShot *shot, const HintActor *a,
                                 const Posture *p) {
    RasterScene scene = {.camera = &g->camera, .materials = g->material};
    scene.shadow = (RasterShadow){.to_light = {.15f, 1, .2f}, .color = 0x8E84AE, .strength = .3f};
    PersonState state = {.breath = (float)shot->lungs};
    for (int side = 0; side < SIDE_COUNT; side++)
        state.hand[side] = (HandShape){(float)p->flat[side], (float)p->closed[side]};
    person_glow(a->person, 0, 0);
    person_pose(a->person, &p->body, &state);
    raster_begin(g->raster, &scene);
    RasterMesh mesh = person_mesh(a->person);
    raster_add(g->raster, &mesh);
    Vec3 ahead = quat_rotate(a->turn, vec3(0, 0, 1));
    const Version *version = a->motion->version;
    const Vec3 place = a->to;
    double yaw = own_atan2(ahead.x, ahead.z);
    MatFrame body = floor_frame(a->figure, version, 0);
    things_draw_chair(&g->things, g->raster, things_needed(version, THING_CHAIR),
                      frame_mul((MatFrame){yaw, place}, frame_inverse(body)));
    Vec3 cushion = quat_rotate(quat_axis(vec3(0, 1, 0), yaw), p->cushion);
    if (p->cushion.y > 0)
        things_draw_cushion(&g->things, g->raster, 1, vec_add(place, cushion), yaw);
    if (p->wall > 0)
        things_draw_wall(&g->things, g->raster, place, place.z - .3 * a->figure->height, 1);
    if (p->band) {
        Vec3 along[2], grip[2] = {p->grip[0], p->grip[1]};
        for (int side = 0; side < SIDE_COUNT; side++)
            along[side] =
                vec_unit(vec_sub(p->grip[side], p->grip[1 - side]), vec3(side ? -1 : 1, 0, 0));
        Vec3 bow = things_band_bow(a->figure, p);
        prop_band_span(g->band, grip, along, g->camera.eye, bow, 1);
        mesh = prop_mesh(g->band);
        raster_add(g->raster, &mesh);
    }
    return raster_finish(g->raster);
}

static void lay(RasterPicture p, BrushCanvas canvas, int left, int top, double alpha) {
    unsigned part = (unsigned)(alpha * 256);
    for (int y = 0; y < p.height && top + y < canvas.height; y++)
        for (int x = 0; x < p.width && left + x < canvas.width; x++) {
            uint32_t over = p.pixel[(size_t)y * (size_t)p.stride + (size_t)x], out = 0;
            if (over == 0)
                continue;
            uint32_t *to =
                &canvas.pixel[(size_t)(top + y) * (size_t)canvas.stride + (size_t)(left + x)];
            unsigned rest = 256 - (over >> 24) * part / 255;
            for (int shift = 0; shift < 32; shift += 8)
                out |= (((over >> shift & 255) * part + (*to >> shift & 255) * rest) >> 8) << shift;
            *to = out;
        }
}

static void paper(const Ghost *g, Brush *b, double unit, double alpha) {
    const RasterBox *c = &g->card;
    float x = (float)c->x0, y = (float)c->y0, round = (float)(ROUND * unit);
    float wide = (float)(c->x1 - c->x0), high = (float)(c->y1 - c->y0);
    BrushPaint fill = brush_solid(PAPER), edge = brush_solid(PAPER_EDGE);
    BrushPaint shadow = brush_solid(SHADOW);
    for (int i = 1; i <= 4; i++) {
        float out = (float)(2.5 * i * unit), down = (float)(7 * unit);
        brush_rounded(b, x - out, y - out + down, wide + 2 * out, high + 2 * out, round + out);
        brush_fill(b, &shadow, (float)(.05 * alpha));
    }
    brush_rounded(b, x, y, wide, high, round);
    brush_fill(b, &fill, (float)alpha);
    brush_rounded(b, x, y, wide, high, round);
    brush_stroke(b, (float)(4 * unit), true, &edge, (float)alpha);
}

// ---- the signs ----

static void sign(Brush *b, double x, double y, double unit, bool well, double alpha) {
    float r = (float)(SIGN * unit), cx = (float)x, cy = (float)y;
    BrushPaint fill = brush_solid(PAPER), mark = brush_solid(well ? 0xFF5E9E6C : 0xFF8E84AE);
    brush_ellipse(b, cx, cy, r, r);
    brush_fill(b, &fill, (float)alpha);
    brush_ellipse(b, cx, cy, r, r);
    brush_stroke(b, .17f * r, true, &mark, (float)alpha);
    if (well) {
        brush_move(b, cx - .42f * r, cy + .04f * r);
        brush_line(b, cx - .10f * r, cy + .36f * r);
        brush_line(b, cx + .46f * r, cy - .34f * r);
    } else {
        brush_move(b, cx - .40f * r, cy + .40f * r);
        brush_line(b, cx + .40f * r, cy - .40f * r);
    }
    brush_stroke(b, .22f * r, true, &mark, (float)alpha);
}

static void widen(RasterBox *box, double x0, double y0, double x1, double y1) {
    box->x0 = x0 < box->x0 ? (int)x0 : box->x0;
    box->y0 = y0 < box->y0 ? (int)y0 : box->y0;
    box->x1 = x1 > box->x1 ? (int)x1 + 1 : box->x1;
    box->y1 = y1 > box->y1 ? (int)y1 + 1 : box->y1;
}

// Just above the highest point of the right form.
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

// One at the card's corner, one over the right form.
static void signs(const Ghost *g, const Camera *c, const Posture *right, Brush *brush, double alpha,
                  RasterBox *box) {
    double x = 0, y, unit = c->height / 1080.0, reach = (SIGN + 6) * unit;
    above(c, right, unit, &x, &y);
    x = clamp(x, reach, c->width - reach);
    y = clamp(y, reach, c->height - reach);
    sign(brush, x, y, unit, true, alpha);
    widen(box, x - reach, y - reach, x + reach, y + reach);
    sign(brush, g->card.x0 + .55 * SIGN * unit, g->card.y0 + .55 * SIGN * unit, unit, false, alpha);
}

// The ghost for this moment, its card placed; NULL where none can be shown.
static Ghost *ready(Ghost *g, const StageShot *shot, const HintActor *actor, int people,
                    const Camera *camera, Side side) {
    if (!g && !(g = make(actor[0].figure)))
        return NULL;
    bool same = shot->mistake == g->mistake;
    if (!same)
        slip_init(&g->slip, actor[0].motion, shot->mistake);
    g->slip.motion = actor[0].motion;
    if (same && g->width == camera->width && g->height == camera->height)
        return g;
    g->mistake = shot->mistake;
    if (place_card(g, actor, people, camera, side))
        return g;
    stage_ghost_free(g);
    return NULL;
}

void stage_ghost_draw(Ghost **ghost, const StageShot *shot, const HintActor *actor, int people,
                      const Camera *camera, BrushCanvas canvas, Brush *brush, RasterBox *box) {
    const HintActor *a = &actor[0];
    if (!shot->mistake || !a->timeline || a->motion->version != shot->scene->version) {
        stage_ghost_free(*ghost);
        *ghost = NULL;
        return;
    }
    Side side = a->timeline->phase[timeline_at(a->timeline, shot->breath - 1e-6)].side;
    double seen = blend_ease(fmin(1, 2.2 * shot->slip)), unit = camera->height / 1080.0;
    Ghost *g = *ghost = ready(*ghost, shot, actor, people, camera, side);
    if (!g || seen < .01)
        return;
    Posture slipped;
    slip_posture(&g->slip, shot->slip, side, &slipped);
    onto_stage(a, &slipped);
    RasterPicture picture = draw_figure(g, shot, a, &slipped);
    brush_begin(brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
    paper(g, brush, unit, seen);
    lay(picture, canvas, g->card.x0, g->card.y0, seen);
    double edge = 20 * unit;
    widen(box, g->card.x0 - edge, g->card.y0 - edge, g->card.x1 + edge, g->card.y1 + edge);
    signs(g, camera, a->posture, brush, blend_ease(2 * shot->slip - 1), box);
}
