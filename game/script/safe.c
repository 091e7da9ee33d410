#include "safe.h"

#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "own.h"
#include "vm.h"

enum { REPEAT_MAX = 64 << 10, RANGE_MAX = 10000 };

// Calls the original function (the first upvalue) with all arguments.
static int call_original(lua_State *lua) {
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    return lua_gettop(lua);
}

// ---- base

static int safe_tostring(lua_State *lua) {
    luaL_checkany(lua, 1);
    switch (lua_type(lua, 1)) {
    case LUA_TSTRING:
    case LUA_TNUMBER:
    case LUA_TBOOLEAN:
    case LUA_TNIL:
        luaL_tolstring(lua, 1, NULL);
        break;
    default: // without the address, which differs at every run
        lua_pushstring(lua, luaL_typename(lua, 1));
    }
    return 1;
}

typedef struct {
    const char *text; // NULL for a number
    size_t length;
    lua_Number number;
    lua_Integer whole;
    int is_whole;
} SortKey;

static int compare_keys(const void *left, const void *right) {
    const SortKey *a = left, *b = right;
    if (!a->text != !b->text)
        return a->text ? 1 : -1;
    if (!a->text)
        return (a->number > b->number) - (a->number < b->number);
    int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static int pairs_next(lua_State *lua) {
    lua_Integer at = lua_tointeger(lua, lua_upvalueindex(3));
    for (;;) {
        at++;
        if (lua_rawgeti(lua, lua_upvalueindex(2), at) == LUA_TNIL)
            return 1;
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL)
            break; // else the key was taken away on the way
        lua_pop(lua, 2);
    }
    lua_pushinteger(lua, at);
    lua_replace(lua, lua_upvalueindex(3));
    return 2;
}

static void sort_key(lua_State *lua, SortKey *key) {
    if (lua_type(lua, -1) == LUA_TSTRING) {
        key->text = lua_tolstring(lua, -1, &key->length);
    } else if (lua_type(lua, -1) == LUA_TNUMBER) {
        key->text = NULL;
        key->number = lua_tonumber(lua, -1);
        key->is_whole = lua_isinteger(lua, -1);
        key->whole = key->is_whole ? lua_tointeger(lua, -1) : 0;
    } else {
        luaL_error(lua, "pairs: a key is a %s; expected texts and numbers", luaL_typename(lua, -1));
    }
}

// pairs in one order everywhere: numbers upwards, then texts by their bytes.
static int safe_pairs(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    size_t count = 0, at = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1))
        count++;
    vm_charge(lua, count * 8);
    SortKey *keys = lua_newuserdatauv(lua, (count + 1) * sizeof *keys, 0);
    for (lua_pushnil(lua); lua_next(lua, 1);) {
        lua_pop(lua, 1);
        sort_key(lua, &keys[at++]);
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    lua_pushvalue(lua, 1);
    lua_createtable(lua, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        if (keys[i].text)
            lua_pushlstring(lua, keys[i].text, keys[i].length);
        else if (keys[i].is_whole)
            lua_pushinteger(lua, keys[i].whole);
        else
            lua_pushnumber(lua, keys[i].number);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, pairs_next, 3);
    lua_pushvalue(lua, 1);
    return 2;
}

// ---- string

static int safe_rep(lua_State *lua) {
    size_t length, between = 0;
    luaL_checklstring(lua, 1, &length);
    lua_Integer count = luaL_checkinteger(lua, 2);
    luaL_optlstring(lua, 3, "", &between);
    size_t each = length + between;
    if (count > 0 && each > 0 && (size_t)count > REPEAT_MAX / each)
        return luaL_error(lua, "string.rep would make more than %d bytes", REPEAT_MAX);
    if (count > REPEAT_MAX)
        count = 0; // nothing, many times
    lua_settop(lua, 3);
    lua_pushinteger(lua, count);
    lua_replace(lua, 2);
    vm_charge(lua, count > 0 ? (size_t)count : 0);
    return call_original(lua);
}

// No addresses in texts: they differ at every run.
static int safe_format(lua_State *lua) {
    size_t length;
    const char *format = luaL_checklstring(lua, 1, &length);
    for (const char *c = format; c < format + length; c++) {
        if (*c != '%')
            continue;
        c += 1 + strspn(c + 1, "-+ #0123456789.");
        if (*c == 'p')
            return luaL_error(lua, "string.format does not know '%%p'");
    }
    for (int i = 2; i <= lua_gettop(lua); i++)
        if (lua_type(lua, i) >= LUA_TTABLE || lua_islightuserdata(lua, i))
            return luaL_error(lua, "string.format cannot show a %s", luaL_typename(lua, i));
    vm_charge(lua, length / 16);
    return call_original(lua);
}

// Functions that read a whole text.
static int safe_text(lua_State *lua) {
    size_t length;
    luaL_checklstring(lua, 1, &length);
    vm_charge(lua, length / 64);
    return call_original(lua);
}

// ---- table

// Functions that walk a whole list.
static int safe_list(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    vm_charge(lua, (size_t)lua_rawlen(lua, 1) / 4);
    return call_original(lua);
}

static int safe_sort(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    size_t count = (size_t)lua_rawlen(lua, 1);
    if (count > RANGE_MAX)
        return luaL_error(lua, "table.sort takes at most %d things", RANGE_MAX);
    vm_charge(lua, count * 8);
    return call_original(lua);
}

