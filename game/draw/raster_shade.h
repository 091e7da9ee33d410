// The colour of one pixel: light sphere, pattern, contact shade. Colours are b, g, r, a in 0..255.
#ifndef RASTER_SHADE_H
#define RASTER_SHADE_H

#include <math.h>
#include <string.h>
#ifdef __SSE4_1__
#include <smmintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "raster_internal.h"

// Kept out of the inner loop, so that the common way through it stays short.
#define COLD __attribute__((noinline))
#define HOT  inline __attribute__((always_inline))

static inline float absolute(float x) {
    return fabsf(x);
}

// a > b ? a : b and a < b ? a : b without jumps, which compilers like to make of it.
static inline float larger(float a, float b) {
#ifdef __SSE2__
    return _mm_cvtss_f32(_mm_max_ss(_mm_set_ss(a), _mm_set_ss(b)));
#else
    return a > b ? a : b;
#endif
}
static inline float smaller(float a, float b) {
#ifdef __SSE2__
    return _mm_cvtss_f32(_mm_min_ss(_mm_set_ss(a), _mm_set_ss(b)));
#else
    return a < b ? a : b;
#endif
}
static inline float unit(float x) {
    return smaller(larger(x, 0), 1);
}
static inline float blend(float a, float b, float t) {
    return a + (b - a) * t;
}
static inline Float4 blend4(Float4 a, Float4 b, float t) {
    return a + (b - a) * t;
}
static inline float ease(float low, float high, float x) {
    float t = unit((x - low) / (high - low));
    return t * t * (3 - 2 * t);
}
// floor() for numbers that may be anything; the far ones are cut.
static inline int floor_int(float x) {
    float cut = smaller(larger(x, -1e6f), 1e6f);
    int whole = (int)cut;
    return whole - ((float)whole > cut);
}

static inline Float4 color_unpack(uint32_t color) {
#ifdef __SSE4_1__
    return _mm_cvtepi32_ps(_mm_cvtepu8_epi32(_mm_cvtsi32_si128((int)color)));
#else
    typedef uint8_t Byte16 __attribute__((vector_size(16)));
    typedef uint16_t Short8 __attribute__((vector_size(16)));
    Int4 first = {(int32_t)color, 0, 0, 0};
    Byte16 bytes = (Byte16)first, none = {0};
    // Low bytes between zeros, then low shorts between zeros: two instructions on any processor.
    Short8 shorts = (Short8)__builtin_shufflevector(bytes, none, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20,
                                                    5, 21, 6, 22, 7, 23);
    Int4 whole = (Int4)__builtin_shufflevector(shorts, (Short8)none, 0, 8, 1, 9, 2, 10, 3, 11);
    return __builtin_convertvector(whole, Float4);
#endif
}

static inline Float4 color_load(const float *four) {
    Float4 color;
    memcpy(&color, four, sizeof color);
    return color;
}

static inline Int4 color_whole(Float4 color) {
    return __builtin_convertvector(color + 0.5f, Int4);
}

// Four colours to 0xAARRGGBB; rounds and cuts to 0..255.
static inline void color_pack_four(const Float4 color[4], uint32_t out[4]) {
    Int4 whole[4] = {color_whole(color[0]), color_whole(color[1]), color_whole(color[2]),
                     color_whole(color[3])};
#ifdef __SSE2__
    __m128i low = _mm_packs_epi32((__m128i)whole[0], (__m128i)whole[1]);
    __m128i high = _mm_packs_epi32((__m128i)whole[2], (__m128i)whole[3]);
    __m128i bytes = _mm_packus_epi16(low, high);
    memcpy(out, &bytes, sizeof bytes);
#else
    for (int i = 0; i < 4; i++) {
        Int4 cut = whole[i] & ~(whole[i] < 0);
        cut = (cut | (cut > 255)) & 255;
        out[i] = (uint32_t)(cut[0] | cut[1] << 8 | cut[2] << 16) | (uint32_t)cut[3] << 24;
    }
#endif
}

// A repeatable random number 0..1 for a place in a pattern.
static inline float scatter(int x, int y) {
    uint32_t h = (uint32_t)x * 0x9E3779B1u ^ (uint32_t)y * 0x85EBCA77u;
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    h ^= h >> 13;
    return (float)(h >> 8 & 0xFFFF) * (1.0f / 65535.0f);
}

