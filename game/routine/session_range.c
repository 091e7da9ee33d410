// How far the avatars go: wished with a press, taken at once, in mid-move too. What they were doing
// fades into the smaller movement; a wish that comes meanwhile waits for that.
#include "session_inside.h"

static const double RANGES[RANGE_STEPS] = {1.0, .6, .4};

// What the side under way should do; before and after the repetitions there is none.
static int wished(const Session *s) {
    Side side = s->timeline.phase[s->phase].side;
    if (side != SIDE_NONE)
        return s->range[side];
    return s->one_side ? s->range_now : s->range[SIDE_RIGHT];
}

void session_range_whole(Session *s) {
    s->range[SIDE_LEFT] = s->range[SIDE_RIGHT] = 0;
}

void session_range_reset(Session *s) {
    session_range_whole(s);
    s->range_now = 0;
    s->range_ticks = RANGE_FADE_TICKS;
}

bool session_range_smaller(Session *s) {
    Side side = s->timeline.phase[s->phase].side;
    int next = s->range[side == SIDE_NONE ? SIDE_RIGHT : side] + 1;
    if (next >= RANGE_STEPS)
        return false;
    for (int i = 0; i < SIDE_COUNT; i++)
        if (!s->one_side || side == SIDE_NONE || i == (int)side)
            s->range[i] = next;
    return true;
}

void session_range_tick(Session *s) {
    if (s->range_ticks < RANGE_FADE_TICKS)
        s->range_ticks++;
    if (s->state != SESSION_STRETCH || s->version_waits || s->range_ticks < RANGE_FADE_TICKS ||
        wished(s) == s->range_now)
        return;
    s->range_from = s->range_now;
    s->range_now = wished(s);
    s->range_breath = session_breath(s);
    s->range_ticks = 0;
}

double session_range(const Session *s) {
    return RANGES[s->range_now];
}

bool session_fades(const Session *s, SessionFade *out) {
    *out = (SessionFade){RANGES[s->range_from], s->range_breath,
                         (double)s->range_ticks / TICKS_PER_SECOND};
    return s->range_ticks < RANGE_FADE_TICKS;
}
