// Colours a tile from its samples' keys, made once for each vector width. Knows nothing of set-up.
#ifndef RASTER_KERNEL_H
#define RASTER_KERNEL_H

#include "raster_cover.h"
#include "raster_shade.h"

#define SURE_EDGES 12 // times what parts two surfaces: farther apart are no flat pieces of one skin

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

static inline unsigned covered_four(const uint32_t *key) {
    unsigned covered = 0;
    for (int i = 0; i < 4; i += PIXELS)
        covered |= wide_signs(wide_load(key + i * SAMPLES) - (int32_t)KEY_EMPTY) << i * SAMPLES;
    return covered;
}

// One triangle fills all four, if any.
static inline bool even_four(const uint32_t *key) {
    Wide first = wide_set((int32_t)key[0]), other = {0};
    for (int i = 0; i < 4; i += PIXELS)
        other |= wide_load(key + i * SAMPLES) ^ first;
    return wide_none(other << 16);
}

// The steps of depth from a sample to its two neighbours.
typedef struct {
    Wide before, after;
} Steps;

static inline Steps steps_at(const uint32_t *p, int away) {
    Wide here = depth_of(p);
    return (Steps){depth_of(p - away) - here, depth_of(p + away) - here};
}

static inline Wide bends(Steps s, Wide limit) {
    return s.before + s.after > limit;
}

// Farther behind than any edge between two flat pieces of one skin.
static inline Wide leaps(Steps s, Wide leap) {
    return (s.before > leap) | (s.after > leap);
}

// Lines, one bit a sample: sure ones, and others where depth bends across or along the picture.
typedef struct {
    unsigned sure, across, along;
} InkSigns;

// A line is where a sample lies nearer than the mean of its two neighbours, by more than a
// threshold that differs from sample to sample: so lines fade out instead of breaking off.
static inline InkSigns ink_wide(const uint32_t *p, int reach, Wide limit, Wide leap) {
    Steps across = steps_at(p, reach * SAMPLES), along = steps_at(p, reach * SAMPLES * TILE_STRIDE);
    Wide bent = bends(across, limit);
    Wide bent_too = bends(along, limit);
    Wide sure = (bent & leaps(across, leap)) | (bent_too & leaps(along, leap));
    return (InkSigns){wide_signs(sure), wide_signs(bent & ~sure), wide_signs(bent_too & ~sure)};
}

static inline bool share_corner(const ScreenTriangle *a, const ScreenTriangle *b) {
    for (int i = 0; i < 3; i++)
        if (a->corner[i] == b->corner[0] || a->corner[i] == b->corner[1] ||
            a->corner[i] == b->corner[2])
            return true;
    return false;
}

// Whether a sample and its two neighbours show one sheet of skin, round one corner.
static inline bool one_sheet(const Raster *raster, const TileScratch *scratch, const uint32_t *here,
                             int away) {
    if (here[-away] == KEY_EMPTY || here[away] == KEY_EMPTY)
        return false;
    uint32_t p = here[-away] & 0xFFFF, q = *here & 0xFFFF, r = here[away] & 0xFFFF;
    const uint8_t *material = scratch->material;
    if (((material[p] ^ material[q]) | (material[r] ^ material[q])) != 0)
        return false;
    const ScreenTriangle *t = &raster->triangle[scratch->triangle[q]];
    return (p == q || share_corner(t, &raster->triangle[scratch->triangle[p]])) &&
           (r == q || share_corner(t, &raster->triangle[scratch->triangle[r]]));
}

// Leaves out the edges between the flat pieces of one smooth skin: each would be a dash.
static inline unsigned between_sheets(const Raster *raster, const TileScratch *scratch,
                                      const uint32_t *key, unsigned ink, int away) {
    for (unsigned rest = ink; rest != 0; rest &= rest - 1)
        if (one_sheet(raster, scratch, key + __builtin_ctz(rest), away))
            ink &= ~(rest & -rest);
    return ink;
}

static inline bool is_cloth(const Material *material) {
    return (material->look.kind == MATERIAL_FABRIC) | (material->look.kind == MATERIAL_STRIPES);
}

