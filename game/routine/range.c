#include "range.h"

#include <math.h>
#include <stddef.h>

#include "rules.h"

enum { STEPS = 12 }; // tried from the wished range to the whole

static const double MET = .003; // metres: a contact that misses by no more is met
static const double STRAIN =
    6; // degrees that trunk and head may give way more than in the whole pose
static const double UNDER = .5; // of the range: a hand that goes farther under needs the shoulder

// Whether a goal touches more than the floor it stands on and the band.
static bool touches(const PoseGoal *g) {
    for (int i = 0; i < PART_COUNT; i++)
        if (g->contact[i] != CONTACT_FREE && g->contact[i] != CONTACT_PLANT &&
            g->contact[i] != CONTACT_GRIP)
            return true;
    return g->hand_place[0] != PLACE_SAME || g->hand_place[1] != PLACE_SAME || g->cushion > 0;
}

// A hand on a thing comes off it by a way of its own, whatever the size.
static bool leaves_thing(const PoseGoal *from, int channel) {
    if (channel < CHANNEL_ARM_ELEVATION || channel >= CHANNEL_HIP_FLEX)
        return false;
    int role = (channel - CHANNEL_ARM_ELEVATION) & 1;
    return from->hand_place[role] != PLACE_SAME;
}

// A hand on its way along the mat goes the whole way, or stops half way: see nearer().
static bool slides(const PoseGoal *g) {
    return g->contact[PART_HAND] == CONTACT_SLIDE || g->contact[PART_HAND + 1] == CONTACT_SLIDE;
}

static PoseGoal scaled(const PoseGoal *goal, const RangeFrom *from, double range) {
    PoseGoal result = *goal;
    bool lies = goal->stance == STANCE_LYING_ON_SIDE; // on legs that stay as they are
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        bool weight = c == CHANNEL_PELVIS_SHIFT || c == CHANNEL_PELVIS_BACK;
        if (weight && touches(goal)) // what holds the balance is not made smaller
            continue;
        if (leaves_thing(from->written, c) ||
            (lies && (c <= CHANNEL_PELVIS_BACK || c >= CHANNEL_HIP_FLEX)))
            continue;
        double written = from->written->set[c] ? from->written->value[c] : 0;
        double there = from->written->set[c] ? from->there->value[c] : 0;
        result.value[c] = there + range * (goal->value[c] - written);
    }
    return result;
}

// What a smaller pose touches instead: a hand that goes under stays half way, and then shoulder and
// ear stay in the air; the thigh instead of the shin; the hand on the rail instead of the forearm.
// False where there is nothing of the kind.
static bool nearer(PoseGoal *g, double *most) {
    bool changed = false;
    for (int role = 0; role < 2; role++) {
        if (g->contact[PART_HAND + role] == CONTACT_SLIDE && g->hand_place[role] == PLACE_UNDER) {
            g->hand_place[role] = PLACE_BEHIND_WRIST;
            for (int part = PART_SHOULDER; part < PART_BACK_HEAD; part++)
                g->contact[part] = CONTACT_FREE;
            *most = UNDER;
            changed = true;
        } else if (g->hand_place[role] == PLACE_SHIN) {
            g->hand_place[role] = PLACE_THIGH;
            changed = true;
        } else if (g->hand_place[role] == PLACE_SHINS) {
            g->hand_place[role] = PLACE_LAP;
            changed = true;
        } else if (g->hand_place[role] == PLACE_OVER_RAIL) {
            g->hand_place[role] = PLACE_RAIL;
            g->contact[PART_FOREARM + role] = CONTACT_FREE;
            changed = true;
        }
    }
    return changed;
}

// A goal that may be scaled, on its way to being solved.
typedef struct {
    Motion *motion;
    int pose;
    const RangeFrom *from;
    double strain; // of the whole pose, radians
    PoseGoal goal; // as tried last
} Try;

// How far trunk and head had to give way, at the worst joint (radians).
static double strain(const KeyPose *key, const PoseGoal *asked) {
    double most = 0;
    for (int c = 0; c < TRUNK_ANGLES; c++)
        if (c < CHANNEL_PELVIS_SHIFT || c > CHANNEL_PELVIS_BACK)
            most = fmax(most, fabs(key->angle[c] - asked->value[c]));
    return most;
}

// Solves what is asked, scaled; true when all contacts are met and the body can do it well.
static bool meets(Try *t, const PoseGoal *asked, double range) {
    Motion *m = t->motion;
    const PoseCard *card = &m->version->pose[t->pose];
    KeyPose *key = &m->key[t->pose];
    t->goal = scaled(asked, t->from, range);
    SolveInput input = {m->figure, &t->goal, card->base >= 0 ? &m->key[card->base] : NULL,
                        m->version->band_breadths, NULL};
    solve_pose(&input, key, &m->miss[t->pose]);
    Rules rules;
    return m->miss[t->pose].metres <= MET && strain(key, &t->goal) <= t->strain + radians(STRAIN) &&
           rules_still(&rules, m, t->pose);
}

// The least range, from the one that is wished, at which what is asked works out; 2 for none. Where
// it takes more than is wished, a step more leaves room for the way there.
static double least(Try *t, const PoseGoal *asked, double range) {
    bool before = false;
    for (int i = 0; i <= STEPS; i++) {
        double r = range + (1.0 - range) * i / STEPS;
        bool now = meets(t, asked, r);
        if (now && (before || i == 0 || i == STEPS))
            return r;
        before = now;
    }
    return 2;
}

PoseGoal range_solve(Motion *m, int pose, const RangeFrom *from, double range) {
    const PoseCard *card = &m->version->pose[pose];
    SolveInput whole = {m->figure, &card->goal, card->base >= 0 ? &m->key[card->base] : NULL,
                        m->version->band_breadths, NULL};
    solve_pose(&whole, &m->key[pose], &m->miss[pose]);
    bool turns_over = card->goal.stance != from->written->stance; // nobody lies half on a side
    if (range >= 1 || turns_over || m->miss[pose].metres > MET)
        return card->goal;
    Try t = {m, pose, from, strain(&m->key[pose], &card->goal), card->goal};
    PoseGoal less = card->goal;
    double most = 1;
    double other = nearer(&less, &most) ? least(&t, &less, fmin(range, most)) : 2;
    if (other <= range && meets(&t, &less, other))
        return t.goal;
    double same = slides(&card->goal) ? 2 : least(&t, &card->goal, range);
    if (fmin(other, same) <= 1) {
        meets(&t, other < same ? &less : &card->goal, fmin(other, same));
        return t.goal;
    }
    solve_pose(&whole, &m->key[pose], &m->miss[pose]);
    return card->goal;
}
