// Music as it is written: chords that change with the breath, and figures over them. A text file
// that people can read and write. Knows no sound and no device.
//
// A score has one thing on each line; # begins a remark.
//
//   loud VOICE SHARE    how loud a voice is: pad, bass, harp, bell; 0 to 1
//
//   room SHARE          how much of it rings in the room, 0 to 1
//
//   chord BASS KEY ...  one breath: a deep key, then two to five for the pad, as D2 D3 A3 F#4
//
//   in VOICE TONE ...   harp or bell in an in-breath, spread over it
//
//   out VOICE TONE ...  the same in an out-breath
//
//   end BASS KEY ...    the chord that the music comes to rest on
//
// Tones are those of the chord from below, 1 2 3 ... and on into the next octave; a rest is a
// point. Of several lines for one voice each breath takes the next.
#ifndef MUSIC_H
#define MUSIC_H

#include "breath.h"
#include "synth.h"

enum { MUSIC_CHORDS = 32, MUSIC_KEYS = 5, MUSIC_TONES = 12, MUSIC_TURNS = 6 };

typedef struct {
    int bass, key[MUSIC_KEYS]; // 69 is the A of 440 Hz
    int count;                 // of key
} Chord;

typedef struct {
    int tone[MUSIC_TONES]; // from 1; 0 is a rest
    int count;
} MusicFigure;

typedef struct {
    Chord chord[MUSIC_CHORDS], end;
    int count;
    MusicFigure figure[2][VOICE_COUNT][MUSIC_TURNS]; // by Air; one breath each, in turn
    int turns[2][VOICE_COUNT];
    double loud[VOICE_COUNT], room;
} Music;

// Reads the score of a zero-terminated text. False with fail(): "name:line: ...".
bool music_read(Music *music, const char *name, const char *text);
// The key of a tone (1 ...) of a chord.
int music_tone(const Chord *chord, int tone);

#endif
