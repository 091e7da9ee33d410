#include "route_inside.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "fail.h"
#include "least.h"
#include "measure.h"

static const Vec3 X = {1, 0, 0}, Y = {0, 1, 0}, Z = {0, 0, 1};

static bool weighs(Contact contact) {
    return contact == CONTACT_PLANT || contact == CONTACT_REST || contact == CONTACT_SLIDE;
}

static void key_limb(const KeyPose *pose, MatFrame frame, int limb, ChangeLimb *out) {
    const KeyLimb *l = &pose->limb[limb];
    if (l->frame != FRAME_WORLD) {
        *out = (ChangeLimb){.hold = HOLD_FREE, .end = l->free_end, .turn = l->free_turn};
        out->pole = vec_unit(l->free_pole, Z);
        return;
    }
    Quat turn = quat_axis(Y, frame.turn);
    *out = (ChangeLimb){.hold = HOLD_WORLD, .kneels = l->kneels};
    out->lies = key_forearm_lies(pose, limb);
    out->end = vec_add(frame.place, quat_rotate(turn, l->end));
    out->pole = vec_unit(quat_rotate(turn, l->pole), Z);
    out->turn = quat_mul(turn, l->turn);
    out->anchor = vec_add(frame.place, quat_rotate(turn, l->anchor));
}

void route_key(const KeyPose *pose, MatFrame frame, ChangeKey *k) {
    memset(k, 0, sizeof *k);
    Quat turn = quat_axis(Y, frame.turn);
    k->pelvis = vec_add(frame.place, quat_rotate(turn, pose->pelvis));
    k->turn = quat_mul(turn, key_pelvis_turn(pose));
    for (int i = 0; i < 3; i++) {
        k->spine[i] = pose->angle[CHANNEL_SPINE_FLEX + i];
        k->neck[i] = pose->angle[CHANNEL_NECK_FLEX + i];
    }
    memcpy(k->blade_up, pose->blade_up, sizeof k->blade_up);
    memcpy(k->blade_forward, pose->blade_forward, sizeof k->blade_forward);
    for (int i = 0; i < LIMB_COUNT; i++)
        key_limb(pose, frame, i, &k->limb[i]);
    for (int part = 0; part < PART_COUNT; part++) { // roles become sides: the right leads
        bool paired = part < PART_BACK_HEAD;
        int at = paired ? part ^ 1 : part;
        k->on[at] = weighs(pose->contact[part]) ? 1 : 0;
        k->surface[at] = pose->surface[part];
    }
    for (int s = 0; s < 2; s++) {
        Contact hand = pose->contact[PART_HAND + (s ^ 1)];
        k->flat[s] = weighs(hand);
        k->closed[s] = key_hand_closes(pose, s ^ 1);
    }
    k->band = pose->limb[0].frame == FRAME_BAND;
}

void route_place(MatFrame frame, const ChangeKey *key, ChangeKey *out) {
    Quat turn = quat_axis(Y, frame.turn);
    if (out != key)
        *out = *key;
    out->pelvis = frame_at(frame, out->pelvis);
    out->turn = quat_mul(turn, out->turn);
    for (int i = 0; i < LIMB_COUNT; i++) {
        ChangeLimb *l = &out->limb[i];
        if (l->hold == HOLD_FREE)
            continue;
        l->turn = quat_mul(turn, l->turn);
        if (l->hold == HOLD_KNEE) { // off the knee
            l->end = quat_rotate(turn, l->end);
            continue;
        }
        l->end = frame_at(frame, l->end);
        l->anchor = frame_at(frame, l->anchor);
        l->pole = quat_rotate(turn, l->pole);
    }
}

void route_enter(Route *r, MatFrame frame) {
    route_place(frame_mul(frame_inverse(frame), r->at), &r->now, &r->now);
    r->at = frame;
}

