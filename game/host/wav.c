#include "wav.h"

#include "fail.h"
#include "file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 44, CHUNKS_MOST = 64, RATE_LEAST = 4000, RATE_MOST = 192000 };

static void put(uint8_t *at, uint32_t value, int bytes) {
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> 8 * i);
}

static uint32_t get(const uint8_t *at, int bytes) {
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value |= (uint32_t)at[i] << 8 * i;
    return value;
}

bool wav_write(const char *path, const int16_t *samples, int frames, int rate) {
    uint32_t size = 2 * (uint32_t)frames;
    uint8_t *bytes = malloc(HEAD + size);
    ASSERT(bytes);
    memcpy(bytes, "RIFF    WAVEfmt ", 16);
    put(bytes + 4, HEAD - 8 + size, 4);
    put(bytes + 16, 16, 4);
    put(bytes + 20, 1, 2); // whole numbers
    put(bytes + 22, 1, 2); // one side
    put(bytes + 24, (uint32_t)rate, 4);
    put(bytes + 28, 2 * (uint32_t)rate, 4);
    put(bytes + 32, 2, 2);
    put(bytes + 34, 16, 2);
    memcpy(bytes + 36, "data", 4);
    put(bytes + 40, size, 4);
    for (int i = 0; i < frames; i++)
        put(bytes + HEAD + 2 * i, (uint16_t)samples[i], 2);
    bool well = file_write(path, bytes, HEAD + size);
    free(bytes);
    return well;
}

// Bytes a second from the body of "fmt ", 0 when its kind cannot be played.
static uint32_t speed_of(const uint8_t fmt[16]) {
    uint32_t sides = get(fmt + 2, 2), rate = get(fmt + 4, 4), bits = get(fmt + 14, 2);
    bool known = get(fmt, 2) == 1 && sides >= 1 && sides <= 8 && rate >= RATE_LEAST &&
                 rate <= RATE_MOST && bits >= 8 && bits <= 32 && bits % 8 == 0;
    return known ? sides * rate * bits / 8 : 0;
}

// Goes from chunk to chunk up to the samples.
static double seconds_of(FILE *file, long size) {
    uint8_t head[12], fmt[16];
    uint32_t speed = 0;
    if (fread(head, 1, 12, file) != 12 || memcmp(head, "RIFF", 4) || memcmp(head + 8, "WAVE", 4))
        return 0;
    for (int i = 0; i < CHUNKS_MOST && fread(head, 1, 8, file) == 8; i++) {
        uint32_t length = get(head + 4, 4);
        long body = ftell(file);
        if (body < 0 || (long)length > size - body)
            return 0; // cut short
        if (memcmp(head, "data", 4) == 0)
            return speed ? (double)length / speed : 0;
        if (memcmp(head, "fmt ", 4) == 0 && length >= 16 && fread(fmt, 1, 16, file) == 16)
            speed = speed_of(fmt);
        if (fseek(file, body + (long)length + (long)(length & 1), SEEK_SET) != 0)
            return 0;
    }
    return 0;
}

double wav_seconds(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail("%s: cannot be opened", path);
        return 0;
    }
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : 0;
    double seconds = fseek(file, 0, SEEK_SET) == 0 ? seconds_of(file, size) : 0;
    fclose(file);
    if (seconds <= 0)
        fail("%s: is no WAV file that can be played", path);
    return seconds;
}
