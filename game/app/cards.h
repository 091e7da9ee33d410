// The scripts a run works with: the game's own, the family's packs and those of the arguments.
// Knows no screen.
#ifndef CARDS_H
#define CARDS_H

#include "arguments.h"
#include "data_paths.h"
#include "script.h"

enum { CARDS_PACKS = 12 };

typedef struct {
    DataPaths paths;
    Library library;
    Script *script;
    char pack[CARDS_PACKS][DATA_PATHS_LONGEST]; // the first is the game's own
    int pack_count, family_packs; // after the own one: those of --data, then of --pack
} Cards;

// `more` are folders or files to take in after all others (count of them). False with fail() when
// the game's own scripts are nowhere, or the language is not there.
bool cards_open(Cards *cards, const Options *options, const char *const *more, int count);
void cards_close(Cards *cards);
// Index of the exercise, level or person called `id` or -1 with fail(), which names the nearest.
int cards_exercise(const Cards *cards, const char *id);
int cards_level(const Cards *cards, const char *id);
int cards_person(const Cards *cards, const char *id); // NULL: the first one
// Index of a version, NULL for the normal one; -1 with fail().
int cards_version(const Exercise *exercise, const char *id);

#endif
