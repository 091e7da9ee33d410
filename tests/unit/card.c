#include "card.h"

#include <math.h>

#include "canvas.h"
#include "lantern.h"

static const int SIZES[][2] = {{640, 360}, {1024, 768}, {1280, 720}, {1280, 540}};

static bool inside(PaintBox box, PaintBox of) {
    return box.x >= of.x - 1 && box.y >= of.y - 1 && box.x + box.w <= of.x + of.w + 1 &&
           box.y + box.h <= of.y + of.h + 1;
}

// Whatever the words, the card keeps to the place it was given, so that no face is covered.
static void test_a_cue_card_keeps_to_its_place(void **state) {
    (void)state;
    static const char *const words[] = {
        "In", "Out. Hug your right knee to your chest.",
        "Donaudampfschifffahrtsgesellschaftskapitaen, langsam ausatmen und den ganzen Ruecken "
        "rund werden lassen, so weit es angenehm ist, und noch ein wenig weiter."};
    for (size_t s = 0; s < COUNT(SIZES); s++) {
        Canvas c;
        canvas_open(&c, SIZES[s][0], SIZES[s][1], CANVAS_ASSETS);
        assert_true(text_init(&c.painter));
        PaintBox safe = c.painter.safe;
        for (size_t i = 0; i < 18; i++) {
            const char *said = words[i % COUNT(words)];
            float high = i / 9 ? safe.h * 0.66f : safe.h * 0.36f;
            float wide = i / 3 % 3 == 0 ? safe.w : i / 3 % 3 == 1 ? safe.w * 0.45f : safe.w * 0.3f;
            PaintBox free = {safe.x + 20, safe.y, wide, high};
            CardCue card = {.cue = said,
                            .few = "Two breaths.",
                            .note = said,
                            .icon = "icons/bear",
                            .count = 8,
                            .done = 3,
                            .appear = 1};
            PaintBox box = card_cue(&c.painter, free, &card);
            assert_true(box.w > 0 && inside(box, free));
        }
        PaintBox none = card_cue(&c.painter, safe, &(CardCue){.note = "Side bend", .appear = 1});
        assert_true(none.w <= 0);
        canvas_close(&c);
    }
}

// What was read last, and whether nothing of it was left out.
typedef struct {
    char cue[128];
    bool whole;
} Heard;

static void hear(void *who, const char *words, float size, bool whole) {
    Heard *heard = who;
    if (strstr(words, "breath")) {
        snprintf(heard->cue, sizeof heard->cue, "%s", words);
        heard->whole = whole && size >= 48;
    }
}

