#include <math.h>
#include <string.h>

#include "change_inside.h"
#include "change_things.h"
#include "route_inside.h"

// ---- which way ----

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

// A key pose of a movement, what it stands on, and where.
typedef struct {
    ChangeKey key;
    Depth depth;
    MatFrame frame, knees; // see floor.h
    bool chair;            // standing behind it
} End;

// ---- standing ----

// Both stand, or will when they have got up. `from` is where who comes from the chair goes by, `to`
// who goes to it.
static void write_standing(Route *r, double yaw, const Vec3 *from, const End *b, const Vec3 *to) {
    if (r->now.band <= 0)
        route_upright(r);
    route_step_to(r, yaw, b->frame.turn, &b->key, to ? to : from);
}

// ---- the chair ----

// From standing, round the chair, to its seat; `held`: from its back.
static void write_sitting(Route *r, double yaw, const End *b, bool held) {
    const Figure *f = r->figure;
    ChangeKey seated, feet;
    route_upright(r);
    MatFrame seat = floor_chair(f);
    route_place(frame_inverse(seat), &b->key, &seated);
    route_seat_feet(f, &seated, &feet);
    route_place(seat, &feet, &feet);
    Vec3 by = floor_by_chair(f, held, true);
    route_step_to(r, yaw, seat.turn, &feet, &by);
    route_enter(r, seat);
    route_sit(r, &seated);
    route_enter(r, (MatFrame){0, {0, 0, 0}});
}

// Both sit.
static void write_seated(Route *r, const End *b) {
    MatFrame seat = floor_chair(r->figure);
    ChangeKey to;
    route_place(frame_inverse(seat), &b->key, &to);
    route_enter(r, seat);
    for (int s = 0; s < SIDE_COUNT; s++) {
        if (vec_length(vec_sub(r->now.limb[2 + s].end, to.limb[2 + s].end)) < 1e-6)
            continue;
        r->now.limb[2 + s] = to.limb[2 + s];
        r->now.lift[2 + s] = .02 * r->figure->height;
        route_push(r, .8);
    }
    route_enter(r, (MatFrame){0, {0, 0, 0}});
}

// From the chair to standing before it: the way down backwards.
static void write_getting_up(Route *r, const End *a) {
    MatFrame seat = floor_chair(r->figure);
    ChangeKey seated, stand;
    r->now = a->key;
    route_push(r, 0);
    route_enter(r, seat);
    seated = r->now;
    int first = r->change->count - 1;
    r->change->count--;
    route_seat_feet(r->figure, &seated, &stand);
    stand.on[PART_PELVIS] = stand.surface[PART_PELVIS] = 0;
    r->now = stand;
    route_upright(r);
    route_settle(r, (Wish){.mass = route_middle(r)});
    route_push(r, 0);
    stand = r->now;
    route_sit(r, &seated);
    r->now = seated;
    route_push(r, 1.2);
    change_reverse(r->change, first);
    r->now = stand;
    route_enter(r, (MatFrame){0, {0, 0, 0}});
}

// ---- the floor ----

// From standing to kneeling upright, where `fours` (in floor_kneel()) has the knees.
static void write_down(Route *r, double yaw, const Vec3 *round, MatFrame knees,
                       const ChangeKey *fours) {
    route_upright(r);
    ChangeKey feet = r->now;
    route_feet(r->figure, knees, &feet);
    route_step_to(r, yaw, knees.turn, &feet, round);
    route_enter(r, knees);
    route_kneel(r, fours);
}

static bool on_forearms(const ChangeKey *k) {
    return k->limb[0].lies || k->limb[1].lies;
}

static bool limbs_differ(const ChangeKey *a, const ChangeKey *b) {
    double far = 0;
    for (int i = 0; i < LIMB_COUNT; i++)
        far = fmax(far, vec_length(vec_sub(a->limb[i].end, b->limb[i].end)));
    return far > 1e-9;
}

// Round on hands and knees.
static void write_round(Route *r, const ChangeKey *fours, const End *a, const End *b) {
    ChangeKey here;
    route_place(a->knees, fours, &here);
    if (!on_forearms(&r->now) && limbs_differ(&r->now, &here)) {
        r->now = here;
        route_push(r, 1.0);
    }
    route_crawl(r, fours, a->knees, b->knees);
}

// The way from one key down to another, or between two as high; the way up is the same backwards.
static void write_floor(Route *r, double yaw, const Vec3 *round, const End *a, const End *b) {
    const Figure *f = r->figure;
    ChangeKey fours, to;
    route_place(frame_inverse(b->knees), &b->key, &to);
    fours = to;
    if (b->depth == DEPTH_LYING || on_forearms(&to))
        route_all_fours(f, &fours);
    fours.cushion = a->key.cushion;
    if (a->depth < DEPTH_KNEELING)
        write_down(r, yaw, round, b->knees, &fours);
    bool lays = fabs(a->key.cushion - b->key.cushion) > .5 && a->depth < DEPTH_LYING;
    if (a->depth < DEPTH_KNEELING && (b->depth == DEPTH_KNEELING || lays))
        route_hands_down(r, &fours);
    if (on_forearms(&a->key)) {
        route_enter(r, a->knees);
        route_forearms_up(r, &fours);
        route_enter(r, (MatFrame){0, {0, 0, 0}});
    }
    double apart = vec_length(vec_sub(b->knees.place, a->knees.place));
    bool elsewhere = own_cos(b->knees.turn - a->knees.turn) < .95 || apart > .01 * f->height;
    if (a->depth == DEPTH_KNEELING && elsewhere)
        write_round(r, &fours, a, b);
    fours.round = r->now.round;
    route_enter(r, b->knees);
    if (lays) {
        r->now = fours;
        route_push(r, 1.0);
        route_lay_cushion(r, &fours, b->key.cushion);
        fours.cushion = b->key.cushion;
    }
    if (b->depth == DEPTH_LYING && a->depth < b->depth)
        route_lie(r, &fours, &to);
    if (on_forearms(&to))
        route_hands_forward(r, &to);
    route_enter(r, (MatFrame){0, {0, 0, 0}});
    if (a->depth == DEPTH_LYING) // hands go round the hips
        r->now.lift[0] = r->now.lift[1] = .08 * f->height;
}

