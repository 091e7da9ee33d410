// Who does what: the solved scenes of the stage, each person's own version in them, and breaths
// that meet.
#include <math.h>
#include <string.h>

#include "fail.h"
#include "fits.h"
#include "stage_inside.h"
#include "stage_view.h"

// A cushion that nobody needs lies at the foot of the room's wall, beside the mat's middle.
// The first person's lies on the right: on the left the baby has its place.
static const double CUSHION_X[2] = {.08, -.34}; // of the person's height
static const double CUSHION_Z = .22;            // metres from the wall
// A chair that a level does not need waits beside the picture, another one by the room's wall;
// metres.
static const double CHAIR_X = 4.4;
static const double CHAIR_WALL = .40, CHAIR_ASIDE = .80, CHAIR_BEHIND = -.10;
// The stool is pushed so far while somebody is on the floor, of the person's height.
static const Vec3 STOOL_ASIDE = {.34, 0, -.64};
// Stool and bears come within this share of a way.
static const double COMES_IN = .2;

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
    SceneWork work = {e, version, range, s->exact, s->count, {NULL}, {0}, {{0}}};
    for (int i = 0; i < s->count; i++) {
        const Choice *choice = known(s, &e->version[version], i);
        work.figure[i] = s->actor[i].figure;
        work.does[i] = choice ? choice->version : -1;
    }
    return work;
}

void stage_work(SceneWork *w, int who) {
    const Figure *f = w->figure[who];
    if (w->does[who] < 0)
        w->does[who] = w->exact ? fits_choose(w->exercise, f, w->version)
                                : fits_play(w->exercise, f, w->version);
    motion_init(&w->motion[who], f, &w->exercise->version[w->does[who]], w->range);
}

StageScene *stage_keep(Stage *s, const SceneWork *w) {
    const Exercise *exercise = w->exercise;
    const Version *v = &exercise->version[w->version];
    StageScene *oldest = &s->scene[0];
    for (int i = 0; i < STAGE_SCENES; i++)
        if (s->scene[i].used < oldest->used)
            oldest = &s->scene[i];
    stage_ahead_finish_way(s); // which may begin or end in it
    free_scene(oldest);
    oldest->exercise = exercise;
    oldest->version = v;
    oldest->range = w->range;
    oldest->used = ++s->uses;
    oldest->turns = exercise->sides == SIDES_EACH;
    for (int i = 0; i < s->count; i++) {
        oldest->motion[i] = w->motion[i];
        if (!known(s, v, i) && s->choices < STAGE_CHOICES) // it takes a while to find out
            s->choice[s->choices++] = (Choice){v, i, w->does[i]};
    }
    if (w->range < 1) { // who moves less is seen from the same place, and the cushion lies there
        const StageScene *whole = stage_scene(s, exercise, w->version, 1);
        oldest->view = whole->view;
        for (int i = 0; i < s->count; i++)
            oldest->motion[i].cushion = whole->motion[i].cushion;
    } else
        stage_view_choose(oldest, s->count, (double)s->width / s->height);
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
        found = stage_keep(s, &work);
    }
    found->used = ++s->uses;
    return found;
}

