#include "solve.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "fail.h"
#include "least.h"
#include "measure.h"
#include "miss.h"
#include "part.h"
#include "place.h"

// The unknowns: pelvis position, trunk angles, blades (up and forward, each side).
enum { U_X, U_Y, U_Z, U_ANGLE, U_BLADE = U_ANGLE + TRUNK_ANGLES - 2, U_COUNT = U_BLADE + 4 };

// Trunk angles that are unknowns, in order: all but shift and back.
static const Channel ANGLE[TRUNK_ANGLES - 2] = {
    CHANNEL_PELVIS_PITCH, CHANNEL_PELVIS_LIST, CHANNEL_PELVIS_YAW, CHANNEL_PELVIS_ROLL,
    CHANNEL_SPINE_FLEX,   CHANNEL_SPINE_SIDE,  CHANNEL_SPINE_TURN, CHANNEL_NECK_FLEX,
    CHANNEL_NECK_SIDE,    CHANNEL_NECK_TURN};
// How far each may leave its authored value before it costs as much as one unit of the others
// (degrees).
static const double GIVE[TRUNK_ANGLES - 2] = {5, 3, 4, 5, 5, 4, 5, 3, 3, 4};

typedef struct {
    const SolveInput *input;
    double scale;    // height / 1.65 m: authored metres are those of a 1.65 m body
    bool symmetric;  // nothing tells lead from other
    bool blades_ask; // a clasp or a rest may draw the blades forward
    Vec3 ribs;       // where the base has them
} Problem;

typedef struct {
    double *r;
    int count;
} Residuals;

static void push(Residuals *out, double value) {
    ASSERT(out->count < LEAST_RESIDUALS);
    out->r[out->count++] = value;
}

static void push_below(Residuals *out, double value, double give) {
    push(out, fmin(0, value) / give);
}
static void push_above(Residuals *out, double value, double give) {
    push(out, fmax(0, value) / give);
}

static double authored(const PoseGoal *g, Channel c) {
    return g->set[c] ? g->value[c] : 0.0;
}

// What the parts lie on, above the mat.
static void find_surfaces(const Problem *p, KeyPose *key) {
    const Figure *f = p->input->figure;
    const PoseGoal *g = p->input->goal;
    for (int part = PART_SHOULDER; part <= PART_BACK_HEAD; part++) // lying, the head alone has it
        if (part >= PART_EAR || !stance_lies(g->stance))
            key->surface[part] = g->cushion * p->scale;
    if (g->stance == STANCE_SITTING_ON_CHAIR)
        key->surface[PART_PELVIS] = figure_seat(f);
    for (int role = 0; role < 2; role++)
        if (g->hand_place[role] == PLACE_RAIL || g->hand_place[role] == PLACE_OVER_RAIL)
            key->surface[PART_HAND + role] = key->surface[PART_FOREARM + role] = f->chair_top;
}

static void unpack(const Problem *problem, const double *u, KeyPose *key) {
    const SolveInput *in = problem->input;
    const Figure *f = in->figure;
    memset(key, 0, sizeof *key);
    key->pelvis = vec3(u[U_X], u[U_Y], u[U_Z]);
    for (int i = 0; i < TRUNK_ANGLES - 2; i++)
        key->angle[ANGLE[i]] = u[U_ANGLE + i];
    for (int role = 0; role < 2; role++) {
        Side side = role_side((Role)role);
        key->blade_up[side] = u[U_BLADE + role];
        key->blade_forward[side] = u[U_BLADE + 2 + role];
    }
    double breadths = figure_breadths(f, in->band_breadths);
    key->band_width = breadths * 2.0 * f->shoulder_half;
    key->band = fmin(authored(in->goal, CHANNEL_BAND), f->band_behind);
    memcpy(key->contact, in->goal->contact, sizeof key->contact);
    find_surfaces(problem, key);
    for (int role = 0; role < 2; role++) // a hand beyond the rail touches nothing, its forearm does
        if (in->goal->hand_place[role] == PLACE_OVER_RAIL)
            key->contact[PART_HAND + role] = CONTACT_FREE;
}

