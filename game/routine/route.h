// Which way people take from one pose to another, as physiotherapists show it: down and up through
// half-kneeling, on to the back over the side. Knows no time but the seconds each part would like.
#ifndef ROUTE_H
#define ROUTE_H

#include "change.h"

// A way being built: the row of keys, on the floor of the level, and the key worked on, which is
// seen from a frame of its own: who kneels or sits down faces +z there.
typedef struct {
    Change *change;
    const Figure *figure;
    ChangeKey now;
    MatFrame at;
} Route;

// A key pose of a movement as a key of a change.
void route_key(const KeyPose *pose, MatFrame frame, ChangeKey *out);
// A key as it is once its world lies at `frame`.
void route_place(MatFrame frame, const ChangeKey *key, ChangeKey *out);
// From now on the key worked on is seen from `frame`.
void route_enter(Route *route, MatFrame frame);
// Adds the key worked on to the row.
void route_push(Route *route, double seconds);
// What the trunk of a key has to keep to; the pelvis is found for it.
typedef struct {
    Vec3 mass;               // where the mass centre is, x and z
    double height;           // of the pelvis, about; 0 for tall
    double yaw, pitch, give; // of the pelvis, and how far the pitch may leave it (radians)
} Wish;
void route_settle(Route *route, Wish wish);

// Trunk straight, arms hanging; no key yet.
void route_upright(Route *route);
// Both feet flat side by side at a place of the floor.
void route_feet(const Figure *figure, MatFrame frame, ChangeKey *key);
// Walks until the feet are where they are in `goal`, turning from one way to the other; `round`
// (may be NULL) is where the path bends to.
void route_step_to(Route *route, double yaw, double goal_yaw, const ChangeKey *goal,
                   const Vec3 *round);
// From standing before a chair, the feet where route_seat_feet() says, to sitting on it, which is
// pushed by the caller.
void route_sit(Route *route, const ChangeKey *seated);
// Where the feet are while the weight goes to the chair: further back than in `seated`.
void route_seat_feet(const Figure *figure, const ChangeKey *seated, ChangeKey *out);
// Both fists meet before the belly, or over the lap, with the band rolled up in them; the rest of
// the key stays.
void route_roll_band(const Figure *figure, ChangeKey *key);
// Adds to a row that ends there the way on to `held`, in which the band is in the hands.
void route_unroll_band(Change *change, const ChangeKey *held);
// On hands and knees: a cushion comes beside the mat, and the right hand pushes it to where it is
// needed; or back, and it goes.
void route_lay_cushion(Route *route, const ChangeKey *all_fours, double cushion);
// From standing (facing 0, feet as in `stand`) to kneeling upright where `all_fours` has the knees.
void route_kneel(Route *route, const ChangeKey *all_fours);
// From there to hands and knees, which is pushed by the caller.
void route_hands_down(Route *route, const ChangeKey *all_fours);
// On hands and knees, as a movement would begin there; in floor_kneel().
void route_all_fours(const Figure *figure, ChangeKey *all_fours);
// Round on hands and knees, from one way of kneeling to another, as between two sides of a
// movement.
void route_crawl(Route *route, const ChangeKey *all_fours, MatFrame from, MatFrame to);
// From hands to where they are while the forearms lie, which is pushed by the caller; and from
// lying forearms to the hands.
void route_hands_forward(Route *route, const ChangeKey *forearms);
void route_forearms_up(Route *route, const ChangeKey *all_fours);
// From kneeling, upright or on hands and knees, to lying on the back, which is pushed by the
// caller.
void route_lie(Route *route, const ChangeKey *all_fours, const ChangeKey *lying);

#endif
