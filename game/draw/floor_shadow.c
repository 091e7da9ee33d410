#include "floor_shadow.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "raster_internal.h"

#define LEVELS   3  // by height above the floor: each is blurred more than the one below
#define MARGIN   16 // mask pixels around the picture, so that the blur does not fade at its edges
#define FULL     65280
#define FAR_AWAY 1e6f

static const float LEVEL_TOP[LEVELS] = {0.14f, 0.50f, 1e9f}; // metres
static const float LEVEL_BLUR[LEVELS] = {0.9f, 2.1f, 3.9f};  // mask pixels at 720 rows
static const float LEVEL_WEIGHT[LEVELS] = {1.0f, 0.86f, 0.72f};

typedef struct {
    float x, y, height; // mask pixels, metres
} Print;

struct FloorShadow {
    int width, height; // mask pixels, margins included
    int rows;          // of the picture
    RasterShadow light;
    bool on;
    uint32_t strength;      // 0..255
    float slope_x, slope_z; // how far the shadow runs per metre of height
    float eye[3], right[3], up[3], forward[3];
    float focal, center_x, center_y, near;
    RasterBox box; // mask pixels that may be set, blur included
    RasterBox dirty;
    uint16_t *level[LEVELS], *soft, *spare;
    uint32_t *sum;
    Print *print;
};

static float lower(float a, float b) {
    return a < b ? a : b;
}
static float upper(float a, float b) {
    return a > b ? a : b;
}

FloorShadow *floor_shadow_create(int width, int height) {
    FloorShadow *shadow = raster_memory(sizeof *shadow);
    if (!shadow)
        return NULL;
    shadow->width = (width + TILE_WIDTH) / FLOOR_SHADOW_SCALE + 2 * MARGIN;
    shadow->height = (height + FLOOR_SHADOW_SCALE) / FLOOR_SHADOW_SCALE + 2 * MARGIN;
    shadow->rows = height;
    size_t count = (size_t)shadow->width * (size_t)shadow->height;
    bool good = true;
    for (int i = 0; i < LEVELS; i++)
        good &= (shadow->level[i] = raster_memory(count * sizeof(uint16_t))) != NULL;
    good &= (shadow->soft = raster_memory(count * sizeof(uint16_t))) != NULL;
    good &= (shadow->spare = raster_memory(count * sizeof(uint16_t))) != NULL;
    good &= (shadow->sum = raster_memory((size_t)shadow->width * sizeof(uint32_t))) != NULL;
    good &= (shadow->print = raster_memory(RASTER_VERTEX_MAX * sizeof(Print))) != NULL;
    if (!good) {
        floor_shadow_destroy(shadow);
        return NULL;
    }
    return shadow;
}

void floor_shadow_destroy(FloorShadow *shadow) {
    if (!shadow)
        return;
    for (int i = 0; i < LEVELS; i++)
        free(shadow->level[i]);
    free(shadow->soft);
    free(shadow->spare);
    free(shadow->sum);
    free(shadow->print);
    free(shadow);
}

static void clear_box(const FloorShadow *shadow, uint16_t *mask, RasterBox box) {
    for (int y = box.y0; y < box.y1; y++)
        memset(mask + (size_t)y * (size_t)shadow->width + box.x0, 0,
               (size_t)(box.x1 - box.x0) * sizeof *mask);
}

static void keep_axis(float out[3], Vec3 axis) {
    out[0] = (float)axis.x;
    out[1] = (float)axis.y;
    out[2] = (float)axis.z;
}

void floor_shadow_begin(FloorShadow *shadow, const Camera *camera, const RasterShadow *light) {
    for (int i = 0; i < LEVELS; i++)
        clear_box(shadow, shadow->level[i], shadow->dirty);
    clear_box(shadow, shadow->soft, shadow->dirty);
    shadow->dirty = (RasterBox){0, 0, 0, 0};
    shadow->box = (RasterBox){shadow->width, shadow->height, 0, 0};
    shadow->light = *light;
    shadow->on = light->strength > 0 && light->to_light[1] > 0.05f;
    if (!shadow->on)
        return;
    shadow->strength = (uint32_t)(lower(light->strength, 1) * 255 + 0.5f);
    shadow->slope_x = light->to_light[0] / light->to_light[1];
    shadow->slope_z = light->to_light[2] / light->to_light[1];
    keep_axis(shadow->eye, camera->eye);
    keep_axis(shadow->right, camera->right);
    keep_axis(shadow->up, camera->up);
    keep_axis(shadow->forward, camera->forward);
    shadow->focal = (float)camera->focal / FLOOR_SHADOW_SCALE;
    shadow->center_x = (float)camera->center_x / FLOOR_SHADOW_SCALE + MARGIN;
    shadow->center_y = (float)camera->center_y / FLOOR_SHADOW_SCALE + MARGIN;
    shadow->near = (float)camera->near;
}

