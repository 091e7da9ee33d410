#include "stage_hint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stage_ghost.h"

// Sizes in pixels of a picture 1080 high.
static const double LINE = 5, LINE_AWAY = 8, RIM_WIDE = 3, LINE_ENDS = 34; // it fades so far on
static const double HALO = 9, HALO_PART = 26; // how far it reaches, out and along the edge
static const double DOT = 11;                 // so far about each of its vertices is a part
static const double LINE_SEEN = .9, HALO_SEEN = .7;
static const double ARM = .035; // of the height: half as wide as an arm is with its sleeve
static const uint32_t RIM = 0xFFFFFAF0, CALM_BLUE = 0xFF5AA9E0, GOLD = 0xFFFFC46B;

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

// ---- a warm edge round what is felt, and a calm line round what stays ----

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
static bool place_points(StageHint *h, const Sheet *s, const HintActor *a, int who, AreaSet set) {
    RasterMesh mesh = person_mesh(a->person);
    if (!h->point[who])
        h->point[who] = calloc((size_t)mesh.vertex_count, sizeof *h->point[who]);
    if (!h->point[who])
        return false;
    place_some(s, &mesh, mesh.coarse_vertex, mesh.coarse_vertex_count, h->point[who]);
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
        for (int i = 0; areas && i < areas->count[area]; i++) {
            MaskPoint at = h->point[who][areas->vertex[area][i]];
            stage_mask_dot(h->mask, MASK_PART, at, DOT);
            stage_mask_dot(h->mask, MASK_COVER, at, 1); // toes, which a coarse skin leaves out
        }
    }
}

// A thin warm edge outside of what is felt; the light itself lies on it, see person_glow().
static void halo_round(StageHint *h, Sheet *s, const HintActor *all, int who) {
    AreaSet feel = all[who].hint.feel;
    double strength = s->hints * all[who].hint.glow;
    if (strength < .02 || !open_mask(h, s, &all[who], who, feel, 2 * HALO_PART))
        return;
    fill_person(h, &all[who], who, feel);
    stage_mask_measure(h->mask);
    stage_mask_soften(h->mask, MASK_PART, HALO_PART);
    const MaskLine close = {.4 * HALO, .5 * HALO, GOLD, HALO_SEEN * strength, true};
    const MaskLine wide = {.7 * HALO, HALO, GOLD, .4 * HALO_SEEN * strength, true};
    stage_mask_line(h->mask, s->canvas, close);
    stage_mask_line(h->mask, s->canvas, wide);
}

// Pairs get one line round both where these are close together.
static void line_round(StageHint *h, Sheet *s, const HintActor *all, int who) {
    AreaSet still = all[who].hint.still;
    double strength = s->hints * all[who].hint.outline;
    if (strength < .02 || !open_mask(h, s, &all[who], who, still, 5 * LINE_AWAY))
        return;
    fill_person(h, &all[who], who, still);
    stage_mask_close(h->mask, 2 * (LINE_AWAY + LINE + RIM_WIDE));
    stage_mask_measure(h->mask);
    stage_mask_soften(h->mask, MASK_PART, LINE_ENDS);
    double rim = .8 * LINE_SEEN * strength * strength;
    const MaskLine pale = {LINE_AWAY, LINE + 2 * RIM_WIDE, RIM, rim, false};
    const MaskLine blue = {LINE_AWAY, LINE, CALM_BLUE, LINE_SEEN * strength, false};
    stage_mask_line(h->mask, s->canvas, pale);
    stage_mask_line(h->mask, s->canvas, blue);
}

// ---- arrows for what moves ----

static const Joint ARM_JOINTS[] = {JOINT_SHOULDER, JOINT_ELBOW, JOINT_WRIST, JOINT_KNUCKLES};
enum { ARM_PARTS = sizeof ARM_JOINTS / sizeof *ARM_JOINTS };

// An arm as it is seen.
typedef struct {
    Point at[ARM_PARTS];
    double half[ARM_PARTS]; // its half width there, pixels
} Arm;

static Arm arm_of(Sheet *s, const HintActor *a, Side side) {
    Arm arm;
    for (int i = 0; i < ARM_PARTS; i++) {
        double depth;
        Vec3 at = a->posture->body.position[joint_on(ARM_JOINTS[i], side)];
        camera_project(s->camera, at, &arm.at[i].x, &arm.at[i].y, &depth);
        arm.half[i] = ARM * a->figure->height * s->camera->focal / fmax(depth, .1);
        cover(s, arm.at[i], 2 * arm.half[i]);
    }
    return arm;
}

static void fill_arm(StageHint *h, const Arm *arm) {
    for (int i = 1; i < ARM_PARTS; i++) {
        Point from = arm->at[i - 1], to = arm->at[i];
        double dx = to.x - from.x, dy = to.y - from.y;
        double by = arm->half[i] / fmax(1, sqrt(dx * dx + dy * dy)), over = i + 1 == ARM_PARTS;
        float ax = (float)(dy * by), ay = (float)(-dx * by);
        MaskPoint p = {(float)from.x, (float)from.y};
        MaskPoint q = {(float)(to.x + over * dx), (float)(to.y + over * dy)};
        MaskPoint first[3] = {{p.x + ax, p.y + ay}, {q.x - ax, q.y - ay}, {q.x + ax, q.y + ay}};
        MaskPoint second[3] = {{p.x + ax, p.y + ay}, {p.x - ax, p.y - ay}, {q.x - ax, q.y - ay}};
        stage_mask_fill(h->mask, MASK_PART, first, 255);
        stage_mask_fill(h->mask, MASK_PART, second, 255);
    }
}

