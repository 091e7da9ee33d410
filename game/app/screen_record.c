// One saying is recorded: a large button in the middle of a flower. The petals show how loud it is,
// the beads round them how much of the time is over; an open flower has a voice.
#include <math.h>
#include <stdio.h>

#include "own.h"
#include "screen.h"
#include "vec.h"

enum { PETALS = 10, BEADS = 24 };

// What can be chosen; BIG is always the first one.
typedef enum { DO_BIG, DO_LISTEN, DO_KEEP, DO_DELETE, DO_YES, DO_NO, DO_BACK } Doing;

enum { DOINGS = 4 };

static bool has_take(const Game *g) {
    int frames = 0;
    return g->record.recorder && recorder_take(g->record.recorder, &frames);
}

static bool is_kept(const Game *g) {
    return recordings_named(&g->recordings, g->record.saying.name) != NULL;
}

static int doings(const Game *g, Doing out[DOINGS]) {
    int count = 0;
    out[count++] = DO_BIG;
    if (!game_record_busy(g) && g->sure) {
        out[count++] = DO_NO;
        out[count++] = DO_YES;
    } else if (!game_record_busy(g) && (has_take(g) || is_kept(g))) {
        out[count++] = DO_LISTEN;
        out[count++] = has_take(g) ? DO_KEEP : DO_DELETE;
    }
    out[count++] = DO_BACK;
    return count;
}

// ---- drawing ----

static void draw_disc(Painter *p, float x, float y, float size, bool lit, bool petal) {
    uint32_t top = petal ? 0xFFF3A08Fu : 0xFF6CB6ACu, bottom = petal ? PAINT_CORAL : 0xFF3F857Du;
    PaintPanel disc = {.top = lit     ? top
                              : petal ? 0xFFFDE9DFu
                                      : PAINT_PAPER,
                       .bottom = lit     ? bottom
                                 : petal ? 0xFFF9D3C4u
                                         : PAINT_CREAM,
                       .radius = 200,
                       .outline = 4,
                       .outline_color = lit && !petal ? 0xFF2F6E67u
                                        : lit         ? 0xFFC85B49u
                                        : petal       ? 0xFFE0A08Cu
                                                      : 0xFFC9AE8Au};
    size = roundf(size);
    paint_panel(p, paint_box(roundf(x - size / 2), roundf(y - size / 2), size, size), &disc, 1);
}

static void draw_ring(Painter *p, PaintBox box, float reach, float size, int count, int lit,
                      bool petal) {
    for (int i = 0; i < count; i++) {
        double turn = 2 * PI * i / count;
        draw_disc(p, box.x + box.w / 2 + reach * (float)own_sin(turn),
                  box.y + box.h / 2 - reach * (float)own_cos(turn), size, i < lit, petal);
    }
}

static int lit_petals(const Game *g) {
    if (recorder_open(g->record.recorder))
        return (int)(recorder_level(g->record.recorder) * PETALS + .5);
    return !game_record_busy(g) && (has_take(g) || is_kept(g)) ? PETALS : 0;
}

// Which beat sounds, 3, 2, 1; 0 before the first.
static int beat_of(const Record *r) {
    int since = r->count_in - RECORD_COUNT_TICKS + RECORD_BEATS * RECORD_BEAT_TICKS;
    return r->count_in == 0 || since < 0 ? 0 : RECORD_BEATS - since / RECORD_BEAT_TICKS;
}

static void draw_flower(Game *g, PaintBox box) {
    Painter *p = &g->painter;
    const Record *r = &g->record;
    float half = (box.w < box.h ? box.w : box.h) / 2, size = .84f * half;
    draw_ring(p, box, .62f * half, .37f * half, PETALS, lit_petals(g), true);
    bool listens = recorder_state(r->recorder) == RECORDER_LISTENS;
    int beads = listens ? (int)(recorder_share(r->recorder) * BEADS) : 0;
    draw_ring(p, box, .94f * half, .075f * half, BEADS, beads, false);
    PaintBox button = {box.x + (box.w - size) / 2, box.y + (box.h - size) / 2, size, size};
    int beat = beat_of(r);
    bool off = recorder_state(r->recorder) == RECORDER_WRITES;
    card_round(p, button,
               beat > 0  ? NULL
               : listens ? "icons/microphone_on"
               : off     ? "icons/clock"
                         : "icons/microphone",
               screen_choice(g, button));
    char number[12];
    snprintf(number, sizeof number, "%d", beat);
    TextStyle style = {.face = TEXT_TITLE, .size = 150, .align = TEXT_CENTER, .middle = true};
    if (beat > 0)
        text_draw(p, number, &style, button, 1);
}

