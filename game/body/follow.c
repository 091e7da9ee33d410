// Surface nets: one vertex in every cell that the surface crosses, four of them round every edge.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "surface.h"

enum { BLOCK = 8, BLOCK_LEAST = 2, EDGES = 12, SAMPLES_MAX = 256 };

typedef struct {
    const Field *field;
    const Grid *grid;
    double place[3][SAMPLES_MAX]; // of the samples along each axis
    int size[3];                  // samples
    float *value;
    int *vertex; // of a cell, -1 none
    Shell *shell;
    int first; // vertex
} Follow;

static size_t cell_index(const Follow *f, int i, int j, int k) {
    return ((size_t)k * (size_t)f->size[1] + (size_t)j) * (size_t)f->size[0] + (size_t)i;
}

static Vec3 from_grid(const Grid *g, double a, double b, double c) {
    Vec3 p = vec_add(vec_scale(g->axis[0], a), vec_scale(g->axis[1], b));
    return vec_add(p, vec_scale(g->axis[2], c));
}

static Vec3 grid_point(const Follow *f, int i, int j, int k) {
    return from_grid(f->grid, f->place[0][i], f->place[1][j], f->place[2][k]);
}

static double sample(const Follow *f, Vec3 p) {
    if (f->grid->mirrored)
        p.x = fabs(p.x);
    return field_at(f->field, p);
}

static double cell_size(const Grid *g, int axis, double at) {
    if (axis != 1 || g->stops == 0)
        return g->cell[axis];
    int i = 1;
    while (i + 1 < g->stops && at > g->place[i])
        i++;
    double way = clamp((at - g->place[i - 1]) / (g->place[i] - g->place[i - 1]), 0, 1);
    return mix(g->size[i - 1], g->size[i], way);
}

static void place_samples(Follow *f, int axis, double low, double high) {
    int n = 0;
    double at = low;
    f->place[axis][n++] = at;
    while (at < high) {
        at += cell_size(f->grid, axis, at);
        ASSERT(n < SAMPLES_MAX);
        f->place[axis][n++] = at;
    }
    f->size[axis] = n;
}

static void find_bounds(Follow *f) {
    double low[3] = {1e9, 1e9, 1e9}, high[3] = {-1e9, -1e9, -1e9};
    for (int t = 0; t < f->field->count; t++) {
        const Tube *tube = &f->field->tube[t];
        if (tube->hollow)
            continue;
        for (int i = 0; i < tube->count; i++) {
            double size = fmax(tube->across[i], tube->deep[i]);
            size = tube->count == 1 ? tube->reach : size;
            for (int a = 0; a < 3; a++) {
                double at = vec_dot(f->grid->axis[a], tube->point[i]);
                double room = size + tube->blend * .25 + f->grid->cell[a];
                low[a] = fmin(low[a], at - room);
                high[a] = fmax(high[a], at + room);
            }
        }
    }
    if (f->grid->mirrored)
        low[0] = -.5 * f->grid->cell[0]; // so that the first column of cells stands on the mirror
    for (int a = 0; a < 3; a++)
        place_samples(f, a, low[a], high[a]);
}

static int least(int a, int b) {
    return a < b ? a : b;
}

// Far from the surface one sample stands for a whole block; near it the block falls in eight.
static void fill_block(Follow *f, int i0, int j0, int k0, int block) {
    if (i0 >= f->size[0] || j0 >= f->size[1] || k0 >= f->size[2])
        return;
    int i1 = least(i0 + block, f->size[0]), j1 = least(j0 + block, f->size[1]);
    int k1 = least(k0 + block, f->size[2]), half = block / 2;
    Vec3 low = grid_point(f, i0, j0, k0), high = grid_point(f, i1 - 1, j1 - 1, k1 - 1);
    double middle = sample(f, vec_mix(low, high, .5));
    // Half the diagonal of the block; ovals bend the distance by up to a third.
    bool away = fabs(middle) > .7 * vec_length(vec_sub(high, low)) + 1e-4;
    if (!away && block > BLOCK_LEAST) {
        for (int n = 0; n < 8; n++)
            fill_block(f, i0 + (n & 1) * half, j0 + (n >> 1 & 1) * half, k0 + (n >> 2) * half,
                       half);
        return;
    }
    for (int k = k0; k < k1; k++)
        for (int j = j0; j < j1; j++)
            for (int i = i0; i < i1; i++) {
                double v = away ? middle : sample(f, grid_point(f, i, j, k));
                f->value[cell_index(f, i, j, k)] = (float)v;
            }
}

