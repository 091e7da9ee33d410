// Draws triangle meshes with painted light into pixels that lie over the room. Knows neither people
// nor rooms. The same input gives the same bytes, whatever the kernel or the number of threads.
#ifndef RASTER_H
#define RASTER_H

#include <stdbool.h>
#include <stdint.h>

#include "camera.h"
#include "material.h"

#define RASTER_VERTEX_MAX   81920 // in one picture, all meshes together
#define RASTER_TRIANGLE_MAX 65535

typedef struct {
    float position[3]; // world, metres
    float normal[3];   // world, need not be of unit length
    float paint[3];    // local place for patterns, see MaterialKind
    float shade;       // 0 open .. 1 full contact shade
    float glow;        // 0 .. 1: a warm light from within
} RasterVertex;

// Triangles are seen from the side where their corners run counter-clockwise (right-handed world).
// Colours run straight across a triangle, so keep triangles under a hand wide where a pattern
// shows.
typedef struct {
    const RasterVertex *vertex;
    int vertex_count;
    const uint16_t *index;   // three per triangle
    const uint8_t *material; // one per triangle, into the scene's materials
    int triangle_count;
    bool two_sided;
    bool no_shadow; // casts none: mats, things that lie flat
    // Fewer triangles that cast the shadow: vertices, and three places in that list per triangle.
    // NULL: all of them.
    const uint16_t *coarse_vertex, *coarse_index;
    int coarse_vertex_count, coarse_count;
} RasterMesh;

// One soft shadow on the floor. Zero strength: none.
typedef struct {
    float to_light[3]; // world direction to the light, y > 0
    float floor_y;     // metres
    float back_z;      // no shadow on the floor behind this world z (the wall); 0: no such wall
    uint32_t color;    // 0xRRGGBB
    float strength;    // 0..1
} RasterShadow;

// The light of the room as a pool in the picture: factors on red, green and blue in its middle, and
// `reach` pixels away and farther. Without reach: none.
typedef struct {
    float x, y, reach; // pixels
    float near[3], far[3];
} RasterLamp;

typedef struct {
    const Camera *camera;
    const Material *materials; // up to 256; borrowed until raster_finish
    RasterShadow shadow;
    RasterLamp lamp;
} RasterScene;

typedef struct {
    int x0, y0, x1, y1; // pixels, the right and lower edge are outside; empty when x0 >= x1
} RasterBox;

// Premultiplied ARGB8888, `stride` pixels from row to row, good until the next raster_begin.
typedef struct {
    const uint32_t *pixel;
    int width, height, stride;
    RasterBox changed; // all that differs from the picture before lies in here
} RasterPicture;

typedef enum { RASTER_BEST, RASTER_WIDE4, RASTER_WIDE8 } RasterKernel;

typedef struct Raster Raster;

// The caller owns the result; NULL and fail() when memory is short.
Raster *raster_create(int width, int height);
// New size in pixels; false and fail() when memory is short (the old size then stays).
bool raster_resize(Raster *raster, int width, int height);
void raster_destroy(Raster *raster);

// Worker threads beside the caller's (0..15, at first 0). False where they cannot be started.
bool raster_threads(Raster *raster, int count);
// Which inner loop runs (at first the best). False where this processor lacks it.
bool raster_kernel(Raster *raster, RasterKernel kernel);

// One picture: begin, add all meshes (read at once, not kept), finish.
// The camera's width and height must be the raster's.
void raster_begin(Raster *raster, const RasterScene *scene);
void raster_add(Raster *raster, const RasterMesh *mesh);
RasterPicture raster_finish(Raster *raster);
// The pixels of the picture just finished, to draw on; then tell where: the box belongs to the
// picture, and is cleared in the next one.
uint32_t *raster_pixels(Raster *raster);
RasterPicture raster_widen(Raster *raster, RasterBox box);

#endif
