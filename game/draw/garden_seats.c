#include "garden_seats.h"

#include <math.h>

#include "garden_kinds.h"
#include "own.h"
#include "vec.h"

#define LAWN_TOP  552.0f // where the first plant stands, units from the top
#define LAWN_DEEP 486.0f

// The kinds in the order of their table.
enum { DAISY, TULIP, POPPY, CORNFLOWER, SUNFLOWER, BLUEBELL, LAVENDER, ROSE };
enum { CLOVER = ROSE + 1, FERN, MUSHROOM, BUSH, BERRY_BUSH, APPLE_TREE };
#define KIND(name) (1u << (name))

typedef struct {
    float x, y, wide, deep; // middle and half axes
    int most;
    unsigned kinds;
} Bed;

// In the order in which they open.
static const Bed BEDS[GARDEN_BED_COUNT] = {
    {1230, 806, 120, 38, 22, KIND(LAVENDER) | KIND(DAISY)},                // along the path
    {470, 800, 160, 40, 26, KIND(MUSHROOM) | KIND(FERN) | KIND(BLUEBELL)}, // under the tree
    {830, 748, 140, 40, 24, KIND(CORNFLOWER) | KIND(POPPY)},               // on the lawn
    {1812, 800, 96, 36, 16, KIND(ROSE) | KIND(TULIP)},                     // along the path
    {820, 930, 110, 44, 20, KIND(CLOVER) | KIND(FERN) | KIND(DAISY)},      // on the lawn
    {762, 622, 84, 14, 18, KIND(SUNFLOWER) | KIND(ROSE)},                  // on the lawn, far
    {800, 1006, 130, 36, 22, KIND(TULIP) | KIND(DAISY)},                   // along the path
    {2080, 764, 200, 18, 26, KIND(BLUEBELL) | KIND(FERN)},                 // round the pond
    {1900, 880, 100, 36, 16, KIND(CLOVER) | KIND(MUSHROOM)},
    {1720, 960, 130, 56, 22, KIND(POPPY) | KIND(CORNFLOWER)}, // along the path
    {1310, 668, 96, 24, 18, KIND(TULIP) | KIND(POPPY)},
    {520, 984, 200, 62, 24, KIND(LAVENDER) | KIND(ROSE) | KIND(POPPY)}, // in the front
    {2060, 606, 150, 9, 16, KIND(SUNFLOWER) | KIND(LAVENDER)},          // along the fence
    {1780, 580, 70, 12, 14, KIND(DAISY) | KIND(ROSE)},                  // before the house
    {2060, 976, 190, 62, 24, KIND(SUNFLOWER) | KIND(DAISY) | KIND(BLUEBELL)},
    {1010, 640, 150, 22, 20, KIND(CLOVER) | KIND(CORNFLOWER)},
};
// The very first things stand together where everybody sees them.
static const float FIRST[][2] = {{1236, 838}, {1330, 776}, {1160, 862}, {1272, 800}, {1150, 832},
                                 {1390, 730}, {1075, 852}, {1300, 728}, {1010, 800}, {1190, 778}};
enum { FIRST_COUNT = (int)(sizeof FIRST / sizeof *FIRST), BEDS_AT_FIRST = 5, PLANTS_FOR_A_BED = 9 };

static const float BUSHES[][2] = {{1500, 584}, {850, 612},  {1838, 604}, {2180, 606}, {340, 648},
                                  {1180, 600}, {712, 706},  {2216, 800}, {930, 606},  {1960, 622},
                                  {310, 880},  {1396, 596}, {1600, 690}, {2000, 850}, {940, 850}};
static const float TREES[][2] = {{930, 636},  {1880, 600}, {776, 604},  {1180, 596},
                                 {2190, 600}, {1330, 588}, {852, 590},  {1060, 590},
                                 {2060, 596}, {1250, 592}, {1460, 584}, {2120, 596}};

float garden_scale(float y) {
    float scale = 0.30f + 0.78f * (y - LAWN_TOP) / LAWN_DEEP;
    return scale > 0.20f ? scale : 0.20f;
}

// The path's left and right edge at some heights of the picture: nothing grows on it.
static const float PATH[][3] = {{540, 1662, 1718}, {606, 1436, 1516}, {640, 1440, 1540},
                                {690, 1500, 1668}, {730, 1500, 1690}, {800, 1396, 1656},
                                {900, 1284, 1580}, {1080, 1196, 1546}};

static float off_path(float x, float y) {
    for (int i = 0; i + 1 < (int)(sizeof PATH / sizeof *PATH); i++) {
        const float *a = PATH[i], *b = PATH[i + 1];
        if (y < a[0] || y > b[0])
            continue;
        float t = (y - a[0]) / (b[0] - a[0]);
        float left = a[1] + (b[1] - a[1]) * t, right = a[2] + (b[2] - a[2]) * t;
        if (x > left && x < right) // as far outside as it was inside
            return x - left < right - x ? 2 * left - x - 14 : 2 * right - x + 14;
    }
    return x;
}

