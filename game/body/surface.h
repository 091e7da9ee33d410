// Implicit surfaces of swelling tubes, and the triangles that follow them. Knows no bodies.
#ifndef SURFACE_H
#define SURFACE_H

#include <stdbool.h>

#include "vec.h"

enum { TUBE_POINTS = 8, FIELD_TUBES = 32, GRID_STOPS = 8 };

// An oval tube along a chain of points with rounded ends; a single point makes an ellipsoid. The
// section lies square to the chain: half sizes `across` (along `side`) and `deep` (square to both).
typedef struct {
    int count;
    Vec3 point[TUBE_POINTS];
    double across[TUBE_POINTS], deep[TUBE_POINTS]; // metres
    Vec3 side;    // unit; all zero: a round tube, `deep` is not used
    Vec3 up;      // unit, for a single point: the axis of `along`
    double along; // for a single point: half size along `up`
    double blend; // metres over which it melts into what was there before
    bool hollow;  // taken away instead of added
    // Made by field_add:
    double across_slope[TUBE_POINTS], deep_slope[TUBE_POINTS];
    double inverse[TUBE_POINTS]; // 1 / squared length of a segment
    Vec3 middle;
    double reach;
} Tube;

// Negative inside. Tubes melt into each other in the order in which they were added.
typedef struct {
    int count;
    Tube tube[FIELD_TUBES];
    bool flat; // cut by a plane: nothing where dot(normal, p) > offset
    Vec3 flat_normal;
    double flat_offset, flat_blend;
} Field;

void field_add(Field *field, const Tube *tube);
// About the distance to the surface in metres, negative inside.
double field_at(const Field *field, Vec3 p);
// The way out of the surface, from samples `reach` metres about p: a wide reach smooths over dents.
Vec3 field_normal(const Field *field, Vec3 p, double reach);
#define FIELD_NEAR 5e-4
// Moves a point near the surface onto it, along the unit vector `out`, which is about its normal.
Vec3 field_settle(const Field *field, Vec3 p, Vec3 out);
double tube_at(const Tube *tube, Vec3 p);

// A growing mesh. `rim` is 0 on a clean edge, else the distance to the nearest one (metres).
typedef struct {
    Vec3 position, normal;
    double rim;
    float shade;
    bool seam;  // lies in the mirror plane x = 0
    int source; // a hem's vertex: the rim vertex it hangs on; else -1
} ShellVertex;

typedef struct {
    ShellVertex *vertex; // owned
    int (*triangle)[3];  // owned
    int vertex_count, vertex_max, triangle_count, triangle_max;
} Shell;

// The grid that follows a surface: unit axes and cell sizes in metres. A mirrored grid makes the
// half x >= 0 only, with the vertices of its edge exactly in the plane x = 0; its first axis must
// be x.
typedef struct {
    Vec3 axis[3];
    double cell[3];
    bool mirrored;
    // Along axis 1 a cell's size changes straight from stop to stop, upwards; none: it does not.
    int stops;
    double place[GRID_STOPS], size[GRID_STOPS];
} Grid;

// All of these return false and fail() when memory is short; the shell then keeps what it had.
bool shell_follow(Shell *shell, const Field *field, const Grid *grid);
int shell_vertex(Shell *shell, ShellVertex vertex); // its number, or -1
bool shell_triangle(Shell *shell, int a, int b, int c);
void shell_free(Shell *shell);

#endif
