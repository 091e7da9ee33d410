// How a hand turns over while it slides along the mat. Knows no pose and no time.
#ifndef SLIDE_H
#define SLIDE_H

#include "skeleton.h"

// Between two turns of a hand and past a third one: from + to (goal - from) + via (passed - from),
// so that the fingers sweep over the mat and the hand rolls about them by way of facing the middle
// of the body, never digging in.
Quat slide_turn(Side side, Quat from, Quat goal, Quat passed, double to, double via);

#endif
