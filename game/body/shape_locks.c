// What hangs on the hair and holds it: bun, bunches, locks, curls, a headscarf's folds. Places are
// in parts of half the head's width, height and depth.
#include "shape.h"

static const Vec3 NO_SIDE = {0, 0, 0};

enum { LOCK_POINTS = 4 };

// A lock from its root to its tip; radii in parts of half the head's width.
typedef struct {
    struct {
        double u, v, w, radius;
    } at[LOCK_POINTS];
} Lock;

static void add_lock(const Shape *shape, const Lock *lock, int side, double blend, Field *out) {
    Station station[LOCK_POINTS];
    for (int i = 0; i < LOCK_POINTS; i++)
        station[i] =
            (Station){shape_head_point(shape, side * lock->at[i].u, lock->at[i].v, lock->at[i].w),
                      lock->at[i].radius * shape->head_half.x, 0};
    mould_tube(out, station, LOCK_POINTS, NO_SIDE, blend * shape->head_half.x);
}

static void add_locks(const Shape *shape, const Lock *lock, int count, double blend, Field *out) {
    for (int i = 0; i < count; i++)
        add_lock(shape, &lock[i], 1, blend, out);
}

static void add_pairs(const Shape *shape, const Lock *lock, int count, double blend, Field *out) {
    for (int i = 0; i < count; i++)
        for (int side = -1; side <= 1; side += 2)
            add_lock(shape, &lock[i], side, blend, out);
}

// A girl's fringe: locks from the crown that end one by one over the brow.
static void add_fringe(const Shape *shape, Field *out) {
    static const Lock LOCKS[] = {
        {{{-.46, .84, .34, .18},
          {-.66, .66, .60, .20},
          {-.76, .40, .66, .14},
          {-.80, .10, .60, .03}}},
        {{{-.26, .90, .44, .18},
          {-.38, .74, .74, .20},
          {-.44, .46, .86, .14},
          {-.50, .20, .85, .03}}},
        {{{-.08, .94, .46, .18},
          {-.10, .77, .80, .20},
          {-.13, .48, .92, .15},
          {-.20, .26, .94, .03}}},
        {{{.12, .94, .44, .18}, {.20, .76, .79, .20}, {.20, .48, .92, .15}, {.14, .22, .94, .03}}},
        {{{.30, .90, .40, .18}, {.46, .72, .71, .20}, {.50, .46, .84, .14}, {.46, .18, .86, .03}}},
        {{{.48, .84, .30, .18}, {.70, .62, .55, .20}, {.80, .38, .61, .14}, {.82, .08, .54, .03}}},
    };
    add_locks(shape, LOCKS, 6, .04, out);
}

// A woman's hair falls from a parting on her right to both sides and behind the ears.
static void add_sweep(const Shape *shape, Field *out) {
    static const Lock LOCKS[] = {
        {{{-.20, .95, .36, .12},
          {.20, .82, .60, .14},
          {.68, .50, .57, .15},
          {.96, -.16, .34, .05}}},
        {{{-.28, .94, .36, .12},
          {-.56, .76, .64, .15},
          {-.85, .38, .52, .15},
          {-.96, -.16, .34, .05}}},
    };
    add_locks(shape, LOCKS, 2, .16, out);
}

static void add_front(const Shape *shape, Field *out) {
    if (shape_has_fringe(shape))
        add_fringe(shape, out);
    else
        add_sweep(shape, out);
}

static void add_bun(const Shape *shape, Field *out) {
    add_front(shape, out);
    shape_head_ball(shape, out, vec3(0, 1.0, -.72), vec3(.47, .38, .42), .05);
    shape_head_ball(shape, out, vec3(.06, 1.17, -.76), vec3(.33, .24, .30), .05);
}

// A bunch springs from its tie, swells, and ends in a tip before and one behind.
static void add_bunches(const Shape *shape, Field *out) {
    static const Lock TAIL[] = {
        {{{1.12, .38, -.30, .13},
          {1.38, .26, -.28, .25},
          {1.54, -.12, -.24, .29},
          {1.46, -.74, -.12, .05}}},
        {{{1.14, .36, -.34, .13},
          {1.42, .16, -.40, .25},
          {1.56, -.22, -.42, .27},
          {1.62, -.84, -.38, .05}}},
    };
    add_front(shape, out);
    add_pairs(shape, TAIL, 2, .12, out);
}

static void add_long(const Shape *shape, Field *out) {
    static const Lock SIDE[] = {
        {{{.90, .34, .02, .20},
          {1.04, -.24, .04, .23},
          {1.0, -.78, .06, .20},
          {.84, -1.26, .14, .03}}},
        {{{.86, .30, -.24, .24},
          {1.02, -.36, -.28, .26},
          {.96, -.90, -.32, .22},
          {.92, -1.40, -.28, .03}}},
        {{{.60, .30, -.60, .26},
          {.70, -.40, -.66, .28},
          {.64, -.96, -.64, .24},
          {.54, -1.46, -.56, .04}}},
    };
    add_front(shape, out);
    add_pairs(shape, SIDE, 3, .05, out);
    shape_head_ball(shape, out, vec3(0, -.58, -.66), vec3(.80, .78, .36), .10);
}

