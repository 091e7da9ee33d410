#include "utf8.h"
#include "check.h"

static void test_whole_text(void **state) {
    (void)state;
    static const char *const good[] = {"",
                                       "breathe",
                                       "\xC2\x80",
                                       "gr\xC3\xBC\xC3\x9F",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(utf8_valid(good[i], strlen(good[i])));
    assert_true(utf8_valid("a\0b", 3));
}

static void test_broken_text(void **state) {
    (void)state;
    static const char *const bad[] = {"\x80",
                                      "\xBF",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC3",
                                      "\xC3(",
                                      "\xE0\x80\x80",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xED\xBF\xBF",
                                      "\xE2\x82",
                                      "\xE2(\xA1",
                                      "\xF0\x80\x80\x80",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xF0\x9F\x98",
                                      "\xFF",
                                      "\xFE\x80",
                                      "ok\xC3"};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(utf8_valid(bad[i], strlen(bad[i])));
}

static void test_first(void **state) {
    (void)state;
    size_t size = 9;
    assert_int_equal(utf8_first("", &size), 0);
    assert_int_equal(size, 0);
    assert_int_equal(utf8_first("a", &size), 'a');
    assert_int_equal(size, 1);
    assert_int_equal(utf8_first("\xE2\x82\xACuro", &size), 0x20AC);
    assert_int_equal(size, 3);
    assert_int_equal(utf8_first("\xF0\x9F\x8C\xB1", &size), 0x1F331);
    assert_int_equal(size, 4);
    assert_int_equal(utf8_first("\xE2\x82", &size), 0xFFFD);
    assert_int_equal(size, 1);
}

static void test_cut(void **state) {
    (void)state;
    const char *text = "a\xC3\xA9\xE2\x82\xAC"; // 1 + 2 + 3 bytes
    static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6};
    for (size_t room = 0; room < COUNT(expected); room++)
        assert_int_equal(utf8_cut(text, 6, room), expected[room]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_text),
        cmocka_unit_test(test_broken_text),
        cmocka_unit_test(test_first),
        cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
