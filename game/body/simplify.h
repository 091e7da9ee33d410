// Takes vertices out of a shell where nobody misses them. Knows triangles, no bodies.
#ifndef SIMPLIFY_H
#define SIMPLIFY_H

#include "surface.h"

enum { SIMPLIFY_POSES = 3 };

// Where the vertices are in the poses in which they must look well, the first one being the
// shell's own; all arrays are the caller's.
typedef struct {
    int poses;
    const Vec3 *position[SIMPLIFY_POSES];
    const float *matters; // of a vertex: 1, or less where it is hardly seen
    double error;         // metres: how far the skin may go from where it was, about
    double edge;          // metres: no longer edges are made
} SimplifyPlan;

// Moves vertices onto a neighbour, the least missed first, so that what stays keeps its place and
// normal (quadrics: Garland and Heckbert 1997; over several poses: DeCoro and Rusinkiewicz 2005).
// Seams and rims keep their line, and hems follow their rim. to[old] is the new number of a vertex,
// -1 of one that went. False and fail() when memory is short; the shell is then as it was.
bool shell_simplify(Shell *shell, const SimplifyPlan *plan, int *to);

#endif
