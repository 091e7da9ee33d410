// The author's window without a window: the card moves, is read anew when its file changes, at the
// same breath, tells its faults and goes on when they are gone.
#include "author.h"
#include "check.h"

#include <stdlib.h>

#include "file.h"
#include "game.h"
#include "screen.h"

static char folder[64], card[128];

// A small card; `extra` stands in a pose.
static void save(const char *name, const char *extra) {
    char text[1024];
    snprintf(text, sizeof text,
             "exercise {\n"
             "    id = \"wings\", name = \"%s\", sides = \"none\", reps = 4,\n"
             "    poses = {\n"
             "        tall = { base = \"standing\" },\n"
             "        up = { base = \"standing\", arms = { elevation = 60 }, %s },\n"
             "    },\n"
             "    steps = { exhale { pose = \"up\" }, inhale { pose = \"tall\" } },\n"
             "}\n",
             name, extra);
    assert_true(file_write(card, text, strlen(text)));
}

static void pictures(Author *author, Game *g, int count) {
    for (int i = 0; i < count; i++) {
        author_look(author, g);
        game_tick(g);
    }
}

static void a_card_is_read_anew_at_each_save(void **state) {
    (void)state;
    save("Wings", "");
    Options options = {.command = COMMAND_AUTHOR, .pack = {card}, .pack_count = 1};
    Game *g = game_create(&options, true, 320, 180);
    assert_non_null(g);
    assert_null(g->store); // no family's data
    Author author = {.file = card};
    author_open(&author, g);
    for (int i = 0; i < 3600 && g->session.state != SESSION_STRETCH; i++)
        pictures(&author, g, 1);
    assert_int_equal(g->session.state, SESSION_STRETCH);
    assert_string_equal(g->session.timeline.exercise->name, "Wings");
    pictures(&author, g, 500);
    double breath = session_breath(&g->session);
    assert_true(breath > .5);
    save("Large wings", "");
    pictures(&author, g, 20);
    assert_int_equal(g->session.state, SESSION_STRETCH); // goes on where it was
    assert_near(session_breath(&g->session), breath, .1);
    assert_string_equal(g->session.timeline.exercise->name, "Large wings");
    assert_string_equal(g->notice, "");
    save("Large wings", "spine = { flx = 5 }"); // with a fault: it is told, by file and line
    pictures(&author, g, 20);
    assert_false(author.moves);
    assert_non_null(strstr(g->notice, "wings.lua:5"));
    pictures(&author, g, 4000); // and stays there
    assert_non_null(strstr(g->notice, "wings.lua:5"));
    save("Wings", "spine = { flex = 5 }");
    pictures(&author, g, 20);
    assert_true(author.moves);
    assert_string_equal(g->session.timeline.exercise->name, "Wings");
    for (long i = 0; i < 20000 && g->screen != SCREEN_THANKS; i++) // to the end, and once more
        game_tick(g);
    assert_int_equal(g->screen, SCREEN_THANKS);
    pictures(&author, g, 2);
    assert_true(g->screen != SCREEN_THANKS);
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_card_is_read_anew_at_each_save)};
    folder_scratch(folder);
    path_join(card, sizeof card, folder, "wings.lua");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_drop(folder);
    return failed;
}
