#include "poster_move.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "poster_steps.h"
#include "screen.h"

uint32_t poster_tint(int number) {
    static const uint32_t tint[] = {0xFFE4EFD9u, 0xFFE3F1EEu, 0xFFFCEBCBu, 0xFFE9E6F4u,
                                    0xFFFBE3DAu};
    return tint[number % 5];
}

const char *poster_count(const Game *g, const char *key, const char *name, double count,
                         char out[GAME_WORDS]) {
    char number[16];
    snprintf(number, sizeof number, "%d", (int)(count + .5));
    return screen_fill(g, key, name, number, out);
}

static void how_often(const Game *g, const PosterMove *m, char out[GAME_WORDS]) {
    const Exercise *e = m->timeline.exercise;
    bool sides = e->sides != SIDES_NONE;
    if (e->reps == 1)
        snprintf(out, GAME_WORDS, "%s",
                 screen_words(g, sides ? "poster.once_each" : "poster.once"));
    else
        poster_count(g, sides ? "poster.each" : "poster.times", "reps", e->reps, out);
}

// On paper a mat, which is the first of all things, is for who lies or kneels.
static int things_of(const Game *g, const PosterMove *m, const char *out[SCREEN_THINGS]) {
    const Version *v = m->timeline.version;
    const char *all[SCREEN_THINGS];
    int count = screen_things(g, &m->timeline, all), first = v->prop[PROP_MAT] && !v->camera.floor;
    memcpy(out, all + first, (size_t)(count - first) * sizeof *out);
    return count - first;
}

// From x on.
static void draw_things(Painter *p, const char *const *icon, int count, float x, float y,
                        float size) {
    for (int i = 0; i < count; i++, x += 1.15f * size)
        paint_picture(p, icon[i], paint_box(x, y, size, size), 1);
}

void poster_number_draw(Painter *p, PaintBox at, int number) {
    char digit[16];
    TextStyle big = {
        .face = TEXT_TITLE, .size = .42f * at.h, .align = TEXT_CENTER, .middle = true, .lines = 1};
    PaintPanel disc = {.top = 0xFFF6C765u,
                       .bottom = 0xFFF2A53Cu,
                       .radius = 200,
                       .outline = 3,
                       .outline_color = 0xFFC98632u};
    snprintf(digit, sizeof digit, "%d", number);
    paint_panel(p, at, &disc, 1);
    text_draw(p, digit, &big, at, 1);
}

static const float ROUND = 104;    // pixels: the number's disc
static const float SMALLER = .84f; // a long name may be set so much smaller
static const TextStyle NAME = {.face = TEXT_TITLE, .size = 54};
static const TextStyle LINE = {.size = 37, .color = PAINT_SOFT, .lines = 2};

// Number, name, how often and what is needed, in a column; returns its height.
static float draw_name(Game *g, const PosterMove *m, PaintBox box, int number, float alpha) {
    Painter *p = &g->painter;
    char often[GAME_WORDS], breaths[GAME_WORDS];
    float y = box.y + ROUND + 14;
    how_often(g, m, often);
    poster_count(g, "poster.breaths", "breaths", m->timeline.breaths, breaths);
    if (alpha > 0) {
        poster_number_draw(p, paint_box(box.x, box.y, ROUND, ROUND), number);
        const char *icon[SCREEN_THINGS];
        int count = things_of(g, m, icon);
        float size = fminf(ROUND, (box.w - ROUND - 24) / (1.15f * fmaxf(1, (float)count)));
        draw_things(p, icon, count, box.x + ROUND + 24, box.y + (ROUND - size) / 2, size);
    }
    y += text_draw(p, m->timeline.exercise->name, &NAME, paint_box(box.x, y, box.w, 0), alpha).h;
    y += text_draw(p, often, &LINE, paint_box(box.x, y + 6, box.w, 0), alpha).h;
    y += text_draw(p, breaths, &LINE, paint_box(box.x, y + 6, box.w, 0), alpha).h;
    return y + 6 - box.y;
}

// The same in two lines, without a number where it is 0; returns the width it needs.
static float draw_name_over(Game *g, const PosterMove *m, PaintBox box, int number, float large,
                            float alpha) {
    Painter *p = &g->painter;
    char often[GAME_WORDS], breaths[GAME_WORDS], both[2 * GAME_WORDS + 8];
    const char *icon[SCREEN_THINGS];
    int count = things_of(g, m, icon);
    float things = .9f * ROUND * (float)count + 10, disc = number > 0 ? ROUND + 28 : 0;
    float x = box.x + disc, y = box.y - 12, wide = box.x + box.w - x;
    TextStyle line = NAME, soft = LINE;
    line.lines = 1;
    line.size *= large;
    soft.size *= large;
    how_often(g, m, often);
    poster_count(g, "poster.breaths", "breaths", m->timeline.breaths, breaths);
    snprintf(both, sizeof both, "%s  ·  %s", often, breaths);
    if (alpha > 0) {
        if (number > 0)
            poster_number_draw(p, paint_box(box.x, box.y, ROUND, ROUND), number);
        draw_things(p, icon, count, box.x + box.w - things + 10, box.y, .78f * ROUND);
    }
    TextSize name =
        text_draw(p, m->timeline.exercise->name, &line, paint_box(x, y, wide - things, 0), alpha);
    y += name.h - 6;
    TextSize under = text_draw(p, both, &soft, paint_box(x, y, wide - things, 0), alpha);
    return ROUND + 32 + fmaxf(SMALLER * name.w, under.w) + things;
}

PlanMove poster_move_needs(Game *g, const PosterMove *m, float large) {
    PlanMove need = poster_steps_need(g, m, large);
    need.beside = draw_name(g, m, paint_box(0, 0, POSTER_NAME - 30, 0), 0, 0);
    need.over = POSTER_HEAD * large;
    need.head = draw_name_over(g, m, paint_box(0, 0, 2000, 0), 0, large, 0);
    return need;
}

static PaintBox inside(const PlanBand *plan) {
    PaintBox b = plan->band;
    return paint_box(b.x + POSTER_EDGE, b.y + POSTER_EDGE, b.w - 2 * POSTER_EDGE,
                     b.h - 2 * POSTER_EDGE);
}

// What the name leaves.
static PaintBox steps_area(const PlanBand *plan, float large) {
    PaintBox a = inside(plan);
    float left = plan->over ? 0 : POSTER_NAME, head = plan->over ? POSTER_HEAD * large : 0;
    return paint_box(a.x + left, a.y + head, a.w - left, a.h - head);
}

float poster_move_fit(Game *g, const PosterMove *m, const PlanBand *plan, float large) {
    return poster_steps_fit(g, m, plan, large, steps_area(plan, large));
}

float poster_move_high(Game *g, const PosterMove *m, const PlanBand *plan, float large) {
    PaintBox area = steps_area(plan, large);
    return plan->band.h - area.h + poster_steps_high(g, m, plan, large, area);
}

void poster_move_draw(Game *g, const PosterMove *m, const PlanBand *plan, int number, float large) {
    PaintPanel sheet = {.top = PAINT_PAPER,
                        .bottom = poster_tint(number),
                        .radius = 46,
                        .outline = 3,
                        .outline_color = PAINT_LINE};
    PaintBox name = inside(plan);
    paint_panel(&g->painter, plan->band, &sheet, 1);
    if (plan->over) {
        draw_name_over(g, m, name, number, large, 1);
    } else {
        name.w = POSTER_NAME - 30;
        draw_name(g, m, name, number, 1);
    }
    poster_steps_draw(g, m, plan, large, steps_area(plan, large));
}
