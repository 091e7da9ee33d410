#include "schema.h"

#include <stddef.h>
#include <string.h>

#include "exercise.h"
#include "good_form.h"
#include "report.h"
#include "schema_parts.h"

const char *const SCHEMA_PROPS[] = {"mat", "band", "chair", "wall", "cushion", NULL};
const char *const SCHEMA_SIDES[] = {"none", "each", "alternate", NULL};
const char *const SCHEMA_ROOMS[] = {"living_room", "terrace", "bedroom", NULL};
const char *const SCHEMA_EVENTS[] = {"half_breath", "hold_done",     "rep_done", "exercise_done",
                                     "level_done",  "garden_opened", NULL};
// ---- steps

#define WINDOW(word, group, text)                                                                  \
    {                                                                                              \
        .name = word, .kind = FIELD_PAIR, .unit = UNIT_SHARE, .low = 0, .high = 1, .bind = group,  \
        .fallback = "{ 0, 1 }", .help = text                                                       \
    }
static const Field TIMING[] = {
    WINDOW("weight", GROUP_WEIGHT, "when the weight shifts"),
    WINDOW("trunk", GROUP_TRUNK, "when the trunk moves"),
    WINDOW("head", GROUP_HEAD, "when the head moves"),
    WINDOW("arms", GROUP_ARMS, "when the arms move"),
    WINDOW("legs", GROUP_LEGS, "when the legs move"),
};
static const Card TIMING_CARD =
    TABLE(TIMING, "timing", "from where to where of the move each part moves");

static const Field VIA[] = {
    {.name = "pose", .kind = FIELD_NAME, .required = true, .help = "passed without stopping"},
    NUMBER("at", UNIT_SHARE, 0.05, 0.95, "0.5", "", "where in the move"),
};
static const Card VIA_CARD = {
    .name = "via", .help = "a pose on the way", .field = VIA, .count = COUNT(VIA), .first = 1};

#define CUE_WRONGS "cue cues text words tell speak voice "
#define AREAS(word, wrongs, text)                                                                  \
    { .name = word, .kind = FIELD_CHOICES, .words = AREA_NAMES, .also = wrongs, .help = text }
#define FEEL                                                                                       \
    {.name = "feel",                                                                               \
     .kind = FIELD_CHOICE,                                                                         \
     .words = AREA_NAMES,                                                                          \
     .also = "glow felt ",                                                                         \
     .help = "where the stretch is felt: it glows"},                                               \
        AREAS("still", "stays quiet anchored ",                                                    \
              "what stays where it is: a calm line goes round it")
static const Field TURN[] = {
    {.name = "yaw",
     .kind = FIELD_NUMBER,
     .required = true,
     .unit = UNIT_DEGREES,
     .low = -180,
     .high = 180,
     .also = "turn ",
     .help = "+ shows the avatars' right side"},
};
static const Card TURN_CARD = TABLE(TURN, "camera", "the view turns during this step");
static const Field GO[] = {
    {.name = "pose",
     .kind = FIELD_NAME,
     .required = true,
     .also = "to target ",
     .help = "where the move ends"},
    INNER("via", VIA_CARD, "through ", "a pose passed without stopping"),
    {.name = "over",
     .kind = FIELD_WHOLE,
     .low = 1,
     .high = 7,
     .fallback = "1",
     .also = "halves half_breaths ",
     .help = "half-breaths the move takes"},
    INNER("timing", TIMING_CARD, "windows when ",
          "parts of the body that start later or end earlier"),
    NUMBER("min_seconds", UNIT_SECONDS, 0, 12, "0", "seconds ",
           "a shorter half-breath gives the move one more breath"),
    INNER("camera", TURN_CARD, "view ", "the view turns during this step"),
    SAY("say", CUE_WRONGS, "what is said and shown; {lead} becomes the side"),
    FEEL,
    AREAS("moves", "move arrow ", "what moves: an arrow shows its way"),
};
static const Field HOLD[] = {
    {.name = "breaths",
     .kind = FIELD_WHOLE,
     .unit = UNIT_BREATHS,
     .low = 1,
     .high = 20,
     .required = true,
     .also = "count times ",
     .help = "whole breaths, each in and then out"},
    SAY("say", CUE_WRONGS, "what is said and shown; {lead} becomes the side"),
    FEEL,
};

// ---- exercise

static const Field BAND[] = {
    NUMBER("breadths", UNIT_BREADTHS, 0.5, 6, "what fits the person", "width ",
           "hand to hand, in shoulder breadths"),
};
static const Card BAND_CARD = TABLE(BAND, "band", "how the band is held");
static const Field CAMERA[] = {
    NUMBER("yaw", UNIT_DEGREES, -180, 180, "0", "turn ", "+ shows the avatars' right side"),
    NUMBER("pitch", UNIT_DEGREES, 0, 60, "6", "tilt ", "how far the camera looks down"),
    {.name = "floor",
     .kind = FIELD_FLAG,
     .fallback = "false",
     .help = "a low movement, framed by width"},
};
static const Card CAMERA_CARD = TABLE(CAMERA, "camera", "from where the movement is seen");
static const Field READY[] = {SAY("say", CUE_WRONGS, "how to get ready")};
static const Card READY_CARD = {
    .name = "ready", .help = "before the first breath", .field = READY, .count = 1, .first = 1};
