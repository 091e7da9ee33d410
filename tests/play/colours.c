// ctest: plain
// What matters is seen by every kind of colour vision: arrow, glow, line, lantern, petals and focus
// stand out from what is round them, as protanopes, deuteranopes and tritanopes see it (Machado,
// Oliveira and Fernandes 2009, matrices for full severity, on linear light), and without colour.
#include <math.h>

#include "check.h"
#include "file.h"
#include "game.h"
#include "screen.h"

typedef enum { NORMAL, PROTAN, DEUTAN, TRITAN, GREY, VISIONS } Vision;

static const char *const NAME[VISIONS] = {"normal", "protan", "deutan", "tritan", "grey"};
static const double SEEN[VISIONS][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998},
    {.367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881},
    {1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900},
    {.2126, .7152, .0722, .2126, .7152, .0722, .2126, .7152, .0722}};

static double linear(uint32_t byte) {
    double c = byte / 255.0;
    return c <= .04045 ? c / 12.92 : pow((c + .055) / 1.055, 2.4);
}

static double lab_part(double t) {
    return t > .008856 ? cbrt(t) : 7.787 * t + 16 / 116.0;
}

static void lab_of(uint32_t pixel, Vision vision, double out[3]) {
    const double in[3] = {linear(pixel >> 16 & 255), linear(pixel >> 8 & 255), linear(pixel & 255)};
    double c[3];
    for (int i = 0; i < 3; i++) {
        const double *row = SEEN[vision] + 3 * i;
        c[i] = fmax(0, fmin(1, row[0] * in[0] + row[1] * in[1] + row[2] * in[2]));
    }
    double x = lab_part((.4124 * c[0] + .3576 * c[1] + .1805 * c[2]) / .9505);
    double y = lab_part(.2126 * c[0] + .7152 * c[1] + .0722 * c[2]);
    double z = lab_part((.0193 * c[0] + .1192 * c[1] + .9505 * c[2]) / 1.089);
    out[0] = 116 * y - 16;
    out[1] = 500 * (x - y);
    out[2] = 200 * (y - z);
}

static double difference(uint32_t a, uint32_t b, Vision vision) {
    double p[3], q[3];
    lab_of(a, vision, p);
    lab_of(b, vision, q);
    return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                (p[2] - q[2]) * (p[2] - q[2]));
}

// ---- pictures ----

enum { WIDTH = 640, HEIGHT = 360, PIXELS = WIDTH * HEIGHT };

typedef struct {
    uint32_t pixel[PIXELS];
} Picture;

static Picture with, without;

static void keep(const Game *g, Picture *out) {
    SDL_RenderFlush(g->window.renderer);
    for (int y = 0; y < HEIGHT; y++)
        memcpy(out->pixel + y * WIDTH,
               (const char *)g->window.surface->pixels + y * g->window.surface->pitch, WIDTH * 4);
}

static void take(Game *g, Picture *out) {
    game_draw(g);
    keep(g, out);
}

// The pixels that differ plainly to most people; how many they are.
static int plain_pixels(double least, bool *plain) {
    int count = 0;
    for (int i = 0; i < PIXELS; i++) {
        plain[i] = difference(with.pixel[i], without.pixel[i], NORMAL) > least;
        count += plain[i];
    }
    return count;
}

static int faults;

static void check_seen(const char *what, int pixels, double least) {
    static bool plain[PIXELS];
    int count = plain_pixels(10, plain);
    if (count < pixels) {
        print_error("%s: only %d pixels\n", what, count);
        faults++;
    }
    for (int v = 0; v < VISIONS; v++) {
        double sum = 0;
        for (int i = 0; i < PIXELS; i++)
            if (plain[i])
                sum += difference(with.pixel[i], without.pixel[i], (Vision)v);
        if (count > 0 && sum / count < least) {
            print_error("%s, %s: %.1f\n", what, NAME[v], sum / count);
            faults++;
        }
    }
}

// ---- a stretch ----

static Game *open_at(const char *exercise, double breath, double hour) {
    Options options = {.hour = hour, .has_hour = true, .skip_first_run = true};
    Game *g = game_create(&options, true, WIDTH, HEIGHT);
    assert_non_null(g);
    game_begin(g, game_one(g, cards_exercise(&g->cards, exercise)), 0, 1);
    session_choose(&g->session, 0, -1, 0);
    session_seek(&g->session, breath);
    g->screen = SCREEN_STRETCH;
    g->tick = TICKS_PER_SECOND;
    return g;
}

static const double HOURS[] = {8, 12, 17, 21};

