#include "input_map.h"

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

typedef struct {
    SDL_Keycode key;
    Action action;
} KeyJob;

static const KeyJob KEY_JOBS[] = {
    {SDLK_UP, ACTION_UP},
    {SDLK_DOWN, ACTION_DOWN},
    {SDLK_LEFT, ACTION_LEFT},
    {SDLK_RIGHT, ACTION_RIGHT},
    {SDLK_RETURN, ACTION_OK},
    {SDLK_RETURN2, ACTION_OK},
    {SDLK_KP_ENTER, ACTION_OK},
    {SDLK_SPACE, ACTION_OK},
    {SDLK_SELECT, ACTION_OK},
    {SDLK_AUDIOPLAY, ACTION_OK},
    {SDLK_ESCAPE, ACTION_BACK},
    {SDLK_AC_BACK, ACTION_BACK},
    {SDLK_BACKSPACE, ACTION_BACK},
    {SDLK_CANCEL, ACTION_BACK},
    {SDLK_PLUS, ACTION_VOLUME_UP},
    {SDLK_EQUALS, ACTION_VOLUME_UP}, // + without Shift on many keyboards
    {SDLK_KP_PLUS, ACTION_VOLUME_UP},
    {SDLK_VOLUMEUP, ACTION_VOLUME_UP},
    {SDLK_MINUS, ACTION_VOLUME_DOWN},
    {SDLK_KP_MINUS, ACTION_VOLUME_DOWN},
    {SDLK_VOLUMEDOWN, ACTION_VOLUME_DOWN},
    {SDLK_MUTE, ACTION_MUTE},
    {SDLK_AUDIOMUTE, ACTION_MUTE},
    {SDLK_F11, ACTION_FULLSCREEN},
    {SDLK_LSHIFT, ACTION_NONE},
    {SDLK_RSHIFT, ACTION_NONE},
    {SDLK_LCTRL, ACTION_NONE},
    {SDLK_RCTRL, ACTION_NONE},
    {SDLK_LALT, ACTION_NONE},
    {SDLK_RALT, ACTION_NONE},
    {SDLK_MODE, ACTION_NONE},
    {SDLK_LGUI, ACTION_NONE},
    {SDLK_RGUI, ACTION_NONE},
    {SDLK_BRIGHTNESSUP, ACTION_NONE},
    {SDLK_BRIGHTNESSDOWN, ACTION_NONE},
    {SDLK_KBDILLUMUP, ACTION_NONE},
    {SDLK_KBDILLUMDOWN, ACTION_NONE},
    {SDLK_KBDILLUMTOGGLE, ACTION_NONE},
};

Action input_map_key(const SDL_Keysym *key, int ok_scancode) {
    if (ok_scancode && (int)key->scancode == ok_scancode)
        return ACTION_OK;
    if (key->sym == SDLK_RETURN && (key->mod & KMOD_ALT))
        return ACTION_FULLSCREEN;
    for (int i = 0; i < COUNT(KEY_JOBS); i++)
        if (KEY_JOBS[i].key == key->sym)
            return KEY_JOBS[i].action;
    return ACTION_PAUSE;
}

Action input_map_button(SDL_GameControllerButton button) {
    switch (button) {
    case SDL_CONTROLLER_BUTTON_A:
        return ACTION_OK;
    case SDL_CONTROLLER_BUTTON_B:
        return ACTION_BACK;
    case SDL_CONTROLLER_BUTTON_DPAD_UP:
        return ACTION_UP;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN:
        return ACTION_DOWN;
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT:
        return ACTION_LEFT;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT:
        return ACTION_RIGHT;
    default:
        return ACTION_PAUSE;
    }
}

Action input_map_plain_button(int button) {
    return button == 0 ? ACTION_OK : button == 1 ? ACTION_BACK : ACTION_PAUSE;
}
