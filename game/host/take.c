#include "take.h"

#include "fail.h"
#include "stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    RATE = STREAM_RATE,
    WINDOW = RATE / 100,
    BEFORE = RATE / 25, // kept of what comes before the first sound and after the last
    AFTER = RATE / 8,
    RISE = RATE / 100, // how soft the ends are
    FALL = RATE / 16,
    BLOCK = RATE * 2 / 5, // of loudness
    HOP = RATE / 10,
    LEAST = RATE / 10, // nothing shorter is a word
};

#define HEARD_LEAST 0.004 // of full: what is softer is the room
#define GAIN_MOST   40.0
#define KNEE        0.55 // peaks over it are softened, and stay under KNEE + SOFT_ROOM
#define SOFT_ROOM   0.28

// ---- loudness

typedef struct {
    double b[3], a[2], x[2], y[2];
} Biquad;

static double pass(Biquad *f, double x) {
    double y =
        f->b[0] * x + f->b[1] * f->x[0] + f->b[2] * f->x[1] - f->a[0] * f->y[0] - f->a[1] * f->y[1];
    f->x[1] = f->x[0];
    f->x[0] = x;
    f->y[1] = f->y[0];
    f->y[0] = y;
    return y;
}

// The two filters of BS.1770 at 44100 frames a second, from their analogue form: the head's shelf
// (1682 Hz, 4 dB, Q 0.707) and the high pass (38 Hz, Q 0.5).
static const Biquad SHELF = {.b = {1.5308412300503478, -2.6509799951547297, 1.169079079921587},
                             .a = {-1.6636551132560204, 0.7125954280732254}};
static const Biquad HIGH = {.b = {1, -2, 1}, .a = {-1.989169673629796, 0.9891990357870393}};

static double lufs(double power) {
    return -0.691 + 10 * log10(power + 1e-20);
}

static double mean_over(const double *power, int count, double gate) {
    double sum = 0;
    int over = 0;
    for (int i = 0; i < count; i++)
        if (lufs(power[i]) > gate) {
            sum += power[i];
            over++;
        }
    return over ? sum / over : 0;
}

double take_loudness(const int16_t *samples, int frames) {
    int rounds = frames < 6 * BLOCK ? 3 : 1, total = rounds * frames, blocks = 0;
    double *power = malloc(((size_t)total + 1) * sizeof *power);
    ASSERT(power);
    Biquad shelf = SHELF, high = HIGH;
    for (int i = 0; i < total; i++) {
        double heard = pass(&high, pass(&shelf, samples[i % frames] / 32768.0));
        power[i] = heard * heard;
    }
    for (int at = 0; at + BLOCK <= total; at += HOP) {
        double sum = 0;
        for (int i = 0; i < BLOCK; i++)
            sum += power[at + i];
        power[blocks++] = sum / BLOCK; // never ahead of what is still to be read
    }
    double gate = lufs(mean_over(power, blocks, -70)) - 10;
    double loud = lufs(mean_over(power, blocks, gate));
    free(power);
    return loud;
}

// ---- where the words are

static int by_size(const void *a, const void *b) {
    double one = *(const double *)a, two = *(const double *)b;
    return (one > two) - (one < two);
}

// How strong each window is, of full, without the slow sway of a cheap microphone.
static void measure(const int16_t *raw, int windows, double *strength) {
    double slow = raw[0];
    for (int w = 0; w < windows; w++) {
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            slow += 0.01 * (raw[w * WINDOW + i] - slow); // 70 Hz
            double fast = raw[w * WINDOW + i] - slow;
            sum += fast * fast;
        }
        strength[w] = sqrt(sum / WINDOW) / 32768;
    }
}

// From which strength on somebody speaks: well over the room, well under the loudest.
static double threshold(const double *strength, int windows) {
    double *sorted = malloc((size_t)windows * sizeof *sorted);
    ASSERT(sorted);
    memcpy(sorted, strength, (size_t)windows * sizeof *sorted);
    qsort(sorted, (size_t)windows, sizeof *sorted, by_size);
    double room = 3 * sorted[windows / 10], most = sorted[windows - 1];
    free(sorted);
    double least = most * 0.03, highest = most * 0.2;
    least = least > HEARD_LEAST / 2 ? least : HEARD_LEAST / 2;
    return room < least ? least : room > highest ? highest : room;
}

// False when nobody was heard.
static bool find_words(const int16_t *raw, int raw_frames, int *from, int *to) {
    int windows = raw_frames / WINDOW, first = -1, last = -1;
    double most = 0, *strength = malloc(((size_t)windows + 1) * sizeof *strength);
    ASSERT(strength);
    if (windows > 0)
        measure(raw, windows, strength);
    double over = windows > 0 ? threshold(strength, windows) : 0;
    for (int w = 0; w < windows; w++) {
        most = strength[w] > most ? strength[w] : most;
        if (strength[w] > over) {
            first = first < 0 ? w : first;
            last = w;
        }
    }
    free(strength);
    *from = first * WINDOW - BEFORE > 0 ? first * WINDOW - BEFORE : 0;
    *to = (last + 1) * WINDOW + AFTER < raw_frames ? (last + 1) * WINDOW + AFTER : raw_frames;
    return most >= HEARD_LEAST && (last + 1 - first) * WINDOW >= LEAST;
}

// ---- as loud as a clip

static double softened(double value) {
    double size = fabs(value);
    if (size <= KNEE)
        return value;
    double soft = KNEE + SOFT_ROOM * (size - KNEE) / (size - KNEE + SOFT_ROOM);
    return value < 0 ? -soft : soft;
}

static void louder(int16_t *samples, int frames, double gain) {
    for (int i = 0; i < frames; i++)
        samples[i] = (int16_t)lrint(softened(samples[i] * gain / 32768) * 32767);
}

// Softening takes a little away, so the level is looked at once more.
void take_level(int16_t *samples, int frames) {
    for (int round = 0; round < 3; round++) {
        double gain = pow(10, (TAKE_LOUDNESS - take_loudness(samples, frames)) / 20);
        louder(samples, frames, gain < GAIN_MOST ? gain : GAIN_MOST);
    }
}

static void soften_ends(int16_t *samples, int frames) {
    for (int i = 0; i < RISE && i < frames; i++)
        samples[i] = (int16_t)(samples[i] * i / RISE);
    for (int i = 0; i < FALL && i < frames; i++)
        samples[frames - 1 - i] = (int16_t)(samples[frames - 1 - i] * i / FALL);
}

int16_t *take_ready(const int16_t *raw, int raw_frames, int *frames) {
    int from, to;
    *frames = 0;
    if (!find_words(raw, raw_frames, &from, &to))
        return NULL;
    *frames = to - from;
    int16_t *samples = malloc((size_t)*frames * sizeof *samples);
    ASSERT(samples);
    double slow = raw[from];
    for (int i = 0; i < *frames; i++) {
        slow += 0.01 * (raw[from + i] - slow);
        double fast = raw[from + i] - slow;
        samples[i] = (int16_t)(fast > 32767 ? 32767 : fast < -32768 ? -32768 : fast);
    }
    soften_ends(samples, *frames);
    take_level(samples, *frames);
    return samples;
}
