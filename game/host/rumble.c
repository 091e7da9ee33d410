#include "rumble.h"

#include <SDL.h>

static bool gentle(SDL_GameController *pad) {
    switch (SDL_GameControllerGetType(pad)) {
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_PRO:
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_LEFT:
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_RIGHT:
    case SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_PAIR:
        return false;
    default:
        return SDL_GameControllerHasRumble(pad);
    }
}

void rumble(const Input *input, double strength, int milliseconds) {
    Uint16 low = (Uint16)(SDL_clamp(strength, 0, 1) * 65535);
    for (int i = 0; i < input->pad_count; i++)
        if (input->pad[i].mapped && gentle(input->pad[i].handle))
            SDL_GameControllerRumble(input->pad[i].handle, low, low / 3, (Uint32)milliseconds);
}
