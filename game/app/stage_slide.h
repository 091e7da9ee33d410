// How far aside the room lies behind the people, so that they hide no small face in it and nothing
// grows out of their heads. Knows people's extents and spots of the room, draws nothing.
#ifndef STAGE_SLIDE_H
#define STAGE_SLIDE_H

#include "stage.h"
#include "stage_extent.h"

// Fills scene->view.slide for every room; the rest of the view is chosen. `aspect` is width /
// height.
void stage_slide(StageScene *scene, const Extent *extent, int people, double aspect);
// How the room lies in a view, for a picture of this height in pixels.
RoomView stage_slide_view(const Camera *camera, double slide);

#endif
