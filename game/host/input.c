#include "input.h"

#include "fail.h"
#include "input_map.h"

#include <SDL.h>
#include <string.h>

enum {
    STICK_ON = 20000,         // of 32767: far enough to mean it
    STICK_OFF = 13000,        // and back: far enough apart that a worn stick does not flutter
    REPEAT_FIRST = 450000000, // nanoseconds
    REPEAT_NEXT = 140000000,
};

static void add_event(Input *input, InputEvent event) {
    InputEvent *last = input->count ? &input->event[input->count - 1] : NULL;
    if (last && event.action == ACTION_POINT && last->action == ACTION_POINT) {
        *last = event; // only where the mouse is now matters
        return;
    }
    if (input->count < INPUT_EVENTS)
        input->event[input->count++] = event;
}

static InputEvent plain(Action action, bool pressed) {
    return (InputEvent){.action = action, .pressed = pressed};
}

bool input_held(const Input *input, Action action) {
    for (int i = 0; i < input->hold_count; i++)
        if (input->hold[i].action == action)
            return true;
    return false;
}

static int find_hold(const Input *input, InputHold hold) {
    for (int i = 0; i < input->hold_count; i++) {
        const InputHold *held = &input->hold[i];
        if (held->device == hold.device && held->which == hold.which && held->code == hold.code)
            return i;
    }
    return -1;
}

static void press(Input *input, InputHold hold, uint64_t now) {
    if (hold.action == ACTION_NONE || find_hold(input, hold) >= 0)
        return;
    if (input->hold_count < INPUT_HELD)
        input->hold[input->hold_count++] = hold;
    input->repeat_at[hold.action] = now + REPEAT_FIRST;
    InputEvent event = plain(hold.action, true);
    event.x = input->point_x;
    event.y = input->point_y;
    add_event(input, event);
}

// An action is let go when the last key or button that holds it is.
static void release_at(Input *input, int index) {
    Action action = input->hold[index].action;
    input->hold[index] = input->hold[--input->hold_count];
    if (input_held(input, action))
        return;
    input->repeat_at[action] = 0;
    InputEvent event = plain(action, false);
    event.x = input->point_x;
    event.y = input->point_y;
    add_event(input, event);
}

static void release(Input *input, InputHold hold) {
    int index = find_hold(input, hold);
    if (index >= 0)
        release_at(input, index);
}

static bool of_pad(const InputHold *hold) {
    return hold->device == DEVICE_PAD || hold->device == DEVICE_STICK || hold->device == DEVICE_HAT;
}

static void release_pad(Input *input, int which) {
    for (int i = input->hold_count - 1; i >= 0; i--)
        if (of_pad(&input->hold[i]) && input->hold[i].which == which)
            release_at(input, i);
}

static InputPad *find_pad(Input *input, int which) {
    for (int i = 0; i < input->pad_count; i++)
        if (input->pad[i].which == which)
            return &input->pad[i];
    return NULL;
}

static void add_pad(Input *input, int index) {
    if (input->pad_count == INPUT_PADS || find_pad(input, SDL_JoystickGetDeviceInstanceID(index)))
        return;
    InputPad pad = {.mapped = SDL_IsGameController(index)};
    SDL_Joystick *stick = NULL;
    if (pad.mapped) {
        SDL_GameController *controller = SDL_GameControllerOpen(index);
        stick = SDL_GameControllerGetJoystick(controller);
        pad.handle = controller;
    } else {
        stick = SDL_JoystickOpen(index);
        pad.handle = stick;
    }
    if (!pad.handle)
        return; // it went as quickly as it came
    pad.which = SDL_JoystickInstanceID(stick);
    input->pad[input->pad_count++] = pad;
}

static void close_pad(InputPad *pad) {
    if (pad->mapped)
        SDL_GameControllerClose(pad->handle);
    else
        SDL_JoystickClose(pad->handle);
}

// A pad that vanishes lets go of what it held and pauses nothing: nobody needs one.
static void remove_pad(Input *input, int which) {
    InputPad *pad = find_pad(input, which);
    if (!pad)
        return;
    release_pad(input, which);
    close_pad(pad);
    *pad = input->pad[--input->pad_count];
}

static int stick_turn(int before, int value) {
    int side = value < 0 ? -1 : 1;
    int least = before == side ? STICK_OFF : STICK_ON;
    return value * side > least ? side : 0;
}

