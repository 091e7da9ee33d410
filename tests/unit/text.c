#include "text.h"
#include "canvas.h"
#include "text_set.h"

static const char *const LONG =
    "Breathe out, and let the whole weight of your head sink towards the "
    "floor while your shoulders stay as soft as butter in the sun.";

static void open_text(Canvas *c, int w, int h) {
    canvas_open(c, w, h, CANVAS_ASSETS);
    assert_true(text_init(&c->painter));
}

static void test_words_are_broken_into_lines(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 1920, 1080);
    TextStyle style = {.size = 40};
    TextSize one = text_measure(&c.painter, "in", &style, 600, 0);
    assert_int_equal(one.lines, 1);
    assert_true(one.w > 20 && one.w < 60 && one.h > 40 && one.h < 70);
    TextSize many = text_measure(&c.painter, LONG, &style, 600, 0);
    assert_true(many.lines >= 4 && many.w <= 600);
    assert_near((double)many.h, (double)(one.h * (float)many.lines), 0.01);
    assert_int_equal(text_measure(&c.painter, "one\ntwo\n\nfour", &style, 600, 0).lines, 4);
    assert_int_equal(text_measure(&c.painter, "", &style, 600, 0).lines, 0);
    canvas_close(&c);
}

static TTF_Font *font(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/fonts/%s", CANVAS_ASSETS, name);
    TTF_Font *opened = TTF_OpenFont(path, 50);
    assert_non_null(opened);
    return opened;
}

// The lines of a text as it is broken, with a stroke between them.
static void lines_of(TTF_Font *title, TTF_Font *plain, const char *words, int width, char *out) {
    TextFonts fonts = {title, plain, 0, 50, 60};
    TextBlock block;
    text_set_block(&fonts, words, width, 6, &block);
    out[0] = 0;
    for (int i = 0; i < block.count; i++) {
        assert_true(block.line[i].width <= width);
        sprintf(out + strlen(out), "%s%.*s", i ? "/" : "", (int)block.line[i].size,
                block.line[i].start);
    }
}

// As few lines as can be, none with a lone word, and rather ends with a clause than evenly.
static void test_lines_are_even(void **state) {
    (void)state;
    static const struct {
        const char *words;
        int width; // of letters 50 high
        const char *lines;
    } text[] = {{"Lift the band, breathe out.", 630, "Lift the band,/breathe out."},
                {"Hug it, two breaths.", 450, "Hug it,/two breaths."},
                {"one two three four five six", 560, "one two three/four five six"},
                {"Make the move smaller, or rest.", 640, "Make the move smaller,/or rest."},
                {"in", 300, "in"},
                {"one\ntwo three", 900, "one/two three"}};
    char lines[200];
    assert_int_equal(TTF_Init(), 0);
    TTF_Font *title = font("Quicksand-Bold.ttf"), *plain = font("Andika-Regular.ttf");
    for (size_t i = 0; i < COUNT(text); i++) {
        lines_of(title, plain, text[i].words, text[i].width, lines);
        assert_string_equal(lines, text[i].lines);
    }
    for (int width = 90; width < 2500; width += 7) { // however narrow
        lines_of(title, plain, LONG, width, lines);
        for (char *at = lines; *at; at++)
            *at = *at == '/' ? ' ' : *at;
        assert_true(width < 900 || strcmp(lines, LONG) == 0);
    }
    TTF_CloseFont(title);
    TTF_CloseFont(plain);
    TTF_Quit();
}

static void test_what_does_not_fit_is_set_smaller(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 1920, 1080);
    TextStyle style = {.face = TEXT_TITLE, .size = 72, .lines = 1};
    TextSize fits = text_measure(&c.painter, "Side bend", &style, 900, 0);
    assert_near((double)fits.size, 72, 0.01);
    TextSize small = text_measure(&c.painter, "Knee to chest release", &style, 620, 0);
    assert_true(small.size < 72 && small.size >= TEXT_LEAST && small.w <= 620);
    TextSize least = text_measure(&c.painter, LONG, &style, 620, 0);
    assert_near((double)least.size, TEXT_LEAST, 0.01);
    assert_true(least.lines == 1 && least.w <= 620 && least.w > 500); // and ends in an ellipsis
    style.lines = 0;
    TextSize high = text_measure(&c.painter, LONG, &style, 620, 200);
    assert_true(high.h <= 200 && high.w <= 620);
    canvas_close(&c);
}

