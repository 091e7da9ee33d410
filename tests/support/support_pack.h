// Packs of scripts made by a test, and the library read from them.
#ifndef PACK_SUPPORT_H
#define PACK_SUPPORT_H

#include "check.h"

#include "file.h"
#include "script.h"

typedef struct {
    char folder[64];
    Library library;
    Script *script;
} TestPack;

static inline void pack_open(TestPack *pack) {
    *pack = (TestPack){0};
    folder_scratch(pack->folder);
}

// Writes one file, "exercises/cat.lua".
static inline void pack_write(const TestPack *pack, const char *name, const char *text) {
    char path[256], folder[256];
    path_join(path, sizeof path, pack->folder, name);
    snprintf(folder, sizeof folder, "%s", path);
    *strrchr(folder, '/') = '\0';
    assert_true(folder_make(folder));
    assert_true(file_write(path, text, strlen(text)));
}

// Reads the pack as the first one (or, with `over`, after that one).
static inline void pack_read(TestPack *pack, const char *over, const char *language) {
    const char *packs[] = {over ? over : pack->folder, pack->folder};
    if (pack->script) {
        script_destroy(pack->script);
        script_free_library(&pack->library);
    }
    pack->script = script_load(&pack->library, packs, over ? 2 : 1, language, 1);
}

static inline void pack_close(TestPack *pack) {
    script_destroy(pack->script);
    script_free_library(&pack->library);
    folder_drop(pack->folder);
}

static inline const Exercise *pack_exercise(const TestPack *pack, const char *id) {
    int index = library_exercise(&pack->library, id);
    if (index < 0)
        for (int i = 0; i < pack->library.faults.count; i++)
            print_error("%s\n", pack->library.faults.line[i]);
    assert_true(index >= 0);
    return &pack->library.exercise[index];
}

#endif
