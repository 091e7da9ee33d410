// Opens the family's file and brings it up to date: checked, backed up before any change of its
// layout, set aside under a new name when damaged. Knows nothing of what the tables mean.
#ifndef SCHEMA_H
#define SCHEMA_H

#include "report.h"

#include <sqlite3.h>
#include <stdint.h>

enum { SCHEMA_PATH = 4096 };

// The layouts that a file can have, oldest first: step[i] takes a file from version i to i + 1.
typedef struct {
    const char *const *step; // SQL
    int count;
} Schema;

extern const Schema SCHEMA_TODAY;

typedef enum {
    SCHEMA_READY,      // open, of today's layout, writable
    SCHEMA_DAMAGED,    // no good file of ours: to be set aside
    SCHEMA_UNWRITABLE, // the folder, the disk or another program forbids it
    SCHEMA_NEWER,      // a newer game has written it: not to be touched
} SchemaState;

// One file. *database stays NULL unless SCHEMA_READY; then the caller closes it. What was wrong
// goes to fail(). `now`: seconds since 1970, for the backup's name.
SchemaState schema_open(sqlite3 **database, const char *path, const Schema *schema, int64_t now);
// The whole business for a folder: always a database, in memory where nothing can be saved (then
// *saves is false), with what the file holds if it can at least be read. One line to `notices` for
// all that somebody should be told.
sqlite3 *schema_begin(const char *folder, const Schema *schema, int64_t now, bool *saves,
                      Report *notices);

#endif
