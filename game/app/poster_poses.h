// The pictures of a poster: the key poses of one movement, cut to what is seen. Knows no page.
#ifndef POSTER_POSES_H
#define POSTER_POSES_H

#include "game.h"

enum { POSTER_POSES = 6 };

typedef struct {
    double breath;         // since the movement's start
    const StepCard *step;  // what leads there; NULL for the first
    const StepCard *stays; // what is breathed there without a new pose, or NULL
    int hold;              // whole breaths it is kept
    RasterBox box;         // what is seen, in a picture of a sketch's size
    SDL_Surface *picture;  // owned; straight alpha
} PosterPose;

typedef struct {
    Timeline timeline; // owned
    PosterPose pose[POSTER_POSES];
    int count;
    const StepCard *back; // the one step that leads back to the first one, or NULL
    double back_breath;   // when it ends
    double metre;         // pixels of a sketch
    float painted;        // pixels of a metre in the pictures
    int top, floor;       // of all poses, pixels of a sketch
    int beside, under;    // more pixels of each picture, in which its shadow ends
} PosterMove;

// The poses up to the end of the first repetition, and how much room they need. The stage is the
// caller's.
void poster_poses_find(PosterMove *move, const Exercise *exercise, int version,
                       double breath_seconds);
void poster_poses_measure(PosterMove *move, Stage *stage);
// Leaves only the one that is held longest, the last of several, without an arrow.
void poster_poses_held(PosterMove *move);
// Metres.
float poster_pose_wide(const PosterMove *move, int pose);
float poster_poses_high(const PosterMove *move);
// Paints them, a metre so many pixels long. False with fail().
bool poster_poses_paint(PosterMove *move, Stage *stage, float metre);
void poster_poses_free(PosterMove *move);

#endif