int stage_change_ticks(Stage *s, const Exercise *from, int from_version, const Exercise *to,
                       int to_version) {
    int most = 0;
    const StageScene *b = stage_scene(s, to, to_version, 1),
                     *a = stage_scene(s, from, from_version, 1);
    for (int i = 0; i < s->count; i++) {
        const Version *x = stage_version(a, i), *y = stage_version(b, i);
        int own = from == to ? level_version_ticks(x, y) : level_change_ticks(x, y);
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

// Where a scene needs it; false when it does not.
static bool needs_cushion(int who, const StageScene *scene, Vec3 *at) {
    const Motion *m = &scene->motion[who];
    const MatFrame *frame = &scene->view.frame[who];
    Quat turn = quat_axis(vec3(0, 1, 0), frame->turn);
    *at = vec_add(frame->place, quat_rotate(turn, m->cushion));
    return m->version->prop[PROP_CUSHION];
}

Vec3 stage_cushion(const Actor *a, int who, const StageShot *shot, Vec3 mat, double *yaw) {
    Vec3 here, before, beside = change_cushion_place(a->figure, .045 * a->figure->height);
    bool needed = needs_cushion(who, shot->scene, &here);
    if (shot->from && needs_cushion(who, shot->from, &before))
        here = needed ? vec_mix(before, here, blend_ease(shot->change)) : before;
    else if (!needed)
        here = beside;
    beside.y = here.y;
    Quat turn = quat_axis(vec3(0, 1, 0), *yaw);
    Vec3 lies = vec_mix(beside, here, clamp(a->has.cushion, 0, 1));
    Vec3 away =
        vec3(mat.x + CUSHION_X[who > 0] * a->figure->height, here.y, STAGE_WALL + CUSHION_Z);
    double there = clamp(a->has.cushion + 1, 0, 1);
    *yaw *= there;
    return vec_mix(away, vec_add(mat, quat_rotate(turn, lies)), there);
}

static bool on_the_floor(const Version *v) {
    Stance stance = v->pose[v->start].goal.stance;
    return stance != STANCE_STANDING && stance != STANCE_SITTING_ON_CHAIR;
}

// Where the chair is while a version is done: at the mat, by the room's wall while the floor or a
// wall is needed, or beside the picture. `mat` is its own place at the mat, whose middle is
// `place`.
static Vec3 chair_place(const Actor *a, const Version *v, Vec3 place, Vec3 mat) {
    if (v->prop[PROP_CHAIR] || (a->chair_stays && !v->prop[PROP_WALL] && !on_the_floor(v)))
        return mat;
    if (a->chair_stays) // where nobody's head comes: behind who leads, and beside a child
        return vec3(place.x + (a->figure->child ? CHAIR_ASIDE : CHAIR_BEHIND), mat.y,
                    STAGE_WALL + CHAIR_WALL);
    return vec3(place.x + (place.x < 0 ? -CHAIR_X : CHAIR_X), mat.y, STAGE_WALL + CHAIR_WALL);
}

bool stage_chair(const Actor *a, int who, const StageShot *shot, Vec3 place, Vec3 *at) {
    Vec3 mat = *at, here = chair_place(a, stage_version(shot->scene, who), place, mat),
         before = here;
    if (shot->from) { // there before anybody comes to it, and away when they have gone
        before = chair_place(a, stage_version(shot->from, who), place, mat);
        bool needed = stage_version(shot->scene, who)->prop[PROP_CHAIR];
        double share = (shot->change - (needed ? 0 : .3)) / .5;
        double aside = blend_ease(share / .8), back = blend_ease((share - .2) / .8);
        bool comes = here.z > before.z; // round people: along the wall, and from or to it
        *at = vec3(mix(before.x, here.x, comes ? aside : back), mat.y,
                   mix(before.z, here.z, comes ? back : aside));
    } else {
        *at = here;
    }
    return fabs(at->x - place.x) < CHAIR_X - 1e-9;
}

// What comes while people are on their way, and goes when hands have left it: 0..1.
static double comes(double before, double here, double change) {
    double share = before < here ? change / COMES_IN : (change - (1 - COMES_IN)) / COMES_IN;
    return mix(before, here, blend_ease(share));
}

Vec3 stage_stool_aside(const Actor *a, int who, const StageShot *shot) {
    double floor = on_the_floor(stage_version(shot->scene, who));
    if (shot->from) // `comes` counts how near it is
        floor =
            1 - comes(1 - on_the_floor(stage_version(shot->from, who)), 1 - floor, shot->change);
    return vec_scale(STOOL_ASIDE, floor * a->figure->height);
}

double stage_bears_here(int who, const StageShot *shot) {
    double here = stage_version(shot->scene, who)->bear;
    return shot->from ? comes(stage_version(shot->from, who)->bear, here, shot->change) : here;
}

void stage_furnish(Stage *s, const StageMove *move, int count, bool anew) {
    anew = anew || !s->furnished;
    s->furnished = true;
    for (int who = 0; who < s->count; who++) {
        Actor *a = &s->actor[who];
        unsigned needs = anew ? 0 : a->needs;
        a->chair_stays = a->chair_stays && !anew;
        for (int i = 0; i < count; i++) {
            const Exercise *e = move[i].exercise;
            const Choice *own = known(s, &e->version[move[i].version], who);
            const Version *does = &e->version[own ? own->version : move[i].version];
            a->chair_stays = a->chair_stays || (anew && does->prop[PROP_CHAIR]);
            for (int v = 0; v < e->version_count; v++) // any of them may be chosen on the way
                needs |= things_of(&e->version[v]);
            if (e->plays && a->figure->child && !s->exact)
                needs |= things_of(&e->version[e->version_count]);
        }
        a->needs = needs & ~(unsigned)THING_WALL;
    }
}
