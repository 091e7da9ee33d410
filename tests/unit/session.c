// A sitting: ready, moves, changes, pause, again, skip, end, and every button in between.
#include "check.h"

#include "random.h"
#include "sample.h"
#include "session.h"

enum { HOUR = 3600 * TICKS_PER_SECOND };

typedef struct {
    Sample sample;
    Session session;
    int count[EVENT_SHOW + 1]; // events of each kind so far
} Sitting;

static void begin(Sitting *s, int move, int rep) {
    memset(s, 0, sizeof *s);
    sample_make(&s->sample);
    session_begin(&s->session, &s->sample.library, &s->sample.level[0], 7.5, move, rep);
}

static void take(Sitting *s) {
    for (int i = 0; i < s->session.event_count; i++)
        s->count[s->session.event[i].kind]++;
}

static void tick(Sitting *s) {
    session_tick(&s->session);
    take(s);
}

static void press(Sitting *s, Button button) {
    session_press(&s->session, button, true);
    take(s);
    session_press(&s->session, button, false);
}

static void choose(Sitting *s, PauseChoice choice) {
    session_pause_choice(&s->session, choice);
    take(s);
}

static void run_until(Sitting *s, SessionState state) {
    for (long i = 0; i < HOUR && s->session.state != state; i++)
        tick(s);
    assert_int_equal(s->session.state, state);
}

// Up to the half-breath with this number in the movement under way.
static void run_to_phase(Sitting *s, int phase) {
    for (long i = 0; i < HOUR; i++) {
        if (s->session.state == SESSION_STRETCH && s->session.phase == phase)
            return;
        tick(s);
    }
    fail_msg("half-breath %d never comes", phase);
}

static void goes_from_ready_to_thanks_by_itself(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    long waited = 0;
    for (; s.session.state == SESSION_READY; waited++)
        tick(&s);
    assert_int_equal(waited, 15 * TICKS_PER_SECOND); // any press or a quarter of a minute
    run_until(&s, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_LEVEL_START], 1);
    assert_int_equal(s.count[EVENT_EXERCISE_START], 2);
    assert_int_equal(s.count[EVENT_EXERCISE_DONE], 2);
    assert_int_equal(s.count[EVENT_REP_DONE], 4 + 2);
    assert_int_equal(s.count[EVENT_HOLD_DONE], 4 + 2);
    assert_int_equal(s.count[EVENT_STEP], 6 * 6);
    assert_int_equal(s.count[EVENT_HALF_DONE], 6 * 6);
    assert_int_equal(s.session.breaths_together, 6 * 3);
    assert_int_equal(s.count[EVENT_THANK_YOU], 1);
    assert_int_equal(s.count[EVENT_LEVEL_END], 1);
    assert_near(s.session.breaths_done, 18, 1e-9);
    double breaths, seconds = session_length(&s.session, &breaths);
    assert_near(breaths, 18, 1e-9);
    assert_near((double)s.session.ticks_done / TICKS_PER_SECOND, seconds, 1e-9);
    assert_near(seconds, level_seconds(&s.sample.library, &s.sample.level[0], 7.5, true), 1e-9);
    assert_near(seconds, 18 * 7.5 + 17 + 10, 1e-9); // to the floor, and round for the other side
    assert_false(s.session.ended_early);
    for (int i = 0; i < 1000; i++)
        tick(&s); // nothing more happens
    assert_int_equal(s.count[EVENT_THANK_YOU], 1);
    session_free(&s.session);
}

static void a_press_starts_at_once(void **state) {
    (void)state;
    for (int button = BUTTON_OK; button <= BUTTON_PAUSE; button++) {
        Sitting s;
        begin(&s, 0, 1);
        press(&s, (Button)button);
        assert_int_equal(s.session.state, SESSION_CHANGE);
        assert_int_equal(s.count[EVENT_LEVEL_START], 1);
        session_free(&s.session);
    }
}

// Whenever somebody starts: the mats are opened without a leap, and are open before the first move.
static void mats_are_open_before_the_first_move(void **state) {
    (void)state;
    for (int start = 0; start < 600; start += 37) {
        Sitting s;
        begin(&s, 0, 1);
        for (int i = 0; i < start; i++)
            tick(&s);
        double last = session_unrolled(&s.session);
        assert_true(start > 0 || last <= 0);
        press(&s, BUTTON_OK);
        while (s.session.state == SESSION_CHANGE) {
            double now = session_unrolled(&s.session);
            assert_true(now >= last && now - last < .012);
            last = now;
            tick(&s);
        }
        assert_near(last, 1, 1e-12);
        session_free(&s.session);
    }
}

