// Softens a mask of numbers by means over a box. Knows no shadow.
#ifndef FLOOR_BLUR_H
#define FLOOR_BLUR_H

#include <stdint.h>

#include "raster.h"

#define FLOOR_BLUR_FULL 1020 // the largest number of a mask: sums over 63 of them fit 16 bits
#define FLOOR_BLUR_MOST 16   // the largest radius

// Replaces each number by a mean of its neighbours that falls off to nothing 2 `across` columns and
// 2 `along` rows away (two box means each way). Outside of the box the mask is zero, and the box
// stays 2 FLOOR_BLUR_MOST away from both ends of a row. `spare` is as large as the mask, `sum` has
// room for a row.
void floor_blur(uint16_t *mask, uint16_t *spare, uint16_t *sum, int width, RasterBox box,
                int across, int along);

#endif
