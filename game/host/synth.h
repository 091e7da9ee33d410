// Soft tones made of sines, and a room around them, from plain arithmetic: the same samples on
// every machine. Knows no music and no device.
#ifndef SYNTH_H
#define SYNTH_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    float *left, *right; // owned
    int frames, rate;    // rate: frames a second
    bool loop;           // what rings on past the end comes in again at the beginning
} Sheet;

typedef enum { VOICE_PAD, VOICE_BASS, VOICE_HARP, VOICE_BELL, VOICE_COUNT } SynthVoice;

typedef struct {
    SynthVoice voice;
    double at, length; // seconds; plucked and struck voices ring as they like
    double key;        // 69 is the A of 440 Hz, 1 more is a semitone up
    double loud;       // 0..1
    double pan;        // -1 left .. 1 right
} Note;

void sheet_init(Sheet *sheet, int rate, double seconds, bool loop);
void sheet_free(Sheet *sheet);
void sheet_note(Sheet *sheet, const Note *note);
// Adds the echo of a small soft room; `wet` 0..1.
void sheet_room(Sheet *sheet, double wet);
// New samples (left, right, ...; free() them), scaled so that the largest is `peak` (0..1) of full.
int16_t *sheet_samples(const Sheet *sheet, double peak);
// Hertz of a key; any number of semitones, whole or not.
double synth_hertz(double key);
// 0 below 0, 1 above 1, and a soft way in between.
double synth_ease(double x);

#endif
