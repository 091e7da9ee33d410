// A common mistake as a pale figure on a small card beside the right form, with a sign at each.
// Knows postures and a camera, no session and no words.
#ifndef STAGE_GHOST_H
#define STAGE_GHOST_H

#include "stage_hint.h"

typedef struct Ghost Ghost;

void stage_ghost_free(Ghost *ghost);
// Draws the shot's mistake, if there is one, on the canvas that holds the finished picture, and
// widens the box by what it touches. The mistake is the first actor's. Made when first needed, let
// go when there is none. That actor's person is posed anew afterwards.
void stage_ghost_draw(Ghost **ghost, const StageShot *shot, const HintActor *actor, int people,
                      const Camera *camera, BrushCanvas canvas, Brush *brush, RasterBox *box);

#endif
