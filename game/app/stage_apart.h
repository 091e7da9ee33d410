// Finds places for a larger family on which nobody and no chair covers anybody: a search over few
// places, judged by what the camera sees of people and their chairs.
#ifndef STAGE_APART_H
#define STAGE_APART_H

#include "stage_extent.h"
#include "stage_view.h"

// Moves everybody but the one who leads, from where they are in scene->view, whose camera has to
// see them. Returns what is covered, in cells that are weighed. The same whenever it is asked.
double stage_apart(StageScene *scene, const Extent *extent, int people, double aspect);

#endif
