// What a family did in the last weeks, counted from its history, and how the back felt. Knows the
// store, no screen; nothing is ever compared with another family or another week.
#ifndef WEEKS_H
#define WEEKS_H

#include "store.h"

enum { WEEKS = 12, WEEKS_FIRSTS = 3 };

typedef struct {
    int breaths, moves; // moves: different ones
    bool both;          // both sides of a movement
    double back;        // 0 it worries .. 1 easy, the mean of the answers; under 0: none
} Week;

typedef enum { FIRST_BREATH, FIRST_BOTH_SIDES, FIRST_FIVE } First;

typedef struct {
    Week week[WEEKS];            // the last one ends today
    int64_t first[WEEKS_FIRSTS]; // seconds since 1970; 0: not yet
    int64_t now;
} Weeks;

// From the reps in the order in which they happened; now in seconds since 1970.
void weeks_count(Weeks *weeks, const StoreRep *rep, int count, int64_t now);
// Keeps today's answer (0 it worries .. 1 easy), and takes the answers of those weeks from the
// store. `store` may be NULL.
void weeks_back_keep(Store *store, int64_t now, double back);
void weeks_back_recall(Weeks *weeks, Store *store);
// Both, from a family's store.
void weeks_recall(Weeks *weeks, Store *store, int64_t now);
// The week of the first breath, 0 when it lies longer ago; WEEKS: nothing yet.
int weeks_begin(const Weeks *weeks);
// The last day of a week, seconds since 1970.
int64_t weeks_day(const Weeks *weeks, int week);

#endif
