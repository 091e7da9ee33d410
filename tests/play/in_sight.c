// ctest: plain
// What a screen shows besides its words stays in sight: people, the baby and the reason of a
// movement; and what ends is asked once.
#include <math.h>

#include "check.h"
#include "game.h"
#include "screen.h"

typedef struct {
    int width, height;
} Size;

static const char *const LANGUAGES[] = {"en", "de"};
static const Size SIZES[] = {{1024, 768}, {1280, 720}, {2560, 1080}};

static Game *open_game(const Options *options, Size size) {
    Game *g = game_create(options, true, size.width, size.height);
    assert_non_null(g);
    g->tick = TICKS_PER_SECOND;
    return g;
}

static void press(Game *g, Action action) {
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    game_draw(g);
}

// Where somebody's joint is in the picture, pixels.
static void joint_at(Game *g, int who, Joint joint, double *x, double *y) {
    const Camera *camera = stage_camera(g->stage);
    double depth, ratio = (double)g->painter.height / camera->height;
    Vec3 at = stage_posture(g->stage, who)->body.position[joint];
    assert_true(camera_project(camera, at, x, y, &depth));
    *x *= ratio;
    *y *= ratio;
}

// ---- getting ready ----

typedef struct {
    const char *words;
    int seen;
} Wanted;

static void read_text(void *who, const char *words, float size, bool whole) {
    Wanted *w = who;
    if (strcmp(words, w->words) == 0 && whole && size >= TEXT_LEAST)
        w->seen++;
}

// Nobody's joint is cut off or lies behind a button, with any border that a family may choose.
static void assert_all_above_buttons(Game *g) {
    for (int who = 0; who < stage_people(g->stage); who++)
        for (int joint = 0; joint < JOINT_COUNT; joint++) {
            double x, y;
            joint_at(g, who, (Joint)joint, &x, &y);
            assert_true(x > 0 && x < g->painter.width && y > 0);
            for (int k = 0; k < g->choice_count; k++)
                assert_true(y < (double)g->choice[k].y);
        }
}

static void at_get_ready_the_reason_is_read_and_all_stand_above_the_buttons(void **state) {
    (void)state;
    for (size_t i = 0; i < 2 * COUNT(LANGUAGES) * COUNT(SIZES); i++) {
        Options options = {.language = LANGUAGES[i / 2 % COUNT(LANGUAGES)],
                           .person = {"mum", "kid", "dad", "grandma"}};
        options.person_count = i % 2 ? 4 : 2;
        const size_t s = i / 2 / COUNT(LANGUAGES);
        Game *g = open_game(&options, SIZES[s]);
        const Library *l = &g->cards.library;
        const Level *family = &l->level[library_level(l, "family_stretch_time")];
        for (int move = 0; move < family->move_count; move++) {
            game_begin(g, family, move, 1);
            Wanted why = {.words = g->session.timeline.exercise->why};
            g->painter.reader = read_text;
            g->painter.who = &why;
            game_draw(g);
            if (why.seen != 1)
                fail_msg("%dx%d: '%s' is not read", SIZES[s].width, SIZES[s].height, why.words);
            g->painter.reader = NULL;
            assert_all_above_buttons(g);
            painter_border(&g->painter, .1f);
            game_draw(g);
            assert_all_above_buttons(g);
            painter_border(&g->painter, .05f);
        }
        game_destroy(g);
    }
}

// From getting ready to the movement there is no cut: the camera sets out and arrives slowly.
static void the_camera_glides_to_where_it_stays(void **state) {
    (void)state;
    Options options = {.person = {"mum", "kid"}, .person_count = 2};
    Game *g = open_game(&options, SIZES[1]);
    game_begin(g, &g->cards.library.level[0], 0, 1);
    game_draw(g);
    Vec3 first = stage_camera(g->stage)->eye, last = first;
    double pace = 0, all = 0;
    press(g, ACTION_OK);
    for (int tick = 0; tick < 8 * TICKS_PER_SECOND && g->session.state != SESSION_STRETCH; tick++) {
        game_tick(g);
        game_draw(g);
        Vec3 eye = stage_camera(g->stage)->eye;
        double step = vec_length(vec_sub(eye, last));
        assert_true(fabs(step - pace) < .0004); // metres in a tick
        pace = step;
        all += step;
        last = eye;
    }
    assert_int_equal(g->session.state, SESSION_STRETCH);
    assert_true(all > .05 && pace < .0004);
    assert_true(vec_length(vec_sub(last, first)) > .99 * all);
    game_destroy(g);
}

