// Inside of the garden: what there is to grow.
#ifndef GARDEN_KINDS_H
#define GARDEN_KINDS_H

#include "garden.h"
#include "svg.h"

#define GARDEN_COLORS 4 // of each kind
#define GARDEN_SWAPS  2 // colours of the picture that change

typedef struct {
    const char *name;                           // also the picture's, in assets/garden
    float height;                               // units of a screen 1080 high, in the front
    float shape;                                // the pictures' width by their height
    SvgSwap color[GARDEN_COLORS][GARDEN_SWAPS]; // zero: as it was painted
    // Its picture in each season, then in its first weeks; NULL: as ever, as in the whole season.
    const char *other[2 * SEASON_COUNT];
} GardenKind;

// What no breath brings alone: it is built when so many things stand, at its own place.
typedef struct {
    int after;
    float x, y; // its foot in the meadow's picture
} GardenWork;

extern const GardenKind GARDEN_KINDS[];
extern const int GARDEN_KIND_COUNT, GARDEN_FLOWER_COUNT; // the flowers come first
// Kinds from these on: what grows only far away, what is built, the leaves before everything.
extern const int GARDEN_DRIFT, GARDEN_WORK_FIRST, GARDEN_FRONT;
extern const GardenWork GARDEN_WORKS[];

#endif
