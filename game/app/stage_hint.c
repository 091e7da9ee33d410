#include "stage_hint.h"

#include <math.h>
#include <stdlib.h>

#include "stage_ghost.h"

// Sizes in pixels of a picture 1080 high.
static const double WIDTH = 19, HEAD_WIDTH = 50, HEAD_LONG = 42, LEAST_LONG = 84;
static const double LINE = 6, LINE_SPACE = 11, EDGE = 7;
static const uint32_t ARROW = 0xFFF2A53C, RIM = 0xFFFFFAF0, CALM_BLUE = 0xFF5E9CCB;

enum { WAY = 14, ROUND = 28 };

typedef struct {
    double x, y;
} Point;

typedef struct {
    Brush *brush;
    Raster *raster;
    const Camera *camera;
    double unit;
    RasterBox box; // drawn on so far
} Sheet;

void stage_hint_free(StageHint *h) {
    brush_destroy(h->brush);
    for (int i = 0; i < STAGE_PEOPLE; i++)
        free(h->areas[i]);
    stage_ghost_free(h->ghost);
}

void stage_hint_glow(const StageShot *shot, HintActor *a) {
    a->hint = (Hint){0};
    if (shot->hints > 0 && a->timeline && !shot->from) {
        int phase = timeline_at(a->timeline, shot->breath);
        const Phase *p = &a->timeline->phase[phase];
        double share = clamp((shot->breath - p->start) / breath_share(p->air), 0, 1);
        a->hint = hint_at(a->timeline, phase, share, shot->lungs, shot->hints_always);
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

// ---- a calm line round what stays ----

// What lies farthest in each of ROUND directions, and LINE_SPACE beyond: a rounded hull.
static void hull_of(const Point *point, int count, double space, Point hull[ROUND]) {
    for (int k = 0; k < ROUND; k++) {
        double angle = 2.0 * PI * k / ROUND, x = own_cos(angle), y = own_sin(angle);
        Point best = point[0];
        for (int i = 1; i < count; i++)
            if (point[i].x * x + point[i].y * y > best.x * x + best.y * y)
                best = point[i];
        hull[k] = (Point){best.x + space * x, best.y + space * y};
    }
}

// A closed soft curve through the middles of the hull's edges.
static void soft_path(Brush *b, const Point p[ROUND]) {
    Point from = {(p[ROUND - 1].x + p[0].x) / 2, (p[ROUND - 1].y + p[0].y) / 2};
    brush_move(b, (float)from.x, (float)from.y);
    for (int i = 0; i < ROUND; i++) {
        Point next = p[(i + 1) % ROUND], to = {(p[i].x + next.x) / 2, (p[i].y + next.y) / 2};
        brush_curve(b, (float)(from.x + (p[i].x - from.x) * 2 / 3),
                    (float)(from.y + (p[i].y - from.y) * 2 / 3),
                    (float)(to.x + (p[i].x - to.x) * 2 / 3),
                    (float)(to.y + (p[i].y - to.y) * 2 / 3), (float)to.x, (float)to.y);
        from = to;
    }
    brush_close(b);
}

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

static void line_round(StageHint *h, Sheet *s, const HintActor *a, int who, int area,
                       double strength) {
    static const int fewest = 6;
    const HintAreas *areas = areas_of(h, a, who, area);
    RasterMesh mesh = person_mesh(a->person);
    Point point[HINT_VERTICES], hull[ROUND];
    int count = 0;
    for (int i = 0; areas && i < areas->count[area]; i++) {
        const float *p = mesh.vertex[areas->vertex[area][i]].position;
        count += project(s, vec3((double)p[0], (double)p[1], (double)p[2]), &point[count]);
    }
    if (count < fewest)
        return;
    hull_of(point, count, LINE_SPACE * s->unit, hull);
    for (int i = 0; i < ROUND; i++)
        cover(s, hull[i], 2 * LINE * s->unit);
    BrushPaint rim = brush_solid(RIM), blue = brush_solid(CALM_BLUE);
    soft_path(s->brush, hull);
    brush_stroke(s->brush, (float)((LINE + EDGE) * s->unit), true, &rim, (float)(.7 * strength));
    soft_path(s->brush, hull);
    brush_stroke(s->brush, (float)(LINE * s->unit), true, &blue, (float)strength);
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
    enum { STEPS = 12 };
    Point left[STEPS + 1], right[STEPS + 1], ahead = {0, 0};
    double neck = to - HEAD_LONG * s->unit;
    for (int i = 0; i <= STEPS; i++) {
        double at = mix(from, neck, (double)i / STEPS), wide = .5 * WIDTH * s->unit;
        Point p = along(way, count, at), q = along(way, count, at + 6 * s->unit);
        double x = q.x - p.x, y = q.y - p.y, size = fmax(1e-6, sqrt(x * x + y * y));
        wide *= .4 + .6 * i / STEPS;
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

static void arrow(Sheet *s, const HintActor *a, const HintActor *all, int people, Joint joint,
                  double from, double strength) {
    const double space = 26 * s->unit; // between the hand and its arrow
    Point way[WAY];
    int count = way_of(s, a, joint, from, all, people, way);
    double length = count > 1 ? length_of(way, count) : 0;
    double seen = clamp((length - space) / (LEAST_LONG * s->unit) - .6, 0, .4) / .4;
    if (seen * strength < .02)
        return;
    BrushPaint rim = brush_solid(RIM), fill = brush_solid(ARROW);
    arrow_path(s, way, count, fmin(space, .25 * length), length);
    brush_stroke(s->brush, (float)(2 * EDGE * s->unit), true, &rim, (float)(.9 * seen * strength));
    arrow_path(s, way, count, fmin(space, .25 * length), length);
    brush_stroke(s->brush, (float)(.7 * EDGE * s->unit), true, &fill, (float)(seen * strength));
    arrow_path(s, way, count, fmin(space, .25 * length), length);
    brush_fill(s->brush, &fill, (float)(seen * strength));
}

static void point_at(StageHint *h, Sheet *s, const StageShot *shot, const HintActor *all, int who,
                     int people) {
    const HintActor *a = &all[who];
    const Hint *hint = &a->hint;
    const Phase *p = &a->timeline->phase[hint->phase];
    double from = clamp((shot->breath - p->start) / breath_share(p->air), 0, 1);
    for (int area = 0; area < AREA_COUNT; area++) {
        if (hint->still & 1u << area && hint->outline > .02)
            line_round(h, s, a, who, area, shot->hints * hint->outline);
    }
    for (int area = 0; area < AREA_COUNT; area++)
        if (hint->moves & 1u << area && hint->arrow > .02)
            arrow(s, a, all, people, area_joint((Area)area), from, shot->hints * hint->arrow);
}

RasterPicture stage_hint_draw(StageHint *h, Raster *raster, const Camera *camera,
                              const StageShot *shot, const HintActor *actor, int count,
                              RasterPicture picture) {
    bool any = shot->mistake != NULL;
    for (int i = 0; i < count; i++)
        any = any || (actor[i].timeline && actor[i].hint.arrow + actor[i].hint.outline > .02);
    if (!any || (!h->brush && !(h->brush = brush_create()))) {
        stage_ghost_free(h->ghost);
        h->ghost = NULL;
        return picture;
    }
    Sheet sheet = {h->brush, raster, camera, picture.height / 1080.0, {0, 0, 0, 0}};
    sheet.box = (RasterBox){picture.width, picture.height, 0, 0};
    BrushCanvas canvas = {raster_pixels(raster), picture.width, picture.height, picture.stride};
    stage_ghost_draw(&h->ghost, shot, &actor[0], camera, canvas, h->brush, &sheet.box);
    brush_begin(h->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
    for (int i = 0; i < count; i++)
        if (actor[i].timeline && shot->hints > 0)
            point_at(h, &sheet, shot, actor, i, count);
    if (sheet.box.x0 >= sheet.box.x1)
        return picture;
    sheet.box.x0 = sheet.box.x0 > 0 ? sheet.box.x0 : 0;
    sheet.box.y0 = sheet.box.y0 > 0 ? sheet.box.y0 : 0;
    sheet.box.x1 = sheet.box.x1 < picture.width ? sheet.box.x1 : picture.width;
    sheet.box.y1 = sheet.box.y1 < picture.height ? sheet.box.y1 : picture.height;
    return raster_widen(raster, sheet.box);
}
