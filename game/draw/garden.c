#include "garden.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "garden_draw.h"
#include "garden_kinds.h"
#include "room_light.h"

#define MEADOW_WIDE 2520.0f
#define MEADOW_HIGH 1080.0f
#define LAWN_TOP    552.0f // where the first plant stands, units from the top
#define LAWN_DEEP   486.0f

// All the height and the middle of the width; a still wider screen loses the top of the sky.
static PaintBox meadow_view(int width, int height) {
    float wide = MEADOW_HIGH * (float)width / (float)height;
    if (wide <= MEADOW_WIDE)
        return paint_box((MEADOW_WIDE - wide) / 2, 0, wide, MEADOW_HIGH);
    float high = MEADOW_WIDE * (float)height / (float)width;
    return paint_box(0, MEADOW_HIGH - high, MEADOW_WIDE, high);
}

// The path's left and right edge at some heights of the picture: nothing grows on it.
static const float PATH[][3] = {{540, 1662, 1718}, {606, 1436, 1516}, {640, 1440, 1540},
                                {690, 1500, 1668}, {730, 1500, 1690}, {800, 1396, 1656},
                                {900, 1284, 1580}, {1080, 1196, 1546}};

static float off_path(float x, float y) {
    for (int i = 0; i + 1 < (int)(sizeof PATH / sizeof *PATH); i++) {
        const float *a = PATH[i], *b = PATH[i + 1];
        if (y < a[0] || y > b[0])
            continue;
        float t = (y - a[0]) / (b[0] - a[0]);
        float left = a[1] + (b[1] - a[1]) * t, right = a[2] + (b[2] - a[2]) * t;
        if (x > left && x < right) // as far outside as it was inside
            return x - left < right - x ? 2 * left - x - 14 : 2 * right - x + 14;
    }
    return x;
}

// Nor in the pond, nor behind the fence, nor through the old tree's trunk.
static void off_things(float *x, float *y) {
    float dx = (*x - 2080) / 236, dy = (*y - 672) / 52;
    if (dx * dx + dy * dy < 1)
        *y += 1.8f * (724 - *y);
    if ((*x < 650 || *x > 1870) && *y < 602)
        *y = 602 + (602 - *y) * 0.5f;
    if (*x > 366 && *x < 526 && *y < 748)
        *x += *x < 446 ? 2 * (366 - *x) : 2 * (526 - *x);
}

float garden_place(const Garden *garden, float x, float y, float *screen_x, float *screen_y) {
    float depth = y < 0 ? 0 : y > 1 ? 1 : y;
    float down = LAWN_TOP + LAWN_DEEP * (0.42f * depth + 0.58f * depth * depth);
    float along = garden->view.x + garden->view.w * (0.02f + 0.96f * x);
    off_things(&along, &down);
    along = off_path(along, down);
    float pixel = (float)garden->height / garden->view.h;
    *screen_x = (along - garden->view.x) * pixel;
    *screen_y = (down - garden->view.y) * pixel;
    return pixel * (0.30f + 0.78f * (down - LAWN_TOP) / LAWN_DEEP);
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

static bool garden_fits(Garden *garden, Painter *painter, Hour hour) {
    bool same = garden->texture && garden->width == painter->width &&
                garden->height == painter->height && garden->hour == hour;
    if (same)
        return true;
    if (!garden_resize(garden, painter))
        return false;
    garden->hour = hour;
    int swaps = 0;
    const SvgSwap *swap = room_swaps(hour, &swaps);
    BrushCanvas canvas = {garden->meadow, garden->width, garden->height, garden->width};
    brush_flood(canvas, 0xFF86C07Cu);
    if (!paint_svg(painter, "garden/meadow", canvas, &garden->view, swap, swaps)) {
        garden_free(garden);
        return false;
    }
    garden_light(canvas, garden->view, hour);
    return true;
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
    if (!order || !step)
        return fail("out of memory");
    garden->capacity = capacity;
    return true;
}

// Puts the new plants into the order from far to near; equals stay as they came.
static void garden_sort(Garden *garden, const GardenScene *scene) {
    for (int i = garden->plant_count; i < scene->plant_count; i++) {
        float depth = garden_depth(&scene->plant[i]);
        int low = 0, high = i;
        while (low < high) {
            int middle = (low + high) / 2;
            if (garden_depth(&scene->plant[garden->order[middle]]) > depth)
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
        GardenSpot spot = garden_spot(garden, &scene->plant[i]);
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

static bool garden_compose(Garden *garden, Painter *painter, const GardenScene *scene,
                           SDL_Rect part) {
    void *memory = NULL;
    int pitch = 0;
    if (SDL_LockTexture(garden->texture, &part, &memory, &pitch) != 0)
        return fail("%s", SDL_GetError());
    BrushCanvas target = {memory, part.w, part.h, pitch / 4};
    for (int y = 0; y < part.h; y++)
        memcpy(target.pixel + (size_t)y * (size_t)target.stride,
               garden->meadow + (size_t)(part.y + y) * (size_t)garden->width + part.x,
               (size_t)part.w * 4);
    bool good = true;
    for (int i = 0; i < scene->plant_count && good; i++) {
        const GardenPlant *plant = &scene->plant[garden->order[i]];
        GardenSpot spot = garden_spot(garden, plant);
        if (spot.step > 0 && SDL_HasIntersection(&spot.place, &part))
            good = garden_draw_plant(garden, painter, plant, spot, target, part.x, part.y);
    }
    SDL_UnlockTexture(garden->texture);
    return good;
}

bool garden_draw(Garden *garden, Painter *painter, const GardenScene *scene) {
    bool fresh = !garden->texture || garden->width != painter->width ||
                 garden->height != painter->height || garden->hour != scene->hour;
    if (!garden_fits(garden, painter, scene->hour) || !garden_grow(garden, scene->plant_count))
        return false;
    if (scene->plant_count < garden->plant_count) { // another family's garden
        garden->plant_count = 0;
        fresh = true;
    }
    garden_sort(garden, scene);
    SDL_Rect part = garden_changes(garden, scene, fresh);
    if (part.w > 0 && part.h > 0 && !garden_compose(garden, painter, scene, part))
        return false;
    SDL_SetTextureBlendMode(garden->texture, SDL_BLENDMODE_NONE);
    SDL_RenderCopy(painter->renderer, garden->texture, NULL, NULL);
    garden_draw_dew(garden, painter, scene);
    for (int i = 0; i < scene->visitor_count; i++)
        garden_draw_visitor(garden, painter, &scene->visitor[i]);
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
    *garden = (Garden){0};
}
