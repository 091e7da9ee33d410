#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "hold.h"
#include "utf8.h"
#include "validate.h"

enum { LIBRARY_BYTES = 48 << 20, WORDS_MOST = 4000, WORDS_BYTES = 1 << 20 };

Script *script_load(Library *library, const char *const *packs, int count, const char *language,
                    uint64_t seed) {
    return script_load_within(library, packs, count, language, seed, VM_MEMORY);
}

Script *script_load_within(Library *library, const char *const *packs, int count,
                           const char *language, uint64_t seed, size_t memory) {
    Script *script = calloc(1, sizeof *script);
    ASSERT(script);
    *library = (Library){0};
    arena_init(&library->arena, LIBRARY_BYTES);
    words_init(&script->english, WORDS_MOST, WORDS_BYTES);
    words_init(&script->language, WORDS_MOST, WORDS_BYTES);
    snprintf(script->chosen, sizeof script->chosen, "%s", language ? language : "");
    show_stop(script);
    for (int i = 0; i < count && i < SCRIPT_PACKS; i++) {
        PackSource source = {packs[i], i == 0, seed, memory};
        pack_load(&script->pack[i], &source, &library->faults);
        if (script->pack[i].vm)
            script->pack[i].vm->script = script;
        script->packs++;
    }
    load_cards(script, library);
    load_prompts(script, library);
    for (int i = 0; i < script->packs; i++)
        pack_settle(&script->pack[i]);
    return script;
}

void script_destroy(Script *script) {
    if (!script)
        return;
    for (int i = 0; i < script->packs; i++)
        pack_free(&script->pack[i]);
    words_free(&script->english);
    words_free(&script->language);
    report_free(&script->faults);
    report_free(&script->gaps);
    free(script);
}

void script_free_library(Library *library) {
    arena_free(&library->arena);
    report_free(&library->faults);
    *library = (Library){0};
}

const Report *script_faults(const Script *script) {
    return &script->faults;
}

const Report *script_gaps(const Script *script) {
    return &script->gaps;
}

// ---- words at run time

const char *script_words(const Script *script, const char *key) {
    const Word *word = words_find(&script->language, key);
    if (!word)
        word = words_find(&script->english, key);
    return word ? word->text : key;
}

bool script_is_id(const char *text) {
    return validate_is_name(text);
}

const char *script_language(const Script *script, int index, const char **name) {
    if (index < 0 || index >= script->languages)
        return NULL;
    *name = script->language_name[index];
    return script->language_id[index];
}

// What the braces `{...}` of `length` bytes stand for; *size gets its bytes.
static const char *filling(const Script *script, const char *inner, size_t length, bool right,
                           size_t *size) {
    const char *bar = memchr(inner, '|', length);
    if (bar) {
        const char *from = right ? inner : bar + 1;
        *size = (size_t)((right ? bar : inner + length) - from);
        return from;
    }
    bool lead = length == 4 && !memcmp(inner, "lead", 4);
    bool other = length == 5 && !memcmp(inner, "other", 5);
    const char *text = inner;
    *size = length;
    if (lead || other) {
        text = script_words(script, lead == right ? "side.right" : "side.left");
        *size = strlen(text);
    }
    return text;
}

void script_fill(const Script *script, const char *text, Side lead, char *out, size_t size) {
    size_t used = 0;
    while (*text) {
        const char *close = *text == '{' ? strchr(text, '}') : NULL;
        size_t length = 1;
        const char *from = text;
        if (close)
            from =
                filling(script, text + 1, (size_t)(close - text - 1), lead != SIDE_LEFT, &length);
        else
            utf8_first(text, &length);
        size_t room = utf8_cut(from, length, size - 1 - used);
        memcpy(out + used, from, room);
        used += room;
        if (room < length)
            break;
        text = close ? close + 1 : text + length;
    }
    out[used] = '\0';
}
