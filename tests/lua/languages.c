// Every language that is shipped says everything: each text of the cards and of the screens, in
// full and, where there are few words for it, in few. And a language with a gap is found out.
#include "check.h"
#include "file.h"
#include "script.h"

static void every_text(void **state) {
    (void)state;
    const char *pack = TEST_SOURCE_DIR, *id, *name;
    int languages = 0, gaps = 0;
    Library library;
    Script *english = script_load(&library, &pack, 1, NULL, 1);
    assert_int_equal(script_gaps(english)->count, 0);
    for (; (id = script_language(english, languages, &name)) != NULL; languages++) {
        Library other;
        Script *script = script_load(&other, &pack, 1, id, 1);
        const Report *report = script_gaps(script);
        for (int i = 0; i < report->count; i++)
            print_error("%s has no words for %s\n", name, report->line[i]);
        gaps += report->count;
        script_destroy(script);
        script_free_library(&other);
    }
    script_destroy(english);
    script_free_library(&library);
    assert_true(languages > 0);
    assert_int_equal(gaps, 0);
}

// What the scratch language below does not say.
static void gaps_are_named(void **state) {
    (void)state;
    const char *texts = "language { id = \"xx\", name = \"Ix\", texts = {\n"
                        "[\"twisting_cat.name\"] = \"Ix\", [\"twisting_cat.ready\"] = \"Ix\" } }\n";
    assert_true(file_write("ix_language.lua", texts, strlen(texts)));
    const char *packs[] = {TEST_SOURCE_DIR, "ix_language.lua"};
    Library library;
    Script *script = script_load(&library, packs, 2, "xx", 1);
    const Report *report = script_gaps(script);
    assert_false(report_has(report, "'twisting_cat.name'"));
    assert_true(report_has(report, "'twisting_cat.ready' in few words"));
    assert_true(report_has(report, "'twisting_cat.out_1'"));
    assert_true(report_has(report, "'twisting_cat.kid.hold_1'"));
    assert_true(report_has(report, "'twisting_cat.mistake_1'"));
    assert_true(report_has(report, "'home.welcome'"));
    assert_true(report_has(report, "'morning.name'"));
    assert_true(report->count > 200);
    assert_string_equal(script_words(script, "game.name"), "Stretch Garden"); // as in English
    script_destroy(script);
    script_free_library(&library);
    remove("ix_language.lua");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_text),
                                       cmocka_unit_test(gaps_are_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
