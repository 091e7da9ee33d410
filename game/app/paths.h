// Where the game's own scripts, levels and assets lie. Knows nothing of what is in them.
#ifndef PATHS_H
#define PATHS_H

#include <stdbool.h>

enum { PATHS_LONGEST = 4096 };

typedef struct {
    char root[PATHS_LONGEST]; // the folder that holds scripts/, levels/ and assets/
} Paths;

// From any working directory: $STRETCH_GARDEN_DATA, then beside the program, then the sources it
// was built from, then where it is installed. False with fail() when nothing of that is there.
bool paths_find(Paths *out);
// A file or folder below the root: paths_join(&paths, "assets/fonts", out).
void paths_join(const Paths *paths, const char *inside, char out[PATHS_LONGEST]);

#endif
