#include "slide.h"

#include <math.h>

#include "limb.h"

// Where the fingers point, how much they point up, and how far the palm is rolled over from down by
// way of facing the middle.
typedef struct {
    double heading, pitch, roll; // radians
} HandAngles;

static HandAngles angles_of(Quat turn, Side side) {
    double s = side_sign(side);
    Vec3 fingers = quat_rotate(turn, vec3(0, -1, 0)), palm = quat_rotate(turn, vec3(-s, 0, 0));
    Vec3 middle = vec_unit(vec3(-fingers.z * s, 0, fingers.x * s), vec3(-s, 0, 0));
    Vec3 up = vec_unit(vec_reject(vec3(0, 1, 0), fingers), vec3(0, 0, 1));
    double level = sqrt(fingers.x * fingers.x + fingers.z * fingers.z);
    return (HandAngles){own_atan2(fingers.x, fingers.z), own_atan2(fingers.y, level),
                        own_atan2(vec_dot(palm, middle), -vec_dot(palm, up))};
}

static Quat turn_of(HandAngles a, Side side) {
    double s = side_sign(side), level = own_cos(a.pitch);
    Vec3 fingers = vec3(own_sin(a.heading) * level, own_sin(a.pitch), own_cos(a.heading) * level);
    Vec3 middle = vec3(-own_cos(a.heading) * s, 0, own_sin(a.heading) * s);
    Vec3 up = vec_unit(vec_reject(vec3(0, 1, 0), fingers), vec3(0, 0, 1));
    Vec3 palm = vec_add(vec_scale(middle, own_sin(a.roll)), vec_scale(up, -own_cos(a.roll)));
    return limb_hand_turn(side, fingers, palm);
}

Quat slide_turn(Side side, Quat from, Quat goal, Quat passed, double to, double via) {
    HandAngles a = angles_of(from, side), b = angles_of(goal, side), c = angles_of(passed, side);
    HandAngles now = {a.heading + to * turn_within(b.heading - a.heading) +
                          via * turn_within(c.heading - a.heading),
                      a.pitch + to * (b.pitch - a.pitch) + via * (c.pitch - a.pitch),
                      a.roll + to * (b.roll - a.roll) + via * (c.roll - a.roll)};
    return turn_of(now, side);
}
