#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read.h"
#include "schema_parts.h"

// ---- levels

// Index of the exercise `id`; unknown ones are told.
static int exercise_named(Reader *reader, const char *id) {
    if (!id)
        return -1; // told by the schema
    int index = library_exercise(reader->library, id);
    if (index >= 0)
        return index;
    const char *words[EXERCISES_MAX + BROKEN_MAX + 1];
    int count = 0;
    for (; count < reader->library->exercise_count && count < EXERCISES_MAX; count++)
        words[count] = reader->library->exercise[count].id;
    for (int i = 0; i < reader->broken_count; i++)
        words[count++] = reader->broken[i]; // was meant, though it has faults of its own
    words[count] = NULL;
    const char *near = nearest_word(id, words);
    walk_fault(&reader->walk, "there is no exercise '%s'%s%s%s", id,
               near ? " (did you mean '" : "; expected the id of one", near ? near : "",
               near ? "'?)" : "");
    return -1;
}

bool read_left_out(const Reader *reader, const char *id) {
    bool broken = false;
    for (int i = 0; id && i < reader->broken_count; i++)
        broken |= !strcmp(reader->broken[i], id);
    return broken && library_exercise(reader->library, id) < 0;
}

static void read_choices(Reader *reader, LevelMove *move) {
    lua_State *lua = reader->lua;
    if (!read_push(reader, "choices"))
        return;
    walk_into(&reader->walk, "choices");
    int length = (int)lua_rawlen(lua, -1);
    for (int i = 1; i <= length && move->choice_count < MOVES_MAX; i++) {
        lua_rawgeti(lua, -1, i);
        walk_into_index(&reader->walk, i);
        const char *id = walk_text(lua, -1);
        int index = read_left_out(reader, id) ? -1 : exercise_named(reader, id);
        if (index >= 0)
            move->choice[move->choice_count++] = index;
        walk_out(&reader->walk);
        lua_pop(lua, 1);
    }
    walk_out(&reader->walk);
    lua_pop(lua, 1);
}

static void read_move(Reader *reader, LevelMove *move) {
    lua_State *lua = reader->lua;
    *move = (LevelMove){.exercise = -1};
    if (!lua_istable(lua, -1)) {
        move->exercise = exercise_named(reader, walk_text(lua, -1));
        return;
    }
    const char *id = read_name(reader, "exercise");
    if (!id && lua_rawgeti(lua, -1, 1)) {
        id = walk_text(lua, -1);
        lua_pop(lua, 1);
    }
    move->exercise = exercise_named(reader, id);
    const char *version = read_name(reader, "version");
    if (version && move->exercise >= 0) {
        const Exercise *exercise = &reader->library->exercise[move->exercise];
        walk_into(&reader->walk, "version");
        if (exercise_version(exercise, version) < 0)
            walk_fault(&reader->walk, "'%s' has no version '%s'", id, version);
        walk_out(&reader->walk);
        move->version = read_copy(reader, version);
    }
    read_choices(reader, move);
}

static void read_hours(Reader *reader, Level *out) {
    if (!read_push(reader, "hours"))
        return;
    lua_rawgeti(reader->lua, -1, 1);
    lua_rawgeti(reader->lua, -2, 2);
    out->from_hour = lua_tonumber(reader->lua, -2);
    out->to_hour = lua_tonumber(reader->lua, -1);
    lua_pop(reader->lua, 3);
}

// Floor movements belong together: getting down and up is the hardest part for a sore back.
static void read_trips(Reader *reader, Level *out) {
    out->floor_trips = (int)read_number(reader, "floor_trips", 1);
    int trips = reader->walk.faults == 0 ? level_floor_trips(reader->library, out) : 0;
    if (trips > out->floor_trips)
        walk_fault(&reader->walk,
                   "goes down to the floor %d times; expected at most %d: put the floor movements "
                   "together, or write 'floor_trips = %d'",
                   trips, out->floor_trips, trips);
}

bool read_level(Reader *reader, Level *out) {
    lua_State *lua = reader->lua;
    *out = (Level){.file = read_copy(reader, reader->walk.file), .line = walk_line(&reader->walk)};
    out->id = read_copy(reader, reader->id ? reader->id : "");
    out->name = read_text(reader, "name");
    out->about = read_text(reader, "about");
    const char *icon = read_name(reader, "icon");
    out->icon = icon ? read_copy(reader, icon) : out->id;
    out->room = (RoomId)read_choice(reader, "room", SCHEMA_ROOMS, ROOM_LIVING_ROOM);
    read_hours(reader, out);
    if (!read_push(reader, "moves"))
        return false;
    walk_into(&reader->walk, "moves");
    int length = (int)lua_rawlen(lua, -1);
    if (length == 0)
        walk_fault(&reader->walk, "'moves' is empty; expected at least one movement");
    for (int i = 1; i <= length && out->move_count < MOVES_MAX; i++) {
        lua_rawgeti(lua, -1, i);
        walk_into_index(&reader->walk, i);
        read_move(reader, &out->move[out->move_count++]);
        walk_out(&reader->walk);
        lua_pop(lua, 1);
    }
    walk_out(&reader->walk);
    lua_pop(lua, 1);
    read_trips(reader, out);
    return reader->walk.faults == 0;
}

