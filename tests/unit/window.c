// ctest: serial
#include "window.h"
#include "check.h"
#include "clock.h"
#include "fail.h"
#include "file.h"
#include "picture.h"

#include <SDL.h>
#include <SDL_image.h>

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    folder_scratch(folder);
    return 0;
}

static int drop_folder(void **state) {
    (void)state;
    folder_drop(folder);
    SDL_Quit();
    return 0;
}

static const char *inside(const char *name) {
    static char path[2][256];
    static int turn;
    turn = 1 - turn;
    path_join(path[turn], sizeof path[turn], folder, name);
    return path[turn];
}

static bool same_files(const char *a, const char *b) {
    size_t size_a = 0, size_b = 0;
    char *text_a = file_read(a, &size_a), *text_b = file_read(b, &size_b);
    bool same = text_a && text_b && size_a == size_b && memcmp(text_a, text_b, size_a) == 0;
    free(text_a);
    free(text_b);
    return same;
}

// A little of everything: plain and blended boxes, lines, a texture made larger.
static void draw_something(GameWindow *window) {
    SDL_Renderer *renderer = window->renderer;
    SDL_SetRenderDrawColor(renderer, 30, 60, 90, 255);
    SDL_RenderClear(renderer);
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer, 250, 200, 100, 128);
    SDL_RenderFillRect(renderer, &(SDL_Rect){20, 30, window->width / 2, window->height / 3});
    SDL_SetRenderDrawColor(renderer, 255, 255, 255, 255);
    SDL_RenderDrawLine(renderer, 0, 0, window->width - 1, window->height - 1);
    SDL_Texture *texture =
        SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, 4, 4);
    assert_non_null(texture);
    Uint32 pixels[16];
    for (Uint32 i = 0; i < 16; i++)
        pixels[i] = 0xff000000u | i * 0x00102030u;
    SDL_UpdateTexture(texture, NULL, pixels, 16);
    SDL_RenderCopy(renderer, texture, NULL, &(SDL_Rect){100, 100, 64, 48});
    SDL_DestroyTexture(texture);
}

static void test_a_canvas_needs_no_display(void **state) {
    (void)state;
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
    GameWindow canvas;
    assert_true(window_open(&canvas, &(WindowWish){.headless = true, .width = 320, .height = 200}));
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
    assert_int_equal(canvas.width, 320);
    assert_int_equal(canvas.height, 200);
    assert_string_equal(canvas.video, "none");
    assert_string_equal(canvas.render, "software");
    draw_something(&canvas);
    assert_true(window_save_png(&canvas, inside("canvas.png")));
    window_present(&canvas);
    window_keep_awake(true); // no display to keep awake: nothing happens
    window_close(&canvas);

    SDL_Surface *back = IMG_Load(inside("canvas.png"));
    assert_non_null(back);
    assert_int_equal(back->w, 320);
    assert_int_equal(back->h, 200);
    assert_int_equal(back->format->BytesPerPixel, 3); // no transparency
    const unsigned char *corner = (unsigned char *)back->pixels + 199 * back->pitch;
    assert_int_equal(corner[0], 30);
    assert_int_equal(corner[1], 60);
    assert_int_equal(corner[2], 90);
    SDL_FreeSurface(back);
}

static void test_canvas_and_window_have_the_same_pixels(void **state) {
    (void)state;
    static const int sizes[][2] = {
        {640, 360}, {1280, 720}, {1024, 768}, {2560, 1080}, {3840, 2160}};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        WindowWish wish = {.title = "test", .width = sizes[i][0], .height = sizes[i][1]};
        GameWindow window, canvas;
        assert_true(window_open(&window, &wish));
        wish.headless = true;
        assert_true(window_open(&canvas, &wish));
        assert_string_equal(window.render, "software");
        draw_something(&window);
        draw_something(&canvas);
        assert_true(window_save_png(&window, inside("window.png")));
        assert_true(window_save_png(&canvas, inside("canvas.png")));
        assert_true(same_files(inside("window.png"), inside("canvas.png")));
        SDL_SetRenderDrawColor(canvas.renderer, 31, 60, 90, 255); // one shade in one pixel more
        SDL_RenderDrawPoint(canvas.renderer, 1, window.height - 1);
        assert_true(window_save_png(&canvas, inside("canvas.png")));
        assert_false(same_files(inside("window.png"), inside("canvas.png")));
        window_close(&canvas);
        window_close(&window);
    }
}

