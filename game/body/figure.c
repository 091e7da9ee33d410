#include "figure.h"

#include <string.h>

#include "fail.h"

// Lengths as parts of height: Drillis and Contini (in Winter), but for a head a little larger and a
// neck as much shorter than in life, so that faces read from the sofa (together they keep their
// length); the child's after the sitting-height ratio of a five-year-old.
static const struct Proportion {
    double foot_height, shank, thigh, trunk, upper_arm, forearm, hand, foot_length, neck, head,
        shoulder, hip;
} ADULT = {.039, .246, .245, .288, .186, .146, .108, .152, .034, .148, .100, .052},
  CHILD = {.039, .225, .225, .295, .175, .140, .105, .152, .041, .175, .105, .055};

// The trunk's parts: pelvis to waist, waist to chest, chest to ribs, ribs to the line of the
// shoulders.
static const double TRUNK_SHARE[4] = {.19, .29, .28, .24};

// Radii as parts of height; own measures, chosen so that mum is soft and the child sturdy.
static const Girth GIRTH_ADULT = {.thigh = .0475,
                                  .knee = .0315,
                                  .calf = .0310,
                                  .ankle = .0215,
                                  .upper_arm = .0255,
                                  .elbow = .0205,
                                  .forearm = .0205,
                                  .wrist = .0150,
                                  .hand_thickness = .0105,
                                  .foot_half_width = .0270,
                                  .neck = .0300,
                                  .hip_depth = .0640,
                                  .waist_depth = .0560,
                                  .chest_depth = .0640,
                                  .hip_width = .1010,
                                  .waist_width = .0800,
                                  .chest_width = .0900,
                                  .shoulder = .0290,
                                  .head_width = .0600,
                                  .head_depth = .0670};
static const Girth GIRTH_CHILD = {.thigh = .0500,
                                  .knee = .0350,
                                  .calf = .0340,
                                  .ankle = .0270,
                                  .upper_arm = .0290,
                                  .elbow = .0245,
                                  .forearm = .0245,
                                  .wrist = .0195,
                                  .hand_thickness = .0130,
                                  .foot_half_width = .0320,
                                  .neck = .0330,
                                  .hip_depth = .0720,
                                  .waist_depth = .0720,
                                  .chest_depth = .0700,
                                  .hip_width = .1040,
                                  .waist_width = .0950,
                                  .chest_width = .0950,
                                  .shoulder = .0330,
                                  .head_width = .0780,
                                  .head_depth = .0820};

typedef struct {
    const char *name;
    double adult_low, adult_high, child_low, child_high; // degrees
} Limit;

// 85 to 90 % of the norm (AAOS; Soucie 2011; Macedo and Magee 2009), tighter where a body after a
// birth is looser than it feels: lumbar extension, hip abduction and rotation.
static const Limit LIMITS[RANGE_COUNT] = {
    [RANGE_SHOULDER_ELEVATION] = {"shoulder lift", -40, 165, -45, 170},
    [RANGE_SHOULDER_PLANE] = {"shoulder plane", -30, 130, -35, 130},
    [RANGE_SHOULDER_TURN] = {"shoulder turn", -80, 65, -85, 70},
    [RANGE_ELBOW] = {"elbow bend", 0, 140, 0, 145},
    [RANGE_FOREARM] = {"forearm turn", -80, 75, -85, 80},
    [RANGE_WRIST] = {"wrist bend", -60, 90, -65, 90},
    [RANGE_HIP_FLEX] = {"hip bend", -12, 120, -15, 125},
    [RANGE_HIP_ABDUCTION] = {"hip spread", -12, 25, -15, 35},
    [RANGE_HIP_TURN] = {"hip turn", -25, 25, -30, 30},
    [RANGE_KNEE] = {"knee bend", 0, 136, 0, 140},
    [RANGE_ANKLE] = {"ankle bend", -50, 14, -55, 20},
    [RANGE_SPINE_FLEX] = {"spine bend", -8, 45, -12, 50},
    [RANGE_SPINE_SIDE] = {"spine side bend", -32, 32, -32, 32},
    [RANGE_SPINE_TURN] = {"spine turn", -45, 45, -45, 45},
    [RANGE_NECK_FLEX] = {"neck bend", -20, 35, -25, 40},
    [RANGE_NECK_SIDE] = {"neck side bend", -25, 25, -30, 30},
    [RANGE_NECK_TURN] = {"neck turn", -45, 45, -50, 50},
};

