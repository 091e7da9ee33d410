// Arrows along the ways of what moves in a half-breath: beside the bodies, inside the picture, and
// the same from its beginning to its end. Knows motions and a camera, no session and no words.
#ifndef STAGE_ARROW_H
#define STAGE_ARROW_H

#include "arrow.h"
#include "stage.h"
#include "stage_view.h"

enum { STAGE_ARROWS = 2, ARROW_WAY = 16 };

// The arrows of one person, as they were last laid, and for which ways.
typedef struct {
    ArrowPoint way[STAGE_ARROWS][ARROW_WAY];
    int ways;
    int count;
    ArrowCurve curve[STAGE_ARROWS];
    bool under; // a hand passes under the other arm, and they lie behind both
} StageArrows;

// Lays the arrows for what moves in the step that begins with a half-breath of somebody's own
// timeline; the picture has the camera's size. Each begins beside what moves as it is before the
// step, and ends where it will be.
void stage_arrows_lay(StageArrows *arrows, const StageShot *shot, const Camera *camera, int people,
                      int who, int phase, AreaSet moves);

#endif
