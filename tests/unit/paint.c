#include "paint.h"
#include "canvas.h"
#include "card.h"
#include "lantern.h"
#include "paint_over.h"

static const PaintPanel SHEET = {.top = 0xFFFFFFFF,
                                 .bottom = 0xFFFFFFFF,
                                 .radius = 40,
                                 .outline = 4,
                                 .outline_color = 0xFF00FF00,
                                 .shadow = 30,
                                 .shadow_color = 0x80000000};

static void test_a_panel_has_round_corners(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 400, 1080, CANVAS_ASSETS);
    canvas_clear(&c, 0x0000FF);
    PaintPanel flat = SHEET;
    flat.shadow = 0;
    paint_panel(&c.painter, paint_box(100, 100, 200, 150), &flat, 1);
    assert_int_equal(canvas_at(&c, 101, 101) & 0xFFFFFF, 0x0000FF); // outside of the corner
    assert_int_equal(canvas_at(&c, 200, 175) & 0xFFFFFF, 0xFFFFFF);
    assert_int_equal(canvas_at(&c, 200, 101) & 0xFFFFFF, 0x00FF00);
    assert_int_equal(canvas_at(&c, 99, 175) & 0xFFFFFF, 0x0000FF);
    // Left and right are each other's mirror.
    for (int y = 90; y < 260; y++)
        for (int x = 90; x < 200; x++)
            assert_int_equal(canvas_at(&c, x, y), canvas_at(&c, 399 - x, y));
    canvas_close(&c);
}

static void test_a_shadow_falls_downward(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 400, 1080, CANVAS_ASSETS);
    canvas_clear(&c, 0xFFFFFF);
    paint_panel(&c.painter, paint_box(100, 100, 200, 150), &SHEET, 1);
    int above = 255 - (int)(canvas_at(&c, 200, 94) & 255);
    int under = 255 - (int)(canvas_at(&c, 200, 255) & 255);
    assert_true(under > above + 20);
    assert_int_equal(canvas_at(&c, 200, 300) & 0xFFFFFF, 0xFFFFFF);
    canvas_close(&c);
}

// Solid panels are copied in their middle and blended at their rim: the result is one picture.
static void test_solid_and_blended_panels_agree(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 400, 540, CANVAS_ASSETS);
    PaintPanel panel = SHEET;
    panel.grain = 1;
    for (int arch = 0; arch < 2; arch++) {
        uint32_t kept[400 * 540];
        panel.arch = arch;
        canvas_clear(&c, 0x3060A0);
        paint_panel(&c.painter, paint_box(100, 100, 200, 300), &panel, 1);
        memcpy(kept, canvas_pixels(&c), sizeof kept);
        canvas_clear(&c, 0x3060A0);
        paint_panel(&c.painter, paint_box(100, 100, 200, 300), &panel, 0.9999f);
        const uint32_t *now = canvas_pixels(&c);
        for (int i = 0; i < 400 * 540; i++)
            assert_true(difference(now[i] | 0xFF000000u, kept[i] | 0xFF000000u) <= 2);
    }
    canvas_close(&c);
}

// While a baby sleeps all that is laid over a room shines no brighter than the lamp.
static void test_cards_are_dim_in_the_dusk(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 400, 540, CANVAS_ASSETS);
    uint32_t full[2] = {0}, dim[2] = {0};
    for (int dusk = 0; dusk < 2; dusk++) {
        c.painter.dusk = dusk ? 0x804020 : 0;
        paint_panel(&c.painter, paint_box(50, 50, 200, 150), &SHEET, 1);
        paint_fill(&c.painter, paint_box(300, 300, 50, 50), 0xFFFFFFFFu);
        uint32_t *seen = dusk ? dim : full;
        seen[0] = canvas_at(&c, 150, 120) & 0xFFFFFF;
        seen[1] = canvas_at(&c, 320, 320) & 0xFFFFFF;
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(full[i], 0xFFFFFF);
        assert_true(difference(dim[i] | 0xFF000000u, 0xFF804020u) <= 1);
    }
    canvas_close(&c);
}

// A window minimised before the first picture has no size, one squeezed by a window manager next to
// none.
static void no_size(int width, int height) {
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    assert_non_null(renderer);
    Painter painter;
    assert_true(painter_init(&painter, renderer, CANVAS_ASSETS));
    painter_begin(&painter);
    assert_true(painter.width >= 16 && painter.height >= 16 && painter.unit > 0);
    painter.width = 900; // a later one keeps what was
    painter.height = 500;
    assert_false(painter_begin(&painter));
    assert_int_equal(painter.width, 900);
    painter_free(&painter);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
}

static void test_a_picture_without_size_is_survived(void **state) {
    (void)state;
    no_size(0, 0);
    no_size(1280, 1);
    no_size(1, 720);
}

