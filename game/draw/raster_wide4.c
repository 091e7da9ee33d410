// The kernel for every processor: four pixels at a time.
#define LANES 4
#include "raster_kernel.h"

RasterTile *raster_wide4(void) {
    return draw_tile;
}
