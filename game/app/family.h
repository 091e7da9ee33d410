// What a sitting leaves behind: hands the events of a session on to the score, the rewards and the
// family's store. The game and `play --headless` share it. Knows no screen and no sound.
#ifndef FAMILY_H
#define FAMILY_H

#include "arguments.h"
#include "store.h"

// Keys of the family's settings.
#define FAMILY_TEMPO "breath_seconds"

// The length of a breath that the family chose last (seconds); `store` may be NULL.
double family_tempo(Store *store);
// The same for a sub-command: asks the store of --data when there is one.
double family_tempo_today(const Options *options);

#endif