// The lamp's factors at a place of the picture; softly less from its middle outwards.
static inline Float4 lamp_at(const RasterLamp *lamp, float x, float y) {
    float dx = x - lamp->x, dy = y - lamp->y;
    float t = ease(0, 1, sqrtf(dx * dx + dy * dy) / lamp->reach);
    Float4 factor = {1, 1, 1, 1};
    for (int k = 0; k < 3; k++)
        factor[k] = blend(lamp->near[2 - k], lamp->far[2 - k], t);
    return factor;
}

// What a pattern knows of its pixel.
typedef struct {
    const Material *material;
    float u, v;          // texels on the light sphere
    float x, y, z;       // paint
    const Float4 *wide;  // paint per pixel, see TilePlane
    const Float4 *sharp; // its inverse
    int texel;
} Spot;

static inline Float4 second_color(const Spot *spot) {
    return color_unpack(spot->material->second[spot->texel]);
}

// 0 below the border, 1 above it, with a soft step as wide as a pixel (1 / sharp).
static inline float border(float x, float at, float sharp) {
    return unit(0.5f + (x - at) * sharp);
}

// A seam line beside the rim, and the rim itself a little lighter.
static inline Float4 hem_color(const Spot *spot, Float4 color) {
    float hem = spot->material->look.hem, pixel = (*spot->wide)[2], sharp = (*spot->sharp)[2];
    if (!(spot->z < hem * 1.6f + pixel))
        return color;
    float half = 0.0011f + pixel * 0.35f;
    float line = border(spot->z, hem - half, sharp) * (1 - border(spot->z, hem + half, sharp));
    float rim = 1 - border(spot->z, hem, sharp);
    float strength = 0.30f * unit(0.0024f * sharp);
    return color * ((1 + 0.05f * rim) * (1 - strength * line));
}

static inline Float4 stripes_color(const Spot *spot, Float4 color) {
    const MaterialLook *look = &spot->material->look;
    float width = look->stripe > 0 ? look->stripe : 0.075f;
    float bands = spot->y / width;
    float middle = absolute(bands - (float)floor_int(bands) - 0.5f) * width;
    float white = 1 - border(middle, 0.23f * width, (*spot->sharp)[1]);
    if ((*spot->wide)[1] > 0.5f * width) // too fine to see
        white = 0.46f;
    if (look->hem > 0) // the rim is plain
        white *= border(spot->z, look->hem, (*spot->sharp)[2]);
    return hem_color(spot, blend4(color, second_color(spot), white));
}

static inline Float4 ribbon_color(const Spot *spot, Float4 color) {
    float across = absolute(spot->y), sharp = (*spot->sharp)[1];
    float line = border(across, 0.62f, sharp) * (1 - border(across, 0.80f, sharp));
    // Slanting threads, one in four millimetres; they go where they are too fine to see.
    float thread = (spot->x + spot->y * 0.006f) * 250.0f, fine = (*spot->wide)[0] * 250.0f;
    float place = absolute(thread - (float)floor_int(thread) - 0.5f);
    float weave = (place - 0.25f) * 0.16f * unit(1.2f - fine * 2);
    return blend4(color * (1 + weave), second_color(spot), line);
}

static inline Float4 hair_color(const Spot *spot, Float4 color) {
    const MaterialLook *look = &spot->material->look;
    float along = spot->y * 2.6f;
    int strand = floor_int(spot->x), step = floor_int(along);
    float s = spot->x - (float)strand, t = along - (float)step;
    s = s * s * (3 - 2 * s);
    t = t * t * (3 - 2 * t);
    float near = blend(scatter(strand, step), scatter(strand + 1, step), s);
    float far = blend(scatter(strand, step + 1), scatter(strand + 1, step + 1), s);
    float noise = blend(near, far, t), seen = unit(1.6f - (*spot->wide)[0] * 1.6f);
    noise = blend(0.5f, noise, seen);
    float line = s * (1 - s) * 4; // dark between two strands
    float middle = look->band > 0 ? look->band : 0.55f;
    float away = (spot->y - middle - 0.16f * (noise - 0.5f)) * (1.0f / 0.19f);
    float band = unit(1 - away * away);
    band *= band * unit((44 - spot->v) * 0.05f) * unit((54 - spot->u) * 0.04f);
    float drawn = look->band > 2 ? 0.4f : 1; // curls are soft and matt
    color *= 0.955f + drawn * (0.17f * (noise - 0.5f) + 0.09f * seen * (line - 0.5f));
    color *= 1 - 0.35f * unit(spot->z);
    // Dark hair shines little, and in its own colour.
    Float4 warm = {34, 58, 80, 0}, shine = color * 0.5f + warm;
    shine[3] = 0;
    return color + shine * (band * (0.24f + 0.32f * noise) * (0.7f + look->gloss));
}

