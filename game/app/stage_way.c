// The ways of people from version to version: solved ahead of time, or when a change begins; the
// last ones are kept.
#include <math.h>

#include "stage_inside.h"

// Where repetitions begin a pose is the same however far they go.
static WayKey key_of(const StageScene *const scene[2], int who, const int pose[2],
                     const bool left[2]) {
    WayKey key = {0};
    for (int i = 0; i < 2; i++) {
        const Version *v = key.version[i] = stage_version(scene[i], who);
        key.pose[i] = stage_own_pose(scene[i], who, pose[i]);
        bool begins = key.pose[i] == v->start || key.pose[i] == exercise_home(v);
        key.mirrored[i] = left[i] && scene[i]->view.mirrors[who];
        key.range[i] = begins ? 1 : scene[i]->range;
    }
    return key;
}

static bool same_key(const WayKey *a, const WayKey *b) {
    for (int i = 0; i < 2; i++)
        if (a->version[i] != b->version[i] || a->pose[i] != b->pose[i] ||
            fabs(a->range[i] - b->range[i]) > 1e-9 || a->mirrored[i] != b->mirrored[i])
            return false;
    return true;
}

// The way with this key, or the one not used for longest, which takes it and has to be solved.
static Way *way_with(Stage *s, int who, const WayKey *key, bool *anew) {
    Way *all = s->actor[who].way, *way = all;
    *anew = false;
    for (int i = 0; i < STAGE_WAYS; i++) {
        if (same_key(&all[i].of, key)) {
            all[i].used = ++s->uses;
            return &all[i];
        }
        if (all[i].used < way->used)
            way = &all[i];
    }
    if (way->of.version[0] && !way->solved)
        stage_ahead_finish_way(s);
    way->of = *key;
    way->solved = false;
    way->used = ++s->uses;
    *anew = true;
    return way;
}

void stage_solve_way(Way *way, const Motion *from, const Motion *to) {
    const WayKey *of = &way->of;
    change_init(&way->change, &(ChangeEnd){from, of->pose[0], of->mirrored[0]},
                &(ChangeEnd){to, of->pose[1], of->mirrored[1]});
}

const Change *stage_way(Stage *s, int who, const StageShot *shot) {
    const StageScene *const scene[2] = {shot->from, shot->scene};
    const int pose[2] = {shot->from_pose, shot->to_pose};
    WayKey key = key_of(scene, who, pose, shot->left);
    bool anew;
    Way *way = way_with(s, who, &key, &anew);
    if (!way->solved && !anew)
        stage_ahead_finish_way(s);
    if (!way->solved)
        stage_solve_way(way, &scene[0]->motion[who], &scene[1]->motion[who]);
    way->solved = true;
    return &way->change;
}

bool stage_prepare_way(Stage *s, const LevelChange *w) {
    const StageScene *scene[2];
    for (int i = 0; i < 2; i++)
        if (stage_prepare(s, w->exercise[i], w->version[i], 1))
            return true;
    for (int i = 0; i < 2; i++) {
        scene[i] = stage_kept(s, &w->exercise[i]->version[w->version[i]], 1);
        if (!scene[i]) // nothing prepares
            return false;
    }
    if (!stage_ahead_idle(s))
        return s->ahead != NULL;
    for (int who = 0; who < s->count; who++) {
        WayKey key = key_of(scene, who, w->pose, w->left);
        bool anew;
        Way *way = way_with(s, who, &key, &anew);
        if (anew)
            stage_ahead_way(s, way, &scene[0]->motion[who], &scene[1]->motion[who]);
        if (!way->solved)
            return true;
    }
    return false;
}
