// The window is closed, or the system ends the game: it leaves at once, from every screen, and
// nothing that was done is lost.
#include "check.h"

#include "game.h"

static char folder[64];

static Game *game_in(const char *level) {
    Options options = {.data = folder, .command = COMMAND_SHOW};
    Game *g = game_create(&options, true, 320, 180);
    assert_non_null(g);
    if (level)
        game_begin(g, &g->cards.library.level[library_level(&g->cards.library, level)], 0, 1);
    return g;
}

static void close_window(Game *g) {
    game_press(g, &(InputEvent){.action = ACTION_QUIT, .pressed = true});
    assert_true(g->leaving);
    game_destroy(g);
}

// Breathes on until so many breaths are done in the level.
static void stretch(Game *g, double breaths) {
    while (g->session.state == SESSION_READY) {
        session_press(&g->session, BUTTON_OK, true);
        game_tick(g);
    }
    for (long i = 0; g->session.breaths_done < breaths; i++) {
        assert_true(i < 3600 * TICKS_PER_SECOND);
        game_tick(g);
    }
}

static void nothing_is_lost_in_mid_movement(void **state) {
    (void)state;
    folder_scratch(folder);
    Game *g = game_in("family_stretch_time");
    int reps = 0;
    double breaths = 0;
    while (breaths < 2) { // so many that belong to no finished repetition
        stretch(g, g->session.breaths_done + .5);
        reps = store_totals(g->store).reps;
        breaths = g->family.earned - g->family.kept;
    }
    int whole = (int)(g->family.earned + 1e-9);
    StoreResume before, after;
    assert_true(store_resume_get(g->store, &before));
    assert_true(store_totals(g->store).breaths < whole);
    close_window(g);
    Store *store = store_open(folder, NULL);
    assert_int_equal(store_totals(store).breaths, whole);
    assert_int_equal(store_totals(store).reps, reps); // no repetition that was not done
    assert_true(store_resume_get(store, &after));
    assert_int_equal(after.exercise, before.exercise);
    assert_int_equal(after.rep, before.rep);
    assert_true(store_close(store));
    folder_drop(folder);
}

static void in_a_pause_too_and_once_only(void **state) {
    (void)state;
    folder_scratch(folder);
    Game *g = game_in("family_stretch_time");
    stretch(g, 3);
    game_press(g, &(InputEvent){.action = ACTION_PAUSE, .pressed = true});
    int whole = (int)(g->family.earned + 1e-9);
    game_press(g, &(InputEvent){.action = ACTION_QUIT, .pressed = true});
    close_window(g); // a second press changes nothing
    Store *store = store_open(folder, NULL);
    assert_int_equal(store_totals(store).breaths, whole);
    store_close(store);
    folder_drop(folder);
}

static void from_every_screen(void **state) {
    (void)state;
    folder_scratch(folder);
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        bool sitting = screen == SCREEN_READY || screen == SCREEN_STRETCH ||
                       screen == SCREEN_PAUSE || screen == SCREEN_THANKS;
        Game *g = game_in(sitting ? "family_stretch_time" : NULL);
        game_go(g, (ScreenId)screen);
        close_window(g);
    }
    folder_drop(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost_in_mid_movement),
        cmocka_unit_test(in_a_pause_too_and_once_only),
        cmocka_unit_test(from_every_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
