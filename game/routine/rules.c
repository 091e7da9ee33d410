#include "rules.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "balance.h"
#include "fail.h"
#include "measure.h"
#include "rules_more.h"

// Keeps the worst breach for each rule and body part. `where` is a half-breath, or -1 - i for key
// pose i.
void rules_note(Rules *r, Rule rule, int where, const char *what, Side side, double amount) {
    const Phase *phase = where >= 0 ? &r->timeline->phase[where] : NULL;
    Breach found = {rule, phase, phase ? -1 : -1 - where, what, side, amount};
    for (int i = 0; i < r->count; i++) {
        Breach *b = &r->breach[i];
        if (b->rule == rule && b->side == side && b->pose == found.pose &&
            strcmp(b->what, what) == 0) {
            if (amount > b->amount)
                *b = found;
            return;
        }
    }
    if (r->count < BREACHES_MAX)
        r->breach[r->count++] = found;
}

const char *rules_bare_name(Joint joint) {
    static const char *const paired[] = {"shoulder", "elbow", "wrist", "hand", "hip",
                                         "knee",     "ankle", "heel",  "toe",  "ear"};
    return joint < JOINT_SHOULDER ? joint_name(joint) : paired[(joint - JOINT_SHOULDER) / 2];
}

static Side joint_side(Joint joint) {
    return joint < JOINT_SHOULDER ? SIDE_NONE : (Side)((joint - JOINT_SHOULDER) % 2);
}

static double bone(const Body *b, int joint) {
    return vec_length(vec_sub(b->position[joint], b->position[joint_parent((Joint)joint)]));
}

// A shoulder rides on its blade, so its distance from the ribs is no bone.
static bool is_bone(int joint) {
    return joint != JOINT_PELVIS && joint != JOINT_SHOULDER && joint != JOINT_SHOULDER + 1;
}

static void check_lengths(Rules *r, int phase, const Body *b) {
    for (int j = 0; j < JOINT_COUNT; j++) {
        if (!is_bone(j))
            continue;
        double length = bone(b, j);
        if (r->samples == 0)
            r->length[j] = length;
        double drift = fabs(length / r->length[j] - 1.0);
        if (drift > 1e-4)
            rules_note(r, RULE_LENGTH, phase, rules_bare_name((Joint)j), joint_side((Joint)j),
                       drift);
    }
}

static void check_ranges(Rules *r, int phase, const Posture *p) {
    const Figure *f = r->motion->figure;
    static const RangeId checked[] = {
        RANGE_SHOULDER_ELEVATION, RANGE_SHOULDER_PLANE, RANGE_ELBOW,      RANGE_HIP_FLEX,
        RANGE_HIP_ABDUCTION,      RANGE_KNEE,           RANGE_SPINE_FLEX, RANGE_SPINE_SIDE,
        RANGE_SPINE_TURN,         RANGE_NECK_FLEX,      RANGE_NECK_SIDE,  RANGE_NECK_TURN};
    Measure m;
    measure_body(&p->body, SIDE_RIGHT, &m);
    for (size_t i = 0; i < sizeof checked / sizeof checked[0]; i++) {
        RangeId id = checked[i];
        bool trunk = id >= RANGE_SPINE_FLEX;
        for (int s = 0; s < (trunk ? 1 : 2); s++) {
            double a = m.angle[id][s], lifted = m.angle[RANGE_SHOULDER_ELEVATION][s];
            // Near hanging and near overhead an arm has no plane to speak of.
            if (id == RANGE_SHOULDER_PLANE && (lifted < radians(60) || lifted > radians(150)))
                continue;
            double over = fabs(a - clamp(a, f->range[id].low, f->range[id].high));
            if (over > radians(1))
                rules_note(r, RULE_RANGE, phase, range_name(id), trunk ? SIDE_NONE : (Side)s, over);
        }
    }
}

static void check_band(Rules *r, int phase, const Posture *p) {
    if (!p->band)
        return;
    double breadths = figure_breadths(r->motion->figure, r->motion->version->band_breadths);
    double width = breadths * 2.0 * r->motion->figure->shoulder_half;
    double off = fabs(vec_length(vec_sub(p->grip[0], p->grip[1])) - width);
    if (off > .005)
        rules_note(r, RULE_BAND, phase, "band", SIDE_NONE, off);
    Measure m;
    measure_body(&p->body, SIDE_RIGHT, &m);
    for (int s = 0; s < SIDE_COUNT; s++)
        if (m.angle[RANGE_ELBOW][s] > radians(8))
            rules_note(r, RULE_ELBOW, phase, "elbow", (Side)s,
                       m.angle[RANGE_ELBOW][s] - radians(8));
}