// Keeps the picture where somebody's arms are in it, so that they can be put back over an arrow.
static bool keep_arms(StageHint *h, const Sheet *s, const HintActor *a, int who) {
    Sheet both = *s;
    both.box = (RasterBox){s->canvas.width, s->canvas.height, 0, 0};
    Arm arm[2] = {arm_of(&both, a, SIDE_LEFT), arm_of(&both, a, SIDE_RIGHT)};
    if (!place_points(h, s, a, who, 0) ||
        !stage_mask_begin(h->mask, both.box, s->canvas.width, s->canvas.height))
        return false;
    fill_person(h, a, who, 0);
    for (int side = 0; side < 2; side++)
        fill_arm(h, &arm[side]);
    return stage_mask_keep(h->mask, s->canvas);
}

// Lifts people out of the picture where an arrow will lie.
static bool lift(StageHint *h, const Sheet *s, const ArrowCurve *c) {
    Sheet arrow = *s;
    arrow.box = (RasterBox){s->canvas.width, s->canvas.height, 0, 0};
    for (int k = 0; k < 4; k++)
        cover(&arrow, (Point){c->at[k].x, c->at[k].y}, arrow_width(c, s->unit));
    return stage_mask_begin(h->mask, arrow.box, s->canvas.width, s->canvas.height) &&
           stage_mask_lift(h->mask, s->canvas);
}

// Those of both arms lie behind arms and band.
static void paint_arrows(StageHint *h, Sheet *s, const StageArrows *arrows, bool arms,
                         double seen) {
    for (int i = 0; i < arrows->count; i++) {
        const ArrowCurve *c = &arrows->curve[i];
        bool lifted = arms && lift(h, s, c);
        arrow_paint(s->brush, c, s->unit, seen);
        if (lifted)
            stage_mask_lower(h->mask, s->canvas);
        for (int k = 0; k < 4; k++)
            cover(s, (Point){c->at[k].x, c->at[k].y}, arrow_width(c, s->unit));
    }
}

// Of many people the first has arrows, and a child that moves as its own story says.
static bool is_shown(const StageShot *shot, const HintActor *a, int who, int people) {
    const Exercise *e = shot->scene->exercise;
    return who == 0 || people <= 2 || a->motion->version == &e->version[e->version_count];
}

static void point_at(StageHint *h, Sheet *s, const StageShot *shot, const HintActor *all, int who,
                     int people) {
    const HintActor *a = &all[who];
    double seen = shot->hints * a->hint.arrow;
    if (!a->hint.moves || seen < .02 || !is_shown(shot, a, who, people))
        return;
    StageArrows *arrows = &h->arrows[who];
    stage_arrows_lay(arrows, shot, s->camera, people, who, a->hint.phase, a->hint.moves);
    bool kept = arrows->count > 0 && arrows->under && keep_arms(h, s, a, who);
    const AreaSet hands = 3u << AREA_HAND;
    paint_arrows(h, s, arrows, (a->hint.moves & hands) == hands, seen);
    if (kept)
        stage_mask_restore(h->mask, s->canvas);
}

static void softly(StageHint *h, Sheet *s, const HintActor *actor, int count) {
    for (int i = 0; i < count; i++) {
        const Hint *hint = &actor[i].hint;
        if (s->hints * fmax(hint->glow, hint->outline) < .02 ||
            !place_points(h, s, &actor[i], i, hint->feel | hint->still))
            continue;
        halo_round(h, s, actor, i);
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
    if ((!hints && !shot->mistake) || (!h->brush && !(h->brush = brush_create())) ||
        (!h->mask && !(h->mask = stage_mask_create()))) {
        stage_ghost_free(h->ghost);
        h->ghost = NULL;
        return picture;
    }
    BrushCanvas canvas =
        brush_canvas(raster_pixels(raster), picture.width, picture.height, picture.stride);
    Sheet sheet = {h->brush, camera, canvas, picture.height / 1080.0, shot->hints, {0, 0, 0, 0}};
    sheet.box = (RasterBox){picture.width, picture.height, 0, 0};
    if (hints)
        softly(h, &sheet, actor, count);
    stage_ghost_draw(&h->ghost, shot, actor, count, camera, canvas, h->brush, &sheet.box);
    brush_begin(h->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
    for (int i = 0; i < count && hints; i++)
        if (actor[i].timeline)
            point_at(h, &sheet, shot, actor, i, count);
    if (sheet.box.x0 >= sheet.box.x1)
        return picture;
    sheet.box.x0 = sheet.box.x0 > 0 ? sheet.box.x0 : 0;
    sheet.box.y0 = sheet.box.y0 > 0 ? sheet.box.y0 : 0;
    sheet.box.x1 = sheet.box.x1 < picture.width ? sheet.box.x1 : picture.width;
    sheet.box.y1 = sheet.box.y1 < picture.height ? sheet.box.y1 : picture.height;
    return raster_widen(raster, sheet.box);
}
