#include "simplify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

#define TURNS  .35 // cosine: no triangle turns farther in one step
#define AGREES .45 // cosine between a triangle and the normals of its corners
#define THIN   .20 // of an even triangle's shape
#define STAYS  1e9
#define UNSEEN .01f // what matters less
#define LINE   4.0  // how much more than the skin its seams and rims weigh

enum { COPIES = 3, RING = 48, NONE = -1 };

// The sum of squared distances to planes (a symmetric matrix) and what they weigh.
typedef struct {
    double m[10];
} Quadric;

typedef struct {
    Shell *shell;
    const SimplifyPlan *plan;
    Quadric (*quadric)[SIMPLIFY_POSES];
    double *area;        // of the planes of a vertex
    int *first, *next;   // corners of a vertex' triangles: 3 triangle + k
    bool *edge;          // on a seam or rim: triangles on one side only
    bool *stays;         // hems and the middle of lids
    bool *stale;         // its neighbours changed: `cost` is about what it was
    int (*copy)[COPIES]; // the hem's vertices that hang on a rim's
    int *goes;           // onto whom a vertex goes best
    double *cost;        // of that, STAYS for never
    int *heap, *place, count;
} Work;

static void add_plane(Quadric *q, Vec3 n, Vec3 at, double weight) {
    double d = -vec_dot(n, at);
    const double v[4] = {n.x, n.y, n.z, d};
    for (int i = 0, k = 0; i < 4; i++)
        for (int j = i; j < 4; j++)
            q->m[k++] += weight * v[i] * v[j];
}

static double quadric_at(const Quadric *q, Vec3 p) {
    const double *m = q->m;
    return p.x * (m[0] * p.x + 2 * (m[1] * p.y + m[2] * p.z + m[3])) +
           p.y * (m[4] * p.y + 2 * (m[5] * p.z + m[6])) + p.z * (m[7] * p.z + 2 * m[8]) + m[9];
}

static bool alive(const Work *w, int triangle) {
    return w->shell->triangle[triangle][0] >= 0;
}

static Vec3 cross_of(const Vec3 *at, int a, int b, int c) {
    return vec_cross(vec_sub(at[b], at[a]), vec_sub(at[c], at[a]));
}

// The other corners of the triangles round a vertex, each once; `times`: in how many triangles.
static int ring_of(const Work *w, int v, int *ring, int *times) {
    int n = 0;
    for (int c = w->first[v]; c >= 0; c = w->next[c]) {
        const int *t = w->shell->triangle[c / 3];
        if (!alive(w, c / 3))
            continue;
        for (int k = 1; k < 3; k++) {
            int u = t[(c + k) % 3], i = 0;
            while (i < n && ring[i] != u)
                i++;
            if (i == RING)
                return 0; // too many: it stays
            if (i == n) {
                ring[n] = u;
                times[n++] = 0;
            }
            times[i]++;
        }
    }
    return n;
}

// Both ends of an edge (one with this ring, and u) have exactly the corners of its own triangles in
// common, else sheets would meet.
static bool may_join(const Work *w, const int *ring, int n, int u, int shared) {
    int other[RING], times[RING], m = ring_of(w, u, other, times), both = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < m; k++)
            both += ring[i] == other[k];
    return both == shared && n + m < RING;
}

// Nobody sees how a triangle is shaped here.
static bool unseen(const Work *w, int a, int b, int c) {
    const float *matters = w->plan->matters;
    return fmaxf(matters[a], fmaxf(matters[b], matters[c])) < UNSEEN;
}

// Whether no triangle turns over, grows thin or long when v goes to u.
static bool keeps_shape(const Work *w, int v, int u) {
    const Shell *s = w->shell;
    for (int c = w->first[v]; c >= 0; c = w->next[c]) {
        const int *t = s->triangle[c / 3];
        int b = t[(c + 1) % 3], d = t[(c + 2) % 3];
        if (!alive(w, c / 3) || b == u || d == u)
            continue;
        for (int p = 0; p < w->plan->poses; p++) {
            const Vec3 *at = w->plan->position[p];
            Vec3 was = cross_of(at, v, b, d), is = cross_of(at, u, b, d);
            double before = vec_length(was), now = vec_length(is);
            if (vec_dot(was, is) < TURNS * before * now)
                return false;
            if (p > 0 || unseen(w, u, b, d))
                continue;
            Vec3 x = vec_sub(at[b], at[u]), y = vec_sub(at[d], at[u]), z = vec_sub(at[d], at[b]);
            double xx = vec_dot(x, x), yy = vec_dot(y, y), zz = vec_dot(z, z), most = w->plan->edge;
            if (fmax(xx, yy) > most * most || 3.4641 * now < THIN * (xx + yy + zz))
                return false;
            const int corner[3] = {u, b, d};
            for (int k = 0; k < 3; k++)
                if (vec_dot(is, s->vertex[corner[k]].normal) < AGREES * now)
                    return false;
        }
    }
    return true;
}

