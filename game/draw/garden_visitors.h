// Inside of the garden: who comes by, where they are at home, how they move.
#ifndef GARDEN_VISITORS_H
#define GARDEN_VISITORS_H

#include "garden.h"

typedef enum { WAY_SIT, WAY_CRAWL, WAY_HOP, WAY_FLUTTER, WAY_GLOW } GardenWay;

// A place in the meadow's picture (its foot), and how large who lives there is.
typedef struct {
    float x, y, size;
} GardenHome;

typedef struct {
    const char *name;
    float height;
    GardenWay way;
    float heads;                   // the way its picture looks: 1 right, -1 left
    GardenHome home[GARDEN_HOMES]; // of the first and its kin; zero: wherever it comes
    const char *winter; // who comes in its place when it sleeps; "": nobody; NULL: itself
} GardenGuest;

extern const GardenGuest GARDEN_GUESTS[];
extern const int GARDEN_GUEST_COUNT;

// The scene's visitor of this index at its home; more of a kind have homes of their own.
void garden_draw_visitor(const Garden *garden, Painter *painter, const GardenScene *scene,
                         int index);

#endif
