#include "motion.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "alive.h"
#include "fail.h"
#include "range.h"
#include "wiggle.h"

static const double RAMP_SECONDS = .2; // a contact takes or gives its weight in this time

// ---- solving ----

// Where chair and cushion stand: the chair in front, or under who sits; the cushion under head and
// shoulders, in the middle, so that it serves both sides.
static void place_things(Motion *m) {
    const Figure *f = m->figure;
    const Version *v = m->version;
    m->chair_back = vec3(0, f->chair_top, f->chair_away);
    if (exercise_stance(v) == STANCE_SITTING_ON_CHAIR) {
        double behind = m->key[v->start].pelvis.z - 1.25 * f->girth.hip_depth;
        m->chair_back = vec3(0, figure_seat(f) / FIGURE_SEAT_SHARE, behind);
    }
    double sum = 0, count = 0, high = 0;
    for (int i = 0; v->prop[PROP_CUSHION] && i < v->pose_count; i++) {
        Body body;
        key_place(f, &m->key[i], &body);
        for (int part = PART_SHOULDER; part <= PART_BACK_HEAD; part++) {
            if (m->key[i].contact[part] != CONTACT_REST || m->key[i].surface[part] <= 0)
                continue;
            Side side = role_side((Role)(part & 1));
            Joint joint = part < PART_EAR         ? joint_on(JOINT_SHOULDER, side)
                          : part < PART_BACK_HEAD ? joint_on(JOINT_EAR, side)
                                                  : JOINT_HEAD;
            sum += body.position[joint].z;
            count++;
            high = m->key[i].surface[part];
        }
    }
    if (count > 0)
        m->cushion = vec3(0, high, sum / count);
}

// Poses on their way to being solved.
typedef struct {
    Motion *motion;
    double range;
    int home;
    bool solved[POSES_MAX];
    PoseGoal there[POSES_MAX]; // as solved
} Solving;

// A pose that builds on another goes on from there, all others from home.
static int sets_out_from(const Solving *s, int pose) {
    int base = s->motion->version->pose[pose].base;
    return base >= 0 && base != s->motion->version->start ? base : s->home;
}

// Solves a pose after the ones that it needs. What a rep begins with is the same however far it
// goes: a new range takes hold there.
static void solve_one(Solving *s, int pose) {
    Motion *m = s->motion;
    const Version *v = m->version;
    if (s->solved[pose])
        return;
    s->solved[pose] = true;
    bool begins = pose == s->home || pose == v->start;
    if (v->pose[pose].base >= 0)
        solve_one(s, v->pose[pose].base);
    if (!begins) {
        solve_one(s, v->start);
        solve_one(s, s->home);
    }
    int from = begins ? pose : sets_out_from(s, pose);
    RangeFrom way = {&v->pose[from].goal, &s->there[from]};
    s->there[pose] = range_solve(m, pose, &way, begins ? 1 : s->range);
}

void motion_init(Motion *m, const Figure *figure, const Version *version, double range) {
    memset(m, 0, sizeof *m);
    m->figure = figure;
    m->version = version;
    Solving s = {.motion = m, .range = range, .home = exercise_home(version)};
    for (int i = 0; i < version->pose_count; i++)
        solve_one(&s, i);
    for (int i = 0; i < version->wiggle_count; i++)
        wiggle_solve(m, i, &s.there[version->wiggle[i].pose], range, &m->wiggle[i]);
    place_things(m);
}

// ---- contacts ----

static Group part_group(int part) {
    if (part < PART_FOOT)
        return GROUP_ARMS;
    return part < PART_SHOULDER ? GROUP_LEGS : GROUP_TRUNK;
}

static bool weighs(Contact contact) {
    return contact == CONTACT_PLANT || contact == CONTACT_REST || contact == CONTACT_SLIDE;
}

// The limb that puts a part down, -1 for parts of the trunk; the right side leads.
static int part_limb(int part) {
    Side side = role_side((Role)(part & 1));
    if (part < PART_FOOT)
        return limb_index(0, side);
    return part < PART_SHOULDER ? limb_index(1, side) : -1;
}

static bool stays(const KeyPose *a, const KeyPose *b, int part) {
    int limb = part_limb(part);
    if (limb < 0)
        return true;
    const KeyLimb *x = &a->limb[limb], *y = &b->limb[limb];
    return x->frame == FRAME_WORLD && y->frame == FRAME_WORLD &&
           vec_length(vec_sub(x->end, y->end)) < 1e-9;
}

static Window window_of(const StepCard *step, Group group) {
    Window w = step->window[group];
    return w.to > w.from ? w : (Window){0, 1};
}

