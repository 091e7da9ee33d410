#include "prop_internal.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "own.h"

#define MAT_THICK  .010 // metres
#define MAT_CORNER .045
#define MAT_BEVEL  .003
#define MAT_LINE   .055 // from the edge to the border line
#define LINE_WIDE  .007

Prop *prop_create(int vertices, int triangles, int first_material) {
    Prop *prop = calloc(1, sizeof *prop);
    if (prop == NULL || !solid_init(&prop->shape, vertices, triangles)) {
        free(prop);
        fail("out of memory for a prop");
        return NULL;
    }
    prop->first_material = first_material;
    prop->size = 1;
    return prop;
}

Prop *prop_finish(Prop *prop) {
    const Solid *from = &prop->shape;
    if (!solid_init(&prop->world, from->vertex_count, from->triangle_count)) {
        prop_destroy(prop);
        return NULL;
    }
    Solid *to = &prop->world;
    to->vertex_count = from->vertex_count;
    to->triangle_count = from->triangle_count;
    memcpy(to->index, from->index, 3 * (size_t)from->triangle_count * sizeof *to->index);
    memcpy(to->material, from->material, (size_t)from->triangle_count);
    if (!prop->band)
        prop_place(prop, vec3(0, 0, 0), 0);
    to->vertex_count = from->vertex_count;
    return prop;
}

void prop_destroy(Prop *prop) {
    if (prop == NULL)
        return;
    solid_free(&prop->shape);
    solid_free(&prop->world);
    free(prop);
}

enum { CORNER_STEPS = 6, SIDE_STEPS = 6, LOOP = 4 * (CORNER_STEPS + 1) + 4 * SIDE_STEPS };

// One closed line round the mat, counter-clockwise from above, `inset` metres inside its edge.
// From the middle of the near short side round to it again; mirrored in x and in z.
static int mat_loop(Prop *prop, double inset, double y, double rise) {
    static const double TURN[4] = {-.5, 0, .5, 1}; // of PI: where each corner begins
    static const double SIGN[4][2] = {{1, 1}, {1, -1}, {-1, -1}, {-1, 1}};
    double x = .5 * prop->width - MAT_CORNER, z = .5 * prop->length - MAT_CORNER;
    double radius = MAT_CORNER - inset > .004 ? MAT_CORNER - inset : .004;
    double shrink = MAT_CORNER - inset - radius;
    int first = prop->shape.vertex_count;
    Vec3 corner[4][CORNER_STEPS + 1];
    for (int c = 0; c < 4; c++)
        for (int i = 0; i <= CORNER_STEPS; i++) {
            double sine, cosine;
            own_sin_cos(PI * (TURN[c] + .5 * i / CORNER_STEPS), &sine, &cosine);
            corner[c][i] = vec3(SIGN[c][0] * (x + shrink) + radius * cosine, y,
                                SIGN[c][1] * (z + shrink) - radius * sine);
        }
    for (int c = 0; c < 4; c++) {
        for (int i = 0; i <= CORNER_STEPS; i++) {
            Vec3 p = corner[c][i];
            Vec3 middle = vec3(SIGN[c][0] * (x + shrink), y, SIGN[c][1] * (z + shrink));
            Vec3 out = vec_unit(vec_sub(p, middle), vec3(1, 0, 0));
            solid_vertex(&prop->shape, p, vec_unit(vec_mix(out, vec3(0, 1, 0), rise), out));
        }
        Vec3 from = corner[c][CORNER_STEPS], to = corner[(c + 1) % 4][0];
        Vec3 way = vec_unit(vec_sub(to, from), vec3(0, 0, 1));
        Vec3 out = vec_cross(way, vec3(0, 1, 0));
        for (int i = 1; i <= SIDE_STEPS; i++)
            solid_vertex(&prop->shape, vec_mix(from, to, (double)i / (SIDE_STEPS + 1)),
                         vec_unit(vec_mix(out, vec3(0, 1, 0), rise), out));
    }
    return first;
}

