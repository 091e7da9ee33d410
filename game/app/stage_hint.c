#include "stage_hint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stage_ghost.h"

// Sizes in pixels of a picture 1080 high.
static const double WIDTH = 19, HEAD_WIDTH = 50, HEAD_LONG = 42, LEAST_LONG = 90;
static const double LINE = 6, LINE_AWAY = 13, EDGE = 7, LINE_SEEN = .6;
static const double LIGHT = 110, LIGHT_SEEN = .95; // how far the light reaches
static const uint32_t ARROW = 0xFFF2A53C, RIM = 0xFFFFFAF0, CALM_BLUE = 0xFF6FB4E4;
static const uint32_t ROSE_GOLD = 0xFFFFA888;

static const double BESIDE = 26, BEFORE_HAND = 40; // between the arrow and what moves

enum { WAY = 14, BETWEEN = 4, FINE = (WAY - 1) * BETWEEN + 1 };

typedef struct {
    double x, y;
} Point;

typedef struct {
    Brush *brush;
    const Camera *camera;
    BrushCanvas canvas;
    double unit, hints;
    RasterBox box; // drawn on so far
} Sheet;

void stage_hint_free(StageHint *h) {
    brush_destroy(h->brush);
    for (int i = 0; i < STAGE_PEOPLE; i++)
        free(h->areas[i]);
    for (int i = 0; i < STAGE_PEOPLE; i++)
        free(h->point[i]);
    stage_mask_destroy(h->mask);
    stage_ghost_free(h->ghost);
}

void stage_hint_glow(const StageShot *shot, HintActor *a) {
    a->hint = (Hint){0};
    if (shot->hints > 0 && a->timeline && !shot->from) {
        int phase = timeline_at(a->timeline, shot->breath);
        const Phase *p = &a->timeline->phase[phase];
        double share = clamp((shot->breath - p->start) / breath_share(p->air), 0, 1);
        a->hint = shot->on_paper
                      ? hint_come(a->timeline, phase)
                      : hint_at(a->timeline, phase, share, shot->lungs, shot->hints_always);
    }
    person_glow(a->person, a->hint.feel, shot->hints * a->hint.glow);
}

static bool project(const Sheet *s, Vec3 at, Point *out) {
    double depth;
    return camera_project(s->camera, at, &out->x, &out->y, &depth);
}

static void cover(Sheet *s, Point p, double reach) {
    s->box.x0 = (int)fmin(s->box.x0, p.x - reach);
    s->box.y0 = (int)fmin(s->box.y0, p.y - reach);
    s->box.x1 = (int)fmax(s->box.x1, p.x + reach + 1);
    s->box.y1 = (int)fmax(s->box.y1, p.y + reach + 1);
}

// ---- a light behind what is felt, and a calm line round what stays ----

static const HintAreas *areas_of(StageHint *h, const HintActor *a, int who, int area) {
    if (!h->areas[who])
        h->areas[who] = calloc(1, sizeof *h->areas[who]);
    HintAreas *areas = h->areas[who];
    if (areas && areas->count[area] == 0) {
        areas->count[area] = person_area(a->person, 1u << area, areas->vertex[area], HINT_VERTICES);
        if (areas->count[area] == 0)
            areas->count[area] = -1;
    }
    return areas;
}

static void place_some(const Sheet *s, const RasterMesh *mesh, const uint16_t *vertex, int count,
                       MaskPoint *point) {
    for (int i = 0; i < count; i++) {
        const float *p = mesh->vertex[vertex[i]].position;
        Point at;
        project(s, vec3((double)p[0], (double)p[1], (double)p[2]), &at);
        point[vertex[i]] = (MaskPoint){(float)at.x, (float)at.y};
    }
}

// Where a person's vertices lie in the picture: those of the coarse skin and of the areas.
static bool place_points(StageHint *h, const Sheet *s, const HintActor *a, int who) {
    RasterMesh mesh = person_mesh(a->person);
    if (!h->point[who])
        h->point[who] = calloc((size_t)mesh.vertex_count, sizeof *h->point[who]);
    if (!h->point[who])
        return false;
    place_some(s, &mesh, mesh.coarse_vertex, mesh.coarse_vertex_count, h->point[who]);
    AreaSet set = a->hint.feel | a->hint.still;
    for (int area = 0; area < AREA_COUNT; area++) {
        const HintAreas *areas = set & 1u << area ? areas_of(h, a, who, area) : NULL;
        if (areas)
            place_some(s, &mesh, areas->vertex[area], areas->count[area], h->point[who]);
    }
    return true;
}

