#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema_parts.h"
#include "source.h"

// ---- steps and breath

static void source_steps(Source *source, Steps *out, const char *name) {
    bool own;
    out->count = 0;
    if (!source_push(source, name, &own))
        return;
    read_steps(source->reader, source->version, out, name,
               own ? source->prefix : source->exercise->id);
    source_pop(source);
}

static Air other_air(Air air) {
    return air == AIR_IN ? AIR_OUT : AIR_IN;
}

// The half-breath after a step.
static Air air_after(const StepCard *step) {
    bool even = step->kind == STEP_HOLD || step->halves % 2 == 0;
    return even ? step->air : other_air(step->air);
}

// `last`: the step before, which ends what `where` says ("": it stands in the same list).
static void told_air(Source *source, const StepCard *last, const StepCard *step,
                     const char *where) {
    Walk *walk = &source->reader->walk;
    const char *twice = step->air == AIR_OUT ? "out" : "in";
    const char *wanted = step->kind == STEP_HOLD ? "an exhale before a hold, which begins with in"
                         : step->air == AIR_OUT  ? "an inhale between two exhales"
                                                 : "an exhale between two inhales";
    char other[96] = "";
    if (where[0])
        snprintf(other, sizeof other, " (the one before is in line %d, at the end of %s)",
                 last->line, where);
    int line = walk->line;
    walk->line = step->line; // the step is known by its line alone
    walk_fault(walk, "two %s-breaths in a row%s; expected %s", twice, other, wanted);
    walk->line = line;
}

// Checks that breath flows through a list that follows `*last` (NULL: nothing does). Leaves its own
// last step there.
static void check_air(Source *source, const Steps *steps, const StepCard **last,
                      const char *where) {
    for (int i = 0; i < steps->count; i++) {
        const StepCard *step = &steps->step[i];
        if (*last && step->air != air_after(*last))
            told_air(source, *last, step, i == 0 ? where : "");
        *last = step;
    }
}

static void check_breath(Source *source) {
    const Version *version = source->version;
    const StepCard *last = NULL;
    check_air(source, &version->before, &last, "");
    check_air(source, &version->each, &last, "'before'");
    if (exercise_reps(source->exercise) > 1 && version->each.count > 0 &&
        version->each.step[0].air != air_after(last))
        told_air(source, last, &version->each.step[0], "a repetition");
    check_air(source, &version->after, &last, "the last repetition");
}

// ---- poses along the steps

static const Steps *last_steps(const Version *version) {
    return version->after.count ? &version->after : &version->each;
}

static void find_start(Source *source) {
    Version *version = source->version;
    const Steps *last = last_steps(version);
    bool own;
    version->start = -1;
    if (source_push(source, "start", &own)) {
        const char *name = walk_text(source->reader->lua, -1);
        version->start = read_pose_index(version, name);
        if (version->start < 0)
            walk_fault(&source->reader->walk, "there is no pose '%s'; expected a pose of this card",
                       name);
        source_pop(source);
    }
    for (int i = last->count - 1; i >= 0 && version->start < 0; i--)
        if (last->step[i].kind == STEP_GO)
            version->start = last->step[i].pose;
    if (version->start < 0)
        version->start = 0;
}

// Gives holds the pose the body is in; returns the pose at the end.
static int fill_holds(Steps *steps, int pose) {
    for (int i = 0; i < steps->count; i++) {
        if (steps->step[i].kind == STEP_HOLD)
            steps->step[i].pose = pose;
        pose = steps->step[i].pose;
    }
    return pose;
}

