// The fridge poster: one level as a page to print, each movement with its key poses, breaths and
// words. Knows no window and no session.
#ifndef POSTER_H
#define POSTER_H

#include "game.h"

// A4 at 300 dots an inch, upright.
enum { POSTER_WIDTH = 2480, POSTER_HEIGHT = 3508 };

// Draws the page on the game's canvas, which must have that size. False with fail().
bool poster_draw(Game *game, const Level *level);

#endif
