// The areas of a body that can be pointed at: where a stretch is felt, what moves, what stays
// still. Knows the body in which a skin is made, but no movement and no drawing.
#ifndef AREA_H
#define AREA_H

#include "figure.h"

// Paired areas: the lead side (or the left one, once sides are known) first, the other follows.
typedef enum {
    AREA_SHOULDER,
    AREA_SIDE = AREA_SHOULDER + 2, // ribs and waist of one side
    AREA_HIP = AREA_SIDE + 2,      // the buttock and the side of the hip
    AREA_THIGH = AREA_HIP + 2,     // its back
    AREA_HAND = AREA_THIGH + 2,
    AREA_KNEE = AREA_HAND + 2,
    AREA_FOOT = AREA_KNEE + 2,
    AREA_HEAD = AREA_FOOT + 2, // single from here on
    AREA_CHEST,
    AREA_RIBS, // the lower ones, in front
    AREA_UPPER_BACK,
    AREA_LOWER_BACK,
    AREA_PELVIS,
    AREA_COUNT
} Area;

typedef unsigned AreaSet; // 1 << Area

// NULL-terminated: the names in cards. Each stands for one area or several.
extern const char *const AREA_NAMES[];
AreaSet area_set(int name); // of AREA_NAMES[name], with the lead side first in pairs
// The same by sides (left first in pairs) while this side leads; SIDE_NONE is as the right one.
AreaSet area_sided(AreaSet roles, Side lead);
// How much a point of the skin belongs to any of these areas (by sides), 0..1: its place and
// outward normal in `bind`, the body in which the skin was made.
double area_weight(AreaSet areas, const Figure *figure, const Body *bind, Vec3 place, Vec3 normal);
// A joint that goes along with the area, for its way through a movement.
Joint area_joint(Area area);

#endif
