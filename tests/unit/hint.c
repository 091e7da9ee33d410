// What is pointed at in a moment, and where the areas of a body are.
#include "check.h"

#include "hint.h"
#include "sample.h"

typedef struct {
    Sample sample;
    Timeline timeline;
} Movement;

static void open(Movement *m, int exercise) {
    sample_make(&m->sample);
    Steps *each = &m->sample.exercise[exercise].version[0].each;
    each->step[0].feel = each->step[1].feel = 2u << AREA_SIDE; // of the other side
    each->step[0].moves = 1u << AREA_HAND;
    each->step[0].still = each->step[1].still = 3u << AREA_FOOT;
    timeline_init(&m->timeline, &m->sample.exercise[exercise], 0, 7.5);
}

static void sides_take_the_place_of_roles(void **state) {
    (void)state;
    AreaSet lead = 1u << AREA_HAND, other = 2u << AREA_HAND, single = 1u << AREA_CHEST;
    assert_int_equal(area_sided(lead | single, SIDE_LEFT), lead | single);
    assert_int_equal(area_sided(lead | single, SIDE_RIGHT), other | single);
    assert_int_equal(area_sided(other, SIDE_RIGHT), lead);
    assert_int_equal(area_sided(lead | other, SIDE_RIGHT), lead | other);
}

static void an_area_is_where_its_name_says(void **state) {
    (void)state;
    Figure figure;
    Body body;
    figure_init(&figure, 1.65, false);
    figure_rest(&figure, &body);
    Vec3 ribs = body.position[JOINT_CHEST], left = vec3(1, 0, 0), right = vec3(-1, 0, 0);
    Vec3 at = vec_add(ribs, vec3(.13, 0, 0)), across = vec_add(ribs, vec3(-.13, 0, 0));
    assert_true(area_weight(1u << AREA_SIDE, &figure, &body, at, left) > .5);
    assert_true(area_weight(1u << AREA_SIDE, &figure, &body, across, right) < .05);
    assert_true(area_weight(2u << AREA_SIDE, &figure, &body, across, right) > .5);
    Vec3 spine = vec_add(body.position[JOINT_WAIST], vec3(0, 0, -.1)), back = vec3(0, 0, -1);
    assert_true(area_weight(1u << AREA_LOWER_BACK, &figure, &body, spine, back) > .5);
    assert_true(area_weight(1u << AREA_LOWER_BACK, &figure, &body, spine, vec3(0, 0, 1)) < .1);
    for (int area = 0; area < AREA_COUNT; area++) // nothing glows at the knees but the knees
        if (area < AREA_KNEE || area > AREA_KNEE + 1)
            assert_true(area_weight(1u << area, &figure, &body, body.position[JOINT_KNEE],
                                    vec3(0, 0, 1)) < .3);
}

static void each_side_is_pointed_at_once(void **state) {
    (void)state;
    for (int exercise = 0; exercise < 2; exercise++) { // sides in turn, and each
        Movement m;
        open(&m, exercise);
        int seen[SIDE_COUNT] = {0, 0};
        for (int i = 0; i < m.timeline.count; i++) {
            Hint hint = hint_at(&m.timeline, i, .5, .5, false);
            if (hint.glow > 0 && m.timeline.phase[i].half == 1)
                seen[m.timeline.phase[i].side]++;
            assert_true(hint_at(&m.timeline, i, .5, .5, true).glow > 0 ||
                        m.timeline.phase[i].air == AIR_IN);
        }
        assert_int_equal(seen[SIDE_LEFT], 1);
        assert_int_equal(seen[SIDE_RIGHT], 1);
        timeline_free(&m.timeline);
    }
}

static void the_glow_breathes_with_the_lantern(void **state) {
    (void)state;
    Movement m;
    open(&m, 0);
    Hint empty = hint_at(&m.timeline, 1, 0, 0, false), full = hint_at(&m.timeline, 1, 1, 1, false);
    assert_true(full.glow > empty.glow + .3 && full.glow <= 1 && empty.glow > .3);
    assert_int_equal(full.feel, 1u << AREA_SIDE); // right leads: the other side is the left one
    timeline_free(&m.timeline);
}

// No strength leaps from one sample to the next, borders between half-breaths included.
static void nothing_leaps(void **state) {
    (void)state;
    Movement m;
    open(&m, 0);
    Hint before = {.glow = 0};
    for (int i = 0; i < m.timeline.count; i++)
        for (int k = 0; k <= 100; k++) {
            double share = k / 100.0;
            bool in = m.timeline.phase[i].air == AIR_IN;
            double lungs = in ? share : 1 - share;
            Hint hint = hint_at(&m.timeline, i, share, lungs, true);
            if (i > 0 || k > 0)
                assert_true(fabs(hint.glow - before.glow) < .12);
            if (hint.moves == before.moves && i > 0)
                assert_true(fabs(hint.arrow - before.arrow) < .12);
            assert_true(hint.outline >= 0 && hint.outline <= 1);
            before = hint;
        }
    timeline_free(&m.timeline);
}

static void the_arrow_comes_before_the_move_and_goes_with_it(void **state) {
    (void)state;
    Movement m;
    open(&m, 0);
    assert_true(hint_at(&m.timeline, 0, .1, 1, false).arrow > .9);
    assert_true(hint_at(&m.timeline, 0, .9, 0, false).arrow < .05);
    assert_int_equal(hint_at(&m.timeline, 0, .1, 1, false).moves, 2u << AREA_HAND);
    Hint soon = hint_at(&m.timeline, 5, .96, 1, false); // the last of the first rep
    assert_int_equal(soon.phase, 6);
    assert_int_equal(soon.moves, 1u << AREA_HAND); // the left side leads next
    assert_true(soon.arrow > .9);
    Hint come = hint_come(&m.timeline, 0); // on paper: what has moved, and nothing that stays
    assert_true(come.moves == 2u << AREA_HAND && come.arrow > .9);
    assert_true(come.glow + come.outline < .01);
    assert_int_equal(hint_come(&m.timeline, 1).moves, 0); // a hold
    timeline_free(&m.timeline);
}

static void the_line_goes_in_the_first_half_of_a_move_and_is_soft_in_holds(void **state) {
    (void)state;
    Movement m;
    open(&m, 0);
    double begins = hint_at(&m.timeline, 0, .35, .5, true).outline;
    double ends = hint_at(&m.timeline, 0, .9, .5, true).outline;
    assert_true(begins > .95 && ends < .5);
    for (int i = 0; i < m.timeline.count; i++)
        for (int k = 0; k <= 10; k++)
            if (m.timeline.phase[i].step->kind == STEP_HOLD)
                assert_true(hint_at(&m.timeline, i, k / 10.0, .5, true).outline < .5);
    timeline_free(&m.timeline);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_take_the_place_of_roles),
        cmocka_unit_test(an_area_is_where_its_name_says),
        cmocka_unit_test(each_side_is_pointed_at_once),
        cmocka_unit_test(the_glow_breathes_with_the_lantern),
        cmocka_unit_test(nothing_leaps),
        cmocka_unit_test(the_arrow_comes_before_the_move_and_goes_with_it),
        cmocka_unit_test(the_line_goes_in_the_first_half_of_a_move_and_is_soft_in_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
