// Whole levels from get-ready to thank-you, as the game plays them: counts, order, garden, history;
// pauses, other tempos, an early end, and a kill in the middle.
#include "check.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "family.h"
#include "shipped.h"

typedef struct {
    Session session;
    Family family;
    Store *store;
    int reps[MOVES_MAX], done[MOVES_MAX]; // of each move
    int before;                           // reps that were done before, of the first move
    int first;
    int gifts, steps, thanks, ends;
} Sitting;

static void begin(Sitting *s, const char *level, const char *folder, double breath, int move,
                  int rep) {
    memset(s, 0, sizeof *s);
    int index = library_level(&shipped.library, level);
    assert_true(index >= 0);
    s->store = store_open(folder, NULL);
    s->first = move;
    s->before = rep - 1;
    session_begin(&s->session, &shipped.library, &shipped.library.level[index], breath, move, rep);
    family_begin(&s->family, shipped.script, s->store, 5);
}

static void finish(Sitting *s) {
    assert_true(store_close(s->store));
    session_free(&s->session);
}

static void take(Sitting *s) {
    for (int i = 0; i < s->session.event_count; i++) {
        const SessionEvent *e = &s->session.event[i];
        s->reps[e->move] += e->kind == EVENT_REP_DONE;
        s->done[e->move] += e->kind == EVENT_EXERCISE_DONE;
        s->steps += e->kind == EVENT_STEP;
        s->thanks += e->kind == EVENT_THANK_YOU;
        s->ends += e->kind == EVENT_LEVEL_END;
        if (e->kind == EVENT_REP_DONE) // in their order
            assert_int_equal(e->rep, s->reps[e->move] + (e->move == s->first ? s->before : 0));
        if (e->kind == EVENT_EXERCISE_START)
            for (int m = s->first; m < e->move; m++)
                assert_int_equal(s->done[m], 1);
    }
    family_take(&s->family, &s->session);
}

static void tick(Sitting *s) {
    session_tick(&s->session);
    take(s);
    family_tick(&s->family, &s->session);
    for (int i = 0; i < s->family.show_count; i++)
        s->gifts += s->family.show[i].kind <= SHOW_DEW || s->family.show[i].kind == SHOW_VISITOR;
    uint64_t taken, written;
    store_counts(s->store, &taken, &written);
    if (taken - written > 30)
        assert_true(store_flush(s->store, 20));
}

static void run_to_the_end(Sitting *s) {
    for (long i = 0; i < 4 * 3600 * TICKS_PER_SECOND && s->session.state != SESSION_THANKS; i++)
        tick(s);
    assert_int_equal(s->session.state, SESSION_THANKS);
    for (int i = 0; i < 60 * TICKS_PER_SECOND; i++)
        tick(s); // the closing scene
}

static void press(Sitting *s, Button button) {
    session_press(&s->session, button, true);
    take(s);
    session_press(&s->session, button, false);
}

static int all_reps(const Level *level) {
    int reps = 0;
    for (int m = 0; m < level->move_count; m++)
        reps += exercise_reps(&shipped.library.exercise[level->move[m].exercise]);
    return reps;
}

// ---- whole ----

static void check_history(const Sitting *s, const Level *level) {
    int count;
    StoreRep *history = store_history(s->store, &count);
    int at = 0;
    for (int m = 0; m < level->move_count; m++) {
        const Exercise *e = &shipped.library.exercise[level->move[m].exercise];
        for (int rep = 1; rep <= exercise_reps(e); rep++, at++) {
            assert_true(at < count);
            assert_string_equal(history[at].level, level->id);
            assert_string_equal(history[at].exercise, e->id);
            assert_string_equal(history[at].version, "normal");
            assert_int_equal(history[at].rep, rep);
            Side right = e->sides == SIDES_NONE ? SIDE_NONE : SIDE_RIGHT;
            bool first = e->sides == SIDES_EACH ? rep <= e->reps : rep % 2 == 1;
            assert_int_equal(history[at].side, right == SIDE_NONE || first ? right : SIDE_LEFT);
        }
    }
    for (; at < count; at++) // what is breathed outside of the repetitions
        assert_int_equal(history[at].rep, 0);
    free(history);
}