// A button that is a picture alone tells its name in the card while it has the focus.
static void a_picture_alone_tells_its_name(void **state) {
    (void)state;
    Options options = {.language = "de"}; // long words
    Game *g = open_game(&options, SIZES[0]);
    game_begin(g, &g->cards.library.level[library_level(&g->cards.library, "morning")], 0, 1);
    Wanted back = {.words = screen_words(g, "ready.back")};
    g->painter.reader = read_text;
    g->painter.who = &back;
    game_draw(g);
    assert_int_equal(back.seen, 0);
    g->focus = g->choice_count - 1;
    game_draw(g);
    assert_int_equal(back.seen, 1);
    game_destroy(g);
}

// ---- the pause, and home ----

static void nobody_is_behind_the_card_of_the_pause(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(SIZES); s++) {
        Options options = {0};
        Game *g = open_game(&options, SIZES[s]);
        game_begin(g, &g->cards.library.level[0], 0, 1);
        session_press(&g->session, BUTTON_PAUSE, true);
        game_go(g, SCREEN_PAUSE);
        game_draw(g);
        for (int who = 0; who < stage_people(g->stage); who++)
            for (int joint = 0; joint < JOINT_COUNT; joint++) {
                double x, y;
                joint_at(g, who, (Joint)joint, &x, &y);
                assert_true(x < (double)g->choice[0].x);
            }
        game_destroy(g);
    }
}

// The share of the pixels in a part of the picture (shares of it) that are not the empty room's.
static double covered(Game *g, double left, double right, double top, double bottom) {
    SDL_RenderFlush(g->window.renderer);
    const uint32_t *now = g->window.surface->pixels, *room = g->room.pixel;
    int w = g->painter.width, h = g->painter.height, all = 0, other = 0;
    for (int y = (int)(top * h); y < (int)(bottom * h); y++)
        for (int x = (int)(left * w); x < (int)(right * w); x++) {
            all++;
            other +=
                (now[y * (g->window.surface->pitch / 4) + x] ^ room[y * w + x]) & 0xF0F0F0u ? 1 : 0;
        }
    return (double)other / all;
}

// Nobody's joint is between those of somebody else, from left to right.
static void assert_apart(Game *g) {
    double low[GAME_PEOPLE], high[GAME_PEOPLE];
    int count = stage_people(g->stage);
    for (int who = 0; who < count; who++) {
        low[who] = 1e9;
        high[who] = 0;
        for (int joint = 0; joint < JOINT_COUNT; joint++) {
            double x, y;
            joint_at(g, who, (Joint)joint, &x, &y);
            low[who] = fmin(low[who], x);
            high[who] = fmax(high[who], x);
        }
        for (int i = 0; i < who; i++)
            assert_true(high[who] < low[i] || high[i] < low[who]);
    }
}

// The face in the basket of the living room, and the picture's left edge, past which a waving hand
// would reach.
static void at_home_the_baby_is_seen_and_nobody_is_cut_or_covered(void **state) {
    (void)state;
    static const char *const people[] = {"mum", "kid", "dad", "grandma"};
    for (int count = 1; count <= 4; count++) {
        Options options = {.has_hour = true, .hour = 11, .person_count = count};
        for (int i = 0; i < count; i++)
            options.person[i] = people[i];
        Game *g = open_game(&options, (Size){640, 360});
        g->room.quiet = true;
        game_go(g, SCREEN_HOME);
        double baby = 0, least = 1;
        for (int k = 0; k < 80; k++) {
            g->tick = TICKS_PER_SECOND * (k + 2) / 2;
            game_draw(g);
            double face = covered(g, .128, .146, .59, .62);
            assert_apart(g);
            baby += face > .5;
            least = fmin(least, face);
            if (covered(g, 0, .004, .3, .8) > .01)
                fail_msg("%d people: somebody is cut after %.1f s (%.3f)", count, .5 * (k + 2),
                         covered(g, 0, .004, .3, .8));
        }
        if (baby > 16)
            fail_msg("%d people: the baby is hidden for %.0f of 40 s", count, .5 * baby);
        game_destroy(g);
    }
}

