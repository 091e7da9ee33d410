// When the next frame may be shown: steady, and never more often than the eye needs. Knows no
// window; waits by the times that it is given.
#ifndef PACER_H
#define PACER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t refresh; // nanoseconds between two pictures of the screen
    uint64_t frame;   // nanoseconds between two of ours: refresh times a whole number
    uint64_t due;     // the moment of the next one
    uint64_t last;
    bool screen_waits; // presenting is believed to wait for the screen (vsync)
    int seen, early; // frames watched so far, and those that came too soon for a screen that waits
} Pacer;

// `rate` in pictures a second (24 to 500, others mean 60). A fast screen gets every second, third
// ... picture, so that we draw at most 75 a second.
void pacer_init(Pacer *pacer, int rate, bool screen_waits);
// Call right before presenting: the moment to wait for; `now` or earlier means no wait.
uint64_t pacer_due(const Pacer *pacer, uint64_t now);
// Call right after presenting. A screen that says it waits and does not is found out in its first
// half second; from then on the pacer waits by itself.
void pacer_shown(Pacer *pacer, uint64_t now);
// Sleeps until 1.5 ms before `due`, then spins: under 0.2 ms late on an idle machine.
void pacer_wait(uint64_t due);

#endif