static void what_is_said_before_a_move_can_be_skipped(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    press(&s, BUTTON_OK);
    run_until(&s, SESSION_STRETCH);
    run_until(&s, SESSION_CHANGE);
    assert_int_equal(s.session.ticks, 17 * TICKS_PER_SECOND);
    press(&s, BUTTON_OK);
    // Nobody is thrown through the way: it goes on a little faster, and without its quiet end.
    int moving = 17 * TICKS_PER_SECOND - CHANGE_STILL_TICKS;
    assert_int_equal(s.session.ticks - s.session.tick, (int)(.95 * moving) + CHANGE_STILL_TICKS);
    session_free(&s.session);
}

static void a_pause_goes_on_at_this_side_of_this_rep(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 6 + 3); // the second rep's hold
    press(&s, BUTTON_PAUSE);
    assert_int_equal(s.session.state, SESSION_PAUSED);
    assert_int_equal(s.count[EVENT_PAUSE], 1);
    long before = s.session.ticks_done;
    for (int i = 0; i < 5 * 60 * TICKS_PER_SECOND; i++)
        tick(&s);
    assert_int_equal(s.session.state, SESSION_PAUSED);
    assert_int_equal(s.session.ticks_done, before); // a pause takes no time
    choose(&s, PAUSE_GO_ON);
    assert_int_equal(s.count[EVENT_RESUME], 1);
    assert_int_equal(s.session.state, SESSION_REWIND);
    run_until(&s, SESSION_STRETCH);
    assert_int_equal(s.session.phase, 6);
    assert_int_equal(s.session.timeline.phase[s.session.phase].side, SIDE_LEFT);
    run_until(&s, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_REP_DONE], 6);
    session_free(&s.session);
}

static void a_long_pause_ends_kindly(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 7);
    press(&s, BUTTON_PAUSE);
    for (int i = 0; i < 20 * 60 * TICKS_PER_SECOND; i++)
        tick(&s);
    assert_int_equal(s.session.state, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_THANK_YOU], 1);
    assert_int_equal(s.count[EVENT_REP_DONE], 1); // and what was done counts
    session_free(&s.session);
}

static void enough_is_a_happy_end(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 7);
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_ENOUGH);
    assert_int_equal(s.session.state, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_THANK_YOU], 1);
    assert_int_equal(s.count[EVENT_LEVEL_END], 1);
    assert_true(s.session.ended_early);
    session_free(&s.session);
}

static void a_move_can_be_skipped(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 7);
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_SKIP);
    assert_int_equal(s.session.state, SESSION_REWIND); // no cut: back to rest first
    run_until(&s, SESSION_CHANGE);
    assert_int_equal(s.session.move, 1);
    assert_int_equal(s.session.from_exercise, 0);
    run_to_phase(&s, 1);
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_SKIP); // the last one: that is the end
    run_until(&s, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_EXERCISE_DONE], 0);
    session_free(&s.session);
}

static void a_move_that_has_not_begun_can_be_skipped(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    press(&s, BUTTON_OK);
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_SKIP);
    run_to_phase(&s, 0);
    assert_int_equal(s.session.move, 1);
    assert_int_equal(s.count[EVENT_EXERCISE_START], 1);
    session_free(&s.session);
}

// The share of a change never leaps, also when its rest is skipped.
static void a_hastened_change_does_not_leap(void **state) {
    (void)state;
    for (int when = 0; when < 16; when += 3) {
        Sitting s;
        begin(&s, 0, 1);
        run_until(&s, SESSION_STRETCH);
        run_until(&s, SESSION_CHANGE);
        double last = 0;
        for (int i = 0; s.session.state == SESSION_CHANGE; i++) {
            double share = session_change_share(&s.session);
            assert_true(share >= last && share - last < .012);
            last = share;
            if (i == when * TICKS_PER_SECOND)
                press(&s, BUTTON_OK);
            tick(&s);
        }
        assert_near(last, 1, .012);
        session_free(&s.session);
    }
}

