#include "screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Getting ready: the people stand in the first pose; one press starts, others choose another
// movement or another way of doing it.

typedef enum { READY_START, READY_WATCH, READY_VERSION, READY_CHANGE, READY_BACK } ReadyButton;

enum { READY_BUTTONS = 5 };

// Units: how wide buttons of the same width are at most, and how high all are.
#define BUTTON_MOST 420.0f
#define BUTTON_HIGH 84.0f
// How much wider than the row its words may be before one of them is left out.
#define SQUEEZED 1.12f

static const LevelMove *first_move(const Game *g) {
    return &g->session.level->move[g->session.move];
}

static const Exercise *exercise_now(const Game *g) {
    return g->session.timeline.exercise;
}

static int ready_buttons(const Game *g, ReadyButton *out) {
    int count = 0;
    out[count++] = READY_START;
    out[count++] = READY_WATCH;
    if (exercise_now(g)->version_count > 1)
        out[count++] = READY_VERSION;
    if (first_move(g)->choice_count > 0)
        out[count++] = READY_CHANGE;
    out[count++] = READY_BACK;
    return count;
}

// What is needed, by picture, in a strip that ends at `right`.
static void draw_things(Game *g, float right, float y) {
    Painter *p = &g->painter;
    const char *pictures[SCREEN_THINGS];
    int count = screen_things(g, &g->session.timeline, pictures);
    float size = (count > 2 ? 64.0f : 84.0f) * p->unit, space = 14 * p->unit;
    float wide = (float)count * size + (float)(count + 1) * space;
    PaintBox strip = paint_box(right - wide, y, wide, size + 2 * space);
    PaintPanel panel = {.top = PAINT_PAPER,
                        .bottom = PAINT_CREAM,
                        .radius = 30,
                        .outline = 3,
                        .outline_color = PAINT_LINE,
                        .shadow = 18,
                        .shadow_color = PAINT_SHADE,
                        .grain = .5f};
    paint_panel(p, strip, &panel, 1);
    float x = strip.x + space;
    for (int i = 0; i < count; i++, x += size + space)
        paint_picture(p, pictures[i], paint_box(x, y + space, size, size), 1);
}

static CardItem button_item(const Game *g, ReadyButton button) {
    const Version *v = g->session.timeline.version;
    bool normal = v == &exercise_now(g)->version[0];
    switch (button) {
    case READY_WATCH:
        return (CardItem){"icons/watch", screen_words(g, "ready.watch")};
    case READY_VERSION:
        return (CardItem){"icons/ways", normal ? screen_words(g, "ready.version") : v->name};
    case READY_CHANGE:
        return (CardItem){"icons/swap", screen_words(g, "home.change")};
    case READY_BACK:
        return (CardItem){"icons/back", screen_words(g, "ready.back")};
    default:
        return (CardItem){"icons/play", screen_words(g, "ready.start")};
    }
}

// In a narrow picture the last buttons are a picture alone: they lose their words. What one says
// that has the focus then has to be said elsewhere: returns it, NULL when nothing is lost.
static const char *leave_words_out(Game *g, CardItem *item, int count, float room) {
    float all = 0;
    const char *untold = NULL;
    for (int i = 0; i < count; i++)
        all += card_button_width(&g->painter, &item[i], BUTTON_HIGH * g->painter.unit);
    for (int i = count - 1; i > 0 && all > (i + 1 < count ? 1 : SQUEEZED) * room; i--) {
        all -= card_button_width(&g->painter, &item[i], BUTTON_HIGH * g->painter.unit);
        untold = g->focus == i ? item[i].words : untold;
        item[i].words = NULL;
        all += BUTTON_HIGH * g->painter.unit;
    }
    return untold;
}

// Feet stand above the row. Returns the words that it cannot show.
static const char *draw_buttons(Game *g, const ReadyButton *buttons, int count) {
    Painter *p = &g->painter;
    float u = p->unit, gap = 24 * u, high = BUTTON_HIGH * u;
    PaintBox safe = p->safe, box[READY_BUTTONS];
    CardItem item[READY_BUTTONS];
    for (int i = 0; i < count; i++)
        item[i] = button_item(g, buttons[i]);
    const char *untold = leave_words_out(g, item, count, safe.w - gap * (float)(count - 1));
    PaintBox row = {safe.x, safe.y + safe.h - high, safe.w, high};
    card_button_row(p, row, item, count, BUTTON_MOST * u, gap, box);
    for (int i = 0; i < count; i++) {
        float focus = screen_choice(g, box[i]);
        if (item[i].words)
            card_button(p, box[i], &item[i], focus);
        else
            card_round(p, box[i], item[i].icon, focus);
    }
    return untold;
}

void screen_ready_draw(Game *g) {
    Painter *p = &g->painter;
    const Exercise *e = exercise_now(g);
    screen_people(g);
    ReadyButton buttons[READY_BUTTONS];
    const char *untold = draw_buttons(g, buttons, ready_buttons(g, buttons));
    // What it is good for is worth more than the name of the door that led here.
    CardCue card = {.cue = e->name, .note = untold ? untold : e->why, .near = true, .appear = 1};
    PaintBox safe = p->safe, free = screen_free(g);
    free.w = safe.x + safe.w - free.x; // no lantern yet
    PaintBox shown = card_cue(p, free, &card);
    draw_things(g, safe.x + safe.w, shown.y + shown.h + 24 * p->unit);
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
    habits_recall_move(&g->habits, g->store, &g->session, g->session.move);
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
    else {
        g->session.watch[g->session.move] = chosen == READY_WATCH;
        session_press(&g->session, BUTTON_OK, true);
    }
}
