#include "exercise.h"

#include <stddef.h>
#include <string.h>

int exercise_reps(const Exercise *e) {
    return e->sides == SIDES_NONE ? e->reps : 2 * e->reps;
}

int exercise_version(const Exercise *e, const char *id) {
    if (!id)
        return 0;
    for (int i = 0; i < e->version_count; i++)
        if (strcmp(e->version[i].id, id) == 0)
            return i;
    return -1;
}

int exercise_story(const Exercise *e, int beside) {
    if (!e->plays)
        return -1;
    const Version *story = &e->version[e->version_count], *other = &e->version[beside];
    bool same = story->pose[story->start].goal.stance == other->pose[other->start].goal.stance;
    for (int prop = 0; prop < PROP_COUNT; prop++)
        same = same && (!story->prop[prop] || other->prop[prop]);
    return same ? e->version_count : -1;
}

int exercise_home(const Version *v) {
    int home = v->start;
    for (int i = 0; i < v->before.count; i++)
        if (v->before.step[i].kind == STEP_GO)
            home = v->before.step[i].pose;
    return home;
}

const Wiggle *exercise_wiggle(const Version *v, int pose) {
    for (int i = 0; i < v->wiggle_count; i++)
        if (v->wiggle[i].pose == pose)
            return &v->wiggle[i];
    return NULL;
}
