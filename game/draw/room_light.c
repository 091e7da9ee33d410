#include "room_light.h"

#include <math.h>
#include <string.h>

#include "four.h"

#define STEPS 256 // of the light from its middle outward

static const SvgSwap MORNING[] = {
    {0x9FD3E8, 0xA9D0EA}, {0xCDEAF0, 0xF3E3DC}, {0xFBF1D9, 0xFFE3BE}, {0xFFF3C4, 0xFFE9C0},
    {0xFFF0BD, 0xFFDFB0}, {0xFFEEC0, 0xFFDCB4}, {0xB9DCC6, 0xCFE0C8}, {0xA5D0B4, 0xB5D3B4},
};
static const SvgSwap GOLD[] = {
    {0x9FD3E8, 0x9CC4D8}, {0xCDEAF0, 0xF7DDB4}, {0xFBF1D9, 0xFFCF8F}, {0xFFF3C4, 0xFFE09A},
    {0xFFF0BD, 0xFFCE7E}, {0xFFEEC0, 0xFFC878}, {0xFFFBE6, 0xFFF3C8}, {0xFFF0B4, 0xFFDC8A},
    {0xFFE596, 0xFFC563}, {0xB9DCC6, 0xD8D7A6}, {0xA5D0B4, 0xC2C98F}, {0xA3D09B, 0xC3C97F},
    {0x86BD8C, 0xA2B873}, {0x8CC285, 0xB2BF6E}, {0x67A877, 0x86A563}, {0x79B573, 0x98AE62},
    {0x4F9468, 0x6A9158}, {0xEEF6F5, 0xFFE6C8}, {0x82BB81, 0xA6B86B}, {0x76B382, 0x9CB46A},
};
static const SvgSwap EVENING[] = {
    {0x9FD3E8, 0x4C5E9E}, {0xCDEAF0, 0x9585BC}, {0xFBF1D9, 0xF7B795}, {0xFFF3C4, 0xFFF6DC},
    {0xFFF0BD, 0xD9D2F0}, {0xFFEEC0, 0xBDB6E6}, {0xFFFBE6, 0xFFFDF2}, {0xFFF0B4, 0xFFF7DA},
    {0xFFE596, 0xF6E6BE}, {0xFFFFFF, 0xFFFFFF}, {0xEEF6F5, 0xB9ABD6}, {0xB9DCC6, 0x8C93B8},
    {0xA5D0B4, 0x7C88AC}, {0xA3D09B, 0x6F8F9C}, {0x86BD8C, 0x5F818F}, {0x8CC285, 0x587F86},
    {0x67A877, 0x466C75}, {0x79B573, 0x4A7374}, {0x4F9468, 0x355B62}, {0x8FBF95, 0x64828F},
    {0x7FB289, 0x577583}, {0x71AD7C, 0x486E74}, {0x5F9D70, 0x3D6069}, {0xFBF0DC, 0xC9BEC9},
    {0xF0DFB6, 0xB5A9A8}, {0x9CC5CF, 0xFFD98A}, {0xD98A6B, 0xA06A78}, {0x4A8C5C, 0x38605F},
    {0x63A870, 0x4A7873}, {0x84C48A, 0x678F88}, {0x96D19A, 0x78A398}, {0x8CC98F, 0x648F86},
    {0x4F9460, 0x3C6862}, {0x82BB81, 0x547C81}, {0x76B382, 0x6A969E}, {0x86BD86, 0x567C7E},
    {0x74B07C, 0x496F73}, {0x458A62, 0x345A5C}, {0x74B57E, 0x4C7478}, {0x4A8F62, 0x365E60},
    {0x5A9E6C, 0x416A6C}, {0x8FC98C, 0x7BA583}, {0x6BAE74, 0x5A8A6E}, {0x468A60, 0x40705E},
    {0xFFF6C8, 0x8FA6D8},
};

const SvgSwap *room_swaps(Hour hour, int *count) {
    static const struct {
        const SvgSwap *swap;
        int count;
    } table[HOUR_COUNT] = {
        [HOUR_MORNING] = {MORNING, sizeof MORNING / sizeof *MORNING},
        [HOUR_GOLD] = {GOLD, sizeof GOLD / sizeof *GOLD},
        [HOUR_EVENING] = {EVENING, sizeof EVENING / sizeof *EVENING},
    };
    *count = table[hour].count;
    return table[hour].swap;
}

