// A still picture of one person, as a bust or from head to foot, made by our own rasteriser and
// kept as a texture. Knows no movement.
#ifndef PORTRAIT_H
#define PORTRAIT_H

#include "figure.h"
#include "material.h"
#include "paint.h"

typedef enum { PORTRAIT_BUST, PORTRAIT_WHOLE } PortraitCut;

// Draws it; where it is not there yet it is made, which takes about 100 ms (see paint_later.h).
// False while nothing can be drawn.
bool portrait_draw(Painter *painter, const Figure *figure, PortraitCut cut, PaintBox box);
// The same person as pixels: straight alpha, the caller frees it; NULL and fail().
SDL_Surface *portrait_surface(const Figure *figure, PortraitCut cut, int width, int height);

#endif
