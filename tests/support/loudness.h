// How loud something is to an ear, after EBU R 128 and ITU-R BS.1770-4, and its true peak. For
// 44100 frames a second, left and right, 16 bits.
#ifndef LOUDNESS_H
#define LOUDNESS_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct {
    double b[3], a[3], x[2], y[2];
} LoudnessFilter;

static inline double loudness_step(LoudnessFilter *f, double x) {
    double y =
        f->b[0] * x + f->b[1] * f->x[0] + f->b[2] * f->x[1] - f->a[1] * f->y[0] - f->a[2] * f->y[1];
    f->x[1] = f->x[0], f->x[0] = x;
    f->y[1] = f->y[0], f->y[0] = y;
    return y;
}

// The two filters of BS.1770 for 44100 Hz, from their analogue form.
static inline void loudness_filters(LoudnessFilter *shelf, LoudnessFilter *high) {
    const double pi = 3.14159265358979323846, rate = 44100;
    double k = tan(pi * 1681.974450955533 / rate), q = 0.7071752369554196;
    double vh = pow(10, 3.999843853973347 / 20), vb = pow(vh, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    *shelf = (LoudnessFilter){
        {(vh + vb * k / q + k * k) / a0, 2 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0},
        {1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0},
        {0},
        {0}};
    k = tan(pi * 38.13547087602444 / rate), q = 0.5003270373238773;
    a0 = 1 + k / q + k * k;
    *high =
        (LoudnessFilter){{1, -2, 1}, {1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0}, {0}, {0}};
}

static inline double loudness_of_power(double power) {
    return -0.691 + 10 * log10(power + 1e-20);
}

// The mean power of the blocks over a loudness.
static inline double loudness_gated(const double *power, int count, double gate) {
    double sum = 0;
    int over = 0;
    for (int i = 0; i < count; i++)
        if (loudness_of_power(power[i]) > gate) {
            sum += power[i];
            over++;
        }
    return over ? sum / over : 0;
}

// Integrated loudness in LUFS; what is shorter than three blocks is heard several times over.
static inline double loudness_integrated(const int16_t *samples, int frames) {
    enum { BLOCK_FRAMES = 17640, HOP = 4410 };
    int rounds = frames < 6 * BLOCK_FRAMES ? 3 : 1, total = frames * rounds;
    double *power = calloc((size_t)total + 1, sizeof *power);
    for (int side = 0; side < 2; side++) {
        LoudnessFilter shelf, high;
        loudness_filters(&shelf, &high);
        for (int i = 0; i < total; i++) {
            double y = samples[2 * (i % frames) + side] / 32768.0;
            y = loudness_step(&high, loudness_step(&shelf, y));
            power[i] += y * y;
        }
    }
    int blocks = 0;
    for (int at = 0; at + BLOCK_FRAMES <= total; at += HOP) {
        double sum = 0;
        for (int i = 0; i < BLOCK_FRAMES; i++)
            sum += power[at + i];
        power[blocks++] = sum / BLOCK_FRAMES; // never ahead of what is still to be read
    }
    double gate = loudness_of_power(loudness_gated(power, blocks, -70)) - 10;
    double result = loudness_of_power(loudness_gated(power, blocks, gate));
    free(power);
    return result;
}

// The largest value between the samples too (four times as many, by a windowed sinc), in dB of
// full.
static inline double loudness_peak(const int16_t *samples, int frames) {
    enum { TAPS = 12 };
    double tap[4][2 * TAPS], most = 1e-9;
    for (int part = 0; part < 4; part++)
        for (int i = 0; i < 2 * TAPS; i++) {
            double x = i - TAPS + 1 - part / 4.0, pi = 3.14159265358979323846;
            double window = 0.5 + 0.5 * cos(pi * x / TAPS);
            tap[part][i] = fabs(x) < 1e-9 ? 1 : sin(pi * x) / (pi * x) * window;
        }
    for (int side = 0; side < 2; side++)
        for (int i = TAPS; i + TAPS < frames; i++) {
            most = fmax(most, abs(samples[2 * i + side]));
            if (abs(samples[2 * i + side]) < 8192)
                continue; // nothing near full lies beside the small ones
            for (int part = 0; part < 4; part++) {
                double sum = 0;
                for (int k = 0; k < 2 * TAPS; k++)
                    sum += tap[part][k] * samples[2 * (i + k - TAPS + 1) + side];
                most = fmax(most, fabs(sum));
            }
        }
    return 20 * log10(most / 32768);
}

#endif
