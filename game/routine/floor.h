// The floor of a level, the same for all its movements: mats lie along the picture, and the chair
// has its place behind them. Where people stand, sit, kneel and lie for a version, chosen from its
// camera. Knows no way between them and no picture.
#ifndef FLOOR_H
#define FLOOR_H

#include "exercise.h"
#include "figure.h"

// How the world of a version, or a thing, lies on the floor: +z is along the mat, and +x to the
// left of who looks there, to the room's wall; the origin is the mat's middle.
typedef struct {
    double turn; // radians about the upright
    Vec3 place;  // metres
} MatFrame;

// How the floor lies in the picture while nobody's view is turned: radians, + shows the right side
// of who looks to the chair.
#define FLOOR_YAW (.5 * PI)
// Mats, as parts of their person's height.
#define FLOOR_MAT_LENGTH 1.08
#define FLOOR_MAT_WIDTH  .41
// How far the world of who kneels lies before the mat's middle, of the height.
#define FLOOR_KNEELS .08

Vec3 frame_at(MatFrame frame, Vec3 p);
// The frame of `inner`, which is seen from `outer`, and the other way round.
MatFrame frame_mul(MatFrame outer, MatFrame inner);
MatFrame frame_inverse(MatFrame frame);

// Whether a version is done on knees, back or side.
bool floor_lies(const Version *version);
// Whether people come round in it, to be seen from the side that leads: on knees, and lying on the
// side.
bool floor_comes_round(const Version *version);
// How somebody is seen where the card says `yaw`: eases of the camera are half as large here, who
// is on the floor stays along the mat, and a chair is seen from where it stands. Radians.
double floor_view(const Figure *figure, const Version *version, double yaw);
// Where the world of a version lies. `mirrored`: who kneels or lies has come round to be seen from
// the other side.
MatFrame floor_frame(const Figure *figure, const Version *version, bool mirrored);
// And how somebody is seen in it, at the end of a step that turns nothing.
double floor_yaw(const Figure *figure, const Version *version, bool mirrored);
// Where people stand without a chair, and the way in which they kneel.
MatFrame floor_stand(const Figure *figure);
MatFrame floor_kneel(const Figure *figure, const Version *version, bool mirrored);
// On the way round on hands and knees, from one way of kneeling to another, t 0..1: hips come
// forward, so that the feet go before what lies behind the mat.
MatFrame floor_round(const Figure *figure, MatFrame from, MatFrame to, double t);
// The chair: its rail, in the middle, and the way to which its seat is open.
MatFrame floor_chair(const Figure *figure);
// Where people come by on their way between the mat and the chair: its back or its seat, or both.
Vec3 floor_by_chair(const Figure *figure, bool back, bool seat);

#endif