static void write_way(Change *c, const End *a, const End *b) {
    const Figure *f = c->figure;
    Route r = {c, f, a->key, {0, {0, 0, 0}}};
    const bool seat = a->depth == DEPTH_SITTING, up = seat && b->depth != DEPTH_SITTING;
    Vec3 past = floor_by_chair(f, seat && b->chair, seat), to_chair = past;
    const Vec3 *from = up || (a->chair && !b->chair) ? &past : NULL;
    double yaw = up ? floor_chair(f).turn : a->frame.turn;
    if (up)
        write_getting_up(&r, a);
    else
        route_push(&r, 0);
    if (b->depth == DEPTH_STANDING)
        write_standing(&r, yaw, from, b, b->chair && !a->chair ? &to_chair : NULL);
    else if (b->depth == DEPTH_SITTING && a->depth == b->depth)
        write_seated(&r, b);
    else if (b->depth == DEPTH_SITTING)
        write_sitting(&r, yaw, b, a->chair);
    else
        write_floor(&r, yaw, from, a, b);
    ChangeKey last = r.now;
    r.now = b->key;
    r.now.round = last.round;
    memcpy(r.now.mat, last.mat, sizeof last.mat);
    memcpy(r.now.lift, last.lift, sizeof last.lift);
    bool round = a->depth == DEPTH_KNEELING && b->depth == a->depth;
    route_push(&r, round ? .6 : 1.0);
}

static End end_of(const Figure *f, const ChangeEnd *e) {
    const Version *v = e->motion->version;
    ChangeThings things = change_things_of(v, f);
    End end = {.depth = depth(v->pose[e->pose].goal.stance),
               .frame = floor_frame(f, v, e->mirrored),
               .knees = floor_kneel(f, v, e->mirrored),
               .chair = v->prop[PROP_CHAIR]};
    route_key(&e->motion->key[e->pose], end.frame, &end.key);
    end.key.cushion = things.cushion;
    end.key.towel = things.towel;
    return end;
}

// Up from the floor to standing where people kneel down, with free hands.
static void write_up(Change *c, End *a, double cushion) {
    End stand = {.depth = DEPTH_STANDING, .frame = a->knees, .knees = a->knees};
    Route r = {c, c->figure, a->key, {0, {0, 0, 0}}};
    route_feet(c->figure, stand.frame, &r.now);
    r.now.pelvis = vec_add(a->knees.place, vec3(0, c->figure->thigh + c->figure->shank, 0));
    r.now.band = 0;
    r.now.cushion = cushion;
    route_upright(&r);
    route_settle(&r, (Wish){.mass = route_middle(&r), .yaw = stand.frame.turn});
    stand.key = r.now;
    write_way(c, &stand, a);
    change_reverse(c, 0);
    *a = stand;
}

// Whether a band stays in the hands. Who sits down or gets up has them free.
static bool keeps_band(const End *a, const End *b) {
    return a->key.band > 0 && b->key.band > 0 && a->key.towel == b->key.towel &&
           a->depth == b->depth;
}

// From lying to hands and knees there.
static void write_over(Change *c, End *a) {
    End fours = {.depth = DEPTH_KNEELING, .frame = a->knees, .knees = a->knees};
    route_all_fours(c->figure, &fours.key);
    fours.key.cushion = a->key.cushion;
    route_place(a->knees, &fours.key, &fours.key);
    write_way(c, &fours, a);
    change_reverse(c, 0);
    *a = fours;
}

// `a` has come on to where the way to `b` begins.
static void write_on(Change *c, const End *a, const End *b) {
    int at = --c->count;
    ChangeKey here = c->key[at];
    write_way(c, a, b);
    change_lead_to(&c->key[at], &here);
}

void change_init(Change *c, const ChangeEnd *from, const ChangeEnd *to) {
    memset(c, 0, sizeof *c);
    c->figure = from->motion->figure;
    End a = end_of(c->figure, from), b = end_of(c->figure, to);
    const ChangeKey before = a.key, after = b.key;
    bool keeps = keeps_band(&a, &b), rolls = before.band > 0 && !keeps,
         unrolls = after.band > 0 && !keeps;
    if (rolls) // before anything else is done
        route_roll_band(c->figure, &a.key);
    if (unrolls) // after all
        route_roll_band(c->figure, &b.key);
    c->cushion = b.key.cushion > 0 ? frame_at(b.frame, to->motion->cushion)
                                   : frame_at(a.frame, from->motion->cushion);
    if (a.depth > b.depth && b.depth == DEPTH_SITTING) {
        write_up(c, &a, b.key.cushion);
        write_on(c, &a, &b);
    } else if (a.depth == DEPTH_LYING && b.depth == a.depth && from->mirrored != to->mirrored) {
        write_over(c, &a);
        write_on(c, &a, &b);
    } else if (a.depth > b.depth) {
        write_way(c, &b, &a);
        change_reverse(c, 0);
    } else {
        write_way(c, &a, &b);
    }
    if (unrolls)
        route_unroll_band(c, &after);
    if (rolls) { // the same backwards
        change_reverse(c, 0);
        route_unroll_band(c, &before);
        change_reverse(c, 0);
    }
    change_finish(c);
}
