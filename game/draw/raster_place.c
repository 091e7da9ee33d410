// Meshes to screen triangles: drops what cannot be seen, finds the tiles.
#include <math.h>
#include <string.h>

#include "fail.h"
#include "raster_internal.h"

#define STEEPEST 4.0e8 // depth per pixel; steeper slivers are drawn flat
#define AHEAD    8     // triangles whose corners are fetched meanwhile

// The first and the last line of samples between two places; none where first > last.
typedef struct {
    int32_t first, last;
} Lines;

static inline Lines lines_in(int32_t a, int32_t b, int32_t c) {
    const int32_t up = SAMPLE_STEP - 1 - SAMPLE_INSET;
    return (Lines){(least(a, least(b, c)) + up) >> SAMPLE_STEP_BITS,
                   (most(a, most(b, c)) - SAMPLE_INSET) >> SAMPLE_STEP_BITS};
}

// The pixels of which a triangle may cover a sample; false when none of them is on the screen, or
// when it slips between the samples, as many do of a hand far off.
static inline bool triangle_box(const Raster *raster, ScreenTriangle *t, const ScreenVertex *a,
                                const ScreenVertex *b, const ScreenVertex *c) {
    Lines across = lines_in(a->x, b->x, c->x), along = lines_in(a->y, b->y, c->y);
    if (across.first > across.last || along.first > along.last)
        return false;
    const int bits = SUBPIXEL_BITS - SAMPLE_STEP_BITS;
    int32_t x0 = across.first >> bits, x1 = across.last >> bits;
    int32_t y0 = along.first >> bits, y1 = along.last >> bits;
    if (x1 < -TILE_HALO || y1 < -TILE_HALO || x0 >= raster->width + TILE_HALO ||
        y0 >= raster->height + TILE_HALO)
        return false;
    t->small = x1 - x0 < TRIANGLE_SMALL && y1 - y0 < TRIANGLE_SMALL;
    int32_t right = raster->tiles_x * TILE_WIDTH + TILE_HALO;
    int32_t low = raster->tiles_y * TILE_HEIGHT + TILE_HALO;
    t->x0 = (int16_t)most(-TILE_HALO, x0);
    t->x1 = (int16_t)least(x1, right);
    t->y0 = (int16_t)most(-TILE_HALO, y0);
    t->y1 = (int16_t)least(y1, low);
    return true;
}

// The ways from the first corner to the two others, and twice the triangle's size on the screen,
// negative when it is seen from its front.
typedef struct {
    int32_t x1, y1, x2, y2;
    int64_t area;
} Shape;

static inline Shape shape_of(const ScreenVertex *a, const ScreenVertex *b, const ScreenVertex *c) {
    Shape s = {b->x - a->x, b->y - a->y, c->x - a->x, c->y - a->y, 0};
    s.area = (int64_t)s.x1 * s.y2 - (int64_t)s.y1 * s.x2;
    return s;
}

static inline uint32_t edge_pair(int32_t a, int32_t b) {
    return ((uint32_t)a & 0xFFFF) | (uint32_t)b << 16;
}

// `x` and `y` lead from the first corner to where the edges count from.
static inline void small_edges(ScreenTriangle *t, const Shape *s, int32_t x, int32_t y) {
    t->edge[0] = edge_pair(s->y1, -s->x1);
    t->edge[1] = edge_pair(s->y2 - s->y1, s->x1 - s->x2);
    t->edge[2] = edge_pair(-s->y2, s->x2);
    t->value[0] = s->y1 * x - s->x1 * y;
    t->value[2] = s->x2 * y - s->y2 * x;
    t->value[1] = (int32_t)-s->area - t->value[0] - t->value[2]; // the sum is the same everywhere
}

