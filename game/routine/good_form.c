#include "good_form.h"

#include <math.h>
#include <stddef.h>

#include "fail.h"
#include "measure.h"

const char *const FORM_NAMES[] = {"long_back",       "soft_knees", "long_neck",  "long_arms",
                                  "shoulders_low",   "upright",    "hips_level", "hips_still",
                                  "hips_over_knees", "no_twist",   "no_lean",    "head_follows",
                                  "even_arms",       NULL};

static const FormWords WORDS[FORM_COUNT] = {
    [FORM_LONG_BACK] = {"the back rounds by %s too much while leaning forward; more pelvis.pitch, "
                        "less spine.flex",
                        false, false},
    [FORM_SOFT_KNEES] = {"the %sknee is locked, %s short of soft; bend the knees", false, true},
    [FORM_LONG_NECK] = {"the chin pokes up %s too far; bring neck.flex nearer to 0", false, false},
    [FORM_LONG_ARMS] = {"the %selbow bends %s too much on its support; move the support away or "
                        "the hips back",
                        false, true},
    [FORM_SHOULDERS_LOW] = {"the %sshoulder goes up to the ear, %s too high; less blades.up", true,
                            true},
    [FORM_UPRIGHT] = {"the trunk leans back %s too far; more spine.flex or pelvis.pitch", false,
                      false},
    [FORM_HIPS_LEVEL] = {"the %ship hikes %s too high; bring pelvis.list nearer to 0", false, true},
    [FORM_HIPS_STILL] = {"the hips swing aside %s too far; less pelvis.shift", true, false},
    [FORM_HIPS_OVER_KNEES] = {"the hips sink back %s too far behind the knees; less pelvis.back",
                              true, false},
    [FORM_NO_TWIST] = {"the side bend twists by %s too much; bring spine.turn nearer to 0", false,
                       false},
    [FORM_NO_LEAN] = {"the side bend leans forward or back by %s too much; bring spine.flex nearer "
                      "to 0",
                      false, false},
    [FORM_HEAD_FOLLOWS] = {"the head drops aside %s too far; less neck.side", false, false},
    [FORM_EVEN_ARMS] = {"the %sarm goes first, %s ahead of the other; let both follow the band",
                        false, true},
};

// The line from hip to hip: a twist on all fours takes one hip down a little.
static const double LEVEL_STANDING = 8, LEVEL_FOURS = 15; // degrees
static const double STILL = .075, OVER_KNEES = .10;       // metres of a body of 1.65 m
static const double SOFT_ALONE = 1.5, SOFT_LEANING = 5;   // degrees

const FormWords *good_form_words(Form form) {
    ASSERT(form >= 0 && form < FORM_COUNT);
    return &WORDS[form];
}

// What the bounds of form ask about a posture.
typedef struct {
    const Figure *figure;
    const Posture *posture;
    Measure measure;
    double size;      // of lengths that are given for a body of 1.65 m
    double lean;      // of the trunk, forward +
    double side_bend; // of the spine, either way
    bool stands;      // on one foot or both, on nothing else below the hips
    bool fours;
    int feet;
    Vec3 left, forward; // level, as the pelvis faces
} Stand;

static double trunk_angle(const Stand *l, RangeId id) {
    return l->measure.angle[id][SIDE_RIGHT];
}

static void stand_look(Stand *l, const Figure *f, const Posture *p) {
    const Body *b = &p->body;
    *l = (Stand){.figure = f, .posture = p, .size = f->height / 1.65};
    measure_body(b, SIDE_RIGHT, &l->measure);
    Vec3 across = quat_rotate(b->rotation[JOINT_PELVIS], vec3(1, 0, 0));
    l->left = vec_unit(vec3(across.x, 0, across.z), vec3(1, 0, 0));
    l->forward = vec_cross(l->left, vec3(0, 1, 0));
    Vec3 trunk = vec_sub(b->position[JOINT_NECK], b->position[JOINT_PELVIS]);
    l->lean = own_atan2(vec_dot(trunk, l->forward), trunk.y);
    l->side_bend = fabs(trunk_angle(l, RANGE_SPINE_SIDE));
    bool knees = p->on[PART_KNEE] > .5 && p->on[PART_KNEE + 1] > .5;
    bool sits = p->on[PART_PELVIS] > .5 || p->on[PART_BACK] > .5;
    l->feet = (p->on[PART_FOOT] > .5) + (p->on[PART_FOOT + 1] > .5);
    bool kneels = p->on[PART_KNEE] > .5 || p->on[PART_KNEE + 1] > .5;
    double high = b->position[JOINT_PELVIS].y;
    l->stands = l->feet > 0 && !kneels && !sits && high > .35 * f->height;
    l->fours = knees && !sits && l->lean > radians(45);
}

