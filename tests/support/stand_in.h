// Stand-in people of balls and rods for testing and timing the rasteriser: about 8,000 triangles
// each, as large and as near to each other as the real ones. Knows nothing of bodies.
#ifndef STAND_IN_H
#define STAND_IN_H

#include <string.h>

#include "raster.h"
#include "vec.h"

#define STAND_IN_VERTICES  24000
#define STAND_IN_TRIANGLES 44000

enum {
    STAND_SKIN,
    STAND_FACE,
    STAND_HAIR,
    STAND_TOP,
    STAND_LEGS,
    STAND_KID_SKIN,
    STAND_KID_FACE,
    STAND_KID_HAIR,
    STAND_KID_TOP,
    STAND_KID_LEGS,
    STAND_BAND,
    STAND_WOOD,
    STAND_MAT,
    STAND_CUSHION,
    STAND_KID_MAT,
    STAND_MATERIALS
};

typedef struct {
    RasterVertex vertex[STAND_IN_VERTICES];
    uint16_t index[STAND_IN_TRIANGLES * 3];
    uint8_t material[STAND_IN_TRIANGLES];
    int vertex_count, triangle_count;
} StandMesh;

static inline RasterMesh stand_mesh(const StandMesh *m) {
    return (RasterMesh){.vertex = m->vertex,
                        .vertex_count = m->vertex_count,
                        .index = m->index,
                        .material = m->material,
                        .triangle_count = m->triangle_count};
}

static inline int stand_vertex(StandMesh *m, Vec3 p, Vec3 n, Vec3 paint) {
    RasterVertex *v = &m->vertex[m->vertex_count];
    *v = (RasterVertex){{(float)p.x, (float)p.y, (float)p.z},
                        {(float)n.x, (float)n.y, (float)n.z},
                        {(float)paint.x, (float)paint.y, (float)paint.z},
                        0,
                        0};
    float low = 1 - (float)p.y * 6; // contact with the floor
    v->shade = low > 0 ? low * (n.y < 0 ? 0.5f : 0.05f) : 0;
    return m->vertex_count++;
}

static inline void stand_triangle(StandMesh *m, int a, int b, int c, int material) {
    uint16_t *index = m->index + (size_t)m->triangle_count * 3;
    index[0] = (uint16_t)a;
    index[1] = (uint16_t)b;
    index[2] = (uint16_t)c;
    m->material[m->triangle_count++] = (uint8_t)material;
}

// Joins a grid of (rows + 1) x (columns + 1) vertices that starts at `first`.
static inline void stand_grid(StandMesh *m, int first, int rows, int columns, int material) {
    for (int j = 0; j < rows; j++)
        for (int i = 0; i < columns; i++) {
            int a = first + j * (columns + 1) + i, b = a + columns + 1;
            stand_triangle(m, a, b, b + 1, material);
            stand_triangle(m, a, b + 1, a + 1, material);
        }
}

typedef Vec3 StandPaint(Vec3 unit, Vec3 place);

// An ellipsoid; `from`..`to` is the part of the way from the top (0) to the bottom (1).
static inline void stand_ball(StandMesh *m, Vec3 center, Vec3 radius, Quat turn, double from,
                              double to, int rows, int columns, int material, StandPaint *paint) {
    int first = m->vertex_count;
    for (int j = 0; j <= rows; j++)
        for (int i = 0; i <= columns; i++) {
            double t = PI * (from + (to - from) * j / rows), p = -2 * PI * i / columns;
            Vec3 s = vec3(own_sin(t) * own_cos(p), own_cos(t), own_sin(t) * own_sin(p));
            Vec3 n = vec_unit(vec3(s.x / radius.x, s.y / radius.y, s.z / radius.z), s);
            Vec3 place = vec3(s.x * radius.x, s.y * radius.y, s.z * radius.z);
            place = vec_add(center, quat_rotate(turn, place));
            stand_vertex(m, place, quat_rotate(turn, n), paint ? paint(s, place) : vec3(0, 0, 0));
        }
    stand_grid(m, first, rows, columns, material);
}

