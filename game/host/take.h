// What a microphone has heard, made ready to stand beside the shipped clips: without the silence at
// its ends, soft at both of them, and as loud as a clip. Knows no device.
#ifndef TAKE_H
#define TAKE_H

#include <stdint.h>

#define TAKE_LOUDNESS -20.0 // LUFS, as the shipped clips

// How loud one side is to an ear, in LUFS (EBU R 128, ITU-R BS.1770-4), STREAM_RATE frames a
// second. What is short is heard three times over. Under -100 for silence.
double take_loudness(const int16_t *samples, int frames);
// New samples (free() them), *frames of them; NULL and *frames 0 when nobody was heard.
int16_t *take_ready(const int16_t *raw, int raw_frames, int *frames);
// Makes samples as loud as a clip; their peaks stay soft.
void take_level(int16_t *samples, int frames);

#endif
