#include "report.h"

#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool report_add(Report *report, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    ASSERT(length >= 0);
    char *line = malloc((size_t)length + 1);
    ASSERT(line);
    vsnprintf(line, (size_t)length + 1, format, again);
    va_end(again);
    if (report->count == report->capacity) {
        report->capacity = report->capacity ? 2 * report->capacity : 8;
        report->line = realloc(report->line, (size_t)report->capacity * sizeof *report->line);
        ASSERT(report->line);
    }
    report->line[report->count++] = line;
    return false;
}

bool report_has(const Report *report, const char *text) {
    for (int i = 0; i < report->count; i++)
        if (strstr(report->line[i], text))
            return true;
    return false;
}

void report_free(Report *report) {
    for (int i = 0; i < report->count; i++)
        free(report->line[i]);
    free(report->line);
    *report = (Report){0};
}

enum { WORD_LONGEST = 63 };

static int smaller(int a, int b) {
    return a < b ? a : b;
}

// How many letters to put in, take out, change or swap with the next (Damerau 1964).
static int edit_distance(const char *a, const char *b) {
    int row[3][WORD_LONGEST + 1];
    int width = (int)strlen(b);
    for (int j = 0; j <= width; j++)
        row[0][j] = j;
    for (int i = 1; a[i - 1]; i++) {
        int *now = row[i % 3], *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= width; j++) {
            now[j] = smaller(before[j], now[j - 1]) + 1;
            now[j] = smaller(now[j], before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = smaller(now[j], earlier[j - 2] + 1);
        }
    }
    return row[strlen(a) % 3][width];
}

const char *nearest_word(const char *word, const char *const *words) {
    size_t length = strlen(word);
    if (length < 2 || length > WORD_LONGEST)
        return NULL;
    int best = (int)(length + 2) / 3 + 1; // near: one letter in three
    const char *nearest = NULL;
    for (; *words; words++) {
        if (strlen(*words) > WORD_LONGEST)
            continue;
        int distance = edit_distance(word, *words);
        if (distance < best) {
            best = distance;
            nearest = *words;
        }
    }
    return nearest;
}
