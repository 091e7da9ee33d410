// Who does what: the solved scenes of the stage, each person's own version in them, and breaths
// that meet.
#include <math.h>
#include <string.h>

#include "fail.h"
#include "fits.h"
#include "stage_inside.h"
#include "stage_view.h"

static void free_scene(StageScene *scene) {
    for (int i = 0; i < STAGE_PEOPLE; i++)
        timeline_free(&scene->timeline[i]);
    memset(scene, 0, sizeof *scene);
}

void stage_forget(Stage *s) {
    for (int i = 0; i < STAGE_SCENES; i++)
        free_scene(&s->scene[i]);
    free_scene(&s->home);
    s->back = (StageBack){0};
}

StageScene *stage_kept(Stage *s, const Version *v, double range) {
    for (int i = 0; i < STAGE_SCENES; i++)
        if (s->scene[i].version == v && fabs(s->scene[i].range - range) < 1e-9)
            return &s->scene[i];
    return NULL;
}

void stage_stories(Stage *s, bool play) {
    if (s->exact == !play)
        return;
    stage_ahead_drop(s);
    s->exact = !play;
    s->choices = 0;
    stage_forget(s);
}

const Version *stage_version(const StageScene *scene, int who) {
    return scene->motion[who].version;
}

const Timeline *stage_timeline(const StageScene *scene, int who, const Timeline *lead) {
    return scene->motion[who].version == scene->version ? lead : &scene->timeline[who];
}

static const Choice *known(const Stage *s, const Version *beside, int who) {
    for (int i = 0; i < s->choices; i++)
        if (s->choice[i].beside == beside && s->choice[i].who == who)
            return &s->choice[i];
    return NULL;
}

SceneWork stage_work_begin(const Stage *s, const Exercise *e, int version, double range) {
    SceneWork work = {.version = version, .exact = s->exact, .people = s->count};
    work.aspect = (double)s->width / s->height;
    work.scene.exercise = e;
    work.scene.version = &e->version[version];
    work.scene.range = range;
    work.scene.turns = e->sides == SIDES_EACH;
    for (int i = 0; i < s->count; i++) {
        const Choice *choice = known(s, &e->version[version], i);
        work.figure[i] = s->actor[i].figure;
        work.does[i] = choice ? choice->version : -1;
    }
    return work;
}

void stage_work(SceneWork *w, int who) {
    const Figure *f = w->figure[who];
    const Exercise *e = w->scene.exercise;
    if (w->does[who] < 0)
        w->does[who] = w->exact ? fits_choose(e, f, w->version) : fits_play(e, f, w->version);
    motion_init(&w->scene.motion[who], f, &e->version[w->does[who]], w->scene.range);
}

void stage_work_view(SceneWork *w) {
    if (w->scene.range >= 1)
        stage_view_choose(&w->scene, w->people, w->aspect);
}

StageScene *stage_keep(Stage *s, const SceneWork *w) {
    StageScene *oldest = &s->scene[0];
    for (int i = 0; i < STAGE_SCENES; i++)
        if (s->scene[i].used < oldest->used)
            oldest = &s->scene[i];
    stage_ahead_finish_way(s); // which may begin or end in it
    free_scene(oldest);
    *oldest = w->scene;
    oldest->used = ++s->uses;
    for (int i = 0; i < s->count; i++)
        if (!known(s, oldest->version, i) && s->choices < STAGE_CHOICES) // it takes a while
            s->choice[s->choices++] = (Choice){oldest->version, i, w->does[i]};
    if (oldest->range < 1) { // it is seen from the same place, and the cushion lies there
        const StageScene *whole = stage_scene(s, oldest->exercise, w->version, 1);
        oldest->view = whole->view;
        oldest->ready = whole->ready;
        for (int i = 0; i < s->count; i++)
            oldest->motion[i].cushion = whole->motion[i].cushion;
    }
    return oldest;
}

const StageScene *stage_scene(Stage *s, const Exercise *exercise, int version, double range) {
    const Version *v = &exercise->version[version];
    StageScene *found = stage_kept(s, v, range);
    if (!found)
        found = stage_ahead_take(s, v, range);
    if (!found) {
        SceneWork work = stage_work_begin(s, exercise, version, range);
        for (int i = 0; i < s->count; i++)
            stage_work(&work, i);
        stage_work_view(&work);
        found = stage_keep(s, &work);
    }
    found->used = ++s->uses;
    return found;
}

int stage_change_ticks(Stage *s, const LevelChange *c) {
    int most = 0;
    const Exercise *from = c->exercise[0], *to = c->exercise[1];
    const StageScene *b = stage_scene(s, to, c->version[1], 1),
                     *a = stage_scene(s, from, c->version[0], 1);
    bool turns = a == b && c->left[0] != c->left[1];
    for (int i = 0; i < s->count; i++) {
        const Version *x = stage_version(a, i), *y = stage_version(b, i);
        int own = turns        ? level_turn_ticks(from, x)
                  : from == to ? level_version_ticks(x, y)
                               : level_change_ticks(x, y);
        most = own > most ? own : most;
    }
    return most;
}

const StageScene *stage_at_home(Stage *s, const Exercise *exercise, bool photo) {
    StageScene *home = &s->home;
    if (home->exercise == exercise && home->photo == photo)
        return home;
    *home = (StageScene){
        .exercise = exercise, .version = &exercise->version[0], .range = 1, .photo = photo};
    for (int i = 0; i < s->count; i++)
        motion_init(&home->motion[i], s->actor[i].figure, home->version, 1);
    stage_view_home(home, s->count, (double)s->width / s->height);
    return home;
}

void stage_keep_together(Stage *s, const StageShot *shot) {
    const Timeline *lead = shot->timeline;
    StageScene *scene = &s->scene[shot->scene - s->scene];
    for (int i = 0; lead && i < s->count; i++) {
        Timeline *own = &scene->timeline[i];
        const Version *v = scene->motion[i].version;
        bool same = own->phase && own->count == lead->count &&
                    fabs(own->breath_seconds - lead->breath_seconds) < 1e-9;
        if (v == scene->version || same)
            continue;
        timeline_free(own);
        bool meets =
            timeline_follow(own, scene->exercise, (int)(v - scene->exercise->version), lead);
        ASSERT(meets);
    }
}

// The pose to which the same step of another version leads, -1 when there is none.
static int pose_beside(const Steps *lead, const Steps *own, int pose) {
    for (int i = 0; i < lead->count && lead->count == own->count; i++)
        if (lead->step[i].pose == pose)
            return own->step[i].pose;
    return -1;
}

int stage_own_pose(const StageScene *scene, int who, int pose) {
    const Version *lead = scene->version, *own = stage_version(scene, who);
    if (own == lead || pose == lead->start)
        return own == lead ? pose : own->start;
    if (pose == exercise_home(lead))
        return exercise_home(own);
    int same = pose_beside(&lead->each, &own->each, pose);
    return same >= 0 ? same : own->start;
}
