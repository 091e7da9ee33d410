// The garden through the year and through the years: what stands in which season, what is built,
// where the eye rests. Each check is shown a garden that has the fault.
#include "garden.h"

#include <math.h>

#include "file.h"
#include "garden_kinds.h"
#include "garden_light.h"
#include "garden_season.h"
#include "garden_seats.h"
#include "random.h"

// ---- no summer flower in the snow ----

// The very colours of the petals of summer: sunflower, poppy, cornflower, tulip, bluebell,
// lavender, rose. How many pixels have some colours?
static const uint32_t SUMMER_PETAL[] = {0xF8C64F, 0xE9A43C, 0xF0826E, 0xE2604F, 0x7C9BE2, 0x5F7FD0,
                                        0xEE8075, 0x7C86D8, 0xA992D2, 0x8B74B8, 0xEE92AB};

static int petals(Canvas *c, const uint32_t *color, size_t colors) {
    int count = 0;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            for (size_t k = 0; k < colors; k++)
                count += (canvas_at(c, x, y) & 0xFFFFFFu) == color[k];
    return count;
}

static void test_no_summer_flower_stands_in_the_snow(void **state) {
    (void)state;
    enum { MANY = 160 };
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenPlant plant[MANY] = {{0}};
    for (int i = 0; i < MANY; i++) // as it was painted: no other colours
        plant[i] = (GardenPlant){.kind = i % GARDEN_FLOWER_COUNT, .growth = 1};
    int seen[13] = {0};
    for (int month = 1; month <= 12; month++) {
        GardenScene scene = {.plant = plant,
                             .plant_count = MANY,
                             .hour = HOUR_NOON,
                             .season = garden_season(month),
                             .early = garden_early(month),
                             .quiet = true};
        draw(&c, &scene);
        seen[month] = petals(&c, SUMMER_PETAL, COUNT(SUMMER_PETAL));
    }
    assert_int_equal(seen[12] + seen[1] + seen[2], 0);
    assert_true(seen[6] > 200 && seen[7] > 200 && seen[8] > 200); // the check sees them
    canvas_close(&c);
}

// How many pixels of a garden of one kind have the colour `petal`.
static int in_flower(Canvas *c, int kind, Season season, bool early, uint32_t petal) {
    GardenPlant plant[24];
    for (int i = 0; i < (int)COUNT(plant); i++)
        plant[i] = (GardenPlant){.kind = kind, .growth = 1, .seed = (uint32_t)(i % 4)};
    GardenScene scene = {.plant = plant,
                         .plant_count = (int)COUNT(plant),
                         .hour = HOUR_NOON,
                         .season = season,
                         .early = early,
                         .quiet = true};
    draw(c, &scene);
    return petals(c, &petal, 1);
}

// Crocuses from February on and no longer than March; lilies when tulips are over.
static void test_each_flower_has_its_months(void **state) {
    (void)state;
    const uint32_t crocus = 0x8D6CC4;
    int bluebell = garden_kind("bluebell"), tulip = garden_kind("tulip");
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    for (int month = 1; month <= 12; month++) {
        Season season = garden_season(month);
        bool early = garden_early(month);
        assert_int_equal(in_flower(&c, bluebell, season, early, crocus) > 0,
                         month == 2 || month == 3);
        const char *shown = season_picture(season, early, tulip);
        assert_int_equal(strcmp(shown, "tulip") == 0, month >= 3 && month <= 5);
        assert_int_equal(strcmp(shown, "lily") == 0, month >= 6 && month <= 8);
    }
    // planted: late winter in January
    assert_true(in_flower(&c, bluebell, garden_season(1), false, crocus) > 0);
    canvas_close(&c);
}

// Rust, ochre, plum, straw: more red than blue, and never bright pink.
static bool colors_of_autumn(Season season) {
    for (int color = 0; color < GARDEN_COLORS; color++) {
        SvgSwap swap[SEASON_SWAPS];
        int count = season_plant(season, GARDEN_DRIFT, color, swap);
        uint32_t to = count > 0 ? swap[0].to : 0xFFFFFFu;
        if ((to >> 16 & 255) <= (to & 255) || (to & 255) > 160)
            return false;
    }
    return true;
}

