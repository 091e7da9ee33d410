// What a family did before with each movement: the version it chose, and how often it was shown
// how. Knows the store's settings and a session, no screen.
#ifndef HABITS_H
#define HABITS_H

#include "session.h"
#include "store.h"

typedef struct {
    const Figure *leads; // does the movements whose words are heard; NULL: a body that can do all
    int exercise[MOVES_MAX], version[MOVES_MAX]; // as they were when last looked at
} Habits;

// Puts the remembered versions into a session that gets ready, where its moves still have the
// level's own; without one, what fits who leads. `store` may be NULL in all of these.
void habits_recall(Habits *habits, Store *store, Session *session);
// The same for one move, into which another exercise was put.
void habits_recall_move(Habits *habits, Store *store, Session *session, int move);
// When the level starts: what the family meets for the first time is shown first, except in the
// middle of a movement; and which mistake comes next.
void habits_start(Store *store, Session *session);
// After each event: keeps a version that was changed, and that a movement was shown. `keep_version`
// is false on days on which versions are not the family's usual choice.
void habits_keep(Habits *habits, Store *store, const Session *session, bool keep_version);

#endif
