// Texts that have no clip and are read by a machine: which there are, how long they turned out, and
// the files that keep what was read. The folder may be thrown away at any time. Knows no voice and
// no device.
//
// A file is named by a hash of its text, HASH.wav. What nobody asks for any more is removed, a file
// that is broken is written again, and all of them together are never longer than VOICE_CACHE_MOST.
#ifndef VOICE_CACHE_H
#define VOICE_CACHE_H

#include "voice.h"

#include <stdatomic.h>

#define VOICE_CACHE_MOST 300.0 // seconds of speech that are kept, 26 MB

enum { VOICE_CACHE_TEXTS = 512, VOICE_CACHE_PATH = 4096 };

typedef struct {
    char name[VOICE_NAME];
    char *text;        // owned
    atomic_int millis; // how long it is; 0: not known yet
} WantedText;

typedef struct {
    char folder[VOICE_CACHE_PATH]; // "": nothing is kept
    WantedText *wanted;            // owned, VOICE_CACHE_TEXTS places
    int count;
    // Of the one thread that reads aloud:
    int looked;  // so many have been looked at
    double kept; // seconds
} VoiceCache;    // zero wants nothing

// Nothing is looked at yet. A folder that is too deep keeps nothing.
void voice_cache_open(VoiceCache *cache, const char *folder);
void voice_cache_close(VoiceCache *cache);
// One more text that may be said; before anybody reads. What comes after VOICE_CACHE_TEXTS is read
// when its moment comes.
void voice_cache_want(VoiceCache *cache, const char *text);
// How long a text is, in seconds; 0 while nobody has read it. From any thread.
double voice_cache_seconds(const VoiceCache *cache, const char *text);

// ---- for the thread that reads aloud

// Removes the files of texts that are not wanted.
void voice_cache_tidy(VoiceCache *cache);
// The next text that has to be read, NULL when there is none; those that lie there whole are passed
// over, and their lengths known from then on.
const char *voice_cache_next(VoiceCache *cache);
// Where a wanted text lies; false when there is no such file.
bool voice_cache_path(const VoiceCache *cache, const char *text, char out[VOICE_CACHE_PATH]);
// It was read: one side, `rate` frames a second. Kept where there is a folder with room for it.
void voice_cache_keep(VoiceCache *cache, const char *text, const int16_t *samples, int frames,
                      int rate);

#endif
