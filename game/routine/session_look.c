#include "session_inside.h"

#include <math.h>
#include <stddef.h>

enum { UNROLL_TICKS = 5 * TICKS_PER_SECOND };
static const double UNROLLED_BY = .85; // of the first in-breath

double session_length(const Session *s, double *breaths) {
    double seconds = 0;
    *breaths = 0;
    for (int i = 0; i < s->level->move_count; i++) {
        const Exercise *e = &s->library->exercise[s->exercise[i]];
        const Version *v = &e->version[s->version[i]];
        Timeline t;
        timeline_init(&t, e, s->version[i], s->breath_seconds);
        *breaths += t.breaths;
        timeline_free(&t);
        const Version *before =
            i > 0 ? &s->library->exercise[s->exercise[i - 1]].version[s->version[i - 1]] : NULL;
        int ticks = level_turn_ticks(e, v) + (before ? level_change_ticks(before, v) : 0);
        seconds += ticks / (double)TICKS_PER_SECOND;
    }
    return seconds + *breaths * s->breath_seconds;
}

double session_breath(const Session *s) {
    const Phase *p = &s->timeline.phase[s->phase];
    SessionState state = session_under_way(s);
    if (state == SESSION_CHANGE || state == SESSION_READY)
        return p->start;
    if (state == SESSION_THANKS)
        return s->timeline.breaths;
    if (state == SESSION_SHOW && s->looking)
        return phase_end(p);
    if (state == SESSION_REWIND)
        return session_back_breath(s);
    return p->start + breath_share(p->air) * s->tick / s->ticks;
}

void session_seek(Session *s, double breath) {
    s->state = SESSION_STRETCH;
    s->phase = timeline_at(&s->timeline, breath);
    const Phase *p = &s->timeline.phase[s->phase];
    s->ticks = breath_ticks(s->breath_seconds, p->air);
    double share = clamp((breath - p->start) / breath_share(p->air), 0, 1);
    s->tick = (int)(share * s->ticks + .5);
    s->event_count = 0;
}

double session_share(const Session *s) {
    double rate;
    return s->ticks > 0 ? session_way_tick(s, &rate) / s->ticks : 0;
}

double session_change_seconds(const Session *s) {
    return (s->change_ticks - CHANGE_STILL_TICKS) / (double)TICKS_PER_SECOND;
}

Air session_heard(const Session *s, double *share) {
    Air air = s->timeline.phase[s->phase].air, before = air == AIR_IN ? AIR_OUT : AIR_IN;
    double ticks = s->tick - s->sound_late * TICKS_PER_SECOND;
    *share = s->ticks > 0 ? ticks / s->ticks : 0;
    if (*share >= 0)
        return air;
    *share = fmax(0, 1 + ticks / breath_ticks(s->breath_seconds, before));
    return before;
}

double session_change_share(const Session *s) {
    double rate, part = 1;
    int moving = s->ticks - s->hastened_tick - CHANGE_STILL_TICKS;
    if (s->from_exercise < 0)
        return 1;
    if (moving > 0)
        part = clamp((session_way_tick(s, &rate) - s->hastened_tick) / moving, 0, 1);
    if (s->hastened && moving > 0)
        part = session_hastened(s, part);
    return s->hastened_share + (1.0 - s->hastened_share) * part;
}

double session_unrolled(const Session *s) {
    SessionState state = session_under_way(s);
    if (state == SESSION_READY)
        return fmin(1, (double)s->tick / UNROLL_TICKS);
    if (state != SESSION_CHANGE || s->from_exercise >= 0)
        return 1;
    return mix(s->unrolled, 1, fmin(1, session_share(s) / UNROLLED_BY));
}

int session_hold_left(const Session *s) {
    if (s->state != SESSION_STRETCH)
        return 0;
    const Phase *p = &s->timeline.phase[s->phase];
    return p->step->kind == STEP_HOLD ? (p->halves - p->half + 1) / 2 : 0;
}
