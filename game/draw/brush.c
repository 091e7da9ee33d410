#include "brush.h"

#include <stddef.h>
#include <stdlib.h>

#include "brush_path.h"

// One row of the picture is filled from the areas that its edges cut off to the right: `area` holds
// the change of coverage at each pixel, `touched` one bit for each pixel that has one.
typedef struct {
    float *area;
    uint64_t *touched;
    int width; // of the canvas
} Row;

static void row_add(Row *row, int x, float change) {
    if (x >= row->width)
        return;
    row->area[x] += change;
    row->touched[x >> 6] |= (uint64_t)1 << (x & 63);
}

// A piece of an edge inside one row: from x0 to x1 (left to right), `turn` high with its sign.
// Source of the area formulas: R. Levien, font-rs (accumulation buffer), 2016.
static void row_wide_piece(Row *row, float x0, float x1, float turn) {
    int first = (int)x0, last = (int)x1; // both at least 0
    last += (float)last < x1;            // rounded up
    float slope = 1 / (x1 - x0), into = x0 - (float)first;
    float a0 = 0.5f * slope * (1 - into) * (1 - into);
    float rest = x1 - (float)last + 1, am = 0.5f * slope * rest * rest;
    row_add(row, first, turn * a0);
    if (last == first + 2) {
        row_add(row, first + 1, turn * (1 - a0 - am));
    } else {
        float a1 = slope * (1.5f - into);
        row_add(row, first + 1, turn * (a1 - a0));
        for (int x = first + 2; x < last - 1; x++)
            row_add(row, x, turn * slope);
        float a2 = a1 + (float)(last - first - 3) * slope;
        row_add(row, last - 1, turn * (1 - a2 - am));
    }
    row_add(row, last, turn * am);
}

static void row_piece(Row *row, float x0, float x1, float turn) {
    float most = (float)row->width;
    x0 = x0 < 0 ? 0 : x0 > most ? most : x0;
    x1 = x1 < 0 ? 0 : x1 > most ? most : x1;
    float left = x0 < x1 ? x0 : x1, right = x0 < x1 ? x1 : x0;
    int first = (int)left;
    if (right <= (float)(first + 1)) {
        float middle = 0.5f * (left + right) - (float)first;
        row_add(row, first, turn * (1 - middle));
        row_add(row, first + 1, turn * middle);
    } else {
        row_wide_piece(row, left, right, turn);
    }
}

static void row_edge(Row *row, const BrushEdge *edge, int y) {
    float from = edge->y0 > (float)y ? edge->y0 : (float)y;
    float to = edge->y1 < (float)(y + 1) ? edge->y1 : (float)(y + 1);
    if (to <= from)
        return;
    row_piece(row, edge->x0 + (from - edge->y0) * edge->slope,
              edge->x0 + (to - edge->y0) * edge->slope, (to - from) * edge->turn);
}

// Two channels at a time, each divided by 255 exactly rounded.
static inline uint32_t scale_pixel(uint32_t pixel, uint32_t by) {
    uint32_t rb = (pixel & 0xFF00FFu) * by + 0x800080u;
    uint32_t ag = (pixel >> 8 & 0xFF00FFu) * by + 0x800080u;
    rb = (rb + (rb >> 8 & 0xFF00FFu)) >> 8 & 0xFF00FFu;
    ag = (ag + (ag >> 8 & 0xFF00FFu)) & 0xFF00FF00u;
    return rb | ag;
}

static void span_solid(uint32_t *pixel, int count, uint32_t color, uint32_t cover) {
    if (cover < 255)
        color = scale_pixel(color, cover);
    uint32_t rest = 255 - (color >> 24);
    if (rest == 0)
        for (int i = 0; i < count; i++)
            pixel[i] = color;
    else if (rest < 255)
        for (int i = 0; i < count; i++)
            pixel[i] = color + scale_pixel(pixel[i], rest);
}

static inline uint32_t ramp_at(const BrushPaint *paint, float way) {
    int index = (int)(way * 255.0f + 0.5f);
    return paint->ramp[way <= 0 ? 0 : way >= 1 ? 255 : index];
}

static float root(float x) {
    return __builtin_sqrtf(x);
}

