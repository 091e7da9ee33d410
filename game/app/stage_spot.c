// Where floors and bodies lie on the stage, for each person of a scene.
#include <math.h>

#include "stage_view.h"

// Somebody seen at `yaw` in a scene: body and floor turn about who stands there.
static StageSpot spot_of(const StageScene *scene, int who, double yaw, bool mirrored) {
    const StageView *view = &scene->view;
    const Motion *m = &scene->motion[who];
    StageSpot spot = {.floor = {yaw, {0, 0, 0}}};
    if (view->at_ease)
        return spot;
    const double home = view->yaw[who];
    spot.body = floor_frame(m->figure, m->version, mirrored);
    spot.floor.turn = yaw - home;
    spot.floor.turn += floor_lies(m->version) ? FLOOR_YAW : home - spot.body.turn;
    MatFrame usual = {FLOOR_YAW, {0, 0, 0}};
    spot.floor.place =
        vec_sub(frame_at(usual, spot.body.place), frame_at(spot.floor, spot.body.place));
    return spot;
}

StageSpot stage_spot_still(const StageScene *scene, int who, bool mirrored) {
    return spot_of(scene, who, scene->view.yaw[who], mirrored && scene->view.mirrors[who]);
}

// The yaw that the view has reached at the end of a half-breath; before the first it is the
// version's.
static double yaw_after(const StageScene *scene, int who, const Timeline *t, int index) {
    const Motion *m = &scene->motion[who];
    if (index < 0)
        return scene->view.yaw[who];
    const Phase *p = &t->phase[index];
    return p->step->turns ? floor_view(m->figure, m->version, p->step->yaw) : scene->view.yaw[who];
}

StageSpot stage_spot_at(const StageScene *scene, int who, const Timeline *t, int index,
                        double share) {
    double yaw[2];
    for (int i = 0; i < 2; i++)
        yaw[i] = yaw_after(scene, who, t, index - 1 + i);
    return spot_of(scene, who, mix(yaw[0], yaw[1], blend_ease(share)),
                   scene->view.mirrors[who] && timeline_left(t, index));
}

StageSpot stage_spot(const StageShot *shot, int who) {
    if (!shot->timeline)
        return stage_spot_still(shot->scene, who, false);
    const Timeline *t = stage_timeline(shot->scene, who, shot->timeline);
    int index = timeline_at(t, shot->breath);
    double share = (shot->breath - t->phase[index].start) / breath_share(t->phase[index].air);
    return stage_spot_at(shot->scene, who, t, index, share);
}
