#include "log.h"
#include "check.h"
#include "fail.h"
#include "file.h"
#include "utf8.h"

static char folder[64];
static char home[256];

static int set_up(void **state) {
    (void)state;
    folder_scratch(folder);
    snprintf(home, sizeof home, "%s/anna", folder);
    return setenv("HOME", home, 1);
}

static int tear_down(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

static char *contents(const char *name) {
    char path[256];
    size_t size;
    path_join(path, sizeof path, folder, name);
    return file_read(path, &size);
}

static void test_lines_are_kept(void **state) {
    (void)state;
    Log log = {0};
    log_line(&log, "a closed log swallows %s", "this");
    assert_true(log_open(&log, folder));
    log_line(&log, "started, %d cards", 5);
    log_line(&log, "two\nlines");
    log_close(&log);
    log_close(&log);
    assert_true(log_open(&log, folder)); // goes on where it stopped
    log_line(&log, "again");
    char *text = contents("log.txt"); // while it is open: nothing waits in a buffer
    assert_string_equal(text, "started, 5 cards\ntwo lines\nagain\n");
    free(text);
    log_close(&log);
}

static void test_no_personal_words(void **state) {
    (void)state;
    Log log;
    assert_true(log_open(&log, folder));
    log_line(&log, "%s/cards/cat.lua and %s", home, home);
    log_close(&log);
    char *text = contents("log.txt");
    assert_string_equal(text, "~/cards/cat.lua and ~\n");
    free(text);
}

static void test_turns_over(void **state) {
    (void)state;
    Log log;
    assert_true(log_open(&log, folder));
    for (int i = 0; i < 12000; i++)
        log_line(&log, "line %05d of a long evening, with some more words behind", i);
    log_close(&log);
    char *now = contents("log.txt"), *old = contents("log.old.txt");
    assert_true(strlen(now) > 0 && strlen(now) <= LOG_LONGEST);
    assert_true(strlen(old) > LOG_LONGEST - 100 && strlen(old) <= LOG_LONGEST);
    assert_non_null(strstr(now, "line 11999"));
    int first = 0, last = 0;
    assert_int_equal(sscanf(now, "line %d", &first), 1);
    assert_int_equal(sscanf(strstr(old + strlen(old) - 60, "line"), "line %d", &last), 1);
    assert_int_equal(first, last + 1); // nothing fell between the two
    free(now);
    free(old);
    int count = 0;
    free(folder_list(folder, "", &count));
    assert_int_equal(count, 2); // one old one, not more
}

static void test_long_line_is_cut_between_letters(void **state) {
    (void)state;
    for (int lead = 0; lead < 4; lead++) {
        char text[3001] = "xxxx";
        for (int i = lead; i + 2 < 3000; i += 2)
            memcpy(text + i, "\xC3\xA9", 3);
        Log log;
        assert_true(log_open(&log, folder));
        log_line(&log, "%s", text);
        log_close(&log);
    }
    char *all = contents("log.txt");
    assert_true(utf8_valid(all, strlen(all)));
    assert_true(strlen(all) > 4000);
    free(all);
}

static void test_no_folder(void **state) {
    (void)state;
    Log log;
    assert_false(log_open(&log, "/proc/nowhere"));
    assert_non_null(strstr(fail_text(), "cannot be written"));
    log_line(&log, "this is nothing");
    log_close(&log);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_personal_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_turns_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_long_line_is_cut_between_letters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_folder, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
