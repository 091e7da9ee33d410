#include "floor_shadow.h"

#include "fail.h"
#include "floor_blur.h"
#include "raster_internal.h"
#include <stdlib.h>
#include <string.h>

#define MARGIN   40 // mask pixels around the picture: what is softened there stays out of sight
#define FULL     FLOOR_BLUR_FULL
#define FAR_AWAY 1e6f

// CLOSE is what the floor right under a thing loses of the light from all round, the more the lower
// the thing is. NEAR and HIGH are cast by the one light, by height above the floor: what is high up
// is softer.
enum { CLOSE, NEAR, HIGH, LEVELS };
#define CLOSE_TOP 0.30f // metres
#define NEAR_TOP  0.80f // legs and all: softened like what is high, a thin one would be gone
#define NEAR_FADE 0.34f // from there up a shadow is as light as that of what is high

static const float LEVEL_BLUR[LEVELS] = {1.5f, 1.6f, 3.0f}; // mask pixels at 720 rows
static const float LEVEL_WEIGHT[LEVELS] = {0.72f, 1.25f, 0.85f};

// A point's shadow: x, y in mask pixels, height in metres, and where it lies from the wall on.
typedef struct {
    Float4 cast, close;
} Print;

// From a point (x, y 1, z, height) to the eye's right, up and forward, and the world's z.
typedef struct {
    Float4 x, one, z, height;
} Throw;

struct FloorShadow {
    int width, height; // mask pixels, margins included
    int rows;          // of the picture
    RasterShadow light;
    bool on;
    Throw to_floor;
    float focal, center_x, center_y, near;
    RasterBox box[LEVELS]; // mask pixels that may be set, later with what is softened
    RasterBox all;         // of them
    uint16_t *level[LEVELS], *soft, *spare, *sum;
    Print *print;
};

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
    good &= (shadow->sum = raster_memory((size_t)shadow->width * sizeof(uint16_t))) != NULL;
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

static Float4 axis(double right, double up, double forward, double z) {
    return (Float4){(float)right, (float)up, (float)forward, (float)z};
}

static void make_throw(FloorShadow *shadow, const Camera *camera) {
    const RasterShadow *light = &shadow->light;
    Vec3 r = camera->right, u = camera->up, f = camera->forward;
    float slope_x = light->to_light[0] / light->to_light[1];
    float slope_z = light->to_light[2] / light->to_light[1];
    Throw *t = &shadow->to_floor;
    t->x = axis(r.x, u.x, f.x, 0);
    t->z = axis(r.z, u.z, f.z, 1);
    t->height = -(t->x * slope_x + t->z * slope_z);
    Vec3 away = vec_sub(vec3(0, (double)light->floor_y, 0), camera->eye);
    t->one = axis(vec_dot(away, r), vec_dot(away, u), vec_dot(away, f), 0);
    shadow->focal = (float)camera->focal / FLOOR_SHADOW_SCALE;
    shadow->center_x = (float)camera->center_x / FLOOR_SHADOW_SCALE + MARGIN;
    shadow->center_y = (float)camera->center_y / FLOOR_SHADOW_SCALE + MARGIN;
    shadow->near = (float)camera->near;
}

void floor_shadow_begin(FloorShadow *shadow, const Camera *camera, const RasterShadow *light) {
    for (int i = 0; i < LEVELS; i++) {
        clear_box(shadow, shadow->level[i], shadow->box[i]);
        shadow->box[i] = (RasterBox){shadow->width, shadow->height, 0, 0};
    }
    clear_box(shadow, shadow->soft, shadow->all);
    shadow->all = (RasterBox){0, 0, 0, 0};
    shadow->light = *light;
    shadow->on = light->strength > 0 && light->to_light[1] > 0.05f;
    if (shadow->on)
        make_throw(shadow, camera);
}

// A place on the floor in the mask; FAR_AWAY where no shadow must be drawn.
static inline Float4 print_of(const FloorShadow *shadow, Float4 at, float height) {
    Float4 none = {FAR_AWAY, FAR_AWAY, height, 0};
    bool behind_wall = shadow->light.back_z < 0 && at[3] < shadow->light.back_z;
    if (!(at[2] >= shadow->near) || behind_wall)
        return none;
    float scale = shadow->focal / at[2];
    float x = shadow->center_x + at[0] * scale, y = shadow->center_y - at[1] * scale;
    if (!(x > -FAR_AWAY && x < FAR_AWAY && y > -FAR_AWAY && y < FAR_AWAY))
        return none;
    return (Float4){x, y, height, 0};
}

