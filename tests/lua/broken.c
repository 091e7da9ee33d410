// Every tests/broken/NAME.lua is a wrong script; NAME.txt has the exact words that are told about
// it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "file.h"
#include "script.h"

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static char *told(const char *path) {
    Library library;
    Script *script = script_load(&library, &path, 1, NULL, 1);
    size_t size = 1;
    for (int i = 0; i < library.faults.count; i++)
        size += strlen(library.faults.line[i]) + 1;
    char *text = calloc(size, 1);
    assert_non_null(text);
    for (int i = 0; i < library.faults.count; i++) {
        strcat(text, library.faults.line[i]);
        strcat(text, "\n");
    }
    script_destroy(script);
    script_free_library(&library);
    return text;
}

static int check_one(const char *folder, const char *name) {
    char path[1024], words[1024];
    path_join(path, sizeof path, folder, name);
    snprintf(words, sizeof words, "%.*stxt", (int)strlen(path) - 3, path);
    size_t size;
    char *expected = file_read(words, &size);
    double start = now();
    char *got = told(path);
    double seconds = now() - start;
    int faults = 0;
    if (getenv("ACCEPT_WORDS") && (!expected || strcmp(got, expected) != 0))
        file_write(words, got, strlen(got));
    else if (!expected || strcmp(got, expected) != 0) {
        printf("%s told:\n%sexpected:\n%s\n", name, got, expected ? expected : "(no file)\n");
        faults++;
    }
    if (seconds > 2.0) {
        printf("%s took %.2f s\n", name, seconds);
        faults++;
    }
    if (strlen(got) < 8) {
        printf("%s: nothing was told\n", name);
        faults++;
    }
    free(got);
    free(expected);
    return faults;
}

static void every_broken_script_is_told(void **state) {
    (void)state;
    const char *folder = TEST_SOURCE_DIR "/tests/broken";
    int count = 0, faults = 0;
    char **names = folder_list(folder, ".lua", &count);
    assert_non_null(names);
    assert_true(count > 90);
    for (int i = 0; i < count; i++)
        faults += check_one(folder, names[i]);
    free(names);
    assert_int_equal(faults, 0);
}

// All of them in one pack: each is left out, and what is whole still loads.
static void one_pack_of_broken_scripts(void **state) {
    (void)state;
    const char *packs[] = {TEST_SOURCE_DIR, TEST_SOURCE_DIR "/tests/broken"};
    Library library;
    Script *script = script_load(&library, packs, 2, NULL, 1);
    assert_true(library.faults.count > 90);
    assert_true(library_level(&library, "family_stretch_time") >= 0);
    assert_int_equal(library.level[library_level(&library, "family_stretch_time")].move_count, 5);
    assert_true(library_exercise(&library, "twisting_cat") >= 0);
    script_destroy(script);
    script_free_library(&library);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_broken_script_is_told),
        cmocka_unit_test(one_pack_of_broken_scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
