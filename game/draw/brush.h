// Fills and strokes shapes with smooth edges in plain pixels. Knows no files and no screen: only
// +, -, *, / and square roots, so the same shapes give the same bytes everywhere.
#ifndef BRUSH_H
#define BRUSH_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint32_t *pixel; // ARGB8888, premultiplied
    int width, height, stride;
    int from, to; // only these rows are painted, the rest is left to others; both 0 for all
} BrushCanvas;

static inline BrushCanvas brush_canvas(uint32_t *pixel, int width, int height, int stride) {
    return (BrushCanvas){pixel, width, height, stride, 0, 0};
}
static inline int brush_end(BrushCanvas canvas) {
    return canvas.to > 0 ? canvas.to : canvas.height;
}

// x' = a x + c y + e, y' = b x + d y + f: from the shape's place to pixels.
typedef struct {
    float a, b, c, d, e, f;
} BrushMatrix;

typedef enum { BRUSH_SOLID, BRUSH_LINEAR, BRUSH_RADIAL } BrushKind;

typedef struct {
    float at; // 0..1
    uint32_t color;
} BrushStop;

typedef struct {
    BrushKind kind;
    uint32_t color; // SOLID: 0xAARRGGBB, straight
    // LINEAR: the way along the ramp is u. RADIAL: it is u u + v v, and the ramp is made for that.
    float ux, uy, u0, vx, vy, v0; // u = ux x + uy y + u0 for the pixel x, y
    uint32_t ramp[256];           // premultiplied
} BrushPaint;

typedef struct Brush Brush;

// The caller owns the result; NULL and fail() when memory is short.
Brush *brush_create(void);
void brush_destroy(Brush *brush);
// What follows goes to this canvas (borrowed), through the matrix.
void brush_begin(Brush *brush, BrushCanvas canvas, BrushMatrix matrix);
void brush_matrix(Brush *brush, BrushMatrix matrix);

// The path, in the shape's own places. Outlines that run the other way round cut holes.
void brush_move(Brush *brush, float x, float y);
void brush_line(Brush *brush, float x, float y);
void brush_curve(Brush *brush, float x1, float y1, float x2, float y2, float x, float y);
void brush_close(Brush *brush);
void brush_ellipse(Brush *brush, float x, float y, float rx, float ry);
void brush_bounds(const Brush *brush, float box[4]); // left, upper, right, lower; the shape's place
void brush_rounded(Brush *brush, float x, float y, float w, float h, float radius);

// Paint the path and forget it; `alpha` 0..1.
void brush_fill(Brush *brush, const BrushPaint *paint, float alpha);
void brush_stroke(Brush *brush, float width, bool round, const BrushPaint *paint, float alpha);
void brush_forget(Brush *brush); // forgets the path unpainted
// A copy of the path painted by the next call: fill first, then stroke.
void brush_fill_keep(Brush *brush, const BrushPaint *paint, float alpha);

BrushPaint brush_solid(uint32_t color);
// From (x0, y0) to (x1, y1), or round (x0, y0) with the radius r; places go through `matrix`.
void brush_linear(BrushPaint *paint, BrushMatrix matrix, float x0, float y0, float x1, float y1,
                  const BrushStop *stop, int count);
void brush_radial(BrushPaint *paint, BrushMatrix matrix, float x, float y, float r,
                  const BrushStop *stop, int count);
BrushMatrix brush_multiply(BrushMatrix first, BrushMatrix then);
// Lays a premultiplied picture on the canvas, its upper left corner at x, y; what lies outside is
// cut off.
void brush_lay(BrushCanvas canvas, BrushCanvas picture, int x, int y);
// One premultiplied colour everywhere.
void brush_flood(BrushCanvas canvas, uint32_t color);
// Premultiplied to straight alpha, in place.
void brush_straighten(BrushCanvas canvas);

#endif
