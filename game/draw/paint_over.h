// Lays the people's picture (premultiplied) over opaque pixels, inside a box. Knows no renderer, so
// the result is the same wherever it is shown.
#ifndef PAINT_OVER_H
#define PAINT_OVER_H

#include "raster.h"

typedef struct {
    uint32_t *pixel; // ARGB8888, opaque
    int width, height, stride;
} PaintPixels;

// target = over on under, for the pixels of `box`. `target` begins at the box's upper left corner,
// `under` at the screen's; `over` is as large as under, or smaller and then drawn larger, softly.
void paint_over(PaintPixels target, PaintPixels under, const RasterPicture *over, RasterBox box);

#endif
