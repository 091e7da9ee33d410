// The child's own way through a movement: its wiggles, and that it meets the grown-up at the end of
// every half-breath.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read.h"
#include "schema_parts.h"

void read_into_version(Reader *reader, const char *id) {
    if (!reader->kid)
        walk_into(&reader->walk, "versions");
    walk_into(&reader->walk, id);
}

static void unknown_pose(Reader *reader, const Version *version, const char *name) {
    const char *words[POSES_MAX + 1];
    for (int i = 0; i < version->pose_count; i++)
        words[i] = version->pose[i].id;
    words[version->pose_count] = NULL;
    const char *near = nearest_word(name, words);
    walk_fault(&reader->walk, "there is no pose '%s'%s%s%s", name,
               near ? " (did you mean '" : "; expected a pose of this card", near ? near : "",
               near ? "'?)" : "");
}

// The table of one wiggle is on top of the stack.
static void read_wiggle(Reader *reader, Version *version, const char *name) {
    int pose = read_pose_index(version, name);
    if (pose < 0 && version->pose_count > 0) {
        unknown_pose(reader, version, name);
    } else if (version->wiggle_count == WIGGLES_MAX) {
        walk_fault(&reader->walk, "'wiggles' has too many; at most %d fit", WIGGLES_MAX);
    } else {
        Wiggle *wiggle = &version->wiggle[version->wiggle_count++];
        wiggle->pose = pose;
        wiggle->times = (int)read_number(reader, "times", 2);
        wiggle->one_way = read_flag(reader, "one_way", false);
        wiggle->line = walk_line(&reader->walk);
        read_goal(reader, &wiggle->away);
    }
}

void read_wiggles(Reader *reader, Version *version) {
    enum { MOST = 2 * WIGGLES_MAX }; // some may name a pose that is not there
    lua_State *lua = reader->lua;
    const char *names[MOST];
    int count = read_names(reader, names, MOST);
    if (count > MOST)
        walk_fault(&reader->walk, "'wiggles' has too many; at most %d fit", WIGGLES_MAX);
    for (int i = 0; count <= MOST && i < count; i++) {
        lua_getfield(lua, -1, names[i]);
        walk_into(&reader->walk, names[i]);
        read_wiggle(reader, version, names[i]);
        walk_out(&reader->walk);
        lua_pop(lua, 1);
    }
}

// ---- the same breaths

static void in_words(const StepCard *step, char *out, size_t size) {
    const char *word = step->air == AIR_OUT ? "exhale" : "inhale";
    if (step->kind == STEP_HOLD)
        snprintf(out, size, "a hold of %d breath%s", step->breaths, step->breaths == 1 ? "" : "s");
    else if (step->halves > 1)
        snprintf(out, size, "an %s over %d half-breaths", word, step->halves);
    else
        snprintf(out, size, "an %s", word);
}

static void check_list(Reader *reader, const Steps *normal, Steps *story, const char *list) {
    Walk *walk = &reader->walk;
    int line = walk->line;
    for (int i = 0; i < normal->count && i < story->count; i++) {
        const StepCard *a = &normal->step[i];
        StepCard *b = &story->step[i];
        b->min_seconds = a->min_seconds; // a breath more is one for both
        if (!b->turns && a->turns) {     // and both are seen from the same side
            b->turns = true;
            b->yaw = a->yaw;
        }
        if (!b->feel && !b->moves && !b->still) { // the same is pointed at
            b->feel = a->feel;
            b->moves = a->moves;
            b->still = a->still;
        }
        char is[48], wanted[48];
        in_words(b, is, sizeof is);
        in_words(a, wanted, sizeof wanted);
        if (!strcmp(is, wanted))
            continue;
        walk->line = b->line;
        walk_fault(walk,
                   "the child's step %d of '%s' is %s; expected %s, so that it meets the grown-up",
                   i + 1, list, is, wanted);
    }
    walk->line = line;
    if (normal->count != story->count)
        walk_fault(walk, "the child has %d of the %d steps in '%s'; expected the same breaths",
                   story->count, normal->count, list);
}

void read_check_beats(Reader *reader, const Version *normal, Version *story) {
    check_list(reader, &normal->before, &story->before, "before");
    check_list(reader, &normal->each, &story->each, "steps");
    check_list(reader, &normal->after, &story->after, "after");
}
