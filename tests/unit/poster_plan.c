// Where the movements lie on a poster: inside the page, none over another, people large.
#include "check.h"

#include <math.h>

#include "poster_plan.h"

static const PaintBox PAGE = {110, 268, 2260, 2732}; // over the family's strip
static const PaintBox CROWDED = {110, 268, 2260, 2986};

// Like the five movements of the family: band, floor, chair, knee, side; and two more on the mat.
enum { FAMILY = 5 };
static const PlanMove ALL[] = {
    {3, {1.37f, 1.69f, 1.33f}, 2.24f, 254, 94, 322, 222, 72, 342, 126, 899},
    {2, {2.36f, 2.36f}, 1.24f, 254, 94, 274, 174, 72, 319, 126, 932},
    {6, {1.39f, 1.57f, 1.61f, 1.57f, 1.39f, 1.39f}, 1.94f, 254, 94, 398, 298, 0, 473, 126, 998},
    {2, {.58f, .78f}, 2.11f, 254, 94, 274, 174, 72, 473, 126, 932},
    {3, {.86f, 1.24f, 1.21f}, 2.46f, 254, 94, 322, 222, 72, 396, 126, 1025},
    {3, {2.3f, 2.3f, 2.3f}, 1.2f, 254, 94, 366, 266, 72, 396, 126, 900},
    {2, {2.3f, 2.3f}, 1.1f, 254, 94, 274, 174, 72, 319, 126, 800},
};

static bool meet(PaintBox a, PaintBox b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static float poses_wide(const PlanMove *m, const PlanBand *band) {
    float wide = 0;
    for (int i = 0; i < m->count && band->lines == 1; i++)
        wide += fmaxf(m->wide[i] * band->metre, m->column) + (i > 0 ? m->between : 0);
    return wide;
}

static void every_movement_has_its_place(void **state) {
    (void)state;
    for (int count = 1; count <= (int)COUNT(ALL); count++) {
        PlanBand band[POSTER_MOVES];
        PaintBox page = count > FAMILY ? CROWDED : PAGE;
        poster_plan(ALL, count, page, band);
        for (int i = 0; i < count; i++) {
            PaintBox at = band[i].band;
            assert_true(at.x >= page.x - 1 && at.x + at.w <= page.x + page.w + 1);
            assert_true(at.y >= page.y - 1 && at.y + at.h <= page.y + page.h + 1);
            for (int k = 0; k < i; k++)
                assert_false(meet(at, band[k].band));
            float left = band[i].over ? 0 : POSTER_NAME;
            assert_true(poses_wide(&ALL[i], &band[i]) + left + 2 * POSTER_EDGE <= at.w + 1);
            float head = band[i].over ? ALL[i].over : 0;
            float under = band[i].lines > 1 ? ALL[i].under_wide : ALL[i].under;
            float high = (float)band[i].lines * (ALL[i].high * band[i].metre + under);
            high += ALL[i].foot;
            assert_true(high + head + 2 * POSTER_EDGE <= at.h + 1);
        }
    }
}

// A grown-up of 1.65 m is at least 1.9 cm high with all five (one of them in six pictures), 2.6
// with three, 6.2 alone: that much the plan is sure of before wide columns save lines of words.
static void people_are_large(void **state) {
    (void)state;
    static const float least[] = {0, 6.2f, 0, 2.6f, 0, 1.9f};
    for (int count = 1; count <= FAMILY; count += 2) {
        PlanBand band[POSTER_MOVES];
        poster_plan(ALL, count, PAGE, band);
        for (int i = 0; i < count; i++)
            assert_true(1.65f * band[i].metre / 300 * 2.54f >= least[count]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_movement_has_its_place),
                                       cmocka_unit_test(people_are_large)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
