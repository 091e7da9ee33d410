// Where each limb of a goal goes: on the mat, the chair, the band, the shin, or free by its angles.
// Knows how limbs hang on a trunk that is already placed, not how the trunk is found.
#ifndef PLACE_H
#define PLACE_H

#include "solve.h"

// Fills one limb of `key`; `body` has the trunk placed and, for hands, the legs.
void place_limb(const SolveInput *input, KeyPose *key, const Body *body, int limb);
// The bend (radians) that the goal asks of elbow or knee; `fallback` where it says nothing.
double place_bend(const SolveInput *input, int limb, double fallback);
bool place_foot_planted(const PoseGoal *goal, Role role);
// A channel that only one side has, or a part that only one side puts down, makes a pose lopsided.
bool place_symmetric(const PoseGoal *goal);

#endif
