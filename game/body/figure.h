// One person's measures: lengths, girths, masses, limits, and what they need of chair and band.
// Knows no pose.
#ifndef FIGURE_H
#define FIGURE_H

#include "skeleton.h"

enum { ID_LENGTH = 48 };

#define FIGURE_SEAT_SHARE .5486 // the seat's height as a part of a chair's

// Clinical angles with a limit (degrees -> radians inside). Both ends of each range.
typedef enum {
    RANGE_SHOULDER_ELEVATION,
    RANGE_SHOULDER_PLANE, // 0 frontal, 90 sagittal, over 90 across, under 0 behind
    RANGE_SHOULDER_TURN,  // + inward
    RANGE_ELBOW,
    RANGE_FOREARM, // + pronation
    RANGE_WRIST,   // + extension (towards the back of the hand)
    RANGE_HIP_FLEX,
    RANGE_HIP_ABDUCTION,
    RANGE_HIP_TURN,
    RANGE_KNEE,
    RANGE_ANKLE, // + up (dorsiflexion)
    RANGE_SPINE_FLEX,
    RANGE_SPINE_SIDE,
    RANGE_SPINE_TURN,
    RANGE_NECK_FLEX,
    RANGE_NECK_SIDE,
    RANGE_NECK_TURN,
    RANGE_COUNT
} RangeId;

typedef struct {
    double low, high; // radians
} Range;

// Girths are radii in metres, measured at the named place; they are the skin that touches mat and
// chair.
typedef struct {
    double thigh, knee, calf, ankle;
    double upper_arm, elbow, forearm, wrist;
    double hand_thickness; // half of it, at the palm
    double foot_half_width;
    double neck;
    double hip_depth, waist_depth, chest_depth; // half depth, front to back
    double hip_width, waist_width, chest_width; // half width
    double shoulder;                            // round the shoulder joint
    double head_width, head_depth;              // half; half the height is head / 2
} Girth;

typedef enum { HAIR_SHORT, HAIR_BUN, HAIR_BUNCHES, HAIR_LONG } HairStyle;

typedef struct {
    unsigned skin, hair, top, trousers, accent; // 0xRRGGBB
    HairStyle hair_style;
    bool stripes; // on the top, in white
} Look;

typedef struct {
    char id[ID_LENGTH];
    char name[64];
    double height; // metres; the lengths below are metres too
    double foot_height, shank, thigh, trunk, upper_arm, forearm, hand, foot_length, neck, head;
    double shoulder_half, hip_half; // joint centres from the midline
    Girth girth;
    // Mass as a part of the whole (de Leva 1996; children's heads after Jensen 1986).
    double mass_head, mass_trunk, mass_upper_arm, mass_forearm, mass_hand, mass_thigh, mass_shank,
        mass_foot;
    Range range[RANGE_COUNT];
    // What fits this body.
    double chair_top, chair_away; // the rail: above the floor, in front of the ankles (metres)
    double band_breadths;         // hand to hand, in shoulder breadths
    double band_behind;           // how far the arc may go behind, radians
    bool child;
    Look look;
} Figure;

// Everything from the height: an adult's or a child's proportions, girths, masses, limits and fit.
void figure_init(Figure *figure, double height, bool child);
// After lengths were set one by one: masses of a head of this share (child) and the grip arm.
double figure_arm(const Figure *figure);  // shoulder to the middle of a straight arm's grip
double figure_grip(const Figure *figure); // wrist to the middle of the grip
// The seat of a chair that fits: the knees are level with the hips when the feet are flat; metres.
double figure_seat(const Figure *figure);
// The wall that hands lean on: in front of the ankles, and the hands above the floor; metres.
double figure_wall_away(const Figure *figure);
double figure_wall_hands(const Figure *figure);
// Offset of a joint from its parent in rest, metres.
Vec3 figure_offset(const Figure *figure, Joint joint);
// The skeleton upright in rest, feet on the floor, arms hanging.
void figure_rest(const Figure *figure, Body *out);
const char *range_name(RangeId id);
// The mass centre of a posed body.
Vec3 figure_mass_centre(const Figure *figure, const Body *body);

#endif
