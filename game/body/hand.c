#include "hand.h"

static const Vec3 DOWN = {0, -1, 0};

typedef struct {
    Vec3 fingers;
    double roll; // radians about the fingers; 0 with the palm down, pi with the palm up
} Flat;

static Flat flat_of(Side side, Quat turn) {
    Flat flat = {.fingers = quat_rotate(turn, DOWN)};
    Vec3 palm = quat_rotate(turn, vec3(-side_sign(side), 0, 0));
    Vec3 down = vec_unit(vec_reject(DOWN, flat.fingers), vec3(0, 0, 1));
    double about = own_atan2(vec_dot(vec_cross(down, palm), flat.fingers), vec_dot(down, palm));
    double thumb_up = about * -side_sign(side);
    flat.roll = thumb_up < -.5 * PI ? thumb_up + 2.0 * PI : thumb_up;
    return flat;
}

Quat hand_slide_turn(Side side, const Quat turn[3], double to, double via) {
    Flat a = flat_of(side, turn[0]), b = flat_of(side, turn[1]), c = flat_of(side, turn[2]);
    Vec3 to_goal = quat_log(quat_between(a.fingers, b.fingers));
    Vec3 to_passed = quat_log(quat_between(a.fingers, c.fingers));
    Vec3 sweep = vec_add(vec_scale(to_goal, to), vec_scale(to_passed, via));
    Vec3 fingers = quat_rotate(quat_exp(sweep), a.fingers);
    double roll = a.roll + to * (b.roll - a.roll) + via * (c.roll - a.roll);
    Vec3 down = vec_unit(vec_reject(DOWN, fingers), vec3(0, 0, 1));
    Vec3 palm = quat_rotate(quat_axis(fingers, roll * -side_sign(side)), down);
    return limb_hand_turn(side, fingers, palm);
}
