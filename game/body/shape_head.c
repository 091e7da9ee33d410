// The head and the mass of the hair on it, in parts of half the head's width, height and depth.
#include <math.h>

#include "mould.h"
#include "shape.h"

static const Vec3 X = {1, 0, 0};

// A grown-up's measure to a child's; exact at both ends.
static double grown(double adult, double child, double youth) {
    return adult * (1 - youth) + child * youth;
}

Vec3 shape_head_point(const Shape *shape, double u, double v, double w) {
    Vec3 c = shape->head_middle, h = shape->head_half;
    return vec3(c.x + u * h.x, c.y + v * h.y, c.z + w * h.z);
}

Tube *shape_head_ball(const Shape *shape, Field *out, Vec3 at, Vec3 half, double blend) {
    Vec3 h = shape->head_half;
    return mould_ball(out, shape_head_point(shape, at.x, at.y, at.z),
                      vec3(half.x * h.x, half.y * h.y, half.z * h.z), quat_identity(), blend * h.x);
}

static void add_neck(const Shape *shape, Field *out) {
    double r = shape->figure->girth.neck, under = -.013 * shape->scale;
    Vec3 neck = shape_joint(shape, JOINT_NECK), up = shape_head_point(shape, 0, -.45, -.14);
    // The chest and the shoulders that show inside the neckline lie just under the cloth.
    Station chest[TUBE_POINTS];
    int n = shape_trunk(shape, under, chest);
    mould_tube(out, &chest[n - 3], 3, X, 0);
    if (shape->figure->man && !shape->figure->child) // a broad chest fills the neckline
        shape_chest(shape, under, out);
    shape_yoke(shape, under, out);
    Station throat[] = {{vec3(0, neck.y - .02 * shape->figure->height, neck.z), r, .96 * r},
                        {vec3(0, neck.y + .012 * shape->figure->height, neck.z), r, r},
                        {vec_mix(neck, up, .6), .96 * r, r},
                        {up, .98 * r, 1.06 * r}};
    mould_tube(out, throat, 4, X, .026 * shape->scale);
}

void shape_head(const Shape *shape, Field *out) {
    double young = shape->figure->youth;
    shape_head_ball(shape, out, vec3(0, .10, -.04), vec3(1, .90, .96), 0); // skull
    double man = shape->figure->man && !shape->figure->child;              // a broader jaw
    shape_head_ball(shape, out, vec3(0, grown(-.34, -.32, young), .16),
                    vec3(grown(.76 + .08 * man, .86, young), grown(.66, .62, young), .76),
                    .22); // jaw
    for (int s = -1; s <= 1; s += 2)
        shape_head_ball(shape, out, vec3(s * grown(.43, .46, young), grown(-.38, -.38, young), .42),
                        vec3(grown(.37, .47, young), grown(.36, .40, young), .41), .25); // cheeks
    shape_head_ball(shape, out, vec3(0, grown(-.78, -.74, young), .44),
                    vec3(.26 + .08 * man, .18, .26),
                    .25); // chin
    add_neck(shape, out); // last: the jaw's edge stays
}

// Small and close, a leaf with its rim turned a little to the front.
void shape_ear(const Shape *shape, Field *out) {
    Vec3 h = shape->head_half;
    Quat turn =
        quat_mul(quat_axis(vec3(0, 1, 0), radians(26)), quat_axis(vec3(1, 0, 0), radians(-12)));
    mould_ball(out, shape_head_point(shape, .995, -.10, -.05),
               vec3(.086 * h.x, .235 * h.y, .165 * h.z), turn, 0);
    mould_ball(out, shape_head_point(shape, .965, -.26, -.01),
               vec3(.065 * h.x, .10 * h.y, .085 * h.z), turn, .03 * h.x);
}

void shape_nose(const Shape *shape, Tube *out) {
    double young = shape->figure->youth;
    double v = grown(-.28, -.30, young), r = grown(.095, .085, young) * shape->head_half.x;
    out->count = 2;
    out->point[0] = shape_head_point(shape, 0, v + grown(.22, .12, young), .84);
    out->point[1] = shape_head_point(shape, 0, v, grown(.945, .935, young));
    out->across[0] = .62 * r;
    out->across[1] = r;
}

static bool is_short(const Shape *shape) {
    return shape->figure->look.hair_style == HAIR_SHORT;
}

static bool is_scarf(const Shape *shape) {
    return shape->figure->look.hair_style == HAIR_SCARF;
}

static bool has_curls(const Shape *shape) {
    return shape->figure->look.hair_style == HAIR_CURLS;
}

bool shape_has_fringe(const Shape *shape) {
    HairStyle style = shape->figure->look.hair_style;
    return shape->figure->child && style != HAIR_SHORT && style != HAIR_SCARF &&
           style != HAIR_CURLS;
}