// A rod with round ends, thick a at p and b at q.
static inline void stand_rod(StandMesh *m, Vec3 p, Vec3 q, double a, double b, double flat,
                             int rows, int columns, int material, StandPaint *paint) {
    Vec3 d = vec_unit(vec_sub(q, p), vec3(0, 1, 0));
    Quat turn = quat_between(vec3(0, -1, 0), d);
    double length = vec_length(vec_sub(q, p));
    int first = m->vertex_count, caps = 3;
    for (int j = 0; j <= rows + 2 * caps; j++)
        for (int i = 0; i <= columns; i++) {
            double along = 0, r = a, slope = 0;
            if (j < caps) {
                slope = 1 - (double)j / caps;
                r = a * own_cos(slope * PI / 2);
                along = -a * own_sin(slope * PI / 2);
            } else if (j > rows + caps) {
                slope = -(double)(j - rows - caps) / caps;
                r = b * own_cos(slope * PI / 2);
                along = length - b * own_sin(slope * PI / 2);
            } else {
                double t = (double)(j - caps) / rows;
                along = length * t;
                r = a + (b - a) * t;
            }
            double angle = -2 * PI * i / columns, x = own_cos(angle), z = own_sin(angle);
            Vec3 n = vec3(x * own_cos(slope * PI / 2), own_sin(slope * PI / 2),
                          z / flat * own_cos(slope * PI / 2));
            Vec3 place = vec_add(p, quat_rotate(turn, vec3(x * r, -along, z * r * flat)));
            Vec3 unit = vec3(x, along / length, z);
            stand_vertex(m, place, quat_rotate(turn, vec_unit(n, n)),
                         paint ? paint(unit, place) : vec3(0, 0, 0));
        }
    stand_grid(m, first, rows + 2 * caps, columns, material);
}

// A box's six sides, each a grid.
static inline void stand_box(StandMesh *m, Vec3 center, Vec3 half, int cells, int material) {
    for (int side = 0; side < 6; side++) {
        int first = m->vertex_count, axis = side / 2;
        double sign = side % 2 ? 1 : -1;
        for (int j = 0; j <= cells; j++)
            for (int i = 0; i <= cells; i++) {
                double u = 2.0 * i / cells - 1, v = 2.0 * j / cells - 1;
                double c[3] = {0, 0, 0}, n[3] = {0, 0, 0};
                c[axis] = n[axis] = sign;
                c[(axis + 1) % 3] = u * sign;
                c[(axis + 2) % 3] = -v;
                Vec3 normal = vec_unit(
                    vec3(n[0] + c[0] * 0.2, n[1] + c[1] * 0.2, n[2] + c[2] * 0.2), vec3(0, 1, 0));
                stand_vertex(m, vec_add(center, vec3(c[0] * half.x, c[1] * half.y, c[2] * half.z)),
                             normal, vec3(c[0], c[1], c[2]));
            }
        stand_grid(m, first, cells, cells, material);
    }
}

static inline Vec3 stand_paint_head(Vec3 unit, Vec3 place) {
    (void)place;
    return unit;
}
static inline Vec3 stand_paint_hair(Vec3 unit, Vec3 place) {
    (void)place;
    return vec3(own_atan2(unit.x, unit.z) * 9 + unit.y * 1.5, unit.y, 0);
}
static inline Vec3 stand_paint_top(Vec3 unit, Vec3 place) {
    double rim = (0.98 - unit.y) * 0.5;
    return vec3(0, place.y, rim > 0 ? rim : 0);
}
static inline Vec3 stand_paint_band(Vec3 unit, Vec3 place) {
    return vec3(place.x, unit.x, 0);
}

