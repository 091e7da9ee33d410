#include "route.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "fail.h"
#include "least.h"

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
    out->end = vec_add(frame.place, quat_rotate(turn, l->end));
    out->pole = vec_unit(quat_rotate(turn, l->pole), Z);
    out->turn = quat_mul(turn, l->turn);
    out->anchor = vec_add(frame.place, quat_rotate(turn, l->anchor));
}

// A forearm that lies on the mat says where the elbow is.
static void lay_forearms(const Figure *f, const KeyPose *pose, ChangeKey *k) {
    Body b;
    change_body(f, k, &b);
    for (int i = 0; i < 2; i++)
        if (key_forearm_lies(pose, i))
            k->limb[i].pole =
                limb_pole_at(b.position[joint_on(JOINT_SHOULDER, (Side)i)], k->limb[i].end,
                             f->upper_arm, f->forearm, k->limb[i].pole, f->girth.elbow);
}

void route_key(const Figure *f, const KeyPose *pose, MatFrame frame, ChangeKey *k) {
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
    lay_forearms(f, pose, k);
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
    return n;
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

static void hang_arm(Route *r, Side side) {
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

static void hand_on_knee(Route *r, Side side) {
    const Figure *f = r->figure;
    double scale = f->height / 1.65;
    ChangeLimb *l = &r->now.limb[side];
    *l = (ChangeLimb){.hold = HOLD_KNEE};
    l->end = vec3(0, f->girth.knee + .035 * scale, -.085 * scale);
    l->pole = vec_unit(vec3(side_sign(side) * .9, 0, -.7), Z);
    l->turn = limb_hand_turn(side, vec3(0, -.25, 1), vec3(0, -1, -.2));
    r->now.on[PART_HAND + side] = 0;
    r->now.flat[side] = .6;
}

// The middle of a foot that stands flat.
static Vec3 foot_middle(const Figure *f, const ChangeLimb *l) {
    return vec_add(l->end, quat_rotate(l->turn, vec3(0, 0, .22 * f->foot_length)));
}

static Vec3 over_foot(const Route *r, Side side) {
    return foot_middle(r->figure, &r->now.limb[limb_index(1, side)]);
}

static void foot_flat(Route *r, Side side, Vec3 at, double heading) {
    ChangeLimb *l = &r->now.limb[limb_index(1, side)];
    *l = (ChangeLimb){.hold = HOLD_WORLD};
    l->end = vec3(at.x, r->figure->foot_height, at.z);
    l->turn = quat_axis(Y, heading + side_sign(side) * radians(6));
    l->pole = quat_rotate(l->turn, Z);
    l->anchor = l->end;
    r->now.on[PART_FOOT + side] = 1;
    r->now.on[PART_KNEE + side] = 0;
}

// A foot on its toes, the heel raised by `angle`.
static void foot_toes(Route *r, Side side, Vec3 toe, double angle) {
    ChangeLimb *l = &r->now.limb[limb_index(1, side)];
    *l = (ChangeLimb){.hold = HOLD_WORLD, .pole = Z};
    l->turn = quat_axis(X, angle);
    Vec3 offset = figure_offset(r->figure, joint_on(JOINT_TOE, side));
    l->end = vec_sub(toe, quat_rotate(l->turn, offset));
    r->now.on[PART_FOOT + side] = .9; // it rolls: its ankle moves
    r->now.on[PART_KNEE + side] = 0;
}

// ---- standing ----

static Vec3 middle(const Route *r) {
    return vec_scale(vec_add(over_foot(r, SIDE_LEFT), over_foot(r, SIDE_RIGHT)), .5);
}

static void upright(Route *r) {
    memset(r->now.spine, 0, sizeof r->now.spine);
    memset(r->now.neck, 0, sizeof r->now.neck);
    memset(r->now.blade_up, 0, sizeof r->now.blade_up);
    memset(r->now.blade_forward, 0, sizeof r->now.blade_forward);
}

void route_upright(Route *r) {
    upright(r);
    hang_arm(r, SIDE_LEFT);
    hang_arm(r, SIDE_RIGHT);
}

void route_tall(Route *r, double yaw, double seconds) {
    route_upright(r);
    route_settle(r, (Wish){.mass = middle(r), .yaw = yaw});
    route_push(r, seconds);
}

static void step(Route *r, Side side, const ChangeLimb *to, double *yaw, double goal_yaw) {
    Side stands = other_side(side);
    Vec3 over = over_foot(r, stands);
    Vec3 inner = vec_mix(over, middle(r), .2);
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
    route_settle(r, (Wish){.mass = middle(r),
                           .height = .81 * (f->thigh + f->shank),
                           .yaw = yaw + radians(24),
                           .pitch = radians(55),
                           .give = radians(6)});
}

// ---- to the floor ----

// Both feet to half-kneeling, the right knee down.
static void half_kneel(Route *r, double knees) {
    const Figure *f = r->figure;
    double half = f->hip_half, front = knees + .6 * f->thigh, scale = f->height / 1.65;
    route_settle(r, (Wish){.mass = vec_mix(over_foot(r, SIDE_RIGHT), middle(r), .2)});
    route_push(r, .5);
    foot_flat(r, SIDE_LEFT, vec3(half, 0, front), 0);
    r->now.lift[limb_index(1, SIDE_LEFT)] = .05 * scale;
    route_settle(r, (Wish){.mass = vec_mix(over_foot(r, SIDE_RIGHT), middle(r), .12)});
    route_push(r, .95);
    // Over the front foot, the heel behind comes up.
    ChangeLimb *rear = &r->now.limb[limb_index(1, SIDE_RIGHT)];
    Vec3 toe = figure_offset(f, joint_on(JOINT_TOE, SIDE_RIGHT));
    Vec3 toes = vec_add(rear->end, quat_rotate(rear->turn, toe));
    foot_toes(r, SIDE_RIGHT, toes, radians(30));
    r->now.spine[0] = radians(6);
    double high = .93 * (f->thigh + f->shank);
    Wish front_foot = {.mass = vec_mix(over_foot(r, SIDE_LEFT), vec3(0, 0, 0), .02),
                       .height = high,
                       .pitch = radians(14),
                       .give = radians(4)};
    front_foot.mass.z = r->now.limb[limb_index(1, SIDE_LEFT)].end.z - .006 * f->height;
    route_settle(r, front_foot);
    route_push(r, .6);
    // The other foot goes back, on its toes.
    double knee = f->girth.knee, raised = radians(92);
    Vec3 spot = quat_rotate(quat_axis(X, raised), toe);
    double ankle = -spot.y, back = sqrt(f->shank * f->shank - (ankle - knee) * (ankle - knee));
    toes = vec3(-half, 0, knees - back + spot.z);
    foot_toes(r, SIDE_RIGHT, toes, radians(55));
    r->now.lift[limb_index(1, SIDE_RIGHT)] = .05 * scale;
    front_foot.height = .84 * (f->thigh + f->shank);
    front_foot.pitch = radians(30);
    route_settle(r, front_foot);
    route_push(r, .8);
    // And that knee comes down.
    foot_toes(r, SIDE_RIGHT, toes, raised);
    ChangeLimb *l = &r->now.limb[limb_index(1, SIDE_RIGHT)];
    l->kneels = true;
    l->anchor = vec3(-half, knee, knees);
    hand_on_knee(r, SIDE_LEFT);
    r->now.lift[SIDE_LEFT] = .11 * scale;
    r->now.on[PART_KNEE + SIDE_RIGHT] = 1;
    r->now.spine[0] = radians(3);
    route_settle(r, (Wish){.mass = vec3(.3 * half, 0, mix(knees, front, .45)),
                           .height = knee + .97 * f->thigh,
                           .pitch = radians(6),
                           .give = radians(6)});
    route_push(r, 1.0);
}

void route_kneel(Route *r, const ChangeKey *all_fours) {
    const Figure *f = r->figure;
    double knees = all_fours->limb[limb_index(1, SIDE_RIGHT)].anchor.z;
    half_kneel(r, knees);
    double half = f->hip_half, knee = f->girth.knee, up = knee + f->thigh;
    // The weight goes over that knee, the other one comes beside it.
    hang_arm(r, SIDE_LEFT);
    Wish over_knee = {
        .mass = vec3(-.6 * half, 0, knees - .16 * f->shank), .height = up, .give = radians(5)};
    upright(r);
    route_settle(r, over_knee);
    route_push(r, .6);
    r->now.limb[limb_index(1, SIDE_LEFT)] = all_fours->limb[limb_index(1, SIDE_LEFT)];
    r->now.on[PART_FOOT + SIDE_LEFT] = r->now.on[PART_KNEE + SIDE_LEFT] = 1;
    r->now.lift[limb_index(1, SIDE_LEFT)] = .14 * f->height / 1.65;
    route_settle(r, over_knee);
    route_push(r, 1.6);
    // Hips go back a little, and the hands come to the mat.
    r->now.limb[limb_index(1, SIDE_RIGHT)] = all_fours->limb[limb_index(1, SIDE_RIGHT)];
    r->now.on[PART_FOOT + SIDE_RIGHT] = 1;
    r->now.lift[limb_index(1, SIDE_RIGHT)] = .12 * f->height / 1.65;
    r->now.spine[0] = radians(24);
    for (int s = 0; s < 2; s++) {
        r->now.limb[s] = all_fours->limb[s];
        r->now.on[PART_HAND + s] = all_fours->on[PART_HAND + s];
        r->now.flat[s] = 1;
    }
    route_settle(r, (Wish){.mass = vec3(0, 0, knees + .05 * f->shank),
                           .height = knee + .95 * f->thigh,
                           .pitch = radians(68),
                           .give = radians(3)});
    route_push(r, 2.0);
}
