// Who visits the garden: in which season, where, and that nobody goes once there. Each check is
// shown a garden that has the fault.
#include "garden_visitors.h"

#include <math.h>

#include "garden_light.h"
#include "garden_season.h"
#include "random.h"

static uint64_t visited(Canvas *c, Season season, const char *who) {
    GardenVisitor visitor = {.kind = garden_visitor(who), .x = .4f, .y = .6f, .seconds = 4};
    GardenScene scene = {.visitor = &visitor,
                         .visitor_count = who[0] != 0,
                         .hour = HOUR_NOON,
                         .season = season,
                         .quiet = true};
    draw(c, &scene);
    return canvas_sum(c);
}

// Who sleeps in winter is not seen; somebody else comes for most of them.
static void test_who_sleeps_in_winter_is_not_there(void **state) {
    (void)state;
    static const char *const others[][2] = {{"ladybird", "robin"}, {"snail", "squirrel"},
                                            {"hedgehog", "hare"},  {"butterfly", ""},
                                            {"frog", ""},          {"firefly", ""}};
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    for (size_t i = 0; i < COUNT(others); i++)
        for (int season = 0; season < SEASON_COUNT; season++) {
            uint64_t sleeper = visited(&c, (Season)season, others[i][0]);
            uint64_t other = visited(&c, (Season)season, others[i][1]);
            assert_int_equal(sleeper == other, season == SEASON_WINTER);
        }
    assert_true(visited(&c, SEASON_WINTER, "owl") != visited(&c, SEASON_WINTER, ""));
    canvas_close(&c);
}

// How many figures stand beside each other: runs of columns that differ from the empty garden.
static int figures(const Light *empty, const Light *now) {
    int runs = 0, gap = 100;
    for (int x = 0; x < W; x++) {
        int differs = 0;
        for (int y = 0; y < H; y++)
            differs += now->before[y * W + x] != empty->before[y * W + x];
        runs += differs > 0 && gap > 1;
        gap = differs > 0 ? 0 : gap + 1;
    }
    return runs;
}

static void test_the_young_stand_beside_each_other(void **state) {
    (void)state;
    Canvas c;
    static Light empty, now;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenVisitor many[4];
    for (int i = 0; i < 4; i++)
        many[i] = (GardenVisitor){.kind = garden_visitor("squirrel"), .seconds = 4};
    GardenScene scene = {.visitor = many, .quiet = true};
    draw(&c, &scene);
    keep_light(&c, &empty);
    for (int count = 0; count <= 4; count++) {
        scene.visitor_count = count;
        draw(&c, &scene);
        keep_light(&c, &now);
        assert_int_equal(figures(&empty, &now), count < 3 ? count : 3);
    }
    // Who comes in a sleeper's place has a home of its own, too.
    many[0].kind = garden_visitor("robin");
    many[1].kind = garden_visitor("ladybird");
    scene.season = SEASON_WINTER;
    scene.visitor_count = 0;
    draw(&c, &scene);
    keep_light(&c, &empty);
    scene.visitor_count = 2;
    draw(&c, &scene);
    keep_light(&c, &now);
    assert_int_equal(figures(&empty, &now), 2);
    scene.visitor_count = 0; // planted: all on one place
    draw(&c, &scene);
    for (int i = 0; i < 3; i++) {
        many[i].kind = garden_visitor("squirrel");
        many[i].x = W / 2;
        many[i].y = .8f * H;
        garden_draw_guest(&c.painter, &many[i], .4f, true);
    }
    keep_light(&c, &now);
    assert_int_equal(figures(&empty, &now), 1);
    canvas_close(&c);
}

typedef int Welcome(GardenVisitor *, int, GardenVisitor);

// The ones that came last push out the first: what a garden must not do.
static int last_eight(GardenVisitor *visitor, int count, GardenVisitor next) {
    if (count == 8)
        memmove(visitor, visitor + 1, (size_t)--count * sizeof *visitor);
    visitor[count] = next;
    return count + 1;
}

// With each that comes, no kind has fewer in the garden than before.
static bool only_grows(Welcome *welcome) {
    GardenVisitor there[GARDEN_VISITORS];
    int count = 0, most[64] = {0};
    Random dice = random_seeded(7);
    for (int came = 0; came < 600; came++) {
        count =
            welcome(there, count, (GardenVisitor){.kind = random_below(&dice, GARDEN_GUEST_COUNT)});
        for (int kind = 0; kind < GARDEN_GUEST_COUNT; kind++) {
            int now = 0;
            for (int i = 0; i < count; i++)
                now += there[i].kind == kind;
            if (now < most[kind])
                return false;
            most[kind] = now;
        }
    }
    return count > 2 * GARDEN_GUEST_COUNT;
}

static void test_never_fewer_visitors_with_more_breaths(void **state) {
    (void)state;
    assert_int_equal(GARDEN_GUEST_COUNT * GARDEN_HOMES, GARDEN_VISITORS);
    assert_true(only_grows(garden_visit));
    assert_false(only_grows(last_eight)); // planted
    GardenVisitor there[GARDEN_VISITORS];
    assert_int_equal(garden_visit(there, 0, (GardenVisitor){.kind = -1}), 0);
}

// No more than three feet on one height, as in a legend.
static bool scattered(const GardenHome *home, int count) {
    for (int i = 0; i < count; i++) {
        int row = 0;
        for (int k = 0; k < count; k++)
            row += fabs((double)(home[k].y - home[i].y)) < 3;
        if (row > 3)
            return false;
    }
    return true;
}

static void test_visitors_are_scattered(void **state) {
    (void)state;
    for (int season = 0; season < SEASON_COUNT; season++) {
        GardenHome home[GARDEN_VISITORS];
        int count = 0;
        for (int kind = 0; kind < 5; kind++) { // who comes as a family breathes
            int who = season_guest((Season)season, kind);
            for (int i = 0; i < GARDEN_HOMES && GARDEN_GUESTS[who].home[i].size > 0; i++)
                home[count++] = GARDEN_GUESTS[who].home[i];
        }
        assert_true(scattered(home, count));
        for (int i = 0; i < count; i++)
            for (int k = 0; k < i; k++)
                assert_true(fabs((double)(home[i].x - home[k].x)) > 36 ||
                            fabs((double)(home[i].y - home[k].y)) > 36);
        for (int i = 0; i < 4; i++)
            home[3 * i].y = 842; // planted: in a row
        assert_false(scattered(home, count));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_sleeps_in_winter_is_not_there),
        cmocka_unit_test(test_the_young_stand_beside_each_other),
        cmocka_unit_test(test_never_fewer_visitors_with_more_breaths),
        cmocka_unit_test(test_visitors_are_scattered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
