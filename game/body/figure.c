#include "figure.h"

#include <math.h>
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
static const Girth GIRTH_CHILD = {.thigh = .0525,
                                  .knee = .0362,
                                  .calf = .0350,
                                  .ankle = .0285,
                                  .upper_arm = .0305,
                                  .elbow = .0250,
                                  .forearm = .0248,
                                  .wrist = .0197,
                                  .hand_thickness = .0130,
                                  .foot_half_width = .0320,
                                  .neck = .0330,
                                  .hip_depth = .0720,
                                  .waist_depth = .0720,
                                  .chest_depth = .0700,
                                  .hip_width = .1060,
                                  .waist_width = .0950,
                                  .chest_width = .0950,
                                  .shoulder = .0330,
                                  .head_width = .0780,
                                  .head_depth = .0820};

typedef struct {
    const char *name;
    double adult_low, adult_high, child_low, child_high, old_low, old_high; // degrees
} Limit;

// 85 to 90 % of the norm (AAOS; Soucie 2011; Macedo and Magee 2009), tighter where a body after a
// birth is looser than it feels: lumbar extension, hip abduction and rotation. An old body has
// about 80 to 85 % of an adult's, less where age takes most: shoulders that lift, knees that bend.
static const Limit LIMITS[RANGE_COUNT] = {
    [RANGE_SHOULDER_ELEVATION] = {"shoulder lift", -40, 165, -45, 170, -32, 142},
    [RANGE_SHOULDER_PLANE] = {"shoulder plane", -30, 130, -35, 130, -25, 119},
    [RANGE_SHOULDER_TURN] = {"shoulder turn", -80, 65, -85, 70, -68, 55},
    [RANGE_ELBOW] = {"elbow bend", 0, 140, 0, 145, 0, 130},
    [RANGE_FOREARM] = {"forearm turn", -80, 75, -85, 80, -70, 66},
    [RANGE_WRIST] = {"wrist bend", -60, 90, -65, 90, -50, 80},
    [RANGE_HIP_FLEX] = {"hip bend", -12, 120, -15, 125, -6, 105},
    [RANGE_HIP_ABDUCTION] = {"hip spread", -12, 25, -15, 35, -10, 21},
    [RANGE_HIP_TURN] = {"hip turn", -25, 25, -30, 30, -20, 20},
    [RANGE_KNEE] = {"knee bend", 0, 136, 0, 140, 0, 110},
    [RANGE_ANKLE] = {"ankle bend", -50, 14, -55, 20, -48, 12},
    [RANGE_SPINE_FLEX] = {"spine bend", -8, 45, -12, 50, -5, 37},
    [RANGE_SPINE_SIDE] = {"spine side bend", -32, 32, -32, 32, -26, 26},
    [RANGE_SPINE_TURN] = {"spine turn", -45, 45, -45, 45, -38, 38},
    [RANGE_NECK_FLEX] = {"neck bend", -20, 35, -25, 40, -16, 29},
    [RANGE_NECK_SIDE] = {"neck side bend", -25, 25, -30, 30, -20, 20},
    [RANGE_NECK_TURN] = {"neck turn", -45, 45, -50, 50, -37, 37},
};

const char *range_name(RangeId id) {
    ASSERT(id >= 0 && id < RANGE_COUNT);
    return LIMITS[id].name;
}

// How much thicker a part is at round = 1 than at 0: most at the belly, least where bones are near.
static const Girth GIRTH_ROUND = {.thigh = 1.26,
                                  .knee = 1.14,
                                  .calf = 1.18,
                                  .ankle = 1.10,
                                  .upper_arm = 1.32,
                                  .elbow = 1.18,
                                  .forearm = 1.18,
                                  .wrist = 1.0,
                                  .hand_thickness = 1.0,
                                  .foot_half_width = 1.05,
                                  .neck = 1.14,
                                  .hip_depth = 1.28,
                                  .waist_depth = 1.55,
                                  .chest_depth = 1.26,
                                  .hip_width = 1.22,
                                  .waist_width = 1.46,
                                  .chest_width = 1.19,
                                  .shoulder = 1.12,
                                  .head_width = 1.0,
                                  .head_depth = 1.0};
