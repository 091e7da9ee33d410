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

// In the order in which they open. They frame the lawn, which stays quiet in its middle.
static const Bed BEDS[GARDEN_BED_COUNT] = {
    {1216, 822, 104, 26, 8, KIND(LAVENDER) | KIND(DAISY)},                 // along the path
    {486, 806, 150, 30, 15, KIND(MUSHROOM) | KIND(FERN) | KIND(BLUEBELL)}, // under the tree
    {1786, 814, 84, 32, 12, KIND(ROSE) | KIND(TULIP)},                     // along the path
    {1690, 972, 110, 50, 15, KIND(POPPY) | KIND(CORNFLOWER)},              // along the path
    {760, 1000, 150, 34, 14, KIND(CLOVER) | KIND(DAISY)},                  // in the front
    {2060, 772, 170, 16, 14, KIND(BLUEBELL) | KIND(FERN)},                 // round the pond
    {520, 968, 170, 50, 13, KIND(LAVENDER) | KIND(ROSE) | KIND(POPPY)},    // in the front
    {1380, 690, 44, 16, 5, KIND(TULIP) | KIND(POPPY)},                     // along the path
    {748, 632, 84, 12, 10, KIND(SUNFLOWER) | KIND(ROSE)},                  // before the wood
    {1940, 900, 120, 40, 14, KIND(CLOVER) | KIND(MUSHROOM) | KIND(FERN)},
    {1596, 566, 40, 10, 8, KIND(DAISY) | KIND(ROSE) | KIND(TULIP)}, // before the house
    {2080, 1000, 150, 40, 12, KIND(POPPY) | KIND(DAISY) | KIND(BLUEBELL)},
    {1808, 574, 56, 12, 9, KIND(LAVENDER) | KIND(POPPY)},          // before the house
    {2080, 612, 150, 8, 12, KIND(SUNFLOWER) | KIND(CORNFLOWER)},   // along the fence
    {1296, 622, 70, 12, 10, KIND(CORNFLOWER) | KIND(CLOVER)},      // beyond the lawn
    {930, 944, 60, 22, 8, KIND(TULIP) | KIND(FERN) | KIND(DAISY)}, // in the front
};
// The very first things stand together where everybody sees them.
static const float FIRST[][2] = {{1180, 838}, {1300, 790}, {1084, 862}, {1244, 806}, {1120, 812},
                                 {1790, 830}, {640, 986},  {1010, 838}, {1720, 940}, {800, 984}};
enum { FIRST_COUNT = (int)(sizeof FIRST / sizeof *FIRST), BEDS_AT_FIRST = 5, PLANTS_FOR_A_BED = 9 };

static const float BUSHES[][2] = {{1400, 596}, {1868, 612}, {850, 616},  {2250, 640}, {660, 650},
                                  {1010, 612}, {340, 900},  {1960, 622}, {930, 618},  {2200, 900},
                                  {770, 616},  {2170, 618}, {1080, 610}, {330, 716},  {2296, 830},
                                  {2320, 730}, {2050, 618}, {1330, 600}};
static const float TREES[][2] = {{880, 612},  {1960, 612}, {760, 600},  {1340, 592}, {2220, 612},
                                 {1000, 596}, {2090, 606}, {826, 590},  {1900, 606}, {2240, 604},
                                 {1070, 590}, {2150, 604}, {940, 588},  {1400, 584}, {2300, 616},
                                 {1010, 534}, {1236, 530}, {1120, 526}, {900, 536},  {1440, 528},
                                 {720, 540},  {1310, 524}, {830, 530}};

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
    if (*x > 1810 && *x < 1930 && *y < 650) // behind the reeds: their heads stay free
        *x = 1930 + 0.5f * (1930 - *x);
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

// Which flowers bloom here on the hills: drifts of one colour each.
static unsigned drift_color(float x, float y) {
    double a = own_sin((double)x / 96 + (double)y / 23),
           b = own_sin((double)x / 41 - (double)y / 9);
    return (unsigned)(2.0 + 1.999 * (0.75 * a + 0.25 * b));
}

static bool far_free(float x, float y) {
    bool house = x > 1530 && x < 1870 && y < 560;
    bool fence = x < 680 || x > 1870;
    return !house && !fence && off_path(x, y) == x;
}

// Once the garden is full: over the hills, evenly, so that they come into flower year by year.
static GardenSeat far_seat(GardenBeds *beds, const GardenPlant *plant) {
    enum { TRIES = 12 };
    int kind = plant->kind < BUSH ? GARDEN_DRIFT : plant->kind;
    for (int i = 0;; i++) {
        double k = ++beds->far, u = k * 0.7548776662, v = k * 0.5698402910;
        u -= (double)(long)u;
        v -= (double)(long)v;
        float x = 160 + 2200 * (float)u, y = 482 + 84 * (float)(v * v);
        bool blooms = kind != GARDEN_DRIFT || drift_color(x, y) == plant->seed % GARDEN_COLORS;
        if (far_free(x, y) && (blooms || i > TRIES))
            return (GardenSeat){x, y, kind};
    }
}

// One of the places for large things; when all are taken, on the hills.
static GardenSeat slot_seat(GardenBeds *beds, const float (*slot)[2], int count, int *taken,
                            const GardenPlant *plant) {
    if (*taken == count)
        return far_seat(beds, plant);
    const float *place = slot[(*taken)++];
    return seat_at(place[0], place[1], plant->kind);
}

enum { LAWN_MOST = 20 };

// No bed has room: a few spread over the lawn round its quiet middle, then over the hills.
static GardenSeat wild_seat(GardenBeds *beds, const GardenPlant *plant) {
    float x = 340 + 1840 * dice(plant, 4), y = 640 + 400 * dice(plant, 5);
    float dx = (x - 960) / 330, dy = (y - 760) / 130;
    bool low = plant->kind == DAISY || plant->kind == CLOVER || plant->kind == POPPY;
    if (beds->lawn == LAWN_MOST || !low || dx * dx + dy * dy < 1)
        return far_seat(beds, plant);
    beds->lawn++;
    return seat_at(x, y, plant->kind);
}

#define SLOTS(table) (table), (int)(sizeof(table) / sizeof *(table))
GardenSeat garden_seat(GardenBeds *beds, const GardenPlant *plant) {
    if (plant->kind >= GARDEN_WORK_FIRST) {
        const GardenWork *work = &GARDEN_WORKS[plant->kind - GARDEN_WORK_FIRST];
        return (GardenSeat){work->x, work->y, plant->kind};
    }
    if (plant->kind == GARDEN_DRIFT)
        return far_seat(beds, plant);
    if (plant->kind >= APPLE_TREE)
        return slot_seat(beds, SLOTS(TREES), &beds->trees, plant);
    if (plant->kind >= BUSH)
        return slot_seat(beds, SLOTS(BUSHES), &beds->bushes, plant);
    int seat = beds->seats++;
    if (seat < FIRST_COUNT)
        return seat_at(FIRST[seat][0], FIRST[seat][1], plant->kind);
    int bed = bed_for(beds, plant);
    return bed >= 0 ? bed_seat(beds, bed, plant) : wild_seat(beds, plant);
}