// Cloth draws deep folds alone: a small one would be a dash here and there. One bit of `cloth` a
// pixel of the vector.
static inline Wide ink_limit(const Raster *raster, unsigned cloth) {
    const Wide share = (LANE_Y - 32) / 64 * 3 + 5; // 5, 8, 11, 14 eighths
    Wide all = share * raster->ink_threshold;
    if (PIXELS == 1 || cloth == 0 || cloth == 3)
        return all >> (cloth ? 1 : 3);
    Wide second = LANE_X >= SUBPIXEL, deep = cloth == 2 ? second : ~second;
    return (all >> 1 & deep) | (all >> 3 & ~deep);
}

// `cloth` has a bit for each pixel.
static COLD unsigned ink_of_four(const Raster *raster, const TileScratch *scratch,
                                 const uint32_t *key, unsigned cloth) {
    Wide leap = wide_set(SURE_EDGES * raster->edge_threshold);
    const int reach = raster->ink_reach;
    unsigned sure = 0, across = 0, along = 0;
    for (int i = 0; i < 4; i += PIXELS) {
        Wide limit = ink_limit(raster, cloth >> i & ((1u << PIXELS) - 1));
        InkSigns found = ink_wide(key + i * SAMPLES, reach, limit, leap);
        sure |= found.sure << i * SAMPLES;
        across |= found.across << i * SAMPLES;
        along |= found.along << i * SAMPLES;
    }
    return sure | between_sheets(raster, scratch, key, across, reach * SAMPLES) |
           between_sheets(raster, scratch, key, along, reach * SAMPLES * TILE_STRIDE);
}

// Whether any of four pixels may hold a line, as few do.
static inline bool bent_four(const Raster *raster, const uint32_t *key, bool cloth) {
    Wide limit = ink_limit(raster, cloth ? 3 : 0), bent = {0};
    const int reach = raster->ink_reach * SAMPLES;
    for (int i = 0; i < 4; i += PIXELS) {
        const uint32_t *p = key + i * SAMPLES;
        bent |= bends(steps_at(p, reach), limit) | bends(steps_at(p, reach * TILE_STRIDE), limit);
    }
    return !wide_none(bent);
}

// Of four pixels, one bit a sample: it shows another surface than its pixel's first sample, of
// other material or well before or behind.
static inline unsigned parted_four(const Raster *raster, const TileScratch *scratch,
                                   const uint32_t *key) {
    Wide limit = wide_set(raster->edge_threshold);
    unsigned parted = 0;
    for (int i = 0; i < 4; i += PIXELS) {
        Wide here = wide_load(key + i * SAMPLES), first = wide_first(here);
        Wide apart = (here >> 16) - (first >> 16), other = ((here ^ first) & 0xFFFF) != 0;
        Wide material = wide_bytes(scratch->material, here & 0xFFFF);
        Wide differs = (material ^ wide_first(material)) != 0;
        parted |= wide_signs((((apart > limit) | (apart < -limit)) & other) | differs)
                  << i * SAMPLES;
    }
    return parted;
}

// One row of a tile while it is coloured.
typedef struct {
    const Raster *raster;
    TileScratch *scratch;
    const uint8_t *shadow; // 0..255 per pixel from the tile's left end on, or NULL
    const uint8_t *grain;  // the same pixels of the paper
    int left, top;         // the tile's corner, pixels
    Float4 down;           // rows from there
    Float4 lamp, lamp_x;   // its factors at the tile's left end, and their change per pixel
} RowWork;

static inline int bit_count(unsigned four) {
#ifdef __POPCNT__
    return __builtin_popcount(four);
#else
    return (int)(0x4332322132212110ull >> four * 4 & 15);
#endif
}

// Makes the planes of a triangle of the tile when the first pixel shows it. Returns its paint
// planes, or NULL where it shows no pattern.
static HOT const PaintPlane *pattern_of(const RowWork *row, uint32_t id) {
    TileScratch *scratch = row->scratch;
    PaintPlane *paint = &scratch->paint[id];
    if (__builtin_expect(scratch->state[id] == PLANE_PLAIN, 1)) // most
        return NULL;
    if (scratch->state[id] == PLANE_NONE)
        scratch->state[id] =
            (uint8_t)plane_make(&scratch->plane[id], paint, row->raster,
                                &row->raster->triangle[scratch->triangle[id]], row->left, row->top);
    return scratch->state[id] == PLANE_PATTERNED ? paint : NULL;
}

