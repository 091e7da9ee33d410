// What the rasteriser's own files share: set-up hands screen triangles to the kernels. For them
// only.
#ifndef RASTER_INTERNAL_H
#define RASTER_INTERNAL_H

#include <stddef.h>

#include "float4.h"
#include "floor_shadow.h"
#include "raster.h"

#define TILE_WIDTH_BITS  6
#define TILE_HEIGHT_BITS 5
#define TILE_WIDTH       (1 << TILE_WIDTH_BITS)
#define TILE_HEIGHT      (1 << TILE_HEIGHT_BITS)
#define TILE_HALO        2 // the ink looks at most this far over the tile's edge
#define TILE_ROWS        (TILE_HEIGHT + 2 * TILE_HALO)
#define TILE_COLUMNS     (TILE_WIDTH + 2 * TILE_HALO)
#define TILE_STRIDE      (TILE_COLUMNS + 4) // room for the last vector of a row
#define SAMPLES          4
#define SAMPLE_STEP_BITS 6 // samples lie on lines this far apart, both ways; 1/256 pixel
#define SAMPLE_STEP      (1 << SAMPLE_STEP_BITS)
#define SAMPLE_INSET     32 // the first line of a pixel
#define SUBPIXEL_BITS    8
#define SUBPIXEL         (1 << SUBPIXEL_BITS) // screen places are in 1/256 pixel
#define GRAIN_SIZE       128
#define PAPER_STEPS      64
#define TRIANGLE_SMALL   60
#define REFERENCE_MAX    (1 << 19)

// A sample's key: depth in the upper half, the triangle's number in its tile in the lower half. All
// keys are positive as signed numbers, so that any processor's minimum will do.
#define KEY_EMPTY 0x7FFFFFFFu
#define DEPTH_MIN 0x00010000u
#define DEPTH_MAX 0x7FF00000u

// What a step of the paper's grain does.
typedef struct {
    Float4 tone;   // factor on the colour
    Float4 jitter; // on the place in the light sphere and in the contact shade
} Paper;

typedef struct {
    int32_t x, y; // 1/256 pixel
    uint32_t depth;
    int32_t outside; // not to be drawn: behind the near plane or far off the screen
    Float4 light;    // texel x, texel y on the light sphere, contact shade, glow
    Float4 paint;    // x, y, z, spare
} ScreenVertex;

// An edge runs as a x + b y + value >= 0 on its inner side. Those of a small triangle have 16 bits
// each for a (low) and b (high), and count 1/256 pixels from the upper left corner of the pixels
// that it touches.
typedef struct {
    uint32_t corner[3]; // in the raster's vertices
    uint32_t edge[3];   // of a small triangle
    int32_t value[3];
    uint32_t depth;           // at that corner of its first pixel
    int32_t depth_x, depth_y; // change of depth per pixel
    float inverse_area;       // per pixel
    int16_t x0, y0, x1, y1;   // pixels touched, both ends inside, cut to the screen and its halo
    uint8_t material;
    bool flipped; // seen from behind
    bool small;   // under TRIANGLE_SMALL pixels wide and high: edges are exact in 32 bits
} ScreenTriangle;

// Light planes of one triangle, made when the first pixel of a tile shows it.
typedef struct {
    Float4 light, light_x, light_y;
    const Material *material;
} TilePlane;

// Its paint planes, if it shows a pattern.
typedef struct {
    Float4 paint, paint_x, paint_y;
    Float4 wide;  // paint per pixel: x, y, z, and of a face's plane
    Float4 sharp; // 1 / wide
} PaintPlane;

typedef enum {
    PLANE_PLAIN, // made, without the paint planes
    PLANE_PATTERNED,
    PLANE_NONE, // not yet made
} PlaneState;

typedef struct {
    uint32_t key[(TILE_ROWS + 1) * SAMPLES * TILE_STRIDE]; // one more row may be covered
    TilePlane plane[RASTER_TRIANGLE_MAX + 1];
    PaintPlane paint[RASTER_TRIANGLE_MAX + 1];
    uint16_t triangle[RASTER_TRIANGLE_MAX + 1];
    uint8_t material[RASTER_TRIANGLE_MAX + 1];
    uint8_t state[RASTER_TRIANGLE_MAX + 1]; // PlaneState
    int count;                              // triangles in this tile
    int row0, row1;                         // rows that hold anything, both inside
} TileScratch;

typedef struct RasterWorkers RasterWorkers;
typedef void RasterTile(struct Raster *raster, int tile, TileScratch *scratch);

struct Raster {
    int width, height, stride; // pixels; the stride is whole tiles
    int tiles_x, tiles_y;
    RasterScene scene;
    ScreenVertex *vertex;
    int vertex_count;
    ScreenTriangle *triangle;
    int triangle_count;
    int32_t *tile_first; // per tile and one more: where its references start
    uint16_t *reference; // triangles, tile by tile
    int reference_count;
    uint8_t *used, *was_used; // tiles that hold something, now and in the picture before
    uint32_t *pixel;
    FloorShadow *shadow;
    Float4 shadow_color;                    // b g r a, 0..255
    Float4 shadow_loss;                     // of each channel of a mat, by its darkness 0..255
    uint32_t shadow_alone[256];             // by its darkness: the shadow where nothing else is
    uint8_t grain[GRAIN_SIZE * GRAIN_SIZE]; // steps of `paper`
    Paper paper[PAPER_STEPS];
    int ink_reach;     // pixels, up to TILE_HALO
    int ink_threshold; // steps of depth
    int edge_threshold;
    RasterTile *tile;
    TileScratch *scratch;
    RasterWorkers *workers;
};

static inline int32_t least(int32_t a, int32_t b) {
    return a < b ? a : b;
}
static inline int32_t most(int32_t a, int32_t b) {
    return a > b ? a : b;
}

// The tiles that must look at a triangle; both ends inside.
typedef struct {
    int x0, y0, x1, y1;
} TileRange;

static inline TileRange tile_range(const struct Raster *raster, const ScreenTriangle *t) {
    // Nothing is negative here, and shifts are quicker than what rounds towards zero.
    const int reach = raster->ink_reach;
    return (TileRange){most(t->x0 - reach, 0) >> TILE_WIDTH_BITS,
                       most(t->y0 - reach, 0) >> TILE_HEIGHT_BITS,
                       least((t->x1 + reach) >> TILE_WIDTH_BITS, raster->tiles_x - 1),
                       least((t->y1 + reach) >> TILE_HEIGHT_BITS, raster->tiles_y - 1)};
}

// Steps of depth, times metres: depth is (1 / near - 1 / z) times this.
double raster_depth_scale(const Camera *camera);

// Vertices to the screen, after those that are there.
void raster_place_vertices(struct Raster *raster, const RasterVertex *in, int count);

// The kernels; NULL where this build or processor has none.
RasterTile *raster_wide4(void);
RasterTile *raster_wide8(void);

// Runs raster->tile over all tiles, with the workers' help if there are any.
void raster_run(struct Raster *raster);
RasterWorkers *raster_workers_create(struct Raster *raster, int count);
void raster_workers_destroy(RasterWorkers *workers);

// Memory aligned for vectors, zeroed; NULL and fail() when short. Release with free().
void *raster_memory(size_t size);

#endif