static void test_words_are_drawn_inside_their_box(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 960, 540);
    for (int align = 0; align < 3; align++)
        for (int face = 0; face < 2; face++) {
            PaintBox box = {200, 150, 400, 200};
            TextStyle style = {.face = (TextFace)face,
                               .size = 60,
                               .align = (TextAlign)align,
                               .lines = 3,
                               .middle = true,
                               .color = 0xFF000000u};
            canvas_clear(&c, 0xFFFFFF);
            text_draw(&c.painter, "Now let it all go, slowly", &style, box, 1);
            PaintBox screen = {0, 0, 960, 540};
            int inside = canvas_count(&c, box, 0xFFFFFF);
            assert_true(inside > 1000);
            assert_int_equal(canvas_count(&c, screen, 0xFFFFFF), inside);
            int left = canvas_count(&c, paint_box(200, 150, 60, 200), 0xFFFFFF);
            int right = canvas_count(&c, paint_box(540, 150, 60, 200), 0xFFFFFF);
            assert_true(align == TEXT_LEFT ? left > right : align == TEXT_RIGHT ? right > left : 1);
        }
    canvas_close(&c);
}

static void test_soft_edges_have_no_dark_seam(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 640, 360);
    TextStyle style = {.face = TEXT_TITLE, .size = 120, .color = 0xFFFFFFFFu};
    canvas_clear(&c, 0xFFFFFF); // white on white leaves nothing to see
    text_draw(&c.painter, "ooo", &style, paint_box(20, 20, 600, 300), 1);
    const uint32_t *pixels = canvas_pixels(&c);
    for (int i = 0; i < 640 * 360; i++)
        assert_true(difference(pixels[i] | 0xFF000000u, 0xFFFFFFFFu) <= 2);
    canvas_close(&c);
}

static void test_figures_stand_in_cells(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 1920, 1080);
    TextStyle cells = {.face = TEXT_TITLE, .size = 80, .figures = true};
    TextStyle free = {.face = TEXT_TITLE, .size = 80};
    float one = text_measure(&c.painter, "11:11", &cells, 900, 0).w;
    assert_near((double)one, (double)text_measure(&c.painter, "08:48", &cells, 900, 0).w, 0.01);
    assert_true(one > text_measure(&c.painter, "11:11", &free, 900, 0).w + 10);
    canvas_close(&c);
}

// Letters that the title's font lacks come from the other one, in the middle of a word too.
static void test_missing_letters_come_from_the_other_font(void **state) {
    (void)state;
    assert_int_equal(TTF_Init(), 0);
    TTF_Font *title = font("Quicksand-Bold.ttf"), *plain = font("Andika-Regular.ttf");
    TextFonts fonts = {title, plain, 0, 50, 60};
    const char *cyrillic = "\xD0\x94\xD1\x8B\xD1\x88\xD0\xB8"; // four letters
    assert_false(TTF_GlyphIsProvided32(title, 0x414));
    int width = 0;
    TTF_SizeUTF8(plain, cyrillic, &width, NULL);
    assert_int_equal(text_set_width(&fonts, cyrillic, strlen(cyrillic)), width);
    char mixed[64];
    snprintf(mixed, sizeof mixed, "ab%scd", cyrillic);
    assert_true(text_set_width(&fonts, mixed, strlen(mixed)) > width + 80);
    // Every letter of these languages is in one of the two fonts.
    const char *letters =
        "\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC4\x85\xC4\x99\xC5\x82\xC5\x84\xC5\xBC"
        "\xC4\x8D\xC5\x99\xC5\xBE\xC3\xA9\xC3\xA8\xC3\xA7\xC3\xB1\xC3\xA5\xC3\xB8";
    for (const char *at = letters; *at; at += 2) {
        unsigned letter = ((unsigned)at[0] & 31) << 6 | ((unsigned)at[1] & 63);
        assert_true(TTF_GlyphIsProvided32(title, letter) || TTF_GlyphIsProvided32(plain, letter));
    }
    TTF_CloseFont(title);
    TTF_CloseFont(plain);
    TTF_Quit();
}

