#include "garden.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "garden_draw.h"
#include "garden_kinds.h"
#include "garden_season.h"
#include "garden_seats.h"
#include "garden_visitors.h"

#define MEADOW_WIDE 2520.0f
#define MEADOW_HIGH 1080.0f
#define LAWN_TOP    552.0f // where the first plant stands, units from the top
#define LAWN_DEEP   486.0f
#define CHIMNEY     326.0f // where the house's begins

// All the height; a wider screen loses the top of the sky, a narrower one sees more of it, so that
// the old tree and the house are always whole.
static PaintBox meadow_view(int width, int height) {
    const float least = 1680, left = 330;
    float wide = MEADOW_HIGH * (float)width / (float)height;
    wide = wide > MEADOW_WIDE ? MEADOW_WIDE : wide < least ? least : wide;
    float high = wide * (float)height / (float)width, x = (MEADOW_WIDE - wide) / 2;
    return paint_box(x < left ? x : left, MEADOW_HIGH - high, wide, high);
}

float garden_place(const Garden *garden, float x, float y, float *screen_x, float *screen_y) {
    float depth = y < 0 ? 0 : y > 1 ? 1 : y;
    float down = LAWN_TOP + LAWN_DEEP * (0.42f * depth + 0.58f * depth * depth);
    float along = garden->view.x + garden->view.w * (0.02f + 0.96f * x);
    garden_clear(&along, &down);
    float pixel = (float)garden->height / garden->view.h;
    *screen_x = (along - garden->view.x) * pixel;
    *screen_y = (down - garden->view.y) * pixel;
    return pixel * garden_scale(down);
}

float garden_sky(const Garden *garden) {
    return garden->height ? (CHIMNEY - garden->view.y) * (float)garden->height / garden->view.h : 0;
}

float garden_age_size(int kind, int later) {
    float height = GARDEN_KINDS[kind].height, age = (float)later;
    if (kind >= GARDEN_DRIFT)
        return 1;
    if (height > 300) // a tree: half as high when it is new, and more than its height in a year
        return 0.55f + 1.15f * age / (age + 260);
    return 0.90f + 0.30f * age / (age + 120);
}

Season garden_season(int month) {
    return (Season)((month + 6) / 3 % SEASON_COUNT);
}

bool garden_early(int month) {
    return month == 1 || month % 3 == 0;
}

static bool garden_resize(Garden *garden, Painter *painter) {
    garden_free(garden);
    garden->width = painter->width;
    garden->height = painter->height;
    garden->view = meadow_view(garden->width, garden->height);
    garden->meadow = malloc((size_t)garden->width * (size_t)garden->height * 4);
    garden->sprite = calloc(GARDEN_SPRITES, sizeof *garden->sprite);
    garden->texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
                                        SDL_TEXTUREACCESS_STREAMING, garden->width, garden->height);
    if (garden->meadow && garden->sprite && garden->texture)
        return true;
    garden_free(garden);
    return fail("out of memory");
}

// High contrast: the land goes half of the way to one calm tone.
static void veil(BrushCanvas canvas) {
    for (int i = 0; i < canvas.width * canvas.height; i++) {
        uint32_t p = canvas.pixel[i], mask = 0xFEFEFEu;
        canvas.pixel[i] = 0xFF000000u | (((p & mask) >> 1) + ((0xF2F1E0u & mask) >> 1));
    }
}

static bool garden_meadow(Garden *garden, Painter *painter) {
    SvgSwap swap[SEASON_SWAPS];
    int swaps = season_meadow(garden->season, garden->hour, swap);
    bool green = garden->season != SEASON_WINTER;
    const char *over = season_over(garden->season);
    BrushCanvas canvas = brush_canvas(garden->meadow, garden->width, garden->height, garden->width);
    brush_flood(canvas, 0xFF86C07Cu);
    if (!paint_svg(painter, "garden/meadow", canvas, &garden->view, swap, swaps) ||
        (green && !paint_svg(painter, "garden/green", canvas, &garden->view, swap, swaps)) ||
        (over && !paint_svg(painter, over, canvas, &garden->view, NULL, 0)))
        return false;
    garden_light(canvas, garden->view, garden->hour);
    if (garden->hour == HOUR_EVENING &&
        !paint_svg(painter, "light/garden_evening", canvas, &garden->view, NULL, 0))
        return false;
    if (garden->plain)
        veil(canvas);
    return true;
}

static bool garden_same(const Garden *garden, const Painter *painter, const GardenScene *scene) {
    return garden->texture && garden->width == painter->width &&
           garden->height == painter->height && garden->hour == scene->hour &&
           garden->season == scene->season && garden->early == scene->early &&
           garden->plain == scene->plain;
}

static bool garden_fits(Garden *garden, Painter *painter, const GardenScene *scene) {
    if (garden_same(garden, painter, scene))
        return true;
    if (!garden_resize(garden, painter))
        return false;
    garden->hour = scene->hour;
    garden->season = scene->season;
    garden->early = scene->early;
    garden->plain = scene->plain;
    if (garden_meadow(garden, painter))
        return true;
    garden_free(garden);
    return false;
}

static bool garden_grow(Garden *garden, int count) {
    if (count <= garden->capacity)
        return true;
    int capacity = count + count / 2 + 64;
    int *order = realloc(garden->order, (size_t)capacity * sizeof *order);
    if (order)
        garden->order = order;
    uint8_t *step = realloc(garden->step, (size_t)capacity * sizeof *step);
    if (step)
        garden->step = step;
    GardenSeat *seat = realloc(garden->seat, (size_t)capacity * sizeof *seat);
    if (seat)
        garden->seat = seat;
    if (!order || !step || !seat)
        return fail("out of memory");
    garden->capacity = capacity;
    return true;
}

