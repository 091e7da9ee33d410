#include "garden_visitors.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "garden_season.h"
#include "garden_seats.h"
#include "own.h"
#include "vec.h"

#define MOONLIGHT 0xBEBADCu // on fur and feathers, a little lighter than the lawn's
#define YOUNG     0.68f     // of the first one's size

// Where nothing grows: along the path and on the quiet lawn, so that each is seen whole; the owls
// on swing and bough, the frogs on their leaves. No two of a month share a place.
const GardenGuest GARDEN_GUESTS[] = {
    {"ladybird", 62, WAY_CRAWL, 1, {{1376, 862, 1}, {1540, 806, YOUNG}, {964, 726, 0.8f}}, "robin"},
    {"snail",
     100,
     WAY_CRAWL,
     1,
     {{872, 764, 1}, {1496, 872, YOUNG}, {1104, 706, 0.8f}},
     "squirrel"},
    {"hedgehog",
     96,
     WAY_CRAWL,
     -1,
     {{1566, 752, 1}, {1630, 778, YOUNG}, {1668, 746, YOUNG}},
     "hare"},
    {"fox", 170, WAY_SIT, 1, {{1416, 818, 1}, {722, 786, YOUNG}, {0, 0, 0}}, NULL},
    {"owl", 130, WAY_SIT, 1, {{576, 678, 1}, {654, 478, 1.8f}, {0, 0, 0}}, NULL},
    {"bird", 70, WAY_HOP, 1, {{1486, 652, 1}, {1066, 690, YOUNG}, {1560, 690, YOUNG}}, NULL},
    {"butterfly", 66, WAY_FLUTTER, 1, {{0, 0, 0}}, ""},
    {"frog", 70, WAY_HOP, 1, {{2001, 684, 1}, {1886, 722, 0.8f}, {2176, 660, YOUNG}}, ""},
    {"firefly", 30, WAY_GLOW, 1, {{0, 0, 0}}, ""},
    {"robin", 80, WAY_HOP, 1, {{1370, 860, 1}, {830, 708, 0.8f}, {600, 742, YOUNG}}, NULL},
    {"squirrel", 120, WAY_SIT, 1, {{1626, 792, 1}, {556, 748, YOUNG}, {476, 756, 0.8f}}, NULL},
    {"hare", 130, WAY_SIT, 1, {{1556, 726, 1}, {1088, 718, YOUNG}, {1628, 708, YOUNG}}, NULL},
};
const int GARDEN_GUEST_COUNT = sizeof GARDEN_GUESTS / sizeof *GARDEN_GUESTS;

int garden_visitor(const char *name) {
    for (int i = 0; i < GARDEN_GUEST_COUNT; i++)
        if (strcmp(GARDEN_GUESTS[i].name, name) == 0)
            return i;
    return -1;
}

static int of_kind(const GardenVisitor *visitor, int count, int kind) {
    int same = 0;
    for (int i = 0; i < count; i++)
        same += visitor[i].kind == kind;
    return same;
}

// How many of a kind have a home; who is at home nowhere needs none.
static int homes(int kind) {
    int count = 0;
    while (count < GARDEN_HOMES && GARDEN_GUESTS[kind].home[count].size > 0)
        count++;
    return count > 0 ? count : GARDEN_HOMES;
}

int garden_visit(GardenVisitor visitor[GARDEN_VISITORS], int count, GardenVisitor next) {
    if (next.kind < 0 || count == GARDEN_VISITORS ||
        of_kind(visitor, count, next.kind) == homes(next.kind))
        return count;
    visitor[count] = next;
    return count + 1;
}

// How far a visitor is from its place now, in its own heights, and which picture it shows.
typedef struct {
    float x, y;
    const char *picture;
} GuestPose;

