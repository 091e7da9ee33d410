#include "raster.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "raster_internal.h"

#define INK_STEP 0.013 // metres of depth that draw a line, from 4 metres away
#define MAT_LOSS                                                                                   \
    0.86f // what a mat loses in the deepest shadow, its hue kept; 1 is the floor's loss
#define EDGE_STEP 0.016 // metres of depth that part two surfaces

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
        float jitter = (float)(i * 7 % 16) / 20.0f - 0.375f, shade = (float)(i * 11 % 16) / 16.0f;
        paper[i].tone = (Float4){tone, tone, tone, 1};
        paper[i].jitter = (Float4){-jitter, jitter * MATERIAL_SPHERE, shade * MATERIAL_INKS, 0};
    }
}

static void release_sized(Raster *raster) {
    free(raster->tile_first);
    free(raster->used);
    free(raster->was_used);
    free(raster->pixel);
    floor_shadow_destroy(raster->shadow);
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
    next.shadow = floor_shadow_create(width, height);
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
    raster->vertex = raster_memory((RASTER_VERTEX_MAX + 4) * sizeof *raster->vertex);
    raster->triangle = raster_memory((RASTER_TRIANGLE_MAX + 1) * sizeof *raster->triangle);
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

static void set_shadow(Raster *raster, uint32_t color) {
    uint32_t b = color & 255, g = color >> 8 & 255, r = color >> 16 & 255;
    raster->shadow_color = (Float4){(float)b, (float)g, (float)r, 255};
    raster->shadow_loss = (255.0f - raster->shadow_color) * (MAT_LOSS / (255 * 255));
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t red = (r * i + 127) / 255, green = (g * i + 127) / 255, blue = (b * i + 127) / 255;
        raster->shadow_alone[i] = i << 24 | red << 16 | green << 8 | blue;
    }
}

void raster_begin(Raster *raster, const RasterScene *scene) {
    const Camera *camera = scene->camera;
    ASSERT(camera->width == raster->width && camera->height == raster->height);
    raster->scene = *scene;
    raster->vertex_count = raster->triangle_count = raster->reference_count = 0;
    size_t tiles = (size_t)raster->tiles_x * (size_t)raster->tiles_y;
    memset(raster->tile_first, 0, (tiles + 1) * sizeof *raster->tile_first);
    // Steps of depth per metre at the target; lines and edges are judged there.
    double steps = raster_depth_scale(camera) / (camera->distance * camera->distance) / 65536.0;
    double scale = steps * camera->distance / 4.0;
    // A crease bends by less between nearer neighbours: its line is the same at every size.
    double reach = 540.0 * raster->ink_reach / raster->height;
    raster->ink_threshold = (int)(INK_STEP * scale * (reach < 1 ? reach : 1)) + 1;
    raster->edge_threshold = (int)(EDGE_STEP * scale) + 1;
    set_shadow(raster, scene->shadow.color);
    floor_shadow_begin(raster->shadow, camera, &scene->shadow);
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
        TileRange range = tile_range(raster, &raster->triangle[i]);
        int32_t *row = first + 1 + range.y0 * raster->tiles_x;
        for (int y = range.y0; y <= range.y1; y++, row += raster->tiles_x)
            for (int x = range.x0; x <= range.x1; x++)
                raster->reference[--row[x]] = (uint16_t)i;
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
    floor_shadow_finish(raster->shadow);
    uint8_t *before = raster->was_used;
    raster->was_used = raster->used;
    raster->used = before;
    raster_run(raster);
    return (RasterPicture){raster->pixel, raster->width, raster->height, raster->stride,
                           changed_box(raster)};
}

uint32_t *raster_pixels(Raster *raster) {
    return raster->pixel;
}

RasterPicture raster_widen(Raster *raster, RasterBox box) {
    int x0 = most(box.x0, 0) / TILE_WIDTH, y0 = most(box.y0, 0) / TILE_HEIGHT;
    int x1 = least(box.x1, raster->width), y1 = least(box.y1, raster->height);
    for (int y = y0; y * TILE_HEIGHT < y1; y++)
        for (int x = x0; x * TILE_WIDTH < x1; x++)
            raster->used[y * raster->tiles_x + x] = 1;
    return (RasterPicture){raster->pixel, raster->width, raster->height, raster->stride,
                           changed_box(raster)};
}
