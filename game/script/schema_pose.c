#include "schema_parts.h"

#include <stddef.h>

const char *const SCHEMA_STANCES[] = {"standing", "hands_and_knees",  "lying_on_back",
                                      "kneeling", "sitting_on_chair", "lying_on_side",
                                      NULL};
const char *const SCHEMA_PLACES[] = {"same",  "under",        "rail", "over_rail", "shin",
                                     "thigh", "behind_wrist", "wall", "lap",       "shins",
                                     "hips",  "shoulder",     NULL};
// Each Part pair as lead, other and both; then the single ones.
const char *const SCHEMA_PARTS[] = {
    "lead_hand",  "other_hand", "hands",         "lead_forearm",   "other_forearm",
    "forearms",   "lead_foot",  "other_foot",    "feet",           "lead_knee",
    "other_knee", "knees",      "lead_shoulder", "other_shoulder", "shoulders",
    "lead_ear",   "other_ear",  "ears",          "back_head",      "back",
    "pelvis",     NULL};

static const char *const STAYS[] = {"same", "rail", "over_rail", "wall", NULL};
static const char *const SLIDES[] = {"under", "behind_wrist", NULL};
static const char *const CLASPS[] = {"shin", "thigh", "lap", "shins", "hips", "shoulder", NULL};
static const char *const PALMS[] = {"up", "down", NULL};
static const char *const FEET[] = {"hip_width", NULL};
static const char *const GRIPS[] = {"hands", "lead_hand", "other_hand", NULL};
static const char *const LIFTS[] = {"lead_foot", NULL};

#define ANGLE(word, least, most, channel, text)                                                    \
    {                                                                                              \
        .name = word, .kind = FIELD_NUMBER, .unit = UNIT_DEGREES, .low = least, .high = most,      \
        .bind = channel, .fallback = "as in the base", .help = text                                \
    }
#define LENGTH_LIKE(word, wrong, length_unit, least, most, channel, text)                          \
    {                                                                                              \
        .name = word, .kind = FIELD_NUMBER, .unit = length_unit, .low = least, .high = most,       \
        .bind = channel, .also = wrong, .fallback = "as in the base", .help = text                 \
    }
#define LENGTH(word, length_unit, least, most, channel, text)                                      \
    LENGTH_LIKE(word, NULL, length_unit, least, most, channel, text)

static const Field PELVIS[] = {
    ANGLE("pitch", -120, 180, CHANNEL_PELVIS_PITCH,
          "forward tilt of the whole pelvis from standing"),
    ANGLE("list", -45, 45, CHANNEL_PELVIS_LIST, "+ lead hip down"),
    ANGLE("yaw", -90, 90, CHANNEL_PELVIS_YAW, "+ turned towards the lead side"),
    ANGLE("roll", -30, 120, CHANNEL_PELVIS_ROLL,
          "lying on the side: 90 on the other side, 0 face up"),
    LENGTH("shift", UNIT_METRES, -0.4, 0.4, CHANNEL_PELVIS_SHIFT,
           "+ away from the lead side, of a body 1.65 tall"),
    LENGTH("back", UNIT_METRES, -0.6, 0.6, CHANNEL_PELVIS_BACK,
           "behind the ankles or knees, of a body 1.65 tall"),
};
static const Field SPINE[] = {
    ANGLE("flex", -60, 110, CHANNEL_SPINE_FLEX, "+ forward"),
    ANGLE("side", -60, 60, CHANNEL_SPINE_SIDE, "+ towards the lead side"),
    ANGLE("turn", -90, 90, CHANNEL_SPINE_TURN, "+ chest towards the lead side"),
};
static const Field NECK[] = {
    ANGLE("flex", -70, 70, CHANNEL_NECK_FLEX, "+ chin to chest"),
    ANGLE("side", -60, 60, CHANNEL_NECK_SIDE, "+ ear to the lead shoulder"),
    ANGLE("turn", -90, 90, CHANNEL_NECK_TURN, "+ face towards the lead side"),
};
static const Field ARMS[] = {
    ANGLE("elevation", -60, 190, CHANNEL_ARM_ELEVATION, "how far the arm is lifted from hanging"),
    ANGLE("plane", -90, 180, CHANNEL_ARM_PLANE,
          "where it is lifted: 0 sideways, 90 forward, over 90 across"),
    ANGLE("flex", -60, 190, FLEX_ALIAS, "elevation straight forward (plane 90)"),
    ANGLE("abd", -30, 190, ABDUCTION_ALIAS, "elevation straight sideways (plane 0)"),
    ANGLE("turn", -120, 120, CHANNEL_ARM_TURN, "+ turned inward"),
    ANGLE("elbow", -10, 160, CHANNEL_ELBOW, "0 straight"),
    ANGLE("forearm", -100, 100, CHANNEL_FOREARM, "+ palm turned in and down"),
    ANGLE("wrist", -90, 100, CHANNEL_WRIST, "+ towards the back of the hand"),
};
static const Field LEGS[] = {
    ANGLE("hip_flex", -60, 150, CHANNEL_HIP_FLEX, "+ thigh forward"),
    ANGLE("hip_abd", -60, 90, CHANNEL_HIP_ABDUCTION, "+ thigh outward"),
    ANGLE("hip_turn", -70, 70, CHANNEL_HIP_TURN, "+ turned inward"),
    ANGLE("knee", -10, 165, CHANNEL_KNEE, "0 straight"),
    ANGLE("ankle", -80, 50, CHANNEL_ANKLE, "+ toes up"),
};
static const Field BLADES[] = {
    LENGTH_LIKE("up", "down raise lift ", UNIT_MILLIMETRES, -60, 100, CHANNEL_BLADE_UP,
                "+ lifted, - drawn down"),
    LENGTH_LIKE("forward", "back backward ", UNIT_MILLIMETRES, -60, 100, CHANNEL_BLADE_FORWARD,
                "+ drawn forward, - drawn back"),
};
static const Field HANDS[] = {
    {.name = "at",
     .kind = FIELD_CHOICE,
     .words = STAYS,
     .bind = CONTACT_PLANT,
     .also = "on place ",
     .help = "stays on this place and carries weight"},
    {.name = "slide_to",
     .kind = FIELD_CHOICE,
     .words = SLIDES,
     .bind = CONTACT_SLIDE,
     .also = "slide to ",
     .help = "moves along the mat to this place"},
    {.name = "clasp",
     .kind = FIELD_CHOICE,
     .words = CLASPS,
     .bind = CONTACT_CLASP,
     .also = "hold hug ",
     .help = "holds the own body here"},
    {.name = "palm",
     .kind = FIELD_CHOICE,
     .words = PALMS,
     .fallback = "down",
     .help = "where the palm looks"},
};