static double cost_of(const Work *w, int v, int u) {
    double sum = 0;
    for (int p = 0; p < w->plan->poses; p++)
        sum += quadric_at(&w->quadric[v][p], w->plan->position[p][u]);
    return fmax(sum, 0) / (w->area[v] * w->plan->poses);
}

// Onto whom a vertex goes best.
static void choose(Work *w, int v) {
    w->cost[v] = STAYS;
    if (w->stays[v])
        return;
    int ring[RING], times[RING], n = ring_of(w, v, ring, times);
    double most = w->plan->error * w->plan->error;
    for (int i = 0; i < n; i++) {
        int u = ring[i];
        if ((w->edge[v] && times[i] != 1) ||
            (w->shell->vertex[v].seam && !w->shell->vertex[u].seam) ||
            (w->copy[v][0] >= 0 && w->copy[u][0] < 0))
            continue;
        double cost = cost_of(w, v, u);
        if (cost < most && cost < w->cost[v] && keeps_shape(w, v, u) &&
            may_join(w, ring, n, u, times[i])) {
            w->cost[v] = cost;
            w->goes[v] = u;
        }
    }
}

static bool before(const Work *w, int a, int b) {
    return w->cost[a] != w->cost[b] ? w->cost[a] < w->cost[b] : a < b;
}

static void put(Work *w, int i, int v) {
    w->heap[i] = v;
    w->place[v] = i;
}

// Lets the vertex at place i find its place.
static void settle(Work *w, int i) {
    int v = w->heap[i];
    for (; i > 0 && before(w, v, w->heap[(i - 1) / 2]); i = (i - 1) / 2)
        put(w, i, w->heap[(i - 1) / 2]);
    for (int child; (child = 2 * i + 1) < w->count; i = child) {
        if (child + 1 < w->count && before(w, w->heap[child + 1], w->heap[child]))
            child++;
        if (!before(w, w->heap[child], v))
            break;
        put(w, i, w->heap[child]);
    }
    put(w, i, v);
}

static void leave(Work *w, int v) {
    int i = w->place[v];
    w->place[v] = NONE;
    if (i != --w->count) {
        put(w, i, w->heap[w->count]);
        settle(w, i);
    }
}

// All triangles of v become u's, but those that had both.
static void move_onto(Work *w, int v, int u) {
    int last = NONE;
    for (int c = w->first[v]; c >= 0; c = w->next[c]) {
        int *t = w->shell->triangle[c / 3];
        last = c;
        if (!alive(w, c / 3))
            continue;
        if (t[0] == u || t[1] == u || t[2] == u)
            t[0] = t[1] = t[2] = NONE;
        else
            t[c % 3] = u;
    }
    if (last >= 0) {
        w->next[last] = w->first[u];
        w->first[u] = w->first[v];
        w->first[v] = NONE;
    }
}

static void refresh(Work *w, int v) {
    w->stale[v] = false;
    choose(w, v);
    settle(w, w->place[v]);
}

static void collapse(Work *w, int v) {
    int u = w->goes[v], ring[RING], times[RING];
    leave(w, v);
    move_onto(w, v, u);
    for (int i = 0; i < COPIES && w->copy[v][i] >= 0; i++)
        move_onto(w, w->copy[v][i], w->copy[u][i]);
    for (int p = 0; p < w->plan->poses; p++)
        for (int k = 0; k < 10; k++)
            w->quadric[u][p].m[k] += w->quadric[v][p].m[k];
    w->area[u] += w->area[v];
    int n = ring_of(w, u, ring, times);
    for (int i = -1; i < n; i++) {
        int x = i < 0 ? u : ring[i];
        w->stale[x] = true;
        if (w->cost[x] == STAYS && w->place[x] >= 0)
            refresh(w, x);
    }
}

static void weigh_triangle(Work *w, int i) {
    const int *t = w->shell->triangle[i];
    const SimplifyPlan *plan = w->plan;
    float matters = (plan->matters[t[0]] + plan->matters[t[1]] + plan->matters[t[2]]) / 3;
    for (int p = 0; p < plan->poses; p++) {
        Vec3 n = cross_of(plan->position[p], t[0], t[1], t[2]);
        double twice = vec_length(n);
        if (twice < 1e-12)
            continue;
        n = vec_scale(n, 1 / twice);
        for (int k = 0; k < 3; k++) {
            add_plane(&w->quadric[t[k]][p], n, plan->position[p][t[0]], twice * (double)matters);
            w->area[t[k]] += p == 0 ? twice : 0;
        }
    }
}

// The planes that hold an edge with one triangle in its line.
static void weigh_edge(Work *w, int a, int b, int c) {
    for (int p = 0; p < w->plan->poses; p++) {
        const Vec3 *at = w->plan->position[p];
        Vec3 way = vec_sub(at[b], at[a]), out = vec_cross(way, cross_of(at, a, b, c));
        double length = vec_dot(way, way);
        out = vec_unit(out, vec3(0, 0, 0));
        add_plane(&w->quadric[a][p], out, at[a], LINE * length);
        add_plane(&w->quadric[b][p], out, at[a], LINE * length);
    }
}

