#include "svg.h"

#include <string.h>

#include "fail.h"
#include "svg_read.h"

#define GRADIENTS_MOST 96
#define STOPS_MOST     8
#define DEPTH_MOST     24

typedef struct {
    const char *id;
    int id_size;
    bool radial, user_space;
    float x0, y0, x1, y1; // of the line; or middle x0, y0 and radius x1
    BrushStop stop[STOPS_MOST];
    int count;
} Gradient;

typedef enum { INK_NONE, INK_COLOR, INK_GRADIENT } InkKind;

typedef struct {
    InkKind kind;
    uint32_t color; // 0xRRGGBB
    int gradient;
} Ink;

typedef struct {
    Ink fill, stroke;
    float fill_opacity, stroke_opacity, opacity, stroke_width;
    bool round;
    BrushMatrix matrix;
} Style;

typedef struct {
    Brush *brush;
    const SvgSwap *swap;
    int swap_count;
    Gradient gradient[GRADIENTS_MOST];
    int gradient_count;
    Style style[DEPTH_MOST];
    int depth;
    bool hidden; // inside of defs
    const char *trouble;
} Svg;

static uint32_t swapped(const Svg *svg, uint32_t color) {
    for (int i = 0; i < svg->swap_count; i++)
        if (svg->swap[i].from == color)
            return svg->swap[i].to;
    return color;
}

static bool trouble(Svg *svg, const char *what) {
    svg->trouble = what;
    return false;
}

static bool read_ink(Svg *svg, const SvgTag *tag, const char *name, Ink *ink) {
    const SvgAttribute *attribute = svg_find(tag, name);
    if (!attribute)
        return true;
    const char *value = attribute->value;
    if (svg_value_is(attribute, "none")) {
        ink->kind = INK_NONE;
        return true;
    }
    if (attribute->value_size > 6 && memcmp(value, "url(#", 5) == 0) {
        int size = attribute->value_size - 6;
        for (int i = 0; i < svg->gradient_count; i++)
            if (svg->gradient[i].id_size == size &&
                memcmp(svg->gradient[i].id, value + 5, (size_t)size) == 0) {
                *ink = (Ink){INK_GRADIENT, 0, i};
                return true;
            }
        return trouble(svg, "no gradient of that name stands above");
    }
    uint32_t color = 0;
    if (!svg_color(value, attribute->value_size, &color))
        return trouble(svg, "a colour is #rrggbb, url(#name) or none");
    *ink = (Ink){INK_COLOR, swapped(svg, color), 0};
    return true;
}

static bool read_style(Svg *svg, const SvgTag *tag, Style *style) {
    style->fill_opacity = svg_length(tag, "fill-opacity", style->fill_opacity);
    style->stroke_opacity = svg_length(tag, "stroke-opacity", style->stroke_opacity);
    style->opacity *= svg_length(tag, "opacity", 1);
    style->stroke_width = svg_length(tag, "stroke-width", style->stroke_width);
    const SvgAttribute *cap = svg_find(tag, "stroke-linecap");
    if (cap)
        style->round = svg_value_is(cap, "round");
    const SvgAttribute *transform = svg_find(tag, "transform");
    if (transform && !svg_transform(transform, &style->matrix))
        return trouble(svg, "this transform is not understood");
    return read_ink(svg, tag, "fill", &style->fill) && read_ink(svg, tag, "stroke", &style->stroke);
}

static bool read_gradient(Svg *svg, const SvgTag *tag, bool radial) {
    const SvgAttribute *id = svg_find(tag, "id");
    if (!id || svg->gradient_count == GRADIENTS_MOST)
        return trouble(svg, id ? "too many gradients" : "a gradient needs an id");
    Gradient *g = &svg->gradient[svg->gradient_count++];
    *g = (Gradient){.id = id->value, .id_size = id->value_size, .radial = radial};
    g->user_space = svg_value_is(svg_find(tag, "gradientUnits"), "userSpaceOnUse");
    g->x0 = svg_length(tag, radial ? "cx" : "x1", radial ? 0.5f : 0);
    g->y0 = svg_length(tag, radial ? "cy" : "y1", radial ? 0.5f : 0);
    g->x1 = svg_length(tag, radial ? "r" : "x2", radial ? 0.5f : 1);
    g->y1 = svg_length(tag, "y2", 0);
    return true;
}

