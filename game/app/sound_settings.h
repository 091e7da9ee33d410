// What the family wants to hear: the keys of its settings, and what they say. Knows no screen and
// no device.
#ifndef SOUND_SETTINGS_H
#define SOUND_SETTINGS_H

#include <stdbool.h>

#include "store.h"
#include "talk.h"

// Keys of the family's settings; whoever changes one calls game_sound_apply() (game.h).
#define SOUND_KEY_VOICE  "volume_voice" // "0" to "10" (AUDIO_LOUDEST), as the next two
#define SOUND_KEY_MUSIC  "volume_music"
#define SOUND_KEY_SOUNDS "volume_sounds"
#define SOUND_KEY_TALK   "talk"        // "full", "short" or "tones"
#define SOUND_KEY_HUSH   "hush"        // "on" or "off"
#define SOUND_KEY_DELAY  "sound_delay" // milliseconds that the TV's sound is late, "0" to "500"

enum { SOUND_DELAY_MOST = 500 };

typedef struct {
    int voice, music, sounds; // 0 .. AUDIO_LOUDEST
    Talk talk;
    bool hush;    // the baby sleeps: no voice, no music
    int delay_ms; // 0 .. SOUND_DELAY_MOST
} SoundSettings;

// As the store has them, else as a family finds them the first time; `store` may be NULL.
SoundSettings sound_settings(Store *store);

#endif
