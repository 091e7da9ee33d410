// Which key or button does what. Knows no event and nothing that is held.
#ifndef INPUT_MAP_H
#define INPUT_MAP_H

#include "input.h"

#include <SDL.h>

// ACTION_NONE for the keys that are only ever held with others (Shift, Alt ...) and those that are
// the screen's own (brightness); ACTION_PAUSE for every key without a job.
Action input_map_key(const SDL_Keysym *key, int ok_scancode);
Action input_map_button(SDL_GameControllerButton button);
Action input_map_plain_button(int button); // of a joystick without a mapping

#endif
