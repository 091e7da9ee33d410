// The kernel for processors with AVX2: eight pixels at a time.
#include "raster_internal.h"

#ifdef __AVX2__
#define LANES 8
#include "raster_kernel.h"

RasterTile *raster_wide8(void) {
    bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
    return runs ? draw_tile : NULL;
}
#else
RasterTile *raster_wide8(void) {
    return NULL;
}
#endif