// The box about some areas of a person; the mask is empty there.
static bool open_mask(StageHint *h, Sheet *s, const HintActor *a, int who, AreaSet set,
                      double space) {
    RasterBox box = {s->canvas.width, s->canvas.height, 0, 0}, all = s->box;
    for (int area = 0; area < AREA_COUNT; area++) {
        const HintAreas *areas = set & 1u << area ? areas_of(h, a, who, area) : NULL;
        for (int i = 0; areas && i < areas->count[area]; i++) {
            const MaskPoint *p = &h->point[who][areas->vertex[area][i]];
            s->box = box;
            cover(s, (Point){(double)p->x, (double)p->y}, space * s->unit);
            box = s->box;
        }
    }
    s->box = all;
    if (!stage_mask_begin(h->mask, box, s->canvas.width, s->canvas.height))
        return false;
    cover(s, (Point){box.x0, box.y0}, 1);
    cover(s, (Point){box.x1, box.y1}, 1);
    return true;
}

// The whole person, and the areas in it.
static void fill_person(StageHint *h, const HintActor *a, int who, AreaSet set) {
    RasterMesh mesh = person_mesh(a->person);
    for (int i = 0; i < mesh.coarse_count; i++) {
        MaskPoint corner[3];
        for (int k = 0; k < 3; k++)
            corner[k] = h->point[who][mesh.coarse_vertex[mesh.coarse_index[3 * i + k]]];
        stage_mask_fill(h->mask, MASK_COVER, corner, 255);
    }
    for (int area = 0; area < AREA_COUNT; area++) {
        const HintAreas *areas = set & 1u << area ? areas_of(h, a, who, area) : NULL;
        for (int i = 0; areas && i < areas->count[area]; i++)
            stage_mask_dot(h->mask, MASK_PART, h->point[who][areas->vertex[area][i]]);
    }
}

static void light_behind(StageHint *h, Sheet *s, const HintActor *all, int who) {
    AreaSet feel = all[who].hint.feel;
    double strength = s->hints * all[who].hint.glow;
    if (strength < .02 || !open_mask(h, s, &all[who], who, feel, LIGHT))
        return;
    fill_person(h, &all[who], who, feel);
    stage_mask_soften(h->mask, MASK_PART, .6 * LIGHT);
    stage_mask_soften(h->mask, MASK_COVER, 1);
    stage_mask_light(h->mask, s->canvas, ROSE_GOLD, LIGHT_SEEN * strength);
}

// Pairs get one line round both where these are close together.
static void line_round(StageHint *h, Sheet *s, const HintActor *all, int who) {
    AreaSet still = all[who].hint.still;
    double strength = s->hints * all[who].hint.outline;
    if (strength < .02 || !open_mask(h, s, &all[who], who, still, 5 * LINE_AWAY))
        return;
    fill_person(h, &all[who], who, still);
    stage_mask_measure(h->mask);
    stage_mask_soften(h->mask, MASK_PART, 2 * LINE_AWAY);
    stage_mask_line(h->mask, s->canvas, LINE_AWAY, LINE + EDGE, RIM, .5 * LINE_SEEN * strength);
    stage_mask_line(h->mask, s->canvas, LINE_AWAY, LINE, CALM_BLUE, LINE_SEEN * strength);
}

// ---- an arrow along the way of what moves ----

// The way of one joint from now to the end of the half-breath, as far as it hides no face.
static int way_of(const Sheet *s, const HintActor *a, Joint joint, double from,
                  const HintActor *all, int people, Point *out) {
    int count = 0, run = 0;
    for (int i = 0; i < WAY; i++) {
        Posture p;
        Point at;
        motion_posture(a->motion, a->timeline, a->hint.phase, from + (1 - from) * i / (WAY - 1),
                       &p);
        Vec3 place = vec_add(a->to, quat_rotate(a->turn, p.body.position[joint]));
        bool clear = project(s, place, &at);
        for (int k = 0; k < people && clear; k++) {
            const Vec3 *body = all[k].posture->body.position;
            Point face;
            double x, y, depth, reach = .62 * all[k].figure->head;
            Vec3 head = vec_mix(body[JOINT_HEAD], body[JOINT_CROWN], .5);
            camera_project(s->camera, head, &x, &y, &depth);
            face = (Point){x - at.x, y - at.y};
            reach = reach * s->camera->focal / fmax(depth, .1) + .5 * HEAD_WIDTH * s->unit;
            clear = face.x * face.x + face.y * face.y > reach * reach;
        }
        if (!clear) { // what lies beyond the face is another way
            if (count > run)
                break;
            continue;
        }
        out[count++] = at;
    }
    return count;
}

static double length_of(const Point *p, int count) {
    double sum = 0;
    for (int i = 1; i < count; i++)
        sum += sqrt((p[i].x - p[i - 1].x) * (p[i].x - p[i - 1].x) +
                    (p[i].y - p[i - 1].y) * (p[i].y - p[i - 1].y));
    return sum;
}

