// What flows to the loudspeaker all the time: the loop of music and the tone of the breath. Pulled
// by the sound device's own thread, steered from the game's; neither ever waits for the other and
// nothing is allocated. Knows no device and no exercise.
#ifndef STREAM_H
#define STREAM_H

#include "breath.h"
#include "music.h"

#include <stdatomic.h>

enum { STREAM_RATE = 44100, STREAM_ORDERS = 64, STREAM_WAVE = 2048 };

typedef enum {
    ORDER_BREATH, // air, seconds
    ORDER_BREATH_STOP,
    ORDER_BREATH_LOUD, // level
    ORDER_MUSIC_LOUD,  // level
    ORDER_DUCK,        // level: 1 while somebody speaks, else 0
} OrderKind;

typedef struct {
    OrderKind kind;
    Air air;
    double value;
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
    // Filled by the game's thread, emptied by the device's.
    Order order[STREAM_ORDERS];
    atomic_uint ordered, obeyed;
    _Atomic(const Music *) music; // borrowed; NULL until it is made
    // The device's thread alone:
    float wave[STREAM_WAVE + 1]; // one turn of a sine
    BreathTone tone;
    unsigned at;                     // in the music, in frames of STREAM_RATE
    double music_loud, music_wanted; // gains
    double breath_loud, breath_wanted;
    double duck, duck_wanted;
    double gain;  // of the music in all, at the end of the block before
    double lungs; // 0 empty .. 1 full: the music swells with it
} Stream;

void stream_init(Stream *stream);
// From the game's thread. An order that finds no room (the device hangs) is dropped.
void stream_order(Stream *stream, Order order);
void stream_music(Stream *stream, const Music *music); // must outlive the stream's use
// From the device's thread: `frames` of left, right over whatever `out` held.
void stream_fill(Stream *stream, int16_t *out, int frames);
// Softens what would be too loud: no sample leaves it over 0.77 of full.
void stream_soften(int16_t *samples, int count);

#endif
