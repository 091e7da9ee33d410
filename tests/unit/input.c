#include "input.h"
#include "check.h"
#include "window.h"

#include <SDL.h>

enum { MS = 1000000 };

static Input input;
static uint64_t now;

static int open_input(void **state) {
    (void)state;
    now = 1000 * (uint64_t)MS;
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0); // knows which key sits where
    assert_true(input_open(&input));
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    return 0;
}

static int close_input(void **state) {
    (void)state;
    input_close(&input);
    SDL_Quit();
    return 0;
}

static void frame_after(int milliseconds) {
    now += (uint64_t)milliseconds * MS;
    input_frame(&input, NULL, now);
}

static void push_key(SDL_Keycode key, bool pressed, Uint16 mod, Uint8 repeat) {
    SDL_Event event = {.type = pressed ? SDL_KEYDOWN : SDL_KEYUP};
    event.key.state = pressed ? SDL_PRESSED : SDL_RELEASED;
    event.key.repeat = repeat;
    event.key.keysym.sym = key;
    event.key.keysym.scancode = SDL_GetScancodeFromKey(key);
    event.key.keysym.mod = mod;
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void push_window(Uint8 what) {
    SDL_Event event = {.type = SDL_WINDOWEVENT};
    event.window.event = what;
    assert_int_equal(SDL_PushEvent(&event), 1);
}

// Exactly these events in this frame; ACTION_NONE ends the list.
typedef struct {
    Action action;
    bool pressed;
} Wanted;

static void check_events(const Wanted *wanted, int count, int line) {
    bool same = input.count == count;
    for (int i = 0; same && i < count; i++)
        same = input.event[i].action == wanted[i].action &&
               input.event[i].pressed == wanted[i].pressed;
    if (same)
        return;
    for (int i = 0; i < input.count; i++)
        print_error("event %d: action %d %s\n", i, (int)input.event[i].action,
                    input.event[i].pressed ? "pressed" : "let go");
    _fail(__FILE__, line);
}

#define assert_events(...)                                                                         \
    check_events((const Wanted[]){__VA_ARGS__},                                                    \
                 (int)(sizeof((const Wanted[]){__VA_ARGS__}) / sizeof(Wanted)), __LINE__)
#define assert_no_events() check_events(NULL, 0, __LINE__)

static void test_every_key_has_its_job(void **state) {
    (void)state;
    static const struct {
        SDL_Keycode key;
        Action action;
    } jobs[] = {
        {SDLK_UP, ACTION_UP},
        {SDLK_DOWN, ACTION_DOWN},
        {SDLK_LEFT, ACTION_LEFT},
        {SDLK_RIGHT, ACTION_RIGHT},
        {SDLK_RETURN, ACTION_OK},
        {SDLK_KP_ENTER, ACTION_OK},
        {SDLK_SPACE, ACTION_OK},
        {SDLK_SELECT, ACTION_OK},
        {SDLK_AUDIOPLAY, ACTION_OK},
        {SDLK_ESCAPE, ACTION_BACK},
        {SDLK_AC_BACK, ACTION_BACK},
        {SDLK_BACKSPACE, ACTION_BACK},
        {SDLK_CANCEL, ACTION_BACK},
        {SDLK_PLUS, ACTION_VOLUME_UP},
        {SDLK_EQUALS, ACTION_VOLUME_UP},
        {SDLK_KP_PLUS, ACTION_VOLUME_UP},
        {SDLK_VOLUMEUP, ACTION_VOLUME_UP},
        {SDLK_MINUS, ACTION_VOLUME_DOWN},
        {SDLK_KP_MINUS, ACTION_VOLUME_DOWN},
        {SDLK_VOLUMEDOWN, ACTION_VOLUME_DOWN},
        {SDLK_AUDIOMUTE, ACTION_MUTE},
        {SDLK_F11, ACTION_FULLSCREEN},
        // A hand on the keyboard is a pause, whichever key it meets.
        {SDLK_a, ACTION_PAUSE},
        {SDLK_z, ACTION_PAUSE},
        {SDLK_0, ACTION_PAUSE},
        {SDLK_TAB, ACTION_PAUSE},
        {SDLK_F1, ACTION_PAUSE},
        {SDLK_DELETE, ACTION_PAUSE},
        {SDLK_CAPSLOCK, ACTION_PAUSE},
        {SDLK_AUDIOSTOP, ACTION_PAUSE},
        {SDLK_POWER, ACTION_PAUSE},
    };
    for (size_t i = 0; i < COUNT(jobs); i++) {
        push_key(jobs[i].key, true, 0, 0);
        frame_after(16);
        assert_events({jobs[i].action, true});
        assert_true(input_held(&input, jobs[i].action));
        push_key(jobs[i].key, false, 0, 0);
        frame_after(16);
        assert_events({jobs[i].action, false});
        assert_false(input_held(&input, jobs[i].action));
    }
}

static void test_keys_that_are_held_with_others_do_nothing(void **state) {
    (void)state;
    static const SDL_Keycode keys[] = {
        SDLK_LSHIFT, SDLK_RSHIFT, SDLK_LCTRL, SDLK_RCTRL,          SDLK_LALT,        SDLK_RALT,
        SDLK_LGUI,   SDLK_MODE,   SDLK_RGUI,  SDLK_BRIGHTNESSDOWN, SDLK_BRIGHTNESSUP};
    for (size_t i = 0; i < COUNT(keys); i++) {
        push_key(keys[i], true, 0, 0);
        push_key(keys[i], false, 0, 0);
        frame_after(16);
        assert_no_events();
    }
    push_key(SDLK_RETURN, true, KMOD_LALT, 0);
    frame_after(16);
    assert_events({ACTION_FULLSCREEN, true});
    push_key(SDLK_RETURN, false, 0, 0); // Alt went up first: still the same key
    frame_after(16);
    assert_events({ACTION_FULLSCREEN, false});
}

static void test_a_key_that_the_family_chose(void **state) {
    (void)state;
    push_key(SDLK_F7, true, 0, 0);
    frame_after(16);
    assert_events({ACTION_PAUSE, true});
    assert_int_equal(input.last_scancode, SDL_SCANCODE_F7);
    push_key(SDLK_F7, false, 0, 0);
    frame_after(16);
    input.ok_scancode = input.last_scancode;
    push_key(SDLK_F7, true, 0, 0);
    frame_after(16);
    assert_events({ACTION_OK, true});
}

static void test_ok_is_held_until_the_last_hand_lets_go(void **state) {
    (void)state;
    push_key(SDLK_SPACE, true, 0, 0);
    frame_after(16);
    assert_events({ACTION_OK, true});
    for (int i = 0; i < 30; i++) { // the system repeats the key: that is no new press
        push_key(SDLK_SPACE, true, 0, 1);
        frame_after(33);
        assert_no_events();
        assert_true(input_held(&input, ACTION_OK));
    }
    push_key(SDLK_RETURN, true, 0, 0);
    frame_after(16);
    assert_events({ACTION_OK, true});
    push_key(SDLK_SPACE, false, 0, 0);
    frame_after(16);
    assert_no_events();
    assert_true(input_held(&input, ACTION_OK));
    push_key(SDLK_RETURN, false, 0, 0);
    frame_after(16);
    assert_events({ACTION_OK, false});
}

static int presses_in(int milliseconds, int each) {
    int presses = 0;
    for (int passed = 0; passed < milliseconds; passed += each) {
        frame_after(each);
        for (int i = 0; i < input.count; i++)
            presses += input.event[i].pressed;
    }
    return presses;
}

static void test_directions_repeat_in_menus_only(void **state) {
    (void)state;
    input.repeats = true;
    push_key(SDLK_DOWN, true, 0, 0);
    frame_after(16);
    assert_events({ACTION_DOWN, true});
    assert_false(input.event[0].repeat);
    assert_int_equal(presses_in(400, 10), 0);
    assert_int_equal(presses_in(1000, 10), 7);  // at 450, 590, 730 ...
    assert_int_equal(presses_in(1000, 500), 2); // slow frames make no bursts
    input.repeats = false;
    assert_int_equal(presses_in(3000, 10), 0);
    input.repeats = true;
    assert_int_equal(presses_in(400, 10), 0); // a menu that opens does not run away
    assert_int_equal(presses_in(100, 10), 1);
    push_key(SDLK_DOWN, false, 0, 0);
    frame_after(16);
    assert_events({ACTION_DOWN, false});
    assert_int_equal(presses_in(2000, 10), 0);
}

static void test_volume_repeats_at_any_time(void **state) {
    (void)state;
    push_key(SDLK_MINUS, true, 0, 0);
    frame_after(16);
    assert_events({ACTION_VOLUME_DOWN, true});
    assert_int_equal(presses_in(1000, 10), 4);
}

static void test_the_mouse(void **state) {
    (void)state;
    GameWindow window = {.scale = 2}; // two pixels to a point
    SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .x = 10, .y = 20}};
    SDL_PushEvent(&move);
    move.motion.x = 100;
    SDL_PushEvent(&move);
    input_frame(&input, &window, now);
    assert_events({ACTION_POINT, true}); // only the last place counts
    assert_true(input.event[0].x == 200 && input.event[0].y == 40);

    SDL_Event click = {.button = {.type = SDL_MOUSEBUTTONDOWN,
                                  .state = SDL_PRESSED,
                                  .button = SDL_BUTTON_LEFT,
                                  .x = 7,
                                  .y = 8}};
    SDL_PushEvent(&click);
    input_frame(&input, &window, now);
    assert_events({ACTION_CLICK, true});
    assert_true(input.event[0].x == 14 && input.event[0].y == 16);
    assert_true(input_held(&input, ACTION_CLICK));
    click.button.type = SDL_MOUSEBUTTONUP;
    click.button.state = SDL_RELEASED;
    SDL_PushEvent(&click);
    input_frame(&input, &window, now);
    assert_events({ACTION_CLICK, false});

    click.button.type = SDL_MOUSEBUTTONDOWN;
    click.button.state = SDL_PRESSED;
    click.button.button = SDL_BUTTON_RIGHT;
    SDL_PushEvent(&click);
    input_frame(&input, &window, now);
    assert_events({ACTION_BACK, true});
    click.button.button = SDL_BUTTON_MIDDLE;
    SDL_PushEvent(&click);
    SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .y = 3}};
    SDL_PushEvent(&wheel);
    wheel.wheel.y = -1;
    SDL_PushEvent(&wheel);
    wheel.wheel.direction = SDL_MOUSEWHEEL_FLIPPED;
    SDL_PushEvent(&wheel);
    input_frame(&input, &window, now);
    assert_events({ACTION_UP, true}, {ACTION_UP, false}, {ACTION_DOWN, true}, {ACTION_DOWN, false},
                  {ACTION_UP, true}, {ACTION_UP, false});
}