static void test_a_window_changes_its_size_at_any_time(void **state) {
    (void)state;
    GameWindow window;
    assert_true(window_open(&window, &(WindowWish){.title = "test"}));
    assert_int_equal(window.width, 1280);
    assert_int_equal(window.height, 720);
    assert_false(window_measure(&window));
    SDL_SetWindowSize(window.window, 800, 600);
    SDL_PumpEvents();
    assert_true(window_measure(&window));
    assert_int_equal(window.width, 800);
    assert_int_equal(window.height, 600);
    assert_false(window_measure(&window));
    draw_something(&window);
    assert_true(window_save_png(&window, inside("small.png")));
    window_present(&window);
    SDL_SetWindowSize(window.window, 10, 10); // never too small to be read
    SDL_PumpEvents();
    window_measure(&window);
    assert_int_equal(window.width, WINDOW_LEAST_WIDTH);
    assert_int_equal(window.height, WINDOW_LEAST_HEIGHT);
    window_close(&window);
}

static void test_full_screen_and_back(void **state) {
    (void)state;
    GameWindow window;
    assert_true(window_open(&window, &(WindowWish){.title = "test", .width = 700, .height = 500}));
    assert_false(window.fullscreen);
    window_fullscreen(&window, true);
    SDL_PumpEvents();
    assert_true(window.fullscreen);
    assert_true(SDL_GetWindowFlags(window.window) & SDL_WINDOW_FULLSCREEN_DESKTOP);
    window_measure(&window);
    SDL_DisplayMode mode;
    assert_int_equal(SDL_GetDesktopDisplayMode(0, &mode), 0);
    assert_int_equal(window.width, mode.w);
    assert_int_equal(window.height, mode.h);
    window_fullscreen(&window, false);
    SDL_PumpEvents();
    window_measure(&window);
    assert_int_equal(window.width, 700);
    assert_int_equal(window.height, 500);
    assert_false(window.fullscreen);
    assert_false(SDL_GetWindowFlags(window.window) & SDL_WINDOW_FULLSCREEN_DESKTOP);
    window_close(&window);
}

static void test_presenting_keeps_sixty_a_second(void **state) {
    (void)state;
    GameWindow window;
    assert_true(window_open(&window, &(WindowWish){.title = "test"}));
    for (int i = 0; i < 5; i++)
        window_present(&window);
    uint64_t start = clock_now();
    for (int i = 0; i < 30; i++)
        window_present(&window);
    double seconds = (double)(clock_now() - start) / 1e9;
    assert_in_range((uintmax_t)(seconds * 1000), 495, 900);
    window_close(&window);
}

static void test_the_screen_saver_waits(void **state) {
    (void)state;
    GameWindow window;
    assert_true(window_open(&window, &(WindowWish){.title = "test"}));
    window_keep_awake(true);
    assert_int_equal(SDL_IsScreenSaverEnabled(), SDL_FALSE);
    window_keep_awake(false);
    assert_int_equal(SDL_IsScreenSaverEnabled(), SDL_TRUE);
    window_close(&window);
}

static void test_a_picture_is_whole_or_not_there(void **state) {
    (void)state;
    static const unsigned char dots[2 * 8] = {255, 0, 0,   0, 255, 0, 99, 99,
                                              0,   0, 255, 9, 8,   7, 99, 99};
    assert_true(picture_save(inside("dots.png"), dots, 2, 2, 8));
    SDL_Surface *back = IMG_Load(inside("dots.png"));
    assert_non_null(back);
    assert_memory_equal(back->pixels, dots, 6);
    assert_memory_equal((unsigned char *)back->pixels + back->pitch, dots + 8, 6);
    SDL_FreeSurface(back);
    // Over the old one, and into a folder that is none.
    assert_true(picture_save(inside("dots.png"), dots, 1, 1, 8));
    assert_false(picture_save(inside("dots.png/more.png"), dots, 2, 2, 8));
    assert_non_null(strstr(fail_text(), "more.png"));
    int count = 0;
    char **left = folder_list(folder, ".new", &count);
    assert_int_equal(count, 0); // no half picture lies about
    free(left);
}

static void test_no_display_is_told(void **state) {
    (void)state;
    SDL_Quit();
    SDL_setenv("SDL_VIDEODRIVER", "nowhere", 1);
    GameWindow window;
    assert_false(window_open(&window, &(WindowWish){.title = "test"}));
    assert_non_null(strstr(fail_text(), "display"));
    assert_null(window.window);
    window_close(&window);
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
}

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_canvas_needs_no_display),
        cmocka_unit_test(test_canvas_and_window_have_the_same_pixels),
        cmocka_unit_test(test_a_window_changes_its_size_at_any_time),
        cmocka_unit_test(test_full_screen_and_back),
        cmocka_unit_test(test_presenting_keeps_sixty_a_second),
        cmocka_unit_test(test_the_screen_saver_waits),
        cmocka_unit_test(test_a_picture_is_whole_or_not_there),
        cmocka_unit_test(test_no_display_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
