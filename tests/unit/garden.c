#include "garden.h"

#include <math.h>

#include "canvas.h"
#include "garden_kinds.h"
#include "garden_seats.h"
#include "garden_visitors.h"
#include "random.h"

enum { W = 640, H = 360 };

static void grow(GardenPlant *plant, int count) {
    Random dice = random_seeded(12);
    for (int i = 0; i < count; i++)
        plant[i] = (GardenPlant){.kind = random_below(&dice, GARDEN_KIND_COUNT),
                                 .x = (float)random_unit(&dice),
                                 .y = (float)random_unit(&dice),
                                 .growth = 1,
                                 .seed = random_bits(&dice)};
}

static void test_every_name_grows_something(void **state) {
    (void)state;
    for (int i = 0; i < GARDEN_KIND_COUNT; i++)
        assert_int_equal(garden_kind(GARDEN_KINDS[i].name), i);
    int strange = garden_kind("moon_blossom");
    assert_true(strange >= 0 && strange < GARDEN_FLOWER_COUNT);
    assert_int_equal(garden_kind("moon_blossom"), strange);
    for (int i = 0; i < GARDEN_GUEST_COUNT; i++)
        assert_int_equal(garden_visitor(GARDEN_GUESTS[i].name), i);
    assert_int_equal(garden_visitor("dragon"), -1);
}

static uint64_t garden_of(Canvas *c, Garden *garden, const GardenPlant *plant, int count) {
    GardenScene scene = {.plant = plant, .plant_count = count, .hour = HOUR_NOON};
    if (!garden_draw(garden, &c->painter, &scene))
        fail_msg("%s", fail_text());
    return canvas_sum(c);
}

// Each kind in each of its colours is there to be seen, and each colour differs.
static void test_every_kind_is_drawn(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    for (int kind = 0; kind < GARDEN_KIND_COUNT; kind++) {
        uint64_t seen[GARDEN_COLORS + 1];
        for (int color = -1; color < GARDEN_COLORS; color++) {
            Garden garden = {0};
            GardenPlant plant = {.kind = kind, .x = 0.3f, .y = 0.7f, .growth = 1};
            plant.seed = color < 0 ? 0 : (uint32_t)color;
            seen[color + 1] = garden_of(&c, &garden, &plant, color >= 0);
            garden_free(&garden);
        }
        assert_true(seen[1] != seen[0]);
        for (int color = 0; color < GARDEN_COLORS; color++)
            if (GARDEN_KINDS[kind].color[color][0].to)
                assert_true(seen[color + 1] != seen[1]);
    }
    canvas_close(&c);
}

// Grown bit by bit, the garden is the same picture as drawn at once.
static void test_growing_and_drawing_at_once_agree(void **state) {
    (void)state;
    enum { MANY = 90 };
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenPlant plant[MANY];
    Garden slow = {0}, quick = {0};
    grow(plant, MANY);
    for (int count = 1; count <= MANY; count++)
        for (int part = 1; part <= 3; part++) {
            plant[count - 1].growth = (float)part / 3;
            garden_of(&c, &slow, plant, count);
        }
    uint64_t grown = garden_of(&c, &slow, plant, MANY);
    assert_true(garden_of(&c, &quick, plant, MANY) == grown);
    assert_true(garden_of(&c, &slow, plant, MANY) == grown);
    garden_free(&slow);
    garden_free(&quick);
    canvas_close(&c);
}

static void test_another_family_has_another_garden(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenPlant plant[40];
    Garden garden = {0}, fresh = {0};
    grow(plant, 40);
    uint64_t empty = garden_of(&c, &fresh, plant, 0);
    assert_true(garden_of(&c, &garden, plant, 40) != empty);
    assert_true(garden_of(&c, &garden, plant, 0) == empty);
    garden_free(&garden);
    garden_free(&fresh);
    canvas_close(&c);
}

// Nothing stands on the path or in the pond, and all of it stands on the screen.
static void test_things_stand_where_they_can(void **state) {
    (void)state;
    static const int size[][2] = {{1280, 720}, {1024, 768}, {2560, 1080}, {2800, 1000}};
    for (size_t s = 0; s < COUNT(size); s++) {
        Canvas c;
        Garden garden = {0};
        canvas_open(&c, size[s][0], size[s][1], CANVAS_ASSETS);
        garden_of(&c, &garden, NULL, 0);
        float scale_before = 0;
        for (int i = 0; i <= 50; i++)
            for (int k = 0; k <= 50; k++) {
                float x = 0, y = 0;
                float scale = garden_place(&garden, (float)k / 50, (float)i / 50, &x, &y);
                assert_true(x > -0.1f * (float)size[s][0] && x < 1.1f * (float)size[s][0]);
                assert_true(y > 0.4f * (float)size[s][1] && y < (float)size[s][1]);
                assert_true(scale > 0);
                float pixel = (float)size[s][1] / garden.view.h;
                double px = (double)(x / pixel + garden.view.x);
                double py = (double)(y / pixel + garden.view.y);
                double dx = (px - 2080) / 230, dy = (py - 672) / 44;
                assert_true(dx * dx + dy * dy >= 1);
                if (py > 1000) // the path's foot
                    assert_true(px < 1245 || px > 1550);
                scale_before = k == 0 ? scale : scale_before;
            }
        garden_free(&garden);
        canvas_close(&c);
    }
}

