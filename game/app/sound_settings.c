#include "sound_settings.h"

#include <stdlib.h>
#include <string.h>

#include "audio.h"

static int number(Store *store, const char *key, const char *fallback, int most) {
    char text[STORE_TEXT];
    int value = atoi(store ? store_setting(store, key, fallback, text) : fallback);
    return value < 0 ? 0 : value > most ? most : value;
}

static bool says(Store *store, const char *key, const char *word) {
    char text[STORE_TEXT];
    return store && strcmp(store_setting(store, key, "", text), word) == 0;
}

SoundSettings sound_settings(Store *store) {
    SoundSettings s = {.voice = number(store, SOUND_KEY_VOICE, "10", AUDIO_LOUDEST),
                       .music = number(store, SOUND_KEY_MUSIC, "8", AUDIO_LOUDEST),
                       .sounds = number(store, SOUND_KEY_SOUNDS, "9", AUDIO_LOUDEST),
                       .hush = says(store, SOUND_KEY_HUSH, "on"),
                       .delay_ms = number(store, SOUND_KEY_DELAY, "0", SOUND_DELAY_MOST)};
    if (says(store, SOUND_KEY_TALK, "short"))
        s.talk = TALK_SHORT;
    else if (says(store, SOUND_KEY_TALK, "tones"))
        s.talk = TALK_TONES;
    return s;
}
