#include "garden_season.h"

#include <math.h>
#include <string.h>

#include "garden_kinds.h"
#include "garden_visitors.h"
#include "own.h"
#include "room_light.h"

static const SvgSwap SPRING_MEADOW[] = {
    {0x9ED08A, 0xB9DF98}, {0x86C07C, 0xA2D188}, {0x72B070, 0x88C27C}, {0x5C9C64, 0x70AF6E},
    {0x8CC285, 0xA4D090}, {0x67A877, 0x86BC80}, {0x4A8C5C, 0x6FA866}, {0x63A870, 0x93C67E},
    {0x84C48A, 0xF4C6D2}, {0x96D19A, 0xFBE3EA}, {0x71AD7C, 0x8FC284}, {0x8FBF95, 0xA9CF9E},
    {0x5F9D70, 0x79B177},
};
static const SvgSwap AUTUMN_MEADOW[] = {
    {0x9ED08A, 0xC6CC80}, {0x86C07C, 0xAFBE72}, {0x72B070, 0x98AE66}, {0x5C9C64, 0x7E9A5C},
    {0xA3D09B, 0xC9C98A}, {0x86BD8C, 0xB4B878}, {0x8CC285, 0xB9BC76}, {0x67A877, 0x96A468},
    {0xB9DCC6, 0xD6D6B4}, {0xA5D0B4, 0xC4C89E}, {0x4A8C5C, 0xB9642F}, {0x63A870, 0xD98A3E},
    {0x84C48A, 0xEDB455}, {0x96D19A, 0xF6D07C}, {0x71AD7C, 0xDDA24E}, {0x5F9D70, 0xC67F3E},
    {0x8FBF95, 0xE0B56C}, {0x7FB289, 0xCB9454}, {0x8CC98F, 0xDDB25E}, {0x4F9460, 0xAE7A3C},
    {0xA3D694, 0xD2D28C}, {0x8CC985, 0xBCC478}, {0xC3E2A4, 0xDCDDA0}, {0x4F8F5E, 0xC9803A},
    {0x3F7D52, 0xA0682F},
};
static const SvgSwap WINTER_MEADOW[] = {
    {0x9ED08A, 0xEDF3F5}, {0x86C07C, 0xE3ECF0}, {0x72B070, 0xD6E3E9}, {0x5C9C64, 0xC6D7E0},
    {0xA3D09B, 0xE2EBF0}, {0x86BD8C, 0xD0DEE6}, {0x8CC285, 0xDCE7ED}, {0x67A877, 0xC3D4DE},
    {0xB9DCC6, 0xE6EEF3}, {0xA5D0B4, 0xD6E2EA}, {0x63A870, 0xA3BFBC}, {0x71AD7C, 0xA9C4C4},
    {0x5F9D70, 0x8FAFB2}, {0x8FBF95, 0xBFD3D6}, {0x7FB289, 0xA6C0C6}, {0x8CC98F, 0xDDE9EB},
    {0x4F9460, 0x8CACA9}, {0xC3E2A4, 0xFBFDFD}, {0xD3EDB0, 0xFFFFFF}, {0xBFE3EA, 0xCFE6F0},
    {0x7DB9CC, 0xA5CFE0}, {0xF3E3BD, 0xF2ECE2}, {0xDCC190, 0xDDD6CC}, {0x6AA873, 0xC4D8D6},
    {0xF4F2B8, 0xFFFFFF}, {0xD9C79A, 0xD8DEE0}, {0x4F8F5E, 0x93B2AE}, {0x3F7D52, 0x7A9C98},
};
// Sky and windows alone: what an hour changes when a season has coloured the land.
static const uint32_t SKY[] = {0x9FD3E8, 0xCDEAF0, 0xFBF1D9, 0xFFF3C4, 0xFFF0BD, 0xFFEEC0,
                               0xFFFBE6, 0xFFF0B4, 0xFFE596, 0xEEF6F5, 0x9CC5CF, 0xFFF6C8};

