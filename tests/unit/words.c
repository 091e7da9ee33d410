// Texts by key: kept, replaced, found, full; and sides filled into cues.
#include "words.h"
#include "check.h"
#include "script.h"

static void kept_and_found(void **state) {
    (void)state;
    Words words = {0};
    assert_null(words_find(&words, "a"));
    words_init(&words, 300, 100000);
    for (int i = 0; i < 300; i++) {
        char key[32], text[32];
        snprintf(key, sizeof key, "key_%d", i);
        snprintf(text, sizeof text, "text %d", i);
        assert_true(words_put(&words, &(Word){.key = key, .text = text, .file = "f"}));
    }
    assert_int_equal(words.count, 300);
    assert_string_equal(words_find(&words, "key_0")->text, "text 0");
    assert_string_equal(words_find(&words, "key_299")->text, "text 299");
    assert_null(words_find(&words, "key_300"));
    assert_null(words_find(&words, ""));
    Word other = {.key = "key_7", .text = "new", .brief = "n", .file = "g", .line = 3};
    assert_true(words_put(&words, &other));
    assert_int_equal(words.count, 300);
    assert_string_equal(words_find(&words, "key_7")->text, "new");
    assert_string_equal(words_find(&words, "key_7")->brief, "n");
    assert_int_equal(words_find(&words, "key_7")->line, 3);
    words_free(&words);
}

static void full_is_told(void **state) {
    (void)state;
    Words words;
    words_init(&words, 1000, 4000);
    bool good = true;
    int count = 0;
    while (good && count < 1000) {
        char key[32];
        snprintf(key, sizeof key, "key_%d", count++);
        good = words_put(&words, &(Word){.key = key, .text = "a text", .file = "f"});
    }
    assert_false(good);
    assert_string_equal(words_find(&words, "key_0")->text, "a text");
    words_free(&words);
}

static void nearest(void **state) {
    (void)state;
    Words words;
    words_init(&words, 10, 2000);
    words_put(&words, &(Word){.key = "home.title", .text = "x", .file = "f"});
    words_put(&words, &(Word){.key = "pause.title", .text = "x", .file = "f"});
    assert_string_equal(words_nearest(&words, "home.titel"), "home.title");
    assert_string_equal(words_nearest(&words, "pause.titles"), "pause.title");
    assert_null(words_nearest(&words, "elephants"));
    words_free(&words);
}

static void fills(const Script *script, const char *text, Side side, const char *expected) {
    char out[64];
    script_fill(script, text, side, out, sizeof out);
    assert_string_equal(out, expected);
}

static void sides_in_cues(void **state) {
    (void)state;
    Library library;
    const char *pack = TEST_SOURCE_DIR;
    Script *script = script_load(&library, &pack, 1, NULL, 1);
    fills(script, "Your {lead} arm.", SIDE_RIGHT, "Your right arm.");
    fills(script, "Your {lead} arm.", SIDE_LEFT, "Your left arm.");
    fills(script, "Your {lead} arm.", SIDE_NONE, "Your right arm.");
    fills(script, "{other}, {lead}", SIDE_LEFT, "right, left");
    fills(script, "Den {rechten|linken} Arm", SIDE_LEFT, "Den linken Arm");
    fills(script, "Den {rechten|linken} Arm", SIDE_RIGHT, "Den rechten Arm");
    fills(script, "{|x}{x|}", SIDE_RIGHT, "x");
    fills(script, "open { brace", SIDE_RIGHT, "open { brace");
    fills(script, "{", SIDE_RIGHT, "{");
    fills(script, "", SIDE_RIGHT, "");
    char small[8];
    script_fill(script, "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4", SIDE_RIGHT, small,
                sizeof small);
    assert_string_equal(small, "\xc3\xa4\xc3\xa4\xc3\xa4");
    assert_string_equal(script_words(script, "game.name"), "Stretch Garden");
    assert_string_equal(script_words(script, "no.such_key"), "no.such_key");
    script_destroy(script);
    script_free_library(&library);
}

static void another_language(void **state) {
    (void)state;
    Library library;
    const char *pack = TEST_SOURCE_DIR;
    Script *script = script_load(&library, &pack, 1, "de", 1);
    assert_int_equal(library.faults.count, 0);
    assert_string_equal(script_words(script, "side.left"), "links");
    assert_string_equal(script_words(script, "game.name"), "Dehngarten");
    const char *name = NULL;
    assert_string_equal(script_language(script, 0, &name), "de");
    assert_string_equal(name, "Deutsch");
    assert_null(script_language(script, 1, &name));
    const Exercise *cat = &library.exercise[library_exercise(&library, "twisting_cat")];
    assert_string_equal(cat->name, "Katze dreht sich");
    fills(script, cat->version[0].each.step[0].say.text, SIDE_LEFT,
          "Linker Arm unter den anderen, Hand nach oben, atme aus.");
    assert_string_equal(cat->version[0].each.step[0].say.id, "twisting_cat.out_1");
    script_destroy(script);
    script_free_library(&library);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_and_found),   cmocka_unit_test(full_is_told),
        cmocka_unit_test(nearest),          cmocka_unit_test(sides_in_cues),
        cmocka_unit_test(another_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
