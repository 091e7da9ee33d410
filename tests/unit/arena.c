#include "arena.h"
#include "broken.h"
#include "check.h"

static void test_takes_in_order(void **state) {
    (void)state;
    Arena arena;
    arena_init(&arena, 4096);
    unsigned char *first = arena_take(&arena, 3);
    unsigned char *second = arena_take(&arena, 100);
    assert_true(second >= first + 3 && second + 100 <= arena.memory + arena.size);
    assert_int_equal((uintptr_t)second % _Alignof(max_align_t), 0);
    for (int i = 0; i < 100; i++)
        assert_int_equal(second[i], 0);
    memset(first, 7, 3);
    memset(second, 7, 100);
    arena_reset(&arena);
    unsigned char *again = arena_take(&arena, 200);
    assert_ptr_equal(again, first);
    for (int i = 0; i < 200; i++)
        assert_int_equal(again[i], 0); // what lay there before is gone
    arena_free(&arena);
    assert_null(arena.memory);
}

static void test_takes_all_to_the_last_byte(void **state) {
    (void)state;
    Arena arena;
    arena_init(&arena, 64);
    assert_non_null(arena_take(&arena, 64));
    assert_non_null(arena_take(&arena, 0));
    arena_free(&arena);
}

static void take_one_too_many(void) {
    Arena arena;
    arena_init(&arena, 64);
    arena_take(&arena, 60);
    arena_take(&arena, 1);
}

static void take_more_than_numbers_hold(void) {
    Arena arena;
    arena_init(&arena, 64);
    arena_take(&arena, 1);
    arena_take(&arena, (size_t)-8);
}

static void take_what_fits(void) {
    Arena arena;
    arena_init(&arena, 64);
    arena_take(&arena, 64);
    arena_free(&arena);
}

static void test_running_out_is_a_bug(void **state) {
    (void)state;
    assert_true(stops_by_assert(take_one_too_many));
    assert_true(stops_by_assert(take_more_than_numbers_hold));
    assert_false(stops_by_assert(take_what_fits));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_takes_in_order),
        cmocka_unit_test(test_takes_all_to_the_last_byte),
        cmocka_unit_test(test_running_out_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