static void check_garden(const Sitting *s, const Level *level) {
    int count, leaves = 0, flowers = 0;
    StoreGift *gifts = store_gifts(s->store, &count);
    for (int i = 0; i < count; i++) {
        leaves += strcmp(gifts[i].kind, "leaf") == 0;
        flowers += strcmp(gifts[i].kind, "flower") == 0;
        assert_true(gifts[i].x >= 0 && gifts[i].x <= 1 && gifts[i].y >= 0 && gifts[i].y <= 1);
    }
    free(gifts);
    assert_int_equal(count, s->gifts);         // whatever was shown and stays is kept
    assert_true(leaves >= all_reps(level));    // one for each repetition,
    assert_true(flowers >= level->move_count); // one for each movement, and some to say thank you
}

static void every_level_plays_through(void **state) {
    (void)state;
    for (int i = 0; i < shipped.library.level_count; i++) {
        const Level *level = &shipped.library.level[i];
        char folder[64];
        folder_scratch(folder);
        Sitting s;
        begin(&s, level->id, folder, 7.5, 0, 1);
        run_to_the_end(&s);
        double breaths = level_breaths(&shipped.library, level, 7.5);
        double seconds = level_seconds(&shipped.library, level, 7.5, true);
        for (int m = 0; m < level->move_count; m++) {
            assert_int_equal(s.reps[m],
                             exercise_reps(&shipped.library.exercise[level->move[m].exercise]));
            assert_int_equal(s.done[m], 1);
        }
        assert_int_equal(s.thanks, 1);
        assert_int_equal(s.ends, 1);
        assert_int_equal(s.steps, (int)(2 * breaths + .5));
        assert_near(s.session.breaths_done, breaths, 1e-9);
        assert_near((double)s.session.ticks_done / TICKS_PER_SECOND, seconds, .02);
        assert_near(s.family.earned, breaths, 1e-6); // the score: breaths done together
        StoreTotals totals = store_totals(s.store);
        assert_int_equal(totals.breaths, (int)(breaths + .5));
        assert_int_equal(totals.reps, all_reps(level));
        check_history(&s, level);
        check_garden(&s, level);
        StoreResume resume;
        assert_false(store_resume_get(s.store, &resume));
        finish(&s);
        folder_drop(folder);
    }
    assert_int_equal(script_faults(shipped.script)->count, 0);
}

static void the_family_level_is_the_whole_routine(void **state) {
    (void)state;
    static const char *const ids[] = {"front_to_back_opener", "twisting_cat",
                                      "supported_forward_bend", "knee_to_chest_release",
                                      "side_to_side_bend"};
    static const int reps[] = {5, 4, 1, 8, 8};
    static const double breaths[] = {10, 12, 9, 24, 26};
    const Level *level =
        &shipped.library.level[library_level(&shipped.library, "family_stretch_time")];
    assert_int_equal(level->move_count, 5);
    for (int m = 0; m < 5; m++) {
        const Exercise *e = &shipped.library.exercise[level->move[m].exercise];
        Timeline t;
        timeline_init(&t, e, 0, 7.5);
        assert_string_equal(e->id, ids[m]);
        assert_int_equal(exercise_reps(e), reps[m]);
        assert_near(t.breaths, breaths[m], 1e-9);
        timeline_free(&t);
    }
    assert_near(level_breaths(&shipped.library, level, 7.5), 81, 1e-9);
    assert_near(level_seconds(&shipped.library, level, 7.5, false), 607.5, 1e-6);
    double minutes = level_seconds(&shipped.library, level, 7.5, true) / 60;
    assert_true(minutes >= 10 && minutes <= 11.5);
}

