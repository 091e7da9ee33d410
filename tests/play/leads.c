// ctest: plain
// Words are for who leads: a movement begins in the version that this body does.
#include "check.h"
#include "game.h"
#include "ride.h"
#include "screen.h"
#include "stage.h"

// How many movements of the family's level begin in a version that its first person does not do;
// `other` is how many begin in another one than the level's.
static int led_otherwise(const char *const *who, int count, bool gentle, int *other) {
    Game *g = ride_create(who, count, 64, 36);
    const Library *library = &g->cards.library;
    const Level *level = &library->level[library_level(library, "family_stretch_time")];
    int wrong = 0;
    *other = 0;
    g->gentle = gentle;
    game_begin(g, level, 0, 1);
    game_draw(g);
    assert_non_null(g->stage);
    for (int i = 0; i < level->move_count; i++) {
        const Session *s = &g->session;
        const Exercise *e = &library->exercise[s->exercise[i]];
        const StageScene *scene = stage_scene(g->stage, e, s->version[i], 1);
        bool story = stage_version(scene, 0) == &e->version[e->version_count];
        wrong += !story && stage_version(scene, 0) != scene->version;
        *other += s->version[i] != 0; // the level names none
    }
    game_destroy(g);
    return wrong;
}

static void words_are_for_who_leads(void **state) {
    (void)state;
    static const char *const grandma[] = {"grandma", "kid"}, *const mum[] = {"mum", "kid"};
    int other;
    assert_int_equal(led_otherwise(grandma, 2, false, &other), 0);
    assert_int_equal(other, 5);
    assert_int_equal(led_otherwise(grandma, 2, true, &other), 0);
    assert_int_equal(led_otherwise(mum, 2, false, &other), 0);
    assert_int_equal(other, 0);
}

// The pictures of what a family needs for a movement, in one row.
static void needs(const char *const *who, int count, int move, const char *expected) {
    Game *g = ride_create(who, count, 64, 36);
    const Library *library = &g->cards.library;
    const Level *level = &library->level[library_level(library, "family_stretch_time")];
    const char *picture[SCREEN_THINGS];
    char row[128] = "";
    Timeline t;
    timeline_init(&t, &library->exercise[level->move[move].exercise], 0, 7.5);
    int things = screen_things(g, &t, picture);
    for (int i = 0; i < things; i++)
        snprintf(row + strlen(row), sizeof row - strlen(row), "%s ", picture[i] + strlen("icons/"));
    assert_string_equal(row, expected);
    timeline_free(&t);
    game_destroy(g);
}

static void everybody_finds_what_is_needed(void **state) {
    (void)state;
    static const char *const both[] = {"mum", "kid"}, *const kid[] = {"kid"};
    needs(both, 1, 0, "mat band ");
    needs(both, 2, 0, "mat band towel ");
    needs(kid, 1, 0, "mat towel ");
    needs(both, 2, 2, "mat chair ");
    needs(both, 2, 4, "mat band "); // a palm tree has its hands free
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_for_who_leads),
                                       cmocka_unit_test(everybody_finds_what_is_needed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
