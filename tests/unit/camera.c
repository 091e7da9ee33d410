// camera.h: where world points fall in the picture.
#include "check.h"

#include "camera.h"

static Camera look(void) {
    return camera_look(vec3(0, 1, 5), vec3(0, 1, 0), radians(30), 640, 360);
}

static void the_target_is_the_middle(void **state) {
    (void)state;
    Camera camera = look();
    double x, y, depth;
    assert_true(camera_project(&camera, vec3(0, 1, 0), &x, &y, &depth));
    assert_true(fabs(x - 320) < 1e-9 && fabs(y - 180) < 1e-9 && fabs(depth - 5) < 1e-9);
}

static void right_is_right_and_up_is_up(void **state) {
    (void)state;
    Camera camera = look();
    double x, y, depth;
    assert_true(camera_project(&camera, vec3(0.5, 1.5, 0), &x, &y, &depth));
    assert_true(x > 321 && y < 179);
    assert_true(fabs((x - 320) - (180 - y)) < 1e-9);
}

static void the_angle_spans_the_height(void **state) {
    (void)state;
    Camera camera = look();
    double x, y, depth, half = 5 * tan(radians(15));
    assert_true(camera_project(&camera, vec3(0, 1 + half, 0), &x, &y, &depth));
    assert_true(fabs(y) < 1e-6);
}

static void nothing_behind_the_near_plane(void **state) {
    (void)state;
    Camera camera = look();
    double x = 1, y = 1, depth = 1;
    assert_false(camera_project(&camera, vec3(0, 1, 6), &x, &y, &depth));
    assert_true(x == 0 && y == 0 && depth == 0);
    assert_false(camera_project(&camera, vec3(0, 1, NAN), &x, &y, &depth));
}

static void a_camera_may_look_straight_down(void **state) {
    (void)state;
    Camera camera = camera_look(vec3(0, 3, 0), vec3(0, 0, 0), radians(30), 100, 100);
    double x, y, depth;
    assert_true(camera_project(&camera, vec3(0, 0, 0), &x, &y, &depth));
    assert_true(fabs(x - 50) < 1e-9 && fabs(depth - 3) < 1e-9);
    assert_true(fabs(vec_length(camera.right) - 1) < 1e-12);
    assert_true(fabs(vec_length(camera.up) - 1) < 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_target_is_the_middle),
        cmocka_unit_test(right_is_right_and_up_is_up),
        cmocka_unit_test(the_angle_spans_the_height),
        cmocka_unit_test(nothing_behind_the_near_plane),
        cmocka_unit_test(a_camera_may_look_straight_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
