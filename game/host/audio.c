#include "audio.h"

#include "fail.h"
#include "file.h"
#include "speaker.h"

#include <SDL.h>
#include <SDL_mixer.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUFFER = 1024, // frames: 23 ms
    PROBLEM = 512,
    DEVICE_GONE = 1,
    DEVICE_CAME = 2,
};

enum { MOODS = 16, MOOD_NAME = 64 };

typedef struct {
    char name[MOOD_NAME];
    Music music;
} Mood;

struct Audio {
    Mood mood[MOODS];
    int moods;
    bool silent;
    // What the working thread hands over when `working` falls back to 0.
    pthread_t worker;
    bool worker_started;
    atomic_int working;
    bool made, open;
    char problem[PROBLEM], given[PROBLEM];
    atomic_int devices; // what the event watch has seen: DEVICE_GONE, DEVICE_CAME
    Sound sound[SOUND_COUNT][SOUNDS_STEPS];
    Stream stream;
    VoiceBook nothing; // without a voice
    VoiceCache no_cache;
    const VoiceBook *book;
    Speaker *speaker;
    pthread_mutex_t device; // held while it is opened, closed or decoded for
    // The game's thread alone:
    AudioState state;
    int volume[AUDIO_LINES];
    bool mute;
    double music_level;
    int step, mood_now, played[SOUND_COUNT];
};

static int steps_of(SoundId id) {
    return id == SOUND_REP ? SOUNDS_STEPS : 1;
}

static void make_sounds(Audio *audio) {
    for (int id = 0; id < SOUND_COUNT; id++) {
        for (int step = 0; step < steps_of((SoundId)id); step++)
            audio->sound[id][step] = sound_make((SoundId)id, step);
    }
}

static void SDLCALL on_music(void *stream, Uint8 *out, int bytes) {
    stream_fill(stream, (int16_t *)(void *)out, bytes / (int)(2 * sizeof(int16_t)));
}

static void open_device(Audio *audio) {
    if (Mix_OpenAudioDevice(STREAM_RATE, AUDIO_S16SYS, SOUNDS_CHANNELS, BUFFER, NULL, 0) != 0) {
        snprintf(audio->problem, PROBLEM, "no sound: %s", SDL_GetError());
        return;
    }
    Mix_AllocateChannels(0); // all is mixed in the stream
    Mix_HookMusic(on_music, &audio->stream);
    audio->open = true;
}

static void close_device(Audio *audio) {
    if (!audio->open)
        return;
    Mix_HookMusic(NULL, NULL);
    Mix_CloseAudio();
    audio->open = false;
}

static void read_mood(Audio *audio, const char *folder, const char *file) {
    char path[4096];
    size_t size = 0;
    path_join(path, sizeof path, folder, file);
    char *score = file_read(path, &size);
    Mood *mood = &audio->mood[audio->moods];
    int length = snprintf(mood->name, MOOD_NAME, "%.*s", (int)(strlen(file) - 4), file);
    bool well = score && length < MOOD_NAME && music_read(&mood->music, path, score);
    audio->moods += well;
    if (!well)
        snprintf(audio->problem, PROBLEM, "no music: %s", fail_text());
    free(score);
}

// A few short texts: nobody waits for them.
static void read_moods(Audio *audio, const char *folder) {
    int count = 0;
    char **files = folder_list(folder, ".txt", &count);
    if (!files || count == 0)
        snprintf(audio->problem, PROBLEM, "no music: %s has no scores", folder);
    for (int i = 0; i < count && audio->moods < MOODS; i++)
        read_mood(audio, folder, files[i]);
    free(files);
}

// Closes what is open, opens the device, and the first time makes all that will sound.
static void *work(void *argument) {
    Audio *audio = argument;
    pthread_mutex_lock(&audio->device);
    close_device(audio);
    pthread_mutex_unlock(&audio->device);
    bool first = !audio->made;
    if (first)
        make_sounds(audio);
    audio->made = true;
    pthread_mutex_lock(&audio->device);
    open_device(audio);
    pthread_mutex_unlock(&audio->device);
    atomic_store_explicit(&audio->working, 0, memory_order_release);
    return NULL;
}

