// Inside of the garden: what a season changes. Leaves turn, blossoms come, snow lies thinly on
// everything; nothing wilts.
#ifndef GARDEN_SEASON_H
#define GARDEN_SEASON_H

#include "garden.h"

enum { SEASON_SWAPS = 64 };

// The colours of the meadow in a season and a light; the number of them.
int season_meadow(Season season, Hour hour, SvgSwap swap[SEASON_SWAPS]);
// The colours of a plant, after its own ones.
int season_plant(Season season, int kind, SvgSwap swap[SEASON_SWAPS]);
// The picture laid over the meadow (blossoms, fallen leaves, snow), or NULL.
const char *season_over(Season season);
// Snow on the upper edges of a plant, premultiplied.
void season_snow(BrushCanvas plant);
// What drifts through the air: petals, leaves, flakes.
void season_air(const Garden *garden, Painter *painter, Season season, double seconds);

#endif
