#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cards.h"
#include "command.h"
#include "fail.h"
#include "family.h"
#include "file.h"
#include "session.h"
#include "spoken.h"
#include "voice.h"

// One line; breaths below 0: it has no length.
static void line(const char *kind, const char *id, const char *name, double breaths, double seconds,
                 const char *file) {
    printf("%s\t%s\t%s\t", kind, id, name);
    if (breaths < 0)
        printf("-\t-\t");
    else
        printf("%g\t%g\t", breaths, seconds);
    printf("%s\n", file);
}

static void list_exercises(const Library *l, double breath_seconds) {
    for (int i = 0; i < l->exercise_count; i++) {
        const Exercise *e = &l->exercise[i];
        Timeline t;
        timeline_init(&t, e, 0, breath_seconds);
        line("exercise", e->id, e->name, t.breaths, t.breaths * breath_seconds, e->file);
        timeline_free(&t);
    }
}

static void list_levels(const Library *l, double breath_seconds) {
    for (int i = 0; i < l->level_count; i++) {
        const Level *level = &l->level[i];
        line("level", level->id, level->name, level_breaths(l, level, breath_seconds),
             level_seconds(l, level, breath_seconds, false), level->file);
    }
}

static void list_avatars(const Cards *cards) {
    const Library *l = &cards->library;
    for (int i = 0; i < l->figure_count; i++) {
        char inside[2 * ID_LENGTH], whole[DATA_PATHS_LONGEST];
        snprintf(inside, sizeof inside, "scripts/avatars/%s.lua", l->figure[i].id);
        data_paths_join(&cards->paths, inside, whole);
        line("avatar", l->figure[i].id, l->figure[i].name, -1, -1,
             file_exists(whole) ? inside : "-");
    }
}

static void list_rewards(const Library *l) {
    for (int i = 0; i < l->reward_count; i++)
        line("reward", l->reward[i].id, l->reward[i].name, -1, -1, l->reward[i].file);
}

typedef struct {
    VoiceBook book;
    char (*told)[VOICE_NAME]; // owned: the texts that have had their line
    int count, room;
} Voices;

static bool told_before(Voices *v, const char *name) {
    for (int i = 0; i < v->count; i++)
        if (strcmp(v->told[i], name) == 0)
            return true;
    if (v->count == v->room) {
        v->room = v->room ? 2 * v->room : 256;
        v->told = realloc(v->told, (size_t)v->room * sizeof *v->told);
        ASSERT(v->told);
    }
    strcpy(v->told[v->count++], name);
    return false;
}

// A last column has the name that the text's clip has or would have.
static void list_voice(void *user, const char *id, const char *text) {
    Voices *v = user;
    char name[VOICE_NAME];
    voice_name(text, name);
    if (told_before(v, name))
        return;
    const VoiceClip *clip = voice_find(&v->book, text);
    printf("voice\t%s\t%s\t-\t", id, text);
    if (clip)
        printf("%.2f\tassets/voice/%s.ogg\t%s\n", clip->seconds, name, name);
    else
        printf("-\t-\t%s\n", name);
}

static void list_voices(const Cards *cards) {
    char folder[DATA_PATHS_LONGEST];
    data_paths_join(&cards->paths, "assets/voice", folder);
    Voices v = {0};
    voice_open(&v.book, folder);
    spoken_each(cards, list_voice, &v);
    voice_close(&v.book);
    free(v.told);
}

static bool wants(const char *kind, const char *what) {
    return !kind || strcmp(kind, what) == 0;
}

static bool known_kind(const char *kind) {
    static const char *const kinds[] = {"exercises", "levels", "avatars",
                                        "rewards",   "voices", NULL};
    for (int i = 0; kinds[i]; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    const char *near = nearest_word(kind, kinds);
    return fail("list: there are no '%s'%s%s%s", kind, near ? " (did you mean '" : "",
                near ? near : "", near ? "'?)" : "; exercises, levels, avatars, rewards or voices");
}

int command_list(const Options *options) {
    const char *kind = options->name_count ? options->name[0] : NULL;
    if (kind && !known_kind(kind)) {
        command_told();
        arguments_usage(stderr, COMMAND_LIST);
        return 2;
    }
    Cards cards;
    if (!cards_open(&cards, options, NULL, 0))
        return command_told();
    double breath_seconds = family_tempo_today(options);
    if (wants(kind, "exercises"))
        list_exercises(&cards.library, breath_seconds);
    if (wants(kind, "levels"))
        list_levels(&cards.library, breath_seconds);
    if (wants(kind, "avatars"))
        list_avatars(&cards);
    if (wants(kind, "rewards"))
        list_rewards(&cards.library);
    if (wants(kind, "voices"))
        list_voices(&cards);
    for (int i = 0; i < cards.library.faults.count; i++)
        fprintf(stderr, "%s\n", cards.library.faults.line[i]);
    int faults = cards.library.faults.count;
    cards_close(&cards);
    int printed = command_printed();
    return printed ? printed : faults > 0;
}