static float along(const float a[3], const float b[3]) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

// Where a point's shadow lies in the mask; FAR_AWAY where it must not be drawn.
static Print print_of(const FloorShadow *shadow, const float position[3]) {
    float height = position[1] - shadow->light.floor_y;
    height = height > 0 ? height : 0;
    float d[3] = {position[0] - shadow->slope_x * height - shadow->eye[0],
                  shadow->light.floor_y - shadow->eye[1],
                  position[2] - shadow->slope_z * height - shadow->eye[2]};
    float z = along(d, shadow->forward), world_z = d[2] + shadow->eye[2];
    bool behind_wall = shadow->light.back_z < 0 && world_z < shadow->light.back_z;
    Print print = {FAR_AWAY, FAR_AWAY, height};
    if (!(z >= shadow->near) || behind_wall)
        return print;
    float scale = shadow->focal / z;
    float x = shadow->center_x + along(d, shadow->right) * scale;
    float y = shadow->center_y - along(d, shadow->up) * scale;
    if (x > -FAR_AWAY && x < FAR_AWAY && y > -FAR_AWAY && y < FAR_AWAY) {
        print.x = x;
        print.y = y;
    }
    return print;
}

static int inside(float x, int end) {
    return x > 0 ? (x < (float)end ? (int)x : end) : 0;
}

// Where the triangle's edge crosses the row between y and y + 1: widens *low .. *high.
static void widen_span(const Print *p, const Print *q, float y, float *low, float *high) {
    const Print *top = p->y < q->y ? p : q, *end = p->y < q->y ? q : p;
    if (end->y < y || top->y > y + 1)
        return;
    float span = end->y - top->y, x0 = top->x, x1 = end->x;
    if (span > 1e-6f) {
        float t0 = upper(0, (y - top->y) / span), t1 = lower(1, (y + 1 - top->y) / span);
        x0 = top->x + (end->x - top->x) * t0;
        x1 = top->x + (end->x - top->x) * t1;
    }
    *low = lower(*low, lower(x0, x1));
    *high = upper(*high, upper(x0, x1));
}

static void fill_row(const FloorShadow *shadow, uint16_t *mask, int y, float low, float high) {
    if (!(high >= 0 && low < (float)shadow->width))
        return;
    int x0 = inside(low, shadow->width - 1), x1 = inside(high, shadow->width - 1);
    uint16_t *row = mask + (size_t)y * (size_t)shadow->width;
    for (int x = x0; x <= x1; x++)
        row[x] = FULL;
}

static void fill_triangle(FloorShadow *shadow, const Print *a, const Print *b, const Print *c) {
    float x0 = lower(a->x, lower(b->x, c->x)), x1 = upper(a->x, upper(b->x, c->x));
    float y0 = lower(a->y, lower(b->y, c->y)), y1 = upper(a->y, upper(b->y, c->y));
    if (x1 >= FAR_AWAY || x1 < 0 || y1 < 0 || x0 >= (float)shadow->width ||
        y0 >= (float)shadow->height)
        return;
    int left = inside(x0, shadow->width - 1), right = inside(x1, shadow->width - 1);
    int top = inside(y0, shadow->height - 1), end = inside(y1, shadow->height - 1);
    RasterBox *box = &shadow->box;
    box->x0 = left < box->x0 ? left : box->x0;
    box->y0 = top < box->y0 ? top : box->y0;
    box->x1 = right + 1 > box->x1 ? right + 1 : box->x1;
    box->y1 = end + 1 > box->y1 ? end + 1 : box->y1;
    float height = (a->height + b->height + c->height) * (1.0f / 3.0f);
    int level = 0;
    while (height > LEVEL_TOP[level])
        level++;
    uint16_t *mask = shadow->level[level];
    if (right - left < 2 && end - top < 2) { // most are smaller than a mask pixel
        uint16_t *first = mask + (size_t)top * (size_t)shadow->width;
        uint16_t *last = mask + (size_t)end * (size_t)shadow->width;
        first[left] = first[right] = last[left] = last[right] = FULL;
        return;
    }
    for (int y = top; y <= end; y++) {
        float low = FAR_AWAY, high = -FAR_AWAY;
        widen_span(a, b, (float)y, &low, &high);
        widen_span(b, c, (float)y, &low, &high);
        widen_span(c, a, (float)y, &low, &high);
        fill_row(shadow, mask, y, low, high);
    }
}

