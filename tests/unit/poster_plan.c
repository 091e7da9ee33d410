// Where the movements lie on a poster: inside the page, none over another, people large.
#include "check.h"

#include "poster_plan.h"

static const PaintBox PAGE = {110, 336, 2260, 2860};

// Like the five movements of the family: band, floor, chair, knee, side.
static const PlanMove FIVE[] = {
    {3, {1.41f, 1.76f, 1.17f}, 2.2f, {216, 188}, {420, 470}, 66, 504, 860},
    {2, {1.80f, 1.72f}, 1.1f, {216, 188}, {300, 360}, 70, 427, 804},
    {3, {1.33f, 1.50f, 1.56f}, 1.9f, {216, 188}, {420, 470}, 128, 581, 960},
    {2, {.54f, .58f}, 1.83f, {216, 188}, {380, 380}, 70, 522, 804},
    {3, {.71f, 1.07f, 1.04f}, 2.27f, {216, 188}, {420, 470}, 70, 504, 804},
};

static bool meet(PaintBox a, PaintBox b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static float poses_wide(const PlanMove *m, const PlanBand *band) {
    float wide = 0;
    for (int i = 0; i < m->count && band->lines == 1; i++)
        wide += m->wide[i] * band->metre + m->way[band->over];
    return wide;
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
            assert_true(high + head + 2 * POSTER_EDGE <= at.h + 1);
        }
    }
}

// A grown-up of 1.65 m is at least 3 cm high with all five, 4.5 with three, 7 alone.
static void people_are_large(void **state) {
    (void)state;
    static const float least[] = {0, 7, 0, 4.5f, 0, 3};
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