#define STEPS(word, must, text)                                                                    \
    { .name = word, .kind = FIELD_STEPS, .required = must, .help = text }
// What a version may change of its exercise: all of these.
#define CHANGEABLE                                                                                 \
    {.name = "poses",                                                                              \
     .kind = FIELD_MAP,                                                                            \
     .card = &SCHEMA_POSE,                                                                         \
     .also = "pose postures ",                                                                     \
     .help = "the postures by name"},                                                              \
        {.name = "start",                                                                          \
         .kind = FIELD_NAME,                                                                       \
         .fallback = "the pose of the last step",                                                  \
         .help = "the pose before the first and after the last step"},                             \
        STEPS("before", false, "once, before the repetitions"),                                    \
        STEPS("after", false, "once, after the repetitions"),                                      \
        {.name = "props",                                                                          \
         .kind = FIELD_CHOICES,                                                                    \
         .words = SCHEMA_PROPS,                                                                    \
         .also = "prop things ",                                                                   \
         .help = "what is needed"},                                                                \
        {.name = "form",                                                                           \
         .kind = FIELD_CHOICES,                                                                    \
         .words = FORM_NAMES,                                                                      \
         .fallback = "all, each where the body stands so that it applies",                         \
         .help = "the rules of good form that 'check' watches"},                                   \
        INNER("band", BAND_CARD, "", "how the band is held"),                                      \
        INNER("camera", CAMERA_CARD, "view ", "from where it is seen"),                            \
        {.name = "mistakes",                                                                       \
         .kind = FIELD_ROWS,                                                                       \
         .card = &SCHEMA_MISTAKE,                                                                  \
         .also = "mistake errors faults slips ",                                                   \
         .fallback = "the exercise's, of poses that this version does not write anew",             \
         .help = "how a pose often goes instead: shown pale beside the right form"},               \
        INNER("ready", READY_CARD, "setup ", "said while everybody gets ready")
static const Field VERSION[] = {
    TEXT("name", 1, 40, true, "title ", "what the family reads on its card"),
    STEPS("steps", false, "one repetition"),
    CHANGEABLE,
};
static const Card VERSION_CARD =
    TABLE(VERSION, "version",
          "another way to do it: only what differs; a pose with a base of its own "
          "stands alone, one without changes the pose of that name");

static const char *const TOYS[] = {"bear", NULL};
static const Field KID[] = {
    TEXT("story", 1, 200, true, "", "what a child plays while it moves"),
    STEPS("steps", false, "the same breaths, with the story's own words"),
    CHANGEABLE,
    {.name = "wiggles",
     .kind = FIELD_MAP,
     .card = &SCHEMA_WIGGLE,
     .also = "wiggle swings ",
     .help = "by the name of a pose: small swings while it is kept"},
    {.name = "toy",
     .kind = FIELD_CHOICE,
     .words = TOYS,
     .help = "what is hugged while the hands clasp the leg; each time another one"},
};
static const Card KID_CARD = {
    .name = "kid",
    .help = "for the children: a story, and the way it is played beside the grown-up, breath by "
            "breath; only what differs",
    .field = KID,
    .count = COUNT(KID),
    .first = 1};

static const Field EXERCISE[] = {
    ID("small letters, digits and _; the name in levels and languages"),
    TEXT("name", 1, 60, true, "title ", "what the family reads"),
    TEXT("why", 1, 240, false, "because ", "one sentence: why it helps"),
    STEPS("steps", true, "one repetition"),
    CHANGEABLE,
    {.name = "sides",
     .kind = FIELD_CHOICE,
     .words = SCHEMA_SIDES,
     .fallback = "none",
     .also = "side ",
     .help = "each: right, right, left, left; alternate: right, left, right, left"},
    {.name = "reps",
     .kind = FIELD_WHOLE,
     .low = 1,
     .high = 40,
     .fallback = "1",
     .also = "repetitions repeats times ",
     .help = "repetitions, on each side where there are sides"},
    SAY("next", "", "said between movements"),
    SAY("switch", "change ", "said before the other side"),
    SAY("last", "", "said before the last repetition"),
    SAY("done", "", "said at the end"),
    {.name = "versions",
     .kind = FIELD_MAP,
     .card = &VERSION_CARD,
     .also = "version variants ",
     .help = "easier, lying, ...: other ways to do it"},
    INNER("kid", KID_CARD, "child ", "for the children"),
    {.name = "sources",
     .kind = FIELD_TEXTS,
     .low = 1,
     .high = TEXT_MAX,
     .also = "source ",
     .help = "where the movement comes from"},
};

// ---- level

static const Field MOVE[] = {
    {.name = "exercise", .kind = FIELD_NAME, .required = true, .also = "id ", .help = "its id"},
    {.name = "version",
     .kind = FIELD_NAME,
     .fallback = "the normal one",
     .help = "id of a version"},
    {.name = "choices",
     .kind = FIELD_CHOICES,
     .also = "choice or_else ",
     .help = "ids of others that one press puts here"},
};
static const Card MOVE_CARD = {.name = "move",
                               .help = "a movement of a level; a plain id will do",
                               .field = MOVE,
                               .count = COUNT(MOVE),
                               .first = 1};
