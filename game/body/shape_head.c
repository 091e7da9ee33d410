// Head, hair and what holds the hair, in parts of half the head's width, height and depth.
#include <math.h>

#include "mould.h"
#include "shape.h"

static const Vec3 NO_SIDE = {0, 0, 0}, X = {1, 0, 0};

// A grown-up's measure to a child's; exact at both ends.
static double grown(double adult, double child, double youth) {
    return adult * (1 - youth) + child * youth;
}

static Vec3 head_point(const Shape *shape, double u, double v, double w) {
    Vec3 c = shape->head_middle, h = shape->head_half;
    return vec3(c.x + u * h.x, c.y + v * h.y, c.z + w * h.z);
}

static Tube *head_ball(const Shape *shape, Field *out, Vec3 at, Vec3 half, double blend) {
    Vec3 h = shape->head_half;
    return mould_ball(out, head_point(shape, at.x, at.y, at.z),
                      vec3(half.x * h.x, half.y * h.y, half.z * h.z), quat_identity(), blend * h.x);
}

// A lock from point to point, radii in parts of half the head's width.
typedef struct {
    double u, v, w, radius;
} LockPoint;

static void head_lock(const Shape *shape, Field *out, const LockPoint *from, int count,
                      double blend) {
    Station station[TUBE_POINTS];
    for (int i = 0; i < count; i++)
        station[i] = (Station){head_point(shape, from[i].u, from[i].v, from[i].w),
                               from[i].radius * shape->head_half.x, 0};
    mould_tube(out, station, count, NO_SIDE, blend * shape->head_half.x);
}

static void add_neck(const Shape *shape, Field *out) {
    double r = shape->figure->girth.neck, under = -.009 * shape->scale;
    Vec3 neck = shape_joint(shape, JOINT_NECK), up = head_point(shape, 0, -.45, -.14);
    // The chest and the shoulders that show inside the neckline lie just under the cloth.
    Station chest[TUBE_POINTS];
    int n = shape_trunk(shape, under, chest);
    mould_tube(out, &chest[n - 3], 3, X, 0);
    shape_yoke(shape, under, out);
    Station throat[] = {{vec3(0, neck.y - .02 * shape->figure->height, neck.z), r, .96 * r},
                        {vec3(0, neck.y + .012 * shape->figure->height, neck.z), r, r},
                        {vec_mix(neck, up, .6), .96 * r, r},
                        {up, .98 * r, 1.06 * r}};
    mould_tube(out, throat, 4, X, .012 * shape->scale);
}

void shape_head(const Shape *shape, Field *out) {
    double young = shape->figure->youth;
    add_neck(shape, out);
    head_ball(shape, out, vec3(0, .10, -.04), vec3(1, .90, .96), .10); // skull
    double man = shape->figure->man && !shape->figure->child;          // a broader jaw
    head_ball(shape, out, vec3(0, grown(-.34, -.32, young), .16),
              vec3(grown(.80 + .06 * man, .90, young), grown(.66, .62, young), .74), .22); // jaw
    for (int s = -1; s <= 1; s += 2)
        head_ball(shape, out, vec3(s * .44, -.42, .42),
                  vec3(grown(.38, .46, young), grown(.36, .38, young), .40), .25); // cheeks
    head_ball(shape, out, vec3(0, grown(-.78, -.74, young), .44), vec3(.26 + .08 * man, .18, .26),
              .25); // chin
}

// Small and close, a leaf with its rim turned a little to the front.
void shape_ear(const Shape *shape, Field *out) {
    Vec3 h = shape->head_half;
    Quat turn =
        quat_mul(quat_axis(vec3(0, 1, 0), radians(26)), quat_axis(vec3(1, 0, 0), radians(-12)));
    mould_ball(out, head_point(shape, .995, -.10, -.05), vec3(.086 * h.x, .235 * h.y, .165 * h.z),
               turn, 0);
    mould_ball(out, head_point(shape, .965, -.26, -.01), vec3(.065 * h.x, .10 * h.y, .085 * h.z),
               turn, .03 * h.x);
}

void shape_nose(const Shape *shape, Tube *out) {
    double young = shape->figure->youth;
    double v = grown(-.28, -.30, young), r = grown(.095, .085, young) * shape->head_half.x;
    out->count = 2;
    out->point[0] = head_point(shape, 0, v + grown(.22, .12, young), .84);
    out->point[1] = head_point(shape, 0, v, grown(.945, .935, young));
    out->across[0] = .62 * r;
    out->across[1] = r;
}

static bool is_short(const Shape *shape) {
    return shape->figure->look.hair_style == HAIR_SHORT;
}

static bool is_scarf(const Shape *shape) {
    return shape->figure->look.hair_style == HAIR_SCARF;
}

static bool has_fringe(const Shape *shape) {
    return shape->figure->child && !is_short(shape) && !is_scarf(shape);
}

