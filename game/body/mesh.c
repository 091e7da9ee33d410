#include "mesh.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cuts.h"
#include "fail.h"
#include "order.h"
#include "pattern.h"
#include "sweep.h"
#include "thin.h"

enum { VERTEX_MAX = 32768 };

typedef enum { HALF, PAIR, WHOLE } Symmetry; // half with a seam, left to be copied, all of it

typedef struct {
    void (*form)(const Shape *shape, Field *out); // NULL: swept, see sweep_part
    SkinKind kind;
    Region region;
    Piece piece;
    Symmetry symmetry;
    double cell[3]; // metres for a 1.65 m person
} Part;

static const Part PARTS[] = {
    {shape_head, SKIN_HEAD, REGION_FACE, PIECE_HEAD, HALF, {.0175, .0175, .0175}},
    {shape_ear, SKIN_LOCKS, REGION_FACE, PIECE_HEAD, PAIR, {.0095, .0120, .0105}},
    {NULL, SKIN_NOSE, REGION_FACE, PIECE_HEAD, WHOLE, {0}},
    {shape_hair, SKIN_HAIR, REGION_HAIR, PIECE_HEAD, WHOLE, {.0175, .0175, .0175}},
    {shape_locks, SKIN_LOCKS, REGION_HAIR, PIECE_HEAD, WHOLE, {.0112, .0125, .0112}},
    {shape_tie, SKIN_LOCKS, REGION_TIE, PIECE_HEAD, HALF, {.014, .014, .014}},
    {shape_top, SKIN_TOP, REGION_TOP, PIECE_TRUNK, HALF, {.0265, .031, .0270}},
    {shape_trousers, SKIN_TROUSERS, REGION_TROUSERS, PIECE_LEGS, HALF, {.0215, .033, .0215}},
    {shape_arm, SKIN_ARM, REGION_SKIN, PIECE_ARM, PAIR, {.0170, .034, .0170}},
    {NULL, SKIN_FINGER, REGION_SKIN, PIECE_ARM, PAIR, {0}},
    {NULL, SKIN_THUMB, REGION_SKIN, PIECE_ARM, PAIR, {0}},
    {shape_foot, SKIN_FOOT, REGION_SKIN, PIECE_FOOT, PAIR, {.0200, .0205, .0205}},
    {NULL, SKIN_TOE, REGION_SKIN, PIECE_FOOT, PAIR, {0}},
};
enum { PART_TOTAL = sizeof PARTS / sizeof PARTS[0] };

typedef struct {
    const Part *part;
    const Shape *shape;
    double detail;
    Field field;
    Shell shell;
    Weights weights; // of the shell's vertices
} Work;

static void keep_strongest(const float *weight, MeshVertex *out) {
    float rest[BONE_COUNT], sum = 0;
    memcpy(rest, weight, sizeof rest);
    for (int k = 0; k < MESH_BONES; k++) {
        int best = 0;
        for (int b = 1; b < BONE_COUNT; b++)
            if (rest[b] > rest[best])
                best = b;
        bool counts = rest[best] > .03f || k == 0;
        out->bone[k] = (uint8_t)(counts ? best : out->bone[0]);
        out->weight[k] = counts ? rest[best] : 0;
        sum += out->weight[k];
        rest[best] = 0;
    }
    for (int k = 0; k < MESH_BONES; k++)
        out->weight[k] /= sum;
}

static void copy_floats(Vec3 from, float to[3]) {
    to[0] = (float)from.x;
    to[1] = (float)from.y;
    to[2] = (float)from.z;
}

// Cloth lies flat over the lap: its small dents are lit as if they looked ahead, else they would be
// a dark spot.
static Vec3 lap_normal(const Shape *shape, const ShellVertex *v) {
    Vec3 hip = shape_joint(shape, JOINT_HIP);
    double thigh = shape->figure->girth.thigh, low = hip.y - .75 * thigh - v->position.y;
    double across = clamp(1.5 - fabs(v->position.x) / hip.x, 0, 1);
    double along = clamp(1.6 - fabs(low) / (.8 * thigh), 0, 1);
    double ahead = clamp(.8 + 2 * v->normal.z, 0, 1);
    Vec3 flat = vec3(0, 0, 1.3 * across * along * ahead);
    return vec_unit(vec_add(v->normal, flat), v->normal);
}

static MeshVertex finish_vertex(const Work *w, int i) {
    const ShellVertex *v = &w->shell.vertex[i];
    Vec3 normal = w->part->kind == SKIN_TROUSERS ? lap_normal(w->shape, v) : v->normal;
    MeshVertex out = {
        .shade = v->shade, .region = (uint8_t)w->part->region, .piece = (uint8_t)w->part->piece};
    copy_floats(v->position, out.position);
    copy_floats(normal, out.normal);
    keep_strongest(w->weights.weight[i], &out);
    pattern_paint(w->shape, w->part->kind, v, &out);
    return out;
}

