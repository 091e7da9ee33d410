// One movement of a poster: its panel with name, poses, words and the ways between them. Knows
// nothing of the others.
#ifndef POSTER_MOVE_H
#define POSTER_MOVE_H

#include "poster_plan.h"

// The words of a key with a whole number in the place of {name}.
const char *poster_count(const Game *game, const char *key, const char *name, double count,
                         char out[GAME_WORDS]);
// A pale colour of the page: those of numbers in a row differ.
uint32_t poster_tint(int number);
// The disc with a movement's number.
void poster_number_draw(Painter *p, PaintBox at, int number);
// What the movement needs of the page, with words `large` times as large as on a full one.
PlanMove poster_move_needs(Game *game, const PosterMove *move, float large);
// The largest size, pixels of a metre, in which its poses fit their panel.
float poster_move_fit(Game *game, const PosterMove *move, const PlanBand *plan, float large);
// High: what it uses of its panel, pixels.
float poster_move_high(Game *game, const PosterMove *move, const PlanBand *plan, float large);
// Draws it; its poses are painted.
void poster_move_draw(Game *game, const PosterMove *move, const PlanBand *plan, int number,
                      float large);

#endif
