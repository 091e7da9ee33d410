// The book of spoken clips: which texts have one, how long it is and where it lies. A clip's name
// is a hash of its text, so a changed text has no clip until it is spoken again. Knows no device.
//
// The book is a text file; one clip on each line: hash, seconds and text with tabs between.
#ifndef VOICE_H
#define VOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VOICE_NAME = 17 }; // 16 digits and the zero

typedef struct {
    char name[VOICE_NAME]; // of the file, without its ending
    double seconds;
    uint64_t hash;
} VoiceClip;

typedef struct {
    char *folder;    // owned
    VoiceClip *clip; // owned, by hash
    int count;
} VoiceBook;

// Reads FOLDER/index.txt. False with fail(): the book is empty then and can be asked all the same.
bool voice_open(VoiceBook *book, const char *folder);
void voice_close(VoiceBook *book);
// The clip of a text as it is said (sides filled in), or NULL.
const VoiceClip *voice_find(const VoiceBook *book, const char *text);
// FOLDER/HASH.ogg; false when it does not fit.
bool voice_path(const VoiceBook *book, const VoiceClip *clip, char *out, size_t size);
// The name of a text's clip (FNV-1a, 64 bits).
void voice_name(const char *text, char name[VOICE_NAME]);

#endif