static MeshVertex mirrored(MeshVertex v) {
    v.position[0] = -v.position[0];
    v.normal[0] = -v.normal[0];
    if (v.region != REGION_SKIN)
        v.paint[0] = -v.paint[0];
    for (int k = 0; k < MESH_BONES; k++)
        v.bone[k] = (uint8_t)bone_mirrored((Bone)v.bone[k]);
    if (v.piece >= PIECE_ARM)
        v.piece++;
    return v;
}

static void add_triangle(Mesh *mesh, int a, int b, int c, Region region) {
    uint16_t *index = &mesh->index[3 * mesh->triangle_count];
    index[0] = (uint16_t)a;
    index[1] = (uint16_t)b;
    index[2] = (uint16_t)c;
    mesh->region[mesh->triangle_count++] = (uint8_t)region;
}

// Adds a finished part to the mesh, and its mirror image. The mesh has room.
static void add_part(const Work *w, Mesh *mesh) {
    int n = w->shell.vertex_count, first = mesh->vertex_count;
    bool mirror = w->part->symmetry != WHOLE;
    for (int i = 0; i < n; i++) {
        mesh->twin[mesh->vertex_count] = (uint16_t)mesh->vertex_count;
        mesh->vertex[mesh->vertex_count++] = finish_vertex(w, i);
    }
    for (int i = 0; mirror && i < n; i++) {
        if (w->shell.vertex[i].seam)
            continue;
        mesh->twin[first + i] = (uint16_t)mesh->vertex_count;
        mesh->twin[mesh->vertex_count] = (uint16_t)(first + i);
        mesh->vertex[mesh->vertex_count++] = mirrored(mesh->vertex[first + i]);
    }
    for (int i = 0; i < w->shell.triangle_count; i++) {
        const int *t = w->shell.triangle[i];
        add_triangle(mesh, first + t[0], first + t[1], first + t[2], w->part->region);
        if (mirror)
            add_triangle(mesh, mesh->twin[first + t[0]], mesh->twin[first + t[2]],
                         mesh->twin[first + t[1]], w->part->region);
    }
}

static bool grow(void **memory, size_t size) {
    void *more = realloc(*memory, size);
    if (more == NULL)
        return fail("out of memory for a person's skin");
    *memory = more;
    return true;
}

static bool make_room(Mesh *mesh, int vertices, int triangles) {
    size_t v = (size_t)(mesh->vertex_count + vertices);
    size_t t = (size_t)(mesh->triangle_count + triangles);
    ASSERT(v < VERTEX_MAX);
    return grow((void **)&mesh->vertex, v * sizeof *mesh->vertex) &&
           grow((void **)&mesh->twin, v * sizeof *mesh->twin) &&
           grow((void **)&mesh->index, 3 * t * sizeof *mesh->index) &&
           grow((void **)&mesh->region, t);
}

static void add_stop(Grid *grid, double place, double share) {
    ASSERT(grid->stops < GRID_STOPS);
    grid->place[grid->stops] = place;
    grid->size[grid->stops++] = share * grid->cell[1];
}

// Rows are close where a part bends or ends, and wide where it is a plain tube.
static void add_stops(const Work *w, Vec3 up, Grid *grid) {
    const Shape *shape = w->shape;
    const Girth *g = &shape->figure->girth;
    double hip = shape_joint(shape, JOINT_HIP).y, knee = shape_joint(shape, JOINT_KNEE).y;
    double wrist = vec_dot(up, shape_joint(shape, JOINT_WRIST));
    double elbow = vec_dot(up, shape_joint(shape, JOINT_ELBOW));
    switch (w->part->kind) {
    case SKIN_TOP: // shoulders and neckline need more than the waist
        add_stop(grid, shape->hem_y, 1);
        add_stop(grid, shape->waist_y, 1.4);
        add_stop(grid, shape_joint(shape, JOINT_CHEST).y, 1);
        add_stop(grid, shape_joint(shape, JOINT_RIBS).y, .62);
        break;
    case SKIN_TROUSERS:
        add_stop(grid, mix(shape_joint(shape, JOINT_ANKLE).y, knee, .5), 1.4);
        add_stop(grid, knee - 1.3 * g->knee, .54);
        add_stop(grid, knee + 1.4 * g->knee, .54);
        add_stop(grid, mix(knee, hip, .5), 1.15);
        add_stop(grid, hip - 1.2 * g->thigh, .85);
        add_stop(grid, hip - .8 * g->thigh, .38); // a bend draws the seat long
        add_stop(grid, hip + .1 * g->thigh, .38);
        add_stop(grid, shape->hem_y - .3 * g->thigh, .60);
        break;
    case SKIN_ARM: // the hand is finer
        add_stop(grid, wrist, .54);
        add_stop(grid, mix(wrist, elbow, .45), 1.2);
        add_stop(grid, elbow - 1.1 * g->elbow, .66);
        add_stop(grid, elbow + 1.1 * g->elbow, .66);
        add_stop(grid, elbow + 3.5 * g->elbow, 1.1);
        break;
    default:
        break;
    }
}

