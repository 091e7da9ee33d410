// How long texts are when they are spoken: the family's recordings, the book of clips and the
// words, joined for a session. Knows no device.
#ifndef SPEECH_H
#define SPEECH_H

#include "cards.h"
#include "recordings.h"
#include "voice.h"

typedef struct {
    const Cards *cards;    // borrowed
    const Recordings *own; // borrowed: what the family says itself; NULL for nothing
    VoiceBook book;
} SpeechBook;

// Opens the clips of these cards' assets. Without them lengths are estimated. False with fail().
bool speech_open(SpeechBook *book, const Cards *cards);
void speech_close(SpeechBook *book);
// For session_speak(); the book must stay where it is.
Speech speech_of(const SpeechBook *book);

#endif