static void place(const Problem *problem, KeyPose *key, Body *body) {
    const SolveInput *in = problem->input;
    const Figure *f = in->figure;
    key_place_trunk(f, key, body);
    for (int i = LIMB_COUNT - 1; i >= 0; i--) { // legs first: a hand may hold the shin
        place_limb(in, key, body, i);
        Vec3 end, pole;
        key_limb_target(f, key, body, i, &end, &pole);
        LimbKind kind = i < 2 ? LIMB_ARM : LIMB_LEG;
        limb_place(f, body, kind, (Side)(i & 1), end, pole);
        limb_set_end(f, body, kind, (Side)(i & 1), key_limb_turn(f, key, body, i));
    }
}

// ---- what the goal asks ----

// How the pelvis lies in a stance that says nothing more.
static double stance_angle(Stance stance, Channel channel) {
    static const double pitch[STANCE_COUNT] = {0, 72, -90, 0, 0, -90};
    if (channel == CHANNEL_PELVIS_ROLL)
        return stance == STANCE_LYING_ON_SIDE ? radians(90) : 0;
    return channel == CHANNEL_PELVIS_PITCH ? radians(pitch[stance]) : 0;
}

static void ask_angles(const Problem *p, const double *u, Residuals *out) {
    const PoseGoal *g = p->input->goal;
    const KeyPose *base = p->input->base;
    bool head_rests =
        g->contact[PART_EAR] != CONTACT_FREE || g->contact[PART_BACK_HEAD] != CONTACT_FREE;
    for (int i = 0; i < TRUNK_ANGLES - 2; i++) {
        double give = radians(GIVE[i]), target = authored(g, ANGLE[i]);
        if (head_rests && ANGLE[i] >= CHANNEL_NECK_FLEX)
            give *= 2.5; // a head that lies down goes where the mat is
        if (!g->set[ANGLE[i]]) {
            give *= 2.0;
            if (ANGLE[i] <= CHANNEL_PELVIS_ROLL)
                target = base ? base->angle[ANGLE[i]] : stance_angle(g->stance, ANGLE[i]);
        }
        if (ANGLE[i] == CHANNEL_PELVIS_ROLL) // who lies on the side does not roll over
            give *= .2;
        push(out, (u[U_ANGLE + i] - target) / give);
    }
    for (int role = 0; role < 2; role++) {
        double up = authored(g, channel_on(CHANNEL_BLADE_UP, (Role)role)) * p->scale;
        double forward = authored(g, channel_on(CHANNEL_BLADE_FORWARD, (Role)role)) * p->scale;
        push(out, (u[U_BLADE + role] - up) / (.003 * p->scale));
        push(out, (u[U_BLADE + 2 + role] - forward) / ((p->blades_ask ? .012 : .003) * p->scale));
    }
}

static void ask_legs(const Problem *p, const KeyPose *key, const Body *body, Residuals *out) {
    const Figure *f = p->input->figure;
    bool seated = p->input->goal->stance == STANCE_SITTING_ON_CHAIR;
    for (int s = 0; s < SIDE_COUNT; s++) {
        const KeyLimb *l = &key->limb[limb_index(1, (Side)s)];
        double distance = vec_length(vec_sub(l->anchor, body->position[JOINT_HIP + s]));
        if (!l->carries) { // a foot that only stands there must be in reach
            bool there = l->frame == FRAME_WORLD;
            push_above(out, there ? distance - .999 * (f->thigh + f->shank) : 0, .0005);
            push(out, 0);
            continue;
        }
        if (l->kneels) {
            push(out, (distance - f->thigh) / 2e-5);
            push(out, 0);
            continue;
        }
        double bend = place_bend(p->input, limb_index(1, (Side)s), radians(seated ? 90 : 6));
        double wish = limb_length(f->thigh, f->shank, bend);
        push(out, (distance - wish) / .0015);
        push_above(out, distance - .9998 * (f->thigh + f->shank), .0002);
    }
}

