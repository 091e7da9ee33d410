// The weeks as a growing vine, for the grown-ups: behind a long press in the garden. Two leaves are
// both sides, a larger blossom is more movements, and a soft line is how the back felt.
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "screen.h"

// Units.
#define EDGE   44.0f
#define FOOT   62.0f  // high: the dates
#define STRIP  150.0f // high: the line of the back
#define CHIP   112.0f // high: what was there for the first time
#define TITLE  132.0f // high: the name and what is what
#define FACE   60.0f
#define POT    22.0f  // from the left: where the vine begins
#define BESIDE 96.0f  // from both sides: the posts begin beside the pot
#define SHOOT  150.0f // high: what is there before the first week

static const uint32_t STEM = 0xFF6FA874, STEM_EDGE = 0xFF4C8659, STEM_LIGHT = 0xFFA3D29C,
                      TRELLIS = 0xFFEEDDBE, LINE = 0xFF8C72A6;

void screen_progress_open(Game *g) {
    weeks_recall(&g->weeks, g->store, (int64_t)time(NULL));
}

static bool nothing_yet(const Weeks *w) {
    return w->first[FIRST_BREATH] == 0;
}

static bool back_asked(const Weeks *w) {
    for (int i = 0; i < WEEKS; i++)
        if (w->week[i].back >= 0)
            return true;
    return false;
}

// ---- the vine ----

typedef struct {
    Brush *brush;
    float w, h, u, each, pot; // pixels; each: a week's width; pot: its middle
    int first;                // the vine begins in this week; WEEKS: not yet
    int posts;                // of the trellis: a week each
    float large;              // the pot and what grows from it alone
} Sheet;

static Sheet sheet_of(const Game *g, PaintBox box) {
    enum { FEWEST = 4 }; // weeks that have place
    Sheet s = {.w = box.w, .h = box.h, .u = g->painter.unit, .large = 1};
    s.pot = POT * s.u;
    s.first = weeks_begin(&g->weeks);
    s.posts = WEEKS - s.first < FEWEST ? FEWEST : WEEKS - s.first;
    s.each = (s.w - 2 * BESIDE * s.u) / (float)s.posts;
    if (s.first == WEEKS) { // a shoot alone stands in the middle
        s.pot = .5f * s.w;
        s.large = 1.5f;
    }
    return s;
}

// Where the post of a week stands; 0 is the first.
static float post(const Sheet *s, int week) {
    return BESIDE * s->u + s->each * ((float)week + .5f);
}

// A week's place on the vine, which climbs as far as its numbers leave it room.
static void node(const Sheet *s, int week, float *x, float *y) {
    float low = .68f * s->h, high = fmaxf(.42f * s->h, 236 * s->u);
    *x = post(s, week - s->first);
    *y = low + (high - low) * *x / s->w + 14 * s->u * (week % 2 ? 1.0f : -1.0f);
}

static float blossom_wide(const Sheet *s, const Week *week) {
    float room = s->each < 180 * s->u ? s->each : 180 * s->u;
    return (.64f + .05f * (float)(week->moves < 5 ? week->moves : 5)) * room;
}

// What the vine climbs on: a post and a dot for each week, green once it has been.
static void draw_trellis(const Sheet *s) {
    BrushPaint slat = brush_solid(TRELLIS), been = brush_solid(STEM);
    for (int i = 0; i < 3; i++) {
        float y = s->h * (.30f + .25f * (float)i);
        brush_move(s->brush, 14 * s->u, y);
        brush_line(s->brush, s->w - 14 * s->u, y);
    }
    for (int i = 0; i < s->posts; i++) {
        brush_move(s->brush, post(s, i), .16f * s->h);
        brush_line(s->brush, post(s, i), .92f * s->h);
    }
    brush_stroke(s->brush, 9 * s->u, true, &slat, .8f);
    for (int i = 0; i < s->posts; i++) {
        brush_ellipse(s->brush, post(s, i), s->h - 12 * s->u, 10 * s->u, 10 * s->u);
        brush_fill(s->brush, i < WEEKS - s->first ? &been : &slat, 1);
    }
}

// The corners of the first shoot's curve: it leans a little and ends upright, where its bud is.
typedef struct {
    float x[4], y[4];
} Shoot;

static Shoot shoot_of(const Sheet *s) {
    float u = s->large * s->u, x = s->pot, y = s->h + 48 * s->u - 115 * u;
    return (Shoot){{x, x - 8 * u, x + 24 * u, x + 20 * u},
                   {y, y - .45f * SHOOT * u, y - .6f * SHOOT * u, y - SHOOT * u}};
}

