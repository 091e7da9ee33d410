#include "limb.h"

#include <math.h>

static const Vec3 X = {1, 0, 0}, Y = {0, 1, 0}, Z = {0, 0, 1};

// The circle on which the middle joint lies.
typedef struct {
    Vec3 axis;             // unit, from root to end
    Vec3 high, aside;      // unit, squared to it: up as far as can be, and level
    double middle, radius; // the height of its centre, and how far up and down it reaches
} Circle;

static Circle circle_of(Vec3 root, Vec3 end, double upper, double lower) {
    Vec3 way = vec_sub(end, root);
    Circle c = {.axis = vec_unit(way, Y)};
    double distance = clamp(vec_length(way), fabs(upper - lower) + 1e-6, upper + lower - 1e-6);
    double along = (upper * upper - lower * lower + distance * distance) / (2.0 * distance);
    Vec3 high = vec_reject(Y, c.axis);
    c.middle = root.y + along * c.axis.y;
    c.radius = sqrt(fmax(1e-12, upper * upper - along * along)) * vec_length(high);
    c.high = vec_unit(high, Y);
    c.aside = vec_cross(c.axis, c.high);
    return c;
}

Vec3 limb_pole_at(Vec3 root, Vec3 end, double upper, double lower, Vec3 pole, double height) {
    Circle c = circle_of(root, end, upper, lower);
    if (c.radius < 1e-6)
        return pole;
    double share = clamp((height - c.middle) / c.radius, -1, 1), side = sqrt(1.0 - share * share);
    return vec_add(vec_scale(c.high, share),
                   vec_scale(c.aside, vec_dot(pole, c.aside) < 0 ? -side : side));
}

double limb_lowest(Vec3 root, Vec3 end, double upper, double lower) {
    Circle c = circle_of(root, end, upper, lower);
    return c.middle - c.radius;
}

Vec3 limb_soft_reach(Vec3 root, Vec3 end, double whole, double free) {
    Vec3 way = vec_sub(end, root);
    double distance = vec_length(way), soft = fmax(.9986 * whole, free), over = distance - soft;
    double room = fmax(0, .99995 * whole - soft);
    if (over <= 0)
        return end;
    return vec_add(root, vec_scale(way, (soft + room * over / (room + over)) / distance));
}

double limb_length(double upper, double lower, double bend) {
    return sqrt(upper * upper + lower * lower + 2.0 * upper * lower * own_cos(bend));
}

double limb_bend(double upper, double lower, double length) {
    double c = (length * length - upper * upper - lower * lower) / (2.0 * upper * lower);
    return own_acos(c);
}

// With x = 1 - cos(bend), which goes on below 0 out of reach, and s = x + sqrt(x^2 + SOFT^2): the
// angle whose chord is the root of s. Where x is large, s is 2 x and that is the bend.
static const double FOLD_SOFT = .002; // 1 - cos(3.6 degrees)

double limb_fold(double upper, double lower, double length) {
    double x = 1.0 - (length * length - upper * upper - lower * lower) / (2.0 * upper * lower);
    double s = x + sqrt(x * x + FOLD_SOFT * FOLD_SOFT);
    return 2.0 * own_acos(sqrt(fmax(0.0, 1.0 - .25 * s)));
}

double limb_unfold(double upper, double lower, double fold) {
    double half = own_sin(.5 * fold), s = fmax(4.0 * half * half, 1e-9);
    double x = .5 * (s - FOLD_SOFT * FOLD_SOFT / s);
    return sqrt(upper * upper + lower * lower + 2.0 * upper * lower * (1.0 - x));
}

double limb_reach(Vec3 root, Vec3 *target, double upper, double lower, Vec3 pole, Vec3 *middle) {
    Vec3 to = vec_sub(*target, root);
    double distance = vec_length(to);
    double longest = upper + lower, shortest = fabs(upper - lower) * 1.001 + 1e-6;
    double reach = clamp(distance, shortest, longest);
    Vec3 along = vec_unit(to, vec3(0, -1, 0));
    Vec3 out = vec_unit(vec_reject(pole, along), vec_unit(vec_reject(Z, along), X));
    double x = (upper * upper + reach * reach - lower * lower) / (2.0 * reach);
    double height = sqrt(fmax(0.0, upper * upper - x * x));
    *middle = vec_add(root, vec_add(vec_scale(along, x), vec_scale(out, height)));
    *target = vec_add(root, vec_scale(along, reach));
    return distance > longest ? distance - longest : 0.0;
}

