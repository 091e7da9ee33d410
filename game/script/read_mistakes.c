#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "read.h"

// Whether the version writes this pose, or one that it is built on, from a base of its own: then
// what goes amiss in the normal one says nothing of it.
static bool written_anew(Reader *reader, const Version *version, int own, int pose) {
    for (int step = 0; pose >= 0 && step < POSES_MAX; step++) {
        lua_pushvalue(reader->lua, own);
        bool anew = false;
        if (read_push(reader, "poses")) {
            if (read_push(reader, version->pose[pose].id)) {
                anew = read_name(reader, "base") != NULL;
                lua_pop(reader->lua, 1);
            }
            lua_pop(reader->lua, 1);
        }
        lua_pop(reader->lua, 1);
        if (anew)
            return true;
        pose = version->pose[pose].base;
    }
    return false;
}

// The list on top of the stack. `over`: the table of a version that takes it over, 0 for none.
static void read_list(Reader *reader, Version *out, int over, const char *prefix) {
    lua_State *lua = reader->lua;
    int length = (int)lua_rawlen(lua, -1);
    if (length > MISTAKES_MAX)
        walk_fault(&reader->walk, "'mistakes' has too many; at most %d fit", MISTAKES_MAX);
    for (int i = 1; i <= length && out->mistake_count < MISTAKES_MAX; i++) {
        lua_rawgeti(lua, -1, i);
        walk_into_index(&reader->walk, i);
        int at = read_pose_named(reader, out, "at");
        if (at < out->pose_count && !(over && written_anew(reader, out, over, at))) {
            MistakeCard *mistake = &out->mistake[out->mistake_count++];
            char key[3 * ID_LENGTH];
            snprintf(key, sizeof key, "%s.mistake_%d", prefix, i);
            *mistake = (MistakeCard){
                .at = at, .goal = out->pose[at].goal, .line = walk_line(&reader->walk)};
            read_goal(reader, &mistake->goal);
            mistake->say = read_cue(reader, "say", key);
        }
        walk_out(&reader->walk);
        lua_pop(lua, 1);
    }
}

void read_mistakes(Reader *reader, Version *out, int normal, int own, const char *version,
                   const char *exercise) {
    out->mistake_count = 0;
    for (int pass = 0; pass < 2; pass++) {
        int table = pass == 0 ? own : normal, depth = reader->walk.depth;
        if (table == 0)
            continue;
        lua_pushvalue(reader->lua, table);
        bool found = read_push(reader, "mistakes");
        lua_remove(reader->lua, found ? -2 : -1);
        if (!found)
            continue;
        char prefix[2 * ID_LENGTH + 2];
        snprintf(prefix, sizeof prefix, "%s%s%s", exercise, pass == 0 ? "." : "",
                 pass == 0 ? version : "");
        if (pass == 0) {
            walk_into(&reader->walk, "versions");
            walk_into(&reader->walk, version);
        }
        walk_into(&reader->walk, "mistakes");
        read_list(reader, out, pass == 1 ? own : 0, prefix);
        while (reader->walk.depth > depth)
            walk_out(&reader->walk);
        lua_pop(reader->lua, 1);
        return;
    }
}