const char *range_name(RangeId id) {
    ASSERT(id >= 0 && id < RANGE_COUNT);
    return LIMITS[id].name;
}

static void init_girth(Girth *out, const Girth *part, double height) {
    const double *from = (const double *)part;
    double *to = (double *)out;
    for (size_t i = 0; i < sizeof(Girth) / sizeof(double); i++)
        to[i] = from[i] * height;
}

// de Leva 1996 for a woman; a child's head is heavier (Jensen 1986, here at five years), the rest
// scaled.
static void init_mass(Figure *f, bool child) {
    f->mass_head = .0668;
    f->mass_trunk = .4257;
    f->mass_upper_arm = .0255;
    f->mass_forearm = .0138;
    f->mass_hand = .0056;
    f->mass_thigh = .1478;
    f->mass_shank = .0481;
    f->mass_foot = .0129;
    if (!child)
        return;
    double head = .2376 - .0114 * 5.0;
    double rest = (1.0 - head) / (1.0 - f->mass_head);
    f->mass_head = head;
    f->mass_trunk *= rest;
    f->mass_upper_arm *= rest;
    f->mass_forearm *= rest;
    f->mass_hand *= rest;
    f->mass_thigh *= rest;
    f->mass_shank *= rest;
    f->mass_foot *= rest;
}

void figure_init(Figure *f, double height, bool child) {
    const struct Proportion *p = child ? &CHILD : &ADULT;
    memset(f, 0, sizeof *f);
    f->height = height;
    f->child = child;
    f->foot_height = p->foot_height * height;
    f->shank = p->shank * height;
    f->thigh = p->thigh * height;
    f->trunk = p->trunk * height;
    f->upper_arm = p->upper_arm * height;
    f->forearm = p->forearm * height;
    f->hand = p->hand * height;
    f->foot_length = p->foot_length * height;
    f->neck = p->neck * height;
    f->head = p->head * height;
    f->shoulder_half = p->shoulder * height;
    f->hip_half = p->hip * height;
    init_girth(&f->girth, child ? &GIRTH_CHILD : &GIRTH_ADULT, height);
    init_mass(f, child);
    for (int i = 0; i < RANGE_COUNT; i++) {
        const Limit *l = &LIMITS[i];
        f->range[i].low = radians(child ? l->child_low : l->adult_low);
        f->range[i].high = radians(child ? l->child_high : l->adult_high);
    }
    f->chair_top = (child ? .5636 : .5333) * height;
    f->chair_away = (child ? .391 : .412) * height;
    f->band_breadths = child ? 3.0 : 3.5;
    f->band_behind = radians(child ? 200 : 207);
}

double figure_grip(const Figure *f) {
    return .5 * f->hand;
}

double figure_seat(const Figure *f) {
    return f->foot_height + f->shank - f->girth.thigh;
}

double figure_wall_away(const Figure *f) {
    return f->chair_away * 1.06;
}

double figure_wall_hands(const Figure *f) {
    return .70 * f->height;
}

double figure_arm(const Figure *f) {
    return f->upper_arm + f->forearm + figure_grip(f);
}

