// The breath lantern: a paper light that hangs on a cord in the right upper corner, grows with the
// in-breath and shrinks with the out-breath; petals round it are the breaths of a hold. Knows no
// clock and no word.
#ifndef LANTERN_H
#define LANTERN_H

#include "paint.h"

#define LANTERN_PETALS_MOST 12

typedef struct {
    SDL_Texture *texture; // owned
    uint32_t *base;       // owned: what does not change, premultiplied
    int width, height;    // pixels
} Lantern;                // zero is a lantern not yet lit

typedef struct {
    float breath;      // 0 empty .. 1 full
    const char *word;  // on it, in the family's language; NULL: none
    int petals;        // the breaths of this hold; 0: no hold
    float petals_left; // of them still to come; a part of one fades
    float held;        // 0..1: somebody holds OK, the light grows warm
} LanternLook;

// The place it needs, on every screen at least 8 % of the height even when it is
// small; nothing else should lie there.
PaintBox lantern_box(const Painter *painter);
void lantern_draw(Lantern *lantern, Painter *painter, const LanternLook *look);
void lantern_free(Lantern *lantern);

#endif
