#include "source.h"

#include <stdio.h>
#include <string.h>

#include "good_form.h"
#include "schema_parts.h"

bool source_push(Source *source, const char *name, bool *own) {
    lua_State *lua = source->reader->lua;
    Walk *walk = &source->reader->walk;
    for (int pass = 0; pass < 2; pass++) {
        int table = pass == 0 ? source->own : source->normal;
        if (table == 0)
            continue;
        lua_pushvalue(lua, table);
        bool found = read_push(source->reader, name);
        lua_remove(lua, found ? -2 : -1);
        *own = pass == 0;
        if (found && *own)
            read_into_version(source->reader, source->id);
        if (found) {
            walk_into(walk, name);
            return true;
        }
    }
    return false;
}

void source_pop(Source *source) {
    lua_pop(source->reader->lua, 1);
    while (source->reader->walk.depth > 0)
        walk_out(&source->reader->walk);
}

static void read_props(Source *source) {
    bool own;
    lua_State *lua = source->reader->lua;
    memset(source->version->prop, 0, sizeof source->version->prop);
    if (!source_push(source, "props", &own))
        return;
    int length = (int)lua_rawlen(lua, -1);
    for (int i = 1; i <= length; i++) {
        lua_rawgeti(lua, -1, i);
        const char *name = walk_text(lua, -1);
        for (int prop = 0; name && prop < PROP_COUNT; prop++)
            if (!strcmp(SCHEMA_PROPS[prop], name))
                source->version->prop[prop] = true;
        lua_pop(lua, 1);
    }
    source_pop(source);
}

// A card that names rules of form keeps to these; one that names none keeps to all.
static void read_form(Source *source) {
    bool own;
    lua_State *lua = source->reader->lua;
    if (!source_push(source, "form", &own))
        return;
    unsigned named = 0;
    int length = (int)lua_rawlen(lua, -1);
    for (int i = 1; i <= length; i++) {
        lua_rawgeti(lua, -1, i);
        const char *name = walk_text(lua, -1);
        for (int form = 0; name && form < FORM_COUNT; form++)
            if (!strcmp(FORM_NAMES[form], name))
                named |= 1u << form;
        lua_pop(lua, 1);
    }
    source->version->form_off = ((1u << FORM_COUNT) - 1) & ~named;
    source_pop(source);
}

static void needs_prop(Source *source, const PoseCard *pose, const char *what, const char *prop) {
    Walk *walk = &source->reader->walk;
    int line = walk->line;
    walk->line = pose->line;
    walk_fault(walk, "pose '%s' %s, but 'props' has no %s", pose->id, what, prop);
    walk->line = line;
}

void source_check_props(Source *source) {
    Version *version = source->version;
    for (int i = 0; i < version->pose_count; i++) {
        const PoseCard *pose = &version->pose[i];
        bool grips = false, rail = false;
        for (int r = 0; r < 2; r++) {
            Contact contact = pose->goal.contact[PART_HAND + r];
            Place place = pose->goal.hand_place[r];
            grips = grips || contact == CONTACT_GRIP;
            rail = rail ||
                   (contact == CONTACT_PLANT && (place == PLACE_RAIL || place == PLACE_OVER_RAIL));
        }
        if (grips && !version->prop[PROP_BAND])
            needs_prop(source, pose, "grips the band", "'band'");
        if (rail && !version->prop[PROP_CHAIR] && !version->prop[PROP_WALL])
            needs_prop(source, pose, "has a hand on the rail", "'chair' or 'wall'");
    }
}

void source_things(Source *source) {
    Version *version = source->version;
    Reader *reader = source->reader;
    const double normal_breadths = 3.5;
    bool own;
    read_props(source);
    read_form(source);
    version->band_breadths = version->prop[PROP_BAND] ? normal_breadths : 0;
    if (version->prop[PROP_BAND] && source_push(source, "band", &own)) {
        version->band_breadths = read_number(reader, "breadths", version->band_breadths);
        source_pop(source);
    }
    version->camera = (Camera3){.pitch = radians(6)};
    if (source_push(source, "camera", &own)) {
        version->camera.yaw = radians(read_number(reader, "yaw", 0));
        version->camera.pitch = radians(read_number(reader, "pitch", 6));
        version->camera.floor = read_flag(reader, "floor", false);
        source_pop(source);
    }
    char key[3 * ID_LENGTH];
    bool spoken = source_push(source, "ready", &own);
    snprintf(key, sizeof key, "%s.ready", spoken && own ? source->prefix : source->exercise->id);
    if (spoken && lua_istable(reader->lua, -1) && read_push(reader, "say")) {
        lua_pop(reader->lua, 1);
        version->ready = read_cue(reader, "say", key);
    } else if (spoken) { // ready = "Stand tall."
        lua_createtable(reader->lua, 0, 1);
        lua_pushvalue(reader->lua, -2);
        lua_setfield(reader->lua, -2, "say");
        version->ready = read_cue(reader, "say", key);
        lua_pop(reader->lua, 1);
    }
    if (spoken)
        source_pop(source);
    if (!version->ready.id)
        version->ready.id = read_copy(reader, key);
}
