#include "poster_steps.h"

#include <math.h>
#include <stdio.h>

#include "poster_move.h"
#include "poster_place.h"
#include "screen.h"

// Pixels of the page.
#define COLUMN   254.0f // wide: a pose's words, at least
#define BETWEEN  94.0f  // two columns: the arrow that leads on
#define BESIDE   24.0f  // wide: what words may take of that on each side
#define UNDER    44.0f  // high: between the feet and the words
#define AIR      34.0f  // high: over the heads, at least
#define TAG      68.0f  // high: how long a pose is kept
#define SAY      35.0f  // high: the letters of what is said
#define ARROW    88.0f  // wide: the bent arrow,
#define AIR_WIDE 104.0f // and "out" or "in" beside it
#define RULE     16.0f  // high: from the line to what is under all poses

typedef struct {
    Game *game;
    float large; // of words
} Printed;

static void cue_words(const Game *g, const Cue *cue, char out[GAME_WORDS]) {
    const char *text = cue->brief ? cue->brief : cue->text ? cue->text : "";
    script_fill(g->cards.script, text, SIDE_RIGHT, out, GAME_WORDS);
}

static TextStyle air_style(const Printed *on, const StepCard *step) {
    return (TextStyle){.face = TEXT_TITLE,
                       .size = 1.1f * SAY * on->large,
                       .color = step->air == AIR_IN ? PAINT_TEAL : PAINT_CORAL,
                       .align = TEXT_CENTER,
                       .lines = 1};
}

// An arrow over "out" or "in", in the middle of the box; returns the height. Nothing is drawn
// without alpha: so in all of these.
static float draw_air(Printed *on, const StepCard *step, const char *arrow, PaintBox box,
                      float alpha) {
    Painter *p = &on->game->painter;
    TextStyle style = air_style(on, step);
    float size = 84 * on->large, y = box.y + .76f * size;
    if (alpha > 0)
        paint_picture(p, arrow, paint_box(box.x + .5f * (box.w - size), box.y, size, size), alpha);
    const char *words = screen_words(on->game, step->air == AIR_IN ? "air.in" : "air.out");
    return y + text_draw(p, words, &style, paint_box(box.x, y, box.w, 0), alpha).h - box.y;
}

// Words may take a little of what lies beside their column, so that long ones are whole.
static PaintBox widened(const Printed *on, PaintBox box) {
    float more = BESIDE * on->large;
    return paint_box(box.x - more, box.y, box.w + 2 * more, box.h);
}

static float draw_words(Printed *on, const Cue *cue, PaintBox box, float alpha) {
    char words[GAME_WORDS];
    TextStyle say = {.size = SAY * on->large, .align = TEXT_CENTER, .lines = 6};
    cue_words(on->game, cue, words);
    return text_draw(&on->game->painter, words, &say, box, alpha).h;
}

// How long a pose is kept, in the middle of the box.
static void draw_hold(Printed *on, int breaths, PaintBox box) {
    Game *g = on->game;
    Painter *p = &g->painter;
    char words[GAME_WORDS];
    float large = on->large;
    TextStyle label = {.face = TEXT_TITLE,
                       .size = .9f * SAY * large,
                       .align = TEXT_CENTER,
                       .middle = true,
                       .lines = 1};
    poster_count(g, breaths == 1 ? "poster.hold_one" : "poster.hold", "breaths", breaths, words);
    float wide = fminf(text_measure(p, words, &label, 2 * box.w, 0).w + 56 * large, box.w);
    PaintBox at = {box.x + (box.w - wide) / 2, box.y, wide, TAG * large};
    PaintPanel tag = {.top = PAINT_PAPER,
                      .bottom = PAINT_PAPER,
                      .radius = 100,
                      .outline = 4,
                      .outline_color = PAINT_ACCENT};
    paint_panel(p, at, &tag, 1);
    text_draw(p, words, &label, at, 1);
}

