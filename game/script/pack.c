#include "pack.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "mark.h"

// ---- the words that stand in front of a card

static int call_line(lua_State *lua) {
    lua_Debug record;
    if (!lua_getstack(lua, 1, &record) || !lua_getinfo(lua, "l", &record))
        return 0;
    return record.currentline > 0 ? record.currentline : 0;
}

static CardKind word_kind(lua_State *lua) {
    return (CardKind)lua_tointeger(lua, lua_upvalueindex(1));
}

static void check_argument(lua_State *lua, CardKind kind) {
    const char *word = schema_card(kind)->name;
    if (!lua_istable(lua, 1) || lua_gettop(lua) != 1)
        luaL_error(lua, "%s wants one table: %s { ... }", word, word);
}

// exercise { ... } and the like: keeps the table for the reader.
static int card_word(lua_State *lua) {
    CardKind kind = word_kind(lua);
    Pack *pack = vm_of(lua)->owner;
    check_argument(lua, kind);
    if (pack->running < 0)
        return luaL_error(lua, "%s belongs at the top of a file, not into a function",
                          schema_card(kind)->name);
    if (pack->cards == PACK_CARDS)
        return luaL_error(lua, "a pack has at most %d cards", PACK_CARDS);
    int reference = luaL_ref(lua, LUA_REGISTRYINDEX);
    pack->card[pack->cards++] = (PackCard){kind, pack->running, call_line(lua), reference};
    return 0;
}

// exhale { ... } and the like: the table itself, marked.
static int step_word(lua_State *lua) {
    CardKind kind = word_kind(lua);
    check_argument(lua, kind);
    lua_pushvalue(lua, 1);
    mark_set(lua, kind, call_line(lua));
    return 1;
}

static int add_words(lua_State *lua) {
    for (int kind = 0; kind < CARD_KINDS; kind++) {
        bool step = kind >= CARD_EXHALE;
        vm_add_word(lua, schema_card((CardKind)kind)->name, step ? step_word : card_word, kind);
    }
    return 0;
}

// ---- files

static void add_file(Pack *pack, const char *path, const char *shown, Report *faults) {
    if (pack->files == PACK_FILES) {
        report_add(faults, "%s:1: is left out; a pack has at most %d files", shown, PACK_FILES);
        return;
    }
    PackFile *file = &pack->file[pack->files];
    if (strlen(path) >= PACK_PATH) {
        report_add(faults, "%.100s...:1: the name is too long", path);
        return;
    }
    char *source = file_read(path, &file->size);
    if (!source) {
        report_add(faults, "%s:1: cannot be read", shown);
        return;
    }
    if (file->size > VM_SOURCE) {
        report_add(faults, "%s:1: has %zu bytes; expected at most %d", shown, file->size,
                   VM_SOURCE);
        free(source);
        return;
    }
    snprintf(file->shown, sizeof file->shown, "%s", shown);
    file->source = source;
    pack->files++;
}

// Every script of folder/inside; inside "" is the folder itself.
static void add_folder(Pack *pack, const char *folder, const char *inside, bool own,
                       Report *faults) {
    char path[PACK_PATH], whole[PACK_PATH];
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    if (length + strlen(inside) + 2 > sizeof path) {
        report_add(faults, "%.100s...:1: the name of the folder is too long", folder);
        return;
    }
    memcpy(path, folder, length);
    path[length] = '\0';
    if (*inside) {
        path[length] = '/';
        strcpy(path + length + 1, inside);
    }
    int count = 0;
    char **names = folder_exists(path) ? folder_list(path, ".lua", &count) : NULL;
    for (int i = 0; names && i < count; i++) {
        if (strlen(path) + strlen(names[i]) + 2 > sizeof whole) {
            report_add(faults, "%s:1: the name is too long", names[i]);
            continue;
        }
        path_join(whole, sizeof whole, path, names[i]);
        add_file(pack, whole, own ? whole + length + 1 : whole, faults);
    }
    free(names);
}

static void add_files(Pack *pack, const char *path, bool own, Report *faults) {
    // Scripts may lie in the folder itself, too: scoring.lua, words.lua, a single exercise.
    static const char *const folders[] = {
        "scripts",   "scripts/languages", "scripts/avatars", "scripts/exercises", "scripts/rewards",
        "languages", "avatars",           "exercises",       "rewards",           "levels",
        ""};
    if (!folder_exists(path)) {
        const char *name = strrchr(path, '/');
        add_file(pack, path, own && name ? name + 1 : path, faults);
        return;
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        add_folder(pack, path, folders[i], own, faults);
}

// ---- running

static int run_file(lua_State *lua) {
    const PackFile *file = lua_touserdata(lua, 1);
    vm_run(lua, file->source, file->size);
    return 0;
}

static int forget_cards(lua_State *lua) {
    const Pack *pack = vm_of(lua)->owner;
    const int *from = lua_touserdata(lua, 1);
    for (int i = *from; i < pack->cards; i++)
        luaL_unref(lua, LUA_REGISTRYINDEX, pack->card[i].reference);
    return 0;
}

static void run_files(Pack *pack, Report *faults) {
    for (int i = 0; i < pack->files; i++) {
        int before = pack->cards;
        pack->running = i;
        if (!vm_protect(pack->vm, run_file, &pack->file[i])) {
            report_add(faults, "%s:%d: %s", pack->file[i].shown, pack->vm->fault_line,
                       pack->vm->fault);
            vm_protect(pack->vm, forget_cards, &before);
            pack->cards = before; // half a file is no file
        }
    }
    pack->running = -1;
}

void pack_load(Pack *pack, const PackSource *source, Report *faults) {
    *pack = (Pack){.running = -1};
    pack->file = calloc(PACK_FILES, sizeof *pack->file);
    pack->card = calloc(PACK_CARDS, sizeof *pack->card);
    ASSERT(pack->file && pack->card);
    pack->vm = vm_create(source->memory, source->seed);
    if (!pack->vm) {
        report_add(faults, "%s:1: %s", source->path, fail_text());
        return;
    }
    pack->vm->owner = pack;
    if (!vm_protect(pack->vm, add_words, NULL)) {
        report_add(faults, "%s:1: %s", source->path, pack->vm->fault);
        return;
    }
    add_files(pack, source->path, source->own, faults);
    run_files(pack, faults);
}

static int forget_all(lua_State *lua) {
    int from = 0;
    lua_pushcfunction(lua, forget_cards);
    lua_pushlightuserdata(lua, &from);
    lua_call(lua, 1, 0);
    mark_forget(lua);
    lua_gc(lua, LUA_GCCOLLECT);
    return 0;
}

void pack_settle(Pack *pack) {
    if (pack->vm)
        vm_protect(pack->vm, forget_all, NULL);
    for (int i = 0; i < pack->files; i++) {
        free(pack->file[i].source);
        pack->file[i].source = NULL;
    }
    free(pack->card);
    pack->card = NULL;
    pack->cards = 0;
}

void pack_free(Pack *pack) {
    for (int i = 0; i < pack->files; i++)
        free(pack->file[i].source);
    free(pack->file);
    free(pack->card);
    vm_destroy(pack->vm);
    *pack = (Pack){.running = -1};
}
