// A small visitor in the room: it comes to the floor before the family during a hold and stays a
// while. Knows nothing of rewards and of people.
#ifndef GUEST_H
#define GUEST_H

#include "garden.h"

typedef struct {
    int kind;  // garden_visitor()
    long tick; // when it came; 0: nobody has come
} Guest;

#define GUEST_STAYS 9.0 // seconds

// Where its foot stands, in parts of the picture's width and height.
extern const float GUEST_X, GUEST_Y;

void guest_come(Guest *guest, int kind, long tick);
// Seconds since it came, 0..GUEST_STAYS; negative when nobody is there.
double guest_since(const Guest *guest, long tick);
void guest_draw(const Guest *guest, Painter *painter, long tick, bool quiet);

#endif
