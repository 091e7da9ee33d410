// The inner loops of the rasteriser, made once for each vector width (LANES is 4 or 8). Works on
// one tile: covers samples with triangles, then colours each pixel. Knows nothing of set-up.
#ifndef RASTER_KERNEL_H
#define RASTER_KERNEL_H

#include <string.h>
#if LANES == 8
#include <immintrin.h>
#endif

#include "raster_internal.h"
#include "raster_shade.h"

typedef int32_t Wide __attribute__((vector_size(LANES * 4)));
typedef int32_t WideLoose __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef uint32_t WideBits __attribute__((vector_size(LANES * 4)));

#if defined(__GNUC__) && !defined(__clang__)
#define UNROLL _Pragma("GCC unroll 4")
#else
#define UNROLL
#endif

#define PIXELS (LANES / SAMPLES) // in one vector; a pixel's samples lie side by side

// Four samples, turned so that no two share a row or a column; in 1/256 pixel.
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

// What the keys tell about four pixels: four bits a pixel, one a sample.
typedef struct {
    unsigned covered;
    unsigned mixed;  // not the triangle of the pixel's first sample
    unsigned parted; // another surface, well before or behind the first sample's
    unsigned ink;    // a line is here
} Glance;

static inline Wide depth_of(const uint32_t *p) {
    return wide_load(p) >> 16;
}

// Every pixel's first sample in all its lanes.
static inline Wide wide_first(Wide a) {
#if LANES == 8
    return __builtin_shufflevector(a, a, 0, 0, 0, 0, 4, 4, 4, 4);
#else
    return __builtin_shufflevector(a, a, 0, 0, 0, 0);
#endif
}

static inline Glance glance_wide(const uint32_t *p, int reach, Wide ink_limit, Wide edge_limit) {
    Glance seen = {0, 0, 0, 0};
    Wide key = wide_load(p);
    seen.covered = wide_signs(key - (int32_t)KEY_EMPTY);
    if (!seen.covered)
        return seen;
    Wide depth = key >> 16, twice = depth + depth;
    // A line is where a sample lies nearer than the mean of its two neighbours, by more than a
    // threshold that differs from sample to sample: so lines fade out instead of breaking off.
    Wide across = depth_of(p - reach * SAMPLES) + depth_of(p + reach * SAMPLES) - twice;
    int rows = reach * SAMPLES * TILE_STRIDE;
    Wide along = depth_of(p - rows) + depth_of(p + rows) - twice;
    seen.ink = wide_signs((across > ink_limit) | (along > ink_limit));
    Wide first = wide_first(key), apart = depth - (first >> 16);
    seen.mixed = wide_signs(((key ^ first) & 0xFFFF) != 0);
    seen.parted = wide_signs((apart > edge_limit) | (apart < -edge_limit)) & seen.mixed;
    return seen;
}

static inline Glance glance_four(const Raster *raster, const uint32_t *place) {
    Glance seen = {0, 0, 0, 0};
    const Wide share = (LANE_Y - 32) / 64 * 3 + 5; // 5, 8, 11, 14 eighths
    Wide ink_limit = share * raster->ink_threshold >> 3;
    Wide edge_limit = wide_set(raster->edge_threshold);
    for (int i = 0; i < 4; i += PIXELS) {
        Glance part = glance_wide(place + i * SAMPLES, raster->ink_reach, ink_limit, edge_limit);
        seen.covered |= part.covered << i * SAMPLES;
        seen.mixed |= part.mixed << i * SAMPLES;
        seen.parted |= part.parted << i * SAMPLES;
        seen.ink |= part.ink << i * SAMPLES;
    }
    return seen;
}

// One row of a tile while it is coloured.
typedef struct {
    const Raster *raster;
    TileScratch *scratch;
    const uint8_t *shadow; // 0..255 per pixel from the tile's left end on, or NULL
    const uint8_t *grain;  // the same pixels of the paper
    int left, top, y;      // the tile's corner and the row, pixels
} RowWork;

static inline int bit_count(unsigned four) {
    return (int)(0x4332322132212110ull >> four * 4 & 15);
}

// The colour of a surface at one sample of a pixel. `column` counts from the tile's left end; `ink`
// is quarters of a line.
static HOT Float4 surface_color(const RowWork *row, uint32_t key, int sample, int column, int ink,
                                const Paper *paper) {
    uint32_t id = key & 0xFFFF;
    TilePlane *plane = &row->scratch->plane[id];
    if (row->scratch->state[id] == PLANE_NONE) { // made when the first pixel shows the triangle
        const ScreenTriangle *t = &row->raster->triangle[row->scratch->triangle[id]];
        const Material *material = &row->raster->scene.materials[t->material];
        row->scratch->state[id] = (uint8_t)plane_make(plane, t, material, row->left, row->top);
    }
    float dx = (float)column + (float)SAMPLE_X[sample] / SUBPIXEL;
    float dy = (float)(row->y - row->top) + (float)SAMPLE_Y[sample] / SUBPIXEL;
    bool patterned = row->scratch->state[id] == PLANE_PATTERNED;
    Float4 color = plane_color(plane, patterned, dx, dy, ink, paper);
    if (row->shadow && plane->material->look.takes_shadow)
        color += (row->raster->shadow_color - color) * ((float)row->shadow[column] / 255.0f);
    return color * paper->tone;
}

