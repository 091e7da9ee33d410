#include <math.h>
#include <string.h>

#include "change_things.h"
#include "route.h"

// ---- which way ----

#define FLOOR_FORWARD .08 // of the height

// How far down a stance is; kneeling upright counts as the floor.
typedef enum { DEPTH_STANDING, DEPTH_SITTING, DEPTH_KNEELING, DEPTH_LYING } Depth;

static Depth depth(Stance stance) {
    switch (stance) {
    case STANCE_STANDING:
        return DEPTH_STANDING;
    case STANCE_SITTING_ON_CHAIR:
        return DEPTH_SITTING;
    case STANCE_HANDS_AND_KNEES:
    case STANCE_KNEELING:
        return DEPTH_KNEELING;
    default:
        return DEPTH_LYING;
    }
}

MatFrame change_frame(const Figure *f, const Version *v) {
    switch (depth(v->pose[v->start].goal.stance)) {
    case DEPTH_SITTING: // the chair's back is where those hold it who stand before it
        return (MatFrame){0, {0, 0, f->thigh + 1.25 * f->girth.hip_depth - f->chair_away}};
    case DEPTH_KNEELING: // a step forward: the feet do not come under the chair
        return (MatFrame){0, {0, 0, FLOOR_FORWARD * f->height}};
    case DEPTH_LYING: // where the hips come down beside the knees
        return (MatFrame){PI, {-.09 * f->height, 0, (FLOOR_FORWARD - .07) * f->height}};
    default: // chair and wall are behind, so that they hide nobody who does not use them
        return (MatFrame){v->prop[PROP_CHAIR] || v->prop[PROP_WALL] ? PI : 0, {0, 0, 0}};
    }
}

// The row backwards, from its key `first` on.
static void turn_round(Change *c, int first) {
    for (int a = first, b = c->count - 1; a < b; a++, b--) {
        ChangeKey keep = c->key[a];
        c->key[a] = c->key[b];
        c->key[b] = keep;
    }
    // What leads to a key belongs to the way between: it moves one on.
    for (int i = c->count - 1; i > first; i--) {
        ChangeKey *k = &c->key[i], *before = &c->key[i - 1];
        k->seconds = before->seconds;
        memcpy(k->lift, before->lift, sizeof k->lift);
        memcpy(k->mat, before->mat, sizeof k->mat);
    }
}

static Stance stance_of(const Motion *m, int pose) {
    return m->version->pose[pose].goal.stance;
}

// Both feet flat side by side in the middle of the mat.
static void feet_together(const Figure *f, ChangeKey *k) {
    for (int s = 0; s < 2; s++) {
        ChangeLimb *l = &k->limb[2 + s];
        *l = (ChangeLimb){.hold = HOLD_WORLD};
        l->end = l->anchor = vec3(side_sign((Side)s) * f->hip_half, f->foot_height, 0);
        l->turn = quat_axis(vec3(0, 1, 0), side_sign((Side)s) * radians(6));
        l->pole = quat_rotate(l->turn, vec3(0, 0, 1));
        k->on[PART_FOOT + s] = 1;
        k->on[PART_KNEE + s] = 0;
    }
    k->on[PART_PELVIS] = k->surface[PART_PELVIS] = 0;
}

// The same, facing the chair that stands behind the mat.
static void feet_round(const Figure *f, ChangeKey *k) {
    feet_together(f, k);
    Quat turn = quat_axis(vec3(0, 1, 0), PI);
    for (int s = 0; s < 2; s++) {
        ChangeLimb *l = &k->limb[2 + s];
        l->end = l->anchor = quat_rotate(turn, l->end);
        l->turn = quat_mul(turn, l->turn);
        l->pole = quat_rotate(turn, l->pole);
    }
}

// Free hands, upright; `on` when the way goes on from the bow without a stop.
static void stand_ready(Route *r, bool band, double yaw, bool on) {
    if (band) {
        route_bow(r, yaw, true);
        route_push(r, 1.2);
        r->now.band = 0;
        r->now.closed[0] = r->now.closed[1] = 0;
        route_push(r, .25);
    }
    if (on)
        route_upright(r);
    else
        route_tall(r, yaw, band ? 1.2 : .8);
}

