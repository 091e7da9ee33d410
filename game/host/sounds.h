// The game's small sounds, made from numbers: which there are, and their samples. Knows no device.
#ifndef SOUNDS_H
#define SOUNDS_H

#include <stdint.h>

typedef enum {
    SOUND_HALF,    // half-way through a long hold
    SOUND_SWITCH,  // switch sides
    SOUND_REP,     // a rep is done, a petal opens: each one a step higher, see sounds_step()
    SOUND_DONE,    // a movement is done
    SOUND_FOCUS,   // the focus moves
    SOUND_OK,      // chosen
    SOUND_BACK,    // a step back
    SOUND_VISITOR, // a small visitor comes by
    SOUND_DOOR,    // a door opens
    SOUND_CUE,     // words to read that nobody can say
    SOUND_COUNT
} SoundId;

enum { SOUNDS_RATE = 44100, SOUNDS_CHANNELS = 2, SOUNDS_STEPS = 5 };

typedef struct {
    int16_t *samples; // left, right, left, ...; owned
    int frames;
} Sound;

// The sound with its `step` (0 .. SOUNDS_STEPS - 1; only SOUND_REP has more than one).
// Same samples on every machine; peak under 0.3.
Sound sound_make(SoundId id, int step);
int sounds_step_key(int step); // the key of a step of SOUND_REP, see synth.h
void sound_free(Sound *sound);
const char *sound_name(SoundId id); // "half", "switch", ...: for transcripts

#endif
