// The postcard: the last scene of a level as a picture, kept in the family's folder and shown on
// the thank-you screen. Knows no words.
#ifndef POSTCARD_H
#define POSTCARD_H

#include <SDL.h>
#include <stdbool.h>

#include "paint.h"

typedef struct {
    SDL_Surface *scene; // owned: as it was seen; NULL: none was taken
    unsigned number;    // of the cards taken, so that textures are told apart
} Postcard;

// Takes what the renderer shows now, without its present. False with fail().
bool postcard_take(Postcard *card, Painter *painter);
// Writes it with a border of paper as FOLDER/postcards/NAME.png; a whole file or none.
bool postcard_save(const Postcard *card, const char *folder, const char *name);
// How wide it is, with its border, where it has so much height. Pixels.
float postcard_wide(const Postcard *card, float high);
// Draws it with its border as large as fits, at the top of the box in its middle; nothing without a
// scene.
void postcard_draw(const Postcard *card, Painter *painter, PaintBox box);
void postcard_free(Postcard *card);

#endif