void garden_clear(float *x, float *y) {
    float dx = (*x - 2080) / 236, dy = (*y - 672) / 52;
    if (dx * dx + dy * dy < 1)
        *y += 1.8f * (724 - *y);
    if ((*x < 650 || *x > 1870) && *y < 602)
        *y = 602 + (602 - *y) * 0.5f;
    if (*x > 366 && *x < 652 && *y < 764) // the old tree and its swing
        *x = *x < 446 ? 2 * 366 - *x : 652 + 0.4f * (652 - *x);
    *x = off_path(*x, *y);
    if (*x > 930 && *x < 1290 && *y > 872) // where a button stands
        *x = 930 - 0.5f * (*x - 930);
}

// 0..1, another number for each `which`.
static float dice(const GardenPlant *plant, uint32_t which) {
    uint32_t n = (plant->seed ^ which * 0x9E3779B1u) * 0x2C1B3C6Du + (uint32_t)plant->kind;
    n = (n ^ n >> 15) * 0x85EBCA77u;
    return (float)((n ^ n >> 13) & 0xFFFF) / 65535.0f;
}

static GardenSeat seat_at(float x, float y, int kind) {
    garden_clear(&x, &y);
    return (GardenSeat){x, y, kind};
}

// The next free place of a bed: a spiral from its heart outward, evenly spread.
static GardenSeat bed_seat(GardenBeds *beds, int b, const GardenPlant *plant) {
    const Bed *bed = &BEDS[b];
    int k = beds->count[b]++;
    double turn = 2.399963 * k + b;
    float way = sqrtf(((float)k + 0.3f) / (float)bed->most);
    float x = bed->x + bed->wide * way * (float)own_cos(turn) + 14 * (dice(plant, 1) - 0.5f);
    float y = bed->y + bed->deep * way * (float)own_sin(turn) + 8 * (dice(plant, 2) - 0.5f);
    return seat_at(x, y, plant->kind);
}

// A bed of the kind that has room, or -1. Which one is the plant's own choice; beds open one after
// the other, but each kind finds one from the start.
static int bed_for(const GardenBeds *beds, const GardenPlant *plant) {
    int fits[GARDEN_BED_COUNT] = {0}, count = 0;
    int open = BEDS_AT_FIRST + beds->seats / PLANTS_FOR_A_BED;
    for (int b = 0; b < GARDEN_BED_COUNT && (b < open || count == 0); b++)
        if (BEDS[b].kinds & KIND(plant->kind) && beds->count[b] < BEDS[b].most)
            fits[count++] = b;
    return count ? fits[(int)(dice(plant, 3) * 0.999f * (float)count)] : -1;
}

// One of the places for large things; when all are taken, near one of them.
static GardenSeat slot_seat(const float (*slot)[2], int count, int taken,
                            const GardenPlant *plant) {
    const float *place = slot[taken % count];
    float round = (float)(taken / count), side = taken / count % 2 ? 1.0f : -1.0f;
    float x = place[0] + side * 46 * round + 24 * (dice(plant, 1) - 0.5f) * (round > 0 ? 1 : 0);
    return seat_at(x, place[1] - 4 * round, plant->kind);
}

enum { LAWN_MOST = 260, LARGE_MOST = 60 };

// No bed has room: flowers and clover spread over the lawn, then over the far meadow, where all is
// small and each kind of flower has its drifts.
static GardenSeat wild_seat(GardenBeds *beds, const GardenPlant *plant) {
    static const int FAR[] = {DAISY, POPPY, CORNFLOWER, BLUEBELL, TULIP, DAISY, LAVENDER, CLOVER};
    float u = dice(plant, 4), v = dice(plant, 5);
    if (beds->lawn < LAWN_MOST && plant->kind != MUSHROOM && plant->kind != SUNFLOWER) {
        beds->lawn++;
        return seat_at(320 + 1880 * u, 620 + 430 * v * (0.35f + 0.65f * v), plant->kind);
    }
    float y = 520 + 116 * v * v, x = 660 + 425 * (u + dice(plant, 7)); // densest in the middle
    int drift = (int)((x + 60 * dice(plant, 6)) / 140), row = (int)((y - 520) / 44);
    return seat_at(x, y, FAR[(3 * drift + 5 * row) % 8]);
}

GardenSeat garden_seat(GardenBeds *beds, const GardenPlant *plant) {
    if (plant->kind >= APPLE_TREE && beds->trees < LARGE_MOST)
        return slot_seat(TREES, (int)(sizeof TREES / sizeof *TREES), beds->trees++, plant);
    bool bush = plant->kind == BUSH || plant->kind == BERRY_BUSH;
    if (bush && beds->bushes < LARGE_MOST)
        return slot_seat(BUSHES, (int)(sizeof BUSHES / sizeof *BUSHES), beds->bushes++, plant);
    int seat = beds->seats++;
    if (seat < FIRST_COUNT)
        return seat_at(FIRST[seat][0], FIRST[seat][1], plant->kind);
    int bed = bed_for(beds, plant);
    return bed >= 0 ? bed_seat(beds, bed, plant) : wild_seat(beds, plant);
}
