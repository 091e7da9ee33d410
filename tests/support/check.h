// What every unit test needs: cmocka and its headers in the order it asks for.
#ifndef CHECK_H
#define CHECK_H

// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#undef fail // cmocka means its own by it; a test says fail_msg(), which must not end in the game's fail()
#undef fail_msg
// clang-format on

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// |a - b| <= bound; a number that is none is never near.
#define assert_near(a, b, bound) check_near((a), (b), (bound), #a, __FILE__, __LINE__)
#define fail_msg(...)            check_fails(__FILE__, __LINE__, __VA_ARGS__)
#define COUNT(list)              (sizeof(list) / sizeof *(list))

static inline void check_fails(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static inline void check_fails(const char *file, int line, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    print_error("%s\n", text);
    _fail(file, line);
}

static inline void check_near(double a, double b, double bound, const char *what, const char *file,
                              int line) {
    if (fabs(a - b) <= bound)
        return;
    print_error("%s: %.17g, not %.17g (off by %.3g, bound %.3g)\n", what, a, b, fabs(a - b), bound);
    _fail(file, line);
}

// A new empty folder for one test, its path in `path` (64 bytes); folder_drop() takes it away
// again.
static inline void folder_scratch(char *path) {
    snprintf(path, 64, "/tmp/stretch-garden-test-XXXXXX");
    assert_non_null(mkdtemp(path));
}

static inline void folder_drop(const char *path) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf -- '%s'", path);
    assert_int_equal(system(command), 0);
}

#endif
