#include "balance.h"

#include <math.h>

#include "fail.h"

void balance_add(Support *support, Vec3 point) {
    ASSERT(support->count < BALANCE_POINTS);
    support->point[support->count++] = point;
}

void balance_add_foot(Support *support, const Figure *f, const Body *b, Side side) {
    Vec3 heel = b->position[joint_on(JOINT_HEEL, side)],
         toe = b->position[joint_on(JOINT_TOE, side)];
    Vec3 along = vec_unit(vec3(toe.x - heel.x, 0, toe.z - heel.z), vec3(0, 0, 1));
    Vec3 out = vec_scale(vec3(along.z, 0, -along.x), .17 * f->foot_length);
    balance_add(support, vec_add(heel, out));
    balance_add(support, vec_sub(heel, out));
    balance_add(support, vec_add(toe, out));
    balance_add(support, vec_sub(toe, out));
}

static double cross(Vec3 o, Vec3 a, Vec3 b) {
    return (a.x - o.x) * (b.z - o.z) - (a.z - o.z) * (b.x - o.x);
}

static bool before(Vec3 a, Vec3 b) {
    return a.x < b.x || (!(a.x > b.x) && a.z < b.z);
}

// Andrew's monotone chain: the hull counter-clockwise in (x, z). Returns its size.
static int hull(const Support *s, Vec3 *out) {
    Vec3 p[BALANCE_POINTS];
    for (int i = 0; i < s->count; i++) {
        int j = i;
        for (; j > 0 && before(s->point[i], p[j - 1]); j--)
            p[j] = p[j - 1];
        p[j] = s->point[i];
    }
    int n = 0;
    for (int pass = 0; pass < 2; pass++) {
        int start = n;
        for (int k = 0; k < s->count; k++) {
            Vec3 q = p[pass == 0 ? k : s->count - 1 - k];
            while (n - start >= 2 && cross(out[n - 2], out[n - 1], q) <= 0)
                n--;
            out[n++] = q;
        }
        n--;
    }
    return n;
}

double balance_margin(const Support *s, Vec3 point) {
    ASSERT(s->count > 0);
    Vec3 h[2 * BALANCE_POINTS];
    int n = hull(s, h);
    if (n < 3)
        return -vec_length(vec3(point.x - s->point[0].x, 0, point.z - s->point[0].z));
    double margin = 1e9;
    for (int i = 0; i < n; i++) {
        Vec3 a = h[i], b = h[(i + 1) % n];
        double length = sqrt((b.x - a.x) * (b.x - a.x) + (b.z - a.z) * (b.z - a.z));
        if (length > 1e-12)
            margin = fmin(margin, cross(a, b, point) / length);
    }
    return margin;
}
