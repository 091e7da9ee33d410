#include "session_inside.h"

#include <math.h>

#include "fail.h"

enum { PAUSE_TICKS = 20 * 60 * TICKS_PER_SECOND }; // then the session ends kindly

static const Exercise *move_exercise(const Session *s, int move) {
    return &s->library->exercise[s->exercise[move]];
}

SessionEvent *session_emit(Session *s, EventKind kind) {
    ASSERT(s->event_count < SESSION_EVENTS);
    SessionEvent *e = &s->event[s->event_count++];
    *e = (SessionEvent){.kind = kind, .move = s->move, .side = SIDE_NONE, .spoken_side = SIDE_NONE};
    return e;
}

static void emit_chime(Session *s, Chime chime) {
    session_emit(s, EVENT_SOUND)->chime = chime;
}

// ---- time ----

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
    const Phase *p = &s->timeline.phase[phase];
    s->tick = 0;
    s->ticks = breath_ticks(s->breath_seconds, p->air);
    if (timeline_turns(&s->timeline, phase) &&
        session_turn_ticks(s) == 0) // else told as people come round
        emit_chime(s, CHIME_SWITCH);
    SessionEvent *e = session_emit(s, EVENT_STEP);
    e->phase = p;
    e->rep = p->rep;
    e->side = p->side;
    emit_chime(s, p->air == AIR_IN ? CHIME_IN : CHIME_OUT);
    bool hold = p->step->kind == STEP_HOLD;
    if (hold && p->halves >= 4 && p->half == p->halves / 2)
        emit_chime(s, CHIME_HALF);
    session_say_phase(s);
}

// Where a rep begins; the first one with what comes before it.
static int first_phase(const Session *s, int rep) {
    return rep > 1 ? timeline_rep(&s->timeline, rep) : 0;
}

// A change ends with the in-breath that belongs to getting ready.
void session_ease_in(Session *s, int ticks) {
    s->state = SESSION_CHANGE;
    s->tick = s->hastened_tick = 0;
    s->ticks = s->change_ticks = ticks;
    s->hastened = s->glides = false;
    s->hastened_share = s->glide = 0;
    session_say_again(s);
}

void session_start(Session *s) {
    s->unrolled = session_unrolled(s);
    session_emit(s, EVENT_LEVEL_START);
    s->from_exercise = -1;
    s->ticks_done = 0;
    session_ease_in(s, breath_ticks(s->breath_seconds, AIR_IN));
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
    session_range_reset(s);
    s->state = SESSION_READY;
    s->ticks = SESSION_READY_LEAST;
    load_timeline(s);
    s->phase = first_phase(s, rep);
    session_say_ready(s);
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
    if (s->state != SESSION_READY)
        return;
    if (move == s->move) {
        load_timeline(s);
        s->phase = 0;
    }
    session_say_ready(s); // a later movement may need other things
}

void session_thank(Session *s) {
    s->paused_state = session_under_way(s);
    s->state = SESSION_THANKS;
    if (s->paused_state != SESSION_CHANGE && s->paused_state != SESSION_REWIND)
        s->tick = s->ticks = 0;
    session_say_thanks(s);
    session_emit(s, EVENT_THANK_YOU);
    session_emit(s, EVENT_LEVEL_END);
}

static void finish_exercise(Session *s) {
    const Exercise *e = move_exercise(s, s->move);
    emit_chime(s, CHIME_DONE);
    s->done_waits = true;
    SessionEvent *done = session_emit(s, EVENT_EXERCISE_DONE);
    done->rep = exercise_reps(e);
    done->breaths = s->timeline.breaths;
}

// The movement under way is what the next change comes from.
void session_leave(Session *s, int pose) {
    s->from_exercise = s->exercise[s->move];
    s->from_version = (int)(s->timeline.version - s->timeline.exercise->version);
    s->from_pose = pose;
    s->from_left = timeline_left(&s->timeline, s->phase);
    s->from_range = s->range_now;
}

// A change takes as long as the versions of the family ask for, or somebody who is there.
static int change_ticks(const Session *s, int least) {
    LevelChange change = session_change(s);
    int own = s->people.change_ticks ? s->people.change_ticks(s->people.people, &change) : 0;
    return own > least ? own : least;
}

static void next_move(Session *s, int pose) {
    s->skip_waits = false;
    if (s->move + 1 >= s->level->move_count) {
        session_thank(s);
        return;
    }
    const Version *from = s->timeline.version;
    session_leave(s, pose);
    s->version_waits = s->same_move = s->begun = s->show_ends = false;
    s->move++;
    session_range_reset(s);
    s->breath_seconds = s->seconds_wanted;
    load_timeline(s);
    s->phase = 0;
    session_ease_in(s, change_ticks(s, level_change_ticks(from, s->timeline.version)));
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
    SessionEvent *e = session_emit(s, kind);
    e->phase = p;
    e->rep = p->rep;
    e->side = p->side;
}

