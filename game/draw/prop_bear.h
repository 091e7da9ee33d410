// Plush bears to hug, each another one. Knows no people.
#ifndef PROP_BEAR_H
#define PROP_BEAR_H

#include "material.h"
#include "props.h"

enum { BEAR_KINDS = 4, BEAR_MATERIALS = 3 };

// A sitting bear of one kind, 0.2 m high, facing +z, its middle at the place it is held at.
// Materials: fur, the light parts, eyes and nose.
Prop *prop_bear_create(int kind, int first_material);
void prop_bear_looks(int kind, MaterialLook looks[BEAR_MATERIALS]);
// Holds it at a place, turned by `yaw`, and so large (1: all).
void prop_bear_hold(Prop *prop, Vec3 place, double yaw, double size);

#endif
