// Whether a body stands over what it stands on. Knows no pose and no time.
#ifndef BALANCE_H
#define BALANCE_H

#include "figure.h"

enum { BALANCE_POINTS = 32 };

// Points on the floor that carry weight; y is ignored.
typedef struct {
    Vec3 point[BALANCE_POINTS];
    int count;
} Support;

void balance_add(Support *support, Vec3 point);
// A flat foot: the rectangle from heel to toe, 0.17 foot lengths to each side.
void balance_add_foot(Support *support, const Figure *figure, const Body *body, Side side);
// How far inside the hull of the points the point lies (metres; negative outside). Needs at least
// one point.
double balance_margin(const Support *support, Vec3 point);

#endif
