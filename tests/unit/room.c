#include "room.h"
#include "canvas.h"
#include "room_looks.h"
#include "schema.h"

static const RoomScene WHOLE = {.hour = HOUR_NOON};

static void test_every_screen_is_filled(void **state) {
    (void)state;
    static const int size[][2] = {{640, 360},   {1280, 720}, {1024, 768}, {2560, 1080},
                                  {1920, 1080}, {641, 363},  {360, 640},  {2000, 400}};
    Room room = {0};
    for (size_t i = 0; i < COUNT(size); i++) {
        Canvas c;
        canvas_open(&c, size[i][0], size[i][1], CANVAS_ASSETS);
        canvas_clear(&c, 0xFF00FF);
        assert_true(room_paint(&room, &c.painter, &WHOLE));
        room_draw(&room, &c.painter, NULL);
        PaintBox screen = {0, 0, (float)size[i][0], (float)size[i][1]};
        assert_int_equal(canvas_count(&c, screen, 0xFF00FF), size[i][0] * size[i][1]);
        room_free(&room);
        canvas_close(&c);
    }
}

// The floor of every room begins where the camera expects it: the skirting above is light, the
// floor is not.
static void test_the_floor_meets_the_wall(void **state) {
    (void)state;
    static const int size[][2] = {{1280, 720}, {1024, 768}, {2560, 1080}, {2800, 1000}};
    for (int i = 0; i < (int)COUNT(size) * ROOM_COUNT; i++) {
        const int *wh = size[i / ROOM_COUNT];
        Canvas c;
        Room room = {0};
        canvas_open(&c, wh[0], wh[1], CANVAS_ASSETS);
        RoomScene scene = {.room = (RoomId)(i % ROOM_COUNT), .hour = HOUR_NOON};
        assert_true(room_paint(&room, &c.painter, &scene));
        room_draw(&room, &c.painter, NULL);
        int x = wh[0] / 2, high = wh[1], border = (int)((float)high * ROOM_HORIZON);
        assert_true((canvas_at(&c, x, border - high / 90) & 255) > 170);
        assert_true((canvas_at(&c, x, border + high / 90) & 255) < 150);
        room_free(&room);
        canvas_close(&c);
    }
}

// Where a view has the floor meet the wall, at rest and on the way.
static void test_a_view_moves_the_picture(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    for (int i = 0; i < 2 * ROOM_COUNT; i++) {
        Room room = {0};
        RoomScene scene = {(RoomId)(i / 2), HOUR_NOON, {100, 200, 0}};
        assert_true(i % 2 ? room_paint_moving(&room, &c.painter, &scene)
                          : room_paint(&room, &c.painter, &scene));
        room_live(&room, 1);
        room_draw(&room, &c.painter, NULL);
        assert_true((canvas_at(&c, 320, 194) & 255) > 170);
        assert_true((canvas_at(&c, 320, 206) & 255) < 155);
        room_free(&room);
    }
    canvas_close(&c);
}

// Twelve pictures: each room in each light.
static void test_each_room_has_its_lights(void **state) {
    (void)state;
    Canvas c;
    Room room = {0};
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    uint64_t seen[ROOM_COUNT * HOUR_COUNT];
    for (int i = 0; i < (int)COUNT(seen); i++) {
        RoomScene scene = {(RoomId)(i / HOUR_COUNT), (Hour)(i % HOUR_COUNT), {0, 0, 0}};
        assert_true(room_paint(&room, &c.painter, &scene));
        room_draw(&room, &c.painter, NULL);
        seen[i] = canvas_sum(&c);
        for (int other = 0; other < i; other++)
            assert_true(seen[i] != seen[other]);
    }
    assert_true(room_paint(&room, &c.painter, &(RoomScene){.hour = HOUR_MORNING})); // again
    room_draw(&room, &c.painter, NULL);
    assert_true(canvas_sum(&c) == seen[0]);
    room_free(&room);
    canvas_close(&c);
}

// The mean of the picture's red over its blue.
static double warmth(Canvas *c) {
    double red = 0, blue = 0;
    for (int i = 0; i < 640 * 360; i += 7) {
        uint32_t pixel = canvas_at(c, i % 640, i / 640);
        red += pixel >> 16 & 255;
        blue += pixel & 255;
    }
    return red / blue;
}