// In what comes after the reps the pause goes back to its beginning, not to the movement's.
static void a_pause_after_the_reps_stays_there(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    Version *v = &s.sample.exercise[0].version[0];
    sample_go(&v->before, AIR_OUT, 0);
    sample_go(&v->before, AIR_IN, 0);
    sample_go(&v->after, AIR_OUT, 0);
    sample_go(&v->after, AIR_IN, 0);
    session_free(&s.session);
    session_begin(&s.session, &s.sample.library, &s.sample.level[0], 7.5, 0, 1);
    run_to_phase(&s, 0); // the lift is not left out
    run_to_phase(&s, 27);
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_GO_ON);
    while (s.session.state == SESSION_REWIND) {
        assert_true(session_breath(&s.session) >= s.session.timeline.phase[26].start - 1e-9);
        tick(&s);
    }
    assert_int_equal(s.session.phase, 26);
    session_free(&s.session);
}

static void easier_changes_the_version(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 8);
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_EASIER);
    run_until(&s, SESSION_STRETCH);
    assert_string_equal(s.session.timeline.version->id, "easier");
    assert_int_equal(s.session.phase, 6); // this rep again
    run_until(&s, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_REP_DONE], 6);
    session_free(&s.session);
}

static void down_is_smaller_then_smaller_then_easier(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 2);
    assert_near(session_range(&s.session), 1, 0);
    press(&s, BUTTON_DOWN);
    Session before = s.session;
    tick(&s); // at once, in mid-move
    assert_near(session_range(&s.session), .6, 1e-12);
    assert_true(session_leaps(&before, &s.session));
    before = s.session;
    tick(&s);
    assert_false(session_leaps(&before, &s.session));
    press(&s, BUTTON_DOWN);
    tick(&s);
    assert_near(session_range(&s.session), .4, 1e-12);
    press(&s, BUTTON_DOWN);
    run_until(&s, SESSION_REWIND);
    assert_near(session_range(&s.session), .4, 1e-12); // till the body is back
    run_until(&s, SESSION_STRETCH);
    assert_string_equal(s.session.timeline.version->id, "easier");
    assert_near(session_range(&s.session), 1, 0);
    session_free(&s.session);
}

static void one_side_alone_can_be_smaller(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    s.session.one_side = true;
    run_to_phase(&s, 2);
    const Side side = s.session.timeline.phase[2].side;
    assert_true(side != SIDE_NONE);
    press(&s, BUTTON_DOWN);
    bool other = false;
    for (int i = 0; s.session.state == SESSION_STRETCH && i < 20000; i++) {
        tick(&s);
        if (s.session.state != SESSION_STRETCH)
            continue;
        const Phase *p = &s.session.timeline.phase[s.session.phase];
        other |= p->side != side && p->side != SIDE_NONE;
        assert_near(session_range(&s.session), p->side == side || p->side == SIDE_NONE ? .6 : 1,
                    p->side == SIDE_NONE ? 1 : 1e-12);
    }
    assert_true(other);
    session_free(&s.session);
}

// The in-breath of getting ready sounds like any other, so that the first out-breath is in time.
static void getting_ready_breathes_in(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    int tones = 0, since = 0;
    press(&s, BUTTON_OK);
    for (int i = 0; s.session.state != SESSION_STRETCH && i < 5000; i++) {
        session_tick(&s.session);
        for (int k = 0; k < s.session.event_count; k++) {
            const SessionEvent *e = &s.session.event[k];
            if (e->kind == EVENT_SOUND && e->chime == CHIME_IN) {
                tones++;
                since = i;
            }
        }
        if (s.session.state == SESSION_STRETCH)
            since = i - since;
    }
    assert_int_equal(tones, 1);
    assert_near(since, breath_ticks(s.session.breath_seconds, AIR_IN), 1);
    session_free(&s.session);
}

static void up_is_again(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 6 + 4);
    press(&s, BUTTON_UP);
    assert_int_equal(s.session.state, SESSION_REWIND);
    double last = session_breath(&s.session);
    while (s.session.state == SESSION_REWIND) { // back all the way, never forward
        double now = session_breath(&s.session);
        assert_true(now <= last + 1e-9);
        last = now;
        tick(&s);
    }
    assert_int_equal(s.session.phase, 6);
    session_free(&s.session);
}

