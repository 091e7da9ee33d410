#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "hold.h"
#include "read.h"

enum { FIGURES_MAX = 64 };

// The state of one load.
typedef struct {
    Script *script;
    Library *library;
    int pack;
    const PackCard *card;
    Reader reader;
    char broken[BROKEN_MAX][ID_LENGTH]; // exercises that were left out, and told
    int broken_count;
    // Whose card is in the list.
    int exercise_pack[EXERCISES_MAX], level_pack[LEVELS_MAX], figure_pack[FIGURES_MAX];
} Load;

// ---- opening a card

static void open_card(lua_State *lua, Load *load) {
    const Pack *pack = &load->script->pack[load->pack];
    const PackFile *file = &pack->file[load->card->file];
    load->reader = (Reader){.lua = lua,
                            .library = load->library,
                            .english = &load->script->english,
                            .language = &load->script->language,
                            .gaps = load->script->language.count ? &load->script->gaps : NULL,
                            .broken = load->broken,
                            .broken_count = load->broken_count};
    load->reader.walk = (Walk){.lua = lua,
                               .file = file->shown,
                               .source = file->source,
                               .word = schema_card(load->card->kind)->name,
                               .line = load->card->line};
    luaL_checkstack(lua, 40, "cards");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, load->card->reference);
}

// ---- words

static void put_words(Load *load, Words *words) {
    Walk *walk = &load->reader.walk;
    lua_State *lua = walk->lua;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        Word word = {.key = walk_text(lua, -2), .file = walk->file};
        word.source = walk->source;
        word.line = walk->line;
        if (lua_istable(lua, -1)) {
            word.brief = read_name(&load->reader, "short");
            word.text = read_name(&load->reader, "text");
            if (!word.text && lua_rawgeti(lua, -1, 1)) {
                word.text = walk_text(lua, -1);
                lua_pop(lua, 1);
            }
        } else {
            word.text = walk_text(lua, -1);
        }
        if (!words_put(words, &word))
            walk_fault(walk, "there are too many texts");
    }
}

static const Field WORD_FIELD = {.name = "words", .kind = FIELD_WORDS, .low = 1, .high = TEXT_MAX};

static void load_words(Load *load) {
    validate_words(&load->reader.walk, &WORD_FIELD);
    if (load->reader.walk.faults == 0)
        put_words(load, &load->script->english);
}

static void load_language(Load *load) {
    Script *script = load->script;
    Walk *walk = &load->reader.walk;
    validate_card(walk, schema_card(CARD_LANGUAGE));
    const char *id = read_name(&load->reader, "id");
    const char *name = read_name(&load->reader, "name");
    if (walk->faults == 0 && strlen(id) > 7)
        walk_fault(walk, "'id' is '%s'; expected two small letters", id);
    if (walk->faults > 0)
        return;
    int at = 0;
    while (at < script->languages && strcmp(script->language_id[at], id) != 0)
        at++;
    if (at < SCRIPT_LANGUAGES) {
        snprintf(script->language_id[at], sizeof script->language_id[at], "%s", id);
        vm_clean(script->language_name[at], sizeof script->language_name[at], name);
        script->languages += at == script->languages;
    }
    if (strcmp(id, script->chosen) != 0)
        return;
    read_push(&load->reader, "texts");
    put_words(load, &script->language);
    lua_pop(walk->lua, 1);
}

// ---- cards with an id

static bool good_id(Load *load, CardKind kind) {
    validate_card(&load->reader.walk, schema_card(kind));
    const char *id = read_name(&load->reader, "id");
    load->reader.id = id && validate_is_name(id) ? id : NULL;
    return load->reader.walk.faults == 0;
}

// Where a card goes in its list: over the one of the same id from an earlier pack (`same`, -1 for
// none), or at the end. -1 when this pack has the id already or the list is full.
static int place_for(Load *load, int same, const int *packs, int count, int most) {
    Walk *walk = &load->reader.walk;
    if (same < 0 && count < most)
        return count;
    if (same >= 0 && packs[same] != load->pack)
        return same;
    walk_into(walk, "id");
    if (same >= 0)
        walk_fault(walk, "the id '%s' is taken by another %s of this pack; expected one of its own",
                   load->reader.id, walk->word);
    else
        walk_fault(walk, "there are too many; at most %d fit", most);
    walk_out(walk);
    return -1;
}

static void note_broken(Load *load) {
    if (load->reader.id && load->broken_count < BROKEN_MAX)
        snprintf(load->broken[load->broken_count++], ID_LENGTH, "%s", load->reader.id);
}