// On hands and knees, as a movement would begin there.
static void all_fours(const Figure *f, ChangeKey *out) {
    PoseGoal goal = {.stance = STANCE_HANDS_AND_KNEES};
    for (int role = 0; role < 2; role++)
        goal.contact[PART_HAND + role] = goal.contact[PART_KNEE + role] =
            goal.contact[PART_FOOT + role] = CONTACT_PLANT;
    goal.set[CHANNEL_PELVIS_PITCH] = true;
    goal.value[CHANNEL_PELVIS_PITCH] = radians(72);
    SolveInput input = {.figure = f, .goal = &goal};
    KeyPose pose;
    SolveMiss miss;
    solve_pose(&input, &pose, &miss);
    route_key(f, &pose, (MatFrame){0, {0, 0, FLOOR_FORWARD * f->height}}, out);
}

static void take_up(Route *r, bool towel) {
    route_push(r, 1.2);
    r->now.band = 1;
    r->now.towel = towel;
    r->now.closed[0] = r->now.closed[1] = 1;
    route_push(r, .25);
}

// Both stand: the band is laid down, the feet step round, the band is taken up.
static void write_standing(Route *r, double a_yaw, const ChangeKey *b, double b_yaw) {
    const ChangeKey a = r->now;
    bool other = a.towel != b->towel, turn = fabs(a.chair - b->chair) > .5;
    bool lay = a.band > 0 && (b->band <= 0 || other), take = b->band > 0 && (a.band <= 0 || other);
    bool steps = fabs(a_yaw - b_yaw) > 1e-6;
    for (int s = 0; s < SIDE_COUNT; s++)
        steps |= vec_length(vec_sub(a.limb[2 + s].end, b->limb[2 + s].end)) > 1e-6;
    if (!lay && !take && !steps && !turn)
        return;
    bool before = fabs(a_yaw) > .5 * PI; // the chair is before who stands there
    stand_ready(r, lay, a_yaw, steps && !(turn && before));
    if (before)
        route_turn_chair(r, b->chair);
    if (steps)
        route_step_to(r, a_yaw, b_yaw, b);
    if (steps && (take || (turn && !before)))
        route_tall(r, b_yaw, .6);
    if (!before)
        route_turn_chair(r, b->chair);
    if (!take)
        return;
    route_bow(r, b_yaw, false);
    take_up(r, b->towel);
}

// From standing to the chair that stands behind; the band is taken from it.
static void write_sitting(Route *r, double a_yaw, const ChangeKey *b) {
    bool turn = fabs(r->now.chair - b->chair) > .5;
    bool keep = r->now.band > 0 && b->band > 0 && r->now.towel == b->towel && !turn;
    if (!keep)
        stand_ready(r, r->now.band > 0, a_yaw, true);
    ChangeKey feet = r->now;
    if (turn) {
        feet_round(r->figure, &feet);
        route_step_to(r, a_yaw, PI, &feet);
        a_yaw = PI;
        route_turn_chair(r, b->chair);
    }
    route_seat_feet(r->figure, b, &feet);
    route_step_to(r, a_yaw, 0, &feet);
    route_sit(r, b);
    if (b->band > 0 && !keep) {
        route_reach(r, b, false);
        take_up(r, b->towel);
    }
}

// Both sit.
static void write_seated(Route *r, const ChangeKey *b) {
    for (int s = 0; s < SIDE_COUNT; s++) {
        if (vec_length(vec_sub(r->now.limb[2 + s].end, b->limb[2 + s].end)) < 1e-6)
            continue;
        r->now.limb[2 + s] = b->limb[2 + s];
        r->now.lift[2 + s] = .02 * r->figure->height;
        route_push(r, .8);
    }
    if (r->now.band > 0 && b->band <= 0) {
        route_reach(r, b, true);
        route_push(r, 1.2);
        r->now.band = r->now.closed[0] = r->now.closed[1] = 0;
        route_push(r, .25);
    } else if (b->band > 0 && r->now.band <= 0) {
        route_reach(r, b, false);
        take_up(r, b->towel);
    }
}

// From the chair to standing in the middle of the mat: the way to the chair backwards.
static void write_getting_up(Route *r, const ChangeKey *a, double chair) {
    ChangeKey stand = *a;
    feet_together(r->figure, &stand);
    stand.band = 0;
    stand.chair = chair;
    r->now = stand;
    route_tall(r, 0, 0);
    write_sitting(r, 0, a);
    r->now = *a;
    route_push(r, 1.2);
    turn_round(r->change, 0);
    r->now = r->change->key[r->change->count - 1];
}

