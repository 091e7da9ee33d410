// The weeks of a family: what is counted in which, and what was there for the first time.
#include "check.h"

#include "file.h"
#include "weeks.h"

enum { DAY = 86400 };

static const int64_t NOW = 2000000000;

static StoreRep rep(int days_ago, const char *exercise, Side side, int breaths) {
    StoreRep r = {.when = NOW - (int64_t)days_ago * DAY, .side = side, .breaths = breaths};
    snprintf(r.exercise, sizeof r.exercise, "%s", exercise);
    return r;
}

static void each_week_has_its_own(void **state) {
    (void)state;
    StoreRep reps[] = {rep(200, "cat", SIDE_RIGHT, 3), rep(10, "cat", SIDE_LEFT, 3),
                       rep(8, "cat", SIDE_RIGHT, 3),   rep(8, "bend", SIDE_NONE, 9),
                       rep(0, "bend", SIDE_NONE, 9),   rep(-1, "bend", SIDE_NONE, 9)};
    Weeks w;
    weeks_count(&w, reps, COUNT(reps), NOW);
    assert_int_equal(w.week[WEEKS - 1].breaths, 9); // what lies ahead of a wrong clock is not seen
    assert_int_equal(w.week[WEEKS - 1].moves, 1);
    assert_false(w.week[WEEKS - 1].both);
    assert_int_equal(w.week[WEEKS - 2].breaths, 15);
    assert_int_equal(w.week[WEEKS - 2].moves, 2);
    assert_true(w.week[WEEKS - 2].both);
    assert_int_equal(w.week[0].breaths, 0);
    assert_int_equal(weeks_day(&w, WEEKS - 2), NOW - 7 * DAY);
    assert_int_equal(w.first[FIRST_BREATH], reps[0].when);
    assert_int_equal(w.first[FIRST_BOTH_SIDES], reps[1].when);
    assert_int_equal(w.first[FIRST_FIVE], 0);
}

static void nothing_is_an_empty_vine(void **state) {
    (void)state;
    Weeks w;
    weeks_count(&w, NULL, 0, NOW);
    for (int i = 0; i < WEEKS; i++)
        assert_true(w.week[i].breaths == 0 && w.week[i].back < 0);
    weeks_recall(&w, NULL, NOW);
    weeks_back_keep(NULL, NOW, 1);
}

// A family that has just begun has one week, not twelve of which it did nothing.
static void a_vine_begins_with_its_first_week(void **state) {
    (void)state;
    static const int days[] = {0, 6, 7, 20, 83, 84, 900};
    static const int begins[] = {WEEKS - 1, WEEKS - 1, WEEKS - 2, WEEKS - 3, 0, 0, 0};
    Weeks w;
    weeks_count(&w, NULL, 0, NOW);
    assert_int_equal(weeks_begin(&w), WEEKS);
    for (int i = 0; i < 7; i++) {
        StoreRep reps[] = {rep(days[i], "cat", SIDE_LEFT, 2), rep(0, "cat", SIDE_LEFT, 2)};
        weeks_count(&w, reps, 2, NOW);
        assert_int_equal(weeks_begin(&w), begins[i]);
    }
}

static void how_the_back_felt_is_kept_by_the_day(void **state) {
    (void)state;
    char folder[64];
    folder_scratch(folder);
    Store *store = store_open(folder, NULL);
    weeks_back_keep(store, NOW - 8 * DAY, 0);
    weeks_back_keep(store, NOW - DAY, .5);
    weeks_back_keep(store, NOW, 0); // the last answer of a day counts
    weeks_back_keep(store, NOW, 1);
    Weeks w;
    weeks_recall(&w, store, NOW);
    assert_true(fabs(w.week[WEEKS - 1].back - .75) < 1e-6);
    assert_true(fabs(w.week[WEEKS - 2].back) < 1e-6);
    assert_true(w.week[WEEKS - 3].back < 0);
    store_close(store);
    folder_drop(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_week_has_its_own),
                                       cmocka_unit_test(nothing_is_an_empty_vine),
                                       cmocka_unit_test(a_vine_begins_with_its_first_week),
                                       cmocka_unit_test(how_the_back_felt_is_kept_by_the_day)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
