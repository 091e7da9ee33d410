// Our own dice: the same seed gives the same numbers on every machine (PCG32, O'Neill 2014).
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

typedef struct {
    uint64_t state;
} Random; // zero is a valid seed

Random random_seeded(uint64_t seed);
uint32_t random_bits(Random *random);
double random_unit(Random *random);          // 0 <= x < 1
int random_below(Random *random, int count); // 0 .. count - 1; count at least 1

#endif