static void fill_values(Follow *f) {
    for (int k = 0; k < f->size[2]; k += BLOCK)
        for (int j = 0; j < f->size[1]; j += BLOCK)
            for (int i = 0; i < f->size[0]; i += BLOCK)
                fill_block(f, i, j, k, BLOCK);
}

// The mean of where the surface crosses the twelve edges of a cell, in cells; false where it does
// not.
static bool crossing(const float corner[8], double mean[3]) {
    static const unsigned char EDGE[EDGES][2] = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3},
                                                 {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}};
    int count = 0;
    mean[0] = mean[1] = mean[2] = 0;
    for (int e = 0; e < EDGES; e++) {
        int a = EDGE[e][0], b = EDGE[e][1];
        if ((corner[a] < 0) == (corner[b] < 0))
            continue;
        double t = (double)corner[a] / ((double)corner[a] - (double)corner[b]);
        for (int d = 0; d < 3; d++)
            mean[d] += mix(a >> d & 1, b >> d & 1, t);
        count++;
    }
    for (int d = 0; d < 3 && count > 0; d++)
        mean[d] /= count;
    return count > 0;
}

// The way out of a cell at i, j, k from the field at its corners.
static Vec3 slope_of(const Follow *f, const float corner[8], const int cell[3]) {
    double rise[3] = {0, 0, 0};
    for (int d = 0; d < 3; d++) {
        for (int n = 0; n < 8; n++)
            rise[d] += (n >> d & 1 ? 1 : -1) * (double)corner[n];
        rise[d] /= f->place[d][cell[d] + 1] - f->place[d][cell[d]];
    }
    return vec_unit(from_grid(f->grid, rise[0], rise[1], rise[2]), vec3(0, 1, 0));
}

static int place_vertex(Follow *f, Vec3 p, Vec3 out, bool seam) {
    if (seam)
        p.x = 0;
    p = field_settle(f->field, p, out);
    if (seam)
        p.x = 0;
    ShellVertex vertex = {.position = p, .rim = 1, .seam = seam, .source = -1};
    return shell_vertex(f->shell, vertex);
}

// The vertex of a cell that the surface crosses.
static bool place_in_cell(Follow *f, int i, int j, int k, const float corner[8]) {
    double mean[3];
    if (!crossing(corner, mean))
        return true;
    Vec3 p = from_grid(f->grid, mix(f->place[0][i], f->place[0][i + 1], mean[0]),
                       mix(f->place[1][j], f->place[1][j + 1], mean[1]),
                       mix(f->place[2][k], f->place[2][k + 1], mean[2]));
    Vec3 out = slope_of(f, corner, (const int[]){i, j, k});
    int vertex = place_vertex(f, p, out, f->grid->mirrored && i == 0);
    f->vertex[cell_index(f, i, j, k)] = vertex;
    return vertex >= 0;
}

static bool place_vertices(Follow *f) {
    const size_t row = (size_t)f->size[0], layer = row * (size_t)f->size[1];
    for (int k = 0; k + 1 < f->size[2]; k++)
        for (int j = 0; j + 1 < f->size[1]; j++) {
            const float *at = &f->value[cell_index(f, 0, j, k)];
            for (int i = 0; i + 1 < f->size[0]; i++, at++) {
                const float corner[8] = {
                    at[0],     at[1],         at[row],         at[row + 1],
                    at[layer], at[layer + 1], at[layer + row], at[layer + row + 1]};
                int inside = 0;
                for (int n = 0; n < 8; n++)
                    inside += corner[n] < 0;
                if (inside % 8 != 0 && !place_in_cell(f, i, j, k, corner))
                    return false;
            }
        }
    return true;
}

static bool add_quad(Follow *f, const int q[4], bool inside_first) {
    if (q[0] < 0 || q[1] < 0 || q[2] < 0 || q[3] < 0)
        return true;
    // Split along the shorter diagonal: rounder triangles, gentler folds.
    Vec3 p[4];
    for (int i = 0; i < 4; i++)
        p[i] = f->shell->vertex[q[i]].position;
    Vec3 u = vec_sub(p[2], p[0]), v = vec_sub(p[3], p[1]);
    int s = vec_dot(u, u) <= vec_dot(v, v) ? 0 : 1;
    int a = q[s], b = q[s + 1], c = q[s + 2], d = q[(s + 3) & 3];
    if (inside_first)
        return shell_triangle(f->shell, a, b, c) && shell_triangle(f->shell, a, c, d);
    return shell_triangle(f->shell, a, c, b) && shell_triangle(f->shell, a, d, c);
}

