#include "fail.h"
#include "broken.h"
#include "check.h"

static void test_text_and_false(void **state) {
    (void)state;
    assert_string_equal(fail_text(), "");
    assert_false(fail("%s: line %d", "cat.lua", 3));
    assert_string_equal(fail_text(), "cat.lua: line 3");
    fail("again: %s", fail_text());
    assert_string_equal(fail_text(), "again: cat.lua: line 3");
    char text[3000];
    memset(text, 'x', 2999);
    text[2999] = '\0';
    fail("%s", text);
    assert_int_equal(strlen(fail_text()), 1023);
}

static void broken_promise(void) {
    ASSERT(1 + 1 == 3);
}
static void kept_promise(void) {
    ASSERT(1 + 1 == 2);
}

static void test_assert(void **state) {
    (void)state;
    assert_true(stops_by_assert(broken_promise));
    assert_false(stops_by_assert(kept_promise));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_and_false),
        cmocka_unit_test(test_assert),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
