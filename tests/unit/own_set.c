// The family's own set: picked by pictures, in an order with one trip to the floor, kept, played.
#include "check.h"
#include "file.h"
#include "game.h"
#include "sample.h"
#include "screen.h"

enum { WIDTH = 1280, HEIGHT = 720 };

static Game *open_game(const Options *options) {
    Game *g = game_create(options, true, WIDTH, HEIGHT);
    assert_non_null(g);
    return g;
}

static void press(Game *g, Action action) {
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    game_draw(g);
}

static void pick(Game *g, const char *id) {
    g->focus = 0;
    while (screen_one_exercise(g, g->focus) != library_exercise(&g->cards.library, id))
        g->focus++;
    press(g, ACTION_OK);
}

static void expect_set(const Game *g, const char *const *id, int count) {
    assert_int_equal(g->own_set.move_count, count);
    for (int i = 0; i < count; i++)
        assert_string_equal(g->cards.library.exercise[g->own_set.move[i].exercise].id, id[i]);
}

static void find_start(void *who, const char *words, float size, bool whole) {
    const Game *g = ((void **)who)[0];
    bool *seen = ((void **)who)[1];
    *seen |= size > 0 && whole && strcmp(words, screen_words(g, "ready.start")) == 0;
}

static bool start_is_seen(Game *g) {
    bool seen = false;
    void *who[2] = {g, &seen};
    g->painter.reader = find_start;
    g->painter.who = who;
    game_draw(g);
    g->painter.reader = NULL;
    return seen;
}

static void it_is_picked_kept_and_played(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    Options options = {.data = folder, .skip_first_run = true};
    Game *g = open_game(&options);
    game_go(g, SCREEN_ONE);
    game_draw(g);
    int exercises = g->cards.library.exercise_count;
    assert_int_equal(g->choice_count, exercises + 2);
    for (int i = 0; i < exercises; i++) // the five of a routine as it goes, then the others
        assert_int_equal(screen_one_exercise(g, i) == library_exercise(&g->cards.library, "bridge"),
                         i == 5);
    assert_int_equal(screen_one_exercise(g, 0),
                     library_exercise(&g->cards.library, "front_to_back_opener"));
    g->focus = exercises;
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_OWN_SET);
    assert_int_equal(g->choice_count, exercises + 1); // nothing to start yet,
    assert_true(start_is_seen(g));                    // but it is seen that there will be
    pick(g, "twisting_cat");
    pick(g, "side_to_side_bend");
    pick(g, "bridge"); // goes to the other one on the floor
    pick(g, "knee_to_chest_release");
    pick(g, "side_to_side_bend"); // is taken out
    static const char *const set[] = {"twisting_cat", "bridge", "knee_to_chest_release"};
    expect_set(g, set, 3);
    assert_int_equal(level_floor_trips(&g->cards.library, &g->own_set), 1);
    game_destroy(g);

    g = open_game(&options);
    expect_set(g, set, 3);
    game_go(g, SCREEN_ONE);
    game_draw(g);
    g->focus = exercises;
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_OWN_SET);
    assert_int_equal(g->focus, exercises); // on the start
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_READY);
    assert_ptr_equal(g->session.level, &g->own_set);
    assert_string_equal(g->session.timeline.exercise->id, set[0]);
    game_go(g, SCREEN_HOME);
    StoreResume where = {.level = GAME_OWN_SET, .exercise = 1, .rep = 1};
    store_resume_set(g->store, &where);
    game_draw(g);
    g->focus = g->door_count; // the first button: go on
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_READY);
    assert_string_equal(g->session.timeline.exercise->id, set[1]);
    game_destroy(g);
    folder_drop(folder);
}

static void a_full_set_takes_no_more(void **state) {
    (void)state;
    Sample sample;
    sample_make(&sample);
    Level set = {.id = "full"};
    for (int i = 0; i < MOVES_MAX + 3; i++)
        level_add(&sample.library, &set, i % 2);
    assert_int_equal(set.move_count, MOVES_MAX);
    assert_int_equal(level_floor_trips(&sample.library, &set), 1);
}

// Each movement's picture differs from its neighbours, in most of the tile's middle rows.
static void each_movement_has_its_picture(void **state) {
    (void)state;
    enum { SIDE = 60 };
    static uint32_t seen[GAME_CHOICES][SIDE * SIDE];
    Options options = {.skip_first_run = true};
    Game *g = open_game(&options);
    game_go(g, SCREEN_ONE);
    game_draw(g);
    g->focus = g->choice_count - 1;
    game_draw(g);
    int tiles = g->cards.library.exercise_count;
    for (int t = 0; t < tiles; t++) {
        PaintBox box = g->choice[t];
        int x0 = (int)(box.x + box.w / 2) - SIDE / 2, y0 = (int)(box.y + .33f * box.h) - SIDE / 2;
        SDL_Surface *s = g->window.surface;
        for (int y = 0; y < SIDE; y++)
            memcpy(seen[t] + y * SIDE,
                   (uint32_t *)((uint8_t *)s->pixels + (y0 + y) * s->pitch) + x0, SIDE * 4);
        for (int before = 0; before < t; before++) {
            int differ = 0;
            for (int i = 0; i < SIDE * SIDE; i++)
                differ += seen[t][i] != seen[before][i];
            assert_in_range(differ, SIDE * SIDE / 5, SIDE * SIDE);
        }
    }
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_picked_kept_and_played),
        cmocka_unit_test(a_full_set_takes_no_more),
        cmocka_unit_test(each_movement_has_its_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
