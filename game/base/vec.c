#include "vec.h"

#include <math.h>

#define TINY 1e-12

double vec_length(Vec3 a) {
    return sqrt(vec_dot(a, a));
}

Vec3 vec_unit(Vec3 a, Vec3 fallback) {
    double length = vec_length(a);
    return length > TINY ? vec_scale(a, 1.0 / length) : fallback;
}

Vec3 vec_reject(Vec3 a, Vec3 n) {
    return vec_sub(a, vec_scale(n, vec_dot(a, n)));
}

Quat quat_axis(Vec3 axis, double angle) {
    double sine, cosine;
    own_sin_cos(0.5 * angle, &sine, &cosine);
    return (Quat){axis.x * sine, axis.y * sine, axis.z * sine, cosine};
}

Quat quat_mul(Quat a, Quat b) {
    return (Quat){
        a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
        a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
        a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
        a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
    };
}

Quat quat_unit(Quat q) {
    double length = sqrt(q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w);
    if (length < TINY)
        return quat_identity(); // so that a zeroed Quat is no turn
    double scale = 1.0 / length;
    return (Quat){q.x * scale, q.y * scale, q.z * scale, q.w * scale};
}

Vec3 quat_rotate(Quat q, Vec3 v) {
    Vec3 axis = vec3(q.x, q.y, q.z);
    Vec3 twice = vec_scale(vec_cross(axis, v), 2.0);
    return vec_add(vec_add(v, vec_scale(twice, q.w)), vec_cross(axis, twice));
}

// Shepperd 1978: divide by the largest of the four, never by a small one.
Quat quat_from_axes(Vec3 x, Vec3 y, Vec3 z) {
    Quat q;
    if (x.x + y.y + z.z > 0.0)
        q = (Quat){y.z - z.y, z.x - x.z, x.y - y.x, 1.0 + x.x + y.y + z.z};
    else if (x.x >= y.y && x.x >= z.z)
        q = (Quat){1.0 + x.x - y.y - z.z, y.x + x.y, z.x + x.z, y.z - z.y};
    else if (y.y >= z.z)
        q = (Quat){y.x + x.y, 1.0 - x.x + y.y - z.z, z.y + y.z, z.x - x.z};
    else
        q = (Quat){z.x + x.z, z.y + y.z, 1.0 - x.x - y.y + z.z, x.y - y.x};
    return quat_unit(q);
}

Quat quat_between(Vec3 a, Vec3 b) {
    double along = vec_dot(a, b);
    if (along < -1.0 + TINY) { // opposite: half a turn about any axis square to a
        Vec3 other = fabs(a.x) < 0.7 ? vec3(1, 0, 0) : vec3(0, 1, 0);
        Vec3 axis = vec_unit(vec_cross(a, other), vec3(0, 0, 1));
        return (Quat){axis.x, axis.y, axis.z, 0};
    }
    Vec3 axis = vec_cross(a, b);
    return quat_unit((Quat){axis.x, axis.y, axis.z, 1.0 + along});
}

Vec3 quat_log(Quat q) {
    if (q.w < 0.0)
        q = (Quat){-q.x, -q.y, -q.z, -q.w};
    Vec3 axis = vec3(q.x, q.y, q.z);
    double length = vec_length(axis);
    double scale = length > TINY ? 2.0 * own_atan2(length, q.w) / length : 2.0;
    return vec_scale(axis, scale);
}

Quat quat_exp(Vec3 rotation) {
    double angle = vec_length(rotation);
    double sine, cosine;
    own_sin_cos(0.5 * angle, &sine, &cosine);
    double scale = angle > TINY ? sine / angle : 0.5;
    return (Quat){rotation.x * scale, rotation.y * scale, rotation.z * scale, cosine};
}

Quat quat_mix(Quat a, Quat b, double t) {
    Vec3 way = quat_log(quat_mul(quat_conjugate(a), b));
    return quat_mul(a, quat_exp(vec_scale(way, t)));
}