// The hours are told apart at a glance, not by a shade.
static void test_the_morning_is_not_the_noon(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    for (int i = 0; i < ROOM_COUNT; i++) {
        double warm[HOUR_COUNT];
        for (int hour = 0; hour < HOUR_COUNT; hour++) {
            Room room = {0};
            assert_true(
                room_paint(&room, &c.painter, &(RoomScene){(RoomId)i, (Hour)hour, {0, 0, 0}}));
            room_draw(&room, &c.painter, NULL);
            warm[hour] = warmth(&c);
            room_free(&room);
        }
        print_message("%.3f %.3f %.3f %.3f\n", warm[0], warm[1], warm[2], warm[3]);
        assert_true(warm[HOUR_MORNING] > warm[HOUR_NOON] + .08);
        assert_true(warm[HOUR_GOLD] > warm[HOUR_MORNING] + .08);
    }
    canvas_close(&c);
}

// What a level may write is what there is a picture of.
static void test_the_names_of_the_rooms(void **state) {
    (void)state;
    int count = 0;
    for (; SCHEMA_ROOMS[count]; count++) {
        assert_true(count < ROOM_COUNT);
        char picture[64];
        snprintf(picture, sizeof picture, "rooms/%s", SCHEMA_ROOMS[count]);
        assert_string_equal(room_look((RoomId)count)->picture, picture);
    }
    assert_int_equal(count, ROOM_COUNT);
}

// ---- what lives ----

enum { LIVE_W = 960, LIVE_H = 540 };

static uint64_t living_picture(Canvas *c, Room *room, const RoomScene *scene, double seconds) {
    assert_true(room_paint(room, &c->painter, scene));
    room_live(room, seconds);
    room_draw(room, &c->painter, NULL);
    return canvas_sum(c);
}

// What a room shows at a time is the same however the time was reached.
static void test_life_depends_on_the_time_alone(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, LIVE_W, LIVE_H, CANVAS_ASSETS);
    for (int i = 0; i < ROOM_COUNT; i++) {
        Room slow = {0}, quick = {0};
        RoomScene scene = {(RoomId)i, HOUR_GOLD, {0, 0, 0}};
        uint64_t first = living_picture(&c, &slow, &scene, 2);
        for (int tick = 1; tick <= 90; tick++)
            living_picture(&c, &slow, &scene, 2 + tick / 60.0);
        uint64_t later = living_picture(&c, &slow, &scene, 3.5);
        assert_true(later != first);
        assert_true(living_picture(&c, &quick, &scene, 3.5) == later);
        room_free(&slow);
        room_free(&quick);
    }
    canvas_close(&c);
}

static void test_quiet_stills_everything(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, LIVE_W, LIVE_H, CANVAS_ASSETS);
    for (int i = 0; i < ROOM_COUNT; i++) {
        Room room = {0};
        RoomScene scene = {(RoomId)i, HOUR_GOLD, {0, 0, 0}};
        assert_true(room_paint(&room, &c.painter, &scene));
        room_draw(&room, &c.painter, NULL);
        uint64_t painted = canvas_sum(&c);
        assert_true(living_picture(&c, &room, &scene, 2) != painted);
        room.quiet = true;
        for (int second = 0; second < 30; second++)
            assert_true(living_picture(&c, &room, &scene, 2 + second) == painted);
        room.quiet = false;
        assert_true(living_picture(&c, &room, &scene, 2) != painted);
        room_free(&room);
    }
    canvas_close(&c);
}

// Nothing pulls the eye from the people: each part is a small box that moves its picture by a few
// pixels and nothing at its edges; in the middle there is at most a mote.
static void test_life_is_small_and_calm(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, LIVE_W, LIVE_H, CANVAS_ASSETS);
    uint32_t *still = malloc((size_t)LIVE_W * LIVE_H * 4);
    assert_non_null(still);
    for (int i = 0; i < ROOM_COUNT; i++) {
        Room room = {0};
        RoomScene scene = {(RoomId)i, HOUR_GOLD, {0, 0, 0}};
        assert_true(room_paint(&room, &c.painter, &scene));
        room_draw(&room, &c.painter, NULL);
        memcpy(still, canvas_pixels(&c), (size_t)LIVE_W * LIVE_H * 4);
        int most = 0;
        for (int second = 1; second < 12; second++) {
            living_picture(&c, &room, &scene, second * 1.3);
            int changed = 0;
            for (int p = 0; p < LIVE_W * LIVE_H; p++)
                changed += canvas_pixels(&c)[p] != still[p];
            most = changed > most ? changed : most;
            for (int y = 0; y < LIVE_H; y++)
                for (int x = LIVE_W * 42 / 100; x < LIVE_W * 58 / 100; x++)
                    assert_true(difference(still[y * LIVE_W + x], canvas_at(&c, x, y)) < 140);
        }
        assert_true(most > 0 && most < LIVE_W * LIVE_H * 12 / 100);
        room_free(&room);
    }
    free(still);
    canvas_close(&c);
}

