// The parts of a body that touch things: their names and how low they lie. Knows no goal.
#ifndef PART_H
#define PART_H

#include "pose.h"

// Height of a part's lowest skin above y = 0 in a posed body (metres); the right side leads.
double part_height(const Figure *figure, const Body *body, Part part);
const char *part_name(Part part); // "lead_hand"

#endif
