// WAV files of one side with 16 bits: written whole, and looked at for their length. Knows no voice
// and no device.
#ifndef WAV_H
#define WAV_H

#include <stdbool.h>
#include <stdint.h>

// Writes the whole file or nothing; its folder has to be there. False with fail().
bool wav_write(const char *path, const int16_t *samples, int frames, int rate);
// How many seconds a WAV file plays (whole numbers of 8 to 32 bits, any sides); only its head is
// read. 0 with fail() when it is none or is cut short.
double wav_seconds(const char *path);

#endif
