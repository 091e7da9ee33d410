#include "voice_cache.h"

#include "fail.h"
#include "file.h"
#include "wav.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUFFIX ".wav"

void voice_cache_open(VoiceCache *c, const char *folder) {
    *c = (VoiceCache){0};
    if (strlen(folder) + VOICE_NAME + sizeof SUFFIX < sizeof c->folder)
        strcpy(c->folder, folder);
    c->wanted = calloc(VOICE_CACHE_TEXTS, sizeof *c->wanted);
    ASSERT(c->wanted);
}

void voice_cache_close(VoiceCache *c) {
    for (int i = 0; i < c->count; i++)
        free(c->wanted[i].text);
    free(c->wanted);
    *c = (VoiceCache){0};
}

static WantedText *named(const VoiceCache *c, const char *name) {
    for (int i = 0; i < c->count; i++)
        if (strcmp(c->wanted[i].name, name) == 0)
            return &c->wanted[i];
    return NULL;
}

static WantedText *find(const VoiceCache *c, const char *text) {
    char name[VOICE_NAME];
    if (c->count == 0)
        return NULL;
    voice_name(text, name);
    return named(c, name);
}

void voice_cache_want(VoiceCache *c, const char *text) {
    if (!c->wanted || c->count == VOICE_CACHE_TEXTS || find(c, text))
        return;
    WantedText *w = &c->wanted[c->count];
    voice_name(text, w->name);
    w->text = strdup(text);
    ASSERT(w->text);
    atomic_init(&w->millis, 0);
    c->count++;
}

double voice_cache_seconds(const VoiceCache *c, const char *text) {
    const WantedText *w = find(c, text);
    return w ? atomic_load(&w->millis) / 1000.0 : 0;
}

static void path_of(const VoiceCache *c, const char *file, char out[VOICE_CACHE_PATH]) {
    path_join(out, VOICE_CACHE_PATH, c->folder, file);
}

static bool path_named(const VoiceCache *c, const WantedText *w, char out[VOICE_CACHE_PATH]) {
    char file[VOICE_NAME + sizeof SUFFIX];
    snprintf(file, sizeof file, "%s" SUFFIX, w->name);
    if (c->folder[0])
        path_of(c, file, out);
    return c->folder[0] != '\0';
}

// Whether it is a file of ours, named by a hash: nothing else is ever removed.
static bool is_ours(const char *file, char name[VOICE_NAME]) {
    bool ours = strlen(file) == VOICE_NAME - 1 + strlen(SUFFIX) &&
                strspn(file, "0123456789abcdef") == VOICE_NAME - 1;
    snprintf(name, VOICE_NAME, "%.*s", VOICE_NAME - 1, file);
    return ours;
}

void voice_cache_tidy(VoiceCache *c) {
    int count = 0;
    char **files = folder_exists(c->folder) ? folder_list(c->folder, SUFFIX, &count) : NULL;
    for (int i = 0; i < count; i++) {
        char name[VOICE_NAME], path[VOICE_CACHE_PATH];
        if (!is_ours(files[i], name) || named(c, name) || strlen(c->folder) == 0)
            continue;
        path_of(c, files[i], path);
        remove(path);
    }
    free(files);
}

static void is_known(WantedText *w, double seconds) {
    int millis = (int)(seconds * 1000 + 0.5);
    atomic_store(&w->millis, millis > 0 ? millis : 1);
}

const char *voice_cache_next(VoiceCache *c) {
    while (c->looked < c->count) {
        WantedText *w = &c->wanted[c->looked++];
        char path[VOICE_CACHE_PATH];
        bool there = path_named(c, w, path) && file_exists(path);
        double seconds = there ? wav_seconds(path) : 0;
        if (atomic_load(&w->millis) > 0)
            continue;
        if (seconds <= 0)
            return w->text;
        c->kept += seconds;
        is_known(w, seconds);
    }
    return NULL;
}

bool voice_cache_path(const VoiceCache *c, const char *text, char out[VOICE_CACHE_PATH]) {
    const WantedText *w = find(c, text);
    return w && atomic_load(&w->millis) > 0 && path_named(c, w, out) && file_exists(out);
}

void voice_cache_keep(VoiceCache *c, const char *text, const int16_t *samples, int frames,
                      int rate) {
    WantedText *w = find(c, text);
    double seconds = (double)frames / rate;
    char path[VOICE_CACHE_PATH];
    if (!w)
        return;
    bool room =
        c->kept + seconds <= VOICE_CACHE_MOST && path_named(c, w, path) && folder_make(c->folder);
    if (room && wav_write(path, samples, frames, rate))
        c->kept += seconds;
    is_known(w, seconds);
}
