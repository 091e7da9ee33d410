// The first moments: a quiet picture at once, so that no screen is black while people are made and
// the room is painted on another thread; then the game comes softly. Knows no screen.
#ifndef OPENING_H
#define OPENING_H

#include "game.h"

// Begins to paint the first room. A game that cannot is drawn as any other.
void opening_begin(Game *game);
// True when the quiet picture was drawn, and nothing else should be.
bool opening_draw(Game *game);
void opening_veil(Game *game); // what is left of it over the first pictures
void opening_tick(Game *game);

#endif
