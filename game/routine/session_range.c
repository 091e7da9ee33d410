// How far the avatars go: wished with a press, taken at once, in mid-move too.
#include "session_inside.h"

const double SESSION_RANGES[RANGE_STEPS] = {1.0, .6, .4};

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
    if (s->state == SESSION_STRETCH && !s->version_waits)
        s->range_now = wished(s);
}

double session_range(const Session *s) {
    return SESSION_RANGES[s->range_now];
}

double session_range_left(const Session *s) {
    return SESSION_RANGES[s->from_range];
}
