#include "raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "raster_internal.h"

#define GUARD      16000.0f // pixels; what lies farther off is left out
#define INK_STEP   0.013    // metres of depth that draw a line, from 4 metres away
#define EDGE_STEP  0.016    // metres of depth that part two surfaces
#define STEEPEST   4.0e8    // depth per pixel; steeper slivers are drawn flat
#define LIGHT_HALF (0.5f * MATERIAL_SPHERE)
#define LIGHT_SPAN (LIGHT_HALF - 1.5f)

void *raster_memory(size_t size) {
    void *memory = calloc(1, size);
    ASSERT((uintptr_t)memory % sizeof(Float4) == 0);
    if (!memory)
        fail("no memory for the picture (%zu bytes)", size);
    return memory;
}

// Fine noise with a short fibre along x.
static void make_grain(uint8_t *grain) {
    uint8_t noise[GRAIN_SIZE * GRAIN_SIZE];
    uint32_t state = 0x9E3779B9u;
    for (int i = 0; i < GRAIN_SIZE * GRAIN_SIZE; i++) {
        state = state * 1664525u + 1013904223u;
        noise[i] = (uint8_t)(state >> 24);
    }
    for (int y = 0; y < GRAIN_SIZE; y++)
        for (int x = 0; x < GRAIN_SIZE; x++) {
            int fine = noise[y * GRAIN_SIZE + x], fibre = 0;
            for (int k = -2; k <= 2; k++) {
                int column = (x + k) & (GRAIN_SIZE - 1);
                int row = (y + (k + 2) / 4) & (GRAIN_SIZE - 1);
                fibre += noise[row * GRAIN_SIZE + column];
            }
            grain[y * GRAIN_SIZE + x] = (uint8_t)((fine * 3 + fibre) / 8 * PAPER_STEPS / 256);
        }
}

// Light and dark of the paper, and a jitter that has nothing to do with it.
static void make_paper(Paper *paper) {
    for (int i = 0; i < PAPER_STEPS; i++) {
        float tone = 1.0f + ((float)i - 0.58f * PAPER_STEPS) * (0.098f / PAPER_STEPS);
        float jitter = (float)(i * 7 % 16) / 16.0f - 0.47f, shade = (float)(i * 11 % 16) / 16.0f;
        paper[i].tone = (Float4){tone, tone, tone, 1};
        paper[i].jitter = (Float4){-jitter, jitter * MATERIAL_SPHERE, shade * MATERIAL_INKS, 0};
    }
}

static void release_sized(Raster *raster) {
    free(raster->tile_first);
    free(raster->used);
    free(raster->was_used);
    free(raster->pixel);
    shadow_destroy(raster->shadow);
}

bool raster_resize(Raster *raster, int width, int height) {
    ASSERT(width > 0 && height > 0 && width <= 8192 && height <= 8192);
    Raster next = *raster;
    next.width = width;
    next.height = height;
    next.tiles_x = (width + TILE_WIDTH - 1) / TILE_WIDTH;
    next.stride = next.tiles_x * TILE_WIDTH;
    next.tiles_y = (height + TILE_HEIGHT - 1) / TILE_HEIGHT;
    size_t tiles = (size_t)next.tiles_x * (size_t)next.tiles_y;
    next.tile_first = raster_memory((tiles + 1) * sizeof *next.tile_first);
    next.used = raster_memory(tiles);
    next.was_used = raster_memory(tiles);
    next.pixel = raster_memory((size_t)next.stride * (size_t)height * sizeof *next.pixel);
    next.shadow = shadow_create(width, height);
    // The ink is about a pixel wide on a picture of 720 rows.
    next.ink_reach = height < 900 ? 1 : 2;
    if (!next.tile_first || !next.used || !next.was_used || !next.pixel || !next.shadow) {
        release_sized(&next);
        return false;
    }
    release_sized(raster);
    *raster = next;
    return true;
}

Raster *raster_create(int width, int height) {
    Raster *raster = raster_memory(sizeof *raster);
    if (!raster)
        return NULL;
    raster->vertex = raster_memory(RASTER_VERTEX_MAX * sizeof *raster->vertex);
    raster->triangle = raster_memory(RASTER_TRIANGLE_MAX * sizeof *raster->triangle);
    raster->reference = raster_memory(REFERENCE_MAX * sizeof *raster->reference);
    raster->scratch = raster_memory(sizeof *raster->scratch);
    make_grain(raster->grain);
    make_paper(raster->paper);
    raster_kernel(raster, RASTER_BEST);
    if (!raster->vertex || !raster->triangle || !raster->reference || !raster->scratch ||
        !raster_resize(raster, width, height)) {
        raster_destroy(raster);
        return NULL;
    }
    return raster;
}

