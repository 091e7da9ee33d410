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

#define WIDE_BOX (2 * LANES) // pixels from which on it pays to ask where a row is entered and left

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
static inline unsigned int4_signs(Int4 a) {
#ifdef __SSE2__
    return (unsigned)_mm_movemask_ps((__m128)a);
#else
    unsigned bits = 0;
    for (int i = 0; i < 4; i++)
        bits |= ((uint32_t)a[i] >> 31) << i;
    return bits;
#endif
}
static inline unsigned wide_signs(Wide a) {
#if LANES == 8
    return (unsigned)_mm256_movemask_ps((__m256)a);
#else
    return int4_signs((Int4)a);
#endif
}

// Whether all lanes are zero.
static inline bool wide_none(Wide a) {
#if LANES == 8
    return _mm256_testz_si256((__m256i)a, (__m256i)a);
#elif defined(__SSE2__)
    return _mm_movemask_epi8(_mm_cmpeq_epi8((__m128i)a, _mm_setzero_si128())) == 0xFFFF;
#else
    int32_t any = 0;
    for (int i = 0; i < LANES; i++)
        any |= a[i];
    return any == 0;
#endif
}

// Entries of a table of bytes, of which three more may be read.
static inline Wide wide_bytes(const uint8_t *table, Wide at) {
#if LANES == 8
    return (Wide)_mm256_i32gather_epi32((const int *)(const void *)table, (__m256i)at, 1) & 255;
#else
    Wide bytes = {0};
    for (int i = 0; i < LANES; i++)
        bytes[i] = table[at[i]];
    return bytes;
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

// The edges and the depth of a triangle at the samples of a vector, or how they change.
typedef struct {
    WideBits edge[3], depth;
} Edges;

// At a box's first pixels, and from vector to vector across and along the tile.
typedef struct {
    Edges at, across, along;
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
        walk->at.edge[k] = (WideBits)(pair_sum(edge, place) + t->value[k]);
        walk->across.edge[k] = (WideBits)pair_sum(edge, across);
        walk->along.edge[k] = (WideBits)pair_sum(edge, along);
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
        walk->at.edge[k] = (WideBits)(LANE_X * edge.a + LANE_Y * edge.b + value);
        walk->across.edge[k] = (WideBits)wide_set(edge.a * (SUBPIXEL * PIXELS));
        walk->along.edge[k] = (WideBits)wide_set(edge.b * SUBPIXEL);
    }
    return true;
}

// A pixel's own step is exact, so that it does not matter how many pixels a vector holds.
static inline void walk_depth(Walk *walk, const ScreenTriangle *t, int x, int y) {
    uint32_t across = (uint32_t)t->depth_x, along = (uint32_t)t->depth_y;
    walk->at.depth = (WideBits)(LANE_X & (SUBPIXEL - 1)) * (uint32_t)(t->depth_x >> SUBPIXEL_BITS) +
                     ((WideBits)(LANE_X >= SUBPIXEL) & across) +
                     (WideBits)LANE_Y * (uint32_t)(t->depth_y >> SUBPIXEL_BITS) +
                     (t->depth + across * (uint32_t)x + along * (uint32_t)y);
    walk->across.depth = (WideBits){0} + across * PIXELS;
    walk->along.depth = (WideBits){0} + along;
}

// A key of the depth's upper half and the triangle's number.
static inline Wide wide_key(WideBits depth, Wide id) {
#if LANES == 8
    return (Wide)_mm256_blend_epi16((__m256i)depth, (__m256i)id, 0x55);
#else
    return (Wide)(depth & 0xFFFF0000u) | id;
#endif
}

static inline void edges_move(Edges *at, const Edges *by, uint32_t times) {
    at->edge[0] += by->edge[0] * times;
    at->edge[1] += by->edge[1] * times;
    at->edge[2] += by->edge[2] * times;
    at->depth += by->depth * times;
}

static inline void cover_one(const Edges *at, Wide id, uint32_t *place) {
    wide_keep(place, wide_key(at->depth, id), (Wide)(at->edge[0] | at->edge[1] | at->edge[2]));
}

// Offers a triangle to the vectors from `place` to `end` (not empty), `stride` keys apart.
static inline void cover_line(Edges at, const Edges *step, Wide id, uint32_t *place,
                              const uint32_t *end, size_t stride) {
    do {
        cover_one(&at, id, place);
        edges_move(&at, step, 1);
        place += stride;
    } while (place != end);
}

// To all of a box, column by column: most boxes are higher than they are wide in vectors. Two rows
// at a time, as the end of a short loop is hard to guess; one below the box is no harm.
static inline void cover_box(uint32_t *key, const Walk *walk, Wide id, TileBox box) {
    const size_t down = SAMPLES * TILE_STRIDE;
    size_t length = (size_t)((box.y1 - box.y0 + 2) & ~1) * down;
    Edges column = walk->at;
    for (int x = box.x0; x <= box.x1; x += PIXELS, key += LANES) {
        Edges at = column;
        uint32_t *place = key, *end = key + length;
        do {
            cover_one(&at, id, place);
            edges_move(&at, &walk->along, 1);
            cover_one(&at, id, place + down);
            edges_move(&at, &walk->along, 1);
            place += 2 * down;
        } while (place != end);
        edges_move(&column, &walk->across, 1);
    }
}