// The colour of a surface at one sample of a pixel. `column` counts from the tile's left end, and
// so does `across`, in all lanes; `ink` is quarters of a line.
static HOT Float4 surface_color(const RowWork *row, const TilePlane *plane,
                                const PaintPlane *pattern, int sample, int column, Float4 across,
                                int ink) {
    const Paper *paper = &row->raster->paper[row->grain[column]];
    Float4 dx = across + (float)SAMPLE_X[sample] / SUBPIXEL;
    Float4 dy = row->down + (float)SAMPLE_Y[sample] / SUBPIXEL;
    Float4 color = plane_color(plane, pattern, dx, dy, ink, paper);
    if (row->shadow && plane->material->look.takes_shadow)
        color *= 1 - row->raster->shadow_loss * (float)row->shadow[column];
    return color * (row->lamp + row->lamp_x * across) * paper->tone;
}

static inline const Material *material_of(const RowWork *row, uint32_t key) {
    return &row->raster->scene.materials[row->scratch->material[key & 0xFFFF]];
}

static HOT Float4 key_color(const RowWork *row, uint32_t key, int sample, int column, Float4 across,
                            int ink) {
    uint32_t id = key & 0xFFFF;
    const PaintPlane *pattern = pattern_of(row, id);
    return surface_color(row, &row->scratch->plane[id], pattern, sample, column, across, ink);
}

// A pixel that shows several surfaces: each is coloured once and weighed by its samples. Without
// jumps where it can be, as nobody can guess them.
static COLD Float4 mixed_color(const RowWork *row, const uint32_t *key, int column, unsigned ink) {
    static const uint8_t LINE[SAMPLES + 1][SAMPLES + 1] = {// quarters, by samples and those inked
                                                           {0},
                                                           {0, 4},
                                                           {0, 2, 4},
                                                           {0, 1, 2, 4},
                                                           {0, 1, 2, 3, 4}};
    const uint8_t *look = row->scratch->material;
    const Int4 material = {look[key[0] & 0xFFFF], look[key[1] & 0xFFFF], look[key[2] & 0xFFFF],
                           look[key[3] & 0xFFFF]};
    const Int4 all = {(int32_t)key[0], (int32_t)key[1], (int32_t)key[2], (int32_t)key[3]};
    const int32_t limit = row->raster->edge_threshold;
    const unsigned covered = int4_signs(all != (int32_t)KEY_EMPTY);
    Float4 sum = {0, 0, 0, 0}, across = float4_all((float)column);
    for (unsigned rest = covered; rest != 0;) {
        int s = __builtin_ctz(rest);
        Int4 apart = (all >> 16) - (int32_t)(key[s] >> 16);
        Int4 same = (apart <= limit) & (apart >= -limit) & (material == look[key[s] & 0xFFFF]);
        unsigned group = int4_signs(same) & rest;
        int samples = bit_count(group), line = LINE[samples][bit_count(ink & group)];
        sum += key_color(row, key[s], s, column, across, line) * (float)samples;
        rest &= ~group;
    }
    sum *= 1.0f / SAMPLES;
    float open = (float)(SAMPLES - bit_count(covered)) * (1.0f / SAMPLES);
    if (row->shadow && open > 0)
        sum += row->raster->shadow_color * ((float)row->shadow[column] / 255.0f * open);
    return sum;
}

// A pixel that no triangle touches.
static inline uint32_t bare_color(const RowWork *row, int column) {
    return row->shadow ? row->raster->shadow_alone[row->shadow[column]] : 0;
}

// Four pixels that show one triangle and nothing else.
static HOT void color_even(const RowWork *row, const uint32_t *key, int column, Float4 color[4]) {
    const PaintPlane *pattern = pattern_of(row, key[0] & 0xFFFF);
    const TilePlane *plane = &row->scratch->plane[key[0] & 0xFFFF];
    const Material *material = plane->material;
    bool cloth = is_cloth(material);
    unsigned ink = 0;
    if (!material->look.no_ink && bent_four(row->raster, key, cloth))
        ink = ink_of_four(row->raster, row->scratch, key, cloth ? 15 : 0);
    Float4 across = float4_all((float)column);
    if (pattern) {
        for (int i = 0; i < 4; i++, ink >>= SAMPLES)
            color[i] = surface_color(row, plane, pattern, 0, column + i, across + (float)i,
                                     bit_count(ink & 15));
        return;
    }
    UNROLL for (int i = 0; i < 4; i++, ink >>= SAMPLES) color[i] =
        surface_color(row, plane, NULL, 0, column + i, across + (float)i, bit_count(ink & 15));
}

