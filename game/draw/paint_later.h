// Pictures that take a while, made one after the other on a thread of their own and kept as
// textures when they are there. A picture hangs on nothing but what it is made from, so it is the
// same whoever makes it. Knows not what is on them.
#ifndef PAINT_LATER_H
#define PAINT_LATER_H

#include "paint.h"

enum { PAINT_LATER_BYTES = 4096 }; // of what a picture is made from, at most

// Straight alpha, the caller frees it; NULL and fail(). It runs on the thread.
typedef SDL_Surface *(*PaintMake)(const void *what);

// From now on pictures are made meanwhile. False with fail().
bool paint_later_open(Painter *painter);
void paint_later_close(Painter *painter);
// Waits for what is under way: what it is made from is looked at no longer.
void paint_later_stand(Painter *painter);
// The texture of a picture. Where it is not there yet it is made from `size` bytes of `what`: at
// once, or meanwhile, and then this is NULL, to be asked for again in the next frame.
SDL_Texture *paint_later(Painter *painter, uint64_t key, PaintMake make, const void *what,
                         size_t size, int *w, int *h);

#endif