void route_push(Route *r, double seconds) {
    Change *c = r->change;
    ASSERT(c->count < CHANGE_KEYS);
    r->now.seconds = seconds;
    route_place(r->at, &r->now, &c->key[c->count++]);
    memset(r->now.lift, 0, sizeof r->now.lift);
    memset(r->now.mat, 0, sizeof r->now.mat);
    r->now.walks = false;
}

// ---- finding the pelvis ----

typedef struct {
    const Figure *figure;
    const ChangeKey *key;
    Wish wish;
} Problem;

static void apply(const Problem *p, const double *u, ChangeKey *k) {
    *k = *p->key;
    k->pelvis = vec3(u[0], u[1], u[2]);
    k->turn = quat_mul(quat_axis(Y, p->wish.yaw), quat_axis(X, u[3]));
}

// How far legs are past what ankles, hips and knees of this person give, as residuals.
static int strains(const Figure *f, const ChangeKey *k, const Body *b, double *r) {
    static const RangeId checked[] = {RANGE_ANKLE, RANGE_HIP_FLEX, RANGE_KNEE};
    static const double spare = .035; // radians left over: the way to and from a key is no line
    // A bent knee over a flat foot: 39 to 45 degrees in the lunge test (Bennell et al. 1998), where
    // a free ankle has 20.
    static const double lunge = .21;
    Measure m;
    int n = 0;
    measure_body(b, SIDE_RIGHT, &m);
    for (int s = 0; s < SIDE_COUNT; s++)
        for (size_t i = 0; i < sizeof checked / sizeof *checked; i++) {
            double a = m.angle[checked[i]][s];
            double low = f->range[checked[i]].low + spare, high = f->range[checked[i]].high - spare;
            high += checked[i] == RANGE_ANKLE ? lunge : 0;
            bool held = k->limb[2 + s].hold == HOLD_WORLD;
            bool rolls =
                checked[i] == RANGE_ANKLE && (k->on[PART_FOOT + s] < 1 || k->limb[2 + s].kneels);
            r[n++] = held && !rolls ? (a - clamp(a, low, high)) / .02 : 0;
        }
    return n;
}

static int residuals(const void *context, const double *u, double *r) {
    const Problem *p = context;
    const Figure *f = p->figure;
    ChangeKey k;
    Body b;
    int n = 0;
    apply(p, u, &k);
    change_body(f, &k, &b);
    Vec3 mass = figure_mass_centre(f, &b);
    r[n++] = (mass.x - p->wish.mass.x) / .002;
    r[n++] = (mass.z - p->wish.mass.z) / .002;
    double tall = f->foot_height + .9965 * (f->thigh + f->shank);
    r[n++] =
        (u[1] - (p->wish.height > 0 ? p->wish.height : tall)) / (p->wish.height > 0 ? .03 : .01);
    r[n++] = (u[3] - p->wish.pitch) / fmax(p->wish.give, radians(.1));
    for (int i = 0; i < LIMB_COUNT; i++) {
        const ChangeLimb *l = &k.limb[i];
        Joint root = joint_on(i < 2 ? JOINT_SHOULDER : JOINT_HIP, (Side)(i & 1));
        double whole = i < 2 ? f->upper_arm + f->forearm : f->thigh + f->shank;
        double far = vec_length(vec_sub(l->end, b.position[root]));
        bool held = l->hold == HOLD_WORLD;
        double most = i < 2 ? .95 * whole : .984 * whole;
        r[n++] = !held       ? 0
                 : l->kneels ? (vec_length(vec_sub(l->anchor, b.position[root])) - f->thigh) / 2e-5
                             : fmax(0, far - most) / .0005;
    }
    return n + strains(f, &k, &b, r + n);
}

