#include "adapt.h"

// Each step has about seven tenths of the pixels of the one before.
static const double SHARE[] = {1.0, .85, .70, .55};
enum { SMALLEST = 3 };

enum {
    WINDOW = 30, // frames that are judged together: half a second
    BAD = 2,     // windows too slow in a row, before the size goes down
    GOOD = 20,   // with time to spare, before it goes up: nobody should see it come and go
    MOST = 240,  // the same after several vain tries
    HELD = 120,  // windows after which a larger size has proved itself
    SETTLES = 1, // windows after a step that are not judged
};

static const double TOO_SLOW = .92; // of the time allowed
static const double TO_SPARE = .75;

double adapt_share(const Adapt *a) {
    return SHARE[a->step];
}

// How much more there is to do in the next larger size, if all of it were pixels.
static double more(const Adapt *a) {
    double grows = a->step > 0 ? SHARE[a->step - 1] / SHARE[a->step] : 1;
    return grows * grows;
}

static void take_step(Adapt *a, int by) {
    int patience = a->patience;
    if (by > 0 && a->grown && a->held < HELD) // that was too early
        patience = 2 * patience < MOST ? 2 * patience : MOST;
    else if (by > 0)
        patience = GOOD;
    *a = (Adapt){.step = a->step + by, .patience = patience, .grown = by < 0};
}

// One half second is over.
static bool judge(Adapt *a) {
    bool bad = 2 * a->slow > WINDOW, good = 10 * a->quick >= 9 * WINDOW;
    a->frames = a->slow = a->quick = 0;
    a->held++;
    if (a->held <= SETTLES)
        return false;
    a->bad = bad ? a->bad + 1 : 0;
    a->good = good ? a->good + 1 : 0;
    if (a->bad >= BAD && a->step < SMALLEST)
        take_step(a, 1);
    else if (a->step > 0 && a->good >= a->patience)
        take_step(a, -1);
    else
        return false;
    return true;
}

bool adapt_frame(Adapt *a, double work, double allowed) {
    a->frames++;
    a->slow += work > TOO_SLOW * allowed;
    a->quick += work * more(a) < TO_SPARE * allowed;
    return a->frames >= WINDOW && judge(a);
}
