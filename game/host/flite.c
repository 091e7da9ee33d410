#include "flite.h"

#include "fail.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// What flite_text_to_wave() gives, as libflite 1 and 2 have it.
typedef struct {
    const char *type;
    int rate, count, channels;
    short *samples;
} Wave;

enum { SECONDS_MOST = 30, SILENT = 160 };

// POSIX lets a pointer of dlsym() be a function; C does not let one cast it.
static bool take(void *library, const char *name, void *function) {
    void *found = dlsym(library, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

bool flite_open(Flite *f) {
    if (f->looked)
        return f->voice != NULL;
    f->looked = true;
    // They stay loaded: what a voice has made can be used again, but never given back.
    f->library = dlopen("libflite.so.1", RTLD_NOW | RTLD_GLOBAL | RTLD_NODELETE);
    f->tongue = dlopen("libflite_cmu_us_slt.so.1", RTLD_NOW | RTLD_NODELETE);
    int (*begin)(void) = NULL;
    void *(*voice)(const char *folder) = NULL;
    bool there = f->library && f->tongue && take(f->library, "flite_init", &begin) &&
                 take(f->tongue, "register_cmu_us_slt", &voice) &&
                 take(f->library, "flite_text_to_wave", &f->speak) &&
                 take(f->library, "delete_wave", &f->drop);
    if (!there)
        return false;
    begin();
    f->voice = voice(NULL);
    return f->voice != NULL;
}

void flite_close(Flite *f) {
    if (f->tongue)
        dlclose(f->tongue);
    if (f->library)
        dlclose(f->library);
    *f = (Flite){0};
}

// Another rate, by straight lines between the samples: what lies over half of the lower rate is
// soft in speech.
static int16_t *at_rate(const Wave *wave, int rate, int *frames) {
    *frames = (int)((double)wave->count * rate / wave->rate);
    int16_t *out = malloc((size_t)*frames * sizeof *out + 1);
    ASSERT(out);
    for (int i = 0; i < *frames; i++) {
        double at = (double)i * wave->rate / rate;
        int before = (int)at, after = before + 1 < wave->count ? before + 1 : before;
        double part = at - before;
        out[i] = (int16_t)(wave->samples[before] * (1 - part) + wave->samples[after] * part);
    }
    return out;
}

// Without the silence at both ends.
static void trim(int16_t *samples, int *frames) {
    int from = 0, to = *frames;
    while (from < to && abs(samples[from]) < SILENT)
        from++;
    while (to > from && abs(samples[to - 1]) < SILENT)
        to--;
    memmove(samples, samples + from, (size_t)(to - from) * sizeof *samples);
    *frames = to - from;
}

int16_t *flite_say(Flite *f, const char *text, int rate, int *frames) {
    *frames = 0;
    Wave *wave = flite_open(f) ? f->speak(text, f->voice) : NULL;
    if (!wave)
        return NULL;
    bool good = wave->channels == 1 && wave->rate > 0 && wave->count > 0 &&
                wave->count < wave->rate * SECONDS_MOST;
    int16_t *samples = good ? at_rate(wave, rate, frames) : NULL;
    if (samples)
        trim(samples, frames);
    f->drop(wave);
    return samples;
}