static void ask_arms(const Problem *p, const KeyPose *key, const Body *body, Residuals *out) {
    const Figure *f = p->input->figure;
    for (int s = 0; s < SIDE_COUNT; s++) {
        const KeyLimb *l = &key->limb[s];
        Channel elbow =
            channel_on(CHANNEL_ELBOW, (Side)s == role_side(ROLE_LEAD) ? ROLE_LEAD : ROLE_OTHER);
        bool held = l->frame == FRAME_WORLD || key_on_leg(l->frame);
        Vec3 end = vec3(0, 0, 0), pole;
        if (held)
            key_limb_target(f, key, body, s, &end, &pole);
        double distance = held ? vec_length(vec_sub(end, body->position[JOINT_SHOULDER + s])) : 0;
        double reach = key_on_leg(l->frame) ? .98 : .9985; // a hug has bent elbows
        push_above(out, distance - reach * (f->upper_arm + f->forearm), .0003);
        bool asked = held && p->input->goal->set[elbow];
        // Nobody props on locked elbows, which would also jerk when they leave it.
        bool props = held && p->input->goal->stance == STANCE_HANDS_AND_KNEES && !p->input->base &&
                     p->input->goal->contact[PART_FOREARM] != CONTACT_PLANT;
        double bend = asked ? p->input->goal->value[elbow] : radians(14);
        double wish = limb_length(f->upper_arm, f->forearm, bend);
        push(out, asked || props ? (distance - wish) / .004 : 0);
        double low = held ? body->position[JOINT_ELBOW + s].y - f->girth.elbow : 0;
        Role role = (Side)s == role_side(ROLE_LEAD) ? ROLE_LEAD : ROLE_OTHER;
        bool lies = p->input->goal->contact[PART_FOREARM + role] == CONTACT_PLANT;
        push(out, lies ? low / .0003 : fmin(0, low) / .003);
        // A lying elbow is not quite under its shoulder: it can stay down while that moves.
        double high =
            lies ? limb_lowest(body->position[JOINT_SHOULDER + s], end, f->upper_arm, f->forearm) -
                       f->girth.elbow + .016 * p->scale
                 : 0;
        push(out, p->input->base ? fmax(0, high) / .0005 : high / .001);
    }
}

static void ask_contacts(const Problem *p, const KeyPose *key, const Body *body, Residuals *out) {
    const Figure *f = p->input->figure;
    const PoseGoal *g = p->input->goal;
    for (int part = PART_SHOULDER; part < PART_COUNT; part++) {
        bool rests = g->contact[part] == CONTACT_REST || g->contact[part] == CONTACT_PLANT;
        push(out, rests ? (part_height(f, body, (Part)part) - key->surface[part]) / .0003 : 0);
        Side side = role_side((Role)(part & 1));
        bool kept = rests && p->input->keep;
        Vec3 at = kept ? part_point(body, (Part)part, side) : vec3(0, 0, 0);
        Vec3 was = kept ? part_point(p->input->keep, (Part)part, side) : at;
        push(out, (at.x - was.x) / .0005);
        push(out, (at.z - was.z) / .0005);
    }
    bool head = g->contact[PART_EAR] || g->contact[PART_EAR + 1] || g->contact[PART_BACK_HEAD];
    double head_low = part_height(f, body, PART_BACK_HEAD);
    push_below(out, head_low - (head ? key->surface[PART_BACK_HEAD] : 0),
               stance_lies(g->stance) ? .0006 : .00045); // kneeling, it hangs at the end of a neck
    for (int role = 0; role < 2; role++) { // an ear lies on the mat when the face looks sideways
        bool rests = g->contact[PART_EAR + role] == CONTACT_REST;
        Vec3 out_of_ear =
            quat_rotate(body->rotation[JOINT_HEAD], vec3(side_sign(role_side((Role)role)), 0, 0));
        push(out, rests ? fmax(0, out_of_ear.y + .95) / .03 : 0);
    }
}

// Where the mass, or the pelvis, has to be over what it stands on.
static void ask_balance(const Problem *p, const KeyPose *key, const Body *body, Residuals *out) {
    const PoseGoal *g = p->input->goal;
    const Figure *f = p->input->figure;
    double shift = authored(g, CHANNEL_PELVIS_SHIFT) * p->scale;
    double back = authored(g, CHANNEL_PELVIS_BACK) * p->scale;
    bool lead = place_foot_planted(g, ROLE_LEAD), other = place_foot_planted(g, ROLE_OTHER);
    if (g->stance == STANCE_STANDING && (lead || other)) {
        Vec3 mass = figure_mass_centre(f, body);
        const KeyLimb *l = &key->limb[limb_index(1, role_side(lead ? ROLE_LEAD : ROLE_OTHER))];
        push(out, (mass.z - l->anchor.z - .18 * f->foot_length + back) / .003);
        bool one = lead != other;
        // On the inner half of the standing foot, so that its leg leans as little as can be.
        double inner = l->anchor.x - copysign(.05 * f->foot_length, l->anchor.x);
        push(out, one ? (mass.x - inner) / .002 : (key->pelvis.x - shift) / .001);
        push(out, 0);
        return;
    }
    const KeyPose *base = p->input->base;
    if (g->stance == STANCE_SITTING_ON_CHAIR) { // one does not slide about on the seat
        push(out, (key->pelvis.x - shift) / .001);
        push(out, base ? (key->pelvis.z + back - base->pelvis.z) / .001 : 0);
        push(out, 0);
        return;
    }
    if (base && stance_lies(g->stance) && g->contact[PART_PELVIS] == CONTACT_FREE) {
        push(out, (key->pelvis.x - shift) / .001); // the hips are lifted, the back stays
        push(out, (body->position[JOINT_RIBS].z - p->ribs.z) / .001);
        push(out, 0);
        return;
    }
    bool up = !stance_lies(g->stance); // lying, the contacts say how high
    double rest = f->foot_height + f->shank + f->thigh;
    push(out, (key->pelvis.x - shift) / (lead && other ? .012 : .003));
    push(out, (key->pelvis.z + back) / (lead && other && up ? .010 : .001));
    push(out, up && !lead && !other ? (key->pelvis.y - rest) / .001 : 0);
}

