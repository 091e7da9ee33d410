// What is said besides the cards, from the words of the screens: fetching things, how often, half
// way. In the chosen language, with numbers as words.
#include <stdio.h>
#include <string.h>

#include "hold.h"

enum { TEXT_LONGEST = 256, KEY_LONGEST = 64 };

static const char *keep(Library *library, const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = arena_take(&library->arena, size);
    memcpy(copy, text, size);
    return copy;
}

// The text of a key, or NULL.
static const char *text_of(const Script *script, const char *key) {
    const char *text = script_words(script, key);
    return text == key ? NULL : text;
}

// `text` with {count} in its place; the library's.
static const char *counted(Library *library, const char *text, const char *count) {
    char out[TEXT_LONGEST];
    size_t used = 0;
    while (*text && used + 1 < sizeof out) {
        bool here = strncmp(text, "{count}", 7) == 0;
        if (here)
            used += (size_t)snprintf(out + used, sizeof out - used, "%s", count);
        else
            out[used++] = *text;
        text += here ? 7 : 1;
    }
    out[used < sizeof out ? used : sizeof out - 1] = '\0';
    if (out[0] >= 'a' && out[0] <= 'z') // a number at its beginning
        out[0] = (char)(out[0] - 'a' + 'A');
    return keep(library, out);
}

// The cue `say.NAME`, in few words `say.NAME.short`.
static Cue cue_of(const Script *script, Library *library, const char *name, const char *count) {
    char key[KEY_LONGEST];
    snprintf(key, sizeof key, "say.%s", name);
    Cue cue = {.id = keep(library, key)};
    const char *text = text_of(script, key);
    snprintf(key, sizeof key, "say.%s.short", name);
    const char *brief = text_of(script, key);
    if (text)
        cue.text = counted(library, text, count);
    if (brief)
        cue.brief = counted(library, brief, count);
    return cue;
}

// All the things in a row, the last two with "and" between them.
static void list_things(const Script *script, unsigned things, char out[TEXT_LONGEST]) {
    static const char *const names[PROP_COUNT] = {[PROP_MAT] = "need.mat",
                                                  [PROP_BAND] = "need.band",
                                                  [PROP_CHAIR] = "need.chair",
                                                  [PROP_WALL] = "need.wall",
                                                  [PROP_CUSHION] = "need.cushion"};
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < PROP_COUNT; i++) {
        unsigned after = things >> (i + 1);
        if (!(things >> i & 1))
            continue;
        const char *between = !after                ? ""
                              : after & (after - 1) ? ", "
                                                    : script_words(script, "need.and");
        int size = snprintf(out + used, TEXT_LONGEST - used, "%s%s", script_words(script, names[i]),
                            between);
        used += (size_t)size;
        if (used >= TEXT_LONGEST)
            return;
    }
}

static Cue need_of(const Script *script, Library *library, unsigned things) {
    char list[TEXT_LONGEST];
    list_things(script, things, list);
    Cue cue = cue_of(script, library, "need", list);
    return cue;
}

void load_prompts(Script *script, Library *library) {
    PromptWords *w = &library->words;
    w->half = cue_of(script, library, "half", "");
    w->one_more = cue_of(script, library, "one_more", "");
    w->on = cue_of(script, library, "on", "");
    w->down = cue_of(script, library, "down", "");
    w->up = cue_of(script, library, "up", "");
    w->roll = cue_of(script, library, "roll", "");
    w->thanks = cue_of(script, library, "thanks", "");
    w->again = cue_of(script, library, "again", "");
    w->listen = cue_of(script, library, "listen", "");
    w->small = cue_of(script, library, "small", "");
    for (unsigned things = 1; things < PROMPT_THINGS; things++)
        w->need[things] = need_of(script, library, things);
    static const char *const things[PROP_COUNT] = {[PROP_BAND] = "band",
                                                   [PROP_CHAIR] = "chair",
                                                   [PROP_WALL] = "wall",
                                                   [PROP_CUSHION] = "cushion"};
    for (int i = 0; i < PROP_COUNT; i++)
        if (things[i])
            w->fetch[i] = cue_of(script, library, things[i], "");
    w->seat = cue_of(script, library, "seat", "");
    w->away = cue_of(script, library, "away", "");
    for (int i = 1; i <= PROMPT_TIMES; i++) {
        char number[KEY_LONGEST];
        snprintf(number, sizeof number, "number.%d", i);
        const char *count = script_words(script, number);
        w->times[i] = cue_of(script, library, i == 1 ? "once" : "times", count);
        w->each_side[i] = cue_of(script, library, "each_side", count);
        w->in_turn[i] = cue_of(script, library, "in_turn", count);
    }
}
