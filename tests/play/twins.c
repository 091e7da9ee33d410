// ctest: serial plain
// Whatever sounds is seen as well: each sound of the game is made to sound by what a family does,
// and the picture must change with it, where it did not change without.
#include "loudspeaker.h"
#include "screen.h"

enum { WIDE = 640, HIGH = 360 };

static char folder[64];
static Game *g;
static bool seen[SOUND_COUNT];
static uint32_t before[WIDE * HIGH], after[WIDE * HIGH];

static int set_up(void **state) {
    char path[96];
    (void)state;
    folder_scratch(folder);
    loudspeaker_file(folder, path);
    SDL_setenv("SDL_DISKAUDIOFILE", "/dev/null", 1);
    Options options = {
        .data = folder, .skip_first_run = true, .window_width = WIDE, .window_height = HIGH};
    g = game_create(&options, false, WIDE, HIGH);
    if (!g)
        return -1;
    game_sound_open(g);
    loudspeaker_wait(g);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    game_destroy(g);
    folder_drop(folder);
    return 0;
}

static void look(uint32_t *picture) {
    memset(picture, 0, sizeof before);
    game_draw(g);
    assert_int_equal(SDL_RenderReadPixels(g->painter.renderer, NULL, SDL_PIXELFORMAT_ARGB8888,
                                          picture, WIDE * (int)sizeof *picture),
                     0);
}

// How many pixels differ in a part of the picture, in parts of its size.
static int differ(float left, float top, float right, float bottom) {
    int count = 0;
    for (int y = (int)(top * HIGH); y < (int)(bottom * HIGH); y++)
        for (int x = (int)(left * WIDE); x < (int)(right * WIDE); x++)
            count += before[y * WIDE + x] != after[y * WIDE + x];
    return count;
}

// The sound has been heard once more, and the picture is another one.
static void twin(SoundId id, int heard_before, int pixels, int least) {
    if (audio_played(g->audio, id) != heard_before + 1 || pixels < least)
        print_error("%s: heard %d times, %d pixels\n", sound_name(id),
                    audio_played(g->audio, id) - heard_before, pixels);
    assert_int_equal(audio_played(g->audio, id), heard_before + 1);
    assert_true(pixels >= least);
    seen[id] = true;
}

static void press(Action action, SoundId id) {
    look(before);
    look(after);
    assert_int_equal(differ(0, 0, 1, 1), 0); // nothing moves by itself
    int heard = audio_played(g->audio, id);
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    look(after);
    twin(id, heard, differ(0, 0, 1, 1), 300);
}

static void menus_are_seen(void **state) {
    (void)state;
    game_go(g, SCREEN_HOME);
    game_draw(g);
    press(ACTION_RIGHT, SOUND_FOCUS);
    game_go(g, SCREEN_HELP);
    press(ACTION_BACK, SOUND_BACK);
    game_go(g, SCREEN_HOME);
    game_draw(g);
    press(ACTION_OK, SOUND_DOOR);
    assert_int_equal(g->screen, SCREEN_READY);
    game_go(g, SCREEN_SETTINGS);
    game_draw(g);
    for (int i = 0; i < 6; i++)
        game_press(g, &(InputEvent){.action = ACTION_DOWN, .pressed = true});
    game_draw(g);
    press(ACTION_OK, SOUND_OK);
}

// Goes on by ticks. Small visitors have a test of their own.
static void go_on(int ticks) {
    for (int i = 0; i < ticks; i++) {
        game_tick(g);
        audio_frame(g->audio);
    }
    g->guest = (Guest){0};
    g->notice_ticks = 0;
}