static void make_prints(FloorShadow *shadow, const RasterMesh *mesh) {
    const Throw *t = &shadow->to_floor;
    const uint16_t *coarse = mesh->coarse_vertex;
    int count = coarse ? mesh->coarse_vertex_count : mesh->vertex_count;
    for (int i = 0; i < count; i++) {
        const float *p = mesh->vertex[coarse ? coarse[i] : i].position;
        float height = p[1] - shadow->light.floor_y;
        height = height > 0 ? height : 0;
        Float4 under = t->one + t->x * p[0] + t->z * p[2];
        shadow->print[i].cast = print_of(shadow, under + t->height * height, height);
        if (height < CLOSE_TOP)
            shadow->print[i].close = print_of(shadow, under, height);
    }
}

static inline float lower(float a, float b) {
    return a < b ? a : b;
}
static inline float upper(float a, float b) {
    return a > b ? a : b;
}
// A closed mesh casts the same shadow with the half that faces away from the light.
static inline bool faces_away(Float4 a, Float4 b, Float4 c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) < 0;
}

static inline void raise(uint16_t *place, uint16_t value) {
    *place = *place > value ? *place : value;
}

static inline void raise_four(uint16_t *place, Int4 value) {
    typedef int16_t Short4 __attribute__((vector_size(8)));
    Short4 now, new = __builtin_convertvector(value, Short4);
    memcpy(&now, place, sizeof now);
    Short4 less = now < new;
    now = (now & ~less) | (new &less);
    memcpy(place, &now, sizeof now);
}

// An edge as a x + b y + c >= 0 on its inner side; `side` turns it inwards.
typedef struct {
    float a, b, c;
} Edge;

// Moved outwards, so that at a mask pixel's upper left corner it tells of the whole pixel.
static inline Edge edge_of(Float4 p, Float4 q, float side) {
    Edge edge = {(p[1] - q[1]) * side, (q[0] - p[0]) * side, 0};
    edge.c = -edge.a * p[0] - edge.b * p[1] + upper(edge.a, 0) + upper(edge.b, 0);
    return edge;
}

// Every mask pixel that the triangle touches, four at a time.
static void fill_rows(uint16_t *mask, int width, RasterBox box, Float4 a, Float4 b, Float4 c,
                      uint16_t value) {
    const Float4 step = {0, 1, 2, 3};
    float side = faces_away(a, b, c) ? -1 : 1, end = (float)box.x1;
    Edge e = edge_of(a, b, side), f = edge_of(b, c, side), g = edge_of(c, a, side);
    for (int y = box.y0; y < box.y1; y++) {
        uint16_t *row = mask + (size_t)y * (size_t)width;
        float at_e = e.c + e.b * (float)y, at_f = f.c + f.b * (float)y, at_g = g.c + g.b * (float)y;
        for (int x = box.x0; x < box.x1; x += 4) {
            Float4 here = step + (float)x;
            Float4 inner = float4_least(at_e + e.a * here, at_f + f.a * here);
            Int4 inside = float4_least(inner, at_g + g.a * here) >= 0;
            raise_four(row + x, inside & (here < end) & value);
        }
    }
}

static inline void fill_triangle(FloorShadow *shadow, int level, Float4 a, Float4 b, Float4 c,
                                 float value) {
    const float end = 2 * FLOOR_BLUR_MOST;
    Float4 first = {end, 0, 0, 0};
    Float4 last = {(float)shadow->width - end - 1, (float)shadow->height - 1, 0, 0};
    Float4 low = float4_least(a, float4_least(b, c)), high = float4_most(a, float4_most(b, c));
    if (high[0] >= FAR_AWAY || high[0] < end || high[1] < 0 || low[0] > last[0] || low[1] > last[1])
        return;
    Int4 from = __builtin_convertvector(float4_most(low, first), Int4);
    Int4 to = __builtin_convertvector(float4_least(high, last), Int4);
    RasterBox *box = &shadow->box[level];
    box->x0 = least(box->x0, from[0]);
    box->y0 = least(box->y0, from[1]);
    box->x1 = most(box->x1, to[0] + 1);
    box->y1 = most(box->y1, to[1] + 1);
    uint16_t *mask = shadow->level[level], full = (uint16_t)(value * FULL);
    if (to[0] - from[0] < 2 && to[1] - from[1] < 2) { // most are smaller than a mask pixel
        uint16_t *upper_row = mask + (size_t)from[1] * (size_t)shadow->width;
        uint16_t *lower_row = mask + (size_t)to[1] * (size_t)shadow->width;
        raise(&upper_row[from[0]], full);
        raise(&upper_row[to[0]], full);
        raise(&lower_row[from[0]], full);
        raise(&lower_row[to[0]], full);
        return;
    }
    RasterBox rows = {from[0], from[1], to[0] + 1, to[1] + 1};
    fill_rows(mask, shadow->width, rows, a, b, c, full);
}

