#include "arrow.h"

#include <math.h>

#include "vec.h"

// Sizes in pixels of a picture 1080 high, for an arrow LONG or longer; shorter ones are slighter.
static const double SHAFT = 23, HEAD_WIDE = 60, HEAD_LONG = 52, ROUND = 7, RIM = 7, SHADE = 5;
static const double LONG = 260, SLIGHT = .82;
static const double NOWHERE = 12, SHORT = 180;      // a way, and the least arrow
static const double MOST_BENT = 1, SHORT_BENT = .3; // tangent of a quarter of the arc
static const uint32_t FILL = 0xFFEB7A14, PALE = 0xFFFFFAF0, DARK = 0xFF5A3312;

enum { STEPS = 16 };

static ArrowPoint add(ArrowPoint p, ArrowPoint q, double times) {
    return (ArrowPoint){p.x + times * q.x, p.y + times * q.y};
}

static ArrowPoint from_to(ArrowPoint p, ArrowPoint q) {
    return add(q, p, -1);
}

static double dot(ArrowPoint p, ArrowPoint q) {
    return p.x * q.x + p.y * q.y;
}

static double size(ArrowPoint p) {
    return sqrt(dot(p, p));
}

static ArrowPoint unit_of(ArrowPoint p) {
    double long_ = fmax(1e-9, size(p));
    return (ArrowPoint){p.x / long_, p.y / long_};
}

ArrowPoint arrow_at(const ArrowCurve *c, double t) {
    double s = 1 - t;
    ArrowPoint p = {0, 0};
    p = add(p, c->at[0], s * s * s);
    p = add(p, c->at[1], 3 * s * s * t);
    p = add(p, c->at[2], 3 * s * t * t);
    return add(p, c->at[3], t * t * t);
}

double arrow_length(const ArrowCurve *c) {
    double sum = 0;
    ArrowPoint last = c->at[0];
    for (int i = 1; i <= STEPS; i++) {
        ArrowPoint p = arrow_at(c, (double)i / STEPS);
        sum += size(from_to(last, p));
        last = p;
    }
    return sum;
}

bool arrow_fit(const ArrowPoint *way, int count, double unit, ArrowCurve *c) {
    ArrowPoint chord = from_to(way[0], way[count - 1]), along = unit_of(chord);
    double length = size(chord), area = 0;
    if (count < 2 || length < NOWHERE * unit)
        return false;
    for (int i = 1; i < count; i++) { // between the way and its chord
        ArrowPoint p = from_to(way[0], way[i - 1]), q = from_to(way[0], way[i]);
        area += .5 * (p.x * q.y - p.y * q.x);
    }
    // A flat arc has two thirds of chord times height under it; its quarter's tangent is twice the
    // height to the chord, and its handles are as long as that of a circle (Goldapp 1991).
    double quarter = clamp(3 * area / (length * length), -MOST_BENT, MOST_BENT);
    if (length < SHORT * unit) {
        length = SHORT * unit;
        quarter = clamp(quarter, -SHORT_BENT, SHORT_BENT);
    }
    double aside = 2 / 3.0 * quarter * length, reach = length / 3 * (1 - quarter * quarter);
    ArrowPoint out = {along.y * aside, -along.x * aside}, end = add(way[0], along, length);
    c->at[0] = way[0];
    c->at[1] = add(add(way[0], along, reach), out, 1);
    c->at[2] = add(add(end, along, -reach), out, 1);
    c->at[3] = end;
    return true;
}

static double slight(const ArrowCurve *c, double unit) {
    return clamp(arrow_length(c) / (LONG * unit), SLIGHT, 1) * unit;
}

double arrow_width(const ArrowCurve *c, double unit) {
    return (HEAD_WIDE + 2 * RIM) * slight(c, unit);
}

// The outline: a shaft that swells from its tail, and the head.
static void outline(Brush *brush, const ArrowCurve *c, double unit) {
    ArrowPoint left[STEPS + 1], right[STEPS + 1], tip = c->at[3];
    double scale = slight(c, unit), neck = 1, long_ = HEAD_LONG * scale;
    while (neck > .02 && size(from_to(arrow_at(c, neck), tip)) < .9 * long_)
        neck -= .01;
    ArrowPoint root = arrow_at(c, neck), ahead = unit_of(from_to(root, tip));
    for (int i = 0; i <= STEPS; i++) {
        double t = neck * i / STEPS, wide = .5 * scale * (SHAFT - ROUND);
        ArrowPoint p = arrow_at(c, t), q = arrow_at(c, t + .02), way = unit_of(from_to(p, q));
        ArrowPoint aside =
            i == STEPS ? (ArrowPoint){-ahead.y, ahead.x} : (ArrowPoint){-way.y, way.x};
        wide *= .3 + .7 * i / STEPS;
        left[i] = add(p, aside, -wide);
        right[i] = add(p, aside, wide);
    }
    ArrowPoint aside = {-ahead.y, ahead.x}, back = add(root, ahead, -.08 * long_);
    double half = .5 * scale * (HEAD_WIDE - ROUND);
    ArrowPoint wing[2] = {add(back, aside, -half), add(back, aside, half)};
    brush_move(brush, (float)left[0].x, (float)left[0].y);
    for (int i = 1; i <= STEPS; i++)
        brush_line(brush, (float)left[i].x, (float)left[i].y);
    brush_line(brush, (float)wing[0].x, (float)wing[0].y);
    brush_line(brush, (float)tip.x, (float)tip.y);
    brush_line(brush, (float)wing[1].x, (float)wing[1].y);
    for (int i = STEPS; i >= 0; i--)
        brush_line(brush, (float)right[i].x, (float)right[i].y);
    brush_close(brush);
}

void arrow_paint(Brush *brush, const ArrowCurve *c, double unit, double alpha) {
    double scale = slight(c, unit);
    BrushPaint dark = brush_solid(DARK), pale = brush_solid(PALE), fill = brush_solid(FILL);
    outline(brush, c, unit);
    brush_stroke(brush, (float)((ROUND + 2 * RIM + 1.5 * SHADE) * scale), true, &dark,
                 (float)(.16 * alpha));
    outline(brush, c, unit);
    brush_stroke(brush, (float)((ROUND + 2 * RIM) * scale), true, &pale, (float)alpha);
    outline(brush, c, unit);
    brush_stroke(brush, (float)(ROUND * scale), true, &fill, (float)alpha);
    outline(brush, c, unit);
    brush_fill(brush, &fill, (float)alpha);
}
