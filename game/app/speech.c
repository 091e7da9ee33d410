#include "speech.h"

#include "spoken.h"

enum { TEXT_LONGEST = 1024 };

bool speech_open(SpeechBook *s, const Cards *cards) {
    char folder[DATA_PATHS_LONGEST];
    *s = (SpeechBook){.cards = cards};
    data_paths_join(&cards->paths, "assets/voice", folder);
    return voice_open(&s->book, folder);
}

static void want(void *user, const char *id, const char *text) {
    SpeechBook *s = user;
    (void)id;
    if (!voice_find(&s->book, text))
        voice_cache_want(&s->cache, text);
}

void speech_read_ahead(SpeechBook *s, const char *folder) {
    voice_cache_open(&s->cache, folder);
    spoken_each(s->cards, want, s);
}

void speech_close(SpeechBook *s) {
    voice_cache_close(&s->cache);
    voice_close(&s->book);
}

static double seconds(const void *voice, const Cue *cue, const char *text, Side lead) {
    const SpeechBook *s = voice;
    const Recording *own = s->own ? recordings_find(s->own, cue->id, lead) : NULL;
    if (own)
        return own->seconds;
    char filled[TEXT_LONGEST];
    script_fill(s->cards->script, text, lead, filled, sizeof filled);
    const VoiceClip *clip = voice_find(&s->book, filled);
    return clip ? clip->seconds : voice_cache_seconds(&s->cache, filled);
}

Speech speech_of(const SpeechBook *s) {
    return (Speech){seconds, s};
}