static void draw_doing(Game *g, Doing doing, PaintBox box) {
    static const CardItem item[] = {
        [DO_LISTEN] = {"icons/play", "record.listen"}, [DO_KEEP] = {"icons/check", "record.keep"},
        [DO_DELETE] = {"icons/less", "record.delete"}, [DO_YES] = {"icons/less", "record.yes"},
        [DO_NO] = {"icons/back", "record.no"},         [DO_BACK] = {"icons/back", "settings.back"}};
    CardItem shown = {item[doing].icon, screen_words(g, item[doing].words)};
    card_button(&g->painter, box, &shown, screen_choice(g, box));
}

// What is said, how things are, and what can be done, from top to bottom.
static void draw_side(Game *g, PaintBox box, const Doing *doing, int count) {
    Painter *p = &g->painter;
    float u = p->unit, high = 108 * u, gap = 26 * u, row = high + gap;
    TextStyle say = {.color = PAINT_SOFT, .lines = 1};
    TextStyle words = {.face = TEXT_TITLE, .size = 64, .lines = 4, .middle = true};
    TextStyle told = {.size = 44, .lines = 3, .middle = true};
    TextStyle note = {.size = 36, .color = PAINT_SOFT, .lines = 3, .middle = true};
    float foot = 110 * u, tell = 150 * u, rest = box.h - 56 * u - foot - tell - 2 * row;
    float y = box.y + .5f * row * (float)(DOINGS - count); // in the middle while there is less
    text_draw(p, screen_words(g, "record.say"), &say, paint_box(box.x, y, box.w, 56 * u), 1);
    y += 56 * u;
    text_draw(p, g->record.saying.words, &words, paint_box(box.x, y, box.w, rest), 1);
    y += rest;
    const char *how = g->sure ? "record.sure" : g->record.told ? g->record.told : "record.ready";
    text_draw(p, screen_words(g, how), &told, paint_box(box.x, y, box.w, tell), 1);
    y += tell;
    for (int i = 1; i < count - 1; i++, y += row)
        draw_doing(g, doing[i], paint_box(box.x, y + gap / 2, box.w, high));
    text_draw(p, screen_words(g, "voices.note"), &note,
              paint_box(box.x, box.y + box.h - foot, box.w, foot), 1);
}

void screen_record_draw(Game *g) {
    Painter *p = &g->painter;
    Doing doing[DOINGS];
    int count = doings(g, doing);
    float u = p->unit, foot = 104 * u, edge = 50 * u;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    float wide = safe.w < 1560 * u ? safe.w : 1560 * u;
    PaintBox sheet = {safe.x + (safe.w - wide) / 2, safe.y, wide, safe.h - foot - 30 * u};
    card_sheet(p, sheet);
    float half = .5f * wide;
    draw_flower(g,
                paint_box(sheet.x + .5f * edge, sheet.y + edge, half - edge, sheet.h - 2 * edge));
    draw_side(g,
              paint_box(sheet.x + half + .5f * edge, sheet.y + edge, half - 1.5f * edge,
                        sheet.h - 2 * edge),
              doing, count);
    draw_doing(
        g, DO_BACK,
        paint_box(safe.x + safe.w / 2 - 210 * u, safe.y + safe.h - foot - 4 * u, 420 * u, foot));
}

// ---- pressing ----

static void press_big(Game *g) {
    bool listens = recorder_state(g->record.recorder) != RECORDER_WRITES;
    g->sure = false;
    if (game_record_busy(g) && listens)
        game_record_stop(g);
    else if (listens)
        game_record_start(g);
}

static void act(Game *g, Doing doing) {
    switch (doing) {
    case DO_BIG:
        press_big(g);
        break;
    case DO_LISTEN:
        game_record_listen(g);
        break;
    case DO_KEEP:
        game_record_keep(g);
        break;
    case DO_DELETE:
        g->sure = true;
        g->focus = 1;
        break;
    case DO_YES:
        g->sure = false;
        g->focus = 0;
        game_record_delete(g);
        break;
    case DO_NO:
        g->sure = false;
        break;
    case DO_BACK:
        game_record_leave(g);
        break;
    }
}

void screen_record_press(Game *g, Action action) {
    Doing doing[DOINGS];
    int count = doings(g, doing);
    if (action == ACTION_BACK && g->sure)
        g->sure = false;
    else if (action == ACTION_BACK)
        game_record_leave(g);
    else if (action == ACTION_PAUSE) // or the window is out of sight
        game_record_stop(g);
    else if (action == ACTION_OK && g->focus < count)
        act(g, doing[g->focus]);
    else
        screen_move_focus(g, action);
}
