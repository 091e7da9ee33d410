// ctest: plain
// Pictures that take a while are made beside the game's thread, one after the other, and are the
// same as those made at once.
#include <pthread.h>
#include <time.h>

#include "check.h"
#include "game.h"
#include "paint_later.h"
#include "portrait.h"
#include "screen.h"

static pthread_t maker;

// A surface in the colour asked for.
static SDL_Surface *make_plain(const void *what) {
    SDL_Surface *surface = paint_surface(8, 4);
    maker = pthread_self();
    SDL_FillRect(surface, NULL, *(const uint32_t *)what);
    return surface;
}

static Game *open_game(const Options *options) {
    Game *g = game_create(options, true, 640, 360);
    assert_non_null(g);
    g->room.quiet = true;
    return g;
}

static void a_moment(void) {
    nanosleep(&(struct timespec){0, 1000000}, NULL);
}

static void they_are_made_on_a_thread_of_their_own(void **state) {
    (void)state;
    Options options = {0};
    Game *g = open_game(&options);
    uint32_t colour[] = {0xFF102030u, 0xFF405060u};
    int w = 0, h = 0;
    // At once where there is no thread.
    assert_non_null(paint_later(&g->painter, 1, make_plain, &colour[0], 4, &w, &h));
    assert_true(pthread_equal(maker, pthread_self()) && w == 8 && h == 4);
    assert_true(paint_later_open(&g->painter));
    assert_non_null(paint_later(&g->painter, 1, make_plain, &colour[0], 4, &w, &h));
    for (uint64_t key = 2; key < 4; key++) {
        int asked = 0;
        assert_null(paint_later(&g->painter, key, make_plain, &colour[1], 4, &w, &h));
        while (!paint_later(&g->painter, key, make_plain, &colour[1], 4, &w, &h) && ++asked < 5000)
            a_moment();
        assert_true(asked < 5000 && !pthread_equal(maker, pthread_self()));
    }
    // What is asked for last is not lost, and nothing is under way after this.
    assert_null(paint_later(&g->painter, 9, make_plain, &colour[0], 4, &w, &h));
    paint_later_stand(&g->painter);
    assert_non_null(paint_later(&g->painter, 9, make_plain, &colour[0], 4, &w, &h));
    game_destroy(g);
}

static uint64_t picture_of(Game *g) {
    game_draw(g);
    SDL_RenderFlush(g->window.renderer);
    const SDL_Surface *s = g->window.surface;
    return paint_key(1, s->pixels, (size_t)s->pitch * (size_t)s->h);
}

// Faces and movements come one by one, none in the frame that first asks for it, and in the end the
// screen is the same to the last pixel.
static void screens_fill_by_and_by_to_the_same_picture(void **state) {
    (void)state;
    static const ScreenId screens[] = {SCREEN_PEOPLE, SCREEN_ONE, SCREEN_MAKER};
    for (size_t i = 0; i < COUNT(screens); i++) {
        Options options = {0};
        Game *at_once = open_game(&options), *later = open_game(&options);
        assert_true(paint_later_open(&later->painter));
        game_go(at_once, screens[i]);
        game_go(later, screens[i]);
        uint64_t whole = picture_of(at_once), first = picture_of(later), now = first;
        assert_true(first != whole);
        for (int frame = 0; now != whole && frame < 100; frame++) {
            paint_later_stand(&later->painter);
            now = picture_of(later);
        }
        assert_true(now == whole);
        game_destroy(at_once);
        game_destroy(later);
    }
}

// The part of the screen in which the person stands that is being made.
static uint64_t person_of(Game *g) {
    picture_of(g);
    const SDL_Surface *s = g->window.surface;
    uint64_t key = 1;
    for (int y = 0; y < s->h * 3 / 4; y++)
        key = paint_key(key, (const char *)s->pixels + y * s->pitch, (size_t)s->w);
    return key;
}

static void who_is_made_stays_until_the_next_is_there(void **state) {
    (void)state;
    Options options = {0};
    Game *g = open_game(&options);
    assert_true(paint_later_open(&g->painter));
    game_go(g, SCREEN_MAKER);
    for (int frame = 0; frame < 40; frame++) { // all is there
        game_draw(g);
        paint_later_stand(&g->painter);
    }
    uint64_t before = person_of(g);
    g->focus = MAKER_TOP;
    game_press(g, &(InputEvent){.action = ACTION_RIGHT, .pressed = true});
    assert_true(person_of(g) == before);
    paint_later_stand(&g->painter);
    assert_true(person_of(g) != before);
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_made_on_a_thread_of_their_own),
        cmocka_unit_test(screens_fill_by_and_by_to_the_same_picture),
        cmocka_unit_test(who_is_made_stays_until_the_next_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
