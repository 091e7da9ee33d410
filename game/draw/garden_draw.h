// Inside of the garden: one plant, the dew.
#ifndef GARDEN_DRAW_H
#define GARDEN_DRAW_H

#include "garden.h"

#define GARDEN_SPRITES 512 // ready pictures of plants, at most

#define GARDEN_GROWN 128 // added to the step of a plant that grows no more

// Where a plant is drawn, how large, in steps (0 is nothing yet), and how much air lies before it.
typedef struct {
    SDL_Rect place;
    int step, haze;
} GardenSpot;

GardenSpot garden_spot(const Garden *garden, const GardenPlant *plant, const GardenSeat *seat);
// Onto `target`, whose upper left corner lies at x, y of the screen.
bool garden_draw_plant(Garden *garden, Painter *painter, const GardenPlant *plant, GardenSpot spot,
                       BrushCanvas target, int x, int y);
void garden_draw_dew(const Garden *garden, Painter *painter, const GardenScene *scene);
// What has just come shines, and sparks rise from it above whatever stands before it.
void garden_draw_glow(const Garden *garden, Painter *painter, const GardenScene *scene);
// In the evening the pavilion is lit.
void garden_draw_lamp(const Garden *garden, Painter *painter, const GardenScene *scene);
void garden_light(BrushCanvas canvas, PaintBox view, Hour hour);

#endif
