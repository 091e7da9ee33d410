// Where the game's own scripts, levels and assets lie. Knows nothing of what is in them.
#ifndef DATA_PATHS_H
#define DATA_PATHS_H

#include <stdbool.h>

enum { DATA_PATHS_LONGEST = 4096 };

typedef struct {
    char root[DATA_PATHS_LONGEST]; // the folder that holds scripts/, levels/ and assets/
} DataPaths;

// From any working directory: $STRETCH_GARDEN_DATA, then beside the program, then the sources it
// was built from, then where it is installed. False with fail() when nothing of that is there.
bool data_paths_find(DataPaths *out);
// A file or folder below the root: data_paths_join(&paths, "assets/fonts", out).
void data_paths_join(const DataPaths *paths, const char *inside, char out[DATA_PATHS_LONGEST]);

#endif