// The farther the way back, the longer it takes: never faster than a body goes.
static void a_long_way_back_takes_its_time(void **state) {
    (void)state;
    static const double tempos[] = {5, 7.5, 12};
    for (size_t i = 0; i < COUNT(tempos); i++) {
        Sitting s;
        begin(&s, 0, 1);
        s.session.breath_seconds = s.session.seconds_wanted = tempos[i];
        press(&s, BUTTON_OK);
        run_to_phase(&s, 5);
        while (s.session.tick + 1 < s.session.ticks) // all but done
            tick(&s);
        double there = session_breath(&s.session), before = there, fastest = 0;
        press(&s, BUTTON_UP);
        while (s.session.state == SESSION_REWIND) {
            double now = session_breath(&s.session), hold = .5; // what is left out is no way
            if (before - now < hold)
                fastest = fmax(fastest, before - now);
            before = now;
            tick(&s);
        }
        assert_true(before < there - .5);
        assert_true(fastest * TICKS_PER_SECOND * BREATH_SECONDS_MIN < 1.3);
        session_free(&s.session);
    }
}

// "Again" in mid-move: the way turns round softly, without a leap in place or speed.
static void again_turns_round(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 6);
    while (s.session.tick < s.session.ticks / 2)
        tick(&s);
    double last = session_breath(&s.session);
    tick(&s);
    double pace = session_breath(&s.session) - last, most = 0, far = last;
    press(&s, BUTTON_UP);
    last = session_breath(&s.session);
    for (int i = 0; s.session.state == SESSION_REWIND; i++) {
        tick(&s);
        double now = session_breath(&s.session);
        if (s.session.state == SESSION_REWIND) {
            most = fmax(most, fabs(now - last - pace));
            pace = now - last;
            far = fmax(far, now);
        }
        last = now;
    }
    assert_true(far > s.session.timeline.phase[6].start);
    assert_true(most * BREATH_SECONDS_DEFAULT * TICKS_PER_SECOND < .1); // of the usual speed
    session_free(&s.session);
}

// A pause on the way lets its clock run down and up again; nothing of the way is left out.
static void a_pause_stops_no_way_dead(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 5);
    press(&s, BUTTON_UP);
    double last = session_breath(&s.session), pace = 1 / 450.0, most = 0;
    for (int i = 0; s.session.state != SESSION_STRETCH; i++) {
        if (i == 80)
            press(&s, BUTTON_PAUSE);
        if (i == 200)
            assert_near(session_breath(&s.session), last, 1e-9);
        if (i == 300)
            session_pause_choice(&s.session, PAUSE_GO_ON);
        tick(&s);
        double now = session_breath(&s.session), step = now - last;
        if (fabs(step) < .1 && s.session.state != SESSION_STRETCH) {
            most = fmax(most, fabs(step - pace));
            pace = step;
        }
        last = now;
    }
    assert_true(most * BREATH_SECONDS_DEFAULT * TICKS_PER_SECOND < .15);
    assert_near(last, s.session.timeline.phase[s.session.phase].start, .01);
    session_free(&s.session);
}

static void left_and_right_change_the_tempo(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 1);
    int before = s.session.ticks;
    press(&s, BUTTON_LEFT);
    run_to_phase(&s, 3);
    assert_true(s.session.ticks > before); // slower: a longer in-breath
    assert_near(60 / s.session.breath_seconds, 7.5, 1e-9);
    for (int i = 0; i < 50; i++)
        press(&s, BUTTON_LEFT);
    assert_near(s.session.seconds_wanted, BREATH_SECONDS_MAX, 1e-9);
    for (int i = 0; i < 50; i++)
        press(&s, BUTTON_RIGHT);
    assert_near(s.session.seconds_wanted, BREATH_SECONDS_MIN, 1e-9);
    session_free(&s.session);
}

// The half-breaths of a move may grow in number with the tempo, in the middle of a rep too.
static void a_tempo_that_changes_the_steps_waits_for_the_rep(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    s.sample.exercise[0].version[0].each.step[2].min_seconds = 2.9;
    run_to_phase(&s, 2);
    for (int i = 0; i < 10; i++)
        press(&s, BUTTON_RIGHT);
    run_to_phase(&s, 5);
    assert_int_equal(s.session.timeline.count, 24); // the old steps to the end of this rep
    run_until(&s, SESSION_CHANGE);
    assert_int_equal(s.count[EVENT_REP_DONE], 4);
    assert_int_equal(s.count[EVENT_STEP], 6 + 3 * 8);
    session_free(&s.session);
}

