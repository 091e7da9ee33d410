// Meshes to screen triangles: projects the corners, drops what cannot be seen, finds the tiles.
#include <math.h>
#include <string.h>

#include "fail.h"
#include "raster_internal.h"

#define GUARD      16000.0f // pixels; what lies farther off is left out
#define STEEPEST   4.0e8    // depth per pixel; steeper slivers are drawn flat
#define AHEAD      8        // triangles whose corners are fetched meanwhile
#define LIGHT_HALF (0.5f * MATERIAL_SPHERE)
#define LIGHT_SPAN (LIGHT_HALF - 1.5f)

// Depth runs with 1/z, so that it is straight across the screen.
double raster_depth_scale(const Camera *camera) {
    return (double)DEPTH_MAX / (1.0 / camera->near - 1.0 / camera->far);
}

// The camera as columns: world x, y and z each give right, up and forward.
typedef struct {
    Float4 column[3];
    float eye[3];
    float focal, center_x, center_y, near, inverse_near, depth_scale;
} Lens;

static Float4 lens_column(double right, double up, double forward) {
    return (Float4){(float)right, (float)up, (float)forward, 0};
}

static Lens lens_make(const Camera *camera) {
    Vec3 right = camera->right, up = camera->up, forward = camera->forward;
    Lens lens = {.focal = (float)camera->focal};
    lens.column[0] = lens_column(right.x, up.x, forward.x);
    lens.column[1] = lens_column(right.y, up.y, forward.y);
    lens.column[2] = lens_column(right.z, up.z, forward.z);
    lens.eye[0] = (float)camera->eye.x;
    lens.eye[1] = (float)camera->eye.y;
    lens.eye[2] = (float)camera->eye.z;
    lens.center_x = (float)camera->center_x;
    lens.center_y = (float)camera->center_y;
    lens.near = (float)camera->near;
    lens.inverse_near = (float)(1.0 / camera->near);
    lens.depth_scale = (float)raster_depth_scale(camera);
    return lens;
}

static inline Float4 lens_turn(const Lens *lens, float x, float y, float z) {
    return lens->column[0] * x + lens->column[1] * y + lens->column[2] * z;
}

// The place on the light sphere, -1..1, as if the eye looked straight at the vertex: without the
// slope the light would slide over a person who stands at the picture's side.
static inline void place_light(Float4 normal, float slope_x, float slope_y, float *u, float *v) {
    Float4 square = normal * normal;
    float length2 = square[0] + square[1] + square[2];
    *u = *v = 0;
    if (!(length2 > 1e-20f && length2 < 1e20f))
        return;
    normal *= 1.0f / sqrtf(length2);
    float x = normal[0] - slope_x * normal[2], y = normal[1] - slope_y * normal[2];
    float radius2 = x * x + y * y;
    if (radius2 > 1) {
        float cut = 1.0f / sqrtf(radius2);
        x *= cut;
        y *= cut;
    }
    *u = x;
    *v = y;
}

static inline int32_t screen_place(float x) {
    // Shifted before rounding, so that the cut goes downwards on both sides of zero.
    return (int32_t)((x + GUARD) * SUBPIXEL + 0.5f) - (int32_t)GUARD * SUBPIXEL;
}

static inline void place_vertex(const Lens *lens, const RasterVertex *in, ScreenVertex *out) {
    const float *p = in->position, *n = in->normal;
    Float4 view = lens_turn(lens, p[0] - lens->eye[0], p[1] - lens->eye[1], p[2] - lens->eye[2]);
    out->outside = 1;
    if (!(view[2] >= lens->near && view[2] < 1e6f))
        return;
    float inverse = 1.0f / view[2], slope_x = view[0] * inverse, slope_y = view[1] * inverse;
    float x = lens->center_x + slope_x * lens->focal, y = lens->center_y - slope_y * lens->focal;
    if (!(x > -GUARD && x < GUARD && y > -GUARD && y < GUARD))
        return;
    out->outside = 0;
    out->x = screen_place(x);
    out->y = screen_place(y);
    float depth = (lens->inverse_near - inverse) * lens->depth_scale;
    depth = depth > (float)DEPTH_MIN ? depth : (float)DEPTH_MIN;
    out->depth = (uint32_t)(depth < (float)DEPTH_MAX ? depth : (float)DEPTH_MAX);
    float u, v;
    place_light(lens_turn(lens, n[0], n[1], n[2]), slope_x, slope_y, &u, &v);
    float shade = in->shade > 0 ? in->shade : 0;
    shade = shade < 1 ? shade : 1;
    float glow = in->glow > 0 ? in->glow : 0;
    glow = glow < 1 ? glow : 1;
    out->light = (Float4){LIGHT_HALF + u * LIGHT_SPAN, LIGHT_HALF - v * LIGHT_SPAN, shade, glow};
    out->paint = (Float4){in->paint[0], in->paint[1], in->paint[2], 0};
}

// The pixels of which a triangle may cover a sample; false when none of them is on the screen. The
// outermost samples lie SAMPLE_INSET within a pixel.
static bool triangle_box(const Raster *raster, ScreenTriangle *t) {
    const ScreenVertex *a = t->corner[0], *b = t->corner[1], *c = t->corner[2];
    const int32_t low_inset = SAMPLE_INSET - 1, high_inset = -SAMPLE_INSET;
    int32_t x0 = (least(a->x, least(b->x, c->x)) + low_inset) >> 8;
    int32_t y0 = (least(a->y, least(b->y, c->y)) + low_inset) >> 8;
    int32_t x1 = (most(a->x, most(b->x, c->x)) + high_inset) >> 8;
    int32_t y1 = (most(a->y, most(b->y, c->y)) + high_inset) >> 8;
    if (x1 < x0 || y1 < y0 || x1 < -TILE_HALO || y1 < -TILE_HALO ||
        x0 >= raster->width + TILE_HALO || y0 >= raster->height + TILE_HALO)
        return false;
    t->small = x1 - x0 < TRIANGLE_SMALL && y1 - y0 < TRIANGLE_SMALL;
    int32_t right = raster->tiles_x * TILE_WIDTH + TILE_HALO;
    int32_t low = raster->tiles_y * TILE_HEIGHT + TILE_HALO;
    t->x0 = (int16_t)most(-TILE_HALO, least(x0, right));
    t->x1 = (int16_t)most(-TILE_HALO, least(x1, right));
    t->y0 = (int16_t)most(-TILE_HALO, least(y0, low));
    t->y1 = (int16_t)most(-TILE_HALO, least(y1, low));
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
    TileRange range = tile_range(raster, t);
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
        if (i + AHEAD < mesh->triangle_count)
            __builtin_prefetch(vertex + index[3 * AHEAD]);
        const ScreenVertex *corner[3] = {vertex + index[0], vertex + index[1], vertex + index[2]};
        if (!(corner[0]->outside | corner[1]->outside | corner[2]->outside))
            add_triangle(raster, corner, mesh->material[i], mesh->two_sided);
    }
    if (raster->scene.shadow.strength > 0 && !mesh->no_shadow)
        floor_shadow_add(raster->shadow, mesh);
}