void raster_destroy(Raster *raster) {
    if (!raster)
        return;
    raster_workers_destroy(raster->workers);
    release_sized(raster);
    free(raster->vertex);
    free(raster->triangle);
    free(raster->reference);
    free(raster->scratch);
    free(raster);
}

bool raster_kernel(Raster *raster, RasterKernel kernel) {
    RasterTile *tile = kernel == RASTER_WIDE4 ? raster_wide4() : raster_wide8();
    if (!tile && kernel == RASTER_BEST)
        tile = raster_wide4();
    if (!tile)
        return false;
    raster->tile = tile;
    return true;
}

bool raster_threads(Raster *raster, int count) {
    ASSERT(count >= 0 && count < 16);
    raster_workers_destroy(raster->workers);
    raster->workers = NULL;
    if (count > 0)
        raster->workers = raster_workers_create(raster, count);
    return count == 0 || raster->workers;
}

// Depth runs with 1/z, so that it is straight across the screen.
static double depth_scale(const Camera *camera) {
    return (double)DEPTH_MAX / (1.0 / camera->near - 1.0 / camera->far);
}

void raster_begin(Raster *raster, const RasterScene *scene) {
    const Camera *camera = scene->camera;
    ASSERT(camera->width == raster->width && camera->height == raster->height);
    raster->scene = *scene;
    raster->vertex_count = raster->triangle_count = raster->reference_count = 0;
    size_t tiles = (size_t)raster->tiles_x * (size_t)raster->tiles_y;
    memset(raster->tile_first, 0, (tiles + 1) * sizeof *raster->tile_first);
    // Steps of depth per metre at the target; lines and edges are judged there.
    double steps = depth_scale(camera) / (camera->distance * camera->distance) / 65536.0;
    double scale = steps * camera->distance / 4.0;
    raster->ink_threshold = (int)(INK_STEP * scale) + 1;
    raster->edge_threshold = (int)(EDGE_STEP * scale) + 1;
    uint32_t color = scene->shadow.color;
    Float4 tint = {(float)(color & 255), (float)(color >> 8 & 255), (float)(color >> 16 & 255),
                   255};
    raster->shadow_color = tint;
    shadow_begin(raster->shadow, camera, &scene->shadow);
}

typedef struct {
    float eye[3], right[3], up[3], forward[3];
    float focal, center_x, center_y, near, inverse_near, depth_scale;
} Lens;

static void lens_axis(float out[3], Vec3 v) {
    out[0] = (float)v.x;
    out[1] = (float)v.y;
    out[2] = (float)v.z;
}

static Lens lens_make(const Camera *camera) {
    Lens lens = {.focal = (float)camera->focal};
    lens_axis(lens.eye, camera->eye);
    lens_axis(lens.right, camera->right);
    lens_axis(lens.up, camera->up);
    lens_axis(lens.forward, camera->forward);
    lens.center_x = (float)camera->center_x;
    lens.center_y = (float)camera->center_y;
    lens.near = (float)camera->near;
    lens.inverse_near = (float)(1.0 / camera->near);
    lens.depth_scale = (float)depth_scale(camera);
    return lens;
}

static float dot(const float a[3], const float b[3]) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

// The place on the light sphere, as if the eye looked straight at the vertex: without the slope the
// light would slide over a person who stands at the picture's side.
static void place_light(const Lens *lens, const float normal[3], float slope_x, float slope_y,
                        float *u, float *v) {
    float length2 = dot(normal, normal);
    *u = *v = 0;
    if (!(length2 > 1e-20f && length2 < 1e20f))
        return;
    float scale = 1.0f / sqrtf(length2);
    float x = dot(normal, lens->right) * scale, y = dot(normal, lens->up) * scale;
    float z = -dot(normal, lens->forward) * scale;
    x += slope_x * z;
    y += slope_y * z;
    float radius2 = x * x + y * y;
    if (radius2 > 1) {
        float cut = 1.0f / sqrtf(radius2);
        x *= cut;
        y *= cut;
    }
    *u = x;
    *v = y;
}