// A man's against a woman's.
static const Girth GIRTH_MAN = {.thigh = .98,
                                .knee = 1.03,
                                .calf = 1.03,
                                .ankle = 1.06,
                                .upper_arm = 1.14,
                                .elbow = 1.12,
                                .forearm = 1.14,
                                .wrist = 1.06,
                                .hand_thickness = 1.0,
                                .foot_half_width = 1.06,
                                .neck = 1.14,
                                .hip_depth = .94,
                                .waist_depth = 1.06,
                                .chest_depth = 1.04,
                                .hip_width = .92,
                                .waist_width = 1.06,
                                .chest_width = 1.08,
                                .shoulder = 1.10,
                                .head_width = 1.0,
                                .head_depth = 1.0};

enum { GIRTHS = sizeof(Girth) / sizeof(double), CHILD_USUAL = 5, CHILD_OLDEST = 14 };

// How much of a five-year-old is in a body: 1 at five years, 0 from fourteen on, a little over 1
// before.
static double youth_of(const Build *b) {
    if (b->age != AGE_CHILD)
        return 0;
    double years = clamp(b->years > 0 ? b->years : CHILD_USUAL, 2, CHILD_OLDEST);
    return (CHILD_OLDEST - years) / (CHILD_OLDEST - CHILD_USUAL);
}

// A grown-up's measure to a five-year-old's; exact at both ends.
static double grown(double adult, double child, double youth) {
    return adult * (1 - youth) + child * youth;
}

static void init_girth(Figure *f, const Build *b, double youth) {
    const double *adult = (const double *)&GIRTH_ADULT, *child = (const double *)&GIRTH_CHILD;
    const double *wide = (const double *)&GIRTH_ROUND, *man = (const double *)&GIRTH_MAN;
    double *to = (double *)&f->girth;
    for (int i = 0; i < GIRTHS; i++) {
        to[i] = grown(adult[i], child[i], youth) * f->height * (1 + (wide[i] - 1) * f->round);
        if (b->man && b->age != AGE_CHILD)
            to[i] *= man[i];
    }
}

// Masses by segment: de Leva 1996, women and men.
static const double MASS[2][8] = {{.0668, .4257, .0255, .0138, .0056, .1478, .0481, .0129},
                                  {.0694, .4346, .0271, .0162, .0061, .1416, .0433, .0137}};

// How much heavier a part is than a slim one: as its section grows.
static double grows(double a, double b, double round) {
    return (1 + (a - 1) * round) * (1 + (b - 1) * round);
}

// A child's head is heavier: .2376 - .0114 for each year (Jensen 1986), the rest scaled. What is
// round weighs more where it is rounder.
static void init_mass(Figure *f, const Build *b) {
    const Girth *wide = &GIRTH_ROUND;
    const double *part = MASS[b->man && b->age != AGE_CHILD];
    double *mass = &f->mass_head, r = f->round;
    for (int i = 0; i < 8; i++)
        mass[i] = part[i];
    if (b->age == AGE_CHILD) {
        double years = clamp(b->years > 0 ? b->years : CHILD_USUAL, 2, CHILD_OLDEST);
        mass[0] = .2376 - .0114 * years;
        for (int i = 1; i < 8; i++)
            mass[i] *= (1.0 - mass[0]) / (1.0 - part[0]);
    }
    f->mass_trunk *= (grows(wide->waist_depth, wide->waist_width, r) +
                      grows(wide->chest_depth, wide->chest_width, r) +
                      grows(wide->hip_depth, wide->hip_width, r)) /
                     3;
    f->mass_upper_arm *= grows(wide->upper_arm, wide->upper_arm, r);
    f->mass_forearm *= grows(wide->forearm, wide->forearm, r);
    f->mass_thigh *= grows(wide->thigh, wide->thigh, r);
    f->mass_shank *= grows(wide->calf, wide->calf, r);
    double all = mass[0] + mass[1], slim = part[0] + part[1];
    for (int i = 2; i < 8; i++) {
        all += 2 * mass[i];
        slim += 2 * part[i];
    }
    for (int i = 0; r > 0 && i < 8; i++) // the sum stays what it is in the tables
        mass[i] *= slim / all;
}

