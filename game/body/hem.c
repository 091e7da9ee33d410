#include "hem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

#define NEAR       .3 // of an edge: closer vertices slide onto the line
#define RIM_MAX    512
#define TINY_ANGLE 1e-9

typedef struct {
    Shell *shell;
    const Field *field;
    const Cut *cut;
    double *value; // of every vertex; 0 exactly on the line
    int value_max;
    double spacing;
} Cutting;

static double cut_at(const Cut *cut, Vec3 p) {
    return cut->at(cut->context, p);
}

static Vec3 cut_gradient(const Cut *cut, Vec3 p) {
    const double e = 2e-4;
    Vec3 g = vec3(cut_at(cut, vec3(p.x + e, p.y, p.z)) - cut_at(cut, vec3(p.x - e, p.y, p.z)),
                  cut_at(cut, vec3(p.x, p.y + e, p.z)) - cut_at(cut, vec3(p.x, p.y - e, p.z)),
                  cut_at(cut, vec3(p.x, p.y, p.z + e)) - cut_at(cut, vec3(p.x, p.y, p.z - e)));
    return vec_scale(g, 1 / (2 * e));
}

// Along the surface onto the line.
static void settle_on_line(const Cutting *c, ShellVertex *v) {
    Vec3 p = v->position;
    for (int i = 0; i < 4; i++) {
        Vec3 g = cut_gradient(c->cut, p);
        Vec3 along = vec_reject(g, v->normal);
        if (v->seam)
            along.x = 0;
        double slope = vec_dot(along, g);
        if (slope < 1e-6)
            break;
        p = vec_sub(p, vec_scale(along, clamp(cut_at(c->cut, p) / slope, -.02, .02)));
        p = field_settle(c->field, p, v->normal);
        v->normal = field_normal(c->field, p, FIELD_NEAR);
        if (v->seam) {
            p.x = 0;
            v->normal.x = 0;
            v->normal = vec_unit(v->normal, vec3(0, 0, 1));
        }
    }
    v->position = p;
    v->rim = 0;
}

static bool keep_value(Cutting *c, int vertex, double value) {
    if (vertex >= c->value_max) {
        int max = 2 * c->value_max + vertex;
        double *more = realloc(c->value, (size_t)max * sizeof *more);
        if (more == NULL)
            return false;
        c->value = more;
        c->value_max = max;
    }
    c->value[vertex] = value;
    return true;
}

typedef struct {
    int a, b, vertex;
} Split;

typedef struct {
    Split split[4 * RIM_MAX];
    int count;
} Splits;

// The vertex where the line crosses an edge, made once for both triangles.
static int split_edge(Cutting *c, Splits *splits, int a, int b) {
    if (a > b) {
        int other = a;
        a = b;
        b = other;
    }
    for (int i = splits->count - 1; i >= 0; i--)
        if (splits->split[i].a == a && splits->split[i].b == b)
            return splits->split[i].vertex;
    const ShellVertex *va = &c->shell->vertex[a], *vb = &c->shell->vertex[b];
    double t = c->value[a] / (c->value[a] - c->value[b]);
    ShellVertex v = {.position = vec_mix(va->position, vb->position, t),
                     .normal = vec_unit(vec_mix(va->normal, vb->normal, t), va->normal),
                     .seam = va->seam && vb->seam,
                     .source = -1};
    settle_on_line(c, &v);
    int made = shell_vertex(c->shell, v);
    ASSERT(splits->count < 4 * RIM_MAX);
    splits->split[splits->count++] = (Split){a, b, made};
    if (made >= 0 && !keep_value(c, made, 0))
        return -1;
    return made;
}

// Of two neighbours that would slide onto one place only the nearer may go.
static void hold_back(const Cutting *c, bool *held) {
    double near = NEAR * c->spacing;
    for (int i = 0; i < c->shell->triangle_count; i++)
        for (int k = 0; k < 3; k++) {
            int a = c->shell->triangle[i][k], b = c->shell->triangle[i][(k + 1) % 3];
            double va = c->value[a], vb = c->value[b];
            if (fabs(va) >= near || fabs(vb) >= near)
                continue;
            bool meet =
                (va < 0) != (vb < 0) || (c->shell->vertex[a].seam && c->shell->vertex[b].seam);
            if (meet)
                held[fabs(va) > fabs(vb) ? a : b] = true;
        }
}

static bool slide_vertices(Cutting *c) {
    int count = c->shell->vertex_count;
    bool *held = calloc((size_t)count + 1, sizeof *held);
    if (held == NULL)
        return false;
    for (int i = 0; i < count; i++)
        c->value[i] = cut_at(c->cut, c->shell->vertex[i].position);
    hold_back(c, held);
    for (int i = 0; i < count; i++)
        if (!held[i] && fabs(c->value[i]) < NEAR * c->spacing) {
            settle_on_line(c, &c->shell->vertex[i]);
            c->value[i] = 0;
        } else if (c->value[i] == 0)
            c->value[i] = -1e-9;
    free(held);
    return true;
}

