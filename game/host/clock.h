// Turns the machine's clock into ticks, 60 a second, and tells the hour. Knows no breath.
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum {
    CLOCK_TICKS_A_SECOND = 60,
    CLOCK_MOST_TICKS = 4, // in one frame: a slow frame makes the breath wait, it never hurries
};

typedef struct {
    uint64_t last;   // nanoseconds at the frame before
    uint64_t worked; // when its own work was done
    uint64_t carry;  // what is left of a tick, in nanoseconds times 60
    bool running;
} Clock; // zero is a clock before its first frame

typedef struct {
    int ticks;   // 0 .. CLOCK_MOST_TICKS to be done now
    double part; // share of the next tick that has gone by, 0 <= part < 1: for drawing in between
    bool gap; // over half a second went by that nobody worked in (the machine slept): the session
              // should pause
} ClockFrame;

// One frame at `now` nanoseconds. The first frame has no ticks; a clock that steps back stands
// still.
ClockFrame clock_frame(Clock *clock, uint64_t now);
// The frame's own work, drawing and solving, is done at `now`: however slow a machine is with it,
// that is no gap, unless it takes four seconds.
void clock_worked(Clock *clock, uint64_t now);
// Nanoseconds since some moment: never steps back, and counts while the machine sleeps.
uint64_t clock_now(void);
// The family's local time of day, 0 <= hours < 24: which door is the likely one.
double clock_hour(void);
// The family's month, 1..12: which season the garden has.
int clock_month(void);

#endif