// Blood under the skin: redder, not darker.
static inline Float4 blush_color(Float4 color, float blush) {
    Float4 loss = {0.34f, 0.36f, 0.03f, 0};
    return color * (1 - loss * unit(blush));
}

// Palms are lighter than the rest, on every skin.
static inline Float4 palm_color(Float4 color, float palm) {
    const Float4 light = {214, 226, 255, 0};
    return color + (light - color) * (0.34f * unit(palm));
}

#include "raster_face.h"

static inline Float4 pattern_color(const Spot *spot, Float4 color) {
    switch (spot->material->look.kind) {
    case MATERIAL_PLAIN:
        return color;
    case MATERIAL_SKIN:
        return blush_color(palm_color(color, spot->y), spot->x);
    case MATERIAL_FABRIC:
        return hem_color(spot, color);
    case MATERIAL_STRIPES:
        return stripes_color(spot, color);
    case MATERIAL_RIBBON:
        return ribbon_color(spot, color);
    case MATERIAL_HAIR:
        return hair_color(spot, color);
    case MATERIAL_FACE:
        return face_color(spot, color);
    }
    return color;
}

// What is felt is lit from within: a warm colour turns to gold, others to embers. They go there by
// a full way, first redder and last less blue: straight from blue or green to gold lies a pale fog.
// Light, shade and grain of the cloth stay, and so do its folds and its edge; skin is warm already.
static COLD Float4 glow_color(Float4 color, float glow, const MaterialLook *look) {
    const Float4 ember = {70, 146, 255, 0}, gold = {92, 204, 255, 0};
    bool skin = look->kind == MATERIAL_SKIN || look->kind == MATERIAL_FACE;
    Float4 plain = color_unpack(look->color);
    float light = (color[0] + color[1] + color[2]) / (plain[0] + plain[1] + plain[2] + 1);
    Float4 to = blend4(ember, gold, unit((plain[2] - plain[0]) * (1.0f / 110)));
    float lit = (skin ? 0.28f : 0.82f) * (glow * (1.5f - 0.5f * glow));
    Float4 way = {lit * lit, lit * (0.35f + 0.65f * lit), lit * (1.45f - 0.45f * lit), 0};
    return color + (to * smaller(1.2f * light, 1.2f) - color) * way;
}

// Light on a face is flatter than on the body, so that the features read from afar.
static inline void flatten_face(Float4 *light, Float4 paint) {
    float flat = 1 - 0.42f * ease(-0.1f, 0.6f, paint[2]) * ease(-1.1f, -0.8f, paint[1]);
    float half = 0.5f * MATERIAL_SPHERE;
    (*light)[0] = half + ((*light)[0] - half) * flat;
    (*light)[1] = half + ((*light)[1] - half) * flat;
}

// Whether the triangle shows anything of its material's pattern: most of a garment is plain.
static inline bool shows_pattern(const ScreenVertex *const corner[3], const MaterialLook *look) {
    Float4 a = corner[0]->paint, b = corner[1]->paint, c = corner[2]->paint;
    if (corner[0]->light[3] + corner[1]->light[3] + corner[2]->light[3] > 0)
        return true;
    if (look->kind == MATERIAL_FABRIC) {
        float far = look->hem * 3;
        return look->hem > 0 && !(a[2] > far && b[2] > far && c[2] > far);
    }
    if (look->kind == MATERIAL_SKIN)
        return a[0] > 0 || b[0] > 0 || c[0] > 0 || a[1] > 0 || b[1] > 0 || c[1] > 0;
    return look->kind != MATERIAL_PLAIN;
}