// What remains of one triangle: up to two triangles. False when memory is short.
static bool clip_triangle(Cutting *c, Splits *splits, const int corner[3]) {
    int ring[4], count = 0;
    bool some = false;
    for (int k = 0; k < 3; k++) {
        int a = corner[k], b = corner[(k + 1) % 3];
        double va = c->value[a], vb = c->value[b];
        some = some || va < 0;
        if (va <= 0)
            ring[count++] = a;
        if ((va < 0 && vb > 0) || (va > 0 && vb < 0)) {
            ring[count] = split_edge(c, splits, a, b);
            if (ring[count++] < 0)
                return false;
        }
    }
    if (count < 3 || !some)
        return true;
    return shell_triangle(c->shell, ring[0], ring[1], ring[2]) &&
           (count < 4 || shell_triangle(c->shell, ring[0], ring[2], ring[3]));
}

static bool clip_triangles(Cutting *c) {
    Splits *splits = calloc(1, sizeof *splits);
    int before = c->shell->triangle_count;
    int(*old)[3] = malloc((size_t)(before > 0 ? before : 1) * sizeof *old);
    bool good = splits != NULL && old != NULL;
    if (good) {
        memcpy(old, c->shell->triangle, (size_t)before * sizeof *old);
        c->shell->triangle_count = 0;
        for (int i = 0; i < before && good; i++)
            good = clip_triangle(c, splits, old[i]);
    }
    free(splits);
    free(old);
    return good;
}

// Throws away the vertices that no triangle uses; `value` follows.
static bool drop_unused(Cutting *c) {
    Shell *s = c->shell;
    int *to = malloc((size_t)s->vertex_count * sizeof *to);
    if (to == NULL)
        return false;
    memset(to, 255, (size_t)s->vertex_count * sizeof *to);
    for (int i = 0; i < s->triangle_count; i++)
        for (int k = 0; k < 3; k++)
            to[s->triangle[i][k]] = 0;
    int count = 0;
    for (int i = 0; i < s->vertex_count; i++)
        if (to[i] == 0) {
            s->vertex[count] = s->vertex[i];
            c->value[count] = c->value[i];
            to[i] = count++;
        }
    s->vertex_count = count;
    for (int i = 0; i < count; i++)
        if (s->vertex[i].source >= 0)
            s->vertex[i].source = to[s->vertex[i].source];
    for (int i = 0; i < s->triangle_count; i++)
        for (int k = 0; k < 3; k++)
            s->triangle[i][k] = to[s->triangle[i][k]];
    free(to);
    return true;
}

typedef struct {
    int from[RIM_MAX], to[RIM_MAX]; // edges of the opening, as their triangle runs
    int count;
} Rim;

// The edges along the line that have one triangle only.
static void find_rim(const Cutting *c, Rim *rim) {
    const Shell *s = c->shell;
    rim->count = 0;
    for (int i = 0; i < s->triangle_count; i++)
        for (int k = 0; k < 3; k++) {
            int a = s->triangle[i][k], b = s->triangle[i][(k + 1) % 3];
            if (c->value[a] < 0 || c->value[b] < 0)
                continue;
            int back = -1; // the same edge the other way cancels it
            for (int r = 0; r < rim->count; r++)
                if (rim->from[r] == b && rim->to[r] == a)
                    back = r;
            if (back >= 0) {
                rim->count--;
                rim->from[back] = rim->from[rim->count];
                rim->to[back] = rim->to[rim->count];
            } else {
                ASSERT(rim->count < RIM_MAX);
                rim->from[rim->count] = a;
                rim->to[rim->count++] = b;
            }
        }
}

typedef struct {
    Vec3 middle, out; // of the opening
    double shift, part, sink;
    float shade;
    bool outward; // normals look out of the opening, else towards its middle
} Ring;

static int ring_vertex(Shell *shell, int from, const Ring *ring) {
    ShellVertex v = shell->vertex[from];
    Vec3 inward = vec_sub(ring->middle, v.position);
    v.position = vec_add(v.position, vec_scale(inward, ring->part));
    v.position = vec_sub(v.position, vec_scale(ring->out, ring->shift));
    v.position = vec_sub(v.position, vec_scale(v.normal, ring->sink));
    v.normal = ring->outward ? ring->out : vec_unit(inward, ring->out);
    if (v.seam) {
        v.position.x = 0;
        v.normal.x = 0;
        v.normal = vec_unit(v.normal, ring->out);
    }
    v.shade = ring->shade;
    v.source = from;
    return shell_vertex(shell, v);
}

