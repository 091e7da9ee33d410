// Vectors and quaternions in double precision. Knows geometry only, nothing of bodies.
// Right-handed, y up. Angles in radians. Quaternions are unit rotations, v' = q v q*.
#ifndef VEC_H
#define VEC_H

#include "own.h" // own_sin and its kin: no geometry without them

#include <stdbool.h>

typedef struct {
    double x, y, z;
} Vec3;

typedef struct {
    double x, y, z, w;
} Quat;

#define PI 3.14159265358979323846

static inline double radians(double degrees) {
    return degrees * (PI / 180.0);
}
static inline double degrees(double angle) {
    return angle * (180.0 / PI);
}
// The same turn (radians) by the nearer way round: within half a turn.
static inline double turn_within(double turn) {
    while (turn > PI)
        turn -= 2.0 * PI;
    while (turn < -PI)
        turn += 2.0 * PI;
    return turn;
}

static inline double clamp(double x, double low, double high) {
    return x < low ? low : x > high ? high : x;
}
static inline double mix(double a, double b, double t) {
    return a + (b - a) * t;
}

static inline Vec3 vec3(double x, double y, double z) {
    return (Vec3){x, y, z};
}
static inline Vec3 vec_add(Vec3 a, Vec3 b) {
    return vec3(a.x + b.x, a.y + b.y, a.z + b.z);
}
static inline Vec3 vec_sub(Vec3 a, Vec3 b) {
    return vec3(a.x - b.x, a.y - b.y, a.z - b.z);
}
static inline Vec3 vec_scale(Vec3 a, double s) {
    return vec3(a.x * s, a.y * s, a.z * s);
}
static inline Vec3 vec_mix(Vec3 a, Vec3 b, double t) {
    return vec3(mix(a.x, b.x, t), mix(a.y, b.y, t), mix(a.z, b.z, t));
}
static inline double vec_dot(Vec3 a, Vec3 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
static inline Vec3 vec_cross(Vec3 a, Vec3 b) {
    return vec3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}
double vec_length(Vec3 a);
// Unit vector along a; `fallback` where a has no length.
Vec3 vec_unit(Vec3 a, Vec3 fallback);
// The part of a that is square to the unit vector n.
Vec3 vec_reject(Vec3 a, Vec3 n);

static inline Quat quat_identity(void) {
    return (Quat){0, 0, 0, 1};
}
// Turn by `angle` about the unit vector `axis`.
Quat quat_axis(Vec3 axis, double angle);
// First b, then a.
Quat quat_mul(Quat a, Quat b);
static inline Quat quat_conjugate(Quat q) {
    return (Quat){-q.x, -q.y, -q.z, q.w};
}
Quat quat_unit(Quat q);
Vec3 quat_rotate(Quat q, Vec3 v);
// The turn that takes the axes x, y, z to the three given unit vectors (an orthonormal right-handed
// set).
Quat quat_from_axes(Vec3 x, Vec3 y, Vec3 z);
// The shortest turn that takes unit vector a to unit vector b.
Quat quat_between(Vec3 a, Vec3 b);
// Rotation vector (axis times angle, angle 0..pi) of q, and back.
Vec3 quat_log(Quat q);
Quat quat_exp(Vec3 rotation);
// From a (t = 0) to b (t = 1) at an even pace, the short way round.
Quat quat_mix(Quat a, Quat b, double t);

#endif
