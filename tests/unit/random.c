#include "random.h"
#include "check.h"

static void test_same_seed_same_numbers(void **state) {
    (void)state;
    Random a = random_seeded(42), b = random_seeded(42), c = random_seeded(43);
    int same = 0;
    for (int i = 0; i < 1000; i++) {
        uint32_t bits = random_bits(&a);
        assert_int_equal(bits, random_bits(&b));
        same += bits == random_bits(&c);
    }
    assert_true(same < 3);
}

// The reference numbers of PCG32 for state 42, stream 54, as its author's demo prints them, check
// the mixing step; the stream here is another one, so the step is checked by hand.
static void test_mixing_as_published(void **state) {
    (void)state;
    const uint64_t stream = (54u << 1) | 1u;
    uint64_t word = 0;
    word = word * 6364136223846793005u + stream;
    word += 42;
    word = word * 6364136223846793005u + stream;
    static const uint32_t expected[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b};
    for (size_t i = 0; i < COUNT(expected); i++) {
        Random random = {word};
        assert_int_equal(random_bits(&random), expected[i]);
        word = word * 6364136223846793005u + stream;
    }
}

static void test_zero_is_a_seed(void **state) {
    (void)state;
    Random random = {0};
    random_bits(&random);
    uint32_t a = random_bits(&random), b = random_bits(&random);
    assert_true(a != b && a != 0);
}

static void test_unit_is_even(void **state) {
    (void)state;
    Random random = random_seeded(1);
    double sum = 0, low = 1, high = 0;
    for (int i = 0; i < 100000; i++) {
        double x = random_unit(&random);
        assert_true(x >= 0.0 && x < 1.0);
        sum += x;
        low = x < low ? x : low;
        high = x > high ? x : high;
    }
    assert_near(sum / 100000, 0.5, 0.005);
    assert_true(low < 0.0005 && high > 0.9995);
}

static void test_below_is_even(void **state) {
    (void)state;
    Random random = random_seeded(2);
    int count[7] = {0};
    for (int i = 0; i < 70000; i++)
        count[random_below(&random, 7)]++;
    for (int i = 0; i < 7; i++)
        assert_near(count[i], 10000, 400);
    for (int i = 0; i < 100; i++)
        assert_int_equal(random_below(&random, 1), 0);
    for (int i = 0; i < 100; i++)
        assert_true(random_below(&random, INT32_MAX) >= 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_seed_same_numbers), cmocka_unit_test(test_mixing_as_published),
        cmocka_unit_test(test_zero_is_a_seed),         cmocka_unit_test(test_unit_is_even),
        cmocka_unit_test(test_below_is_even),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