// People come round for the other side, on to the next half-breath.
static void turn_round(Session *s, int ticks) {
    session_leave(s, s->timeline.phase[s->phase].goal);
    s->phase++;
    s->same_move = true;
    take_tempo(s, true);
    emit_chime(s, CHIME_SWITCH);
    session_ease_in(s, ticks);
}

static void end_phase(Session *s) {
    const Phase *p = &s->timeline.phase[s->phase];
    s->breaths_done += breath_share(p->air);
    emit_done(s, EVENT_HALF_DONE, p);
    s->breaths_together += p->air == AIR_OUT;
    if (p->step->kind == STEP_HOLD && p->half == p->halves - 1)
        emit_done(s, EVENT_HOLD_DONE, p);
    if (p->rep_ends) {
        emit_chime(s, CHIME_REP);
        emit_done(s, EVENT_REP_DONE, p);
    }
    if (s->phase + 1 >= s->timeline.count) {
        finish_exercise(s);
        next_move(s, p->goal);
        return;
    }
    bool rep_begins = p[1].rep != p->rep && p[1].rep > 0;
    int ticks = timeline_turns(&s->timeline, s->phase + 1) ? session_turn_ticks(s) : 0;
    if (ticks > 0) {
        turn_round(s, ticks);
        return;
    }
    s->phase++;
    take_tempo(s, rep_begins);
    enter_phase(s, s->phase);
}

// Takes up the chosen version in the same repetition, or before or after them.
void session_load_chosen(Session *s) {
    int rep = s->timeline.phase[s->phase].rep;
    bool after = s->phase >= timeline_after(&s->timeline);
    load_timeline(s);
    int end = timeline_after(&s->timeline);
    s->phase = rep > 1 ? timeline_rep(&s->timeline, rep) : 0;
    if (after)
        s->phase = end < s->timeline.count ? end : s->timeline.count - 1;
    s->version_waits = false;
    session_range_reset(s);
}

// From the version under way to the chosen one.
static void change_version(Session *s, int pose) {
    const Version *from = s->timeline.version;
    session_leave(s, pose);
    s->same_move = true;
    session_load_chosen(s);
    session_ease_in(s, change_ticks(s, level_version_ticks(from, s->timeline.version)));
}

static void end_change(Session *s) {
    if (s->skip_waits) {
        next_move(s, s->timeline.phase[s->phase].from);
        return;
    }
    s->from_exercise = -1;
    s->unrolled = 1;
    s->same_move = false;
    if (s->version_waits) { // chosen on the way: that one is walked to its end first
        change_version(s, s->timeline.phase[s->phase].from);
        return;
    }
    if (s->watch[s->move]) {
        session_show(s);
        return;
    }
    if (s->phase == 0 && !s->begun)
        session_emit(s, EVENT_EXERCISE_START)->rep = exercise_reps(move_exercise(s, s->move));
    s->begun = true;
    enter_phase(s, s->phase);
}

static void end_rewind(Session *s) {
    s->phase = timeline_begin(&s->timeline, s->phase);
    int pose = s->timeline.phase[s->phase].from;
    if (s->skip_waits) {
        next_move(s, pose);
    } else if (s->show_ends && !s->version_waits) {
        session_show_end(s);
    } else if (s->watch[s->move]) {
        session_show(s);
    } else if (s->version_waits) {
        s->show_ends = false;
        change_version(s, pose);
    } else {
        enter_phase(s, s->phase);
    }
}

// ---- ticks ----

void session_tick(Session *s) {
    s->event_count = 0;
    if (session_glide(s) && s->state != SESSION_PAUSED) {
        session_say_tick(s);
        return;
    }
    switch (s->state) {
    case SESSION_READY:
        if (++s->tick >= s->ticks)
            session_start(s);
        break;
    case SESSION_CHANGE: // the in-breath before the first move belongs to getting ready
        s->ticks_done += s->from_exercise >= 0;
        if (!s->skip_waits && s->ticks - s->tick == breath_ticks(s->breath_seconds, AIR_IN))
            emit_chime(s, CHIME_IN);
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
    case SESSION_SHOW:
        session_show_tick(s);
        break;
    case SESSION_THANKS: // a way is gone to its end: nobody stops between standing and the floor
        if (s->tick >= s->ticks || ++s->tick >= s->ticks)
            s->from_exercise = -1;
        break;
    case SESSION_PAUSED:
        if (++s->pause_ticks >= PAUSE_TICKS)
            session_thank(s);
        break;
    default:
        break;
    }
    session_range_tick(s);
    session_say_tick(s);
}