static void span_ramp(uint32_t *pixel, int x, int y, int count, const BrushPaint *paint,
                      uint32_t cover) {
    float fy = (float)y + 0.5f;
    for (int i = 0; i < count; i++) {
        float fx = (float)(x + i) + 0.5f, way = paint->ux * fx + paint->uy * fy + paint->u0;
        if (paint->kind == BRUSH_RADIAL) {
            float v = paint->vx * fx + paint->vy * fy + paint->v0;
            way = root(way * way + v * v);
        }
        uint32_t color = ramp_at(paint, way);
        if (cover < 255)
            color = scale_pixel(color, cover);
        pixel[i] = color + scale_pixel(pixel[i], 255 - (color >> 24));
    }
}

static uint32_t premultiplied(uint32_t color) {
    uint32_t alpha = color >> 24;
    return alpha << 24 | (scale_pixel(color, alpha) & 0xFFFFFFu);
}

typedef struct {
    BrushCanvas canvas;
    const BrushPaint *paint;
    uint32_t color; // SOLID, premultiplied
    float alpha;
} Fill;

static void fill_span(const Fill *fill, int y, int x0, int x1, float cover) {
    cover = cover < 0 ? -cover : cover;
    uint32_t part = (uint32_t)((cover > 1 ? 1 : cover) * fill->alpha * 255.0f + 0.5f);
    if (part == 0 || x0 >= x1)
        return;
    uint32_t *pixel = fill->canvas.pixel + (ptrdiff_t)y * fill->canvas.stride + x0;
    const BrushPaint *paint = fill->paint;
    if (paint->kind == BRUSH_SOLID)
        span_solid(pixel, x1 - x0, fill->color, part);
    else if (paint->kind == BRUSH_LINEAR && paint->ux == 0)
        span_solid(pixel, x1 - x0, ramp_at(paint, paint->uy * ((float)y + 0.5f) + paint->u0), part);
    else
        span_ramp(pixel, x0, y, x1 - x0, paint, part);
}

// From touched pixel to touched pixel; between them nothing changes.
static void fill_row(const Fill *fill, Row *row, int y) {
    float cover = 0;
    int from = 0, words = (row->width + 63) / 64;
    for (int word = 0; word < words; word++) {
        uint64_t bits = row->touched[word];
        row->touched[word] = 0;
        while (bits) {
            int x = word * 64 + __builtin_ctzll(bits);
            bits &= bits - 1;
            fill_span(fill, y, from, x, cover);
            cover += row->area[x];
            row->area[x] = 0;
            from = x;
        }
    }
    fill_span(fill, y, from, row->width, cover);
}

static int compare_edges(const void *a, const void *b) {
    const BrushEdge *first = a, *second = b;
    if (first->y0 != second->y0)
        return first->y0 < second->y0 ? -1 : 1;
    return first->order - second->order;
}

void brush_edges_fill(BrushEdges *edges, BrushCanvas canvas, const BrushPaint *paint, float alpha,
                      float *area, uint64_t *touched) {
    Fill fill = {canvas, paint, premultiplied(paint->color), alpha};
    Row row = {area, touched, canvas.width};
    qsort(edges->edge, (size_t)edges->count, sizeof *edges->edge, compare_edges);
    int *active = edges->active, active_count = 0, next = 0;
    int y = edges->count > 0 && edges->edge[0].y0 > 0 ? (int)edges->edge[0].y0 : 0;
    for (; y < canvas.height && (next < edges->count || active_count > 0); y++) {
        while (next < edges->count && edges->edge[next].y0 < (float)(y + 1))
            active[active_count++] = next++;
        int kept = 0;
        for (int i = 0; i < active_count; i++) {
            row_edge(&row, &edges->edge[active[i]], y);
            if (edges->edge[active[i]].y1 > (float)(y + 1))
                active[kept++] = active[i];
        }
        active_count = kept;
        fill_row(&fill, &row, y);
    }
}

void brush_straighten(BrushCanvas canvas) {
    for (int y = 0; y < canvas.height; y++) {
        uint32_t *row = canvas.pixel + (ptrdiff_t)y * canvas.stride;
        for (int x = 0; x < canvas.width; x++) {
            uint32_t pixel = row[x], a = pixel >> 24;
            if (a == 0 || a == 255)
                continue;
            uint32_t r = ((pixel >> 16 & 255) * 255 + a / 2) / a;
            uint32_t g = ((pixel >> 8 & 255) * 255 + a / 2) / a;
            uint32_t b = ((pixel & 255) * 255 + a / 2) / a;
            row[x] = a << 24 | (r < 255 ? r : 255) << 16 | (g < 255 ? g : 255) << 8 |
                     (b < 255 ? b : 255);
        }
    }
}