static void a_second_time_adds_to_the_first(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    StoreTotals before = {0};
    for (int i = 0; i < 3; i++) {
        Sitting s;
        begin(&s, "morning", folder, 5, 0, 1);
        run_to_the_end(&s);
        StoreTotals now = store_totals(s.store);
        assert_int_equal(now.breaths, before.breaths + 26);
        assert_int_equal(now.reps, before.reps + 8);
        assert_true(now.gifts >= before.gifts + 8);
        before = now;
        finish(&s);
    }
    folder_drop(folder);
}

// ---- disturbed ----

static void pauses_and_agains_lose_nothing(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    Sitting s;
    begin(&s, "after_feeding", folder, 7.5, 0, 1);
    for (long i = 0; s.session.state != SESSION_THANKS; i++) {
        tick(&s);
        if (i % 6000 == 5999) { // every 100 seconds somebody wants something
            press(&s, i / 6000 % 2 ? BUTTON_PAUSE : BUTTON_UP);
            for (int k = 0; k < 500; k++)
                tick(&s);
            session_pause_choice(&s.session, PAUSE_GO_ON);
            take(&s);
        }
        assert_true(i < 3600 * TICKS_PER_SECOND);
    }
    run_to_the_end(&s);
    assert_int_equal(s.reps[0], 1);
    assert_int_equal(s.reps[1], 5);
    assert_int_equal(s.reps[2], 8);
    StoreTotals totals = store_totals(s.store);
    assert_int_equal(totals.reps, 14);
    assert_true(totals.breaths >= 43); // what was breathed twice counts twice
    finish(&s);
    folder_drop(folder);
}

static void enough_after_one_rep_is_thanked_like_the_whole(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    Sitting s;
    begin(&s, "family_stretch_time", folder, 7.5, 0, 1);
    while (s.reps[0] < 1)
        tick(&s);
    for (int i = 0; i < 400; i++)
        tick(&s);
    press(&s, BUTTON_PAUSE);
    session_pause_choice(&s.session, PAUSE_ENOUGH);
    take(&s);
    run_to_the_end(&s);
    StoreTotals totals = store_totals(s.store);
    assert_int_equal(s.thanks, 1);
    assert_int_equal(totals.reps, 1);
    assert_true(totals.breaths >= 2);
    assert_true(totals.gifts >= 4); // a leaf, and the thank-you
    StoreResume resume;
    assert_false(store_resume_get(s.store, &resume));
    finish(&s);
    folder_drop(folder);
}

// From the slowest to the quickest and back while everything goes on.
static void the_tempo_may_change_all_the_time(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    Sitting s;
    begin(&s, "family_stretch_time", folder, 12, 0, 1);
    double slowest = 0, quickest = 100;
    for (long i = 0; s.session.state != SESSION_THANKS; i++) {
        tick(&s);
        if (i % 900 == 0)
            press(&s, i / 900 % 40 < 20 ? BUTTON_RIGHT : BUTTON_LEFT);
        slowest = fmax(slowest, s.session.breath_seconds);
        quickest = fmin(quickest, s.session.breath_seconds);
        assert_true(i < 3600 * TICKS_PER_SECOND);
    }
    run_to_the_end(&s);
    static const int reps[] = {5, 4, 1, 8, 8};
    for (int m = 0; m < 5; m++)
        assert_int_equal(s.reps[m], reps[m]);
    assert_near(slowest, 12, 1e-9);
    assert_true(quickest < 5.5);
    assert_true(s.session.breaths_done >= 81 - 1e-9);
    finish(&s);
    folder_drop(folder);
}

// ---- killed ----

static void rest(long microseconds) {
    nanosleep(&(struct timespec){0, microseconds * 1000}, NULL);
}

