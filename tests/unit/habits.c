// A family's versions come back next time, and what it meets first is shown first.
#include "habits.h"
#include "check.h"
#include "file.h"
#include "sample.h"

typedef struct {
    char folder[64];
    Sample sample;
    Store *store;
    Session session;
    Habits habits;
} Home;

static void come_home(Home *h, int move, int rep) {
    h->store = store_open(h->folder, NULL);
    sample_make(&h->sample);
    session_begin(&h->session, &h->sample.library, &h->sample.level[0], 7.5, move, rep);
    habits_recall(&h->habits, h->store, &h->session);
}

static void leave_home(Home *h) {
    session_free(&h->session);
    assert_true(store_close(h->store));
}

static void keep(Home *h) {
    habits_keep(&h->habits, h->store, &h->session, true);
}

static void tick(Home *h) {
    session_tick(&h->session);
    keep(h);
}

static int prepare(void **state) {
    Home *h = calloc(1, sizeof *h);
    folder_scratch(h->folder);
    *state = h;
    return 0;
}

static int tidy(void **state) {
    Home *h = *state;
    folder_drop(h->folder);
    free(h);
    return 0;
}

static void a_version_chosen_before_comes_back(void **state) {
    Home *h = *state;
    come_home(h, 0, 1);
    assert_int_equal(h->session.version[0], 0);
    session_choose(&h->session, 0, -1, 1);
    keep(h);
    leave_home(h);
    come_home(h, 0, 1);
    assert_int_equal(h->session.version[0], 1);
    assert_int_equal(h->session.version[1], 0); // of that exercise alone
    assert_string_equal(h->session.timeline.version->id, "easier");
    leave_home(h);
}

static void a_version_changed_in_mid_move_comes_back(void **state) {
    Home *h = *state;
    come_home(h, 0, 1);
    session_press(&h->session, BUTTON_OK, true);
    for (int i = 0; i < 3 * 60 * TICKS_PER_SECOND && h->session.phase < 2; i++)
        tick(h);
    for (int i = 0; i < RANGE_STEPS; i++) { // smaller, smaller still, easier
        session_press(&h->session, BUTTON_DOWN, true);
        keep(h);
    }
    assert_int_equal(h->session.version[0], 1);
    leave_home(h);
    come_home(h, 0, 1);
    assert_int_equal(h->session.version[0], 1);
    leave_home(h);
    come_home(h, 0, 3); // and in the middle, at the same repetition
    assert_int_equal(h->session.timeline.phase[h->session.phase].rep, 3);
    leave_home(h);
}

static void a_level_that_names_a_version_keeps_its_own(void **state) {
    Home *h = *state;
    come_home(h, 0, 1);
    session_choose(&h->session, 0, -1, 1);
    keep(h);
    session_free(&h->session);
    h->sample.level[0].move[0].version = "normal";
    session_begin(&h->session, &h->sample.library, &h->sample.level[0], 7.5, 0, 1);
    habits_recall(&h->habits, h->store, &h->session);
    assert_int_equal(h->session.version[0], 0);
    leave_home(h);
}

static void a_day_on_which_versions_are_not_the_usual_ones(void **state) {
    Home *h = *state;
    come_home(h, 0, 1);
    session_choose(&h->session, 0, -1, 1);
    habits_keep(&h->habits, h->store, &h->session, false);
    leave_home(h);
    come_home(h, 0, 1);
    assert_int_equal(h->session.version[0], 0);
    leave_home(h);
}

static void what_is_new_is_shown_once(void **state) {
    Home *h = *state;
    for (int time = 0; time < 2; time++) {
        come_home(h, 0, 1);
        habits_start(h->store, &h->session);
        assert_int_equal(h->session.watch[0], time == 0);
        assert_true(h->session.watch[1]); // not met yet
        assert_int_equal(h->session.mistake[0], time);
        session_press(&h->session, BUTTON_OK, true);
        keep(h);
        for (int i = 0; i < 600 && h->session.state != SESSION_STRETCH; i++)
            tick(h);
        leave_home(h);
    }
    come_home(h, 0, 2); // in the middle of a movement nothing is shown
    store_setting_set(h->store, "shown.lean", "0");
    habits_start(h->store, &h->session);
    assert_false(h->session.watch[0]);
    leave_home(h);
}

static void without_a_store_nothing_is_shown_or_kept(void **state) {
    Home *h = *state;
    sample_make(&h->sample);
    session_begin(&h->session, &h->sample.library, &h->sample.level[0], 7.5, 0, 1);
    habits_recall(&h->habits, NULL, &h->session);
    habits_start(NULL, &h->session);
    session_choose(&h->session, 0, -1, 1);
    habits_keep(&h->habits, NULL, &h->session, true);
    assert_false(h->session.watch[0] || h->session.watch[1]);
    session_free(&h->session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_version_chosen_before_comes_back, prepare, tidy),
        cmocka_unit_test_setup_teardown(a_version_changed_in_mid_move_comes_back, prepare, tidy),
        cmocka_unit_test_setup_teardown(a_level_that_names_a_version_keeps_its_own, prepare, tidy),
        cmocka_unit_test_setup_teardown(a_day_on_which_versions_are_not_the_usual_ones, prepare,
                                        tidy),
        cmocka_unit_test_setup_teardown(what_is_new_is_shown_once, prepare, tidy),
        cmocka_unit_test_setup_teardown(without_a_store_nothing_is_shown_or_kept, prepare, tidy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
