// Least squares: lines, curves, and unknowns that must stay.
#include "check.h"

#include "least.h"

static int line(const void *context, const double *x, double *r) {
    (void)context;
    for (int i = 0; i < 5; i++)
        r[i] = x[0] + x[1] * i - (3 + 2 * i);
    return 5;
}

static int rosenbrock(const void *context, const double *x, double *r) {
    (void)context;
    r[0] = 10 * (x[1] - x[0] * x[0]);
    r[1] = 1 - x[0];
    return 2;
}

static int torn(const void *context, const double *x, double *r) {
    const double *wish = context;
    r[0] = x[0] - wish[0];
    r[1] = x[0] - wish[1];
    r[2] = 3 * (x[0] - wish[2]);
    return 3;
}

static void fits_a_line(void **state) {
    (void)state;
    double x[2] = {0, 0}, step[2] = {1e-6, 1e-6};
    assert_near(least_squares(line, NULL, x, step, 2, 30), 0, 1e-12);
    assert_near(x[0], 3, 1e-6);
    assert_near(x[1], 2, 1e-6);
}

static void goes_down_a_bent_valley(void **state) {
    (void)state;
    double x[2] = {-1.2, 1}, step[2] = {1e-7, 1e-7};
    assert_near(least_squares(rosenbrock, NULL, x, step, 2, 200), 0, 1e-10);
    assert_near(x[0], 1, 1e-4);
    assert_near(x[1], 1, 1e-4);
}

static void a_step_of_zero_keeps_its_unknown(void **state) {
    (void)state;
    double x[2] = {1, 0}, step[2] = {0, 1e-6};
    least_squares(line, NULL, x, step, 2, 30);
    assert_true(memcmp(&x[0], &(double){1}, sizeof x[0]) == 0);
    // The best slope through (0, 1): sum(i (2 + 2 i)) / sum(i i)
    assert_near(x[1], 2 + 20.0 / 30.0, 1e-6);
}

static void torn_wishes_are_weighed(void **state) {
    (void)state;
    double wish[3] = {0, 1, 4}, x[1] = {0}, step[1] = {1e-6};
    double left = least_squares(torn, wish, x, step, 1, 30);
    assert_near(x[0], (0 + 1 + 9 * 4) / 11.0, 1e-6);
    assert_true(left > 1);
}

static void the_same_start_gives_the_same_bytes(void **state) {
    (void)state;
    double a[2] = {-1.2, 1}, b[2] = {-1.2, 1}, step[2] = {1e-7, 1e-7};
    least_squares(rosenbrock, NULL, a, step, 2, 17);
    least_squares(rosenbrock, NULL, b, step, 2, 17);
    assert_memory_equal(a, b, sizeof a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fits_a_line),
        cmocka_unit_test(goes_down_a_bent_valley),
        cmocka_unit_test(a_step_of_zero_keeps_its_unknown),
        cmocka_unit_test(torn_wishes_are_weighed),
        cmocka_unit_test(the_same_start_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