static const Field LEVEL[] = {
    ID("small letters, digits and _"),
    TEXT("name", 1, 60, true, "title ", "what stands on its door"),
    TEXT("about", 1, 240, false, "why ", "one sentence"),
    {.name = "icon", .kind = FIELD_NAME, .help = "picture of its door"},
    {.name = "room",
     .kind = FIELD_CHOICE,
     .words = SCHEMA_ROOMS,
     .fallback = "living_room",
     .also = "place background scene ",
     .help = "where it is played"},
    {.name = "hours",
     .kind = FIELD_PAIR,
     .unit = UNIT_HOURS,
     .low = 0,
     .high = 24,
     .fallback = "never by itself",
     .help = "when the clock offers it"},
    {.name = "floor_trips",
     .kind = FIELD_WHOLE,
     .low = 1,
     .high = 8,
     .fallback = "1",
     .also = "trips floor ",
     .help = "how often the level may go down to the floor: the hardest way for a sore back"},
    {.name = "moves",
     .kind = FIELD_ROWS,
     .card = &MOVE_CARD,
     .required = true,
     .also = "exercises movements steps ",
     .help = "the movements in order"},
};

// ---- rewards, score, words

static const Field REWARD[] = {
    ID("small letters, digits and _"),
    TEXT("name", 1, 60, true, "title ", "what the sticker book says"),
    {.name = "on",
     .kind = FIELD_CHOICE,
     .words = SCHEMA_EVENTS,
     .required = true,
     .also = "when event ",
     .help = "what starts it"},
    NUMBER("chance", UNIT_SHARE, 0, 1, "1", "probability ", "how often it comes"),
    {.name = "show",
     .kind = FIELD_FUNCTION,
     .required = true,
     .also = "run play ",
     .help = "function(show, event): a stage direction; show.wait(breaths) lets time pass"},
};
#define WORTH(word, text)                                                                          \
    { .name = word, .kind = FIELD_FUNCTION, .help = text }
static const Field SCORING[] = {
    WORTH("half_breath", "function(event) -> breaths that a finished half-breath is worth"),
    WORTH("hold_done", "the same for a hold"),
    WORTH("rep_done", "the same for a repetition"),
    WORTH("exercise_done", "the same for a movement"),
    WORTH("level_done", "the same for a level"),
};
static const Field LANGUAGE[] = {
    ID("two small letters: the language"),
    TEXT("name", 1, 40, true, "", "the language in its own words"),
    {.name = "texts",
     .kind = FIELD_WORDS,
     .low = 1,
     .high = TEXT_MAX,
     .required = true,
     .also = "words ",
     .help = "[\"card.field\"] = text, or { text, short = text }"},
};

static const Card CARDS[CARD_KINDS] = {
    [CARD_EXERCISE] = TABLE(EXERCISE, "exercise", "a movement"),
    [CARD_LEVEL] = TABLE(LEVEL, "level", "what a family plays: a row of movements"),
    [CARD_REWARD] = TABLE(REWARD, "reward", "a small thing that happens in the garden"),
    [CARD_SCORING] = TABLE(SCORING, "scoring", "what breaths done together are worth"),
    [CARD_WORDS] = {.name = "words",
                    .help = "every sentence of the screens: [\"screen.what\"] = text"},
    [CARD_LANGUAGE] = TABLE(LANGUAGE, "language", "the words of all cards in another language"),
    [CARD_EXHALE] = TABLE(GO, "exhale", "a move on an out-breath"),
    [CARD_INHALE] = TABLE(GO, "inhale", "a move on an in-breath"),
    [CARD_HOLD] = TABLE(HOLD, "hold", "the pose is kept and the breath flows: in and out"),
};

const Card *schema_card(CardKind kind) {
    return kind == CARD_AVATAR ? &SCHEMA_AVATAR : &CARDS[kind];
}

const Field *schema_find(const Card *card, const char *name) {
    for (int i = 0; i < card->count; i++)
        if (!strcmp(card->field[i].name, name))
            return &card->field[i];
    return NULL;
}

const char *schema_nearest(const Card *card, const char *name) {
    enum { FIELDS_MAX = 40 };
    const char *words[FIELDS_MAX + 1];
    size_t length = strlen(name);
    int count = 0;
    for (int i = 0; i < card->count && count < FIELDS_MAX; i++) {
        const char *also = card->field[i].also;
        words[count++] = card->field[i].name;
        for (; also && *also; also += strcspn(also, " ") + 1)
            if (length > 0 && strcspn(also, " ") == length && !memcmp(also, name, length))
                return card->field[i].name;
    }
    words[count] = NULL;
    return nearest_word(name, words);
}

const char *unit_name(Unit unit) {
    static const char *const names[] = {"",        "degrees", "millimetres",       "metres",
                                        "breaths", "seconds", "shoulder breadths", "hours",
                                        ""};
    return names[unit];
}
