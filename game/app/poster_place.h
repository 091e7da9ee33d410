// The small piece of wall and floor in which a poster shows one pose. Knows no page.
#ifndef POSTER_PLACE_H
#define POSTER_PLACE_H

#include "poster_poses.h"

// Draws the place and the painted pose in its middle, feet at `feet` (pixels); nothing of it is
// outside.
void poster_place_draw(Painter *p, PaintBox at, const PosterMove *move, int pose, float feet);

#endif
