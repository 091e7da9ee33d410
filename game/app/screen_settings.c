// What a family can choose: three pages of rows. Up and down go through the rows, left and right
// change the one that has the focus; OK goes one step on, round and round, so one button will do.
#include <stdio.h>
#include <string.h>

#include "screen.h"

enum { PAGES = 3, ROWS = 5, LANGUAGES_MOST = 40 };
enum { SET_LANGUAGE = SETTING_COUNT, OWN_VOICES };

typedef struct {
    int id; // a SettingId, SET_LANGUAGE, or OWN_VOICES, which leads on
    const char *icon, *name;
} Row;

typedef struct {
    const char *icon, *name;
    Row row[ROWS];
} Page;

static const Page PAGE[PAGES] = {{"icons/ear",
                                  "settings.page_sound",
                                  {{SETTING_VOICE, "icons/voice", "settings.voice"},
                                   {SETTING_MUSIC, "icons/music", "settings.music"},
                                   {SETTING_SOUNDS, "icons/sound", "settings.sounds"},
                                   {SETTING_TALK, "icons/talk", "settings.talk"},
                                   {OWN_VOICES, "icons/microphone", "voices.title"}}},
                                 {"icons/stretch",
                                  "settings.page_play",
                                  {{SETTING_TEMPO, "icons/breath", "settings.tempo"},
                                   {SETTING_HUSH, "icons/hush", "settings.hush"},
                                   {SETTING_HINTS, "icons/hint", "settings.hints"},
                                   {SETTING_STORY, "icons/story", "settings.story"},
                                   {SETTING_ONE_SIDE, "icons/small", "settings.one_side"}}},
                                 {"icons/tv",
                                  "settings.page_picture",
                                  {{SET_LANGUAGE, "icons/language", "settings.language"},
                                   {SETTING_SAFE, "icons/frame", "settings.border"},
                                   {SETTING_DELAY, "icons/clock", "settings.delay"},
                                   {SETTING_CONTRAST, "icons/contrast", "settings.contrast"},
                                   {SETTING_MOTION, "icons/still", "settings.still"}}}};

// The focus runs through the tabs, the rows and the way back.
static int row_first(void) {
    return PAGES;
}

static const Row *row_now(const Game *g) {
    int at = g->focus - row_first();
    return at >= 0 && at < ROWS ? &PAGE[g->page].row[at] : NULL;
}

// ---- languages ----

// The languages and which one is on: English first.
static int languages(const Game *g, const char **id, const char **name, int *now) {
    int count = 1;
    id[0] = "en";
    name[0] = screen_words(g, "settings.english");
    *now = 0;
    while (count < LANGUAGES_MOST &&
           (id[count] = script_language(g->cards.script, count - 1, &name[count])) != NULL) {
        if (g->asked.language && strcmp(g->asked.language, id[count]) == 0)
            *now = count;
        count++;
    }
    return count;
}

static void speak(Game *g, int step) {
    const char *id[LANGUAGES_MOST], *name[LANGUAGES_MOST];
    int now, count = languages(g, id, name, &now);
    if (step == now || step >= count)
        return;
    snprintf(g->language, sizeof g->language, "%s", id[step]);
    if (g->store)
        store_setting_set(g->store, GAME_SPEAKS, g->language);
    g->asked.language = g->language;
    int page = g->page, focus = g->focus;
    if (!game_reload(g))
        g->leaving = true;
    g->page = page;
    g->focus = focus;
}

// ---- drawing ----

// How late the sound comes, in words: the beads tell the rest.
static const char *late_words(const Game *g, int step) {
    return screen_words(g, step == 0  ? "settings.late_not"
                           : step < 4 ? "settings.late_little"
                           : step < 8 ? "settings.late_more"
                                      : "settings.late_much");
}

static const char *choice_words(const Game *g, SettingId id, int step) {
    static const char *const talk[] = {"settings.talk_full", "settings.talk_short",
                                       "settings.talk_tones"};
    static const char *const tempo[] = {"tempo.snail", "tempo.bear", "tempo.cat", "tempo.bunny"};
    return screen_words(g, id == SETTING_TALK ? talk[step] : tempo[step]);
}

static CardSet set_of(Game *g, const Row *row, char words[GAME_WORDS]) {
    static const char *const animals[] = {"icons/snail", "icons/bear", "icons/cat", "icons/bunny"};
    CardSet set = {.icon = row->icon, .name = screen_words(g, row->name), .value = ""};
    if (row->id == SET_LANGUAGE) {
        const char *id[LANGUAGES_MOST], *name[LANGUAGES_MOST];
        set.kind = CARD_SET_CHOICE;
        set.steps = languages(g, id, name, &set.step);
        set.value = name[set.step];
        return set;
    }
    SettingId id = (SettingId)row->id;
    set.step = g->settings.step[id];
    set.steps = settings_steps(id);
    const char *value = settings_value(id, set.step);
    switch (settings_kind(id)) {
    case SETTING_IS_SWITCH:
        set.kind = CARD_SET_SWITCH;
        set.value = screen_words(g, set.step == 1 ? "settings.on" : "settings.off");
        break;
    case SETTING_IS_CHOICE:
        set.kind = CARD_SET_CHOICE;
        set.value = choice_words(g, id, set.step);
        set.picture = id == SETTING_TEMPO ? animals : NULL;
        break;
    default:
        set.kind = CARD_SET_LEVEL;
        snprintf(words, GAME_WORDS, "%d", set.step);
        set.value = words;
        if (id == SETTING_DELAY)
            set.value = late_words(g, set.step);
        else if (id == SETTING_SAFE)
            set.value = screen_fill(g, "settings.part", "part", value, words);
    }
    return set;
}