static void init_ranges(Figure *f, const Build *b, double youth) {
    double child = fmin(youth, 1);
    for (int i = 0; i < RANGE_COUNT; i++) {
        const Limit *l = &LIMITS[i];
        bool old = b->age == AGE_OLD;
        f->range[i].low = radians(old ? l->old_low : grown(l->adult_low, l->child_low, child));
        f->range[i].high = radians(old ? l->old_high : grown(l->adult_high, l->child_high, child));
    }
}

void figure_build(Figure *f, const Build *b) {
    const struct Proportion *a = &ADULT, *c = &CHILD;
    double youth = youth_of(b), h = b->height;
    memset(f, 0, sizeof *f);
    f->height = h;
    f->child = b->age == AGE_CHILD;
    f->old = b->age == AGE_OLD;
    f->man = b->man;
    f->look.lashes = f->child ? .5 : b->man ? 0 : .8;
    f->youth = fmin(youth, 1);
    // A small child is sturdy already: it grows round by half as much.
    f->round = clamp(b->round, 0, 1) * (1 - .5 * fmin(youth, 1));
    f->foot_height = grown(a->foot_height, c->foot_height, youth) * h;
    f->shank = grown(a->shank, c->shank, youth) * h;
    f->thigh = grown(a->thigh, c->thigh, youth) * h;
    f->trunk = grown(a->trunk, c->trunk, youth) * h;
    f->upper_arm = grown(a->upper_arm, c->upper_arm, youth) * h;
    f->forearm = grown(a->forearm, c->forearm, youth) * h;
    f->hand = grown(a->hand, c->hand, youth) * h;
    f->foot_length = grown(a->foot_length, c->foot_length, youth) * h;
    f->neck = grown(a->neck, c->neck, youth) * h;
    f->head = grown(a->head, c->head, youth) * h;
    bool man = b->man && !f->child;
    double shoulders = (b->shoulders > 0 ? b->shoulders : 1) * (man ? 1.10 : 1);
    double hips = (b->hips > 0 ? b->hips : 1) * (man ? .94 : 1);
    f->shoulder_half = grown(a->shoulder, c->shoulder, youth) * h * shoulders;
    f->hip_half = grown(a->hip, c->hip, youth) * h * hips;
    init_girth(f, b, youth);
    f->girth.chest_width *= b->shoulders > 0 ? b->shoulders : 1;
    f->girth.hip_width *= b->hips > 0 ? b->hips : 1;
    init_mass(f, b);
    init_ranges(f, b, youth);
    f->chair_top = grown(.485, .5636, youth) * h;
    f->chair_away = grown(.430, .396, youth) * h;
    f->band_breadths = grown(4.5, 3.7, fmin(youth, 1)) / shoulders;
    f->band_least = f->old ? 3.2 : 0;
    f->band_behind = radians(f->old ? 196 : grown(240, 232, fmin(youth, 1)));
}

void figure_init(Figure *f, double height, bool child) {
    Build build = {.height = height, .age = child ? AGE_CHILD : AGE_ADULT};
    figure_build(f, &build);
}

double figure_breadths(const Figure *f, double asked) {
    return asked > 0 ? fmin(fmax(asked, f->band_least), f->band_breadths) : 0;
}

double figure_years(double height) {
    double over = height - 1.10;
    return clamp(5 + over / (over > 0 ? .0575 : .075), 3, 12);
}

double figure_grip(const Figure *f) {
    return .5 * f->hand;
}

double figure_seat(const Figure *f) {
    return f->foot_height + f->shank - f->girth.thigh;
}

double figure_wall_away(const Figure *f) {
    return f->chair_away * 1.07;
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
