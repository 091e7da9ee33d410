#include "brush.h"
#include "check.h"

#define SIDE 200

static uint32_t pixels[SIDE * SIDE];
static const BrushCanvas canvas = {pixels, SIDE, SIDE, SIDE, 0, 0};
static const BrushMatrix plain = {1, 0, 0, 1, 0, 0};
static Brush *brush;

static int begin(void **state) {
    (void)state;
    memset(pixels, 0, sizeof pixels);
    brush = brush_create();
    brush_begin(brush, canvas, plain);
    return brush == NULL;
}

static int end(void **state) {
    (void)state;
    brush_destroy(brush);
    return 0;
}

static double covered(void) {
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        sum += (pixels[i] >> 24) / 255.0;
    return sum;
}

static void box(float x, float y, float w, float h, bool other_way) {
    brush_move(brush, x, y);
    brush_line(brush, other_way ? x : x + w, other_way ? y + h : y);
    brush_line(brush, x + w, y + h);
    brush_line(brush, other_way ? x + w : x, other_way ? y : y + h);
    brush_close(brush);
}

static void test_edges_cover_parts_of_pixels(void **state) {
    (void)state;
    BrushPaint red = brush_solid(0xFFFF0000);
    box(10.5f, 20.25f, 30, 10, false);
    brush_fill(brush, &red, 1);
    assert_int_equal(pixels[25 * SIDE + 9] >> 24, 0);
    assert_int_equal(pixels[25 * SIDE + 10] >> 24, 128);
    assert_int_equal(pixels[20 * SIDE + 20] >> 24, 191);
    assert_int_equal(pixels[25 * SIDE + 20], 0xFFFF0000);
    assert_int_equal(pixels[30 * SIDE + 20] >> 24, 64);
    assert_near(covered(), 300, 0.5);
}

static void test_areas_are_right(void **state) {
    (void)state;
    BrushPaint ink = brush_solid(0xFF102030);
    brush_ellipse(brush, 100.3f, 99.7f, 70, 40);
    brush_fill(brush, &ink, 1);
    assert_near(covered(), 3.14159265 * 70 * 40, 12);
    memset(pixels, 0, sizeof pixels);
    brush_rounded(brush, 20, 20, 100, 60, 20);
    brush_fill(brush, &ink, 1);
    assert_near(covered(), 6000 - (4 - 3.14159265) * 400, 5);
}

static void test_outlines_the_other_way_cut_holes(void **state) {
    (void)state;
    BrushPaint ink = brush_solid(0xFF000000);
    box(20, 20, 100, 100, false);
    box(40, 40, 30, 30, true);
    brush_fill(brush, &ink, 1);
    assert_near(covered(), 10000 - 900, 0.5);
    assert_int_equal(pixels[50 * SIDE + 50], 0);
}

static void test_what_lies_outside_is_cut_off(void **state) {
    (void)state;
    BrushPaint ink = brush_solid(0xFF000000);
    box(-1000, -1000, 1050, 1050, false);
    brush_fill(brush, &ink, 1);
    assert_near(covered(), 2500, 0.5);
    box(500, 500, 20, 20, false);
    box(150, -500, 1000, 2000, false);
    brush_fill(brush, &ink, 1);
    assert_near(covered(), 2500 + 50 * SIDE, 0.5);
}

static void test_strokes_are_as_wide_as_asked(void **state) {
    (void)state;
    BrushPaint ink = brush_solid(0xFF000000);
    brush_move(brush, 20, 100);
    brush_line(brush, 100, 100);
    brush_line(brush, 180, 100); // no bend: no round
    brush_stroke(brush, 8, false, &ink, 1);
    assert_near(covered(), 160 * 8, 1);
    memset(pixels, 0, sizeof pixels);
    brush_move(brush, 50, 50);
    brush_line(brush, 120, 110);
    brush_stroke(brush, 10, true, &ink, 1);
    assert_near(covered(), 92.195 * 10 + 3.14159265 * 25, 12);
}

static void test_ramps_run_from_end_to_end(void **state) {
    (void)state;
    BrushStop stop[2] = {{0, 0xFF000000}, {1, 0xFFFFFFFF}};
    BrushPaint ramp;
    brush_linear(&ramp, plain, 0, 0, SIDE, 0, stop, 2);
    box(0, 0, SIDE, SIDE, false);
    brush_fill(brush, &ramp, 1);
    for (int x = 0; x < SIDE; x++)
        assert_near((pixels[7 * SIDE + x] & 255) / 255.0, (x + 0.5) / SIDE, 0.004);
    brush_radial(&ramp, plain, 100, 100, 80, stop, 2);
    box(0, 0, SIDE, SIDE, false);
    brush_fill(brush, &ramp, 1);
    for (int x = 60; x < SIDE; x += 7) {
        double way = fabs(x + 0.5 - 100) / 80;
        assert_near((pixels[100 * SIDE + x] & 255) / 255.0, way > 1 ? 1 : way, 0.06);
    }
}

