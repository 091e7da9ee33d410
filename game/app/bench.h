// What can only be measured on a game that runs: it plays in a process of its own, on no display,
// and tells how long it took and how much memory. Knows the benchmark's rows.
#ifndef BENCH_H
#define BENCH_H

#include "arguments.h"
#include "data_paths.h"

double bench_now(void); // seconds of a steady clock
void bench_row(const char *name, double value, const char *unit);

// Rows of what sound costs. False with fail().
bool bench_sound(const DataPaths *paths);

// Starts the program as a player with a picture of this size and prints its rows. False with
// fail().
bool bench_player(int width, int height);
// Whether this process is that player, and what it does then; the exit status.
bool bench_is_player(void);
int bench_play(const Options *options);

#endif
