// The inner loops of the rasteriser, made once for each vector width (LANES is 4 or 8). Works on
// one tile: covers samples with triangles, then colours each pixel. Knows nothing of set-up.
#ifndef RASTER_KERNEL_H
#define RASTER_KERNEL_H

#include <string.h>

#include "raster_internal.h"
#include "raster_shade.h"

typedef int32_t Wide __attribute__((vector_size(LANES * 4)));
typedef int32_t WideLoose __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef uint32_t WideBits __attribute__((vector_size(LANES * 4)));

#if LANES == 8
static const WideBits LANE = {0, 1, 2, 3, 4, 5, 6, 7};
#else
static const WideBits LANE = {0, 1, 2, 3};
#endif

// Four samples, turned so that no two share a row or a column; in 1/256 pixel.
static const int32_t SAMPLE_X[SAMPLES] = {96, 224, 32, 160};
static const int32_t SAMPLE_Y[SAMPLES] = {32, 96, 160, 224};

#define TILE_SPAN_X ((TILE_COLUMNS + LANES) * SUBPIXEL)
#define TILE_SPAN_Y (TILE_ROWS * SUBPIXEL)
#define EDGE_RANGE  ((int64_t)1 << 29)

static inline Wide wide_set(int32_t x) {
    return (Wide){0} + x;
}
static inline Wide wide_load(const uint32_t *p) {
    return *(const WideLoose *)(const void *)p;
}

static inline Wide wide_min(Wide a, Wide b) {
#if LANES == 8
    return (Wide)__builtin_ia32_pminsd256(a, b);
#else
    Wide less = a < b;
    return b ^ ((a ^ b) & less);
#endif
}

static inline Wide wide_max(Wide a, Wide b) {
    return ~wide_min(~a, ~b);
}

// One bit per lane: its sign.
static inline unsigned wide_signs(Wide a) {
#if LANES == 8
    return (unsigned)__builtin_ia32_movmskps256((__attribute__((vector_size(32))) float)a);
#elif defined(__SSE2__)
    return (unsigned)__builtin_ia32_movmskps((Float4)a);
#else
    unsigned bits = 0;
    for (int i = 0; i < LANES; i++)
        bits |= ((uint32_t)a[i] >> 31) << i;
    return bits;
#endif
}

