// Covers a tile's samples with triangles: the nearest one's key stays at each. Made once for each
// vector width (LANES is 4 or 8). Knows no colours.
#ifndef RASTER_COVER_H
#define RASTER_COVER_H

#include <string.h>
#if LANES == 8
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "raster_internal.h"

typedef int32_t Wide __attribute__((vector_size(LANES * 4)));
typedef int32_t WideLoose __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef uint32_t WideBits __attribute__((vector_size(LANES * 4)));

#if defined(__GNUC__) && !defined(__clang__)
#define UNROLL _Pragma("GCC unroll 4")
#else
#define UNROLL
#endif

#define PIXELS (LANES / SAMPLES) // in one vector; a pixel's samples lie side by side

// Four samples, turned so that no two share a row or a column; in 1/256 pixel, SAMPLE_INSET from
// the edges.
static const int32_t SAMPLE_X[SAMPLES] = {96, 224, 32, 160};
static const int32_t SAMPLE_Y[SAMPLES] = {32, 96, 160, 224};
#if LANES == 8
static const Wide LANE_X = {96, 224, 32, 160, 352, 480, 288, 416};
static const Wide LANE_Y = {32, 96, 160, 224, 32, 96, 160, 224};
#else
static const Wide LANE_X = {96, 224, 32, 160};
static const Wide LANE_Y = {32, 96, 160, 224};
#endif

#define TILE_SPAN_X ((TILE_COLUMNS + 2) * SUBPIXEL) // a vector may run over by two pixels
#define TILE_SPAN_Y (TILE_ROWS * SUBPIXEL)
#define EDGE_RANGE  ((int64_t)1 << 29)

static inline Wide wide_set(int32_t x) {
    return (Wide){0} + x;
}
static inline void wide_store(uint32_t *p, Wide a) {
    *(WideLoose *)(void *)p = a;
}
static inline Wide wide_load(const uint32_t *p) {
    return *(const WideLoose *)(const void *)p;
}

// One bit per lane: its sign.
static inline unsigned wide_signs(Wide a) {
#if LANES == 8
    return (unsigned)_mm256_movemask_ps((__m256)a);
#elif defined(__SSE2__)
    return (unsigned)_mm_movemask_ps((__m128)a);
#else
    unsigned bits = 0;
    for (int i = 0; i < LANES; i++)
        bits |= ((uint32_t)a[i] >> 31) << i;
    return bits;
#endif
}

// Keeps the nearer of the key and what is there; lanes whose `outside` is negative stay.
static inline void wide_keep(uint32_t *place, Wide key, Wide outside) {
#if LANES == 8
    Wide now = wide_load(place), mine = key | (outside < 0);
    wide_store(place, (Wide)_mm256_min_epu32((__m256i)now, (__m256i)mine));
#else
    Wide now = wide_load(place), write = (key < now) & ~(outside < 0);
    wide_store(place, now ^ ((now ^ key) & write));
#endif
}

// An edge as a x + b y + value >= 0 on its inner side; x and y count 1/256 pixels from a corner.
typedef struct {
    int32_t a, b, value;
} Edge;

static inline int64_t size_of(int64_t x) {
    return x < 0 ? -x : x;
}

// Counts from the tile's corner x, y. False when the whole tile lies outside. Long edges are
// rounded to 32 bits; they run from their lower to their upper end for that, so that two neighbours
// round the same way and leave no crack.
static bool edge_long(Edge *edge, const ScreenVertex *p, const ScreenVertex *q, int32_t x,
                      int32_t y) {
    bool turned = p->y > q->y || (p->y == q->y && p->x > q->x);
    const ScreenVertex *from = turned ? q : p, *to = turned ? p : q;
    int64_t a = to->y - from->y, b = from->x - to->x;
    int64_t value = a * (x - from->x) + b * (y - from->y);
    int64_t reach = size_of(a) * TILE_SPAN_X + size_of(b) * TILE_SPAN_Y;
    int64_t sign = turned ? -1 : 1;
    if (value * sign < -reach)
        return false;
    if (value * sign >= reach) {
        *edge = (Edge){0, 0, 0};
        return true;
    }
    for (; reach > EDGE_RANGE; reach >>= 1) {
        a >>= 1;
        b >>= 1;
        value >>= 1;
    }
    *edge = (Edge){(int32_t)(a * sign), (int32_t)(b * sign), (int32_t)(value * sign)};
    return true;
}

// The pixels of a tile that a triangle may touch, both ends inside.
typedef struct {
    int x0, y0, x1, y1;
} TileBox;

// The edges and the depth of a triangle at the samples of a box's first pixels, and how they change
// from vector to vector and from row to row.
typedef struct {
    WideBits edge[3], edge_x[3], edge_y[3];
    WideBits depth, depth_x, depth_y;
} Walk;