static double over(double value, double bound) {
    return fmax(0, value - bound);
}

// The worse of both sides.
static double worse(const double amount[SIDE_COUNT], Side *side) {
    *side = amount[SIDE_RIGHT] >= amount[SIDE_LEFT] ? SIDE_RIGHT : SIDE_LEFT;
    return amount[*side];
}

// The hinge of a long back bends at the hips: the design's own deep bend has 9 degrees of spine, a
// round one 50.
static double long_back(const Stand *l) {
    return over(trunk_angle(l, RANGE_SPINE_FLEX), radians(18));
}

// Soft is 5 degrees in a bend; a leg that carries alone may be nearly straight, but not locked.
static double soft_knees(const Stand *l, Side *side) {
    double short_of[SIDE_COUNT] = {0, 0}, soft = radians(l->feet == 1 ? SOFT_ALONE : SOFT_LEANING);
    for (int s = 0; s < SIDE_COUNT; s++)
        if (l->posture->on[PART_FOOT + s] > .999)
            short_of[s] = over(soft, l->measure.angle[RANGE_KNEE][s]);
    return worse(short_of, side);
}

static double long_arms(const Stand *l, Side *side) {
    double folds[SIDE_COUNT] = {0, 0};
    for (int s = 0; s < SIDE_COUNT; s++)
        if (l->posture->on[PART_HAND + s] > .999)
            folds[s] = over(l->measure.angle[RANGE_ELBOW][s], radians(30));
    return worse(folds, side);
}

// A lifted arm takes its blade up by 15 to 25 mm; 40 is a shrug.
static double shoulders_low(const Stand *l, Side *side) {
    double high[SIDE_COUNT];
    const Body *b = &l->posture->body;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Joint shoulder = joint_on(JOINT_SHOULDER, (Side)s);
        Vec3 from = vec_sub(b->position[shoulder], b->position[JOINT_RIBS]);
        Vec3 at = quat_rotate(quat_conjugate(b->rotation[JOINT_RIBS]), from);
        high[s] = over(at.y - figure_offset(l->figure, shoulder).y, .040 * l->size);
    }
    return worse(high, side);
}

static double hips_level(const Stand *l, Side *side) {
    const Vec3 *p = l->posture->body.position;
    double rise = p[JOINT_HIP].y - p[JOINT_HIP + 1].y;
    double roll = own_atan2(fabs(rise), 2.0 * l->figure->hip_half);
    *side = rise > 0 ? SIDE_LEFT : SIDE_RIGHT;
    return over(roll, radians(l->fours ? LEVEL_FOURS : LEVEL_STANDING));
}

// From the middle between the two joints to the pelvis.
static Vec3 hips_from(const Stand *l, Joint joint) {
    const Vec3 *p = l->posture->body.position;
    Vec3 middle = vec_scale(vec_add(p[joint], p[joint + 1]), .5);
    return vec_sub(p[JOINT_PELVIS], middle);
}

static double hips_still(const Stand *l) {
    Vec3 off = hips_from(l, l->fours ? JOINT_KNEE : JOINT_ANKLE);
    return over(fabs(vec_dot(off, l->left)), STILL * l->size);
}

static double hips_over_knees(const Stand *l) {
    return over(-vec_dot(hips_from(l, JOINT_KNEE), l->forward), OVER_KNEES * l->size);
}

// Where a hand is on the arc about its shoulder, seen from the ribs.
static double arc_of(const Body *b, int side) {
    Vec3 arm = vec_sub(b->position[JOINT_KNUCKLES + side], b->position[JOINT_SHOULDER + side]);
    Vec3 at = quat_rotate(quat_conjugate(b->rotation[JOINT_RIBS]), arm);
    double arc = own_atan2(at.z, -at.y);
    return arc < -radians(90) ? arc + radians(360) : arc;
}

