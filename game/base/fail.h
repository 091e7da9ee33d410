// Errors. The game's own bugs: ASSERT, on in every build. The world's errors: fail(), text plus
// false.
#ifndef FAIL_H
#define FAIL_H

#include <stdbool.h>

#define ASSERT(condition) ((condition) ? (void)0 : assert_failed(#condition, __FILE__, __LINE__))

// Prints the broken assertion and stops the program.
_Noreturn void assert_failed(const char *condition, const char *file, int line);

// Keeps the formatted text for fail_text() of this thread; always returns false.
bool fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
// The text of the last fail() on this thread, or "".
const char *fail_text(void);

#endif