static const SvgSwap SPRING_PLANT[] = {
    {0xD9584E, 0xFBD3DC}, {0xF6A99C, 0xFFF4F6}, {0x6F4A2E, 0xF3B4C4}, // apple blossom
    {0x4F9460, 0x7CB36E}, {0x68AD72, 0xF3C0CF}, {0x8CC98F, 0xFDE6EC},
};
static const SvgSwap SPRING_LEAVES[] = {
    {0x86B860, 0xA9D07C}, {0xA3CD76, 0xC3E094}, {0xC0DE94, 0xDCEFB4}, {0x417D50, 0x5E9C5C},
    {0x4F8F5E, 0x76B06C}, {0x68AA74, 0x92C683}, {0x86C08D, 0xB2DA9C}, {0x7DB58C, 0xA6D094},
};
static const SvgSwap AUTUMN_PLANT[] = {
    {0x4F9460, 0xC4722F}, {0x68AD72, 0xE39A45}, {0x8CC98F, 0xF4C566}, {0x86B860, 0xE2A53C},
    {0xA3CD76, 0xF0C253}, {0xC0DE94, 0xFBE08A}, {0x417D50, 0x8E3C38}, {0x4F8F5E, 0xAE4A3E},
    {0x68AA74, 0xCB6447}, {0x86C08D, 0xE58B57}, {0x4A8560, 0x93914A}, {0x5F9F74, 0xB5AB56},
    {0x7DB58C, 0xD3C46A}, {0x3C7050, 0x77763C}, {0x4A9068, 0xB98A3E}, {0x5AA574, 0xCFA24E},
    {0x3F8560, 0x96702F}, {0x68B382, 0xDDB860},
};
// Far away: rust, ochre, plum and straw.
static const SvgSwap AUTUMN_DRIFT[GARDEN_COLORS][GARDEN_SWAPS] = {
    {{0xFFFAF0, 0xEBCF94}, {0xECE1CF, 0xD6B070}},
    {{0xFFFAF0, 0xD9774A}, {0xECE1CF, 0xB8553A}},
    {{0xFFFAF0, 0xA9668E}, {0xECE1CF, 0x864C74}},
    {{0xFFFAF0, 0xE9B04C}, {0xECE1CF, 0xCF8F35}},
};
// A crocus of winter stands in the grass of March.
static const SvgSwap NO_SNOW[] = {{0xF6FAFD, 0x8FC47C}, {0xC9DBE9, 0x7AB56E}, {0x6F8FB0, 0x2F5A3C}};
// The water lily is open in summer alone.
static const SvgSwap LILY[] = {{0xF7B3A3, 0x6AA873}, {0xFBD3C8, 0x7CB884}, {0xF8D27A, 0x6AA873}};

// The pond lies dark in the evening, whatever the season.
static const SvgSwap NIGHT[] = {{0xBFE3EA, 0x9FB4C8}, {0x7DB9CC, 0x6C8FAE}};

#define ADD(table) add(swap, &count, table, (int)(sizeof(table) / sizeof *(table)))
static void add(SvgSwap *swap, int *count, const SvgSwap *more, int many) {
    for (int i = 0; i < many && *count < SEASON_SWAPS; i++)
        swap[(*count)++] = more[i];
}

int season_meadow(Season season, Hour hour, SvgSwap swap[SEASON_SWAPS]) {
    int count = 0, hours = 0;
    const SvgSwap *by_hour = room_swaps(hour, &hours);
    if (hour == HOUR_EVENING)
        ADD(NIGHT);
    if (season == SEASON_SUMMER) {
        add(swap, &count, by_hour, hours);
        return count;
    }
    for (int i = 0; i < hours; i++)
        for (size_t k = 0; k < sizeof SKY / sizeof *SKY; k++)
            if (by_hour[i].from == SKY[k])
                add(swap, &count, &by_hour[i], 1);
    if (season == SEASON_SPRING)
        ADD(SPRING_MEADOW);
    else if (season == SEASON_AUTUMN)
        ADD(AUTUMN_MEADOW);
    else
        ADD(WINTER_MEADOW);
    if (season != SEASON_WINTER)
        ADD(LILY);
    return count;
}

const char *season_picture(Season season, bool early, int kind) {
    const GardenKind *shown = &GARDEN_KINDS[kind];
    if (early && shown->other[SEASON_COUNT + season])
        return shown->other[SEASON_COUNT + season];
    return shown->other[season] ? shown->other[season] : shown->name;
}

