#include "spoken.h"

#include <string.h>

enum { TEXT_LONGEST = 1024 };

typedef struct {
    const Cards *cards;
    SpokenUse *use;
    void *user;
} Spoken;

static void say_text(const Spoken *s, const Cue *cue, const char *text) {
    if (!text)
        return;
    char right[TEXT_LONGEST], left[TEXT_LONGEST];
    script_fill(s->cards->script, text, SIDE_RIGHT, right, sizeof right);
    script_fill(s->cards->script, text, SIDE_LEFT, left, sizeof left);
    s->use(s->user, cue->id, right);
    if (strcmp(right, left) != 0)
        s->use(s->user, cue->id, left);
}

static void say(const Spoken *s, const Cue *cue) {
    say_text(s, cue, cue->text);
    say_text(s, cue, cue->brief);
}

static void say_steps(const Spoken *s, const Steps *steps) {
    for (int i = 0; i < steps->count; i++)
        say(s, &steps->step[i].say);
}

static void say_exercise(const Spoken *s, const Exercise *e) {
    const Cue *cues[] = {&e->next, &e->reason, &e->switch_side, &e->last, &e->done};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        say(s, cues[i]);
    for (int i = 0; i < e->version_count; i++) {
        const Version *v = &e->version[i];
        say(s, &v->ready);
        say_steps(s, &v->before);
        say_steps(s, &v->each);
        say_steps(s, &v->after);
    }
}

static void say_count(const Spoken *s, const PromptWords *w, const Exercise *e) {
    if (e->reps <= PROMPT_TIMES)
        say(s, e->sides == SIDES_NONE   ? &w->times[e->reps]
               : e->sides == SIDES_EACH ? &w->each_side[e->reps]
                                        : &w->in_turn[e->reps]);
}

enum { SETS = 1 << PROP_COUNT }; // of things

static unsigned things_of(const Version *v) {
    unsigned things = 0;
    for (int prop = 0; prop < PROP_COUNT; prop++)
        things |= v->prop[prop] ? 1u << prop : 0;
    return things;
}

// What one more movement may ask for, on top of the sets that the ones after it ask for.
static void add_sets(const Exercise *e, const bool after[SETS], bool out[SETS]) {
    for (int i = 0; i < e->version_count; i++)
        for (unsigned set = 0; set < SETS; set++)
            if (after[set])
                out[set | things_of(&e->version[i])] = true;
}

// What a session needs, however its movements and versions are chosen and wherever it begins.
static void say_needs(const Spoken *s, const Library *library) {
    bool needed[SETS] = {false}, none[SETS] = {true};
    for (int i = 0; i < library->exercise_count; i++) { // just one, or some of the family's choice
        bool before[SETS];
        add_sets(&library->exercise[i], none, needed);
        memcpy(before, needed, sizeof before);
        add_sets(&library->exercise[i], before, needed);
    }
    for (int i = 0; i < library->level_count; i++) {
        const Level *level = &library->level[i];
        bool after[SETS] = {true};
        for (int k = level->move_count - 1; k >= 0; k--) {
            const LevelMove *move = &level->move[k];
            bool from[SETS] = {false};
            add_sets(&library->exercise[move->exercise], after, from);
            for (int c = 0; c < move->choice_count; c++)
                add_sets(&library->exercise[move->choice[c]], after, from);
            memcpy(after, from, sizeof after);
            for (unsigned set = 0; set < SETS; set++)
                needed[set] |= from[set];
        }
    }
    for (unsigned set = 0; set < SETS; set++)
        if (needed[set])
            say(s, &library->words.need[set]);
}

void spoken_each(const Cards *cards, SpokenUse *use, void *user) {
    const Library *library = &cards->library;
    Spoken s = {cards, use, user};
    for (int i = 0; i < library->exercise_count; i++)
        say_exercise(&s, &library->exercise[i]);
    const PromptWords *w = &library->words;
    const Cue *cues[] = {&w->half, &w->one_more, &w->again, &w->on,     &w->down,  &w->up,
                         &w->roll, &w->seat,     &w->away,  &w->listen, &w->small, &w->thanks};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        say(&s, cues[i]);
    for (int i = 0; i < PROP_COUNT; i++)
        say(&s, &w->fetch[i]);
    say_needs(&s, library);
    for (int i = 0; i < library->exercise_count; i++)
        say_count(&s, w, &library->exercise[i]);
}