// Of four pixels, one bit each: those that show one piece of cloth; without jumps, as above.
static inline unsigned cloth_four(const RowWork *row, const uint32_t *key, unsigned parted) {
    unsigned cloth = 0;
    for (int i = 0; i < 4; i++, key += SAMPLES) {
        uint32_t shown = *key == KEY_EMPTY ? 0 : *key; // whichever: an empty one is not asked for
        bool one = !(parted >> i * SAMPLES & 15);
        cloth |= (unsigned)(one & is_cloth(material_of(row, shown))) << i;
    }
    return cloth;
}

// Four pixels that show several triangles, or none here and there.
static HOT void color_uneven(const RowWork *row, const uint32_t *key, unsigned covered, int column,
                             Float4 color[4]) {
    unsigned parted = parted_four(row->raster, row->scratch, key), ink = 0;
    if (bent_four(row->raster, key, false))
        ink = ink_of_four(row->raster, row->scratch, key, cloth_four(row, key, parted));
    Float4 across = float4_all((float)column);
    UNROLL for (int i = 0; i < 4; i++, key += SAMPLES, ink >>= SAMPLES) {
        unsigned here = 15u << i * SAMPLES;
        if (!(covered & here))
            color[i] = color_unpack(bare_color(row, column + i));
        else if (parted & here)
            color[i] = mixed_color(row, key, column + i, ink & 15);
        else
            color[i] =
                key_color(row, key[0], 0, column + i, across + (float)i, bit_count(ink & 15));
    }
}

// Four pixels from `column` on.
static HOT void color_four(const RowWork *row, const uint32_t *key, int column, uint32_t *out) {
    unsigned covered = covered_four(key);
    if (!covered) {
        for (int i = 0; i < 4; i++)
            out[i] = bare_color(row, column + i);
        return;
    }
    Float4 color[4];
    if (even_four(key))
        color_even(row, key, column, color);
    else
        color_uneven(row, key, covered, column, color);
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

// The lamp between the corners of a tile.
static void light_row(RowWork *row, const Float4 corner[4]) {
    float down = row->down[0] * (1.0f / TILE_HEIGHT);
    Float4 right = blend4(corner[1], corner[3], down);
    row->lamp = blend4(corner[0], corner[2], down);
    row->lamp_x = (right - row->lamp) * (1.0f / TILE_WIDTH);
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
    const RasterLamp *lamp = &raster->scene.lamp;
    const Float4 one = {1, 1, 1, 1}, none = {0, 0, 0, 0};
    Float4 corner[4] = {one, one, one, one};
    for (int i = 0; lamp->reach > 0 && i < 4; i++)
        corner[i] =
            lamp_at(lamp, (float)(x0 + i % 2 * TILE_WIDTH), (float)(y0 + i / 2 * TILE_HEIGHT));
    for (int y = y0; y < y1; y++) {
        uint8_t shadow[TILE_WIDTH];
        bool dark = shaded && floor_shadow_row(raster->shadow, x0, y, TILE_WIDTH, shadow);
        const uint8_t *grain =
            raster->grain + (y & (GRAIN_SIZE - 1)) * GRAIN_SIZE + (x0 & (GRAIN_SIZE - 1));
        Float4 down = float4_all((float)(y - y0));
        RowWork row = {raster, scratch, dark ? shadow : NULL, grain, x0, y0, down, none, none};
        light_row(&row, corner);
        uint32_t *out = raster->pixel + (size_t)y * (size_t)raster->stride + x0;
        int line = y - y0 + TILE_HALO;
        if (line < scratch->row0 || line > scratch->row1)
            bare_row(&row, out);
        else
            color_row(&row, scratch->key + (line * TILE_STRIDE + TILE_HALO) * SAMPLES, out);
    }
}

#endif