// Fills the poses of holds, and checks that the movement comes back to where it began.
static void check_closed(Source *source, bool tell) {
    Version *version = source->version;
    int before = fill_holds(&version->before, version->start);
    int end = fill_holds(&version->each, before);
    int after = fill_holds(&version->after, end);
    Walk *walk = &source->reader->walk;
    if (!tell || version->pose_count == 0 || version->each.count == 0)
        return;
    int line = walk->line;
    if (end != before && exercise_reps(source->exercise) > 1) {
        walk->line = version->each.step[version->each.count - 1].line;
        walk_fault(walk, "a repetition ends in '%s' but begins in '%s'; expected the same pose",
                   version->pose[end].id, version->pose[before].id);
    } else if (after != version->start) {
        const Steps *last = last_steps(version);
        walk->line = last->step[last->count - 1].line;
        walk_fault(walk, "the movement ends in '%s' but begins in '%s'; expected the same pose",
                   version->pose[after].id, version->pose[version->start].id);
    }
    walk->line = line;
}

// ---- versions

static int poses_table(Source *source, int table) {
    if (table == 0)
        return 0;
    lua_pushvalue(source->reader->lua, table);
    bool found = read_push(source->reader, "poses");
    lua_remove(source->reader->lua, found ? -2 : -1);
    return found ? lua_gettop(source->reader->lua) : 0;
}

// A movement has at least a pose and a step.
static void check_there(Source *source) {
    Walk *walk = &source->reader->walk;
    if (walk->faults > 0)
        return;
    if (source->version->pose_count == 0)
        walk_fault(walk, "there are no poses; expected poses = { name = { ... } }");
    if (source->version->each.count == 0)
        walk_fault(walk, "'steps' is empty; expected at least an exhale{} and an inhale{}");
}

static void read_version(Source *source) {
    lua_State *lua = source->reader->lua;
    Version *version = source->version;
    luaL_checkstack(lua, 20, "versions");
    int top = lua_gettop(lua);
    int normal = poses_table(source, source->normal);
    int own = poses_table(source, source->own);
    read_poses(source->reader, version, normal, own, source->id);
    lua_settop(lua, top);
    read_mistakes(source->reader, version, source->normal, source->own, source->id,
                  source->exercise->id);
    source_steps(source, &version->before, "before");
    source_steps(source, &version->each, "steps");
    source_steps(source, &version->after, "after");
    source_things(source);
    find_start(source);
    check_there(source);
    // These make sense only of whole steps and poses.
    bool whole = source->reader->walk.faults == 0;
    check_closed(source, whole);
    if (whole) {
        check_breath(source);
        source_check_props(source);
    }
}

static void read_normal(Reader *reader, Exercise *out, int table) {
    Source source = {
        .reader = reader, .exercise = out, .version = &out->version[0], .normal = table};
    snprintf(source.prefix, sizeof source.prefix, "%s", out->id);
    out->version[0].id = "normal";
    const Word *name = words_find(reader->language, "version.normal");
    if (!name)
        name = words_find(reader->english, "version.normal");
    out->version[0].name = name ? read_copy(reader, name->text) : out->version[0].id;
    out->version_count = 1;
    read_version(&source);
}

// Who asks for less is offered "easier" before any other version.
static void easier_first(const char **names, int count) {
    for (int i = count - 1; i > 0; i--)
        if (!strcmp(names[i], "easier")) {
            const char *before = names[i - 1];
            names[i - 1] = names[i];
            names[i] = before;
        }
}

// The ids of all versions: the easier one, then in the order of their names; none, and told, when
// there are too many: which would be left out is chance.
static int version_names(Reader *reader, const char *names[VERSIONS_MAX]) {
    int count = read_names(reader, names, VERSIONS_MAX - 1);
    easier_first(names, count);
    if (count < VERSIONS_MAX)
        return count;
    walk_into(&reader->walk, "versions");
    walk_fault(&reader->walk, "'versions' has too many; at most %d fit", VERSIONS_MAX - 1);
    walk_out(&reader->walk);
    return 0;
}

static void read_one_version(Reader *reader, Exercise *out, int table, const char *id) {
    Version *version = &out->version[out->version_count++];
    char name[ID_LENGTH + 16];
    version->id = read_copy(reader, id);
    snprintf(name, sizeof name, "%s.name", id);
    version->name = read_text_as(reader, "name", name);
    if (!version->name)
        version->name = version->id;
    Source source = {.reader = reader,
                     .exercise = out,
                     .version = version,
                     .normal = table,
                     .own = lua_gettop(reader->lua),
                     .id = id};
    snprintf(source.prefix, sizeof source.prefix, "%s.%s", out->id, id);
    read_version(&source);
}

