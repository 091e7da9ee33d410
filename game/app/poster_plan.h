// Where the movements of a poster lie: in rows, at the largest size at which everything fits the
// page, smaller only where a row is too wide for it. Knows sizes alone, no pictures and no words.
#ifndef POSTER_PLAN_H
#define POSTER_PLAN_H

#include "paint.h"
#include "poster_poses.h"

enum { POSTER_MOVES = 8, POSTER_LINES = 2 };

// Pixels of the page.
#define POSTER_GAP   28.0f  // between two panels
#define POSTER_EDGE  34.0f  // inside a panel
#define POSTER_NAME  440.0f // wide: the name beside the poses
#define POSTER_WIDER 1.6f   // are the columns of a movement in two lines
#define POSTER_HEAD  126.0f // high: the name over them, on a full page

// What one movement needs.
typedef struct {
    int count;
    float wide[POSTER_POSES], high; // of the poses, metres
    float column, between;          // wide: a pose's words at least, and between two poses; pixels
    float under;                    // high: the words under each pose; pixels
    float under_wide;               // the same under columns POSTER_WIDER times as wide
    float foot;                     // high: what is under all poses; pixels
    float beside;                   // high: a name beside the poses; pixels
    float over, head;               // high and wide: one over them; pixels
} PlanMove;

typedef struct {
    PaintBox band;
    bool over;   // the name is over the poses, not beside them
    int lines;   // of poses
    float metre; // pixels
} PlanBand;

// How many poses are in a line.
int poster_columns(int poses, int lines);
// Places every movement inside `page`.
void poster_plan(const PlanMove *move, int count, PaintBox page, PlanBand *band);

#endif
