// Clean edges for a shell: cuts it along a smooth line and closes the opening with a hem.
#ifndef HEM_H
#define HEM_H

#include "surface.h"

// Where to cut: positive is cut away. About a distance in metres near zero.
typedef struct {
    double (*at)(const void *context, Vec3 p);
    const void *context;
} Cut;

// How the opening is closed, seen from its rim towards its middle.
typedef struct {
    double turn;   // of the way to the middle: the folded edge, drawn bright
    double recess; // metres back into the sleeve
    double inside; // of the way to the middle: where the cloth ends, within the skin
    bool plain;    // just a flat lid, for openings that nobody sees
    double sink;   // instead of `inside`: metres under the surface where a thick edge ends
} Hem;

// Vertices near the line slide exactly onto it; triangles across it are split. The rim lies on the
// field. `spacing` is the usual length of an edge. False and fail() when memory is short.
bool shell_cut(Shell *shell, const Field *field, const Cut *cut, const Hem *hem, double spacing);

#endif
