#include <stddef.h>

#include "figure.h"
#include "schema_parts.h"

const char *const SCHEMA_HAIR[] = {"short", "bun", "bunches", "long", "curls", "headscarf", NULL};
const char *const SCHEMA_AGES[] = {"adult", "child", "old", NULL};
const char *const SCHEMA_BUILDS[] = {"woman", "man", NULL};

#define METRES(word, member, least, most, text)                                                    \
    {                                                                                              \
        .name = word, .kind = FIELD_NUMBER, .unit = UNIT_METRES, .low = least, .high = most,       \
        .bind = (int)offsetof(Figure, member), .fallback = "from the height", .help = text         \
    }
static const Field LENGTHS[] = {
    METRES("foot_height", foot_height, .02, .2, "sole to ankle"),
    METRES("shank", shank, .1, .8, "ankle to knee"),
    METRES("thigh", thigh, .1, .8, "knee to hip"),
    METRES("trunk", trunk, .15, 1, "hips to the base of the neck"),
    METRES("upper_arm", upper_arm, .08, .6, "shoulder to elbow"),
    METRES("forearm", forearm, .08, .6, "elbow to wrist"),
    METRES("hand", hand, .04, .4, "wrist to fingertips"),
    METRES("foot_length", foot_length, .08, .5, "heel to toe"),
    METRES("neck", neck, .02, .2, "length of the neck"),
    METRES("head", head, .1, .4, "top of the neck to the crown"),
    METRES("shoulder_half", shoulder_half, .05, .4, "shoulder joint from the middle"),
    METRES("hip_half", hip_half, .03, .3, "hip joint from the middle"),
};
static const Card LENGTHS_CARD = TABLE(LENGTHS, "lengths", "measures that differ from the usual");
static const Field CHAIR[] = {
    NUMBER("top", UNIT_METRES, .2, 1.5, "from the height", "", "the rail above the floor"),
    NUMBER("away", UNIT_METRES, .1, 1.5, "from the height", "", "the rail in front of the ankles"),
};
static const Card CHAIR_CARD = TABLE(CHAIR, "chair", "the chair that fits");
static const Field AVATAR_BAND[] = {
    NUMBER("breadths", UNIT_BREADTHS, 1, 6, "from the height", "width ",
           "hand to hand at most, in shoulder breadths"),
    NUMBER("least", UNIT_BREADTHS, 0, 6, "0; an old body's 3.2", "",
           "hand to hand at least: stiff shoulders hold a band wider"),
    NUMBER("behind", UNIT_DEGREES, 90, 240, "from the height", "", "the end of the arc behind"),
};
static const Card AVATAR_BAND_CARD = TABLE(AVATAR_BAND, "band", "how the band is held");
#define COLOUR(word, wrong, text)                                                                  \
    { .name = word, .kind = FIELD_COLOUR, .also = wrong, .help = text }
static const Field LOOK[] = {
    COLOUR("skin", "", "skin"),
    COLOUR("hair", "", "hair"),
    COLOUR("top", "shirt ", "shirt"),
    COLOUR("trousers", "leggings pants ", "trousers"),
    COLOUR("accent", "scarf ", "hair bands, rims of glasses, a headscarf"),
    {.name = "hair_style",
     .kind = FIELD_CHOICE,
     .words = SCHEMA_HAIR,
     .fallback = "short",
     .help = "cut"},
    {.name = "stripes",
     .kind = FIELD_FLAG,
     .fallback = "false",
     .help = "white stripes on the top"},
    {.name = "glasses", .kind = FIELD_FLAG, .fallback = "false", .help = "wears glasses"},
    NUMBER("lashes", UNIT_SHARE, 0, 1, "from age and build", "", "how much they show"),
};
static const Card LOOK_CARD = TABLE(LOOK, "look", "colours and hair");
static const Field AVATAR[] = {
    ID("small letters, digits and _"),
    TEXT("name", 1, 40, true, "title ", "what the family reads"),
    {.name = "height",
     .kind = FIELD_NUMBER,
     .unit = UNIT_METRES,
     .low = .8,
     .high = 2.1,
     .required = true,
     .help = "all other measures follow from it"},
    {.name = "age",
     .kind = FIELD_CHOICE,
     .words = SCHEMA_AGES,
     .fallback = "adult",
     .also = "group child old adult ",
     .help = "proportions and how far the joints go"},
    {.name = "years",
     .kind = FIELD_NUMBER,
     .low = 3,
     .high = 12,
     .fallback = "from the height",
     .help = "of a child: how much of a grown-up is in it"},
    {.name = "build",
     .kind = FIELD_CHOICE,
     .words = SCHEMA_BUILDS,
     .fallback = "woman",
     .also = "sex ",
     .help = "of a grown-up: shoulders, hips, masses"},
    NUMBER("round", UNIT_SHARE, 0, 1, "0", "belly fat ", "0 slim .. 1 round: girths, masses"),
    NUMBER("shoulders", UNIT_NONE, .85, 1.2, "1", "", "their breadth against the usual one"),
    NUMBER("hips", UNIT_NONE, .85, 1.2, "1", "", "their breadth against the usual one"),
    {.name = "guide",
     .kind = FIELD_FLAG,
     .fallback = "false",
     .help = "leads the family: every version of every movement has to fit"},
    {.name = "prefers",
     .kind = FIELD_CHOICES,
     .also = "versions prefer ",
     .help = "versions it takes instead of the normal one where a movement has them, the best "
             "first; only what fits is offered"},
    INNER("lengths", LENGTHS_CARD, "", "measures that differ from the usual"),
    INNER("chair", CHAIR_CARD, "", "the chair that fits"),
    INNER("band", AVATAR_BAND_CARD, "", "how the band is held"),
    INNER("look", LOOK_CARD, "colours ", "colours and hair"),
};

const Card SCHEMA_AVATAR = TABLE(AVATAR, "avatar", "a person who shows the movements");