static void load_exercise(Load *load) {
    Library *library = load->library;
    good_id(load, CARD_EXERCISE); // even with faults: what is left may have more of them
    int same = load->reader.id ? library_exercise(library, load->reader.id) : -1;
    int at = place_for(load, same, load->exercise_pack, library->exercise_count, EXERCISES_MAX);
    // Behind the list: what is there stays whole until the new one is known to be good.
    Exercise *fresh = &library->exercise[library->exercise_count];
    if (!read_exercise(&load->reader, fresh) || at < 0) {
        note_broken(load);
        return;
    }
    load->exercise_pack[at] = load->pack;
    if (at == library->exercise_count)
        library->exercise_count++;
    else
        library->exercise[at] = *fresh;
}

// Takes movements out of a level's table whose cards were left out (and told); the others still
// play.
static void drop_broken_moves(Load *load) {
    Reader *reader = &load->reader;
    lua_State *lua = reader->lua;
    if (!read_push(reader, "moves"))
        return;
    lua_Integer length = (lua_Integer)lua_rawlen(lua, -1), kept = 0;
    for (lua_Integer i = 1; i <= length; i++) {
        const char *id = NULL;
        lua_rawgeti(lua, -1, i);
        if (lua_istable(lua, -1)) {
            id = read_name(reader, "exercise");
            if (!id && lua_rawgeti(lua, -1, 1)) {
                id = walk_text(lua, -1);
                lua_pop(lua, 1);
            }
        } else {
            id = walk_text(lua, -1);
        }
        bool drop = read_left_out(reader, id);
        lua_pop(lua, 1);
        if (drop)
            continue;
        kept++;
        lua_rawgeti(lua, -1, i);
        lua_rawseti(lua, -2, kept);
    }
    for (lua_Integer i = kept + 1; i <= length; i++) {
        lua_pushnil(lua);
        lua_rawseti(lua, -2, i);
    }
    lua_pop(lua, 1);
}

static void load_level(Load *load) {
    Library *library = load->library;
    good_id(load, CARD_LEVEL);
    drop_broken_moves(load);
    int same = load->reader.id ? library_level(library, load->reader.id) : -1;
    int at = place_for(load, same, load->level_pack, library->level_count, LEVELS_MAX);
    Level fresh;
    if (!read_level(&load->reader, &fresh) || at < 0)
        return;
    library->level[at] = fresh;
    load->level_pack[at] = load->pack;
    library->level_count += at == library->level_count;
}

static void load_avatar(Load *load) {
    Library *library = load->library;
    if (!good_id(load, CARD_AVATAR))
        return;
    int same = library_figure(library, load->reader.id);
    int at = place_for(load, same, load->figure_pack, library->figure_count, FIGURES_MAX);
    Figure fresh;
    if (at < 0 || !read_avatar(&load->reader, &fresh))
        return;
    library->figure[at] = fresh;
    load->figure_pack[at] = load->pack;
    library->figure_count += at == library->figure_count;
}

static int keep_function(Load *load, const char *name) {
    if (!read_push(&load->reader, name))
        return 0;
    return luaL_ref(load->reader.lua, LUA_REGISTRYINDEX);
}

static void load_reward(Load *load) {
    Library *library = load->library;
    Script *script = load->script;
    if (!good_id(load, CARD_REWARD))
        return;
    int at = 0;
    while (at < script->rewards && strcmp(script->reward_id[at], load->reader.id) != 0)
        at++;
    int packs[SCRIPT_REWARDS];
    for (int i = 0; i < script->rewards; i++)
        packs[i] = script->reward[i].pack;
    at = place_for(load, at < script->rewards ? at : -1, packs, script->rewards, SCRIPT_REWARDS);
    RewardCard fresh;
    if (at < 0 || !read_reward(&load->reader, &fresh))
        return;
    library->reward[at] = fresh;
    script->reward[at] = (Reward){.pack = load->pack,
                                  .event = read_choice(&load->reader, "on", SCHEMA_EVENTS, 0),
                                  .chance = read_number(&load->reader, "chance", 1),
                                  .function = keep_function(load, "show")};
    snprintf(script->reward_id[at], ID_LENGTH, "%s", load->reader.id);
    snprintf(script->reward_file[at], sizeof script->reward_file[at], "%s", load->reader.walk.file);
    script->rewards += at == script->rewards;
    library->reward_count = script->rewards;
}