// A page is one frame in which words have more sizes than there are fonts open: both fonts of a
// text are there until it is set.
static void test_many_sizes_share_a_frame(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 400, 200);
    painter_begin(&c.painter);
    double first = 0;
    for (int pixels = 40; pixels < 110; pixels++) {
        TextStyle title = {.size = (float)pixels, .face = TEXT_TITLE}, plain = {.size = title.size};
        TextSize a = text_measure(&c.painter, "mmmmmm", &title, 900, 0);
        TextSize b = text_measure(&c.painter, "mmmmmm", &plain, 900, 0);
        first = pixels == 40 ? (double)(a.w / b.w) : first;
        assert_true(fabs(first - 1) > .06);
        assert_near((double)(a.w / b.w), first, .04);
    }
    canvas_close(&c);
}

static void test_broken_text_is_survived(void **state) {
    (void)state;
    Canvas c;
    open_text(&c, 640, 360);
    char words[200];
    uint32_t dice = 3;
    for (int turn = 0; turn < 300; turn++) {
        size_t size = 1 + (size_t)turn % 180;
        for (size_t i = 0; i < size; i++) {
            dice = dice * 1664525u + 1013904223u;
            words[i] = (char)(1 + (dice >> 9) % 255);
        }
        words[size] = 0;
        TextStyle style = {.lines = turn % 4, .figures = turn % 2, .middle = true};
        float w = (float)(turn % 7) * 40, h = (float)(turn % 5) * 30;
        text_draw(&c.painter, words, &style, paint_box(10, 10, w, h), 1);
    }
    canvas_close(&c);
}

static void *(*plain_malloc)(size_t);
static void *(*plain_calloc)(size_t, size_t);
static void *(*plain_realloc)(void *, size_t);
static void (*plain_free)(void *);
static int taken;

static void *count_malloc(size_t size) {
    taken++;
    return plain_malloc(size);
}

static void *count_calloc(size_t count, size_t size) {
    taken++;
    return plain_calloc(count, size);
}

static void *count_realloc(void *memory, size_t size) {
    taken++;
    return plain_realloc(memory, size);
}

// Once it has been drawn, a text costs no memory and no setting: only a copy.
static void test_a_steady_frame_takes_no_memory(void **state) {
    (void)state;
    SDL_GetMemoryFunctions(&plain_malloc, &plain_calloc, &plain_realloc, &plain_free);
    assert_int_equal(SDL_SetMemoryFunctions(count_malloc, count_calloc, count_realloc, plain_free),
                     0);
    Canvas c;
    open_text(&c, 640, 360);
    TextStyle style = {.face = TEXT_TITLE, .size = 72, .lines = 2, .figures = true};
    for (int frame = 0; frame < 8; frame++) {
        taken = 0;
        painter_begin(&c.painter);
        text_draw(&c.painter, "Out. 12 breaths, and let go.", &style, paint_box(9, 9, 400, 200), 1);
        SDL_RenderFlush(c.renderer);
        assert_true(frame == 0 ? taken > 0 : taken == 0);
    }
    canvas_close(&c);
    SDL_SetMemoryFunctions(plain_malloc, plain_calloc, plain_realloc, plain_free);
}

static void test_without_fonts_it_says_which(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 320, 200, "/nowhere");
    assert_false(text_init(&c.painter));
    assert_non_null(strstr(fail_text(), "/nowhere/fonts/Andika-Regular.ttf"));
    canvas_close(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_broken_into_lines),
        cmocka_unit_test(test_lines_are_even),
        cmocka_unit_test(test_what_does_not_fit_is_set_smaller),
        cmocka_unit_test(test_words_are_drawn_inside_their_box),
        cmocka_unit_test(test_soft_edges_have_no_dark_seam),
        cmocka_unit_test(test_figures_stand_in_cells),
        cmocka_unit_test(test_missing_letters_come_from_the_other_font),
        cmocka_unit_test(test_many_sizes_share_a_frame),
        cmocka_unit_test(test_broken_text_is_survived),
        cmocka_unit_test(test_a_steady_frame_takes_no_memory),
        cmocka_unit_test(test_without_fonts_it_says_which),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
