#include "brush_path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

typedef struct {
    float x, y; // pixels
    bool start; // begins an outline
    bool close; // the outline runs from here back to its start
} Point;

struct Brush {
    BrushCanvas canvas;
    BrushMatrix matrix;
    Point *point;
    int count, capacity;
    float last_x, last_y; // in the shape's place
    float box[4];         // of the path, in the shape's place: left, upper, right, lower
    BrushEdges edges;
    float *area;
    uint64_t *touched;
    int row_width;
};

Brush *brush_create(void) {
    Brush *brush = calloc(1, sizeof *brush);
    if (!brush)
        fail("out of memory");
    return brush;
}

void brush_destroy(Brush *brush) {
    if (!brush)
        return;
    free(brush->point);
    free(brush->edges.edge);
    free(brush->edges.active);
    free(brush->area);
    free(brush->touched);
    free(brush);
}

static void *grown(void *memory, size_t size) {
    void *larger = realloc(memory, size);
    ASSERT(larger != NULL);
    return larger;
}

void brush_matrix(Brush *brush, BrushMatrix matrix) {
    brush->matrix = matrix;
}

void brush_begin(Brush *brush, BrushCanvas canvas, BrushMatrix matrix) {
    brush->canvas = canvas;
    brush->matrix = matrix;
    brush->count = 0;
    if (canvas.width > brush->row_width) {
        size_t bits = ((size_t)canvas.width + 63) / 64 * sizeof *brush->touched;
        brush->area = grown(brush->area, ((size_t)canvas.width + 2) * sizeof *brush->area);
        brush->touched = grown(brush->touched, bits);
        memset(brush->area, 0, ((size_t)canvas.width + 2) * sizeof *brush->area);
        memset(brush->touched, 0, bits);
        brush->row_width = canvas.width;
    }
}

BrushMatrix brush_multiply(BrushMatrix first, BrushMatrix then) {
    return (BrushMatrix){
        then.a * first.a + then.c * first.b,          then.b * first.a + then.d * first.b,
        then.a * first.c + then.c * first.d,          then.b * first.c + then.d * first.d,
        then.a * first.e + then.c * first.f + then.e, then.b * first.e + then.d * first.f + then.f};
}

static void add_point(Brush *brush, float x, float y, bool start) {
    if (brush->count == brush->capacity) {
        brush->capacity = brush->capacity ? brush->capacity * 2 : 256;
        brush->point = grown(brush->point, (size_t)brush->capacity * sizeof *brush->point);
    }
    const BrushMatrix *m = &brush->matrix;
    brush->point[brush->count++] =
        (Point){m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f, start, false};
    brush->last_x = x;
    brush->last_y = y;
    float *box = brush->box;
    bool first = brush->count == 1;
    box[0] = first || x < box[0] ? x : box[0];
    box[1] = first || y < box[1] ? y : box[1];
    box[2] = first || x > box[2] ? x : box[2];
    box[3] = first || y > box[3] ? y : box[3];
}

void brush_bounds(const Brush *brush, float box[4]) {
    for (int i = 0; i < 4; i++)
        box[i] = brush->count > 0 ? brush->box[i] : 0;
}

void brush_move(Brush *brush, float x, float y) {
    add_point(brush, x, y, true);
}

void brush_line(Brush *brush, float x, float y) {
    add_point(brush, x, y, brush->count == 0);
}

// As many straight pieces as keep within a tenth of a pixel of the curve.
void brush_curve(Brush *brush, float x1, float y1, float x2, float y2, float x, float y) {
    float x0 = brush->last_x, y0 = brush->last_y;
    const BrushMatrix *m = &brush->matrix;
    float scale = fabsf(m->a) + fabsf(m->b) + fabsf(m->c) + fabsf(m->d);
    float bend = fabsf(x0 - 2 * x1 + x2) + fabsf(y0 - 2 * y1 + y2) + fabsf(x1 - 2 * x2 + x) +
                 fabsf(y1 - 2 * y2 + y);
    int pieces = (int)sqrtf(bend * scale * 2.0f) + 1;
    pieces = pieces > 200 ? 200 : pieces;
    for (int i = 1; i < pieces; i++) {
        float t = (float)i / (float)pieces, s = 1 - t;
        float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        add_point(brush, a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y, false);
    }
    add_point(brush, x, y, false);
}

