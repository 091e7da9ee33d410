// What a family has built up: garden, breaths, history, settings, and where they stopped. Written
// by a thread of its own, never in a frame; nothing that was acknowledged is ever lost, whatever
// kills the game. Knows no exercise and no screen.
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "skeleton.h"

enum { STORE_ID = 64, STORE_TEXT = 256, STORE_PATH = 4096 };

typedef struct Store Store;

typedef int64_t (*StoreNow)(void); // seconds since 1970

// One repetition that was done.
typedef struct {
    int64_t when; // seconds since 1970; 0 means now
    char level[STORE_ID], exercise[STORE_ID], version[STORE_ID];
    int rep; // 1, 2, 3 ... through the whole exercise; 0: breaths outside of the repetitions
    Side side;
    int breaths;
} StoreRep;

// Where a level was left: the start of this rep is where it goes on.
typedef struct {
    int64_t when;
    char level[STORE_ID];
    int exercise; // index in the level
    int rep;      // from 1
    Side side;
    double breath_seconds;
} StoreResume;

// Something that grew in the garden. Gifts are only ever added.
typedef struct {
    int64_t when;
    char kind[STORE_ID], id[STORE_ID];
    double x, y;
    uint32_t seed;
} StoreGift;

typedef struct {
    int breaths, reps, gifts;
    int64_t first, last; // seconds since 1970 of the first and last rep; 0 without any
} StoreTotals;

// Opens or begins the family's file in `folder` (made if needed; NULL: play without saving). Always
// gives a store: where nothing can be saved it lives in memory. `now` may be NULL for the real
// time.
Store *store_open(const char *folder, StoreNow now);
// Writes what waits, at most 5 seconds long, and closes. True when everything is on the disk.
bool store_close(Store *store);
bool store_saves(const Store *store);
// What somebody should be told, one line, once each: a damaged file set aside under which name, a
// folder that cannot be written, a full queue. NULL when there is nothing new.
const char *store_notice(Store *store);
// Waits until all that was handed over is on the disk; false when that takes over `seconds`.
bool store_flush(Store *store, double seconds);
// How many writes were handed over, and how many of these are on the disk for certain.
void store_counts(Store *store, uint64_t *taken, uint64_t *written);

// Each is handed to the writing thread and returns at once; false with fail() when the queue is
// full, a text too long or a place not a number.
bool store_rep_done(Store *store, const StoreRep *rep);
bool store_gift(Store *store, const StoreGift *gift);
bool store_resume_set(Store *store, const StoreResume *resume);
bool store_resume_clear(Store *store);
bool store_setting_set(Store *store, const char *key, const char *value);

// These know what was handed over, written or not. Not meant for every frame.
bool store_resume_get(Store *store, StoreResume *resume); // false when there is none
// The value into `out` (STORE_TEXT bytes), or `fallback` when there is none.
const char *store_setting(Store *store, const char *key, const char *fallback, char *out);
StoreTotals store_totals(Store *store);
int store_history_count(Store *store, const char *level, const char *exercise); // NULL: any
// In the order in which they happened; the caller frees. NULL and *count = 0 when there are none.
StoreRep *store_history(Store *store, int *count);
StoreGift *store_gifts(Store *store, int *count);

// The folder in which a family's data belong: false with fail() where the system has none.
bool store_default_folder(char *out, size_t size);

#endif