static void ask_limits(const Problem *p, const Body *body, Residuals *out) {
    const Figure *f = p->input->figure;
    Measure m;
    measure_body(body, SIDE_RIGHT, &m);
    static const RangeId limited[] = {RANGE_ELBOW,      RANGE_HIP_FLEX,   RANGE_KNEE,
                                      RANGE_SPINE_FLEX, RANGE_SPINE_SIDE, RANGE_SPINE_TURN,
                                      RANGE_NECK_FLEX,  RANGE_NECK_SIDE,  RANGE_NECK_TURN};
    for (size_t i = 0; i < sizeof limited / sizeof limited[0]; i++) {
        const Range *range = &f->range[limited[i]];
        double give = radians(limited[i] >= RANGE_NECK_FLEX ? .25 : .3); // a head that lies pulls
        for (int s = 0; s < (limited[i] >= RANGE_SPINE_FLEX ? 1 : 2); s++) {
            double a = m.angle[limited[i]][s];
            push(out, (a - clamp(a, range->low, range->high)) / give);
        }
    }
    for (int s = 0; s < SIDE_COUNT; s++) {
        double lifted = m.angle[RANGE_SHOULDER_ELEVATION][s],
               plane = m.angle[RANGE_SHOULDER_PLANE][s];
        const Range *lift = &f->range[RANGE_SHOULDER_ELEVATION],
                    *range = &f->range[RANGE_SHOULDER_PLANE];
        push_above(out, lifted - lift->high, radians(.3));
        bool counts = lifted > radians(60); // hanging arms have no plane to speak of
        push(out, counts ? (plane - clamp(plane, range->low, range->high)) / radians(.5) : 0);
    }
}

static int residuals(const void *context, const double *u, double *r) {
    const Problem *p = context;
    Residuals out = {r, 0};
    KeyPose key;
    Body body;
    unpack(p, u, &key);
    place(p, &key, &body);
    ask_angles(p, u, &out);
    ask_legs(p, &key, &body, &out);
    ask_arms(p, &key, &body, &out);
    ask_contacts(p, &key, &body, &out);
    ask_balance(p, &key, &body, &out);
    ask_limits(p, &body, &out);
    return out.count;
}

// ---- start, finish ----

static void start(const Problem *p, double *u) {
    const SolveInput *in = p->input;
    const Figure *f = in->figure;
    const PoseGoal *g = in->goal;
    bool near = in->base && !stance_lies(in->goal->stance);
    u[U_X] = near ? in->base->pelvis.x : 0;
    u[U_Z] = near ? in->base->pelvis.z : 0;
    if (near)
        u[U_Y] = in->base->pelvis.y;
    else if (stance_lies(g->stance))
        u[U_Y] = g->stance == STANCE_LYING_ON_BACK ? f->girth.hip_depth : f->girth.hip_width;
    else if (g->stance == STANCE_SITTING_ON_CHAIR)
        u[U_Y] = figure_seat(f) + f->girth.thigh;
    else if (g->stance == STANCE_STANDING)
        u[U_Y] = f->foot_height + .998 * (f->shank + f->thigh);
    else
        u[U_Y] = f->girth.knee + f->thigh;
    for (int i = 0; i < TRUNK_ANGLES - 2; i++)
        u[U_ANGLE + i] = g->set[ANGLE[i]] ? g->value[ANGLE[i]] : 0;
    for (int i = 0; i < TRUNK_ANGLES - 2 && ANGLE[i] <= CHANNEL_PELVIS_ROLL; i++)
        if (!g->set[ANGLE[i]])
            u[U_ANGLE + i] =
                in->base ? in->base->angle[ANGLE[i]] : stance_angle(g->stance, ANGLE[i]);
    if (g->stance == STANCE_SITTING_ON_CHAIR && !near)
        u[U_Z] = -f->thigh;
    if (g->stance == STANCE_STANDING) // a trunk that leans forward takes the hips back
        u[U_Z] -= .145 * f->height * own_sin(u[U_ANGLE]);
    for (int role = 0; role < 2; role++) {
        u[U_BLADE + role] = authored(g, channel_on(CHANNEL_BLADE_UP, (Role)role)) * p->scale;
        u[U_BLADE + 2 + role] =
            authored(g, channel_on(CHANNEL_BLADE_FORWARD, (Role)role)) * p->scale;
    }
}

