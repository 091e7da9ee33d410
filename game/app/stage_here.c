// Which things are there at a moment, how far, and where a cushion lies. Nothing lies about: what a
// movement needs grows on its place on the way there, and goes on the way to another one.
#include <math.h>

#include "stage_inside.h"
#include "stage_view.h"

static const double GROWS = 1; // seconds
// Shares of a way: people have just begun it, and are far from what they leave.
static const double COMES = .03, GOES = .85;
static const double WALL_SLIDES = .5, WALL_WAITS = .25; // till nobody is where it slides

static double wall_at(double before, double here, const StageShot *shot) {
    return mix(before, here, blend_ease((shot->change - WALL_WAITS) / WALL_SLIDES));
}

// As the way alone has it.
static double on_way(const Actor *a, int who, const StageShot *shot, Thing thing) {
    if (thing == THING_CUSHION) // comes to hand, and is pushed to its place
        return clamp(a->has.cushion + 1, 0, 1);
    double here = things_needed(stage_version(shot->scene, who), thing);
    if (!shot->from)
        return here;
    double before = things_needed(stage_version(shot->from, who), thing);
    if (thing == THING_WALL)
        return wall_at(before, here, shot);
    double grows = fmin(GROWS, (1 - GOES) * shot->change_seconds); // also on a short way
    double seconds = shot->change_seconds * (shot->change - (before < here ? COMES : GOES));
    return mix(before, here, blend_ease(seconds / fmax(grows, 1e-6)));
}

double stage_here(const Actor *a, int who, const StageShot *shot, Thing thing) {
    if (shot->scene->view.at_ease)
        return 0;
    double left = 1 - blend_ease((shot->seconds - a->fades_from) / GROWS);
    return clamp(on_way(a, who, shot, thing) + a->late[thing] * left, 0, 1);
}

// Where somebody's world of a scene lies while a cushion is taken along to the other side.
static MatFrame coming_round(const Actor *a, const StageShot *shot, const Version *v) {
    MatFrame knees[2], body = floor_frame(a->figure, v, false);
    for (int i = 0; i < 2; i++)
        knees[i] = floor_kneel(a->figure, v, shot->left[i]);
    body = frame_mul(frame_inverse(floor_kneel(a->figure, v, false)), body);
    return frame_mul(floor_round(a->figure, knees[0], knees[1], a->has.round), body);
}

// Where a cushion lies beside who kneels in a scene, and where it is needed, on the floor.
static void cushion_places(const StageScene *scene, int who, MatFrame body, double high,
                           MatFrame *beside, MatFrame *needed) {
    const Motion *m = &scene->motion[who];
    const MatFrame in_knees = {0, {0, 0, FLOOR_KNEELS * m->figure->height}};
    MatFrame knees = frame_mul(body, frame_inverse(in_knees));
    *beside = frame_mul(knees, (MatFrame){0, change_cushion_place(m->figure, high)});
    *needed = (MatFrame){knees.turn, frame_at(body, m->cushion)};
}

MatFrame stage_cushion(const Actor *a, int who, const StageShot *shot, const StageSpot *spot) {
    const StageScene *scene = shot->scene;
    MatFrame body = spot->body;
    if (shot->from && !stage_version(scene, who)->prop[PROP_CUSHION]) {
        scene = shot->from;
        body = stage_spot_still(scene, who, shot->left[0]).body;
    } else if (shot->from && shot->left[0] != shot->left[1] && scene->view.mirrors[who]) {
        body = coming_round(a, shot, stage_version(scene, who));
    }
    MatFrame beside, needed;
    double high = scene->motion[who].cushion.y, lies = clamp(a->has.cushion, 0, 1);
    high = high > 0 ? high : .045 * a->figure->height;
    cushion_places(scene, who, body, high, &beside, &needed);
    MatFrame on = {mix(beside.turn, needed.turn, lies), vec_mix(beside.place, needed.place, lies)};
    return frame_mul(spot->floor, on);
}