// The colour planes of a triangle; they count pixels from the tile's corner left, top.
static COLD PlaneState plane_make(TilePlane *plane, PaintPlane *paint, const Raster *raster,
                                  const ScreenTriangle *t, int left, int top) {
    const Material *material = &raster->scene.materials[t->material];
    const ScreenVertex *a = &raster->vertex[t->corner[0]], *b = &raster->vertex[t->corner[1]];
    const ScreenVertex *c = &raster->vertex[t->corner[2]], *const corner[3] = {a, b, c};
    Float4 light[3] = {a->light, b->light, c->light};
    if (t->flipped)
        for (int k = 0; k < 3; k++) {
            Float4 around = {MATERIAL_SPHERE, MATERIAL_SPHERE, 0, 0}, turn = {-1, -1, 1, 1};
            light[k] = around + light[k] * turn;
        }
    if (material->look.kind == MATERIAL_FACE)
        for (int k = 0; k < 3; k++)
            flatten_face(&light[k], corner[k]->paint);
    float x1 = (float)(b->x - a->x) * t->inverse_area, y1 = (float)(b->y - a->y) * t->inverse_area;
    float x2 = (float)(c->x - a->x) * t->inverse_area, y2 = (float)(c->y - a->y) * t->inverse_area;
    Float4 to_b = light[1] - light[0], to_c = light[2] - light[0];
    float dx = (float)(left * SUBPIXEL - a->x) / SUBPIXEL;
    float dy = (float)(top * SUBPIXEL - a->y) / SUBPIXEL;
    // So that whole numbers, masked, are the places in the tables: column, row, contact shade.
    const Float4 table = {1, MATERIAL_SPHERE, (MATERIAL_SHADES - 1) * MATERIAL_INKS, 1};
    plane->light_x = (to_b * y2 - to_c * y1) * table;
    plane->light_y = (to_c * x1 - to_b * x2) * table;
    plane->light = light[0] * table + plane->light_x * dx + plane->light_y * dy;
    plane->material = material;
    if (!shows_pattern(corner, &material->look))
        return PLANE_PLAIN;
    to_b = b->paint - a->paint;
    to_c = c->paint - a->paint;
    paint->paint_x = to_b * y2 - to_c * y1;
    paint->paint_y = to_c * x1 - to_b * x2;
    paint->paint = a->paint + paint->paint_x * dx + paint->paint_y * dy;
    Float4 wide = {0, 0, 0, 0};
    for (int k = 0; k < 3; k++)
        wide[k] = absolute(paint->paint_x[k]) + absolute(paint->paint_y[k]);
    // A face's features stay crisp enough where the head turns away.
    wide[3] = smaller(larger(0.35f * (wide[0] + wide[1]), 0.002f), 0.04f);
    paint->wide = wide;
    paint->sharp = 1 / (wide + 1e-6f);
    return PLANE_PATTERNED;
}

static COLD Float4 pattern_at(const Material *material, const PaintPlane *plane, Float4 light,
                              int texel, Float4 dx, Float4 dy, Float4 color) {
    Float4 paint = plane->paint + plane->paint_x * dx + plane->paint_y * dy;
    Spot spot = {.material = material, .u = light[0], .texel = texel};
    spot.v = light[1] * (1.0f / MATERIAL_SPHERE);
    spot.x = paint[0];
    spot.y = paint[1];
    spot.z = paint[2];
    spot.wide = &plane->wide;
    spot.sharp = &plane->sharp;
    color = pattern_color(&spot, color);
    if (light[3] > 0)
        color = glow_color(color, light[3], &material->look);
    color[3] = 255;
    return color;
}

// The colour at dx, dy pixels (each in all lanes) from the tile's corner; `pattern` is NULL where
// there is none. `ink`: quarters of a line, 0..4. The paper's grain also jitters the look-up by up
// to half a texel: the steps of the tables turn into grain.
static HOT Float4 plane_color(const TilePlane *plane, const PaintPlane *pattern, Float4 dx,
                              Float4 dy, int ink, const Paper *paper) {
    const Int4 mask = {MATERIAL_SPHERE - 1, (MATERIAL_SPHERE - 1) * MATERIAL_SPHERE,
                       (MATERIAL_SHADES - 1) * MATERIAL_INKS, 0};
    Float4 light = plane->light + plane->light_x * dx + plane->light_y * dy + paper->jitter;
    Int4 at = __builtin_convertvector(light, Int4) & mask;
    int texel = at[0] | at[1];
    const Material *material = plane->material;
    Float4 color = color_unpack(material->sphere[texel]);
    if (pattern)
        color = pattern_at(material, pattern, light, texel, dx, dy, color);
    return color * color_load(material->factor[at[2] | ink]);
}

#endif
