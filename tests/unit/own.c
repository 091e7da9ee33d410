#include "own.h"
#include "check.h"

#include <time.h>

// The C library stands in for the truth here: its own error is under 1e-15.
static double worst(double (*own)(double), double (*library)(double), double low, double high) {
    double most = 0.0;
    for (int i = 0; i <= 200000; i++) {
        double x = low + (high - low) * i / 200000.0;
        double error = fabs(own(x) - library(x));
        most = error > most || isnan(error) ? error : most;
    }
    return most;
}

static void test_sine_and_cosine(void **state) {
    (void)state;
    assert_near(worst(own_sin, sin, -20, 20), 0, 4e-16);
    assert_near(worst(own_cos, cos, -20, 20), 0, 4e-16);
    assert_near(worst(own_sin, sin, -1e-6, 1e-6), 0, 1e-21);
    assert_near(worst(own_cos, cos, -9e5, 9e5), 0, 1e-12);
    assert_near(own_sin(1e9), sin(1e9), 1e-6);
    assert_true(isnan(own_sin((double)INFINITY)) && isnan(own_cos((double)NAN)));
    assert_true(own_sin(0) == 0.0 && own_cos(0) == 1.0);
}

static void test_arc_of_all_directions(void **state) {
    (void)state;
    static const double radius[] = {1e-300, 1e-42, 1e-9, 1.0, 1e9, 1e42, 1e300};
    for (size_t r = 0; r < COUNT(radius); r++)
        for (int i = -18000; i <= 18000; i++) {
            double y = radius[r] * sin(i * 1.7453e-4), x = radius[r] * cos(i * 1.7453e-4);
            assert_near(own_atan2(y, x), atan2(y, x), 1e-15);
        }
    assert_true(own_atan2(0, 0) == 0.0);
    assert_near(own_atan2(0, -1), 3.14159265358979324, 1e-15);
    assert_near(own_atan2(-1, 0), -1.57079632679489662, 1e-15);
    assert_near(own_atan2(1, 1), 0.78539816339744831, 1e-15);
    assert_near(own_atan2(5e-324, 5e-324), 0.78539816339744831, 1e-15);
    assert_true(isnan(own_atan2((double)NAN, 1)) && isnan(own_atan2(1, (double)INFINITY)));
}

static void test_arc_cosine(void **state) {
    (void)state;
    assert_near(worst(own_acos, acos, -1, 1), 0, 1e-15);
    assert_near(own_acos(1 - 1e-15), acos(1 - 1e-15), 1e-15);
    assert_true(own_acos(1.5) == 0.0);
    assert_near(own_acos(-1.5), 3.14159265358979324, 1e-15);
}

static void test_exponential_and_logarithm(void **state) {
    (void)state;
    for (int i = -7000; i <= 7000; i++) {
        double x = i * 0.1;
        assert_near(own_exp(x) / exp(x), 1, 1e-15);
        assert_near(own_log(exp(x)), log(exp(x)), fabs(x) * 3e-16 + 1e-15);
    }
    assert_true(own_exp(-1e9) == 0.0 && own_exp(1e9) == own_exp(700));
    assert_true(own_exp(0) == 1.0 && own_log(1) == 0.0);
    assert_true(isnan(own_log(0)) && isnan(own_log(-1)) && isnan(own_exp((double)NAN)));
}

// A few bit patterns, taken once: another processor or compiler must give the very same.
static void test_same_bits_everywhere(void **state) {
    (void)state;
    uint64_t sum = 14695981039346656037u;
    for (int i = 0; i < 10000; i++) {
        double x = (i - 5000) * 0.00391;
        double values[5] = {own_sin(x), own_cos(x), own_atan2(x, 1.7), own_acos(x / 20),
                            own_exp(x)};
        for (size_t k = 0; k < COUNT(values); k++) {
            uint64_t bits;
            memcpy(&bits, &values[k], sizeof bits);
            sum = (sum ^ bits) * 1099511628211u;
        }
    }
    assert_int_equal(sum, 0x8cc4fa77812ada63);
}

static void test_fast_enough(void **state) {
    (void)state;
    struct timespec from, to;
    double sum = 0.0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int i = 0; i < 1000000; i++) {
        double sine, cosine;
        own_sin_cos(i * 1e-5 - 5, &sine, &cosine);
        sum += own_atan2(sine, cosine);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    double nanoseconds =
        (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
    print_message("sine, cosine and arc together: %.1f ns (%g)\n", nanoseconds, sum);
    assert_true(nanoseconds < 1500); // an order above what it takes, for slow and sanitized builds
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sine_and_cosine),
        cmocka_unit_test(test_arc_of_all_directions),
        cmocka_unit_test(test_arc_cosine),
        cmocka_unit_test(test_exponential_and_logarithm),
        cmocka_unit_test(test_same_bits_everywhere),
        cmocka_unit_test(test_fast_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
