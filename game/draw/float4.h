// Four numbers side by side. Every operation gives the same bits on every processor.
#ifndef FLOAT4_H
#define FLOAT4_H

#include <math.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef float Float4 __attribute__((vector_size(16)));
typedef int32_t Int4 __attribute__((vector_size(16)));

static inline Float4 float4_load(const void *from) {
    Float4 four;
    memcpy(&four, from, sizeof four);
    return four;
}

static inline Float4 float4_all(float x) {
    return (Float4){x, x, x, x};
}

static inline Float4 float4_select(Int4 mask, Float4 yes, Float4 no) {
    return (Float4)(((Int4)yes & mask) | ((Int4)no & ~mask));
}

// a < b ? a : b of each.
static inline Float4 float4_least(Float4 a, Float4 b) {
#ifdef __SSE2__
    return _mm_min_ps(a, b);
#else
    return float4_select(a < b, a, b);
#endif
}

// a > b ? a : b of each.
static inline Float4 float4_most(Float4 a, Float4 b) {
#ifdef __SSE2__
    return _mm_max_ps(a, b);
#else
    return float4_select(a > b, a, b);
#endif
}

static inline Float4 float4_root(Float4 x) {
#ifdef __SSE2__
    return _mm_sqrt_ps(x);
#else
    return (Float4){sqrtf(x[0]), sqrtf(x[1]), sqrtf(x[2]), sqrtf(x[3])};
#endif
}

// Rows become columns.
static inline void float4_turn(Float4 row[4]) {
    Float4 a = __builtin_shufflevector(row[0], row[1], 0, 4, 1, 5);
    Float4 b = __builtin_shufflevector(row[2], row[3], 0, 4, 1, 5);
    Float4 c = __builtin_shufflevector(row[0], row[1], 2, 6, 3, 7);
    Float4 d = __builtin_shufflevector(row[2], row[3], 2, 6, 3, 7);
    row[0] = __builtin_shufflevector(a, b, 0, 1, 4, 5);
    row[1] = __builtin_shufflevector(a, b, 2, 3, 6, 7);
    row[2] = __builtin_shufflevector(c, d, 0, 1, 4, 5);
    row[3] = __builtin_shufflevector(c, d, 2, 3, 6, 7);
}

#endif