static const Card PELVIS_CARD = TABLE(PELVIS, "pelvis", "how the pelvis stands");
static const Card SPINE_CARD = TABLE(SPINE, "spine", "the whole trunk over the pelvis");
static const Card NECK_CARD = TABLE(NECK, "neck", "the head over the trunk");
static const Card ARMS_CARD = TABLE(ARMS, "arms", "a free arm; a hand with a place is solved");
static const Card LEGS_CARD = TABLE(LEGS, "legs", "a free leg; a planted foot is solved");
static const Card BLADES_CARD = TABLE(BLADES, "blades", "the shoulder blades");
static const Card HANDS_CARD = TABLE(HANDS, "hands", "where a hand goes");

#define PART_LIKE(word, wrong, part_card, role, text)                                              \
    {                                                                                              \
        .name = word, .kind = FIELD_CARD, .card = &part_card, .bind = role, .also = wrong,         \
        .help = text                                                                               \
    }
#define PART(word, part_card, role, text) PART_LIKE(word, NULL, part_card, role, text)
#define PARTS(word, list, contact, wrong, text)                                                    \
    {                                                                                              \
        .name = word, .kind = FIELD_CHOICES, .words = list, .bind = contact, .also = wrong,        \
        .help = text                                                                               \
    }

// Everything that a pose says of a body.
#define POSTURE                                                                                    \
    PART("pelvis", PELVIS_CARD, ROLE_BOTH, "tilt and place of the pelvis"),                        \
        PART("spine", SPINE_CARD, ROLE_BOTH, "bend and turn of the trunk"),                        \
        PART("neck", NECK_CARD, ROLE_BOTH, "bend and turn of the head"),                           \
        ANGLE("band", -30, 260, CHANNEL_BAND,                                                      \
              "arc of both hands on the band: 0 hanging, 90 front, 180 overhead, more is behind"), \
        ANGLE("knees", -10, 165, CHANNEL_KNEE, "bend of both knees"),                              \
        PART("arms", ARMS_CARD, ROLE_BOTH, "both arms"),                                           \
        PART("lead_arm", ARMS_CARD, ROLE_LEAD, "the arm of the side that leads"),                  \
        PART("other_arm", ARMS_CARD, ROLE_OTHER, "the other arm"),                                 \
        PART("legs", LEGS_CARD, ROLE_BOTH, "both legs"),                                           \
        PART("lead_leg", LEGS_CARD, ROLE_LEAD, "the leg of the side that leads"),                  \
        PART("other_leg", LEGS_CARD, ROLE_OTHER, "the other leg"),                                 \
        PART_LIKE("blades", "shoulders shoulder ", BLADES_CARD, ROLE_BOTH,                         \
                  "both shoulder blades"),                                                         \
        PART_LIKE("lead_blade", "lead_shoulder ", BLADES_CARD, ROLE_LEAD,                          \
                  "the shoulder blade of the side that leads"),                                    \
        PART_LIKE("other_blade", "other_shoulder ", BLADES_CARD, ROLE_OTHER,                       \
                  "the other shoulder blade"),                                                     \
        PART("hands", HANDS_CARD, ROLE_BOTH, "where both hands go"),                               \
        PART("lead_hand", HANDS_CARD, ROLE_LEAD, "where the leading hand goes"),                   \
        PART("other_hand", HANDS_CARD, ROLE_OTHER, "where the other hand goes"),                   \
        PARTS("plant", SCHEMA_PARTS, CONTACT_PLANT, "planted fixed ",                              \
              "parts that carry weight and do not move; replaces the base's"),                     \
        PARTS("rest", SCHEMA_PARTS, CONTACT_REST, "lie lies ",                                     \
              "parts that lie on the mat or on the rail; replaces the base's"),                    \
        PARTS("grip", GRIPS, CONTACT_GRIP, "holds ",                                               \
              "hands that hold the band; replaces the base's"),                                    \
        {.name = "feet",                                                                           \
         .kind = FIELD_NUMBER,                                                                     \
         .words = FEET,                                                                            \
         .low = 0.2,                                                                               \
         .high = 3,                                                                                \
         .fallback = "1",                                                                          \
         .help = "how far the feet are apart: hip_width, or a number of hip widths"},              \
        {.name = "cushion",                                                                        \
         .kind = FIELD_NUMBER,                                                                     \
         .unit = UNIT_METRES,                                                                      \
         .low = 0,                                                                                 \
         .high = 0.3,                                                                              \
         .fallback = "as in the base",                                                             \
         .help = "how high a cushion holds the shoulders and the head that rest, of a body 1.65 "  \
                 "tall"},                                                                          \
        {.name = "one_leg",                                                                        \
         .kind = FIELD_FLAG,                                                                       \
         .fallback = "false",                                                                      \
         .help = "the lead foot is in the air"},                                                   \
    {                                                                                              \
        .name = "lift", .kind = FIELD_CHOICE, .words = LIFTS,                                      \
        .help = "another way to say one_leg = true"                                                \
    }
