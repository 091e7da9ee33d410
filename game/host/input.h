// One action layer over keyboard, mouse, game pads and joysticks. Knows no screen: what an action
// does is the game's affair.
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "window.h"

typedef enum {
    ACTION_NONE,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_OK,
    ACTION_BACK,
    ACTION_PAUSE, // also any key without a job, and the window out of sight
    ACTION_VOLUME_UP,
    ACTION_VOLUME_DOWN,
    ACTION_MUTE,
    ACTION_FULLSCREEN,
    ACTION_QUIT,  // the window's close button, or the system wants the game to end
    ACTION_CLICK, // the main mouse button or a finger, at x, y
    ACTION_POINT, // the mouse has moved to x, y
    ACTION_COUNT
} Action;

typedef struct {
    Action action;
    bool pressed; // false: let go
    bool repeat;  // a held direction or volume key, again
    float x, y;   // pixels of the window, for ACTION_CLICK and ACTION_POINT
} InputEvent;

enum { INPUT_EVENTS = 64, INPUT_HELD = 32, INPUT_PADS = 8 };

typedef enum { DEVICE_KEY, DEVICE_MOUSE, DEVICE_PAD, DEVICE_STICK, DEVICE_HAT } InputDevice;

// Something that is held down right now.
typedef struct {
    InputDevice device;
    int which, code;
    Action action;
} InputHold;

typedef struct {
    void *handle; // SDL_GameController or, without a mapping, SDL_Joystick; owned
    int which;    // instance number
    bool mapped;
    signed char stick_x, stick_y; // -1, 0, 1: where the left stick points
    unsigned char hat;
} InputPad;

typedef struct {
    InputEvent event[INPUT_EVENTS]; // of this frame
    int count;
    bool repeats;      // held directions repeat: in menus, never during a stretch
    int ok_scancode;   // a key that the family has chosen for OK; 0 for none
    int last_scancode; // the key pressed last, for a screen that asks for it
    float point_x, point_y;
    bool picture_lost; // the graphics device was reset in this frame: textures must be made again
    InputHold hold[INPUT_HELD];
    int hold_count;
    uint64_t repeat_at[ACTION_COUNT]; // nanoseconds; 0 while not held
    InputPad pad[INPUT_PADS];
    int pad_count;
    bool unfocused;
    bool beside; // the owner's wish: who looks elsewhere works beside it, and nothing pauses
} Input;

// Without pads the game still plays with keys; then false with fail(). Pads may come at any time.
bool input_open(Input *input);
void input_close(Input *input);
// Collects what has happened since the last frame. `window` tells the scale of mouse positions; it
// may be NULL. `now` in nanoseconds times the repeats.
void input_frame(Input *input, const GameWindow *window, uint64_t now);
// Whether any key, button or the main mouse button holds this action (ACTION_CLICK: the mouse).
bool input_held(const Input *input, Action action);

#endif
