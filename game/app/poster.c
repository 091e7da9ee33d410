#include "poster.h"

#include <math.h>
#include <stdio.h>

#include "fail.h"
#include "fits.h"
#include "portrait.h"
#include "poster_move.h"
#include "screen.h"

// Pixels of the page.
#define UNIT   1.2f // of a unit of text: 36 are 3.7 mm
#define MARGIN 110.0f
#define HEAD   312.0f
#define FOOT   250.0f
#define ALONE  1.4f // so much larger are the words of a page with one movement

typedef struct {
    Game *game;
    Stage *stage; // owned
    PosterMove move[POSTER_MOVES];
    PlanBand band[POSTER_MOVES];
    int count;
    float large; // of words
} Poster;

// ---- the page ----

// Who does it, small, from the right.
static float draw_people(Painter *p, const Figure *const *people, int count) {
    float wide = 196, high = 250, x = (float)POSTER_WIDTH - MARGIN;
    for (int i = count - 1; i >= 0; i--) {
        x -= wide;
        PaintBox at = {x, HEAD - 36 - high, wide, high};
        PaintPanel window = {.top = poster_tint(i + 4),
                             .bottom = PAINT_CREAM,
                             .radius = 4, // so that nobody's shirt sticks out
                             .arch = true,
                             .outline = 3,
                             .outline_color = PAINT_LINE};
        paint_panel(p, at, &window, 1);
        portrait_draw(p, people[i], PORTRAIT_BUST,
                      paint_box(x + 5, at.y + 16, wide - 10, high - 21));
        x -= 24;
    }
    return x;
}

static void draw_head(Game *g, const Level *level, const Figure *const *people, int count) {
    Painter *p = &g->painter;
    char minutes[GAME_WORDS], words[GAME_WORDS], line[2 * GAME_WORDS + 8];
    TextStyle title = {.face = TEXT_TITLE, .size = 140, .lines = 1, .middle = true};
    TextStyle under = {.size = 58, .color = PAINT_SOFT, .lines = 1};
    double breaths = level_breaths(&g->cards.library, level, g->breath_seconds);
    double seconds = level_seconds(&g->cards.library, level, g->breath_seconds, true);
    float x = MARGIN + 8, y = HEAD - 270, wide = draw_people(p, people, count) - 20 - x;
    text_draw(p, level->name, &title, paint_box(x, y, wide, 170), 1);
    poster_count(g, "poster.breaths", "breaths", breaths, words);
    snprintf(line, sizeof line, "%s  ·  %s", screen_minutes(g, seconds, minutes), words);
    text_draw(p, line, &under, paint_box(x, y + 164, wide, 0), 1);
}

// A meadow, and the two sentences that matter.
static void draw_foot(Game *g) {
    static const char *const plant[] = {"daisy",  "tulip",  "lavender",   "poppy", "bluebell",
                                        "clover", "daisy",  "cornflower", "fern",  "rose",
                                        "tulip",  "clover", "poppy",      "daisy"};
    enum { PLANTS = (int)(sizeof plant / sizeof *plant) };
    Painter *p = &g->painter;
    char name[64], line[2 * GAME_WORDS + 4];
    TextStyle style = {.face = TEXT_TITLE, .size = 54, .align = TEXT_CENTER, .lines = 1};
    TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .align = TEXT_CENTER, .lines = 1};
    float wide = (float)POSTER_WIDTH, end = (float)POSTER_HEIGHT, y = end - FOOT;
    snprintf(line, sizeof line, "%s  %s", screen_words(g, "first.small"),
             screen_words(g, "first.stop"));
    text_draw(p, line, &style, paint_box(MARGIN, y - 16, wide - 2 * MARGIN, 0), 1);
    snprintf(line, sizeof line, "%s  ·  %s", screen_words(g, "home.title"),
             screen_words(g, "first.advice"));
    text_draw(p, line, &small, paint_box(MARGIN, y + 54, wide - 2 * MARGIN, 0), 1);
    float high = wide * 150 / 2480;
    paint_picture(p, "garden/hills", paint_box(0, end - high, wide, high), 1);
    for (int i = 0; i < PLANTS; i++) {
        float size = 112.0f - (float)(i * 5 % 4) * 10, x = wide * ((float)i + .5f) / PLANTS;
        snprintf(name, sizeof name, "garden/%s", plant[i]);
        float low = end - 14 - (float)(i * 3 % 4) * 12;
        paint_picture(p, name, paint_box(x - size / 2, low - size, size, size), 1);
    }
}

// Wider columns need fewer lines of words: people become as large as their panels allow, and all of
// them nearly alike.
static void fill_panels(Poster *poster) {
    const float alike = 1.3f;
    float fit[POSTER_MOVES], least = 1e9f;
    for (int i = 0; i < poster->count; i++) {
        fit[i] = poster_move_fit(poster->game, &poster->move[i], &poster->band[i], poster->large);
        least = fminf(least, fit[i]);
    }
    for (int i = 0; i < poster->count; i++)
        poster->band[i].metre = fminf(fit[i], alike * least);
}

// Finds what each movement needs, and where it lies on the page.
static void make_plan(Poster *poster, const Level *level, const Figure *leads) {
    Game *g = poster->game;
    PlanMove need[POSTER_MOVES];
    for (int i = 0; i < level->move_count && i < POSTER_MOVES; i++) {
        const LevelMove *move = &level->move[i];
        const Exercise *e = &g->cards.library.exercise[move->exercise];
        int asked = exercise_version(e, move->version);
        int version = fits_play(e, leads, asked < 0 ? 0 : asked); // words and pictures of one
        PosterMove *m = &poster->move[poster->count++];
        poster_poses_find(m, e, version, g->breath_seconds);
        poster_poses_measure(m, poster->stage);
        need[i] = poster_move_needs(g, m, poster->large);
    }
    PaintBox page = {MARGIN, HEAD, (float)POSTER_WIDTH - 2 * MARGIN,
                     (float)POSTER_HEIGHT - HEAD - FOOT - POSTER_GAP};
    poster_plan(need, poster->count, page, poster->band);
    fill_panels(poster);
}

static bool draw_move(Poster *poster, int i) {
    PosterMove *m = &poster->move[i];
    if (!poster_poses_paint(m, poster->stage, poster->band[i].metre))
        return false;
    poster_move_draw(poster->game, m, &poster->band[i], i + 1, poster->large);
    return true;
}

bool poster_draw(Game *g, const Level *level) {
    Painter *p = &g->painter;
    Poster poster = {.game = g, .large = level->move_count == 1 ? ALONE : 1};
    const Figure *people[GAME_PEOPLE];
    painter_begin(p);
    ASSERT(p->width == POSTER_WIDTH && p->height == POSTER_HEIGHT);
    p->unit = UNIT;
    int count = game_people(g, people);
    if (count == 0)
        return fail("nobody is there to stretch");
    poster.stage = stage_create(people, 1, 64, 48, HOUR_NOON);
    if (!poster.stage)
        return false;
    paint_fill(p, paint_box(0, 0, (float)p->width, (float)p->height), 0xFFFFF8ECu);
    make_plan(&poster, level, people[0]);
    draw_head(g, level, people, count);
    bool drawn = true;
    for (int i = 0; i < poster.count && drawn; i++)
        drawn = draw_move(&poster, i);
    draw_foot(g);
    for (int i = 0; i < poster.count; i++)
        poster_poses_free(&poster.move[i]);
    stage_destroy(poster.stage);
    return drawn;
}
