// Closed tubes of few triangles for fingers and toes: rings along a round tube, both ends rounded.
#ifndef SWEEP_H
#define SWEEP_H

#include "surface.h"

// Rings stand at `place` (0 is the tube's first point, 1 its second, ...), each of `sides`
// vertices; the far end closes in a half ball, the near end in a flat lid. `front` is where the
// first vertex of a ring lies. False and fail() when memory is short.
bool shell_sweep(Shell *shell, const Tube *tube, const double *place, int rings, int sides,
                 Vec3 front);

#endif