static void turn_to(Input *input, InputHold hold, int before, int after, Action less, Action more,
                    uint64_t now) {
    if (before == after)
        return;
    hold.code *= 2;
    InputHold low = hold, high = hold;
    high.code++;
    low.action = less;
    high.action = more;
    if (before)
        release(input, before < 0 ? low : high);
    if (after)
        press(input, after < 0 ? low : high, now);
}

static void move_stick(Input *input, int which, int axis, int value, uint64_t now) {
    InputPad *pad = find_pad(input, which);
    if (!pad || axis > 1)
        return;
    InputHold hold = {.device = DEVICE_STICK, .which = which, .code = axis};
    signed char *turned = axis == 0 ? &pad->stick_x : &pad->stick_y;
    signed char before = *turned;
    *turned = (signed char)stick_turn(before, value);
    if (axis == 0)
        turn_to(input, hold, before, *turned, ACTION_LEFT, ACTION_RIGHT, now);
    else
        turn_to(input, hold, before, *turned, ACTION_UP, ACTION_DOWN, now);
}

static void turn_hat(Input *input, int which, unsigned char value, uint64_t now) {
    static const struct {
        unsigned char bit;
        Action action;
    } WAYS[] = {{SDL_HAT_UP, ACTION_UP},
                {SDL_HAT_DOWN, ACTION_DOWN},
                {SDL_HAT_LEFT, ACTION_LEFT},
                {SDL_HAT_RIGHT, ACTION_RIGHT}};
    InputPad *pad = find_pad(input, which);
    if (!pad)
        return;
    for (int i = 0; i < 4; i++) {
        InputHold hold = {DEVICE_HAT, which, WAYS[i].bit, WAYS[i].action};
        if (value & WAYS[i].bit)
            press(input, hold, now);
        else
            release(input, hold);
    }
    pad->hat = value;
}

static void on_key(Input *input, const SDL_KeyboardEvent *key, uint64_t now) {
    InputHold hold = {.device = DEVICE_KEY,
                      .code =
                          key->keysym.scancode ? (int)key->keysym.scancode : (int)key->keysym.sym};
    if (key->state == SDL_RELEASED) {
        release(input, hold);
        return;
    }
    if (key->repeat)
        return; // held keys repeat at our own pace
    input->last_scancode = (int)key->keysym.scancode;
    hold.action = input_map_key(&key->keysym, input->ok_scancode);
    press(input, hold, now);
}

static void point_at(Input *input, const GameWindow *window, int x, int y) {
    double scale = window ? window->scale : 1;
    input->point_x = (float)(x * scale);
    input->point_y = (float)(y * scale);
}

static void on_mouse_button(Input *input, const SDL_MouseButtonEvent *mouse,
                            const GameWindow *window, uint64_t now) {
    InputHold hold = {.device = DEVICE_MOUSE, .code = mouse->button};
    if (mouse->button == SDL_BUTTON_LEFT)
        hold.action = ACTION_CLICK;
    else if (mouse->button == SDL_BUTTON_RIGHT || mouse->button == SDL_BUTTON_X1)
        hold.action = ACTION_BACK;
    point_at(input, window, mouse->x, mouse->y);
    if (mouse->state == SDL_PRESSED)
        press(input, hold, now);
    else
        release(input, hold);
}

static void on_wheel(Input *input, const SDL_MouseWheelEvent *wheel) {
    int turns = wheel->direction == SDL_MOUSEWHEEL_FLIPPED ? -wheel->y : wheel->y;
    if (turns == 0)
        return;
    Action action = turns > 0 ? ACTION_UP : ACTION_DOWN;
    add_event(input, plain(action, true)); // one step for each turn, however wild
    add_event(input, plain(action, false));
}

static void on_window(Input *input, const SDL_WindowEvent *event) {
    switch (event->event) {
    case SDL_WINDOWEVENT_FOCUS_LOST:
    case SDL_WINDOWEVENT_MINIMIZED:
    case SDL_WINDOWEVENT_HIDDEN:
        input->unfocused = true;
        break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
    case SDL_WINDOWEVENT_RESTORED:
        input->unfocused = false; // lost and found within a frame: only a change of size
        break;
    default:
        break;
    }
}

