// Where the movements lie on a poster: inside the page, none over another, people large.
#include "check.h"

#include <math.h>

#include "poster_plan.h"

static const PaintBox PAGE = {110, 336, 2260, 2860};

// Like the five movements of the family: band, floor, chair, knee, side.
static const PlanMove FIVE[] = {
    {3, {1.31f, 1.63f, 1.27f}, 2.24f, 262, 94, 366, 342, 128, 396, 899},
    {2, {2.30f, 2.30f}, 1.24f, 262, 94, 322, 230, 128, 319, 932},
    {3, {1.33f, 1.51f, 1.55f}, 1.94f, 262, 94, 442, 630, 184, 473, 998},
    {2, {.52f, .72f}, 2.11f, 262, 94, 322, 230, 128, 473, 932},
    {3, {.80f, 1.18f, 1.15f}, 2.46f, 262, 94, 366, 230, 72, 396, 1025},
};

static bool meet(PaintBox a, PaintBox b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static float poses_wide(const PlanMove *m, const PlanBand *band) {
    float wide = 0;
    for (int i = 0; i < m->count && band->lines == 1; i++)
        wide += fmaxf(m->wide[i] * band->metre, m->column) + (i > 0 ? m->between : 0);
    return wide + (band->last ? m->column + m->between : 0);
}

static void every_movement_has_its_place(void **state) {
    (void)state;
    for (int count = 1; count <= (int)COUNT(FIVE); count++) {
        PlanBand band[POSTER_MOVES];
        poster_plan(FIVE, count, PAGE, band);
        for (int i = 0; i < count; i++) {
            PaintBox at = band[i].band;
            assert_true(at.x >= PAGE.x - 1 && at.x + at.w <= PAGE.x + PAGE.w + 1);
            assert_true(at.y >= PAGE.y - 1 && at.y + at.h <= PAGE.y + PAGE.h + 1);
            for (int k = 0; k < i; k++)
                assert_false(meet(at, band[k].band));
            float left = band[i].over ? 0 : POSTER_NAME;
            assert_true(poses_wide(&FIVE[i], &band[i]) + left + 2 * POSTER_EDGE <= at.w + 1);
            float head = band[i].over ? POSTER_HEAD : 0;
            float high = (float)band[i].lines * (FIVE[i].high * band[i].metre + FIVE[i].under);
            high += band[i].last ? 0 : FIVE[i].foot;
            assert_true(high + head + 2 * POSTER_EDGE <= at.h + 1);
        }
    }
}

// A grown-up of 1.65 m is at least 1.9 cm high with all five, 2.8 with three, 6.5 alone: that much
// the plan is sure of before wide columns save lines of words.
static void people_are_large(void **state) {
    (void)state;
    static const float least[] = {0, 6.5f, 0, 2.8f, 0, 1.9f};
    for (int count = 1; count <= (int)COUNT(FIVE); count += 2) {
        PlanBand band[POSTER_MOVES];
        poster_plan(FIVE, count, PAGE, band);
        for (int i = 0; i < count; i++)
            assert_true(1.65f * band[i].metre / 300 * 2.54f >= least[count]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_movement_has_its_place),
                                       cmocka_unit_test(people_are_large)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