// A pixel that shows several surfaces: each is coloured once and weighed by its samples.
static COLD Float4 mixed_color(const RowWork *row, const uint32_t *key, int column, unsigned ink,
                               const Paper *paper) {
    Float4 sum = {0, 0, 0, 0};
    unsigned done = 0, covered = 0;
    const uint8_t *material = row->scratch->material;
    for (int s = 0; s < SAMPLES; s++) {
        if (done >> s & 1 || key[s] == KEY_EMPTY)
            continue;
        unsigned group = 1u << s;
        for (int o = s + 1; o < SAMPLES; o++) {
            int32_t apart = (int32_t)(key[o] >> 16) - (int32_t)(key[s] >> 16);
            apart = apart < 0 ? -apart : apart;
            if (key[o] != KEY_EMPTY && apart <= row->raster->edge_threshold &&
                material[key[o] & 0xFFFF] == material[key[s] & 0xFFFF])
                group |= 1u << o & ~done;
        }
        done |= group;
        covered |= group;
        int samples = bit_count(group), line = bit_count(ink & group) * SAMPLES / samples;
        sum += surface_color(row, key[s], s, column, line, paper) * (float)samples;
    }
    sum *= 1.0f / SAMPLES;
    float open = (float)(SAMPLES - bit_count(covered)) * (1.0f / SAMPLES);
    if (row->shadow && open > 0)
        sum += row->raster->shadow_color * ((float)row->shadow[column] / 255.0f * open);
    return sum;
}

static inline bool same_material(const RowWork *row, const uint32_t *key) {
    const uint8_t *material = row->scratch->material;
    int a = material[key[0] & 0xFFFF], b = material[key[1] & 0xFFFF];
    int c = material[key[2] & 0xFFFF], d = material[key[3] & 0xFFFF];
    return ((a ^ b) | (a ^ c) | (a ^ d)) == 0;
}

// A pixel that no triangle touches.
static inline uint32_t bare_color(const RowWork *row, int column) {
    return row->shadow ? row->raster->shadow_alone[row->shadow[column]] : 0;
}

// Four pixels from `column` on.
static HOT void color_four(const RowWork *row, const uint32_t *key, int column, uint32_t *out) {
    Glance seen = glance_four(row->raster, key);
    if (!seen.covered) {
        for (int i = 0; i < 4; i++)
            out[i] = bare_color(row, column + i);
        return;
    }
    Float4 color[4];
    UNROLL for (int i = 0; i < 4; i++, key += SAMPLES) {
        const Paper *paper = &row->raster->paper[row->grain[column + i]];
        unsigned here = 15u << i * SAMPLES, ink = seen.ink >> i * SAMPLES & 15;
        if (!(seen.covered & here))
            color[i] = color_unpack(bare_color(row, column + i));
        else if (seen.parted & here || (seen.mixed & here && !same_material(row, key)))
            color[i] = mixed_color(row, key, column + i, ink, paper);
        else
            color[i] = surface_color(row, key[0], 0, column + i, bit_count(ink), paper);
    }
    color_pack_four(color, out);
}

static void color_row(const RowWork *row, const uint32_t *key, uint32_t *out) {
    for (int column = 0; column < TILE_WIDTH; column += 4)
        color_four(row, key + column * SAMPLES, column, out + column);
}

// Pixels of a row that no triangle touches.
static void bare_row(const RowWork *row, uint32_t *out) {
    if (!row->shadow) {
        memset(out, 0, TILE_WIDTH * sizeof *out);
        return;
    }
    for (int column = 0; column < TILE_WIDTH; column++)
        out[column] = bare_color(row, column);
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
        cover_triangle(scratch, &raster->triangle[number], number, left, top);
    }
}

// The picture's rows hold whole tiles, so only the last row of tiles is cut.
static void draw_tile(Raster *raster, int tile, TileScratch *scratch) {
    int x0 = tile % raster->tiles_x * TILE_WIDTH, y0 = tile / raster->tiles_x * TILE_HEIGHT;
    int y1 = y0 + TILE_HEIGHT < raster->height ? y0 + TILE_HEIGHT : raster->height;
    cover_tile(raster, tile, x0 - TILE_HALO, y0 - TILE_HALO, scratch);
    bool shaded = floor_shadow_touches(raster->shadow, (RasterBox){x0, y0, x0 + TILE_WIDTH, y1});
    raster->used[tile] = scratch->count > 0 || shaded;
    if (!raster->used[tile] && !raster->was_used[tile])
        return;
    for (int y = y0; y < y1; y++) {
        uint8_t shadow[TILE_WIDTH];
        bool dark = shaded && floor_shadow_row(raster->shadow, x0, y, TILE_WIDTH, shadow);
        const uint8_t *grain =
            raster->grain + (y & (GRAIN_SIZE - 1)) * GRAIN_SIZE + (x0 & (GRAIN_SIZE - 1));
        RowWork row = {raster, scratch, dark ? shadow : NULL, grain, x0, y0, y};
        uint32_t *out = raster->pixel + (size_t)y * (size_t)raster->stride + x0;
        int line = y - y0 + TILE_HALO;
        if (line < scratch->row0 || line > scratch->row1)
            bare_row(&row, out);
        else
            color_row(&row, scratch->key + (line * TILE_STRIDE + TILE_HALO) * SAMPLES, out);
    }
}

#endif
