// What the modules of a session share: for session*.c only.
#ifndef SESSION_INSIDE_H
#define SESSION_INSIDE_H

#include "session.h"

// Getting ready starts the level by itself after so long; what is to be said may make it longer.
enum { SESSION_READY_LEAST = 15 * TICKS_PER_SECOND, SESSION_READY_MOST = 21 * TICKS_PER_SECOND };

SessionEvent *session_emit(Session *session, EventKind kind);
// Leaves get-ready: the level starts.
void session_start(Session *session);
// Eases back to the start of this side of this repetition (session_way.c).
void session_again(Session *session);
// In breaths since the movement's start, and breaths a second.
double session_back_breath(const Session *session);
double session_back_pace(const Session *session);
// A pause runs the clock of a way down, and then up again: a tick of it. False when it runs.
bool session_glide(Session *session);
// The tick on a way, and how much of a tick goes by in one.
double session_way_tick(const Session *session, double *rate);
// The share of the rest of a hastened change, from the part of its time: it begins as quick as the
// change was.
double session_hastened(const Session *session, double part);
// Takes up the chosen version in the same repetition, or before or after them.
void session_load_chosen(Session *session);
void session_thank(Session *session);
// Eases over into the movement under way, or stands still in it: `ticks` until it goes on.
void session_ease_in(Session *session, int ticks);
// The movement under way, at a pose of its version, is what the next change comes from.
void session_leave(Session *session, int pose);
// Leads one rep before the session goes on at its phase; a tick of it; and out of it at once.
void session_show(Session *session);
void session_show_tick(Session *session);
void session_show_leave(Session *session);
// The body is back where the led rep began: the last in-breath of getting ready.
void session_show_end(Session *session);

// How far the avatars go (session_range.c): the whole way is wished again; it is done at once; one
// step smaller, false when it is the smallest already; a tick of it.
void session_range_whole(Session *session);
void session_range_reset(Session *session);
bool session_range_smaller(Session *session);
void session_range_tick(Session *session);

// What is said from now on (session_say.c): each takes the place of what was planned before.
void session_say_nothing(Session *session);
void session_say_ready(Session *session);  // while getting ready, and in a change
void session_say_phase(Session *session);  // in the half-breath that begins
void session_say_lead(Session *session);   // in what is left before a half-breath is entered
void session_say_thanks(Session *session); // at the end
void session_say_again(Session *session);  // after a pause
// One text alone, in full or in few words, whichever fits into the state's ticks.
void session_say_cue(Session *session, const Cue *cue, Side side);
void session_say_tick(Session *session); // tells what is due, as events

#endif
