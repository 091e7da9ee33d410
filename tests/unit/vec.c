#include "vec.h"
#include "check.h"
#include "random.h"

static void assert_vec(Vec3 a, Vec3 b, double bound) {
    assert_near(a.x, b.x, bound);
    assert_near(a.y, b.y, bound);
    assert_near(a.z, b.z, bound);
}

static Vec3 any_direction(Random *random) {
    Vec3 v = vec3(random_unit(random) - 0.5, random_unit(random) - 0.5, random_unit(random) - 0.5);
    return vec_unit(v, vec3(0, 1, 0));
}

static void test_vectors(void **state) {
    (void)state;
    assert_vec(vec_cross(vec3(1, 0, 0), vec3(0, 1, 0)), vec3(0, 0, 1), 0);
    assert_near(vec_length(vec3(2, 3, 6)), 7, 0);
    assert_vec(vec_unit(vec3(0, 0, -5), vec3(1, 0, 0)), vec3(0, 0, -1), 1e-15);
    assert_vec(vec_unit(vec3(0, 0, 0), vec3(1, 0, 0)), vec3(1, 0, 0), 0);
    assert_vec(vec_reject(vec3(3, 4, 5), vec3(0, 1, 0)), vec3(3, 0, 5), 0);
    assert_vec(vec_mix(vec3(0, 0, 0), vec3(4, 8, -4), 0.25), vec3(1, 2, -1), 0);
}

static void test_turns_keep_to_the_right_hand(void **state) {
    (void)state;
    assert_vec(quat_rotate(quat_axis(vec3(0, 1, 0), PI / 2), vec3(0, 0, 1)), vec3(1, 0, 0), 1e-15);
    assert_vec(quat_rotate(quat_axis(vec3(1, 0, 0), PI / 2), vec3(0, 1, 0)), vec3(0, 0, 1), 1e-15);
    Quat first = quat_axis(vec3(0, 1, 0), PI / 2);
    Quat then = quat_axis(vec3(0, 0, 1), PI / 2);
    Vec3 v = vec3(1, 2, 3);
    assert_vec(quat_rotate(quat_mul(then, first), v), quat_rotate(then, quat_rotate(first, v)),
               1e-15);
    assert_vec(quat_rotate(quat_conjugate(first), quat_rotate(first, v)), v, 1e-15);
}

static void test_axes_and_back(void **state) {
    (void)state;
    Random random = random_seeded(3);
    for (int i = 0; i < 2000; i++) {
        Quat q = quat_axis(any_direction(&random), random_unit(&random) * 2 * PI);
        Vec3 x = quat_rotate(q, vec3(1, 0, 0));
        Vec3 y = quat_rotate(q, vec3(0, 1, 0));
        Vec3 z = quat_rotate(q, vec3(0, 0, 1));
        Quat again = quat_from_axes(x, y, z);
        assert_vec(quat_rotate(again, vec3(1, 0, 0)), x, 1e-14);
        assert_vec(quat_rotate(again, vec3(0, 1, 0)), y, 1e-14);
        assert_vec(quat_rotate(again, vec3(0, 0, 1)), z, 1e-14);
    }
}

static void test_shortest_turn(void **state) {
    (void)state;
    Random random = random_seeded(4);
    for (int i = 0; i < 2000; i++) {
        Vec3 a = any_direction(&random);
        Vec3 b = i % 3 == 0 ? vec_scale(a, -1) : any_direction(&random);
        Quat q = quat_between(a, b);
        assert_vec(quat_rotate(q, a), b, 1e-7);
        assert_near(vec_length(quat_log(q)), own_acos(vec_dot(a, b)), 1e-7);
    }
    assert_vec(quat_rotate(quat_between(vec3(0, 1, 0), vec3(0, -1, 0)), vec3(0, 1, 0)),
               vec3(0, -1, 0), 1e-15);
}

static void test_logarithm_and_exponential(void **state) {
    (void)state;
    Random random = random_seeded(5);
    for (int i = 0; i < 2000; i++) {
        Vec3 rotation = vec_scale(any_direction(&random), random_unit(&random) * (PI - 1e-6));
        assert_vec(quat_log(quat_exp(rotation)), rotation, 1e-14);
        Quat far = quat_exp(rotation);
        far = (Quat){-far.x, -far.y, -far.z, -far.w}; // the same turn under its other name
        assert_vec(quat_log(far), rotation, 1e-14);
    }
    assert_vec(quat_log(quat_exp(vec3(1e-13, -2e-13, 0))), vec3(1e-13, -2e-13, 0), 1e-27);
    assert_vec(quat_log(quat_identity()), vec3(0, 0, 0), 0);
}

static void test_halfway(void **state) {
    (void)state;
    Quat a = quat_axis(vec3(0, 1, 0), 0.2), b = quat_axis(vec3(0, 1, 0), 1.0);
    assert_vec(quat_log(quat_mix(a, b, 0.0)), vec3(0, 0.2, 0), 1e-15);
    assert_vec(quat_log(quat_mix(a, b, 0.25)), vec3(0, 0.4, 0), 1e-15);
    assert_vec(quat_log(quat_mix(a, b, 1.0)), vec3(0, 1.0, 0), 1e-15);
    Quat far = {-b.x, -b.y, -b.z, -b.w};
    assert_vec(quat_log(quat_mix(a, far, 0.5)), vec3(0, 0.6, 0), 1e-15);
}

static void test_zero_is_no_turn(void **state) {
    (void)state;
    Quat q = quat_unit((Quat){0});
    assert_true(q.w == 1.0 && q.x == 0.0);
    assert_near(quat_unit((Quat){0, 0, 0, -3}).w, -1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_turns_keep_to_the_right_hand),
        cmocka_unit_test(test_axes_and_back),
        cmocka_unit_test(test_shortest_turn),
        cmocka_unit_test(test_logarithm_and_exponential),
        cmocka_unit_test(test_halfway),
        cmocka_unit_test(test_zero_is_no_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
