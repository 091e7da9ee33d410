// Every text that may be heard with these cards, with its sides filled in. Knows no voice.
#ifndef SPOKEN_H
#define SPOKEN_H

#include "cards.h"

typedef void SpokenUse(void *user, const char *id, const char *text);

// Calls `use` for each: cards first, then what belongs to none. The same text may come again.
void spoken_each(const Cards *cards, SpokenUse *use, void *user);

#endif
