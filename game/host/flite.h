// Reads English texts aloud with libflite, when that is there; it is never linked. Knows no device.
#ifndef FLITE_H
#define FLITE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    void *library, *tongue; // of dlopen(); NULL: not there
    void *voice;
    void *(*speak)(const char *text, void *voice);
    void (*drop)(void *wave);
    bool looked;
} Flite;

// Looks for the library the first time. False when it is not there; nobody needs to be told.
bool flite_open(Flite *flite);
void flite_close(Flite *flite);
// The text as new samples (16 bits, one side; free() them), `rate` of them a second. About 30 ms;
// on one thread only. NULL when it cannot.
int16_t *flite_say(Flite *flite, const char *text, int rate, int *frames);

#endif