void route_settle(Route *r, Wish wish) {
    Problem p = {r->figure, &r->now, wish};
    double lean = .2 * r->figure->height * own_sin(wish.pitch); // the hips go back
    double u[4] = {wish.mass.x - lean * own_sin(wish.yaw),
                   wish.height > 0 ? wish.height : r->now.pelvis.y,
                   wish.mass.z - lean * own_cos(wish.yaw), wish.pitch};
    double step[4] = {1e-6, 1e-6, 1e-6, wish.give > 0 ? 1e-6 : 0};
    least_squares(residuals, &p, u, step, 4, 60);
    ChangeKey k;
    apply(&p, u, &k);
    r->now = k;
}

// ---- parts of a body ----

void route_hang_arm(Route *r, Side side) {
    const Figure *f = r->figure;
    Vec3 upper = limb_arm_direction(side, radians(9), radians(20));
    Vec3 pole = limb_arm_pole(side, upper, 0);
    double elbow = radians(14);
    Vec3 lower = vec_add(vec_scale(upper, own_cos(elbow)), vec_scale(pole, -own_sin(elbow)));
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_FREE, .pole = pole};
    l->end = vec_add(vec_scale(upper, f->upper_arm), vec_scale(lower, f->forearm));
    l->turn = limb_hand_relative(side, 0, 0);
    r->now.on[PART_HAND + side] = r->now.on[PART_FOREARM + side] = 0;
    r->now.flat[side] = r->now.closed[side] = 0;
}

// The middle of a foot that stands flat.
static Vec3 foot_middle(const Figure *f, const ChangeLimb *l) {
    return vec_add(l->end, quat_rotate(l->turn, vec3(0, 0, .22 * f->foot_length)));
}

Vec3 route_over_foot(const Route *r, Side side) {
    return foot_middle(r->figure, &r->now.limb[limb_index(1, side)]);
}

// ---- standing ----

Vec3 route_middle(const Route *r) {
    return vec_scale(vec_add(route_over_foot(r, SIDE_LEFT), route_over_foot(r, SIDE_RIGHT)), .5);
}

void route_straight(Route *r) {
    memset(r->now.spine, 0, sizeof r->now.spine);
    memset(r->now.neck, 0, sizeof r->now.neck);
    memset(r->now.blade_up, 0, sizeof r->now.blade_up);
    memset(r->now.blade_forward, 0, sizeof r->now.blade_forward);
}

void route_upright(Route *r) {
    route_straight(r);
    route_hang_arm(r, SIDE_LEFT);
    route_hang_arm(r, SIDE_RIGHT);
}

static void step(Route *r, Side side, const ChangeLimb *to, double *yaw, double goal_yaw) {
    Side stands = other_side(side);
    Vec3 over = route_over_foot(r, stands);
    Vec3 inner = vec_mix(over, route_middle(r), .2);
    route_settle(r, (Wish){.mass = inner, .yaw = *yaw});
    r->now.walks = true;
    route_push(r, .22);
    r->now.limb[limb_index(1, side)] = *to;
    r->now.on[PART_FOOT + side] = 1;
    r->now.lift[limb_index(1, side)] = .045 * r->figure->height / 1.65;
    *yaw = goal_yaw;
    route_settle(r, (Wish){.mass = inner, .yaw = *yaw});
    r->now.walks = true;
    route_push(r, .54);
}

// ---- walking ----

static const double LOOKS = .8;   // how far people turn to where they walk
static const double NARROW = .88; // of the hips' width, between feet that walk

// A way over the floor: a curve of degree two from where both feet are to where they go.
typedef struct {
    Vec3 from, by, to;
    double yaw, turn; // at its begin, and how far it turns
    bool walks;       // far enough to look where one goes
} Path;

static Vec3 path_at(const Path *p, double t) {
    return vec_mix(vec_mix(p->from, p->by, t), vec_mix(p->by, p->to, t), t);
}

