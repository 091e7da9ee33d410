#include "session.h"

#include <math.h>
#include <stddef.h>

#include "fail.h"

enum {
    READY_TICKS = 15 * TICKS_PER_SECOND,
    PAUSE_TICKS = 20 * 60 * TICKS_PER_SECOND // then the session ends kindly
};

static const double RANGES[RANGE_STEPS] = {1.0, .6, .4};

static const Exercise *move_exercise(const Session *s, int move) {
    return &s->library->exercise[s->exercise[move]];
}

static SessionEvent *emit(Session *s, EventKind kind) {
    ASSERT(s->event_count < SESSION_EVENTS);
    SessionEvent *e = &s->event[s->event_count++];
    *e = (SessionEvent){.kind = kind, .move = s->move, .side = SIDE_NONE, .spoken_side = SIDE_NONE};
    return e;
}

static void emit_cue(Session *s, Cue cue, Side side) {
    if (!cue.text)
        return;
    SessionEvent *e = emit(s, EVENT_CUE);
    e->cue = cue;
    e->side = e->spoken_side = side;
}

static void emit_chime(Session *s, Chime chime) {
    emit(s, EVENT_SOUND)->chime = chime;
}

static int half_breath_ticks(double breath_seconds, Air air) {
    return (int)(breath_share(air) * breath_seconds * TICKS_PER_SECOND + .5);
}

// ---- time ----

double session_length(const Session *s, double *breaths) {
    double seconds = 0;
    *breaths = 0;
    for (int i = 0; i < s->level->move_count; i++) {
        const Exercise *e = move_exercise(s, i);
        const Version *v = &e->version[s->version[i]];
        Timeline t;
        timeline_init(&t, e, s->version[i], s->breath_seconds);
        *breaths += t.breaths;
        timeline_free(&t);
        const Version *before = i > 0 ? &move_exercise(s, i - 1)->version[s->version[i - 1]] : NULL;
        seconds += before ? level_change_ticks(before, v) / (double)TICKS_PER_SECOND : 0;
    }
    return seconds + *breaths * s->breath_seconds;
}

double session_range(const Session *s) {
    return RANGES[s->range_now];
}

// ---- movements ----

// The timeline before is kept until the next tick: events of this one may point into it.
static void take_timeline(Session *s, Timeline next) {
    timeline_free(&s->retired);
    s->retired = s->timeline;
    s->timeline = next;
}

static void load_timeline(Session *s) {
    Timeline next;
    timeline_init(&next, move_exercise(s, s->move), s->version[s->move], s->breath_seconds);
    take_timeline(s, next);
}

static void enter_phase(Session *s, int phase) {
    s->state = SESSION_STRETCH;
    s->phase = phase;
    const Phase *p = &s->timeline.phase[phase], *last = phase > 0 ? p - 1 : NULL;
    s->tick = 0;
    s->ticks = half_breath_ticks(s->breath_seconds, p->air);
    if (last && last->side != p->side && last->side != SIDE_NONE && p->side != SIDE_NONE) {
        emit_chime(s, CHIME_SWITCH);
        emit_cue(s, move_exercise(s, s->move)->switch_side, p->side);
    }
    if (p->half == 0)
        emit_cue(s, p->step->say, p->side);
    SessionEvent *e = emit(s, EVENT_STEP);
    e->phase = p;
    e->rep = p->rep;
    e->side = p->side;
    emit_chime(s, p->air == AIR_IN ? CHIME_IN : CHIME_OUT);
    bool hold = p->step->kind == STEP_HOLD;
    if (hold && p->halves >= 4 && p->half == p->halves / 2)
        emit_chime(s, CHIME_HALF);
}

// A change ends with the in-breath that belongs to getting ready.
static void enter_change(Session *s, int ticks) {
    s->state = SESSION_CHANGE;
    s->tick = 0;
    s->ticks = ticks;
    const Exercise *e = move_exercise(s, s->move);
    const Version *v = &e->version[s->version[s->move]];
    if (s->move > 0 && s->phase == 0)
        emit_cue(s, e->next, SIDE_NONE);
    emit_cue(s, v->ready, SIDE_RIGHT);
}

static void start_level(Session *s) {
    emit(s, EVENT_LEVEL_START);
    s->from_exercise = -1;
    s->ticks_done = 0;
    enter_change(s, half_breath_ticks(s->breath_seconds, AIR_IN));
}