// The point at a length along the way.
static Point along(const Point *p, int count, double length) {
    for (int i = 1; i < count; i++) {
        double step = length_of(&p[i - 1], 2);
        if (length <= step && step > 0)
            return (Point){mix(p[i - 1].x, p[i].x, length / step),
                           mix(p[i - 1].y, p[i].y, length / step)};
        length -= step;
    }
    return p[count - 1];
}

// A shaft that swells from its tail, and a head with round corners.
static void arrow_path(Sheet *s, const Point *way, int count, double from, double to) {
    enum { STEPS = 26 };
    Point left[STEPS + 1], right[STEPS + 1], ahead = {0, 0};
    double neck = to - HEAD_LONG * s->unit;
    for (int i = 0; i <= STEPS; i++) {
        double at = mix(from, neck, (double)i / STEPS), wide = .5 * WIDTH * s->unit;
        Point p = along(way, count, at), q = along(way, count, at + 6 * s->unit);
        double x = q.x - p.x, y = q.y - p.y, size = fmax(1e-6, sqrt(x * x + y * y));
        wide *= .22 + .78 * i / STEPS;
        ahead = (Point){x / size, y / size};
        left[i] = (Point){p.x + ahead.y * wide, p.y - ahead.x * wide};
        right[i] = (Point){p.x - ahead.y * wide, p.y + ahead.x * wide};
        cover(s, p, HEAD_WIDTH * s->unit);
    }
    Point root = along(way, count, neck), tip = along(way, count, to);
    double x = tip.x - root.x, y = tip.y - root.y, size = fmax(1e-6, sqrt(x * x + y * y));
    ahead = (Point){x / size, y / size};
    tip = (Point){root.x + ahead.x * HEAD_LONG * s->unit, root.y + ahead.y * HEAD_LONG * s->unit};
    cover(s, tip, HEAD_WIDTH * s->unit);
    double half = .5 * HEAD_WIDTH * s->unit;
    brush_move(s->brush, (float)left[0].x, (float)left[0].y);
    for (int i = 1; i <= STEPS; i++)
        brush_line(s->brush, (float)left[i].x, (float)left[i].y);
    brush_line(s->brush, (float)(root.x + ahead.y * half), (float)(root.y - ahead.x * half));
    brush_line(s->brush, (float)tip.x, (float)tip.y);
    brush_line(s->brush, (float)(root.x - ahead.y * half), (float)(root.y + ahead.x * half));
    for (int i = STEPS; i >= 0; i--)
        brush_line(s->brush, (float)right[i].x, (float)right[i].y);
    brush_close(s->brush);
}

// A smooth curve through all points of the way, moved a little aside, away from the chest.
static int smooth_way(const Sheet *s, const HintActor *a, const Point *way, int count,
                      double beside, Point out[FINE]) {
    Point chest;
    double aside = 0;
    int fine = 0;
    project(s, a->posture->body.position[JOINT_RIBS], &chest);
    for (int i = 0; i + 1 < count; i++) {
        Point p = way[i > 0 ? i - 1 : 0], q = way[i], r = way[i + 1];
        Point n = way[i + 2 < count ? i + 2 : count - 1];
        aside += (r.y - q.y) * (q.x - chest.x) - (r.x - q.x) * (q.y - chest.y);
        for (int k = 0; k < BETWEEN + (i + 2 == count); k++) { // Catmull and Rom 1974
            double t = (double)k / BETWEEN, t2 = t * t, t3 = t2 * t;
            double u = -t3 + 2 * t2 - t, v = 3 * t3 - 5 * t2 + 2, w = -3 * t3 + 4 * t2 + t;
            double z = t3 - t2;
            out[fine++] = (Point){.5 * (u * p.x + v * q.x + w * r.x + z * n.x),
                                  .5 * (u * p.y + v * q.y + w * r.y + z * n.y)};
        }
    }
    Point before[FINE];
    memcpy(before, out, sizeof before);
    double space = (aside < 0 ? -beside : beside) * s->unit;
    for (int i = 0; i < fine; i++) {
        Point p = before[i > 2 ? i - 3 : 0], q = before[i + 3 < fine ? i + 3 : fine - 1];
        double x = q.x - p.x, y = q.y - p.y, size = fmax(1e-6, sqrt(x * x + y * y));
        out[i] = (Point){before[i].x + space * y / size, before[i].y - space * x / size};
    }
    return fine;
}

// How much of a way lies along the band, 0..1.
static double along_band(const Sheet *s, const HintActor *a, const Point *way, int count) {
    Point from, to;
    if (!a->posture->band || !project(s, a->posture->grip[0], &from) ||
        !project(s, a->posture->grip[1], &to))
        return 0;
    double x = to.x - from.x, y = to.y - from.y, square = fmax(1, x * x + y * y), near = 0;
    for (int i = 0; i < count; i++) {
        double t = ((way[i].x - from.x) * x + (way[i].y - from.y) * y) / square;
        t = clamp(t, 0, 1);
        double dx = way[i].x - from.x - t * x, dy = way[i].y - from.y - t * y;
        near += dx * dx + dy * dy < HEAD_WIDTH * HEAD_WIDTH * s->unit * s->unit;
    }
    return near / count;
}