// One person, `size` times as large as a grown-up of 1.65 m, whose feet stand at `at`.
static inline void stand_person(StandMesh *m, Vec3 at, double size, double turn, int material,
                                int child) {
    Quat yaw = quat_axis(vec3(0, 1, 0), turn);
#define AT(X, Y, Z) vec_add(at, quat_rotate(yaw, vec_scale(vec3(X, Y, Z), size)))
    int skin = material, face = material + 1, hair = material + 2, top = material + 3,
        legs = material + 4;
    double head = child ? 0.155 : 0.118, high = 1.52 + (child ? 0.02 : 0), fat = child ? 1.15 : 1;
    double s = size;
    stand_ball(m, AT(0, high, 0.01), vec_scale(vec3(head, head * 1.12, head * 1.02), s), yaw, 0, 1,
               26, 36, face, stand_paint_head);
    stand_ball(m, AT(0, high + head * 0.16, -0.018),
               vec_scale(vec3(head * 1.1, head * 1.12, head * 1.1), s),
               quat_mul(yaw, quat_axis(vec3(1, 0, 0), -0.55)), 0, 0.56, 12, 28, hair,
               stand_paint_hair);
    stand_ball(m, AT(0, high + head * 1.15, -head * 0.6), vec_scale(vec3(0.06, 0.055, 0.06), s),
               yaw, 0, 1, 9, 14, hair, stand_paint_hair);
    stand_rod(m, AT(0, high, 0), AT(0, 1.28, 0), 0.045 * s, 0.05 * s, 0.9, 4, 16, skin, NULL);
    stand_rod(m, AT(0, 1.27, 0), AT(0, 0.86, 0), 0.135 * s * fat, 0.15 * s * fat, 0.68, 14, 26, top,
              stand_paint_top);
    for (int side = -1; side <= 1; side += 2) {
        double x = side;
        Vec3 shoulder = AT(x * 0.15 * fat, 1.32, 0), hand = AT(x * 0.34, 1.88, 0.06);
        Vec3 elbow = AT(x * 0.29, 1.60, 0.02);
        stand_rod(m, shoulder, vec_mix(shoulder, elbow, 0.5), 0.058 * s, 0.060 * s, 1, 4, 16, top,
                  stand_paint_top);
        stand_rod(m, shoulder, elbow, 0.042 * s, 0.036 * s, 1, 6, 14, skin, NULL);
        stand_rod(m, elbow, hand, 0.036 * s, 0.026 * s, 1, 6, 14, skin, NULL);
        stand_ball(m, hand, vec_scale(vec3(0.042, 0.05, 0.036), s), yaw, 0, 1, 9, 14, skin, NULL);
        Vec3 hip = AT(x * 0.08, 0.84, 0), knee = AT(x * 0.09, 0.46, 0.02),
             foot = AT(x * 0.09, 0.07, 0);
        stand_rod(m, hip, knee, 0.085 * s, 0.062 * s, 1, 8, 18, legs, stand_paint_top);
        stand_rod(m, knee, AT(x * 0.09, 0.16, 0), 0.06 * s, 0.045 * s, 1, 6, 16, legs,
                  stand_paint_top);
        stand_rod(m, knee, foot, 0.045 * s, 0.032 * s, 1, 6, 14, skin, NULL);
        stand_rod(m, AT(x * 0.09, 0.045, -0.02), AT(x * 0.10, 0.03, 0.13), 0.042 * s, 0.032 * s,
                  0.9, 4, 14, skin, NULL);
    }
    stand_rod(m, AT(-0.40, 1.885, 0.06), AT(0.40, 1.885, 0.06), 0.028 * s, 0.028 * s, 0.12, 20, 10,
              STAND_BAND, stand_paint_band);
#undef AT
}

static inline void stand_chair(StandMesh *m, Vec3 at) {
#define AT(X, Y, Z) vec_add(at, vec3(X, Y, Z))
    stand_box(m, AT(0, 0.45, 0), vec3(0.21, 0.02, 0.21), 6, STAND_WOOD);
    stand_box(m, AT(0, 0.48, 0), vec3(0.19, 0.02, 0.19), 6, STAND_CUSHION);
    stand_box(m, AT(0, 0.88, -0.2), vec3(0.21, 0.05, 0.015), 6, STAND_WOOD);
    for (int k = 0; k < 4; k++) {
        double x = k % 2 ? 0.19 : -0.19, z = k / 2 ? 0.19 : -0.2, top = k / 2 ? 0.45 : 0.9;
        stand_rod(m, AT(x, 0.01, z), AT(x, top, z), 0.016, 0.02, 1, 10, 12, STAND_WOOD, NULL);
    }
    for (int k = -1; k <= 1; k++)
        stand_rod(m, AT(k * 0.1, 0.45, -0.2), AT(k * 0.1, 0.85, -0.2), 0.011, 0.011, 1, 8, 10,
                  STAND_WOOD, NULL);
#undef AT
}

