// Words on the screen: two fonts, lines broken at words, kept as textures. Knows no sentence.
// A text that does not fit its box is set smaller, down to TEXT_LEAST, then ends in an ellipsis.
#ifndef TEXT_H
#define TEXT_H

#include "paint.h"

#define TEXT_CUE   72.0f // units: one cue word or title
#define TEXT_BODY  40.0f
#define TEXT_LEAST 36.0f

typedef enum { TEXT_PLAIN, TEXT_TITLE } TextFace;
typedef enum { TEXT_LEFT, TEXT_CENTER, TEXT_RIGHT } TextAlign;

// Zero is plain body text, left, in ink.
typedef struct {
    TextFace face;
    float size;     // units; 0: TEXT_BODY
    uint32_t color; // 0: PAINT_INK
    TextAlign align;
    int lines;    // at most; 0: as many as fit
    bool figures; // digits stand in cells of one width
    bool middle;  // in the middle of the box from top to bottom, not at its top
} TextStyle;

typedef struct {
    float w, h; // pixels
    int lines;
    float size; // units, as it was set
    bool whole; // nothing had to be left out
} TextSize;

// Opens the fonts of the painter's assets. False and fail() when one cannot be read.
bool text_init(Painter *painter);
void text_free(Painter *painter);

// The place that the text takes in a box of w x h pixels (h 0: any height).
TextSize text_measure(Painter *painter, const char *words, const TextStyle *style, float w,
                      float h);
// Draws in the box; alpha 0..1. Returns the place taken.
TextSize text_draw(Painter *painter, const char *words, const TextStyle *style, PaintBox box,
                   float alpha);

#endif
