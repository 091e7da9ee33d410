// Who stretches: the family's choice is kept, and a game takes up who it names.
#include "check.h"

#include "file.h"
#include "game.h"
#include "maker.h"
#include "screen.h"

// How many are on the stage when the store holds `ids` (NULL: nothing), and what the first ones are
// called.
static int on_stage(const char *ids, const char *const *expected) {
    char folder[64];
    folder_scratch(folder);
    if (ids) {
        Store *store = store_open(folder, NULL);
        store_setting_set(store, GAME_WHO, ids);
        assert_true(store_close(store));
    }
    Options options = {.data = folder, .command = COMMAND_SHOW};
    Game *g = game_create(&options, true, 320, 180);
    assert_non_null(g);
    int level = library_level(&g->cards.library, "family_stretch_time");
    game_begin(g, &g->cards.library.level[level], 0, 1);
    game_draw(g);
    assert_non_null(g->stage);
    int count = stage_people(g->stage);
    const Timeline *t = &g->session.timeline;
    const StageScene *scene = stage_scene(g->stage, t->exercise, 0, 1);
    for (int i = 0; i < count && expected[i]; i++)
        assert_string_equal(scene->motion[i].figure->id, expected[i]);
    game_destroy(g);
    folder_drop(folder);
    return count;
}

static void the_guides_without_a_choice(void **state) {
    (void)state;
    static const char *const guides[] = {"mum", "kid", NULL};
    assert_int_equal(on_stage(NULL, guides), 2);
    assert_int_equal(on_stage("", guides), 2);
}

static void those_who_are_named_in_their_order(void **state) {
    (void)state;
    static const char *const two[] = {"grandma", "kid", NULL};
    assert_int_equal(on_stage("grandma kid", two), 2);
    static const char *const one[] = {"dad", NULL};
    assert_int_equal(on_stage("dad", one), 1);
    static const char *const four[] = {"mum", "kid", "grandma", "dad", NULL};
    assert_int_equal(on_stage("mum kid grandma dad brother", four), 4);
}

static void who_is_unknown_stays_away(void **state) {
    (void)state;
    static const char *const known[] = {"brother", "mum", NULL};
    assert_int_equal(on_stage("uncle brother  ../mum mum", known), 2);
    static const char *const guides[] = {"mum", "kid", NULL};
    assert_int_equal(on_stage("uncle aunt", guides), 2);
    char longest[200];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = 0;
    assert_int_equal(on_stage(longest, guides), 2);
}

static void press(Game *g, Action action, int times) {
    for (int i = 0; i < times; i++) {
        game_draw(g); // tells what can be chosen
        screen_of(g->screen)->press(g, action);
    }
    game_draw(g);
}

// Chooses what lies last on the screen.
static void press_last(Game *g) {
    game_draw(g);
    g->focus = g->choice_count - 1;
    press(g, ACTION_OK, 1);
}

static bool is_there(const Game *g, const char *id) {
    return library_figure(&g->cards.library, id) >= 0;
}

static void somebody_made_goes_after_one_question_only(void **state) {
    (void)state;
    char folder[64], path[256];
    folder_scratch(folder);
    Maker maker = {.choice = {[MAKER_STYLE] = 1}};
    Figure made;
    maker_figure(&maker, &made);
    assert_true(maker_save(&maker, "Daisy", folder));
    Options options = {.data = folder, .command = COMMAND_SHOW};
    Game *g = game_create(&options, true, 640, 360);
    assert_non_null(g);
    assert_true(is_there(g, made.id));
    snprintf(g->who[0], ID_LENGTH, "%s", made.id);
    g->who_count = 1;
    game_people_keep(g);
    game_go(g, SCREEN_PEOPLE);
    press_last(g); // "take away"
    assert_int_equal(g->screen, SCREEN_ASIDE);
    press(g, ACTION_OK, 1); // the only one: asked for, and stays
    assert_true(g->sure && is_there(g, made.id));
    press(g, ACTION_OK, 1);
    assert_true(!g->sure && is_there(g, made.id));
    press(g, ACTION_OK, 1);
    press(g, ACTION_BACK, 1);
    assert_true(!g->sure && is_there(g, made.id));
    press(g, ACTION_OK, 1);
    press(g, ACTION_RIGHT, 1);
    press(g, ACTION_OK, 1);
    assert_int_equal(g->screen, SCREEN_PEOPLE);
    assert_false(is_there(g, made.id));
    for (int i = 0; i < g->who_count; i++)
        assert_string_not_equal(g->who[i], made.id);
    snprintf(path, sizeof path, "%s/packs/family/aside/%s.lua", folder, made.id);
    assert_true(file_exists(path)); // nothing is lost
    press_last(g);                  // nobody else can go: that is "done"
    assert_int_equal(g->screen, SCREEN_HOME);
    game_destroy(g);
    folder_drop(folder);
}

// As sharp as the screen is, but for the very largest.
static void people_are_drawn_as_large_as_they_are_shown(void **state) {
    (void)state;
    static const struct {
        int screen[2], drawn[2];
    } SIZES[] = {{{1366, 768}, {1366, 768}},
                 {{2560, 1080}, {2560, 1080}},
                 {{2560, 1440}, {2560, 1440}},
                 {{3840, 2160}, {2560, 1440}}};
    for (unsigned i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        Options options = {.command = COMMAND_SHOW};
        Game *g = game_create(&options, true, SIZES[i].screen[0], SIZES[i].screen[1]);
        assert_non_null(g);
        game_begin(g, &g->cards.library.level[0], 0, 1);
        game_draw(g);
        assert_int_equal(stage_camera(g->stage)->width, SIZES[i].drawn[0]);
        assert_int_equal(stage_camera(g->stage)->height, SIZES[i].drawn[1]);
        game_destroy(g);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_guides_without_a_choice),
        cmocka_unit_test(those_who_are_named_in_their_order),
        cmocka_unit_test(who_is_unknown_stays_away),
        cmocka_unit_test(somebody_made_goes_after_one_question_only),
        cmocka_unit_test(people_are_drawn_as_large_as_they_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