// The place of a tab in its row; the way back is as wide, under the middle one.
static PaintBox tab_box(const Game *g, PaintBox row, int tab) {
    float gap = 24 * g->painter.unit, w = (row.w - gap * (PAGES - 1)) / PAGES;
    return paint_box(row.x + (float)tab * (w + gap), row.y, w, row.h);
}

static void draw_tabs(Game *g, PaintBox row) {
    Painter *p = &g->painter;
    for (int i = 0; i < PAGES; i++) {
        PaintBox box = tab_box(g, row, i);
        CardItem item = {PAGE[i].icon, screen_words(g, PAGE[i].name)};
        card_tab(p, box, &item, i == g->page, screen_choice(g, box));
    }
}

void screen_settings_draw(Game *g) {
    Painter *p = &g->painter;
    float u = p->unit;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    float wide = safe.w < 1560 * u ? safe.w : 1560 * u, x = safe.x + (safe.w - wide) / 2;
    float edge = 36 * u, gap = 22 * u, tab = 108 * u, foot = 104 * u;
    draw_tabs(g, paint_box(x, safe.y, wide, tab));
    PaintBox sheet = {x, safe.y + tab + 28 * u, wide, safe.h - tab - foot - 56 * u};
    card_sheet(p, sheet);
    float high = (sheet.h - 2 * edge - (ROWS - 1) * gap) / ROWS;
    float y = sheet.y + edge;
    for (int i = 0; i < ROWS; i++) {
        char words[GAME_WORDS];
        PaintBox box = {x + edge, y + (float)i * (high + gap), wide - 2 * edge, high};
        const Row *row = &PAGE[g->page].row[i];
        if (row->id == OWN_VOICES) {
            card_line(p, box, &(CardItem){row->icon, screen_words(g, row->name)},
                      screen_choice(g, box));
            continue;
        }
        CardSet set = set_of(g, row, words);
        card_set(p, box, &set, screen_choice(g, box));
    }
    PaintBox back = tab_box(g, paint_box(x, safe.y + safe.h - foot, wide, foot), PAGES / 2);
    card_button(p, back, &(CardItem){"icons/back", screen_words(g, "settings.back")},
                screen_choice(g, back));
}

// ---- pressing ----

// One step up or down; `round`: from the last to the first one.
static void change(Game *g, const Row *row, int by, bool round) {
    char words[GAME_WORDS];
    CardSet set = set_of(g, row, words);
    int step = set.step + by;
    if (round)
        step = (step + set.steps) % set.steps;
    if (step < 0 || step >= set.steps)
        return;
    if (row->id == SET_LANGUAGE) {
        speak(g, step);
        return;
    }
    settings_set(&g->settings, g->store, (SettingId)row->id, step);
    if (row->id == SETTING_TEMPO)
        g->breath_seconds = settings_number(&g->settings, SETTING_TEMPO);
    game_settings(g);
}

static void move_along(Game *g, int by) {
    int first = row_first(), back = first + ROWS;
    if (g->focus < first) {
        g->focus = by > 0 ? first : g->focus;
        return;
    }
    g->focus += by;
    if (g->focus < first)
        g->focus = g->page;
    if (g->focus > back)
        g->focus = back;
}

static void open_page(Game *g, int page) {
    if (page >= 0 && page < PAGES)
        g->focus = g->page = page;
}

void screen_settings_press(Game *g, Action action) {
    const Row *row = row_now(g);
    bool on_tab = g->focus < row_first();
    int side = action == ACTION_RIGHT ? 1 : action == ACTION_LEFT ? -1 : 0;
    if (action == ACTION_BACK || (action == ACTION_OK && !row && !on_tab))
        game_go(g, SCREEN_HOME);
    else if (action == ACTION_UP || action == ACTION_DOWN)
        move_along(g, action == ACTION_DOWN ? 1 : -1);
    else if (on_tab && action == ACTION_OK && g->focus == g->page)
        g->focus = row_first();
    else if (on_tab && action == ACTION_OK) // by mouse: another tab
        open_page(g, g->focus);
    else if (on_tab && side)
        open_page(g, g->focus + side);
    else if (row && row->id == OWN_VOICES) {
        if (action == ACTION_OK)
            game_go(g, SCREEN_VOICES);
    } else if (row && side)
        change(g, row, side, false);
    else if (row && action == ACTION_OK)
        change(g, row, 1, true);
}
