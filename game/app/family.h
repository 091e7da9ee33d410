// What a sitting leaves behind: hands the events of a session on to the score, the rewards and the
// family's store. The game and `play --headless` share it. Knows no screen and no sound.
#ifndef FAMILY_H
#define FAMILY_H

#include "arguments.h"
#include "script.h"
#include "session.h"
#include "store.h"

// Keys of the family's settings.
#define FAMILY_TEMPO  "breath_seconds"
#define FAMILY_VOLUME "volume"
#define FAMILY_FIRST  "first_run_seen"

enum { FAMILY_SHOWS = 32 };

typedef struct {
    Script *script;         // borrowed
    const Library *library; // borrowed
    Store *store;           // owned; NULL: nothing is kept
    double together;        // breaths ever
    double score;           // of this sitting; never falls
    uint64_t seed;
    StoreGift *gift; // owned: the garden, in the order in which it grew
    int gift_count;
    ShowCommand show[FAMILY_SHOWS]; // what rewards have just said; until the next call
    int show_count;
} Family;

// The length of a breath that the family chose last (seconds); `store` may be NULL.
double family_tempo(Store *store);
// The same for a sub-command: asks the store of --data when there is one.
double family_tempo_today(const Options *options);

// `store` becomes the family's own.
void family_open(Family *family, Script *script, const Library *library, Store *store,
                 uint64_t seed);
void family_close(Family *family);
// A level begins: the score of the sitting starts anew.
void family_begin(Family *family);
// One event of the session. Keeps reps, score and where to go on.
void family_event(Family *family, const Session *session, const SessionEvent *event);
// Lets breaths pass for the rewards; what they show is in show[0 .. show_count - 1], gifts are
// kept.
void family_advance(Family *family, double breaths);
// An event that is not the session's: "garden_opened".
void family_say(Family *family, const char *name);

#endif