// Numbers of 16 bits side by side: the sum of the products of the lower and of the upper ones.
static inline Wide pair_sum(Wide a, Wide b) {
#if LANES == 8
    return (Wide)_mm256_madd_epi16((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
    return (Wide)_mm_madd_epi16((__m128i)a, (__m128i)b);
#else
    return (a << 16 >> 16) * (b << 16 >> 16) + (a >> 16) * (b >> 16);
#endif
}

// `x` and `y`: pixels from the triangle's first one to the box's corner.
static inline void walk_small(Walk *walk, const ScreenTriangle *t, int x, int y) {
    const Wide across = wide_set(SUBPIXEL * PIXELS), along = wide_set(SUBPIXEL << 16);
    Wide place = (LANE_X | LANE_Y << 16) + (x * SUBPIXEL + (y * SUBPIXEL << 16));
    for (int k = 0; k < 3; k++) {
        Wide edge = wide_set((int32_t)t->edge[k]);
        walk->edge[k] = (WideBits)(pair_sum(edge, place) + t->value[k]);
        walk->edge_x[k] = (WideBits)pair_sum(edge, across);
        walk->edge_y[k] = (WideBits)pair_sum(edge, along);
    }
}

// False when the whole tile lies outside; `left` and `top` are its corner.
static bool walk_long(Walk *walk, const Raster *raster, const ScreenTriangle *t, int left, int top,
                      TileBox box) {
    for (int k = 0; k < 3; k++) {
        const ScreenVertex *p = &raster->vertex[t->corner[k]];
        const ScreenVertex *q = &raster->vertex[t->corner[k == 2 ? 0 : k + 1]];
        Edge edge;
        if (!edge_long(&edge, p, q, left * SUBPIXEL, top * SUBPIXEL))
            return false;
        int32_t value = edge.value + edge.a * (box.x0 * SUBPIXEL) + edge.b * (box.y0 * SUBPIXEL);
        walk->edge[k] = (WideBits)(LANE_X * edge.a + LANE_Y * edge.b + value);
        walk->edge_x[k] = (WideBits)wide_set(edge.a * (SUBPIXEL * PIXELS));
        walk->edge_y[k] = (WideBits)wide_set(edge.b * SUBPIXEL);
    }
    return true;
}

// A pixel's own step is exact, so that it does not matter how many pixels a vector holds.
static inline void walk_depth(Walk *walk, const ScreenTriangle *t, int x, int y) {
    uint32_t across = (uint32_t)t->depth_x, along = (uint32_t)t->depth_y;
    walk->depth = (WideBits)(LANE_X & (SUBPIXEL - 1)) * (uint32_t)(t->depth_x >> SUBPIXEL_BITS) +
                  ((WideBits)(LANE_X >= SUBPIXEL) & across) +
                  (WideBits)LANE_Y * (uint32_t)(t->depth_y >> SUBPIXEL_BITS) +
                  (t->depth + across * (uint32_t)x + along * (uint32_t)y);
    walk->depth_x = (WideBits){0} + across * PIXELS;
    walk->depth_y = (WideBits){0} + along;
}

// Offers one triangle to all samples of a box.
static inline void cover_box(TileScratch *scratch, const Walk *walk, uint32_t id, TileBox box) {
    WideBits start0 = walk->edge[0], start1 = walk->edge[1], start2 = walk->edge[2];
    WideBits start_depth = walk->depth;
    uint32_t *row = scratch->key + (size_t)(box.y0 * TILE_STRIDE + box.x0) * SAMPLES;
    ptrdiff_t length = ((box.x1 - box.x0) / PIXELS + 1) * LANES;
    for (int y = box.y0; y <= box.y1; y++, row += SAMPLES * TILE_STRIDE) {
        WideBits edge0 = start0, edge1 = start1, edge2 = start2, depth = start_depth;
        uint32_t *place = row, *end = row + length;
        do {
            wide_keep(place, (Wide)((depth & 0xFFFF0000u) | id), (Wide)(edge0 | edge1 | edge2));
            edge0 += walk->edge_x[0];
            edge1 += walk->edge_x[1];
            edge2 += walk->edge_x[2];
            depth += walk->depth_x;
            place += LANES;
        } while (place != end);
        start0 += walk->edge_y[0];
        start1 += walk->edge_y[1];
        start2 += walk->edge_y[2];
        start_depth += walk->depth_y;
    }
}

static inline void cover_triangle(const Raster *raster, TileScratch *scratch, uint16_t number,
                                  int left, int top) {
    const ScreenTriangle *t = &raster->triangle[number];
    TileBox box = {most(t->x0 - left, 0), most(t->y0 - top, 0),
                   least(t->x1 - left, TILE_COLUMNS - 1), least(t->y1 - top, TILE_ROWS - 1)};
    if (box.x0 > box.x1 || box.y0 > box.y1)
        return;
    int x = left + box.x0 - t->x0, y = top + box.y0 - t->y0;
    Walk walk;
    if (t->small)
        walk_small(&walk, t, x, y);
    else if (!walk_long(&walk, raster, t, left, top, box))
        return;
    walk_depth(&walk, t, x, y);
    int id = scratch->count++;
    scratch->triangle[id] = number;
    scratch->material[id] = t->material;
    scratch->state[id] = PLANE_NONE;
    scratch->row0 = least(scratch->row0, box.y0);
    scratch->row1 = most(scratch->row1, box.y1);
    cover_box(scratch, &walk, (uint32_t)id, box);
}

static void cover_tile(const Raster *raster, int tile, int left, int top, TileScratch *scratch) {
    scratch->count = 0;
    scratch->row0 = TILE_ROWS;
    scratch->row1 = -1;
    int32_t first = raster->tile_first[tile], end = raster->tile_first[tile + 1];
    if (first == end)
        return;
    for (size_t i = 0; i < sizeof scratch->key / sizeof *scratch->key; i += LANES)
        wide_store(scratch->key + i, wide_set((int32_t)KEY_EMPTY));
    for (int32_t i = first; i < end; i++) {
        uint16_t number = raster->reference[i];
        if (i + 4 < end) // fetched meanwhile
            __builtin_prefetch(&raster->triangle[raster->reference[i + 4]]);
        cover_triangle(raster, scratch, number, left, top);
    }
}

#endif