// Keeps the nearer of the key and what is there; lanes whose `outside` is negative stay.
static inline void wide_keep(uint32_t *place, Wide key, Wide outside) {
    WideLoose *old = (WideLoose *)(void *)place;
#if LANES == 8
    typedef int32_t Bits __attribute__((vector_size(32)));
    *old = (Wide)__builtin_ia32_pminud256((Bits)*old, key | (outside >> 31));
#else
    Wide now = *old, write = (key < now) & ~(outside >> 31);
    *old = now ^ ((now ^ key) & write);
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

// False when the whole tile lies outside. Long edges are rounded to 32 bits; they run from their
// lower to their upper end for that, so that two neighbours round the same way and leave no crack.
static bool edge_make(Edge *edge, const ScreenVertex *p, const ScreenVertex *q, int32_t x,
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

// Offers one triangle to all samples in the pixels x0..x1, y0..y1 of the tile.
static void cover_box(TileScratch *scratch, const Edge edge[3], uint32_t depth, int32_t depth_x,
                      int32_t depth_y, uint32_t id, int x0, int y0, int x1, int y1) {
    WideBits start[3], step[3], down[3], offset[3][SAMPLES], depth_offset[SAMPLES];
    for (int k = 0; k < 3; k++) {
        uint32_t a = (uint32_t)edge[k].a * SUBPIXEL, b = (uint32_t)edge[k].b * SUBPIXEL;
        uint32_t value = (uint32_t)edge[k].value + a * (uint32_t)x0 + b * (uint32_t)y0;
        start[k] = LANE * a + value;
        step[k] = (WideBits){0} + a * LANES;
        down[k] = (WideBits){0} + b;
        for (int s = 0; s < SAMPLES; s++)
            offset[k][s] =
                (WideBits){0} + (uint32_t)(edge[k].a * SAMPLE_X[s] + edge[k].b * SAMPLE_Y[s]);
    }
    for (int s = 0; s < SAMPLES; s++) {
        int64_t shift =
            ((int64_t)depth_x * SAMPLE_X[s] + (int64_t)depth_y * SAMPLE_Y[s]) / SUBPIXEL;
        depth_offset[s] = (WideBits){0} + (uint32_t)shift;
    }
    WideBits row_depth = LANE * (uint32_t)depth_x + depth, upper = (WideBits){0} + 0xFFFF0000u;
    WideBits depth_step = (WideBits){0} + (uint32_t)depth_x * LANES;
    int groups = (x1 - x0) / LANES + 1;
    uint32_t *row = scratch->key + (size_t)y0 * SAMPLES * TILE_STRIDE + x0;
    for (int y = y0; y <= y1; y++, row += SAMPLES * TILE_STRIDE) {
        WideBits e0 = start[0], e1 = start[1], e2 = start[2], z = row_depth;
        uint32_t *place = row;
        for (int g = 0; g < groups; g++, place += LANES) {
            for (int s = 0; s < SAMPLES; s++) {
                WideBits out = (e0 + offset[0][s]) | (e1 + offset[1][s]) | (e2 + offset[2][s]);
                WideBits key = ((z + depth_offset[s]) & upper) | id;
                wide_keep(place + s * TILE_STRIDE, (Wide)key, (Wide)out);
            }
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
    int x0 = t->x0 - left, x1 = t->x1 - left, y0 = t->y0 - top, y1 = t->y1 - top;
    x0 = x0 > 0 ? x0 : 0;
    y0 = y0 > 0 ? y0 : 0;
    x1 = x1 < TILE_COLUMNS - 1 ? x1 : TILE_COLUMNS - 1;
    y1 = y1 < TILE_ROWS - 1 ? y1 : TILE_ROWS - 1;
    if (x0 > x1 || y0 > y1)
        return;
    Edge edge[3];
    for (int k = 0; k < 3; k++)
        if (!edge_make(&edge[k], corner[k], corner[k == 2 ? 0 : k + 1], left * SUBPIXEL,
                       top * SUBPIXEL))
            return;
    int id = scratch->count++;
    scratch->triangle[id] = number;
    scratch->material[id] = t->material;
    scratch->ready[id] = 0;
    scratch->row0 = y0 < scratch->row0 ? y0 : scratch->row0;
    scratch->row1 = y1 > scratch->row1 ? y1 : scratch->row1;
    int64_t away_x = (int64_t)(x0 + left) * SUBPIXEL - corner[0]->x;
    int64_t away_y = (int64_t)(y0 + top) * SUBPIXEL - corner[0]->y;
    int64_t rise = (t->depth_x * away_x + t->depth_y * away_y) / SUBPIXEL;
    uint32_t depth = corner[0]->depth + (uint32_t)rise;
    cover_box(scratch, edge, depth, t->depth_x, t->depth_y, (uint32_t)id, x0, y0, x1, y1);
}

// What the keys tell about LANES pixels; one bit per pixel in each mask.
typedef struct {
    unsigned covered; // at least one sample
    unsigned mixed;   // samples of more than one triangle
    unsigned parted;  // two surfaces, one well behind the other
    Wide ink;         // per lane one bit per sample: a line is here
} Glance;

static inline Wide depth_of(const uint32_t *p) {
    return wide_load(p) >> 16;
}

// A line is where a sample lies nearer than the mean of its two neighbours, by more than a
// threshold that differs from sample to sample: so lines fade out instead of breaking off.
static inline Wide find_ink(const Raster *raster, const uint32_t *place) {
    int reach = raster->ink_reach, rows = reach * SAMPLES * TILE_STRIDE;
    Wide ink = {0};
    for (int s = 0; s < SAMPLES; s++) {
        const uint32_t *p = place + s * TILE_STRIDE;
        Wide twice = depth_of(p) * 2;
        Wide limit = wide_set(raster->ink_threshold * (5 + 3 * s) / 8);
        Wide across = depth_of(p - reach) + depth_of(p + reach) - twice;
        Wide along = depth_of(p - rows) + depth_of(p + rows) - twice;
        ink |= ((across > limit) | (along > limit)) & (1 << s);
    }
    return ink;
}

static inline Glance glance(const Raster *raster, const uint32_t *place) {
    Glance seen = {0, 0, 0, {0}};
    Wide first = wide_load(place), low = first, high = first, differ = {0};
    for (int s = 1; s < SAMPLES; s++) {
        Wide key = wide_load(place + s * TILE_STRIDE);
        low = wide_min(low, key);
        high = wide_max(high, key);
        differ |= key ^ first;
    }
    seen.covered = wide_signs(low - wide_set((int32_t)KEY_EMPTY));
    if (!seen.covered)
        return seen;
    seen.mixed = wide_signs((differ & 0xFFFF) != 0);
    seen.parted = wide_signs((high >> 16) - (low >> 16) > raster->edge_threshold) & seen.mixed;
    seen.ink = find_ink(raster, place);
    return seen;
}

typedef struct {
    const Raster *raster;
    TileScratch *scratch;
    const float *shadow; // per pixel of the row, or NULL
    int x, y;            // first pixel of the tile in this row
} RowWork;

static inline Float4 surface_color(const RowWork *row, uint32_t key, int sample, int x, int ink,
                                   int samples, int texture) {
    uint32_t id = key & 0xFFFF;
    const TilePlane *plane = tile_plane(row->raster, row->scratch, id);
    float at_x = (float)(x * SUBPIXEL + SAMPLE_X[sample]) / SUBPIXEL;
    float at_y = (float)(row->y * SUBPIXEL + SAMPLE_Y[sample]) / SUBPIXEL;
    Float4 color = plane_color(plane, at_x, at_y, texture);
    const Material *material = plane->material;
    if (row->shadow && material->look.takes_shadow) {
        float dark = row->shadow[x - row->x];
        color += (row->raster->shadow_color - color) * dark;
    }
    if (ink && !material->look.no_ink) {
        Float4 line = {material->ink[0], material->ink[1], material->ink[2], 1};
        color += (color * line - color) * ((float)ink / (float)samples);
    }
    return color;
}

static inline int count_bits(unsigned x) {
    x = x - ((x >> 1) & 5);
    return (int)((x & 3) + (x >> 2));
}

// A pixel that shows several surfaces: each is coloured once and weighed by its samples.
static Float4 mixed_color(const RowWork *row, const uint32_t *key, int x, unsigned ink, int texture,
                          float *coverage) {
    Float4 sum = {0, 0, 0, 0};
    unsigned done = 0;
    int covered = 0;
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
                group |= 1u << o;
        }
        group &= ~done;
        done |= group;
        int samples = count_bits(group);
        covered += samples;
        sum += surface_color(row, key[s], s, x, count_bits(ink & group), samples, texture) *
               (float)samples;
    }
    *coverage = (float)covered / SAMPLES;
    return sum * (1.0f / SAMPLES);
}

static inline uint32_t pixel_color(const RowWork *row, const uint32_t *place, int x, bool mixed,
                                   bool parted, unsigned ink) {
    uint32_t key[SAMPLES];
    for (int s = 0; s < SAMPLES; s++)
        key[s] = place[s * TILE_STRIDE];
    if (mixed && !parted)
        for (int s = 1; s < SAMPLES; s++)
            parted |=
                row->scratch->material[key[s] & 0xFFFF] != row->scratch->material[key[0] & 0xFFFF];
    int texture =
        row->raster->grain[(row->y & (GRAIN_SIZE - 1)) * GRAIN_SIZE + (x & (GRAIN_SIZE - 1))];
    float coverage = 1;
    Float4 color = parted ? mixed_color(row, key, x, ink, texture, &coverage)
                          : surface_color(row, key[0], 0, x, count_bits(ink), SAMPLES, texture);
    color *= 1.0f + (float)(texture - 148) * (1.0f / 2600.0f);
    color[3] = coverage * 255.0f;
    if (row->shadow && coverage < 1)
        color += row->raster->shadow_color * (row->shadow[x - row->x] * (1 - coverage));
    return color_pack(color);
}

static void color_row(const RowWork *row, const uint32_t *place, int end, uint32_t *out) {
    for (int x = row->x; x < end; x += LANES, place += LANES) {
        Glance seen = glance(row->raster, place);
        int count = end - x < LANES ? end - x : LANES;
        for (int i = 0; i < count; i++) {
            uint32_t color = 0;
            if (seen.covered >> i & 1)
                color = pixel_color(row, place + i, x + i, seen.mixed >> i & 1,
                                    seen.parted >> i & 1, (unsigned)seen.ink[i]);
            else if (row->shadow)
                color = color_pack(row->raster->shadow_color * row->shadow[x + i - row->x]);
            out[x + i] = color;
        }
    }
}

// Pixels of a row that no triangle touches.
static void shadow_only(const RowWork *row, int end, uint32_t *out) {
    for (int x = row->x; x < end; x++)
        out[x] = row->shadow ? color_pack(row->raster->shadow_color * row->shadow[x - row->x]) : 0;
}

static void cover_tile(const Raster *raster, int tile, int left, int top, TileScratch *scratch) {
    scratch->count = 0;
    scratch->row0 = TILE_ROWS;
    scratch->row1 = -1;
    int32_t first = raster->tile_first[tile], end = raster->tile_first[tile + 1];
    if (first == end)
        return;
    WideLoose *key = (WideLoose *)(void *)scratch->key;
    for (size_t i = 0; i < sizeof scratch->key / sizeof *key; i++)
        key[i] = wide_set((int32_t)KEY_EMPTY);
    for (int32_t i = first; i < end; i++) {
        uint16_t number = raster->reference[i];
        cover_triangle(scratch, &raster->triangle[number], number, left, top);
    }
}

static void draw_tile(Raster *raster, int tile, TileScratch *scratch) {
    int x0 = tile % raster->tiles_x * TILE_WIDTH, y0 = tile / raster->tiles_x * TILE_HEIGHT;
    int x1 = x0 + TILE_WIDTH < raster->width ? x0 + TILE_WIDTH : raster->width;
    int y1 = y0 + TILE_HEIGHT < raster->height ? y0 + TILE_HEIGHT : raster->height;
    cover_tile(raster, tile, x0 - TILE_HALO, y0 - TILE_HALO, scratch);
    RasterBox box = shadow_box(raster->shadow);
    bool shaded = box.x0 < x1 && box.x1 > x0 && box.y0 < y1 && box.y1 > y0;
    raster->used[tile] = scratch->count > 0 || shaded;
    if (!raster->used[tile] && !raster->was_used[tile])
        return;
    for (int y = y0; y < y1; y++) {
        float shadow[TILE_WIDTH];
        bool dark = shaded && shadow_row(raster->shadow, x0, y, TILE_WIDTH, shadow);
        RowWork row = {raster, scratch, dark ? shadow : NULL, x0, y};
        uint32_t *out = raster->pixel + (size_t)y * (size_t)raster->stride;
        int line = y - y0 + TILE_HALO;
        if (line < scratch->row0 || line > scratch->row1)
            shadow_only(&row, x1, out);
        else
            color_row(&row, scratch->key + (size_t)line * SAMPLES * TILE_STRIDE + TILE_HALO, x1,
                      out);
    }
}

#endif
