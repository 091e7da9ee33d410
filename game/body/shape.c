#include "shape.h"

#include "fail.h"
#include "mould.h"

static const Vec3 NO_SIDE = {0, 0, 0}, X = {1, 0, 0};

Vec3 shape_joint(const Shape *shape, Joint joint) {
    return shape->rig.bind.position[joint];
}

void shape_init(Shape *shape, const Figure *figure) {
    *shape = (Shape){.figure = figure, .scale = figure->height / 1.65};
    rig_init(&shape->rig, figure);
    const Vec3 *at = shape->rig.bind.position;
    const Girth *g = &figure->girth;
    // The chin hangs a little below the joint on which the head turns. Heads are drawn larger than
    // they are, most of all a small child's, so that faces read from the sofa; an ear that rests
    // presses its cheek flat by the difference.
    Vec3 offset = figure_offset(figure, JOINT_CROWN);
    double chin = -(.12 + .05 * figure->youth) * figure->head;
    double top = offset.y + (.04 + .05 * figure->youth) * figure->head;
    double full = 1.06 + .08 * figure->youth;
    shape->head_half = vec3(full * g->head_width, .5 * (top - chin), full * g->head_depth);
    shape->head_middle = vec_add(at[JOINT_HEAD], vec3(0, .5 * (top + chin), offset.z));
    shape->waist_y = mix(at[JOINT_WAIST].y, at[JOINT_CHEST].y, .5);
    shape->hem_y = shape->rig.hem;
    shape->sleeve = .50;
    shape->cuff = .84;
    Vec3 neck = at[JOINT_NECK];
    shape->neckline = vec3(0, neck.y + 1.15 * g->neck, neck.z + .72 * g->neck);
    shape->neckline_radius = 2.04 * g->neck;
}

int shape_trunk(const Shape *shape, double ease, Station out[TUBE_POINTS]) {
    const Girth *g = &shape->figure->girth;
    const Vec3 *at = shape->rig.bind.position;
    double h = shape->figure->height;
    Vec3 pelvis = at[JOINT_PELVIS], ribs = at[JOINT_RIBS], neck = at[JOINT_NECK];
    double shoulder_y = at[JOINT_SHOULDER].y;
    int n = 0;
    double flare = .006 * shape->scale; // the hem stands off a little
    out[n++] =
        (Station){vec3(0, pelvis.y - .010 * h, 0), g->hip_width + flare, g->hip_depth + flare};
    out[n++] =
        (Station){vec3(0, pelvis.y + .030 * h, 0), g->hip_width + flare, g->hip_depth + .5 * flare};
    out[n++] = (Station){vec3(0, shape->waist_y, 0), g->waist_width, g->waist_depth};
    out[n++] = (Station){ribs, g->chest_width, g->chest_depth};
    out[n++] = (Station){vec3(0, shoulder_y - .012 * h, -.15 * g->neck), .86 * g->chest_width,
                         .70 * g->chest_depth};
    out[n++] = (Station){vec3(0, neck.y - .008 * h, neck.z), 1.24 * g->neck, 1.24 * g->neck};
    for (int i = 0; i < n; i++) {
        out[i].across += ease;
        out[i].deep += ease;
    }
    return n;
}

// From beside the neck out to the shoulder joint, falling to it.
void shape_yoke(const Shape *shape, double ease, Field *out) {
    const Girth *g = &shape->figure->girth;
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), neck = shape_joint(shape, JOINT_NECK);
    Vec3 root = vec3(.26 * shoulder.x, mix(shoulder.y, neck.y, .62), .5 * neck.z);
    Vec3 end = vec3(.88 * shoulder.x, shoulder.y - .42 * g->shoulder, shoulder.z);
    Station station[] = {{root, .70 * g->neck + ease, 0},
                         {vec_mix(root, end, .5), .75 * g->shoulder + ease, 0},
                         {end, .72 * g->shoulder + ease, 0}};
    mould_tube(out, station, 3, NO_SIDE, .040 * shape->scale);
}