// Plays in a process of its own until it is killed; says through the pipe when `reps` are safe.
static pid_t play_apart(const char *folder, int reps, int *from) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        Sitting s;
        begin(&s, "family_stretch_time", folder, 7.5, 0, 1);
        for (int done = 0; done < reps;) {
            tick(&s);
            done = s.reps[0] + s.reps[1] + s.reps[2] + s.reps[3] + s.reps[4];
        }
        store_flush(s.store, 20);
        if (write(ends[1], "x", 1) != 1)
            _exit(3);
        for (;;) // goes on, slowly, until somebody ends it
            tick(&s), rest(100);
    }
    *from = ends[0];
    close(ends[1]);
    return child;
}

static void killed_it_goes_on_at_this_rep(void **state) {
    (void)state;
    // After how many reps, and where it has to go on then: movement and rep.
    static const int kills[][3] = {{2, 0, 3},  {5, 1, 1},  {7, 1, 3},
                                   {10, 3, 1}, {17, 3, 8}, {25, 4, 8}};
    for (size_t i = 0; i < COUNT(kills); i++) {
        char folder[64];
        folder_scratch(folder);
        int from;
        pid_t child = play_apart(folder, kills[i][0], &from);
        char byte;
        assert_int_equal(read(from, &byte, 1), 1);
        rest((long)i * 1500);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        close(from);

        Store *store = store_open(folder, NULL);
        StoreResume resume;
        StoreTotals before = store_totals(store);
        assert_null(store_notice(store));
        assert_int_equal(before.reps, kills[i][0]);
        assert_true(before.gifts >= kills[i][0] - 1);
        assert_true(store_resume_get(store, &resume));
        assert_string_equal(resume.level, "family_stretch_time");
        assert_int_equal(resume.exercise, kills[i][1]);
        assert_int_equal(resume.rep, kills[i][2]);
        assert_near(resume.breath_seconds, 7.5, 1e-9);
        assert_true(store_close(store));

        Sitting s;
        begin(&s, resume.level, folder, resume.breath_seconds, resume.exercise, resume.rep);
        run_to_the_end(&s);
        StoreTotals after = store_totals(s.store);
        assert_int_equal(after.reps, 26); // each once, in all
        assert_true(after.breaths >= before.breaths && after.gifts > before.gifts);
        assert_false(store_resume_get(s.store, &resume));
        finish(&s);
        folder_drop(folder);
    }
}

// ---- pure ----

static void any_moment_is_the_same_from_anywhere(void **state) {
    (void)state;
    enum { MOMENTS = 600 };
    static Posture row[MOMENTS];
    static Motion motion, again;
    Random dice = random_seeded(11);
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int f = 0; f < shipped.library.figure_count; f++) {
            const Exercise *e = &shipped.library.exercise[i];
            const Figure *figure = &shipped.library.figure[f];
            Timeline t;
            timeline_init(&t, e, 0, 7.5);
            motion_init(&motion, figure, &e->version[0], 1);
            motion_init(&again, figure, &e->version[0], 1); // solved anew: the same, too
            for (int k = 0; k < MOMENTS; k++)
                motion_at(&motion, &t, t.breaths * k / MOMENTS, &row[k]);
            for (int k = 0; k < MOMENTS; k++) {
                int at = random_below(&dice, MOMENTS);
                Posture p;
                memset(&p, 3, sizeof p);
                motion_at(k % 2 ? &motion : &again, &t, t.breaths * at / MOMENTS, &p);
                assert_memory_equal(&p.body, &row[at].body, sizeof p.body);
                assert_memory_equal(p.on, row[at].on, sizeof p.on);
                assert_memory_equal(p.grip, row[at].grip, sizeof p.grip);
            }
            timeline_free(&t);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_level_plays_through),
        cmocka_unit_test(the_family_level_is_the_whole_routine),
        cmocka_unit_test(a_second_time_adds_to_the_first),
        cmocka_unit_test(pauses_and_agains_lose_nothing),
        cmocka_unit_test(enough_after_one_rep_is_thanked_like_the_whole),
        cmocka_unit_test(the_tempo_may_change_all_the_time),
        cmocka_unit_test(killed_it_goes_on_at_this_rep),
        cmocka_unit_test(any_moment_is_the_same_from_anywhere),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
