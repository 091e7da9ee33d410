#include "walk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

void walk_into(Walk *walk, const char *name) {
    ASSERT(walk->depth < WALK_DEPTH);
    walk->path[walk->depth++] = (LocateKey){name, 0};
}

void walk_into_index(Walk *walk, int index) {
    ASSERT(walk->depth < WALK_DEPTH);
    walk->path[walk->depth++] = (LocateKey){NULL, index};
}

void walk_out(Walk *walk) {
    ASSERT(walk->depth > 0);
    walk->depth--;
    if (walk->depth < walk->mark_depth)
        walk->mark_depth = walk->mark_line = 0;
}

int walk_line(const Walk *walk) {
    int found, inner = walk->depth - walk->mark_depth;
    if (walk->mark_line > 0 && inner > 0) // the call shows its fields, wherever it stands
        return locate_line(walk->source, walk->mark_line, walk->mark_word,
                           walk->path + walk->mark_depth, inner, &found);
    int line = locate_line(walk->source, walk->line, walk->word, walk->path, walk->depth, &found);
    return found < walk->mark_depth && walk->mark_line > 0 ? walk->mark_line : line;
}

void walk_mark(Walk *walk, const char *word, int line) {
    walk->mark_word = word;
    walk->mark_line = line;
    walk->mark_depth = walk->depth;
}

bool walk_fault(Walk *walk, const char *format, ...) {
    char text[2 * VM_TEXT], clean[VM_TEXT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    vm_clean(clean, VM_TEXT, text);
    int line = walk_line(walk);
    for (int i = 0; i < walk->faults && i < WALK_FAULTS; i++)
        if (walk->fault[i].line == line && !strcmp(walk->fault[i].text, clean))
            return false; // versions share what they do not change
    if (walk->faults++ < WALK_FAULTS) {
        memcpy(walk->fault[walk->faults - 1].text, clean, VM_TEXT);
        walk->fault[walk->faults - 1].line = line;
    }
    return false;
}

static bool comes_before(const Walk *walk, int a, int b) {
    if (walk->fault[a].line != walk->fault[b].line)
        return walk->fault[a].line < walk->fault[b].line;
    return strcmp(walk->fault[a].text, walk->fault[b].text) < 0;
}

bool walk_tell(Walk *walk, Report *report) {
    int kept = walk->faults < WALK_FAULTS ? walk->faults : WALK_FAULTS;
    int order[WALK_FAULTS];
    for (int i = 0; i < kept; i++) {
        int at = i;
        for (; at > 0 && comes_before(walk, i, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (int i = 0; i < kept; i++)
        report_add(report, "%s:%d: %s", walk->file, walk->fault[order[i]].line,
                   walk->fault[order[i]].text);
    if (walk->faults > kept)
        report_add(report, "%s:%d: and %d more faults in this card", walk->file,
                   walk->line > 0 ? walk->line : 1, walk->faults - kept);
    return walk->faults == 0;
}

const char *walk_shown(const Walk *walk, char out[WALK_SHOWN]) {
    lua_State *lua = walk->lua;
    switch (lua_type(lua, -1)) {
    case LUA_TSTRING:
        out[0] = '\'';
        vm_clean(out + 1, WALK_SHOWN - 2, lua_tostring(lua, -1));
        strcat(out, "'");
        break;
    case LUA_TNUMBER:
        if (lua_isinteger(lua, -1))
            snprintf(out, WALK_SHOWN, "%lld", (long long)lua_tointeger(lua, -1));
        else if (lua_tonumber(lua, -1) != lua_tonumber(lua, -1))
            snprintf(out, WALK_SHOWN, "not a number"); // whatever its sign
        else
            snprintf(out, WALK_SHOWN, "%.6g", lua_tonumber(lua, -1));
        break;
    case LUA_TBOOLEAN:
        snprintf(out, WALK_SHOWN, "%s", lua_toboolean(lua, -1) ? "true" : "false");
        break;
    case LUA_TNIL:
        snprintf(out, WALK_SHOWN, "nothing");
        break;
    default:
        snprintf(out, WALK_SHOWN, "a %s", lua_typename(lua, lua_type(lua, -1)));
    }
    return out;
}

const char *walk_text(lua_State *lua, int index) {
    if (lua_type(lua, index) != LUA_TSTRING)
        return NULL;
    size_t length;
    const char *text = lua_tolstring(lua, index, &length);
    return strlen(text) == length ? text : NULL;
}
