// Two-bone reach from positions and a pole, and the frames of limbs. Knows no contacts and no time.
#ifndef LIMB_H
#define LIMB_H

#include "figure.h"

typedef enum { LIMB_ARM, LIMB_LEG } LimbKind;

// Where the middle joint lies so that root and target are joined by bones of lengths `upper` and
// `lower`, bent towards `pole` (cosine law). The target is pulled in where it is out of reach;
// returns by how much (metres, 0 in reach).
double limb_reach(Vec3 root, Vec3 *target, double upper, double lower, Vec3 pole, Vec3 *middle);
// An end that is out of reach, or all but, drawn in so that elbow or knee comes softly to being
// straight: it is left where it is up to the distance `free`, or .9986 of the whole length where
// that is more.
Vec3 limb_soft_reach(Vec3 root, Vec3 end, double whole, double free);
// The distance between root and end at a bend (radians, 0 straight), and back.
double limb_length(double upper, double lower, double bend);
double limb_bend(double upper, double lower, double length);
// The same for a distance that may be out of reach, and back: the bend (radians) but for the last
// few degrees, where it comes softly to 0 as the distance grows. Mixing it, elbow and knee brake
// no harder near straight, where a little distance is much bend, than anywhere else.
double limb_fold(double upper, double lower, double length);
double limb_unfold(double upper, double lower, double fold);

// The pole that puts the middle joint at this height (y), on the side where `pole` has it; as near
// to it as bones of these lengths allow.
Vec3 limb_pole_at(Vec3 root, Vec3 end, double upper, double lower, Vec3 pole, double height);

// How low (y) the middle joint can be.
double limb_lowest(Vec3 root, Vec3 end, double upper, double lower);

// The turn that takes x to the way of a limb (unit) and y to where its middle joint points, squared
// to it.
Quat limb_frame(Vec3 way, Vec3 pole);
// Sets middle joint, end joint and the rotations of root and middle, from the root joint (already
// placed), the end (wrist or ankle) and the pole.
void limb_place(const Figure *figure, Body *body, LimbKind kind, Side side, Vec3 end, Vec3 pole);
// Sets the rotation of wrist or ankle, and the points that hang on it (knuckles, or heel and toe).
void limb_set_end(const Figure *figure, Body *body, LimbKind kind, Side side, Quat turn);

// The turn of a hand whose fingers and palm point these ways (the palm is squared to the fingers).
Quat limb_hand_turn(Side side, Vec3 fingers, Vec3 palm);
// Direction of an upper arm in the frame of the ribs; angles in radians, plane 0 sideways, 90
// forward.
Vec3 limb_arm_direction(Side side, double elevation, double plane);
// Where its elbow points, turned inward about the arm.
Vec3 limb_arm_pole(Side side, Vec3 direction, double inward);
// Direction of a thigh in the frame of the pelvis, and where its knee points.
Vec3 limb_leg_direction(Side side, double flex, double abduction);
Vec3 limb_leg_pole(Side side, double flex, double abduction, double inward);
// The turn of a hand relative to its forearm.
Quat limb_hand_relative(Side side, double pronation, double extension);

#endif
