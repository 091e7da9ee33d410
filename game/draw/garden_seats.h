// Inside of the garden: where each thing grows. Flowers gather in beds along the path, the fence
// and the pond, trees and bushes have places of their own, and what no bed can take any more
// spreads over the lawn and the far meadow: so the garden has an order from its first flower on.
#ifndef GARDEN_SEATS_H
#define GARDEN_SEATS_H

#include "garden.h"

// Gives the next plant its seat: the foot in the meadow's units. Plants have to come in the order
// in which they grew; a seat never changes.
GardenSeat garden_seat(GardenBeds *beds, const GardenPlant *plant);
// How large things are at this height of the meadow's picture, 1 in the front.
float garden_scale(float y);
// Moves a place off the path, the pond, the fence and the old tree.
void garden_clear(float *x, float *y);

#endif