Vec3 figure_offset(const Figure *f, Joint joint) {
    if (joint < JOINT_SHOULDER) {
        switch (joint) {
        case JOINT_WAIST:
            return vec3(0, TRUNK_SHARE[0] * f->trunk, 0);
        case JOINT_CHEST:
            return vec3(0, TRUNK_SHARE[1] * f->trunk, 0);
        case JOINT_RIBS:
            return vec3(0, TRUNK_SHARE[2] * f->trunk, 0);
        case JOINT_NECK: // the base of the neck lies a little above and behind the line of the
                         // shoulders
            return vec3(0, TRUNK_SHARE[3] * f->trunk + .02 * f->height, -.01 * f->height);
        case JOINT_HEAD:
            return vec3(0, f->neck, 0);
        case JOINT_CROWN:
            return vec3(0, f->head, .01 * f->height);
        default:
            return vec3(0, 0, 0);
        }
    }
    Side side = (joint - JOINT_SHOULDER) % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
    double x = side_sign(side);
    switch ((Joint)((int)joint - (int)side)) {
    case JOINT_SHOULDER:
        return vec3(x * f->shoulder_half, TRUNK_SHARE[3] * f->trunk, 0);
    case JOINT_ELBOW:
        return vec3(0, -f->upper_arm, 0);
    case JOINT_WRIST:
        return vec3(0, -f->forearm, 0);
    case JOINT_KNUCKLES:
        return vec3(0, -figure_grip(f), 0);
    case JOINT_HIP:
        return vec3(x * f->hip_half, 0, 0);
    case JOINT_KNEE:
        return vec3(0, -f->thigh, 0);
    case JOINT_ANKLE:
        return vec3(0, -f->shank, 0);
    case JOINT_HEEL:
        return vec3(0, -f->foot_height, -.25 * f->foot_length);
    case JOINT_TOE:
        return vec3(0, -f->foot_height, .75 * f->foot_length);
    case JOINT_EAR:
        return vec3(x * f->girth.head_width, .45 * f->head, .01 * f->height);
    default:
        return vec3(0, 0, 0);
    }
}

void figure_rest(const Figure *f, Body *out) {
    for (int j = 0; j < JOINT_COUNT; j++) {
        out->rotation[j] = quat_identity();
        Vec3 from = j == JOINT_PELVIS ? vec3(0, f->foot_height + f->shank + f->thigh, 0)
                                      : out->position[joint_parent((Joint)j)];
        out->position[j] = vec_add(from, figure_offset(f, (Joint)j));
    }
}

static void add_mass(Vec3 *sum, double *mass, double part, Vec3 at) {
    *sum = vec_add(*sum, vec_scale(at, part));
    *mass += part;
}

Vec3 figure_mass_centre(const Figure *f, const Body *b) {
    const Vec3 *p = b->position;
    Vec3 sum = vec3(0, 0, 0);
    double mass = 0;
    Vec3 shoulders = vec_mix(p[JOINT_SHOULDER], p[JOINT_SHOULDER + 1], .5);
    add_mass(&sum, &mass, f->mass_trunk, vec_mix(shoulders, p[JOINT_PELVIS], .3782));
    add_mass(&sum, &mass, f->mass_head, vec_mix(p[JOINT_CROWN], p[JOINT_NECK], .4841));
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 shoulder = p[JOINT_SHOULDER + s], elbow = p[JOINT_ELBOW + s];
        Vec3 wrist = p[JOINT_WRIST + s], hip = p[JOINT_HIP + s], knee = p[JOINT_KNEE + s];
        Vec3 ankle = p[JOINT_ANKLE + s];
        Vec3 hand = vec_mix(wrist, p[JOINT_KNUCKLES + s], .7474 * 1.2);
        Vec3 foot = vec_mix(p[JOINT_HEEL + s], p[JOINT_TOE + s], .4014);
        add_mass(&sum, &mass, f->mass_upper_arm, vec_mix(shoulder, elbow, .5754));
        add_mass(&sum, &mass, f->mass_forearm, vec_mix(elbow, wrist, .4559));
        add_mass(&sum, &mass, f->mass_hand, hand);
        add_mass(&sum, &mass, f->mass_thigh, vec_mix(hip, knee, .3612));
        add_mass(&sum, &mass, f->mass_shank, vec_mix(knee, ankle, .4352));
        add_mass(&sum, &mass, f->mass_foot, foot);
    }
    return vec_scale(sum, 1.0 / mass);
}