// The weight of one part (by role) at share t of a move that takes `seconds`.
static double part_on(const KeyPose *from, const KeyPose *goal, const KeyPose *passed, Window w,
                      int part, double t, double seconds) {
    bool before = weighs(from->contact[part]), after = weighs(goal->contact[part]);
    if (before && after && stays(from, goal, part) && (!passed || weighs(passed->contact[part])))
        return 1;
    double ramp = RAMP_SECONDS / seconds, on = 0;
    if (before)
        on = fmax(on, 1.0 - blend_ease((t - w.from) / ramp));
    if (after)
        on = fmax(on, blend_ease((t - w.to + ramp) / ramp));
    return on;
}

// ---- a moment ----

// A hand that slides lies open on its back: more curled, its fingers would look like toes.
static double lies_flat(Contact contact) {
    return !weighs(contact) ? 0 : contact == CONTACT_SLIDE ? .9 : 1;
}

// Hands open and close on the way from one pose to the next.
static void hand_shapes(const KeyPose *from, const KeyPose *goal, double t, Side lead,
                        Posture *out) {
    for (int role = 0; role < 2; role++) {
        Side side = role_side((Role)role);
        if (lead == SIDE_LEFT)
            side = other_side(side);
        Contact a = from->contact[PART_HAND + role], b = goal->contact[PART_HAND + role];
        out->closed[side] =
            clamp(mix(key_hand_closes(from, role), key_hand_closes(goal, role), t), 0, 1);
        out->flat[side] = clamp(mix(lies_flat(a), lies_flat(b), t), 0, 1);
    }
}

// Parts by role (the right leads) become parts by side; the left leading is the same in a mirror.
static void by_side(const double *role_on, Side lead, double *on) {
    for (int part = 0; part < PART_COUNT; part++) {
        bool paired = part < PART_BACK_HEAD;
        int leads = paired && !(part & 1), base = part - (part & 1);
        bool left = paired && ((lead == SIDE_LEFT) == (leads != 0));
        on[paired ? base + (left ? SIDE_LEFT : SIDE_RIGHT) : part] = role_on[part];
    }
}

static bool sits(const Version *v) {
    return exercise_stance(v) == STANCE_SITTING_ON_CHAIR;
}

// The heights of what parts lie on: where they go, or where they leave.
static void surfaces(const KeyPose *from, const KeyPose *goal, Side lead, Posture *out) {
    double role_high[PART_COUNT];
    for (int part = 0; part < PART_COUNT; part++)
        role_high[part] = weighs(goal->contact[part]) ? goal->surface[part] : from->surface[part];
    by_side(role_high, lead, out->surface);
}

static void finish(const Motion *m, bool band, const double *role_on, Side lead, Posture *out) {
    const Figure *f = m->figure;
    if (lead == SIDE_LEFT)
        body_mirror(&out->body, &out->body);
    by_side(role_on, lead, out->on);
    out->band = band;
    for (int s = 0; s < SIDE_COUNT; s++)
        out->grip[s] = out->body.position[JOINT_KNUCKLES + s];
    out->chair = m->version->prop[PROP_CHAIR];
    out->chair_top = m->chair_back;
    out->seated = out->chair && sits(m->version);
    out->wall = m->version->prop[PROP_WALL] ? figure_wall_away(f) : 0;
    out->cushion = m->cushion;
}

// Where the share of a whole step stands, from the share of one of its half-breaths.
static double step_share(const Phase *phase, double share, double *breaths) {
    double before = 0, all = 0;
    Air air = phase->half % 2 == 0 ? phase->air : phase->air == AIR_IN ? AIR_OUT : AIR_IN;
    for (int i = 0; i < phase->halves; i++) {
        double length = breath_share(air);
        if (i < phase->half)
            before += length;
        all += length;
        air = air == AIR_IN ? AIR_OUT : AIR_IN;
    }
    *breaths = all;
    return (before + share * breath_share(phase->air)) / all;
}

// The part of a move in which each group runs. Alive, the trunk leads: arms and head begin and end
// later than it does.
static void windows(const StepCard *step, const MotionLife *late, double seconds,
                    Window out[GROUP_COUNT]) {
    for (int g = 0; g < GROUP_COUNT; g++) {
        out[g] = window_of(step, (Group)g);
        if (!late)
            continue;
        double begin = g == GROUP_HEAD ? late->head_late : g == GROUP_ARMS ? late->arms_late : 0;
        out[g].from += begin / seconds;
        out[g].to -= (late->head_late - begin) / seconds;
    }
}

static double way_in(Window w, double at) {
    return clamp((at - w.from) / (w.to - w.from), 0, 1);
}

// How far a step has brought a group that runs in this part of it.
static void ways(const StepCard *step, bool passes, Window w, double at, double *to, double *via) {
    double u = way_in(w, at);
    *to = step->kind == STEP_HOLD ? 1 : blend_ease(u);
    *via = 0;
    if (passes) {
        *via = blend_bump(u, step->via_at);
        *to -= blend_ease(step->via_at) * *via;
    }
}