static inline void stand_materials(Material *material, Hour hour) {
    static const MaterialLook LOOKS[STAND_MATERIALS] = {
        [STAND_SKIN] = {.kind = MATERIAL_SKIN, .color = 0xF8CDB0},
        [STAND_FACE] = {.kind = MATERIAL_FACE, .color = 0xF8CDB0},
        [STAND_HAIR] = {.kind = MATERIAL_HAIR, .color = 0x683E30, .gloss = 0.3f},
        [STAND_TOP] = {.kind = MATERIAL_FABRIC, .color = 0xE66A5E, .hem = 0.02f},
        [STAND_LEGS] = {.kind = MATERIAL_FABRIC, .color = 0x46558C, .hem = 0.02f},
        [STAND_KID_SKIN] = {.kind = MATERIAL_SKIN, .color = 0xC98A62},
        [STAND_KID_FACE] = {.kind = MATERIAL_FACE, .color = 0xC98A62},
        [STAND_KID_HAIR] = {.kind = MATERIAL_HAIR, .color = 0x3A2A26, .gloss = 0.3f},
        [STAND_KID_TOP] = {.kind = MATERIAL_STRIPES,
                           .color = 0x4FA59F,
                           .hem = 0.015f,
                           .stripe = 0.06f},
        [STAND_KID_LEGS] = {.kind = MATERIAL_FABRIC, .color = 0xEC8A70, .hem = 0.015f},
        [STAND_BAND] = {.kind = MATERIAL_RIBBON, .color = 0xF5B94F},
        [STAND_WOOD] = {.kind = MATERIAL_PLAIN, .color = 0xC98A58, .gloss = 0.2f},
        [STAND_MAT] = {.kind = MATERIAL_PLAIN, .color = 0x6DB1A4, .takes_shadow = true},
        [STAND_KID_MAT] = {.kind = MATERIAL_PLAIN, .color = 0xF3BD6B, .takes_shadow = true},
        [STAND_CUSHION] = {.kind = MATERIAL_FABRIC, .color = 0xE9B08C},
    };
    MaterialLight light = material_light(hour);
    for (int i = 0; i < STAND_MATERIALS; i++)
        material_make(&material[i], &LOOKS[i], &light);
    material[STAND_FACE].face = (FacePaint){.smile = 0.5f, .lashes = 1};
    material[STAND_KID_FACE].face = (FacePaint){.child = 1, .mouth_open = 0.9f};
}

// The whole picture: a grown-up and a child, and two chairs if wanted.
static inline void stand_scene(StandMesh *people, StandMesh *floor, bool chairs) {
    memset(people, 0, sizeof *people);
    memset(floor, 0, sizeof *floor);
    stand_person(people, vec3(-0.66, 0, 0.22), 1, 0.4, STAND_SKIN, 0);
    stand_person(people, vec3(0.72, 0, 0.15), 0.68, -0.35, STAND_KID_SKIN, 1);
    if (chairs) {
        stand_chair(people, vec3(-1.25, 0, -0.2));
        stand_chair(people, vec3(1.3, 0, -0.2));
    }
    stand_box(floor, vec3(-0.66, 0.006, 0.22), vec3(0.62, 0.006, 0.40), 6, STAND_MAT);
    stand_box(floor, vec3(0.76, 0.006, 0.24), vec3(0.48, 0.006, 0.33), 6, STAND_KID_MAT);
}

static inline Camera stand_camera(int width, int height) {
    return camera_look(vec3(0, 1.67, 4.94), vec3(0, 0.93, 0), radians(26.5), width, height);
}

static inline RasterShadow stand_shadow(void) {
    return (RasterShadow){{-0.46f, 0.86f, 0.50f}, 0, -1.5f, 0x5A3A5E, 0.40f};
}

#endif