// A picture that becomes very low: nothing that lived in the large one reaches out of it.
static void test_life_stays_within_a_smaller_picture(void **state) {
    (void)state;
    Canvas large, low;
    canvas_open(&large, LIVE_W, LIVE_H, CANVAS_ASSETS);
    canvas_open(&low, 790, 40, CANVAS_ASSETS);
    for (int i = 0; i < ROOM_COUNT * HOUR_COUNT; i++) {
        Room room = {0};
        RoomScene scene = {(RoomId)(i / HOUR_COUNT), (Hour)(i % HOUR_COUNT), {0, 0, 0}};
        for (int second = 1; second < 6; second++)
            living_picture(&large, &room, &scene, second * 1.3);
        SDL_DestroyTexture(room.texture); // it is the other renderer's
        room.texture = NULL;
        assert_true(room_paint(&room, &low.painter, &scene));
        for (int second = 1; second < 6; second++) {
            room_live(&room, second * 1.3);
            for (int k = 0; k < room.life.changed_count; k++) {
                RasterBox box = room.life.changed[k];
                assert_true(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= 790 && box.y1 <= 40);
            }
        }
        room_free(&room);
    }
    canvas_close(&low);
    canvas_close(&large);
}

// High contrast: the room's own colours come near to each other.
static void test_a_plain_room_steps_back(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    for (int i = 0; i < ROOM_COUNT * HOUR_COUNT; i++) {
        int span[2];
        Room room = {0};
        for (int plain = 0; plain < 2; plain++) {
            int low = 255, high = 0;
            room.plain = plain;
            RoomScene scene = {(RoomId)(i / HOUR_COUNT), (Hour)(i % HOUR_COUNT), {0, 0, 0}};
            assert_true(room_paint(&room, &c.painter, &scene));
            room_draw(&room, &c.painter, NULL);
            for (int p = 0; p < 640 * 360; p++) {
                int green = (int)(canvas_pixels(&c)[p] >> 8 & 255);
                low = green < low ? green : low;
                high = green > high ? green : high;
            }
            span[plain] = high - low;
        }
        assert_true(span[0] > 120);
        assert_true(2 * span[1] < span[0]);
        room_free(&room);
    }
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
    assert_true(room_paint(&room, &c.painter, &WHOLE));
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

// With people and without, at full size and enlarged, over whatever was on the screen.
static void test_the_screens_own_pixels_get_the_same_picture(void **state) {
    (void)state;
    enum { W = 320, H = 180 };
    static uint32_t people[W * H];
    Canvas by_texture, direct;
    Room kept = {0}, plain = {0};
    canvas_open(&by_texture, W, H, CANVAS_ASSETS);
    canvas_open(&direct, W, H, CANVAS_ASSETS);
    direct.painter.screen = direct.surface;
    assert_true(room_paint(&kept, &by_texture.painter, &WHOLE));
    assert_true(room_paint(&plain, &direct.painter, &WHOLE));
    for (int step = 0; step < 8; step++) {
        int share = step < 5 ? 1 : 2;
        RasterBox box = {20, 10, 90 + step * 4, 80};
        RasterPicture picture = {people, W / share, H / share, W, box};
        memset(people, 0, sizeof people);
        for (int i = 0; i < W * H; i++)
            if (i % W >= box.x0 && i % W < box.x1 && i / W >= box.y0 && i / W < box.y1)
                people[i] = (uint32_t)(i % 128 + 40) << 24 | 0x080402u * (uint32_t)(i % 4);
        const RasterPicture *shown = step == 2 ? NULL : &picture;
        room_live(&kept, step * .2);
        room_live(&plain, step * .2);
        canvas_clear(&by_texture, 0xFF00FF);
        canvas_clear(&direct, 0xFF00FF);
        kept.peopled = kept.peopled && step != 5; // another size
        plain.peopled = plain.peopled && step != 5;
        room_draw(&kept, &by_texture.painter, shown);
        room_draw(&plain, &direct.painter, shown);
        assert_true(canvas_sum(&by_texture) == canvas_sum(&direct));
    }
    assert_null(plain.texture);
    room_free(&kept);
    room_free(&plain);
    canvas_close(&by_texture);
    canvas_close(&direct);
}

// A room that was begun is the same picture; one that is not wanted any more is forgotten.
static void test_a_room_is_painted_meanwhile(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 320, 180, CANVAS_ASSETS);
    Room once = {0}, begun = {.slow = 200};
    assert_true(room_paint(&once, &c.painter, &WHOLE));
    for (int i = 0; i < 4; i++) {
        RoomScene scene = {.hour = i == 1 ? HOUR_EVENING : HOUR_NOON};
        begun.plain = i == 2;
        assert_true(room_begin(&begun, &c.painter, &scene));
        assert_true(room_coming(&begun));
        begun.plain = false;
        if (i < 3)
            assert_true(room_paint(&begun, &c.painter, &WHOLE));
        assert_int_equal(room_coming(&begun), i == 3);
        if (i < 3)
            assert_memory_equal(begun.pixel, once.pixel, 320 * 180 * 4);
        room_free(&begun);
    }
    room_free(&once);
    canvas_close(&c);
}