void session_begin(Session *s, const Library *library, const Level *level, double breath_seconds,
                   int move, int rep) {
    ASSERT(level->move_count > 0 && move >= 0 && move < level->move_count);
    *s = (Session){.library = library, .level = level, .move = move, .from_exercise = -1};
    s->breath_seconds = s->seconds_wanted =
        clamp(breath_seconds, BREATH_SECONDS_MIN, BREATH_SECONDS_MAX);
    for (int i = 0; i < level->move_count; i++) {
        s->exercise[i] = level->move[i].exercise;
        int version = exercise_version(move_exercise(s, i), level->move[i].version);
        s->version[i] = version < 0 ? 0 : version;
    }
    s->state = SESSION_READY;
    s->ticks = READY_TICKS;
    load_timeline(s);
    s->phase = timeline_rep(&s->timeline, rep);
}

void session_free(Session *s) {
    timeline_free(&s->timeline);
    timeline_free(&s->retired);
}

void session_choose(Session *s, int move, int exercise, int version) {
    ASSERT(move >= 0 && move < s->level->move_count);
    if (exercise >= 0) {
        s->exercise[move] = exercise;
        s->version[move] = 0;
    }
    if (version >= 0 && version < move_exercise(s, move)->version_count)
        s->version[move] = version;
    if (move == s->move && s->state == SESSION_READY) {
        load_timeline(s);
        s->phase = 0;
    }
}

static void thank(Session *s) {
    s->state = SESSION_THANKS;
    s->tick = s->ticks = 0;
    emit(s, EVENT_THANK_YOU);
    emit(s, EVENT_LEVEL_END);
}

static void finish_exercise(Session *s) {
    const Exercise *e = move_exercise(s, s->move);
    emit_chime(s, CHIME_DONE);
    emit_cue(s, e->done, SIDE_NONE);
    SessionEvent *done = emit(s, EVENT_EXERCISE_DONE);
    done->rep = exercise_reps(e);
    done->breaths = s->timeline.breaths;
}

static void next_move(Session *s) {
    if (s->move + 1 >= s->level->move_count) {
        thank(s);
        return;
    }
    const Version *from = s->timeline.version;
    s->from_exercise = s->exercise[s->move];
    s->from_version = (int)(from - s->timeline.exercise->version);
    s->version_waits = false;
    s->move++;
    s->range = s->range_now = 0;
    s->range_waits = false;
    s->breath_seconds = s->seconds_wanted;
    load_timeline(s);
    s->phase = 0;
    enter_change(s, level_change_ticks(from, s->timeline.version));
}

// A new tempo takes hold at once where the steps stay the same, else with the next rep.
static void take_tempo(Session *s, bool rep_begins) {
    static const double same = 1e-9;
    if (fabs(s->seconds_wanted - s->breath_seconds) < same)
        return;
    Timeline next;
    timeline_init(&next, move_exercise(s, s->move), s->version[s->move], s->seconds_wanted);
    if (next.count != s->timeline.count && !rep_begins) {
        timeline_free(&next);
        return;
    }
    int rep = s->timeline.phase[s->phase].rep;
    bool counts = next.count != s->timeline.count;
    take_timeline(s, next);
    s->breath_seconds = s->seconds_wanted;
    if (counts)
        s->phase = timeline_rep(&s->timeline, rep);
}

static void emit_done(Session *s, EventKind kind, const Phase *p) {
    SessionEvent *e = emit(s, kind);
    e->phase = p;
    e->rep = p->rep;
    e->side = p->side;
}

static void end_phase(Session *s) {
    const Phase *p = &s->timeline.phase[s->phase];
    s->breaths_done += breath_share(p->air);
    emit_done(s, EVENT_HALF_DONE, p);
    s->breaths_together += p->air == AIR_OUT;
    if (p->rep_ends) {
        emit_chime(s, CHIME_REP);
        SessionEvent *e = emit(s, EVENT_REP_DONE);
        e->phase = p;
        e->rep = p->rep;
        e->side = p->side;
    }
    if (s->phase + 1 >= s->timeline.count) {
        finish_exercise(s);
        next_move(s);
        return;
    }
    bool rep_begins = p->rep_ends || p->rep == 0;
    s->phase++;
    if (rep_begins && s->range_waits) {
        s->range_now = s->range;
        s->range_waits = false;
    }
    take_tempo(s, rep_begins);
    enter_phase(s, s->phase);
    int reps = exercise_reps(move_exercise(s, s->move));
    if (p->rep_ends && s->timeline.phase[s->phase].rep == reps && reps > 1)
        emit_cue(s, move_exercise(s, s->move)->last, SIDE_NONE);
}

