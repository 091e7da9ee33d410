// Whoever speaks: decodes clips on a thread of its own, a few kept at a time, and hands them to the
// stream, which lets only the latest be heard. Knows no exercise.
#ifndef SPEAKER_H
#define SPEAKER_H

#include "stream.h"
#include "voice.h"
#include "voice_cache.h"

#include <pthread.h>

typedef struct Speaker Speaker;

// Clips are decoded for the device that is open; `device` is held meanwhile, so that nobody closes
// it. While nothing is said the texts that the cache wants are read ahead. Everything is borrowed
// and must outlive the speaker.
Speaker *speaker_create(const VoiceBook *book, VoiceCache *cache, Stream *stream,
                        pthread_mutex_t *device);
void speaker_destroy(Speaker *speaker);
// Says a text instead of whatever is said now. Never waits. Where there is no clip of it, it comes
// from the cache or is read by libflite, with `aloud` and where that is there. False when nothing
// will be heard.
bool speaker_say(Speaker *speaker, const char *text, bool aloud);
// Says a recording instead: a sound file, or samples as speaker_decode() gives them, which are
// copied. Never waits.
void speaker_say_file(Speaker *speaker, const char *path);
void speaker_say_samples(Speaker *speaker, const int16_t *samples, int frames);
// Whether texts without a clip can be read; known some time after the first was asked for.
bool speaker_reads(Speaker *speaker);
void speaker_quiet(Speaker *speaker);
// Decodes one clip here and now: 16 bits, one side, STREAM_RATE; free() it. NULL with fail(). A
// device has to be open.
int16_t *speaker_decode(const char *path, int *frames);

#endif
