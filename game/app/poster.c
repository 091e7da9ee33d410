#include "poster.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "poster_poses.h"
#include "screen.h"

// Pixels of the page.
#define UNIT   1.2f // of a unit of text: 36 are 3.7 mm
#define MARGIN 130.0f
#define HEAD   430.0f
#define FOOT   322.0f
#define GAP    34.0f
#define TALL   760.0f // a band this high has its name over the poses

static const uint32_t TINT[] = {0xFFE3F1EEu, 0xFFFCEBCBu, 0xFFE9E6F4u, 0xFFFBE3DAu, 0xFFE4EFD9u};

// ---- words ----

static const char *count_words(const Game *g, const char *key, const char *name, double count,
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
        count_words(g, sides ? "poster.each" : "poster.times", "reps", e->reps, out);
}

// What leads to a pose, short where the card has it short.
static void pose_words(const Game *g, const PosterMove *m, int i, char out[GAME_WORDS]) {
    const StepCard *step = m->pose[i].step;
    const Cue *cue = step ? &step->say : &m->timeline.version->ready;
    const char *text = cue->brief ? cue->brief : cue->text ? cue->text : "";
    script_fill(g->cards.script, text, SIDE_RIGHT, out, GAME_WORDS);
}

// ---- one movement ----

// `below` pixels at its lower edge may hang out of the box.
static void put(Painter *p, SDL_Surface *picture, PaintBox box, float below) {
    SDL_Texture *texture = SDL_CreateTextureFromSurface(p->renderer, picture);
    SDL_Rect at = {(int)(box.x + (box.w - (float)picture->w) / 2),
                   (int)(box.y + box.h + below - (float)picture->h), picture->w, picture->h};
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_RenderCopy(p->renderer, texture, NULL, &at);
    SDL_DestroyTexture(texture);
}

// From x on, or so that they end at x.
static void draw_props(Painter *p, const Version *v, float x, float y, float size, bool ends) {
    static const char *const icon[PROP_COUNT] = {
        [PROP_MAT] = "icons/mat", [PROP_BAND] = "icons/band", [PROP_CHAIR] = "icons/chair"};
    int count = 0;
    for (int i = 0; i < PROP_COUNT; i++)
        count += v->prop[i] && icon[i];
    if (ends)
        x -= (1.15f * (float)count - .15f) * size;
    for (int i = 0; i < PROP_COUNT; i++)
        if (v->prop[i] && icon[i]) {
            paint_picture(p, icon[i], paint_box(x, y, size, size), 1);
            x += 1.15f * size;
        }
}