static void test_out_of_sight_is_a_pause(void **state) {
    (void)state;
    static const Uint8 ways[] = {SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_MINIMIZED,
                                 SDL_WINDOWEVENT_HIDDEN};
    for (size_t i = 0; i < COUNT(ways); i++) {
        push_key(SDLK_SPACE, true, 0, 0);
        frame_after(16);
        push_window(ways[i]);
        push_window(SDL_WINDOWEVENT_FOCUS_LOST);
        frame_after(16);
        assert_events({ACTION_OK, false}, {ACTION_PAUSE, true}); // the hand lets go unseen
        assert_false(input_held(&input, ACTION_OK));
        push_window(SDL_WINDOWEVENT_FOCUS_LOST);
        frame_after(16);
        assert_no_events(); // told once
        push_window(SDL_WINDOWEVENT_FOCUS_GAINED);
        push_key(SDLK_SPACE, true, 0, 1); // still down, but not pressed anew
        push_key(SDLK_SPACE, false, 0, 0);
        frame_after(16);
        assert_no_events();
    }
    push_window(SDL_WINDOWEVENT_FOCUS_LOST); // as when the window goes to full screen
    push_window(SDL_WINDOWEVENT_FOCUS_GAINED);
    frame_after(16);
    assert_no_events();
    SDL_Event asleep = {.type = SDL_APP_WILLENTERBACKGROUND};
    SDL_PushEvent(&asleep);
    frame_after(16);
    assert_events({ACTION_PAUSE, true});
}

