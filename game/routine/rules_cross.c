#include <math.h>
#include <stddef.h>

#include "rules_more.h"

static const double SOFT = .015; // skin gives way so far (metres)

typedef enum {
    SOLID_PELVIS,
    SOLID_WAIST,
    SOLID_CHEST,
    SOLID_RIBS,
    SOLID_HEAD,
    SOLID_UPPER_ARM,
    SOLID_FOREARM = SOLID_UPPER_ARM + 2,
    SOLID_HAND = SOLID_FOREARM + 2,
    SOLID_THIGH = SOLID_HAND + 2,
    SOLID_SHANK = SOLID_THIGH + 2,
    SOLID_RAIL = SOLID_SHANK + 2,
    SOLID_COUNT
} Solid;

// A rod with round ends.
typedef struct {
    Vec3 a, b;
    double radius;
} Capsule;

static const char *const SOLID_NAMES[] = {"hips", "waist",   "chest", "ribs", "head", "upper arm",
                                          NULL,   "forearm", NULL,    "hand", NULL,   "thigh",
                                          NULL,   "shank",   NULL,    "chair"};

static bool is_trunk(int solid) {
    return solid <= SOLID_RIBS;
}
// The left one of a pair, or the thing itself.
static int kind(int solid) {
    return solid < SOLID_UPPER_ARM || solid == SOLID_RAIL ? solid
                                                          : solid - ((solid - SOLID_UPPER_ARM) & 1);
}
static Side side_of(int solid) {
    return solid < SOLID_UPPER_ARM || solid == SOLID_RAIL ? SIDE_NONE
                                                          : (Side)((solid - SOLID_UPPER_ARM) & 1);
}

// A slice of the trunk: wider than deep, so a rod from side to side.
static Capsule slice(const Body *b, Joint joint, double wide, double deep) {
    Vec3 half = quat_rotate(b->rotation[joint], vec3(wide - deep, 0, 0));
    return (Capsule){vec_add(b->position[joint], half), vec_sub(b->position[joint], half), deep};
}

static void place_solids(const Figure *f, const Posture *p, Capsule c[SOLID_COUNT]) {
    const Body *b = &p->body;
    const Girth *g = &f->girth;
    const Vec3 *at = b->position;
    c[SOLID_PELVIS] = slice(b, JOINT_PELVIS, g->hip_width, g->hip_depth);
    c[SOLID_WAIST] = slice(b, JOINT_WAIST, g->waist_width, g->waist_depth);
    c[SOLID_CHEST] = slice(b, JOINT_CHEST, g->waist_width, g->waist_depth);
    c[SOLID_RIBS] = slice(b, JOINT_RIBS, g->chest_width, g->chest_depth);
    Vec3 head = vec_sub(at[JOINT_CROWN], at[JOINT_HEAD]);
    double round = fmin(g->head_width, g->head_depth);
    c[SOLID_HEAD] = (Capsule){vec_add(at[JOINT_HEAD], vec_scale(head, .45)),
                              vec_add(at[JOINT_HEAD], vec_scale(head, .55)), round};
    for (int s = 0; s < SIDE_COUNT; s++) {
        c[SOLID_UPPER_ARM + s] =
            (Capsule){at[JOINT_SHOULDER + s], at[JOINT_ELBOW + s], g->upper_arm};
        c[SOLID_FOREARM + s] = (Capsule){at[JOINT_ELBOW + s], at[JOINT_WRIST + s], g->wrist};
        c[SOLID_HAND + s] =
            (Capsule){at[JOINT_WRIST + s], at[JOINT_KNUCKLES + s], g->hand_thickness};
        c[SOLID_THIGH + s] = (Capsule){at[JOINT_HIP + s], at[JOINT_KNEE + s], g->knee};
        c[SOLID_SHANK + s] = (Capsule){at[JOINT_KNEE + s], at[JOINT_ANKLE + s], g->ankle};
    }
    double k = f->height / 1.65, half = .13 * f->height;
    Vec3 rail = vec3(p->chair_top.x, p->chair_top.y - .02 * k, p->chair_top.z);
    c[SOLID_RAIL] =
        (Capsule){vec_add(rail, vec3(half, 0, 0)), vec_sub(rail, vec3(half, 0, 0)), .015 * k};
}

// The distance between two line pieces (after Ericson, Real-Time Collision Detection, 5.1.9).
static double distance(const Capsule *p, const Capsule *q) {
    Vec3 d = vec_sub(p->b, p->a), e = vec_sub(q->b, q->a), r = vec_sub(p->a, q->a);
    double dd = fmax(1e-12, vec_dot(d, d)), ee = fmax(1e-12, vec_dot(e, e));
    double de = vec_dot(d, e), dr = vec_dot(d, r), er = vec_dot(e, r);
    double square = dd * ee - de * de;
    double s = square > 1e-12 ? clamp((de * er - dr * ee) / square, 0, 1) : 0;
    double t = clamp((de * s + er) / ee, 0, 1);
    s = clamp((de * t - dr) / dd, 0, 1);
    Vec3 apart = vec_sub(vec_add(p->a, vec_scale(d, s)), vec_add(q->a, vec_scale(e, t)));
    return vec_length(apart);
}

// Neighbours grow out of each other; thigh and belly, thigh and calf press softly together.
static bool may_touch(int a, int b) {
    int ka = kind(a), kb = kind(b);
    bool same_side = side_of(a) == side_of(b);
    if ((is_trunk(ka) || ka == SOLID_HEAD) && (is_trunk(kb) || kb == SOLID_HEAD))
        return true;
    if (is_trunk(ka))
        return kb == SOLID_UPPER_ARM || kb == SOLID_THIGH;
    if (kb == SOLID_RAIL)
        return ka == SOLID_HAND || ka == SOLID_FOREARM; // rest on it, which is a contact
    if (ka == SOLID_THIGH)
        return kb == SOLID_THIGH || same_side;
    return same_side && kb <= SOLID_HAND && kb - ka <= 2 && ka >= SOLID_UPPER_ARM;
}

// Hands that clasp the own body, and what they press against it.
static bool clasps(const Rules *r, int phase) {
    const Phase *p = &r->timeline->phase[phase];
    const PoseCard *pose = r->motion->version->pose;
    for (int i = 0; i < 2; i++)
        if (pose[p->from].goal.contact[PART_HAND + i] == CONTACT_CLASP ||
            pose[p->goal].goal.contact[PART_HAND + i] == CONTACT_CLASP)
            return true;
    return false;
}

static bool pressed(int a, int b) {
    int ka = kind(a), kb = kind(b);
    bool arm = ka == SOLID_FOREARM || ka == SOLID_HAND;
    return arm && (kb == SOLID_SHANK || kb == SOLID_THIGH || kb == SOLID_HAND);
}

void rules_check_cross(Rules *r, int phase, const Posture *p) {
    Capsule c[SOLID_COUNT];
    place_solids(r->motion->figure, p, c);
    bool hug = clasps(r, phase);
    int count = p->chair ? SOLID_COUNT : SOLID_RAIL;
    for (int a = 0; a < count; a++)
        for (int b = a + 1; b < count; b++) {
            if (may_touch(a, b) || (hug && pressed(a, b)))
                continue;
            double deep = c[a].radius + c[b].radius - distance(&c[a], &c[b]);
            if (deep <= SOFT)
                continue;
            int limb = side_of(a) == SIDE_NONE && b < SOLID_RAIL ? b : a; // told by its limb
            rules_note(r, RULE_CROSS, phase, SOLID_NAMES[kind(limb)], side_of(limb), deep - SOFT);
        }
}
