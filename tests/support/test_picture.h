// Pictures of the stand-in people for tests of the rasteriser: drawing, reading, comparing.
#ifndef TEST_PICTURE_H
#define TEST_PICTURE_H

#include "check.h"
#include "raster.h"
#include "stand_in.h"

static StandMesh people, ground;
static Material materials[STAND_MATERIALS];
static uint64_t dice;

// 0 <= x < 1, the same row of numbers in every run.
static inline float roll(void) {
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (float)(dice >> 40) / 16777216.0f;
}

static inline RasterScene bare_scene(const Camera *camera) {
    return (RasterScene){.camera = camera, .materials = materials};
}

static inline RasterPicture draw_people(Raster *raster, const Camera *camera, bool shadow) {
    RasterScene scene = bare_scene(camera);
    if (shadow) {
        float size = (float)camera->height;
        scene.shadow = stand_shadow();
        scene.lamp =
            (RasterLamp){.2f * size, .3f * size, 1.4f * size, {1.02f, .9f, .8f}, {.7f, .65f, .7f}};
    }
    RasterMesh mesh = stand_mesh(&people), mats = stand_mesh(&ground);
    mats.no_shadow = true;
    raster_begin(raster, &scene);
    raster_add(raster, &mesh);
    raster_add(raster, &mats);
    return raster_finish(raster);
}

static inline RasterPicture draw_mesh(Raster *raster, const Camera *camera,
                                      const RasterMesh *mesh) {
    RasterScene scene = bare_scene(camera);
    raster_begin(raster, &scene);
    raster_add(raster, mesh);
    return raster_finish(raster);
}

static inline uint32_t at(RasterPicture picture, int x, int y) {
    assert_true(x >= 0 && y >= 0 && x < picture.width && y < picture.height);
    return picture.pixel[(size_t)y * (size_t)picture.stride + (size_t)x];
}

static inline uint32_t *copy_of(RasterPicture picture) {
    size_t row = (size_t)picture.width;
    uint32_t *copy = malloc(row * (size_t)picture.height * sizeof *copy);
    assert_non_null(copy);
    for (int y = 0; y < picture.height; y++)
        memcpy(copy + row * (size_t)y, picture.pixel + (size_t)picture.stride * (size_t)y,
               row * sizeof *copy);
    return copy;
}

static inline void broken(const char *what, int x, int y, uint32_t here, uint32_t there) {
    print_error("%d, %d: %s %08x, %08x\n", x, y, what, here, there);
    _fail(__FILE__, __LINE__);
}

static inline uint64_t sum_of(RasterPicture picture) {
    uint64_t sum = 1469598103934665603u;
    for (int y = 0; y < picture.height; y++)
        for (int x = 0; x < picture.width; x++)
            sum = (sum ^ at(picture, x, y)) * 1099511628211u;
    return sum;
}

static inline void assert_same(RasterPicture a, const uint32_t *b) {
    for (int y = 0; y < a.height; y++)
        for (int x = 0; x < a.width; x++)
            if (at(a, x, y) != b[(size_t)y * (size_t)a.width + (size_t)x])
                broken("pixel", x, y, at(a, x, y), b[(size_t)y * (size_t)a.width + (size_t)x]);
}

// A camera 4 m away for which one pixel is `pixels` to the metre at z = 0.
static inline Camera flat_camera(int width, int height, double pixels) {
    double fov = 2 * own_atan2(height * 0.5 / pixels, 4);
    return camera_look(vec3(0, 0, 4), vec3(0, 0, 0), fov, width, height);
}

static inline RasterVertex flat_vertex(float x, float y) {
    return (RasterVertex){{x, y, 0}, {0, 0, 1}, {0, 0, 0}, 0, 0};
}

static inline RasterMesh flat_mesh(const RasterVertex *vertex, int vertices, const uint16_t *index,
                                   const uint8_t *material, int triangles) {
    return (RasterMesh){.vertex = vertex,
                        .vertex_count = vertices,
                        .index = index,
                        .material = material,
                        .triangle_count = triangles};
}

static inline int differing(RasterPicture a, const uint32_t *b) {
    int count = 0;
    for (int y = 0; y < a.height; y++)
        for (int x = 0; x < a.width; x++)
            count += at(a, x, y) != b[(size_t)y * (size_t)a.width + (size_t)x];
    return count;
}

static inline int set_up(void **state) {
    (void)state;
    stand_materials(materials, HOUR_MORNING);
    stand_scene(&people, &ground, true);
    return 0;
}

#endif