static void test_closing_and_lost_pictures(void **state) {
    (void)state;
    SDL_Event event = {.type = SDL_QUIT};
    SDL_PushEvent(&event);
    event.type = SDL_RENDER_DEVICE_RESET;
    SDL_PushEvent(&event);
    frame_after(16);
    assert_events({ACTION_QUIT, true});
    assert_true(input.picture_lost);
    frame_after(16);
    assert_false(input.picture_lost);
}

static void test_a_toddler_on_the_keyboard(void **state) {
    (void)state;
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 300; i++)
            push_key(SDLK_a + (i * 7 + round) % 26, i % 3 != 2, 0, 0);
        frame_after(16);
        assert_in_range(input.count, 0, INPUT_EVENTS);
        for (int i = 0; i < input.count; i++)
            assert_int_equal(input.event[i].action, ACTION_PAUSE);
    }
    for (int i = 0; i < 26; i++)
        push_key(SDLK_a + i, false, 0, 0);
    frame_after(16);
    assert_int_equal(input.hold_count, 0);
}

// A make-believe pad. With axes and buttons of a game controller, or a bare joystick.
static SDL_Joystick *stick;

static int plug_in(SDL_JoystickType type, int axes, int buttons, int hats) {
    SDL_VirtualJoystickDesc about = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                     .type = (Uint16)type,
                                     .naxes = (Uint16)axes,
                                     .nbuttons = (Uint16)buttons,
                                     .nhats = (Uint16)hats,
                                     .name = "pad"};
    int index = SDL_JoystickAttachVirtualEx(&about);
    assert_true(index >= 0);
    frame_after(16);
    stick = SDL_JoystickOpen(index);
    assert_non_null(stick);
    return index;
}

