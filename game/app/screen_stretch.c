#include "screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Breathing together: the people, one card, the lantern. Nothing needs a button here.

enum { DOTS_MOST = 12 }; // repetitions that are counted on the card

// Whether the movement is under way, also while one comes round to its other side.
static bool stretching(const Session *s) {
    return s->state != SESSION_SHOW && (s->state != SESSION_CHANGE || session_comes_round(s));
}

// The card of some words, in a repetition (0: before or after all of them). The movement's name has
// been read before it began.
static CardCue card_of(Game *g, const CueWords *words, Side side, int rep) {
    const Session *s = &g->session;
    CardCue card = {.cue = words->cue, .few = words->brief, .appear = 1};
    double slip; // what helps is one sentence for all
    bool helps = session_mistake(s, &slip) != NULL;
    int players = words->story[0] && !helps ? screen_players(g) : 0;
    if (players == stage_people(g->stage)) {
        card.cue = words->story; // children who are alone
        card.few = NULL;
    } else if (players > 0) {
        card.cue = words->brief;
        card.note = words->story;
        card.plays = true;
    }
    int reps = exercise_reps(s->timeline.exercise);
    if (stretching(s) && rep > 0 && reps > 1 && reps <= DOTS_MOST) {
        card.count = reps;
        card.done = rep - 1;
    }
    if (stretching(s) && side != SIDE_NONE) // sun side, moon side: small children know no left
        card.icon = side == SIDE_RIGHT ? "icons/sun" : "icons/moon";
    return card;
}

// The widest card of a movement's cues, pixels.
static float widest_cue(Game *g, PaintBox free) {
    const Version *v = g->session.timeline.version;
    const Steps *part[] = {&v->before, &v->each, &v->after};
    bool sides = g->session.timeline.exercise->sides != SIDES_NONE;
    float wide = 0;
    for (int i = 0; i < 3 * STEPS_MAX * 2; i++) {
        const Steps *steps = part[i / 2 / STEPS_MAX];
        const StepCard *step = &steps->step[i / 2 % STEPS_MAX];
        Side side = !sides || steps != &v->each ? SIDE_NONE : i % 2 ? SIDE_LEFT : SIDE_RIGHT;
        if (i / 2 % STEPS_MAX >= steps->count || !step->say.text || (side == SIDE_NONE && i % 2))
            continue;
        CueWords words;
        game_cue_words(g, &step->say, side, &words);
        CardCue card = card_of(g, &words, side, steps == &v->each);
        wide = fmaxf(wide, card_cue_width(&g->painter, free, &card));
    }
    return wide;
}

// All cards of a movement are as wide as its widest, so that their edge stays where it is; on the
// way to it they are as wide as can be.
static float width_now(Game *g, PaintBox free) {
    const Session *s = &g->session;
    if (s->state == SESSION_CHANGE && !session_comes_round(s))
        return free.w;
    const void *what[] = {s->timeline.version, screen_words(g, "side.left")};
    int how[] = {stage_people(g->stage), screen_players(g), stretching(s)};
    float where[] = {free.w, free.h, g->painter.unit};
    uint64_t key = paint_key(paint_key(0, what, sizeof what), how, sizeof how);
    key = paint_key(key, where, sizeof where);
    if (g->cue_width.key != key)
        g->cue_width = (CueWidth){key, widest_cue(g, free)};
    return g->cue_width.wide;
}

PaintBox screen_stretch_card(Game *g) {
    PaintBox free = screen_free(g);
    const Session *s = &g->session;
    const Phase *phase = &s->timeline.phase[s->phase];
    CardCue card = card_of(g, &g->said, phase->side, phase->rep);
    card.wide = width_now(g, free);
    return card_cue(&g->painter, free, &card);
}

static LanternLook lantern_now(Game *g) {
    const Session *s = &g->session;
    LanternLook look = {.held = s->lantern ? 1 : 0};
    double share = session_share(s);
    double slip;
    bool led = s->state == SESSION_SHOW && !session_mistake(s, &slip);
    if (s->state == SESSION_STRETCH || led) {
        const Phase *phase = &s->timeline.phase[s->phase];
        bool in = phase->air == AIR_IN;
        double heard;
        bool fills = session_heard(s, &heard) == AIR_IN;
        look.breath = (float)(fills ? blend_ease(heard) : 1 - blend_ease(heard));
        look.word = screen_words(g, in ? "air.in" : "air.out");
        if (phase->step->kind == STEP_HOLD) {
            look.petals = phase->step->breaths;
            double breath =
                in ? share * BREATH_IN_SHARE : BREATH_IN_SHARE + share * BREATH_OUT_SHARE;
            look.petals_left = (float)(session_hold_left(s) - breath);
        }
    } else if (s->state == SESSION_CHANGE && // the last in-breath of getting ready
               s->ticks - s->tick <= breath_ticks(s->breath_seconds, AIR_IN)) {
        double part = 1 - (double)(s->ticks - s->tick) / breath_ticks(s->breath_seconds, AIR_IN);
        look.breath = (float)blend_ease(part);
        look.word = screen_words(g, "air.in");
    }
    return look;
}

void screen_stretch_draw(Game *g) {
    screen_people(g);
    guest_draw(&g->guest, &g->painter, g->tick, g->room.quiet);
    screen_stretch_card(g);
    LanternLook look = lantern_now(g);
    lantern_draw(&g->lantern, &g->painter, &look);
}

void screen_stretch_press(Game *g, Action action) {
    static const struct {
        Action action;
        Button button;
    } map[] = {{ACTION_OK, BUTTON_OK},       {ACTION_LEFT, BUTTON_LEFT},
               {ACTION_RIGHT, BUTTON_RIGHT}, {ACTION_UP, BUTTON_UP},
               {ACTION_DOWN, BUTTON_DOWN},   {ACTION_BACK, BUTTON_PAUSE},
               {ACTION_PAUSE, BUTTON_PAUSE}};
    Session before = g->session;
    for (size_t i = 0; i < sizeof map / sizeof *map; i++)
        if (map[i].action == action)
            session_press(&g->session, map[i].button, true);
    screen_go_on(g, &before, 0);
    if (g->session.state == SESSION_PAUSED)
        game_go(g, SCREEN_PAUSE);
}
