// What a face does by itself: it blinks, looks where a hand is about to move or who has come,
// counts, blows on the out-breath, smiles. Knows postures, no skin and no camera but the place of
// its eye.
#ifndef STAGE_FACE_H
#define STAGE_FACE_H

#include "material.h"
#include "stage.h"

// The face of a person at this moment of the shot: `body` as it stands on the stage, `turn` and
// `from` and `to` say how the body's own world lies there (a point p is at to + turn (p - from)).
typedef struct {
    int who;
    const Motion *motion;
    const Timeline *timeline; // the person's own breaths, or NULL
    const Posture *posture;   // on the stage
    Quat turn;
    Vec3 from, to;
    const Camera *camera;
} FaceView;

void stage_face(const StageShot *shot, const FaceView *view, FacePaint *face);
// Turns a head that is held up freely a few degrees to who has come, and of who waits to the
// family; `body` is the view's own.
void stage_head(const StageShot *shot, const FaceView *view, Body *body);

#endif