static GuestPose guest_pose(const GardenGuest *guest, double t) {
    GuestPose pose = {0, 0, guest->name};
    switch (guest->way) {
    case WAY_SIT:
        pose.y = (float)(0.008 * own_sin(t * 1.6));
        break;
    case WAY_CRAWL:
        pose.x = (float)(1.5 * t / (t + 30)) * guest->heads; // slower and slower
        break;
    case WAY_HOP: {
        double part = t * 0.7 - floor(t * 0.7);
        pose.y = part < 0.25 ? (float)(-0.35 * own_sin(part * 4 * PI)) : 0;
        break;
    }
    case WAY_FLUTTER:
        pose.x = (float)(1.6 * own_sin(t * 0.7) + 0.3 * own_sin(t * 2.3));
        pose.y = (float)(-1.6 + 0.7 * own_sin(t * 1.1) + 0.15 * own_sin(t * 5));
        pose.picture = (long)(t * 7) % 2 ? "butterfly_up" : "butterfly";
        break;
    case WAY_GLOW:
        pose.x = (float)(2.5 * own_sin(t * 0.5));
        pose.y = (float)(-3 + 1.5 * own_sin(t * 0.8));
        break;
    }
    return pose;
}

// 0 not there .. 1 there: it comes and goes softly.
static float guest_there(const GardenVisitor *visitor, bool quiet) {
    float come = quiet ? 1 : visitor->seconds / 0.8f;
    float go = visitor->left > 0 ? visitor->left / 0.8f : 1;
    float there = come < go ? come : go;
    return there < 0 ? 0 : there > 1 ? 1 : there;
}

void garden_draw_guest(Painter *painter, const GardenVisitor *visitor, float scale, bool quiet) {
    if (visitor->kind < 0 || visitor->kind >= GARDEN_GUEST_COUNT)
        return;
    const GardenGuest *guest = &GARDEN_GUESTS[visitor->kind];
    float h = guest->height * scale, t = quiet ? 1 : visitor->seconds;
    float come = guest_there(visitor, quiet);
    GuestPose pose = guest_pose(guest, (double)t);
    float x = visitor->x + pose.x * h,
          y = visitor->y + pose.y * h + 0.25f * h * (1 - come) * (1 - come);
    if (guest->way == WAY_GLOW) {
        float shine = (float)(0.6 + 0.4 * own_sin((double)t * 2));
        paint_glow(painter, x, y, 46 * scale, paint_fade(0xFFFFF2A0u, shine * come));
        paint_glow(painter, x, y, 9 * scale, paint_fade(0xFFFFFFE0u, come));
        return;
    }
    char name[64];
    snprintf(name, sizeof name, "garden/%s", pose.picture);
    paint_picture(painter, name, paint_box(x - h, y - h * 0.96f, roundf(2 * h), roundf(h)), come);
}

void garden_draw_visitor(const Garden *garden, Painter *painter, const GardenScene *scene,
                         int index) {
    GardenVisitor placed = scene->visitor[index];
    placed.kind = season_guest(scene->season, placed.kind);
    int before = 0; // who sleeps has let its place to another
    for (int i = 0; i < index; i++)
        before += season_guest(scene->season, scene->visitor[i].kind) == placed.kind;
    float scale = garden_place(garden, placed.x, placed.y, &placed.x, &placed.y);
    const GardenGuest *guest = placed.kind < 0 ? NULL : &GARDEN_GUESTS[placed.kind];
    if (guest && guest->home[0].y > 0) {
        if (before >= homes(placed.kind))
            return;
        const GardenHome *home = &guest->home[before];
        float pixel = (float)garden->height / garden->view.h;
        placed.x = (home->x - garden->view.x) * pixel;
        placed.y = (home->y - garden->view.y) * pixel;
        scale = pixel * garden_scale(home->y) * home->size;
    }
    uint32_t dusk = painter->dusk;
    if (scene->hour == HOUR_EVENING && dusk == 0 && guest && guest->way != WAY_GLOW)
        painter->dusk = MOONLIGHT;
    garden_draw_guest(painter, &placed, scale, scene->quiet);
    painter->dusk = dusk;
}