// Close at the sides, fuller on top.
static void add_short_cap(const Shape *shape, Field *out) {
    head_ball(shape, out, vec3(0, .14, -.05), vec3(1.050, .955, 1.03), 0);
    head_ball(shape, out, vec3(0, -.24, -.38), vec3(.97, .46, .66), .2); // nape
    head_ball(shape, out, vec3(.22, .68, .28), vec3(.66, .40, .62), .18);
    head_ball(shape, out, vec3(-.40, .62, .26), vec3(.50, .38, .58), .18);
}

// A headscarf: close over the head, round under the chin, in folds about the neck.
static void add_scarf(const Shape *shape, Field *out) {
    head_ball(shape, out, vec3(0, .13, -.06), vec3(1.12, 1.0, 1.10), 0);
    head_ball(shape, out, vec3(0, -.34, -.02), vec3(1.02, .70, .92), .25); // cheeks and chin
    head_ball(shape, out, vec3(0, -.96, -.12), vec3(.74, .30, .72), .20);  // folds about the neck
    head_ball(shape, out, vec3(0, -1.22, -.12), vec3(.86, .26, .80), .14);
}

// The smooth mass of the hair. The face is cut out of it, see hair_line().
static void add_cap(const Shape *shape, Field *out) {
    if (is_short(shape) || is_scarf(shape)) {
        (is_scarf(shape) ? add_scarf : add_short_cap)(shape, out);
        return;
    }
    head_ball(shape, out, vec3(0, .14, -.05), vec3(1.085, .955, 1.05), 0);
    head_ball(shape, out, vec3(0, -.30, -.40), vec3(1.0, .50, .68), .2); // nape
    if (has_fringe(shape))
        head_ball(shape, out, vec3(0, .42, .42), vec3(.92, .52, .62), .16);
    else { // two sweeps, fuller on the person's left
        head_ball(shape, out, vec3(.34, .56, .40), vec3(.66, .42, .60), .16);
        head_ball(shape, out, vec3(-.52, .52, .38), vec3(.46, .40, .54), .16);
    }
}

// Where the hair ends over the brow, at `u` across: parts of half the head's height.
static double brow_line(const Shape *shape, double u) {
    if (has_fringe(shape)) { // five soft locks over the brow
        double lock = u * 2.6 + .5, place = lock - floor(lock) - .5;
        return .26 - .16 * u * u + .16 * place * place;
    }
    if (is_short(shape)) { // higher at the temples
        double young = shape->figure->youth, lock = u * 2.2 + .2, place = lock - floor(lock) - .5;
        return .50 - .10 * young + .10 * u * u - .55 * u * u * u * u + .12 * place * place;
    }
    // From a parting down to both sides.
    double from = u + .24;
    double brow = .60 - (from > 0 ? .44 : .85) * from * from - .10 * fabs(from);
    return .5 * (brow - .09 + sqrt((brow + .09) * (brow + .09) + .02)); // not over the ears
}

// The lower edge of short hair: over the ears, down behind them.
static double short_line(double v, double w) {
    double before = clamp((w - .02) / .10, 0, 1), behind = clamp((-.14 - w) / .26, 0, 1);
    return .12 - .22 * before - .66 * behind - v;
}

// Hair that is pinned up lies round the whole ear.
static bool pins_up(const Shape *shape) {
    HairStyle style = shape->figure->look.hair_style;
    return style == HAIR_BUN || style == HAIR_BUNCHES;
}

static double ear_gap(double v, double w) {
    double up = (v + .13) / .34, back = (w - .02) / .27;
    return .28 * (1 - sqrt(up * up + back * back));
}

// Positive where the face looks out of the hair, about in parts of half the head's height.
double shape_hair_line(const Shape *shape, Vec3 p) {
    Vec3 c = shape->head_middle, h = shape->head_half;
    double u = (p.x - c.x) / h.x, v = (p.y - c.y) / h.y, w = (p.z - c.z) / h.z;
    if (is_scarf(shape)) { // an oval round the face
        double oval = 1 - sqrt(u * u / .64 + (v + .17) * (v + .17) / .64);
        return fmin(oval, .8 * (w - .10));
    }
    // Beside the face: in front of the ear, below it back behind the ear.
    double below = fmax(0, .17 - v);
    double side = fmax(.28 - 9 * below * below, -.30);
    if (is_short(shape))
        side = .30;
    double under = brow_line(shape, u) - v, before = .8 * (w - side), k = .22;
    double gap = fabs(under - before), least = fmin(under, before);
    double line = gap >= k ? least : least - (k - gap) * (k - gap) / (4 * k);
    if (is_short(shape))
        return fmax(line, short_line(v, w));
    return pins_up(shape) ? fmax(line, ear_gap(v, w)) : line;
}