// A man's chest, flat and broad.
void shape_chest(const Shape *shape, double ease, Field *out) {
    const Girth *g = &shape->figure->girth;
    double y = shape_joint(shape, JOINT_RIBS).y + .022 * shape->figure->height;
    double wide = .50 * g->chest_width + ease, deep = .40 * g->chest_depth + ease;
    mould_ball(out, vec3(.44 * g->chest_width, y, .44 * g->chest_depth), vec3(wide, wide, deep),
               quat_identity(), .05 * shape->scale);
}

void shape_top(const Shape *shape, Field *out) {
    const Figure *f = shape->figure;
    const Girth *g = &f->girth;
    double s = shape->scale;
    Station station[TUBE_POINTS];
    mould_tube(out, station, shape_trunk(shape, 0, station), X, 0);
    shape_yoke(shape, 0, out);
    Vec3 ribs = shape_joint(shape, JOINT_RIBS);
    if (!f->child && !f->man) { // a soft chest
        Vec3 at = vec3(.44 * g->chest_width, ribs.y - .012 * f->height, .60 * g->chest_depth);
        mould_ball(out, at, vec3(.40 * g->chest_width, .44 * g->chest_width, .52 * g->chest_depth),
                   quat_identity(), .11 * s);
    } else if (f->man)
        shape_chest(shape, 0, out);
    if (f->child || f->round > 0) { // a round belly
        double deep = f->child ? .66 * (1 - f->youth) + .84 * f->youth : .72 + .22 * f->round;
        Vec3 at = vec3(0, mix(shape->waist_y, shape->hem_y, .4), .25 * g->waist_depth);
        mould_ball(out, at, vec3(.8 * g->waist_width, .09 * f->height, deep * g->waist_depth),
                   quat_identity(), .05 * s);
    }
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), elbow = shape_joint(shape, JOINT_ELBOW);
    // Front to back the shoulder is as wide as its girth says; on top it falls off earlier.
    double sleeve = g->upper_arm + (f->child ? .012 : .009) * s;
    Vec3 cap = vec_mix(shoulder, elbow, .02);
    cap.y -= .12 * g->shoulder;
    Station arm[] = {{cap, .84 * g->shoulder, .58 * g->shoulder},
                     {vec_mix(shoulder, elbow, .26), mix(g->shoulder, sleeve, .7),
                      mix(.73 * g->shoulder, sleeve, .7)},
                     {vec_mix(shoulder, elbow, shape->sleeve), sleeve, sleeve},
                     {vec_mix(shoulder, elbow, shape->sleeve + .1), sleeve, sleeve}};
    mould_tube(out, arm, 4, vec3(0, 0, 1), .070 * s);
}

static void add_leg(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    Vec3 hip = shape_joint(shape, JOINT_HIP), knee = shape_joint(shape, JOINT_KNEE);
    Vec3 ankle = shape_joint(shape, JOINT_ANKLE);
    Vec3 back = quat_rotate(shape->rig.bind.rotation[JOINT_KNEE], vec3(0, 0, -.10 * g->calf));
    double loose = shape->figure->youth * .0032, ease = .004 * shape->scale + .8 * loose;
    Station thigh[] = {
        {hip, g->hip_width - shape->figure->hip_half - .15 * g->thigh, 0},
        {vec_mix(hip, knee, .2), 1.05 * g->thigh + loose, 0},
        {vec_mix(hip, knee, .4), g->thigh + loose, 0},
        {vec_mix(hip, knee, .75), mix(g->knee, g->thigh, .42) + loose, 0},
        {knee, g->knee + loose, 0},
    };
    mould_tube(out, thigh, 5, NO_SIDE, .05 * shape->scale);
    Station shank[] = {
        {knee, g->knee + loose, 0},
        {vec_add(vec_mix(knee, ankle, .28), back), g->calf + loose, 0},
        {vec_add(vec_mix(knee, ankle, .55), vec_scale(back, .6)),
         mix(g->ankle, g->calf, .62) + loose, 0},
        {vec_mix(knee, ankle, .80), mix(g->ankle, g->calf, .10) + ease, 0},
        {vec_mix(knee, ankle, .94), g->ankle + ease, 0},
    };
    mould_tube(out, shank, 5, NO_SIDE, .006 * shape->scale);
}

