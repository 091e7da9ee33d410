#include "read.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema_parts.h"

void *read_take(Reader *reader, size_t size) {
    Arena *arena = &reader->library->arena;
    if (arena->size - arena->used < size + 64)
        luaL_error(reader->lua, "all cards together are too large");
    return arena_take(arena, size);
}

const char *read_copy(Reader *reader, const char *text) {
    size_t size = strlen(text) + 1;
    return memcpy(read_take(reader, size), text, size);
}

bool read_push(Reader *reader, const char *name) {
    lua_pushstring(reader->lua, name);
    if (lua_rawget(reader->lua, -2) != LUA_TNIL)
        return true;
    lua_pop(reader->lua, 1);
    return false;
}

double read_number(Reader *reader, const char *name, double fallback) {
    if (!read_push(reader, name))
        return fallback;
    double value =
        lua_type(reader->lua, -1) == LUA_TNUMBER ? lua_tonumber(reader->lua, -1) : fallback;
    lua_pop(reader->lua, 1);
    return value;
}

bool read_flag(Reader *reader, const char *name, bool fallback) {
    if (!read_push(reader, name))
        return fallback;
    bool value = lua_toboolean(reader->lua, -1);
    lua_pop(reader->lua, 1);
    return value;
}

const char *read_name(Reader *reader, const char *name) {
    if (!read_push(reader, name))
        return NULL;
    const char *text = walk_text(reader->lua, -1);
    lua_pop(reader->lua, 1); // the table keeps the text
    return text;
}

int read_choice(Reader *reader, const char *name, const char *const *words, int fallback) {
    const char *text = read_name(reader, name);
    for (int i = 0; text && words[i]; i++)
        if (!strcmp(words[i], text))
            return i;
    return fallback;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int read_names(Reader *reader, const char **names, int most) {
    lua_State *lua = reader->lua;
    int count = 0;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        const char *name = walk_text(lua, -2);
        if (name && count < most)
            names[count] = name;
        count += name != NULL;
    }
    if (count <= most)
        qsort(names, (size_t)count, sizeof *names, compare_names);
    return count;
}

static const Word *translated(Reader *reader, const char *key) {
    Word *word = words_find(reader->language, key);
    if (word)
        word->used = true;
    return word;
}

enum { KEY_LENGTH = 2 * ID_LENGTH + 64 };

static void note_gap(Reader *reader, const char *key, const char *more) {
    char quoted[KEY_LENGTH + ID_LENGTH]; // a version that takes its steps over asks again
    snprintf(quoted, sizeof quoted, "'%s'%s", key, more);
    if (reader->gaps && !report_has(reader->gaps, quoted))
        report_add(reader->gaps, "%s:%d: %s", reader->walk.file, walk_line(&reader->walk), quoted);
}

const char *read_text_as(Reader *reader, const char *field, const char *name) {
    char key[KEY_LENGTH];
    snprintf(key, sizeof key, "%s.%s", reader->id ? reader->id : "", name);
    const Word *word = translated(reader, key);
    const char *text = read_name(reader, field);
    if (text && !word)
        note_gap(reader, key, "");
    if (word)
        return read_copy(reader, word->text);
    return text ? read_copy(reader, text) : NULL;
}

const char *read_text(Reader *reader, const char *name) {
    return read_text_as(reader, name, name);
}

// The texts of the value on top of the stack: a text, or { text, short = text }.
static Cue plain_cue(Reader *reader) {
    lua_State *lua = reader->lua;
    Cue cue = {0};
    if (!lua_istable(lua, -1)) {
        cue.text = walk_text(lua, -1);
        return cue;
    }
    if (lua_rawgeti(lua, -1, 1) == LUA_TSTRING)
        cue.text = lua_tostring(lua, -1);
    lua_pop(lua, 1);
    if (!cue.text)
        cue.text = read_name(reader, "text");
    cue.brief = read_name(reader, "short");
    return cue;
}

Cue read_cue(Reader *reader, const char *say, const char *key) {
    Cue cue = {0};
    if (read_push(reader, say)) {
        cue = plain_cue(reader);
        lua_pop(reader->lua, 1);
    }
    const Word *word = translated(reader, key);
    if (cue.text && !word)
        note_gap(reader, key, "");
    else if (cue.brief && word && !word->brief)
        note_gap(reader, key, " in few words");
    if (word) {
        cue.text = word->text;
        cue.brief = word->brief;
    }
    cue.id = read_copy(reader, key);
    cue.text = cue.text ? read_copy(reader, cue.text) : NULL;
    cue.brief = cue.brief ? read_copy(reader, cue.brief) : NULL;
    return cue;
}

double read_unit(const Field *field, double value) {
    if (field->unit == UNIT_DEGREES)
        return radians(value);
    return field->unit == UNIT_MILLIMETRES ? value / 1000.0 : value;
}