static void pull_out(int index) {
    SDL_JoystickClose(stick);
    assert_int_equal(SDL_JoystickDetachVirtual(index), 0);
    frame_after(16);
}

static void test_a_game_pad(void **state) {
    (void)state;
    int index = plug_in(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                        SDL_CONTROLLER_BUTTON_MAX, 0);
    assert_int_equal(input.pad_count, 1);
    assert_true(input.pad[0].mapped);
    static const struct {
        int button;
        Action action;
    } jobs[] = {
        {SDL_CONTROLLER_BUTTON_A, ACTION_OK},
        {SDL_CONTROLLER_BUTTON_B, ACTION_BACK},
        {SDL_CONTROLLER_BUTTON_START, ACTION_PAUSE},
        {SDL_CONTROLLER_BUTTON_BACK, ACTION_PAUSE},
        {SDL_CONTROLLER_BUTTON_X, ACTION_PAUSE},
        {SDL_CONTROLLER_BUTTON_DPAD_UP, ACTION_UP},
        {SDL_CONTROLLER_BUTTON_DPAD_DOWN, ACTION_DOWN},
        {SDL_CONTROLLER_BUTTON_DPAD_LEFT, ACTION_LEFT},
        {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, ACTION_RIGHT},
    };
    for (size_t i = 0; i < COUNT(jobs); i++) {
        SDL_JoystickSetVirtualButton(stick, jobs[i].button, 1);
        frame_after(16);
        assert_events({jobs[i].action, true}); // once, though SDL tells it twice
        assert_true(input_held(&input, jobs[i].action));
        SDL_JoystickSetVirtualButton(stick, jobs[i].button, 0);
        frame_after(16);
        assert_events({jobs[i].action, false});
    }
    SDL_Event raw = {.jbutton = {.type = SDL_JOYBUTTONDOWN, .which = input.pad[0].which}};
    raw.jbutton.button = 31; // its button under another number, as most pads have it
    SDL_PushEvent(&raw);
    frame_after(16);
    assert_no_events();
    pull_out(index);
    assert_no_events();
    assert_int_equal(input.pad_count, 0);
}

static void test_the_stick_has_a_dead_zone(void **state) {
    (void)state;
    int index = plug_in(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                        SDL_CONTROLLER_BUTTON_MAX, 0);
    static const struct {
        Sint16 value;
        int pressed; // -1 let go, 0 nothing, 1 pressed
        Action action;
    } moves[] = {
        {9000, 0, ACTION_NONE},   {19000, 0, ACTION_NONE},   {25000, 1, ACTION_RIGHT},
        {15000, 0, ACTION_NONE}, // on its way back it still holds: no flutter
        {25000, 0, ACTION_NONE},  {12000, -1, ACTION_RIGHT}, {-25000, 1, ACTION_LEFT},
        {-32768, 0, ACTION_NONE}, {0, -1, ACTION_LEFT},
    };
    for (size_t i = 0; i < COUNT(moves); i++) {
        SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, moves[i].value);
        frame_after(16);
        if (moves[i].pressed)
            assert_events({moves[i].action, moves[i].pressed > 0});
        else
            assert_no_events();
    }
    // From one side to the other at once.
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTY, -30000);
    frame_after(16);
    assert_events({ACTION_UP, true});
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTY, 30000);
    frame_after(16);
    assert_events({ACTION_UP, false}, {ACTION_DOWN, true});
    input.repeats = true;
    assert_int_equal(presses_in(1000, 10), 4);
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_RIGHTX, 30000); // has no job
    SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTY, 0);
    frame_after(1);
    assert_events({ACTION_DOWN, false});
    pull_out(index);
}

