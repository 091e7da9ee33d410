// Plays music with the breath: a chord for each breath at whatever tempo, figures spread over its
// halves, voices that enter and leave, an end that comes to rest. Runs on the sound device's
// thread: nothing is allocated and nothing waits. Knows no device and no exercise.
#ifndef BAND_H
#define BAND_H

#include "music.h"

enum { BAND_RATE = 44100, BAND_NOTES = 32, BAND_SINES = 6, BAND_ROOM = 2304, BAND_WAVE = 2048 };

// One note that sounds: a few sines that die away.
typedef struct {
    SynthVoice voice;
    int sines;                                    // 0: this place is free
    uint32_t phase[BAND_SINES], step[BAND_SINES]; // in turns of 2^32
    float gain[BAND_SINES], fade[BAND_SINES];     // fade: for each block
    float left[BAND_SINES], right[BAND_SINES];
    float level, wanted, speed; // the envelope: where it is, goes, and how fast in a block
    int age;                    // blocks
    bool leaving;
} BandNote;

typedef struct {
    float line[4][BAND_ROOM];
    int at[4];
    float low[4];
} BandRoom;

typedef struct {
    const Music *music; // borrowed; NULL: silence
    const float *wave;  // one turn of a sine, BAND_WAVE + 1 values; borrowed
    BandNote note[BAND_NOTES];
    BandRoom room;
    unsigned voices; // 1 << SynthVoice: those that may begin a note
    int chord;       // index; -1 before the first
    bool ended;      // on the last chord
    Air air;
    int frame, frames; // of this half-breath; when it is over and nobody tells the next, it goes on
    int half;          // which half-breath since the beginning
} Band;

void band_init(Band *band, const float *wave);
// Another music begins with the next breath.
void band_music(Band *band, const Music *music);
void band_breath(Band *band, Air air, int frames);
void band_voices(Band *band, unsigned voices);
// Comes to rest on the last chord; false begins again with the next breath.
void band_end(Band *band, bool end);
// The pitch classes of the chord that sounds: 1 << key % 12. 0 without one.
unsigned band_chord(const Band *band);
// Adds a block of at most 64 frames (left, right, ...) to `out`.
void band_fill(Band *band, float *out, int frames);

#endif