// In every shape of picture the whole family is seen beside the doors, as large as can be known.
static void at_home_the_family_stands_beside_the_doors(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(SIZES) * GAME_PEOPLE; i++) {
        Options options = {.person = {"mum", "kid", "dad", "grandma"}};
        options.person_count = 1 + (int)i % GAME_PEOPLE;
        Game *g = open_game(&options, SIZES[i / GAME_PEOPLE]);
        game_go(g, SCREEN_HOME);
        game_draw(g);
        game_draw(g); // places of choices are known
        assert_int_equal(stage_people(g->stage), options.person_count);
        for (int who = 0; who < options.person_count; who++) {
            double low = 1e9, high = -1e9;
            for (int joint = 0; joint < JOINT_COUNT; joint++) {
                double x, y;
                joint_at(g, who, (Joint)joint, &x, &y);
                assert_true(x > 0 && x < (double)g->choice[0].x);
                low = fmin(low, y);
                high = fmax(high, y);
            }
            assert_true(high - low > .1 * g->painter.height);
        }
        game_destroy(g);
    }
}

static void leaving_is_asked_once(void **state) {
    (void)state;
    Options options = {0};
    Game *g = open_game(&options, SIZES[1]);
    game_go(g, SCREEN_HOME);
    for (int k = 0; k < 3; k++) { // no, back, yes
        game_draw(g);
        g->focus = g->choice_count - 1;
        press(g, ACTION_OK);
        assert_false(g->leaving);
        assert_int_equal(g->choice_count, 2);
        assert_int_equal(g->focus, 0);
        if (k == 2)
            press(g, ACTION_DOWN);
        press(g, k == 1 ? ACTION_BACK : ACTION_OK);
        assert_int_equal(g->leaving, k == 2);
        assert_int_equal(g->screen, SCREEN_HOME);
    }
    game_destroy(g);
}

static void the_night_belongs_to_the_evening(void **state) {
    (void)state;
    Options options = {0};
    Game *g = open_game(&options, SIZES[1]);
    for (int hour = 0; hour < 24; hour++) {
        g->hour = hour;
        const char *id = g->cards.library.level[g->door[game_likely_door(g)]].id;
        assert_int_equal(strcmp(id, "evening") == 0, hour < 5 || hour >= 18);
    }
    game_destroy(g);
}

// ---- help ----

typedef struct {
    float size;
    int lines;
    bool whom;
} Lines;

static Game *helped;

static void read_line(void *who, const char *words, float size, bool whole) {
    static const char *const keys[] = {"help.call_head", "help.call_fever", "help.call_blood",
                                       "help.call_numb", "help.call_harm"};
    Lines *l = who;
    assert_true(whole);
    l->whom = l->whom || strcmp(words, screen_words(helped, "help.call_whom")) == 0;
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(words, screen_words(helped, keys[i])) == 0) {
            assert_true(l->lines == 0 || fabsf(size - l->size) < .5f);
            l->size = size;
            l->lines++;
        }
}

static void lines_of_help_have_one_size(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(LANGUAGES) * COUNT(SIZES); i++) {
        Options options = {.language = LANGUAGES[i % COUNT(LANGUAGES)]};
        Size size = SIZES[i / COUNT(LANGUAGES)];
        Lines lines = {0};
        helped = open_game(&options, size);
        screen_help_open(helped, true);
        helped->painter.reader = read_line;
        helped->painter.who = &lines;
        game_draw(helped);
        assert_int_equal(lines.lines, 5);
        assert_true(lines.whom && helped->page <= 2); // whom to call is said, and not at the end
        if (size.width * 9 >= size.height * 16)
            assert_near((double)lines.size, 46, .5);
        if (lines.size < 39.9f)
            fail_msg("%dx%d: %.1f", size.width, size.height,
                     (double)lines.size); // body text is no smaller anywhere
        game_destroy(helped);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_get_ready_the_reason_is_read_and_all_stand_above_the_buttons),
        cmocka_unit_test(the_camera_glides_to_where_it_stays),
        cmocka_unit_test(a_picture_alone_tells_its_name),
        cmocka_unit_test(nobody_is_behind_the_card_of_the_pause),
        cmocka_unit_test(at_home_the_baby_is_seen_and_nobody_is_cut_or_covered),
        cmocka_unit_test(at_home_the_family_stands_beside_the_doors),
        cmocka_unit_test(leaving_is_asked_once),
        cmocka_unit_test(the_night_belongs_to_the_evening),
        cmocka_unit_test(lines_of_help_have_one_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
