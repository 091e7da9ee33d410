// What the modules of a change share: for change*.c only. change_limb.c knows bodies of keys and
// how limbs get from one to the next, change.c the row and the trunk.
#ifndef CHANGE_INSIDE_H
#define CHANGE_INSIDE_H

#include "change.h"

// How a limb gets from key to key.
typedef enum {
    WAY_STAYS,  // where it is in the world
    WAY_KNEE,   // the knee stays on the mat, the shank turns
    WAY_CRAWLS, // the knee steps over the mat, the shank with it
    WAY_ROLLS,  // the foot rolls over its toes
    WAY_STEPS,  // foot or hand goes over the floor
    WAY_MAT,    // lying over the mat
    WAY_SWINGS  // as its trunk sees it
} Way;

typedef struct {
    const Change *change;
    const Figure *figure;
    const ChangeKey *from, *to;
    double share, t;
    ChangeKey now;
} Moment;

Way change_way(const Figure *figure, const ChangeKey *from, const ChangeKey *to, int limb);
// Where a knee is that is on the mat in both keys.
Vec3 change_knee_now(const Moment *moment, int limb);
// The trunk, head, shoulders and hips of a key.
void change_trunk(const Figure *figure, const ChangeKey *key, Body *body);
// A limb on its way; the trunk is placed.
void change_limb(const Moment *moment, Body *body, int limb);
// Notes how each limb of a key lies to its trunk and over the mat.
void change_note(const Figure *figure, ChangeKey *key);
// A bone that stands upright points nowhere seen from above: it takes the heading of the key beside
// it.
void change_share_headings(ChangeKey *a, ChangeKey *b);
// What leads to a key is as what leads to another one.
void change_lead_to(ChangeKey *key, const ChangeKey *other);
// The row backwards, from its key `first` on.
void change_reverse(Change *change, int first);
// The turn from a to b, as seen from a: axis times radians.
Vec3 change_turn(Quat a, Quat b);

#endif
