// Inside of the garden: what a season changes. Each thing that grew shows itself as it is then:
// in blossom, in fruit, as a seed head under snow; nothing wilts.
#ifndef GARDEN_SEASON_H
#define GARDEN_SEASON_H

#include "garden.h"

enum { SEASON_SWAPS = 64 };

// The colours of the meadow in a season and a light; the number of them.
int season_meadow(Season season, Hour hour, SvgSwap swap[SEASON_SWAPS]);
// The picture of a kind, in assets/garden; `early` in the season.
const char *season_picture(Season season, bool early, int kind);
// Who comes as this visitor; -1: it sleeps.
int season_guest(Season season, int kind);
// The colours of a plant of one of its kind's colours; the number of them.
int season_plant(Season season, int kind, int color, SvgSwap swap[SEASON_SWAPS]);
// The picture laid over the meadow (blossoms, fallen leaves, snow), or NULL.
const char *season_over(Season season);
// What drifts through the air: petals, leaves, flakes.
void season_air(const Garden *garden, Painter *painter, Season season, double seconds);

#endif