static void test_the_store_is_bounded(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    int w = 0, h = 0, first = 0;
    uint64_t keys[400];
    for (int i = 0; i < 400; i++) {
        painter_begin(&c.painter);
        keys[i] = paint_key(99, &i, sizeof i);
        assert_non_null(paint_keep(&c.painter, keys[i], paint_surface(200, 200)));
        assert_non_null(paint_find(&c.painter, keys[0], &w, &h)); // used all the time
    }
    int kept = 0;
    for (int i = 0; i < 400; i++)
        kept += paint_find(&c.painter, keys[i], &w, &h) != NULL;
    assert_true(kept > 10 && kept < 60); // 160 kB each, under 8 MB
    for (first = 1; first < 400 && !paint_find(&c.painter, keys[first], &w, &h); first++)
        ;
    for (int i = first; i < 400; i++) // what went was the oldest
        assert_non_null(paint_find(&c.painter, keys[i], &w, &h));
    canvas_close(&c);
}

static void test_a_missing_picture_is_survived(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 320, 200, CANVAS_ASSETS);
    canvas_clear(&c, 0x808080);
    paint_picture(&c.painter, "icons/nothing_of_that_name", paint_box(10, 10, 100, 100), 1);
    paint_picture(&c.painter, NULL, paint_box(10, 10, 100, 100), 1);
    assert_int_equal(canvas_count(&c, paint_box(0, 0, 320, 200), 0x808080), 0);
    PaintBox box = paint_picture(&c.painter, "icons/door_family", paint_box(10, 10, 200, 100), 1);
    assert_near((double)(box.w / box.h), 300.0 / 330, 0.02); // its own shape, in the middle
    assert_near((double)(box.x + box.w / 2), 110, 1);
    assert_true(canvas_count(&c, box, 0x808080) > 5000);
    canvas_close(&c);
}

static void test_people_are_laid_over_the_room(void **state) {
    (void)state;
    enum { W = 37, H = 9 };
    uint32_t room[W * H], people[W * H], out[W * H], dice = 5;
    for (int i = 0; i < W * H; i++) {
        dice = dice * 1664525u + 1013904223u;
        room[i] = 0xFF000000u | dice >> 8;
        uint32_t a = i % 3 == 0 ? 0 : i % 3 == 1 ? 255 : dice & 255;
        people[i] = a << 24 | (a * 3 / 4) << 16 | (a / 2) << 8 | a;
    }
    RasterPicture picture = {people, W, H, W, {0, 0, W, H}};
    RasterBox box = {3, 2, 30, 8};
    memset(out, 0, sizeof out);
    paint_over((PaintPixels){out, 27, 6, 27}, (PaintPixels){room, W, H, W}, &picture, box);
    for (int y = box.y0; y < box.y1; y++)
        for (int x = box.x0; x < box.x1; x++) {
            uint32_t over = people[y * W + x], under = room[y * W + x], rest = 255 - (over >> 24);
            uint32_t got = out[(y - box.y0) * 27 + x - box.x0];
            assert_int_equal(got >> 24, 255);
            for (int shift = 0; shift < 24; shift += 8) {
                double right = (over >> shift & 255) + (under >> shift & 255) * rest / 255.0;
                assert_near((double)(got >> shift & 255), right, 0.51);
            }
        }
}

static void test_a_smaller_picture_is_enlarged(void **state) {
    (void)state;
    enum { W = 60, H = 40 };
    uint32_t room[W * H], people[W * H / 4], out[W * H];
    for (int i = 0; i < W * H; i++)
        room[i] = 0xFF204060;
    for (int i = 0; i < W * H / 4; i++)
        people[i] = i % 30 < 15 ? 0xFFFFFFFF : 0;
    RasterPicture picture = {people, W / 2, H / 2, W / 2, {0, 0, W / 2, H / 2}};
    RasterBox all = {0, 0, W, H};
    paint_over((PaintPixels){out, W, H, W}, (PaintPixels){room, W, H, W}, &picture, all);
    for (int y = 0; y < H; y++) {
        assert_int_equal(out[y * W], 0xFFFFFFFF);
        assert_int_equal(out[y * W + 27], 0xFFFFFFFF);
        assert_int_equal(out[y * W + 33], 0xFF204060);
        uint32_t between = out[y * W + 29] & 255;
        assert_true(between > 0x60 && between < 255); // a soft edge
    }
}