// What comes before and after the reps keeps its place when the tempo changes the steps.
static void a_tempo_leaves_what_stands_outside_the_reps_alone(void **state) {
    (void)state;
    for (int k = 0; k < 2; k++) {
        Sitting s;
        begin(&s, 0, 1);
        Version *v = &s.sample.exercise[0].version[0];
        sample_go(&v->before, AIR_OUT, 0);
        sample_go(&v->before, AIR_IN, 0);
        sample_go(&v->after, AIR_OUT, 0);
        sample_go(&v->after, AIR_IN, 0);
        v->each.step[2].min_seconds = 2.9;
        session_free(&s.session);
        session_begin(&s.session, &s.sample.library, &s.sample.level[0], 7.5, 0, 1);
        run_to_phase(&s, k == 0 ? 0 : 24); // the lift, or the last rep
        for (int i = 0; i < 10; i++)
            press(&s, BUTTON_RIGHT);
        run_until(&s, SESSION_CHANGE);
        assert_int_equal(s.count[EVENT_REP_DONE], 4);
        assert_int_equal(s.count[EVENT_STEP], k == 0 ? 4 + 4 * 8 : 4 + 4 * 6);
        session_free(&s.session);
    }
}

static void the_lantern_is_held(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 1);
    session_press(&s.session, BUTTON_OK, true);
    assert_true(s.session.lantern);
    session_press(&s.session, BUTTON_OK, false);
    assert_false(s.session.lantern);
    session_press(&s.session, BUTTON_OK, true);
    press(&s, BUTTON_PAUSE);
    assert_false(s.session.lantern);
    session_free(&s.session);
}

static void taken_up_where_it_stopped(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 3);
    run_until(&s, SESSION_STRETCH);
    assert_int_equal(s.session.phase, 12);
    run_until(&s, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_REP_DONE], 2 + 2);
    session_free(&s.session);
    begin(&s, 1, 2);
    run_until(&s, SESSION_STRETCH);
    assert_int_equal(s.session.move, 1);
    assert_int_equal(s.session.timeline.phase[s.session.phase].rep, 2);
    session_free(&s.session);
    begin(&s, 1, 77); // a rep that is not there: from the start
    run_until(&s, SESSION_STRETCH);
    assert_int_equal(s.session.phase, 0);
    session_free(&s.session);
}

static void another_version_or_movement_is_chosen_before(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    session_choose(&s.session, 0, 1, -1);
    session_choose(&s.session, 1, -1, 1);
    run_until(&s, SESSION_STRETCH);
    assert_string_equal(s.session.timeline.exercise->id, "crawl");
    run_until(&s, SESSION_CHANGE);
    assert_string_equal(s.session.timeline.exercise->id, "crawl"); // round for the other side
    run_until(&s, SESSION_STRETCH);
    run_until(&s, SESSION_CHANGE);
    assert_string_equal(s.session.timeline.version->id, "easier");
    session_free(&s.session);
}

// A toddler hits everything for a quarter of an hour: nothing breaks, nothing but the pause ends.
static void any_buttons_at_any_time(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        Random dice = random_seeded(seed);
        Sitting s;
        begin(&s, 0, 1);
        for (int i = 0; i < 15 * 60 * TICKS_PER_SECOND && s.session.state != SESSION_THANKS; i++) {
            tick(&s);
            double breath = session_breath(&s.session), share = session_share(&s.session);
            assert_true(breath >= 0 && breath <= s.session.timeline.breaths + 1e-9);
            assert_true(share >= 0 && share <= 1);
            assert_in_range(s.session.phase, 0, s.session.timeline.count - 1);
            if (random_below(&dice, 90) == 0)
                press(&s, (Button)random_below(&dice, BUTTON_PAUSE + 1));
            if (random_below(&dice, 200) == 0)
                choose(&s, (PauseChoice)random_below(&dice, PAUSE_SKIP)); // nothing that ends
        }
        assert_int_equal(s.count[EVENT_PAUSE] - s.count[EVENT_RESUME],
                         s.session.state == SESSION_PAUSED);
        session_free(&s.session);
    }
}

static void only_the_pause_listens_to_choices(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 1);
    choose(&s, PAUSE_ENOUGH);
    choose(&s, PAUSE_SKIP);
    assert_int_equal(s.session.state, SESSION_STRETCH);
    assert_int_equal(s.session.move, 0);
    session_free(&s.session);
}

