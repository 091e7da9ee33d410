#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FAIL_LENGTH = 1024 };

// One text for each thread: the way an errno would be kept.
static _Thread_local char text[FAIL_LENGTH];

void assert_failed(const char *condition, const char *file, int line) {
    fprintf(stderr, "%s:%d: this should always hold, but does not: %s\n", file, line, condition);
    abort();
}

bool fail(const char *format, ...) {
    char next[FAIL_LENGTH]; // apart, so that fail("...: %s", fail_text()) works
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(next, sizeof next, format, arguments);
    va_end(arguments);
    snprintf(text, sizeof text, "%s", next);
    return false;
}

const char *fail_text(void) {
    return text;
}
