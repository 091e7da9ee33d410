#include "screen.h"

#include <stdio.h>
#include <string.h>

// Breathing together: the people, one card, the lantern. Nothing needs a button here.

PaintBox screen_stretch_card(Game *g) {
    const Session *s = &g->session;
    const Phase *phase = &s->timeline.phase[s->phase];
    CardCue card = {
        .name = s->timeline.exercise->name, .cue = g->cue, .few = g->brief, .appear = 1};
    double slip; // what helps is one sentence for all
    bool helps = session_mistake(s, &slip) != NULL;
    int players = g->story[0] && !helps ? screen_players(g) : 0;
    if (players == stage_people(g->stage)) {
        card.cue = g->story; // children who are alone
        card.few = NULL;
    } else if (players > 0) {
        card.cue = g->brief;
        card.note = g->story;
    }
    bool stretching =
        s->state != SESSION_SHOW && (s->state != SESSION_CHANGE || session_comes_round(s));
    if (stretching && phase->rep > 0) {
        card.count = exercise_reps(s->timeline.exercise);
        card.done = phase->rep - 1;
    }
    if (stretching && phase->side != SIDE_NONE) // sun side, moon side: small children know no left
        card.icon = phase->side == SIDE_RIGHT ? "icons/sun" : "icons/moon";
    if (card.count > 12)
        card.count = 0;
    return card_cue(&g->painter, screen_free(g), &card);
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
