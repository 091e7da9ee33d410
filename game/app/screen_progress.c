// The weeks as a growing vine, for the grown-ups: behind a long press in the garden. Two leaves are
// both sides, a larger blossom is more movements, and a soft line is how the back felt.
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "screen.h"

// Units.
#define EDGE  44.0f
#define FOOT  62.0f  // high: the dates
#define STRIP 150.0f // high: the line of the back
#define CHIP  112.0f // high: what was there for the first time
#define TITLE 112.0f // high: the name and what is what
#define FACE  60.0f

static const uint32_t STEM = 0xFF5E9E6C, LEAF = 0xFF86C08D, LEAF_EDGE = 0xFF4C8659,
                      PETAL = 0xFFEE8370, HEART = 0xFFF6C765, LINE = 0xFF8C72A6;

void screen_progress_open(Game *g) {
    weeks_recall(&g->weeks, g->store, (int64_t)time(NULL));
}

static bool nothing_yet(const Weeks *w) {
    return w->first[FIRST_BREATH] == 0;
}

// ---- the vine ----

typedef struct {
    Brush *brush;
    float w, h, u; // pixels
} Sheet;

static void node(const Sheet *s, int week, float *x, float *y) {
    *x = s->w * ((float)week + .38f) / WEEKS;
    *y = s->h * (.86f - .30f * (float)week / (WEEKS - 1)) + 14 * s->u * (week % 2 ? 1.0f : -1.0f);
}

static void draw_stem(const Sheet *s) {
    BrushPaint stem = brush_solid(STEM);
    float x, y;
    node(s, 0, &x, &y);
    brush_move(s->brush, 0, s->h * .93f);
    brush_curve(s->brush, .3f * x, s->h * .93f, .6f * x, y, x, y);
    for (int i = 1; i < WEEKS; i++) {
        float from_x = x, from_y = y, half;
        node(s, i, &x, &y);
        half = .5f * (x - from_x);
        brush_curve(s->brush, from_x + half, from_y, x - half, y, x, y);
    }
    brush_curve(s->brush, x + .3f * (s->w - x), y, s->w - 20 * s->u, y - 10 * s->u,
                s->w - 14 * s->u, y - 34 * s->u);
    brush_stroke(s->brush, 7 * s->u, true, &stem, 1);
}

static void draw_leaf(const Sheet *s, float x, float y, float size, float side) {
    BrushPaint fill = brush_solid(LEAF), edge = brush_solid(LEAF_EDGE);
    float tip_x = x + .95f * size, tip_y = y + side * .55f * size;
    brush_move(s->brush, x, y);
    brush_curve(s->brush, x + .15f * size, y + side * .62f * size, x + .6f * size,
                y + side * .80f * size, tip_x, tip_y);
    brush_curve(s->brush, x + .85f * size, y + side * .10f * size, x + .4f * size,
                y - side * .02f * size, x, y);
    brush_close(s->brush);
    brush_fill_keep(s->brush, &fill, 1);
    brush_stroke(s->brush, 2.5f * s->u, true, &edge, 1);
}

static void draw_flower(const Sheet *s, float x, float y, int moves) {
    enum { PETALS = 5 };
    BrushPaint stalk = brush_solid(STEM), petal = brush_solid(PETAL), heart = brush_solid(HEART);
    float k = (.62f + .12f * (float)(moves < 5 ? moves : 5)) * s->u;
    float up = y - 92 * s->u, far = 15 * k, size = 12 * k;
    brush_move(s->brush, x, y);
    brush_curve(s->brush, x - 8 * s->u, y - 30 * s->u, x + 6 * s->u, y - 60 * s->u, x, up);
    brush_stroke(s->brush, 4.5f * s->u, true, &stalk, 1);
    for (int i = 0; i < PETALS; i++) {
        double turn = 2 * PI * i / PETALS;
        brush_ellipse(s->brush, x + far * (float)own_sin(turn), up - far * (float)own_cos(turn),
                      size, size);
        brush_fill(s->brush, &petal, 1);
    }
    brush_ellipse(s->brush, x, up, 10 * k, 10 * k);
    brush_fill(s->brush, &heart, 1);
}

