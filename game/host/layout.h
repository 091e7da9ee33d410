// Opens the family's file and brings it up to date: checked, backed up before any change of its
// layout, set aside under a new name when damaged. Knows nothing of what the tables mean.
#ifndef LAYOUT_H
#define LAYOUT_H

#include "report.h"

#include <sqlite3.h>
#include <stdint.h>

enum { LAYOUT_PATH = 4096 };

// The layouts that a file can have, oldest first: step[i] takes a file from version i to i + 1.
typedef struct {
    const char *const *step; // SQL
    int count;
} Layout;

extern const Layout LAYOUT_TODAY;

typedef enum {
    LAYOUT_READY,      // open, of today's layout, writable
    LAYOUT_DAMAGED,    // no good file of ours: to be set aside
    LAYOUT_UNWRITABLE, // the folder, the disk or another program forbids it
    LAYOUT_NEWER,      // a newer game has written it: not to be touched
} LayoutState;

// One file. *database stays NULL unless LAYOUT_READY; then the caller closes it. What was wrong
// goes to fail(). `now`: seconds since 1970, for the backup's name.
LayoutState layout_open(sqlite3 **database, const char *path, const Layout *layout, int64_t now);
// The whole business for a folder: always a database, in memory where nothing can be saved (then
// *saves is false), with what the file holds if it can at least be read. One line to `notices` for
// all that somebody should be told.
sqlite3 *layout_begin(const char *folder, const Layout *layout, int64_t now, bool *saves,
                      Report *notices);

#endif