static void load_scoring(Load *load) {
    Script *script = load->script;
    validate_card(&load->reader.walk, schema_card(CARD_SCORING));
    if (load->reader.walk.faults > 0)
        return;
    script->score_pack = load->pack;
    for (int i = 0; SCHEMA_EVENTS[i]; i++)
        script->score[i] = keep_function(load, SCHEMA_EVENTS[i]);
    snprintf(script->score_file, sizeof script->score_file, "%s", load->reader.walk.file);
}

// ---- all of them

static int load_card(lua_State *lua) {
    static void (*const loaders[])(Load *) = {
        [CARD_EXERCISE] = load_exercise, [CARD_LEVEL] = load_level,     [CARD_AVATAR] = load_avatar,
        [CARD_REWARD] = load_reward,     [CARD_SCORING] = load_scoring, [CARD_WORDS] = load_words,
        [CARD_LANGUAGE] = load_language,
    };
    Load *load = lua_touserdata(lua, 1);
    open_card(lua, load);
    loaders[load->card->kind](load);
    return 0;
}

static void load_kind(Load *load, CardKind kind) {
    for (load->pack = 0; load->pack < load->script->packs; load->pack++) {
        const Pack *pack = &load->script->pack[load->pack];
        for (int i = 0; i < pack->cards; i++) {
            load->card = &pack->card[i];
            if (load->card->kind != kind)
                continue;
            bool good = vm_protect(pack->vm, load_card, load);
            walk_tell(&load->reader.walk, &load->library->faults);
            if (!good)
                report_add(&load->library->faults, "%s:%d: %s", pack->file[load->card->file].shown,
                           load->card->line > 0 ? load->card->line : 1, pack->vm->fault);
        }
    }
}

static int count_cards(const Script *script, CardKind kind, int most) {
    int count = 0;
    for (int p = 0; p < script->packs; p++)
        for (int i = 0; i < script->pack[p].cards; i++)
            count += script->pack[p].card[i].kind == kind;
    return count < most ? count : most;
}

static void take_lists(Script *script, Library *library) {
    size_t one = 1; // a place behind the exercises to read the next one into
    size_t exercises = (size_t)count_cards(script, CARD_EXERCISE, EXERCISES_MAX) + one;
    size_t levels = (size_t)count_cards(script, CARD_LEVEL, LEVELS_MAX) + one;
    size_t figures = (size_t)count_cards(script, CARD_AVATAR, FIGURES_MAX) + one;
    size_t rewards = (size_t)count_cards(script, CARD_REWARD, SCRIPT_REWARDS) + one;
    library->exercise = arena_take(&library->arena, exercises * sizeof *library->exercise);
    library->level = arena_take(&library->arena, levels * sizeof *library->level);
    library->figure = arena_take(&library->arena, figures * sizeof *library->figure);
    library->reward = arena_take(&library->arena, rewards * sizeof *library->reward);
}

// Texts of another language that no card and no screen asked for.
static void tell_unused(Script *script, Library *library) {
    for (int i = 0; i < script->language.capacity; i++) {
        const Word *word = &script->language.word[i];
        if (!word->key || word->used || words_find(&script->english, word->key))
            continue;
        const char *near = words_nearest(&script->english, word->key);
        LocateKey path[] = {{"texts", 0}, {word->key, 0}};
        int found, line = locate_line(word->source, word->line, "language", path, 2, &found);
        report_add(&library->faults, "%s:%d: there is no text '%s'%s%s%s", word->file, line,
                   word->key,
                   near ? " (did you mean '" : "; expected the key of a card or of words",
                   near ? near : "", near ? "'?)" : "");
    }
}

// Texts of the screens that another language has not.
static void note_gaps(Script *script) {
    for (int i = 0; script->language.count > 0 && i < script->english.capacity; i++) {
        const Word *word = &script->english.word[i], *other;
        if (!word->key)
            continue;
        other = words_find(&script->language, word->key);
        if (!other || (word->brief && !other->brief))
            report_add(&script->gaps, "%s: '%s'%s", word->file, word->key,
                       other ? " in few words" : "");
    }
}

void load_cards(Script *script, Library *library) {
    static const CardKind order[] = {CARD_WORDS, CARD_LANGUAGE, CARD_AVATAR, CARD_EXERCISE,
                                     CARD_LEVEL, CARD_REWARD,   CARD_SCORING};
    Load *load = calloc(1, sizeof *load);
    ASSERT(load);
    *load = (Load){.script = script, .library = library};
    take_lists(script, library);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        load_kind(load, order[i]);
    tell_unused(script, library);
    note_gaps(script);
    free(load);
}