// Where the long words have no room the short ones are read, large and whole.
static void test_a_cue_is_never_cut(void **state) {
    (void)state;
    static const char few[] = "Hug, two breaths.";
    static const char said[] = "Hold it with both hands, softly, for two slow breaths.";
    Canvas c;
    Heard heard = {"", false};
    canvas_open(&c, 1280, 720, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    c.painter.reader = hear;
    c.painter.who = &heard;
    PaintBox safe = c.painter.safe,
             low = {safe.x + .45f * safe.w, safe.y, .5f * safe.w, .2f * safe.h};
    CardCue card = {.cue = said, .few = few, .icon = "icons/sun", .count = 8, .appear = 1};
    card_cue(&c.painter, low, &card);
    assert_string_equal(heard.cue, few);
    assert_true(heard.whole);
    low.h = .6f * safe.h;
    card_cue(&c.painter, low, &card);
    assert_string_equal(heard.cue, said);
    assert_true(heard.whole);
    canvas_close(&c);
}

// A little smaller is better than a word alone in a third line; much smaller is not, and many words
// fill three lines.
static void test_a_cue_has_two_lines_where_that_costs_little(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 1280, 720, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    const TextStyle line = {.face = TEXT_TITLE, .size = TEXT_CUE, .lines = 1};
    const CardCue card = {.cue = "Right knee up, breathe out.", .appear = 1};
    const CardCue many = {.cue = "Right arm up to the sky, now breathe out.", .appear = 1};
    float u = c.painter.unit, sides = 72 * u;
    float half = text_measure(&c.painter, "sky, now breathe out.", &line, 1800 * u, 0).w;
    PaintBox narrow = {0, 0, .86f * half + sides, 600 * u};
    assert_true(card_cue(&c.painter, narrow, &many).h > 240 * u);
    float full = text_measure(&c.painter, "Right knee up,", &line, 900 * u, 0).w;
    PaintBox free = {0, 0, .85f * full + sides, 600 * u};
    assert_true(card_cue(&c.painter, free, &card).h < 200 * u);
    free.w = .75f * full + sides;
    assert_true(card_cue(&c.painter, free, &card).h > 240 * u);
    canvas_close(&c);
}

static void test_captions_have_two_lines_at_most(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(SIZES); s++) {
        Canvas c;
        canvas_open(&c, SIZES[s][0], SIZES[s][1], CANVAS_ASSETS);
        assert_true(text_init(&c.painter));
        PaintBox safe = c.painter.safe;
        PaintBox one = card_caption(&c.painter, safe, "Hold the breath? Never.", 1);
        PaintBox two = card_caption(&c.painter, safe,
                                    "Slide your right arm under the left one, palm up, until the "
                                    "shoulder and the ear rest on the mat, as far as it is easy.",
                                    1);
        PaintBox many = card_caption(&c.painter, safe,
                                     "Slide your right arm under the left one, palm up, until the "
                                     "shoulder and the ear rest on the mat, as far as it is easy. "
                                     "Slide your right arm under the left one, palm up, until the "
                                     "shoulder and the ear rest on the mat, as far as it is easy.",
                                     1);
        assert_true(inside(one, safe) && inside(two, safe) && inside(many, safe));
        assert_true(two.h >= one.h && many.h <= 2.2f * one.h);
        assert_near((double)(one.y + one.h), (double)(safe.y + safe.h), 1);
        canvas_close(&c);
    }
}

static void test_rows_stay_in_their_area(void **state) {
    (void)state;
    PaintBox area = {30, 40, 900, 400}, box[9];
    for (int count = 1; count <= 9; count++)
        for (int k = 0; k < 3; k++) {
            float shape = k == 0 ? 0.24f : k == 1 ? 1 : 1.55f;
            card_row(area, count, shape, 20, box);
            for (int i = 0; i < count; i++) {
                assert_true(inside(box[i], area));
                if (shape <= 1)
                    assert_near((double)(box[i].h / box[i].w), (double)shape, 0.01);
                else
                    assert_true(box[i].h / box[i].w >= shape - 0.01f);
                if (i > 0)
                    assert_near((double)(box[i].x - box[i - 1].x - box[i - 1].w), 20, 0.01);
            }
            float left = box[0].x - area.x;
            float right = area.x + area.w - box[count - 1].x - box[count - 1].w;
            assert_near((double)left, (double)right, 0.01);
        }
}