static double even_arms(const Stand *l, Side *side) {
    double ahead = arc_of(&l->posture->body, SIDE_LEFT) - arc_of(&l->posture->body, SIDE_RIGHT);
    *side = ahead > 0 ? SIDE_LEFT : SIDE_RIGHT;
    return over(fabs(ahead), radians(8));
}

// Whether a posture is one that the rule speaks about.
static bool concerns(Form form, const Stand *l) {
    bool leans = l->stands && l->lean > radians(30);
    bool aside = l->stands && l->side_bend > radians(12);
    bool both = l->posture->on[PART_HAND] > .5 && l->posture->on[PART_HAND + 1] > .5;
    switch (form) {
    case FORM_LONG_BACK:
    case FORM_LONG_NECK:
        return leans;
    case FORM_LONG_ARMS: // one hand alone lets its elbow give while the chest turns
        return leans && both;
    case FORM_SOFT_KNEES:
        return leans || (l->stands && l->feet == 1);
    case FORM_UPRIGHT:
        return l->stands;
    case FORM_HIPS_LEVEL:
        return l->stands || l->fours;
    case FORM_HIPS_STILL:
        return (aside && l->feet == 2) || l->fours;
    case FORM_HIPS_OVER_KNEES:
        return l->fours;
    case FORM_NO_TWIST:
    case FORM_NO_LEAN:
    case FORM_HEAD_FOLLOWS:
        return aside;
    case FORM_EVEN_ARMS:
        return l->posture->band;
    default:
        return true;
    }
}

static double past(Form form, const Stand *l, Side *side) {
    *side = SIDE_NONE;
    if (!concerns(form, l))
        return 0;
    switch (form) {
    case FORM_LONG_BACK:
        return long_back(l);
    case FORM_SOFT_KNEES:
        return soft_knees(l, side);
    case FORM_LONG_NECK:
        return over(-trunk_angle(l, RANGE_NECK_FLEX), radians(12));
    case FORM_LONG_ARMS:
        return long_arms(l, side);
    case FORM_SHOULDERS_LOW:
        return shoulders_low(l, side);
    case FORM_UPRIGHT:
        return over(-l->lean, radians(7));
    case FORM_HIPS_LEVEL:
        return hips_level(l, side);
    case FORM_HIPS_STILL:
        return hips_still(l);
    case FORM_HIPS_OVER_KNEES:
        return hips_over_knees(l);
    case FORM_NO_TWIST:
        return over(fabs(trunk_angle(l, RANGE_SPINE_TURN)), radians(8));
    case FORM_NO_LEAN:
        return over(fabs(trunk_angle(l, RANGE_SPINE_FLEX)), radians(8));
    case FORM_HEAD_FOLLOWS:
        return over(fabs(trunk_angle(l, RANGE_NECK_SIDE)), radians(15));
    default:
        return even_arms(l, side);
    }
}

double good_form_past(Form form, const Figure *figure, const Posture *posture, Side *side) {
    Stand stand;
    stand_look(&stand, figure, posture);
    return past(form, &stand, side);
}

void good_form_past_all(const Figure *figure, const Posture *posture, double amount[FORM_COUNT],
                        Side side[FORM_COUNT]) {
    Stand stand;
    stand_look(&stand, figure, posture);
    for (int form = 0; form < FORM_COUNT; form++)
        amount[form] = past((Form)form, &stand, &side[form]);
}

double good_form_asked(Form form, const PoseGoal *g) {
    bool fours = g->stance == STANCE_HANDS_AND_KNEES, stands = g->stance == STANCE_STANDING;
    const double *value = g->value;
    double knee = value[channel_on(CHANNEL_KNEE, ROLE_OTHER)];
    switch (form) {
    case FORM_HIPS_LEVEL:
        if (!fours && !stands)
            return 0;
        return over(fabs(value[CHANNEL_PELVIS_LIST]),
                    radians(fours ? LEVEL_FOURS : LEVEL_STANDING));
    case FORM_HIPS_STILL:
        return fours ? over(fabs(value[CHANNEL_PELVIS_SHIFT]), STILL) : 0;
    case FORM_HIPS_OVER_KNEES:
        return fours ? over(value[CHANNEL_PELVIS_BACK], OVER_KNEES) : 0;
    case FORM_SOFT_KNEES:
        if (!stands || !g->one_leg || !g->set[channel_on(CHANNEL_KNEE, ROLE_OTHER)])
            return 0;
        return over(radians(SOFT_ALONE), knee);
    default:
        return 0;
    }
}
