#include "screen.h"
#include "stage_view.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// A row of buttons under the doors, and small round ones beside the title, whose name stands under
// the title while they have the focus.
enum { BUTTONS_MAX = 4, ROUND_COUNT = 3 };
#define GAP        24.0f                      // units between doors, and between buttons
#define ROUND_WIDE (3 * 112 + 4 * 26 + 24.0f) // units: their sheet, and the air before it

typedef enum { DO_RESUME, DO_ONE, DO_GARDEN, DO_PEOPLE, DO_HELP, DO_SETTINGS, DO_LEAVE } HomeButton;

static const HomeButton ROUND[ROUND_COUNT] = {DO_HELP, DO_SETTINGS, DO_LEAVE};

static const CardItem LOOKS[] = {[DO_RESUME] = {"icons/play", "home.resume"},
                                 [DO_ONE] = {"icons/stretch", "home.just_one"},
                                 [DO_GARDEN] = {"icons/flower", "home.garden"},
                                 [DO_PEOPLE] = {"icons/family", "home.people"},
                                 [DO_HELP] = {"icons/help", "home.help"},
                                 [DO_SETTINGS] = {"icons/settings", "home.settings"},
                                 [DO_LEAVE] = {"icons/leave", "home.leave"}};

static bool can_resume(Game *g, StoreResume *resume) {
    return g->store && store_resume_get(g->store, resume);
}

static int home_buttons(Game *g, HomeButton *out) {
    StoreResume resume;
    int count = 0;
    if (can_resume(g, &resume))
        out[count++] = DO_RESUME;
    out[count++] = DO_ONE;
    out[count++] = DO_GARDEN;
    out[count++] = DO_PEOPLE;
    return count;
}

// What stands under the title: the name of the round button that has the focus, or the greeting.
static const char *under_title(Game *g) {
    HomeButton buttons[BUTTONS_MAX];
    int round = g->focus - g->door_count - home_buttons(g, buttons);
    bool named = round >= 0 && round < ROUND_COUNT;
    return screen_words(g, named ? LOOKS[ROUND[round]].words : "home.welcome");
}

// The part of the safe width in which the family stands, beside the doors.
static float family_part(const Game *g) {
    double aspect = (double)g->painter.width / g->painter.height;
    float column = (1 + GAP * g->painter.unit / g->painter.safe.w) / 3; // a third: as a button
    return aspect < STAGE_HOME_NARROW ? .175f : column;
}

// Over the doors, up to the round buttons.
static PaintBox draw_head(Game *g) {
    PaintBox safe = g->painter.safe;
    float left = family_part(g) * safe.w, round = ROUND_WIDE * g->painter.unit;
    return card_head(&g->painter, paint_box(safe.x + left, safe.y, safe.w - left - round, 0),
                     screen_words(g, "home.title"), under_title(g));
}

static void draw_doors(Game *g) {
    Painter *p = &g->painter;
    PaintBox doors[GAME_DOORS], safe = p->safe;
    int count = g->door_count;
    float left = family_part(g) * safe.w, letters = 1000;
    card_row(paint_box(safe.x + left, safe.y + .215f * safe.h, safe.w - left, .61f * safe.h), count,
             1.6f, GAP * p->unit, doors);
    for (int i = 0; i < count; i++) // all in the same size
        letters =
            fminf(letters, card_door_letters(p, doors[i], g->cards.library.level[g->door[i]].name));
    for (int i = 0; i < count; i++) {
        const Level *level = &g->cards.library.level[g->door[i]];
        char minutes[GAME_WORDS], picture[96];
        double seconds = level_seconds(&g->cards.library, level, g->breath_seconds, true);
        snprintf(picture, sizeof picture, "icons/%s", level->icon ? level->icon : "door");
        CardDoor door = {picture, level->name, screen_minutes(g, seconds, minutes), letters};
        card_door(p, doors[i], &door, screen_choice(g, doors[i]));
    }
}

