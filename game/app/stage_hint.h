// What is pointed at on the people: a warm glow where it is felt, an arrow for what moves, a calm
// line round what stays. Knows postures and a camera, no session and no words.
#ifndef STAGE_HINT_H
#define STAGE_HINT_H

#include "brush.h"
#include "hint.h"
#include "stage.h"
#include "stage_arrow.h"
#include "stage_mask.h"

// One of the people now. A point of the own movement lies on the stage at `to` + `turn` p.
typedef struct {
    const Figure *figure;
    Person *person;
    const Motion *motion;
    const Timeline *timeline; // NULL: nothing is pointed at
    const Posture *posture;   // on the stage
    Quat turn;
    Vec3 to;
    Hint hint;
} HintActor;

enum { HINT_VERTICES = 1024 };

// The vertices of each area, found when first asked for.
typedef struct {
    uint16_t vertex[AREA_COUNT][HINT_VERTICES];
    int count[AREA_COUNT]; // 0: not yet, -1: none
} HintAreas;

typedef struct {
    Brush *brush; // owned; NULL until something is drawn
    HintAreas *areas[STAGE_PEOPLE];
    StageMask *mask;                // owned; NULL until something is drawn
    MaskPoint *point[STAGE_PEOPLE]; // owned: of each vertex
    StageArrows arrows[STAGE_PEOPLE];
    struct Ghost *ghost; // owned; NULL while no mistake is shown
} StageHint;

void stage_hint_free(StageHint *hint);
// Fills the actor's hint for this moment and lets the person glow; before the person is posed.
void stage_hint_glow(const StageShot *shot, HintActor *actor);
// Draws arrows, lines and the mistake over the finished picture.
RasterPicture stage_hint_draw(StageHint *hint, Raster *raster, const Camera *camera,
                              const StageShot *shot, const HintActor *actor, int count,
                              RasterPicture picture);

#endif