// Puts the new plants into the order from far to near; equals stay as they came.
static void garden_sort(Garden *garden, const GardenScene *scene) {
    for (int i = garden->plant_count; i < scene->plant_count; i++) {
        garden->seat[i] = garden_seat(&garden->beds, &scene->plant[i]);
        int low = 0, high = i;
        while (low < high) {
            int middle = (low + high) / 2;
            if (garden->seat[garden->order[middle]].y > garden->seat[i].y)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(garden->order + low + 1, garden->order + low, (size_t)(i - low) * sizeof(int));
        garden->order[low] = i;
        garden->step[i] = 0;
    }
    garden->plant_count = scene->plant_count;
}

static SDL_Rect rect_union(SDL_Rect a, SDL_Rect b) {
    if (a.w <= 0 || a.h <= 0)
        return b;
    SDL_Rect all;
    SDL_UnionRect(&a, &b, &all);
    return all;
}

// The part of the picture in which something grew since it was drawn last.
static SDL_Rect garden_changes(Garden *garden, const GardenScene *scene, bool everything) {
    SDL_Rect changed = {0, 0, 0, 0}, screen = {0, 0, garden->width, garden->height};
    for (int i = 0; i < scene->plant_count; i++) {
        if (garden->step[i] & GARDEN_GROWN)
            continue;
        GardenSpot spot = garden_spot(garden, &scene->plant[i], &garden->seat[i]);
        SDL_Rect place = {spot.place.x - 2, spot.place.y - 2, spot.place.w + 4, spot.place.h + 4};
        if (spot.step != garden->step[i])
            changed = rect_union(changed, place); // with what the smaller one covered
        garden->step[i] = (uint8_t)(spot.step + (scene->plant[i].growth >= 1 ? GARDEN_GROWN : 0));
    }
    if (everything)
        return screen;
    SDL_Rect inside = {0, 0, 0, 0};
    return SDL_IntersectRect(&changed, &screen, &inside) ? inside : (SDL_Rect){0, 0, 0, 0};
}

// Large leaves in both corners, before everything: they make the garden deep.
static bool garden_front(Garden *garden, Painter *painter, BrushCanvas target, SDL_Rect part) {
    bool good = true;
    for (uint32_t side = 0; side < 2 && good; side++) {
        GardenPlant leaves = {.kind = GARDEN_FRONT, .growth = 1, .seed = side << 4};
        float x = garden->view.x + garden->view.w * (float)side;
        GardenSeat seat = {x, MEADOW_HIGH + 8, GARDEN_FRONT};
        GardenSpot spot = garden_spot(garden, &leaves, &seat);
        if (SDL_HasIntersection(&spot.place, &part))
            good = garden_draw_plant(garden, painter, &leaves, spot, target, part.x, part.y);
    }
    return good;
}

static bool garden_compose(Garden *garden, Painter *painter, const GardenScene *scene,
                           SDL_Rect part) {
    void *memory = NULL;
    int pitch = 0;
    if (SDL_LockTexture(garden->texture, &part, &memory, &pitch) != 0)
        return fail("%s", SDL_GetError());
    BrushCanvas target = brush_canvas(memory, part.w, part.h, pitch / 4);
    for (int y = 0; y < part.h; y++)
        memcpy(target.pixel + (size_t)y * (size_t)target.stride,
               garden->meadow + (size_t)(part.y + y) * (size_t)garden->width + part.x,
               (size_t)part.w * 4);
    bool good = true;
    for (int i = 0; i < scene->plant_count && good; i++) {
        GardenPlant plant = scene->plant[garden->order[i]];
        const GardenSeat *seat = &garden->seat[garden->order[i]];
        GardenSpot spot = garden_spot(garden, &plant, seat);
        plant.kind = seat->kind;
        if (spot.step > 0 && SDL_HasIntersection(&spot.place, &part))
            good = garden_draw_plant(garden, painter, &plant, spot, target, part.x, part.y);
    }
    good = good && garden_front(garden, painter, target, part);
    SDL_UnlockTexture(garden->texture);
    return good;
}

bool garden_draw(Garden *garden, Painter *painter, const GardenScene *scene) {
    bool fresh = !garden_same(garden, painter, scene);
    if (!garden_fits(garden, painter, scene) || !garden_grow(garden, scene->plant_count))
        return false;
    if (scene->plant_count < garden->plant_count) { // another family's garden
        garden->plant_count = 0;
        garden->beds = (GardenBeds){0};
        fresh = true;
    }
    garden_sort(garden, scene);
    SDL_Rect part = garden_changes(garden, scene, fresh);
    if (part.w > 0 && part.h > 0 && !garden_compose(garden, painter, scene, part))
        return false;
    SDL_SetTextureBlendMode(garden->texture, SDL_BLENDMODE_NONE);
    SDL_RenderCopy(painter->renderer, garden->texture, NULL, NULL);
    garden_draw_lamp(garden, painter, scene);
    garden_draw_glow(garden, painter, scene);
    garden_draw_dew(garden, painter, scene);
    if (!scene->quiet)
        season_air(garden, painter, scene->season, (double)scene->seconds);
    for (int i = 0; i < scene->visitor_count; i++)
        garden_draw_visitor(garden, painter, scene, i);
    return true;
}

void garden_free(Garden *garden) {
    if (garden->texture)
        SDL_DestroyTexture(garden->texture);
    for (int i = 0; i < garden->sprite_count; i++)
        free(garden->sprite[i].picture.pixel);
    free(garden->sprite);
    free(garden->meadow);
    free(garden->order);
    free(garden->step);
    free(garden->seat);
    *garden = (Garden){0};
}