// Every plant has its seat on the meadow, off path, pond and trunk, and keeps it while others come.
static void test_every_plant_has_a_seat(void **state) {
    (void)state;
    enum { MANY = 4000 };
    static GardenPlant plant[MANY];
    static GardenSeat seat[MANY];
    grow(plant, MANY);
    GardenBeds beds = {0}, again = {0};
    for (int i = 0; i < MANY; i++) {
        seat[i] = garden_seat(&beds, &plant[i]);
        assert_true(seat[i].x > 150 && seat[i].x < 2370);
        assert_true(seat[i].y > 480 && seat[i].y < 1080);
        assert_true(seat[i].kind >= 0 && seat[i].kind < GARDEN_KIND_COUNT);
        double dx = (double)(seat[i].x - 2080) / 226, dy = (double)(seat[i].y - 672) / 40;
        assert_true(dx * dx + dy * dy >= 1);
        if (seat[i].y > 1000)
            assert_true(seat[i].x < 1245 || seat[i].x > 1550);
        if (seat[i].y > 580 && seat[i].y < 650) // the heads of the reeds
            assert_true(seat[i].x < 1810 || seat[i].x > 1920);
    }
    for (int i = 0; i < 300; i++) {
        GardenSeat same = garden_seat(&again, &plant[i]);
        assert_memory_equal(&same, &seat[i], sizeof same);
    }
    // What came first stands in the middle, where a stranger sees it.
    assert_true(seat[0].x > 900 && seat[0].x < 1500 && seat[0].y > 650 && seat[0].y < 950);
}

// A bed keeps its flowers together: most of them have one of their own kind near by.
static void test_flowers_gather(void **state) {
    (void)state;
    enum { MANY = 200 };
    GardenPlant plant[MANY];
    GardenSeat seat[MANY];
    grow(plant, MANY);
    GardenBeds beds = {0};
    int flowers = 0, near = 0;
    for (int i = 0; i < MANY; i++) {
        plant[i].kind %= GARDEN_FLOWER_COUNT;
        seat[i] = garden_seat(&beds, &plant[i]);
    }
    for (int i = 0; i < MANY; i++) {
        bool found = false;
        for (int k = 0; k < MANY && !found; k++)
            found = k != i && seat[k].kind == seat[i].kind &&
                    (seat[k].x - seat[i].x) * (seat[k].x - seat[i].x) < 110 * 110 &&
                    (seat[k].y - seat[i].y) * (seat[k].y - seat[i].y) < 50 * 50;
        flowers++;
        near += found;
    }
    assert_true(near * 10 > flowers * 8);
}

static void test_months_have_seasons(void **state) {
    (void)state;
    static const Season of[12] = {SEASON_WINTER, SEASON_WINTER, SEASON_SPRING, SEASON_SPRING,
                                  SEASON_SPRING, SEASON_SUMMER, SEASON_SUMMER, SEASON_SUMMER,
                                  SEASON_AUTUMN, SEASON_AUTUMN, SEASON_AUTUMN, SEASON_WINTER};
    for (int month = 1; month <= 12; month++)
        assert_int_equal(garden_season(month), of[month - 1]);
}

// Each season in each light is a picture of its own, and every plant is still there in all of them.
static void test_each_season_has_its_look(void **state) {
    (void)state;
    enum { MANY = 60 };
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenPlant plant[MANY];
    grow(plant, MANY);
    uint64_t seen[SEASON_COUNT * HOUR_COUNT];
    for (int i = 0; i < (int)COUNT(seen); i++) {
        uint64_t sum[2];
        for (int grown = 0; grown < 2; grown++) {
            Garden garden = {0};
            GardenScene scene = {.plant = plant,
                                 .plant_count = grown ? MANY : 0,
                                 .hour = (Hour)(i % HOUR_COUNT),
                                 .season = (Season)(i / HOUR_COUNT),
                                 .quiet = true};
            assert_true(garden_draw(&garden, &c.painter, &scene));
            sum[grown] = canvas_sum(&c);
            garden_free(&garden);
        }
        assert_true(sum[0] != sum[1]);
        seen[i] = sum[1];
        for (int other = 0; other < i; other++)
            assert_true(seen[i] != seen[other]);
    }
    canvas_close(&c);
}