static double path_yaw(const Path *p, double t) {
    double yaw = p->yaw + t * p->turn;
    if (!p->walks)
        return yaw;
    Vec3 way = vec_mix(vec_sub(p->by, p->from), vec_sub(p->to, p->by), t);
    double ahead = turn_within(own_atan2(way.x, way.z) - yaw);
    // Small ways to the side and back are gone without turning.
    double looks = LOOKS * clamp((radians(110) - fabs(ahead)) / radians(50), 0, 1);
    return yaw + looks * ahead * clamp(3 * fmin(t, 1 - t), 0, 1);
}

static Vec3 feet_of(const ChangeKey *k) {
    Vec3 middle = vec_mix(k->limb[2].end, k->limb[3].end, .5);
    return vec3(middle.x, 0, middle.z);
}

static void foot_on(const Figure *f, const Path *p, double t, Side side, ChangeLimb *out) {
    double heading = path_yaw(p, t);
    Quat turn = quat_axis(Y, heading);
    Vec3 aside = quat_rotate(
        turn, vec3(side_sign(side) * (p->walks ? NARROW : 1) * f->hip_half, f->foot_height, 0));
    *out = (ChangeLimb){.hold = HOLD_WORLD};
    out->end = out->anchor = vec_add(path_at(p, t), aside);
    out->turn = quat_axis(Y, heading + side_sign(side) * radians(6));
    out->pole = quat_rotate(out->turn, Z);
}

void route_feet(const Figure *f, MatFrame frame, ChangeKey *k) {
    Path still = {.from = frame.place, .by = frame.place, .to = frame.place, .yaw = frame.turn};
    for (int s = 0; s < SIDE_COUNT; s++) {
        foot_on(f, &still, 0, (Side)s, &k->limb[2 + s]);
        k->on[PART_FOOT + s] = 1;
        k->on[PART_KNEE + s] = 0;
    }
    k->on[PART_PELVIS] = k->surface[PART_PELVIS] = 0;
}

static bool same_foot(const ChangeLimb *a, const ChangeLimb *b) {
    Vec3 turn = quat_log(quat_mul(a->turn, quat_conjugate(b->turn)));
    return vec_length(vec_sub(a->end, b->end)) < 1e-9 && vec_length(turn) < 1e-6;
}

// The path to a goal, and in how many steps: `aside` when one foot comes after the other to the
// same place, else it goes on past it.
static int plan(const Route *r, double goal_yaw, Path *p, bool *aside, Side *first) {
    static const double STRIDE = .275, ASIDE = .17, TURN = 2.3; // of the height, radians; one foot
    static const double ACROSS = 1.3;                           // of half the hips' width
    double height = r->figure->height;
    double far = vec_length(vec_sub(p->by, p->from)) + vec_length(vec_sub(p->to, p->by));
    bool turns = fabs(p->turn) > radians(60);
    Vec3 way = quat_rotate(quat_axis(Y, -.5 * (p->yaw + goal_yaw)), vec_sub(p->to, p->from));
    *aside = fabs(way.x) > fmax(.04 * height, 1.2 * fabs(way.z)) && far < .5 * height && !turns;
    p->walks = far > (turns ? .6 : .2) * height && !*aside;
    double feet = fmax(2 * far / ((*aside ? ASIDE : STRIDE) * height), 2 * fabs(p->turn) / TURN);
    int steps = (int)fmax(2, ceil(feet) + !*aside);
    if (!*aside && !turns) { // no foot comes across the other one
        Vec3 seen = quat_rotate(quat_axis(Y, -path_yaw(p, .5)), vec_sub(p->to, p->from));
        steps = (int)fmax(steps, ceil(fabs(seen.x) / (ACROSS * r->figure->hip_half)) + 1);
    }
    if (*aside) {
        *first = way.x > 0 ? SIDE_LEFT : SIDE_RIGHT;
        return steps + steps % 2;
    }
    // The foot of the inner side, or of the side to which they go, is the first, at the end too.
    Vec3 goal = quat_rotate(quat_axis(Y, -goal_yaw), vec_sub(p->to, p->from));
    double looks = p->walks ? path_yaw(p, .5) - p->yaw - .5 * p->turn : 0, last = goal.x;
    double inner = fabs(p->turn) < radians(20) ? way.x : p->turn;
    inner = fabs(looks) > radians(15) ? looks : inner;
    *first = inner > 0 ? SIDE_LEFT : SIDE_RIGHT;
    if (fabs(last) < .05 * height)
        last = -looks;
    Side arrives = last > 0 ? SIDE_LEFT : SIDE_RIGHT;
    bool fits = (steps % 2 == 0) == (arrives == *first);
    return steps + (p->walks && fabs(last) > 0 && !fits);
}

