// ctest: plain
// What a family has done as files: a line for each repetition, a page that can be read, and what is
// said when there is nothing.
#include <sys/wait.h>

#include "check.h"
#include "file.h"

static char folder[64];

static int run(const char *arguments) {
    char command[1024];
    snprintf(command, sizeof command, "'%s' %s >/dev/null 2>&1", TEST_PROGRAM, arguments);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static char *read_from(const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/out/%s", folder, name);
    size_t size;
    return file_read(path, &size);
}

static void a_level_is_exported(void **state) {
    (void)state;
    char arguments[512];
    snprintf(arguments, sizeof arguments, "play morning --headless --data '%s/data'", folder);
    assert_int_equal(run(arguments), 0);
    snprintf(arguments, sizeof arguments, "export --data '%s/data' --out '%s/out' --lang de",
             folder, folder);
    assert_int_equal(run(arguments), 0);
    char *csv = read_from("history.csv"), *page = read_from("history.html");
    assert_non_null(csv);
    assert_non_null(page);
    int lines = 0;
    for (const char *at = csv; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    assert_true(lines >= 9); // the heads and eight repetitions
    assert_non_null(strstr(csv, "moment,level,exercise,version,rep,side,breaths\n"));
    assert_non_null(strstr(csv, ",morning,side_to_side_bend,normal,8,left,"));
    assert_non_null(strstr(page, "<td>Seitbeuge</td><td>8</td><td>4</td><td>4</td><td>26</td>"));
    free(csv);
    free(page);
}

static void nothing_is_told_and_nothing_made(void **state) {
    (void)state;
    char arguments[512], path[128];
    snprintf(arguments, sizeof arguments, "export --data '%s/nobody' --out '%s/none'", folder,
             folder);
    assert_int_equal(run(arguments), 1);
    snprintf(path, sizeof path, "%s/none", folder);
    assert_false(folder_exists(path));
    snprintf(path, sizeof path, "%s/nobody", folder);
    assert_false(folder_exists(path));
    assert_int_equal(run("export --out /nowhere"), 2);
    assert_int_equal(run("export --data /nowhere"), 2);
    snprintf(arguments, sizeof arguments, "export --data '%s/data' --out /proc/x", folder);
    assert_int_equal(run(arguments), 1);
}

int main(void) {
    folder_scratch(folder);
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_level_is_exported),
                                       cmocka_unit_test(nothing_is_told_and_nothing_made)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_drop(folder);
    return failed;
}
