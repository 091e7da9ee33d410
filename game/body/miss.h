// What a solved pose leaves undone: the contact that is farthest from its place.
#ifndef MISS_H
#define MISS_H

#include "solve.h"

void miss_find(const SolveInput *input, const KeyPose *key, const Body *body, SolveMiss *miss);

#endif
