// Inside of the room: the light of an hour and the paper's grain, laid over the painted picture.
#ifndef ROOM_LIGHT_H
#define ROOM_LIGHT_H

#include "material.h"
#include "paint.h"

// What the picture's colours become at an hour (the view from the window); *count of them.
const SvgSwap *room_swaps(Hour hour, int *count);
// Lights the pixels: `view` is the part of the room's picture that they show.
void room_light(BrushCanvas canvas, PaintBox view, Hour hour);

#endif
