// The way back to where a repetition began, holds left out, and the clock of ways in a pause: it
// runs down softly, and up again.
#include <math.h>
#include <stddef.h>

#include "session_inside.h"

static const double HASTE = .8;   // of the time that the same way takes at the quickest tempo
static const double RAMP = 1.2;   // seconds until the way back is as quick as it gets
static const double BRAKE = .8;   // seconds in which who was on the way there comes to a stop
static const double QUICKER = .2; // of what is left of a change: then its haste is there
enum { GLIDE_TICKS = 40 };        // in which a clock runs down

// The integral of blend_ease() from 0 to t.
static double ease_sum(double t) {
    double t2 = t * t;
    return t2 * t2 * (2.5 + t * (-3.0 + t));
}

// ---- the clock in a pause ----

static double glided(int glide) {
    double t = glide / (double)GLIDE_TICKS;
    return GLIDE_TICKS * (t <= 1 ? t - ease_sum(t) : .5 + ease_sum(t - 1));
}

static double way_tick(const Session *s, int glide) {
    return fmin(s->tick + glided(glide), s->ticks);
}

bool session_glide(Session *s) {
    bool paused = s->state == SESSION_PAUSED;
    if (paused ? !s->glides || s->glide == GLIDE_TICKS : s->glide == 0)
        return paused;
    if (++s->glide == 2 * GLIDE_TICKS) {
        s->tick = s->tick + GLIDE_TICKS < s->ticks ? s->tick + GLIDE_TICKS : s->ticks - 1;
        s->glide = 0;
    }
    return true;
}

// ---- the way ----

// Seconds that one half-breath of it takes; 0 for what is left out.
static double back_seconds(const Phase *p) {
    if (!phase_goes(p))
        return 0;
    const StepCard *step = p->step;
    double least = BREATH_SECONDS_MIN * breath_share(p->air);
    return HASTE * fmax(least, step->min_seconds * step->halves / p->halves);
}

// Of the way from where the repetition began.
static double way_seconds(const Session *s) {
    double seconds = 0;
    for (int i = timeline_begin(&s->timeline, s->phase); i <= s->phase; i++)
        seconds += back_seconds(&s->timeline.phase[i]) *
                   (i == s->phase ? (double)s->tick / s->ticks : 1.0);
    return seconds;
}

// Seconds of the way that are left at a tick: quicker and quicker, then as quick, then slower and
// slower; and at first it goes on a little as it went.
static double back_left(const Session *s, double tick) {
    double all = (double)s->ticks / TICKS_PER_SECOND, t = tick / TICKS_PER_SECOND;
    double ramp = fmin(RAMP, .5 * all), u = fmin(t, all - t) / ramp;
    double gone = u < 1 ? ramp * ease_sum(u) : ramp * (u - .5);
    double share = (t < all - t ? gone : all - ramp - gone) / (all - ramp);
    double b = fmin(t / BRAKE, 1), b3 = b * b * b;
    double on = s->back_speed * BRAKE * (b - b3 * (6.0 + b * (-8.0 + 3.0 * b)));
    return s->back_seconds * (1 - share) + on;
}

// The half-breath on which the way is, and its share, with so much left.
static const Phase *back_at(const Session *s, double left, double *share) {
    const Phase *p = &s->timeline.phase[timeline_begin(&s->timeline, s->phase)];
    const Phase *last = &s->timeline.phase[s->phase], *found = p;
    *share = 0;
    for (; p <= last; p++) {
        double seconds = back_seconds(p);
        if (seconds <= 0)
            continue;
        found = p;
        *share = fmin(left / seconds, 1);
        left -= seconds;
        if (left <= 0)
            break;
    }
    return found;
}

double session_back_breath(const Session *s) {
    double share;
    const Phase *p = back_at(s, back_left(s, way_tick(s, s->glide)), &share);
    return p->start + share * breath_share(p->air);
}

double session_back_pace(const Session *s) {
    double share, tick = way_tick(s, s->glide);
    const Phase *p = back_at(s, back_left(s, tick), &share);
    double seconds = back_seconds(p), way = back_left(s, tick + .5) - back_left(s, tick - .5);
    return seconds > 0 ? way * breath_share(p->air) / seconds * TICKS_PER_SECOND : 0;
}

double session_way_tick(const Session *s, double *rate) {
    double now = way_tick(s, s->glide);
    *rate = s->glide > 0 ? now - way_tick(s, s->glide - 1) : 1;
    return now;
}

double session_hastened(const Session *s, double part) {
    int all = s->ticks - s->hastened_tick - CHANGE_STILL_TICKS;
    double before = all / ((1 - s->hastened_share) * (s->change_ticks - CHANGE_STILL_TICKS));
    double then = (1 - .5 * QUICKER * before) / (1 - .5 * QUICKER), u = fmin(part / QUICKER, 1);
    return then * part - (then - before) * QUICKER * (u - ease_sum(u));
}

// The farther, the longer, so that no arm is flung.
void session_again(Session *s) {
    if (s->state != SESSION_STRETCH)
        return;
    const Phase *p = &s->timeline.phase[s->phase];
    s->back_seconds = way_seconds(s);
    s->back_speed = back_seconds(p) / s->ticks * TICKS_PER_SECOND;
    s->state = SESSION_REWIND;
    s->tick = 0;
    s->ticks = breath_ticks(s->breath_seconds, AIR_IN);
    int way = (int)((s->back_seconds + RAMP) * TICKS_PER_SECOND);
    s->ticks = way > s->ticks ? way : s->ticks;
    session_say_lead(s);
}
