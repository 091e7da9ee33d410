// Inside of the garden: what there is to grow and who comes by.
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
    const char *other[SEASON_COUNT];            // its picture in this season; NULL: as ever
} GardenKind;

// What no breath brings alone: it is built when so many things stand, at its own place.
typedef struct {
    int after;
    float x, y; // its foot in the meadow's picture
} GardenWork;

typedef enum { WAY_SIT, WAY_CRAWL, WAY_HOP, WAY_FLUTTER, WAY_GLOW } GardenWay;

typedef struct {
    const char *name;
    float height;
    GardenWay way;
    float heads;        // the way its picture looks: 1 right, -1 left
    float x, y;         // where it is at home in the meadow's picture; zero: wherever it comes
    const char *winter; // who comes in its place when it sleeps; "": nobody; NULL: itself
} GardenGuest;

extern const GardenKind GARDEN_KINDS[];
extern const int GARDEN_KIND_COUNT, GARDEN_FLOWER_COUNT; // the flowers come first
// Kinds from these on: what grows only far away, what is built, the leaves before everything.
extern const int GARDEN_DRIFT, GARDEN_WORK_FIRST, GARDEN_FRONT;
extern const GardenWork GARDEN_WORKS[];
extern const GardenGuest GARDEN_GUESTS[];
extern const int GARDEN_GUEST_COUNT;

#endif
