#include <stdio.h>
#include <string.h>

#include "mark.h"
#include "read.h"
#include "schema_parts.h"

int read_pose_named(Reader *reader, const Version *version, const char *field) {
    const char *name = read_name(reader, field);
    int index = read_pose_index(version, name);
    if (index >= 0)
        return index;
    if (!name || version->pose_count == 0)
        return 0; // told elsewhere
    const char *words[POSES_MAX + 1];
    for (int i = 0; i < version->pose_count; i++)
        words[i] = version->pose[i].id;
    words[version->pose_count] = NULL;
    const char *near = nearest_word(name, words);
    walk_into(&reader->walk, field);
    walk_fault(&reader->walk, "there is no pose '%s'%s%s%s", name,
               near ? " (did you mean '" : "; expected a pose of this card", near ? near : "",
               near ? "'?)" : "");
    walk_out(&reader->walk);
    return 0;
}

static void read_via(Reader *reader, const Version *version, StepCard *step) {
    lua_State *lua = reader->lua;
    step->via = -1;
    step->via_at = 0.5;
    if (!read_push(reader, "via"))
        return;
    if (lua_istable(lua, -1)) {
        walk_into(&reader->walk, "via");
        if (lua_rawgeti(lua, -1, 1) == LUA_TSTRING) { // { "reach", at = 0.5 }
            lua_pushstring(lua, "pose");
            lua_insert(lua, -2);
            lua_rawset(lua, -3);
        } else {
            lua_pop(lua, 1);
        }
        step->via = read_pose_named(reader, version, "pose");
        step->via_at = read_number(reader, "at", 0.5);
        walk_out(&reader->walk);
        lua_pop(lua, 1);
    } else { // via = "reach"
        lua_pop(lua, 1);
        step->via = read_pose_named(reader, version, "via");
    }
}

static void read_timing(Reader *reader, StepCard *step) {
    if (!read_push(reader, "timing"))
        return;
    const Field *timing = schema_find(schema_card(CARD_EXHALE), "timing");
    for (int i = 0; i < timing->card->count; i++) {
        const Field *field = &timing->card->field[i];
        if (!read_push(reader, field->name))
            continue;
        Window *window = &step->window[field->bind];
        lua_rawgeti(reader->lua, -1, 1);
        lua_rawgeti(reader->lua, -2, 2);
        window->from = lua_tonumber(reader->lua, -2);
        window->to = lua_tonumber(reader->lua, -1);
        lua_pop(reader->lua, 3);
    }
    lua_pop(reader->lua, 1);
}

static void read_go(Reader *reader, const Version *version, StepCard *step, CardKind kind) {
    step->kind = STEP_GO;
    step->air = kind == CARD_EXHALE ? AIR_OUT : AIR_IN;
    step->pose = read_pose_named(reader, version, "pose");
    step->halves = (int)read_number(reader, "over", 1);
    step->min_seconds = read_number(reader, "min_seconds", 0);
    read_via(reader, version, step);
    read_timing(reader, step);
    if (read_push(reader, "camera")) {
        step->turns = true;
        step->yaw = radians(read_number(reader, "yaw", 0));
        lua_pop(reader->lua, 1);
    }
}

static void read_hold(Reader *reader, StepCard *step) {
    step->kind = STEP_HOLD;
    step->air = AIR_IN;
    step->breaths = (int)read_number(reader, "breaths", 1);
    step->pose = -1; // where the body is by then
    step->via = -1;
}

// Every area that a list names.
static AreaSet read_areas(Reader *reader, const char *list) {
    AreaSet areas = 0;
    if (!read_push(reader, list))
        return 0;
    int length = (int)lua_rawlen(reader->lua, -1);
    for (int i = 1; i <= length; i++) {
        lua_rawgeti(reader->lua, -1, i);
        const char *name = walk_text(reader->lua, -1);
        for (int k = 0; name && AREA_NAMES[k]; k++)
            if (!strcmp(AREA_NAMES[k], name))
                areas |= area_set(k);
        lua_pop(reader->lua, 1);
    }
    lua_pop(reader->lua, 1);
    return areas;
}

void read_steps(Reader *reader, const Version *version, Steps *out, const char *list,
                const char *prefix) {
    int count[CARD_KINDS] = {0};
    lua_State *lua = reader->lua;
    const char *inner = strcmp(list, "steps") != 0 ? list : "";
    out->count = 0;
    int length = (int)lua_rawlen(lua, -1);
    for (int i = 1; i <= length && i <= STEPS_MAX; i++) {
        StepCard *step = &out->step[out->count++];
        CardKind kind;
        int line;
        *step = (StepCard){0};
        lua_rawgeti(lua, -1, i);
        walk_into_index(&reader->walk, i);
        if (mark_find(lua, &kind, &line)) {
            walk_mark(&reader->walk, schema_card(kind)->name, line);
            if (kind == CARD_HOLD)
                read_hold(reader, step);
            else
                read_go(reader, version, step, kind);
            static const char *const names[CARD_KINDS] = {
                [CARD_EXHALE] = "out", [CARD_INHALE] = "in", [CARD_HOLD] = "hold"};
            char key[3 * ID_LENGTH];
            snprintf(key, sizeof key, "%s.%s%s%s_%d", prefix, inner, *inner ? "_" : "", names[kind],
                     ++count[kind]);
            step->say = read_cue(reader, "say", key);
            int feel = read_choice(reader, "feel", AREA_NAMES, -1);
            step->feel = feel >= 0 ? area_set(feel) : 0;
            step->moves = read_areas(reader, "moves");
            step->still = read_areas(reader, "still");
        }
        step->line = walk_line(&reader->walk);
        walk_out(&reader->walk);
        lua_pop(lua, 1);
    }
}
