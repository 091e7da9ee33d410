// Inside of the garden: what there is to grow and who comes by.
#ifndef GARDEN_KINDS_H
#define GARDEN_KINDS_H

#include "svg.h"

#define GARDEN_COLORS 4 // of each kind
#define GARDEN_SWAPS  2 // colours of the picture that change

typedef struct {
    const char *name;                           // also the picture's, in assets/garden
    float height;                               // units of a screen 1080 high, in the front
    SvgSwap color[GARDEN_COLORS][GARDEN_SWAPS]; // zero: as it was painted
} GardenKind;

typedef enum { WAY_SIT, WAY_CRAWL, WAY_HOP, WAY_FLUTTER, WAY_GLOW } GardenWay;

typedef struct {
    const char *name;
    float height;
    GardenWay way;
    float heads; // the way its picture looks: 1 right, -1 left
    float x, y;  // where it is at home in the meadow's picture; zero: wherever it comes
} GardenGuest;

extern const GardenKind GARDEN_KINDS[];
extern const int GARDEN_KIND_COUNT, GARDEN_FLOWER_COUNT; // the flowers come first
extern const GardenGuest GARDEN_GUESTS[];
extern const int GARDEN_GUEST_COUNT;

#endif
