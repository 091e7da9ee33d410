#include "speaker.h"

#include "fail.h"
#include "flite.h"
#include "take.h"

#include <SDL_mixer.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT = 8, PATH_LONGEST = 4096, TEXT_LONGEST = 512 };

struct Speaker {
    const VoiceBook *book;
    VoiceCache *cache;
    Stream *stream;
    pthread_mutex_t *device;
    pthread_t thread;
    pthread_mutex_t mutex; // guards what follows; held for moments only
    pthread_cond_t news;
    char path[PATH_LONGEST]; // of the clip that is said next, or
    char text[TEXT_LONGEST]; // what is read next, or
    int16_t *given;          // owned: what is heard next as it is; "" and NULL for nothing
    int given_frames;
    unsigned serial;
    bool leaving;
    atomic_bool mute; // nothing can read
    // The thread's alone. A clip is heard no more when the next ones have been told, so a place is
    // free again long before it is its turn.
    Clip clip[KEPT];
    int16_t *samples[KEPT]; // owned
    int next;
    Flite flite;
};

int16_t *speaker_decode(const char *path, int *frames) {
    *frames = 0;
    Mix_Chunk *chunk = Mix_LoadWAV(path);
    if (!chunk) {
        fail("%s: %s", path, SDL_GetError());
        return NULL;
    }
    int count = (int)(chunk->alen / (2 * sizeof(int16_t)));
    int16_t *samples = malloc((size_t)count * sizeof *samples + 1);
    ASSERT(samples);
    for (int i = 0; i < count; i++) // both sides are the same
        memcpy(&samples[i], chunk->abuf + (size_t)i * 2 * sizeof(int16_t), sizeof(int16_t));
    Mix_FreeChunk(chunk);
    *frames = count;
    return samples;
}

static int16_t *decode(Speaker *s, const char *path, int *frames) {
    pthread_mutex_lock(s->device);
    int16_t *samples = speaker_decode(path, frames);
    pthread_mutex_unlock(s->device);
    return samples;
}

// As loud as a clip, and kept.
static int16_t *read_aloud(Speaker *s, const char *text, int *frames) {
    int16_t *samples = flite_say(&s->flite, text, STREAM_RATE, frames);
    atomic_store(&s->mute, samples == NULL);
    if (samples) {
        take_level(samples, *frames);
        voice_cache_keep(s->cache, text, samples, *frames, STREAM_RATE);
    }
    return samples;
}

static int16_t *from_cache(Speaker *s, const char *text, int *frames) {
    char path[VOICE_CACHE_PATH];
    int16_t *samples = NULL;
    if (voice_cache_path(s->cache, text, path))
        samples = decode(s, path, frames);
    return samples ? samples : read_aloud(s, text, frames);
}

// One text that will be said some day. False when there is none, or nobody can read it.
static bool read_ahead(Speaker *s) {
    const char *text = atomic_load(&s->mute) ? NULL : voice_cache_next(s->cache);
    int frames = 0;
    if (text)
        free(read_aloud(s, text, &frames));
    return text != NULL;
}

static void hand_over(Speaker *s, int16_t *samples, int frames, unsigned serial) {
    if (!samples)
        return;
    int place = s->next;
    s->next = (place + 1) % KEPT;
    free(s->samples[place]);
    s->samples[place] = samples;
    s->clip[place] = (Clip){samples, frames, serial};
    stream_speak(s->stream, &s->clip[place]);
}

static void wish_nothing(Speaker *s) {
    s->path[0] = s->text[0] = '\0';
    free(s->given);
    s->given = NULL;
}

