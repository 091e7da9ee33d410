#include "shape.h"

#include "fail.h"
#include "form.h"

static const Vec3 NO_SIDE = {0, 0, 0}, X = {1, 0, 0};

Vec3 shape_joint(const Shape *shape, Joint joint) {
    return shape->rig.bind.position[joint];
}

void shape_init(Shape *shape, const Figure *figure) {
    *shape = (Shape){.figure = figure, .scale = figure->height / 1.65};
    rig_init(&shape->rig, figure);
    const Vec3 *at = shape->rig.bind.position;
    const Girth *g = &figure->girth;
    // The chin hangs a little below the joint on which the head turns.
    Vec3 offset = figure_offset(figure, JOINT_CROWN);
    double chin = -.11 * figure->head;
    shape->head_half = vec3(g->head_width, .5 * (offset.y - chin), g->head_depth);
    shape->head_middle = vec_add(at[JOINT_HEAD], vec3(0, .5 * (offset.y + chin), offset.z));
    shape->waist_y = mix(at[JOINT_WAIST].y, at[JOINT_CHEST].y, .5);
    shape->hem_y = at[JOINT_PELVIS].y + .030 * figure->height;
    shape->sleeve = .56;
    shape->cuff = .84;
    Vec3 neck = at[JOINT_NECK];
    shape->neckline = vec3(0, neck.y + .25 * g->neck, neck.z + .45 * g->neck);
    shape->neckline_radius = 1.62 * g->neck;
}

// The trunk's sections as cloth shows them; `ease` metres larger all round.
static int trunk_stations(const Shape *shape, double ease, Station out[TUBE_POINTS]) {
    const Girth *g = &shape->figure->girth;
    const Vec3 *at = shape->rig.bind.position;
    double h = shape->figure->height;
    Vec3 pelvis = at[JOINT_PELVIS], ribs = at[JOINT_RIBS], neck = at[JOINT_NECK];
    double shoulder_y = at[JOINT_SHOULDER].y;
    int n = 0;
    out[n++] = (Station){vec3(0, pelvis.y - .010 * h, 0), g->hip_width, g->hip_depth};
    out[n++] = (Station){vec3(0, pelvis.y + .025 * h, 0), .975 * g->hip_width, g->hip_depth};
    out[n++] = (Station){vec3(0, shape->waist_y, 0), g->waist_width, g->waist_depth};
    out[n++] = (Station){ribs, g->chest_width, g->chest_depth};
    out[n++] = (Station){vec3(0, shoulder_y - .012 * h, -.15 * g->neck), .86 * g->chest_width,
                         .70 * g->chest_depth};
    out[n++] = (Station){vec3(0, neck.y - .008 * h, neck.z), 1.22 * g->neck, 1.12 * g->neck};
    for (int i = 0; i < n; i++) {
        out[i].across += ease;
        out[i].deep += ease;
    }
    return n;
}

// From beside the neck out to the shoulder joint.
static void add_yoke(const Shape *shape, double ease, Field *out) {
    const Girth *g = &shape->figure->girth;
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), neck = shape_joint(shape, JOINT_NECK);
    Vec3 root = vec3(.30 * shoulder.x, mix(shoulder.y, neck.y, .62), .5 * neck.z);
    Vec3 end = vec3(shoulder.x, shoulder.y - .12 * g->shoulder, shoulder.z);
    Station station[] = {{root, .70 * g->neck + ease, 0},
                         {vec_mix(root, end, .55), .76 * g->shoulder + ease, 0},
                         {end, .84 * g->shoulder + ease, 0}};
    form_tube(out, station, 3, NO_SIDE, .035 * shape->scale);
}

void shape_top(const Shape *shape, Field *out) {
    const Figure *f = shape->figure;
    const Girth *g = &f->girth;
    double s = shape->scale;
    Station station[TUBE_POINTS];
    form_tube(out, station, trunk_stations(shape, 0, station), X, 0);
    add_yoke(shape, 0, out);
    Vec3 ribs = shape_joint(shape, JOINT_RIBS);
    if (!f->child) { // a soft chest
        Vec3 at = vec3(.44 * g->chest_width, ribs.y - .012 * f->height, .60 * g->chest_depth);
        form_ball(out, at, vec3(.40 * g->chest_width, .44 * g->chest_width, .52 * g->chest_depth),
                  quat_identity(), .06 * s);
    } else { // a round belly
        Vec3 at = vec3(0, mix(shape->waist_y, shape->hem_y, .4), .25 * g->waist_depth);
        form_ball(out, at, vec3(.8 * g->waist_width, .09 * f->height, .84 * g->waist_depth),
                  quat_identity(), .05 * s);
    }
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), elbow = shape_joint(shape, JOINT_ELBOW);
    double sleeve = g->upper_arm + .009 * s;
    Station arm[] = {{vec_mix(shoulder, elbow, .05), .94 * g->shoulder, 0},
                     {vec_mix(shoulder, elbow, .3), mix(g->shoulder, sleeve, .6), 0},
                     {vec_mix(shoulder, elbow, shape->sleeve), sleeve, 0},
                     {vec_mix(shoulder, elbow, shape->sleeve + .1), sleeve, 0}};
    form_tube(out, arm, 4, NO_SIDE, .022 * s);
}

