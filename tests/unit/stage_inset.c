// Where a small card finds room in a picture.
#include "check.h"

#include <math.h>

#include "stage_inset.h"

static bool meet(RasterBox a, RasterBox b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

static double hidden(RasterBox card, RasterBox who) {
    if (!meet(card, who))
        return 0;
    double wide = fmin(card.x1, who.x1) - fmax(card.x0, who.x0);
    double high = fmin(card.y1, who.y1) - fmax(card.y0, who.y0);
    return wide * high / ((who.x1 - who.x0) * (who.y1 - who.y0));
}

static void the_lead_the_words_and_the_lantern_stay_in_sight(void **state) {
    (void)state;
    const RasterBox words = {560, 37, 1040, 270}, lantern = {1050, 0, 1220, 190};
    for (int left = 0; left <= 400; left += 50)
        for (int size = 200; size <= 500; size += 150) {
            RasterBox people[2] = {{left, 640 - size, left + 200, 640}, {700, 300, 900, 600}};
            RasterBox card = stage_inset_find(1280, 720, 1, people, 2);
            assert_true(card.x0 >= 0 && card.y0 >= 0 && card.x1 <= 1280 && card.y1 <= 720);
            assert_true(card.y1 - card.y0 >= 180);
            assert_false(meet(card, words) || meet(card, lantern));
            assert_true(hidden(card, people[0]) <= .03); // a corner of the box, where nobody is
        }
}

static void it_is_large_where_there_is_room(void **state) {
    (void)state;
    RasterBox lead = {20, 100, 420, 700};
    RasterBox card = stage_inset_find(1280, 720, 1, &lead, 1);
    assert_true(card.y1 - card.y0 > 320);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lead_the_words_and_the_lantern_stay_in_sight),
        cmocka_unit_test(it_is_large_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
