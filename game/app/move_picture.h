// A small still picture of a movement, for who chooses without reading: the pose that is held
// longest, done by the first of the family, kept as a texture.
#ifndef MOVE_PICTURE_H
#define MOVE_PICTURE_H

#include "game.h"

// Whether the picture for this box is ready; making one takes about 40 ms.
bool move_picture_ready(Game *game, int exercise, PaintBox box);
// Draws it in the middle of the box, and makes it before where it is not there. Nothing is drawn
// when memory is short.
void move_picture_draw(Game *game, int exercise, PaintBox box);

#endif
