// Paints a picture written in a plain part of SVG: groups, paths, basic shapes, solid colours and
// gradients. Knows no file and no screen. What it does not understand it refuses, with the line.
//
// Elements: svg g defs linearGradient radialGradient stop path rect circle ellipse polygon polyline
// line title desc. A group's opacity is that of each of its shapes. Paths: M L H V C S Q Z, both
// cases. Outlines that run the other way round cut holes (there is no other fill rule). Bends of
// strokes are round. Gradients: in per cent of the shape, or in user space.
#ifndef SVG_H
#define SVG_H

#include "brush.h"

typedef struct {
    uint32_t from, to; // 0xRRGGBB: a colour of the picture and what is painted in its place
} SvgSwap;

// The picture's own size, from its viewBox. False and fail() when it has none.
bool svg_size(const char *text, float *width, float *height);
// Paints through `matrix` (the picture's units to pixels). False and fail() with the line.
bool svg_paint(Brush *brush, BrushCanvas canvas, BrushMatrix matrix, const char *text,
               const SvgSwap *swap, int swap_count);

#endif
