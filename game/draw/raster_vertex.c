// Vertices to the screen: where they lie, how far off, and how the light meets them. Four at a
// time, each with the sums of one alone.
#include <stddef.h>
#include <string.h>

#include "raster_internal.h"

#define GUARD      16000.0f // pixels; what lies farther off is left out
#define LIGHT_HALF (0.5f * MATERIAL_SPHERE)
#define LIGHT_SPAN (LIGHT_HALF - 1.5f)

// Depth runs with 1/z, so that it is straight across the screen.
double raster_depth_scale(const Camera *camera) {
    return (double)DEPTH_MAX / (1.0 / camera->near - 1.0 / camera->far);
}

// The camera: right, up and forward, each as world x, y and z.
typedef struct {
    float axis[3][3], eye[3];
    float focal, center_x, center_y, near, inverse_near, depth_scale;
} Lens;

static Lens lens_make(const Camera *camera) {
    const Vec3 axis[3] = {camera->right, camera->up, camera->forward};
    Lens lens = {.focal = (float)camera->focal};
    for (int i = 0; i < 3; i++) {
        lens.axis[i][0] = (float)axis[i].x;
        lens.axis[i][1] = (float)axis[i].y;
        lens.axis[i][2] = (float)axis[i].z;
    }
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

// Four directions.
typedef struct {
    Float4 x, y, z;
} Ways;

static inline Ways lens_turn(const Lens *lens, Ways w) {
    const float(*a)[3] = lens->axis;
    return (Ways){w.x * a[0][0] + w.y * a[0][1] + w.z * a[0][2],
                  w.x * a[1][0] + w.y * a[1][1] + w.z * a[1][2],
                  w.x * a[2][0] + w.y * a[2][1] + w.z * a[2][2]};
}

// The place on the light sphere, -1..1, as if the eye looked straight at the vertex: without the
// slope the light would slide over a person who stands at the picture's side.
static inline void place_light(Ways normal, Float4 slope_x, Float4 slope_y, Float4 *u, Float4 *v) {
    const Float4 one = {1, 1, 1, 1};
    Float4 length2 = normal.x * normal.x + normal.y * normal.y + normal.z * normal.z;
    Int4 good = (length2 > 1e-20f) & (length2 < 1e20f);
    Float4 size = one / float4_root(float4_select(good, length2, one));
    Float4 x = normal.x * size - slope_x * (normal.z * size);
    Float4 y = normal.y * size - slope_y * (normal.z * size);
    Float4 radius2 = x * x + y * y;
    Float4 cut = one / float4_root(float4_most(radius2, one));
    *u = (Float4)((Int4)(x * cut) & good);
    *v = (Float4)((Int4)(y * cut) & good);
}

static inline Int4 screen_place(Float4 x) {
    // Shifted before rounding, so that the cut goes downwards on both sides of zero.
    return __builtin_convertvector((x + GUARD) * SUBPIXEL + 0.5f, Int4) - (int32_t)GUARD * SUBPIXEL;
}

static inline void place_four(const Lens *lens, const RasterVertex *const in[4],
                              ScreenVertex out[4]) {
    const size_t last = sizeof **in - sizeof(Float4); // the last numbers: shade and glow among them
    const Float4 none = {0, 0, 0, 0}, one = {1, 1, 1, 1};
    Float4 head[4], tail[4];
    for (int i = 0; i < 4; i++) {
        head[i] = float4_load(in[i]->position);
        tail[i] = float4_load(&in[i]->normal[1]);
    }
    float4_turn(head);
    float4_turn(tail);
    Ways view = lens_turn(
        lens, (Ways){head[0] - lens->eye[0], head[1] - lens->eye[1], head[2] - lens->eye[2]});
    Int4 good = (view.z >= lens->near) & (view.z < 1e6f);
    Float4 inverse = one / float4_select(good, view.z, one);
    Float4 slope_x = view.x * inverse, slope_y = view.y * inverse;
    Float4 x = lens->center_x + slope_x * lens->focal, y = lens->center_y - slope_y * lens->focal;
    good &= (x > -GUARD) & (x < GUARD) & (y > -GUARD) & (y < GUARD);
    x = float4_select(good, x, none); // what is far outside has no number
    y = float4_select(good, y, none);
    Float4 depth = (lens->inverse_near - inverse) * lens->depth_scale;
    depth = float4_least(float4_most(depth, none + (float)DEPTH_MIN), none + (float)DEPTH_MAX);
    Float4 u, v;
    place_light(lens_turn(lens, (Ways){head[3], tail[0], tail[1]}), slope_x, slope_y, &u, &v);
    u = LIGHT_HALF + u * LIGHT_SPAN;
    v = LIGHT_HALF - v * LIGHT_SPAN;
    Float4 place[4] = {(Float4)screen_place(x), (Float4)screen_place(y),
                       (Float4) __builtin_convertvector(depth, Int4), (Float4)(~good & 1)};
    float4_turn(place);
    Float4 light[4] = {u, v, none, none};
    float4_turn(light);
    for (int i = 0; i < 4; i++) {
        Float4 end = float4_load((const unsigned char *)in[i] + last);
        end = float4_least(float4_most(end, none), one);
        memcpy(&out[i].x, &place[i], sizeof place[i]);
        out[i].light = __builtin_shufflevector(light[i], end, 0, 1, 6, 7);
        Float4 paint = float4_load(in[i]->paint);
        out[i].paint = (Float4)((Int4)paint & (Int4){-1, -1, -1, 0});
    }
}

void raster_place_vertices(Raster *raster, const RasterVertex *in, int count) {
    Lens lens = lens_make(raster->scene.camera);
    ScreenVertex *out = raster->vertex + raster->vertex_count;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
        const RasterVertex *const four[4] = {in + i, in + i + 1, in + i + 2, in + i + 3};
        place_four(&lens, four, out + i);
    }
    if (i < count) { // there is room for what the last one is repeated into
        const RasterVertex *end = in + count - 1, *four[4];
        for (int k = 0; k < 4; k++)
            four[k] = i + k < count ? in + i + k : end;
        place_four(&lens, four, out + i);
    }
    raster->vertex_count += count;
}