// Every size and every box, against the same sums written plainly.
static void test_enlarging_agrees_with_plain_sums(void **state) {
    (void)state;
    enum { MOST = 331 };
    static uint32_t room[MOST * 3], people[MOST * 3], out[MOST * 3];
    uint32_t dice = 9;
    for (int wide = 60; wide <= MOST; wide += 17)
        for (int from = 7; from <= wide; from += 41) {
            for (int i = 0; i < 3 * MOST; i++) {
                dice = dice * 1664525u + 1013904223u;
                uint32_t a = dice >> 30 ? dice >> 8 & 255 : 0;
                room[i] = 0xFF000000u | dice >> 7;
                people[i] = a << 24 | (a / 2) << 16 | (a / 3) << 8 | a;
            }
            RasterPicture picture = {people, from, 2, from, {0, 0, from, 2}};
            RasterBox box = {(int)(dice >> 20) % 30, 0, wide - (int)(dice >> 12) % 25, 3};
            paint_over((PaintPixels){out, wide, 3, wide}, (PaintPixels){room, wide, 3, wide},
                       &picture, box);
            for (int x = box.x0; x < box.x1; x++) {
                double at = (x + 0.5) * from / wide - 0.5;
                at = at < 0 ? 0 : at > from - 1 ? from - 1 : at;
                int left = (int)at, right = left + 1 < from ? left + 1 : left;
                for (int shift = 0; shift < 24; shift += 8) {
                    double alpha[2], sum[2];
                    for (int k = 0; k < 2; k++) { // the first row of the screen is the first row
                        uint32_t p = people[k ? right : left];
                        alpha[k] = p >> 24;
                        sum[k] = p >> shift & 255;
                    }
                    double part = at - left, a = alpha[0] + (alpha[1] - alpha[0]) * part;
                    double expect = sum[0] + (sum[1] - sum[0]) * part +
                                    (room[x] >> shift & 255) * (1 - a / 255);
                    assert_near((double)(out[x - box.x0] >> shift & 255), expect, 3.5);
                }
            }
        }
}

static void draw_everything(Painter *painter, Lantern *lantern) {
    paint_fill(painter, paint_box(0, 0, 1e4f, 1e4f), 0xFFE0D0C0u);
    CardCue cue = {.cue = "Out. Hug your right knee.",
                   .note = "Soft shoulders.",
                   .icon = "icons/bear",
                   .count = 4,
                   .done = 2,
                   .appear = 1};
    card_cue(painter, paint_box(30, 20, 400, 300), &cue);
    card_door(painter, paint_box(450, 30, 140, 220),
              &(CardDoor){"icons/door_evening", "Evening", "2 minutes", 0}, 1);
    card_button(painter, paint_box(30, 300, 200, 40), &(CardItem){"icons/play", "Go on"}, 0.4f);
    card_veil(painter, false, 0.2f);
    paint_glow(painter, 300, 200, 60, 0x80FFCC66u);
    lantern_draw(lantern, painter, &(LanternLook){0.7f, "in", 5, 2.5f, 1});
}

// A window of the dummy driver and a surface without any window show the same bytes.
static void test_the_same_bytes_with_a_window(void **state) {
    (void)state;
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    SDL_Window *window = SDL_CreateWindow("", 0, 0, 640, 360, SDL_WINDOW_HIDDEN);
    assert_non_null(window);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    assert_non_null(renderer);
    Painter painter;
    Lantern lantern = {0}, other = {0};
    assert_true(painter_init(&painter, renderer, CANVAS_ASSETS));
    assert_true(text_init(&painter));
    painter_begin(&painter);
    draw_everything(&painter, &lantern);
    uint32_t *read = malloc(640 * 360 * 4);
    SDL_RenderReadPixels(renderer, NULL, SDL_PIXELFORMAT_ARGB8888, read, 640 * 4);
    Canvas c;
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    draw_everything(&c.painter, &other);
    const uint32_t *pixels = canvas_pixels(&c);
    for (int i = 0; i < 640 * 360; i++)
        assert_int_equal(read[i] & 0xFFFFFF, pixels[i] & 0xFFFFFF);
    lantern_free(&other);
    canvas_close(&c);
    free(read);
    lantern_free(&lantern);
    text_free(&painter);
    painter_free(&painter);
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    SDL_Quit();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_panel_has_round_corners),
        cmocka_unit_test(test_a_shadow_falls_downward),
        cmocka_unit_test(test_solid_and_blended_panels_agree),
        cmocka_unit_test(test_cards_are_dim_in_the_dusk),
        cmocka_unit_test(test_a_picture_without_size_is_survived),
        cmocka_unit_test(test_the_store_is_bounded),
        cmocka_unit_test(test_a_missing_picture_is_survived),
        cmocka_unit_test(test_people_are_laid_over_the_room),
        cmocka_unit_test(test_a_smaller_picture_is_enlarged),
        cmocka_unit_test(test_enlarging_agrees_with_plain_sums),
        cmocka_unit_test(test_the_same_bytes_with_a_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
