// Chooses the place of each person and the camera's so that everybody is whole in the picture and
// nobody covers anybody. Knows solved motions and proportions of the picture, draws nothing.
#ifndef STAGE_VIEW_H
#define STAGE_VIEW_H

#include "stage.h"

#define STAGE_FOV 0.5236 // 30 degrees from the upper to the lower edge

// The part of the picture's width that the people may fill; the rest is the lantern's, which is as
// large as the height says.
#define STAGE_LEFT          0.05
#define STAGE_RIGHT(aspect) (0.96 - 0.30 / (aspect))

// Fills scene->view from its motions. `aspect` is width / height.
// The view of people who stand at ease, close together in the left third of the picture.
void stage_view_home(StageScene *scene, int people, double aspect);
void stage_view_choose(StageScene *scene, int people, double aspect);
// The camera of a view.
Camera stage_view_camera(const StageView *view, int width, int height);
// The part of the width, from its left, where cards begin.
#define STAGE_CARDS 0.46
// Heads on the right stay lower than this share of the height, so that a card can be read.
#define STAGE_BELOW_CARDS 0.30
// The lantern lies in the right corner below this share of the height.
#define STAGE_LANTERN 0.61
// Mats, as parts of their person's height.
#define STAGE_MAT_LENGTH 1.06
#define STAGE_MAT_WIDTH  0.37
// The wall of the room stands here (world z, metres).
#define STAGE_WALL (-1.6)

// How somebody is turned in a shot inside one movement: a step may turn the view, and it mirrors
// with the side.
double stage_view_yaw(const StageShot *shot, int who);
// A view on the way from one to another, t 0..1.
StageView stage_view_mix(const StageView *a, const StageView *b, double t, int people);

#endif