static void draw_buttons(Game *g) {
    Painter *p = &g->painter;
    PaintBox safe = p->safe, boxes[BUTTONS_MAX];
    HomeButton buttons[BUTTONS_MAX];
    CardItem item[BUTTONS_MAX];
    int n = home_buttons(g, buttons);
    float high = 124 * p->unit;
    for (int i = 0; i < n; i++)
        item[i] = (CardItem){LOOKS[buttons[i]].icon, screen_words(g, LOOKS[buttons[i]].words)};
    card_button_row(p, paint_box(safe.x, safe.y + safe.h - high, safe.w, high), item, n, safe.w,
                    GAP * p->unit, boxes);
    for (int i = 0; i < n; i++)
        card_button(p, boxes[i], &item[i], screen_choice(g, boxes[i]));
}

// A sheet of its own in the corner, as high as the head's.
static void draw_round(Game *g, PaintBox head) {
    Painter *p = &g->painter;
    float u = p->unit, gap = 26 * u, size = 112 * u, wide = (ROUND_WIDE - 24) * u;
    PaintBox sheet = {p->safe.x + p->safe.w - wide, head.y, wide, head.h};
    card_sheet(p, sheet);
    for (int i = 0; i < ROUND_COUNT; i++) {
        PaintBox box = {sheet.x + gap + (float)i * (size + gap), sheet.y + (sheet.h - size) / 2,
                        size, size};
        card_round(p, box, LOOKS[ROUND[i]].icon, screen_choice(g, box));
    }
}

void screen_home_draw(Game *g) {
    screen_at_home(g);
    if (g->sure) {
        screen_enough(g);
        return;
    }
    PaintBox head = draw_head(g);
    draw_doors(g);
    draw_buttons(g);
    draw_round(g, head);
}

static void resume(Game *g) {
    StoreResume resume;
    if (!can_resume(g, &resume))
        return;
    const Library *library = &g->cards.library;
    int level = library_level(library, resume.level);
    if (strcmp(resume.level, GAME_OWN_SET) == 0 && resume.exercise >= 0 &&
        resume.exercise < g->own_set.move_count) {
        game_begin(g, &g->own_set, resume.exercise, resume.rep);
        return;
    }
    if (level >= 0 && resume.exercise >= 0 && resume.exercise < library->level[level].move_count) {
        game_begin(g, &library->level[level], resume.exercise, resume.rep);
        return;
    }
    for (int i = 0; i < library->exercise_count; i++) // "just one" is a level of its own making
        if (strcmp(library->exercise[i].id, resume.level) == 0)
            game_begin(g, game_one(g, i), 0, resume.rep);
}

static void press_button(Game *g, HomeButton button) {
    static const ScreenId leads[] = {[DO_ONE] = SCREEN_ONE,
                                     [DO_GARDEN] = SCREEN_GARDEN,
                                     [DO_PEOPLE] = SCREEN_PEOPLE,
                                     [DO_SETTINGS] = SCREEN_SETTINGS};
    if (button == DO_RESUME)
        resume(g);
    else if (button == DO_HELP)
        screen_help_open(g, false);
    else if (button == DO_LEAVE) {
        g->sure = true;
        g->focus = 0;
    } else
        game_go(g, leads[button]);
}

static void press_answer(Game *g, Action action) {
    if (action == ACTION_OK && g->focus == SCREEN_ENOUGH_YES)
        g->leaving = true;
    else if (action == ACTION_OK || action == ACTION_BACK)
        game_go(g, SCREEN_HOME);
    else
        screen_move_focus(g, action);
}

void screen_home_press(Game *g, Action action) {
    if (g->sure) {
        press_answer(g, action);
        return;
    }
    if (action != ACTION_OK) {
        screen_move_focus(g, action);
        return;
    }
    int doors = g->door_count;
    if (g->focus < doors) {
        game_begin(g, &g->cards.library.level[g->door[g->focus]], 0, 1);
        return;
    }
    HomeButton buttons[BUTTONS_MAX];
    int n = home_buttons(g, buttons), chosen = g->focus - doors;
    if (chosen >= 0 && chosen < n)
        press_button(g, buttons[chosen]);
    else if (chosen >= n && chosen < n + ROUND_COUNT)
        press_button(g, ROUND[chosen - n]);
}
