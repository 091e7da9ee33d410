#include "brush.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "brush_path.h"
#include "four.h"

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

static void span_over(uint32_t *pixel, int count, uint32_t color) {
    Four four = {color, color, color, color};
    int i = 0;
    for (; i + 4 <= count; i += 4)
        four_store(pixel + i, four_over(four, four_load(pixel + i)));
    for (; i < count; i++)
        pixel[i] = one_over(color, pixel[i]);
}

static void span_solid(uint32_t *pixel, int count, uint32_t color, uint32_t cover) {
    if (cover < 255)
        color = one_scale(color, cover);
    if (color >> 24 == 255)
        for (int i = 0; i < count; i++)
            pixel[i] = color;
    else if (color >> 24 > 0)
        span_over(pixel, count, color);
}

static inline uint32_t ramp_at(const BrushPaint *paint, float way) {
    return paint->ramp[way <= 0 ? 0 : way >= 1 ? 255 : (int)(way * 255.0f + 0.5f)];
}

// Places in the ramp of four pixels from (x, y) on.
static inline FourInt ramp_places(const BrushPaint *paint, float x, float u, float v) {
    FourFloat fx = {x, x + 1, x + 2, x + 3}, way = paint->ux * fx + u;
    if (paint->kind == BRUSH_RADIAL) {
        FourFloat other = paint->vx * fx + v;
        way = way * way + other * other;
    }
    FourInt some = way > 0, full = way >= 1;
    FourInt place = __builtin_convertvector(way * 255.0f + 0.5f, FourInt);
    return (place & some & ~full) | (full & 255);
}

static void span_ramp(uint32_t *pixel, int x, int y, int count, const BrushPaint *paint,
                      uint32_t cover) {
    float fy = (float)y + 0.5f;
    float u = paint->uy * fy + paint->u0, v = paint->vy * fy + paint->v0;
    uint16_t c = (uint16_t)cover;
    Eight part = {c, c, c, c, c, c, c, c};
    bool solid = cover == 255;
    for (int done = 0; done < count; done += 4) {
        FourInt place = ramp_places(paint, (float)(x + done) + 0.5f, u, v);
        uint32_t c0 = paint->ramp[place[0]], c1 = paint->ramp[place[1]];
        uint32_t c2 = paint->ramp[place[2]], c3 = paint->ramp[place[3]];
        int most = count - done;
        Four color = {c0, c1, c2, c3};
        if ((c0 | c1 | c2 | c3) == 0)
            continue;
        if (solid && most >= 4 && (c0 & c1 & c2 & c3) >= 0xFF000000u) {
            four_store(pixel + done, color);
            continue;
        }
        if (cover < 255)
            color = four_scale(color, part);
        if (most >= 4)
            four_store(pixel + done, four_over(color, four_load(pixel + done)));
        else
            for (int i = 0; i < most; i++)
                pixel[done + i] = one_over(color[i], pixel[done + i]);
    }
}

static uint32_t premultiplied(uint32_t color) {
    uint32_t alpha = color >> 24;
    return alpha << 24 | (one_scale(color, alpha) & 0xFFFFFFu);
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
    for (; y < brush_end(canvas) && (next < edges->count || active_count > 0); y++) {
        while (next < edges->count && edges->edge[next].y0 < (float)(y + 1))
            active[active_count++] = next++;
        int kept = 0;
        bool own = y >= canvas.from;
        for (int i = 0; i < active_count; i++) {
            if (own)
                row_edge(&row, &edges->edge[active[i]], y);
            if (edges->edge[active[i]].y1 > (float)(y + 1))
                active[kept++] = active[i];
        }
        active_count = kept;
        if (own)
            fill_row(&fill, &row, y);
    }
}

static void lay_row(uint32_t *pixel, const uint32_t *over, int count) {
    int i = 0;
    for (; i + 4 <= count; i += 4)
        four_store(pixel + i, four_over(four_load(over + i), four_load(pixel + i)));
    for (; i < count; i++)
        pixel[i] = one_over(over[i], pixel[i]);
}

void brush_lay(BrushCanvas canvas, BrushCanvas picture, int x, int y) {
    int left = x < 0 ? -x : 0, top = y < 0 ? -y : 0;
    int right = canvas.width - x < picture.width ? canvas.width - x : picture.width;
    int lower = canvas.height - y < picture.height ? canvas.height - y : picture.height;
    for (int row = top; row < lower && left < right; row++)
        lay_row(canvas.pixel + (ptrdiff_t)(y + row) * canvas.stride + x + left,
                picture.pixel + (ptrdiff_t)row * picture.stride + left, right - left);
}

void brush_flood(BrushCanvas canvas, uint32_t color) {
    for (int y = canvas.from; y < brush_end(canvas); y++)
        for (int x = 0; x < canvas.width; x++)
            canvas.pixel[(ptrdiff_t)y * canvas.stride + x] = color;
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
