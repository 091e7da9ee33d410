// A line round what is covered, near a part of it; and what is painted behind it.
#include "check.h"

#include "stage_mask.h"

enum { SIDE = 360, LEFT = 120, RIGHT = 240 }; // a square in the middle
static const uint32_t GROUND = 0xFF808080, PAINT = 0xFFFFFFFF;

static uint32_t pixel[SIDE * SIDE];
static const BrushCanvas CANVAS = {pixel, SIDE, SIDE, SIDE, 0, 0};

static StageMask *make(void) {
    StageMask *mask = stage_mask_create();
    assert_true(stage_mask_begin(mask, (RasterBox){60, 60, 300, 300}, SIDE, SIDE));
    const MaskPoint upper[3] = {{LEFT, LEFT}, {RIGHT, RIGHT}, {RIGHT, LEFT}};
    const MaskPoint lower[3] = {{LEFT, LEFT}, {LEFT, RIGHT}, {RIGHT, RIGHT}};
    stage_mask_fill(mask, MASK_COVER, upper, 255);
    stage_mask_fill(mask, MASK_COVER, lower, 255);
    for (int i = 0; i < SIDE * SIDE; i++)
        pixel[i] = GROUND;
    return mask;
}

// Its left side is the part.
static StageMask *make_part(void) {
    StageMask *mask = make();
    for (int y = LEFT; y < RIGHT; y += 4)
        stage_mask_dot(mask, MASK_PART, (MaskPoint){LEFT, (float)y}, 11);
    stage_mask_measure(mask);
    return mask;
}

static bool painted(int x, int y) {
    return (pixel[y * SIDE + x] & 0xFF) > 0xD0;
}

static void a_line_hugs_the_part_and_no_more(void **state) {
    (void)state;
    StageMask *mask = make_part();
    stage_mask_soften(mask, MASK_PART, 14);
    stage_mask_line(mask, CANVAS, (MaskLine){12, 9, PAINT, 1, false});
    const int middle = SIDE / 2, away = 12 * SIDE / 1080;
    assert_true(painted(LEFT - away, middle));
    assert_false(painted(LEFT + 6, middle) || painted(LEFT - 4 * away, middle));
    for (int x = LEFT + 20; x < RIGHT + 40; x++) // not round what is no part
        for (int y = 70; y < 290; y++)
            assert_false(painted(x, y));
    stage_mask_destroy(mask);
}

static void light_behind_falls_on_nothing_that_is_there(void **state) {
    (void)state;
    StageMask *mask = make_part();
    const int middle = SIDE / 2, away = 12 * SIDE / 1080;
    for (int x = 0; x < SIDE; x++) // the half above the middle is free
        for (int y = 0; y < middle; y++)
            pixel[y * SIDE + x] = 0;
    stage_mask_line(mask, CANVAS, (MaskLine){12, 9, PAINT, 1, true});
    assert_true(painted(LEFT - away, middle - 20));
    for (int i = middle * SIDE; i < SIDE * SIDE; i++)
        assert_int_equal(pixel[i], GROUND);
    stage_mask_line(mask, CANVAS, (MaskLine){12, 9, PAINT, 1, false}); // the planted fault
    assert_true(painted(LEFT - away, middle + 20));
    stage_mask_destroy(mask);
}

// Two squares: a line runs between those that are apart, and round both of those that are close.
static void a_line_runs_round_what_is_close(void **state) {
    (void)state;
    for (int gap = 6; gap <= 40; gap += 34) {
        StageMask *mask = stage_mask_create();
        assert_true(stage_mask_begin(mask, (RasterBox){0, 0, SIDE, SIDE}, SIDE, SIDE));
        for (int i = 0; i < SIDE * SIDE; i++)
            pixel[i] = GROUND;
        for (int y = LEFT; y < RIGHT; y += 4)
            for (int x = 60; x < 300; x += 4)
                if (abs(x - SIDE / 2) > gap / 2 + 2) {
                    stage_mask_dot(mask, MASK_COVER, (MaskPoint){(float)x, (float)y}, 6);
                    stage_mask_dot(mask, MASK_PART, (MaskPoint){(float)x, (float)y}, 20);
                }
        stage_mask_close(mask, 30);
        stage_mask_measure(mask);
        stage_mask_line(mask, CANVAS, (MaskLine){12, 9, PAINT, 1, false});
        bool between = false;
        for (int x = SIDE / 2 - gap / 2; x <= SIDE / 2 + gap / 2; x++)
            between = between || painted(x, SIDE / 2);
        assert_int_equal(between, gap == 40);
        stage_mask_destroy(mask);
    }
}

static void what_is_painted_lies_behind_the_part(void **state) {
    (void)state;
    StageMask *mask = make();
    const MaskPoint part[3] = {{LEFT - 60, LEFT - 60}, {LEFT - 60, 280}, {280, LEFT - 60}};
    stage_mask_fill(mask, MASK_PART, part, 255); // also where nothing is covered
    assert_true(stage_mask_keep(mask, CANVAS));
    for (int i = 0; i < SIDE * SIDE; i++)
        pixel[i] = PAINT;
    stage_mask_restore(mask, CANVAS);
    assert_int_equal(pixel[130 * SIDE + 130], GROUND);
    assert_int_equal(pixel[230 * SIDE + 230], PAINT); // covered, but no part
    assert_int_equal(pixel[80 * SIDE + 160], PAINT);
    assert_int_equal(pixel[10 * SIDE + 10], PAINT); // outside the box
    stage_mask_destroy(mask);
}

static void what_is_lifted_lies_over_what_is_painted(void **state) {
    (void)state;
    StageMask *mask = make();
    pixel[230 * SIDE + 230] = 0; // nobody is there
    assert_true(stage_mask_lift(mask, CANVAS));
    for (int i = 0; i < SIDE * SIDE; i++) {
        int x = i % SIDE, y = i / SIDE;
        bool box = x > 80 && x < 280 && y > 80 && y < 280;
        assert_true(!box || pixel[i] == 0);
        pixel[i] = PAINT;
    }
    stage_mask_lower(mask, CANVAS);
    assert_int_equal(pixel[130 * SIDE + 130], GROUND);
    assert_int_equal(pixel[230 * SIDE + 230], PAINT);
    assert_int_equal(pixel[10 * SIDE + 10], PAINT); // outside the box
    stage_mask_destroy(mask);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_hugs_the_part_and_no_more),
        cmocka_unit_test(light_behind_falls_on_nothing_that_is_there),
        cmocka_unit_test(a_line_runs_round_what_is_close),
        cmocka_unit_test(what_is_painted_lies_behind_the_part),
        cmocka_unit_test(what_is_lifted_lies_over_what_is_painted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
