#include "hint.h"

#include <math.h>
#include <stddef.h>

#include "blend.h"

static const double CALM = .55;           // of a glow, with empty lungs
static const double BEFORE = .74;         // share of a half-breath at which the next arrow comes
static const double COMES = .06;          // where it can't come before: in this share of a move
static const double SOFTLY = .45;         // of a line, in a hold
static const double GONE[2] = {.56, .73}; // shares of a move between which its arrow goes

// The first repetition of its side, and what comes but once before them all or after them.
static bool first_time(const Timeline *t, const Phase *p) {
    for (const Phase *q = t->phase; q < p; q++)
        if (p->rep > 0 && q->rep > 0 && q->rep != p->rep && q->side == p->side)
            return false;
    return true;
}

static AreaSet sided(AreaSet areas, const Phase *p) {
    return area_sided(areas, p->side == SIDE_LEFT ? SIDE_LEFT : SIDE_RIGHT);
}

static bool goes(const Phase *p) {
    return p->step->kind == STEP_GO && p->from != p->goal && p->half == 0;
}

// Who comes round to the other side first does so without an arrow.
static bool late(const Timeline *t, const Phase *p) {
    return t->exercise->sides == SIDES_EACH && p > t->phase && p[-1].rep_ends &&
           p[-1].side != p->side;
}

static double felt(const Phase *p, const Phase *last, double share) {
    bool still_there = last && last->step->feel == p->step->feel && last->side == p->side;
    return still_there || p->step->kind == STEP_HOLD ? 1 : blend_ease((share - .45) / .5);
}

// How much the line round what stays is seen: as a move begins, and softly while it is held.
static double held(const Phase *p, const Phase *last, const Phase *next, double share) {
    bool came = last && last->step->still == p->step->still && last->side == p->side;
    bool stays = next && next->step->still == p->step->still && next->side == p->side;
    double after = stays && next->step->kind == STEP_HOLD ? SOFTLY : 0;
    double before = came && last->step->kind == STEP_HOLD ? SOFTLY : 0;
    if (p->step->kind == STEP_HOLD) {
        double in = came ? 1 : blend_ease(share / .2);
        return SOFTLY * fmin(in, stays && after > 0 ? 1 : 1 - blend_ease((share - .8) / .2));
    }
    if (share < .5)
        return mix(came ? before : 0, 1, blend_ease(share / .2));
    return mix(1, after, blend_ease((share - .5) / .3));
}

Hint hint_at(const Timeline *t, int phase, double share, double lungs, bool always) {
    const Phase *p = &t->phase[phase], *last = phase > 0 ? p - 1 : NULL;
    const Phase *next = phase + 1 < t->count ? p + 1 : NULL;
    Hint hint = {.phase = phase};
    double warm = CALM + (1 - CALM) * lungs;
    if (always || first_time(t, p)) {
        const double leave = .3;
        hint.feel = sided(p->step->feel, p);
        hint.glow = hint.feel ? warm * felt(p, last, share) : 0;
        if (!p->step->feel && last && last->step->feel && share < leave) { // it cools down
            hint.feel = sided(last->step->feel, last);
            hint.glow = warm * (1 - blend_ease(share / leave));
        }
        hint.still = sided(p->step->still, p);
        hint.outline = hint.still ? held(p, last, next, share) : 0;
        const Phase *first = p - p->half;
        if (goes(first)) {
            double gone = (p->half + share) / p->halves;
            hint.phase = phase - p->half;
            hint.moves = sided(p->step->moves, p);
            hint.arrow = 1 - blend_ease((gone - GONE[0]) / (GONE[1] - GONE[0]));
            hint.arrow *= phase > 0 ? 1 : blend_ease(share / COMES);
            if (late(t, first))
                hint.arrow *= blend_ease((gone * p->halves) / COMES);
        }
    }
    if (next && goes(next) && share > BEFORE && !late(t, next) && (always || first_time(t, next))) {
        hint.moves = sided(next->step->moves, next);
        hint.arrow = blend_ease((share - BEFORE) / (.92 - BEFORE));
        hint.phase = phase + 1;
    }
    hint.arrow = hint.moves ? hint.arrow : 0;
    return hint;
}

Hint hint_come(const Timeline *t, int phase) {
    const Phase *p = &t->phase[phase];
    Hint hint = {.phase = phase};
    if (goes(p))
        hint.moves = sided(p->step->moves, p);
    hint.arrow = hint.moves ? 1 : 0;
    return hint;
}
