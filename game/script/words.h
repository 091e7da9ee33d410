// Texts by key: what the screens say, and what another language says instead. Knows no Lua and no
// screen.
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>

#include "arena.h"

typedef struct {
    const char *key, *text;
    const char *brief;  // or NULL
    const char *file;   // where it is written
    const char *source; // the file's text, borrowed while loading
    int line;           // of its card
    bool used;          // somebody asked for it while loading
} Word;

typedef struct {
    Arena arena;
    Word *word; // by hash, of the arena
    int capacity, count;
} Words;

// Room for `most` texts of `bytes` in all.
void words_init(Words *words, int most, size_t bytes);
void words_free(Words *words);
// Keeps copies; a key that is there already gets the new text. False when it does not fit.
bool words_put(Words *words, const Word *word);
Word *words_find(const Words *words, const char *key); // or NULL
// The known key nearest to `key`, or NULL.
const char *words_nearest(const Words *words, const char *key);

#endif