// Close at the sides, fuller on top.
static void add_short_cap(const Shape *shape, Field *out) {
    shape_head_ball(shape, out, vec3(0, .14, -.05), vec3(1.050, .955, 1.03), 0);
    shape_head_ball(shape, out, vec3(0, -.24, -.38), vec3(.97, .46, .66), .2); // nape
    shape_head_ball(shape, out, vec3(.16, .64, .24), vec3(.66, .38, .58), .18);
    shape_head_ball(shape, out, vec3(-.36, .58, .22), vec3(.50, .36, .54), .18);
}

// A headscarf: close over the head, round under the chin, in folds about the neck.
static void add_scarf(const Shape *shape, Field *out) {
    shape_head_ball(shape, out, vec3(0, .13, -.06), vec3(1.12, 1.0, 1.10), 0);
    double full = .07 * shape->figure->youth; // of a child's cheeks
    shape_head_ball(shape, out, vec3(0, -.34, .02), vec3(1.06 + full, .78 + full, 1.0 + full),
                    .25); // cheeks and chin
    shape_head_ball(shape, out, vec3(0, -.96, -.12), vec3(.74, .30, .72),
                    .20); // folds about the neck
    shape_head_ball(shape, out, vec3(0, -1.26, -.14), vec3(1.04, .30, .90), .14);
}

// Curls stand off all round.
static void add_curly_cap(const Shape *shape, Field *out) {
    shape_head_ball(shape, out, vec3(0, .20, -.08), vec3(1.06, .96, 1.02), 0);
    shape_head_ball(shape, out, vec3(0, -.28, -.42), vec3(1.0, .52, .68), .2);
}

// The smooth mass of the hair. The face is cut out of it, see hair_line().
static void add_cap(const Shape *shape, Field *out) {
    if (is_short(shape) || is_scarf(shape)) {
        (is_scarf(shape) ? add_scarf : add_short_cap)(shape, out);
        return;
    }
    if (has_curls(shape)) {
        add_curly_cap(shape, out);
        return;
    }
    shape_head_ball(shape, out, vec3(0, .14, -.05), vec3(1.085, .955, 1.05), 0);
    shape_head_ball(shape, out, vec3(0, -.30, -.40), vec3(1.0, .50, .68), .2); // nape
    if (shape_has_fringe(shape))
        shape_head_ball(shape, out, vec3(0, .42, .38), vec3(.92, .52, .60), .16);
    else // fuller on the person's left
        shape_head_ball(shape, out, vec3(.30, .56, .27), vec3(.66, .40, .53), .16);
}

// Where the hair ends over the brow, at `u` across: parts of half the head's height.
static double brow_line(const Shape *shape, double u) {
    if (shape_has_fringe(shape)) // under the locks of the fringe
        return .38 - .20 * u * u;
    if (has_curls(shape))
        return .58 - .40 * u * u;
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
    return .12 - .22 * before - .50 * behind - v;
}

// Hair that is pinned up lies round the whole ear.
static bool pins_up(const Shape *shape) {
    HairStyle style = shape->figure->look.hair_style;
    return style == HAIR_BUN || style == HAIR_BUNCHES;
}

// Bunches hide the ear's back: the hair comes closer to its top.
static double ear_gap(const Shape *shape, double v, double w) {
    bool bunches = shape->figure->look.hair_style == HAIR_BUNCHES;
    double up = (v + .13) / (bunches ? .26 : .34), back = (w - .02) / (bunches ? .22 : .27);
    return .28 * (1 - sqrt(up * up + back * back));
}

// The smaller one; within `round` of each other they meet in a curve.
static double least_smooth(double a, double b, double round) {
    double gap = fabs(a - b), least = fmin(a, b);
    return gap >= round ? least : least - (round - gap) * (round - gap) / (4 * round);
}

// Positive where the face looks out of the hair, about in parts of half the head's height.
double shape_hair_line(const Shape *shape, Vec3 p) {
    Vec3 c = shape->head_middle, h = shape->head_half;
    double u = (p.x - c.x) / h.x, v = (p.y - c.y) / h.y, w = (p.z - c.z) / h.z;
    if (is_scarf(shape)) { // an oval round the face
        double oval = 1 - sqrt(u * u / .64 + (v + .17) * (v + .17) / .64);
        return least_smooth(oval, .8 * (w - .10), .30);
    }
    // Beside the face: in front of the ear, below it back behind the ear.
    double below = fmax(0, .04 - v);
    double side = fmax(.38 - 6 * below * below, -.30);
    if (is_short(shape))
        side = .30;
    double line = least_smooth(brow_line(shape, u) - v, .8 * (w - side), .22);
    if (is_short(shape))
        return fmax(line, short_line(v, w));
    return pins_up(shape) ? fmax(line, ear_gap(shape, v, w)) : line;
}

void shape_hair(const Shape *shape, Field *out) {
    add_cap(shape, out);
}
