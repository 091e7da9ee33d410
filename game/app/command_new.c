#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "data_paths.h"
#include "fail.h"
#include "file.h"
#include "report.h"
#include "schema.h"
#include "script.h"

// A commented example to start from, and the author's reference. The examples lie in
// assets/author, where ID and NAME stand for the new card's own.

enum { FOLDER_LONGEST = 1024 };

static const char *const KINDS[] = {"exercise", "level", "reward", "avatar", NULL};

// "my_sway" as people read it: "My sway".
static void spoken_name(const char *id, char *out, size_t size) {
    snprintf(out, size, "%s", id);
    for (char *at = out; *at; at++)
        *at = *at == '_' ? ' ' : *at;
    out[0] = (char)toupper((unsigned char)out[0]);
}

// `text` with ID and NAME, where they are words of their own, filled in. Owned.
static char *filled(const char *text, const char *id) {
    char name[ID_LENGTH];
    spoken_name(id, name, sizeof name);
    size_t size = strlen(text) * (ID_LENGTH / 2) + 1, used = 0;
    char *out = malloc(size);
    ASSERT(out);
    for (char before = ' '; *text; before = *text, text++) {
        const char *word = !strncmp(text, "ID", 2) && !isalpha((unsigned char)text[2])     ? "ID"
                           : !strncmp(text, "NAME", 4) && !isalpha((unsigned char)text[4]) ? "NAME"
                                                                                           : NULL;
        const char *put = word && !strcmp(word, "ID") ? id : name;
        if (word && !isalpha((unsigned char)before) && before != '#') {
            used += (size_t)snprintf(out + used, size - used, "%s", put);
            text += strlen(word) - 1;
        } else {
            out[used++] = *text;
        }
    }
    out[used] = '\0';
    return out;
}

// A text of assets/author; owned, NULL with fail().
static char *read_author(const char *name) {
    DataPaths paths;
    char inside[64], whole[DATA_PATHS_LONGEST];
    size_t size;
    if (!data_paths_find(&paths))
        return NULL;
    snprintf(inside, sizeof inside, "assets/author/%s", name);
    data_paths_join(&paths, inside, whole);
    return file_read(whole, &size);
}

static bool write_example(const char *kind, const char *id, const char *path) {
    char name[64];
    snprintf(name, sizeof name, "%s.lua", kind);
    char *text = read_author(name), *out = text ? filled(text, id) : NULL;
    bool good = out && file_write(path, out, strlen(out));
    free(text);
    free(out);
    return good;
}

// What an id would be with the letters that it may have; empty when nothing is left.
static void mended_id(const char *id, char out[ID_LENGTH]) {
    int used = 0;
    for (; *id && used + 1 < ID_LENGTH; id++) {
        unsigned char c = (unsigned char)*id;
        bool letter = c < 128 && isalpha(c), more = c < 128 && isdigit(c);
        if (letter || (used > 0 && more))
            out[used++] = (char)tolower(c);
        else if (used > 0 && out[used - 1] != '_')
            out[used++] = '_';
    }
    while (used > 0 && out[used - 1] == '_')
        used--;
    out[used] = '\0';
}

static bool good_id(const char *id) {
    char near[ID_LENGTH];
    if (script_is_id(id))
        return true;
    mended_id(id, near);
    return fail("new: '%s' is no id; expected small letters, digits and _, a letter first, at most "
                "47%s%s%s",
                id, *near ? " (did you mean '" : "", near, *near ? "'?)" : "");
}

static bool known_kind(const char *kind) {
    for (int i = 0; KINDS[i]; i++)
        if (!strcmp(kind, KINDS[i]))
            return true;
    const char *near = nearest_word(kind, KINDS);
    return fail("new: there is no '%s'%s%s%s", kind, near ? " (did you mean '" : "",
                near ? near : "", near ? "'?)" : "; expected exercise, level, reward or avatar");
}

static bool new_card(const Options *o, char *path, size_t size) {
    const char *kind = o->name[0], *id = o->name[1];
    char folder[FOLDER_LONGEST], file[ID_LENGTH + 24];
    if (!good_id(id))
        return false;
    if (o->in && strlen(o->in) + sizeof file > sizeof folder)
        return fail("the name of the folder is too long");
    snprintf(file, sizeof file, "%ss", kind);
    path_join(folder, sizeof folder, o->in ? o->in : ".", file);
    snprintf(file, sizeof file, "%s.lua", id);
    path_join(path, size, folder, file);
    if (file_exists(path))
        return fail("%s is there already; expected an id of its own", path);
    return folder_make(folder) && write_example(kind, id, path);
}

int command_new(const Options *o) {
    char path[2 * FOLDER_LONGEST];
    if (!known_kind(o->name[0])) {
        command_told();
        arguments_usage(stderr, COMMAND_NEW);
        return 2;
    }
    if (!new_card(o, path, sizeof path))
        return command_told();
    printf("%s\n", path);
    return command_printed();
}

// ---- docs

static bool write_docs(const char *folder, const char *start) {
    char path[FOLDER_LONGEST + 32];
    if (strlen(folder) >= FOLDER_LONGEST)
        return fail("the name of the folder is too long");
    if (!schema_write_docs(folder))
        return false;
    path_join(path, sizeof path, folder, "start.md");
    if (!file_write(path, start, strlen(start)))
        return false;
    for (int i = 0; KINDS[i]; i++) {
        char file[32], id[ID_LENGTH];
        snprintf(file, sizeof file, "example_%s.lua", KINDS[i]);
        snprintf(id, sizeof id, "my_%s", KINDS[i]);
        path_join(path, sizeof path, folder, file);
        if (!write_example(KINDS[i], id, path))
            return false;
    }
    return true;
}

int command_docs(const Options *o) {
    char *start = read_author("start.md");
    if (!start)
        return command_told();
    bool good = true;
    if (o->out) {
        good = write_docs(o->out, start);
    } else {
        char *reference = schema_reference();
        printf("%s\n%s", start, reference);
        free(reference);
    }
    free(start);
    return good ? command_printed() : command_told();
}
