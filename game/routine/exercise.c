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

Stance exercise_stance(const Version *v) {
    return v->pose[v->start].goal.stance;
}

int exercise_story(const Exercise *e, int beside) {
    if (!e->plays)
        return -1;
    const Version *story = &e->version[e->version_count], *other = &e->version[beside];
    bool same = exercise_stance(story) == exercise_stance(other);
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

const Cue *exercise_story_cue(const Exercise *e, int beside, const char *id) {
    int index = exercise_story(e, beside);
    if (index < 0 || !id)
        return NULL;
    const Version *v = &e->version[beside], *story = &e->version[index];
    const Steps *said[] = {&v->before, &v->each, &v->after};
    const Steps *told[] = {&story->before, &story->each, &story->after};
    for (int l = 0; l < 3; l++)
        for (int i = 0; i < said[l]->count && i < told[l]->count; i++) {
            const Cue *own = &told[l]->step[i].say;
            if (said[l]->step[i].say.id && strcmp(said[l]->step[i].say.id, id) == 0)
                return own->text && strcmp(own->id, id) != 0 ? own : NULL;
        }
    return story->ready.text && v->ready.id && strcmp(v->ready.id, id) == 0 &&
                   strcmp(story->ready.id, id) != 0
               ? &story->ready
               : NULL;
}

const Wiggle *exercise_wiggle(const Version *v, int pose) {
    for (int i = 0; i < v->wiggle_count; i++)
        if (v->wiggle[i].pose == pose)
            return &v->wiggle[i];
    return NULL;
}