static void start_work(Audio *audio) {
    audio->state = AUDIO_LOADING;
    if (audio->made)
        audio->problem[0] = '\0';
    atomic_store(&audio->working, 1);
    audio->worker_started = pthread_create(&audio->worker, NULL, work, audio) == 0;
    ASSERT(audio->worker_started);
}

static void end_work(Audio *audio) {
    if (audio->worker_started)
        pthread_join(audio->worker, NULL);
    audio->worker_started = false;
}

// Runs on whichever thread tells of it.
static int SDLCALL watch(void *argument, SDL_Event *event) {
    Audio *audio = argument;
    if (event->type == SDL_AUDIODEVICEREMOVED && !event->adevice.iscapture)
        atomic_fetch_or(&audio->devices, DEVICE_GONE);
    if (event->type == SDL_AUDIODEVICEADDED && !event->adevice.iscapture)
        atomic_fetch_or(&audio->devices, DEVICE_CAME);
    return 1;
}

Audio *audio_create(const AudioWish *wish) {
    Audio *audio = calloc(1, sizeof *audio);
    ASSERT(audio);
    audio->state = AUDIO_SILENT;
    audio->silent = wish->silent;
    audio->mood_now = -1;
    for (int i = 0; i < AUDIO_LINES; i++)
        audio->volume[i] = AUDIO_LOUDEST;
    atomic_init(&audio->working, 0);
    atomic_init(&audio->devices, 0);
    stream_init(&audio->stream);
    pthread_mutex_init(&audio->device, NULL);
    audio->book = wish->voice ? wish->voice : &audio->nothing;
    if (audio->silent)
        return audio;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        snprintf(audio->problem, PROBLEM, "no sound: %s", SDL_GetError());
        audio->silent = true;
        return audio;
    }
    if (wish->music)
        read_moods(audio, wish->music);
    SDL_AddEventWatch(watch, audio);
    audio->speaker = speaker_create(audio->book, wish->cache ? wish->cache : &audio->no_cache,
                                    &audio->stream, &audio->device);
    start_work(audio);
    return audio;
}