void floor_shadow_add(FloorShadow *shadow, const RasterMesh *mesh) {
    ASSERT(mesh->vertex_count <= RASTER_VERTEX_MAX);
    if (!shadow->on)
        return;
    make_prints(shadow, mesh);
    const uint16_t *index = mesh->coarse_vertex ? mesh->coarse_index : mesh->index;
    int count = mesh->coarse_vertex ? mesh->coarse_count : mesh->triangle_count;
    for (int i = 0; i < count; i++, index += 3) {
        const Print *a = &shadow->print[index[0]], *b = &shadow->print[index[1]];
        const Print *c = &shadow->print[index[2]];
        float height = (a->cast[2] + b->cast[2] + c->cast[2]) * (1.0f / 3.0f);
        if (mesh->two_sided || faces_away(a->cast, b->cast, c->cast))
            fill_triangle(shadow, height < NEAR_TOP ? NEAR : HIGH, a->cast, b->cast, c->cast,
                          height < NEAR_TOP ? 1 - height * (NEAR_FADE / NEAR_TOP) : 1);
        if (height < CLOSE_TOP && a->cast[2] < CLOSE_TOP && b->cast[2] < CLOSE_TOP &&
            c->cast[2] < CLOSE_TOP && (mesh->two_sided || faces_away(a->close, b->close, c->close)))
            fill_triangle(shadow, CLOSE, a->close, b->close, c->close,
                          1 - height * (1 / CLOSE_TOP));
    }
}

static void soften(FloorShadow *shadow, int level) {
    RasterBox *box = &shadow->box[level];
    if (box->x0 >= box->x1) {
        *box = (RasterBox){0, 0, 0, 0};
        return;
    }
    int across = (int)(LEVEL_BLUR[level] * (float)shadow->rows / 720.0f + 0.5f);
    across = least(most(across, 1), FLOOR_BLUR_MOST);
    int along = (across + 1) / 2; // the floor is seen from the side
    box->x0 = most(box->x0 - 2 * across, 2 * FLOOR_BLUR_MOST);
    box->y0 = most(box->y0 - 2 * along, 0);
    box->x1 = least(box->x1 + 2 * across, shadow->width - 2 * FLOOR_BLUR_MOST);
    box->y1 = least(box->y1 + 2 * along, shadow->height);
    floor_blur(shadow->level[level], shadow->spare, shadow->sum, shadow->width, *box, across,
               along);
    RasterBox *all = &shadow->all;
    if (all->x0 >= all->x1)
        *all = *box;
    *all = (RasterBox){least(all->x0, box->x0), least(all->y0, box->y0), most(all->x1, box->x1),
                       most(all->y1, box->y1)};
}

// What the close shadow leaves of the light is dimmed by the one that is cast; 0..65280.
static void add_up(const FloorShadow *shadow, int y) {
    size_t row = (size_t)y * (size_t)shadow->width;
    const uint16_t *close = shadow->level[CLOSE] + row, *near = shadow->level[NEAR] + row;
    const uint16_t *high = shadow->level[HIGH] + row;
    uint16_t *soft = shadow->soft + row;
    float strength = lower(shadow->light.strength, 1);
    uint32_t part[LEVELS];
    for (int i = 0; i < LEVELS; i++)
        part[i] = (uint32_t)(LEVEL_WEIGHT[i] * strength * 65535 / FULL);
    uint32_t cast_most = part[NEAR] * FULL;
    part[CLOSE] = (uint32_t)(LEVEL_WEIGHT[CLOSE] * 65535 / FULL);
    for (int x = shadow->all.x0; x < shadow->all.x1; x++) {
        uint32_t cast = near[x] * part[NEAR] + high[x] * part[HIGH];
        cast = cast < cast_most ? cast : cast_most;
        uint32_t open = (65535 - close[x] * part[CLOSE]) * (65535 - cast) >> 16;
        soft[x] = (uint16_t)((65535 - open) * 255 >> 8);
    }
}