static void *work(void *argument) {
    Speaker *s = argument;
    voice_cache_tidy(s->cache);
    bool ahead = true;
    pthread_mutex_lock(&s->mutex);
    while (!s->leaving) {
        bool asked = s->path[0] || s->text[0] || s->given;
        if (!asked && ahead) {
            pthread_mutex_unlock(&s->mutex);
            ahead = read_ahead(s);
            pthread_mutex_lock(&s->mutex);
            continue;
        }
        if (!asked) {
            pthread_cond_wait(&s->news, &s->mutex);
            continue;
        }
        char path[PATH_LONGEST], text[TEXT_LONGEST];
        memcpy(path, s->path, sizeof path);
        memcpy(text, s->text, sizeof text);
        unsigned serial = s->serial;
        int16_t *samples = s->given;
        int frames = s->given_frames;
        s->given = NULL;
        wish_nothing(s);
        pthread_mutex_unlock(&s->mutex);
        if (!samples)
            samples = path[0] ? decode(s, path, &frames) : from_cache(s, text, &frames);
        hand_over(s, samples, frames, serial);
        pthread_mutex_lock(&s->mutex);
    }
    pthread_mutex_unlock(&s->mutex);
    return NULL;
}

Speaker *speaker_create(const VoiceBook *book, VoiceCache *cache, Stream *stream,
                        pthread_mutex_t *device) {
    Speaker *s = calloc(1, sizeof *s);
    ASSERT(s);
    *s = (Speaker){.book = book, .cache = cache, .stream = stream, .device = device};
    pthread_mutex_init(&s->mutex, NULL);
    pthread_cond_init(&s->news, NULL);
    int started = pthread_create(&s->thread, NULL, work, s);
    ASSERT(started == 0);
    return s;
}

void speaker_destroy(Speaker *s) {
    pthread_mutex_lock(&s->mutex);
    s->leaving = true;
    pthread_cond_signal(&s->news);
    pthread_mutex_unlock(&s->mutex);
    pthread_join(s->thread, NULL);
    pthread_cond_destroy(&s->news);
    pthread_mutex_destroy(&s->mutex);
    for (int i = 0; i < KEPT; i++)
        free(s->samples[i]);
    free(s->given);
    flite_close(&s->flite);
    free(s);
}

bool speaker_reads(Speaker *s) {
    return !atomic_load(&s->mute);
}

bool speaker_say(Speaker *s, const char *text, bool aloud) {
    const VoiceClip *clip = voice_find(s->book, text);
    bool can = clip || (aloud && (speaker_reads(s) || voice_cache_seconds(s->cache, text) > 0));
    if (!can)
        return false;
    pthread_mutex_lock(&s->mutex);
    s->serial = stream_quiet(s->stream);
    wish_nothing(s);
    if (clip && !voice_path(s->book, clip, s->path, sizeof s->path))
        s->path[0] = '\0';
    if (!clip && strlen(text) < sizeof s->text)
        strcpy(s->text, text);
    pthread_cond_signal(&s->news);
    pthread_mutex_unlock(&s->mutex);
    return true;
}

void speaker_say_file(Speaker *s, const char *path) {
    pthread_mutex_lock(&s->mutex);
    s->serial = stream_quiet(s->stream);
    wish_nothing(s);
    if (strlen(path) < sizeof s->path)
        strcpy(s->path, path);
    pthread_cond_signal(&s->news);
    pthread_mutex_unlock(&s->mutex);
}

void speaker_say_samples(Speaker *s, const int16_t *samples, int frames) {
    size_t size = (size_t)frames * sizeof *samples;
    int16_t *copy = malloc(size + 1);
    ASSERT(copy);
    memcpy(copy, samples, size);
    pthread_mutex_lock(&s->mutex);
    s->serial = stream_quiet(s->stream);
    wish_nothing(s);
    s->given = copy;
    s->given_frames = frames;
    pthread_cond_signal(&s->news);
    pthread_mutex_unlock(&s->mutex);
}

void speaker_quiet(Speaker *s) {
    pthread_mutex_lock(&s->mutex);
    wish_nothing(s);
    pthread_mutex_unlock(&s->mutex);
    stream_quiet(s->stream);
}
