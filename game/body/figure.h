// One person's measures: lengths, girths, masses, limits, and what they need of chair and band.
// Knows no pose.
#ifndef FIGURE_H
#define FIGURE_H

#include "skeleton.h"

enum { ID_LENGTH = 48, FIGURE_PREFERS = 4 };

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

typedef enum { HAIR_SHORT, HAIR_BUN, HAIR_BUNCHES, HAIR_LONG, HAIR_CURLS, HAIR_SCARF } HairStyle;

typedef enum { AGE_ADULT, AGE_CHILD, AGE_OLD } AgeGroup;

// What a body is made from. All zero but the height is a slim grown-up woman.
typedef struct {
    double height; // metres
    AgeGroup age;
    double years;           // of a child, 3 .. 12; 0: five
    bool man;               // a grown-up with a man's shoulders, hips and masses
    double round;           // 0 slim .. 1 round
    double shoulders, hips; // breadth against the usual one; 0: 1
} Build;

typedef struct {
    unsigned skin, hair, top, trousers, accent; // 0xRRGGBB
    HairStyle hair_style;
    bool stripes; // on the top, in white
    bool glasses;
    double lashes; // 0..1
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
    double band_breadths;         // hand to hand, in shoulder breadths, at most
    double band_least;            // the same at least: stiff shoulders hold a band wider
    double band_behind;           // how far the arc may go behind, radians
    bool child, old, man;
    double youth; // 1 a child of five .. 0 grown up
    double round; // 0 slim .. 1 round
    Look look;
    bool guide; // shows the movements: every version has to fit this body
    char prefers[FIGURE_PREFERS][ID_LENGTH]; // versions this body takes first; "" ends the list
} Figure;

// Everything from the build: proportions, girths, masses, limits, and the chair and band that fit.
void figure_build(Figure *figure, const Build *build);
// The usual builds: a slim woman, a child of five.
void figure_init(Figure *figure, double height, bool child);
// Hand to hand in shoulder breadths for this body where a movement asks for `asked`; 0 stays 0.
double figure_breadths(const Figure *figure, double asked);
// The years at which children are usually as tall as this.
double figure_years(double height);
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