// How each limb lies to the trunk in the solved body.
static void keep_free(const Figure *f, const Body *b, KeyPose *key) {
    for (int i = 0; i < LIMB_COUNT; i++) {
        KeyLimb *l = &key->limb[i];
        Side side = (Side)(i & 1);
        Vec3 end, pole;
        key_limb_target(f, key, b, i, &end, &pole);
        Joint root = joint_on(i < 2 ? JOINT_SHOULDER : JOINT_HIP, side);
        Quat back = quat_conjugate(b->rotation[i < 2 ? JOINT_RIBS : JOINT_PELVIS]);
        l->free_end = quat_rotate(back, vec_sub(end, b->position[root]));
        l->free_pole = quat_rotate(back, pole);
        Quat bone = b->rotation[joint_on(i < 2 ? JOINT_ELBOW : JOINT_KNEE, side)];
        l->free_turn = quat_mul(quat_conjugate(bone), key_limb_turn(f, key, b, i));
    }
}

void solve_pose(const SolveInput *input, KeyPose *out, SolveMiss *miss) {
    const PoseGoal *g = input->goal;
    Problem p = {input, input->figure->height / 1.65, place_symmetric(g), false, {0, 0, 0}};
    if (input->base) {
        Body before;
        key_place_trunk(input->figure, input->base, &before);
        p.ribs = before.position[JOINT_RIBS];
    }
    for (int i = 0; i < PART_COUNT; i++)
        p.blades_ask |= g->contact[i] == CONTACT_CLASP || g->contact[PART_SHOULDER] == CONTACT_REST;
    double u[U_COUNT], step[U_COUNT];
    start(&p, u);
    for (int i = 0; i < U_COUNT; i++)
        step[i] = 1e-6;
    if (g->stance != STANCE_LYING_ON_SIDE) // nobody rolls over
        for (int i = 0; i < TRUNK_ANGLES - 2; i++)
            if (ANGLE[i] == CHANNEL_PELVIS_ROLL)
                step[U_ANGLE + i] = 0;
    if (p.symmetric) { // nothing may lean to a side, not even by rounding
        step[U_X] = 0;
        for (int i = 0; i < TRUNK_ANGLES - 2; i++)
            if (ANGLE[i] != CHANNEL_PELVIS_PITCH && ANGLE[i] != CHANNEL_SPINE_FLEX &&
                ANGLE[i] != CHANNEL_NECK_FLEX)
                step[U_ANGLE + i] = 0;
        for (int i = 0; i < 4; i++)
            step[U_BLADE + i] = 0;
    }
    least_squares(residuals, &p, u, step, U_COUNT, 60);
    Body body;
    unpack(&p, u, out);
    place(&p, out, &body);
    for (int i = 2; i < LIMB_COUNT; i++) {
        KeyLimb *l = &out->limb[i];
        if (l->carries && !l->kneels)
            l->length = vec_length(vec_sub(l->anchor, body.position[JOINT_HIP + (i & 1)]));
    }
    for (int i = 0; i < 2; i++) { // the pole as the mat has made it
        Vec3 end, pole;
        key_limb_target(input->figure, out, &body, i, &end, &pole);
        if (key_forearm_lies(out, i))
            out->limb[i].pole = pole;
    }
    keep_free(input->figure, &body, out);
    miss_find(p.input, out, &body, miss);
}