void floor_shadow_finish(FloorShadow *shadow) {
    for (int i = 0; i < LEVELS; i++)
        soften(shadow, i);
    for (int y = shadow->all.y0; y < shadow->all.y1; y++)
        add_up(shadow, y);
}

bool floor_shadow_touches(const FloorShadow *shadow, RasterBox box) {
    // One mask pixel more on each side, as pixels are mixed from their neighbours.
    int x0 = box.x0 / FLOOR_SHADOW_SCALE + MARGIN - 1,
        x1 = box.x1 / FLOOR_SHADOW_SCALE + MARGIN + 1;
    int y0 = box.y0 / FLOOR_SHADOW_SCALE + MARGIN - 1,
        y1 = box.y1 / FLOOR_SHADOW_SCALE + MARGIN + 1;
    if (x0 >= shadow->all.x1 || x1 < shadow->all.x0 || y0 >= shadow->all.y1 || y1 < shadow->all.y0)
        return false;
    for (int y = y0; y <= y1 && y < shadow->height; y++)
        for (int x = x0; x <= x1 && x < shadow->width; x++)
            if (shadow->soft[(size_t)y * (size_t)shadow->width + (size_t)x])
                return true;
    return false;
}

// From 64 times the mask's values to 0..255. Whole numbers below 2^24 are exact as floats.
static inline Int4 darkness(Float4 sum) {
    return __builtin_convertvector(sum + 8192, Int4) >> 14;
}

static inline Float4 mask_load(const uint16_t *from) {
    typedef uint16_t Short4 __attribute__((vector_size(8)));
    Short4 four;
    memcpy(&four, from, sizeof four);
    return __builtin_convertvector(__builtin_convertvector(four, Int4), Float4);
}

bool floor_shadow_row(const FloorShadow *shadow, int x, int y, int count, uint8_t *out) {
    // Mask pixel centres lie at 4 i + 2 picture pixels, picture pixel centres at y + 1/2.
    int row = (y - 2 + FLOOR_SHADOW_SCALE * MARGIN) / FLOOR_SHADOW_SCALE;
    int part = (y - 2 + FLOOR_SHADOW_SCALE * MARGIN) % FLOOR_SHADOW_SCALE * 2 + 1; // eighths
    int first = x / FLOOR_SHADOW_SCALE + MARGIN - 1, columns = count / FLOOR_SHADOW_SCALE + 2;
    const uint16_t *above = shadow->soft + (size_t)row * (size_t)shadow->width + first;
    const uint16_t *below = above + shadow->width;
    float up = (float)(8 - part), down = (float)part;
    Float4 mixed[TILE_WIDTH / FLOOR_SHADOW_SCALE / 4 + 1];
    Int4 any = {0, 0, 0, 0};
    ASSERT(columns <= TILE_WIDTH / FLOOR_SHADOW_SCALE + 2);
    for (int i = 0; 4 * i < columns; i++) { // the margin has room for what is read too far
        mixed[i] = mask_load(above + 4 * i) * up + mask_load(below + 4 * i) * down;
        any |= (Int4)mixed[i];
    }
    if (!(any[0] | any[1] | any[2] | any[3]))
        return false;
    Float4 left = mixed[0];
    for (int i = 1; 4 * i < columns; i++, out += 4 * FLOOR_SHADOW_SCALE) {
        Float4 next = mixed[i];
        Float4 middle = __builtin_shufflevector(left, next, 1, 2, 3, 4);
        Float4 right = __builtin_shufflevector(left, next, 2, 3, 4, 5);
        Int4 four = darkness(left * 3 + middle * 5) | darkness(left + middle * 7) << 8 |
                    darkness(middle * 7 + right) << 16 | darkness(middle * 5 + right * 3) << 24;
        memcpy(out, &four, sizeof four);
        left = next;
    }
    return true;
}
