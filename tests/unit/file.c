#include "file.h"
#include "broken.h"
#include "check.h"
#include "fail.h"

#include <sys/stat.h>

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    folder_scratch(folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

static const char *inside(const char *name) {
    static char path[256];
    path_join(path, sizeof path, folder, name);
    return path;
}

static void test_what_is_written_is_read(void **state) {
    (void)state;
    static const size_t sizes[] = {0, 1, 16383, 16384, 100000};
    char *data = calloc(1, 100000);
    for (size_t i = 0; i < 100000; i++)
        data[i] = (char)(i * 31);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        size_t size = 99;
        assert_true(file_write(inside("a"), data, sizes[i]));
        char *back = file_read(inside("a"), &size);
        assert_non_null(back);
        assert_int_equal(size, sizes[i]);
        assert_memory_equal(back, data, size + (size == 0));
        assert_int_equal(back[size], 0);
        free(back);
    }
    free(data);
    int count = 0;
    char **list = folder_list(folder, "", &count);
    assert_int_equal(count, 1); // no neighbour was left behind
    free(list);
}

static void test_a_failed_write_leaves_the_old_file(void **state) {
    (void)state;
    assert_false(file_write(inside("no/such/file"), "x", 1));
    assert_non_null(strstr(fail_text(), "no/such/file: cannot be written"));
    assert_true(folder_make(inside("d")));
    assert_false(file_write(inside("d"), "x", 1));
    assert_non_null(strstr(fail_text(), "is a folder"));
    assert_true(folder_exists(inside("d")));
    assert_false(file_write("/dev/full", "x", 1));
    assert_non_null(strstr(fail_text(), "/dev/full: cannot be written"));
    struct stat about;
    assert_int_equal(stat("/dev/full", &about), 0);
    assert_true(S_ISCHR(about.st_mode)); // a device is never replaced by a file
}

static void test_what_cannot_be_read(void **state) {
    (void)state;
    size_t size = 5;
    assert_null(file_read(inside("nothing"), &size));
    assert_int_equal(size, 0);
    assert_non_null(strstr(fail_text(), "nothing: cannot be opened"));
    assert_null(file_read(folder, &size));
    assert_non_null(strstr(fail_text(), "cannot be read"));
}

static void test_exists(void **state) {
    (void)state;
    assert_true(file_write(inside("f"), "", 0));
    assert_true(file_exists(inside("f")));
    assert_false(folder_exists(inside("f")));
    assert_true(folder_exists(folder));
    assert_false(file_exists(folder));
    assert_false(file_exists(inside("g")));
}

static void test_folders_with_parents(void **state) {
    (void)state;
    assert_true(folder_make(inside("a/b//c/")));
    assert_true(folder_exists(inside("a/b/c")));
    assert_true(folder_make(inside("a/b/c"))); // again is well
    assert_true(file_write(inside("a/f"), "", 0));
    assert_false(folder_make(inside("a/f/g")));
    assert_non_null(strstr(fail_text(), "a/f"));
    assert_false(folder_make(""));
}

static void test_list_is_sorted(void **state) {
    (void)state;
    static const char *const names[] = {"b.lua", "a.lua", "B.lua", "c.txt", ".#a.lua", "lua"};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_true(file_write(inside(names[i]), "", 0));
    int count = 0;
    char **list = folder_list(folder, ".lua", &count);
    assert_int_equal(count, 3);
    assert_string_equal(list[0], "B.lua");
    assert_string_equal(list[1], "a.lua");
    assert_string_equal(list[2], "b.lua");
    assert_null(list[3]);
    free(list);
    list = folder_list(folder, ".none", &count);
    assert_non_null(list);
    assert_int_equal(count, 0);
    free(list);
    assert_null(folder_list(inside("nowhere"), ".lua", &count));
}

static void join_too_long(void) {
    char path[8];
    path_join(path, sizeof path, "abcd", "efg");
}

static void join_just_fits(void) {
    char path[9];
    path_join(path, sizeof path, "abcd", "efg");
}

static void test_join(void **state) {
    (void)state;
    char path[32];
    path_join(path, sizeof path, "a", "b");
    assert_string_equal(path, "a/b");
    path_join(path, sizeof path, "/", "b");
    assert_string_equal(path, "/b");
    assert_true(stops_by_assert(join_too_long));
    assert_false(stops_by_assert(join_just_fits));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_written_is_read, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(test_a_failed_write_leaves_the_old_file, make_folder,
                                        drop_folder),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_read, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(test_exists, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(test_folders_with_parents, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(test_list_is_sorted, make_folder, drop_folder),
        cmocka_unit_test(test_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