static void place_vertex(const Lens *lens, const RasterVertex *in, ScreenVertex *out) {
    float d[3];
    for (int k = 0; k < 3; k++)
        d[k] = in->position[k] - lens->eye[k];
    float z = dot(d, lens->forward);
    out->outside = 1;
    if (!(z >= lens->near && z < 1e6f))
        return;
    float inverse = 1.0f / z;
    float slope_x = dot(d, lens->right) * inverse, slope_y = dot(d, lens->up) * inverse;
    float x = lens->center_x + slope_x * lens->focal, y = lens->center_y - slope_y * lens->focal;
    if (!(x > -GUARD && x < GUARD && y > -GUARD && y < GUARD))
        return;
    out->outside = 0;
    // Shifted before rounding, so that the cut goes downwards on both sides of zero.
    out->x = (int32_t)((x + GUARD) * SUBPIXEL + 0.5f) - (int32_t)GUARD * SUBPIXEL;
    out->y = (int32_t)((y + GUARD) * SUBPIXEL + 0.5f) - (int32_t)GUARD * SUBPIXEL;
    float depth = (lens->inverse_near - inverse) * lens->depth_scale;
    out->depth = depth < (float)DEPTH_MIN   ? DEPTH_MIN
                 : depth > (float)DEPTH_MAX ? DEPTH_MAX
                                            : (uint32_t)depth;
    float u, v;
    place_light(lens, in->normal, slope_x, slope_y, &u, &v);
    float shade = in->shade > 0 ? (in->shade < 1 ? in->shade : 1) : 0;
    out->light = (Float4){LIGHT_HALF + u * LIGHT_SPAN, LIGHT_HALF - v * LIGHT_SPAN, shade, 0};
    out->paint = (Float4){in->paint[0], in->paint[1], in->paint[2], 0};
}

static int32_t least(int32_t a, int32_t b) {
    return a < b ? a : b;
}
static int32_t most(int32_t a, int32_t b) {
    return a > b ? a : b;
}
static int32_t within(int32_t x, int32_t low, int32_t high) {
    return x < low ? low : x > high ? high : x;
}

typedef struct {
    int x0, y0, x1, y1; // both ends inside
} TileRange;

static TileRange tiles_of(const Raster *raster, const ScreenTriangle *t) {
    return (TileRange){most(t->x0 - TILE_HALO, 0) / TILE_WIDTH,
                       most(t->y0 - TILE_HALO, 0) / TILE_HEIGHT,
                       least((t->x1 + TILE_HALO) / TILE_WIDTH, raster->tiles_x - 1),
                       least((t->y1 + TILE_HALO) / TILE_HEIGHT, raster->tiles_y - 1)};
}

// The pixels that a triangle may touch; false when none of them is on the screen.
static bool triangle_box(const Raster *raster, ScreenTriangle *t) {
    const ScreenVertex *a = t->corner[0], *b = t->corner[1], *c = t->corner[2];
    int32_t x0 = least(a->x, least(b->x, c->x)) >> 8, x1 = most(a->x, most(b->x, c->x)) >> 8;
    int32_t y0 = least(a->y, least(b->y, c->y)) >> 8, y1 = most(a->y, most(b->y, c->y)) >> 8;
    if (x1 < -TILE_HALO || y1 < -TILE_HALO || x0 >= raster->width + TILE_HALO ||
        y0 >= raster->height + TILE_HALO)
        return false;
    t->small = x1 - x0 < TRIANGLE_SMALL && y1 - y0 < TRIANGLE_SMALL;
    int32_t right = raster->tiles_x * TILE_WIDTH + TILE_HALO;
    int32_t low = raster->tiles_y * TILE_HEIGHT + TILE_HALO;
    t->x0 = (int16_t)within(x0, -TILE_HALO, right);
    t->x1 = (int16_t)within(x1, -TILE_HALO, right);
    t->y0 = (int16_t)within(y0, -TILE_HALO, low);
    t->y1 = (int16_t)within(y1, -TILE_HALO, low);
    return true;
}

// Orders the corners, finds the depth slopes. False for what cannot be seen.
static bool triangle_setup(const Raster *raster, ScreenTriangle *t, bool two_sided) {
    const ScreenVertex *a = t->corner[0], *b = t->corner[1], *c = t->corner[2];
    int64_t area = (int64_t)(b->x - a->x) * (c->y - a->y) - (int64_t)(b->y - a->y) * (c->x - a->x);
    t->flipped = area > 0;
    if (area == 0 || (t->flipped && !two_sided))
        return false;
    if (t->flipped) {
        t->corner[1] = c;
        t->corner[2] = b;
        area = -area;
        b = t->corner[1];
        c = t->corner[2];
    }
    if (!triangle_box(raster, t))
        return false;
    int64_t x1 = b->x - a->x, y1 = b->y - a->y, x2 = c->x - a->x, y2 = c->y - a->y;
    int64_t z1 = (int64_t)b->depth - a->depth, z2 = (int64_t)c->depth - a->depth;
    double scale = (double)SUBPIXEL / (double)area;
    double depth_x = (double)(z1 * y2 - z2 * y1) * scale;
    double depth_y = (double)(z2 * x1 - z1 * x2) * scale;
    bool steep = fabs(depth_x) > STEEPEST || fabs(depth_y) > STEEPEST;
    t->depth_x = steep ? 0 : (int32_t)depth_x;
    t->depth_y = steep ? 0 : (int32_t)depth_y;
    t->inverse_area = (float)scale;
    return true;
}

