// What people do with things on the way from one movement to another: the chair is turned round
// by its rail, a cushion is laid where it is needed, a band is changed for a towel. Knows no
// drawing.
#ifndef CHANGE_THINGS_H
#define CHANGE_THINGS_H

#include "change.h"

// Where things are at a moment of a way.
typedef struct {
    double chair;   // 1: its back is to the mat, as who holds it needs it; 0: its seat
    double cushion; // -1: put away, 0: beside the mat, 1: where it is needed
    double held;    // how far band or towel is in the hands
    bool towel;     // it is a towel
} ChangeThings;

// While a version is done.
ChangeThings change_things_of(const Version *version);
// Whether somebody who goes from one to the other turns the chair round.
bool change_turns_chair(const Version *from, const Version *to);
// At a share 0..1 of a way.
ChangeThings change_things_at(const Change *change, double share);
// Where the cushion lies beside the hands, in the world of the mat; the middle of its upper face
// when that is `high` over the mat, metres.
Vec3 change_cushion_place(const Figure *figure, double high);

#endif
