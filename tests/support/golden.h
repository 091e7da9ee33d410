// Texts that must not change by accident. Each lies in tests/golden/NAME.txt. When a change is
// meant:
//   STRETCH_GARDEN_RENEW=1 ctest --test-dir build -R play.golden
// writes them anew, and `git diff tests/golden` shows what that changes.
#ifndef GOLDEN_H
#define GOLDEN_H

#include "check.h"
#include "file.h"

static inline bool golden_renews(void) {
    const char *renew = getenv("STRETCH_GARDEN_RENEW");
    return renew && *renew && strcmp(renew, "0") != 0;
}

// The first line in which two texts differ, told with its number.
static inline void golden_tell(const char *path, const char *wanted, const char *is) {
    int line = 1;
    while (*wanted && *wanted == *is) {
        line += *wanted == '\n';
        wanted++, is++;
    }
    while (wanted[-1] != '\n' && line > 1)
        wanted--, is--;
    print_error("%s:%d: differs\n  was  %.*s\n  now  %.*s\n"
                "When this is meant: STRETCH_GARDEN_RENEW=1, then git diff tests/golden\n",
                path, line, (int)strcspn(wanted, "\n"), wanted, (int)strcspn(is, "\n"), is);
}

// Whether the text is the one that is kept (or keeps it now).
static inline bool golden_same(const char *name, const char *text) {
    char path[512];
    snprintf(path, sizeof path, "%s/tests/golden/%s.txt", TEST_SOURCE_DIR, name);
    if (golden_renews())
        return file_write(path, text, strlen(text));
    size_t size;
    char *kept = file_read(path, &size);
    if (!kept) {
        print_error("%s is not there; STRETCH_GARDEN_RENEW=1 writes it\n", path);
        return false;
    }
    bool same = strcmp(kept, text) == 0;
    if (!same)
        golden_tell(path, kept, text);
    free(kept);
    return same;
}

#endif
