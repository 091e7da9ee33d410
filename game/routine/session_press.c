#include <math.h>

#include "session_inside.h"

static const Exercise *move_exercise(const Session *s, int move) {
    return &s->library->exercise[s->exercise[move]];
}

static void pause(Session *s) {
    if (s->state == SESSION_PAUSED || s->state == SESSION_THANKS || s->state == SESSION_READY)
        return;
    s->glides = s->state == SESSION_CHANGE || s->state == SESSION_REWIND;
    if (s->state == SESSION_STRETCH) { // what is left to do after the pause
        session_again(s);
        s->back_speed = 0;
    }
    s->paused_state = s->state;
    s->state = SESSION_PAUSED;
    s->lantern = false;
    s->pause_ticks = 0;
    session_say_nothing(s);
    session_emit(s, EVENT_PAUSE);
}

static void go_on(Session *s) {
    s->state = s->paused_state;
    session_say_again(s);
    session_emit(s, EVENT_RESUME);
}

static void take_version(Session *s) {
    const Exercise *e = move_exercise(s, s->move);
    int next = (s->version[s->move] + 1) % e->version_count;
    if (next == s->version[s->move])
        return;
    s->version[s->move] = next;
    s->version_waits = true;
    session_range_whole(s);
    if (s->state == SESSION_STRETCH)
        session_again(s);
}

// Smaller, smaller still, then the next easier version; once round it is the whole way again.
static void press_down(Session *s) {
    if (session_range_smaller(s))
        return;
    session_range_whole(s);
    take_version(s);
}

static void change_tempo(Session *s, double breaths_a_minute) {
    double now = 60.0 / s->seconds_wanted;
    s->seconds_wanted =
        clamp(60.0 / (now + breaths_a_minute), BREATH_SECONDS_MIN, BREATH_SECONDS_MAX);
}

// What is said before a move can be skipped: the rest of the way goes a little faster, but nobody
// is thrown, and the last in-breath is always breathed.
static void hasten(Session *s) {
    int last = breath_ticks(s->breath_seconds, AIR_IN);
    double left = 1.0 - session_change_share(s), rate;
    int now = (int)session_way_tick(s, &rate);
    if (s->from_exercise >= 0)
        last = (int)fmax(last, .95 * left * (s->change_ticks - CHANGE_STILL_TICKS)) +
               CHANGE_STILL_TICKS;
    if (s->hastened || now + last >= s->ticks)
        return;
    s->hastened_share = session_change_share(s);
    s->hastened_tick = now;
    s->hastened = true;
    s->ticks = now + last;
    session_say_lead(s);
}

void session_press(Session *s, Button button, bool down) {
    s->event_count = 0;
    if (button == BUTTON_OK)
        s->lantern = down && s->state == SESSION_STRETCH;
    if (!down)
        return;
    if (s->state == SESSION_READY) {
        session_start(s);
        return;
    }
    if (button == BUTTON_PAUSE) {
        pause(s);
        return;
    }
    if (s->state == SESSION_CHANGE && button == BUTTON_OK) {
        hasten(s);
        return;
    }
    if (s->state == SESSION_SHOW) {
        session_show_leave(s);
        return;
    }
    if (s->state != SESSION_STRETCH)
        return;
    if (button == BUTTON_LEFT)
        change_tempo(s, -.5);
    else if (button == BUTTON_RIGHT)
        change_tempo(s, .5);
    else if (button == BUTTON_UP)
        session_again(s);
    else if (button == BUTTON_DOWN)
        press_down(s);
}

void session_pause_choice(Session *s, PauseChoice choice) {
    s->event_count = 0;
    if (s->state != SESSION_PAUSED)
        return;
    if (choice == PAUSE_ENOUGH) {
        s->ended_early = true;
        session_thank(s);
        return;
    }
    if (s->paused_state == SESSION_SHOW && choice != PAUSE_GO_ON) {
        session_show_leave(s);
        s->paused_state = s->state;
    }
    s->watch[s->move] |= choice == PAUSE_WATCH;
    s->skip_waits |= choice == PAUSE_SKIP;
    if (choice == PAUSE_SKIP && s->paused_state == SESSION_CHANGE)
        hasten(s);
    if (choice == PAUSE_EASIER)
        take_version(s);
    go_on(s);
}
