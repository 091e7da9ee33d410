// A walk through the table of one card: where we are in it, and the faults met, each with its line.
// Knows no schema.
#ifndef WALK_H
#define WALK_H

#include <lua.h>
#include <stdbool.h>

#include "locate.h"
#include "report.h"
#include "vm.h"

enum { WALK_DEPTH = 12, WALK_FAULTS = 40, WALK_SHOWN = 48 };

typedef struct {
    lua_State *lua;
    const char *file, *source; // the name to show, and the whole text
    const char *word;          // the card's
    int line;                  // the card's; 0 when nobody knows
    LocateKey path[WALK_DEPTH];
    int depth;
    // The nearest call with a line of its own, like exhale{}; line 0 for none.
    const char *mark_word;
    int mark_depth, mark_line;
    struct {
        int line;
        char text[VM_TEXT];
    } fault[WALK_FAULTS];
    int faults; // may be more than are kept
} Walk;

// Into a field, a thing of a list (from 1), and back out.
void walk_into(Walk *walk, const char *name);
void walk_into_index(Walk *walk, int index);
void walk_out(Walk *walk);
int walk_line(const Walk *walk); // of the place where we are
// This place is a call of `word` on a line of its own.
void walk_mark(Walk *walk, const char *word, int line);
// Adds a fault at this place. Always false.
bool walk_fault(Walk *walk, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Tells all faults in the order of their lines; false when there were any.
bool walk_tell(Walk *walk, Report *report);

// The value on top of the stack in words: "'aal'", "12.5", "a table", "nothing".
const char *walk_shown(const Walk *walk, char out[WALK_SHOWN]);
// The text at `index` if it is one without zero bytes, else NULL. The table keeps it.
const char *walk_text(lua_State *lua, int index);

#endif
