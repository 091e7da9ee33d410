// ctest: serial
#include "clock.h"
#include "check.h"
#include "pacer.h"

#include <time.h>

enum { MS = 1000000, SECOND = 1000000000 };

static void test_the_first_frame_has_no_ticks(void **state) {
    (void)state;
    Clock clock = {0};
    ClockFrame frame = clock_frame(&clock, 123456789);
    assert_int_equal(frame.ticks, 0);
    assert_false(frame.gap);
}

// Any rate of pictures gives 60 ticks a second, to the tick, for ten minutes.
static void test_sixty_ticks_a_second_at_any_rate(void **state) {
    (void)state;
    static const int rates[] = {24, 25, 30, 50, 59, 60, 72, 75, 120, 144};
    for (size_t i = 0; i < COUNT(rates); i++) {
        Clock clock = {0};
        int64_t ticks = 0;
        for (int64_t picture = 0; picture <= 600 * rates[i]; picture++) {
            uint64_t now = (uint64_t)(picture * SECOND / rates[i]) + 77;
            ClockFrame frame = clock_frame(&clock, now);
            assert_false(frame.gap);
            assert_in_range(frame.ticks, 0, CLOCK_MOST_TICKS);
            assert_true(frame.part >= 0 && frame.part < 1);
            ticks += frame.ticks;
            // What is shown (ticks and part) never strays from the time that went by.
            double shown = (double)ticks + frame.part;
            assert_near(shown, (double)(now - 77) * 60 / SECOND, 1e-6);
        }
        assert_int_equal(ticks, 36000);
    }
}

static void test_a_slow_frame_waits_and_never_hurries(void **state) {
    (void)state;
    Clock clock = {0};
    clock_frame(&clock, SECOND);
    ClockFrame frame = clock_frame(&clock, SECOND + 400 * MS);
    assert_false(frame.gap);
    assert_int_equal(frame.ticks, CLOCK_MOST_TICKS);
    frame = clock_frame(&clock, SECOND + 417 * MS);
    assert_int_equal(frame.ticks, 1); // the 20 ticks that were left out do not come later
}

static void test_half_a_second_is_the_longest_frame(void **state) {
    (void)state;
    Clock clock = {0};
    clock_frame(&clock, SECOND);
    assert_false(clock_frame(&clock, SECOND + 500 * MS).gap);
    ClockFrame frame = clock_frame(&clock, SECOND + 1000 * MS + 1);
    assert_true(frame.gap);
    assert_int_equal(frame.ticks, 0);
    frame = clock_frame(&clock, SECOND + 1017 * MS + 1); // and then time simply goes on
    assert_false(frame.gap);
    assert_int_equal(frame.ticks, 1);
}

static void test_own_work_is_no_gap(void **state) {
    (void)state;
    Clock clock = {0};
    uint64_t begin = SECOND;
    clock_frame(&clock, begin);
    clock_worked(&clock, begin + 900ull * MS); // something took long to draw
    ClockFrame frame = clock_frame(&clock, begin + 905ull * MS);
    assert_false(frame.gap);
    assert_int_equal(frame.ticks, CLOCK_MOST_TICKS);
    clock_worked(&clock, begin + 910ull * MS); // quick work, and then the machine slept
    assert_true(clock_frame(&clock, begin + 1411ull * MS).gap);
    assert_true(clock_frame(&clock, begin + 1912ull * MS).gap); // that work is long over
    clock_worked(&clock, begin + 1913ull * MS);
    assert_false(clock_frame(&clock, begin + 2410ull * MS).gap);
    clock_worked(&clock, begin + 6420ull * MS); // nobody works that long: it slept at work
    frame = clock_frame(&clock, begin + 6421ull * MS);
    assert_true(frame.gap);
    assert_int_equal(frame.ticks, 0);
}

static void test_a_clock_that_steps_back_stands_still(void **state) {
    (void)state;
    Clock clock = {0};
    clock_frame(&clock, 10 * (uint64_t)SECOND);
    ClockFrame frame = clock_frame(&clock, 9 * (uint64_t)SECOND);
    assert_int_equal(frame.ticks, 0);
    assert_false(frame.gap);
    assert_int_equal(clock_frame(&clock, 9 * (uint64_t)SECOND + 17 * MS).ticks, 1);
}

static void test_the_real_clock_goes_forward(void **state) {
    (void)state;
    uint64_t before = clock_now();
    for (int i = 0; i < 1000; i++) {
        uint64_t now = clock_now();
        assert_true(now >= before);
        before = now;
    }
}

