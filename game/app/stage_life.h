// The people's life on the stage: who stretches, who stands at ease and waves, and how far the
// lungs are full. Knows the moment of a shot, no drawing.
#ifndef STAGE_LIFE_H
#define STAGE_LIFE_H

#include "stage_inside.h"

// The posture of one person in the world of the motion; the shot is in no change.
void stage_life_posture(const Motion *motion, const Timeline *timeline, const StageShot *shot,
                        Posture *out);
// Where somebody is now, in the world of the mat, and what hangs loose on the way there.
void stage_life_now(Stage *stage, int who, const StageShot *shot);
// What that shows besides the joints.
PersonState stage_life_state(const Actor *actor, const StageShot *shot);

#endif