static uint32_t hash(uint32_t x, uint32_t y) {
    uint32_t n = x * 0x9E3779B1u ^ y * 0x85EBCA77u;
    n = (n ^ n >> 15) * 0x2C1B3C6Du;
    n = (n ^ n >> 12) * 0x297A2D39u;
    return n ^ n >> 15;
}

#define GRAIN 128 // the grain repeats after so many places, each way

// Paper: fine noise on soft clouds of four places, at most 3.5 of 255 up or down; and the half that
// rounds.
static void make_grain(float grain[GRAIN][GRAIN]) {
    for (uint32_t y = 0; y < GRAIN; y++)
        for (uint32_t x = 0; x < GRAIN; x++) {
            int fine = (int)(hash(x, y) & 511) - 256;
            int next = (int)(hash((x + 1) % GRAIN, y) & 511) - 256;
            int cloud = 0;
            for (uint32_t i = 0; i < 4; i++) {
                uint32_t cx = (x / 4 + i % 2) % (GRAIN / 4), cy = (y / 4 + i / 2) % (GRAIN / 4);
                int wx = (int)(i % 2 ? x % 4 : 4 - x % 4), wy = (int)(i / 2 ? y % 4 : 4 - y % 4);
                cloud += ((int)(hash(cx + 977, cy) & 511) - 256) * wx * wy;
            }
            grain[y][x] = (float)(fine + next / 2 + cloud / 16 + 128) / 256;
        }
}

static void make_tints(const RoomHour *hour, float tint[STEPS][4]) {
    for (int i = 0; i < STEPS; i++) {
        float t = sqrtf((float)i / (float)(STEPS - 1));
        t = t * t * (3 - 2 * t);
        for (int c = 0; c < 3; c++) {
            float near = hour->near[c], far = hour->far[c];
            tint[i][c] = (near + (far - near) * t) / 256;
        }
    }
}

static inline Four lit(Four channel, float tint, FourFloat grain) {
    FourFloat value = __builtin_convertvector((FourInt)channel, FourFloat) * tint + grain;
    FourInt whole = __builtin_convertvector(value, FourInt);
    whole &= whole > 0;
    FourInt over = whole > 255;
    return (Four)((whole & ~over) | (over & 255));
}

static inline Four tinted(Four pixel, const float *tint, FourFloat grain) {
    Four r = lit(pixel >> 16 & 255, tint[0], grain), g = lit(pixel >> 8 & 255, tint[1], grain);
    Four b = lit(pixel & 255, tint[2], grain);
    return r << 16 | g << 8 | b | 0xFF000000u;
}

// One row of the picture. `way_y` and `way_x` run in reaches of the light, `step` is a pixel.
static void tint_row(uint32_t *row, int count, float way_x, float way_y, float step, int coarse,
                     float tint[STEPS][4], const float *paper) {
    for (int x = 0; x < count; x += 4) {
        float dx = way_x + ((float)x + 2) * step, way = dx * dx + way_y * way_y;
        const float *t = tint[way < 1 ? (int)(way * (STEPS - 1)) : STEPS - 1];
        const float *g = paper + ((x >> coarse) & (GRAIN - 1));
        FourFloat rough = {g[0], g[1 >> coarse], g[2 >> coarse], g[3 >> coarse]};
        Four four = {0};
        if (count - x >= 4) { // a copy of known size costs nothing
            four_store(row + x, tinted(four_load(row + x), t, rough));
        } else {
            memcpy(&four, row + x, (size_t)(count - x) * 4);
            four = tinted(four, t, rough);
            memcpy(row + x, &four, (size_t)(count - x) * 4);
        }
    }
}

void room_tint(BrushCanvas canvas, PaintBox view, const RoomHour *h) {
    float tint[STEPS][4], grain[GRAIN][GRAIN];
    make_tints(h, tint);
    make_grain(grain);
    float pixel = view.h / (float)canvas.height, step = pixel / h->reach;
    float left = (view.x - h->x) / h->reach, top = (view.y - h->y) / h->reach;
    int coarse = pixel < 0.75f ? 1 : 0; // the grain keeps its size on very large screens
    for (int y = canvas.from; y < brush_end(canvas); y++)
        tint_row(canvas.pixel + (size_t)y * (size_t)canvas.stride, canvas.width, left,
                 top + ((float)y + 0.5f) * step, step, coarse, tint,
                 grain[(y >> coarse) & (GRAIN - 1)]);
}