// ---- a rep that is led ----

// The session with a mistake on each version's second pose, and the first movement to be shown.
static void begin_to_watch(Sitting *s) {
    begin(s, 0, 1);
    for (int i = 0; i < 2; i++) {
        Version *v = &s->sample.exercise[0].version[i];
        v->mistake[0] = (MistakeCard){.at = 1, .say = {"sample.mistake_1", "Soft.", NULL}};
        v->mistake[0].goal = v->pose[1].goal;
        v->mistake_count = 1;
    }
    s->session.watch[0] = true;
    press(s, BUTTON_OK);
    run_until(s, SESSION_SHOW);
}

static bool mistake_is_seen(const Session *s) {
    double slip;
    return session_mistake(s, &slip) != NULL && slip >= 1;
}

static void a_led_rep_counts_for_nothing(void **state) {
    (void)state;
    Sitting s;
    begin_to_watch(&s);
    assert_int_equal(s.count[EVENT_SHOW], 1);
    assert_int_equal(s.count[EVENT_EXERCISE_START], 0);
    bool seen = false, said = false;
    long ticks = 0;
    for (double before = 0; s.session.state == SESSION_SHOW; ticks++) {
        for (int i = 0; i < s.session.event_count; i++)
            said = said || (s.session.event[i].kind == EVENT_CUE &&
                            strcmp(s.session.event[i].cue.id, "sample.mistake_1") == 0);
        double breath = session_breath(&s.session);
        // The leader goes on and never leaps, but past the hold, where nothing moves.
        assert_true(breath >= before - 1e-9 && (breath < before + .02 || before > .59));
        before = breath;
        seen = seen || mistake_is_seen(&s.session);
        tick(&s);
    }
    assert_true(seen && said);
    assert_int_equal(s.session.state, SESSION_CHANGE);
    assert_true(ticks < 20 * TICKS_PER_SECOND); // no longer than it need be
    assert_near(s.session.breaths_done, 0, 1e-9);
    assert_int_equal(s.count[EVENT_STEP] + s.count[EVENT_HALF_DONE] + s.count[EVENT_REP_DONE], 0);
    run_until(&s, SESSION_THANKS);
    assert_int_equal(s.count[EVENT_SHOW], 1);
    assert_int_equal(s.count[EVENT_EXERCISE_START], 2);
    assert_int_equal(s.count[EVENT_REP_DONE], 4 + 2);
    assert_int_equal(s.session.breaths_together, 6 * 3);
    session_free(&s.session);
}

static void a_press_ends_a_led_rep(void **state) {
    (void)state;
    for (int wait = 1; wait < 18 * TICKS_PER_SECOND; wait += 97) {
        Sitting s;
        begin_to_watch(&s);
        for (int i = 0; i < wait && s.session.state == SESSION_SHOW; i++)
            tick(&s);
        if (s.session.state == SESSION_SHOW) {
            double before = session_breath(&s.session);
            press(&s, BUTTON_OK);
            assert_int_equal(s.session.state, SESSION_REWIND);
            assert_true(fabs(session_breath(&s.session) - before) < 1e-6 || before > .59);
        }
        long ticks = 0;
        for (; s.session.state != SESSION_STRETCH; ticks++)
            tick(&s);
        assert_true(ticks <= 11 * TICKS_PER_SECOND); // the way back, and an in-breath
        assert_int_equal(s.session.phase, 0);
        assert_int_equal(s.count[EVENT_EXERCISE_START], 1);
        assert_near(s.session.breaths_done, 0, 1e-9);
        session_free(&s.session);
    }
}

static void the_pause_can_ask_for_a_led_rep(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    run_to_phase(&s, 6 + 3); // the second rep's hold
    press(&s, BUTTON_PAUSE);
    choose(&s, PAUSE_WATCH);
    run_until(&s, SESSION_SHOW);
    double breaths = s.session.breaths_done;
    run_until(&s, SESSION_STRETCH);
    assert_int_equal(s.session.phase, 6); // the start of this rep
    assert_near(s.session.breaths_done, breaths, 1e-9);
    assert_int_equal(s.count[EVENT_EXERCISE_START], 1);
    session_free(&s.session);
}

