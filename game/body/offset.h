// How far one body is from another, and how that fades: what makes a change in mid-move smooth
// without mixing two poses (inertialization; Bollo, GDC 2018). Knows no clock and no pose.
#ifndef OFFSET_H
#define OFFSET_H

#include "limb.h"

enum { OFFSET_TRUNK = 6 }; // pelvis, waist, chest, ribs, neck, head

// A vector that fades, and its speed when it began.
typedef struct {
    Vec3 at, speed;
} Fading;

typedef struct {
    double seconds; // until nothing is left
    Fading pelvis;  // metres
    Fading turn[OFFSET_TRUNK];
    Fading shoulder[SIDE_COUNT]; // of the ribs, metres
    // Limbs: arm left, arm right, leg left, leg right. A planted one in the world, a free one about
    // its root.
    bool planted[4];
    Fading end[4];  // metres; of a free one only x counts: the bend of its middle joint, radians
    Fading way[4];  // the turn of a free one, with where its middle joint points; of a planted one
                    // the turn of where that points alone
    Fading hand[4]; // the turn of hand or foot
} BodyOffset;

// The offset of `from` against `to` at one moment; of both also the bodies `tick` seconds before.
// `planted` limbs touch something with hand or foot in both. Nothing is left after `seconds`.
void offset_take(BodyOffset *offset, const Body from[2], const Body to[2], const bool planted[4],
                 double tick, double seconds);
// Adds what is left `seconds` after that moment; before it (negative) the body came as it came.
void offset_add(const BodyOffset *offset, const Figure *figure, double seconds, Body *body);

#endif
