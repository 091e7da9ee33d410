#include "stage_slide.h"

#include <math.h>

#include "stage_view.h"

enum { HIGH = 540, BOXES = STAGE_PEOPLE * EXTENT_ROWS, HEADS = STAGE_PEOPLE * EXTENT_HEADS };

static const double STEP = .08;  // metres between slides that are tried
static const double REACH = .06; // of the height, round each point of a body: there are few of them
static const double HEAD = .60;  // of the head's, round its middle
// What it costs: a face that is covered, all of it and any, or cut by the edge, or not seen; a pole
// behind a head, a frame behind a head or the lantern; a metre aside. CAT: as a part
// of the baby's.
static const double COVERED = 20, TOUCHED = 12, CAT = .4, CUT = 8, GONE = 6, POLE = 2.5, FRAME = 1,
                    ASIDE = .6;
// Of a face: between places that are looked at, past its edges too.
static const float AROUND = .29f;
// Where the lantern and its petals are, shares of the picture.
static const double LANTERN_X = .84, LANTERN_Y = .22;

typedef struct {
    PaintBox body[BOXES], head[HEADS], words, lantern; // pixels
    int bodies, heads, width;
} Sight;

static PaintBox around(const Camera *c, Vec3 at, double reach) {
    double x, y, depth;
    if (!camera_project(c, at, &x, &y, &depth))
        return paint_box(0, 0, 0, 0);
    double r = reach * c->focal / depth;
    return paint_box((float)(x - r), (float)(y - r), (float)(2 * r), (float)(2 * r));
}

static PaintBox both(PaintBox a, PaintBox b) {
    float x = fminf(a.x, b.x), y = fminf(a.y, b.y);
    return paint_box(x, y, fmaxf(a.x + a.w, b.x + b.w) - x, fmaxf(a.y + a.h, b.y + b.h) - y);
}

static void see(Sight *s, const Camera *c, const Extent *e, Vec3 place) {
    const Figure *f = e->figure;
    for (int row = 0; row < EXTENT_ROWS; row++) {
        if (e->top[row] <= 0)
            continue;
        PaintBox box = around(c, vec_add(place, e->point[row][0]), REACH * f->height);
        for (int k = 1; k < EXTENT_SIDES; k++)
            box = both(box, around(c, vec_add(place, e->point[row][k]), REACH * f->height));
        s->body[s->bodies++] = box;
    }
    for (int i = 0; i < e->heads; i++)
        s->head[s->heads++] = around(c, vec_add(place, e->head[i]), HEAD * f->head);
}

static bool inside(const PaintBox *box, int count, float x, float y) {
    for (int i = 0; i < count; i++)
        if (x > box[i].x && x < box[i].x + box[i].w && y > box[i].y && y < box[i].y + box[i].h)
            return true;
    return false;
}

static bool meets(PaintBox a, const PaintBox *b, int count) {
    for (int i = 0; i < count; i++)
        if (a.x < b[i].x + b[i].w && b[i].x < a.x + a.w && a.y < b[i].y + b[i].h &&
            b[i].y < a.y + a.h)
            return true;
    return false;
}

static double face_cost(const Sight *s, PaintBox face) {
    enum { POINTS = 5 };
    int covered = 0, out = 0, all = POINTS * POINTS;
    for (int i = 0; i < all; i++) {
        float x = face.x + face.w * (AROUND * (float)(i % POINTS - POINTS / 2) + .5f);
        float y = face.y + face.h * (AROUND * (float)(i / POINTS - POINTS / 2) + .5f);
        if (x < 0 || x > (float)s->width || y < 0 || y > HIGH)
            out++;
        else
            covered += inside(s->body, s->bodies, x, y) || inside(&s->words, 1, x, y);
    }
    bool cut = face.x < .01f * (float)s->width || face.x + face.w > .99f * (float)s->width;
    return COVERED * covered / all + (covered > 0 ? TOUCHED : 0) +
           (out == all ? GONE
            : cut      ? CUT
                       : 0);
}

static double cost(const Sight *s, const RoomSpot *spot) {
    bool head = meets(spot->box, s->head, s->heads);
    switch (spot->kind) {
    case ROOM_FACE:
        return face_cost(s, spot->box);
    case ROOM_CAT:
        return CAT * face_cost(s, spot->box);
    case ROOM_POLE:
        return head ? POLE : 0;
    case ROOM_FRAME:
        return (head ? FRAME : 0) + (meets(spot->box, &s->lantern, 1) ? FRAME : 0);
    }
    return 0;
}

RoomView stage_slide_view(const Camera *c, double slide) {
    double x, y, depth;
    Vec3 foot = vec3(c->eye.x, 0, STAGE_WALL); // where the wall meets the floor, straight ahead
    if (!camera_project(c, foot, &x, &y, &depth))
        return (RoomView){0};
    return (RoomView){(float)(c->focal / depth), (float)y, (float)slide};
}

static double best_slide(const Sight *s, RoomId room, RoomView view) {
    double most = room_slack(view, s->width, HIGH), best = 0, least = 1e9;
    for (int k = -(int)(most / STEP); k <= (int)(most / STEP); k++) {
        RoomSpot spot[ROOM_SPOTS];
        view.slide = (float)(k * STEP);
        int count = room_spots(room, view, s->width, HIGH, spot);
        double now = ASIDE * fabs(k * STEP);
        for (int i = 0; i < count; i++)
            now += cost(s, &spot[i]);
        if (now < least - 1e-9) {
            least = now;
            best = k * STEP;
        }
    }
    return best;
}

void stage_slide(StageScene *scene, const Extent *extent, int people, double aspect) {
    StageView *v = &scene->view;
    Sight s = {.width = (int)(HIGH * aspect)};
    Camera c = stage_view_camera(v, s.width, HIGH);
    float wide = (float)s.width, low = (float)(STAGE_BELOW_CARDS(aspect) + .03) * HIGH;
    for (int i = 0; i < people; i++)
        see(&s, &c, &extent[i], v->place[i]);
    if (v->at_ease)
        low = 0;
    s.words = paint_box((float)v->cards * wide, 0, wide, low);
    s.lantern = paint_box((float)LANTERN_X * wide, 0, .11f * wide,
                          v->at_ease ? 0 : (float)LANTERN_Y * HIGH);
    for (int room = 0; room < ROOM_COUNT; room++)
        v->slide[room] = best_slide(&s, (RoomId)room, stage_slide_view(&c, 0));
}
