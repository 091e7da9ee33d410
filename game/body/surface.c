#include "surface.h"

#include <math.h>
#include <string.h>

#include "fail.h"

#define FAR_AWAY 1e9

static double length(Vec3 a) {
    return sqrt(vec_dot(a, a));
}

// Slopes that never overshoot: the harmonic mean of both neighbours, flat at ends and turns
// (Fritsch and Butland 1984).
static void slopes(const double *value, const double *step, int count, double *slope) {
    for (int i = 0; i < count; i++) {
        slope[i] = 0;
        if (i == 0 || i == count - 1)
            continue;
        double before = (value[i] - value[i - 1]) / step[i - 1];
        double after = (value[i + 1] - value[i]) / step[i];
        if (before * after > 0)
            slope[i] = 2 * before * after / (before + after);
    }
}

static void measure(Tube *tube) {
    double step[TUBE_POINTS];
    for (int i = 0; i + 1 < tube->count; i++) {
        step[i] = length(vec_sub(tube->point[i + 1], tube->point[i]));
        ASSERT(step[i] > 0);
        tube->inverse[i] = 1 / (step[i] * step[i]);
    }
    slopes(tube->across, step, tube->count, tube->across_slope);
    slopes(tube->deep, step, tube->count, tube->deep_slope);
    for (int i = 0; i + 1 < tube->count; i++) // per segment and unit of t, see radius_at
        tube->inverse[i] = 1 / (step[i] * step[i]);
    Vec3 low = tube->point[0], high = low;
    for (int i = 1; i < tube->count; i++) {
        Vec3 p = tube->point[i];
        low = vec3(fmin(low.x, p.x), fmin(low.y, p.y), fmin(low.z, p.z));
        high = vec3(fmax(high.x, p.x), fmax(high.y, p.y), fmax(high.z, p.z));
    }
    tube->middle = vec_mix(low, high, .5);
    tube->reach = 0;
    for (int i = 0; i < tube->count; i++) {
        double size =
            fmax(fmax(tube->across[i], tube->deep[i]), tube->count == 1 ? tube->along : 0);
        tube->reach = fmax(tube->reach, length(vec_sub(tube->point[i], tube->middle)) + size);
    }
}

void field_add(Field *field, const Tube *tube) {
    ASSERT(field->count < FIELD_TUBES && tube->count >= 1 && tube->count <= TUBE_POINTS);
    Tube *own = &field->tube[field->count++];
    *own = *tube;
    measure(own);
}

// First-order distance to an ellipsoid with the given offsets and half sizes.
static double oval_distance(double a, double b, double c, double ra, double rb, double rc) {
    double ia = 1 / ra, ib = 1 / rb, ic = 1 / rc;
    double x = a * ia, y = b * ib, z = c * ic;
    double square = x * x + y * y + z * z;
    if (square < 1e-12)
        return -fmin(ra, fmin(rb, rc));
    double l = sqrt(square);
    x *= ia;
    y *= ib;
    z *= ic;
    return l * (l - 1) / sqrt(x * x + y * y + z * z);
}

static double ellipsoid_at(const Tube *tube, Vec3 p) {
    Vec3 q = vec_sub(p, tube->point[0]);
    if (tube->side.x == 0 && tube->side.y == 0 && tube->side.z == 0)
        return length(q) - tube->across[0];
    Vec3 third = vec_cross(tube->side, tube->up);
    return oval_distance(vec_dot(q, tube->side), vec_dot(q, third), vec_dot(q, tube->up),
                         tube->across[0], tube->deep[0], tube->along);
}

// A cubic between two stations; `span` is the segment's length.
static double between(const double *value, const double *slope, int i, double t, double span) {
    double a = value[i], b = value[i + 1], d = b - a;
    double m0 = slope[i] * span, m1 = slope[i + 1] * span;
    return a + t * (m0 + t * (3 * d - 2 * m0 - m1 + t * (m0 + m1 - 2 * d)));
}

double tube_at(const Tube *tube, Vec3 p) {
    if (tube->count == 1)
        return ellipsoid_at(tube, p);
    double best = FAR_AWAY, place = 0;
    int segment = 0;
    Vec3 offset = p;
    for (int i = 0; i + 1 < tube->count; i++) {
        Vec3 way = vec_sub(tube->point[i + 1], tube->point[i]);
        Vec3 from = vec_sub(p, tube->point[i]);
        double t = clamp(vec_dot(from, way) * tube->inverse[i], 0, 1);
        Vec3 q = vec_sub(from, vec_scale(way, t));
        double d = vec_dot(q, q);
        if (d < best) {
            best = d;
            segment = i;
            place = t;
            offset = q;
        }
    }
    double span = 1 / sqrt(tube->inverse[segment]);
    double across = between(tube->across, tube->across_slope, segment, place, span);
    if (tube->side.x == 0 && tube->side.y == 0 && tube->side.z == 0)
        return sqrt(best) - across;
    double deep = between(tube->deep, tube->deep_slope, segment, place, span);
    Vec3 way = vec_scale(vec_sub(tube->point[segment + 1], tube->point[segment]), 1 / span);
    Vec3 side = vec_reject(tube->side, way);
    side = vec_scale(side, 1 / length(side));
    Vec3 third = vec_cross(side, way);
    return oval_distance(vec_dot(offset, side), vec_dot(offset, third), vec_dot(offset, way),
                         across, deep, fmin(across, deep));
}

// The polynomial smooth minimum; the joint swells by at most k / 4.
static double melt(double a, double b, double k) {
    double gap = fabs(a - b);
    double least = fmin(a, b);
    if (gap >= k)
        return least;
    double h = k - gap;
    return least - h * h / (4 * k);
}

double field_at(const Field *field, Vec3 p) {
    double d = FAR_AWAY;
    for (int i = 0; i < field->count; i++) {
        const Tube *tube = &field->tube[i];
        Vec3 from = vec_sub(p, tube->middle);
        double away = vec_dot(from, from);
        // Too far away to matter: the rest of the chain is nearer by more than the blend.
        double need = (tube->hollow ? -d : d) + tube->blend + tube->reach;
        if (d < FAR_AWAY && (need <= 0 || away > need * need))
            continue;
        double e = tube_at(tube, p);
        d = tube->hollow ? -melt(-d, e, tube->blend) : melt(d, e, tube->blend);
    }
    if (field->flat) {
        double e = vec_dot(field->flat_normal, p) - field->flat_offset;
        d = -melt(-d, -e, field->flat_blend);
    }
    return d;
}

Vec3 field_normal(const Field *field, Vec3 p, double e) {
    // Four corners of a tetrahedron.
    double a = field_at(field, vec3(p.x + e, p.y - e, p.z - e));
    double b = field_at(field, vec3(p.x - e, p.y - e, p.z + e));
    double c = field_at(field, vec3(p.x - e, p.y + e, p.z - e));
    double d = field_at(field, vec3(p.x + e, p.y + e, p.z + e));
    return vec_unit(vec3(a - b - c + d, -a - b + c + d, -a + b - c + d), vec3(0, 1, 0));
}

Vec3 field_settle(const Field *field, Vec3 p, Vec3 out) {
    for (int i = 0; i < 2; i++)
        p = vec_sub(p, vec_scale(out, clamp(field_at(field, p), -.02, .02)));
    return p;
}
