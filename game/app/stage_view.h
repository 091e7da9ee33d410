// Chooses the place of each person and the camera's so that everybody is whole in the picture and
// nobody covers anybody. Knows solved motions and proportions of the picture, draws nothing.
#ifndef STAGE_VIEW_H
#define STAGE_VIEW_H

#include "stage.h"

#define STAGE_FOV 0.5236 // 30 degrees from the upper to the lower edge

// Fills scene->view from its motions. `aspect` is width / height.
// The view of people who stand at ease, close together in the left third of the picture.
void stage_view_home(StageScene *scene, int people, double aspect);
void stage_view_choose(StageScene *scene, int people, double aspect);
// In a picture narrower than this they have its left fifth only.
#define STAGE_HOME_NARROW 1.5
// The camera of a view.
Camera stage_view_camera(const StageView *view, int width, int height);
// Cards and the lantern lie in the upper band: who reaches higher than this share of the height
// stands to the left of this share of the width. In a narrow picture the band is higher and longer.
#define STAGE_BELOW_CARDS(aspect) (0.285 + 0.1 * stage_narrow(aspect))
#define STAGE_CARDS(aspect)       (0.45 - 0.22 * stage_narrow(aspect))
// While people get ready all of them is above this share of the height: a row of buttons lies
// below.
#define STAGE_ABOVE_BUTTONS 0.86
static inline double stage_narrow(double aspect) {
    return aspect < 16.0 / 9 ? 16.0 / 9 - aspect : 0;
}
// The wall of the room stands here (world z, metres).
#define STAGE_WALL (-1.6)
// So far into the room what stands along it reaches: beds, pots, baskets (metres).
#define STAGE_FURNITURE .3

// Where somebody's floor lies on the stage, and how the body lies on it (see floor.h), inside one
// movement: a step may turn the view, floor and all about who stands there, and who kneels
// in a movement with sides has come round on the mat while the left one leads. `place` of the view
// is to be added.
typedef struct {
    MatFrame floor, body;
} StageSpot;
StageSpot stage_spot(const StageShot *shot, int who);
// So far, 0..1, in the half-breath with that index of somebody's own timeline.
StageSpot stage_spot_at(const StageScene *scene, int who, const Timeline *timeline, int index,
                        double share);
// The same before the movement begins, or after it: `mirrored` when the left side led last.
StageSpot stage_spot_still(const StageScene *scene, int who, bool mirrored);
// A view on the way from one to another, t 0..1.
StageView stage_view_mix(const StageView *a, const StageView *b, double t, int people);

#endif
