#include "poster.h"

#include <math.h>
#include <stdio.h>

#include "fail.h"
#include "fits.h"
#include "portrait.h"
#include "poster_family.h"
#include "poster_move.h"
#include "screen.h"

// Pixels of the page.
#define UNIT   1.2f // of a unit of text: 36 are 3.7 mm
#define MARGIN 110.0f
#define HEAD   268.0f
#define FOOT   226.0f
#define FEW    3    // movements that leave room for a larger family and larger words
#define FULL   5    // more leave none for it
#define LARGE  1.4f // words are at most so much larger,
#define ALONE  1.9f // of one movement so much,
#define STEP   .95f
#define KEEPS  .94f // while people stay nearly as large

typedef struct {
    Game *game;
    Stage *stage;                      // owned
    const Figure *people[GAME_PEOPLE]; // who leads is the first
    int people_count;
    PosterMove move[POSTER_MOVES];
    PosterFamily family;
    PaintBox strip; // theirs
    PlanBand band[POSTER_MOVES];
    int count;
    float large; // of words
} Poster;

// ---- the page ----

// Who does it, small, from the right.
static float draw_people(Painter *p, const Poster *poster) {
    float wide = 176, high = 222, x = (float)POSTER_WIDTH - MARGIN;
    for (int i = poster->people_count - 1; i >= 0; i--) {
        if (i > 0 && !poster_family_has(&poster->family, poster->people[i]))
            continue;
        x -= wide;
        PaintBox at = {x, HEAD - 28 - high, wide, high};
        PaintPanel window = {.top = poster_tint(i + 4),
                             .bottom = PAINT_CREAM,
                             .radius = 4, // so that nobody's shirt sticks out
                             .arch = true,
                             .outline = 3,
                             .outline_color = PAINT_LINE};
        paint_panel(p, at, &window, 1);
        portrait_draw(p, poster->people[i], PORTRAIT_BUST,
                      paint_box(x + 5, at.y + 14, wide - 10, high - 19));
        x -= 24;
    }
    return x;
}

static void draw_head(const Poster *poster, const Level *level) {
    Game *g = poster->game;
    Painter *p = &g->painter;
    char minutes[GAME_WORDS], words[GAME_WORDS], line[2 * GAME_WORDS + 8];
    TextStyle title = {.face = TEXT_TITLE, .size = 120, .lines = 1, .middle = true};
    TextStyle under = {.size = 52, .color = PAINT_SOFT, .lines = 1};
    double breaths = level_breaths(&g->cards.library, level, g->breath_seconds);
    double seconds = level_seconds(&g->cards.library, level, g->breath_seconds, true);
    float x = MARGIN + 8, y = HEAD - 244, wide = draw_people(p, poster) - 20 - x;
    text_draw(p, level->name, &title, paint_box(x, y, wide, 150), 1);
    poster_count(g, "poster.breaths", "breaths", breaths, words);
    snprintf(line, sizeof line, "%s  ·  %s", screen_minutes(g, seconds, minutes), words);
    text_draw(p, line, &under, paint_box(x, y + 146, wide, 0), 1);
}