// Where a row of a box crosses each edge, counted in vectors.
typedef struct {
    Int4 value, value_y; // of the edge at the row's first vector, its innermost sample
    Float4 per;          // vectors per unit
    Int4 enters, leaves; // edges that a row comes in by, goes out by
} Spans;

static inline Spans spans_of(const Walk *walk) {
    Spans spans = {.value = {0, 0, 0, 0}, .value_y = {0, 0, 0, 0}, .per = {0, 0, 0, 0}};
    for (int k = 0; k < 3; k++) {
        int32_t inner = (int32_t)walk->at.edge[k][0], step = (int32_t)walk->across.edge[k][0];
        for (int i = 1; i < LANES; i++)
            inner = most(inner, (int32_t)walk->at.edge[k][i]);
        spans.value[k] = inner;
        spans.value_y[k] = (int32_t)walk->along.edge[k][0];
        spans.per[k] = step ? -1.0f / (float)step : 0;
    }
    spans.enters = spans.per < 0;
    spans.leaves = spans.per > 0;
    return spans;
}

// The first and the last vector of a row of `length` that the triangle may touch, give or take one;
// false for none.
static inline bool spans_row(const Spans *spans, int length, int *first, int *last) {
    const float slack = 0.25f; // for what floats round
    const Float4 end = (Float4){0, 0, 0, 0} + (float)(length - 1);
    Float4 cross = __builtin_convertvector(spans->value, Float4) * spans->per;
    Float4 in = (Float4)((Int4)(cross - slack) & spans->enters);
    Float4 out = float4_select(spans->leaves, cross + slack, end);
    float from = in[0] > in[1] ? in[0] : in[1], to = out[0] < out[1] ? out[0] : out[1];
    from = from > in[2] ? from : in[2];
    to = to < out[2] ? to : out[2];
    if (!(from <= to && to >= 0)) // else both are in range
        return false;
    *first = from > 0 ? (int)from : 0;
    *last = least((int)to, length - 1);
    return true;
}

// To a wide box, each row from edge to edge only.
static void cover_wide_box(uint32_t *key, const Walk *walk, Wide id, TileBox box) {
    int length = (box.x1 - box.x0) / PIXELS + 1, first, last;
    Spans spans = spans_of(walk);
    Edges start = walk->at;
    for (int y = box.y0; y <= box.y1; y++, key += SAMPLES * TILE_STRIDE) {
        if (spans_row(&spans, length, &first, &last)) {
            Edges at = start;
            edges_move(&at, &walk->across, (uint32_t)first);
            cover_line(at, &walk->across, id, key + first * LANES, key + (last + 1) * LANES, LANES);
        }
        spans.value += spans.value_y;
        edges_move(&start, &walk->along, 1);
    }
}

static inline void cover_triangle(const Raster *raster, TileScratch *scratch, uint16_t number,
                                  int left, int top) {
    const ScreenTriangle *t = &raster->triangle[number];
    const int first = TILE_HALO - raster->ink_reach; // what lies outside is not looked at
    TileBox box = {most(t->x0 - left, first), most(t->y0 - top, first),
                   least(t->x1 - left, TILE_COLUMNS - 1 - first),
                   least(t->y1 - top, TILE_ROWS - 1 - first)};
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
    uint32_t *key = scratch->key + (size_t)(box.y0 * TILE_STRIDE + box.x0) * SAMPLES;
    if (box.x1 - box.x0 < WIDE_BOX)
        cover_box(key, &walk, wide_set(id), box);
    else
        cover_wide_box(key, &walk, wide_set(id), box);
}

static void cover_tile(const Raster *raster, int tile, int left, int top, TileScratch *scratch) {
    scratch->count = 0;
    scratch->row0 = TILE_ROWS;
    scratch->row1 = -1;
    int32_t first = raster->tile_first[tile], end = raster->tile_first[tile + 1];
    if (first == end)
        return;
    for (size_t i = 0; i < sizeof scratch->key / sizeof *scratch->key; i += 8 * LANES)
        for (size_t k = 0; k < 8 * LANES; k += LANES)
            wide_store(scratch->key + i + k, wide_set((int32_t)KEY_EMPTY));
    for (int32_t i = first; i < end; i++) {
        uint16_t number = raster->reference[i];
        if (i + 4 < end) // fetched meanwhile
            __builtin_prefetch(&raster->triangle[raster->reference[i + 4]]);
        cover_triangle(raster, scratch, number, left, top);
    }
}

#endif