static void add_leg(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    Vec3 hip = shape_joint(shape, JOINT_HIP), knee = shape_joint(shape, JOINT_KNEE);
    Vec3 ankle = shape_joint(shape, JOINT_ANKLE);
    Vec3 back = quat_rotate(shape->rig.bind.rotation[JOINT_KNEE], vec3(0, 0, -.10 * g->calf));
    double ease = .004 * shape->scale;
    Station thigh[] = {
        {hip, g->hip_width - shape->figure->hip_half - .06 * g->thigh, 0},
        {vec_mix(hip, knee, .2), 1.05 * g->thigh, 0},
        {vec_mix(hip, knee, .4), g->thigh, 0},
        {vec_mix(hip, knee, .75), mix(g->knee, g->thigh, .42), 0},
        {knee, g->knee, 0},
    };
    form_tube(out, thigh, 5, NO_SIDE, .03 * shape->scale);
    Station shank[] = {
        {knee, g->knee, 0},
        {vec_add(vec_mix(knee, ankle, .28), back), g->calf, 0},
        {vec_add(vec_mix(knee, ankle, .55), vec_scale(back, .6)), mix(g->ankle, g->calf, .62), 0},
        {vec_mix(knee, ankle, .80), mix(g->ankle, g->calf, .10) + ease, 0},
        {vec_mix(knee, ankle, .94), g->ankle + ease, 0},
    };
    form_tube(out, shank, 5, NO_SIDE, .006 * shape->scale);
}

void shape_trousers(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    double s = shape->scale, h = shape->figure->height;
    Vec3 pelvis = shape_joint(shape, JOINT_PELVIS), hip = shape_joint(shape, JOINT_HIP);
    double under = .014 * s; // how far the waist hides under the top
    Station station[] = {
        {vec3(0, pelvis.y - .012 * h, 0), .80 * g->hip_width, .86 * g->hip_depth},
        {vec3(0, pelvis.y + .012 * h, 0), .95 * g->hip_width, .93 * g->hip_depth},
        {vec3(0, shape->hem_y + .012 * h, 0), .975 * g->hip_width - under, g->hip_depth - under},
        {vec3(0, shape->waist_y - .030 * h, 0), g->waist_width - under, g->waist_depth - under}};
    form_tube(out, station, 4, X, 0);
    Vec3 seat = vec3(.84 * hip.x, hip.y - .012 * h, hip.z - .40 * g->hip_depth);
    form_ball(out, seat, vec3(.82 * hip.x, .80 * g->thigh, .60 * g->hip_depth), quat_identity(),
              .05 * s);
    add_leg(shape, out);
}

void shape_arm(const Shape *shape, Field *out) {
    const Girth *g = &shape->figure->girth;
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), elbow = shape_joint(shape, JOINT_ELBOW);
    Vec3 wrist = shape_joint(shape, JOINT_WRIST);
    Station station[] = {{vec_mix(shoulder, elbow, .2), g->upper_arm, 0},
                         {vec_mix(shoulder, elbow, .55), g->upper_arm, 0},
                         {vec_mix(shoulder, elbow, .85), mix(g->elbow, g->upper_arm, .2), 0},
                         {elbow, g->elbow, 0},
                         {vec_mix(elbow, wrist, .22), g->forearm, 0},
                         {vec_mix(elbow, wrist, .6), mix(g->wrist, g->forearm, .5), 0},
                         {vec_mix(elbow, wrist, .92), g->wrist, 0},
                         {vec_mix(elbow, wrist, 1.06), g->wrist, 0}};
    form_tube(out, station, 8, NO_SIDE, 0);
}

typedef struct {
    double width, start, end, radius; // parts of the hand's length
} Finger;

static void add_finger(const Shape *shape, const Finger *finger, Field *out) {
    const Body *b = &shape->rig.bind;
    double l = shape->figure->hand, r = finger->radius * l;
    Station station[] = {
        {vec3(.004 * l, -finger->start * l, .92 * finger->width * l), 1.06 * r, 0},
        {vec3(0, -mix(finger->start, finger->end, .52) * l, finger->width * l), r, 0},
        {vec3(-.030 * l, -finger->end * l + r, 1.0 * finger->width * l), .84 * r, 0}};
    for (int i = 0; i < 3; i++)
        station[i].at = body_point(b, JOINT_WRIST, station[i].at);
    form_tube(out, station, 3, NO_SIDE, .030 * l);
}

