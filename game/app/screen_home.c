#include "screen.h"

#include <stdio.h>
#include <string.h>

enum { BUTTONS_MAX = 4 };

typedef enum { DO_RESUME, DO_ONE, DO_GARDEN, DO_LEAVE } HomeButton;

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
    out[count++] = DO_LEAVE;
    return count;
}

void screen_home_draw(Game *g) {
    static const CardItem looks[] = {[DO_RESUME] = {"icons/play", "home.resume"},
                                     [DO_ONE] = {"icons/petal", "home.just_one"},
                                     [DO_GARDEN] = {"icons/flower", "home.garden"},
                                     [DO_LEAVE] = {"icons/home", "home.leave"}};
    Painter *p = &g->painter;
    screen_room(g);
    PaintBox safe = p->safe;
    TextStyle title = {.face = TEXT_TITLE, .size = TEXT_CUE, .align = TEXT_CENTER, .lines = 1};
    TextStyle under = {.align = TEXT_CENTER, .lines = 1};
    PaintBox head =
        paint_box(safe.x + .2f * safe.w, safe.y - .01f * safe.h, .6f * safe.w, .19f * safe.h);
    paint_panel(p, head,
                &(PaintPanel){.top = PAINT_PAPER,
                              .bottom = PAINT_CREAM,
                              .radius = 60,
                              .shadow = 24,
                              .shadow_color = PAINT_SHADE},
                .92f);
    text_draw(p, screen_words(g, "home.title"), &title,
              paint_box(head.x, head.y + .10f * head.h, head.w, .5f * head.h), 1);
    text_draw(p, screen_words(g, "home.welcome"), &under,
              paint_box(head.x, head.y + .58f * head.h, head.w, .4f * head.h), 1);

    PaintBox doors[GAME_DOORS];
    int count = g->door_count;
    card_row(paint_box(safe.x, safe.y + .21f * safe.h, safe.w, .61f * safe.h), count,
             p->width < 1.5f * (float)p->height ? 1.85f : 1.55f, 40 * p->unit, doors);
    for (int i = 0; i < count; i++) {
        const Level *level = &g->cards.library.level[g->door[i]];
        char minutes[GAME_WORDS], picture[96];
        double seconds = level_seconds(&g->cards.library, level, g->breath_seconds, true);
        snprintf(picture, sizeof picture, "icons/%s", level->icon ? level->icon : "door");
        CardDoor door = {picture, level->name, screen_minutes(g, seconds, minutes)};
        card_door(p, doors[i], &door, screen_choice(g, doors[i]));
    }
    HomeButton buttons[BUTTONS_MAX];
    PaintBox boxes[BUTTONS_MAX];
    int n = home_buttons(g, buttons);
    card_row(paint_box(safe.x, safe.y + .86f * safe.h, safe.w, .14f * safe.h), n, .24f,
             30 * p->unit, boxes);
    for (int i = 0; i < n; i++) {
        CardItem item = {looks[buttons[i]].icon, screen_words(g, looks[buttons[i]].words)};
        card_button(p, boxes[i], &item, screen_choice(g, boxes[i]));
    }
}

static void resume(Game *g) {
    StoreResume resume;
    if (!can_resume(g, &resume))
        return;
    const Library *library = &g->cards.library;
    int level = library_level(library, resume.level);
    if (level >= 0 && resume.exercise >= 0 && resume.exercise < library->level[level].move_count) {
        game_begin(g, &library->level[level], resume.exercise, resume.rep);
        return;
    }
    for (int i = 0; i < library->exercise_count; i++) // "just one" is a level of its own making
        if (strcmp(library->exercise[i].id, resume.level) == 0)
            game_begin(g, game_one(g, i), 0, resume.rep);
}

void screen_home_press(Game *g, Action action) {
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
    if (chosen < 0 || chosen >= n)
        return;
    if (buttons[chosen] == DO_RESUME)
        resume(g);
    else if (buttons[chosen] == DO_ONE)
        game_go(g, SCREEN_ONE);
    else if (buttons[chosen] == DO_GARDEN)
        game_go(g, SCREEN_GARDEN);
    else
        g->leaving = true;
}
