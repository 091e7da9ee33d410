#include "solid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "own.h"

enum { ROD_SIDES = 12, ROD_PIECES_MAX = 16, BOX_LINES = 6 };

#define ROD_PIECE .12 // metres

bool solid_init(Solid *solid, int vertex_max, int triangle_max) {
    memset(solid, 0, sizeof *solid);
    solid->vertex = calloc((size_t)vertex_max, sizeof *solid->vertex);
    solid->index = malloc(3 * (size_t)triangle_max * sizeof *solid->index);
    solid->material = malloc((size_t)triangle_max);
    solid->vertex_max = vertex_max;
    solid->triangle_max = triangle_max;
    if (solid->vertex != NULL && solid->index != NULL && solid->material != NULL)
        return true;
    solid_free(solid);
    return fail("out of memory for a prop");
}

void solid_free(Solid *solid) {
    free(solid->vertex);
    free(solid->index);
    free(solid->material);
    memset(solid, 0, sizeof *solid);
}

int solid_vertex(Solid *solid, Vec3 p, Vec3 n) {
    ASSERT(solid->vertex_count < solid->vertex_max);
    solid->vertex[solid->vertex_count] =
        (RasterVertex){.position = {(float)p.x, (float)p.y, (float)p.z},
                       .normal = {(float)n.x, (float)n.y, (float)n.z}};
    return solid->vertex_count++;
}

void solid_triangle(Solid *solid, int a, int b, int c, int material) {
    ASSERT(solid->triangle_count < solid->triangle_max);
    uint16_t *index = &solid->index[3 * solid->triangle_count];
    index[0] = (uint16_t)a;
    index[1] = (uint16_t)b;
    index[2] = (uint16_t)c;
    solid->material[solid->triangle_count++] = (uint8_t)material;
}

void solid_quad(Solid *solid, int a, int b, int c, int d, int material) {
    solid_triangle(solid, a, b, c, material);
    solid_triangle(solid, a, c, d, material);
}

// A ring of a rod; the first vertex is repeated at its end.
static int add_ring(Solid *solid, Vec3 middle, double radius, const Vec3 axis[2], Vec3 lean) {
    int first = solid->vertex_count;
    for (int i = 0; i < ROD_SIDES; i++) {
        double sine, cosine;
        own_sin_cos(2 * PI * i / ROD_SIDES, &sine, &cosine);
        Vec3 out = vec_add(vec_scale(axis[0], cosine), vec_scale(axis[1], sine));
        solid_vertex(solid, vec_add(middle, vec_scale(out, radius)),
                     vec_unit(vec_add(out, lean), out));
    }
    return first;
}

static void join_rings(Solid *solid, int a, int b, int material) {
    for (int i = 0; i < ROD_SIDES; i++) {
        int next = (i + 1) % ROD_SIDES;
        solid_quad(solid, a + i, a + next, b + next, b + i, material);
    }
}

static void close_ring(Solid *solid, int ring, Vec3 tip, Vec3 normal, bool end, int material) {
    int center = solid_vertex(solid, tip, normal);
    for (int i = 0; i < ROD_SIDES; i++) {
        int next = (i + 1) % ROD_SIDES;
        if (end)
            solid_triangle(solid, ring + i, ring + next, center, material);
        else
            solid_triangle(solid, ring + next, ring + i, center, material);
    }
}

void solid_rod(Solid *solid, Vec3 a, Vec3 b, double radius_a, double radius_b, int material) {
    Vec3 way = vec_sub(b, a);
    double length = vec_length(way);
    way = vec_unit(way, vec3(0, 1, 0));
    Vec3 axis[2];
    axis[0] = vec_unit(vec_reject(fabs(way.y) > .8 ? vec3(1, 0, 0) : vec3(0, 1, 0), way), way);
    axis[1] = vec_cross(way, axis[0]);
    int pieces = 1 + (int)(length / ROD_PIECE);
    pieces = pieces > ROD_PIECES_MAX ? ROD_PIECES_MAX : pieces;
    double soft_a = .35 * radius_a, soft_b = .35 * radius_b;
    int ring = add_ring(solid, vec_add(a, vec_scale(way, .06 * radius_a)), radius_a - soft_a, axis,
                        vec_scale(way, -2));
    close_ring(solid, ring, a, vec_scale(way, -1), false, material);
    for (int i = 0; i <= pieces; i++) {
        double t = mix(soft_a / length, 1 - soft_b / length, (double)i / pieces);
        Vec3 none = vec3(0, 0, 0);
        int next = add_ring(solid, vec_add(a, vec_scale(way, t * length)),
                            mix(radius_a, radius_b, t), axis, none);
        join_rings(solid, ring, next, material);
        ring = next;
    }
    int last = add_ring(solid, vec_sub(b, vec_scale(way, .06 * radius_b)), radius_b - soft_b, axis,
                        vec_scale(way, 2));
    join_rings(solid, ring, last, material);
    close_ring(solid, last, b, way, true, material);
}

// The place of line i of six between -half and half: two of them make each rounded edge.
static double box_line(int i, double half, double radius) {
    double inner = half - radius;
    const double place[BOX_LINES] = {-half, -inner - .55 * radius, -inner,
                                     inner, inner + .55 * radius,  half};
    return place[i];
}

void solid_box(Solid *solid, Vec3 middle, Vec3 half, double radius, Quat turn, int material) {
    const double h[3] = {half.x, half.y, half.z};
    for (int face = 0; face < 6; face++) {
        int axis = face / 2, u = (axis + 1) % 3, v = (axis + 2) % 3;
        double sign = face % 2 == 0 ? 1 : -1;
        int first = solid->vertex_count;
        for (int j = 0; j < BOX_LINES; j++)
            for (int i = 0; i < BOX_LINES; i++) {
                double p[3], core[3];
                p[axis] = sign * h[axis];
                p[u] = box_line(i, h[u], radius);
                p[v] = box_line(j, h[v], radius);
                for (int k = 0; k < 3; k++)
                    core[k] = clamp(p[k], radius - h[k], h[k] - radius);
                Vec3 inner = vec3(core[0], core[1], core[2]);
                Vec3 n = vec_unit(vec_sub(vec3(p[0], p[1], p[2]), inner), vec3(0, 1, 0));
                Vec3 at = vec_add(inner, vec_scale(n, radius));
                solid_vertex(solid, vec_add(middle, quat_rotate(turn, at)), quat_rotate(turn, n));
            }
        for (int j = 0; j + 1 < BOX_LINES; j++)
            for (int i = 0; i + 1 < BOX_LINES; i++) {
                int a = first + j * BOX_LINES + i, b = a + 1, c = b + BOX_LINES, d = c - 1;
                if (sign > 0)
                    solid_quad(solid, a, b, c, d, material);
                else
                    solid_quad(solid, a, d, c, b, material);
            }
    }
}
