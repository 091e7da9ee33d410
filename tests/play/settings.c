// What a family has chosen takes effect in the sitting that begins, and when it changes on the way.
#include "check.h"

#include "game.h"

static void smaller_on_one_side_alone(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    Options options = {.data = folder, .command = COMMAND_SHOW};
    Game *g = game_create(&options, true, 320, 180);
    assert_non_null(g);
    int exercise = library_exercise(&g->cards.library, "side_to_side_bend");
    game_begin(g, game_one(g, exercise), 0, 1);
    assert_false(g->session.one_side);
    settings_set(&g->settings, g->store, SETTING_ONE_SIDE, 1);
    game_settings(g); // as the screen does
    assert_true(g->session.one_side);
    game_destroy(g);
    g = game_create(&options, true, 320, 180); // and it is kept
    assert_non_null(g);
    game_begin(g, game_one(g, exercise), 0, 1);
    assert_true(g->session.one_side);
    game_destroy(g);
    folder_drop(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(smaller_on_one_side_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
