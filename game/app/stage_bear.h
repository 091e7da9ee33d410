// The bear that a child hugs in its story: there while the hands hold the knee, another one in each
// repetition. Knows postures and a phase, no session.
#ifndef STAGE_BEAR_H
#define STAGE_BEAR_H

#include "motion.h"
#include "prop_bear.h"

typedef struct {
    Prop *prop[BEAR_KINDS]; // owned; made when first hugged
} Bears;

void bears_destroy(Bears *bears);
// Adds the bear of this half-breath to the picture; `posture` stands on the stage. `first` is the
// first of the materials of all kinds.
void bears_draw(Bears *bears, Raster *raster, const Figure *figure, const Phase *phase,
                const Posture *posture, int first);

#endif
