#include "mark.h"

static const char MARKS_KEY = 0; // its address is the key in the registry

void mark_set(lua_State *lua, CardKind kind, int line) {
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &MARKS_KEY) != LUA_TTABLE) {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, -1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, &MARKS_KEY);
    }
    lua_insert(lua, -2);
    lua_pushinteger(lua, (lua_Integer)line * CARD_KINDS + kind);
    lua_rawset(lua, -3);
    lua_pop(lua, 1);
}

bool mark_find(lua_State *lua, CardKind *kind, int *line) {
    bool marked = false;
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &MARKS_KEY) == LUA_TTABLE) {
        lua_pushvalue(lua, -2);
        marked = lua_rawget(lua, -2) == LUA_TNUMBER;
        lua_Integer mark = marked ? lua_tointeger(lua, -1) : 0;
        *kind = (CardKind)(mark % CARD_KINDS);
        *line = (int)(mark / CARD_KINDS);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return marked;
}

void mark_forget(lua_State *lua) {
    lua_pushnil(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &MARKS_KEY);
}
