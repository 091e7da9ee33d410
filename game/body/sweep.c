#include "sweep.h"

#include "fail.h"
#include "own.h"

typedef struct {
    Vec3 middle, way, axis[2]; // the ring lies square to `way`
    double radius, lean;       // its normals lean along `way`
} Ring;

static int add_ring(Shell *shell, const Ring *ring, int sides) {
    int first = shell->vertex_count;
    for (int i = 0; i < sides; i++) {
        double sine, cosine;
        own_sin_cos(2 * PI * i / sides, &sine, &cosine);
        Vec3 out = vec_add(vec_scale(ring->axis[0], cosine), vec_scale(ring->axis[1], sine));
        ShellVertex v = {.position = vec_add(ring->middle, vec_scale(out, ring->radius)),
                         .normal = vec_unit(vec_add(out, vec_scale(ring->way, ring->lean)), out),
                         .rim = 1,
                         .source = -1};
        if (shell_vertex(shell, v) < 0)
            return -1;
    }
    return first;
}

static bool join_rings(Shell *shell, int a, int b, int sides) {
    for (int i = 0; i < sides; i++) {
        int next = (i + 1) % sides;
        if (!shell_triangle(shell, a + i, a + next, b + next) ||
            !shell_triangle(shell, a + i, b + next, b + i))
            return false;
    }
    return true;
}

static bool close_ring(Shell *shell, int ring, Vec3 tip, Vec3 normal, bool far, int sides) {
    ShellVertex v = {.position = tip, .normal = normal, .rim = 1, .source = -1};
    int center = shell_vertex(shell, v);
    for (int i = 0; i < sides && center >= 0; i++) {
        int next = (i + 1) % sides, a = far ? i : next, b = far ? next : i;
        if (!shell_triangle(shell, ring + a, ring + b, center))
            return false;
    }
    return center >= 0;
}

static Ring ring_at(const Tube *tube, double place, Vec3 front) {
    int i = (int)place;
    i = i > tube->count - 2 ? tube->count - 2 : i;
    double t = place - i;
    Ring ring = {.middle = vec_mix(tube->point[i], tube->point[i + 1], t),
                 .radius = mix(tube->across[i], tube->across[i + 1], t)};
    Vec3 way = vec_unit(vec_sub(tube->point[i + 1], tube->point[i]), vec3(0, 1, 0));
    if (t == 0 && i > 0) // at a joint: half way between both pieces
        way = vec_unit(vec_sub(tube->point[i + 1], tube->point[i - 1]), way);
    ring.way = way;
    ring.axis[0] = vec_unit(vec_reject(front, way), vec3(1, 0, 0));
    ring.axis[1] = vec_cross(way, ring.axis[0]);
    return ring;
}

bool shell_sweep(Shell *shell, const Tube *tube, const double *place, int rings, int sides,
                 Vec3 front) {
    Ring ring = ring_at(tube, place[0], front);
    int before = add_ring(shell, &ring, sides);
    bool good = before >= 0 &&
                close_ring(shell, before, ring.middle, vec_scale(ring.way, -1), false, sides);
    for (int i = 1; i < rings && good; i++) {
        ring = ring_at(tube, place[i], front);
        int next = add_ring(shell, &ring, sides);
        good = next >= 0 && join_rings(shell, before, next, sides);
        before = next;
    }
    // The half ball: a ring at 50 degrees, then the tip.
    Vec3 middle = ring.middle;
    double radius = ring.radius;
    if (good) {
        ring.middle = vec_add(middle, vec_scale(ring.way, .77 * radius));
        ring.radius = .64 * radius;
        ring.lean = 1.2;
        int last = add_ring(shell, &ring, sides);
        Vec3 tip = vec_add(middle, vec_scale(ring.way, radius));
        good = last >= 0 && join_rings(shell, before, last, sides) &&
               close_ring(shell, last, tip, ring.way, true, sides);
    }
    return good || fail("out of memory for a mesh");
}