static void test_buttons_are_as_wide_as_their_words_need(void **state) {
    (void)state;
    const CardItem item[] = {
        {"icons/play", "Start"}, {"icons/watch", "Watch me first"}, {"icons/back", NULL}};
    Canvas c;
    canvas_open(&c, 1280, 720, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    for (int k = 0; k < 3; k++) { // room for all alike, for each, and too little
        static const float room[] = {1200, 640, 420};
        PaintBox area = {20, 30, room[k], 60}, box[3];
        card_button_row(&c.painter, area, item, 3, 380, 16, box);
        for (int i = 0; i < 3; i++) {
            float need = card_button_width(&c.painter, &item[i], 60);
            assert_true(inside(box[i], area));
            assert_true(k == 2 ? box[i].w < need : box[i].w >= need - 1);
        }
        assert_int_equal(k == 0, fabsf(box[2].w - box[1].w) < .5f);
        assert_near((double)(box[1].x - box[0].x - box[0].w), 16, .01);
    }
    canvas_close(&c);
}

static void test_a_menu_fits_with_any_number_of_items(void **state) {
    (void)state;
    static const CardItem items[8] = {
        {"icons/play", "Go on"}, {"icons/easier", "Easier"}, {NULL, "Skip this move"}, {NULL, "A"},
        {"icons/enough", "B"},   {"icons/back", "C"},        {"icons/leave", "D"},     {NULL, "E"}};
    Canvas c;
    canvas_open(&c, 640, 360, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    for (int count = 1; count <= 6; count++) {
        PaintBox box[8];
        card_menu(&c.painter, c.painter.safe, "A little pause", items, count, 0, 1, box);
        for (int i = 0; i < count; i++) {
            assert_true(inside(box[i], c.painter.safe));
            assert_true(i == 0 || box[i].y >= box[i - 1].y + box[i - 1].h);
            assert_true(box[i].h > 20);
        }
    }
    canvas_close(&c);
}

// The chosen one is larger, has an outline and a glow: never colour alone.
static void test_the_chosen_one_stands_out(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 640, 720, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    int changed[2];
    for (int focus = 0; focus < 2; focus++) {
        canvas_clear(&c, 0x00FF00);
        card_door(&c.painter, paint_box(200, 150, 200, 320),
                  &(CardDoor){"icons/door_all", "All five", "11 minutes", 0}, (float)focus);
        changed[focus] = canvas_count(&c, paint_box(0, 0, 640, 720), 0x00FF00);
        assert_true((canvas_at(&c, 300, 151) & 0xFFFFFF) != 0x00FF00); // the arch's top
        uint32_t corner = canvas_at(&c, 205, 155);                     // outside of its curve
        assert_true(focus == 1 || difference(corner | 0xFF000000u, 0xFF00FF00u) < 40);
    }
    assert_true(changed[1] > changed[0] + 5000);
    canvas_close(&c);
}

// How many lines of dark words there are in the part of a door under its picture.
static int lines_of_words(Canvas *c, PaintBox door) {
    int lines = 0;
    bool before = false;
    for (int y = (int)(door.y + .62f * door.h); y < (int)(door.y + 1.05f * door.h); y++) {
        bool dark = false;
        for (int x = (int)door.x + 12; x < (int)(door.x + door.w) - 12; x++)
            dark |= (canvas_at(c, x, y) >> 8 & 255) < 0x70;
        lines += dark && !before;
        before = dark;
    }
    return lines;
}

// A door that gets the focus grows, and its name stays as it is broken.
static void test_a_name_breaks_alike_with_the_focus(void **state) {
    (void)state;
    Canvas c;
    int broken = 0;
    canvas_open(&c, 640, 720, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    for (int wide = 150; wide < 260; wide += 4) {
        PaintBox door = paint_box(200, 150, (float)wide, 340);
        int lines[2];
        for (int focus = 0; focus < 2; focus++) {
            canvas_clear(&c, 0xFFFFFF);
            card_door(&c.painter, door, &(CardDoor){"icons/door", "Good evening", "", 0},
                      (float)focus);
            lines[focus] = lines_of_words(&c, door);
        }
        assert_int_equal(lines[0], lines[1]);
        broken += lines[0] > 1;
    }
    assert_in_range(broken, 1, 27); // both kinds were seen
    canvas_close(&c);
}

static double light_of(Canvas *c, Lantern *lantern, LanternLook look) {
    canvas_clear(c, 0);
    lantern_draw(lantern, &c->painter, &look);
    PaintBox box = lantern_box(&c->painter);
    double sum = 0;
    for (int y = (int)box.y; y < (int)(box.y + box.h); y++)
        for (int x = (int)box.x; x < (int)(box.x + box.w); x++)
            sum += (double)(canvas_at(c, x, y) >> 16 & 255);
    return sum;
}

// How wide the bright paper of its body is, pixels: to the line round it, between two ribs.
static float width_of(Canvas *c, Lantern *lantern, float breath) {
    light_of(c, lantern, (LanternLook){.breath = breath});
    PaintBox box = lantern_box(&c->painter);
    int x = (int)(box.x + .5f * box.w), y = (int)(box.y + .385f * box.h), wide = 0;
    while (wide < (int)box.w && (canvas_at(c, x + wide, y) >> 16 & 255) > 228)
        wide++;
    return 2 * (float)wide;
}

static void test_the_lantern_breathes(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(SIZES); s++) {
        Canvas c;
        Lantern lantern = {0};
        canvas_open(&c, SIZES[s][0], SIZES[s][1], CANVAS_ASSETS);
        assert_true(text_init(&c.painter));
        PaintBox box = lantern_box(&c.painter), safe = c.painter.safe;
        assert_true(inside(box, safe));
        assert_near((double)(box.x + box.w), (double)(safe.x + safe.w), 1);
        assert_near((double)box.y, (double)safe.y, 1);
        assert_true(box.h < .25f * (float)SIZES[s][1]); // the floor is the people's
        assert_true(width_of(&c, &lantern, 0) >= 0.08f * (float)SIZES[s][1]);
        assert_true(width_of(&c, &lantern, 1) > 1.35f * width_of(&c, &lantern, 0));
        double last = 0;
        for (int i = 0; i <= 10; i++) { // no step without a change
            double light = light_of(&c, &lantern, (LanternLook){.breath = (float)i / 10});
            assert_true(light > last);
            last = light;
        }
        last = 1e18;
        for (int i = 0; i <= 10; i++) { // petals go one by one
            double light =
                light_of(&c, &lantern, (LanternLook){.petals = 5, .petals_left = 5 - (float)i / 2});
            assert_true(light < last);
            last = light;
        }
        assert_true(light_of(&c, &lantern, (LanternLook){.breath = 0.5f, .held = 1}) !=
                    light_of(&c, &lantern, (LanternLook){.breath = 0.5f}));
        lantern_free(&lantern);
        canvas_close(&c);
    }
}

// The light round the lantern warms the room a little and fades: no disc, no edge.
static void test_the_lantern_hides_no_room(void **state) {
    (void)state;
    static const uint32_t rooms[] = {0xFFF4E6D0u, 0xFF7FC0E0u, 0xFF3E3450u};
    Canvas c;
    Lantern lantern = {0};
    canvas_open(&c, 1920, 1080, CANVAS_ASSETS);
    assert_true(text_init(&c.painter));
    PaintBox box = lantern_box(&c.painter);
    int x = (int)(box.x + .5f * box.w), y = (int)(box.y + 88);
    for (size_t i = 0; i < COUNT(rooms); i++) {
        canvas_clear(&c, rooms[i] & 0xFFFFFF);
        lantern_draw(&lantern, &c.painter, &(LanternLook){.breath = 0});
        double last = 255, mean = 0;
        for (int ring = 88; ring <= 140; ring += 4) { // beyond the line of a full breath
            mean = 0;
            for (int k = -8; k < 8; k++) { // a small arc: the faint part is scattered
                int below = (int)sqrt(ring * ring - k * k) + y;
                mean += difference(canvas_at(&c, x + k, below) | 0xFF000000u, rooms[i]) / 16.0;
            }
            assert_true(mean < 75 && mean < last + 4 && (ring == 88 || last - mean < 16));
            last = mean;
        }
        assert_true(mean < 4);
    }
    lantern_free(&lantern);
    canvas_close(&c);
}

static void test_the_veil_is_light_and_warm_by_day_and_blue_by_night(void **state) {
    (void)state;
    Canvas c;
    canvas_open(&c, 64, 36, CANVAS_ASSETS);
    for (int evening = 0; evening < 2; evening++) {
        canvas_clear(&c, 0x909090);
        card_veil(&c.painter, evening, .4f);
        uint32_t now = canvas_at(&c, 30, 20);
        bool warm = (now >> 16 & 255) > (now & 255);
        assert_true(evening ? (now >> 8 & 255) < 0x70 : (now >> 8 & 255) > 0xA0);
        assert_true(warm != evening);
    }
    canvas_close(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_cue_card_keeps_to_its_place),
        cmocka_unit_test(test_a_cue_is_never_cut),
        cmocka_unit_test(test_a_cue_has_two_lines_where_that_costs_little),
        cmocka_unit_test(test_captions_have_two_lines_at_most),
        cmocka_unit_test(test_rows_stay_in_their_area),
        cmocka_unit_test(test_buttons_are_as_wide_as_their_words_need),
        cmocka_unit_test(test_a_menu_fits_with_any_number_of_items),
        cmocka_unit_test(test_the_chosen_one_stands_out),
        cmocka_unit_test(test_a_name_breaks_alike_with_the_focus),
        cmocka_unit_test(test_the_lantern_breathes),
        cmocka_unit_test(test_the_lantern_hides_no_room),
        cmocka_unit_test(test_the_veil_is_light_and_warm_by_day_and_blue_by_night),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
