// A gentle trembling of the game pads that can. Knows nothing of buttons.
#ifndef RUMBLE_H
#define RUMBLE_H

#include "input.h"

// `strength` 0..1. Pads that lose their connection by it are left in peace (Nintendo's).
void rumble(const Input *input, double strength, int milliseconds);

#endif