static void test_a_missing_room_is_told(void **state) {
    (void)state;
    Canvas c;
    Room room = {0};
    canvas_open(&c, 320, 180, "/nowhere");
    assert_false(room_paint(&room, &c.painter, &WHOLE));
    assert_non_null(strstr(fail_text(), "/nowhere/rooms/living_room.svg"));
    assert_true(room_begin(&room, &c.painter, &WHOLE));
    assert_false(room_paint(&room, &c.painter, &WHOLE));
    room_free(&room);
    canvas_close(&c);
}

// A room that slides takes its spots with it, and ends nowhere inside the picture.
static void test_a_room_slides(void **state) {
    (void)state;
    RoomView view = {300, 640, 0};
    float slack = room_slack(view, 1280, 720);
    assert_true(slack > .4f);
    for (int i = 0; i < ROOM_COUNT; i++) {
        RoomSpot still[ROOM_SPOTS], slid[ROOM_SPOTS], most[ROOM_SPOTS], more[ROOM_SPOTS];
        assert_true(room_spots((RoomId)i, view, 1280, 720, still) > 2);
        room_spots((RoomId)i, (RoomView){300, 640, .3f}, 1280, 720, slid);
        room_spots((RoomId)i, (RoomView){300, 640, slack}, 1280, 720, most);
        room_spots((RoomId)i, (RoomView){300, 640, slack + 1}, 1280, 720, more);
        assert_int_equal(still[0].kind, ROOM_FACE);
        assert_near((double)(slid[0].box.x - still[0].box.x), 90, .01); // 300 pixels a metre
        assert_near((double)(slid[0].box.y - still[0].box.y), 0, .01);
        assert_near((double)(more[0].box.x - most[0].box.x), 0, .01);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_screen_is_filled),
        cmocka_unit_test(test_the_floor_meets_the_wall),
        cmocka_unit_test(test_a_view_moves_the_picture),
        cmocka_unit_test(test_each_room_has_its_lights),
        cmocka_unit_test(test_the_names_of_the_rooms),
        cmocka_unit_test(test_life_depends_on_the_time_alone),
        cmocka_unit_test(test_quiet_stills_everything),
        cmocka_unit_test(test_life_is_small_and_calm),
        cmocka_unit_test(test_life_stays_within_a_smaller_picture),
        cmocka_unit_test(test_a_plain_room_steps_back),
        cmocka_unit_test(test_people_leave_no_trace),
        cmocka_unit_test(test_the_screens_own_pixels_get_the_same_picture),
        cmocka_unit_test(test_a_room_is_painted_meanwhile),
        cmocka_unit_test(test_the_morning_is_not_the_noon),
        cmocka_unit_test(test_a_room_slides),
        cmocka_unit_test(test_a_missing_room_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