static void test_far_flowers_are_of_autumn_in_autumn(void **state) {
    (void)state;
    assert_true(colors_of_autumn(SEASON_AUTUMN));
    assert_false(colors_of_autumn(SEASON_SUMMER)); // planted: those of summer
}

// Everything that grows has a winter picture of its own, and it can be read.
static void test_all_that_grows_has_its_winter(void **state) {
    (void)state;
    for (int kind = 0; kind <= GARDEN_FRONT; kind++) {
        const char *winter = season_picture(SEASON_WINTER, false, kind);
        assert_string_not_equal(winter, season_picture(SEASON_SUMMER, false, kind));
        for (int part = 0; part < 2 * SEASON_COUNT; part++) {
            char path[512];
            size_t size = 0;
            float w = 0, h = 0;
            snprintf(path, sizeof path, "%s/garden/%s.svg", CANVAS_ASSETS,
                     season_picture((Season)(part / 2), part % 2 == 1, kind));
            char *text = file_read(path, &size);
            assert_non_null(text);
            assert_true(svg_size(text, &w, &h));
            // not squeezed: as wide by high as its kind
            assert_true(fabs((double)(w / h / GARDEN_KINDS[kind].shape - 1)) < .01);
            free(text);
        }
    }
}

// ---- what the years build ----

static void test_the_years_build_what_days_cannot(void **state) {
    (void)state;
    bool built[64] = {false};
    int last = 0, count = 0;
    for (int things = 1; things < 5000; things++) {
        int kind = garden_work(things);
        if (kind < 0)
            continue;
        assert_true(kind >= GARDEN_WORK_FIRST && kind < GARDEN_KIND_COUNT && !built[kind]);
        built[kind] = true;
        last = things;
        count++;
    }
    assert_int_equal(count, GARDEN_KIND_COUNT - GARDEN_WORK_FIRST);
    assert_true(last > 1000 && last < 3000); // years, and not never
    assert_int_equal(garden_kind("drift"), GARDEN_DRIFT);
    assert_int_equal(garden_kind("bench"), GARDEN_WORK_FIRST);
}

// How much brighter it is under the pavilion's roof than without a pavilion.
static double lamp_light(Canvas *c, Hour hour) {
    GardenPlant plant = {.kind = garden_kind("pavilion"), .growth = 1};
    double light[2] = {0, 0};
    for (int built = 0; built < 2; built++) {
        GardenScene scene = {.plant = &plant, .plant_count = built, .hour = hour, .quiet = true};
        draw(c, &scene);
        for (int y = 268; y < 280; y++)
            for (int x = 419; x < 431; x++) {
                uint32_t p = canvas_at(c, x, y);
                light[built] += (double)((p >> 16 & 255) + (p >> 8 & 255)) / 288;
            }
    }
    return light[1] - light[0];
}

static void test_the_pavilion_is_lit_in_the_evening(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    assert_true(lamp_light(&c, HOUR_EVENING) > 30);
    assert_true(lamp_light(&c, HOUR_NOON) < 30); // planted: by day there is no lamp
    canvas_close(&c);
}

static void grow(GardenSeat *seat, int count) {
    Random dice = random_seeded(12);
    GardenBeds beds = {0};
    for (int i = 0; i < count; i++) {
        GardenPlant plant = {
            .kind = random_below(&dice, GARDEN_DRIFT), .growth = 1, .seed = random_bits(&dice)};
        seat[i] = garden_seat(&beds, &plant);
    }
}

// How many stand in the middle of the lawn.
static int on_the_lawn(const GardenSeat *seat, int count) {
    int on = 0;
    for (int i = 0; i < count; i++) {
        double dx = (double)(seat[i].x - 930) / 170, dy = (double)(seat[i].y - 740) / 62;
        on += dx * dx + dy * dy < 1;
    }
    return on;
}

// However many things grow, the eye has a place to rest.
static void test_the_lawn_stays_quiet(void **state) {
    (void)state;
    enum { MANY = 5000 };
    static GardenSeat seat[MANY];
    grow(seat, MANY);
    assert_int_equal(on_the_lawn(seat, MANY), 0);
    for (int i = 0; i < MANY; i++) // planted: everywhere alike
        seat[i] = (GardenSeat){(float)(300 + 13 * i % 1900), (float)(560 + 7 * i % 500), 0};
    assert_true(on_the_lawn(seat, MANY) > 50);
}