void audio_destroy(Audio *audio) {
    if (!audio->silent) {
        SDL_DelEventWatch(watch, audio);
        end_work(audio);
        close_device(audio);
        speaker_destroy(audio->speaker);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    for (int id = 0; id < SOUND_COUNT; id++)
        for (int step = 0; step < SOUNDS_STEPS; step++)
            sound_free(&audio->sound[id][step]);
    pthread_mutex_destroy(&audio->device);
    free(audio);
}

// A volume of 10 steps as the ear counts them.
static double gain_of(const Audio *audio, AudioLine line) {
    double share =
        (double)(audio->volume[line] * audio->volume[AUDIO_ALL]) / (AUDIO_LOUDEST * AUDIO_LOUDEST);
    return audio->mute ? 0 : share * share;
}

// Without a device nobody obeys: nothing may pile up for the day when one comes.
static void order(Audio *audio, Order wish) {
    if (audio->state != AUDIO_SILENT)
        stream_order(&audio->stream, wish);
}

static void set_gains(Audio *audio) {
    double music = gain_of(audio, AUDIO_MUSIC) * audio->music_level;
    order(audio, (Order){.kind = ORDER_MUSIC_LOUD, .value = music});
    order(audio, (Order){.kind = ORDER_SOUNDS_LOUD, .value = gain_of(audio, AUDIO_SOUNDS)});
    order(audio, (Order){.kind = ORDER_VOICE_LOUD, .value = gain_of(audio, AUDIO_VOICE)});
}

AudioState audio_frame(Audio *audio) {
    if (audio->silent)
        return AUDIO_SILENT;
    if (audio->state == AUDIO_LOADING) {
        if (atomic_load_explicit(&audio->working, memory_order_acquire))
            return AUDIO_LOADING;
        end_work(audio);
        audio->state = audio->open ? AUDIO_READY : AUDIO_SILENT;
        // A device that the opening itself has made known is no news.
        atomic_fetch_and(&audio->devices, DEVICE_GONE);
        set_gains(audio);
        return audio->state;
    }
    int devices = atomic_exchange(&audio->devices, 0);
    bool gone = (devices & DEVICE_GONE) && audio->state == AUDIO_READY;
    bool came = (devices & DEVICE_CAME) && audio->state == AUDIO_SILENT;
    if (gone || came)
        start_work(audio); // SDL goes on as if nothing were when ours is lost: take what is there
    return audio->state;
}

const char *audio_problem(Audio *audio) {
    bool working = atomic_load_explicit(&audio->working, memory_order_acquire) != 0;
    if (working || !audio->problem[0])
        return NULL;
    memcpy(audio->given, audio->problem, PROBLEM);
    audio->problem[0] = '\0';
    return audio->given;
}

void audio_breath(Audio *audio, Air air, double seconds) {
    order(audio, (Order){.kind = ORDER_BREATH, .air = air, .value = seconds});
}

void audio_breath_stop(Audio *audio) {
    order(audio, (Order){.kind = ORDER_BREATH_STOP});
}

// The next step of the petals that is in the chord of the music; without one simply the next.
static int tuned_step(Audio *audio) {
    unsigned chord = stream_chord(&audio->stream);
    for (int i = 0; i < SOUNDS_STEPS; i++) {
        int step = audio->step++ % SOUNDS_STEPS;
        if (!chord || (chord >> sounds_step_key(step) % 12 & 1))
            return step;
    }
    return audio->step % SOUNDS_STEPS;
}

void audio_play(Audio *audio, SoundId sound) {
    ASSERT(sound < SOUND_COUNT);
    audio->played[sound]++;
    int step = 0;
    if (sound == SOUND_REP)
        step = tuned_step(audio);
    else if (sound == SOUND_DONE || sound == SOUND_DOOR)
        audio->step = 0; // each movement climbs from the bottom again
    if (audio->state == AUDIO_READY && gain_of(audio, AUDIO_SOUNDS) > 0)
        order(audio, (Order){.kind = ORDER_PLAY, .sound = &audio->sound[sound][step]});
}

int audio_played(const Audio *audio, SoundId sound) {
    ASSERT(sound < SOUND_COUNT);
    return audio->played[sound];
}

void audio_music(Audio *audio, bool on, double level) {
    audio->music_level = on ? SDL_clamp(level, 0, 1) : 0;
    set_gains(audio);
}

bool audio_mood(Audio *audio, const char *mood) {
    for (int i = 0; i < audio->moods; i++)
        if (strcmp(audio->mood[i].name, mood) == 0) {
            if (audio->mood_now != i && audio->state != AUDIO_SILENT) {
                order(audio, (Order){.kind = ORDER_MOOD, .music = &audio->mood[i].music});
                audio->mood_now = i;
            }
            return true;
        }
    return false;
}

void audio_voices(Audio *audio, unsigned voices) {
    order(audio, (Order){.kind = ORDER_VOICES, .voices = voices});
}

void audio_rest(Audio *audio, bool rest) {
    order(audio, (Order){.kind = ORDER_END, .value = rest});
}

static bool speaks(const Audio *audio) {
    return audio->state == AUDIO_READY && gain_of(audio, AUDIO_VOICE) > 0;
}

bool audio_speak(Audio *audio, const char *text, bool aloud) {
    if (!speaks(audio))
        return voice_find(audio->book, text) != NULL;
    return speaker_say(audio->speaker, text, aloud);
}

void audio_speak_file(Audio *audio, const char *path) {
    if (speaks(audio))
        speaker_say_file(audio->speaker, path);
}

void audio_speak_samples(Audio *audio, const int16_t *samples, int frames) {
    if (speaks(audio))
        speaker_say_samples(audio->speaker, samples, frames);
}

void audio_quiet(Audio *audio) {
    if (audio->speaker)
        speaker_quiet(audio->speaker);
}

void audio_volume(Audio *audio, AudioLine line, int volume) {
    ASSERT(line < AUDIO_LINES);
    audio->volume[line] = SDL_clamp(volume, 0, AUDIO_LOUDEST);
    set_gains(audio);
}

void audio_mute(Audio *audio, bool mute) {
    audio->mute = mute;
    set_gains(audio);
}
