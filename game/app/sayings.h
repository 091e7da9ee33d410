// What a family can say in its own voice: a few words that are heard in every movement, and each
// cue of each movement. Knows no device and no screen.
#ifndef SAYINGS_H
#define SAYINGS_H

#include "cards.h"
#include "recordings.h"

enum { SAYINGS_MOST = 64, SAYING_WORDS = 256 };

typedef struct {
    char name[RECORDING_NAME]; // of its recording
    char words[SAYING_WORDS];  // in the chosen language, few where there are few
} Saying;

// Both return how many; `out` has SAYINGS_MOST places.
int sayings_everywhere(const Cards *cards, Saying *out);
// In the order in which they are heard, one for each side where the sides have words of their own.
int sayings_of(const Cards *cards, const Exercise *exercise, Saying *out);

#endif
