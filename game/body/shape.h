// The forms of a person as implicit surfaces, part by part, in the pose in which the skin is made.
// Everything stands on the left half (x >= 0). Knows sizes and clothes, no triangles.
#ifndef SHAPE_H
#define SHAPE_H

#include "mould.h"
#include "rig.h"

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
// The trunk's sections from hem to neck as cloth shows them, `ease` metres larger; returns how
// many.
int shape_trunk(const Shape *shape, double ease, Station out[TUBE_POINTS]);
// A man's chest and the slope of the shoulders, `ease` metres larger: of the top, and of the skin
// under it.
void shape_chest(const Shape *shape, double ease, Field *out);
void shape_yoke(const Shape *shape, double ease, Field *out);
void shape_top(const Shape *shape, Field *out);
void shape_trousers(const Shape *shape, Field *out);
void shape_arm(const Shape *shape, Field *out); // with the palm
// A finger (0 beside the thumb .. 3, 4 the thumb) and a toe (0 the big one .. 4): points and radii
// only.
void shape_finger(const Shape *shape, int finger, Tube *out);
void shape_toe(const Shape *shape, int toe, Tube *out);
void shape_foot(const Shape *shape, Field *out); // without toes
// A point of the head and an ellipsoid there, in parts of half its width, height and depth; `blend`
// in parts of half its width.
Vec3 shape_head_point(const Shape *shape, double u, double v, double w);
Tube *shape_head_ball(const Shape *shape, Field *out, Vec3 at, Vec3 half, double blend);
void shape_head(const Shape *shape, Field *out);
void shape_ear(const Shape *shape, Field *out);
void shape_nose(const Shape *shape, Tube *out); // points and radii only
bool shape_has_fringe(const Shape *shape);      // a girl's hair over the brow
void shape_hair(const Shape *shape, Field *out);
void shape_locks(const Shape *shape, Field *out); // what hangs on the hair: bun, bunches, locks
// Positive where the face looks out of the hair; about a distance in parts of half a head.
double shape_hair_line(const Shape *shape, Vec3 p);
void shape_tie(const Shape *shape, Field *out);

#endif
