#include "garden_draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "garden_kinds.h"
#include "garden_season.h"
#include "garden_seats.h"
#include "room_light.h"
#include "vec.h"

#define STEPS        32   // of size
#define STEP_LEAST   5.0f // units high
#define STEP_FACTOR  1.16f
#define SPRITE_BYTES ((size_t)12 << 20)

// The light of the garden at an hour, 256 is as painted: red, green, blue.
static const uint16_t TINT[HOUR_COUNT][3] = {
    {262, 252, 240}, {256, 256, 256}, {266, 246, 206}, {176, 172, 208}};

void garden_light(BrushCanvas canvas, PaintBox view, Hour hour) {
    const uint16_t *t = TINT[hour];
    // Sun and moon keep their own colours; the moon lights no tree as the sun does.
    float round = hour == HOUR_EVENING ? 150 : 460;
    RoomHour light = {640, 170, round, {256, 256, 256}, {t[0], t[1], t[2]}};
    room_tint(canvas, view, &light);
}

static float step_height(int step) {
    float height = STEP_LEAST;
    for (int i = 1; i < step; i++)
        height *= STEP_FACTOR;
    return height;
}

// The step whose height is nearest below.
static int step_of(float height) {
    int step = 0;
    for (float h = STEP_LEAST; step < STEPS && h <= height; h *= STEP_FACTOR)
        step++;
    return step;
}

// How much air lies before a thing: 0 none .. 3 far away.
static int haze_of(float y) {
    return y < 556 ? 3 : y < 600 ? 2 : y < 644 ? 1 : 0;
}

GardenSpot garden_spot(const Garden *garden, const GardenPlant *plant, const GardenSeat *seat) {
    ASSERT(plant->kind >= 0 && plant->kind <= GARDEN_FRONT);
    float shown = (float)garden->height / garden->view.h, scale = shown * garden_scale(seat->y);
    float x = (seat->x - garden->view.x) * shown, y = (seat->y - garden->view.y) * shown;
    float growth = plant->growth < 0 ? 0 : plant->growth > 1 ? 1 : plant->growth;
    float size = plant->size > 0 ? plant->size : 1, pixel = (float)garden->height / garden->view.h;
    float natural = 0.86f + 0.28f * (float)(plant->seed >> 8 & 255) / 255.0f;
    if (seat->kind >= GARDEN_DRIFT) // as large as it was built; far away all are alike
        size = natural = 1;
    float high = GARDEN_KINDS[seat->kind].height * size * natural * scale / pixel;
    int step = step_of(high * growth);
    float h = step_height(step) * pixel, w = h * GARDEN_KINDS[seat->kind].shape;
    int iw = (int)ceilf(w), ih = (int)ceilf(h);
    // The foot lies a little above the picture's lower edge.
    SDL_Rect place = {(int)lroundf(x) - iw / 2, (int)lroundf(y - h * 0.96f), iw, ih};
    return (GardenSpot){place, step, haze_of(seat->y)};
}

static void tint_sprite(BrushCanvas canvas, Season season, Hour hour, int haze) {
    static const uint32_t AIR[2][3] = {{212, 232, 222}, {226, 236, 245}};
    const uint32_t *air = AIR[season == SEASON_WINTER], more = (uint32_t)haze * 26;
    const uint16_t *t = TINT[hour];
    for (int i = 0; i < canvas.width * canvas.height; i++) {
        uint32_t p = canvas.pixel[i], a = p >> 24, less = 256 - more;
        uint32_t r = (((p >> 16 & 255) * less + air[0] * a / 255 * more) >> 8) * t[0] >> 8;
        uint32_t g = (((p >> 8 & 255) * less + air[1] * a / 255 * more) >> 8) * t[1] >> 8;
        uint32_t b = (((p & 255) * less + air[2] * a / 255 * more) >> 8) * t[2] >> 8;
        canvas.pixel[i] = a << 24 | (r < a ? r : a) << 16 | (g < a ? g : a) << 8 | (b < a ? b : a);
    }
}

static void flip_sprite(BrushCanvas canvas) {
    for (int y = 0; y < canvas.height; y++)
        for (int x = 0, last = canvas.width - 1; x < canvas.width / 2; x++) {
            uint32_t *row = canvas.pixel + (size_t)y * (size_t)canvas.stride, keep = row[x];
            row[x] = row[last - x];
            row[last - x] = keep;
        }
}

// Which of its kind's colours a plant has; 0 is as painted.
static int plant_color(const GardenPlant *plant) {
    int color = (int)(plant->seed % GARDEN_COLORS);
    return GARDEN_KINDS[plant->kind].color[color][0].to ? color : 0;
}

static bool make_sprite(Garden *garden, Painter *painter, const GardenPlant *plant, GardenSpot spot,
                        BrushCanvas *made) {
    const GardenKind *kind = &GARDEN_KINDS[plant->kind];
    SvgSwap swap[SEASON_SWAPS];
    int count = season_plant(garden->season, plant->kind, plant_color(plant), swap);
    char name[64];
    snprintf(name, sizeof name, "garden/%s",
             season_picture(garden->season, garden->early, plant->kind));
    size_t bytes = (size_t)spot.place.w * (size_t)spot.place.h * 4;
    *made = brush_canvas(calloc(1, bytes), spot.place.w, spot.place.h, spot.place.w);
    if (!made->pixel)
        return fail("out of memory");
    if (!paint_svg(painter, name, *made, NULL, swap, count)) {
        free(made->pixel);
        return false;
    }
    if (plant->seed >> 4 & 1)
        flip_sprite(*made);
    bool shines = strcmp(kind->name, "lights") == 0; // by itself: no evening darkens it
    tint_sprite(*made, garden->season, shines ? HOUR_NOON : garden->hour, spot.haze);
    garden->sprite_bytes += bytes;
    return true;
}

