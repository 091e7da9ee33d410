// Loose ends follow their place with a soft spring, the same from anywhere.
#include "check.h"

#include <math.h>

#include "loose.h"

static Vec3 place(double t) { // goes 40 cm aside in a second, and stays
    double u = fmin(fmax(t, 0), 1);
    return vec3(.4 * u * u * (3 - 2 * u), 1, 0);
}

static Vec3 behind(double t) {
    Vec3 before[LOOSE_MOMENTS];
    for (int i = 0; i < LOOSE_MOMENTS; i++)
        before[i] = place(t - LOOSE_SECONDS[i]);
    return loose_behind(before, place(t), .04);
}

static void ends_come_after_swing_over_and_rest(void **state) {
    (void)state;
    assert_near(vec_length(behind(-.1)), 0, 1e-12);
    assert_true(behind(.5).x < -.01);
    double over = 0, most = 0;
    for (int i = 0; i < 200; i++) {
        Vec3 now = behind(i * .01), next = behind(i * .01 + 1e-4);
        over = fmax(over, now.x);
        most = fmax(most, vec_length(now));
        assert_true(vec_length(vec_sub(next, now)) < 1e-4); // under a metre a second
    }
    assert_true(over > .0005); // past its place, as a spring does
    assert_true(most < .04);
    assert_near(vec_length(behind(1.5)), 0, 1e-12);
}

static void who_does_not_move_has_nothing_behind(void **state) {
    (void)state;
    Vec3 before[LOOSE_MOMENTS];
    for (int i = 0; i < LOOSE_MOMENTS; i++)
        before[i] = vec3(3, 2, 1);
    assert_near(vec_length(loose_behind(before, vec3(3, 2, 1), .04)), 0, 1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_come_after_swing_over_and_rest),
        cmocka_unit_test(who_does_not_move_has_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
