#include "poster_move.h"

#include <math.h>
#include <stdio.h>

#include "screen.h"

// Pixels of the page.
#define STAYS 104.0f // high: what is breathed in a pose, in two lines
#define TAG   62.0f  // high: how long a pose is kept

// Between two poses, for the words that lead on, with the name beside them and over them.
static const float WAY[2] = {216, 188};

typedef struct {
    Game *game;
    float large; // of words
} Poster;

uint32_t poster_tint(int number) {
    static const uint32_t tint[] = {0xFFE4EFD9u, 0xFFE3F1EEu, 0xFFFCEBCBu, 0xFFE9E6F4u,
                                    0xFFFBE3DAu};
    return tint[number % 5];
}

// ---- words ----

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

static void cue_words(const Game *g, const Cue *cue, char out[GAME_WORDS]) {
    const char *text = cue->brief ? cue->brief : cue->text ? cue->text : "";
    script_fill(g->cards.script, text, SIDE_RIGHT, out, GAME_WORDS);
}

// How high the tags that tell how long poses are kept, and all the words under the poses.
static float tags_high(const PosterMove *m, float large) {
    bool kept = false;
    for (int i = 0; i < m->count; i++)
        kept |= m->pose[i].hold > 0;
    return kept ? TAG * large : 0;
}

static float words_under(const PosterMove *m, float large) {
    float high = tags_high(m, large);
    bool stays = false;
    for (int i = 0; i < m->count; i++)
        stays |= m->pose[i].stays != NULL;
    high += stays ? STAYS * large : 0;
    return high > 0 ? high + 8 * large : 0;
}

// ---- one movement ----