void brush_close(Brush *brush) {
    if (brush->count > 0)
        brush->point[brush->count - 1].close = true;
}

void brush_ellipse(Brush *brush, float x, float y, float rx, float ry) {
    const float k = 0.5522848f; // a quarter round as a cubic
    brush_move(brush, x + rx, y);
    brush_curve(brush, x + rx, y + k * ry, x + k * rx, y + ry, x, y + ry);
    brush_curve(brush, x - k * rx, y + ry, x - rx, y + k * ry, x - rx, y);
    brush_curve(brush, x - rx, y - k * ry, x - k * rx, y - ry, x, y - ry);
    brush_curve(brush, x + k * rx, y - ry, x + rx, y - k * ry, x + rx, y);
    brush_close(brush);
}

void brush_rounded(Brush *brush, float x, float y, float w, float h, float radius) {
    float most = (w < h ? w : h) / 2, r = radius < most ? radius : most, k = r * 0.4477152f;
    brush_move(brush, x + w, y + h - r);
    brush_curve(brush, x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    brush_line(brush, x + r, y + h);
    brush_curve(brush, x + k, y + h, x, y + h - k, x, y + h - r);
    brush_line(brush, x, y + r);
    brush_curve(brush, x, y + k, x + k, y, x + r, y);
    brush_line(brush, x + w - r, y);
    brush_curve(brush, x + w - k, y, x + w, y + k, x + w, y + r);
    brush_close(brush);
}

static void add_edge(Brush *brush, float x0, float y0, float x1, float y1) {
    BrushEdges *edges = &brush->edges;
    float high = (float)brush->canvas.height;
    if (y0 == y1 || (y0 <= 0 && y1 <= 0) || (y0 >= high && y1 >= high))
        return;
    if (edges->count == edges->capacity) {
        edges->capacity = edges->capacity ? edges->capacity * 2 : 512;
        edges->edge = grown(edges->edge, (size_t)edges->capacity * sizeof *edges->edge);
        edges->active = grown(edges->active, (size_t)edges->capacity * sizeof *edges->active);
    }
    float turn = y0 < y1 ? 1.0f : -1.0f;
    if (turn < 0) {
        float x = x0, y = y0;
        x0 = x1;
        y0 = y1;
        x1 = x;
        y1 = y;
    }
    edges->edge[edges->count] =
        (BrushEdge){x0, y0, x1, y1, (x1 - x0) / (y1 - y0), turn, edges->count};
    edges->count++;
}

static void paint_edges(Brush *brush, const BrushPaint *paint, float alpha) {
    if (brush->edges.count > 0 && alpha > 0)
        brush_edges_fill(&brush->edges, brush->canvas, paint, alpha, brush->area, brush->touched);
    brush->edges.count = 0;
}

void brush_fill_keep(Brush *brush, const BrushPaint *paint, float alpha) {
    const Point *start = brush->point;
    for (int i = 0; i < brush->count; i++) {
        const Point *point = &brush->point[i];
        if (point->start)
            start = point;
        bool last = i + 1 == brush->count || point[1].start;
        const Point *to = last ? start : point + 1;
        add_edge(brush, point->x, point->y, to->x, to->y);
    }
    paint_edges(brush, paint, alpha);
}

void brush_forget(Brush *brush) {
    brush->count = 0;
}

void brush_fill(Brush *brush, const BrushPaint *paint, float alpha) {
    brush_fill_keep(brush, paint, alpha);
    brush_forget(brush);
}

// A straight piece of a stroke: a box along it. All boxes and rounds run the same way round.
static void stroke_piece(Brush *brush, Point a, Point b, float half) {
    float dx = b.x - a.x, dy = b.y - a.y, length = sqrtf(dx * dx + dy * dy);
    if (length <= 0)
        return;
    float nx = -dy / length * half, ny = dx / length * half;
    add_edge(brush, a.x - nx, a.y - ny, b.x - nx, b.y - ny);
    add_edge(brush, b.x - nx, b.y - ny, b.x + nx, b.y + ny);
    add_edge(brush, b.x + nx, b.y + ny, a.x + nx, a.y + ny);
    add_edge(brush, a.x + nx, a.y + ny, a.x - nx, a.y - ny);
}

// The outer side of a bend, or a round end: a fan of one or several wedges is not worth it, a full
// round does the same.
static void stroke_round(Brush *brush, Point at, float half) {
    static const float way[9][2] = {
        {1, 0},  {0.7071068f, 0.7071068f},   {0, 1},  {-0.7071068f, 0.7071068f},
        {-1, 0}, {-0.7071068f, -0.7071068f}, {0, -1}, {0.7071068f, -0.7071068f},
        {1, 0}};
    const float k = 0.2652165f; // an eighth of a round as a cubic
    for (int i = 0; i < 8; i++) {
        const float *p = way[i], *q = way[i + 1];
        float x0 = at.x + p[0] * half, y0 = at.y + p[1] * half;
        float x1 = x0 - p[1] * k * half, y1 = y0 + p[0] * k * half;
        float x3 = at.x + q[0] * half, y3 = at.y + q[1] * half;
        float x2 = x3 + q[1] * k * half, y2 = y3 - q[0] * k * half;
        float px = x0, py = y0;
        int pieces = half > 12 ? 6 : half > 3 ? 3 : 2;
        for (int j = 1; j <= pieces; j++) {
            float t = (float)j / (float)pieces, s = 1 - t;
            float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
            float x = a * x0 + b * x1 + c * x2 + d * x3, y = a * y0 + b * y1 + c * y2 + d * y3;
            add_edge(brush, px, py, x, y);
            px = x;
            py = y;
        }
    }
}

// Whether the bend at b is sharp enough to leave a gap between its boxes.
static bool sharp_bend(Point a, Point b, Point c, float half) {
    float ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
    float product = sqrtf((ux * ux + uy * uy) * (vx * vx + vy * vy));
    float turn = fabsf(ux * vy - uy * vx), along = ux * vx + uy * vy;
    return along < 0 || turn * half > 0.15f * product;
}

static void stroke_outline(Brush *brush, const Point *point, int count, float half, bool round) {
    bool closed = point[count - 1].close;
    int pieces = closed ? count : count - 1;
    for (int i = 0; i < pieces; i++) {
        Point a = point[i], b = point[(i + 1) % count];
        stroke_piece(brush, a, b, half);
        if ((i + 1 < pieces || closed) && sharp_bend(a, b, point[(i + 2) % count], half))
            stroke_round(brush, b, half);
    }
    if (round && !closed) {
        stroke_round(brush, point[0], half);
        stroke_round(brush, point[count - 1], half);
    }
}

void brush_stroke(Brush *brush, float width, bool round, const BrushPaint *paint, float alpha) {
    const BrushMatrix *m = &brush->matrix;
    float half = width / 2 * sqrtf(fabsf(m->a * m->d - m->b * m->c));
    if (half < 0.4f) { // thinner than a pixel: paler instead
        alpha *= half / 0.4f;
        half = 0.4f;
    }
    for (int from = 0, to = 0; from < brush->count; from = to) {
        for (to = from + 1; to < brush->count && !brush->point[to].start; to++)
            ;
        stroke_outline(brush, brush->point + from, to - from, half, round);
    }
    paint_edges(brush, paint, alpha);
    brush_forget(brush);
}