static void end_change(Session *s) {
    int rep = s->timeline.phase[s->phase].rep;
    if (s->phase == 0) {
        SessionEvent *e = emit(s, EVENT_EXERCISE_START);
        e->rep = exercise_reps(move_exercise(s, s->move));
    }
    s->from_exercise = -1;
    enter_phase(s, rep > 1 ? timeline_rep(&s->timeline, rep) : s->phase);
}

// ---- back to the start of this side of this rep ----

// Breaths since the rep's first half-breath with the holds left out: in a hold nothing moves.
static double moving_breaths(const Session *s) {
    const Phase *now = &s->timeline.phase[s->phase];
    double breaths = 0;
    for (int i = timeline_rep(&s->timeline, now->rep); i <= s->phase; i++) {
        const Phase *p = &s->timeline.phase[i];
        if (p->step->kind == STEP_HOLD)
            continue;
        double share = i == s->phase ? (double)s->tick / s->ticks : 1.0;
        breaths += share * breath_share(p->air);
    }
    return breaths;
}

static void begin_again(Session *s) {
    if (s->state != SESSION_STRETCH)
        return;
    s->rewind_from = moving_breaths(s);
    s->state = SESSION_REWIND;
    s->tick = 0;
    s->ticks = half_breath_ticks(s->breath_seconds, AIR_IN);
}

static void load_chosen(Session *s, int rep) {
    load_timeline(s);
    s->phase = timeline_rep(&s->timeline, rep);
    s->version_waits = false;
}

static void end_rewind(Session *s) {
    int rep = s->timeline.phase[s->phase].rep;
    if (s->range_waits) {
        s->range_now = s->range;
        s->range_waits = false;
    }
    if (s->version_waits) { // another version: ease over to its first pose
        const Version *from = s->timeline.version;
        s->from_exercise = s->exercise[s->move];
        s->from_version = (int)(from - s->timeline.exercise->version);
        load_chosen(s, rep);
        enter_change(s, level_change_ticks(from, s->timeline.version) / 2);
        return;
    }
    enter_phase(s, timeline_rep(&s->timeline, rep));
}

double session_breath(const Session *s) {
    const Phase *p = &s->timeline.phase[s->phase];
    SessionState state = s->state == SESSION_PAUSED ? s->paused_state : s->state;
    if (state == SESSION_CHANGE || state == SESSION_READY)
        return p->start;
    if (state == SESSION_THANKS)
        return s->timeline.breaths;
    if (state != SESSION_REWIND)
        return p->start + breath_share(p->air) * s->tick / s->ticks;
    double t = (double)s->tick / s->ticks;
    double left = s->rewind_from * (1.0 - t * t * t * (10.0 + t * (-15.0 + 6.0 * t)));
    int first = timeline_rep(&s->timeline, p->rep);
    for (int i = first; i < s->timeline.count; i++) {
        const Phase *q = &s->timeline.phase[i];
        if (q->step->kind == STEP_HOLD)
            continue;
        if (left <= breath_share(q->air) || i == s->phase)
            return q->start + fmin(left, breath_share(q->air));
        left -= breath_share(q->air);
    }
    return p->start;
}

void session_seek(Session *s, double breath) {
    s->state = SESSION_STRETCH;
    s->phase = timeline_at(&s->timeline, breath);
    const Phase *p = &s->timeline.phase[s->phase];
    s->ticks = half_breath_ticks(s->breath_seconds, p->air);
    double share = clamp((breath - p->start) / breath_share(p->air), 0, 1);
    s->tick = (int)(share * s->ticks + .5);
    s->event_count = 0;
}

double session_share(const Session *s) {
    return s->ticks > 0 ? (double)s->tick / s->ticks : 0;
}

double session_change_share(const Session *s) {
    int still = half_breath_ticks(s->breath_seconds, AIR_IN), moving = s->ticks - still;
    return moving > 0 ? clamp((double)s->tick / moving, 0, 1) : 1;
}

