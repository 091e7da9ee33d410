// One arrow: a simple arc with a whole head, for any way.
#include "check.h"

#include <math.h>

#include "arrow.h"
#include "vec.h"

enum { POINTS = 12 };

// Points of a way: along a circle's part of so many degrees, from (200, 400) on.
static void arc(ArrowPoint way[POINTS], double degrees_, double radius) {
    for (int i = 0; i < POINTS; i++) {
        double a = radians(degrees_) * i / (POINTS - 1);
        way[i] = (ArrowPoint){200 + radius * (1 - cos(a)), 400 - radius * sin(a)};
    }
}

static double away(ArrowPoint p, ArrowPoint q) {
    return hypot(p.x - q.x, p.y - q.y);
}

// How far it bends at its most, to the left of its chord, as a part of the chord; it never bends to
// the other side.
static double bend(const ArrowCurve *c) {
    double x = c->at[3].x - c->at[0].x, y = c->at[3].y - c->at[0].y, most = 0;
    for (int i = 1; i < 20; i++) {
        ArrowPoint p = arrow_at(c, i / 20.0);
        double aside = (y * (p.x - c->at[0].x) - x * (p.y - c->at[0].y)) / (x * x + y * y);
        assert_true(aside * most >= -1e-9);
        most = fabs(aside) > fabs(most) ? aside : most;
    }
    return most;
}

static void an_arc_stays_an_arc(void **state) {
    (void)state;
    for (int turn = 20; turn <= 180; turn += 40) {
        ArrowPoint way[POINTS];
        ArrowCurve c;
        arc(way, turn, 200);
        assert_true(arrow_fit(way, POINTS, 1, &c));
        assert_true(away(c.at[0], way[0]) < .01);
        assert_true(away(c.at[3], way[POINTS - 1]) <
                    (turn < 40 ? 115 : 1)); // a short one is longer
        double high = tan(radians(turn) / 4) / 2;
        if (turn > 40)
            assert_near(bend(&c), high, .12);
    }
}

static void a_way_to_and_fro_gives_one_bend_and_a_kinked_one_none(void **state) {
    (void)state;
    ArrowPoint snake[POINTS], hook[POINTS];
    ArrowCurve c;
    for (int i = 0; i < POINTS; i++) {
        snake[i] = (ArrowPoint){100 + 30 * i, 300 + 60 * sin(i * PI / 5.5)};
        hook[i] = i < 9 ? (ArrowPoint){100 + 5 * i, 300 + 40 * i}
                        : (ArrowPoint){140 - 25 * (i - 8), 620 - 10 * (i - 8)};
    }
    assert_true(arrow_fit(snake, POINTS, 1, &c));
    assert_true(fabs(bend(&c)) < .05);
    assert_true(arrow_fit(hook, POINTS, 1, &c));
    assert_true(fabs(bend(&c)) < .3);
}

static void a_small_way_is_short_and_plain_and_none_is_nothing(void **state) {
    (void)state;
    ArrowPoint way[POINTS];
    ArrowCurve c;
    for (int unit = 1; unit <= 2; unit++) {
        for (int i = 0; i < POINTS; i++) // out, and almost all the way back
            way[i] = (ArrowPoint){50 + unit * 3 * i, 50 + unit * 90 * sin(i * PI / (POINTS - 1))};
        assert_true(arrow_fit(way, POINTS, unit, &c));
        assert_true(away(c.at[0], c.at[3]) > 160 * unit && away(c.at[0], c.at[3]) < 200 * unit);
        assert_true(fabs(bend(&c)) < .2);
        for (int i = 0; i < POINTS; i++)
            way[i] = (ArrowPoint){50 + .9 * unit * i, 50};
        assert_false(arrow_fit(way, POINTS, unit, &c));
    }
}

// Whatever its way: as wide at the head as it says, and nothing of it beyond.
static void the_head_is_whole(void **state) {
    (void)state;
    enum { SIDE = 700 };
    static uint32_t pixel[SIDE * SIDE];
    Brush *brush = brush_create();
    for (int turn = 15; turn <= 180; turn += 33) {
        ArrowPoint way[POINTS];
        ArrowCurve c;
        arc(way, turn, 180);
        assert_true(arrow_fit(way, POINTS, 1, &c));
        memset(pixel, 0, sizeof pixel);
        brush_begin(brush, brush_canvas(pixel, SIDE, SIDE, SIDE), (BrushMatrix){1, 0, 0, 1, 0, 0});
        arrow_paint(brush, &c, 1, 1);
        double half = .5 * arrow_width(&c, 1);
        int head = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            if (pixel[i] >> 24 < 128)
                continue;
            ArrowPoint p = {i % SIDE, i / SIDE};
            double near = 1e9;
            for (int k = 0; k <= 40; k++)
                near = fmin(near, away(p, arrow_at(&c, k / 40.0)));
            assert_true(near < half + 8);
            head += away(p, c.at[3]) < half;
        }
        assert_true(head > .3 * PI * half * half && head < .45 * PI * half * half);
    }
    brush_destroy(brush);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arc_stays_an_arc),
        cmocka_unit_test(a_way_to_and_fro_gives_one_bend_and_a_kinked_one_none),
        cmocka_unit_test(a_small_way_is_short_and_plain_and_none_is_nothing),
        cmocka_unit_test(the_head_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
