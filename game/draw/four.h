// Four pixels at once, for everything that is drawn flat: the same sums as for one, so the same
// bytes. Knows no picture.
#ifndef FOUR_H
#define FOUR_H

#include <stdint.h>
#include <string.h>

typedef uint32_t Four __attribute__((vector_size(16)));
typedef uint16_t Eight __attribute__((vector_size(16))); // the halves of four
typedef float FourFloat __attribute__((vector_size(16)));
typedef int32_t FourInt __attribute__((vector_size(16)));

static inline Four four_load(const uint32_t *pixel) {
    Four four;
    memcpy(&four, pixel, sizeof four);
    return four;
}

static inline void four_store(uint32_t *pixel, Four four) {
    memcpy(pixel, &four, sizeof four);
}

// Divided by 255, exactly rounded.
static inline Eight four_divide(Eight x) {
    x += 128;
    return (x + (x >> 8)) >> 8;
}

// A number for each pixel, in both of its halves.
static inline Eight four_twice(Four number) {
    return (Eight)(number | number << 16);
}

// Every channel times `by` / 255.
static inline Four four_scale(Four pixel, Eight by) {
    Eight rb = four_divide((Eight)(pixel & 0xFF00FFu) * by);
    Eight ag = four_divide((Eight)(pixel >> 8 & 0xFF00FFu) * by);
    return (Four)rb | (Four)ag << 8;
}

// Premultiplied `over` on `under`.
static inline Four four_over(Four over, Four under) {
    return over + four_scale(under, 255 - four_twice(over >> 24));
}

// From a to b by part / 256.
static inline Four four_mix(Four a, Four b, Eight part) {
    Eight rest = 256 - part;
    Eight rb = ((Eight)(a & 0xFF00FFu) * rest + (Eight)(b & 0xFF00FFu) * part) >> 8;
    Eight ag = ((Eight)(a >> 8 & 0xFF00FFu) * rest + (Eight)(b >> 8 & 0xFF00FFu) * part) >> 8;
    return (Four)rb | (Four)ag << 8;
}

// The same for one pixel, two channels at a time.
static inline uint32_t one_scale(uint32_t pixel, uint32_t by) {
    uint32_t rb = (pixel & 0xFF00FFu) * by + 0x800080u;
    uint32_t ag = (pixel >> 8 & 0xFF00FFu) * by + 0x800080u;
    rb = (rb + (rb >> 8 & 0xFF00FFu)) >> 8 & 0xFF00FFu;
    ag = (ag + (ag >> 8 & 0xFF00FFu)) & 0xFF00FF00u;
    return rb | ag;
}

static inline uint32_t one_over(uint32_t over, uint32_t under) {
    return over + one_scale(under, 255 - (over >> 24));
}

#endif