static void draw_number(Painter *p, PaintBox at, int number) {
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

// Number, name, how often, what is needed; beside the poses or, where there is room, over them.
static void draw_name(Game *g, const PosterMove *m, PaintBox box, int number, bool over) {
    Painter *p = &g->painter;
    char words[GAME_WORDS], often[GAME_WORDS], both[2 * GAME_WORDS + 8];
    TextStyle name = {.face = TEXT_TITLE, .size = over ? 84 : 60, .lines = over ? 1 : 3};
    TextStyle small = {.size = over ? 50 : 44, .color = PAINT_SOFT, .lines = over ? 1 : 2};
    float round = over ? 150 : 100, x = box.x, y = box.y;
    draw_number(p, paint_box(x, y, round, round), number);
    float props = over ? box.x + box.w - 3.4f * round : x + round + 24;
    draw_props(p, m->timeline.version, over ? box.x + box.w : props, y, round, over);
    x += over ? round + 44 : 0;
    y += over ? -14 : round + 16;
    float wide = over ? props - x - 20 : box.w;
    y += text_draw(p, m->timeline.exercise->name, &name, paint_box(x, y, wide, 0), 1).h + 6;
    how_often(g, m, often);
    count_words(g, "poster.breaths", "breaths", m->timeline.breaths, words);
    snprintf(both, sizeof both, "%s%s%s", often, over ? "  ·  " : "", over ? words : "");
    y += text_draw(p, both, &small, paint_box(x, y, wide, 0), 1).h;
    if (!over && y + 60 < box.y + box.h)
        text_draw(p, words, &small, paint_box(x, y, wide, 0), 1);
}

// Between two poses: the way of the breath.
static void draw_way(Game *g, const char *arrow, Air air, PaintBox box) {
    Painter *p = &g->painter;
    TextStyle style = {.size = TEXT_LEAST, .align = TEXT_CENTER, .lines = 1};
    float size = box.w;
    paint_picture(p, arrow, paint_box(box.x, box.y + (box.h - size) / 2, size, size), 1);
    text_draw(p, screen_words(g, air == AIR_IN ? "air.in" : "air.out"), &style,
              paint_box(box.x - 40, box.y + box.h / 2 + .34f * size, box.w + 80, 0), 1);
}

static void draw_pose(Game *g, const PosterMove *m, int i, PaintBox box, float words_high,
                      float large) {
    Painter *p = &g->painter;
    char words[GAME_WORDS], kept[GAME_WORDS];
    TextStyle style = {.size = 40 * large, .align = TEXT_CENTER, .lines = 2};
    put(p, m->pose[i].picture, paint_box(box.x, box.y, box.w, box.h - words_high),
        m->below * (float)m->pose[i].picture->h);
    pose_words(g, m, i, words);
    float y = box.y + box.h - words_high + 14;
    y += text_draw(p, words, &style, paint_box(box.x - 30, y, box.w + 60, 2 * 65 * large), 1).h + 6;
    if (m->pose[i].hold == 0)
        return;
    count_words(g, m->pose[i].hold == 1 ? "poster.hold_one" : "poster.hold", "breaths",
                m->pose[i].hold, kept);
    TextStyle label = {
        .face = TEXT_TITLE, .size = TEXT_LEAST * large, .align = TEXT_CENTER, .lines = 1};
    label.middle = true;
    float wide = text_measure(p, kept, &label, box.w, 0).w + 50, high = 58 * large;
    PaintBox at = {box.x + (box.w - wide) / 2, y, wide, high};
    PaintPanel tag = {.top = PAINT_PAPER,
                      .bottom = PAINT_PAPER,
                      .radius = 100,
                      .outline = 3,
                      .outline_color = PAINT_ACCENT};
    paint_panel(p, at, &tag, 1);
    text_draw(p, kept, &label, at, 1);
}

// The poses from left to right, in as many rows as make them largest.
static bool draw_poses(Game *g, Stage *stage, PosterMove *m, PaintBox area) {
    bool holds = false;
    for (int i = 0; i < m->count; i++)
        holds |= m->pose[i].hold > 0;
    float large = area.h > TALL ? 1.3f : 1, way = large > 1 ? 128 : 92,
          words = (holds ? 208 : 144) * large;
    int slots = m->count, columns = area.h > 1.1f * area.w && slots > 2 ? 2 : slots;
    int rows = (slots + columns - 1) / columns;
    bool back = m->returns;
    float n = (float)columns, high = area.h / (float)rows;
    float wide = floorf((area.w - way * (n - 1 + (back || rows > 1))) / n);
    if (!poster_poses_paint(m, stage, (int)wide - 10, (int)(high - words)))
        return false;
    for (int i = 0; i < slots; i++) {
        float x = area.x + (float)(i % columns) * (wide + way);
        float y = area.y + (float)(i / columns) * high;
        draw_pose(g, m, i, paint_box(x, y, wide, high), words, large);
        PaintBox after = {x + wide + 3, y, way - 6, high - words};
        if (i + 1 < slots)
            draw_way(g, "icons/arrow", m->pose[i + 1].step->air, after);
        else if (back)
            draw_way(g, "icons/arrow_back", AIR_IN, after);
    }
    return true;
}

static bool draw_move(Game *g, Stage *stage, PosterMove *m, PaintBox band, int number) {
    Painter *p = &g->painter;
    PaintPanel sheet = {.top = PAINT_PAPER,
                        .bottom = TINT[(number - 1) % 5],
                        .radius = 46,
                        .outline = 3,
                        .outline_color = PAINT_LINE};
    paint_panel(p, band, &sheet, 1);
    bool over = band.h > TALL;
    float edge = 38, left = over ? band.w - 2 * edge : 500, head = over ? 260 : 0;
    draw_name(g, m, paint_box(band.x + edge, band.y + edge, left, band.h - 2 * edge), number, over);
    PaintBox area = {band.x + edge, band.y + 30 + head, band.w - 2 * edge, band.h - 60 - head};
    if (!over) {
        area.x += left + 30;
        area.w -= left + 30;
    }
    return draw_poses(g, stage, m, area);
}

// ---- the page ----

static void draw_head(Game *g, const Level *level, double breaths) {
    Painter *p = &g->painter;
    char minutes[GAME_WORDS], count[GAME_WORDS], line[2 * GAME_WORDS + 8], picture[96];
    TextStyle title = {.face = TEXT_TITLE, .size = 138, .lines = 1, .middle = true};
    TextStyle under = {.size = 62, .color = PAINT_SOFT, .lines = 1};
    PaintBox door = {MARGIN + 20, MARGIN - 50, 290, 319};
    snprintf(picture, sizeof picture, "icons/%s", level->icon ? level->icon : "door");
    paint_picture(p, picture, door, 1);
    float x = door.x + door.w + 60, wide = (float)POSTER_WIDTH - MARGIN - x;
    text_draw(p, level->name, &title, paint_box(x, MARGIN - 40, wide, 200), 1);
    double seconds = level_seconds(&g->cards.library, level, g->breath_seconds, true);
    count_words(g, "poster.breaths", "breaths", breaths, count);
    snprintf(line, sizeof line, "%s  ·  %s", screen_minutes(g, seconds, minutes), count);
    text_draw(p, line, &under, paint_box(x, MARGIN + 152, wide, 0), 1);
}

// A bed of flowers, and the two sentences that matter.
static void draw_foot(Game *g) {
    static const char *const plant[] = {"daisy",    "tulip",  "lavender",   "poppy",
                                        "bluebell", "clover", "cornflower", "fern",
                                        "rose",     "daisy",  "poppy",      "tulip"};
    enum { PLANTS = (int)(sizeof plant / sizeof *plant) };
    Painter *p = &g->painter;
    char name[64], line[2 * GAME_WORDS + 4];
    TextStyle style = {.face = TEXT_TITLE, .size = 54, .align = TEXT_CENTER, .lines = 1};
    TextStyle small = {.size = TEXT_LEAST, .color = PAINT_SOFT, .align = TEXT_CENTER, .lines = 1};
    float wide = (float)POSTER_WIDTH - 2 * MARGIN, y = (float)POSTER_HEIGHT - FOOT;
    snprintf(line, sizeof line, "%s  %s", screen_words(g, "first.small"),
             screen_words(g, "first.stop"));
    text_draw(p, line, &style, paint_box(MARGIN, y + 6, wide, 0), 1);
    snprintf(line, sizeof line, "%s  ·  %s", screen_words(g, "home.title"),
             screen_words(g, "first.advice"));
    text_draw(p, line, &small, paint_box(MARGIN, y + 86, wide, 0), 1);
    for (int i = 0; i < PLANTS; i++) {
        float size = 150.0f - (float)(i % 3) * 18;
        snprintf(name, sizeof name, "garden/%s", plant[i]);
        float x = MARGIN + wide * ((float)i + .5f) / PLANTS - size / 2;
        paint_picture(p, name, paint_box(x, (float)POSTER_HEIGHT - 28 - size, size, size), 1);
    }
}

static bool draw_moves(Game *g, Stage *stage, const Level *level) {
    float high = (float)POSTER_HEIGHT - HEAD - FOOT - GAP;
    float each = (high - GAP * (float)(level->move_count - 1)) / (float)level->move_count;
    float top = HEAD;
    for (int i = 0; i < level->move_count; i++) {
        const LevelMove *move = &level->move[i];
        const Exercise *e = &g->cards.library.exercise[move->exercise];
        int version = exercise_version(e, move->version);
        PosterMove m;
        poster_poses_find(&m, e, version < 0 ? 0 : version, g->breath_seconds);
        poster_poses_measure(&m, stage);
        PaintBox band = {MARGIN, top + (float)i * (each + GAP), (float)POSTER_WIDTH - 2 * MARGIN,
                         each};
        bool drawn = draw_move(g, stage, &m, band, i + 1);
        poster_poses_free(&m);
        if (!drawn)
            return false;
    }
    return true;
}

bool poster_draw(Game *g, const Level *level) {
    Painter *p = &g->painter;
    const Figure *people[GAME_PEOPLE];
    painter_begin(p);
    ASSERT(p->width == POSTER_WIDTH && p->height == POSTER_HEIGHT);
    p->unit = UNIT;
    if (game_people(g, people) == 0)
        return fail("nobody is there to stretch");
    Stage *stage = stage_create(people, 1, 64, 48, HOUR_NOON);
    if (!stage)
        return false;
    paint_fill(p, paint_box(0, 0, (float)p->width, (float)p->height), 0xFFFFF8ECu);
    draw_head(g, level, level_breaths(&g->cards.library, level, g->breath_seconds));
    bool drawn = draw_moves(g, stage, level);
    draw_foot(g);
    stage_destroy(stage);
    return drawn;
}