// All that is said of one pose: how to begin or what leads there, how long it is kept, and what is
// breathed in it. Returns the height.
static float draw_caption(Printed *on, const PosterMove *m, int i, PaintBox box, float alpha) {
    const PosterPose *pose = &m->pose[i];
    box = widened(on, box);
    const Cue *cue = pose->step ? &pose->step->say : &m->timeline.version->ready;
    float large = on->large, y = box.y + draw_words(on, cue, box, alpha);
    if (pose->hold > 0) {
        y += 8 * large;
        if (alpha > 0)
            draw_hold(on, pose->hold, paint_box(box.x, y, box.w, 0));
        y += TAG * large;
    }
    if (pose->stays) {
        y += 8 * large;
        y += draw_words(on, &pose->stays->say, paint_box(box.x, y, box.w, 0), alpha);
    }
    return y - box.y;
}

static float captions_high(Printed *on, const PosterMove *m, float wide) {
    float most = 0;
    for (int i = 0; i < m->count; i++)
        most = fmaxf(most, draw_caption(on, m, i, paint_box(0, 0, wide, 0), 0));
    return most;
}

// The step that leads back, with a bent arrow under a line; returns the height.
static float draw_back(Printed *on, const PosterMove *m, PaintBox box, float alpha) {
    if (!m->back)
        return 0;
    Painter *p = &on->game->painter;
    float size = ARROW * on->large, side = size + AIR_WIDE * on->large;
    char words[GAME_WORDS];
    TextStyle say = {.size = SAY * on->large, .lines = 4}, air = air_style(on, m->back);
    PaintBox at = {box.x + side, box.y + 2 * RULE, box.w - side, 0};
    cue_words(on->game, &m->back->say, words);
    float high = fmaxf(text_measure(p, words, &say, at.w, 0).h, .6f * size);
    if (alpha > 0) {
        float middle = at.y + .5f * high;
        const char *way = screen_words(on->game, m->back->air == AIR_IN ? "air.in" : "air.out");
        say.middle = air.middle = true;
        paint_fill(p, paint_box(box.x, box.y + RULE, box.w, 3), PAINT_LINE);
        text_draw(p, words, &say, paint_box(at.x, at.y, at.w, high), alpha);
        at = paint_box(box.x, middle - .5f * size, size, size);
        paint_picture(p, "icons/arrow_back", at, alpha);
        text_draw(p, way, &air, paint_box(box.x + size, middle - 40, side - size, 80), alpha);
    }
    return 2 * RULE + high;
}

// How the poses share a place.
typedef struct {
    int columns;
    float wide[POSTER_POSES];  // of each column
    float tall, foot;          // high: the poses, the way back under them
    float words[POSTER_LINES]; // high: under the poses of each line
    float over;                // high: the wall over the heads
    float left;                // wide: the arrow before a line
    float high, more_high;     // of all, and what each line has to spare
    float spare;               // of the width
} Share;

static Share share_of(Printed *on, const PosterMove *m, const PlanBand *plan, PaintBox area) {
    float between = BETWEEN * on->large, column = COLUMN * on->large;
    Share s = {.columns = poster_columns(m->count, plan->lines),
               .tall = poster_poses_high(m) * plan->metre,
               .left = plan->lines > 1 ? between : 0,
               .foot = draw_back(on, m, paint_box(0, 0, area.w, 0), 0)};
    s.spare = area.w - s.left - between * (float)(s.columns - 1);
    for (int i = 0; i < s.columns; i++) {
        s.wide[i] = column;
        for (int k = i; k < m->count; k += s.columns)
            s.wide[i] = fmaxf(s.wide[i], poster_pose_wide(m, k) * plan->metre);
        s.spare -= s.wide[i];
    }
    float more = s.spare / (float)s.columns;
    for (int i = 0; i < s.columns; i++)
        s.wide[i] += more;
    for (int i = 0; i < m->count; i++) {
        PaintBox at = {0, 0, s.wide[i % s.columns], 0};
        float *words = &s.words[i / s.columns];
        *words = fmaxf(*words, draw_caption(on, m, i, at, 0));
    }
    s.high = s.foot;
    for (int k = 0; k < plan->lines; k++)
        s.high += (k > 0 ? 2 : 1) * AIR + s.tall + UNDER + s.words[k];
    s.more_high = fmaxf(0, area.h - s.high) / (float)plan->lines;
    s.over = fmaxf(AIR, fminf(AIR + .5f * s.more_high, 0.25f * s.tall));
    return s;
}

