#include "material.h"

#include <math.h>
#include <string.h>

typedef struct {
    float r, g, b;
} Tone;

static Tone tone(uint32_t color) {
    return (Tone){(float)(color >> 16 & 255) / 255, (float)(color >> 8 & 255) / 255,
                  (float)(color & 255) / 255};
}
static Tone tone_scale(Tone a, float k) {
    return (Tone){a.r * k, a.g * k, a.b * k};
}
static Tone tone_add(Tone a, Tone b) {
    return (Tone){a.r + b.r, a.g + b.g, a.b + b.b};
}
static Tone tone_mul(Tone a, Tone b) {
    return (Tone){a.r * b.r, a.g * b.g, a.b * b.b};
}
static Tone tone_mix(Tone a, Tone b, float t) {
    return (Tone){a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}
static float tone_grey(Tone a) {
    return a.r * 0.30f + a.g * 0.59f + a.b * 0.11f;
}
// More colour (k > 1) or less at the same brightness.
static Tone tone_vivid(Tone a, float k) {
    float grey = tone_grey(a);
    return tone_mix((Tone){grey, grey, grey}, a, k);
}

static float blend(float a, float b, float t) {
    return a + (b - a) * t;
}
static float unit(float x) {
    return x > 0 ? (x < 1 ? x : 1) : 0;
}
static float ease(float low, float high, float x) {
    float t = unit((x - low) / (high - low));
    return t * t * (3 - 2 * t);
}

static uint32_t tone_pack(Tone a) {
    uint32_t r = (uint32_t)(unit(a.r) * 255 + 0.5f), g = (uint32_t)(unit(a.g) * 255 + 0.5f);
    uint32_t b = (uint32_t)(unit(a.b) * 255 + 0.5f);
    return 0xFF000000u | r << 16 | g << 8 | b;
}

MaterialLight material_light(Hour hour) {
    // Tints are factors; 0xFF leaves a colour as it is.
    static const MaterialLight LIGHTS[HOUR_COUNT] = {
        [HOUR_MORNING] = {{-0.62f, 0.62f, 0.48f}, 0xFFFAF0, 0xB49FBE, 0xE8B890, 0xFFEFD2},
        [HOUR_NOON] = {{-0.44f, 0.72f, 0.54f}, 0xFFFCF4, 0xB6A4C4, 0xE6BE9A, 0xFFF4DE},
        [HOUR_GOLD] = {{-0.70f, 0.48f, 0.53f}, 0xFFF4E0, 0xA88CAE, 0xF0A878, 0xFFDCA0},
        [HOUR_EVENING] = {{-0.74f, 0.46f, 0.49f}, 0xFFF4E4, 0x9684B4, 0xD89878, 0xFFCF96},
    };
    return LIGHTS[hour];
}

// What a sphere needs besides its colour.
typedef struct {
    Tone color, shade, light, bounce, rim;
    float skin;  // 0 cloth .. 1 skin: the border of the light glows
    float gloss; // 0..1
    float edge;  // strength of the rim
    float key[3];
} Paint;

// A painter's light: a lit and a shaded tone of the colour with a soft border between them that
// runs through a warm, fuller tone, cool fill from above, warm light back from the floor, a thin
// rim.
static Tone paint_normal(const Paint *paint, float x, float y, float z) {
    float facing = x * paint->key[0] + y * paint->key[1] + z * paint->key[2];
    float lit = ease(-0.34f, 0.42f, facing);
    Tone result = tone_mix(paint->shade, tone_mul(paint->color, paint->light), lit);
    // The border of light and shade.
    float border = lit * (1 - lit) * 4;
    Tone glow = tone_vivid(paint->color, 1.30f);
    glow = tone_mul(glow, (Tone){1.00f, 0.86f - 0.05f * paint->skin, 0.84f - 0.06f * paint->skin});
    result = tone_mix(result, glow, border * (0.26f + 0.28f * paint->skin));
    // Slow rises towards the key and towards the sky keep large forms from going flat.
    float rise = ease(-0.1f, 1.0f, facing), high = y * 0.5f + 0.5f;
    result = tone_mul(
        result, tone_mix((Tone){0.955f, 0.940f, 0.955f}, (Tone){1.04f, 1.035f, 1.025f}, rise));
    result = tone_mul(
        result, tone_mix((Tone){0.935f, 0.920f, 0.960f}, (Tone){1.03f, 1.015f, 0.990f}, high));
    // Sky from above, floor from below, both in the shade only.
    float dark = 1 - lit;
    float above = ease(0.0f, 1.0f, y), below = ease(0.15f, 1.0f, -y);
    Tone sky = {0.020f, 0.030f, 0.060f};
    result = tone_add(result, tone_scale(sky, above * dark));
    result =
        tone_add(result, tone_scale(tone_mul(paint->bounce, paint->color), below * dark * 0.22f));
    // Rim, strongest on the side away from the key. It swells slowly: a steep one would sparkle, as
    // the look-up is jittered.
    float edge = ease(0.62f, 1.06f, sqrtf(x * x + y * y));
    float side = ease(-0.5f, 0.8f, y * 0.45f - x * paint->key[0]);
    result = tone_add(result, tone_scale(paint->rim, edge * edge * side * 0.19f * paint->edge));
    // Highlight: broad for cloth, tighter with gloss.
    float half[3] = {paint->key[0], paint->key[1], paint->key[2] + 1};
    float length = sqrtf(half[0] * half[0] + half[1] * half[1] + half[2] * half[2]);
    float shine = (x * half[0] + y * half[1] + z * half[2]) / length;
    shine = shine > 0 ? shine : 0;
    float broad = shine * shine * shine * shine, tight = broad * broad * broad * broad;
    result =
        tone_add(result, tone_scale(paint->rim, broad * 0.030f + tight * 0.20f * paint->gloss));
    return result;
}

static void paint_sphere(uint32_t *sphere, const Paint *paint) {
    const float half = 0.5f * MATERIAL_SPHERE, span = half - 1.5f;
    for (int row = 0; row < MATERIAL_SPHERE; row++)
        for (int column = 0; column < MATERIAL_SPHERE; column++) {
            float x = ((float)column + 0.5f - half) / span, y = (half - (float)row - 0.5f) / span;
            float radius2 = x * x + y * y;
            if (radius2 > 1) {
                float cut = 1 / sqrtf(radius2);
                x *= cut;
                y *= cut;
                radius2 = 1;
            }
            float z = sqrtf(1 - radius2);
            sphere[row * MATERIAL_SPHERE + column] = tone_pack(paint_normal(paint, x, y, z));
        }
}

static Paint paint_of(uint32_t color, const MaterialLook *look, const MaterialLight *light) {
    Paint paint = {
        .color = tone(color), .light = tone(light->light), .bounce = tone(light->bounce)};
    paint.rim = tone(light->rim);
    paint.gloss = look->gloss;
    paint.edge = look->takes_shadow ? 0.0f : 1.0f; // what lies flat has no round edge
    paint.skin = look->kind == MATERIAL_SKIN || look->kind == MATERIAL_FACE ? 1.0f : 0.0f;
    memcpy(paint.key, light->key, sizeof paint.key);
    // Shade keeps its colour: darker, cooler, but fuller. Skin shades to rose, not to grey.
    Tone cool = tone_mul(tone_vivid(paint.color, 1.14f), tone(light->shade));
    Tone rose = tone_mul(tone_vivid(paint.color, 1.10f), (Tone){0.86f, 0.66f, 0.66f});
    paint.shade = tone_mix(cool, tone_mix(cool, rose, 0.75f), paint.skin);
    return paint;
}

// Contact shade darkens most in the colours that the surface lacks; ink is a dark tone of the own
// colour, warmer on skin.
static void make_factors(Material *material, float skin) {
    const float contact[3] = {blend(0.46f, 0.50f, skin), blend(0.56f, 0.52f, skin),
                              blend(0.48f, 0.30f, skin)};
    const float ink[3] = {blend(0.38f, 0.33f, skin), blend(0.34f, 0.35f, skin),
                          blend(0.44f, 0.56f, skin)};
    for (int shade = 0; shade < MATERIAL_SHADES; shade++)
        for (int line = 0; line < MATERIAL_INKS; line++) {
            float *factor = material->factor[shade * MATERIAL_INKS + line];
            float dark = (float)shade / (MATERIAL_SHADES - 1), share = (float)line / 4;
            share = material->look.no_ink ? 0 : share < 1 ? share : 1;
            for (int k = 0; k < 3; k++)
                factor[k] = (1 - contact[k] * dark) * (1 - (1 - ink[k]) * share);
            factor[3] = 1;
        }
}

void material_make(Material *material, const MaterialLook *look, const MaterialLight *light) {
    memset(material, 0, sizeof *material);
    material->look = *look;
    Paint paint = paint_of(look->color, look, light);
    paint_sphere(material->sphere, &paint);
    uint32_t second = look->second;
    if (!second) // near white, with a breath of the own colour
        second = tone_pack(tone_mix(tone(0xFDF4E6), tone(look->color), 0.06f)) & 0xFFFFFF;
    paint = paint_of(second, look, light);
    paint_sphere(material->second, &paint);
    make_factors(material, paint.skin);
}
