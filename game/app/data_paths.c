#include "data_paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fail.h"
#include "file.h"

// Takes `folder`/`inside` when scripts lie there.
static bool take(DataPaths *out, const char *folder, const char *inside) {
    char scripts[DATA_PATHS_LONGEST];
    int length = snprintf(out->root, sizeof out->root, "%s%s", folder, inside);
    if (length < 0 || (size_t)length + sizeof "/scripts" > sizeof scripts)
        return false;
    path_join(scripts, sizeof scripts, out->root, "scripts");
    return folder_exists(scripts);
}

// The folder of the running program, "" when the system does not tell.
static void program_folder(char *out, size_t size) {
    ssize_t length = readlink("/proc/self/exe", out, size - 1);
    out[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(out, '/');
    if (slash)
        *slash = '\0';
}

bool data_paths_find(DataPaths *out) {
    const char *asked = getenv("STRETCH_GARDEN_DATA");
    if (asked && *asked)
        return take(out, asked, "") ||
               fail("$STRETCH_GARDEN_DATA is %s, and there is no folder 'scripts' in it", asked);
    char program[DATA_PATHS_LONGEST];
    program_folder(program, sizeof program);
    if (*program && (take(out, program, "") || take(out, program, "/../share/stretch-garden")))
        return true;
    return take(out, GAME_SOURCE_DIR, "") || take(out, GAME_INSTALL_DIR, "") ||
           fail("the game's scripts are neither beside the program nor in %s nor in %s; "
                "$STRETCH_GARDEN_DATA may name their folder",
                GAME_SOURCE_DIR, GAME_INSTALL_DIR);
}

void data_paths_join(const DataPaths *paths, const char *inside, char out[DATA_PATHS_LONGEST]) {
    path_join(out, DATA_PATHS_LONGEST, paths->root, inside);
}
