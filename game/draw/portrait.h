// A still picture of one person, as a bust or from head to foot, made by our own rasteriser and
// kept as a texture. Knows no movement.
#ifndef PORTRAIT_H
#define PORTRAIT_H

#include "figure.h"
#include "material.h"
#include "paint.h"

typedef enum { PORTRAIT_BUST, PORTRAIT_WHOLE } PortraitCut;

// Whether the picture for this box is ready; making one takes about 40 ms.
bool portrait_ready(Painter *painter, const Figure *figure, PortraitCut cut, PaintBox box);
// Draws it, and makes it before where it is not there. Nothing is drawn when memory is short.
void portrait_draw(Painter *painter, const Figure *figure, PortraitCut cut, PaintBox box);
// The same person as pixels: straight alpha, the caller frees it; NULL and fail().
SDL_Surface *portrait_surface(const Figure *figure, PortraitCut cut, int width, int height);

#endif
