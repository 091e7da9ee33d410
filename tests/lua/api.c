// Every tests/lua/NAME.lua speaks about the author's words from inside the real box; nothing may be
// told.
#include "support_pack.h"

static void every_script_holds(void **state) {
    (void)state;
    const char *folder = TEST_SOURCE_DIR "/tests/lua";
    int count = 0, faults = 0;
    char **names = folder_list(folder, ".lua", &count);
    assert_non_null(names);
    assert_true(count >= 2);
    for (int i = 0; i < count; i++) {
        char path[1024];
        path_join(path, sizeof path, folder, names[i]);
        Library library;
        const char *packs[] = {path};
        Script *script = script_load(&library, packs, 1, NULL, 1);
        for (int k = 0; k < library.faults.count; k++)
            print_error("%s\n", library.faults.line[k]);
        faults += library.faults.count;
        script_destroy(script);
        script_free_library(&library);
    }
    free(names);
    assert_int_equal(faults, 0);
}

static void cards_of_helpers(void **state) {
    (void)state;
    Library library;
    const char *packs[] = {TEST_SOURCE_DIR "/tests/lua/cards.lua"};
    Script *script = script_load(&library, packs, 1, NULL, 1);
    assert_int_equal(library.exercise_count, 3);
    assert_int_equal(library.level[0].move_count, 3);
    const Exercise *two = &library.exercise[library_exercise(&library, "helper_two")];
    assert_string_equal(two->version[0].each.step[0].say.text, "Out, and down.");
    assert_string_equal(two->version[0].each.step[0].say.brief, "Down.");
    assert_string_equal(two->version[0].each.step[0].say.id, "helper_two.out_1");
    const Exercise *cues = &library.exercise[library_exercise(&library, "cues")];
    assert_string_equal(cues->version[0].each.step[2].say.text, "Out.");
    assert_string_equal(cues->version[0].ready.text, "Stand tall.");
    assert_string_equal(cues->story, "A kitten sleeps.");
    assert_string_equal(script_words(script, "test.two"), "Two");
    script_destroy(script);
    script_free_library(&library);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_script_holds),
        cmocka_unit_test(cards_of_helpers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
