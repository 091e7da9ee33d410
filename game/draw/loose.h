// What hangs loose, the ends of hair and of a band, follows the place it hangs on with a soft
// spring: told by where that place was a little before, so that any moment looks the same from
// anywhere. Knows no bodies.
#ifndef LOOSE_H
#define LOOSE_H

#include "vec.h"

enum { LOOSE_MOMENTS = 4 };

// How long before now each moment is, seconds.
extern const double LOOSE_SECONDS[LOOSE_MOMENTS];
// How far a loose end is behind its place (metres, never farther than `most`).
Vec3 loose_behind(const Vec3 before[LOOSE_MOMENTS], Vec3 now, double most);

#endif
