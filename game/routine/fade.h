// Where people go on otherwise than they came, at any moment and however often: what they did fades
// into what they do now. Knows no session and no screen.
#ifndef FADE_H
#define FADE_H

#include "motion.h"
#include "offset.h"

// All zero: nothing fades.
typedef struct {
    BodyOffset offset;
    double closed[SIDE_COUNT], flat[SIDE_COUNT]; // of the hands, as in Posture
} Fade;

// What was done `from` against what is done `to`, at one moment (second) and `tick` seconds before
// it (first). After `seconds` nothing of it is left.
void fade_take(Fade *fade, const Posture from[2], const Posture to[2], double tick, double seconds);
// Adds what is left of it `seconds` after that moment.
void fade_add(const Fade *fade, const Figure *figure, double seconds, Posture *posture);

#endif