// Its middle at x; what is under the feet hangs over the floor.
static void put(Painter *p, const PosterMove *m, int i, float x, float floor) {
    SDL_Surface *picture = m->pose[i].picture;
    SDL_Texture *texture = SDL_CreateTextureFromSurface(p->renderer, picture);
    SDL_Rect at = {(int)(x - (float)picture->w / 2), (int)floor + m->under - picture->h, picture->w,
                   picture->h};
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

static const float ROUND = 96;     // pixels: the number's disc
static const float SMALLER = .84f; // a long name may be set so much smaller
static const TextStyle NAME = {.face = TEXT_TITLE, .size = 54};
static const TextStyle LINE = {.size = 36, .color = PAINT_SOFT, .lines = 2};
static const TextStyle READY = {.size = 37, .lines = 4};

// How often, how many breaths, and how to begin.
typedef struct {
    char often[GAME_WORDS], breaths[GAME_WORDS], both[2 * GAME_WORDS + 8], ready[GAME_WORDS];
} NameWords;

static void name_words(const Game *g, const PosterMove *m, NameWords *w) {
    how_often(g, m, w->often);
    poster_count(g, "poster.breaths", "breaths", m->timeline.breaths, w->breaths);
    snprintf(w->both, sizeof w->both, "%s  ·  %s", w->often, w->breaths);
    cue_words(g, &m->timeline.version->ready, w->ready);
}

// Number, name, how often, what is needed and how to begin, in a column; returns its height.
static float draw_name(Game *g, const PosterMove *m, PaintBox box, int number, float alpha) {
    Painter *p = &g->painter;
    NameWords words;
    float y = box.y + ROUND + 8;
    name_words(g, m, &words);
    if (alpha > 0) {
        draw_number(p, paint_box(box.x, box.y, ROUND, ROUND), number);
        draw_props(p, m->timeline.version, box.x + ROUND + 24, box.y, ROUND, false);
    }
    y += text_draw(p, m->timeline.exercise->name, &NAME, paint_box(box.x, y, box.w, 0), alpha).h;
    y += text_draw(p, words.often, &LINE, paint_box(box.x, y, box.w, 0), alpha).h;
    y += text_draw(p, words.breaths, &LINE, paint_box(box.x, y, box.w, 0), alpha).h + 12;
    y += text_draw(p, words.ready, &READY, paint_box(box.x, y, box.w, 0), alpha).h;
    return y - box.y;
}

// The same in three lines; returns the width it needs.
static float draw_name_over(Game *g, const PosterMove *m, PaintBox box, int number, float alpha) {
    Painter *p = &g->painter;
    NameWords words;
    float x = box.x + ROUND + 28, y = box.y - 14, wide = box.x + box.w - x;
    name_words(g, m, &words);
    if (alpha > 0) {
        draw_number(p, paint_box(box.x, box.y, ROUND, ROUND), number);
        draw_props(p, m->timeline.version, box.x + box.w, box.y - 4, .72f * ROUND, true);
    }
    int count = 0;
    for (int i = 0; i < PROP_COUNT; i++)
        count += m->timeline.version->prop[i];
    float things = .83f * ROUND * (float)count + 10;
    TextSize name =
        text_draw(p, m->timeline.exercise->name, &NAME, paint_box(x, y, wide - things, 0), alpha);
    y += name.h - 10;
    TextSize both = text_draw(p, words.both, &LINE, paint_box(x, y, wide, 0), alpha);
    y += both.h + 4;
    TextSize ready = text_draw(p, words.ready, &READY, paint_box(x, y, wide, 0), alpha);
    return ROUND + 32 + fmaxf(SMALLER * name.w + things, fmaxf(both.w, .6f * ready.w));
}

// From one pose to the next: the words of one or more steps, and the way of the breath. Returns how
// high it is; `back`: the arrow leads back; nothing is drawn without alpha.
static float draw_way(Poster *poster, const StepCard *from, const StepCard *step, bool back,
                      PaintBox box, float alpha) {
    Game *g = poster->game;
    Painter *p = &g->painter;
    const char *air_words = screen_words(g, step->air == AIR_IN ? "air.in" : "air.out");
    char words[GAME_WORDS];
    TextStyle say = {.size = 37 * poster->large, .align = TEXT_CENTER, .lines = 8};
    TextStyle air = {.face = TEXT_TITLE,
                     .size = 42 * poster->large,
                     .color = step->air == AIR_IN ? PAINT_TEAL : PAINT_CORAL,
                     .align = TEXT_CENTER,
                     .lines = 1};
    float size = 112 * poster->large, x = box.x + 4, y = box.y, wide = box.w - 8;
    for (const StepCard *s = from; s <= step; s++) {
        cue_words(g, &s->say, words);
        y += text_draw(p, words, &say, paint_box(x, y, wide, 0), alpha).h;
    }
    if (alpha > 0)
        paint_picture(p, back ? "icons/arrow_back" : "icons/arrow",
                      paint_box(box.x + .5f * (box.w - size), y, size, size), alpha);
    y += .82f * size;
    return y + text_draw(p, air_words, &air, paint_box(x, y, wide, 0), alpha).h - box.y;
}

// The way on from a pose, in the middle of the box; nothing from the last one that has none.
static float draw_next(Poster *poster, const PosterMove *m, int i, PaintBox box, float alpha) {
    const StepCard *next = i + 1 < m->count ? m->pose[i + 1].step : m->back;
    if (!next)
        return 0;
    bool back = i + 1 == m->count;
    const StepCard *from = back ? m->back_from : next;
    float high = draw_way(poster, from, next, back, box, 0);
    if (alpha > 0) {
        box.y += .5f * (box.h - high);
        draw_way(poster, from, next, back, box, alpha);
    }
    return high;
}

// How high the words between the poses get.
static float ways_high(Poster *poster, const PosterMove *m, float wide) {
    float most = 0;
    for (int i = 0; i < m->count; i++)
        most = fmaxf(most, draw_next(poster, m, i, paint_box(0, 0, wide, 0), 0));
    return most;
}

// How long a pose is kept, and what is breathed in it, under it: words stand under everybody's
// tags.
static void draw_under(Poster *poster, const PosterPose *pose, float tags, PaintBox box) {
    Game *g = poster->game;
    Painter *p = &g->painter;
    char words[GAME_WORDS];
    float large = poster->large;
    TextStyle say = {.size = 37 * large, .align = TEXT_CENTER, .lines = 2}, label = say;
    label.lines = 1;
    label.face = TEXT_TITLE;
    label.middle = true;
    if (pose->hold > 0) {
        poster_count(g, pose->hold == 1 ? "poster.hold_one" : "poster.hold", "breaths", pose->hold,
                     words);
        float wide = text_measure(p, words, &label, box.w, 0).w + 50 * large;
        PaintBox at = {box.x + (box.w - wide) / 2, box.y, wide, (TAG - 4) * large};
        PaintPanel tag = {.top = PAINT_PAPER,
                          .bottom = PAINT_PAPER,
                          .radius = 100,
                          .outline = 4,
                          .outline_color = PAINT_ACCENT};
        paint_panel(p, at, &tag, 1);
        text_draw(p, words, &label, at, 1);
    }
    box.y += tags;
    if (pose->stays) {
        cue_words(g, &pose->stays->say, words);
        text_draw(p, words, &say, box, 1);
    }
}

// How wide each column of poses is.
static void columns_of(const PosterMove *m, int columns, float metre, float *wide) {
    for (int i = 0; i < columns; i++) {
        wide[i] = 0;
        for (int k = i; k < m->count; k += columns)
            wide[i] = fmaxf(wide[i], poster_pose_wide(m, k) * metre);
    }
}

static void draw_poses(Poster *poster, const PosterMove *m, PaintBox area, const PlanBand *plan) {
    int lines = plan->lines, columns = (m->count + lines - 1) / lines;
    float wide[POSTER_POSES], way = area.w, tall = poster_poses_high(m) * plan->metre;
    tall = fmaxf(tall, ways_high(poster, m, WAY[plan->over] * poster->large));
    float high = tall + words_under(m, poster->large), x = area.x;
    float space = (area.h - high * (float)lines) / (float)lines;
    columns_of(m, columns, plan->metre, wide);
    for (int i = 0; i < columns; i++)
        way -= wide[i];
    way /= (float)columns;
    for (int i = 0; i < m->count; i++) {
        float y = area.y + (float)(i / columns) * (high + space) + space / 2;
        float w = wide[i % columns];
        if (i % columns == 0) // the last line may be shorter
            x = area.x + (m->count - i < columns ? .5f * (w + way) : 0);
        put(&poster->game->painter, m, i, x + w / 2, y + tall);
        draw_under(poster, &m->pose[i], tags_high(m, poster->large),
                   paint_box(x - .95f * way, y + tall + 8, w + 1.9f * way, 0));
        draw_next(poster, m, i, paint_box(x + w, y, way, tall), 1);
        x += w + way;
    }
}

PlanMove poster_move_needs(Game *g, const PosterMove *m, float large) {
    Poster poster = {g, large};
    PlanMove need = {
        .count = m->count, .high = poster_poses_high(m), .under = words_under(m, large)};
    for (int i = 0; i < m->count; i++)
        need.wide[i] = poster_pose_wide(m, i);
    for (int over = 0; over < 2; over++) {
        need.way[over] = WAY[over] * large;
        need.least[over] = ways_high(&poster, m, need.way[over]);
    }
    need.beside = draw_name(g, m, paint_box(0, 0, POSTER_NAME - 30, 0), 0, 0);
    need.head = draw_name_over(g, m, paint_box(0, 0, 2000, 0), 0, 0);
    return need;
}

void poster_move_draw(Game *g, const PosterMove *m, const PlanBand *plan, int number, float large) {
    Poster poster = {g, large};
    PaintPanel sheet = {.top = PAINT_PAPER,
                        .bottom = poster_tint(number),
                        .radius = 46,
                        .outline = 3,
                        .outline_color = PAINT_LINE};
    paint_panel(&g->painter, plan->band, &sheet, 1);
    PaintBox area = {plan->band.x + POSTER_EDGE, plan->band.y + POSTER_EDGE,
                     plan->band.w - 2 * POSTER_EDGE, plan->band.h - 2 * POSTER_EDGE};
    PaintBox name = {area.x, area.y, plan->over ? area.w : POSTER_NAME - 30, area.h};
    if (plan->over)
        draw_name_over(g, m, name, number, 1);
    else
        draw_name(g, m, name, number, 1);
    float left = plan->over ? 0 : POSTER_NAME, head = plan->over ? POSTER_HEAD : 0;
    draw_poses(&poster, m, paint_box(area.x + left, area.y + head, area.w - left, area.h - head),
               plan);
}