static bool place_quads(Follow *f) {
    for (int k = 1; k + 1 < f->size[2]; k++)
        for (int j = 1; j + 1 < f->size[1]; j++)
            for (int i = 0; i + 1 < f->size[0]; i++) {
                bool inside = f->value[cell_index(f, i, j, k)] < 0;
                for (int axis = 0; axis < 3; axis++) {
                    int n[3] = {i, j, k};
                    n[axis]++;
                    if ((f->value[cell_index(f, n[0], n[1], n[2])] < 0) == inside)
                        continue;
                    if (axis != 0 && i == 0)
                        continue; // the mirror image makes these
                    int u = (axis + 1) % 3, v = (axis + 2) % 3, q[4];
                    static const int BACK[4][2] = {{1, 1}, {0, 1}, {0, 0}, {1, 0}};
                    for (int c = 0; c < 4; c++) {
                        int m[3] = {i, j, k};
                        m[u] -= BACK[c][0];
                        m[v] -= BACK[c][1];
                        q[c] = f->vertex[cell_index(f, m[0], m[1], m[2])];
                    }
                    if (!add_quad(f, q, inside))
                        return false;
                }
            }
    return true;
}

// The way out at each vertex from the triangles round it, which is smoother than the field's own
// where tubes meet: weights that are exact on a sphere (Max 1999).
static bool make_normals(const Follow *f) {
    Shell *s = f->shell;
    Vec3 *sum = calloc((size_t)s->vertex_count + 1, sizeof *sum);
    if (sum == NULL)
        return false;
    for (int i = 0; i < s->triangle_count; i++) {
        const int *t = s->triangle[i];
        Vec3 edge[3];
        double square[3];
        for (int k = 0; k < 3; k++) {
            edge[k] = vec_sub(s->vertex[t[(k + 1) % 3]].position, s->vertex[t[k]].position);
            square[k] = fmax(vec_dot(edge[k], edge[k]), 1e-12);
        }
        Vec3 way = vec_cross(edge[0], edge[1]);
        for (int k = 0; k < 3; k++)
            sum[t[k]] = vec_add(sum[t[k]], vec_scale(way, 1 / (square[k] * square[(k + 2) % 3])));
    }
    for (int i = f->first; i < s->vertex_count; i++) {
        if (s->vertex[i].seam) // the mirror's normal has no part across it
            sum[i].x = 0;
        s->vertex[i].normal = vec_unit(sum[i], vec3(0, 1, 0));
    }
    free(sum);
    return true;
}

bool shell_follow(Shell *shell, const Field *field, const Grid *grid) {
    Follow f = {.field = field, .grid = grid, .shell = shell, .first = shell->vertex_count};
    find_bounds(&f);
    size_t count = (size_t)f.size[0] * (size_t)f.size[1] * (size_t)f.size[2];
    f.value = malloc(count * sizeof *f.value);
    f.vertex = malloc(count * sizeof *f.vertex);
    bool good = f.value != NULL && f.vertex != NULL;
    if (good) {
        memset(f.vertex, 255, count * sizeof *f.vertex);
        fill_values(&f);
        good = place_vertices(&f) && place_quads(&f) && make_normals(&f);
    }
    free(f.value);
    free(f.vertex);
    return good || fail("out of memory for a mesh");
}

int shell_vertex(Shell *shell, ShellVertex vertex) {
    if (shell->vertex_count == shell->vertex_max) {
        int max = shell->vertex_max > 0 ? 2 * shell->vertex_max : 1024;
        void *more = realloc(shell->vertex, (size_t)max * sizeof *shell->vertex);
        if (more == NULL)
            return -1;
        shell->vertex = more;
        shell->vertex_max = max;
    }
    shell->vertex[shell->vertex_count] = vertex;
    return shell->vertex_count++;
}

bool shell_triangle(Shell *shell, int a, int b, int c) {
    if (shell->triangle_count == shell->triangle_max) {
        int max = shell->triangle_max > 0 ? 2 * shell->triangle_max : 2048;
        void *more = realloc(shell->triangle, (size_t)max * sizeof *shell->triangle);
        if (more == NULL)
            return false;
        shell->triangle = more;
        shell->triangle_max = max;
    }
    int *corner = shell->triangle[shell->triangle_count++];
    corner[0] = a;
    corner[1] = b;
    corner[2] = c;
    return true;
}

void shell_free(Shell *shell) {
    free(shell->vertex);
    free(shell->triangle);
    memset(shell, 0, sizeof *shell);
}
