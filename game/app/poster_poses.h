// The pictures of a poster: the key poses of one movement, cut to what is seen. Knows no page.
#ifndef POSTER_POSES_H
#define POSTER_POSES_H

#include "game.h"

enum { POSTER_POSES = 5 };

typedef struct {
    double breath;        // since the movement's start
    const StepCard *step; // what leads there; NULL for the first
    int hold;             // whole breaths it is kept
    SDL_Surface *picture; // owned; straight alpha
} PosterPose;

typedef struct {
    Timeline timeline; // owned
    PosterPose pose[POSTER_POSES];
    int count;
    float below;   // part of the pictures' height that lies under the feet: shadow
    bool returns;  // after the last one it goes back to the first
    RasterBox box; // of all pictures together, in a picture of POSTER_SKETCH pixels' height
} PosterMove;

// The poses of the first repetition, and how much room they need. The stage is the caller's.
void poster_poses_find(PosterMove *move, const Exercise *exercise, int version,
                       double breath_seconds);
void poster_poses_measure(PosterMove *move, Stage *stage);
// Paints them as large as fits into w x h pixels. False with fail().
bool poster_poses_paint(PosterMove *move, Stage *stage, int w, int h);
void poster_poses_free(PosterMove *move);

#endif
