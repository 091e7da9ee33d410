#include "sayings.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const Cards *cards;
    Saying *out;
    int count;
} Sayings;

int sayings_everywhere(const Cards *cards, Saying *out) {
    // The last parts of the ids of cues, see recordings.h.
    static const char *const known[][2] = {
        {"switch", "voices.switch"}, {"half", "voices.half"}, {"last", "voices.last"},
        {"one_more", "voices.more"}, {"done", "voices.done"}, {"thanks", "voices.thanks"}};
    int count = (int)(sizeof known / sizeof *known);
    for (int i = 0; i < count; i++) {
        snprintf(out[i].name, sizeof out[i].name, "%s", known[i][0]);
        snprintf(out[i].words, sizeof out[i].words, "%s", script_words(cards->script, known[i][1]));
    }
    return count;
}

// The cue as it is said on one side; `ending` is that side's, or "".
static void add_side(Sayings *s, const Cue *cue, Side side, const char *ending) {
    Saying *next = &s->out[s->count];
    int length = snprintf(next->name, sizeof next->name, "%s%s", cue->id, ending);
    const char *words = cue->brief ? cue->brief : cue->text;
    script_fill(s->cards->script, words, side, next->words, sizeof next->words);
    bool known = length >= (int)sizeof next->name;
    for (int i = 0; i < s->count; i++)
        known |= strcmp(s->out[i].name, next->name) == 0;
    s->count += !known;
}

static void add(Sayings *s, const Cue *cue) {
    char right[SAYING_WORDS], left[SAYING_WORDS];
    if (!cue->text || !cue->id || s->count + 2 > SAYINGS_MOST)
        return;
    script_fill(s->cards->script, cue->text, SIDE_RIGHT, right, sizeof right);
    script_fill(s->cards->script, cue->text, SIDE_LEFT, left, sizeof left);
    bool sided = strcmp(right, left) != 0;
    add_side(s, cue, SIDE_RIGHT, sided ? ".right" : "");
    if (sided)
        add_side(s, cue, SIDE_LEFT, ".left");
}

static void add_steps(Sayings *s, const Steps *steps) {
    for (int i = 0; i < steps->count; i++)
        add(s, &steps->step[i].say);
}

int sayings_of(const Cards *cards, const Exercise *e, Saying *out) {
    Sayings s = {cards, out, 0};
    add(&s, &e->next);
    add(&s, &e->reason);
    for (int i = 0; i < e->version_count; i++) {
        const Version *v = &e->version[i];
        add(&s, &v->ready);
        add_steps(&s, &v->before);
        add_steps(&s, &v->each);
        add_steps(&s, &v->after);
    }
    add(&s, &e->switch_side);
    add(&s, &e->last);
    add(&s, &e->done);
    return s.count;
}
