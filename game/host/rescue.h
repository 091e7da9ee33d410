// Reads back what can still be read from a damaged file of the family. Knows no meaning of a table.
#ifndef RESCUE_H
#define RESCUE_H

#include <sqlite3.h>

// Copies every row that `damaged` (a path; not changed) still gives into the tables of the same
// layout in `database`. Returns the number of rows.
int rescue_rows(const char *damaged, sqlite3 *database);

#endif
