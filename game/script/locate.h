// Finds the line of a field in the text of a card, by reading the text again. Knows no Lua machine.
#ifndef LOCATE_H
#define LOCATE_H

// One step into a table: a named field, or (name NULL) the index of a thing in a list, from 1.
typedef struct {
    const char *name;
    int index;
} LocateKey;

// The line on which the field at the end of `path` is written, or the deepest part of the path that
// is written out; *found: how much of the path that is. The card is the call of `word` that begins
// on or after `line`; below 1 means the first. Returns `line` (at least 1) when the text does not
// show it.
int locate_line(const char *source, int line, const char *word, const LocateKey *path, int depth,
                int *found);

#endif
