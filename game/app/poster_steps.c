#include "poster_steps.h"

#include <math.h>
#include <stdio.h>

#include "poster_move.h"
#include "screen.h"

// Pixels of the page.
#define COLUMN  254.0f // wide: a pose's words, at least
#define BETWEEN 94.0f  // two columns: the arrow that leads on
#define BESIDE  24.0f  // wide: what words may take of that on each side
#define UNDER   44.0f  // high: between the feet and the words
#define AIR     34.0f  // high: over the heads, at least
#define TAG     68.0f  // high: how long a pose is kept
#define SAY     35.0f  // high: the letters of what is said

typedef struct {
    Game *game;
    float large; // of words
} Printed;

static void cue_words(const Game *g, const Cue *cue, char out[GAME_WORDS]) {
    const char *text = cue->brief ? cue->brief : cue->text ? cue->text : "";
    script_fill(g->cards.script, text, SIDE_RIGHT, out, GAME_WORDS);
}

// A piece of wall and floor behind a pose, so that it stands somewhere; `edge`: where they meet.
static void draw_place(Painter *p, PaintBox at, float edge) {
    const uint32_t wall = 0xFFFFFDF8u, wood = 0xFFF3E4CBu, skirting = 0xFFE7D3B2u;
    const float round = 30;
    PaintPanel floor = {.top = wood, .bottom = wood, .radius = round};
    PaintPanel upper = {.top = wall, .bottom = wall, .radius = round};
    paint_panel(p, at, &floor, 1);
    paint_panel(p, paint_box(at.x, at.y, at.w, edge - at.y), &upper, 1);
    paint_fill(p, paint_box(at.x, edge - 2 * round, at.w, 2 * round), wall);
    paint_fill(p, paint_box(at.x, edge - 12, at.w, 12), skirting);
}

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

// The steps that lead back, one under the other with a bent arrow; returns the height.
static float draw_back(Printed *on, const PosterMove *m, PaintBox box, float alpha) {
    box = widened(on, box);
    float y = box.y;
    for (const StepCard *step = m->back_from; step && step <= m->back; step++) {
        TextStyle air = air_style(on, step);
        const char *words = screen_words(on->game, step->air == AIR_IN ? "air.in" : "air.out");
        PaintBox at = {box.x, y, box.w, 0};
        if (step == m->back_from)
            y += draw_air(on, step, "icons/arrow_back", at, alpha);
        else
            y += 6 * on->large + text_draw(&on->game->painter, words, &air, at, alpha).h;
        y += draw_words(on, &step->say, paint_box(box.x, y, box.w, 0), alpha);
    }
    return y - box.y;
}

// The same beside each other, under a line; returns the height.
static float draw_foot(Printed *on, const PosterMove *m, PaintBox box, float alpha) {
    if (!m->back)
        return 0;
    Painter *p = &on->game->painter;
    float large = on->large, size = 88 * large, side = size + 70 * large, high = 0;
    float count = (float)(m->back - m->back_from + 1), gap = 24 * large;
    float wide = (box.w - side - gap * (count - 1)) / count, x = box.x + side;
    for (const StepCard *step = m->back_from; step <= m->back; step++) {
        PaintBox at = {x, box.y + 16, count > 1 ? wide : wide - side, 0};
        high = fmaxf(high, draw_words(on, &step->say, at, alpha));
        x += wide + gap;
    }
    if (alpha > 0) {
        TextStyle air = air_style(on, m->back_from);
        float middle = box.y + 16 + .5f * high;
        const char *words =
            screen_words(on->game, m->back_from->air == AIR_IN ? "air.in" : "air.out");
        air.middle = true;
        paint_fill(p, paint_box(box.x, box.y, box.w, 3), PAINT_LINE);
        paint_picture(p, "icons/arrow_back", paint_box(box.x, middle - .5f * size, size, size),
                      alpha);
        text_draw(p, words, &air, paint_box(box.x + size, middle - 40, side - size, 80), alpha);
    }
    return 16 + high;
}

// How the poses share a place.
typedef struct {
    int columns;
    float wide[POSTER_POSES]; // of each column
    float tall, words, foot;  // high: the poses, their words, the way back under them
    float over;               // high: the wall over the heads
    float end;                // wide: the way back in a column of its own, with its arrow
    float spare;              // of the width
} Share;

