// What an author is given: examples that work as they are, and the reference to them.
#include "check.h"

#include <stdlib.h>
#include <sys/wait.h>

#include "file.h"

static char scratch[64], told[4096];

// The exit status of the program in the scratch folder; what it prints and tells is in `told`.
static int run(const char *arguments) {
    char command[2048], path[128];
    snprintf(command, sizeof command, "cd '%s' && %s %s >told.txt 2>&1", scratch, TEST_PROGRAM,
             arguments);
    int status = system(command);
    snprintf(path, sizeof path, "%s/told.txt", scratch);
    size_t size;
    char *text = file_read(path, &size);
    assert_non_null(text);
    snprintf(told, sizeof told, "%s", text);
    free(text);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void expect(const char *arguments, int status, const char *words) {
    int got = run(arguments);
    if (got != status || !strstr(told, words))
        fail_msg("'%s' returns %d and tells: %s", arguments, got, told);
}

static char *read_scratch(const char *name) {
    char path[256];
    size_t size;
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    char *text = file_read(path, &size);
    assert_non_null(text);
    return text;
}

// Each example passes every check, for every person, and plays.
static void examples_work(void **state) {
    (void)state;
    expect("new exercise tall_sway --in pack", 0, "exercises/tall_sway.lua");
    expect("new level my_level --in pack", 0, "levels/my_level.lua");
    expect("new reward my_reward --in pack", 0, "rewards/my_reward.lua");
    expect("new avatar my_aunt --in pack", 0, "avatars/my_aunt.lua");
    expect("check pack", 0, "1 exercises with 6 people: 0 faults");
    expect("list --pack pack", 0, "Tall sway");
    assert_non_null(strstr(told, "My aunt"));
    assert_non_null(strstr(told, "My level"));
    expect("play my_level --headless --pack pack", 0, "level_start");
    char *text = read_scratch("pack/exercises/tall_sway.lua");
    assert_non_null(strstr(text, "id    = \"tall_sway\""));
    assert_null(strstr(text, "\"ID\""));
    assert_null(strstr(text, "NAME"));
    assert_non_null(strstr(text, "mistakes"));
    assert_non_null(strstr(text, "wiggles"));
    free(text);
}

static void refused(void **state) {
    (void)state;
    expect("new exercise once --in other", 0, "once.lua");
    char *before = read_scratch("other/exercises/once.lua");
    expect("new exercise once --in other", 1, "there already");
    char *after = read_scratch("other/exercises/once.lua");
    assert_string_equal(before, after);
    free(before);
    free(after);
    expect("new exercise Calf-Stretch --in other", 1, "did you mean 'calf_stretch'?");
    expect("new exercise ../up --in other", 1, "did you mean 'up'?");
    expect("new exercise 123 --in other", 1, "is no id");
    expect("new exercice a", 2, "did you mean 'exercise'?");
    expect("new exercise", 2, "needs a name");
    expect("new exercise a b", 2, "one name too many");
    expect("new exercise a --in other/exercises/once.lua", 1, "once.lua");
    expect("docs --out other/exercises/once.lua", 1, "once.lua");
    expect("docs here", 2, "one name too many");
}

// The reference names each field that an author may ask for, and says where tables go on.
static void reference(void **state) {
    (void)state;
    assert_int_equal(run("docs --out docs"), 0);
    char *cards = read_scratch("docs/cards.md"), *hints = read_scratch("docs/cards.lua");
    static const char *const fields[] = {"story", "wiggles", "mistakes", "moves", "still",
                                         "room",  "toy",     "form",     "feel",  "floor_trips"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        char row[64], hint[64];
        snprintf(row, sizeof row, "| `%s` |", fields[i]);
        snprintf(hint, sizeof hint, "---@field %s", fields[i]);
        assert_non_null(strstr(cards, row));
        assert_non_null(strstr(hints, hint));
    }
    assert_non_null(strstr(cards, "a table, see 'kid'"));
    free(cards);
    free(hints);
    expect("check docs/example_exercise.lua docs/example_level.lua", 0, "0 faults");
    char *start = read_scratch("docs/start.md");
    assert_non_null(strstr(start, "new exercise"));
    free(start);
    assert_int_equal(run("docs"), 0);
    char *all = read_scratch("told.txt");
    assert_non_null(strstr(all, "# Writing for the game"));
    assert_non_null(strstr(all, "## exercise"));
    free(all);
}

static int set_up(void **state) {
    (void)state;
    snprintf(scratch, sizeof scratch, "/tmp/stretch-garden-author-XXXXXX");
    return mkdtemp(scratch) ? 0 : 1;
}

static int tear_down(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", scratch);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(examples_work), cmocka_unit_test(refused),
                                       cmocka_unit_test(reference)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
