#include "recorder.h"

#include "fail.h"
#include "file.h"
#include "stream.h"
#include "take.h"
#include "wav.h"

#include <SDL.h>
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUFFER = 512,
    FRAMES = RECORDER_LONGEST * STREAM_RATE,
    SETTLE = STREAM_RATE / 20, // a microphone may begin with a knock
    PATH_LONGEST = 4096,
    PROBLEM = 512,
    NAP = 4,         // milliseconds between two looks at the device
    PATIENCE = 2000, // milliseconds that a device may give nothing
};

typedef enum { JOB_LISTEN, JOB_KEEP, JOB_DROP } Job;

struct Recorder {
    pthread_t worker;
    bool started, has_sound; // the game's thread alone
    atomic_int working;      // falls to 0 when the thread hands over what follows
    Job job;
    int wanted; // frames
    char path[PATH_LONGEST];
    int16_t *raw;  // owned, FRAMES of them
    int16_t *take; // owned; NULL: none
    int take_frames;
    RecorderNews news;
    char problem[PROBLEM];
    // Both threads look at these.
    atomic_bool stop, open;
    atomic_int frames, level; // heard so far; thousandths
};

Recorder *recorder_create(void) {
    Recorder *r = calloc(1, sizeof *r);
    ASSERT(r);
    r->raw = malloc(FRAMES * sizeof *r->raw);
    ASSERT(r->raw);
    atomic_init(&r->working, 0);
    atomic_init(&r->stop, false);
    atomic_init(&r->open, false);
    atomic_init(&r->frames, 0);
    atomic_init(&r->level, 0);
    return r;
}

static void forget_take(Recorder *r) {
    free(r->take);
    r->take = NULL;
    r->take_frames = 0;
}

void recorder_destroy(Recorder *r) {
    recorder_stop(r);
    if (r->started)
        pthread_join(r->worker, NULL);
    if (r->has_sound)
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    forget_take(r);
    free(r->raw);
    free(r);
}

// ---- listening

// How loud it is to the eye: from 50 dB under full up to 10.
static int level_of(const int16_t *samples, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += (double)samples[i] * samples[i];
    double decibels = 10 * log10(sum / count / (32768.0 * 32768) + 1e-12);
    double share = (decibels + 50) / 40;
    return (int)(1000 * (share < 0 ? 0 : share > 1 ? 1 : share));
}

// Takes what the device has, until all that is wanted is there or nobody wants them any more.
static int hear(Recorder *r, SDL_AudioDeviceID device) {
    int16_t part[BUFFER];
    int count = -SETTLE;
    Uint64 end = SDL_GetTicks64() + (Uint64)(PATIENCE + r->wanted * 1000LL / STREAM_RATE);
    while (count < r->wanted && !atomic_load(&r->stop) && SDL_GetTicks64() < end &&
           SDL_GetAudioDeviceStatus(device) == SDL_AUDIO_PLAYING) {
        int got = (int)(SDL_DequeueAudio(device, part, sizeof part) / sizeof *part);
        if (got == 0)
            SDL_Delay(NAP);
        for (int i = 0; i < got && count < r->wanted; i++, count++)
            if (count >= 0)
                r->raw[count] = part[i];
        if (got > 0)
            atomic_store(&r->level, level_of(part, got));
        atomic_store(&r->frames, count > 0 ? count : 0);
    }
    return count;
}

static void listen(Recorder *r) {
    SDL_AudioSpec wish = {
        .freq = STREAM_RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = BUFFER};
    SDL_AudioDeviceID device = SDL_OpenAudioDevice(NULL, 1, &wish, NULL, 0);
    int count = 0;
    if (device) {
        atomic_store(&r->open, true);
        SDL_PauseAudioDevice(device, 0);
        count = hear(r, device);
        SDL_CloseAudioDevice(device);
        atomic_store(&r->open, false);
    }
    if (atomic_load(&r->stop))
        return;
    if (!device || count <= 0) {
        snprintf(r->problem, PROBLEM, "no microphone: %s", SDL_GetError());
        r->news = RECORDER_NO_MICROPHONE;
        return;
    }
    r->take = take_ready(r->raw, count, &r->take_frames);
    r->news = r->take ? RECORDER_TAKEN : RECORDER_NOBODY_HEARD;
}

// ---- files

