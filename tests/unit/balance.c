// How far inside of what it stands on a point lies.
#include "check.h"

#include "balance.h"

static Support square(void) {
    Support s = {.count = 0};
    balance_add(&s, vec3(-1, 5, -1)); // the height does not count
    balance_add(&s, vec3(1, 0, 1));
    balance_add(&s, vec3(1, -3, -1));
    balance_add(&s, vec3(-1, 0, 1));
    balance_add(&s, vec3(.2, 0, .3)); // inside: changes nothing
    return s;
}

static void tells_the_distance_to_the_edge(void **state) {
    (void)state;
    Support s = square();
    assert_near(balance_margin(&s, vec3(0, 9, 0)), 1, 1e-12);
    assert_near(balance_margin(&s, vec3(.75, 0, .1)), .25, 1e-12);
    assert_near(balance_margin(&s, vec3(0, 0, -1.5)), -.5, 1e-12);
    assert_near(balance_margin(&s, vec3(1, 0, 0)), 0, 1e-12);
}

static void the_order_of_points_does_not_matter(void **state) {
    (void)state;
    Support s = square(), back = {.count = 0};
    for (int i = s.count - 1; i >= 0; i--)
        balance_add(&back, s.point[i]);
    for (double x = -2; x <= 2; x += .37)
        assert_near(balance_margin(&s, vec3(x, 0, .2)), balance_margin(&back, vec3(x, 0, .2)),
                    1e-12);
}

static void a_line_or_a_point_carries_nothing(void **state) {
    (void)state;
    Support s = {.count = 0};
    balance_add(&s, vec3(0, 0, 0));
    assert_near(balance_margin(&s, vec3(0, 0, .3)), -.3, 1e-12);
    balance_add(&s, vec3(1, 0, 0));
    assert_true(balance_margin(&s, vec3(.5, 0, 0)) <= 0);
    balance_add(&s, vec3(2, 0, 0));
    assert_true(balance_margin(&s, vec3(.5, 0, .1)) <= 0);
}

static void a_foot_is_a_rectangle(void **state) {
    (void)state;
    Figure f;
    Body b;
    figure_init(&f, 1.65, false);
    figure_rest(&f, &b);
    Support s = {.count = 0};
    balance_add_foot(&s, &f, &b, SIDE_LEFT);
    assert_int_equal(s.count, 4);
    double x = b.position[JOINT_ANKLE].x, wide = .17 * f.foot_length;
    Vec3 middle = vec_mix(b.position[JOINT_HEEL], b.position[JOINT_TOE], .5);
    assert_near(balance_margin(&s, middle), wide, 1e-12);
    assert_near(balance_margin(&s, vec3(x + wide + .01, 0, middle.z)), -.01, 1e-12);
    assert_near(balance_margin(&s, vec_add(b.position[JOINT_TOE], vec3(0, 0, .02))), -.02, 1e-12);
    // Turned out, the same foot is as wide.
    Quat turn = quat_axis(vec3(0, 1, 0), .4);
    Vec3 ankle = b.position[JOINT_ANKLE];
    for (int j = JOINT_HEEL; j <= JOINT_TOE; j += 2)
        b.position[j] = vec_add(ankle, quat_rotate(turn, vec_sub(b.position[j], ankle)));
    Support turned = {.count = 0};
    balance_add_foot(&turned, &f, &b, SIDE_LEFT);
    middle = vec_mix(b.position[JOINT_HEEL], b.position[JOINT_TOE], .5);
    assert_near(balance_margin(&turned, middle), wide, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_distance_to_the_edge),
        cmocka_unit_test(the_order_of_points_does_not_matter),
        cmocka_unit_test(a_line_or_a_point_carries_nothing),
        cmocka_unit_test(a_foot_is_a_rectangle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