static void test_quiet_stills_the_garden(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    Garden garden = {0};
    GardenPlant plant[20];
    grow(plant, 20);
    for (int quiet = 0; quiet < 2; quiet++) {
        uint64_t first = 0;
        bool moved = false;
        for (int t = 1; t < 12; t++) {
            GardenVisitor visitor = {
                .kind = garden_visitor("butterfly"), .x = 0.4f, .y = 0.5f, .seconds = (float)t};
            GardenScene scene = {.plant = plant,
                                 .plant_count = 20,
                                 .visitor = &visitor,
                                 .visitor_count = 1,
                                 .dew = 1,
                                 .season = SEASON_WINTER,
                                 .seconds = (float)t,
                                 .quiet = quiet};
            assert_true(garden_draw(&garden, &c.painter, &scene));
            uint64_t sum = canvas_sum(&c);
            moved = moved || (first && sum != first);
            first = first ? first : sum;
        }
        assert_int_equal(moved, !quiet);
    }
    garden_free(&garden);
    canvas_close(&c);
}

// Trees grow for months; nothing ever becomes smaller.
static void test_what_is_old_is_larger(void **state) {
    (void)state;
    for (int kind = 0; kind < GARDEN_KIND_COUNT; kind++) {
        float before = 0;
        for (int later = 0; later < 5000; later += 50) {
            float size = garden_age_size(kind, later);
            assert_true(size >= before && size > 0.5f && size < 2);
            before = size;
        }
    }
    int birch = garden_kind("birch");
    assert_true(garden_age_size(birch, 2000) > 2 * garden_age_size(birch, 0));
}

static void test_five_thousand_plants(void **state) {
    (void)state;
    enum { MANY = 5000 };
    Canvas c;
    canvas_open(&c, 1920, 1080, CANVAS_ASSETS);
    GardenPlant *plant = calloc(MANY, sizeof *plant);
    Garden garden = {0};
    grow(plant, MANY);
    uint64_t sum = garden_of(&c, &garden, plant, MANY);
    assert_true(garden.sprite_bytes < (size_t)14 << 20);
    for (int i = 1; i < MANY; i++)
        assert_true(garden.order[i] != garden.order[i - 1]);
    assert_true(garden_of(&c, &garden, plant, MANY) == sum);
    garden_free(&garden);
    free(plant);
    canvas_close(&c);
}

// The middle of what a visitor shows, in pixels from the left; -1 for nothing.
static double guest_shows(Canvas *c, GardenVisitor visitor) {
    const uint32_t empty = 0xFF202020u;
    canvas_clear(c, empty);
    garden_draw_guest(&c->painter, &visitor, 1, false);
    double sum = 0, count = 0;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (canvas_at(c, x, y) != empty) {
                sum += x;
                count++;
            }
    return count > 0 ? sum / count : -1;
}

static void test_visitors_walk_the_way_they_look_and_leave(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int looks; // as its picture is painted
    } walks[] = {{"ladybird", 1}, {"snail", 1}, {"hedgehog", -1}};
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    for (int i = 0; i < 3; i++) {
        GardenVisitor v = {.kind = garden_visitor(walks[i].name), .x = W / 2, .y = .8f * H};
        v.left = 5;
        v.seconds = 1;
        double before = guest_shows(&c, v);
        v.seconds = 4;
        double after = guest_shows(&c, v);
        assert_true(before >= 0 && walks[i].looks * (after - before) > 1);
        v.left = 1e-6f;
        assert_true(guest_shows(&c, v) < 0);
    }
    canvas_close(&c);
}

static uint64_t visited(Canvas *c, const char *who, float x, float y) {
    Garden garden = {0};
    GardenVisitor visitor = {.kind = garden_visitor(who), .x = x, .y = y, .seconds = 4};
    GardenScene scene = {.visitor = &visitor, .visitor_count = 1, .hour = HOUR_NOON, .quiet = true};
    assert_true(garden_draw(&garden, &c->painter, &scene));
    garden_free(&garden);
    return canvas_sum(c);
}

// Wherever a gift lies, the owl sits on the swing; a butterfly flies there.
static void test_an_owl_is_never_on_the_ground(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    assert_true(visited(&c, "owl", .3f, .1f) == visited(&c, "owl", .7f, .8f));
    assert_true(visited(&c, "butterfly", .3f, .1f) != visited(&c, "butterfly", .7f, .8f));
    canvas_close(&c);
}

