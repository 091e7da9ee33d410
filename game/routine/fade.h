// A change of how a movement is done, in its middle: what was done fades into what is done now.
// Knows no session and no screen.
#ifndef FADE_H
#define FADE_H

#include "motion.h"

// A way of doing a movement at the moment when one gives way to the other.
typedef struct {
    const Motion *motion;
    const Timeline *timeline;
    double breath; // since the movement's start
    double rate;   // breaths a second: how fast it goes on
    bool back;     // on the way back to where a repetition began
} FadeEnd;

// Adds to a posture of `to` what is left of `from`, `seconds` after the one gave way to the other;
// after `all` seconds it is gone. Both are alive.
void fade_posture(const FadeEnd *from, const FadeEnd *to, double seconds, double all,
                  Posture *posture);

#endif
