// Where the pelvis has to be so that legs which carry keep their feet and knees on their spots.
// Knows no poses and no time.
#ifndef SETTLE_H
#define SETTLE_H

#include "key.h"

typedef struct {
    bool on;       // this leg carries
    Vec3 anchor;   // its ankle, or its knee when kneeling; metres
    double length; // from hip to anchor
} SettleLeg;

// Moves the key's pelvis, and rolls it a little about the way it faces, until each hip that carries
// is as far from its anchor as it should be: Gauss-Newton with the smallest step.
void settle_pelvis(const Figure *figure, const SettleLeg leg[SIDE_COUNT], KeyPose *key);

#endif