static void join_loops(Prop *prop, int outer, int inner, int material) {
    for (int i = 0; i < LOOP; i++) {
        int next = (i + 1) % LOOP;
        solid_quad(&prop->shape, outer + i, outer + next, inner + next, inner + i,
                   prop->first_material + material);
    }
}

// Fills the innermost line with strips from one long side to the other.
static void fill_loop(Prop *prop, int loop) {
    enum { HALF = LOOP / 2, COLUMNS = 4 };
    Solid *s = &prop->shape;
    // Both long sides, from the far end to the near one: the loop begins with the right near
    // corner.
    int right[HALF], left[HALF], grid[HALF][COLUMNS + 1];
    int middle = 2 * (CORNER_STEPS + 1) + SIDE_STEPS + SIDE_STEPS / 2;
    for (int i = 0; i < HALF; i++) {
        right[i] = loop + (middle - 1 - i + LOOP) % LOOP;
        left[i] = loop + (middle + i) % LOOP;
    }
    for (int i = 0; i < HALF; i++)
        for (int c = 0; c <= COLUMNS; c++) {
            const float *a = s->vertex[left[i]].position, *b = s->vertex[right[i]].position;
            Vec3 p = vec_mix(vec3((double)a[0], (double)a[1], (double)a[2]),
                             vec3((double)b[0], (double)b[1], (double)b[2]), (double)c / COLUMNS);
            grid[i][c] = c == 0         ? left[i]
                         : c == COLUMNS ? right[i]
                                        : solid_vertex(s, p, vec3(0, 1, 0));
        }
    for (int i = 0; i + 1 < HALF; i++)
        for (int c = 0; c < COLUMNS; c++)
            solid_quad(s, grid[i][c], grid[i + 1][c], grid[i + 1][c + 1], grid[i][c + 1],
                       prop->first_material);
}

Prop *prop_mat_create(double length, double width, int first_material) {
    Prop *prop = prop_create(16 * LOOP, 40 * LOOP, first_material);
    if (prop == NULL)
        return NULL;
    prop->length = length;
    prop->width = width;
    prop->no_shadow = true;
    prop_mat_show(prop, -length, length);
    int foot = mat_loop(prop, 0, -MAT_THICK, 0);
    int side = mat_loop(prop, 0, -MAT_BEVEL, .15);
    int top = mat_loop(prop, MAT_BEVEL, 0, 1);
    int line = mat_loop(prop, MAT_LINE, 0, 1);
    int inner = mat_loop(prop, MAT_LINE + LINE_WIDE, 0, 1);
    join_loops(prop, foot, side, 0);
    join_loops(prop, side, top, 0);
    join_loops(prop, top, line, 0);
    join_loops(prop, line, inner, 1);
    fill_loop(prop, inner);
    return prop_finish(prop);
}

// Two posts, a rail with a soft upper edge between them, spindles under it.
static void add_chair_back(Solid *s, double top, double seat, double wide, double k, int wood) {
    Quat none = quat_identity();
    double rail = .036 * k; // half its height
    solid_box(s, vec3(0, top - rail, 0), vec3(wide, rail, .015 * k), .012 * k, none, wood);
    for (int i = -1; i <= 1; i += 2)
        solid_rod(s, vec3(i * (wide - .020 * k), -MAT_THICK, -.004 * k),
                  vec3(i * (wide - .020 * k), top - rail, 0), .018 * k, .016 * k, wood);
    for (int i = -2; i <= 2; i++)
        solid_rod(s, vec3(i * wide * .31, seat, .004), vec3(i * wide * .31, top - 1.6 * rail, 0),
                  .0085 * k, .0085 * k, wood);
}