static void add_bun(const Shape *shape, Field *out) {
    head_ball(shape, out, vec3(0, .86, -.86), vec3(.47, .38, .42), .05);
    head_ball(shape, out, vec3(.06, 1.02, -.92), vec3(.33, .24, .30), .05);
}

static void add_bunches(const Shape *shape, Field *out) {
    for (int s = -1; s <= 1; s += 2) {
        LockPoint tail[5] = {{s * 1.02, .36, -.30, .13},
                             {s * 1.26, .16, -.30, .27},
                             {s * 1.40, -.20, -.28, .31},
                             {s * 1.36, -.54, -.24, .24},
                             {s * 1.26, -.84, -.18, .05}};
        head_lock(shape, out, tail, 5, .04);
    }
}

static void add_long(const Shape *shape, Field *out) {
    for (int s = -1; s <= 1; s += 2) {
        LockPoint side[4] = {{s * .86, .30, -.10, .24},
                             {s * 1.0, -.3, -.16, .24},
                             {s * .98, -.8, -.22, .24},
                             {s * .84, -1.2, -.34, .10}};
        head_lock(shape, out, side, 4, .10);
    }
    head_ball(shape, out, vec3(0, -.62, -.62), vec3(.92, .72, .40), .15);
}

// Tufts swept from a parting up and over: a man's quiff, a boy's mop that falls on the brow.
static void add_tufts(const Shape *shape, Field *out) {
    static const LockPoint MAN[3][4] = {
        {{-.50, .60, .62, .16}, {-.32, .78, .82, .20}, {.04, .86, .86, .21}, {.40, .80, .74, .05}},
        {{-.12, .68, .66, .18}, {.16, .84, .80, .22}, {.52, .76, .72, .19}, {.78, .52, .58, .05}},
        {{-.44, .82, .20, .16}, {-.05, .94, .36, .18}, {.36, .93, .30, .18}, {.66, .78, .16, .05}}};
    static const LockPoint BOY[5][4] = {
        {{-.30, .86, .46, .20},
         {-.44, .70, .74, .20},
         {-.54, .46, .86, .13},
         {-.52, .28, .87, .02}},
        {{-.10, .90, .46, .22},
         {-.12, .74, .82, .21},
         {-.20, .48, 1.0, .14},
         {-.16, .28, 1.0, .02}},
        {{.10, .90, .42, .22}, {.22, .74, .78, .22}, {.24, .48, .98, .15}, {.34, .26, .94, .02}},
        {{.34, .84, .34, .20}, {.52, .66, .66, .20}, {.62, .40, .76, .13}, {.70, .20, .70, .02}},
        {{.02, .98, -.28, .14},
         {.06, 1.10, -.34, .11},
         {.14, 1.18, -.38, .06},
         {.2, 1.2, -.36, .02}},
    };
    bool child = shape->figure->child;
    for (int i = 0; i < (child ? 5 : 3); i++)
        head_lock(shape, out, child ? BOY[i] : MAN[i], 4, child ? .05 : .09);
}

// Rings of soft curls, from the crown down; the face stays free.
static void add_curls(const Shape *shape, Field *out) {
    static const struct {
        double up, reach, from, size; // height, distance from the axis, first angle, radius
        int count;
    } RING[] = {{.98, .42, 0, .34, 4},
                {.72, .84, 18, .33, 8},
                {.26, 1.02, 66, .30, 7},
                {-.20, 1.0, 96, .28, 6}};
    for (int i = 0; i < 4; i++) {
        double span = 360 - 2 * RING[i].from, n = RING[i].count;
        for (int k = 0; k < RING[i].count; k++) {
            double step = RING[i].from > 0 ? k / (n - 1) : k / n;
            double turn = radians(RING[i].from + span * step), size = RING[i].size;
            double up = RING[i].up + .05 * (k % 2 ? 1 : -1);
            Vec3 at = vec3(RING[i].reach * own_sin(turn), up, RING[i].reach * own_cos(turn) - .06);
            head_ball(shape, out, at, vec3(size, .92 * size, size), .05);
        }
    }
}

// The end of a headscarf over the chest.
static void add_tail(const Shape *shape, Field *out) {
    LockPoint tail[4] = {{.34, -1.02, .30, .30},
                         {.40, -1.30, .52, .34},
                         {.36, -1.66, .60, .30},
                         {.30, -2.0, .58, .10}};
    head_lock(shape, out, tail, 4, .06);
}

void shape_hair(const Shape *shape, Field *out) {
    add_cap(shape, out);
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
        add_tail(shape, out);
        break;
    }
}

void shape_tie(const Shape *shape, Field *out) {
    HairStyle style = shape->figure->look.hair_style;
    if (style == HAIR_BUN)
        head_ball(shape, out, vec3(0, .66, -.72), vec3(.40, .17, .36), 0);
    if (style == HAIR_BUNCHES)
        head_ball(shape, out, vec3(1.08, .30, -.30), vec3(.17, .20, .20), 0);
}