// The sums of one pixel, written once more.
static uint32_t lay_one(uint32_t over, uint32_t under) {
    uint32_t rest = 255 - (over >> 24), out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t x = (under >> shift & 255) * rest + 128;
        out |= ((over >> shift & 255) + ((x + (x >> 8)) >> 8)) << shift;
    }
    return out;
}

// Rows painted by themselves, in any order, are those of the whole.
static void test_shares_make_the_whole(void **state) {
    (void)state;
    static uint32_t whole[SIDE * SIDE];
    static const int cut[][2] = {{0, 0}, {67, 131}, {131, SIDE}, {0, 67}};
    const BrushStop stop[] = {{0, 0xFF3070A0u}, {1, 0x40F0E0C0u}};
    BrushPaint round;
    brush_radial(&round, plain, 90, 80, 120, stop, 2);
    for (size_t i = 0; i < COUNT(cut); i++) {
        BrushCanvas share = canvas;
        share.from = cut[i][0];
        share.to = cut[i][1];
        brush_begin(brush, share, plain);
        brush_flood(share, 0xFFF6E8D1u);
        brush_ellipse(brush, 101.3f, 99.1f, 88.7f, 93.2f);
        brush_fill(brush, &round, .8f);
        brush_move(brush, -20, 11.5f);
        brush_curve(brush, 60, 150, 140, 30, 230, 190.25f);
        brush_stroke(brush, 7.3f, true, &round, 1);
        if (i == 0) {
            memcpy(whole, pixels, sizeof whole);
            memset(pixels, 0, sizeof pixels);
        }
    }
    assert_memory_equal(pixels, whole, sizeof whole);
}

static void test_four_at_once_are_the_same_as_one(void **state) {
    (void)state;
    uint32_t over[23], dice = 1;
    for (int i = 0; i < 23; i++) {
        dice = dice * 1664525u + 1013904223u;
        uint32_t alpha = i == 3 ? 255 : i == 4 ? 0 : dice >> 24;
        over[i] = alpha << 24 | (alpha / 2) << 16 | (alpha / 3) << 8 | alpha;
    }
    for (int count = 1; count <= 23; count++)
        for (int x = -3; x < 4; x++) {
            uint32_t under[SIDE];
            for (int i = 0; i < SIDE; i++)
                under[i] = pixels[i] = 0xFF000000u | (uint32_t)i * 0x00010307u;
            brush_lay(canvas, brush_canvas(over, count, 1, count), x, 0);
            for (int i = 0; i < SIDE; i++) {
                bool in = i >= x && i < x + count;
                assert_int_equal(pixels[i], in ? lay_one(over[i - x], under[i]) : under[i]);
            }
        }
}

static void test_straight_alpha_and_back(void **state) {
    (void)state;
    for (uint32_t a = 0; a < 256; a++)
        pixels[a] = a << 24 | a << 16 | (a / 2) << 8;
    brush_straighten(brush_canvas(pixels, 256, 1, 256));
    for (uint32_t a = 1; a < 256; a++) {
        assert_int_equal(pixels[a] >> 16 & 255, 255);
        assert_near((double)(pixels[a] >> 8 & 255), 255.0 * (a / 2) / a, 0.51);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_edges_cover_parts_of_pixels, begin, end),
        cmocka_unit_test_setup_teardown(test_areas_are_right, begin, end),
        cmocka_unit_test_setup_teardown(test_outlines_the_other_way_cut_holes, begin, end),
        cmocka_unit_test_setup_teardown(test_what_lies_outside_is_cut_off, begin, end),
        cmocka_unit_test_setup_teardown(test_strokes_are_as_wide_as_asked, begin, end),
        cmocka_unit_test_setup_teardown(test_ramps_run_from_end_to_end, begin, end),
        cmocka_unit_test_setup_teardown(test_shares_make_the_whole, begin, end),
        cmocka_unit_test_setup_teardown(test_four_at_once_are_the_same_as_one, begin, end),
        cmocka_unit_test_setup_teardown(test_straight_alpha_and_back, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
