#include <math.h>
#include <string.h>

#include "route.h"

// ---- which way ----

static bool lies(const Version *v) {
    return stance_lies(v->pose[v->start].goal.stance);
}

MatFrame change_frame(const Figure *f, const Version *v) {
    MatFrame frame = {0, {0, 0, 0}};
    if (v->prop[PROP_CHAIR] || lies(v))
        frame.turn = PI;
    if (lies(v)) // where the hips come down beside the knees
        frame.place = vec3(-.09 * f->height, 0, -.07 * f->height);
    return frame;
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

// From standing in the key worked on to hands and knees.
static void go_down(Route *r, double yaw, const ChangeKey *floor) {
    ChangeKey feet = r->now;
    for (int s = 0; s < 2; s++) {
        ChangeLimb *l = &feet.limb[2 + s];
        *l = (ChangeLimb){.hold = HOLD_WORLD};
        l->end = l->anchor =
            vec3(side_sign((Side)s) * r->figure->hip_half, r->figure->foot_height, 0);
        l->turn = quat_axis(vec3(0, 1, 0), side_sign((Side)s) * radians(6));
        l->pole = quat_rotate(l->turn, vec3(0, 0, 1));
    }
    route_step_to(r, yaw, 0, &feet);
    route_kneel(r, floor);
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
    route_key(f, &pose, (MatFrame){0, {0, 0, 0}}, out);
}

// Both stand: the band is laid down, the feet step round, the band is taken up.
static void write_standing(Route *r, double a_yaw, const ChangeKey *b, double b_yaw, bool sits) {
    const ChangeKey a = r->now;
    bool lay = a.band > 0 && b->band <= 0, take = b->band > 0 && a.band <= 0;
    bool steps = fabs(a_yaw - b_yaw) > 1e-6;
    for (int s = 0; s < SIDE_COUNT; s++)
        steps |= vec_length(vec_sub(a.limb[2 + s].end, b->limb[2 + s].end)) > 1e-6;
    if (!lay && !take && !steps && !sits)
        return;
    stand_ready(r, lay, a_yaw, false);
    if (steps)
        route_step_to(r, a_yaw, b_yaw, b);
    if (!take) {
        if (steps && sits)
            route_tall(r, b_yaw, .6);
        return;
    }
    if (steps)
        route_tall(r, b_yaw, .6);
    route_bow(r, b_yaw, false);
    route_push(r, 1.2);
    r->now.band = 1;
    r->now.closed[0] = r->now.closed[1] = 1;
    route_push(r, .25);
}

// How far down a stance is; kneeling upright counts as the floor.
static int depth(Stance stance) {
    return stance == STANCE_HANDS_AND_KNEES || stance == STANCE_KNEELING ? 1
           : stance_lies(stance)                                         ? 2
                                                                         : 0;
}

// The way from one key down to another, or between two as high; the way up is the same backwards.
static void write_way(Change *c, const ChangeKey *a, double a_yaw, int from, const ChangeKey *b,
                      double b_yaw, int to) {
    Route r = {c, c->figure, *a};
    route_push(&r, 0);
    if (from == 0 && to == 0)
        write_standing(&r, a_yaw, b, b_yaw, a->on[PART_PELVIS] + b->on[PART_PELVIS] > 0);
    if (from < to) {
        ChangeKey fours = *b;
        if (to == 2)
            all_fours(c->figure, &fours);
        if (from == 0) {
            stand_ready(&r, a->band > 0, a_yaw, true);
            go_down(&r, a_yaw, &fours);
        }
        if (to == 2) {
            r.now = fours;
            if (from == 0)
                route_push(&r, 1.0);
            route_lie(&r, &fours, b);
        }
    }
    bool mat[LIMB_COUNT];
    memcpy(mat, r.now.mat, sizeof mat);
    r.now = *b;
    memcpy(r.now.mat, mat, sizeof mat);
    route_push(&r, 1.2);
}

void change_init(Change *c, const Motion *from, int from_pose, const Motion *to, int to_pose) {
    memset(c, 0, sizeof *c);
    c->figure = from->figure;
    MatFrame fa = change_frame(c->figure, from->version), fb = change_frame(c->figure, to->version);
    ChangeKey a, b;
    route_key(c->figure, &from->key[from_pose], fa, &a);
    route_key(c->figure, &to->key[to_pose], fb, &b);
    int before = depth(stance_of(from, from_pose)), after = depth(stance_of(to, to_pose));
    if (before > after) {
        write_way(c, &b, fb.turn, after, &a, fa.turn, before);
        turn_round(c, 0);
    } else {
        write_way(c, &a, fa.turn, before, &b, fb.turn, after);
    }
    change_finish(c);
}