static const Field POSE[] = {
    {.name = "base",
     .kind = FIELD_NAME,
     .fallback = "standing",
     .also = "stance from like ",
     .help = "a stance (standing, hands_and_knees, lying_on_back, kneeling, sitting_on_chair, "
             "lying_on_side) or a pose of this card"},
    POSTURE,
};

const Card SCHEMA_POSE = {.name = "pose",
                          .help = "one posture: angles, and what touches what",
                          .field = POSE,
                          .count = COUNT(POSE)};

static const Field WIGGLE[] = {
    {.name = "times",
     .kind = FIELD_WHOLE,
     .low = 1,
     .high = 6,
     .fallback = "2",
     .also = "count often ",
     .help = "swings in each breath, shared between in and out"},
    {.name = "one_way",
     .kind = FIELD_FLAG,
     .fallback = "false",
     .help = "to this end and home, instead of to both sides"},
    PART("pelvis", PELVIS_CARD, ROLE_BOTH, "how far the pelvis swings"),
    PART("spine", SPINE_CARD, ROLE_BOTH, "how far the trunk swings"),
    PART("neck", NECK_CARD, ROLE_BOTH, "how far the head swings"),
    ANGLE("band", -45, 45, CHANNEL_BAND, "how far the band swings"),
    PART("arms", ARMS_CARD, ROLE_BOTH, "how far both arms swing"),
    PART("lead_arm", ARMS_CARD, ROLE_LEAD, "how far the leading arm swings"),
    PART("other_arm", ARMS_CARD, ROLE_OTHER, "how far the other arm swings"),
    PART("legs", LEGS_CARD, ROLE_BOTH, "how far both legs swing"),
    PART("lead_leg", LEGS_CARD, ROLE_LEAD, "how far the leading leg swings"),
    PART("other_leg", LEGS_CARD, ROLE_OTHER, "how far the other leg swings"),
    PART_LIKE("blades", "shoulders shoulder ", BLADES_CARD, ROLE_BOTH,
              "how far both shoulder blades move"),
};

const Card SCHEMA_WIGGLE = {.name = "wiggle",
                            .help = "a small swing about a pose while it is kept: how far from the "
                                    "pose; all that touches stays where it is",
                            .field = WIGGLE,
                            .count = COUNT(WIGGLE)};
static const Field MISTAKE[] = {
    {.name = "at",
     .kind = FIELD_NAME,
     .required = true,
     .also = "pose in ",
     .help = "the pose that goes so"},
    {.name = "say",
     .kind = FIELD_CUE,
     .required = true,
     .also = "cue text words ",
     .help = "one kind sentence: what helps"},
    POSTURE,
};
const Card SCHEMA_MISTAKE = {.name = "mistake",
                             .help = "how a pose often goes instead: only what differs from it",
                             .field = MISTAKE,
                             .count = COUNT(MISTAKE)};
