// How a hand turns while it slides over the mat: flat, rolling about its fingers. Knows no time.
#ifndef HAND_H
#define HAND_H

#include "limb.h"

// The turn of a hand between three (from, goal, passed) by the shares of goal and passed. The
// fingers sweep over the mat, and the hand rolls about them thumb up from palm down to palm up, so
// that no finger digs in.
Quat hand_slide_turn(Side side, const Quat turn[3], double to, double via);

#endif
