// Inside of the SVG reader: tags, attributes, numbers and colours as they are written.
#ifndef SVG_READ_H
#define SVG_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "brush.h"

#define SVG_ATTRIBUTES_MOST 32

typedef struct {
    const char *name, *value;
    int name_size, value_size;
} SvgAttribute;

typedef struct {
    const char *name;
    int name_size, count;
    bool opens, closes; // <g> opens, </g> closes, <g/> does both
    SvgAttribute attribute[SVG_ATTRIBUTES_MOST];
} SvgTag;

// The next tag from *at on; comments, text and declarations are passed over. False at the end, or
// with *broken where a tag is not whole.
bool svg_next_tag(const char **at, SvgTag *tag, bool *broken);
bool svg_tag_is(const SvgTag *tag, const char *name);
const SvgAttribute *svg_find(const SvgTag *tag, const char *name); // or NULL
bool svg_value_is(const SvgAttribute *attribute, const char *value);

// A number from *at on, after blanks and commas; false when there is none before `end`.
bool svg_number(const char **at, const char *end, float *number);
// One number, with "%" it is a hundredth; `otherwise` where the attribute is not there.
float svg_length(const SvgTag *tag, const char *name, float otherwise);
// "#rgb" or "#rrggbb" as 0xRRGGBB; false for anything else.
bool svg_color(const char *value, int size, uint32_t *color);
// "translate(..) rotate(..) scale(..) matrix(..)" put before *matrix; false when not understood.
bool svg_transform(const SvgAttribute *attribute, BrushMatrix *matrix);
// The path data into the brush; false when not understood.
bool svg_path(Brush *brush, const char *data, int size);
// Pairs of numbers as an outline.
bool svg_points(Brush *brush, const char *data, int size, bool close);

#endif
