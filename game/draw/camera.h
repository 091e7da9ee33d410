// The eye that looks at the room: world metres to pixels. Knows nothing of what it looks at.
#ifndef CAMERA_H
#define CAMERA_H

#include <stdbool.h>

#include "vec.h"

typedef struct {
    Vec3 eye;
    Vec3 right, up, forward; // unit vectors; forward points into the picture
    double focal;            // pixels per unit of slope
    double center_x, center_y;
    double near, far; // metres along `forward` between which things are drawn
    double distance;  // metres from eye to target
    int width, height;
} Camera;

// A camera at `eye` that looks at `target` with the picture's top up. `fov` is the angle between
// the picture's upper and lower edge, in radians; width and height in pixels.
Camera camera_look(Vec3 eye, Vec3 target, double fov, int width, int height);

// Pixels from the left upper corner in *x and *y, metres along the view in *depth. False (and all
// zero) for a point behind the near plane.
bool camera_project(const Camera *camera, Vec3 world, double *x, double *y, double *depth);

#endif