static void test_a_joystick_without_a_mapping(void **state) {
    (void)state;
    int index = plug_in(SDL_JOYSTICK_TYPE_THROTTLE, 2, 12, 1);
    assert_int_equal(input.pad_count, 1);
    assert_false(input.pad[0].mapped);
    static const Action actions[] = {ACTION_OK, ACTION_BACK, ACTION_PAUSE, ACTION_PAUSE};
    for (int i = 0; i < (int)COUNT(actions); i++) {
        SDL_JoystickSetVirtualButton(stick, i, 1);
        frame_after(16);
        assert_events({actions[i], true});
        SDL_JoystickSetVirtualButton(stick, i, 0);
        frame_after(16);
        assert_events({actions[i], false});
    }
    SDL_JoystickSetVirtualHat(stick, 0, SDL_HAT_RIGHTUP);
    frame_after(16);
    assert_events({ACTION_UP, true}, {ACTION_RIGHT, true});
    SDL_JoystickSetVirtualHat(stick, 0, SDL_HAT_RIGHT);
    frame_after(16);
    assert_events({ACTION_UP, false});
    SDL_JoystickSetVirtualHat(stick, 0, SDL_HAT_CENTERED);
    frame_after(16);
    assert_events({ACTION_RIGHT, false});
    SDL_JoystickSetVirtualAxis(stick, 1, 32767);
    frame_after(16);
    assert_events({ACTION_DOWN, true});
    pull_out(index);
    assert_events({ACTION_DOWN, false});
}

static void test_pads_come_and_go(void **state) {
    (void)state;
    for (int round = 0; round < 5; round++) {
        int index = plug_in(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                            SDL_CONTROLLER_BUTTON_MAX, 0);
        SDL_JoystickSetVirtualButton(stick, SDL_CONTROLLER_BUTTON_A, 1);
        SDL_JoystickSetVirtualAxis(stick, SDL_CONTROLLER_AXIS_LEFTX, 30000);
        frame_after(16);
        assert_int_equal(input.count, 2);
        pull_out(index); // with the button down: it lets go, and nothing pauses
        assert_int_equal(input.count, 2);
        for (int i = 0; i < 2; i++) {
            assert_false(input.event[i].pressed);
            assert_int_not_equal(input.event[i].action, ACTION_PAUSE);
        }
        assert_int_equal(input.hold_count, 0);
        assert_int_equal(input.pad_count, 0);
    }
}

static void test_a_pad_that_breaks_lets_go(void **state) {
    (void)state;
    int index = plug_in(SDL_JOYSTICK_TYPE_THROTTLE, 2, 4, 0);
    SDL_JoystickSetVirtualButton(stick, 0, 1);
    frame_after(16);
    assert_events({ACTION_OK, true});
    SDL_Event gone = {.jdevice = {.type = SDL_JOYDEVICEREMOVED, .which = input.pad[0].which}};
    SDL_PushEvent(&gone); // without a word about its buttons
    frame_after(16);
    assert_events({ACTION_OK, false});
    assert_int_equal(input.pad_count, 0);
    pull_out(index);
}

static void test_more_pads_than_hands(void **state) {
    (void)state;
    SDL_VirtualJoystickDesc about = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                     .type = SDL_JOYSTICK_TYPE_GAMECONTROLLER,
                                     .naxes = SDL_CONTROLLER_AXIS_MAX,
                                     .nbuttons = SDL_CONTROLLER_BUTTON_MAX};
    for (int i = 0; i < INPUT_PADS + 3; i++)
        assert_true(SDL_JoystickAttachVirtualEx(&about) >= 0);
    frame_after(16);
    assert_int_equal(input.pad_count, INPUT_PADS);
    for (int i = INPUT_PADS + 2; i >= 0; i--)
        assert_int_equal(SDL_JoystickDetachVirtual(i), 0);
    frame_after(16);
    assert_int_equal(input.pad_count, 0);
}

#define INPUT_TEST(test) cmocka_unit_test_setup_teardown(test, open_input, close_input)

int main(void) {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        INPUT_TEST(test_every_key_has_its_job),
        INPUT_TEST(test_keys_that_are_held_with_others_do_nothing),
        INPUT_TEST(test_a_key_that_the_family_chose),
        INPUT_TEST(test_ok_is_held_until_the_last_hand_lets_go),
        INPUT_TEST(test_directions_repeat_in_menus_only),
        INPUT_TEST(test_volume_repeats_at_any_time),
        INPUT_TEST(test_the_mouse),
        INPUT_TEST(test_out_of_sight_is_a_pause),
        INPUT_TEST(test_closing_and_lost_pictures),
        INPUT_TEST(test_a_toddler_on_the_keyboard),
        INPUT_TEST(test_a_game_pad),
        INPUT_TEST(test_the_stick_has_a_dead_zone),
        INPUT_TEST(test_a_joystick_without_a_mapping),
        INPUT_TEST(test_pads_come_and_go),
        INPUT_TEST(test_a_pad_that_breaks_lets_go),
        INPUT_TEST(test_more_pads_than_hands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
