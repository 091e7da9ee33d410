// How long texts are when they are spoken: the family's recordings, the book of clips and the
// words, joined for a session. Knows no device.
#ifndef SPEECH_H
#define SPEECH_H

#include "cards.h"
#include "recordings.h"
#include "voice_cache.h"

typedef struct {
    const Cards *cards;    // borrowed
    const Recordings *own; // borrowed: what the family says itself; NULL for nothing
    VoiceBook book;
    VoiceCache cache; // texts without a clip, as far as they have been read
} SpeechBook;

// Opens the clips of these cards' assets. Without them lengths are estimated. False with fail().
bool speech_open(SpeechBook *book, const Cards *cards);
// The texts of these cards that have no clip are wanted in advance and kept in `folder` ("":
// nowhere); somebody has to read them, see speaker.h.
void speech_read_ahead(SpeechBook *book, const char *folder);
void speech_close(SpeechBook *book);
// For session_speak(); the book must stay where it is.
Speech speech_of(const SpeechBook *book);

#endif