float poster_steps_fit(Game *g, const PosterMove *m, const PlanBand *plan, float large,
                       PaintBox area) {
    Printed on = {g, large};
    float low = plan->metre, top = 2.5f * low;
    for (int i = 0; i < 12; i++) {
        PlanBand tried = *plan;
        tried.metre = .5f * (low + top);
        Share s = share_of(&on, m, &tried, area);
        if (s.spare >= 0 && s.high <= area.h)
            low = tried.metre;
        else
            top = tried.metre;
    }
    return low;
}

float poster_steps_high(Game *g, const PosterMove *m, const PlanBand *plan, float large,
                        PaintBox area) {
    Printed on = {g, large};
    Share s = share_of(&on, m, plan, area);
    return s.high + .1f * s.tall * (float)plan->lines;
}

// The arrow that leads to a pose, before it.
static void draw_way(Printed *on, const PosterMove *m, int pose, PaintBox box) {
    box.y += .5f * (box.h - draw_air(on, m->pose[pose].step, "icons/arrow", box, 0));
    draw_air(on, m->pose[pose].step, "icons/arrow", box, 1);
}

// Wide: what a line misses that is shorter than the others; it begins at this pose.
static float missing(const PosterMove *m, const Share *s, int first, float between) {
    float wide = 0;
    for (int i = m->count - first; i < s->columns; i++)
        wide += s->wide[i] + between;
    return wide;
}

// A pose with its words and the way that leads there.
static void draw_pose(Printed *on, const PosterMove *m, int i, PaintBox place, const Share *s) {
    float between = BETWEEN * on->large, top = place.y + s->over, feet = top + s->tall;
    if (i > 0)
        draw_way(on, m, i, paint_box(place.x - between, top, between, s->tall));
    poster_place_draw(&on->game->painter, place, m, i, feet);
    draw_caption(on, m, i, paint_box(place.x, feet + UNDER, place.w, 0), 1);
}

void poster_steps_draw(Game *g, const PosterMove *m, const PlanBand *plan, float large,
                       PaintBox area) {
    Printed on = {g, large};
    Share s = share_of(&on, m, plan, area);
    float free = fmaxf(0, s.more_high + AIR - s.over), y = area.y + .5f * free, x = 0;
    for (int i = 0; i < m->count; i++) {
        float w = s.wide[i % s.columns];
        if (i % s.columns == 0)
            x = area.x + s.left + .5f * missing(m, &s, i, BETWEEN * large);
        draw_pose(&on, m, i, paint_box(x, y, w, s.over + s.tall + .5f * UNDER), &s);
        x += w + BETWEEN * large;
        if ((i + 1) % s.columns == 0)
            y += s.over + s.tall + UNDER + s.words[i / s.columns] + AIR + free;
    }
    draw_back(&on, m, paint_box(area.x, area.y + area.h - s.foot, area.w, 0), 1);
}

PlanMove poster_steps_need(Game *g, const PosterMove *m, float large) {
    Printed on = {g, large};
    float column = COLUMN * large, between = BETWEEN * large;
    float row = column * (float)m->count + between * (float)(m->count - 1);
    PlanMove need = {.count = m->count,
                     .high = poster_poses_high(m),
                     .column = column,
                     .between = between,
                     .under = AIR + UNDER + captions_high(&on, m, column),
                     .under_wide = AIR + UNDER + captions_high(&on, m, POSTER_WIDER * column),
                     .foot = draw_back(&on, m, paint_box(0, 0, row, 0), 0)};
    for (int i = 0; i < m->count; i++)
        need.wide[i] = poster_pose_wide(m, i);
    return need;
}
