// ctest: plain
// A room that takes long to paint: a quiet picture at once, nothing to choose in it, and then the
// game, softly.
#include "opening.h"
#include "check.h"
#include "file.h"
#include "screen.h"

enum { WIDE = 640, HIGH = 360 };

static char folder[64];

static Game *start(const char *slow) {
    Options options = {
        .data = folder, .skip_first_run = true, .window_width = WIDE, .window_height = HIGH};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("STRETCH_GARDEN_SLOW_ROOM", slow, 1);
    Game *g = game_create(&options, false, WIDE, HIGH);
    assert_non_null(g);
    opening_begin(g);
    return g;
}

static uint32_t pixel_at(Game *g, int x, int y) {
    uint32_t pixel = 0;
    SDL_Rect place = {x, y, 1, 1};
    SDL_RenderReadPixels(g->painter.renderer, &place, SDL_PIXELFORMAT_ARGB8888, &pixel, 4);
    return pixel & 0xFFFFFF;
}

static void test_a_quiet_picture_comes_first(void **state) {
    (void)state;
    Game *g = start("700");
    game_draw(g);
    assert_true(g->opening);
    assert_int_equal(g->choice_count, 0);
    uint32_t quiet = pixel_at(g, 5, 5), lantern = pixel_at(g, WIDE / 2, HIGH / 2);
    assert_true(quiet != 0 && quiet != lantern);
    assert_int_equal(pixel_at(g, WIDE - 5, HIGH - 5), quiet); // nothing but the light
    for (int i = 0; i < 30; i++)
        game_tick(g);
    game_draw(g);
    assert_int_equal(pixel_at(g, 5, 5), quiet); // it does not go before there is something else
    while (room_coming(&g->room))
        SDL_Delay(10);
    game_draw(g);
    assert_false(g->opening);
    assert_true(g->choice_count > 0);
    assert_int_equal(pixel_at(g, 5, 5), quiet); // the veil is whole, and goes by and by
    int before = 1 << 24, steps = 0;
    for (; g->veil > 0; steps++) {
        game_tick(g);
        assert_true(g->veil < before);
        before = g->veil;
    }
    assert_true(steps > 10);
    game_draw(g);
    assert_true(pixel_at(g, WIDE / 2, HIGH - 5) != quiet);
    game_destroy(g);
}

static void test_a_quick_room_comes_with_the_next_picture(void **state) {
    (void)state;
    Game *g = start("0");
    while (room_coming(&g->room))
        SDL_Delay(10);
    game_draw(g);
    assert_true(g->opening); // the first picture waits for nothing, not even for people
    assert_null(g->stage);
    game_draw(g);
    assert_false(g->opening);
    assert_true(g->choice_count > 0);
    game_destroy(g);
}

static int set_up(void **state) {
    (void)state;
    folder_scratch(folder);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_quiet_picture_comes_first),
        cmocka_unit_test(test_a_quick_room_comes_with_the_next_picture),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
