// The words on the card. Those of a step are said ahead of it, as the breath before still flows,
// and stand there when the step begins: the card never asks for "in" while the lantern says "out".
// All else stands there as it is said.
#include <stdio.h>
#include <string.h>

#include "game.h"

void game_cue_words(const Game *g, const Cue *cue, Side side, CueWords *out) {
    const Script *script = g->cards.script;
    script_fill(script, cue->text, side, out->cue, sizeof out->cue);
    script_fill(script, cue->brief ? cue->brief : cue->text, side, out->brief, sizeof out->brief);
    const Timeline *t = &g->session.timeline;
    const Cue *own =
        exercise_story_cue(t->exercise, (int)(t->version - t->exercise->version), cue->id);
    out->story[0] = 0;
    if (own)
        script_fill(script, own->brief ? own->brief : own->text, side, out->story,
                    sizeof out->story);
}

void game_cue(Game *g, const Cue *cue, Side side) {
    game_cue_words(g, cue, side, &g->said);
}

static bool is_of_a_step(const Timeline *t, const Cue *cue) {
    for (int i = 0; i < t->count; i++)
        if (cue->id && t->phase[i].step->say.text && strcmp(t->phase[i].step->say.id, cue->id) == 0)
            return true;
    return false;
}

// In full where they were just said in full.
static void begin_step(Game *g, const Phase *phase) {
    const Cue *say = &phase->step->say;
    if (!say->text || phase->half > 0)
        return;
    game_cue(g, say, phase->side);
    if (strcmp(g->told, g->said.cue) != 0)
        memcpy(g->said.cue, g->said.brief, sizeof g->said.cue);
}

void game_cue_take(Game *g, const SessionEvent *e) {
    if (e->kind == EVENT_STEP)
        begin_step(g, e->phase);
    if (e->kind != EVENT_CUE)
        return;
    CueWords words;
    game_cue_words(g, &e->cue, e->spoken_side, &words);
    memcpy(g->told, words.cue, sizeof g->told);
    if (!is_of_a_step(&g->session.timeline, &e->cue))
        g->said = words;
}
