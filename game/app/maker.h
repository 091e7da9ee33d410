// A person as a family makes one: a few choices from lists in which everything goes with
// everything, and the avatar's card made from them. Knows no screen.
#ifndef MAKER_H
#define MAKER_H

#include "figure.h"

typedef enum {
    MAKER_BODY,
    MAKER_SKIN,
    MAKER_STYLE, // of the hair, or a headscarf
    MAKER_HAIR,  // its colour, or the scarf's
    MAKER_TOP,
    MAKER_GLASSES,
    MAKER_SIGN, // a plant, so that small children find themselves again
    MAKER_PARTS
} MakerPart;

typedef struct {
    int choice[MAKER_PARTS]; // 0 .. maker_count() - 1
} Maker;

// The ids of people made so begin like this; the sign follows.
#define MAKER_FAMILY "family_"

int maker_count(MakerPart part);
// The colour of a choice, 0xRRGGBB: skin, hair or scarf, top.
unsigned maker_colour(const Maker *maker, MakerPart part, int choice);
const char *maker_sign(int choice); // "daisy"
void maker_figure(const Maker *maker, Figure *out);
// Writes the avatar's card into a family's folder under packs/family; `name` is what is read.
// False with fail().
bool maker_save(const Maker *maker, const char *name, const char *folder);
// Whether the person was made so.
bool maker_made(const Figure *figure);

// Lays somebody's card aside, where no game reads it; it is never deleted. False with fail().
bool maker_lay_aside(const char *id, const char *folder);

#endif