// A place on its stem: 0 in the soil .. 1 its tip.
static void on_shoot(const Sheet *s, float share, float *x, float *y) {
    Shoot c = shoot_of(s);
    float rest = 1 - share;
    float part[4] = {rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share,
                     share * share * share};
    *x = *y = 0;
    for (int i = 0; i < 4; i++) {
        *x += part[i] * c.x[i];
        *y += part[i] * c.y[i];
    }
}

static void draw_shoot_stem(const Sheet *s, float thick, float lift, uint32_t color) {
    Shoot c = shoot_of(s);
    BrushPaint stem = brush_solid(color);
    brush_move(s->brush, c.x[0] + lift, c.y[0]);
    brush_curve(s->brush, c.x[1] + lift, c.y[1], c.x[2] + lift, c.y[2], c.x[3] + lift, c.y[3]);
    brush_stroke(s->brush, thick * s->u, true, &stem, 1);
}

// Once along the vine; it is `thick` at its root and half as thick at its tip.
static void draw_stem(const Sheet *s, float thick, float lift, uint32_t color) {
    if (s->first == WEEKS) {
        draw_shoot_stem(s, .8f * thick, lift, color);
        return;
    }
    BrushPaint stem = brush_solid(color);
    float from_x = s->pot, from_y = s->h + (48 - 115 * s->large) * s->u + lift;
    for (int i = s->first; i <= WEEKS; i++) {
        float x = from_x + .42f * s->each, y = from_y - 40 * s->u;
        if (i < WEEKS)
            node(s, i, &x, &y);
        y += i < WEEKS ? lift : 0;
        float half = .5f * (x - from_x);
        brush_move(s->brush, from_x, from_y);
        bool root = i == s->first; // it rises from the soil
        brush_curve(s->brush, root ? from_x : from_x + half, root ? y : from_y, x - half, y, x, y);
        float along = (float)(i - s->first) / (float)(WEEKS - s->first + 1);
        brush_stroke(s->brush, thick * s->u * (1 - .5f * along), true, &stem, 1);
        from_x = x;
        from_y = y;
    }
}

// A picture whose foot, a share of its box from the left and the top, stands at x, y of the vine.
static void put(Painter *p, PaintBox vine, const char *picture, float x, float y, PaintBox foot) {
    PaintBox box = {vine.x + x - foot.x * foot.w, vine.y + y - foot.y * foot.h, foot.w, foot.h};
    paint_picture(p, picture, box, 1);
}

// Leaves and blossoms are for what was done; a week of rest is a bud between small leaves.
static void draw_week(Painter *p, PaintBox vine, const Sheet *s, const Week *week, int index) {
    float x, y, full = (float)week->breaths / 160, u = s->u;
    node(s, index, &x, &y);
    float most = .86f * (s->each < 170 * u ? s->each : 170 * u),
          part = .72f + .28f * sqrtf(full < 1 ? full : 1);
    float size = week->breaths ? part * most : .5f * most;
    bool left = index % 2; // leaves alternate
    PaintBox high = {left ? .97f : .03f, .95f, size, .8f * size},
             low = {.03f, .05f, size, .8f * size};
    put(p, vine, left ? "garden/vine_leaf_left" : "garden/vine_leaf", x, y, high);
    if (week->both || (week->breaths == 0 && index % 2))
        put(p, vine, "garden/vine_leaf_low", x, y, low);
    float wide = week->breaths ? blossom_wide(s, week) : 50 * u;
    PaintBox bud = {.5f, .97f, wide, wide * 80 / 60}, blossom = {.5f, .98f, wide, wide * 1.4f};
    if (week->breaths)
        put(p, vine, "garden/vine_blossom", x, y, blossom);
    else
        put(p, vine, "garden/vine_bud", x, y, bud);
}

