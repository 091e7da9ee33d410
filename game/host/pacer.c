#include "pacer.h"

#include "clock.h"

#include <time.h>

enum {
    NANOSECONDS = 1000000000,
    RATE_USUAL = 60,
    RATE_LEAST = 24,
    RATE_MOST = 500,
    DRAWN_MOST = 75,     // pictures a second: nobody sees more in slow moves, and fans stay quiet
    SPIN = 1500000,      // nanoseconds: no sleep is finer than this
    FRAMES_WATCHED = 30, // half a second
    FRAMES_EARLY = 8,    // of these, too soon: then the screen does not wait
};

void pacer_init(Pacer *pacer, int rate, bool screen_waits) {
    if (rate < RATE_LEAST || rate > RATE_MOST)
        rate = RATE_USUAL;
    int every = 1;
    while (rate > DRAWN_MOST * every)
        every++;
    uint64_t refresh = (uint64_t)NANOSECONDS / (uint64_t)rate;
    *pacer = (Pacer){
        .refresh = refresh, .frame = refresh * (uint64_t)every, .screen_waits = screen_waits};
}

uint64_t pacer_due(const Pacer *pacer, uint64_t now) {
    if (pacer->due == 0)
        return now;
    // A screen that waits sets the beat itself: only be late enough for the right picture of it.
    return pacer->screen_waits ? pacer->due - pacer->refresh / 2 : pacer->due;
}

void pacer_shown(Pacer *pacer, uint64_t now) {
    if (pacer->screen_waits && pacer->last && pacer->seen < FRAMES_WATCHED) {
        pacer->seen++;
        if (now - pacer->last < pacer->frame - pacer->refresh / 4)
            pacer->early++;
        if (pacer->early >= FRAMES_EARLY)
            pacer->screen_waits = false;
    }
    pacer->last = now;
    // Our own beat keeps its grid; after a late frame it begins anew instead of hurrying.
    bool late = pacer->due == 0 || now > pacer->due + pacer->frame / 2;
    pacer->due = (late || pacer->screen_waits ? now : pacer->due) + pacer->frame;
}

void pacer_wait(uint64_t due) {
    uint64_t now = clock_now();
    while (now + SPIN < due) {
        uint64_t rest = due - SPIN - now;
        struct timespec time = {(time_t)(rest / NANOSECONDS), (long)(rest % NANOSECONDS)};
        nanosleep(&time, NULL); // woken by a signal, it sleeps again
        now = clock_now();
    }
    while (clock_now() < due) {}
}
