// What the modules of a route share: for route*.c only.
#ifndef ROUTE_INSIDE_H
#define ROUTE_INSIDE_H

#include "route.h"

// The spine, neck and shoulders as in standing upright; and an arm that hangs.
void route_straight(Route *route);
void route_hang_arm(Route *route, Side side);
// The middle of a foot that stands flat, and between both.
Vec3 route_over_foot(const Route *route, Side side);
Vec3 route_middle(const Route *route);

#endif
