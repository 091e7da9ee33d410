#include "room.h"
#include "canvas.h"

static const RoomView WHOLE;

static void test_every_screen_is_filled(void **state) {
    (void)state;
    static const int size[][2] = {{640, 360},   {1280, 720}, {1024, 768}, {2560, 1080},
                                  {1920, 1080}, {641, 363},  {360, 640},  {2000, 400}};
    Room room = {0};
    for (size_t i = 0; i < COUNT(size); i++) {
        Canvas c;
        canvas_open(&c, size[i][0], size[i][1], CANVAS_ASSETS);
        canvas_clear(&c, 0xFF00FF);
        assert_true(room_paint(&room, &c.painter, HOUR_NOON, WHOLE));
        room_draw(&room, &c.painter, NULL);
        PaintBox screen = {0, 0, (float)size[i][0], (float)size[i][1]};
        assert_int_equal(canvas_count(&c, screen, 0xFF00FF), size[i][0] * size[i][1]);
        room_free(&room);
        canvas_close(&c);
    }
}

// The floor begins where the camera expects it: the skirting above is light, the wood is not.
static void test_the_floor_meets_the_wall(void **state) {
    (void)state;
    static const int size[][2] = {{1280, 720}, {1024, 768}, {2560, 1080}, {2800, 1000}};
    for (size_t i = 0; i < COUNT(size); i++) {
        Canvas c;
        Room room = {0};
        canvas_open(&c, size[i][0], size[i][1], CANVAS_ASSETS);
        assert_true(room_paint(&room, &c.painter, HOUR_NOON, WHOLE));
        room_draw(&room, &c.painter, NULL);
        int x = size[i][0] / 2, high = size[i][1], border = (int)((float)high * ROOM_HORIZON);
        assert_true((canvas_at(&c, x, border - high / 90) & 255) > 170);
        assert_true((canvas_at(&c, x, border + high / 90) & 255) < 150);
        room_free(&room);
        canvas_close(&c);
    }
}

static void test_a_view_moves_the_picture(void **state) {
    (void)state;
    Canvas c;
    Room room = {0};
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    assert_true(room_paint(&room, &c.painter, HOUR_NOON, (RoomView){100, 200}));
    room_draw(&room, &c.painter, NULL);
    assert_true((canvas_at(&c, 320, 194) & 255) > 170);
    assert_true((canvas_at(&c, 320, 206) & 255) < 150);
    room_free(&room);
    canvas_close(&c);
}

static void test_each_hour_has_its_light(void **state) {
    (void)state;
    Canvas c;
    Room room = {0};
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    uint64_t seen[HOUR_COUNT];
    for (int hour = 0; hour < HOUR_COUNT; hour++) {
        assert_true(room_paint(&room, &c.painter, (Hour)hour, WHOLE));
        room_draw(&room, &c.painter, NULL);
        seen[hour] = canvas_sum(&c);
        for (int other = 0; other < hour; other++)
            assert_true(seen[hour] != seen[other]);
    }
    assert_true(room_paint(&room, &c.painter, HOUR_MORNING, WHOLE)); // the same again
    room_draw(&room, &c.painter, NULL);
    assert_true(canvas_sum(&c) == seen[0]);
    room_free(&room);
    canvas_close(&c);
}

// People come, move, and leave nothing behind.
static void test_people_leave_no_trace(void **state) {
    (void)state;
    enum { W = 320, H = 180 };
    static uint32_t people[W * H];
    Canvas c;
    Room room = {0};
    canvas_open(&c, W, H, CANVAS_ASSETS);
    assert_true(room_paint(&room, &c.painter, HOUR_NOON, WHOLE));
    room_draw(&room, &c.painter, NULL);
    uint64_t empty = canvas_sum(&c);
    RasterBox last = {0, 0, 0, 0};
    for (int step = 0; step < 6; step++) {
        RasterBox now = {20 + step * 30, 40, 50 + step * 30, 120}, all = last;
        memset(people, 0, sizeof people);
        for (int y = now.y0; y < now.y1; y++)
            for (int x = now.x0; x < now.x1; x++)
                people[y * W + x] = 0xFFFF0000u;
        all.x0 = last.x1 > 0 ? last.x0 : now.x0;
        all.y0 = now.y0;
        all.x1 = now.x1;
        all.y1 = now.y1;
        room_draw(&room, &c.painter, &(RasterPicture){people, W, H, W, all});
        int red = 0;
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                red += (canvas_at(&c, x, y) & 0xFFFFFF) == 0xFF0000;
        assert_int_equal(red, 30 * 80);
        last = now;
    }
    room_draw(&room, &c.painter, NULL);
    assert_true(canvas_sum(&c) == empty);
    // After a break they are shown whole, whatever has changed meanwhile.
    room_draw(&room, &c.painter, &(RasterPicture){people, W, H, W, {0, 0, 0, 0}});
    assert_int_equal(canvas_at(&c, last.x0 + 3, 60) & 0xFFFFFF, 0xFF0000);
    room_free(&room);
    canvas_close(&c);
}

static void test_a_missing_room_is_told(void **state) {
    (void)state;
    Canvas c;
    Room room = {0};
    canvas_open(&c, 320, 180, "/nowhere");
    assert_false(room_paint(&room, &c.painter, HOUR_NOON, WHOLE));
    assert_non_null(strstr(fail_text(), "/nowhere/rooms/living_room.svg"));
    room_free(&room);
    canvas_close(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_screen_is_filled),
        cmocka_unit_test(test_the_floor_meets_the_wall),
        cmocka_unit_test(test_a_view_moves_the_picture),
        cmocka_unit_test(test_each_hour_has_its_light),
        cmocka_unit_test(test_people_leave_no_trace),
        cmocka_unit_test(test_a_missing_room_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
