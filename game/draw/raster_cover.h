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

// An edge as a x + b y + value >= 0 on its inner side; x and y count 1/256 pixels from the tile's
// corner (halo included).
typedef struct {
    int32_t a, b, value;
} Edge;

static inline int64_t size_of(int64_t x) {
    return x < 0 ? -x : x;
}

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

// False when the whole tile lies outside. Long edges are rounded to 32 bits; they run from their
// lower to their upper end for that, so that two neighbours round the same way and leave no crack.
static inline bool edge_make(Edge *edge, const ScreenVertex *p, const ScreenVertex *q, int32_t x,
                             int32_t y, bool small) {
    if (!small)
        return edge_long(edge, p, q, x, y);
    int32_t a = q->y - p->y, b = p->x - q->x;
    *edge = (Edge){a, b, a * (x - p->x) + b * (y - p->y)};
    return true;
}

// The pixels of a tile that a triangle may touch, both ends inside.
typedef struct {
    int x0, y0, x1, y1;
} TileBox;

// Offers one triangle to all samples of a box; `depth` is that of its upper left corner.
static inline void cover_box(TileScratch *scratch, const Edge edge[3], uint32_t depth,
                             int32_t depth_x, int32_t depth_y, uint32_t id, TileBox box) {
    WideBits start[3], step[3], down[3];
    for (int k = 0; k < 3; k++) {
        int32_t a = edge[k].a, b = edge[k].b;
        int32_t value = edge[k].value + a * (box.x0 * SUBPIXEL) + b * (box.y0 * SUBPIXEL);
        start[k] = (WideBits)(LANE_X * a + LANE_Y * b + value);
        step[k] = (WideBits){0} + (uint32_t)a * (SUBPIXEL * PIXELS);
        down[k] = (WideBits){0} + (uint32_t)b * SUBPIXEL;
    }
    // A pixel's own step is exact, so that it does not matter how many pixels a vector holds.
    WideBits row_depth = (WideBits)(LANE_X & 255) * (uint32_t)(depth_x >> 8) +
                         (WideBits)(LANE_X >> 8) * (uint32_t)depth_x +
                         (WideBits)LANE_Y * (uint32_t)(depth_y >> 8) + depth;
    WideBits depth_step = (WideBits){0} + (uint32_t)depth_x * PIXELS;
    int groups = (box.x1 - box.x0) / PIXELS + 1;
    uint32_t *row = scratch->key + (size_t)(box.y0 * TILE_STRIDE + box.x0) * SAMPLES;
    for (int y = box.y0; y <= box.y1; y++, row += SAMPLES * TILE_STRIDE) {
        WideBits e0 = start[0], e1 = start[1], e2 = start[2], z = row_depth;
        uint32_t *place = row;
        for (int g = 0; g < groups; g++, place += LANES) {
            wide_keep(place, (Wide)((z & 0xFFFF0000u) | id), (Wide)(e0 | e1 | e2));
            e0 += step[0];
            e1 += step[1];
            e2 += step[2];
            z += depth_step;
        }
        start[0] += down[0];
        start[1] += down[1];
        start[2] += down[2];
        row_depth += (uint32_t)depth_y;
    }
}

static void cover_triangle(TileScratch *scratch, const ScreenTriangle *t, uint16_t number, int left,
                           int top) {
    const ScreenVertex *const *corner = t->corner;
    TileBox box = {t->x0 - left, t->y0 - top, t->x1 - left, t->y1 - top};
    box.x0 = box.x0 > 0 ? box.x0 : 0;
    box.y0 = box.y0 > 0 ? box.y0 : 0;
    box.x1 = box.x1 < TILE_COLUMNS - 1 ? box.x1 : TILE_COLUMNS - 1;
    box.y1 = box.y1 < TILE_ROWS - 1 ? box.y1 : TILE_ROWS - 1;
    if (box.x0 > box.x1 || box.y0 > box.y1)
        return;
    Edge edge[3];
    for (int k = 0; k < 3; k++)
        if (!edge_make(&edge[k], corner[k], corner[k == 2 ? 0 : k + 1], left * SUBPIXEL,
                       top * SUBPIXEL, t->small))
            return;
    int id = scratch->count++;
    scratch->triangle[id] = number;
    scratch->material[id] = t->material;
    scratch->state[id] = PLANE_NONE;
    scratch->row0 = box.y0 < scratch->row0 ? box.y0 : scratch->row0;
    scratch->row1 = box.y1 > scratch->row1 ? box.y1 : scratch->row1;
    int64_t away_x = (int64_t)(box.x0 + left) * SUBPIXEL - corner[0]->x;
    int64_t away_y = (int64_t)(box.y0 + top) * SUBPIXEL - corner[0]->y;
    int64_t rise = (t->depth_x * away_x + t->depth_y * away_y) / SUBPIXEL;
    uint32_t depth = corner[0]->depth + (uint32_t)rise;
    cover_box(scratch, edge, depth, t->depth_x, t->depth_y, (uint32_t)id, box);
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
        if (i + 4 < end) { // fetched meanwhile
            const ScreenTriangle *later = &raster->triangle[raster->reference[i + 4]];
            __builtin_prefetch(later->corner[0]);
            __builtin_prefetch(later->corner[1]);
        }
        cover_triangle(scratch, &raster->triangle[number], number, left, top);
    }
}

#endif
