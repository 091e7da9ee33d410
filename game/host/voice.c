#include "voice.h"

#include "fail.h"
#include "file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LONGEST = 4096 };

static uint64_t hash_of(const char *text) {
    uint64_t hash = 14695981039346656037u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

void voice_name(const char *text, char name[VOICE_NAME]) {
    snprintf(name, VOICE_NAME, "%016" PRIx64, hash_of(text));
}

static int by_hash(const void *a, const void *b) {
    uint64_t one = ((const VoiceClip *)a)->hash, two = ((const VoiceClip *)b)->hash;
    return (one > two) - (one < two);
}

static bool read_line(VoiceClip *clip, const char *line, size_t length) {
    char *end = NULL;
    *clip = (VoiceClip){0};
    if (length < VOICE_NAME + 2 || line[VOICE_NAME - 1] != '\t')
        return false;
    memcpy(clip->name, line, VOICE_NAME - 1);
    clip->hash = strtoull(clip->name, &end, 16);
    bool named = *end == '\0';
    clip->seconds = strtod(line + VOICE_NAME, &end);
    return named && *end == '\t' && clip->seconds > 0 && clip->seconds < 60;
}

static bool read_all(VoiceBook *book, const char *path, const char *text) {
    int lines = 0;
    for (const char *c = text; *c; c++)
        lines += *c == '\n';
    book->clip = calloc((size_t)lines + 1, sizeof *book->clip);
    ASSERT(book->clip);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n");
        if (length > 0 && *text != '#' && !read_line(&book->clip[book->count++], text, length))
            return fail("%s:%d: a line with hash, seconds and text is expected here", path, number);
        text += length + (text[length] == '\n');
    }
    qsort(book->clip, (size_t)book->count, sizeof *book->clip, by_hash);
    return true;
}

bool voice_open(VoiceBook *book, const char *folder) {
    *book = (VoiceBook){0};
    char path[PATH_LONGEST];
    path_join(path, sizeof path, folder, "index.txt");
    size_t size = 0;
    char *text = file_read(path, &size);
    if (!text)
        return false;
    bool well = read_all(book, path, text);
    free(text);
    if (!well) {
        free(book->clip);
        *book = (VoiceBook){0};
        return false;
    }
    book->folder = strdup(folder);
    ASSERT(book->folder);
    return true;
}

void voice_close(VoiceBook *book) {
    free(book->folder);
    free(book->clip);
    *book = (VoiceBook){0};
}

const VoiceClip *voice_find(const VoiceBook *book, const char *text) {
    VoiceClip key = {.hash = hash_of(text)};
    return book->count == 0 ? NULL
                            : bsearch(&key, book->clip, (size_t)book->count, sizeof key, by_hash);
}

bool voice_path(const VoiceBook *book, const VoiceClip *clip, char *out, size_t size) {
    int length = snprintf(out, size, "%s/%s.ogg", book->folder, clip->name);
    return length > 0 && (size_t)length < size;
}
