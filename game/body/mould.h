// Short ways to add tubes and balls to a field. Knows no bodies.
#ifndef MOULD_H
#define MOULD_H

#include "surface.h"

typedef struct {
    Vec3 at;
    double across, deep; // half sizes, metres
} Station;

// A tube through stations; `side` all zero makes it round with radius `across`.
Tube *mould_tube(Field *field, const Station *station, int count, Vec3 side, double blend);
// An ellipsoid with half sizes `half` along x, y, z, turned by `turn`.
Tube *mould_ball(Field *field, Vec3 at, Vec3 half, Quat turn, double blend);

#endif