static bool read_stop(Svg *svg, const SvgTag *tag) {
    int last = svg->gradient_count - 1;
    Gradient *g = last < 0 ? NULL : &svg->gradient[last];
    const SvgAttribute *color = svg_find(tag, "stop-color");
    uint32_t rgb = 0;
    if (!g || g->count == STOPS_MOST || !color || !svg_color(color->value, color->value_size, &rgb))
        return trouble(svg, "a stop needs a gradient and a stop-color");
    float opacity = svg_length(tag, "stop-opacity", 1);
    uint32_t alpha = (uint32_t)((opacity < 0 ? 0 : opacity > 1 ? 1 : opacity) * 255 + 0.5f);
    g->stop[g->count++] =
        (BrushStop){svg_length(tag, "offset", 0), alpha << 24 | swapped(svg, rgb)};
    return true;
}

// The gradient laid over the shape that the brush holds.
static BrushPaint gradient_paint(const Svg *svg, const Gradient *g, BrushMatrix matrix) {
    float box[4];
    if (!g->user_space) {
        brush_bounds(svg->brush, box);
        BrushMatrix to_box = {box[2] - box[0], 0, 0, box[3] - box[1], box[0], box[1]};
        matrix = brush_multiply(to_box, matrix);
    }
    BrushPaint paint;
    if (g->radial)
        brush_radial(&paint, matrix, g->x0, g->y0, g->x1, g->stop, g->count);
    else
        brush_linear(&paint, matrix, g->x0, g->y0, g->x1, g->y1, g->stop, g->count);
    return paint;
}

static BrushPaint ink_paint(const Svg *svg, const Ink *ink, const Style *style) {
    if (ink->kind == INK_GRADIENT)
        return gradient_paint(svg, &svg->gradient[ink->gradient], style->matrix);
    return brush_solid(0xFF000000u | ink->color);
}

static void paint_shape(Svg *svg, const Style *style) {
    if (style->fill.kind != INK_NONE) {
        BrushPaint paint = ink_paint(svg, &style->fill, style);
        brush_fill_keep(svg->brush, &paint, style->fill_opacity * style->opacity);
    }
    if (style->stroke.kind != INK_NONE && style->stroke_width > 0) {
        BrushPaint paint = ink_paint(svg, &style->stroke, style);
        brush_stroke(svg->brush, style->stroke_width, style->round, &paint,
                     style->stroke_opacity * style->opacity);
    }
    brush_forget(svg->brush);
}

static bool shape_rect(Svg *svg, const SvgTag *tag) {
    float radius = svg_length(tag, "rx", svg_length(tag, "ry", 0));
    float x = svg_length(tag, "x", 0), y = svg_length(tag, "y", 0);
    float w = svg_length(tag, "width", 0), h = svg_length(tag, "height", 0);
    if (radius > 0) {
        brush_rounded(svg->brush, x, y, w, h, radius);
        return true;
    }
    brush_move(svg->brush, x, y);
    brush_line(svg->brush, x + w, y);
    brush_line(svg->brush, x + w, y + h);
    brush_line(svg->brush, x, y + h);
    brush_close(svg->brush);
    return true;
}

static bool shape_round(Svg *svg, const SvgTag *tag) {
    float r = svg_length(tag, "r", 0);
    brush_ellipse(svg->brush, svg_length(tag, "cx", 0), svg_length(tag, "cy", 0),
                  svg_length(tag, "rx", r), svg_length(tag, "ry", r));
    return true;
}

static bool shape_line(Svg *svg, const SvgTag *tag) {
    brush_move(svg->brush, svg_length(tag, "x1", 0), svg_length(tag, "y1", 0));
    brush_line(svg->brush, svg_length(tag, "x2", 0), svg_length(tag, "y2", 0));
    return true;
}

static bool shape_data(Svg *svg, const SvgTag *tag, bool path) {
    const SvgAttribute *data = svg_find(tag, path ? "d" : "points");
    bool good = data && (path ? svg_path(svg->brush, data->value, data->value_size)
                              : svg_points(svg->brush, data->value, data->value_size,
                                           svg_tag_is(tag, "polygon")));
    return good || trouble(svg, "this outline is not understood");
}

