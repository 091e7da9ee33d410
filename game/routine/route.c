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

void route_key(const Figure *f, const KeyPose *pose, MatFrame frame, ChangeKey *k) {
    (void)f;
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

void route_push(Route *r, double seconds) {
    Change *c = r->change;
    ASSERT(c->count < CHANGE_KEYS);
    r->now.seconds = seconds;
    c->key[c->count++] = r->now;
    memset(r->now.lift, 0, sizeof r->now.lift);
    memset(r->now.mat, 0, sizeof r->now.mat);
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

void route_tall(Route *r, double yaw, double seconds) {
    route_upright(r);
    route_settle(r, (Wish){.mass = route_middle(r), .yaw = yaw});
    route_push(r, seconds);
}

static void step(Route *r, Side side, const ChangeLimb *to, double *yaw, double goal_yaw) {
    Side stands = other_side(side);
    Vec3 over = route_over_foot(r, stands);
    Vec3 inner = vec_mix(over, route_middle(r), .2);
    route_settle(r, (Wish){.mass = inner, .yaw = *yaw});
    route_push(r, .4);
    r->now.limb[limb_index(1, side)] = *to;
    r->now.on[PART_FOOT + side] = 1;
    r->now.lift[limb_index(1, side)] = .045 * r->figure->height / 1.65;
    *yaw = goal_yaw;
    route_settle(r, (Wish){.mass = inner, .yaw = *yaw});
    route_push(r, .55);
}

static bool same_foot(const ChangeLimb *a, const ChangeLimb *b) {
    return vec_length(vec_sub(a->end, b->end)) < 1e-9;
}

void route_step_to(Route *r, double yaw, double goal_yaw, const ChangeKey *goal) {
    double turn = goal_yaw - yaw, now = yaw;
    if (turn < -radians(170)) { // the left foot first, so that it is the left one's turn again
        turn += 2.0 * PI;
        goal_yaw += 2.0 * PI;
    }
    double half = r->figure->hip_half;
    if (fabs(turn) > radians(1)) { // the foot of the inner side opens, the other one follows
        Side first = turn > 0 ? SIDE_LEFT : SIDE_RIGHT;
        for (int i = 1; i <= 2; i++) {
            Side side = i == 1 ? first : other_side(first);
            double heading = yaw + turn * i / 3.0;
            ChangeLimb foot = {.hold = HOLD_WORLD};
            Vec3 out = quat_rotate(quat_axis(Y, heading), vec3(side_sign(side) * half, 0, 0));
            foot.end = foot.anchor = vec3(out.x, r->figure->foot_height, out.z);
            foot.turn = quat_axis(Y, heading + side_sign(side) * radians(6));
            foot.pole = quat_rotate(foot.turn, Z);
            step(r, side, &foot, &now, yaw + turn * (i == 1 ? 1.0 / 6 : .5));
        }
        for (int i = 0; i < 2; i++) {
            Side side = i == 0 ? first : other_side(first);
            step(r, side, &goal->limb[limb_index(1, side)], &now,
                 yaw + turn * (i == 0 ? 5.0 / 6 : 1));
        }
        return;
    }
    const ChangeLimb *now_left = &r->now.limb[2], *to_left = &goal->limb[2];
    if (vec_length(vec_sub(now_left->end, to_left->end)) > .16 * r->figure->height) {
        ChangeLimb half_way = *now_left; // too far for one step
        half_way.end = half_way.anchor = vec_mix(now_left->end, to_left->end, .5);
        step(r, SIDE_LEFT, &half_way, &now, goal_yaw);
        step(r, SIDE_RIGHT, &goal->limb[3], &now, goal_yaw);
    }
    for (int s = 0; s < 2; s++)
        if (!same_foot(&r->now.limb[2 + s], &goal->limb[2 + s]))
            step(r, (Side)s, &goal->limb[2 + s], &now, goal_yaw);
}

// ---- the band ----

void route_bow(Route *r, double yaw, bool take) {
    const Figure *f = r->figure;
    r->now.spine[0] = radians(24);
    r->now.spine[2] = radians(-24);
    r->now.neck[0] = radians(-8);
    route_hands_at_band(r, yaw, take);
    route_settle(r, (Wish){.mass = route_middle(r),
                           .height = .81 * (f->thigh + f->shank),
                           .yaw = yaw + radians(24),
                           .pitch = radians(55),
                           .give = radians(6)});
}