static inline void depth_slopes(ScreenTriangle *t, const Shape *s, const ScreenVertex *a,
                                const ScreenVertex *b, const ScreenVertex *c) {
    int64_t z1 = (int64_t)b->depth - a->depth, z2 = (int64_t)c->depth - a->depth;
    double scale = (double)SUBPIXEL / (double)s->area;
    double depth_x = (double)(z1 * s->y2 - z2 * s->y1) * scale;
    double depth_y = (double)(z2 * s->x1 - z1 * s->x2) * scale;
    bool steep = fabs(depth_x) > STEEPEST || fabs(depth_y) > STEEPEST;
    t->depth_x = steep ? 0 : (int32_t)depth_x;
    t->depth_y = steep ? 0 : (int32_t)depth_y;
    t->inverse_area = (float)scale;
}

// False for what cannot be seen.
static inline bool triangle_setup(const Raster *raster, ScreenTriangle *t, const uint16_t index[3],
                                  uint32_t base, bool two_sided) {
    const ScreenVertex *vertex = raster->vertex + base, *a = &vertex[index[0]],
                       *b = &vertex[index[1]], *c = &vertex[index[2]];
    Shape shape = shape_of(a, b, c);
    if (shape.area >= 0 && (!two_sided || shape.area == 0)) // half of all
        return false;
    if ((a->outside | b->outside | c->outside) || !triangle_box(raster, t, a, b, c))
        return false;
    t->flipped = shape.area > 0;
    t->corner[0] = base + index[0];
    t->corner[1] = base + index[1];
    t->corner[2] = base + index[2];
    if (t->flipped) { // turned round, so that its edges look inwards
        t->corner[1] = base + index[2];
        t->corner[2] = base + index[1];
        b = &vertex[index[2]];
        c = &vertex[index[1]];
        shape = shape_of(a, b, c);
    }
    depth_slopes(t, &shape, a, b, c);
    int32_t x = t->x0 * SUBPIXEL - a->x, y = t->y0 * SUBPIXEL - a->y;
    int64_t rise = ((int64_t)t->depth_x * x + (int64_t)t->depth_y * y) >> SUBPIXEL_BITS;
    t->depth = a->depth + (uint32_t)rise;
    if (t->small)
        small_edges(t, &shape, x, y);
    return true;
}

static inline void add_triangle(Raster *raster, const uint16_t index[3], uint32_t base,
                                uint8_t material, bool two_sided) {
    ScreenTriangle *t = &raster->triangle[raster->triangle_count];
    if (!triangle_setup(raster, t, index, base, two_sided))
        return;
    t->material = material;
    TileRange range = tile_range(raster, t);
    int touched = (range.x1 - range.x0 + 1) * (range.y1 - range.y0 + 1);
    // A picture of nothing but huge triangles loses the last ones; no real one comes near.
    if (raster->triangle_count >= RASTER_TRIANGLE_MAX ||
        raster->reference_count + touched > REFERENCE_MAX)
        return;
    raster->reference_count += touched;
    raster->triangle_count++;
    int32_t *count = raster->tile_first + 1 + range.y0 * raster->tiles_x;
    if (touched == 1) { // most
        count[range.x0]++;
        return;
    }
    for (int y = range.y0; y <= range.y1; y++, count += raster->tiles_x)
        for (int x = range.x0; x <= range.x1; x++)
            count[x]++;
}

void raster_add(Raster *raster, const RasterMesh *mesh) {
    ASSERT(raster->vertex_count + mesh->vertex_count <= RASTER_VERTEX_MAX);
    uint32_t base = (uint32_t)raster->vertex_count;
    const ScreenVertex *vertex = raster->vertex + base;
    raster_place_vertices(raster, mesh->vertex, mesh->vertex_count);
    const uint16_t *index = mesh->index;
    for (int i = 0; i < mesh->triangle_count; i++, index += 3) {
        if (i + AHEAD < mesh->triangle_count)
            __builtin_prefetch(vertex + index[3 * AHEAD]);
        add_triangle(raster, index, base, mesh->material[i], mesh->two_sided);
    }
    if (raster->scene.shadow.strength > 0 && !mesh->no_shadow)
        floor_shadow_add(raster->shadow, mesh);
}
