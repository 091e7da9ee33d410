// Everything that sounds: breath tones, small sounds, a voice and music, and how loud they are.
// Without a device all calls do nothing, quietly. Knows no exercise and no words.
#ifndef AUDIO_H
#define AUDIO_H

#include "breath.h"
#include "sounds.h"
#include "voice_cache.h"

typedef struct Audio Audio;

typedef struct {
    const char *music;      // folder of the scores, MOOD.txt; NULL for none
    const VoiceBook *voice; // of the spoken clips, must outlive the audio; NULL for none
    VoiceCache *cache;      // of what libflite has read, likewise
    bool silent;            // never opens a device (headless runs, bench)
} AudioWish;

typedef enum { AUDIO_VOICE, AUDIO_MUSIC, AUDIO_SOUNDS, AUDIO_ALL, AUDIO_LINES } AudioLine;

typedef enum {
    AUDIO_LOADING, // a thread makes the sounds and opens the device; calls are kept or dropped
    AUDIO_READY,
    AUDIO_SILENT, // no device: audio_problem() says why
} AudioState;

enum { AUDIO_LOUDEST = 10 };

// Returns at once; a thread of its own does the work. The caller owns it, audio_destroy() waits.
Audio *audio_create(const AudioWish *wish);
void audio_destroy(Audio *audio);
// Once a frame: notices devices that come and go. Never blocks.
AudioState audio_frame(Audio *audio);
// One line for the log, once for each problem; NULL when there is nothing new.
const char *audio_problem(Audio *audio);

// The tone of one half-breath, rising with AIR_IN, falling with AIR_OUT, over `seconds`.
void audio_breath(Audio *audio, Air air, double seconds);
void audio_breath_stop(Audio *audio); // fades within a third of a second
void audio_play(Audio *audio, SoundId sound);
int audio_played(const Audio *audio, SoundId sound); // how often it was asked for
// Music on or off, `level` 0..1 of its volume (lower while pausing); it swells over a second or so.
void audio_music(Audio *audio, bool on, double level);
// Which score is played from the next breath on. False when there is none of that name.
bool audio_mood(Audio *audio, const char *mood);
// Which voices of the music may be heard, 1 << SynthVoice each.
void audio_voices(Audio *audio, unsigned voices);
// The music comes to rest on its last chord, or begins again.
void audio_rest(Audio *audio, bool rest);
// Says a text, sides filled in, instead of whatever is said now; meanwhile the music steps back by
// 8 dB. Where there is no clip of it libflite reads it, with `aloud` (it knows English) and where
// that is there. False when nothing will be heard.
bool audio_speak(Audio *audio, const char *text, bool aloud);
// Says a recording instead: a sound file, or one side at STREAM_RATE, which is copied.
void audio_speak_file(Audio *audio, const char *path);
void audio_speak_samples(Audio *audio, const int16_t *samples, int frames);
void audio_quiet(Audio *audio); // the voice breaks off

// 0 .. AUDIO_LOUDEST; AUDIO_ALL is over the other three.
void audio_volume(Audio *audio, AudioLine line, int volume);
void audio_mute(Audio *audio, bool mute);

#endif