static void draw_shoot(Painter *p, PaintBox vine, const Sheet *s) {
    float u = s->large * s->u, x, y;
    PaintBox right = {.03f, .95f, 96 * u, 77 * u}, left = {.97f, .95f, 96 * u, 77 * u};
    on_shoot(s, .42f, &x, &y);
    put(p, vine, "garden/vine_leaf", x, y, right);
    on_shoot(s, .68f, &x, &y);
    put(p, vine, "garden/vine_leaf_left", x, y, left);
    on_shoot(s, 1, &x, &y);
    put(p, vine, "garden/vine_bud", x, y + 8 * u, (PaintBox){.5f, .97f, 66 * u, 88 * u});
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
        Sheet s = sheet_of(g, box);
        s.brush = p->brush;
        brush_begin(p->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
        draw_trellis(&s);
        draw_stem(&s, 19, 0, STEM_EDGE);
        draw_stem(&s, 14, 0, STEM);
        draw_stem(&s, 4, -3 * p->unit, STEM_LIGHT);
        brush_straighten(canvas);
        texture = paint_keep(p, key, surface);
    }
    paint_copy(p, texture, (int)box.x, (int)box.y, w, h, 1);
    Sheet s = sheet_of(g, box);
    put(p, box, "garden/vine_pot", s.pot, box.h + 48 * s.u,
        paint_box(.5f, .97f, 136 * s.large * s.u, 154 * s.large * s.u));
    for (int i = s.first; i < WEEKS; i++)
        draw_week(p, box, &s, &g->weeks.week[i], i);
    if (s.first == WEEKS)
        draw_shoot(p, box, &s);
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
        Sheet s = sheet_of(g, box);
        float from_x = 0, from_y = 0;
        int answers = 0;
        brush_begin(p->brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0});
        for (int pass = 0; pass < 2; pass++, answers = 0)
            for (int i = s.first; i < WEEKS; i++) {
                if (g->weeks.week[i].back < 0)
                    continue;
                float x, y;
                node(&s, i, &x, &y);
                y = edge + (box.h - 2 * edge) * (1 - (float)g->weeks.week[i].back);
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

enum { MONTH_LENGTH = 24 };

// The text's word of this number, from 0 on.
static void word_of(const char *text, int number, char out[MONTH_LENGTH]) {
    for (; number > 0 && *text; text++)
        number -= *text == ' ';
    snprintf(out, MONTH_LENGTH, "%.*s", (int)strcspn(text, " "), text);
}

static const char *date_words(const Game *g, int64_t when, char out[GAME_WORDS]) {
    char number[16], half[GAME_WORDS - MONTH_LENGTH], month[MONTH_LENGTH];
    time_t seconds = (time_t)when;
    struct tm day;
    localtime_r(&seconds, &day);
    snprintf(number, sizeof number, "%d", day.tm_mday);
    char filled[GAME_WORDS];
    snprintf(half, sizeof half, "%s", screen_fill(g, "progress.date", "day", number, filled));
    word_of(screen_words(g, "progress.months"), day.tm_mon, month);
    const char *at = strstr(half, "{month}");
    snprintf(out, GAME_WORDS, "%.*s%s%s", at ? (int)(at - half) : (int)strlen(half), half, month,
             at ? at + strlen("{month}") : "");
    return out;
}

// The minutes over each flower, and each other date under the vine; the last week is this one.
static void draw_numbers(Game *g, PaintBox vine) {
    Painter *p = &g->painter;
    TextStyle style = {.size = 36, .align = TEXT_CENTER, .lines = 1, .figures = true};
    TextStyle soft = style;
    soft.color = PAINT_SOFT;
    Sheet s = sheet_of(g, vine);
    for (int i = s.first; i < WEEKS; i++) {
        char words[GAME_WORDS];
        const Week *week = &g->weeks.week[i];
        float x, y;
        node(&s, i, &x, &y);
        if (week->breaths > 0) {
            double minutes = week->breaths * g->breath_seconds / 60;
            float high = 1.4f * blossom_wide(&s, week) + 46 * s.u;
            snprintf(words, sizeof words, "%d", minutes < 1 ? 1 : (int)(minutes + .5));
            text_draw(p, words, &style,
                      paint_box(vine.x + x - s.each / 2, vine.y + y - high, s.each, 0), 1);
        }
        const char *date = i == WEEKS - 1 ? screen_words(g, "progress.now")
                                          : date_words(g, weeks_day(&g->weeks, i), words);
        if ((WEEKS - i) % 2)
            text_draw(p, date, &soft,
                      paint_box(vine.x + x - s.each, vine.y + vine.h, 2 * s.each, 0), 1);
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
    TextStyle title = {.face = TEXT_TITLE, .size = 60, .align = TEXT_CENTER, .lines = 1};
    TextStyle legend = {.size = 36, .color = PAINT_SOFT, .align = TEXT_CENTER, .lines = 2};
    float high = text_draw(p, screen_words(g, "progress.title"), &title, box, 1).h;
    text_draw(p, what, &legend, paint_box(box.x, box.y + high + 4 * p->unit, box.w, 0), 1);
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
    PaintBox back = {left + beside, firsts.y - (STRIP + 10) * u, wide - 2 * beside, STRIP * u};
    bool asked = back_asked(&g->weeks); // else the vine has its place
    float ground = empty ? low - .1f * sheet.h : asked ? back.y : firsts.y + 14 * u;
    PaintBox vine = {back.x, top, back.w, ground - FOOT * u - top};
    draw_title(g, paint_box(left, sheet.y + 20 * u, wide, TITLE * u),
               screen_words(g, empty ? "progress.empty" : "progress.legend"));
    paint_vine(g, vine);
    draw_numbers(g, vine);
    if (asked) {
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
