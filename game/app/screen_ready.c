#include "screen.h"

#include <stdio.h>

// Getting ready: the people stand in the first pose; one press starts, others choose another
// movement or another way of doing it.

typedef enum { READY_START, READY_VERSION, READY_CHANGE, READY_BACK } ReadyButton;

enum { READY_BUTTONS = 4 };

static const LevelMove *first_move(const Game *g) {
    return &g->session.level->move[g->session.move];
}

static const Exercise *exercise_now(const Game *g) {
    return g->session.timeline.exercise;
}

static int ready_buttons(const Game *g, ReadyButton *out) {
    int count = 0;
    out[count++] = READY_START;
    if (exercise_now(g)->version_count > 1)
        out[count++] = READY_VERSION;
    if (first_move(g)->choice_count > 0)
        out[count++] = READY_CHANGE;
    out[count++] = READY_BACK;
    return count;
}

// While everybody gets ready the stage finds out, bit by bit, who does what later on.
static void prepare(Game *g) {
    const Session *s = &g->session;
    for (int i = 0; i < s->level->move_count; i++)
        if (stage_prepare(g->stage, &s->library->exercise[s->exercise[i]], s->version[i]))
            return;
}

void screen_ready_draw(Game *g) {
    Painter *p = &g->painter;
    const Exercise *e = exercise_now(g);
    screen_people(g);
    if (g->stage)
        prepare(g);
    CardCue card = {.name = g->session.level->name, .cue = e->name, .note = e->why, .appear = 1};
    PaintBox shown = card_cue(p, screen_free(g), &card), safe = p->safe;
    ReadyButton buttons[READY_BUTTONS];
    int count = ready_buttons(g, buttons);
    float wide = 400 * p->unit, high = 88 * p->unit, step = high + 22 * p->unit;
    for (int i = 0; i < count; i++) {
        float y = shown.y + shown.h + 40 * p->unit + (float)i * step;
        PaintBox box = paint_box(safe.x + safe.w - wide, y, wide, high);
        CardItem item = {"icons/play", screen_words(g, "ready.start")};
        if (buttons[i] == READY_VERSION) {
            const Version *v = g->session.timeline.version;
            bool normal = v == &e->version[0];
            item = (CardItem){"icons/easier", normal ? screen_words(g, "ready.version") : v->name};
        } else if (buttons[i] == READY_CHANGE) {
            item = (CardItem){"icons/again", screen_words(g, "home.change")};
        } else if (buttons[i] == READY_BACK) {
            item = (CardItem){"icons/back", screen_words(g, "ready.back")};
        }
        card_button(p, box, &item, screen_choice(g, box));
    }
}

static void another_version(Game *g) {
    int move = g->session.move, now = g->session.version[move];
    session_choose(&g->session, move, -1, (now + 1) % exercise_now(g)->version_count);
}

// The card's own movement and its choices in turn.
static void another_movement(Game *g) {
    const LevelMove *move = first_move(g);
    int now = g->session.exercise[g->session.move], next = move->choice[0];
    for (int i = 0; i < move->choice_count; i++)
        if (move->choice[i] == now)
            next = i + 1 < move->choice_count ? move->choice[i + 1] : move->exercise;
    session_choose(&g->session, g->session.move, next, -1);
}

void screen_ready_press(Game *g, Action action) {
    ReadyButton buttons[READY_BUTTONS];
    int count = ready_buttons(g, buttons);
    g->session.tick = 0; // whoever chooses has time
    if (action == ACTION_BACK) {
        game_go(g, SCREEN_HOME);
        return;
    }
    if (action != ACTION_OK && action != ACTION_PAUSE) {
        screen_move_focus(g, action);
        return;
    }
    ReadyButton chosen = action == ACTION_OK && g->focus < count ? buttons[g->focus] : READY_START;
    if (chosen == READY_VERSION)
        another_version(g);
    else if (chosen == READY_CHANGE)
        another_movement(g);
    else if (chosen == READY_BACK)
        game_go(g, SCREEN_HOME);
    else
        session_press(&g->session, BUTTON_OK, true);
}