// From now on to the end of the half-breath, or, `come`, from its beginning to now.
static void arrow(Sheet *s, const HintActor *a, const HintActor *all, int people, Joint joint,
                  double from, double strength, bool come) {
    Point way[WAY], fine[FINE];
    int count = way_of(s, a, joint, from, all, people, way);
    if (count < (come ? WAY : 3)) // on paper the whole of it or nothing
        return;
    count = smooth_way(s, a, way, count, come ? 2 * BESIDE : BESIDE, fine);
    double length = length_of(fine, count), space = BEFORE_HAND * s->unit;
    double start = come ? 0 : space, end = come ? length - space : length;
    double seen = clamp((end - start) / (LEAST_LONG * s->unit) - 1, 0, .3) / .3;
    seen *= strength * clamp((.5 - along_band(s, a, fine, count)) / .2, 0, 1);
    if (seen < .02)
        return;
    BrushPaint rim = brush_solid(RIM), fill = brush_solid(ARROW);
    for (int soft = 2; soft >= 1; soft--) {
        arrow_path(s, fine, count, start, end);
        brush_stroke(s->brush, (float)(soft * 1.2 * EDGE * s->unit), true, &rim,
                     (float)(.5 * seen));
    }
    arrow_path(s, fine, count, start, end);
    brush_stroke(s->brush, (float)(.7 * EDGE * s->unit), true, &fill, (float)seen);
    arrow_path(s, fine, count, start, end);
    brush_fill(s->brush, &fill, (float)seen);
}

static void point_at(Sheet *s, const StageShot *shot, const HintActor *all, int who, int people) {
    const HintActor *a = &all[who];
    const Hint *hint = &a->hint;
    const Phase *p = &a->timeline->phase[hint->phase];
    double now = clamp((shot->breath - p->start) / breath_share(p->air), 0, 1);
    for (int area = 0; area < AREA_COUNT; area++)
        if (hint->moves & 1u << area && hint->arrow > .02)
            arrow(s, a, all, people, area_joint((Area)area), shot->on_paper ? 0 : now,
                  shot->hints * hint->arrow, shot->on_paper);
}

static void softly(StageHint *h, Sheet *s, const HintActor *actor, int count) {
    if (!h->mask && !(h->mask = stage_mask_create()))
        return;
    for (int i = 0; i < count; i++) {
        const Hint *hint = &actor[i].hint;
        if (s->hints * fmax(hint->glow, hint->outline) < .02 || !place_points(h, s, &actor[i], i))
            continue;
        light_behind(h, s, actor, i);
        line_round(h, s, actor, i);
    }
}

static bool seen(const StageShot *shot, const HintActor *actor, int count) {
    double most = 0;
    for (int i = 0; i < count; i++)
        if (actor[i].timeline)
            most = fmax(most, actor[i].hint.arrow + actor[i].hint.outline + actor[i].hint.glow);
    return shot->hints * most > .02;
}

RasterPicture stage_hint_draw(StageHint *h, Raster *raster, const Camera *camera,
                              const StageShot *shot, const HintActor *actor, int count,
                              RasterPicture picture) {
    bool hints = seen(shot, actor, count);
    if ((!hints && !shot->mistake) || (!h->brush && !(h->brush = brush_create()))) {
        stage_ghost_free(h->ghost);
        h->ghost = NULL;
        return picture;
    }
    BrushCanvas canvas = {raster_pixels(raster), picture.width, picture.height, picture.stride};
    Sheet sheet = {h->brush, camera, canvas, picture.height / 1080.0, shot->hints, {0, 0, 0, 0}};
    sheet.box = (RasterBox){picture.width, picture.height, 0, 0};
    if (hints)
        softly(h, &sheet, actor, count);
    stage_ghost_draw(&h->ghost, shot, actor, count, camera, canvas, h->brush, &sheet.box);
    brush_begin(h->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
    for (int i = 0; i < count && hints; i++)
        if (actor[i].timeline)
            point_at(&sheet, shot, actor, i, count);
    if (sheet.box.x0 >= sheet.box.x1)
        return picture;
    sheet.box.x0 = sheet.box.x0 > 0 ? sheet.box.x0 : 0;
    sheet.box.y0 = sheet.box.y0 > 0 ? sheet.box.y0 : 0;
    sheet.box.x1 = sheet.box.x1 < picture.width ? sheet.box.x1 : picture.width;
    sheet.box.y1 = sheet.box.y1 < picture.height ? sheet.box.y1 : picture.height;
    return raster_widen(raster, sheet.box);
}
