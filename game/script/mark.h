// Remembers which tables are steps: the word that made each (exhale, inhale, hold) and on what
// line. Knows nothing of what is in them.
#ifndef MARK_H
#define MARK_H

#include <lua.h>
#include <stdbool.h>

#include "schema.h"

// Marks the table on top of the stack, and pops it. Raises when memory runs out.
void mark_set(lua_State *lua, CardKind kind, int line);
// The mark of the table on top of the stack: false when it has none.
bool mark_find(lua_State *lua, CardKind *kind, int *line);
void mark_forget(lua_State *lua); // all of them

#endif
