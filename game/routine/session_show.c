// One rep that is led: slowly, without its holds, and with a common mistake beside the right form.
// It counts as getting ready: nothing is breathed or scored in it.
#include <math.h>
#include <stddef.h>

#include "session_inside.h"

static const double SLOWER = 1.2; // of the family's breath
enum { LOOK_TICKS = 13 * TICKS_PER_SECOND / 2 };
static const double LOOK_EASE = .28; // share of a look in which the mistake comes, and goes

// The led half-breath after this one, or the count. A movement that has not begun is led whole:
// what comes before the reps, one of them, and what comes after.
static int led_after(const Session *s, int phase) {
    const Timeline *t = &s->timeline;
    int after = timeline_after(t), rep = t->phase[s->show_from].rep;
    bool whole = s->show_from == 0;
    if (rep == 0)
        rep = s->show_from >= after ? exercise_reps(t->exercise) : 1;
    for (int i = phase + 1; i < t->count; i++) {
        const Phase *p = &t->phase[i];
        if (phase_goes(p) && (p->rep == rep || (whole && p->rep == 0)))
            return i;
    }
    return t->count;
}

static void enter_led(Session *s, int phase) {
    s->phase = phase;
    s->looking = false;
    const Phase *p = &s->timeline.phase[phase];
    s->tick = 0;
    s->ticks = breath_ticks(SLOWER * s->breath_seconds, p->air);
    session_emit(s, EVENT_SOUND)->chime = p->air == AIR_IN ? CHIME_IN : CHIME_OUT;
    if (p->half == 0)
        session_say_cue(s, &p->step->say, p->side);
}

void session_show(Session *s) {
    s->watch[s->move] = false;
    s->state = SESSION_SHOW;
    s->show_from = s->phase;
    s->looking = s->has_looked = s->show_ends = false;
    session_emit(s, EVENT_SHOW);
    int first = led_after(s, -1);
    if (first < s->timeline.count)
        enter_led(s, first);
    else
        session_show_end(s);
}

static const MistakeCard *chosen(const Session *s) {
    const Version *v = s->timeline.version;
    return v->mistake_count > 0 ? &v->mistake[s->mistake[s->move] % v->mistake_count] : NULL;
}

static void look(Session *s, const MistakeCard *mistake) {
    s->looking = s->has_looked = true;
    s->tick = 0;
    s->ticks = LOOK_TICKS;
    session_say_cue(s, &mistake->say, s->timeline.phase[s->phase].side);
}

void session_show_tick(Session *s) {
    if (++s->tick < s->ticks)
        return;
    const Phase *p = &s->timeline.phase[s->phase];
    const MistakeCard *mistake = chosen(s);
    bool there = mistake && p->goal == mistake->at && p->half == p->halves - 1;
    int next = led_after(s, s->phase);
    if (there && !s->has_looked)
        look(s, mistake);
    else if (next < s->timeline.count)
        enter_led(s, next);
    else
        session_show_end(s);
}

void session_show_leave(Session *s) {
    if (s->looking)
        s->tick = s->ticks;
    s->looking = false;
    s->show_ends = true;
    s->state = SESSION_STRETCH;
    session_again(s);
}

// A rep that was left may have ended elsewhere than the movement begins: the arms are up already.
void session_show_end(Session *s) {
    bool whole = led_after(s, s->phase) >= s->timeline.count && !s->show_ends;
    int pose = s->timeline.phase[s->phase].from, ticks = breath_ticks(s->breath_seconds, AIR_IN);
    if (whole)
        pose = s->timeline.phase[s->show_from].from;
    s->show_ends = s->looking = false;
    s->phase = s->show_from;
    if (pose != s->timeline.phase[s->phase].from) {
        session_leave(s, pose);
        ticks *= 2;
    }
    session_ease_in(s, ticks);
}

const MistakeCard *session_mistake(const Session *s, double *slip) {
    SessionState state = session_under_way(s);
    *slip = 0;
    if (state != SESSION_SHOW || !s->looking)
        return NULL;
    double t = (double)s->tick / s->ticks;
    *slip = fmin(1, fmin(t, 1 - t) / LOOK_EASE);
    return chosen(s);
}
