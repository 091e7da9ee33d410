// Finds the key pose of one person in which the goal's contacts hold: pelvis, trunk and head give
// way, from the authored angles, as little as they must. Knows no time. The right side leads.
#ifndef SOLVE_H
#define SOLVE_H

#include "key.h"
#include "part.h"

typedef struct {
    const Figure *figure;
    const PoseGoal *goal;
    const KeyPose *base;  // where planted parts were before, NULL for a stance
    double band_breadths; // of the exercise, in shoulder breadths; the figure may need less
    const Body *keep;     // what rests stays where it is there; NULL: anywhere on its surface
} SolveInput;

// What is left undone: the worst contact and by how much (metres). Zero is all well.
typedef struct {
    Part part;
    double metres;
} SolveMiss;

void solve_pose(const SolveInput *input, KeyPose *out, SolveMiss *miss);

#endif
