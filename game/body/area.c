#include "area.h"

#include <math.h>
#include <stddef.h>

#include "fail.h"

const char *const AREA_NAMES[] = {
    "shoulders",  "lead_shoulder", "other_shoulder", "chest",       "ribs",      "upper_back",
    "lower_back", "back",          "hips",           "lead_hip",    "other_hip", "thighs",
    "lead_side",  "other_side",    "sides",          "hands",       "lead_hand", "other_hand",
    "knees",      "lead_knee",     "other_knee",     "feet",        "lead_foot", "other_foot",
    "head",       "pelvis",        "lead_thigh",     "other_thigh", NULL};

#define ONE(area)   (1u << (area))
#define OTHER(area) (2u << (area))
#define PAIR(area)  (3u << (area))

static const AreaSet SETS[] = {PAIR(AREA_SHOULDER),  ONE(AREA_SHOULDER),
                               OTHER(AREA_SHOULDER), ONE(AREA_CHEST),
                               ONE(AREA_RIBS),       ONE(AREA_UPPER_BACK),
                               ONE(AREA_LOWER_BACK), ONE(AREA_LOWER_BACK) | ONE(AREA_UPPER_BACK),
                               PAIR(AREA_HIP),       ONE(AREA_HIP),
                               OTHER(AREA_HIP),      PAIR(AREA_THIGH),
                               ONE(AREA_SIDE),       OTHER(AREA_SIDE),
                               PAIR(AREA_SIDE),      PAIR(AREA_HAND),
                               ONE(AREA_HAND),       OTHER(AREA_HAND),
                               PAIR(AREA_KNEE),      ONE(AREA_KNEE),
                               OTHER(AREA_KNEE),     PAIR(AREA_FOOT),
                               ONE(AREA_FOOT),       OTHER(AREA_FOOT),
                               ONE(AREA_HEAD),       ONE(AREA_PELVIS),
                               ONE(AREA_THIGH),      OTHER(AREA_THIGH)};

_Static_assert(sizeof SETS / sizeof *SETS == sizeof AREA_NAMES / sizeof *AREA_NAMES - 1,
               "a set for each name");

AreaSet area_set(int name) {
    ASSERT(name >= 0 && name < (int)(sizeof SETS / sizeof *SETS));
    return SETS[name];
}

AreaSet area_sided(AreaSet roles, Side lead) {
    if (lead == SIDE_LEFT)
        return roles;
    const AreaSet first = 0x5555u & (ONE(AREA_HEAD) - 1), pairs = ONE(AREA_HEAD) - 1;
    return (roles & ~pairs) | (roles & first) << 1 | (roles & pairs & ~first) >> 1;
}

// Where an area lies in the body that stands upright: a soft ball about a point between two joints,
// and which way its skin looks.
typedef struct {
    Joint from, to;
    double way;   // from the first to the second
    Vec3 aside;   // from there, shares of the height; x is outward on paired areas
    double reach; // share of the height
    Vec3 look;    // zero: all round; x as above
} Spot;