// All sounds of a stretch come where a half-breath begins: the card tells the repetition and the
// side, the lantern's petals what is left of a hold. A child's place is not on the card.
static void a_stretch_is_seen(void **state) {
    (void)state;
    static const SoundId ids[] = {SOUND_REP, SOUND_SWITCH, SOUND_DONE, SOUND_HALF};
    int quiet_most = 0, quiet = 0;
    loudspeaker_begin(g, "twisting_cat");
    go_on(2);
    assert_int_equal(g->screen, SCREEN_STRETCH);
    while (g->screen == SCREEN_STRETCH) {
        go_on(g->session.ticks - g->session.tick - 1);
        PaintBox at = screen_stretch_card(g);
        const float x = at.x / WIDE, y = (at.y + .1f * at.h) / HIGH, high = y + .8f * at.h / HIGH;
        look(before);
        const CueWords words = g->said;
        int heard[SOUND_COUNT];
        for (int id = 0; id < SOUND_COUNT; id++)
            heard[id] = audio_played(g->audio, (SoundId)id);
        go_on(2);
        look(after);
        bool same_words = strcmp(words.cue, g->said.cue) == 0;
        int card = differ(x, y, x + at.w / WIDE, high), sounds = 0;
        for (size_t i = 0; i < COUNT(ids); i++) {
            if (audio_played(g->audio, ids[i]) == heard[ids[i]])
                continue;
            sounds += ids[i] != SOUND_HALF;
            if (ids[i] == SOUND_HALF) { // as many petals as breaths that are left
                double left = session_hold_left(&g->session);
                assert_near(left, g->session.timeline.phase[g->session.phase].step->breaths / 2.0,
                            0.01);
            }
            int icon = differ(x, y, x + 0.2f * at.w / WIDE, high);
            int pixels = ids[i] == SOUND_HALF ? 10 : ids[i] == SOUND_SWITCH ? icon : card;
            twin(ids[i], heard[ids[i]], pixels, 10);
        }
        quiet += sounds == 0 && same_words;
        if (sounds == 0 && same_words && g->session.phase > 0 && card > quiet_most)
            quiet_most = card;
    }
    assert_true(quiet > 4);
    assert_int_equal(quiet_most, 0); // without a sound or other words the card stays as it is
    assert_true(seen[SOUND_REP] && seen[SOUND_SWITCH] && seen[SOUND_DONE] && seen[SOUND_HALF]);
}

// The breath's tone is the lantern; words are the card's, whether anybody says them or not.
static void breath_and_words_are_seen(void **state) {
    (void)state;
    loudspeaker_begin(g, "twisting_cat");
    go_on(2);
    game_draw(g);
    for (int i = 0; i < 600 && !(g->session.state == SESSION_STRETCH && g->session.phase == 2); i++)
        go_on(1);
    go_on(5);
    look(before);
    go_on(g->session.ticks / 2);
    look(after);
    assert_true(differ(0, 0.4f, 1, 1) > 500);
    look(before);
    snprintf(g->said.cue, sizeof g->said.cue, "Something that nobody can say.");
    snprintf(g->said.brief, sizeof g->said.brief, "%s", g->said.cue);
    int heard = audio_played(g->audio, SOUND_CUE);
    audio_play(g->audio, SOUND_CUE);
    look(after);
    twin(SOUND_CUE, heard, differ(0, 0, 1, 1), 100);
}

static void a_visitor_is_seen(void **state) {
    (void)state;
    int heard = audio_played(g->audio, SOUND_VISITOR);
    for (int game = 0; game < 40 && audio_played(g->audio, SOUND_VISITOR) == heard; game++) {
        g->asked.seed = (uint64_t)game;
        loudspeaker_begin(g, "knee_to_chest_release");
        for (int i = 0; i < 300 * TICKS_PER_SECOND && g->session.state != SESSION_THANKS &&
                        audio_played(g->audio, SOUND_VISITOR) == heard;
             i++)
            game_tick(g);
    }
    assert_true(guest_since(&g->guest, g->tick) >= 0);
    for (int i = 0; i < TICKS_PER_SECOND; i++)
        game_tick(g);
    Guest guest = g->guest;
    g->guest = (Guest){0};
    look(before);
    g->guest = guest;
    look(after);
    twin(SOUND_VISITOR, heard, differ(0, 0, 1, 1), 50);
}

static void no_sound_is_without_a_twin(void **state) {
    (void)state;
    for (int id = 0; id < SOUND_COUNT; id++) {
        if (!seen[id])
            print_error("%s has no twin\n", sound_name((SoundId)id));
        assert_true(seen[id]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(menus_are_seen),
        cmocka_unit_test(a_stretch_is_seen),
        cmocka_unit_test(breath_and_words_are_seen),
        cmocka_unit_test(a_visitor_is_seen),
        cmocka_unit_test(no_sound_is_without_a_twin),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
