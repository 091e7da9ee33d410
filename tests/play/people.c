// Who stretches: the family's choice is kept, and a game takes up who it names.
#include "check.h"

#include "game.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_guides_without_a_choice),
        cmocka_unit_test(those_who_are_named_in_their_order),
        cmocka_unit_test(who_is_unknown_stays_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