// Functions with a range: the arguments `from` and `to` of the call, to missing means the list's
// length.
static int ranged(lua_State *lua, int from, int to, const char *name) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_Integer first = luaL_optinteger(lua, from, 1);
    lua_Integer last = luaL_optinteger(lua, to, (lua_Integer)lua_rawlen(lua, 1));
    if (last >= first) {
        lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
        if (count >= RANGE_MAX)
            return luaL_error(lua, "%s takes at most %d things", name, RANGE_MAX);
        vm_charge(lua, (size_t)count);
    }
    return call_original(lua);
}

static int safe_move(lua_State *lua) {
    return ranged(lua, 2, 3, "table.move");
}
static int safe_unpack(lua_State *lua) {
    return ranged(lua, 2, 3, "table.unpack");
}
static int safe_concat(lua_State *lua) {
    return ranged(lua, 3, 4, "table.concat");
}

// ---- math

static lua_Number checked_angle(lua_State *lua) {
    lua_Number angle = luaL_checknumber(lua, 1);
    luaL_argcheck(lua, angle > -1e5 && angle < 1e5, 1, "an angle from -100000 to 100000");
    return angle;
}

static int safe_sin(lua_State *lua) {
    lua_pushnumber(lua, own_sin(checked_angle(lua)));
    return 1;
}

static int safe_cos(lua_State *lua) {
    lua_pushnumber(lua, own_cos(checked_angle(lua)));
    return 1;
}

static int safe_random(lua_State *lua) {
    Random *dice = &vm_of(lua)->dice;
    if (lua_gettop(lua) == 0) {
        lua_pushnumber(lua, random_unit(dice));
        return 1;
    }
    lua_Integer low = lua_gettop(lua) > 1 ? luaL_checkinteger(lua, 1) : 1;
    lua_Integer high = luaL_checkinteger(lua, lua_gettop(lua) > 1 ? 2 : 1);
    const lua_Integer far = 1000000000;
    luaL_argcheck(lua, low >= -far && high <= far && low <= high, 1, "a range of whole numbers");
    lua_pushinteger(lua, low + random_below(dice, (int)(high - low + 1)));
    return 1;
}

// ---- putting it together

typedef struct {
    const char *name;
    lua_CFunction wrap; // NULL: the original as it is
} SafeWord;

static const SafeWord BASE_WORDS[] = {{"assert", NULL},   {"error", NULL},    {"ipairs", NULL},
                                      {"select", NULL},   {"tonumber", NULL}, {"type", NULL},
                                      {"rawequal", NULL}, {NULL, NULL}};
static const SafeWord STRING_WORDS[] = {
    {"byte", NULL},       {"char", NULL},    {"format", safe_format}, {"len", NULL},
    {"lower", safe_text}, {"rep", safe_rep}, {"reverse", safe_text},  {"sub", NULL},
    {"upper", safe_text}, {NULL, NULL}};
static const SafeWord TABLE_WORDS[] = {
    {"concat", safe_concat}, {"insert", safe_list}, {"move", safe_move},     {"pack", NULL},
    {"remove", safe_list},   {"sort", safe_sort},   {"unpack", safe_unpack}, {NULL, NULL}};
static const SafeWord MATH_WORDS[] = {
    {"abs", NULL},  {"ceil", NULL}, {"deg", NULL},        {"floor", NULL}, {"fmod", NULL},
    {"huge", NULL}, {"max", NULL},  {"maxinteger", NULL}, {"min", NULL},   {"mininteger", NULL},
    {"modf", NULL}, {"pi", NULL},   {"rad", NULL},        {"sqrt", NULL},  {"tointeger", NULL},
    {"type", NULL}, {"ult", NULL},  {NULL, NULL}};

// From the library on top of the stack into the table under it.
static void copy_words(lua_State *lua, const SafeWord *words) {
    for (; words->name; words++) {
        lua_getfield(lua, -1, words->name);
        if (words->wrap)
            lua_pushcclosure(lua, words->wrap, 1);
        lua_setfield(lua, -3, words->name);
    }
    lua_pop(lua, 1);
}

static void add_function(lua_State *lua, const char *name, lua_CFunction function) {
    lua_pushcfunction(lua, function);
    lua_setfield(lua, -2, name);
}

static void open_string(lua_State *lua) {
    lua_newtable(lua);
    luaL_requiref(lua, LUA_STRLIBNAME, luaopen_string, 0);
    copy_words(lua, STRING_WORDS);
    // The methods of texts: a table of their own that no script can reach, in a metatable nobody
    // can change.
    lua_pushliteral(lua, "");
    lua_newtable(lua);
    lua_newtable(lua);
    luaL_requiref(lua, LUA_STRLIBNAME, luaopen_string, 0);
    copy_words(lua, STRING_WORDS);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}

void safe_open(lua_State *lua) {
    lua_newtable(lua);
    luaL_requiref(lua, LUA_GNAME, luaopen_base, 0);
    copy_words(lua, BASE_WORDS);
    add_function(lua, "tostring", safe_tostring);
    add_function(lua, "pairs", safe_pairs);
    lua_newtable(lua);
    luaL_requiref(lua, LUA_MATHLIBNAME, luaopen_math, 0);
    copy_words(lua, MATH_WORDS);
    add_function(lua, "sin", safe_sin);
    add_function(lua, "cos", safe_cos);
    add_function(lua, "random", safe_random);
    lua_setfield(lua, -2, "math");
    lua_newtable(lua);
    luaL_requiref(lua, LUA_TABLIBNAME, luaopen_table, 0);
    copy_words(lua, TABLE_WORDS);
    lua_setfield(lua, -2, "table");
    open_string(lua);
    lua_setfield(lua, -2, "string");
}