static Share share_of(Printed *on, const PosterMove *m, const PlanBand *plan, PaintBox area) {
    float between = BETWEEN * on->large, column = COLUMN * on->large;
    bool last = plan->last && m->back;
    Share s = {.columns = (m->count + plan->lines - 1) / plan->lines,
               .tall = poster_poses_high(m) * plan->metre,
               .foot = last ? 0 : draw_foot(on, m, paint_box(0, 0, area.w, 0), 0),
               .end = last ? column + between : 0};
    s.spare = area.w - s.end - between * (float)(s.columns - 1);
    for (int i = 0; i < s.columns; i++) {
        s.wide[i] = column;
        for (int k = i; k < m->count; k += s.columns)
            s.wide[i] = fmaxf(s.wide[i], poster_pose_wide(m, k) * plan->metre);
        s.spare -= s.wide[i];
    }
    float more = s.spare / (float)(s.columns + last);
    s.end += last ? more : 0;
    for (int i = 0; i < s.columns; i++)
        s.wide[i] += more;
    for (int i = 0; i < m->count; i++) {
        PaintBox at = {0, 0, s.wide[i % s.columns], 0};
        s.words = fmaxf(s.words, draw_caption(on, m, i, at, 0));
    }
    float left = (area.h - s.foot) / (float)plan->lines - s.tall - UNDER - s.words;
    s.over = fmaxf(AIR, fminf(.6f * left, 0.25f * s.tall));
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
        float high = s.foot + (float)plan->lines * (s.tall + UNDER + s.words + AIR);
        if (s.spare >= 0 && high <= area.h)
            low = tried.metre;
        else
            top = tried.metre;
    }
    return low;
}

// The poses and their words, from the left of the area, lines so high.
static void draw_poses(Printed *on, const PosterMove *m, PaintBox area, const Share *s,
                       float line) {
    float between = BETWEEN * on->large, x = area.x;
    for (int i = 0; i < m->count; i++) {
        int column = i % s->columns;
        float y = area.y + (float)(i / s->columns) * line, w = s->wide[column];
        if (column == 0) // the last line may be shorter
            x = area.x + (m->count - i < s->columns ? .5f * (w + between) : 0);
        float feet = y + s->tall, metre = s->tall / poster_poses_high(m);
        draw_place(&on->game->painter,
                   paint_box(x, y - s->over, w, s->over + s->tall + .5f * UNDER),
                   feet - .24f * metre);
        put(&on->game->painter, m, i, x + w / 2, feet);
        draw_caption(on, m, i, paint_box(x, y + s->tall + UNDER, w, 0), 1);
        x += w + between;
        if (i + 1 == m->count)
            continue;
        PaintBox way = {x - between, y, between, 0};
        if (column + 1 == s->columns) // on the next line, before its first pose
            way = paint_box(area.x, y + line, between, 0);
        way.y += .5f * (s->tall - draw_air(on, m->pose[i + 1].step, "icons/arrow", way, 0));
        draw_air(on, m->pose[i + 1].step, "icons/arrow", way, 1);
    }
}

void poster_steps_draw(Game *g, const PosterMove *m, const PlanBand *plan, float large,
                       PaintBox area) {
    Printed on = {g, large};
    Share s = share_of(&on, m, plan, area);
    float line = (area.h - s.foot) / (float)plan->lines;
    PaintBox poses = area;
    poses.y += s.over + .5f * (line - s.over - s.tall - UNDER - s.words);
    draw_poses(&on, m, poses, &s, line);
    if (s.end > 0) {
        float wide = s.end - BETWEEN * large;
        PaintBox end = {area.x + area.w - wide, 0, wide, 0};
        end.y = area.y + .5f * (area.h - draw_back(&on, m, end, 0));
        draw_back(&on, m, end, 1);
    } else {
        draw_foot(&on, m, paint_box(area.x, area.y + area.h - s.foot, area.w, 0), 1);
    }
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
                     .back = draw_back(&on, m, paint_box(0, 0, column, 0), 0),
                     .foot = draw_foot(&on, m, paint_box(0, 0, row, 0), 0)};
    for (int i = 0; i < m->count; i++)
        need.wide[i] = poster_pose_wide(m, i);
    return need;
}