// Tufts swept from a parting up and over: a man's quiff, a boy's mop that falls on the brow.
static void add_tufts(const Shape *shape, Field *out) {
    static const Lock MAN[] = {
        {{{-.50, .56, .64, .14},
          {-.42, .76, .80, .18},
          {-.16, .92, .84, .18},
          {.14, 1.0, .66, .04}}},
        {{{-.24, .60, .74, .15},
          {-.10, .80, .90, .19},
          {.18, .92, .84, .18},
          {.46, .94, .60, .04}}},
        {{{.06, .62, .74, .15}, {.24, .78, .84, .19}, {.50, .82, .68, .17}, {.74, .74, .40, .04}}},
        {{{.36, .58, .66, .14}, {.56, .68, .64, .17}, {.78, .60, .40, .13}, {.92, .44, .14, .04}}},
        {{{-.52, .82, .16, .15}, {-.24, .98, .28, .17}, {.18, 1.0, .20, .17}, {.54, .90, .0, .04}}},
    };
    static const Lock BOY[] = {
        {{{-.30, .86, .46, .20},
          {-.44, .70, .70, .20},
          {-.54, .46, .80, .12},
          {-.52, .28, .87, .02}}},
        {{{-.10, .90, .46, .22},
          {-.12, .74, .76, .21},
          {-.20, .48, .91, .13},
          {-.16, .28, .94, .02}}},
        {{{.10, .90, .42, .22}, {.22, .74, .73, .22}, {.24, .48, .90, .14}, {.34, .26, .91, .02}}},
        {{{.34, .84, .34, .20}, {.52, .66, .66, .20}, {.62, .40, .76, .13}, {.70, .20, .70, .02}}},
        {{{.02, .98, -.28, .14},
          {.06, 1.10, -.34, .11},
          {.14, 1.18, -.38, .06},
          {.2, 1.2, -.36, .02}}},
    };
    if (shape->figure->child)
        add_locks(shape, BOY, 5, .05, out);
    else
        add_locks(shape, MAN, 5, .05, out);
}

// Rings of soft curls that melt into each other, half sunk into the mass, from the crown down; they
// stay above the brow.
static void add_curls(const Shape *shape, Field *out) {
    static const struct {
        double up, reach, from, size; // height, distance from the axis, first angle, radius
        int count;
    } RING[] = {{1.04, .38, 0, .38, 3},
                {.82, .78, 22, .38, 7},
                {.42, .96, 14, .37, 8},
                {.02, .97, 76, .37, 6},
                {-.36, .92, 112, .35, 4}};
    double deep = shape->head_half.x / shape->head_half.z,
           high = shape->head_half.x / shape->head_half.y;
    // Full: nothing turns its skin to the inside.
    shape_head_ball(shape, out, vec3(0, .20, -.12), vec3(.92, .76, .86), 0);
    for (int i = 0; i < (int)(sizeof RING / sizeof RING[0]); i++)
        for (int k = 0; k < RING[i].count; k++) {
            double span = 360 - 2 * RING[i].from, n = RING[i].count;
            double step = RING[i].from > 0 ? k / (n - 1) : (k + .5) / n;
            double turn = radians(RING[i].from + span * step), front = clamp(own_cos(turn), 0, 1);
            double up = RING[i].up + .05 * (k % 2 ? 1 : -1) + (i == 2 ? .20 * front * front : 0);
            double size = RING[i].size, reach = RING[i].reach;
            shape_head_ball(shape, out,
                            vec3(reach * own_sin(turn), up, reach * own_cos(turn) - .08),
                            vec3(size, size * high, size * deep), .20);
        }
}

// A headscarf crosses before the neck and lies over the collar.
static void add_folds(const Shape *shape, Field *out) {
    static const Lock FOLD[] = {
        {{{-.84, -.50, -.06, .16},
          {-.62, -.92, .34, .20},
          {.06, -1.16, .58, .22},
          {.86, -1.26, .20, .14}}},
        {{{.84, -.50, -.06, .16},
          {.60, -.98, .36, .22},
          {-.10, -1.34, .66, .26},
          {-.92, -1.42, .30, .16}}},
    };
    add_locks(shape, FOLD, 2, .04, out);
}

void shape_locks(const Shape *shape, Field *out) {
    switch (shape->figure->look.hair_style) {
    case HAIR_BUN:
        add_bun(shape, out);
        break;
    case HAIR_BUNCHES:
        add_bunches(shape, out);
        break;
    case HAIR_LONG:
        add_long(shape, out);
        break;
    case HAIR_SHORT:
        add_tufts(shape, out);
        break;
    case HAIR_CURLS:
        add_curls(shape, out);
        break;
    case HAIR_SCARF:
        add_folds(shape, out);
        break;
    }
}

void shape_tie(const Shape *shape, Field *out) {
    HairStyle style = shape->figure->look.hair_style;
    if (style == HAIR_BUN)
        shape_head_ball(shape, out, vec3(0, .78, -.62), vec3(.42, .17, .38), 0);
    if (style == HAIR_BUNCHES)
        shape_head_ball(shape, out, vec3(1.14, .35, -.32), vec3(.15, .25, .25), 0);
}
