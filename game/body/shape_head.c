// Head, hair and what holds the hair, in parts of half the head's width, height and depth.
#include "form.h"
#include "shape.h"

static const Vec3 NO_SIDE = {0, 0, 0}, X = {1, 0, 0};

static Vec3 head_point(const Shape *shape, double u, double v, double w) {
    Vec3 c = shape->head_middle, h = shape->head_half;
    return vec3(c.x + u * h.x, c.y + v * h.y, c.z + w * h.z);
}

static Tube *head_ball(const Shape *shape, Field *out, Vec3 at, Vec3 half, double blend) {
    Vec3 h = shape->head_half;
    return form_ball(out, head_point(shape, at.x, at.y, at.z),
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
    form_tube(out, station, count, NO_SIDE, blend * shape->head_half.x);
}

static void add_neck(const Shape *shape, Field *out) {
    const Figure *f = shape->figure;
    double r = f->girth.neck, under = -.007 * shape->scale;
    Vec3 neck = shape_joint(shape, JOINT_NECK);
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER);
    Vec3 up = head_point(shape, 0, -.45, -.14);
    // The chest and the shoulders that show inside the neckline lie just under the cloth.
    Station chest[] = {{vec3(0, shoulder.y - .045 * f->height, -.05 * r),
                        .92 * f->girth.chest_width + under, .86 * f->girth.chest_depth + under},
                       {vec3(0, shoulder.y - .012 * f->height, -.15 * r),
                        .86 * f->girth.chest_width + under, .70 * f->girth.chest_depth + under},
                       {vec3(0, neck.y - .008 * f->height, neck.z), 1.16 * r, 1.10 * r},
                       {vec3(0, neck.y + .012 * f->height, neck.z), r, r},
                       {vec_mix(neck, up, .6), .96 * r, r},
                       {up, .98 * r, 1.06 * r}};
    form_tube(out, chest, 6, X, 0);
    Vec3 root = vec3(.30 * shoulder.x, mix(shoulder.y, neck.y, .62), .5 * neck.z);
    Station yoke[] = {{root, .70 * r + under, 0},
                      {vec_mix(root, shoulder, .45), .74 * f->girth.shoulder + under, 0}};
    form_tube(out, yoke, 2, NO_SIDE, .035 * shape->scale);
}

void shape_head(const Shape *shape, Field *out) {
    bool child = shape->figure->child;
    add_neck(shape, out);
    head_ball(shape, out, vec3(0, .10, -.04), vec3(1, .90, .96), .10); // skull
    head_ball(shape, out, vec3(0, child ? -.32 : -.34, .16),
              vec3(child ? .90 : .80, child ? .62 : .66, .74), .22); // jaw
    for (int s = -1; s <= 1; s += 2) {
        head_ball(shape, out, vec3(s * .44, -.42, .42),
                  vec3(child ? .46 : .38, child ? .38 : .36, .40), .25); // cheeks
        // Ears are small and lie close: a leaf, its rim turned a little to the front.
        Vec3 at = head_point(shape, s * .965, -.10, -.02), h = shape->head_half;
        Quat turn = quat_mul(quat_axis(vec3(0, 1, 0), s * radians(24)),
                             quat_axis(vec3(1, 0, 0), radians(-10)));
        form_ball(out, at, vec3(.085 * h.x, .235 * h.y, .165 * h.z), turn, .06 * h.x);
    }
    head_ball(shape, out, vec3(0, child ? -.74 : -.78, .44), vec3(.26, .18, .26), .25); // chin
    double nose = child ? -.30 : -.28;
    LockPoint bridge[2] = {{0, nose + .22, .86, .05}, {0, nose, .955, child ? .075 : .085}};
    head_lock(shape, out, bridge, 2, .12);
}

static void add_cap(const Shape *shape, Field *out) {
    bool child = shape->figure->child;
    head_ball(shape, out, vec3(0, .13, -.08), vec3(1.075, .945, 1.0), 0);
    head_ball(shape, out, vec3(0, -.30, -.40), vec3(.98, .50, .66), .2); // nape
    // The face stays open: a high round hairline, narrower at the temples.
    Tube *face = head_ball(shape, out, vec3(0, child ? -.50 : -.46, .82),
                           vec3(.93, child ? .86 : .96, .86), .05);
    face->hollow = true;
}

