// The one map between breaths and the clock. One breath is an in-breath and an out-breath, 40
// to 60.
#ifndef BREATH_H
#define BREATH_H

#include <stdbool.h>

typedef enum { AIR_IN, AIR_OUT } Air;

#define BREATH_IN_SHARE        0.4
#define BREATH_OUT_SHARE       0.6
#define BREATH_SECONDS_DEFAULT 7.5
#define BREATH_SECONDS_MIN     5.0  // 12 a minute
#define BREATH_SECONDS_MAX     12.0 // 5 a minute
#define TICKS_PER_SECOND       60

// The share of a breath that a half-breath takes.
static inline double breath_share(Air air) {
    return air == AIR_IN ? BREATH_IN_SHARE : BREATH_OUT_SHARE;
}

// The ticks of a half-breath.
static inline int breath_ticks(double breath_seconds, Air air) {
    return (int)(breath_share(air) * breath_seconds * TICKS_PER_SECOND + .5);
}

#endif