static void hints_are_seen(void **state) {
    (void)state;
    static const struct {
        const char *what, *exercise;
        double breath;
    } moment[] = {{"the arrow", "front_to_back_opener", .12},
                  {"the glow", "side_to_side_bend", 2.5},
                  {"the line", "twisting_cat", .1}};
    for (size_t h = 0; h < COUNT(HOURS); h++)
        for (size_t i = 0; i < COUNT(moment); i++) {
            Game *g = open_at(moment[i].exercise, moment[i].breath, HOURS[h]);
            g->settings.step[SETTING_HINTS] = 1;
            take(g, &with);
            g->settings.step[SETTING_HINTS] = 0;
            take(g, &without);
            check_seen(moment[i].what, 60, 7);
            game_destroy(g);
        }
    assert_int_equal(faults, 0);
}

static void the_lantern_is_seen(void **state) {
    (void)state;
    for (size_t h = 0; h < COUNT(HOURS); h++) {
        Game *g = open_at("twisting_cat", .01, HOURS[h]);
        g->settings.step[SETTING_HINTS] = 0;
        LanternLook full = {.breath = 1, .petals = 4, .petals_left = 4}, empty = {.breath = 0};
        game_draw(g);
        lantern_draw(&g->lantern, &g->painter, &full);
        keep(g, &with);
        game_draw(g);
        lantern_draw(&g->lantern, &g->painter, &empty);
        keep(g, &without);
        check_seen("the lantern", 600, 10);
        game_destroy(g);
    }
    assert_int_equal(faults, 0);
}

static void the_focus_is_seen(void **state) {
    (void)state;
    static const ScreenId screen[] = {SCREEN_HOME, SCREEN_PEOPLE, SCREEN_TODAY, SCREEN_ONE,
                                      SCREEN_OWN_SET};
    Options options = {.skip_first_run = true};
    Game *g = game_create(&options, true, WIDTH, HEIGHT);
    g->tick = TICKS_PER_SECOND;
    for (size_t i = 0; i < COUNT(screen); i++) {
        game_go(g, screen[i]);
        take(g, &with);
        g->focus = g->choice_count - 1;
        take(g, &without);
        check_seen("the focus", 300, 10);
    }
    game_destroy(g);
    assert_int_equal(faults, 0);
}

// A colour that only some see is found: red on a green that is as light.
static void what_only_some_see_is_found(void **state) {
    (void)state;
    for (int i = 0; i < PIXELS; i++) {
        with.pixel[i] = 0xFFC86E50u;
        without.pixel[i] = 0xFF8C8C3Cu;
    }
    faults = 0;
    check_seen("planted", 100, 10);
    assert_true(faults > 0);
    faults = 0;
}

// How bright a colour written as #rrggbb is.
static double brightness(const char *hex) {
    uint32_t c = (uint32_t)strtoul(hex + 1, NULL, 16);
    return .2126 * linear(c >> 16 & 255) + .7152 * linear(c >> 8 & 255) + .0722 * linear(c & 255);
}

// The light sign on a round ground, against the mean of its ground's two colours; 0: another kind
// of picture.
static double sign_contrast(const char *svg) {
    static const char sign[] = "#fffaf0", stop[] = "stop-color=\"";
    const char *first = strstr(svg, stop), *second = first ? strstr(first + 1, stop) : NULL;
    if (!second || !strstr(svg, "rx=\"56\" ry=\"56\" fill=\"url(#d)\"") || !strstr(svg, sign))
        return 0;
    double ground = .5 * (brightness(first + strlen(stop)) + brightness(second + strlen(stop)));
    return (brightness(sign) + .05) / (ground + .05);
}

// From the mat an arrow on a pale disc is a pale disc: 2.5 to 1 at least (the signs are large).
static void signs_are_seen(void **state) {
    (void)state;
    static const char folder[] = TEST_SOURCE_DIR "/assets/icons";
    int count = 0, discs = 0;
    char **name = folder_list(folder, ".svg", &count);
    assert_non_null(name);
    for (int i = 0; i < count; i++) {
        char path[512];
        size_t size;
        path_join(path, sizeof path, folder, name[i]);
        char *svg = file_read(path, &size);
        assert_non_null(svg);
        double contrast = sign_contrast(svg);
        free(svg);
        discs += contrast > 0;
        if (contrast > 0 && contrast < 2.5)
            fail_msg("%s: its sign is only %.2f to 1", name[i], contrast);
    }
    free(name);
    assert_true(discs > 30);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hints_are_seen), cmocka_unit_test(the_lantern_is_seen),
        cmocka_unit_test(the_focus_is_seen), cmocka_unit_test(signs_are_seen),
        cmocka_unit_test(what_only_some_see_is_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
