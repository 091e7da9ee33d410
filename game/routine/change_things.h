// What people do with things on the way from one movement to another: a cushion is laid where it is
// needed, a band is rolled up and unrolled. Knows no drawing.
#ifndef CHANGE_THINGS_H
#define CHANGE_THINGS_H

#include "change.h"

// Where things are at a moment of a way.
typedef struct {
    double cushion; // -1: put away, 0: beside the mat, 1: where it is needed
    double held;    // how far band or towel is unrolled between the hands, 0..1
    bool towel;     // it is a towel
    double round;   // how far the cushion has come with who comes round, 0..1; see floor_round()
} ChangeThings;

// While somebody does a version. A band that snaps is nothing for a child: it has a towel.
ChangeThings change_things_of(const Version *version, const Figure *figure);
// At a share 0..1 of a way.
ChangeThings change_things_at(const Change *change, double share);
// Where the cushion lies beside the hands of who kneels, in floor_kneel(); the middle of its upper
// face when that is `high` over the mat, metres.
Vec3 change_cushion_place(const Figure *figure, double high);

#endif
