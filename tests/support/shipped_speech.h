// The shipped scripts together with their clips, for tests of what is said.
#ifndef SHIPPED_SPEECH_H
#define SHIPPED_SPEECH_H

#include "shipped.h"
#include "speech.h"

// All are given back with shipped_speech_close(); `from` stays the caller's for as long.
static inline bool shipped_speech_open(Shipped *scripts, Cards *from, SpeechBook *clips) {
    shipped_open(scripts);
    from->script = scripts->script;
    from->library = scripts->library;
    clips->cards = from;
    return voice_open(&clips->book, TEST_SOURCE_DIR "/assets/voice");
}

static inline void shipped_speech_close(Shipped *scripts, SpeechBook *clips) {
    speech_close(clips);
    shipped_close(scripts);
}

#endif
