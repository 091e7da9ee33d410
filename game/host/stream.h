// All that flows to the loudspeaker: music, the tone of the breath, small sounds, and the one
// voice, under which the music steps back. Pulled by the sound device's own thread, steered from
// the game's; neither ever waits for the other and nothing is allocated. Knows no device.
#ifndef STREAM_H
#define STREAM_H

#include "band.h"
#include "breath.h"
#include "sounds.h"

#include <stdatomic.h>

enum { STREAM_RATE = 44100, STREAM_ORDERS = 64, STREAM_WAVE = 2048, STREAM_SOUNDS = 8 };

typedef enum {
    ORDER_BREATH, // air, seconds
    ORDER_BREATH_STOP,
    ORDER_PLAY,        // sound
    ORDER_SOUNDS_LOUD, // level: of the breath and the small sounds
    ORDER_MUSIC_LOUD,  // level
    ORDER_MOOD,        // music
    ORDER_VOICES,      // voices: which of the music may be heard
    ORDER_END,         // level: 1 the music comes to rest, 0 it begins again
    ORDER_VOICE_LOUD,  // level
} OrderKind;

// Something spoken: one side, STREAM_RATE frames a second. Only the latest serial is heard.
typedef struct {
    const int16_t *samples;
    int frames;
    unsigned serial;
} Clip;

typedef struct {
    OrderKind kind;
    Air air;
    double value;
    const Sound *sound; // borrowed, as the next; must outlive the stream's use
    const Music *music;
    unsigned voices; // 1 << SynthVoice
} Order;

typedef struct {
    Air air;
    bool on;
    int frame, frames;  // how far this half-breath is
    double phase, step; // of the tone, in turns
    double bell, bell_level, bell_phase, bell_step;
    double level;                     // what sounds now, drawn after what is wanted
    double hiss_raw, hiss, hiss_slow; // the air itself: soft noise
    uint32_t dice;
} BreathTone;

typedef struct {
    const Sound *sound; // NULL: this place is free
    int at;
} Playing;

typedef struct {
    // Filled by the game's thread, emptied by the device's.
    Order order[STREAM_ORDERS];
    atomic_uint ordered, obeyed;
    _Atomic(const Clip *) spoken; // waits to be taken up; whoever decodes clips puts it here
    atomic_uint chord;            // the pitch classes that sound
    atomic_uint serial;           // of what may be heard; one more and the voice is quiet
    // The device's thread alone:
    float wave[STREAM_WAVE + 1]; // one turn of a sine
    BreathTone tone;
    Band band;
    double music_loud, music_wanted; // gains
    double sounds_loud, sounds_wanted;
    double voice_loud, voice_wanted;
    Playing playing[STREAM_SOUNDS];
    int next_sound;
    Clip clip; // what is spoken now
    int clip_at;
    double clip_gain; // falls when it is broken off
    bool begun;       // something has been filled
    double duck;
    double gain;  // of the music in all, at the end of the block before
    double lungs; // 0 empty .. 1 full: the music swells with it
} Stream;

void stream_init(Stream *stream);
// From the game's thread. An order that finds no room (the device hangs) is dropped.
void stream_order(Stream *stream, Order order);
// The pitch classes of the chord that sounds, 1 << key % 12 each; from any thread.
unsigned stream_chord(Stream *stream);
// From any thread: what is spoken falls quiet, and what is still being decoded is not heard.
// Returns the serial for the next clip.
unsigned stream_quiet(Stream *stream);
// Hands over a clip; it is heard when its serial is still the latest.
void stream_speak(Stream *stream, const Clip *clip);
// From the device's thread: `frames` of left, right over whatever `out` held.
void stream_fill(Stream *stream, int16_t *out, int frames);

#endif
