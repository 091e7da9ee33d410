// Rows in which a family would stand if nothing covered anything: who leads in front on the left,
// the small ones where the cards are. Knows how far people reach, no camera.
#ifndef STAGE_ROWS_H
#define STAGE_ROWS_H

#include "stage_extent.h"
#include "stage_view.h"

// Sets the place of everybody in scene->view, and what the camera looks at.
void stage_rows(StageScene *scene, const Extent *extent, int people);

#endif
