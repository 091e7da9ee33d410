// How a session goes on from one moment to the next: as fast, and where it was.
#include <math.h>

#include "session_inside.h"

SessionState session_under_way(const Session *s) {
    bool rest = s->state == SESSION_THANKS && s->tick < s->ticks;
    return s->state == SESSION_PAUSED || rest ? s->paused_state : s->state;
}

static bool stands_still(const Session *s) {
    return s->state == SESSION_PAUSED && !s->glides;
}

void session_pace(const Session *s, double *breaths, double *share) {
    SessionState state = session_under_way(s);
    const Phase *p = &s->timeline.phase[s->phase];
    double rate;
    *breaths = *share = 0;
    if (stands_still(s) || s->ticks <= 0)
        return;
    session_way_tick(s, &rate);
    if (state == SESSION_REWIND)
        *breaths = rate * session_back_pace(s);
    else if (state == SESSION_STRETCH || (state == SESSION_SHOW && !s->looking))
        *breaths = breath_share(p->air) * TICKS_PER_SECOND / s->ticks;
    else if (state == SESSION_CHANGE && session_change_share(s) < 1)
        *share = rate * (1.0 - s->hastened_share) * TICKS_PER_SECOND /
                 (s->ticks - s->hastened_tick - CHANGE_STILL_TICKS);
}

bool session_leaps(const Session *a, const Session *b) {
    SessionState state = session_under_way(b);
    return session_under_way(a) != state || stands_still(a) != stands_still(b) ||
           a->move != b->move || a->timeline.version != b->timeline.version ||
           a->range_now != b->range_now ||
           fabs(a->timeline.breath_seconds - b->timeline.breath_seconds) > 0 ||
           (a->hastened != b->hastened && b->from_exercise < 0) ||
           a->from_version != b->from_version || (a->from_exercise < 0) != (b->from_exercise < 0) ||
           (state == SESSION_SHOW && (a->looking != b->looking || a->phase != b->phase));
}