static void on_pad(Input *input, const SDL_Event *event, uint64_t now) {
    InputHold hold = {.device = DEVICE_PAD};
    switch (event->type) {
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP:
        hold.which = event->cbutton.which;
        hold.code = event->cbutton.button;
        hold.action = input_map_button(event->cbutton.button);
        break;
    case SDL_JOYBUTTONDOWN:
    case SDL_JOYBUTTONUP:
        hold.which = event->jbutton.which;
        hold.code = event->jbutton.button;
        hold.action = input_map_plain_button(event->jbutton.button);
        break;
    default:
        return;
    }
    const InputPad *pad = find_pad(input, hold.which);
    bool plain_event = event->type == SDL_JOYBUTTONDOWN || event->type == SDL_JOYBUTTONUP;
    if (!pad || pad->mapped == plain_event)
        return; // a mapped pad tells everything twice
    if (event->type == SDL_CONTROLLERBUTTONDOWN || event->type == SDL_JOYBUTTONDOWN)
        press(input, hold, now);
    else
        release(input, hold);
}

static void on_pad_way(Input *input, const SDL_Event *event, uint64_t now) {
    const InputPad *pad = NULL;
    switch (event->type) {
    case SDL_CONTROLLERAXISMOTION: // left x and left y are 0 and 1
        move_stick(input, event->caxis.which, event->caxis.axis, event->caxis.value, now);
        break;
    case SDL_JOYAXISMOTION:
        pad = find_pad(input, event->jaxis.which);
        if (pad && !pad->mapped)
            move_stick(input, event->jaxis.which, event->jaxis.axis, event->jaxis.value, now);
        break;
    case SDL_JOYHATMOTION:
        pad = find_pad(input, event->jhat.which);
        if (pad && !pad->mapped)
            turn_hat(input, event->jhat.which, event->jhat.value, now);
        break;
    case SDL_JOYDEVICEADDED:
        add_pad(input, event->jdevice.which);
        break;
    case SDL_JOYDEVICEREMOVED:
        remove_pad(input, event->jdevice.which);
        break;
    default:
        break;
    }
}

static void on_event(Input *input, const SDL_Event *event, const GameWindow *window, uint64_t now) {
    switch (event->type) {
    case SDL_QUIT:
        add_event(input, plain(ACTION_QUIT, true));
        break;
    case SDL_APP_WILLENTERBACKGROUND:
        add_event(input, plain(ACTION_PAUSE, true));
        break;
    case SDL_WINDOWEVENT:
        on_window(input, &event->window);
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        input->picture_lost = true;
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        on_key(input, &event->key, now);
        break;
    case SDL_MOUSEMOTION:
        point_at(input, window, event->motion.x, event->motion.y);
        add_event(input, (InputEvent){ACTION_POINT, true, false, input->point_x, input->point_y});
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        on_mouse_button(input, &event->button, window, now);
        break;
    case SDL_MOUSEWHEEL:
        on_wheel(input, &event->wheel);
        break;
    default:
        on_pad(input, event, now);
        on_pad_way(input, event, now);
        break;
    }
}

static bool repeats(const Input *input, Action action) {
    if (action == ACTION_VOLUME_UP || action == ACTION_VOLUME_DOWN)
        return true;
    return input->repeats && action >= ACTION_UP && action <= ACTION_RIGHT;
}

static void repeat_held(Input *input, uint64_t now) {
    for (int i = 0; i < ACTION_COUNT; i++) {
        Action action = (Action)i;
        if (!input->repeat_at[i])
            continue;
        if (!repeats(input, action))
            input->repeat_at[i] = now + REPEAT_FIRST; // no burst when a menu opens
        if (now < input->repeat_at[i])
            continue;
        input->repeat_at[i] = now + REPEAT_NEXT; // one a frame, however late the frame
        InputEvent event = plain(action, true);
        event.repeat = true;
        add_event(input, event);
    }
}

bool input_open(Input *input) {
    *input = (Input){0};
    if (SDL_InitSubSystem(SDL_INIT_EVENTS) != 0)
        return fail("no keys can be read: %s", SDL_GetError());
    if (SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) != 0)
        return fail("no game pads can be read: %s", SDL_GetError());
    return true;
}

void input_close(Input *input) {
    for (int i = 0; i < input->pad_count; i++)
        close_pad(&input->pad[i]);
    *input = (Input){0};
    SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
}

void input_frame(Input *input, const GameWindow *window, uint64_t now) {
    input->count = 0;
    input->picture_lost = false;
    bool was_away = input->unfocused;
    SDL_Event event;
    while (SDL_PollEvent(&event))
        on_event(input, &event, window, now);
    if (input->unfocused && !was_away) {
        while (input->hold_count > 0)
            release_at(input, input->hold_count - 1); // who looks elsewhere lets go unseen
        if (!input->beside)
            add_event(input, plain(ACTION_PAUSE, true));
    }
    repeat_held(input, now);
}