int session_hold_left(const Session *s) {
    if (s->state != SESSION_STRETCH)
        return 0;
    const Phase *p = &s->timeline.phase[s->phase];
    return p->step->kind == STEP_HOLD ? (p->halves - p->half + 1) / 2 : 0;
}

// ---- ticks and buttons ----

void session_tick(Session *s) {
    s->event_count = 0;
    switch (s->state) {
    case SESSION_READY:
        if (++s->tick >= s->ticks)
            start_level(s);
        break;
    case SESSION_CHANGE: // the in-breath before the first move belongs to getting ready
        s->ticks_done += s->from_exercise >= 0;
        if (++s->tick >= s->ticks)
            end_change(s);
        break;
    case SESSION_STRETCH:
        s->ticks_done++;
        if (++s->tick >= s->ticks)
            end_phase(s);
        break;
    case SESSION_REWIND:
        s->ticks_done++;
        if (++s->tick >= s->ticks)
            end_rewind(s);
        break;
    case SESSION_PAUSED:
        if (++s->pause_ticks >= PAUSE_TICKS)
            thank(s);
        break;
    default:
        break;
    }
}

static void pause(Session *s) {
    if (s->state == SESSION_PAUSED || s->state == SESSION_THANKS || s->state == SESSION_READY)
        return;
    if (s->state == SESSION_STRETCH)
        begin_again(s); // what is left to do after the pause
    s->paused_state = s->state;
    s->state = SESSION_PAUSED;
    s->lantern = false;
    s->pause_ticks = 0;
    emit(s, EVENT_PAUSE);
}

static void go_on(Session *s) {
    s->state = s->paused_state;
    emit(s, EVENT_RESUME);
}

static void take_version(Session *s) {
    const Exercise *e = move_exercise(s, s->move);
    int next = (s->version[s->move] + 1) % e->version_count;
    if (next == s->version[s->move])
        return;
    s->version[s->move] = next;
    s->version_waits = true;
    s->range = 0;
    s->range_waits = true;
    if (s->state == SESSION_STRETCH)
        begin_again(s);
}

// Smaller, smaller still, then the next easier version; once round it is the whole way again.
static void press_down(Session *s) {
    if (s->range + 1 < RANGE_STEPS) {
        s->range++;
        s->range_waits = true;
        return;
    }
    s->range = 0;
    s->range_waits = true;
    take_version(s);
}

static void change_tempo(Session *s, double breaths_a_minute) {
    double now = 60.0 / s->seconds_wanted;
    s->seconds_wanted =
        clamp(60.0 / (now + breaths_a_minute), BREATH_SECONDS_MIN, BREATH_SECONDS_MAX);
}

void session_press(Session *s, Button button, bool down) {
    s->event_count = 0;
    if (button == BUTTON_OK)
        s->lantern = down && s->state == SESSION_STRETCH;
    if (!down)
        return;
    if (s->state == SESSION_READY) {
        start_level(s);
        return;
    }
    if (button == BUTTON_PAUSE) {
        pause(s);
        return;
    }
    if (s->state == SESSION_CHANGE && button == BUTTON_OK) {
        // What is said before a move can be skipped: straight to its last in-breath.
        int last = half_breath_ticks(s->breath_seconds, AIR_IN);
        s->ticks = s->tick + last < s->ticks ? s->tick + last : s->ticks;
        return;
    }
    if (s->state != SESSION_STRETCH)
        return;
    if (button == BUTTON_LEFT)
        change_tempo(s, -.5);
    else if (button == BUTTON_RIGHT)
        change_tempo(s, .5);
    else if (button == BUTTON_UP)
        begin_again(s);
    else if (button == BUTTON_DOWN)
        press_down(s);
}

void session_pause_choice(Session *s, PauseChoice choice) {
    s->event_count = 0;
    if (s->state != SESSION_PAUSED)
        return;
    if (choice == PAUSE_ENOUGH) {
        s->ended_early = true;
        thank(s);
        return;
    }
    if (choice == PAUSE_SKIP) {
        emit(s, EVENT_RESUME);
        next_move(s);
        return;
    }
    if (choice == PAUSE_EASIER) {
        take_version(s);
        if (s->paused_state == SESSION_CHANGE) // not begun yet: nothing to rewind
            load_chosen(s, s->timeline.phase[s->phase].rep);
    }
    go_on(s);
}