// The points that carry: flat feet as rectangles, all other weighted parts as their middle.
static void add_support(const Rules *r, const Posture *p, Support *support, int *feet,
                        bool *floor) {
    static const Joint at[] = {JOINT_KNUCKLES, JOINT_WRIST,    JOINT_ANKLE,
                               JOINT_KNEE,     JOINT_SHOULDER, JOINT_EAR};
    const Vec3 *pos = p->body.position;
    for (int part = 0; part < PART_COUNT; part++) {
        if (p->on[part] < .5)
            continue;
        Side side = (Side)(part & 1);
        bool foot = part == PART_FOOT || part == PART_FOOT + 1;
        bool kneels = p->on[PART_KNEE + (part & 1)] > .5;
        *floor |= !foot && part >= PART_KNEE;
        if (foot && !kneels) {
            balance_add_foot(support, r->motion->figure, &p->body, side);
            ++*feet;
        } else if (foot || part == PART_KNEE || part == PART_KNEE + 1) { // both have a width
            const Girth *g = &r->motion->figure->girth;
            Joint joint = joint_on(foot ? JOINT_TOE : JOINT_KNEE, side);
            double half = foot ? g->foot_half_width : g->knee;
            Vec3 across = quat_rotate(p->body.rotation[joint], vec3(half, 0, 0));
            balance_add(support, vec_add(pos[joint], across));
            balance_add(support, vec_sub(pos[joint], across));
        } else if (part == PART_PELVIS && p->seated) {
            double half = r->motion->figure->hip_half;
            for (int k = 0; k < 4; k++)
                balance_add(support, vec_add(pos[JOINT_PELVIS],
                                             vec3(k & 1 ? half : -half, 0, k & 2 ? half : -half)));
        } else if (part < PART_BACK_HEAD) {
            balance_add(support, pos[joint_on(at[part / 2], side)]);
        } else {
            balance_add(support, pos[part == PART_BACK_HEAD ? JOINT_HEAD
                                     : part == PART_BACK    ? JOINT_RIBS
                                                            : JOINT_PELVIS]);
        }
    }
}

static void check_balance(Rules *r, int phase, const Posture *p) {
    Support support = {.count = 0};
    int feet = 0;
    bool floor = false;
    add_support(r, p, &support, &feet, &floor);
    if (support.count == 0) {
        rules_note(r, RULE_BALANCE, phase, "nothing is planted", SIDE_NONE, 1);
        return;
    }
    double wanted = floor ? 0 : feet == 2 ? .040 : .015;
    if (r->motion->figure->child)
        wanted = floor ? 0 : feet == 2 ? .020 : .010;
    if (p->on[PART_BACK] > .5 || stance_lies(exercise_stance(r->motion->version)))
        return;                                   // lying
    for (int s = 0; floor && s < SIDE_COUNT; s++) // a hand that slides over the mat still bears
        if (p->body.position[JOINT_WRIST + s].y < .06 * r->motion->figure->height)
            balance_add(&support, p->body.position[JOINT_WRIST + s]);
    double margin = balance_margin(&support, figure_mass_centre(r->motion->figure, &p->body));
    if (margin < wanted)
        rules_note(r, RULE_BALANCE, phase, "mass centre", SIDE_NONE, wanted - margin);
}

static const char *const PLAIN_PART[] = {"hand", "forearm", "foot", "knee", "shoulder", "ear"};

static void check_planted(Rules *r, int phase, const Posture *p) {
    for (int part = 0; part < PART_BACK_HEAD; part++) {
        Vec3 at = part_point(&p->body, (Part)part, (Side)(part & 1));
        bool carries = p->on[part] > .999;
        if (!carries || r->planted_phase[part] != phase + 1) {
            r->planted[part] = at;
            r->planted_phase[part] = carries ? phase + 1 : 0;
            continue;
        }
        double moved = vec_length(vec_sub(at, r->planted[part]));
        double step =
            vec_length(vec_sub(at, part_point(&r->before.body, (Part)part, (Side)(part & 1))));
        if (moved > .003 || step > .001)
            rules_note(r, RULE_PLANTED, phase, PLAIN_PART[part / 2], (Side)(part & 1), moved);
    }
}