int season_plant(Season season, int kind, int color, SvgSwap swap[SEASON_SWAPS]) {
    int count = 0;
    if (season == SEASON_AUTUMN && kind == GARDEN_DRIFT)
        ADD(AUTUMN_DRIFT[color]);
    if (season == SEASON_SPRING)
        ADD(NO_SNOW);
    bool leafy = kind == garden_kind("fern") || kind >= garden_kind("bush");
    if (season == SEASON_SPRING && leafy) {
        if (kind != garden_kind("bush"))
            ADD(SPRING_PLANT);
        ADD(SPRING_LEAVES);
    } else if (season == SEASON_AUTUMN && leafy && kind != garden_kind("pine")) {
        ADD(AUTUMN_PLANT);
    }
    const SvgSwap *own = GARDEN_KINDS[kind].color[color];
    add(swap, &count, own, own[0].to ? GARDEN_SWAPS : 0);
    return count;
}

int season_guest(Season season, int kind) {
    const char *winter = kind < 0 ? NULL : GARDEN_GUESTS[kind].winter;
    return season == SEASON_WINTER && winter ? garden_visitor(winter) : kind;
}

const char *season_over(Season season) {
    static const char *const OVER[SEASON_COUNT] = {[SEASON_SPRING] = "light/garden_spring",
                                                   [SEASON_AUTUMN] = "light/garden_autumn",
                                                   [SEASON_WINTER] = "light/garden_winter"};
    return OVER[season];
}

enum { FLECKS = 22, FIREFLIES = 9 };

// On warm evenings some glow over the lawn, come and go.
static void fireflies(const Garden *garden, Painter *painter, double seconds) {
    float pixel = (float)garden->height / garden->view.h;
    for (int i = 0; i < FIREFLIES; i++) {
        uint64_t key = paint_key(13, &i, sizeof i);
        double turn = seconds * (0.24 + 0.02 * (double)(key & 7)) + (double)i * 2.1;
        float along = (float)(key >> 12 & 1023) / 1023.0f, down = (float)(key >> 24 & 255) / 255.0f;
        float x = garden->view.w * along + 46 * (float)own_sin(turn);
        float y = 570 + 290 * down + 22 * (float)own_sin(1.7 * turn + i);
        float shine = (float)(0.5 + 0.5 * own_sin(2.3 * turn));
        paint_glow(painter, x * pixel, (y - garden->view.y) * pixel, 22 * pixel,
                   paint_fade(0xFFFFF2A0u, 0.55f * shine));
        paint_glow(painter, x * pixel, (y - garden->view.y) * pixel, 5 * pixel,
                   paint_fade(0xFFFFFFE0u, shine));
    }
}

void season_air(const Garden *garden, Painter *painter, Season season, double seconds) {
    static const char *const FALLS[SEASON_COUNT] = {
        [SEASON_SPRING] = "garden/fall_petal", [SEASON_AUTUMN] = "garden/fall_leaf"};
    if (garden->hour == HOUR_EVENING && (season == SEASON_SUMMER || season == SEASON_SPRING))
        fireflies(garden, painter, seconds);
    if (season == SEASON_SUMMER)
        return;
    float pixel = (float)garden->height / garden->view.h;
    for (int i = 0; i < FLECKS; i++) {
        uint64_t key = paint_key(11, &i, sizeof i);
        double span = 16 + (double)(key & 15),
               part = seconds / span + (double)(key >> 4 & 255) / 256;
        part -= floor(part);
        float x = (float)(key >> 12 & 1023) / 1023.0f,
              drift = (float)(season == SEASON_WINTER ? 30 : 90);
        float sway = 18 * (float)own_sin(seconds * 0.9 + (double)i * 1.7);
        float along = garden->view.x + garden->view.w * x + drift * ((float)part - 0.5f) + sway;
        float down = 120 + 900 * (float)part;
        float fade = (float)(part < 0.1 ? part * 10 : part > 0.85 ? (1 - part) / 0.15 : 1);
        float px = (along - garden->view.x) * pixel, py = (down - garden->view.y) * pixel;
        float size = roundf((14 + 3 * (float)(key >> 24 & 3)) * pixel);
        if (FALLS[season])
            paint_picture(painter, FALLS[season], paint_box(px, py, size, size), fade * 0.85f);
        else
            paint_glow(painter, px, py, 0.35f * size, paint_fade(0xE8FFFFFFu, fade * 0.8f));
    }
}
