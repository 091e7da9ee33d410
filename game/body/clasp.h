// Where a hand holds the own body: shin, thigh, lap, hip or shoulder. Knows no time.
#ifndef CLASP_H
#define CLASP_H

#include "solve.h"

// Sets the arm of a side, which plays this role, to its goal's place. `body`: the trunk as it is.
void clasp_arm(const SolveInput *input, KeyLimb *out, const Body *body, Side side, Role role);

#endif
