#include "room_looks.h"

#include "fail.h"

#define COUNT(table) (int)(sizeof(table) / sizeof *(table))

static const RoomStir LIVING_ROOM[] = {
    {{812, 488, 168, 286}, 4.5f, 0, 0.75f, 0.14f, 7.0f, 0.12f},  // the left curtain
    {{1540, 488, 168, 286}, 4.5f, 0, 0.75f, 0.14f, 7.7f, 0.12f}, // the right curtain
    {{1253, 518, 136, 70}, 0, -2.6f, 0.35f, 0.60f, 4.2f, 0},     // the cat's side
    {{440, 690, 190, 80}, 0, -1.8f, 0.40f, 0.55f, 3.1f, 0},      // the baby's blanket
    {{1960, 316, 230, 300}, 3.0f, 0, 0.30f, 0.65f, 9.0f, 0.10f}, // leaves
};
static const RoomStir TERRACE[] = {
    {{1503, 445, 136, 70}, 0, -2.6f, 0.35f, 0.60f, 4.2f, 0},     // the cat's side
    {{440, 690, 190, 80}, 0, -1.8f, 0.40f, 0.55f, 3.1f, 0},      // the baby's blanket
    {{1950, 306, 280, 300}, 3.5f, 0, 0.30f, 0.65f, 8.0f, 0.10f}, // the lemon tree
    {{374, 64, 200, 320}, 4.0f, 0, 0.60f, 0.25f, 9.0f, 0.15f},   // vines
};
static const RoomStir BEDROOM[] = {
    {{826, 420, 150, 330}, 4.5f, 0, 0.75f, 0.14f, 7.4f, 0.12f},  // the left curtain
    {{1544, 420, 150, 330}, 4.5f, 0, 0.75f, 0.14f, 8.1f, 0.12f}, // the right curtain
    {{1810, 520, 170, 84}, 0, -3.2f, 0.35f, 0.60f, 4.4f, 0},     // the cat's side
    {{500, 610, 190, 84}, 0, -1.8f, 0.40f, 0.55f, 3.2f, 0},      // the baby's blanket
    {{500, 300, 190, 190}, 2.6f, 0, 0.70f, 0.20f, 8.8f, 0.10f},  // the mobile
};

// The baby's and the cat's face, the lamp's pole or what else is thin, pictures.
static const RoomSpot LIVING_ROOM_SPOTS[] = {
    {ROOM_FACE, {472, 672, 78, 74}},     {ROOM_CAT, {1262, 526, 70, 66}},
    {ROOM_POLE, {334, 403, 16, 400}},    {ROOM_POLE, {259, 276, 167, 134}},
    {ROOM_FRAME, {490, 86, 108, 258}},   {ROOM_FRAME, {620, 86, 179, 230}},
    {ROOM_FRAME, {1752, 180, 338, 178}},
};
static const RoomSpot TERRACE_SPOTS[] = {
    {ROOM_FACE, {472, 668, 78, 74}},
    {ROOM_CAT, {1512, 452, 70, 66}},
    {ROOM_POLE, {334, 60, 36, 743}},
    {ROOM_POLE, {2150, 60, 36, 743}},
};
static const RoomSpot BEDROOM_SPOTS[] = {
    {ROOM_FACE, {500, 634, 66, 74}},     {ROOM_CAT, {1828, 528, 70, 72}},
    {ROOM_POLE, {514, 300, 170, 176}},   {ROOM_POLE, {243, 350, 154, 230}},
    {ROOM_FRAME, {1840, 180, 130, 159}}, {ROOM_FRAME, {1996, 160, 151, 180}},
    {ROOM_FRAME, {2238, 180, 126, 159}},
};

// The middle of the light is the window or the sun, in the evening the lamp.
#define DAYLIGHT                                                                                   \
    [HOUR_MORNING] = {1260, 420, 1500, {262, 251, 243}, {248, 230, 228}},                          \
    [HOUR_NOON] = {1260, 420, 1500, {258, 258, 258}, {254, 254, 254}},                             \
    [HOUR_GOLD] = {1260, 520, 1500, {264, 248, 218}, {246, 222, 186}}

#define OVER(name)                                                                                 \
    {                                                                                              \
        [HOUR_MORNING] = name "_morning", [HOUR_GOLD] = name "_gold",                              \
        [HOUR_EVENING] = name "_evening"                                                           \
    }

static const RoomLook LOOKS[ROOM_COUNT] = {
    [ROOM_LIVING_ROOM] =
        {.picture = "rooms/living_room",
         .over = OVER("light/living_room"),
         .hour = {DAYLIGHT, [HOUR_EVENING] = {342, 410, 1500, {262, 232, 190}, {154, 150, 186}}},
         .stir = LIVING_ROOM,
         .stir_count = COUNT(LIVING_ROOM),
         .spot = LIVING_ROOM_SPOTS,
         .spot_count = COUNT(LIVING_ROOM_SPOTS),
         .air = {1000, 300, 520, 440},
         .mote = {0xFFF6DCu, 0xFFF8E4u, 0xFFE9AEu, 0}},
    [ROOM_TERRACE] =
        {.picture = "rooms/terrace",
         .over = OVER("light/terrace"),
         .hour = {DAYLIGHT, [HOUR_EVENING] = {1260, 200, 1500, {256, 226, 196}, {152, 151, 198}}},
         .stir = TERRACE,
         .stir_count = COUNT(TERRACE),
         .spot = TERRACE_SPOTS,
         .spot_count = COUNT(TERRACE_SPOTS),
         .air = {640, 330, 1060, 180},
         .mote = {0xFFFFFFu, 0, 0xFFF0C0u, 0xFFF3A0u}},
    [ROOM_BEDROOM] =
        {.picture = "rooms/bedroom",
         .over = OVER("light/bedroom"),
         .hour = {DAYLIGHT, [HOUR_EVENING] = {330, 440, 1500, {264, 232, 192}, {152, 148, 188}}},
         .stir = BEDROOM,
         .stir_count = COUNT(BEDROOM),
         .spot = BEDROOM_SPOTS,
         .spot_count = COUNT(BEDROOM_SPOTS),
         .air = {1000, 300, 520, 440},
         .mote = {0xFFF6DCu, 0xFFF8E4u, 0xFFE9AEu, 0}},
};

const RoomLook *room_look(RoomId room) {
    ASSERT(room >= 0 && room < ROOM_COUNT);
    return &LOOKS[room];
}