// The trunk as those see it who come after it.
static void trail(const StepCard *step, bool passes, const MotionLife *life, Window trunk,
                  double at, double seconds, BlendLife *add) {
    Window arms = {trunk.from + life->arms_late / seconds, trunk.to + life->arms_late / seconds};
    Window head = {trunk.from + life->head_late / seconds, trunk.to + life->head_late / seconds};
    add->trails = true;
    ways(step, passes, arms, at, &add->arms_to, &add->arms_via);
    ways(step, passes, head, at, &add->head_to, &add->head_via);
}

static void time_arms(const StepCard *step, Blend *blend) {
    Window arms = window_of(step, GROUP_ARMS);
    for (int g = 0; g < GROUP_COUNT; g++) {
        Window w = window_of(step, (Group)g);
        if (g == GROUP_HEAD)
            continue; // no arm hangs on it
        blend->arms_late |= arms.from > w.from;
        blend->arms_early |= arms.to < w.to;
    }
}

void motion_posture(const Motion *m, const Timeline *t, int index, double share, Posture *out) {
    motion_posture_alive(m, t, index, share, NULL, out);
}

void motion_posture_alive(const Motion *m, const Timeline *t, int index, double share,
                          const MotionLife *life, Posture *out) {
    ASSERT(t->version == m->version && index >= 0 && index < t->count);
    const Phase *phase = &t->phase[index];
    const StepCard *step = phase->step;
    Side lead = phase->side == SIDE_LEFT ? SIDE_LEFT : SIDE_RIGHT;
    double breaths, at = step_share(phase, clamp(share, 0, 1), &breaths);
    bool hold = step->kind == STEP_HOLD;
    double seconds = breaths * t->breath_seconds;
    Blend blend = {.from = &m->key[phase->from], .goal = &m->key[phase->goal]};
    time_arms(step, &blend);
    if (!hold && step->via >= 0)
        blend.passed = &m->key[step->via];
    BlendLife add;
    bool trails = life && !hold && phase->from != phase->goal && life->head_late > 0 &&
                  alive_may_trail(blend.from, blend.goal, blend.passed);
    Window window[GROUP_COUNT];
    windows(step, trails ? life : NULL, seconds, window);
    for (int g = 0; g < GROUP_COUNT; g++)
        ways(step, blend.passed != NULL, window[g], at, &blend.to[g], &blend.via[g]);
    blend.arms_way = hold ? 1 : blend_ease(way_in(window[GROUP_ARMS], at));
    if (life) {
        add = life->add;
        blend.life = &add;
        if (trails)
            trail(step, blend.passed != NULL, life, window[GROUP_TRUNK], at, seconds, &add);
    }
    double role_on[PART_COUNT];
    for (int part = 0; part < PART_COUNT; part++)
        role_on[part] = part_on(blend.from, blend.goal, blend.passed, window[part_group(part)],
                                part, at, seconds);
    if (!life || !life->calm)
        wiggle_blend(m, t, index, share, &blend);
    blend_body(m->figure, &blend, &out->body);
    hand_shapes(blend.from, blend.goal, blend.to[GROUP_ARMS], lead, out);
    surfaces(blend.from, blend.goal, lead, out);
    finish(m, blend_holds_band(&blend), role_on, lead, out);
}

void motion_at(const Motion *m, const Timeline *t, double breath, Posture *out) {
    int index = timeline_at(t, breath);
    const Phase *phase = &t->phase[index];
    motion_posture(m, t, index, (breath - phase->start) / breath_share(phase->air), out);
}

void motion_still(const Motion *m, int pose, Posture *out) {
    motion_still_alive(m, pose, NULL, out);
}

void motion_still_alive(const Motion *m, int pose, const MotionLife *life, Posture *out) {
    const KeyPose *key = &m->key[pose];
    double role_on[PART_COUNT];
    for (int part = 0; part < PART_COUNT; part++)
        role_on[part] = weighs(key->contact[part]) ? 1 : 0;
    if (life) {
        Blend blend = {.from = key, .goal = key, .life = &life->add};
        blend_body(m->figure, &blend, &out->body);
    } else {
        key_place(m->figure, key, &out->body);
    }
    hand_shapes(key, key, 1, SIDE_RIGHT, out);
    surfaces(key, key, SIDE_RIGHT, out);
    finish(m, key->limb[0].frame == FRAME_BAND, role_on, SIDE_RIGHT, out);
}

void motion_between(const Motion *m, const KeyPose *from, const KeyPose *goal, double t, Side lead,
                    Posture *out) {
    double role_on[PART_COUNT];
    Blend blend = {.from = from, .goal = goal, .arms_way = t};
    for (int g = 0; g < GROUP_COUNT; g++)
        blend.to[g] = t;
    for (int part = 0; part < PART_COUNT; part++)
        role_on[part] = part_on(from, goal, NULL, (Window){0, 1}, part, t, 1);
    blend_body(m->figure, &blend, &out->body);
    hand_shapes(from, goal, t, lead, out);
    surfaces(from, goal, lead, out);
    finish(m, blend_holds_band(&blend), role_on, lead, out);
}
