// A log for whoever mends the game: one file in a folder, and the one before it. Knows no time of
// day and keeps no personal words: the home folder is written as ~, and what people type is never
// logged. One thread at a time.
#ifndef LOG_H
#define LOG_H

#include <stdbool.h>

enum { LOG_LONGEST = 256 * 1024, LOG_PATH = 4096 };

typedef struct {
    void *file; // owned; NULL: nothing is kept
    long size;
    char path[LOG_PATH], old_path[LOG_PATH], home[LOG_PATH];
} Log; // zero is a closed log, which swallows every line

// Goes on with log.txt in an existing folder; a longer one than LOG_LONGEST becomes log.old.txt,
// again and again while the game runs. False (and a closed log) when the folder cannot be written.
bool log_open(Log *log, const char *folder);
// Adds one line (printf rules) and puts it on its way to the disk at once. Never fails loudly.
void log_line(Log *log, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_close(Log *log);

#endif
