#include "floor.h"

#include <math.h>

// A mat is narrow: who lies or kneels is at most this far off the way of it, seen from the side.
static const double OFF = .27;                      // radians
static const double LYING = 1.69;                   // the view of all who lie, radians
static const double STANDS = .0;                    // of the height, from the middle of the mat
static const double LIES = -.05, LIES_Z = -.069;    // hips come down beside the knees
static const double LIES_X = .07, LIES_FORE = .019; // which kneel so far off the middle before
static const double KNEES_X = .065; // on all fours: the hand that goes under comes to the front
static const double KNEES = -.13;   // on all fours: hands and toes are as far from the mat's middle
static const double ROUND = .10;    // and come so far forward while somebody comes round
// Of the height: so far behind the mat that it is seen above who lies there, and behind the wall
// that hands lean on; a child has nobody to its right and its chair farther aside.
static const double CHAIR_X = .62, CHAIR_Z = .54, CHAIR_Z_KID = .69;
static const double CHAIR_TURN = 0, CHAIR_TURN_KID = -.35; // so that its face is seen
// A chair, and the floor with it, turns so far at most, so that faces are seen: who twists or bends
// to both sides on it is seen almost from the front.
static const double EASE = 1.3;

Vec3 frame_at(MatFrame f, Vec3 p) {
    return vec_add(f.place, quat_rotate(quat_axis(vec3(0, 1, 0), f.turn), p));
}

MatFrame frame_mul(MatFrame outer, MatFrame inner) {
    return (MatFrame){outer.turn + inner.turn, frame_at(outer, inner.place)};
}

MatFrame frame_inverse(MatFrame f) {
    Quat back = quat_axis(vec3(0, 1, 0), -f.turn);
    return (MatFrame){-f.turn, vec_scale(quat_rotate(back, f.place), -1)};
}

bool floor_lies(const Version *v) {
    return exercise_stance(v) != STANCE_STANDING && exercise_stance(v) != STANCE_SITTING_ON_CHAIR;
}

static bool on_side(const Version *v) {
    for (int i = 0; i < v->pose_count; i++)
        if (v->pose[i].goal.stance == STANCE_LYING_ON_SIDE)
            return true;
    return false;
}

bool floor_comes_round(const Version *v) {
    return floor_lies(v) && (!stance_lies(exercise_stance(v)) || on_side(v));
}

static bool on_chair(const Version *v) {
    return !floor_lies(v) && v->prop[PROP_CHAIR];
}

// The middle of all yaws of a version.
static double middle(const Version *v) {
    const Steps *lists[] = {&v->before, &v->each, &v->after};
    double low = v->camera.yaw, high = low;
    for (int l = 0; l < 3; l++)
        for (int i = 0; i < lists[l]->count; i++)
            if (lists[l]->step[i].turns) {
                low = fmin(low, lists[l]->step[i].yaw);
                high = fmax(high, lists[l]->step[i].yaw);
            }
    return .5 * (low + high);
}

double floor_view(const Figure *f, const Version *v, double yaw) {
    double view = mix(middle(v), yaw, .5), side = FLOOR_YAW - OFF;
    if (v->prop[PROP_WALL])
        return FLOOR_YAW;
    if (on_chair(v)) {
        double turn = floor_chair(f).turn, chair = FLOOR_YAW + turn;
        bool sits = exercise_stance(v) == STANCE_SITTING_ON_CHAIR; // turned as far as the chair is
        return clamp(fabs(view) + (sits ? turn : 0), chair - EASE, chair);
    }
    if (!floor_lies(v))
        return view;
    if (stance_lies(exercise_stance(v))) // all on the same spot, the head towards the chair
        return -LYING;
    return view < 0 ? fmin(view, -side) : fmax(view, side);
}

double floor_yaw(const Figure *f, const Version *v, bool mirrored) {
    double yaw = floor_view(f, v, v->camera.yaw);
    return mirrored ? -yaw : yaw;
}

MatFrame floor_stand(const Figure *f) {
    return (MatFrame){0, {0, 0, STANDS * f->height}};
}

MatFrame floor_chair(const Figure *f) {
    double turn = f->child ? CHAIR_TURN_KID : CHAIR_TURN;
    double ahead = f->child ? CHAIR_Z_KID : CHAIR_Z;
    return (MatFrame){turn, {CHAIR_X * f->height, 0, ahead * f->height}};
}

Vec3 floor_by_chair(const Figure *f, bool back, bool seat) {
    const Vec3 by = !seat ? vec3(-.26, 0, -.51) : back ? vec3(-.50, 0, .20) : vec3(-.37, 0, .30);
    return vec_add(floor_chair(f).place, vec_scale(by, f->height));
}

MatFrame floor_kneel(const Figure *f, const Version *v, bool mirrored) {
    double turn = floor_yaw(f, v, mirrored) - FLOOR_YAW;
    if (stance_lies(
            exercise_stance(v))) { // hips come down to the right, which is the other edge then
        double x = mirrored ? LIES_X + 2 * LIES : LIES_X, z = mirrored ? -LIES_FORE : LIES_FORE;
        return (MatFrame){turn + PI, {x * f->height, 0, z * f->height}};
    }
    return frame_mul((MatFrame){turn, {KNEES_X * f->height, 0, 0}},
                     (MatFrame){0, {0, 0, KNEES * f->height}});
}

MatFrame floor_round(const Figure *f, MatFrame from, MatFrame to, double t) {
    double turn = turn_within(to.turn - from.turn), out = 4 * t * (1 - t);
    double along = t + own_sin(2.0 * PI * t) / (2.0 * PI); // forward, then back, never to the side
    Vec3 place = vec_mix(from.place, to.place, along);
    place.x -= ROUND * f->height * out * out * fmin(1, fabs(turn) / radians(144));
    return (MatFrame){from.turn + t * turn, place};
}

MatFrame floor_frame(const Figure *f, const Version *v, bool mirrored) {
    MatFrame chair = floor_chair(f), knees = floor_kneel(f, v, mirrored);
    double h = f->height;
    if (stance_lies(exercise_stance(v)))
        return frame_mul(knees, (MatFrame){PI, {LIES * h, 0, LIES_Z * h}});
    if (floor_lies(v))
        return frame_mul(knees, (MatFrame){0, {0, 0, FLOOR_KNEELS * h}});
    if (exercise_stance(v) == STANCE_SITTING_ON_CHAIR)
        return frame_mul(chair, (MatFrame){0, {0, 0, f->thigh + 1.25 * f->girth.hip_depth}});
    if (v->prop[PROP_CHAIR])
        return frame_mul(chair, (MatFrame){0, {0, 0, -f->chair_away}});
    MatFrame stand = floor_stand(f);
    stand.turn = floor_yaw(f, v, 0) - FLOOR_YAW;
    return stand;
}
