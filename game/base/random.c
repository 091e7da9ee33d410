#include "random.h"

#include "fail.h"

#define STREAM 1442695040888963407u

uint32_t random_bits(Random *random) {
    uint64_t old = random->state;
    random->state = old * 6364136223846793005u + STREAM;
    uint32_t mixed = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return mixed >> turn | mixed << (-turn & 31u);
}

Random random_seeded(uint64_t seed) {
    Random random = {0};
    random_bits(&random);
    random.state += seed;
    random_bits(&random);
    return random;
}

double random_unit(Random *random) {
    uint64_t high = random_bits(random) >> 5; // 27 bits
    uint64_t low = random_bits(random) >> 6;  // 26 bits
    return (double)(high << 26 | low) * (1.0 / 9007199254740992.0);
}

int random_below(Random *random, int count) {
    ASSERT(count > 0);
    uint32_t bound = (uint32_t)count;
    uint32_t uneven =
        -bound % bound; // 2^32 mod bound: numbers under it would favour the small ones
    for (;;) {
        uint32_t bits = random_bits(random);
        if (bits >= uneven)
            return (int)(bits % bound);
    }
}