// Locks that part on the person's right and sweep to both temples.
static void add_swept_fringe(const Shape *shape, Field *out) {
    static const LockPoint LEFT[2][5] = {{{-.28, .93, .34, .13},
                                          {.10, .84, .60, .17},
                                          {.48, .62, .64, .17},
                                          {.80, .26, .44, .12},
                                          {.90, -.12, .26, .06}},
                                         {{-.24, .98, .10, .15},
                                          {.28, .90, .34, .19},
                                          {.70, .62, .38, .18},
                                          {.95, .20, .18, .14},
                                          {1.0, -.16, .04, .06}}};
    static const LockPoint RIGHT[2][5] = {{{-.30, .93, .34, .12},
                                           {-.46, .78, .56, .15},
                                           {-.66, .54, .58, .15},
                                           {-.84, .20, .42, .11},
                                           {-.90, -.14, .26, .05}},
                                          {{-.32, .97, .08, .13},
                                           {-.56, .84, .32, .17},
                                           {-.82, .54, .34, .16},
                                           {-.98, .16, .16, .13},
                                           {-1.0, -.18, .04, .06}}};
    for (int i = 1; i >= 0; i--) {
        head_lock(shape, out, LEFT[i], 5, .05);
        head_lock(shape, out, RIGHT[i], 5, .05);
    }
}

// Straight short locks over the brow, longer to the sides.
static void add_fringe(const Shape *shape, Field *out) {
    static const LockPoint LOCK[6][3] = {
        {{-.50, .86, .30, .16}, {-.72, .52, .56, .17}, {-.80, .12, .52, .08}},
        {{-.32, .92, .36, .17}, {-.46, .62, .74, .17}, {-.50, .24, .80, .09}},
        {{-.10, .94, .38, .17}, {-.16, .66, .82, .17}, {-.16, .30, .92, .09}},
        {{.10, .94, .38, .17}, {.16, .66, .82, .17}, {.18, .28, .92, .09}},
        {{.32, .92, .36, .17}, {.46, .62, .74, .17}, {.52, .23, .79, .09}},
        {{.50, .86, .30, .16}, {.72, .52, .56, .17}, {.82, .12, .50, .08}}};
    for (int i = 0; i < 6; i++)
        head_lock(shape, out, LOCK[i], 3, .05);
}

static void add_bun(const Shape *shape, Field *out) {
    head_ball(shape, out, vec3(0, .86, -.84), vec3(.46, .36, .40), .05);
    static const LockPoint WRAP[4] = {{-.36, .80, -.76, .12},
                                      {-.16, 1.10, -.84, .15},
                                      {.18, 1.12, -.92, .15},
                                      {.38, .84, -1.0, .11}};
    head_lock(shape, out, WRAP, 4, .03);
}

static void add_bunches(const Shape *shape, Field *out) {
    for (int s = -1; s <= 1; s += 2) {
        LockPoint tail[5] = {{s * 1.02, .34, -.30, .12},
                             {s * 1.24, .16, -.30, .24},
                             {s * 1.36, -.18, -.28, .29},
                             {s * 1.32, -.52, -.24, .22},
                             {s * 1.24, -.78, -.18, .06}};
        head_lock(shape, out, tail, 5, .04);
        LockPoint wisp[3] = {
            {s * .90, .30, .30, .12}, {s * .95, -.05, .24, .09}, {s * .93, -.36, .22, .03}};
        head_lock(shape, out, wisp, 3, .05);
    }
}

static void add_long(const Shape *shape, Field *out) {
    for (int s = -1; s <= 1; s += 2) {
        LockPoint side[4] = {{s * .86, .30, -.10, .22},
                             {s * 1.0, -.3, -.16, .22},
                             {s * .98, -.8, -.22, .22},
                             {s * .84, -1.2, -.34, .10}};
        head_lock(shape, out, side, 4, .10);
    }
    head_ball(shape, out, vec3(0, -.62, -.62), vec3(.92, .72, .40), .15);
}

void shape_hair(const Shape *shape, Field *out) {
    add_cap(shape, out);
    switch (shape->figure->look.hair_style) {
    case HAIR_BUN:
        add_swept_fringe(shape, out);
        add_bun(shape, out);
        break;
    case HAIR_BUNCHES:
        add_fringe(shape, out);
        add_bunches(shape, out);
        break;
    case HAIR_LONG:
        add_swept_fringe(shape, out);
        add_long(shape, out);
        break;
    case HAIR_SHORT:
        add_fringe(shape, out);
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
