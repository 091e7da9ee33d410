// A random ride through a whole game: any button while people stretch, any choice but the end in
// the pause.
#ifndef RIDE_H
#define RIDE_H

#include "check.h"
#include "game.h"
#include "random.h"
#include "screen.h"

// A game without a window in which these people stretch.
static inline Game *ride_create(const char *const *who, int count, int width, int height) {
    Options options = {0};
    Game *g = game_create(&options, true, width, height);
    assert_non_null(g);
    g->who_count = count;
    for (int i = 0; i < count; i++)
        snprintf(g->who[i], sizeof g->who[i], "%s", who[i]);
    return g;
}

static inline void ride_press(Game *g, Action action) {
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    game_press(g, &(InputEvent){.action = action});
}

static inline void ride_press_anything(Game *g, Random *random) {
    static const Action stretch[] = {ACTION_DOWN, ACTION_DOWN,  ACTION_DOWN, ACTION_UP,
                                     ACTION_LEFT, ACTION_RIGHT, ACTION_OK,   ACTION_PAUSE};
    int dice = random_below(random, (int)(sizeof stretch / sizeof *stretch));
    if (g->screen == SCREEN_STRETCH)
        ride_press(g, stretch[dice]);
    if (g->screen != SCREEN_PAUSE)
        return;
    g->focus = random_below(random, PAUSE_ENOUGH);
    ride_press(g, ACTION_OK);
}

#endif
