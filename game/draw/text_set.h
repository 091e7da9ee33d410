// Sets words into lines with two fonts and draws them on a surface. Knows no screen and keeps
// nothing.
#ifndef TEXT_SET_H
#define TEXT_SET_H

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

#define TEXT_LINES_MOST    24
#define TEXT_BALANCED_MOST 4 // lines that are made even

typedef struct {
    TTF_Font *main, *other; // a letter that main lacks is taken from other
    int cell;               // width of one digit; 0: as the font has it
    int pixels;             // of the em square
    int line_height;
} TextFonts;

typedef struct {
    const char *start;
    size_t size; // bytes
    int width;
    bool cut; // ends in an ellipsis
} TextLine;

typedef struct {
    TextLine line[TEXT_LINES_MOST];
    int count, width;
    bool fits; // every word is whole and no line is missing
} TextBlock;

int text_set_cell(TTF_Font *font); // the widest digit
int text_set_width(const TextFonts *fonts, const char *words, size_t size);
// Breaks the words into at most `most` lines of `width` pixels, as few as can be; a few lines are
// made even, and end with a clause where they can.
void text_set_block(const TextFonts *fonts, const char *words, int width, int most,
                    TextBlock *block);
// Space round the words on the surface of text_set_surface.
int text_set_margin(const TextFonts *fonts);
SDL_Surface *text_set_surface(const TextFonts *fonts, const TextBlock *block, uint32_t color,
                              TextAlign align);

#endif
