// A loop of music from a score, a text file that people can read and write. Knows no device.
//
// A score has one thing on each line; # begins a remark. `time` is in beats.
//   beat SECONDS                how long a beat lasts
//   beats COUNT                 how long the loop is
//   room SHARE                  how much of it rings in the room, 0 to 1
//   VOICE TIME LENGTH KEY ...   pad, bass, bell: all keys at once      pad 0 4 D3 A3 F#4
//   harp TIME STEP KEY ...      one key after the other, a rest is .   harp 0 0.5 D4 A4 . D5
//   loud VOICE SHARE            how loud a voice is from here on, 0 to 1
#ifndef MUSIC_H
#define MUSIC_H

#include <stdbool.h>
#include <stdint.h>

enum { MUSIC_RATE = 22050 }; // frames a second: half of what is heard, the voices are soft

typedef struct {
    int16_t *samples; // left, right, ...; owned
    int frames;
} Music;

// Plays the score of a zero-terminated text into a seamless loop. False with fail():
// "name:line: ...". The same text gives the same samples. Peak under MUSIC_PEAK.
bool music_make(Music *music, const char *name, const char *score);
void music_free(Music *music);

#define MUSIC_PEAK 0.45

#endif
