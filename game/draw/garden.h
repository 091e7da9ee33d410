// The family's garden: a meadow, and on it all that has grown, kept in one texture so that a
// thousand flowers cost no more than one; seasons colour it. Knows how things look, not what they
// are worth.
#ifndef GARDEN_H
#define GARDEN_H

#include "brush.h"
#include "material.h"
#include "paint.h"

typedef enum { SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER, SEASON_SPRING, SEASON_COUNT } Season;

// Something that stays. The garden finds a place for it; its wish: x 0..1 from left to right, y 0
// far .. 1 near.
typedef struct {
    int kind; // garden_kind()
    float x, y;
    float size;    // 1 is the usual one; 0 counts as 1
    float growth;  // 0 a seed .. 1 full
    float glow;    // 1 it has just come .. 0: a child finds it by its shine
    uint32_t seed; // which colour, and which way it looks
} GardenPlant;

// Something that comes by and moves.
typedef struct {
    int kind;      // garden_visitor()
    float x, y;    // its wish, for those who are at home nowhere
    float seconds; // since it came
    float left;    // until it goes; 0: it stays
} GardenVisitor;

// At most so many of a kind stay, each at its own home, and so many in all.
enum { GARDEN_HOMES = 3, GARDEN_VISITORS = 12 * GARDEN_HOMES };

typedef struct {
    const GardenPlant *plant; // in the order in which they came; only ever added to
    int plant_count;
    const GardenVisitor *visitor;
    int visitor_count;
    float dew; // 0 none .. 1 everywhere
    Hour hour;
    Season season;
    bool early;    // its first weeks: what flowers late in it is not out yet
    float seconds; // for what twinkles
    bool quiet;    // nothing moves by itself
    bool plain;    // high contrast: the land steps back behind what has grown
} GardenScene;

enum { GARDEN_BED_COUNT = 16 };

// Where a plant stands in the meadow's picture, and what grows there.
typedef struct {
    float x, y;
    int kind;
} GardenSeat;

// How much of the ground is taken.
typedef struct {
    int count[GARDEN_BED_COUNT];
    int seats, trees, bushes, lawn, far;
} GardenBeds;

typedef struct {
    uint32_t key;
    BrushCanvas picture; // premultiplied; its pixels are owned
} GardenSprite;

typedef struct {
    SDL_Texture *texture; // owned
    uint32_t *meadow;     // owned: the picture without plants
    int width, height;
    Hour hour;
    Season season;
    bool early, plain;
    PaintBox view;    // the part of the meadow's picture that is shown
    GardenSeat *seat; // owned: where each plant stands
    GardenBeds beds;
    int *order;    // owned: the plants from far to near
    uint8_t *step; // owned: how large each was drawn last, 0 not yet
    int plant_count, capacity;
    GardenSprite *sprite; // owned
    int sprite_count;
    size_t sprite_bytes;
} Garden; // zero is a garden not yet drawn

// The kind with this name ("tulip", "apple_tree"); a name nobody knows becomes some flower, always
// the same one.
int garden_kind(const char *name);
// The visitor with this name ("ladybird", "fox", "firefly"), or -1.
int garden_visitor(const char *name);
// Adds who comes next while its kind has a home left: whoever has come stays, so that there are
// never fewer than before. The new count; a kind below 0 adds nobody.
int garden_visit(GardenVisitor visitor[GARDEN_VISITORS], int count, GardenVisitor next);

// What the garden builds of itself once so many things stand, works among them (a kind), or -1.
int garden_work(int things);

// How large a thing has become after so many others have grown: trees for months, flowers a little.
float garden_age_size(int kind, int later);
// The season of a month 1..12 in the north.
Season garden_season(int month);
// Whether that month is early in its season; deep winter until the end of January.
bool garden_early(int month);

// Fills the screen. False and fail() when a picture cannot be read or memory is short.
bool garden_draw(Garden *garden, Painter *painter, const GardenScene *scene);
// Where on the screen something at x, y stands (its foot), and how large things are there.
float garden_place(const Garden *garden, float x, float y, float *screen_x, float *screen_y);
// How far down the sky is open, over hills and house. Pixels; 0 before it was drawn.
float garden_sky(const Garden *garden);
// A visitor anywhere: its x and y are pixels of the screen, things are `scale` as large as in the
// front of the garden. `quiet`: it has come and keeps still.
void garden_draw_guest(Painter *painter, const GardenVisitor *visitor, float scale, bool quiet);
void garden_free(Garden *garden);

#endif