// ---- every screen ----

// The old tree with its trunk, the house and the path's foot are whole.
static bool shows_the_garden(PaintBox view, int width, int height) {
    bool wide = view.x <= 350 && view.x + view.w >= 1860;
    bool high = view.y + view.h >= 1079 && view.y + view.h <= 1081;
    double stretch = (double)(view.w / view.h) / ((double)width / height);
    return wide && high && fabs(stretch - 1) < .01;
}

static void test_every_screen_shows_tree_and_house(void **state) {
    (void)state;
    static const int size[][2] = {{1024, 768}, {1280, 800}, {1280, 720}, {2560, 1080}, {720, 576}};
    for (size_t i = 0; i < COUNT(size); i++) {
        Canvas c;
        Garden garden = {0};
        GardenScene scene = {.quiet = true};
        canvas_open(&c, size[i][0], size[i][1], CANVAS_ASSETS);
        assert_true(garden_draw(&garden, &c.painter, &scene));
        assert_true(shows_the_garden(garden.view, size[i][0], size[i][1]));
        float sky = garden_sky(&garden) / (float)size[i][1]; // room for a postcard over the house
        assert_true(sky > .28f && sky < .45f);
        garden_free(&garden);
        canvas_close(&c);
    }
    PaintBox cut = {(2520 - 1440) / 2.0f, 0, 1440, 1080}; // planted: the middle alone
    assert_false(shows_the_garden(cut, 1024, 768));
}

// ---- the new ----

// The light round this plant and no other place has become brighter.
static bool shines_alone(const Light *was, const Light *now, float x, float y) {
    double here = 0, elsewhere = 0;
    for (int i = 0; i < W * H; i++) {
        bool near =
            fabs((double)(i % W) - (double)x) < 90 && fabs((double)(i / W) - (double)y) < 120;
        double more = (double)(now->before[i] - was->before[i]);
        if (near)
            here += more;
        else
            elsewhere += fabs(more);
    }
    return here > 4000 && elsewhere < here / 20;
}

static void test_only_the_new_shines(void **state) {
    (void)state;
    Canvas c;
    static Light plain, shown;
    canvas_open(&c, W, H, CANVAS_ASSETS);
    GardenPlant plant[8] = {{0}};
    for (int i = 0; i < 8; i++)
        plant[i] = (GardenPlant){.kind = i, .growth = 1, .seed = (uint32_t)i};
    GardenScene scene = {.plant = plant, .plant_count = 8, .quiet = true};
    Garden garden = {0};
    assert_true(garden_draw(&garden, &c.painter, &scene));
    keep_light(&c, &plain);
    float pixel = (float)H / garden.view.h;
    float x = (garden.seat[5].x - garden.view.x) * pixel;
    float y = (garden.seat[5].y - garden.view.y - 50) * pixel;
    assert_false(shines_alone(&plain, &plain, x, y)); // planted: nothing shines
    for (int new = 5; new >= 4; new --) {
        plant[5].glow = new == 5;
        plant[6].glow = new == 4; // planted: another one shines
        assert_true(garden_draw(&garden, &c.painter, &scene));
        keep_light(&c, &shown);
        assert_int_equal(shines_alone(&plain, &shown, x, y), new == 5);
    }
    garden_free(&garden);
    canvas_close(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_summer_flower_stands_in_the_snow),
        cmocka_unit_test(test_each_flower_has_its_months),
        cmocka_unit_test(test_far_flowers_are_of_autumn_in_autumn),
        cmocka_unit_test(test_all_that_grows_has_its_winter),
        cmocka_unit_test(test_the_years_build_what_days_cannot),
        cmocka_unit_test(test_the_pavilion_is_lit_in_the_evening),
        cmocka_unit_test(test_the_lawn_stays_quiet),
        cmocka_unit_test(test_every_screen_shows_tree_and_house),
        cmocka_unit_test(test_only_the_new_shines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
