// Still pictures of people: in the middle, and a bust ends in a bow.
#include <SDL.h>

#include "check.h"
#include "portrait.h"

enum { WIDE = 200, HIGH = 260 };

static unsigned solid(const SDL_Surface *s, int x, int y) {
    return ((const uint32_t *)((const char *)s->pixels + y * s->pitch))[x] >> 24;
}

// How far the solid pixels of these rows are off the middle, in parts of the width.
static double off_middle(const SDL_Surface *s, int from, int to) {
    double sum = 0, count = 0;
    for (int y = from; y < to; y++)
        for (int x = 0; x < s->w; x++)
            if (solid(s, x, y) > 127) {
                sum += x + .5;
                count++;
            }
    return sum / count / s->w - .5;
}

static bool ends_in_a_bow(const SDL_Surface *s) {
    int last = s->h - 1, before = 0;
    for (int x = 0; x < s->w; x++) { // no pixel lower than the bow, which turns once
        int low = last;
        while (low > 0 && solid(s, x, low) < 128)
            low--;
        if (x == 0 || x == s->w / 2)
            before = low;
        if (low > last / 2 && (x < s->w / 2 ? low < before - 1 : low > before + 1))
            return false;
        before = low;
    }
    return solid(s, 1, last) == 0 && solid(s, s->w - 2, last) == 0 &&
           solid(s, s->w / 2, last) > 127;
}

static void busts_stand_in_the_middle_on_a_bow(void **state) {
    (void)state;
    for (int age = 0; age <= AGE_OLD; age++)
        for (int man = 0; man < 2; man++) {
            Build build = {.height = age == AGE_CHILD ? 1.2 : 1.7, .age = (AgeGroup)age};
            build.man = man == 1;
            Figure figure;
            figure_build(&figure, &build);
            figure.look.skin = 0xC98D62;
            SDL_Surface *bust = portrait_surface(&figure, PORTRAIT_BUST, WIDE, HIGH);
            assert_non_null(bust);
            assert_true(ends_in_a_bow(bust));
            assert_near(off_middle(bust, HIGH * 3 / 4, HIGH), 0, .03);
            SDL_FreeSurface(bust);
            // A planted fault: who stands from head to foot ends in none.
            SDL_Surface *whole = portrait_surface(&figure, PORTRAIT_WHOLE, WIDE, HIGH);
            assert_false(ends_in_a_bow(whole));
            SDL_FreeSurface(whole);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(busts_stand_in_the_middle_on_a_bow)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