void shape_trousers(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    double s = shape->scale, h = shape->figure->height;
    Vec3 pelvis = shape_joint(shape, JOINT_PELVIS), hip = shape_joint(shape, JOINT_HIP);
    double under = .014 * s;        // how far the waist hides under the top
    double z = -.09 * g->hip_depth; // flat in front, round behind
    Station station[] = {
        {vec3(0, pelvis.y - .046 * h, -.02 * h), .40 * g->hip_width, .56 * g->hip_depth},
        {vec3(0, pelvis.y - .014 * h, z), .84 * g->hip_width, .78 * g->hip_depth},
        {vec3(0, pelvis.y + .008 * h, z), .95 * g->hip_width, .84 * g->hip_depth},
        {vec3(0, shape->hem_y - .004 * h, z), .96 * g->hip_width - .3 * under,
         .90 * g->hip_depth - .5 * under},
        {vec3(0, shape->hem_y + .012 * h, z), .96 * g->hip_width - under,
         .90 * g->hip_depth - under},
        {vec3(0, shape->waist_y - .030 * h, 0), g->waist_width - under, g->waist_depth - under}};
    mould_tube(out, station, 6, X, 0);
    Vec3 seat = vec3(0, hip.y - .016 * h, hip.z - .42 * g->hip_depth);
    mould_ball(out, seat, vec3(1.55 * hip.x, .95 * g->thigh, .63 * g->hip_depth), quat_identity(),
               .05 * s);
    add_leg(shape, out);
}

// A point of the hand in parts of its length: across to the thumb's side, towards the fingers, out
// of the back.
static Vec3 hand_point(const Shape *shape, double thumb, double down, double back) {
    double l = shape->figure->hand;
    return body_point(&shape->rig.bind, JOINT_WRIST, vec3(back * l, -down * l, thumb * l));
}

static void add_palm(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    double l = shape->figure->hand, thick = g->hand_thickness;
    Vec3 side = quat_rotate(shape->rig.bind.rotation[JOINT_WRIST], vec3(0, 0, 1));
    Station palm[] = {{hand_point(shape, 0, -.04, 0), 1.06 * g->wrist, .94 * g->wrist},
                      {hand_point(shape, .012, .20, .006), .200 * l, 1.06 * thick},
                      {hand_point(shape, .004, .40, .010), .216 * l, .98 * thick},
                      {hand_point(shape, .000, .51, .006), .196 * l, .66 * thick}};
    mould_tube(out, palm, 4, side, .016 * shape->scale);
    Station ball[] = {{hand_point(shape, .10, .14, -.035), .085 * l, 0}, // under the thumb
                      {hand_point(shape, .155, .27, -.060), .076 * l, 0}};
    mould_tube(out, ball, 2, NO_SIDE, .035 * l);
}

void shape_arm(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), elbow = shape_joint(shape, JOINT_ELBOW);
    Vec3 wrist = shape_joint(shape, JOINT_WRIST);
    // Inside the sleeve the arm is thinner: nothing of it comes through the cloth.
    Station station[] = {{vec_mix(shoulder, elbow, .42), .80 * g->upper_arm, 0},
                         {vec_mix(shoulder, elbow, .52), .97 * g->upper_arm, 0},
                         {vec_mix(shoulder, elbow, .62), g->upper_arm, 0},
                         {vec_mix(shoulder, elbow, .85), mix(g->elbow, g->upper_arm, .2), 0},
                         {elbow, g->elbow, 0},
                         {vec_mix(elbow, wrist, .22), g->forearm, 0},
                         {vec_mix(elbow, wrist, .6), mix(g->wrist, g->forearm, .5), 0},
                         {vec_mix(elbow, wrist, 1.02), g->wrist, 0}};
    mould_tube(out, station, 8, NO_SIDE, 0);
    add_palm(shape, out);
}