// How far a part that carries may be from what it lies on: a hand is soft, and wraps round a rail.
static double nearness(int part, bool rail) {
    if (rail)
        return part < PART_FOREARM ? .012 : .006;
    return part < PART_FOREARM ? .0065 : .003;
}

// How far the forearm's skin is above the rail, where it crosses it.
static double over_rail(const Figure *f, const Posture *p, Side side) {
    Vec3 elbow = p->body.position[joint_on(JOINT_ELBOW, side)];
    Vec3 wrist = p->body.position[joint_on(JOINT_WRIST, side)];
    double way = wrist.z - elbow.z;
    double share = fabs(way) > 1e-6 ? clamp((p->chair_top.z - elbow.z) / way, 0, 1) : 1;
    return vec_mix(elbow, wrist, share).y - mix(f->girth.forearm, f->girth.wrist, share) -
           p->chair_top.y;
}

static void check_touch(Rules *r, int phase, const Posture *p) {
    for (int part = 0; part < PART_COUNT; part++) {
        bool paired = part < PART_BACK_HEAD;
        if (p->on[part] <= .999 ||
            (paired && part / 2 == PART_FOOT / 2 && p->on[PART_KNEE + (part & 1)] > .5))
            continue; // kneeling, the instep lies there, not the sole
        Side side = paired ? (Side)(part & 1) : SIDE_NONE;
        int role = side == SIDE_RIGHT ? ROLE_LEAD : ROLE_OTHER;
        int as_role = paired ? part - (part & 1) + role : part;
        double height = part_height(r->motion->figure, &p->body, (Part)as_role);
        bool rail = p->chair && part < PART_FOOT && height > .5 * p->chair_top.y;
        bool wall = p->wall > 0 && part < PART_FOREARM && height > .3 * p->wall;
        double off = fabs(height - p->surface[part]);
        if (rail && part >= PART_FOREARM)
            off = fabs(over_rail(r->motion->figure, p, side));
        if (wall)
            off = fabs(p->body.position[joint_on(JOINT_KNUCKLES, side)].z - p->wall) -
                  r->motion->figure->girth.hand_thickness;
        const char *what = paired ? PLAIN_PART[part / 2] : part_name((Part)part);
        if (off > nearness(part, rail))
            rules_note(r, RULE_CONTACT, phase, what, side, off);
    }
}

static void check_ground(Rules *r, int phase, const Posture *p) {
    const Figure *f = r->motion->figure;
    const Girth *g = &f->girth;
    const double radius[] = {g->shoulder, g->elbow, g->wrist, g->hand_thickness, 0, g->knee, 0,
                             0,           0,        0};
    for (int j = JOINT_SHOULDER; j < JOINT_COUNT; j++) {
        double low = p->body.position[j].y - radius[(j - JOINT_SHOULDER) / 2];
        if (low < -.005)
            rules_note(r, RULE_GROUND, phase, rules_bare_name((Joint)j), joint_side((Joint)j),
                       -low);
    }
    double head = part_height(f, &p->body, PART_BACK_HEAD);
    if (head < -.0055)
        rules_note(r, RULE_GROUND, phase, "head", SIDE_NONE, -head);
}

// The chair's back hangs below its rail: from elbow to fingertips nothing may pass through it.
static void check_chair(Rules *r, int phase, const Posture *p) {
    static const double thick = .02, deep = .010;
    enum { STEPS = 8 };
    for (int s = 0; p->chair && s < SIDE_COUNT; s++) {
        const Vec3 *at = p->body.position;
        Vec3 elbow = at[JOINT_ELBOW + s], wrist = at[JOINT_WRIST + s];
        Vec3 tip = vec_mix(wrist, at[JOINT_KNUCKLES + s], 2.0);
        for (int i = 0; i <= 2 * STEPS; i++) {
            Vec3 q = i < STEPS ? vec_mix(elbow, wrist, (double)i / STEPS)
                               : vec_mix(wrist, tip, (double)(i - STEPS) / STEPS);
            double below = p->chair_top.y - q.y;
            if (fabs(q.z - p->chair_top.z) < thick && below > deep)
                rules_note(r, RULE_CHAIR, phase, i < STEPS ? "forearm" : "hand", (Side)s, below);
        }
    }
}