// Copies the opening's vertices to a new ring; to[] maps old to new.
static bool add_ring(Shell *shell, const Rim *rim, const int *from, int *to, const Ring *ring) {
    for (int i = 0; i < rim->count; i++)
        to[rim->from[i]] = to[rim->to[i]] = -1;
    for (int i = 0; i < 2 * rim->count; i++) {
        int v = i < rim->count ? rim->from[i] : rim->to[i - rim->count];
        if (to[v] < 0)
            to[v] = ring_vertex(shell, from[v], ring);
        if (to[v] < 0)
            return false;
    }
    return true;
}

static bool add_strip(Shell *shell, const Rim *rim, const int *outer, const int *inner) {
    for (int i = 0; i < rim->count; i++) {
        int a = rim->from[i], b = rim->to[i];
        if (!shell_triangle(shell, outer[b], outer[a], inner[a]) ||
            !shell_triangle(shell, outer[b], inner[a], inner[b]))
            return false;
    }
    return true;
}

static bool add_lid(Shell *shell, const Rim *rim, const int *ring, Vec3 middle, Vec3 out,
                    bool seam) {
    ShellVertex v = {
        .position = middle, .normal = out, .rim = .05, .shade = 1, .seam = seam, .source = -1};
    int center = shell_vertex(shell, v);
    if (center < 0)
        return false;
    for (int i = 0; i < rim->count; i++)
        if (!shell_triangle(shell, ring[rim->to[i]], ring[rim->from[i]], center))
            return false;
    return true;
}

// The middle of the opening, weighted by the length of its edges; halves are completed by the
// mirror.
static void measure_opening(const Cutting *c, const Rim *rim, Vec3 *middle, Vec3 *out, bool *half) {
    Vec3 sum = vec3(0, 0, 0), normal = vec3(0, 0, 0);
    double weight = 0;
    *half = false;
    for (int i = 0; i < rim->count; i++) {
        const ShellVertex *a = &c->shell->vertex[rim->from[i]];
        const ShellVertex *b = &c->shell->vertex[rim->to[i]];
        *half = *half || a->seam || b->seam;
        double w = vec_length(vec_sub(a->position, b->position));
        sum = vec_add(sum, vec_scale(vec_mix(a->position, b->position, .5), w));
        normal = vec_add(normal, vec_scale(cut_gradient(c->cut, a->position), w));
        weight += w;
    }
    *middle = vec_scale(sum, 1 / weight);
    if (*half) {
        middle->x = 0;
        normal.x = 0;
    }
    *out = vec_unit(normal, vec3(0, 1, 0));
}

static bool close_opening(Cutting *c, const Rim *rim, const Hem *hem) {
    Shell *s = c->shell;
    int *map = malloc(4 * (size_t)s->vertex_count * sizeof *map);
    if (map == NULL)
        return false;
    int *row[4];
    for (int r = 0; r < 4; r++)
        row[r] = map + r * s->vertex_count;
    for (int i = 0; i < s->vertex_count; i++)
        row[0][i] = i;
    Ring ring = {.outward = true};
    bool half;
    measure_opening(c, rim, &ring.middle, &ring.out, &half);
    Vec3 middle = vec_sub(ring.middle, vec_scale(ring.out, hem->recess));
    bool good;
    if (hem->plain) {
        good = add_ring(s, rim, row[0], row[1], &ring) &&
               add_lid(s, rim, row[1], ring.middle, ring.out, half);
    } else {
        good = add_ring(s, rim, row[0], row[1], &ring); // a sharp edge: own normals
        ring.part = hem->turn;
        ring.sink = .3 * hem->sink;
        ring.shade = .25f;
        good = good && add_ring(s, rim, row[0], row[2], &ring);
        ring.part = hem->inside;
        ring.shift = hem->sink > 0 ? 0 : hem->recess;
        ring.sink = hem->sink;
        ring.shade = 1;
        ring.outward = false;
        good = good && add_ring(s, rim, row[0], row[3], &ring) &&
               add_strip(s, rim, row[1], row[2]) && add_strip(s, rim, row[2], row[3]) &&
               add_lid(s, rim, row[3], middle, ring.out, half);
    }
    free(map);
    return good;
}

bool shell_cut(Shell *shell, const Field *field, const Cut *cut, const Hem *hem, double spacing) {
    Cutting c = {.shell = shell, .field = field, .cut = cut, .spacing = spacing};
    c.value_max = 2 * shell->vertex_count + 64;
    c.value = malloc((size_t)c.value_max * sizeof *c.value);
    Rim *rim = malloc(sizeof *rim);
    bool good = c.value != NULL && rim != NULL;
    if (good) {
        good = slide_vertices(&c) && clip_triangles(&c) && drop_unused(&c);
    }
    if (good) {
        find_rim(&c, rim);
        good = rim->count == 0 || close_opening(&c, rim, hem);
    }
    free(c.value);
    free(rim);
    return good || fail("out of memory for a mesh");
}
