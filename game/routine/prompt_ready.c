// What is said before a movement and after the last one: what is needed, what comes, why it helps,
// how to stand, how often; and the words of the first move, in the last in-breath.
#include <stddef.h>

#include "fail.h"
#include "floor.h"
#include "prompt_inside.h"

#define CHANGE_IN 0.7 // the chime of what is done comes first

static const Worth READY = {20, 14}, NEXT = {19, 6}, FLOOR = {18, 10}, FETCH = {16, 9},
                   COUNT = {17, 8}, NEED = {15, 15}, LISTEN = {13, 7}, WHY = {12, 12},
                   SMALL = {11, 4}, DONE = {11, 5};

// How to get down to the floor or up from it, or NULL.
static const Cue *floor_cue(const PromptScene *s) {
    bool down = floor_lies(s->timeline->version), was_down = s->from && floor_lies(s->from);
    if (!s->words || down == was_down)
        return NULL;
    bool lay = was_down && stance_lies(exercise_stance(s->from));
    return down ? &s->words->down : lay ? &s->words->roll : &s->words->up;
}

static const Cue *count_cue(const PromptScene *s) {
    const Exercise *e = s->timeline->exercise;
    if (e->reps > PROMPT_TIMES || !s->words)
        return NULL;
    const Cue *cues = e->sides == SIDES_NONE   ? s->words->times
                      : e->sides == SIDES_EACH ? s->words->each_side
                                               : s->words->in_turn;
    return &cues[e->reps];
}

// What is fetched for this movement and is not there yet.
static void add_things(Wishes *w, const PromptScene *s, bool brief) {
    const Version *v = s->timeline->version;
    bool sits = exercise_stance(v) == STANCE_SITTING_ON_CHAIR;
    for (int prop = PROP_MAT + 1, most = 2; prop < PROP_COUNT && most > 0; prop++) {
        const Cue *cue = prop == PROP_CHAIR && sits ? &s->words->seat : &s->words->fetch[prop];
        if (!v->prop[prop] || (s->from && s->from->prop[prop]))
            continue;
        wishes_add(w, cue, SIDE_NONE, FETCH, brief);
        most--;
    }
}

// Once, at the very beginning: how one follows by ear, and all that the session needs.
static void add_opening(Wishes *w, const PromptScene *s, bool brief) {
    wishes_add(w, &s->words->listen, SIDE_NONE, LISTEN, brief);
    if (!brief)
        wishes_add(w, &s->words->small, SIDE_NONE, SMALL, brief);
    wishes_add(w, &s->words->need[s->things % PROMPT_THINGS], SIDE_NONE, NEED, brief);
}

// In the order in which a body needs it: the hands are free before they help down to the mat.
static void add_next(Wishes *w, const PromptScene *s, bool brief) {
    const Exercise *e = s->timeline->exercise;
    bool lays = s->from && s->from->prop[PROP_BAND] && !s->timeline->version->prop[PROP_BAND];
    if (s->words && lays)
        wishes_add(w, &s->words->away, SIDE_NONE, FETCH, brief);
    wishes_add(w, floor_cue(s), SIDE_NONE, FLOOR, brief);
    wishes_add(w, &e->next, SIDE_NONE, NEXT, brief);
    if (!brief)
        wishes_add(w, &e->reason, SIDE_NONE, WHY, brief);
    if (s->words)
        add_things(w, s, brief);
}

static void add_ready(Wishes *w, const PromptScene *s, bool again) {
    bool brief = s->talk != TALK_FULL;
    if (s->before)
        wishes_add(w, &s->before->done, SIDE_NONE, DONE, brief);
    if (!again && s->opens && s->words)
        add_opening(w, s, brief);
    if (!again)
        add_next(w, s, brief);
    wishes_add(w, &s->timeline->version->ready, SIDE_RIGHT, READY, brief);
    if (!again)
        wishes_add(w, count_cue(s), SIDE_NONE, COUNT, brief);
}

void prompt_ready(Prompt *out, const PromptScene *s, double seconds, bool again) {
    Wishes w = {.count = 0};
    add_ready(&w, s, again);
    prompt_fit(out, w.wish, w.count, seconds - CHANGE_IN - PROMPT_MARGIN, &s->speech);
    prompt_shift(out, CHANGE_IN);
}

void prompt_change(Prompt *out, const PromptScene *s, int phase, double seconds, double last,
                   bool again) {
    Prompt lead;
    prompt_lead(&lead, s, phase, last);
    double free = seconds - last;
    if (lead.count > 0) {
        prompt_shift(&lead, free);
        free = lead.line[0].at - PROMPT_GAP + PROMPT_MARGIN;
    }
    prompt_ready(out, s, free, again);
    for (int i = 0; i < lead.count; i++) {
        ASSERT(out->count < PROMPT_LINES);
        out->line[out->count++] = lead.line[i];
    }
}

void prompt_thanks(Prompt *out, const PromptScene *s) {
    Wishes w = {.count = 0};
    if (s->before)
        wishes_add(&w, &s->before->done, SIDE_NONE, DONE, s->talk != TALK_FULL);
    if (s->words)
        wishes_add(&w, &s->words->thanks, SIDE_NONE, READY, s->talk != TALK_FULL);
    prompt_fit(out, w.wish, w.count, 12, &s->speech);
    prompt_shift(out, CHANGE_IN);
}
