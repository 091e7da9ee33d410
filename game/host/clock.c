#include "clock.h"

#include <time.h>

enum { NANOSECONDS = 1000000000, LONGEST_AWAY = NANOSECONDS / 2 };
static const uint64_t LONGEST_FRAME = (uint64_t)4 * NANOSECONDS; // it may have slept in between

ClockFrame clock_frame(Clock *clock, uint64_t now) {
    ClockFrame frame = {0};
    if (!clock->running || now < clock->last) {
        clock->running = true;
        clock->last = now;
    }
    uint64_t passed = now - clock->last;
    bool worked = clock->worked > clock->last && clock->worked <= now;
    uint64_t away = worked ? now - clock->worked : passed;
    clock->last = now;
    if (away > LONGEST_AWAY || passed > LONGEST_FRAME) {
        frame.gap = true;
        clock->carry = 0;
        return frame;
    }
    // Whole numbers, so that no rounding adds up over an evening: a tick lasts a second / 60.
    clock->carry += passed * CLOCK_TICKS_A_SECOND;
    uint64_t ticks = clock->carry / NANOSECONDS;
    clock->carry %= NANOSECONDS;
    frame.ticks = ticks < CLOCK_MOST_TICKS ? (int)ticks : CLOCK_MOST_TICKS;
    frame.part = (double)clock->carry / NANOSECONDS;
    return frame;
}

void clock_worked(Clock *clock, uint64_t now) {
    clock->worked = now;
}

uint64_t clock_now(void) {
    struct timespec time;
#ifdef CLOCK_BOOTTIME
    // The monotonic clock stands still while a laptop or TV box sleeps; this one tells of it.
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return (uint64_t)time.tv_sec * NANOSECONDS + (uint64_t)time.tv_nsec;
#endif
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * NANOSECONDS + (uint64_t)time.tv_nsec;
}

double clock_hour(void) {
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local))
        return 12;
    return local.tm_hour + local.tm_min / 60.0;
}

int clock_month(void) {
    time_t now = time(NULL);
    struct tm local;
    return localtime_r(&now, &local) ? local.tm_mon + 1 : 6;
}
