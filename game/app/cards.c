#include "cards.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"

static bool add_pack(Cards *cards, const char *path) {
    if (cards->pack_count == CARDS_PACKS)
        return fail("%s: at most %d packs", path, CARDS_PACKS - 1);
    if (strlen(path) >= DATA_PATHS_LONGEST)
        return fail("a path is too long");
    strcpy(cards->pack[cards->pack_count++], path);
    return true;
}

// The packs in a family's own folder: every folder in DIR/packs.
static void add_family_packs(Cards *cards, const char *data) {
    char folder[DATA_PATHS_LONGEST], pack[2 * DATA_PATHS_LONGEST];
    if (strlen(data) + sizeof "/packs" > sizeof folder)
        return;
    path_join(folder, sizeof folder, data, "packs");
    int count = 0;
    char **names = folder_exists(folder) ? folder_list(folder, "", &count) : NULL;
    for (int i = 0; names && i < count; i++) {
        path_join(pack, sizeof pack, folder, names[i]);
        if (names[i][0] != '.' && folder_exists(pack) && cards->pack_count < CARDS_PACKS)
            cards->family_packs += add_pack(cards, pack);
    }
    free(names);
}

static bool has_language(const Script *script, const char *language) {
    const char *known[64], *name;
    int count = 0;
    while (count < 63 && (known[count] = script_language(script, count, &name)) != NULL) {
        if (strcmp(known[count++], language) == 0)
            return true;
    }
    known[count] = NULL;
    const char *near = nearest_word(language, known);
    return strcmp(language, "en") == 0 ||
           fail("there is no language '%s'%s%s%s", language, near ? " (did you mean '" : "",
                near ? near : "", near ? "'?)" : "");
}

bool cards_open(Cards *cards, const Options *o, const char *const *more, int count) {
    *cards = (Cards){0};
    if (!data_paths_find(&cards->paths) || !add_pack(cards, cards->paths.root))
        return false;
    if (o->data)
        add_family_packs(cards, o->data);
    for (int i = 0; i < o->pack_count; i++)
        if (!add_pack(cards, o->pack[i]))
            return false;
    for (int i = 0; i < count; i++)
        if (!add_pack(cards, more[i]))
            return false;
    const char *pack[CARDS_PACKS];
    for (int i = 0; i < cards->pack_count; i++)
        pack[i] = cards->pack[i];
    cards->script = script_load(&cards->library, pack, cards->pack_count, o->language, o->seed);
    if (!o->language || has_language(cards->script, o->language))
        return true;
    cards_close(cards);
    return false;
}

void cards_close(Cards *cards) {
    if (!cards->script)
        return;
    script_destroy(cards->script);
    script_free_library(&cards->library);
    *cards = (Cards){0};
}

// ---- by name ----

enum { KNOWN_MAX = 128 };

static int not_there(const char *what, const char *id, const char *const *known) {
    const char *near = nearest_word(id, known);
    fail("there is no %s '%s'%s%s%s", what, id, near ? " (did you mean '" : "", near ? near : "",
         near ? "'?)" : "");
    return -1;
}

int cards_exercise(const Cards *cards, const char *id) {
    const Library *l = &cards->library;
    const char *known[KNOWN_MAX + 1] = {0};
    for (int i = 0; i < l->exercise_count && i < KNOWN_MAX; i++)
        known[i] = l->exercise[i].id;
    int index = library_exercise(l, id);
    return index >= 0 ? index : not_there("exercise", id, known);
}

int cards_level(const Cards *cards, const char *id) {
    const Library *l = &cards->library;
    const char *known[KNOWN_MAX + 1] = {0};
    for (int i = 0; i < l->level_count && i < KNOWN_MAX; i++)
        known[i] = l->level[i].id;
    int index = library_level(l, id);
    return index >= 0 ? index : not_there("level", id, known);
}

int cards_person(const Cards *cards, const char *id) {
    const Library *l = &cards->library;
    const char *known[KNOWN_MAX + 1] = {0};
    for (int i = 0; i < l->figure_count && i < KNOWN_MAX; i++)
        known[i] = l->figure[i].id;
    if (!id && l->figure_count > 0) {
        int mum = library_figure(l, "mum");
        return mum >= 0 ? mum : 0;
    }
    int index = id ? library_figure(l, id) : -1;
    return index >= 0 ? index : not_there("person", id ? id : "", known);
}

int cards_version(const Exercise *exercise, const char *id) {
    const char *known[VERSIONS_MAX + 1] = {0};
    for (int i = 0; i < exercise->version_count; i++)
        known[i] = exercise->version[i].id;
    int index = exercise_version(exercise, id);
    return index >= 0 ? index : not_there("version", id, known);
}
