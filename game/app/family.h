// What a sitting leaves behind: hands the events of a session on to the score, the rewards and the
// family's store. The game and `play --headless` share it. Knows no screen and no sound.
#ifndef FAMILY_H
#define FAMILY_H

#include "arguments.h"
#include "random.h"
#include "script.h"
#include "session.h"
#include "store.h"

// Keys of the family's settings.
#define FAMILY_TEMPO "breath_seconds"

enum { FAMILY_SHOWS = 32 };

typedef struct {
    Script *script; // borrowed
    Store *store;   // borrowed; NULL: nothing is kept
    Random dice;
    double earned;                  // what was done since the sitting began is worth, in breaths
    double kept;                    // of that, what is in the history
    double together;                // in the family's history when the sitting began, breaths
    ShowCommand show[FAMILY_SHOWS]; // new ones of the last family_take() or family_tick()
    int show_count;
} Family;

void family_begin(Family *family, Script *script, Store *store, uint64_t seed);
// Takes the events that stand in the session now: after each session_tick(), session_press() and
// session_pause_choice(). Scores, starts rewards, keeps repetitions and where to take up again.
void family_take(Family *family, const Session *session);
// Lets a sixtieth of a second pass for the rewards, unless the session is paused; what they show
// stands in show[] and is kept in the garden.
void family_tick(Family *family, const Session *session);

// The game is left in the middle: keeps what belongs to no finished repetition yet (whole breaths,
// what rewards had still to show). Where to take up again is kept all along.
void family_leave(Family *family, const Session *session);

// The family looks at its garden: what waits for that (dew, a visitor) comes at once.
void family_visit_garden(Family *family);

// The length of a breath that the family chose last (seconds); `store` may be NULL.
double family_tempo(Store *store);
void family_tempo_keep(Store *store, double breath_seconds);
// The same for a sub-command: asks the store of --data when there is one.
double family_tempo_today(const Options *options);

#endif