// Who is at home on the ground stands where nothing grows, so that it never sits on a plant.
static void test_visitors_stand_beside_plants(void **state) {
    (void)state;
    enum { MANY = 4000 };
    static GardenPlant plant[MANY];
    grow(plant, MANY);
    GardenBeds beds = {0};
    for (int i = 0; i < MANY; i++) {
        GardenSeat seat = garden_seat(&beds, &plant[i]);
        for (int k = 0; k < GARDEN_GUEST_COUNT * GARDEN_HOMES; k++) {
            const GardenGuest *guest = &GARDEN_GUESTS[k / GARDEN_HOMES];
            const GardenHome *home = &guest->home[k % GARDEN_HOMES];
            double dx = fabs((double)(seat.x - home->x)), dy = fabs((double)(seat.y - home->y));
            double high = (double)(guest->height * garden_scale(home->y) * home->size);
            assert_true(home->y == 0 || dx > .4 * high || dy > 12);
        }
        bool button = seat.x > 940 && seat.x < 1280 && seat.y > 880;
        assert_false(button);
    }
}

// A kind's young have homes of their own, and there are no more than two of them.
static void test_a_kind_brings_its_young(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    uint64_t seen[5];
    for (int count = 0; count < 5; count++) {
        GardenVisitor many[4];
        for (int i = 0; i < count; i++)
            many[i] = (GardenVisitor){.kind = garden_visitor("hedgehog"), .seconds = 4};
        Garden garden = {0};
        GardenScene scene = {.visitor = many, .visitor_count = count, .quiet = true};
        assert_true(garden_draw(&garden, &c.painter, &scene));
        seen[count] = canvas_sum(&c);
        garden_free(&garden);
    }
    assert_true(seen[0] != seen[1] && seen[1] != seen[2] && seen[2] != seen[3]);
    assert_true(seen[3] == seen[4]);
    canvas_close(&c);
}

// What has just come shines; nothing else does.
static void test_new_things_shine(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenPlant plant[20];
    grow(plant, 20);
    Garden garden = {0};
    uint64_t plain = garden_of(&c, &garden, plant, 20);
    plant[7].glow = 1;
    assert_true(garden_of(&c, &garden, plant, 20) != plain);
    plant[7].glow = 0;
    assert_true(garden_of(&c, &garden, plant, 20) == plain);
    garden_free(&garden);
    canvas_close(&c);
}

static void test_visitors_and_dew_come_and_go(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    Garden garden = {0};
    GardenScene scene = {.hour = HOUR_EVENING};
    assert_true(garden_draw(&garden, &c.painter, &scene));
    uint64_t quiet = canvas_sum(&c);
    for (int kind = 0; kind < GARDEN_GUEST_COUNT; kind++)
        for (int half = 0; half < 12; half++) {
            GardenVisitor visitor = {
                .kind = kind, .x = 0.4f, .y = 0.5f, .seconds = (float)half / 2 + 0.5f};
            scene.visitor = &visitor;
            scene.visitor_count = 1;
            assert_true(garden_draw(&garden, &c.painter, &scene));
            assert_true(canvas_sum(&c) != quiet);
        }
    scene.visitor_count = 0;
    scene.dew = 1;
    assert_true(garden_draw(&garden, &c.painter, &scene));
    assert_true(canvas_sum(&c) != quiet);
    scene.dew = 0;
    assert_true(garden_draw(&garden, &c.painter, &scene));
    assert_true(canvas_sum(&c) == quiet);
    garden_free(&garden);
    canvas_close(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_grows_something),
        cmocka_unit_test(test_every_kind_is_drawn),
        cmocka_unit_test(test_growing_and_drawing_at_once_agree),
        cmocka_unit_test(test_another_family_has_another_garden),
        cmocka_unit_test(test_things_stand_where_they_can),
        cmocka_unit_test(test_every_plant_has_a_seat),
        cmocka_unit_test(test_flowers_gather),
        cmocka_unit_test(test_months_have_seasons),
        cmocka_unit_test(test_each_season_has_its_look),
        cmocka_unit_test(test_quiet_stills_the_garden),
        cmocka_unit_test(test_what_is_old_is_larger),
        cmocka_unit_test(test_five_thousand_plants),
        cmocka_unit_test(test_visitors_walk_the_way_they_look_and_leave),
        cmocka_unit_test(test_an_owl_is_never_on_the_ground),
        cmocka_unit_test(test_visitors_stand_beside_plants),
        cmocka_unit_test(test_a_kind_brings_its_young),
        cmocka_unit_test(test_new_things_shine),
        cmocka_unit_test(test_visitors_and_dew_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
