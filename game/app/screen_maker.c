#include "screen.h"
void screen_maker_open(Game *g) {
    (void)g;
}