static Grid part_grid(const Work *w) {
    const Shape *shape = w->shape;
    Grid grid = {.mirrored = w->part->symmetry == HALF};
    bool head = w->part->piece == PIECE_HEAD;
    double coarse = (shape->figure->child ? 1.08 : 1) / w->detail;
    if (!head && w->part->kind != SKIN_ARM) // a trunk is smooth: wider cells show nothing
        coarse *= 1.10;
    for (int i = 0; i < 3; i++)
        grid.cell[i] = w->part->cell[i] * shape->scale * coarse;
    for (int i = 0; head && i < 3; i++) // a big head needs no more triangles
        grid.cell[i] *= shape->head_half.y / (.072 * 1.65 * shape->scale);
    if (w->part->kind == SKIN_LOCKS && shape->figure->look.hair_style == HAIR_CURLS)
        for (int i = 0; i < 3; i++) // round and large
            grid.cell[i] *= 1.2;
    Quat turn = quat_identity();
    if (w->part->piece == PIECE_ARM)
        turn = shape->rig.bind.rotation[JOINT_ELBOW];
    if (w->part->piece == PIECE_FOOT)
        turn = shape->rig.bind.rotation[JOINT_ANKLE];
    grid.axis[0] = quat_rotate(turn, vec3(1, 0, 0));
    grid.axis[1] = quat_rotate(turn, vec3(0, 1, 0));
    grid.axis[2] = quat_rotate(turn, vec3(0, 0, 1));
    add_stops(w, grid.axis[1], &grid);
    return grid;
}

static bool sweep_fingers(Work *w, int first, int end) {
    static const double FINGER[6] = {0, .8, 1.2, 1.75, 2.2, 3}, THUMB[5] = {0, .6, .9, 1.25, 2};
    Quat turn = w->shape->rig.bind.rotation[JOINT_WRIST];
    for (int i = first; i < end; i++) {
        Tube tube = {0};
        bool thumb = i == 4;
        shape_finger(w->shape, i, &tube);
        if (!shell_sweep(&w->shell, &tube, thumb ? THUMB : FINGER, thumb ? 5 : 6,
                         (int)(8 * w->detail), quat_rotate(turn, vec3(1, 0, 0))))
            return false;
    }
    return true;
}

static bool sweep_toes(Work *w) {
    static const double TOE[3] = {0, 1, 2};
    Quat turn = w->shape->rig.bind.rotation[JOINT_ANKLE];
    for (int i = 0; i < 5; i++) {
        Tube tube = {0};
        shape_toe(w->shape, i, &tube);
        if (!shell_sweep(&w->shell, &tube, TOE, 3, (int)(6 * w->detail),
                         quat_rotate(turn, vec3(0, 1, 0))))
            return false;
    }
    return true;
}

static bool sweep_part(Work *w) {
    switch (w->part->kind) {
    case SKIN_FINGER:
        return sweep_fingers(w, 0, 4);
    case SKIN_THUMB:
        return sweep_fingers(w, 4, 5);
    case SKIN_TOE:
        return sweep_toes(w);
    default: {
        static const double NOSE[3] = {0, .7, 1};
        Tube tube = {0};
        shape_nose(w->shape, &tube);
        return shell_sweep(&w->shell, &tube, NOSE, 3, (int)(10 * w->detail), vec3(1, 0, 0));
    }
    }
}

// The part's triangles, cut to its clean edges.
static bool form_part(Work *w) {
    if (w->part->form == NULL)
        return sweep_part(w);
    w->part->form(w->shape, &w->field);
    if (w->field.count == 0)
        return true;
    Grid grid = part_grid(w);
    return shell_follow(&w->shell, &w->field, &grid) &&
           cuts_make(w->shape, w->part->kind, &w->field, fmin(grid.cell[0], grid.cell[1]),
                     &w->shell);
}

static bool make_part(const Shape *shape, const Part *part, double detail, Mesh *mesh) {
    Work w = {.part = part, .shape = shape, .detail = detail};
    bool good = form_part(&w);
    if (good && w.shell.vertex_count > 0)
        good = weights_make(shape, part->kind, detail, &w.shell, &w.weights) &&
               thin_shell(shape, part->kind, detail, &w.shell, &w.weights) &&
               make_room(mesh, 2 * w.shell.vertex_count, 2 * w.shell.triangle_count);
    if (good)
        add_part(&w, mesh);
    weights_free(&w.weights);
    shell_free(&w.shell);
    return good;
}

bool mesh_make(const Figure *figure, double detail, Mesh *out) {
    memset(out, 0, sizeof *out);
    Shape shape;
    shape_init(&shape, figure);
    out->rig = shape.rig;
    for (int i = 0; i < PART_TOTAL; i++)
        if (!make_part(&shape, &PARTS[i], detail, out)) {
            mesh_free(out);
            return false;
        }
    if (!order_vertices(out)) {
        mesh_free(out);
        return false;
    }
    return true;
}

void mesh_free(Mesh *mesh) {
    free(mesh->vertex);
    free(mesh->index);
    free(mesh->region);
    free(mesh->twin);
    memset(mesh, 0, sizeof *mesh);
}
