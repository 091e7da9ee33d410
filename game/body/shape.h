// The forms of a person as implicit surfaces, part by part, in the pose in which the skin is made.
// Everything stands on the left half (x >= 0). Knows sizes and clothes, no triangles.
#ifndef SHAPE_H
#define SHAPE_H

#include "rig.h"
#include "surface.h"

typedef struct {
    const Figure *figure;
    Rig rig;
    Vec3 head_middle, head_half; // the head's middle; half its width, height and depth
    double scale;                // of a 1.65 m person
    double hem_y, waist_y;       // the top's lower edge; the waist's height
    double sleeve, cuff;         // parts of the upper arm and of the shank where cloth ends
    Vec3 neckline;               // the middle of the ball that cuts the neckline
    double neckline_radius;
} Shape;

void shape_init(Shape *shape, const Figure *figure);
Vec3 shape_joint(const Shape *shape, Joint left_joint);
void shape_top(const Shape *shape, Field *out);
void shape_trousers(const Shape *shape, Field *out);
void shape_arm(const Shape *shape, Field *out);
void shape_hand(const Shape *shape, Field *out);
void shape_foot(const Shape *shape, Field *out);
void shape_head(const Shape *shape, Field *out);
void shape_hair(const Shape *shape, Field *out);
void shape_tie(const Shape *shape, Field *out);
// Which tube of shape_hand is the thumb.
enum { HAND_THUMB_TUBE = 6 };

#endif
