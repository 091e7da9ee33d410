// Inside of the room: the light of an hour and the paper's grain, laid over the painted picture.
#ifndef ROOM_LIGHT_H
#define ROOM_LIGHT_H

#include "material.h"
#include "paint.h"

// What the picture's colours become at an hour (the view from the window); *count of them.
const SvgSwap *room_swaps(Hour hour, int *count);
// The light of an hour: the tint in its middle and far from it; 256 is as painted.
typedef struct {
    float x, y, reach;        // in the picture's own units
    uint16_t near[3], far[3]; // red, green, blue
} RoomHour;

// Tints the pixels and lays paper grain over them: `view` is the part of the picture they show.
void room_tint(BrushCanvas canvas, PaintBox view, const RoomHour *hour);

#endif
