// How much each bone moves a point of the skin, from where it lies along the limbs in the bind
// pose.
#ifndef SKIN_H
#define SKIN_H

#include "shape.h"

typedef enum {
    SKIN_TOP,
    SKIN_TROUSERS,
    SKIN_ARM,
    SKIN_FINGER,
    SKIN_THUMB,
    SKIN_FOOT,
    SKIN_TOE,
    SKIN_HEAD,
    SKIN_NOSE,
    SKIN_HAIR,
    SKIN_LOCKS,
    SKIN_KINDS
} SkinKind;

// Weights of all bones for a point of this kind, their sum is 1. Fields: of the same kind.
void skin_weights(const Shape *shape, SkinKind kind, Vec3 p, float out[BONE_COUNT]);
// How much a point of an arm's skin is palm, 0..1: where the hand closes, from the wrist on.
double skin_palm(const Shape *shape, Vec3 p, Vec3 normal);
// How much a point of a top is the end of a sleeve, 0..1; on the left side.
double skin_sleeve(const Shape *shape, Vec3 p);
// The same for its collar.
double skin_collar(const Shape *shape, Vec3 p);

#endif