Quat limb_frame(Vec3 way, Vec3 pole) {
    Vec3 y = vec_unit(vec_reject(pole, way), vec_unit(vec_cross(way, X), Z));
    return quat_from_axes(way, y, vec_cross(way, y));
}

// The turn of a bone that hangs along `down` in the posed body and whose rest front (+z) goes to
// `front`.
static Quat bone_turn(Vec3 down, Vec3 front) {
    Vec3 y = vec_scale(down, -1.0);
    Vec3 z = vec_unit(vec_reject(front, y), vec_unit(vec_reject(Z, y), X));
    return quat_from_axes(vec_cross(y, z), y, z);
}

void limb_place(const Figure *f, Body *b, LimbKind kind, Side side, Vec3 end, Vec3 pole) {
    bool arm = kind == LIMB_ARM;
    Joint root = joint_on(arm ? JOINT_SHOULDER : JOINT_HIP, side);
    Joint middle = joint_on(arm ? JOINT_ELBOW : JOINT_KNEE, side);
    Joint tip = joint_on(arm ? JOINT_WRIST : JOINT_ANKLE, side);
    double upper = arm ? f->upper_arm : f->thigh, lower = arm ? f->forearm : f->shank;
    Vec3 at = b->position[root], bend;
    limb_reach(at, &end, upper, lower, pole, &bend);
    b->position[middle] = bend;
    b->position[tip] = end;
    // A knee points forward, an elbow backward.
    Vec3 front = vec_scale(pole, arm ? -1.0 : 1.0);
    Vec3 line = vec_unit(vec_sub(end, at), vec3(0, -1, 0));
    front = vec_unit(vec_reject(front, line), vec_unit(vec_reject(Z, line), X));
    Vec3 upper_down = vec_scale(vec_sub(bend, at), 1.0 / upper);
    Vec3 lower_down = vec_scale(vec_sub(end, bend), 1.0 / lower);
    b->rotation[root] = bone_turn(upper_down, front);
    b->rotation[middle] = bone_turn(lower_down, front);
}

void limb_set_end(const Figure *f, Body *b, LimbKind kind, Side side, Quat turn) {
    Joint tip = joint_on(kind == LIMB_ARM ? JOINT_WRIST : JOINT_ANKLE, side);
    b->rotation[tip] = turn;
    Joint first = kind == LIMB_ARM ? JOINT_KNUCKLES : JOINT_HEEL;
    Joint last = kind == LIMB_ARM ? JOINT_KNUCKLES : JOINT_TOE;
    for (int j = (int)first; j <= (int)last; j += 2) {
        Joint point = joint_on((Joint)j, side);
        b->position[point] = body_point(b, tip, figure_offset(f, point));
        b->rotation[point] = turn;
    }
}

Quat limb_hand_turn(Side side, Vec3 fingers, Vec3 palm) {
    Vec3 y = vec_scale(vec_unit(fingers, vec3(0, -1, 0)), -1.0);
    Vec3 x = vec_scale(vec_unit(vec_reject(palm, y), X), -side_sign(side));
    return quat_from_axes(x, y, vec_cross(x, y));
}

Vec3 limb_arm_direction(Side side, double elevation, double plane) {
    double s = own_sin(elevation);
    return vec3(side_sign(side) * s * own_cos(plane), -own_cos(elevation), s * own_sin(plane));
}

Vec3 limb_arm_pole(Side side, Vec3 direction, double inward) {
    Vec3 pole = quat_rotate(quat_between(vec3(0, -1, 0), direction), vec3(0, 0, -1));
    return quat_rotate(quat_axis(direction, side_sign(side) * inward), pole);
}

Vec3 limb_leg_direction(Side side, double flex, double abduction) {
    double c = own_cos(abduction);
    return vec3(side_sign(side) * own_sin(abduction), -own_cos(flex) * c, own_sin(flex) * c);
}

Vec3 limb_leg_pole(Side side, double flex, double abduction, double inward) {
    Vec3 direction = limb_leg_direction(side, flex, abduction);
    Vec3 pole = vec3(0, own_sin(flex), own_cos(flex));
    // Turned inward the knee points towards the other leg.
    return quat_rotate(quat_axis(direction, side_sign(side) * inward), pole);
}

Quat limb_hand_relative(Side side, double pronation, double extension) {
    double s = side_sign(side);
    return quat_mul(quat_axis(Y, -s * pronation), quat_axis(Z, s * extension));
}