static void drop_sprites(Garden *garden) {
    for (int i = 0; i < garden->sprite_count; i++)
        free(garden->sprite[i].picture.pixel);
    garden->sprite_count = 0;
    garden->sprite_bytes = 0;
}

static bool find_sprite(Garden *garden, Painter *painter, const GardenPlant *plant, GardenSpot spot,
                        BrushCanvas *found) {
    uint32_t key = (uint32_t)plant->kind << 20 | (uint32_t)spot.haze << 16 |
                   (uint32_t)spot.step << 8 | (uint32_t)plant_color(plant) << 1 |
                   (plant->seed >> 4 & 1);
    for (int i = 0; i < garden->sprite_count; i++)
        if (garden->sprite[i].key == key) {
            *found = garden->sprite[i].picture;
            return true;
        }
    if (garden->sprite_count == GARDEN_SPRITES || garden->sprite_bytes > SPRITE_BYTES)
        drop_sprites(garden);
    if (!make_sprite(garden, painter, plant, spot, found))
        return false;
    garden->sprite[garden->sprite_count++] = (GardenSprite){key, *found};
    return true;
}

bool garden_draw_plant(Garden *garden, Painter *painter, const GardenPlant *plant, GardenSpot spot,
                       BrushCanvas target, int x, int y) {
    BrushCanvas sprite;
    if (!find_sprite(garden, painter, plant, spot, &sprite))
        return false;
    brush_lay(target, sprite, spot.place.x - x, spot.place.y - y);
    return true;
}

void garden_draw_glow(const Garden *garden, Painter *painter, const GardenScene *scene) {
    enum { SPARKS = 3 };
    float pixel = (float)garden->height / garden->view.h;
    for (int i = 0; i < scene->plant_count; i++) {
        const GardenPlant *plant = &scene->plant[i];
        if (plant->glow <= 0)
            continue;
        SDL_Rect place = garden_spot(garden, plant, &garden->seat[i]).place;
        float x = (float)place.x + (float)place.w / 2, high = (float)place.h;
        float y = (float)place.y + high / 2, radius = 0.7f * high + 20 * pixel;
        paint_glow(painter, x, y, radius, paint_fade(0xFFFFF0A8u, 0.36f * plant->glow));
        for (int k = 0; k < SPARKS && !scene->quiet; k++) {
            double turn = (double)scene->seconds * 0.35 + 0.37 * i + (double)k / SPARKS;
            float part = (float)(turn - floor(turn)), size = (36 - 16 * part) * pixel;
            float side = (0.5f * high + 10 * pixel) * (float)own_sin(6.3 * turn + k * 2.1);
            float fade = plant->glow * (part < 0.2f ? 5 * part : (1 - part) / 0.8f);
            float up = y + high * (0.4f - part) - 60 * pixel * part;
            paint_picture(painter, "garden/dew",
                          paint_box(x + side - size / 2, up - size / 2, size, size), fade);
        }
    }
}

void garden_draw_lamp(const Garden *garden, Painter *painter, const GardenScene *scene) {
    const int pavilion = garden_kind("pavilion");
    for (int i = 0; i < scene->plant_count && scene->hour == HOUR_EVENING; i++) {
        const GardenPlant *plant = &scene->plant[i];
        if (plant->kind != pavilion)
            continue;
        SDL_Rect place = garden_spot(garden, plant, &garden->seat[i]).place;
        float x = (float)place.x + .5f * (float)place.w, high = (float)place.h;
        float y = (float)place.y + .625f * high;
        paint_glow(painter, x, y, .62f * high, paint_fade(0xFFFFD48Au, .55f * plant->growth));
        paint_glow(painter, x, y, .12f * high, paint_fade(0xFFFFF2C8u, plant->growth));
    }
}

void garden_draw_dew(const Garden *garden, Painter *painter, const GardenScene *scene) {
    int count = (int)(scene->dew * 48 + 0.5f);
    count = count > 48 ? 48 : count;
    for (int i = 0; i < count; i++) {
        uint64_t dice = paint_key(7, &i, sizeof i);
        float x = (float)(dice & 1023) / 1023.0f, y = (float)(dice >> 10 & 1023) / 1023.0f;
        const GardenSeat *seat = NULL;
        float rise = 12 * (float)(dice >> 20 & 3);
        if (i < 3 * scene->plant_count) // on a plant
            seat = &garden->seat[(dice >> 24) % (uint64_t)scene->plant_count];
        float sx = 0, sy = 0, scale = garden_place(garden, x, y, &sx, &sy);
        if (seat) {
            float pixel = (float)garden->height / garden->view.h;
            sx = (seat->x - garden->view.x + 7 * ((float)(dice >> 40 & 7) - 3.5f)) * pixel;
            sy = (seat->y - garden->view.y) * pixel;
            scale = pixel * garden_scale(seat->y);
        }
        float size = 30 * scale;
        double turn = scene->quiet ? i : (double)scene->seconds * 1.3 + (double)i * 2.4;
        float shine = (float)(0.5 + 0.5 * own_sin(turn));
        paint_picture(
            painter, "garden/dew",
            paint_box(sx - size / 2, sy - size - rise * scale, roundf(size), roundf(size)),
            shine * shine);
    }
}