static void read_versions(Reader *reader, Exercise *out, int table) {
    const char *names[VERSIONS_MAX];
    if (!read_push(reader, "versions"))
        return;
    int count = version_names(reader, names);
    for (int i = 0; i < count; i++) {
        lua_getfield(reader->lua, -1, names[i]);
        if (!strcmp(names[i], "normal")) {
            walk_into(&reader->walk, "versions");
            walk_into(&reader->walk, "normal");
            walk_fault(&reader->walk, "'normal' is the exercise itself; expected another name");
            walk_out(&reader->walk);
            walk_out(&reader->walk);
        } else {
            read_one_version(reader, out, table, names[i]);
        }
        lua_pop(reader->lua, 1);
    }
    lua_pop(reader->lua, 1);
}

// The child's story as a version of its own, behind those that can be chosen. The table `kid` is on
// top of the stack.
static void read_story(Reader *reader, Exercise *out, int table) {
    lua_State *lua = reader->lua;
    Version *story = &out->version[out->version_count];
    Source source = {.reader = reader,
                     .exercise = out,
                     .version = story,
                     .normal = table,
                     .own = lua_gettop(lua),
                     .id = "kid"};
    bool own;
    story->id = "story";
    story->name = out->story ? out->story : story->id;
    snprintf(source.prefix, sizeof source.prefix, "%s.kid", out->id);
    reader->kid = true;
    read_version(&source);
    if (reader->walk.faults == 0 && source_push(&source, "wiggles", &own)) {
        read_wiggles(reader, story);
        source_pop(&source);
    }
    reader->kid = false;
    story->bear = read_name(reader, "toy") != NULL; // there is no other yet
    walk_into(&reader->walk, "kid");
    if (reader->walk.faults == 0)
        read_check_beats(reader, &out->version[0], story);
    walk_out(&reader->walk);
    out->plays = true;
}

// kid = "story", or kid = { story = "story", poses = ... }
static void read_kid(Reader *reader, Exercise *out, int table) {
    lua_State *lua = reader->lua;
    if (!read_push(reader, "kid"))
        return;
    if (lua_istable(lua, -1)) {
        int fields = 0;
        for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
            fields++;
        out->story = read_text(reader, "story");
        if (fields > 1)
            read_story(reader, out, table);
        lua_pop(lua, 1);
    } else {
        lua_pop(lua, 1);
        out->story = read_text(reader, "kid");
    }
}

bool read_exercise(Reader *reader, Exercise *out) {
    int table = lua_gettop(reader->lua);
    *out =
        (Exercise){.file = read_copy(reader, reader->walk.file), .line = walk_line(&reader->walk)};
    luaL_checkstack(reader->lua, 20, "exercise");
    out->id = read_copy(reader, reader->id ? reader->id : "");
    out->name = read_text(reader, "name");
    out->why = read_text(reader, "why");
    out->sides = (Sides)read_choice(reader, "sides", SCHEMA_SIDES, SIDES_NONE);
    out->reps = (int)read_number(reader, "reps", 1);
    static const char *const moments[] = {"next", "switch", "last", "done"};
    Cue *cues[] = {&out->next, &out->switch_side, &out->last, &out->done};
    for (int i = 0; i < 4; i++) {
        char key[2 * ID_LENGTH];
        snprintf(key, sizeof key, "%s.%s", out->id, moments[i]);
        *cues[i] = read_cue(reader, moments[i], key);
    }
    char key[2 * ID_LENGTH];
    snprintf(key, sizeof key, "%s.why", out->id);
    out->reason = read_cue(reader, "why", key);
    read_normal(reader, out, table);
    read_versions(reader, out, table);
    read_kid(reader, out, table);
    return reader->walk.faults == 0;
}
