// A common mistake as a pale, translucent figure behind the right form, with a small sign at each.
// Knows postures and a camera, no session and no words.
#ifndef STAGE_GHOST_H
#define STAGE_GHOST_H

#include "stage_hint.h"

typedef struct Ghost Ghost;

void stage_ghost_free(Ghost *ghost);
// Draws the shot's mistake, if there is one, on the canvas that holds the finished picture, and
// widens the box by what it touches. Made when first needed, let go when there is none. The actor's
// person is posed anew afterwards.
void stage_ghost_draw(Ghost **ghost, const StageShot *shot, const HintActor *actor,
                      const Camera *camera, BrushCanvas canvas, Brush *brush, RasterBox *box);

#endif
