// A small still picture of a movement, for who chooses without reading: the pose that is held
// longest, done by the first of the family, kept as a texture.
#ifndef MOVE_PICTURE_H
#define MOVE_PICTURE_H

#include "game.h"

// Draws it in the middle of the box; where it is not there yet it is made, which takes about 40 ms
// (see paint_later.h). False while nothing can be drawn.
bool move_picture_draw(Game *game, int exercise, PaintBox box);

#endif
