#include "svg.h"
#include "check.h"
#include "fail.h"
#include "file.h"

#define SIDE 100

static uint32_t pixels[SIDE * SIDE];
static const BrushCanvas canvas = {pixels, SIDE, SIDE, SIDE, 0, 0};

static bool paint_swapped(const char *text, const SvgSwap *swap, int count) {
    Brush *brush = brush_create();
    memset(pixels, 0, sizeof pixels);
    bool good = svg_paint(brush, canvas, (BrushMatrix){1, 0, 0, 1, 0, 0}, text, swap, count);
    brush_destroy(brush);
    return good;
}

static bool paint(const char *inside) {
    char text[2048];
    snprintf(text, sizeof text, "<svg viewBox=\"0 0 100 100\">\n%s\n</svg>\n", inside);
    return paint_swapped(text, NULL, 0);
}

static uint32_t at(int x, int y) {
    return pixels[y * SIDE + x];
}

static void test_shapes_and_paths(void **state) {
    (void)state;
    assert_true(paint("<rect x='10' y='10' width='20' height='20' fill='#f00'/>"
                      "<circle cx='60' cy='60' r='20' fill='#00ff00' opacity='.5'/>"));
    assert_int_equal(at(20, 20), 0xFFFF0000);
    assert_int_equal(at(60, 60), 0x80008000);
    assert_int_equal(at(50, 20), 0);
    // The same square in every way of writing.
    const char *squares[] = {
        "M10 10H40V40H10Z",
        "m10,10 l30 0 0,30-30 0z",
        "M10 10h30v30h-30z",
        "M 10 10 L 40 10 40 40 10 40 Z",
        "M10 10C20 10 40 10 40 10S40 30 40 40L10 40z",
        "M10 10Q25 10 40 10Q40 25 40 40L10 40Z",
        "M+10,10.0 40,10 40,40 10,40Z",
    };
    for (size_t i = 0; i < COUNT(squares); i++) {
        char shape[200];
        snprintf(shape, sizeof shape, "<path d=\"%s\" fill=\"#123456\"/>", squares[i]);
        assert_true(paint(shape));
        double sum = 0;
        for (int k = 0; k < SIDE * SIDE; k++)
            sum += (pixels[k] >> 24) / 255.0;
        assert_near(sum, 900, 2);
        assert_int_equal(at(25, 25), 0xFF123456);
    }
}

static void test_a_closed_outline_has_its_last_side(void **state) {
    (void)state;
    assert_true(paint("<path d='M20 20H60V60' fill='none' stroke='#ff0000' stroke-width='6'/>"));
    assert_int_equal(at(30, 30), 0);
    assert_true(paint("<path d='M20 20H60V60z' fill='none' stroke='#ff0000' stroke-width='6'/>"));
    assert_int_equal(at(30, 30), 0xFFFF0000);
    assert_int_equal(at(55, 40), 0);
}

static void test_groups_hand_down(void **state) {
    (void)state;
    assert_true(paint("<g fill='#0000ff' transform='translate(20 10) scale(2)' opacity='.5'>"
                      "<g transform='rotate(90)'><rect x='5' y='-10' width='10' height='10'/></g>"
                      "</g><rect x='90' y='90' width='5' height='5'/>"));
    assert_int_equal(at(30, 30), 0x80000080);
    assert_int_equal(at(92, 92), 0xFF000000);
}

static void test_gradients_lie_on_their_shape(void **state) {
    (void)state;
    assert_true(paint("<defs><linearGradient id='a' x1='0%' y1='0%' x2='0%' y2='100%'>"
                      "<stop offset='0%' stop-color='#000000'/>"
                      "<stop offset='100%' stop-color='#ffffff'/></linearGradient></defs>"
                      "<rect x='20' y='40' width='10' height='50' fill='url(#a)'/>"));
    assert_true((at(25, 41) & 255) < 10);
    assert_near((at(25, 65) & 255), 128, 4);
    assert_true((at(25, 88) & 255) > 245);
}

static void test_colours_can_change(void **state) {
    (void)state;
    const SvgSwap swap = {0xABCDEF, 0x010203};
    assert_true(paint_swapped("<svg viewBox='0 0 9 9'><rect width='9' height='9' fill='#abcdef'/>"
                              "</svg>",
                              &swap, 1));
    assert_int_equal(at(4, 4), 0xFF010203);
}