void shape_hand(const Shape *shape, Field *out) {
    static const Finger FINGER[4] = {{.150, .50, .93, .054},
                                     {.050, .51, 1.00, .056},
                                     {-.050, .50, .95, .054},
                                     {-.145, .48, .83, .048}};
    const Figure *f = shape->figure;
    const Body *b = &shape->rig.bind;
    double l = f->hand, thick = f->girth.hand_thickness, wrist = f->girth.wrist;
    Vec3 side = quat_rotate(b->rotation[JOINT_WRIST], vec3(0, 0, 1));
    Vec3 elbow = shape_joint(shape, JOINT_ELBOW), joint = shape_joint(shape, JOINT_WRIST);
    Station arm[] = {{vec_mix(elbow, joint, .6), mix(wrist, f->girth.forearm, .5), 0},
                     {vec_mix(elbow, joint, .92), wrist, 0},
                     {vec_mix(elbow, joint, 1.06), wrist, 0}};
    form_tube(out, arm, 3, NO_SIDE, 0);
    Station palm[] = {{vec3(0, -.04 * l, 0), 1.12 * wrist, .9 * wrist},
                      {vec3(0, -.22 * l, .01 * l), .215 * l, 1.05 * thick},
                      {vec3(0, -.46 * l, .004 * l), .218 * l, thick}};
    for (int i = 0; i < 3; i++)
        palm[i].at = body_point(b, JOINT_WRIST, palm[i].at);
    form_tube(out, palm, 3, side, .02 * shape->scale);
    for (int i = 0; i < 4; i++)
        add_finger(shape, &FINGER[i], out);
    ASSERT(out->count == HAND_THUMB_TUBE);
    Station thumb[] = {{vec3(-.04 * l, -.16 * l, .13 * l), .088 * l, 0},
                       {vec3(-.09 * l, -.34 * l, .25 * l), .072 * l, 0},
                       {vec3(-.10 * l, -.50 * l, .29 * l), .056 * l, 0}};
    for (int i = 0; i < 3; i++)
        thumb[i].at = body_point(b, JOINT_WRIST, thumb[i].at);
    form_tube(out, thumb, 3, NO_SIDE, .05 * l);
}

void shape_foot(const Shape *shape, Field *out) {
    const Figure *f = shape->figure;
    const Body *b = &shape->rig.bind;
    double l = f->foot_length, r = f->girth.ankle, w = f->girth.foot_half_width;
    double floor = -f->foot_height;
    Vec3 knee = shape_joint(shape, JOINT_KNEE), ankle = shape_joint(shape, JOINT_ANKLE);
    Quat turn = b->rotation[JOINT_ANKLE];
    Station leg[] = {{vec_mix(knee, ankle, .70), mix(r, f->girth.calf, .2), 0},
                     {vec_mix(knee, ankle, .94), r, 0},
                     {ankle, r, 0},
                     {body_point(b, JOINT_ANKLE, vec3(0, .45 * floor, -.01 * l)), 1.02 * r, 0}};
    form_tube(out, leg, 4, NO_SIDE, 0);
    form_ball(out, body_point(b, JOINT_ANKLE, vec3(0, .55 * floor, -.25 * l + .95 * r)),
              vec3(.95 * r, .60 * -floor, .95 * r), turn, .03 * shape->scale);
    Vec3 side = quat_rotate(turn, X);
    Station instep[] = {{vec3(0, .30 * floor, .02 * l), .95 * r, .62 * -floor},
                        {vec3(0, .56 * floor, .28 * l), .86 * w, .46 * -floor},
                        {vec3(-.03 * w, .72 * floor, .50 * l), w, .32 * -floor},
                        {vec3(-.08 * w, .78 * floor, .62 * l), .90 * w, .25 * -floor}};
    for (int i = 0; i < 4; i++)
        instep[i].at = body_point(b, JOINT_ANKLE, instep[i].at);
    form_tube(out, instep, 4, side, .035 * shape->scale);
    static const double TOE[5][3] = {{-.62, .745, .30},
                                     {-.14, .735, .22},
                                     {.20, .715, .205},
                                     {.50, .685, .19},
                                     {.76, .645, .175}};
    for (int i = 0; i < 5; i++) { // across, end, radius: parts of width, length, width
        double toe = TOE[i][2] * w;
        Station station[] = {
            {vec3(.94 * TOE[i][0] * w, floor + 1.25 * toe, .56 * l), 1.05 * toe, 0},
            {vec3(TOE[i][0] * w, floor + 1.05 * toe, TOE[i][1] * l - toe), toe, 0}};
        for (int k = 0; k < 2; k++)
            station[k].at = body_point(b, JOINT_ANKLE, station[k].at);
        form_tube(out, station, 2, NO_SIDE, .010 * shape->scale);
    }
    out->flat = true; // a flat sole
    out->flat_normal = quat_rotate(turn, vec3(0, -1, 0));
    out->flat_offset = vec_dot(out->flat_normal, body_point(b, JOINT_ANKLE, vec3(0, floor, 0)));
    out->flat_blend = .010 * shape->scale;
}
