// Where a small card finds room in the picture beside the people, the words and the lantern. Knows
// boxes, nothing of what is in them.
#ifndef STAGE_INSET_H
#define STAGE_INSET_H

#include "raster.h"

// The best box for a card that is `aspect` times as wide as high, in a picture of this size. The
// first of the people stays in sight; another one is left alone or hidden whole.
RasterBox stage_inset_find(int width, int height, double aspect, const RasterBox *people,
                           int count);

#endif
