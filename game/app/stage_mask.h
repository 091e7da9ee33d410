// A soft mask of parts of what is drawn, and how far each place lies from it: for an edge of light
// and a line round people. Knows triangles on the screen, no people.
#ifndef STAGE_MASK_H
#define STAGE_MASK_H

#include "brush.h"
#include "raster.h"

// COVER: what the line runs round. PART: where it is seen.
typedef enum { MASK_COVER, MASK_PART, MASK_LAYERS } MaskLayer;

typedef struct StageMask StageMask;

typedef struct {
    float x, y; // pixels
} MaskPoint;

// The caller owns the result; NULL when memory is short.
StageMask *stage_mask_create(void);
void stage_mask_destroy(StageMask *mask);
// Empties both layers over this box of a picture; a small box has fine cells. False where it is
// empty.
bool stage_mask_begin(StageMask *mask, RasterBox box, int width, int height);
// Fills one triangle that is seen from in front, 0..255; a stronger one stays.
void stage_mask_fill(StageMask *mask, MaskLayer layer, const MaskPoint corner[3], int value);
// A square dot that reaches so far, pixels of a picture 1080 high; at least one cell.
void stage_mask_dot(StageMask *mask, MaskLayer layer, MaskPoint at, double reach);
// Blurs a layer: about `reach` pixels of a picture 1080 high.
void stage_mask_soften(StageMask *mask, MaskLayer layer, double reach);
// Covers gaps of the part that are narrower than `gap` (pixels of a picture 1080 high), across or
// along the picture: a line then runs round both sides of one as round one thing.
void stage_mask_close(StageMask *mask, double gap);
// From how much is covered to how far away that is.
void stage_mask_measure(StageMask *mask);
// A line round what was measured, near the part; pixels of a picture 1080 high. Its edges fade.
typedef struct {
    double away, wide;
    uint32_t color;
    double alpha;
    bool behind; // all that is drawn: it eats nobody's outline and falls on no chair
} MaskLine;

void stage_mask_line(const StageMask *mask, BrushCanvas canvas, MaskLine line);
// Remembers the picture in the box, and puts it back where the part of what is covered is: what is
// painted between the two then lies behind it. False when the box is too large.
bool stage_mask_keep(StageMask *mask, BrushCanvas canvas);
void stage_mask_restore(const StageMask *mask, BrushCanvas canvas);
// Takes the picture out of the box, and lays it back over all that is painted there meanwhile.
bool stage_mask_lift(StageMask *mask, BrushCanvas canvas);
void stage_mask_lower(const StageMask *mask, BrushCanvas canvas);

#endif
