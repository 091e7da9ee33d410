// Who of the family's own making goes: their busts, then the one that was chosen, large, and the
// question once.
#include <stdio.h>
#include <string.h>

#include "portrait.h"
#include "screen.h"

enum { OWN_MOST = 8 };

typedef enum { DO_STAY, DO_GO, ANSWERS } Answer;

static const Figure *asked_for(const Game *g) {
    const Figure *own[OWN_MOST];
    int count = screen_people_own(g, own, OWN_MOST);
    return g->page < count ? own[g->page] : NULL;
}

static void draw_faces(Game *g) {
    Painter *p = &g->painter;
    const Figure *own[OWN_MOST];
    PaintBox safe = p->safe, box[OWN_MOST];
    int count = screen_people_own(g, own, OWN_MOST);
    float u = p->unit, foot = 104 * u;
    PaintBox head = card_head(p, safe, screen_words(g, count > 0 ? "aside.title" : "aside.all"),
                              screen_words(g, count > 0 ? "aside.note" : "aside.nobody"));
    float top = head.y + head.h + 36 * u;
    PaintBox area = {safe.x, top, safe.w, safe.y + safe.h - foot - 40 * u - top};
    float most = 1.45f * .26f * safe.w;
    if (area.h > most) {
        area.y += (area.h - most) / 2;
        area.h = most;
    }
    if (count > 0)
        card_row(area, count, 1.45f, 26 * u, box);
    for (int i = 0; i < count; i++)
        screen_people_tile(g, box[i], own[i], i, false);
    PaintBox back = {safe.x + safe.w / 2 - 210 * u, safe.y + safe.h - foot - 4 * u, 420 * u, foot};
    card_button(p, back, &(CardItem){"icons/back", screen_words(g, "aside.back")},
                screen_choice(g, back));
}

static void draw_question(Game *g, const Figure *f) {
    static const CardItem answer[ANSWERS] = {{"icons/back", "aside.no"},
                                             {"icons/less", "aside.yes"}};
    Painter *p = &g->painter;
    PaintBox safe = p->safe, box[ANSWERS];
    float u = p->unit;
    char title[GAME_WORDS];
    PaintBox head = card_head(p, safe, screen_fill(g, "aside.sure", "name", f->name, title),
                              screen_words(g, "aside.kept"));
    float top = head.y + head.h + 30 * u, high = .46f * safe.h;
    PaintBox frame = {safe.x + safe.w / 2 - .46f * high, top, .92f * high, high};
    PaintPanel paper = card_focused(0),
               window = {.top = 0xFFCDE8E3u, .bottom = PAINT_CREAM, .radius = 30, .arch = true};
    paper.radius = 34;
    paper.arch = true;
    paint_panel(p, frame, &paper, 1);
    PaintBox inner = paint_scale(frame, .93f);
    paint_panel(p, inner, &window, 1);
    if (!portrait_draw(p, f, PORTRAIT_BUST, inner))
        card_soon(p, inner);
    card_row(paint_box(safe.x, safe.y + .86f * safe.h, safe.w, .13f * safe.h), ANSWERS, .20f,
             40 * u, box);
    for (int i = 0; i < ANSWERS; i++)
        card_button(p, box[i], &(CardItem){answer[i].icon, screen_words(g, answer[i].words)},
                    screen_choice(g, box[i]));
}

void screen_aside_draw(Game *g) {
    screen_room(g);
    screen_veil(g);
    const Figure *f = g->sure ? asked_for(g) : NULL;
    if (f)
        draw_question(g, f);
    else
        draw_faces(g);
}

static void lay_aside(Game *g, const Figure *f) {
    if (!maker_lay_aside(f->id, g->folder))
        game_notice(g, screen_words(g, "trouble.saving"));
    else if (!game_reload(g))
        g->leaving = true;
    game_go(g, SCREEN_PEOPLE);
    if (!g->leaving)
        game_people_keep(g);
}

static void press_answer(Game *g, Action action, const Figure *f) {
    if (action == ACTION_OK && g->focus == DO_GO) {
        lay_aside(g, f);
    } else if (action == ACTION_OK || action == ACTION_BACK) {
        g->sure = false;
        g->focus = g->page;
    } else {
        screen_move_focus(g, action);
    }
}

void screen_aside_press(Game *g, Action action) {
    const Figure *own[OWN_MOST], *f = g->sure ? asked_for(g) : NULL;
    int count = screen_people_own(g, own, OWN_MOST);
    if (f) {
        press_answer(g, action, f);
    } else if (action == ACTION_BACK || (action == ACTION_OK && g->focus >= count)) {
        game_go(g, SCREEN_PEOPLE);
    } else if (action == ACTION_OK) {
        g->page = g->focus;
        g->sure = true;
        g->focus = DO_STAY;
    } else {
        screen_move_focus(g, action);
    }
}
