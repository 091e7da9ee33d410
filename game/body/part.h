// The parts of a body that touch things: their names and how low they lie. Knows no goal.
#ifndef PART_H
#define PART_H

#include "pose.h"

// Height of a part's lowest skin above y = 0 in a posed body (metres); the right side leads.
double part_height(const Figure *figure, const Body *body, Part part);
// A point of a part that must not move while the part carries; of a paired part on this side.
Vec3 part_point(const Body *body, Part part, Side side);
const char *part_name(Part part); // "lead_hand"

#endif
