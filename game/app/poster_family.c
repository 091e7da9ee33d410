#include "poster_family.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fits.h"
#include "poster_move.h"
#include "poster_place.h"

// Pixels of the page.
#define AIR      16.0f // round who is in a picture
#define EDGE     18.0f // over and under the pictures
#define BESIDE   24.0f // wide: between a picture and its words
#define APART    26.0f // wide: between two friends
#define DISC     54.0f // wide: the movement's number
#define LEAST    1.0f  // metres: who lies is no larger than who is so high
#define SHAPE    1.1f  // a picture is no wider for its height
#define SMALLEST 22.0f // letters; units
#define FEW      3     // that have room for large words

bool poster_family_add(PosterFamily *f, const Exercise *exercise, int version, int number,
                       const Figure *figure, double breath_seconds) {
    if (f->count == POSTER_FAMILY)
        return true;
    int own = fits_play(exercise, figure, version);
    PosterFriend *one = &f->one[f->count++];
    *one = (PosterFriend){.who = figure, .number = number};
    if (figure->child)
        one->words = exercise->story;
    else if (own != version)
        one->words = exercise->version[own].name;
    PosterMove *m = &one->move;
    poster_poses_find(m, exercise, own, breath_seconds);
    poster_poses_held(m);
    Stage *stage = stage_create(&figure, 1, 64, 48, HOUR_NOON);
    if (!stage)
        return false;
    poster_poses_measure(m, stage);
    float metre = (f->high - 2 * AIR) / fmaxf(poster_poses_high(m), LEAST);
    metre = fminf(metre, (SHAPE * f->high - 2 * AIR) / poster_pose_wide(m, 0));
    bool good = poster_poses_paint(m, stage, metre);
    stage_destroy(stage);
    return good;
}

void poster_family_free(PosterFamily *f) {
    for (int i = 0; i < f->count; i++)
        poster_poses_free(&f->one[i].move);
    f->count = 0;
}

bool poster_family_has(const PosterFamily *f, const Figure *who) {
    bool has = false;
    for (int i = 0; i < f->count; i++)
        has = has || f->one[i].who == who;
    return has;
}

float poster_family_high(const PosterFamily *f) {
    return f->high + 2 * EDGE;
}

typedef struct {
    const char *name; // or NULL
    char words[GAME_WORDS];
    TextStyle title, say;
    float wide, high, title_high; // pixels
} Told;

static void set_told(Painter *p, Told *t, float size, float wide) {
    t->title = (TextStyle){.face = TEXT_TITLE, .size = size, .lines = 1};
    t->say = (TextStyle){.size = size, .lines = 6};
    TextSize say = {0}, title = {0};
    if (t->words[0])
        say = text_measure(p, t->words, &t->say, wide, 0);
    if (t->name)
        title = text_measure(p, t->name, &t->title, wide, 0);
    t->wide = fmaxf(say.w, title.w);
    t->title_high = title.h;
    t->high = say.h + title.h;
}

// As large as it is no higher than its picture. A full page has room for a story's first sentence.
static Told told_of(Painter *p, const PosterFamily *f, const PosterFriend *one, bool named,
                    float wide, float large) {
    Told t = {.name = named || !one->words ? one->who->name : NULL};
    snprintf(t.words, sizeof t.words, "%s", one->words ? one->words : "");
    char *end = f->count > FEW ? strstr(t.words, ". ") : NULL;
    if (end)
        end[1] = '\0';
    float size = f->count > FEW ? 28 : f->count > 1 ? 36 * fminf(large, 1.2f) : 66;
    for (set_told(p, &t, size, wide); t.high > f->high && size > SMALLEST;) {
        size *= .92f;
        set_told(p, &t, size, wide);
    }
    return t;
}

static void draw_told(Painter *p, const Told *t, PaintBox at) {
    if (t->name)
        text_draw(p, t->name, &t->title, at, 1);
    at.y += t->title_high;
    if (t->words[0])
        text_draw(p, t->words, &t->say, at, 1);
}

// A picture and what is told of it, in the middle of the box.
static void draw_friend(Painter *p, const PosterFamily *f, const PosterFriend *one, bool named,
                        PaintBox box, float large) {
    float picture = poster_pose_wide(&one->move, 0) * one->move.painted + 2 * AIR;
    Told t = told_of(p, f, one, named, box.w - picture - BESIDE, large);
    PaintBox at = {box.x + .5f * (box.w - picture - BESIDE - t.wide), box.y, picture, f->high};
    poster_place_draw(p, at, &one->move, 0, at.y + f->high - AIR);
    if (one->number > 0)
        poster_number_draw(p, paint_box(at.x - 26, at.y - 10, DISC, DISC), one->number);
    draw_told(p, &t,
              paint_box(at.x + picture + BESIDE, box.y + .5f * (f->high - t.high), t.wide + 2, 0));
}

void poster_family_draw(Game *g, const PosterFamily *f, PaintBox box, float large) {
    Painter *p = &g->painter;
    bool several = false;
    for (int i = 1; i < f->count; i++)
        several = several || f->one[i].who != f->one[0].who;
    float wide = (box.w - 2 * EDGE - APART * (float)(f->count - 1)) / (float)f->count;
    PaintPanel sheet = {.top = PAINT_PAPER,
                        .bottom = PAINT_PAPER,
                        .radius = 46,
                        .outline = 3,
                        .outline_color = PAINT_LINE};
    paint_panel(p, box, &sheet, 1);
    for (int i = 0; i < f->count; i++) {
        float x = box.x + EDGE + (wide + APART) * (float)i;
        draw_friend(p, f, &f->one[i], several, paint_box(x, box.y + EDGE, wide, 0), large);
    }
}