// From standing to the floor.
static void write_down(Route *r, double a_yaw, const ChangeKey *fours) {
    bool turns = fabs(r->now.chair - fours->chair) > .5;
    if (turns || r->now.band <= 0) // else the band is laid down on the knees
        stand_ready(r, r->now.band > 0, a_yaw, !turns);
    route_turn_chair(r, fours->chair);
    ChangeKey feet = r->now;
    feet_together(r->figure, &feet);
    double far = fabs(a_yaw) > radians(1) ? r->figure->height : 0;
    for (int s = 0; s < SIDE_COUNT; s++)
        far = fmax(far, vec_length(vec_sub(r->now.limb[2 + s].end, feet.limb[2 + s].end)));
    if (far > .06 * r->figure->height)
        route_step_to(r, a_yaw, 0, &feet);
    route_kneel(r, fours);
}

// The way from one key down to another, or between two as high; the way up is the same backwards.
static void write_way(Change *c, const ChangeKey *a, double a_yaw, Depth from, const ChangeKey *b,
                      double b_yaw, Depth to) {
    Route r = {c, c->figure, *a};
    if (from == DEPTH_SITTING && to > from)
        write_getting_up(&r, a, b->chair);
    else
        route_push(&r, 0);
    if (to == DEPTH_STANDING)
        write_standing(&r, a_yaw, b, b_yaw);
    else if (to == DEPTH_SITTING && from == to)
        write_seated(&r, b);
    else if (to == DEPTH_SITTING)
        write_sitting(&r, a_yaw, b);
    ChangeKey fours = *b;
    if (to == DEPTH_LYING)
        all_fours(c->figure, &fours);
    fours.chair = b->chair;
    fours.cushion = a->cushion;
    if (from < DEPTH_KNEELING && to >= DEPTH_KNEELING)
        write_down(&r, from == DEPTH_SITTING ? 0 : a_yaw, &fours);
    bool lays = fabs(a->cushion - b->cushion) > .5 && to >= DEPTH_KNEELING && from < DEPTH_LYING;
    if (from < DEPTH_KNEELING && (to == DEPTH_KNEELING || lays))
        route_hands_down(&r, &fours);
    if (lays) {
        r.now = fours;
        route_push(&r, 1.0);
        route_lay_cushion(&r, &fours, b->cushion);
        fours.cushion = b->cushion;
    }
    if (to == DEPTH_LYING && from < to)
        route_lie(&r, &fours, b);
    ChangeKey last = r.now;
    r.now = *b;
    memcpy(r.now.mat, last.mat, sizeof last.mat);
    memcpy(r.now.lift, last.lift, sizeof last.lift);
    if (from == DEPTH_LYING && to == from) // hands go round the hips
        r.now.lift[0] = r.now.lift[1] = .08 * c->figure->height;
    route_push(&r, 1.0);
}

static void take_things(ChangeKey *k, const Version *v) {
    ChangeThings things = change_things_of(v);
    k->chair = things.chair;
    k->cushion = things.cushion;
    k->towel = things.towel;
}

static void place_cushion(Change *c, const Motion *m, MatFrame frame) {
    Vec3 at = quat_rotate(quat_axis(vec3(0, 1, 0), frame.turn), m->cushion);
    c->cushion = vec_add(frame.place, at);
}

void change_init(Change *c, const Motion *from, int from_pose, const Motion *to, int to_pose) {
    memset(c, 0, sizeof *c);
    c->figure = from->figure;
    MatFrame fa = change_frame(c->figure, from->version), fb = change_frame(c->figure, to->version);
    ChangeKey a, b;
    route_key(c->figure, &from->key[from_pose], fa, &a);
    route_key(c->figure, &to->key[to_pose], fb, &b);
    take_things(&a, from->version);
    take_things(&b, to->version);
    place_cushion(c, b.cushion > 0 ? to : from, b.cushion > 0 ? fb : fa);
    Depth before = depth(stance_of(from, from_pose)), after = depth(stance_of(to, to_pose));
    if (before > after) {
        write_way(c, &b, fb.turn, after, &a, fa.turn, before);
        turn_round(c, 0);
    } else {
        write_way(c, &a, fa.turn, before, &b, fb.turn, after);
    }
    change_finish(c);
}