static const Spot SPOTS[AREA_COUNT] = {
    [AREA_SHOULDER] = {JOINT_SHOULDER, JOINT_ELBOW, .05, {-.01, 0, -.03}, .105, {.2, .2, -1}},
    [AREA_SIDE] = {JOINT_WAIST, JOINT_RIBS, .45, {.075, 0, 0}, .155, {1, 0, 0}},
    [AREA_HIP] = {JOINT_HIP, JOINT_HIP, 0, {.015, -.005, -.05}, .115, {.35, 0, -1}},
    [AREA_THIGH] = {JOINT_HIP, JOINT_KNEE, .5, {0, 0, -.03}, .12, {0, 0, -1}},
    [AREA_HAND] = {JOINT_WRIST, JOINT_KNUCKLES, .7, {0, 0, 0}, .085, {0, 0, 0}},
    [AREA_KNEE] = {JOINT_KNEE, JOINT_KNEE, 0, {0, 0, .01}, .095, {0, 0, 0}},
    [AREA_FOOT] = {JOINT_HEEL, JOINT_TOE, .5, {0, .01, 0}, .105, {0, 0, 0}},
    [AREA_HEAD] = {JOINT_HEAD, JOINT_CROWN, .5, {0, 0, 0}, .13, {0, 0, 0}},
    [AREA_CHEST] = {JOINT_RIBS, JOINT_NECK, .35, {0, 0, .06}, .13, {0, 0, 1}},
    [AREA_RIBS] = {JOINT_CHEST, JOINT_RIBS, .35, {0, 0, .06}, .11, {0, 0, 1}},
    [AREA_UPPER_BACK] = {JOINT_RIBS, JOINT_NECK, .2, {0, 0, -.05}, .135, {0, 0, -1}},
    [AREA_LOWER_BACK] = {JOINT_PELVIS, JOINT_CHEST, .55, {0, 0, -.04}, .145, {0, 0, -1}},
    [AREA_PELVIS] = {JOINT_PELVIS, JOINT_WAIST, .1, {0, -.02, 0}, .125, {0, 0, 0}},
};

static double spot_weight(const Spot *spot, bool right, const Figure *figure, const Body *bind,
                          Vec3 place, Vec3 normal, bool paired) {
    double out = right ? -1 : 1, height = figure->height;
    int side = paired && right;
    bool joint_pairs = spot->from >= JOINT_SHOULDER;
    Vec3 a = bind->position[(int)spot->from + (joint_pairs ? side : 0)];
    Vec3 b = bind->position[(int)spot->to + (joint_pairs ? side : 0)];
    Vec3 aside = vec3(spot->aside.x * out, spot->aside.y, spot->aside.z);
    Vec3 middle = vec_add(vec_mix(a, b, spot->way), vec_scale(aside, height));
    double away = vec_length(vec_sub(place, middle)) / (spot->reach * height);
    if (away >= 1)
        return 0;
    double near = 1 - away * away, faces = 1;
    Vec3 look = vec3(spot->look.x * out, spot->look.y, spot->look.z);
    if (vec_length(look) > 0)
        faces = clamp(.62 + .75 * vec_dot(vec_unit(look, look), normal), 0, 1);
    return fmin(1, 1.5 * near * near * faces);
}

double area_weight(AreaSet areas, const Figure *figure, const Body *bind, Vec3 place, Vec3 normal) {
    double most = 0;
    for (int area = 0; area < AREA_COUNT; area++) {
        if (!(areas & ONE(area)))
            continue;
        bool paired = area < AREA_HEAD;
        int second = paired ? area % 2 : 0, first = area - second;
        double weight = spot_weight(&SPOTS[first], second > 0, figure, bind, place, normal, paired);
        most = fmax(most, weight);
    }
    return most;
}

Joint area_joint(Area area) {
    static const Joint joints[AREA_COUNT] = {
        [AREA_SHOULDER] = JOINT_SHOULDER, [AREA_SIDE] = JOINT_RIBS,
        [AREA_HIP] = JOINT_HIP,           [AREA_THIGH] = JOINT_KNEE,
        [AREA_HAND] = JOINT_KNUCKLES,     [AREA_KNEE] = JOINT_KNEE,
        [AREA_FOOT] = JOINT_TOE,          [AREA_HEAD] = JOINT_CROWN,
        [AREA_CHEST] = JOINT_RIBS,        [AREA_RIBS] = JOINT_CHEST,
        [AREA_UPPER_BACK] = JOINT_RIBS,   [AREA_LOWER_BACK] = JOINT_WAIST,
        [AREA_PELVIS] = JOINT_PELVIS,
    };
    ASSERT(area >= 0 && area < AREA_COUNT);
    int second = area < AREA_HEAD ? (int)area % 2 : 0;
    Joint joint = joints[(int)area - second];
    return joint >= JOINT_SHOULDER ? (Joint)((int)joint + second) : joint;
}