void floor_shadow_add(FloorShadow *shadow, const RasterMesh *mesh) {
    ASSERT(mesh->vertex_count <= RASTER_VERTEX_MAX);
    if (!shadow->on)
        return;
    for (int i = 0; i < mesh->vertex_count; i++)
        shadow->print[i] = print_of(shadow, mesh->vertex[i].position);
    for (int i = 0; i < mesh->triangle_count; i++) {
        const uint16_t *index = mesh->index + (size_t)i * 3;
        const Print *a = &shadow->print[index[0]], *b = &shadow->print[index[1]];
        const Print *c = &shadow->print[index[2]];
        // A closed mesh casts the same shadow with the half that faces away from the light.
        float area = (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
        if (area < 0 || mesh->two_sided)
            fill_triangle(shadow, a, b, c);
    }
}

// One pass of a running mean over 2 radius + 1 mask pixels, along rows.
static void blur_rows(const FloorShadow *shadow, const uint16_t *in, uint16_t *out, int radius) {
    RasterBox box = shadow->box;
    uint32_t share = 65536u / (uint32_t)(2 * radius + 1);
    for (int y = box.y0; y < box.y1; y++) {
        const uint16_t *from = in + (size_t)y * (size_t)shadow->width;
        uint16_t *to = out + (size_t)y * (size_t)shadow->width;
        uint32_t sum = 0;
        for (int x = box.x0; x < box.x0 + radius && x < box.x1; x++)
            sum += from[x];
        for (int x = box.x0; x < box.x1; x++) {
            sum += x + radius < box.x1 ? from[x + radius] : 0;
            to[x] = (uint16_t)(((uint64_t)sum * share) >> 16);
            sum -= x - radius >= box.x0 ? from[x - radius] : 0;
        }
    }
}

static void add_row(const FloorShadow *shadow, const uint16_t *in, int y, uint32_t factor) {
    const uint16_t *row = in + (size_t)y * (size_t)shadow->width;
    for (int x = shadow->box.x0; x < shadow->box.x1; x++)
        shadow->sum[x] += row[x] * factor; // factor may be "minus one"
}

static void blur_columns(const FloorShadow *shadow, const uint16_t *in, uint16_t *out, int radius) {
    RasterBox box = shadow->box;
    uint32_t share = 65536u / (uint32_t)(2 * radius + 1);
    memset(shadow->sum, 0, (size_t)shadow->width * sizeof *shadow->sum);
    for (int y = box.y0; y < box.y0 + radius && y < box.y1; y++)
        add_row(shadow, in, y, 1);
    for (int y = box.y0; y < box.y1; y++) {
        if (y + radius < box.y1)
            add_row(shadow, in, y + radius, 1);
        uint16_t *to = out + (size_t)y * (size_t)shadow->width;
        for (int x = box.x0; x < box.x1; x++)
            to[x] = (uint16_t)((shadow->sum[x] >> 4) * (share >> 4) >> 8);
        if (y - radius >= box.y0)
            add_row(shadow, in, y - radius, UINT32_MAX);
    }
}

static void blur_level(FloorShadow *shadow, uint16_t *mask, int radius) {
    int flat = (radius + 1) / 2; // the floor is seen from the side
    for (int pass = 0; pass < 2; pass++) {
        blur_rows(shadow, mask, shadow->spare, radius);
        blur_columns(shadow, shadow->spare, mask, flat);
    }
}

void floor_shadow_finish(FloorShadow *shadow) {
    RasterBox *box = &shadow->box;
    if (!shadow->on || box->x0 >= box->x1) {
        *box = (RasterBox){0, 0, 0, 0};
        return;
    }
    float scale = (float)shadow->rows / 720.0f;
    int radius[LEVELS], reach = 0;
    for (int i = 0; i < LEVELS; i++) {
        radius[i] = (int)(LEVEL_BLUR[i] * scale + 0.5f);
        radius[i] = radius[i] < 1 ? 1 : radius[i] > 24 ? 24 : radius[i];
        reach = 2 * radius[i] + 2;
    }
    box->x0 = box->x0 > reach ? box->x0 - reach : 0;
    box->y0 = box->y0 > reach ? box->y0 - reach : 0;
    box->x1 = box->x1 + reach < shadow->width ? box->x1 + reach : shadow->width;
    box->y1 = box->y1 + reach < shadow->height ? box->y1 + reach : shadow->height;
    shadow->dirty = *box;
    for (int i = 0; i < LEVELS; i++) {
        blur_level(shadow, shadow->level[i], radius[i]);
        uint32_t weight = (uint32_t)(LEVEL_WEIGHT[i] * 256);
        for (int y = box->y0; y < box->y1; y++) {
            size_t row = (size_t)y * (size_t)shadow->width;
            for (int x = box->x0; x < box->x1; x++) {
                uint32_t sum = shadow->soft[row + (size_t)x] +
                               (shadow->level[i][row + (size_t)x] * weight >> 8);
                shadow->soft[row + (size_t)x] = (uint16_t)(sum < FULL ? sum : FULL);
            }
        }
    }
}

bool floor_shadow_touches(const FloorShadow *shadow, RasterBox box) {
    // One mask pixel more on each side, as pixels are mixed from their neighbours.
    int x0 = box.x0 / FLOOR_SHADOW_SCALE + MARGIN - 1,
        x1 = box.x1 / FLOOR_SHADOW_SCALE + MARGIN + 1;
    int y0 = box.y0 / FLOOR_SHADOW_SCALE + MARGIN - 1,
        y1 = box.y1 / FLOOR_SHADOW_SCALE + MARGIN + 1;
    if (x0 >= shadow->box.x1 || x1 < shadow->box.x0 || y0 >= shadow->box.y1 || y1 < shadow->box.y0)
        return false;
    for (int y = y0; y <= y1 && y < shadow->height; y++)
        for (int x = x0; x <= x1 && x < shadow->width; x++)
            if (shadow->soft[(size_t)y * (size_t)shadow->width + (size_t)x])
                return true;
    return false;
}

// From 64 times the mask's value to 0..255 times the strength.
static inline uint8_t darkness(const FloorShadow *shadow, uint32_t sum) {
    return (uint8_t)(((sum >> 6) * shadow->strength + 32768) >> 16);
}

bool floor_shadow_row(const FloorShadow *shadow, int x, int y, int count, uint8_t *out) {
    // Mask pixel centres lie at 4 i + 2 picture pixels, picture pixel centres at y + 1/2.
    int row = (y - 2 + FLOOR_SHADOW_SCALE * MARGIN) / FLOOR_SHADOW_SCALE;
    int part = (y - 2 + FLOOR_SHADOW_SCALE * MARGIN) % FLOOR_SHADOW_SCALE * 2 + 1; // eighths
    const uint16_t *above = shadow->soft + (size_t)row * (size_t)shadow->width;
    const uint16_t *below = above + shadow->width;
    int first = x / FLOOR_SHADOW_SCALE + MARGIN - 1;
    uint32_t up = (uint32_t)(8 - part), down = (uint32_t)part, any = 0;
    uint32_t left = above[first] * up + below[first] * down;
    uint32_t middle = above[first + 1] * up + below[first + 1] * down;
    for (int i = 0; i < count / FLOOR_SHADOW_SCALE; i++, out += FLOOR_SHADOW_SCALE) {
        uint32_t right = above[first + 2 + i] * up + below[first + 2 + i] * down;
        any |= left | middle | right;
        out[0] = darkness(shadow, left * 3 + middle * 5);
        out[1] = darkness(shadow, left + middle * 7);
        out[2] = darkness(shadow, middle * 7 + right);
        out[3] = darkness(shadow, middle * 5 + right * 3);
        left = middle;
        middle = right;
    }
    return any != 0;
}
