// One arrow along a simple curve: bent one way only, with a whole head, and read on any ground.
// Knows pixels, no bodies and no time.
#ifndef ARROW_H
#define ARROW_H

#include "brush.h"

typedef struct {
    double x, y; // pixels
} ArrowPoint;

// A cubic curve of Bezier: its ends are at[0] and at[3].
typedef struct {
    ArrowPoint at[4];
} ArrowCurve;

// The arc of a circle from the beginning of a way to its end, bent as far to a side as the way is
// on the whole. A way that ends close to where it began is drawn a little longer and almost
// straight; `unit` is a pixel of a picture 1080 high. False where it goes nowhere.
bool arrow_fit(const ArrowPoint *way, int count, double unit, ArrowCurve *out);
ArrowPoint arrow_at(const ArrowCurve *curve, double t); // t 0..1
double arrow_length(const ArrowCurve *curve);           // pixels
// How wide it is painted, head and rim included, pixels.
double arrow_width(const ArrowCurve *curve, double unit);
// Paints it as one whole; `alpha` 0..1.
void arrow_paint(Brush *brush, const ArrowCurve *curve, double unit, double alpha);

#endif