void shape_finger(const Shape *shape, int finger, Tube *out) {
    static const struct {
        double thumb, start, end, radius; // parts of the hand's length
    } FINGER[4] = {{.150, .42, .93, .052},
                   {.050, .43, 1.00, .054},
                   {-.050, .43, .95, .052},
                   {-.146, .40, .82, .046}};
    double l = shape->figure->hand;
    if (finger < 4) {
        double x = FINGER[finger].thumb, r = FINGER[finger].radius;
        double start = FINGER[finger].start, end = FINGER[finger].end - r;
        const double bend[4] = {.004, .010, .000, -.020}; // a soft curve towards the palm
        const double at[4] = {start, .55, .74 * (end + r), end};
        const double thick[4] = {1.02, 1.02, .98, .86}, fan[4] = {.92, 1.01, 1.15, 1.30};
        out->count = 4;
        for (int i = 0; i < 4; i++) {
            out->point[i] = hand_point(shape, x * fan[i], at[i], bend[i]);
            out->across[i] = r * thick[i] * l;
        }
        return;
    }
    out->count = 3;
    out->point[0] = hand_point(shape, .13, .20, -.045);
    out->point[1] = hand_point(shape, .245, .36, -.062);
    out->point[2] = hand_point(shape, .335, .52, -.060);
    out->across[0] = .074 * l;
    out->across[1] = .066 * l;
    out->across[2] = .054 * l;
}

void shape_foot(const Shape *shape, Field *out) {
    const Figure *f = shape->figure;
    const Body *b = &shape->rig.bind;
    double l = f->foot_length, r = f->girth.ankle, w = f->girth.foot_half_width;
    double floor = -f->foot_height;
    Vec3 knee = shape_joint(shape, JOINT_KNEE), ankle = shape_joint(shape, JOINT_ANKLE);
    Quat turn = b->rotation[JOINT_ANKLE];
    Station leg[] = {{vec_mix(knee, ankle, .82), .85 * r, 0},
                     {vec_mix(knee, ankle, .90), r, 0},
                     {ankle, r, 0},
                     {body_point(b, JOINT_ANKLE, vec3(0, .45 * floor, -.01 * l)), 1.02 * r, 0}};
    mould_tube(out, leg, 4, NO_SIDE, 0);
    mould_ball(out, body_point(b, JOINT_ANKLE, vec3(0, .55 * floor, -.25 * l + .95 * r)),
               vec3(.95 * r, .60 * -floor, .95 * r), turn, .03 * shape->scale);
    Vec3 side = quat_rotate(turn, X);
    Station instep[] = {{vec3(0, .30 * floor, .02 * l), .95 * r, .62 * -floor},
                        {vec3(0, .56 * floor, .28 * l), .86 * w, .46 * -floor},
                        {vec3(-.03 * w, .70 * floor, .48 * l), w, .34 * -floor},
                        {vec3(-.05 * w, .74 * floor, .58 * l), .93 * w, .26 * -floor}};
    for (int i = 0; i < 4; i++)
        instep[i].at = body_point(b, JOINT_ANKLE, instep[i].at);
    mould_tube(out, instep, 4, side, .035 * shape->scale);
    out->flat = true; // a flat sole
    out->flat_normal = quat_rotate(turn, vec3(0, -1, 0));
    out->flat_offset = vec_dot(out->flat_normal, body_point(b, JOINT_ANKLE, vec3(0, floor, 0)));
    out->flat_blend = .010 * shape->scale;
}

void shape_toe(const Shape *shape, int toe, Tube *out) {
    static const struct {
        double across, start, end, radius; // parts of the half width, the length, the half width
    } TOE[5] = {{-.62, .56, .750, .315},
                {-.12, .57, .742, .225},
                {.235, .555, .720, .215},
                {.530, .53, .690, .200},
                {.780, .49, .645, .190}};
    const Figure *f = shape->figure;
    double w = f->girth.foot_half_width, l = f->foot_length, r = TOE[toe].radius * w;
    double end = TOE[toe].end * l - r, start = TOE[toe].start * l;
    const double along[3] = {start, mix(start, end, .55), end};
    const double up[3] = {1.45, 1.30, .98};
    const double thick[3] = {1.0, .96, 1.0};
    out->count = 3;
    for (int i = 0; i < 3; i++) {
        Vec3 at =
            vec3(TOE[toe].across * w * (i == 0 ? .94 : 1), up[i] * r - f->foot_height, along[i]);
        out->point[i] = body_point(&shape->rig.bind, JOINT_ANKLE, at);
        out->across[i] = thick[i] * r;
    }
}