// A meadow, and the two sentences that matter.
static void draw_foot(Game *g) {
    static const char *const plant[] = {"daisy",  "tulip",  "lavender",   "poppy", "bluebell",
                                        "clover", "daisy",  "cornflower", "fern",  "rose",
                                        "tulip",  "clover", "poppy",      "daisy"};
    enum { PLANTS = (int)(sizeof plant / sizeof *plant) };
    Painter *p = &g->painter;
    char name[64], line[2 * GAME_WORDS + 4];
    TextStyle style = {.face = TEXT_TITLE, .size = 46, .middle = true, .lines = 1};
    TextStyle small = {
        .size = 30, .color = PAINT_SOFT, .align = TEXT_RIGHT, .middle = true, .lines = 1};
    float wide = (float)POSTER_WIDTH, end = (float)POSTER_HEIGHT, y = end - FOOT;
    snprintf(line, sizeof line, "%s  %s", screen_words(g, "first.small"),
             screen_words(g, "first.stop"));
    PaintBox at = {MARGIN + 8, y, wide - 2 * MARGIN - 16, 84};
    float used = text_draw(p, line, &style, at, 1).w + 60;
    snprintf(line, sizeof line, "%s  ·  %s", screen_words(g, "home.title"),
             screen_words(g, "first.advice"));
    at = paint_box(at.x + used, y, at.w - used, at.h);
    text_draw(p, line, &small, at, 1);
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
// them nearly alike. How large the smallest of them are.
static float fill_panels(Poster *poster) {
    const float alike = 1.5f;
    float fit[POSTER_MOVES], least = 1e9f;
    for (int i = 0; i < poster->count; i++) {
        fit[i] = poster_move_fit(poster->game, &poster->move[i], &poster->band[i], poster->large);
        least = fminf(least, fit[i]);
    }
    for (int i = 0; i < poster->count; i++)
        poster->band[i].metre = fminf(fit[i], alike * least);
    return least;
}

static float lay_out(Poster *poster, PaintBox page, float large) {
    PlanMove need[POSTER_MOVES];
    poster->large = large;
    for (int i = 0; i < poster->count; i++)
        need[i] = poster_move_needs(poster->game, &poster->move[i], large);
    poster_plan(need, poster->count, page, poster->band);
    return fill_panels(poster);
}

// Nothing reaches beyond the page.
static bool fits(const Poster *poster, PaintBox page) {
    bool good = true;
    for (int i = 0; i < poster->count; i++) {
        PaintBox b = poster->band[i].band;
        good = good && b.x + b.w <= page.x + page.w + 1 && b.y + b.h <= page.y + page.h + 1;
    }
    return good;
}

// A page is read from afar: with few movements words are as large as they can be before people
// become much smaller.
static void lay_out_large(Poster *poster, PaintBox page) {
    float people = lay_out(poster, page, 1), most = poster->count > 1 ? LARGE : ALONE;
    for (float large = most; large > 1 && poster->count <= FEW; large *= STEP)
        if (lay_out(poster, page, large) >= KEEPS * people && fits(poster, page))
            return;
    lay_out(poster, page, 1);
}

// The others take turns; a page with one movement shows all of them, a crowded one nobody.
static bool add_family(Poster *poster, int move, const Exercise *e, int version) {
    bool alone = poster->count == 1;
    int others = poster->people_count - 1, shown = alone || others < 1 ? others : 1;
    for (int k = 0; k < shown; k++)
        if (!poster_family_add(&poster->family, e, version, alone ? 0 : move + 1,
                               poster->people[1 + (move + k) % others],
                               poster->game->breath_seconds))
            return false;
    return true;
}

// What one movement leaves of its panel makes the family's pictures larger.
static void give_family(Poster *poster) {
    PlanBand *band = &poster->band[0];
    float used = poster_move_high(poster->game, &poster->move[0], band, poster->large);
    float spare = fminf(band->band.h - used, .7f * poster->family.high);
    if (poster->count > 1 || spare <= 0)
        return;
    band->band.h -= spare;
    poster->family.high += spare;
    poster->strip.y -= spare;
    poster->strip.h += spare;
}

// Finds what each movement needs, and where it lies on the page.
static bool make_plan(Poster *poster, const Level *level) {
    Game *g = poster->game;
    bool family = poster->people_count > 1 && level->move_count <= FULL, good = true;
    int version[POSTER_MOVES];
    for (int i = 0; i < level->move_count && i < POSTER_MOVES; i++) {
        const LevelMove *move = &level->move[i];
        const Exercise *e = &g->cards.library.exercise[move->exercise];
        int asked = exercise_version(e, move->version);
        // Words and pictures of one version.
        version[i] = fits_play(e, poster->people[0], asked < 0 ? 0 : asked);
        PosterMove *m = &poster->move[poster->count++];
        poster_poses_find(m, e, version[i], g->breath_seconds);
        poster_poses_measure(m, poster->stage);
    }
    float strip = family ? poster_family_high(&poster->family) : 0;
    PaintBox page = {MARGIN, HEAD, (float)POSTER_WIDTH - 2 * MARGIN,
                     (float)POSTER_HEIGHT - HEAD - FOOT - POSTER_GAP};
    poster->strip = paint_box(page.x, page.y + page.h - strip, page.w, strip);
    page.h -= family ? strip + POSTER_GAP : 0;
    lay_out_large(poster, page);
    if (family)
        give_family(poster);
    for (int i = 0; i < poster->count && family && good; i++)
        good = add_family(poster, i, poster->move[i].timeline.exercise, version[i]);
    return good;
}

static bool draw_move(Poster *poster, int i) {
    PosterMove *m = &poster->move[i];
    if (!poster_poses_paint(m, poster->stage, poster->band[i].metre))
        return false;
    poster_move_draw(poster->game, m, &poster->band[i], poster->count > 1 ? i + 1 : 0,
                     poster->large);
    return true;
}

bool poster_draw(Game *g, const Level *level) {
    Painter *p = &g->painter;
    int moves = level->move_count;
    Poster poster = {.game = g, .large = 1};
    poster.family.high = moves == 1 ? 420 : moves <= FEW ? 300 : 190;
    painter_begin(p);
    ASSERT(p->width == POSTER_WIDTH && p->height == POSTER_HEIGHT);
    p->unit = UNIT;
    poster.people_count = game_people(g, poster.people);
    if (poster.people_count == 0)
        return fail("nobody is there to stretch");
    poster.stage = stage_create(poster.people, 1, 64, 48, HOUR_NOON);
    if (!poster.stage)
        return false;
    paint_fill(p, paint_box(0, 0, (float)p->width, (float)p->height), 0xFFFFF8ECu);
    bool drawn = make_plan(&poster, level);
    draw_head(&poster, level);
    for (int i = 0; i < poster.count && drawn; i++)
        drawn = draw_move(&poster, i);
    if (drawn && poster.family.count > 0)
        poster_family_draw(g, &poster.family, poster.strip, poster.large);
    draw_foot(g);
    for (int i = 0; i < poster.count; i++)
        poster_poses_free(&poster.move[i]);
    poster_family_free(&poster.family);
    stage_destroy(poster.stage);
    return drawn;
}
