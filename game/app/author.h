// The author's window: one card moves, and is read anew each time its file changes, at the same
// breath. Faults are told in the window and on standard error; the card goes on when they are gone.
#ifndef AUTHOR_H
#define AUTHOR_H

#include "game.h"

typedef struct {
    const char *file; // as the author named it; the game has it among its packs
    uint64_t seen;    // stands for what was in it
    int looks;        // calls since
    bool moves;       // its card is well
} Author;

// Begins the file's card: an exercise, or a level, from its first breath.
void author_open(Author *author, Game *game);
// Call it once a picture: now and then it looks at the file. What has come to its end begins again.
void author_look(Author *author, Game *game);

#endif