static void add_chair_seat(Solid *s, double seat, double wide, double deep, double k, int wood) {
    Quat none = quat_identity();
    double middle = .5 * deep;
    solid_box(s, vec3(0, seat - .014 * k, middle), vec3(wide, .014 * k, middle + .012 * k),
              .010 * k, none, wood);
    solid_box(s, vec3(0, seat + .016 * k, middle + .012 * k),
              vec3(.90 * wide, .018 * k, middle - .030 * k), .0175 * k, none, wood + 1);
    for (int i = -1; i <= 1; i += 2) {
        double x = i * (wide - .022 * k), front = deep - .012 * k;
        solid_rod(s, vec3(1.03 * x, -MAT_THICK, 1.02 * front), vec3(x, seat - .01 * k, front),
                  .014 * k, .018 * k, wood);
        solid_rod(s, vec3(x, .40 * seat, 0), vec3(1.01 * x, .40 * seat, front), .009 * k, .009 * k,
                  wood);
    }
    solid_rod(s, vec3(.022 * k - wide, .55 * seat, deep - .012 * k),
              vec3(wide - .022 * k, .55 * seat, deep - .012 * k), .009 * k, .009 * k, wood);
    solid_rod(s, vec3(.022 * k - wide, .30 * seat, 0), vec3(wide - .022 * k, .30 * seat, 0),
              .009 * k, .009 * k, wood);
}

Prop *prop_chair_create(double top, double usual, double width, int first_material) {
    Prop *prop = prop_create(4096, 8192, first_material);
    if (prop == NULL)
        return NULL;
    double seat = .51 * usual, k = usual / .88;
    add_chair_back(&prop->shape, top, seat, .5 * width, k, first_material);
    add_chair_seat(&prop->shape, seat, .5 * width, .98 * width, k, first_material);
    return prop_finish(prop);
}

void prop_mat_show(Prop *mat, double back, double front) {
    mat->back = back;
    mat->front = front;
}

void prop_grow(Prop *prop, double size) {
    prop->size = size;
}

void prop_place(Prop *prop, Vec3 place, double yaw) {
    ASSERT(!prop->band);
    double sine, cosine;
    own_sin_cos(yaw, &sine, &cosine);
    const float s = (float)sine, c = (float)cosine, size = (float)prop->size;
    const float at[3] = {(float)place.x, (float)place.y, (float)place.z};
    for (int i = 0; i < prop->shape.vertex_count; i++) {
        const RasterVertex *v = &prop->shape.vertex[i];
        RasterVertex *out = &prop->world.vertex[i];
        float x = size * v->position[0], z = size * v->position[2];
        if (prop->length > 0)
            z = (float)clamp((double)z, prop->back, prop->front);
        *out = *v;
        out->position[0] = c * x + s * z + at[0];
        out->position[1] = size * v->position[1] + at[1];
        out->position[2] = c * z - s * x + at[2];
        out->normal[0] = c * v->normal[0] + s * v->normal[2];
        out->normal[2] = c * v->normal[2] - s * v->normal[0];
    }
}

void prop_mat_looks(unsigned color, MaterialLook looks[MAT_MATERIALS]) {
    memset(looks, 0, MAT_MATERIALS * sizeof *looks);
    looks[0] = (MaterialLook){.color = color, .takes_shadow = true, .no_ink = true};
    unsigned line = 0; // half way to white
    for (int shift = 0; shift < 24; shift += 8)
        line |= ((color >> shift & 255) + 255) / 2 << shift;
    looks[1] = (MaterialLook){.color = line, .takes_shadow = true, .no_ink = true};
    looks[2] = (MaterialLook){.color = color};
    looks[3] = (MaterialLook){.color = line, .no_ink = true};
}

void prop_chair_looks(unsigned wood, unsigned cushion, MaterialLook looks[CHAIR_MATERIALS]) {
    memset(looks, 0, CHAIR_MATERIALS * sizeof *looks);
    looks[0] = (MaterialLook){.color = wood, .gloss = .15f};
    looks[1] = (MaterialLook){.color = cushion};
}

RasterMesh prop_mesh(const Prop *prop) {
    const Solid *s = &prop->world;
    return (RasterMesh){.vertex = s->vertex,
                        .vertex_count = s->vertex_count,
                        .index = s->index,
                        .material = s->material,
                        .triangle_count = s->triangle_count,
                        .two_sided = prop->band,
                        .no_shadow = prop->no_shadow};
}
