#include "report.h"
#include "check.h"

static void test_lines_in_order(void **state) {
    (void)state;
    Report report = {0};
    assert_false(report_has(&report, ""));
    for (int i = 0; i < 100; i++)
        assert_false(report_add(&report, "card.lua:%d: no field '%s'", i, "cues"));
    assert_int_equal(report.count, 100);
    assert_string_equal(report.line[0], "card.lua:0: no field 'cues'");
    assert_string_equal(report.line[99], "card.lua:99: no field 'cues'");
    assert_true(report_has(&report, ":42: no"));
    assert_false(report_has(&report, ":100:"));
    report_free(&report);
    assert_int_equal(report.count, 0);
    report_free(&report); // twice is once
}

static void test_long_line_is_whole(void **state) {
    (void)state;
    Report report = {0};
    char text[5001];
    memset(text, 'a', 5000);
    text[5000] = '\0';
    report_add(&report, "%s!", text);
    assert_int_equal(strlen(report.line[0]), 5001);
    report_free(&report);
}

static void test_nearest_word(void **state) {
    (void)state;
    static const char *const words[] = {"say", "pose", "breaths", "other_hand", "lead_hand", NULL};
    static const char *const none[] = {NULL};
    assert_string_equal(nearest_word("breath", words), "breaths");
    assert_string_equal(nearest_word("braeths", words), "breaths");
    assert_string_equal(nearest_word("posse", words), "pose");
    assert_string_equal(nearest_word("sya", words), "say");
    assert_string_equal(nearest_word("lead_hnad", words), "lead_hand");
    assert_null(nearest_word("zebra", words));
    assert_null(nearest_word("", words));
    assert_null(nearest_word("x", words));
    assert_null(nearest_word("pose", none));
    char huge[200];
    memset(huge, 'p', 199);
    huge[199] = '\0';
    const char *const long_words[] = {huge, "pose", NULL};
    assert_null(nearest_word(huge, words));
    assert_string_equal(nearest_word("pos", long_words), "pose");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_in_order),
        cmocka_unit_test(test_long_line_is_whole),
        cmocka_unit_test(test_nearest_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
