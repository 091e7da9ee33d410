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

// To find out whether a version fits takes a while, so it is done once.
static int choice_of(Stage *s, const Exercise *e, int version, int who) {
    const Version *beside = &e->version[version];
    const Choice *found = known(s, beside, who);
    if (found)
        return found->version;
    const Figure *f = s->actor[who].figure;
    int does = s->exact ? fits_choose(e, f, version) : fits_play(e, f, version);
    if (s->choices < STAGE_CHOICES)
        s->choice[s->choices++] = (Choice){beside, who, does};
    return does;
}

bool stage_prepare(Stage *s, const Exercise *exercise, int version) {
    for (int i = 0; i < s->count; i++)
        if (!known(s, &exercise->version[version], i)) {
            choice_of(s, exercise, version, i);
            return s->choices < STAGE_CHOICES;
        }
    return false;
}

const StageScene *stage_scene(Stage *s, const Exercise *exercise, int version, double range) {
    const Version *v = &exercise->version[version];
    StageScene *found = stage_kept(s, v, range), *oldest = &s->scene[0];
    if (found) {
        found->used = ++s->uses;
        return found;
    }
    for (int i = 0; i < STAGE_SCENES; i++)
        if (s->scene[i].used < oldest->used)
            oldest = &s->scene[i];
    free_scene(oldest);
    oldest->exercise = exercise;
    oldest->version = v;
    oldest->range = range;
    oldest->used = ++s->uses;
    oldest->turns = exercise->sides == SIDES_EACH;
    for (int i = 0; i < s->count; i++)
        motion_init(&oldest->motion[i], s->actor[i].figure,
                    &exercise->version[choice_of(s, exercise, version, i)], range);
    if (range < 1) // who moves less is seen from the same place
        oldest->view = stage_scene(s, exercise, version, 1)->view;
    else
        stage_view_choose(oldest, s->count, (double)s->width / s->height);
    return oldest;
}

const StageScene *stage_at_home(Stage *s, const Exercise *exercise) {
    StageScene *home = &s->home;
    if (home->exercise == exercise)
        return home;
    *home = (StageScene){.exercise = exercise, .version = &exercise->version[0], .range = 1};
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

int stage_own_pose(const StageScene *scene, int who, int pose) {
    const Version *lead = scene->version, *own = stage_version(scene, who);
    if (own == lead)
        return pose;
    bool home = pose != lead->start && pose == exercise_home(lead);
    return home ? exercise_home(own) : own->start;
}
