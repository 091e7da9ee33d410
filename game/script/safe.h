// The harmless part of Lua's own library: what every card may use. Knows no cards.
#ifndef SAFE_H
#define SAFE_H

#include <lua.h>

// Leaves on the stack the template of an environment: the base words and copies of math, string and
// table. Also gives texts their methods. Raises when memory runs out.
void safe_open(lua_State *lua);
// Pushes a copy of the template at `index`, tables in it copied too, in which an unknown word is an
// error.
void safe_environment(lua_State *lua, int index);

#endif
