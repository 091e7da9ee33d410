// The poses of one movement in a row, each over the words that lead to it, and under all of them
// the way back. Knows nothing of names and panels.
#ifndef POSTER_STEPS_H
#define POSTER_STEPS_H

#include "poster_plan.h"

// What they need of the page, with words `large` times as large as on a full one; the fields of the
// name stay zero.
PlanMove poster_steps_need(Game *game, const PosterMove *move, float large);
// The largest size, pixels of a metre, in which they fit the area; no less than the plan's.
float poster_steps_fit(Game *game, const PosterMove *move, const PlanBand *plan, float large,
                       PaintBox area);
// High: what they use of it at the plan's size, with a little air; pixels.
float poster_steps_high(Game *game, const PosterMove *move, const PlanBand *plan, float large,
                        PaintBox area);
// Draws them into `area`; the poses are painted.
void poster_steps_draw(Game *game, const PosterMove *move, const PlanBand *plan, float large,
                       PaintBox area);

#endif