// Where people look who have just walked to a place or are about to leave it: who stands turned
// further across the mat turns on the spot, or legs would come through each other.
static double walks_at(const Figure *f, double yaw) {
    static const double MOST[] = {.5, .8}, BACK = 2.27; // radians; a child's steps are smaller
    double most = MOST[f->child];
    return yaw < -most && yaw > -BACK ? -most : yaw;
}

// Walks, and turns on the spot before it and after it. False where there is nothing to turn.
static bool turn_and_walk(Route *r, const Path *p, double goal_yaw, const ChangeKey *goal,
                          const Vec3 *round) {
    const Figure *f = r->figure;
    double from = walks_at(f, p->yaw), to = walks_at(f, goal_yaw);
    bool first = fabs(from - p->yaw) > 0, last = fabs(to - goal_yaw) > 0;
    if ((!first && !last) || vec_length(vec_sub(p->to, p->from)) < .2 * f->height)
        return false;
    ChangeKey here = r->now, there = *goal;
    route_feet(f, (MatFrame){from, p->from}, &here);
    if (first)
        route_step_to(r, p->yaw, from, &here, NULL);
    if (last)
        route_feet(f, (MatFrame){to, p->to}, &there);
    route_step_to(r, from, to, &there, round);
    if (last)
        route_step_to(r, to, goal_yaw, goal, NULL);
    return true;
}

void route_step_to(Route *r, double yaw, double goal_yaw, const ChangeKey *goal,
                   const Vec3 *round) {
    const Figure *f = r->figure;
    Path p = {.from = feet_of(&r->now), .to = feet_of(goal), .yaw = yaw};
    if (turn_and_walk(r, &p, goal_yaw, goal, round))
        return;
    p.turn = turn_within(goal_yaw - yaw);
    p.by = round ? *round : vec_mix(p.from, p.to, .5);
    Vec3 ahead = vec_sub(p.by, p.from);
    double there = own_atan2(ahead.x, ahead.z);
    bool bends = fabs(turn_within(there - yaw - .5 * p.turn)) < radians(45);           // on the way
    if (fabs(p.turn) > radians(100) && vec_length(ahead) > .3 * f->height && !bends) { // turn first
        ChangeKey here = r->now;
        route_feet(f, (MatFrame){there, p.from}, &here);
        route_step_to(r, yaw, there, &here, NULL);
        route_step_to(r, there, goal_yaw, goal, round);
        return;
    }
    bool aside;
    Side first;
    int steps = plan(r, goal_yaw, &p, &aside, &first);
    if (steps == 2 && same_foot(&r->now.limb[2 + first], &goal->limb[2 + first]))
        first = other_side(first);
    double now = yaw;
    for (int i = 1; i <= steps; i++) {
        Side side = i % 2 ? first : other_side(first);
        double t = aside ? (i + 1) / 2 * 2.0 / steps : fmin(1, (double)i / (steps - 1));
        double trunk = aside ? (double)i / steps : fmin(1, (i - .5) / (steps - 1));
        ChangeLimb foot = goal->limb[2 + side];
        if (t < 1)
            foot_on(f, &p, t, side, &foot);
        if (!same_foot(&r->now.limb[2 + side], &foot))
            step(r, side, &foot, &now, path_yaw(&p, trunk));
    }
}
