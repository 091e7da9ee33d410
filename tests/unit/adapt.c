#include "adapt.h"
#include "check.h"
#include "random.h"

#define ALLOWED (1.0 / 60)

// A make-believe machine: what a frame costs at full size, of which a part does not hang on the
// size, and a seed for single slow frames.
typedef struct {
    Adapt adapt;
    double full, fixed; // milliseconds
    int hitch;          // every so manieth frame takes 60 ms; 0: none
    int frames, changes;
} Machine;

static void run(Machine *m, double seconds) {
    for (int i = 0; i < (int)(60 * seconds + .5); i++) {
        double share = adapt_share(&m->adapt);
        double work = m->fixed + (m->full - m->fixed) * share * share;
        if (m->hitch && ++m->frames % m->hitch == 0)
            work = 60;
        m->changes += adapt_frame(&m->adapt, 1e-3 * work, ALLOWED);
    }
}

static void test_a_quick_machine_draws_all_of_it(void **state) {
    (void)state;
    Machine m = {.full = 9, .fixed = 3};
    assert_near(adapt_share(&m.adapt), 1, 1e-12);
    run(&m, 600);
    assert_int_equal(m.changes, 0);
    assert_near(adapt_share(&m.adapt), 1, 1e-12);
}

static void test_a_slow_machine_finds_the_size_that_holds(void **state) {
    (void)state;
    static const struct {
        double full, share;
    } machines[] = {{14, 1}, {18, .85}, {24, .70}, {36, .55}, {90, .55}};
    for (size_t i = 0; i < COUNT(machines); i++) {
        Machine m = {.full = machines[i].full, .fixed = 3};
        run(&m, 8);
        assert_near(adapt_share(&m.adapt), machines[i].share, 1e-12);
        int found = m.changes;
        run(&m, 600); // and it stays: no size comes and goes
        assert_near(adapt_share(&m.adapt), machines[i].share, 1e-12);
        assert_int_equal(m.changes, found);
    }
}

static void test_single_slow_frames_change_nothing(void **state) {
    (void)state;
    Machine m = {.full = 9, .fixed = 3, .hitch = 10};
    run(&m, 120);
    assert_int_equal(m.changes, 0);
    m = (Machine){.full = 9, .fixed = 3};
    for (int i = 0; i < 20; i++) { // even when a whole half second of them comes now and then
        m.full = 40;
        run(&m, .5);
        m.full = 9;
        run(&m, 5);
    }
    assert_int_equal(m.changes, 0);
}

static void test_it_grows_again_one_step_at_a_time_and_not_at_once(void **state) {
    (void)state;
    Machine m = {.full = 40, .fixed = 2};
    run(&m, 8);
    assert_near(adapt_share(&m.adapt), .55, 1e-12);
    m.full = 6;
    m.changes = 0;
    run(&m, 9);
    assert_int_equal(m.changes, 0); // ten seconds are asked for
    run(&m, 3);
    assert_near(adapt_share(&m.adapt), .70, 1e-12);
    run(&m, 30);
    assert_near(adapt_share(&m.adapt), 1, 1e-12);
    assert_int_equal(m.changes, 3);
}

// A machine that is slower in the larger size than the pixels tell: it goes back, and the next try
// comes ever later.
static void test_vain_tries_become_rare(void **state) {
    (void)state;
    Adapt adapt = {0};
    int changes = 0, early = 0;
    for (int i = 0; i < 60 * 1800; i++) {
        double work = adapt_share(&adapt) > .9 ? 20 : 6;
        changes += adapt_frame(&adapt, 1e-3 * work, ALLOWED);
        if (i == 60 * 120)
            early = changes;
    }
    assert_in_range(early, 5, 12);
    assert_in_range(changes - early, 10, 32); // in twenty-eight minutes: every second minute a try
}

// Heavy and light movements in turn on a machine at its limit, with restless times: the size never
// pumps. It grows after ten calm seconds at the earliest, and soon keeps to the size that holds.
static void test_movements_in_turn_do_not_pump(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Random dice = random_seeded(seed);
        Adapt adapt = {0};
        int changes = 0, late = 0, smaller_at = -1000 * 60, frame = 0;
        for (int move = 0; move < 40; move++) { // twenty minutes
            double full = move % 2 ? 11 + 3 * random_unit(&dice) : 17 + 4 * random_unit(&dice);
            int frames = 60 * (20 + (int)(20 * random_unit(&dice)));
            for (int i = 0; i < frames; i++, frame++) {
                double share = adapt_share(&adapt), noise = .85 + .3 * random_unit(&dice);
                double work = (3 + (full - 3) * share * share) * noise;
                if (!adapt_frame(&adapt, 1e-3 * work, ALLOWED))
                    continue;
                bool grown = adapt_share(&adapt) > share;
                if (grown)
                    assert_true(frame - smaller_at >= 10 * 60);
                else
                    smaller_at = frame;
                changes++;
                late += move >= 20;
            }
        }
        assert_in_range(changes, 1, 12);
        assert_in_range(late, 0, 8);
    }
}

static void test_a_slow_screen_allows_more(void **state) {
    (void)state;
    Adapt adapt = {0};
    for (int i = 0; i < 24 * 60; i++)
        assert_false(adapt_frame(&adapt, .030, 1.0 / 24));
    int changes = 0;
    for (int i = 0; i < 24 * 60; i++)
        changes += adapt_frame(&adapt, .041, 1.0 / 24);
    assert_true(changes > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_quick_machine_draws_all_of_it),
        cmocka_unit_test(test_a_slow_machine_finds_the_size_that_holds),
        cmocka_unit_test(test_single_slow_frames_change_nothing),
        cmocka_unit_test(test_it_grows_again_one_step_at_a_time_and_not_at_once),
        cmocka_unit_test(test_vain_tries_become_rare),
        cmocka_unit_test(test_movements_in_turn_do_not_pump),
        cmocka_unit_test(test_a_slow_screen_allows_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