static bool read_shape(Svg *svg, const SvgTag *tag) {
    Style style = svg->style[svg->depth];
    if (!read_style(svg, tag, &style))
        return false;
    brush_matrix(svg->brush, style.matrix);
    bool good = svg_tag_is(tag, "path")      ? shape_data(svg, tag, true)
                : svg_tag_is(tag, "rect")    ? shape_rect(svg, tag)
                : svg_tag_is(tag, "circle")  ? shape_round(svg, tag)
                : svg_tag_is(tag, "ellipse") ? shape_round(svg, tag)
                : svg_tag_is(tag, "line")    ? shape_line(svg, tag)
                : svg_tag_is(tag, "polygon") || svg_tag_is(tag, "polyline")
                    ? shape_data(svg, tag, false)
                    : trouble(svg, "this element is not understood");
    if (good && !svg->hidden)
        paint_shape(svg, &style);
    brush_forget(svg->brush);
    return good;
}

static bool read_group(Svg *svg, const SvgTag *tag) {
    if (tag->opens && !tag->closes) {
        if (svg->depth + 1 == DEPTH_MOST)
            return trouble(svg, "groups lie too deep");
        svg->style[svg->depth + 1] = svg->style[svg->depth];
        return read_style(svg, tag, &svg->style[++svg->depth]);
    }
    if (!tag->opens && svg->depth == 0)
        return trouble(svg, "a group is closed that was not opened");
    svg->depth -= !tag->opens;
    return true;
}

static bool read_tag(Svg *svg, const SvgTag *tag) {
    static const char *const quiet[] = {"svg", "title", "desc"};
    for (int i = 0; i < 3; i++)
        if (svg_tag_is(tag, quiet[i]))
            return true;
    if (svg_tag_is(tag, "g"))
        return read_group(svg, tag);
    if (svg_tag_is(tag, "defs")) {
        svg->hidden = tag->opens && !tag->closes;
        return true;
    }
    if (!tag->opens)
        return true;
    if (svg_tag_is(tag, "stop"))
        return read_stop(svg, tag);
    bool radial = svg_tag_is(tag, "radialGradient");
    if (radial || svg_tag_is(tag, "linearGradient"))
        return read_gradient(svg, tag, radial);
    return read_shape(svg, tag);
}

static int line_of(const char *text, const char *at) {
    int line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

bool svg_paint(Brush *brush, BrushCanvas canvas, BrushMatrix matrix, const char *text,
               const SvgSwap *swap, int swap_count) {
    static const Style plain = {.fill = {INK_COLOR, 0, 0},
                                .fill_opacity = 1,
                                .stroke_opacity = 1,
                                .opacity = 1,
                                .stroke_width = 1};
    Svg svg = {.brush = brush, .swap = swap, .swap_count = swap_count};
    svg.style[0] = plain;
    svg.style[0].matrix = matrix;
    brush_begin(brush, canvas, matrix);
    const char *at = text;
    SvgTag tag;
    bool broken = false;
    while (svg_next_tag(&at, &tag, &broken))
        if (!read_tag(&svg, &tag))
            return fail("line %d: %s", line_of(text, at), svg.trouble);
    return !broken || fail("line %d: this tag is not whole", line_of(text, at));
}

bool svg_size(const char *text, float *width, float *height) {
    const char *at = text;
    SvgTag tag;
    bool broken = false;
    const SvgAttribute *view = NULL;
    if (svg_next_tag(&at, &tag, &broken) && svg_tag_is(&tag, "svg"))
        view = svg_find(&tag, "viewBox");
    if (!view)
        return fail("line 1: the picture must begin with an svg tag that has a viewBox");
    float number[4] = {0};
    const char *p = view->value, *end = p + view->value_size;
    for (int i = 0; i < 4; i++)
        if (!svg_number(&p, end, &number[i]))
            return fail("line 1: the viewBox needs four numbers");
    *width = number[2];
    *height = number[3];
    return *width > 0 && *height > 0 ? true : fail("line 1: the viewBox has no size");
}