static void test_the_hour_is_the_familys_own(void **state) {
    (void)state;
    double here = clock_hour();
    assert_true(here >= 0 && here < 24);
    setenv("TZ", "UTC0", 1);
    tzset();
    double greenwich = clock_hour();
    setenv("TZ", "EAST-5:30", 1);
    tzset();
    assert_near(fmod(clock_hour() - greenwich + 24, 24), 5.5, 0.02);
}

// A make-believe screen: presenting takes until its next picture, or no time at all.
typedef struct {
    Pacer pacer;
    uint64_t now, refresh;
    bool waits;
} Screen;

static void show(Screen *screen, uint64_t drawing) {
    screen->now += drawing;
    uint64_t due = pacer_due(&screen->pacer, screen->now);
    if (due > screen->now)
        screen->now = due;
    if (screen->waits)
        screen->now += screen->refresh - screen->now % screen->refresh;
    pacer_shown(&screen->pacer, screen->now);
}

static double rate_of(Screen *screen, int frames, uint64_t drawing) {
    for (int i = 0; i < 120; i++)
        show(screen, drawing);
    uint64_t start = screen->now;
    for (int i = 0; i < frames; i++)
        show(screen, drawing);
    return (double)frames * SECOND / (double)(screen->now - start);
}

static Screen screen_of(int rate, bool says_it_waits, bool waits) {
    Screen screen = {.now = SECOND, .refresh = (uint64_t)(SECOND / rate), .waits = waits};
    pacer_init(&screen.pacer, rate, says_it_waits);
    return screen;
}

static void test_the_pacer_keeps_the_rate_of_the_screen(void **state) {
    (void)state;
    static const struct {
        int rate;
        double drawn;
    } screens[] = {{24, 24}, {30, 30},  {50, 50},  {60, 60},
                   {75, 75}, {120, 60}, {144, 72}, {240, 60}};
    for (size_t i = 0; i < COUNT(screens); i++) {
        Screen own = screen_of(screens[i].rate, false, false);
        assert_near(rate_of(&own, 600, 3 * MS), screens[i].drawn, 0.01);
        Screen waiting = screen_of(screens[i].rate, true, true);
        assert_near(rate_of(&waiting, 600, 3 * MS), screens[i].drawn, 0.5);
        assert_true(waiting.pacer.screen_waits);
    }
}

static void test_a_screen_that_only_says_it_waits_is_found_out(void **state) {
    (void)state;
    Screen screen = screen_of(60, true, false);
    assert_near(rate_of(&screen, 600, 3 * MS), 60, 0.01);
    assert_false(screen.pacer.screen_waits);
}

static void test_an_unknown_rate_means_sixty(void **state) {
    (void)state;
    static const int rates[] = {0, -1, 23, 501};
    for (size_t i = 0; i < COUNT(rates); i++) {
        Pacer pacer;
        pacer_init(&pacer, rates[i], false);
        assert_int_equal(pacer.frame, SECOND / 60);
    }
}

static void test_a_late_frame_is_not_made_up_for(void **state) {
    (void)state;
    Screen screen = screen_of(60, false, false);
    for (int i = 0; i < 10; i++)
        show(&screen, MS);
    show(&screen, 300 * MS);
    uint64_t after = screen.now;
    show(&screen, MS);
    assert_int_equal(screen.now - after, SECOND / 60);
}

static void test_waiting_ends_on_time(void **state) {
    (void)state;
    uint64_t best = SECOND;
    for (int i = 0; i < 20; i++) { // a busy machine may oversleep some, not all
        uint64_t due = clock_now() + 5 * MS;
        pacer_wait(due);
        uint64_t now = clock_now();
        assert_true(now >= due);
        if (now - due < best)
            best = now - due;
    }
    assert_in_range(best, 0, MS / 5);
    uint64_t start = clock_now();
    pacer_wait(start - 1);
    assert_in_range(clock_now() - start, 0, 5 * MS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_frame_has_no_ticks),
        cmocka_unit_test(test_sixty_ticks_a_second_at_any_rate),
        cmocka_unit_test(test_a_slow_frame_waits_and_never_hurries),
        cmocka_unit_test(test_half_a_second_is_the_longest_frame),
        cmocka_unit_test(test_own_work_is_no_gap),
        cmocka_unit_test(test_a_clock_that_steps_back_stands_still),
        cmocka_unit_test(test_the_real_clock_goes_forward),
        cmocka_unit_test(test_the_hour_is_the_familys_own),
        cmocka_unit_test(test_the_pacer_keeps_the_rate_of_the_screen),
        cmocka_unit_test(test_a_screen_that_only_says_it_waits_is_found_out),
        cmocka_unit_test(test_an_unknown_rate_means_sixty),
        cmocka_unit_test(test_a_late_frame_is_not_made_up_for),
        cmocka_unit_test(test_waiting_ends_on_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
