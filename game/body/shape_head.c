// Head, hair and what holds the hair, in parts of half the head's width, height and depth.
#include <math.h>

#include "mould.h"
#include "shape.h"

static const Vec3 NO_SIDE = {0, 0, 0}, X = {1, 0, 0};

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
    bool child = shape->figure->child;
    add_neck(shape, out);
    head_ball(shape, out, vec3(0, .10, -.04), vec3(1, .90, .96), .10); // skull
    head_ball(shape, out, vec3(0, child ? -.32 : -.34, .16),
              vec3(child ? .90 : .80, child ? .62 : .66, .74), .22); // jaw
    for (int s = -1; s <= 1; s += 2)
        head_ball(shape, out, vec3(s * .44, -.42, .42),
                  vec3(child ? .46 : .38, child ? .38 : .36, .40), .25);                // cheeks
    head_ball(shape, out, vec3(0, child ? -.74 : -.78, .44), vec3(.26, .18, .26), .25); // chin
}

// Small and close, a leaf with its rim turned a little to the front.
void shape_ear(const Shape *shape, Field *out) {
    Vec3 h = shape->head_half;
    Quat turn =
        quat_mul(quat_axis(vec3(0, 1, 0), radians(26)), quat_axis(vec3(1, 0, 0), radians(-12)));
    mould_ball(out, head_point(shape, .985, -.10, -.05), vec3(.080 * h.x, .235 * h.y, .165 * h.z),
               turn, 0);
    mould_ball(out, head_point(shape, .965, -.26, -.01), vec3(.065 * h.x, .10 * h.y, .085 * h.z),
               turn, .03 * h.x);
}

void shape_nose(const Shape *shape, Tube *out) {
    bool child = shape->figure->child;
    double v = child ? -.30 : -.28, r = (child ? .085 : .095) * shape->head_half.x;
    out->count = 2;
    out->point[0] = head_point(shape, 0, v + (child ? .12 : .22), .84);
    out->point[1] = head_point(shape, 0, v, child ? .935 : .945);
    out->across[0] = .62 * r;
    out->across[1] = r;
}

// The smooth mass of the hair. The face is cut out of it, see hair_line().
static void add_cap(const Shape *shape, Field *out) {
    bool child = shape->figure->child;
    head_ball(shape, out, vec3(0, .14, -.05), vec3(1.085, .955, 1.05), 0);
    head_ball(shape, out, vec3(0, -.30, -.40), vec3(1.0, .50, .68), .2); // nape
    if (child)                                                           // a full fringe
        head_ball(shape, out, vec3(0, .42, .42), vec3(.92, .52, .62), .16);
    else { // two sweeps, fuller on the person's left
        head_ball(shape, out, vec3(.34, .56, .40), vec3(.66, .42, .60), .16);
        head_ball(shape, out, vec3(-.52, .52, .38), vec3(.46, .40, .54), .16);
    }
}

// Positive where the face looks out of the hair, about in parts of half the head's height.
double shape_hair_line(const Shape *shape, Vec3 p) {
    Vec3 c = shape->head_middle, h = shape->head_half;
    double u = (p.x - c.x) / h.x, v = (p.y - c.y) / h.y, w = (p.z - c.z) / h.z;
    double brow;
    if (shape->figure->child) { // five soft locks over the brow
        double lock = u * 2.6 + .5, place = lock - floor(lock) - .5;
        brow = .26 - .16 * u * u + .16 * place * place;
    } else { // from a parting down to both sides
        double from = u + .24;
        brow = .60 - (from > 0 ? .44 : .85) * from * from - .10 * fabs(from);
        brow = .5 * (brow - .09 + sqrt((brow + .09) * (brow + .09) + .02)); // not over the ears
    }
    // Beside the face: in front of the ear, below it back behind the ear.
    double below = fmax(0, .17 - v);
    double side = fmax(.28 - 9 * below * below, -.30);
    double under = brow - v, before = .8 * (w - side), k = .22;
    double gap = fabs(under - before), least = fmin(under, before);
    return gap >= k ? least : least - (k - gap) * (k - gap) / (4 * k);
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

static void add_wisps(const Shape *shape, double w, Field *out) {
    for (int s = -1; s <= 1; s += 2) {
        LockPoint wisp[4] = {{s * .94, .16, w, .10},
                             {s * .99, -.14, w, .085},
                             {s * .96, -.42, w + .02, .06},
                             {s * .88, -.60, w + .06, .022}};
        head_lock(shape, out, wisp, 4, .03);
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

void shape_hair(const Shape *shape, Field *out) {
    add_cap(shape, out);
}

void shape_locks(const Shape *shape, Field *out) {
    switch (shape->figure->look.hair_style) {
    case HAIR_BUN:
        add_bun(shape, out);
        add_wisps(shape, .24, out);
        break;
    case HAIR_BUNCHES:
        add_bunches(shape, out);
        add_wisps(shape, .26, out);
        break;
    case HAIR_LONG:
        add_long(shape, out);
        break;
    case HAIR_SHORT:
        add_wisps(shape, .22, out);
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