static void add_triangle(Raster *raster, const ScreenVertex *corner[3], uint8_t material,
                         bool two_sided) {
    ScreenTriangle *t = &raster->triangle[raster->triangle_count];
    memcpy(t->corner, corner, sizeof t->corner);
    t->material = material;
    if (!triangle_setup(raster, t, two_sided))
        return;
    TileRange range = tiles_of(raster, t);
    int touched = (range.x1 - range.x0 + 1) * (range.y1 - range.y0 + 1);
    // A picture of nothing but huge triangles loses the last ones; no real one comes near.
    if (raster->triangle_count >= RASTER_TRIANGLE_MAX ||
        raster->reference_count + touched > REFERENCE_MAX)
        return;
    raster->reference_count += touched;
    raster->triangle_count++;
    for (int y = range.y0; y <= range.y1; y++)
        for (int x = range.x0; x <= range.x1; x++)
            raster->tile_first[y * raster->tiles_x + x + 1]++;
}

void raster_add(Raster *raster, const RasterMesh *mesh) {
    ASSERT(raster->vertex_count + mesh->vertex_count <= RASTER_VERTEX_MAX);
    Lens lens = lens_make(raster->scene.camera);
    ScreenVertex *vertex = raster->vertex + raster->vertex_count;
    for (int i = 0; i < mesh->vertex_count; i++)
        place_vertex(&lens, &mesh->vertex[i], &vertex[i]);
    raster->vertex_count += mesh->vertex_count;
    for (int i = 0; i < mesh->triangle_count; i++) {
        const uint16_t *index = mesh->index + (size_t)i * 3;
        const ScreenVertex *corner[3] = {vertex + index[0], vertex + index[1], vertex + index[2]};
        if (!(corner[0]->outside | corner[1]->outside | corner[2]->outside))
            add_triangle(raster, corner, mesh->material[i], mesh->two_sided);
    }
    if (raster->scene.shadow.strength > 0 && !mesh->no_shadow)
        shadow_add(raster->shadow, mesh);
}

// From counts per tile to lists per tile.
static void fill_references(Raster *raster) {
    int32_t *first = raster->tile_first;
    int tiles = raster->tiles_x * raster->tiles_y;
    for (int i = 0; i < tiles; i++)
        first[i + 1] += first[i];
    // Filling moves each start to its end, which is the next one's start; from the back, so that
    // the order within a tile stays and the starts come out right.
    for (int i = raster->triangle_count - 1; i >= 0; i--) {
        TileRange range = tiles_of(raster, &raster->triangle[i]);
        for (int y = range.y0; y <= range.y1; y++)
            for (int x = range.x0; x <= range.x1; x++)
                raster->reference[--first[y * raster->tiles_x + x + 1]] = (uint16_t)i;
    }
    for (int i = 0; i < tiles; i++)
        first[i] = first[i + 1];
    first[tiles] = raster->reference_count;
}

static RasterBox changed_box(const Raster *raster) {
    RasterBox box = {raster->width, raster->height, 0, 0};
    for (int y = 0; y < raster->tiles_y; y++)
        for (int x = 0; x < raster->tiles_x; x++) {
            int tile = y * raster->tiles_x + x;
            if (!raster->used[tile] && !raster->was_used[tile])
                continue;
            box.x0 = least(box.x0, x * TILE_WIDTH);
            box.y0 = least(box.y0, y * TILE_HEIGHT);
            box.x1 = most(box.x1, least((x + 1) * TILE_WIDTH, raster->width));
            box.y1 = most(box.y1, least((y + 1) * TILE_HEIGHT, raster->height));
        }
    if (box.x0 >= box.x1)
        return (RasterBox){0, 0, 0, 0};
    return box;
}

RasterPicture raster_finish(Raster *raster) {
    fill_references(raster);
    shadow_finish(raster->shadow);
    uint8_t *before = raster->was_used;
    raster->was_used = raster->used;
    raster->used = before;
    raster_run(raster);
    return (RasterPicture){raster->pixel, raster->width, raster->height, raster->stride,
                           changed_box(raster)};
}