static void draw_week(const Sheet *s, const Week *week, int index) {
    BrushPaint bud = brush_solid(LEAF);
    float x, y;
    node(s, index, &x, &y);
    if (week->breaths == 0) { // a week of rest is a bud
        brush_ellipse(s->brush, x, y - 7 * s->u, 8 * s->u, 9 * s->u);
        brush_fill(s->brush, &bud, 1);
        return;
    }
    float full = (float)week->breaths / 160;
    float size = (34 + 34 * sqrtf(full < 1 ? full : 1)) * s->u;
    draw_flower(s, x, y, week->moves);
    draw_leaf(s, x, y, size, -1);
    if (week->both)
        draw_leaf(s, x, y, size, 1);
}

static bool paint_vine(Game *g, PaintBox box) {
    Painter *p = &g->painter;
    int w = (int)box.w, h = (int)box.h;
    uint64_t key = paint_key(paint_key(91, &g->weeks, sizeof g->weeks), &box, sizeof box);
    SDL_Texture *texture = paint_find(p, key, &w, &h);
    if (!texture) {
        SDL_Surface *surface = paint_surface(w, h);
        if (!surface)
            return false;
        BrushCanvas canvas = paint_canvas(surface);
        Sheet s = {p->brush, (float)w, (float)h, p->unit};
        brush_begin(p->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
        draw_stem(&s);
        for (int i = 0; i < WEEKS; i++)
            draw_week(&s, &g->weeks.week[i], i);
        brush_straighten(canvas);
        texture = paint_keep(p, key, surface);
    }
    paint_copy(p, texture, (int)box.x, (int)box.y, w, h, 1);
    return true;
}

// ---- how the back felt ----

static void paint_back(Game *g, PaintBox box) {
    Painter *p = &g->painter;
    int w = (int)box.w, h = (int)box.h;
    float u = p->unit, edge = .16f * box.h;
    uint64_t key = paint_key(paint_key(92, &g->weeks, sizeof g->weeks), &box, sizeof box);
    SDL_Texture *texture = paint_find(p, key, &w, &h);
    if (!texture) {
        SDL_Surface *surface = paint_surface(w, h);
        if (!surface)
            return;
        BrushCanvas canvas = paint_canvas(surface);
        BrushPaint line = brush_solid(LINE);
        float from_x = 0, from_y = 0;
        int answers = 0;
        brush_begin(p->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
        for (int pass = 0; pass < 2; pass++, answers = 0)
            for (int i = 0; i < WEEKS; i++) {
                if (g->weeks.week[i].back < 0)
                    continue;
                float x = box.w * ((float)i + .38f) / WEEKS;
                float y = edge + (box.h - 2 * edge) * (1 - (float)g->weeks.week[i].back);
                float half = .5f * (x - from_x);
                if (pass == 0 && answers > 0) {
                    brush_move(p->brush, from_x, from_y);
                    brush_curve(p->brush, from_x + half, from_y, x - half, y, x, y);
                    brush_stroke(p->brush, 6 * u, true, &line, .55f);
                } else if (pass == 1) {
                    brush_ellipse(p->brush, x, y, 9 * u, 9 * u);
                    brush_fill(p->brush, &line, 1);
                }
                from_x = x;
                from_y = y;
                answers++;
            }
        brush_straighten(canvas);
        texture = paint_keep(p, key, surface);
    }
    paint_copy(p, texture, (int)box.x, (int)box.y, w, h, 1);
}

// ---- words ----

static const char *date_words(const Game *g, int64_t when, char out[GAME_WORDS]) {
    char number[16], half[GAME_WORDS];
    time_t seconds = (time_t)when;
    struct tm day;
    localtime_r(&seconds, &day);
    snprintf(number, sizeof number, "%d", day.tm_mday);
    screen_fill(g, "progress.date", "day", number, half);
    const char *at = strstr(half, "{month}");
    snprintf(out, GAME_WORDS, "%.*s%d%s", at ? (int)(at - half) : (int)strlen(half), half,
             day.tm_mon + 1, at ? at + strlen("{month}") : "");
    return out;
}

// The minutes over each flower, and each other date under the vine.
static void draw_numbers(Game *g, PaintBox vine) {
    Painter *p = &g->painter;
    float u = p->unit, each = vine.w / WEEKS;
    TextStyle style = {.size = 36, .align = TEXT_CENTER, .lines = 1, .figures = true};
    TextStyle soft = style;
    soft.color = PAINT_SOFT;
    Sheet s = {NULL, vine.w, vine.h, u};
    for (int i = 0; i < WEEKS; i++) {
        char words[GAME_WORDS];
        float x, y;
        node(&s, i, &x, &y);
        if (g->weeks.week[i].breaths > 0) {
            double minutes = g->weeks.week[i].breaths * g->breath_seconds / 60;
            snprintf(words, sizeof words, "%d", minutes < 1 ? 1 : (int)(minutes + .5));
            text_draw(p, words, &style,
                      paint_box(vine.x + x - each / 2, vine.y + y - 172 * u, each, 0), 1);
        }
        if (i % 2 == 1)
            text_draw(p, date_words(g, weeks_day(&g->weeks, i), words), &soft,
                      paint_box(vine.x + x - each, vine.y + vine.h, 2 * each, 0), 1);
    }
}

static void draw_firsts(Game *g, PaintBox box) {
    static const char *const key[] = {[FIRST_BREATH] = "progress.first",
                                      [FIRST_BOTH_SIDES] = "progress.both",
                                      [FIRST_FIVE] = "progress.five"};
    TextStyle style = {.size = 36, .align = TEXT_CENTER, .lines = 2, .middle = true};
    float third = box.w / WEEKS_FIRSTS;
    for (int i = 0; i < WEEKS_FIRSTS; i++) {
        char date[GAME_WORDS], words[GAME_WORDS];
        if (g->weeks.first[i] == 0)
            continue;
        screen_fill(g, key[i], "date", date_words(g, g->weeks.first[i], date), words);
        text_draw(&g->painter, words, &style,
                  paint_box(box.x + (float)i * third, box.y, third - 8 * g->painter.unit, box.h),
                  1);
    }
}

static void draw_face(Painter *p, const char *picture, float x, float y) {
    paint_picture(p, picture, paint_box(x, y, FACE * p->unit, FACE * p->unit), 1);
}

static void draw_title(Game *g, PaintBox box, const char *what) {
    Painter *p = &g->painter;
    TextStyle title = {.face = TEXT_TITLE, .size = 60, .lines = 1, .middle = true};
    TextStyle legend = {.size = 36, .color = PAINT_SOFT, .lines = 2, .middle = true};
    float gap = 36 * p->unit;
    float wide = text_draw(p, screen_words(g, "progress.title"), &title, box, 1).w + gap;
    text_draw(p, what, &legend, paint_box(box.x + wide, box.y, box.w - wide, box.h), 1);
}

void screen_progress_draw(Game *g) {
    Painter *p = &g->painter;
    float u = p->unit, foot = 104 * u;
    PaintBox safe = p->safe;
    bool empty = nothing_yet(&g->weeks);
    screen_room(g);
    screen_veil(g);
    PaintBox sheet = {safe.x, safe.y, safe.w, safe.h - foot - 34 * u};
    card_sheet(p, sheet);
    float left = sheet.x + EDGE * u, wide = sheet.w - 2 * EDGE * u, beside = (FACE + 16) * u;
    float low = sheet.y + sheet.h - 24 * u, top = sheet.y + 24 * u + TITLE * u;
    PaintBox firsts = {left, low - CHIP * u, wide, CHIP * u};
    PaintBox back = {left + beside, firsts.y - (STRIP + 10) * u, wide - beside, STRIP * u};
    float ground = empty ? low - .2f * sheet.h : back.y; // an empty one has the sheet for itself
    PaintBox vine = {back.x, top, back.w, ground - FOOT * u - top};
    draw_title(g, paint_box(left, sheet.y + 20 * u, wide, TITLE * u),
               screen_words(g, empty ? "progress.empty" : "progress.legend"));
    paint_vine(g, vine);
    draw_numbers(g, vine);
    if (!empty) {
        draw_face(p, "icons/face_easy", left, back.y + 4 * u);
        draw_face(p, "icons/face_sore", left, back.y + (STRIP - 4 - FACE) * u);
    }
    paint_back(g, back);
    draw_firsts(g, firsts);
    PaintBox done = {safe.x + safe.w / 2 - 210 * u, safe.y + safe.h - foot - 4 * u, 420 * u, foot};
    card_button(p, done, &(CardItem){"icons/back", screen_words(g, "ready.back")},
                screen_choice(g, done));
}

void screen_progress_press(Game *g, Action action) {
    if (action == ACTION_BACK || action == ACTION_OK)
        game_go(g, SCREEN_GARDEN);
}
