// What the modules of a prompt share: for prompt*.c only.
#ifndef PROMPT_INSIDE_H
#define PROMPT_INSIDE_H

#include "prompt.h"

#define PROMPT_GAP    0.35 // seconds between two texts
#define PROMPT_MARGIN 0.14 // the last word ends so long before the turn of the breath

// What each text is worth, in few words and in full.
typedef struct {
    int brief, full;
} Worth;

enum { WISHES = 10 };

typedef struct {
    PromptWish wish[WISHES];
    int count;
} Wishes;

// Nothing for a cue without a text; `brief`: never in full.
void wishes_add(Wishes *wishes, const Cue *cue, Side side, Worth worth, bool brief);
void prompt_shift(Prompt *out, double by); // seconds

#endif