// Whether any triangle runs from b to a.
static bool runs_back(const Work *w, int a, int b) {
    for (int c = w->first[b]; c >= 0; c = w->next[c])
        if (w->shell->triangle[c / 3][(c + 1) % 3] == a)
            return true;
    return false;
}

static void find_lines(Work *w) {
    const Shell *s = w->shell;
    for (int i = 0; i < s->triangle_count; i++)
        for (int k = 0; k < 3; k++) {
            int a = s->triangle[i][k], b = s->triangle[i][(k + 1) % 3];
            if (runs_back(w, a, b))
                continue;
            w->edge[a] = w->edge[b] = true;
            weigh_edge(w, a, b, s->triangle[i][(k + 2) % 3]);
        }
    for (int i = 0; i < s->vertex_count; i++) {
        int from = s->vertex[i].source, k = 0;
        if (from < 0)
            continue;
        w->stays[i] = true;
        while (k < COPIES && w->copy[from][k] >= 0)
            k++;
        if (k < COPIES)
            w->copy[from][k] = i;
        else // the end of two edges
            w->stays[from] = true;
    }
    for (int i = 0; i < s->vertex_count; i++) // where a seam meets a rim
        if (s->vertex[i].seam && w->copy[i][0] >= 0)
            w->stays[i] = true;
    for (int i = 0; i < s->triangle_count; i++) { // the middle of a lid
        const int *t = s->triangle[i];
        for (int k = 0; k < 3; k++)
            if (s->vertex[t[(k + 1) % 3]].source >= 0 && s->vertex[t[(k + 2) % 3]].source >= 0)
                w->stays[t[k]] = true;
    }
}

static void prepare(Work *w) {
    const Shell *s = w->shell;
    memset(w->first, 255, (size_t)s->vertex_count * sizeof *w->first);
    memset(w->copy, 255, (size_t)s->vertex_count * sizeof *w->copy);
    for (int i = 0; i < 3 * s->triangle_count; i++) {
        int v = s->triangle[i / 3][i % 3];
        w->next[i] = w->first[v];
        w->first[v] = i;
    }
    for (int i = 0; i < s->triangle_count; i++)
        weigh_triangle(w, i);
    find_lines(w);
    for (int i = 0; i < s->vertex_count; i++) {
        w->area[i] = fmax(w->area[i], 1e-12);
        choose(w, i);
        put(w, w->count++, i);
        settle(w, w->count - 1);
    }
}

// Numbers what is left anew.
static void pack(Work *w, int *to) {
    Shell *s = w->shell;
    int vertices = 0, triangles = 0;
    memset(to, 255, (size_t)s->vertex_count * sizeof *to);
    for (int i = 0; i < s->triangle_count; i++)
        for (int k = 0; k < 3 && alive(w, i); k++)
            to[s->triangle[i][k]] = 0;
    for (int i = 0; i < s->vertex_count; i++)
        if (to[i] == 0)
            to[i] = vertices++;
    for (int i = 0; i < s->vertex_count; i++) {
        if (to[i] < 0)
            continue;
        s->vertex[to[i]] = s->vertex[i];
        int from = s->vertex[i].source;
        s->vertex[to[i]].source = from < 0 ? -1 : to[from];
    }
    for (int i = 0; i < s->triangle_count; i++) {
        if (!alive(w, i))
            continue;
        for (int k = 0; k < 3; k++)
            s->triangle[triangles][k] = to[s->triangle[i][k]];
        triangles++;
    }
    s->vertex_count = vertices;
    s->triangle_count = triangles;
}

bool shell_simplify(Shell *shell, const SimplifyPlan *plan, int *to) {
    Work w = {.shell = shell, .plan = plan};
    size_t n = (size_t)shell->vertex_count;
    w.quadric = calloc(n, sizeof *w.quadric);
    w.copy = malloc(n * sizeof *w.copy);
    w.area = calloc(2 * n, sizeof *w.area);
    w.edge = calloc(3 * n, sizeof *w.edge);
    w.first = calloc(4 * n + 3 * (size_t)shell->triangle_count, sizeof *w.first);
    bool good = w.quadric && w.copy && w.area && w.edge && w.first;
    if (good) {
        w.cost = w.area + n;
        w.stays = w.edge + n;
        w.stale = w.stays + n;
        w.goes = w.first + n;
        w.heap = w.goes + n;
        w.place = w.heap + n;
        w.next = w.place + n;
        prepare(&w);
        for (int v; w.count > 0 && w.cost[v = w.heap[0]] < STAYS;)
            (w.stale[v] ? refresh : collapse)(&w, v);
        pack(&w, to);
    }
    free(w.quadric);
    free(w.copy);
    free(w.area);
    free(w.edge);
    free(w.first);
    return good || fail("out of memory for a mesh");
}
