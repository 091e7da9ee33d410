#include "garden.h"
#include "canvas.h"
#include "garden_kinds.h"
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
            GardenVisitor visitor = {kind, 0.4f, 0.5f, (float)half / 2 + 0.5f};
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
        cmocka_unit_test(test_five_thousand_plants),
        cmocka_unit_test(test_visitors_and_dew_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
