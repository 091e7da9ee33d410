#include "log.h"

#include "fail.h"
#include "utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LINE_LONGEST = 1024 };

static bool open_end(Log *log) {
    struct stat about;
    FILE *file = fopen(log->path, "ab");
    if (!file)
        return fail("%s: cannot be written (%s)", log->path, strerror(errno));
    log->file = file;
    log->size = fstat(fileno(file), &about) == 0 ? (long)about.st_size : 0;
    return true;
}

static void turn_over(Log *log) {
    log_close(log);
    rename(log->path, log->old_path);
    open_end(log);
}

bool log_open(Log *log, const char *folder) {
    *log = (Log){0};
    int length = snprintf(log->path, sizeof log->path, "%s/log.txt", folder);
    int old_length = snprintf(log->old_path, sizeof log->old_path, "%s/log.old.txt", folder);
    if (length < 0 || old_length < 0 || (size_t)old_length >= sizeof log->old_path)
        return fail("%s: the name is too long", folder);
    const char *home = getenv("HOME");
    if (home && strlen(home) > 1)
        snprintf(log->home, sizeof log->home, "%s", home);
    return open_end(log);
}

// The home folder holds a person's name.
static void hide_home(char *line, const char *home) {
    size_t length = strlen(home);
    if (length == 0)
        return;
    for (char *at = line; (at = strstr(at, home)); at++) {
        *at = '~';
        memmove(at + 1, at + length, strlen(at + length) + 1);
    }
}

void log_line(Log *log, const char *format, ...) {
    if (!log->file)
        return;
    char line[LINE_LONGEST];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    if ((size_t)length >= sizeof line)
        line[utf8_cut(line, sizeof line, sizeof line - 2)] = '\0';
    hide_home(line, log->home);
    for (char *at = line; *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' '; // one call, one line
    size_t size = strlen(line) + 1;
    if (log->size + (long)size > LOG_LONGEST)
        turn_over(log);
    if (!log->file || fprintf(log->file, "%s\n", line) < 0)
        return;
    fflush(log->file);
    log->size += (long)size;
}

void log_close(Log *log) {
    if (log->file)
        fclose(log->file);
    log->file = NULL;
    log->size = 0;
}
