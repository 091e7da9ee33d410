// A list of told errors: one line each, in the order met. Knows nothing of what went wrong.
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char **line; // owned
    int count, capacity;
} Report; // zero is an empty report

// Adds one formatted line (printf rules). Returns false, so that `return report_add(...)` reads
// well.
bool report_add(Report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool report_has(const Report *report, const char *text); // any line that contains `text`
void report_free(Report *report);                        // back to an empty report

// The word of `words` (NULL-terminated) nearest to `word` by edit distance, or NULL when none is
// near.
const char *nearest_word(const char *word, const char *const *words);

#endif