static void a_led_rep_can_be_paused_and_left(void **state) {
    (void)state;
    for (PauseChoice choice = PAUSE_GO_ON; choice < PAUSE_CHOICES; choice++) {
        Sitting s;
        begin_to_watch(&s);
        for (int i = 0; i < 400; i++)
            tick(&s);
        double breath = session_breath(&s.session);
        press(&s, BUTTON_PAUSE);
        assert_int_equal(s.session.state, SESSION_PAUSED);
        assert_near(session_breath(&s.session), breath, 1e-9);
        choose(&s, choice);
        if (choice == PAUSE_GO_ON)
            assert_int_equal(s.session.state, SESSION_SHOW);
        run_until(&s, choice == PAUSE_ENOUGH ? SESSION_THANKS : SESSION_STRETCH);
        assert_int_equal(s.session.move, choice == PAUSE_SKIP ? 1 : 0);
        assert_int_equal(s.session.version[0], choice == PAUSE_EASIER ? 1 : 0);
        assert_int_equal(s.count[EVENT_SHOW], choice == PAUSE_WATCH ? 2 : 1);
        assert_int_equal(s.count[EVENT_EXERCISE_START], choice == PAUSE_ENOUGH ? 0 : 1);
        session_free(&s.session);
    }
}

static void the_lantern_waits_for_a_late_sound(void **state) {
    (void)state;
    Sitting s;
    begin(&s, 0, 1);
    session_speak(&s.session, (Speech){0}, TALK_FULL, 0.25); // 15 ticks
    press(&s, BUTTON_OK);
    run_to_phase(&s, 1); // an in-breath of 180 ticks begins; the out-breath is still heard
    double share;
    assert_int_equal(session_heard(&s.session, &share), AIR_OUT);
    assert_near(share, 1 - 15 / 270.0, 1e-9);
    for (int i = 0; i < 15; i++)
        tick(&s);
    assert_int_equal(session_heard(&s.session, &share), AIR_IN);
    assert_near(share, 0, 1e-9);
    for (int i = 0; i < 90; i++)
        tick(&s);
    session_heard(&s.session, &share);
    assert_near(share, 0.5, 1e-9);
    session_free(&s.session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lantern_waits_for_a_late_sound),
        cmocka_unit_test(goes_from_ready_to_thanks_by_itself),
        cmocka_unit_test(a_press_starts_at_once),
        cmocka_unit_test(mats_are_open_before_the_first_move),
        cmocka_unit_test(what_is_said_before_a_move_can_be_skipped),
        cmocka_unit_test(a_pause_goes_on_at_this_side_of_this_rep),
        cmocka_unit_test(a_long_pause_ends_kindly),
        cmocka_unit_test(enough_is_a_happy_end),
        cmocka_unit_test(a_move_can_be_skipped),
        cmocka_unit_test(a_move_that_has_not_begun_can_be_skipped),
        cmocka_unit_test(a_hastened_change_does_not_leap),
        cmocka_unit_test(a_pause_after_the_reps_stays_there),
        cmocka_unit_test(easier_changes_the_version),
        cmocka_unit_test(down_is_smaller_then_smaller_then_easier),
        cmocka_unit_test(one_side_alone_can_be_smaller),
        cmocka_unit_test(getting_ready_breathes_in),
        cmocka_unit_test(up_is_again),
        cmocka_unit_test(a_long_way_back_takes_its_time),
        cmocka_unit_test(again_turns_round),
        cmocka_unit_test(a_pause_stops_no_way_dead),
        cmocka_unit_test(left_and_right_change_the_tempo),
        cmocka_unit_test(a_tempo_that_changes_the_steps_waits_for_the_rep),
        cmocka_unit_test(a_tempo_leaves_what_stands_outside_the_reps_alone),
        cmocka_unit_test(the_lantern_is_held),
        cmocka_unit_test(taken_up_where_it_stopped),
        cmocka_unit_test(another_version_or_movement_is_chosen_before),
        cmocka_unit_test(any_buttons_at_any_time),
        cmocka_unit_test(only_the_pause_listens_to_choices),
        cmocka_unit_test(a_led_rep_counts_for_nothing),
        cmocka_unit_test(a_press_ends_a_led_rep),
        cmocka_unit_test(the_pause_can_ask_for_a_led_rep),
        cmocka_unit_test(a_led_rep_can_be_paused_and_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