static void test_what_is_not_understood_is_refused(void **state) {
    (void)state;
    const struct {
        const char *inside, *said;
    } wrong[] = {
        {"<text>x</text>", "line 2: this element is not understood"},
        {"\n\n<filter id='a'/>", "line 4: this element"},
        {"<use href='#a'/>", "line 2: this element"},
        {"<rect width='9' height='9' fill='red'/>", "line 2: a colour is"},
        {"<rect width='9' height='9' fill='hsl(1,2,3)'/>", "line 2: a colour is"},
        {"<rect width='9' height='9' fill='url(#none)'/>", "line 2: no gradient of that name"},
        {"<path d='M1 1 A 5 5 0 0 1 9 9'/>", "line 2: this outline is not understood"},
        {"<path d='M1 1 L 5'/>", "line 2: this outline is not understood"},
        {"<path d='1 2 3'/>", "line 2: this outline is not understood"},
        {"<path/>", "line 2: this outline is not understood"},
        {"<g transform='skewX(4)'></g>", "line 2: this transform is not understood"},
        {"</g>", "line 2: a group is closed that was not opened"},
        {"<rect width='9", "line 2: this tag is not whole"},
        {"<rect width=9/>", "line 2: this tag is not whole"},
        {"<stop offset='0%' stop-color='#fff'/>", "line 2: a stop needs a gradient"},
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(paint(wrong[i].inside));
        if (!strstr(fail_text(), wrong[i].said))
            fail_msg("%s: said \"%s\", not \"%s\"", wrong[i].inside, fail_text(), wrong[i].said);
    }
}

// Broken and cut-off text ends in an error or in a picture, never in a fault.
static void test_any_part_of_a_picture_is_survived(void **state) {
    (void)state;
    size_t size = 0;
    char *text = file_read(TEST_SOURCE_DIR "/assets/icons/family.svg", &size);
    assert_non_null(text);
    uint32_t dice = 1;
    for (size_t end = 0; end < size; end += 37) {
        char *part = calloc(1, end + 1);
        memcpy(part, text, end);
        paint_swapped(part, NULL, 0);
        for (int i = 0; i < 6 && end > 0; i++) {
            dice = dice * 1664525u + 1013904223u;
            part[(dice >> 8) % end] = (char)(32 + (dice >> 3) % 95);
        }
        paint_swapped(part, NULL, 0);
        free(part);
    }
    free(text);
}

// `least` is the alpha from which a pixel counts as painted, and `many` of them must be.
static void check_folder(const char *folder, uint32_t least, int many) {
    char path[512];
    int count = 0;
    snprintf(path, sizeof path, "%s/assets/%s", TEST_SOURCE_DIR, folder);
    char **name = folder_list(path, ".svg", &count);
    assert_non_null(name);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        char file[1024];
        size_t size = 0;
        float w = 0, h = 0;
        snprintf(file, sizeof file, "%s/%s", path, name[i]);
        char *text = file_read(file, &size);
        assert_non_null(text);
        if (!svg_size(text, &w, &h))
            fail_msg("%s: %s", file, fail_text());
        Brush *brush = brush_create();
        memset(pixels, 0, sizeof pixels);
        if (!svg_paint(brush, canvas, (BrushMatrix){SIDE / w, 0, 0, SIDE / h, 0, 0}, text, NULL, 0))
            fail_msg("%s: %s", file, fail_text());
        brush_destroy(brush);
        int full = 0;
        for (int k = 0; k < SIDE * SIDE; k++) {
            uint32_t p = pixels[k], a = p >> 24;
            full += a > least;
            assert_true((p >> 16 & 255) <= a && (p >> 8 & 255) <= a && (p & 255) <= a);
        }
        if (full < many)
            fail_msg("%s: hardly anything is painted", file);
        free(text);
    }
    free(name);
}

static void test_every_picture_of_the_game(void **state) {
    (void)state;
    check_folder("rooms", 200, 100);
    check_folder("light", 8, 20); // laid over a room
    check_folder("icons", 200, 100);
    check_folder("garden", 200, 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes_and_paths),
        cmocka_unit_test(test_a_closed_outline_has_its_last_side),
        cmocka_unit_test(test_groups_hand_down),
        cmocka_unit_test(test_gradients_lie_on_their_shape),
        cmocka_unit_test(test_colours_can_change),
        cmocka_unit_test(test_what_is_not_understood_is_refused),
        cmocka_unit_test(test_any_part_of_a_picture_is_survived),
        cmocka_unit_test(test_every_picture_of_the_game),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
