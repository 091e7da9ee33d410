#include "words.h"

#include <stdint.h>
#include <string.h>

#include "fail.h"
#include "report.h"

void words_init(Words *words, int most, size_t bytes) {
    int capacity = 16;
    while (capacity < 2 * most)
        capacity *= 2;
    size_t table = (size_t)capacity * sizeof *words->word;
    arena_init(&words->arena, table + bytes + 64);
    words->word = arena_take(&words->arena, table);
    words->capacity = capacity;
    words->count = 0;
}

void words_free(Words *words) {
    arena_free(&words->arena);
    *words = (Words){0};
}

// FNV-1a (Fowler, Noll, Vo).
static uint32_t hash(const char *key) {
    uint32_t value = 2166136261u;
    for (; *key; key++)
        value = (value ^ (unsigned char)*key) * 16777619u;
    return value;
}

// The key's own place, or the empty one where it would go.
static Word *slot(const Words *words, const char *key) {
    uint32_t mask = (uint32_t)words->capacity - 1;
    uint32_t at = hash(key) & mask;
    while (words->word[at].key && strcmp(words->word[at].key, key) != 0)
        at = (at + 1) & mask;
    return &words->word[at];
}

static const char *copy(Words *words, const char *text) {
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(arena_take(&words->arena, size), text, size);
}

bool words_put(Words *words, const Word *word) {
    size_t need = strlen(word->key) + strlen(word->text) + (word->brief ? strlen(word->brief) : 0) +
                  strlen(word->file) + 128;
    if (words->count >= words->capacity / 2 || words->arena.size - words->arena.used < need)
        return false;
    Word *place = slot(words, word->key);
    words->count += !place->key;
    *place = (Word){.key = copy(words, word->key),
                    .text = copy(words, word->text),
                    .brief = copy(words, word->brief),
                    .file = copy(words, word->file),
                    .source = word->source,
                    .line = word->line};
    return true;
}

Word *words_find(const Words *words, const char *key) {
    if (words->capacity == 0)
        return NULL;
    Word *place = slot(words, key);
    return place->key ? place : NULL;
}

const char *words_nearest(const Words *words, const char *key) {
    const char *best = NULL;
    for (int i = 0; i < words->capacity; i++) {
        if (!words->word[i].key)
            continue;
        // Two at a time: the better of the best so far and this one.
        const char *pair[] = {best ? best : words->word[i].key, words->word[i].key, NULL};
        const char *near = nearest_word(key, pair);
        best = near ? near : best;
    }
    return best;
}