static void keep(Recorder *r) {
    char folder[PATH_LONGEST];
    snprintf(folder, sizeof folder, "%s", r->path);
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    bool well =
        (!slash || folder_make(folder)) && wav_write(r->path, r->take, r->take_frames, STREAM_RATE);
    r->news = well ? RECORDER_KEPT : RECORDER_NOT_KEPT;
    if (!well)
        snprintf(r->problem, PROBLEM, "%s", fail_text());
}

static void drop(Recorder *r) {
    bool well = remove(r->path) == 0 || errno == ENOENT ||
                fail("%s: cannot be taken away (%s)", r->path, strerror(errno));
    r->news = well ? RECORDER_DROPPED : RECORDER_NOT_KEPT;
    if (!well)
        snprintf(r->problem, PROBLEM, "%s", fail_text());
}

// ---- wishes

static void *work(void *argument) {
    Recorder *r = argument;
    if (r->job == JOB_LISTEN)
        listen(r);
    else if (r->job == JOB_KEEP)
        keep(r);
    else
        drop(r);
    atomic_store_explicit(&r->working, 0, memory_order_release);
    return NULL;
}

static bool busy(const Recorder *r) {
    return atomic_load_explicit(&r->working, memory_order_acquire) != 0;
}

static void end_work(Recorder *r) {
    if (r->started)
        pthread_join(r->worker, NULL);
    r->started = false;
}

static bool begin(Recorder *r, Job job, const char *path) {
    if (busy(r) || (path && strlen(path) >= sizeof r->path))
        return false;
    end_work(r);
    r->job = job;
    r->news = RECORDER_NOTHING_NEW;
    r->problem[0] = '\0';
    if (path)
        strcpy(r->path, path);
    atomic_store(&r->stop, false);
    atomic_store(&r->frames, 0);
    atomic_store(&r->level, 0);
    atomic_store(&r->working, 1);
    r->started = pthread_create(&r->worker, NULL, work, r) == 0;
    ASSERT(r->started);
    return true;
}

bool recorder_listen(Recorder *r, int seconds) {
    ASSERT(seconds >= 1 && seconds <= RECORDER_LONGEST);
    if (busy(r))
        return false;
    r->wanted = seconds * STREAM_RATE;
    end_work(r);
    forget_take(r);
    if (!r->has_sound && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        snprintf(r->problem, PROBLEM, "no microphone: %s", SDL_GetError());
        r->news = RECORDER_NO_MICROPHONE;
        return true;
    }
    r->has_sound = true;
    return begin(r, JOB_LISTEN, NULL);
}

bool recorder_keep(Recorder *r, const char *path) {
    return !busy(r) && !atomic_load(&r->stop) && r->take && begin(r, JOB_KEEP, path);
}

bool recorder_drop(Recorder *r, const char *path) {
    return begin(r, JOB_DROP, path);
}

void recorder_stop(Recorder *r) {
    atomic_store(&r->stop, true);
}

RecorderNews recorder_frame(Recorder *r) {
    if (busy(r))
        return RECORDER_NOTHING_NEW;
    end_work(r);
    if (atomic_load(&r->stop)) {
        forget_take(r);
        if (r->job == JOB_LISTEN)
            r->news = RECORDER_NOTHING_NEW;
    }
    RecorderNews news = r->news;
    r->news = RECORDER_NOTHING_NEW;
    return news;
}

RecorderState recorder_state(const Recorder *r) {
    if (!busy(r))
        return RECORDER_IDLE;
    if (r->job != JOB_LISTEN)
        return RECORDER_WRITES;
    return recorder_open(r) ? RECORDER_LISTENS : RECORDER_OPENS;
}

bool recorder_open(const Recorder *r) {
    return atomic_load(&r->open);
}

double recorder_share(const Recorder *r) {
    return r->wanted > 0 ? (double)atomic_load(&r->frames) / r->wanted : 0;
}

double recorder_level(const Recorder *r) {
    return recorder_open(r) ? atomic_load(&r->level) / 1000.0 : 0;
}

const char *recorder_problem(const Recorder *r) {
    return busy(r) ? "" : r->problem;
}

const int16_t *recorder_take(const Recorder *r, int *frames) {
    bool there = !busy(r) && !atomic_load(&r->stop) && r->take;
    *frames = there ? r->take_frames : 0;
    return there ? r->take : NULL;
}