// ---- avatars

static void set_colour(Reader *reader, const char *name, unsigned *colour) {
    const char *text = read_name(reader, name);
    if (text)
        *colour = (unsigned)strtoul(text + 1, NULL, 16);
}

static void read_look(Reader *reader, Look *look) {
    if (!read_push(reader, "look"))
        return;
    set_colour(reader, "skin", &look->skin);
    set_colour(reader, "hair", &look->hair);
    set_colour(reader, "top", &look->top);
    set_colour(reader, "trousers", &look->trousers);
    set_colour(reader, "accent", &look->accent);
    look->hair_style =
        (HairStyle)read_choice(reader, "hair_style", SCHEMA_HAIR, (int)look->hair_style);
    look->stripes = read_flag(reader, "stripes", look->stripes);
    look->lashes = read_number(reader, "lashes", look->lashes);
    look->glasses = read_flag(reader, "glasses", look->glasses);
    lua_pop(reader->lua, 1);
}

static void read_lengths(Reader *reader, Figure *figure) {
    if (!read_push(reader, "lengths"))
        return;
    const Card *card = schema_find(schema_card(CARD_AVATAR), "lengths")->card;
    for (int i = 0; i < card->count; i++) {
        double *length = (double *)(void *)((char *)figure + card->field[i].bind);
        *length = read_number(reader, card->field[i].name, *length);
    }
    lua_pop(reader->lua, 1);
}

static void read_prefers(Reader *reader, Figure *figure) {
    if (!read_push(reader, "prefers"))
        return;
    int length = (int)lua_rawlen(reader->lua, -1);
    if (length > FIGURE_PREFERS)
        walk_fault(&reader->walk, "'prefers' has %d versions; expected at most %d", length,
                   FIGURE_PREFERS);
    for (int i = 0; i < length && i < FIGURE_PREFERS; i++) {
        lua_rawgeti(reader->lua, -1, i + 1);
        const char *version = walk_text(reader->lua, -1);
        snprintf(figure->prefers[i], ID_LENGTH, "%s", version ? version : "");
        lua_pop(reader->lua, 1);
    }
    lua_pop(reader->lua, 1);
}

static void read_build(Reader *reader, Figure *out) {
    Build build = {.height = read_number(reader, "height", 1.65)};
    build.age = (AgeGroup)read_choice(reader, "age", SCHEMA_AGES, AGE_ADULT);
    build.years = read_number(reader, "years", figure_years(build.height));
    build.man = read_choice(reader, "build", SCHEMA_BUILDS, 0) == 1;
    build.round = read_number(reader, "round", 0);
    build.shoulders = read_number(reader, "shoulders", 1);
    build.hips = read_number(reader, "hips", 1);
    figure_build(out, &build);
}

bool read_avatar(Reader *reader, Figure *out) {
    read_build(reader, out);
    snprintf(out->id, sizeof out->id, "%s", reader->id);
    const char *name = read_text(reader, "name");
    vm_clean(out->name, sizeof out->name, name ? name : reader->id);
    read_lengths(reader, out);
    if (read_push(reader, "chair")) {
        out->chair_top = read_number(reader, "top", out->chair_top);
        out->chair_away = read_number(reader, "away", out->chair_away);
        lua_pop(reader->lua, 1);
    }
    if (read_push(reader, "band")) {
        out->band_breadths = read_number(reader, "breadths", out->band_breadths);
        out->band_least = read_number(reader, "least", out->band_least);
        out->band_behind = radians(read_number(reader, "behind", degrees(out->band_behind)));
        lua_pop(reader->lua, 1);
    }
    read_look(reader, &out->look);
    out->guide = read_flag(reader, "guide", false);
    read_prefers(reader, out);
    return reader->walk.faults == 0;
}

// ---- rewards

bool read_reward(Reader *reader, RewardCard *out) {
    *out = (RewardCard){.file = read_copy(reader, reader->walk.file),
                        .line = walk_line(&reader->walk)};
    out->id = read_copy(reader, reader->id ? reader->id : "");
    out->name = read_text(reader, "name");
    return reader->walk.faults == 0;
}
