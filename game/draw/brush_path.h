// Inside of the brush: the path as points, and as edges sorted for filling.
#ifndef BRUSH_PATH_H
#define BRUSH_PATH_H

#include "brush.h"

typedef struct {
    float x0, y0, x1, y1; // y0 < y1, pixels
    float slope;          // x for each y
    float turn;           // 1 downward, -1 upward
    int order;            // as it was added, so that sorting has one result
} BrushEdge;

typedef struct {
    BrushEdge *edge;
    int *active; // as many
    int count, capacity;
} BrushEdges;

// Paints the edges' inside. `area` has width + 2 floats, `touched` a bit each, all zero, and leaves
// them so.
void brush_edges_fill(BrushEdges *edges, BrushCanvas canvas, const BrushPaint *paint, float alpha,
                      float *area, uint64_t *touched);

#endif
