// The environment of one file: a copy of the harmless words, and what is told about all others.
#include "safe.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <string.h>

#include "report.h"
#include "vm.h"

enum { WORDS_MAX = 64 };

// Words of full Lua that reach out of the box.
static const char *const OUTSIDE[] = {"collectgarbage",
                                      "coroutine",
                                      "debug",
                                      "dofile",
                                      "getmetatable",
                                      "io",
                                      "load",
                                      "loadfile",
                                      "loadstring",
                                      "next",
                                      "os",
                                      "package",
                                      "pcall",
                                      "print",
                                      "rawget",
                                      "rawlen",
                                      "rawset",
                                      "require",
                                      "setmetatable",
                                      "utf8",
                                      "xpcall",
                                      "_G",
                                      NULL};

static bool is_outside(const char *word) {
    for (int i = 0; OUTSIDE[i]; i++)
        if (!strcmp(OUTSIDE[i], word))
            return true;
    return false;
}

// The known word nearest to `word`, or NULL. The words are the first upvalue.
static const char *near_word(lua_State *lua, const char *word) {
    const char *words[WORDS_MAX + 1];
    int count = 0;
    lua_pushnil(lua);
    while (count < WORDS_MAX && lua_next(lua, lua_upvalueindex(1))) {
        lua_pop(lua, 1);
        words[count++] = lua_tostring(lua, -1);
    }
    words[count] = NULL;
    for (int i = 1; i < count; i++) // in one order everywhere
        for (int k = i; k > 0 && strcmp(words[k - 1], words[k]) > 0; k--) {
            const char *swapped = words[k];
            words[k] = words[k - 1];
            words[k - 1] = swapped;
        }
    const char *near = nearest_word(word, words);
    return near && strcmp(near, word) != 0 ? near : NULL;
}

// An unknown word is read: told at once, with the nearest known one.
static int unknown_word(lua_State *lua) {
    if (lua_type(lua, 2) != LUA_TSTRING)
        return 0;
    char shown[48];
    vm_clean(shown, sizeof shown, lua_tostring(lua, 2));
    if (is_outside(shown))
        return luaL_error(
            lua,
            "'%s' is not for cards; they have words, math, string and table, and reach "
            "nothing outside",
            shown);
    const char *near = near_word(lua, shown);
    return luaL_error(lua, "there is no word '%s' (%s%s%snames of poses and the like want quotes)",
                      shown, near ? "did you mean '" : "", near ? near : "", near ? "'? " : "");
}

void safe_environment(lua_State *lua, int index) {
    lua_newtable(lua);
    for (lua_pushnil(lua); lua_next(lua, index);) {
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        if (lua_istable(lua, -1)) {
            lua_newtable(lua);
            for (lua_pushnil(lua); lua_next(lua, -3);) {
                lua_pushvalue(lua, -2);
                lua_insert(lua, -2);
                lua_rawset(lua, -4);
            }
            lua_remove(lua, -2);
        }
        lua_rawset(lua, -4);
    }
    lua_newtable(lua);
    lua_pushvalue(lua, index);
    lua_pushcclosure(lua, unknown_word, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
}
