// The brush's colours: plain, along a line, round a middle.
#include <math.h>
#include <string.h>

#include "brush.h"
#include "fail.h"

BrushPaint brush_solid(uint32_t color) {
    BrushPaint paint;
    paint.kind = BRUSH_SOLID;
    paint.color = color;
    paint.ux = paint.uy = paint.u0 = paint.vx = paint.vy = paint.v0 = 0;
    return paint;
}

static uint32_t ramp_color(const BrushStop *a, const BrushStop *b, float t) {
    uint32_t channel[4];
    for (int i = 0; i < 4; i++) {
        float from = (float)(a->color >> (8 * i) & 255), to = (float)(b->color >> (8 * i) & 255);
        channel[i] = (uint32_t)(from + (to - from) * t + 0.5f);
    }
    uint32_t alpha = channel[3], pixel = alpha << 24;
    for (int i = 0; i < 3; i++)
        pixel |= (channel[i] * alpha + 127) / 255 << (8 * i);
    return pixel;
}

static void make_ramp(BrushPaint *paint, const BrushStop *stop, int count) {
    ASSERT(count > 0);
    int at = 0;
    for (int i = 0; i < 256; i++) {
        float way = (float)i / 255.0f;
        if (paint->kind == BRUSH_RADIAL) // the way is given squared, which spares a root a pixel
            way = sqrtf(way);
        while (at + 1 < count && stop[at + 1].at < way)
            at++;
        const BrushStop *a = &stop[at], *b = &stop[at + 1 < count ? at + 1 : at];
        float wide = b->at - a->at, t = wide > 0 ? (way - a->at) / wide : 0;
        paint->ramp[i] = ramp_color(a, b, t < 0 ? 0 : t > 1 ? 1 : t);
    }
}

// Pixel to the shape's place.
static BrushMatrix inverse(BrushMatrix m) {
    float det = m.a * m.d - m.b * m.c;
    float k = det != 0 ? 1 / det : 0;
    return (BrushMatrix){m.d * k,
                         -m.b * k,
                         -m.c * k,
                         m.a * k,
                         (m.c * m.f - m.d * m.e) * k,
                         (m.b * m.e - m.a * m.f) * k};
}

void brush_linear(BrushPaint *paint, BrushMatrix matrix, float x0, float y0, float x1, float y1,
                  const BrushStop *stop, int count) {
    BrushMatrix m = inverse(matrix);
    float dx = x1 - x0, dy = y1 - y0, square = dx * dx + dy * dy;
    float k = square > 0 ? 1 / square : 0;
    paint->kind = BRUSH_LINEAR;
    paint->color = 0;
    paint->ux = (m.a * dx + m.b * dy) * k;
    paint->uy = (m.c * dx + m.d * dy) * k;
    paint->u0 = ((m.e - x0) * dx + (m.f - y0) * dy) * k;
    paint->vx = paint->vy = paint->v0 = 0;
    make_ramp(paint, stop, count);
}

void brush_radial(BrushPaint *paint, BrushMatrix matrix, float x, float y, float r,
                  const BrushStop *stop, int count) {
    BrushMatrix m = inverse(matrix);
    float k = r > 0 ? 1 / r : 0;
    paint->kind = BRUSH_RADIAL;
    paint->color = 0;
    paint->ux = m.a * k;
    paint->uy = m.c * k;
    paint->u0 = (m.e - x) * k;
    paint->vx = m.b * k;
    paint->vy = m.d * k;
    paint->v0 = (m.f - y) * k;
    make_ramp(paint, stop, count);
}
