#include "wiggle.h"

#include <math.h>
#include <stddef.h>

#include "fail.h"

static const double SWING_SECONDS = 1.3; // at least; a swing of a child's arms or trunk
static const double EDGE = .25;          // the share in which a swing both ways grows, and ends

void wiggle_at(int swings, bool one_way, double share, double ends[2]) {
    double t = clamp(share, 0, 1), turn = 2 * PI * swings * t;
    if (one_way) {
        ends[0] = .5 - .5 * own_cos(turn);
        ends[1] = 0;
        return;
    }
    double swing = own_sin(turn) * blend_ease(t / EDGE) * blend_ease((1 - t) / EDGE);
    ends[0] = .5 * (swing * swing + swing);
    ends[1] = .5 * (swing * swing - swing);
}

int wiggle_swings(int times, Air air, double seconds) {
    int in = (int)floor(times * BREATH_IN_SHARE + .5), most = (int)floor(seconds / SWING_SECONDS);
    int wished = air == AIR_IN ? in : times - in;
    return wished > most ? most : wished;
}

// What the pose asks at one end: the trunk as it was solved and the swing, the arms as they were
// asked and the swing; and all that touches stays where it is.
static PoseGoal end_goal(const PoseGoal *goal, const KeyPose *key, const PoseGoal *away,
                         double how_far) {
    PoseGoal g = *goal;
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        bool solved = c < TRUNK_ANGLES && c != CHANNEL_PELVIS_SHIFT && c != CHANNEL_PELVIS_BACK;
        if (solved) {
            g.set[c] = true;
            g.value[c] = key->angle[c];
        }
        if (away->set[c]) {
            g.value[c] = (g.set[c] ? g.value[c] : 0) + how_far * away->value[c];
            g.set[c] = true;
        }
    }
    for (int role = 0; role < 2; role++) {
        if (key->limb[limb_index(0, role_side((Role)role))].frame != FRAME_WORLD)
            continue;
        g.hand_place[role] = PLACE_SAME;
        if (g.contact[PART_HAND + role] == CONTACT_SLIDE)
            g.contact[PART_HAND + role] = CONTACT_PLANT;
    }
    return g;
}

void wiggle_solve(const Motion *m, int wiggle, const PoseGoal *goal, double range,
                  WiggleKeys *out) {
    const Wiggle *w = &m->version->wiggle[wiggle];
    out->middle = m->key[w->pose];
    for (int limb = 0; limb < LIMB_COUNT; limb++) // it lies there now
        out->middle.limb[limb].slides = false;
    Body middle;
    key_place(m->figure, &out->middle, &middle);
    for (int end = 0; end < 2; end++) {
        SolveMiss miss;
        PoseGoal g = end_goal(goal, &out->middle, &w->away, end == 0 ? range : -range);
        SolveInput input = {m->figure, &g, &out->middle, m->version->band_breadths, &middle};
        solve_pose(&input, &out->end[end], &miss);
        for (int part = 0; part < PART_COUNT; part++)
            out->end[end].surface[part] = out->middle.surface[part];
    }
}

void wiggle_blend(const Motion *m, const Timeline *t, int index, double share, Blend *blend) {
    const Phase *phase = &t->phase[index];
    double seconds = t->breath_seconds * breath_share(phase->air);
    const Wiggle *w = phase->from == phase->goal ? exercise_wiggle(m->version, phase->goal) : NULL;
    int swings = w ? wiggle_swings(w->times, phase->air, seconds) : 0;
    if (swings == 0)
        return;
    double ends[2];
    wiggle_at(swings, w->one_way, share, ends);
    const WiggleKeys *keys = &m->wiggle[w - m->version->wiggle];
    *blend = (Blend){
        .from = &keys->middle, .goal = &keys->end[0], .passed = &keys->end[1], .life = blend->life};
    for (int g = 0; g < GROUP_COUNT; g++) {
        blend->to[g] = ends[0];
        blend->via[g] = ends[1];
    }
}
