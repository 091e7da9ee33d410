// What the modules of a session share: for session*.c only.
#ifndef SESSION_INSIDE_H
#define SESSION_INSIDE_H

#include "session.h"

SessionEvent *session_emit(Session *session, EventKind kind);
// Leaves get-ready: the level starts.
void session_start(Session *session);
// Eases back to the start of this side of this repetition.
void session_again(Session *session);
// Takes up the chosen version in the same repetition, or before or after them.
void session_load_chosen(Session *session);
void session_thank(Session *session);

#endif