static void check_ribs(Rules *r, int phase, const Posture *p) {
    double flex, side, turn;
    // Against the pelvis: more than half of an arch is in the lowest joints, so that seen from the
    // waist, as the bound was first written, an arch of 15 degrees would pass.
    measure_turn(p->body.rotation[JOINT_PELVIS], p->body.rotation[JOINT_RIBS], SIDE_RIGHT, &flex,
                 &side, &turn);
    if (r->samples == 0)
        r->chest = flex;
    if (r->chest - flex > radians(8))
        rules_note(r, RULE_RIBS, phase, "ribs", SIDE_NONE, r->chest - flex - radians(8));
}

static double speed(const Rules *r, const Posture *p, int joint) {
    return vec_length(vec_sub(p->body.position[joint], r->before.body.position[joint])) /
           r->seconds;
}

void rules_check_speed(Rules *r, int phase, const Posture *p) {
    for (int s = 0; s < SIDE_COUNT; s++) {
        double hand = speed(r, p, JOINT_KNUCKLES + s);
        if (hand > 1.3)
            rules_note(r, RULE_SPEED, phase, "hand", (Side)s, hand - 1.3);
    }
    double head = speed(r, p, JOINT_HEAD);
    if (head > .5)
        rules_note(r, RULE_SPEED, phase, "head", SIDE_NONE, head - .5);
}

// The angular speed about all axes between two postures, as a vector of the turn (radians a
// second).
static Vec3 spin(const Rules *r, const Posture *a, const Posture *b, int joint) {
    Quat turn = quat_mul(b->body.rotation[joint], quat_conjugate(a->body.rotation[joint]));
    return vec_scale(quat_log(turn), 1.0 / r->seconds);
}

static void check_smooth(Rules *r, int phase, const Posture *p) {
    for (int j = 0; j < JOINT_COUNT; j++) {
        if (j == JOINT_CROWN || (j >= JOINT_KNUCKLES && j < JOINT_HIP) || j >= JOINT_HEEL)
            continue;
        Vec3 step = vec_sub(spin(r, &r->before, p, j), spin(r, &r->before_last, &r->before, j));
        double change = vec_length(step);
        if (change > radians(2))
            rules_note(r, RULE_SMOOTH, phase, rules_bare_name((Joint)j), joint_side((Joint)j),
                       change);
    }
}

// A pose that no step uses (a version may leave one of the normal ones aside) breaks no rule.
static bool pose_used(const Version *v, int pose) {
    const Steps *lists[] = {&v->before, &v->each, &v->after};
    bool used = pose == v->start;
    for (int l = 0; l < 3; l++)
        for (int i = 0; i < lists[l]->count; i++)
            used |= lists[l]->step[i].pose == pose || lists[l]->step[i].via == pose;
    return used;
}

void rules_begin(Rules *r, const Motion *motion, const Timeline *timeline) {
    *r = (Rules){.motion = motion,
                 .timeline = timeline,
                 .seconds = 1.0 / RULES_SAMPLES_PER_SECOND,
                 .jerk_phase = -1};
    for (int i = 0; i < motion->version->pose_count; i++) {
        if (!pose_used(motion->version, i))
            continue;
        rules_check_asked(r, i);
        if (motion->miss[i].metres > .003)
            rules_note(r, RULE_CONTACT, -1 - i, part_name(motion->miss[i].part), SIDE_NONE,
                       motion->miss[i].metres);
    }
}

void rules_sample(Rules *r, int phase, const Posture *p) {
    check_lengths(r, phase, &p->body);
    check_ranges(r, phase, p);
    check_band(r, phase, p);
    check_balance(r, phase, p);
    check_touch(r, phase, p);
    check_ground(r, phase, p);
    check_chair(r, phase, p);
    check_ribs(r, phase, p);
    rules_check_hinges(r, phase, p);
    if (r->row % RULES_COARSE == 0) {
        rules_check_cross(r, phase, p);
        rules_check_form(r, phase, p);
    }
    if (r->row > 0) {
        rules_check_brakes(r, phase, p);
        rules_check_jerk(r, phase, p);
        check_planted(r, phase, p);
        rules_check_speed(r, phase, p);
    }
    if (r->row > 1)
        check_smooth(r, phase, p);
    r->before_last = r->before;
    r->before = *p;
    r->samples++;
    r->row++;
}

bool rules_broken(const Rules *r, Rule rule) {
    for (int i = 0; i < r->count; i++)
        if (r->breach[i].rule == rule)
            return true;
    return false;
}
