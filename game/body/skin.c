#include "skin.h"

#include <math.h>
#include <string.h>

#define ARMPIT_LATE  .9 // shoulder girths
#define ARMPIT_REACH .6
#define HEM_REACH    .06  // of the height: so far up a shirt hangs free
#define COLLAR_HELD  .022 // metres: so far from its edge a collar follows the neck
#define SLEEVE_HELD  .20  // of the upper arm: so far from its end a sleeve begins to follow the arm

// Bones along a line: each has its full weight at its own place and fades out at its neighbours'.
typedef struct {
    double place;
    Bone bone;
} Stop;

static double smooth(double t) {
    t = clamp(t, 0, 1);
    return t * t * (3 - 2 * t);
}

static void add_chain(const Stop *stop, int count, double at, double share, float *out) {
    int i = 0;
    while (i + 1 < count && at > stop[i + 1].place)
        i++;
    if (i + 1 >= count || at <= stop[0].place) {
        out[at <= stop[0].place ? stop[0].bone : stop[count - 1].bone] += (float)share;
        return;
    }
    double t = (at - stop[i].place) / (stop[i + 1].place - stop[i].place);
    // Evenly from stop to stop, so that a bend is one arc; soft at the chain's two ends.
    double soft = smooth(t);
    if (i > 0 && i + 2 < count)
        soft = t;
    else if (i > 0) // leaves evenly
        soft += t * (1 - t) * (1 - t);
    else if (count > 2) // comes in evenly
        soft -= t * t * (1 - t);
    t = soft;
    out[stop[i].bone] += (float)(share * (1 - t));
    out[stop[i + 1].bone] += (float)(share * t);
}

static void add_spine(const Shape *shape, double y, double share, float *out) {
    const Vec3 *at = shape->rig.bind.position;
    double pelvis = at[JOINT_PELVIS].y, waist = at[JOINT_WAIST].y, chest = at[JOINT_CHEST].y;
    double ribs = at[JOINT_RIBS].y, neck = at[JOINT_NECK].y, head = at[JOINT_HEAD].y;
    const Stop stop[] = {
        {mix(pelvis, waist, .55), BONE_PELVIS}, {mix(waist, chest, .45), BONE_WAIST},
        {mix(chest, ribs, .5), BONE_CHEST},     {mix(ribs, neck, .45), BONE_RIBS},
        {mix(neck, head, .45), BONE_NECK},      {head + .1 * (head - neck), BONE_HEAD}};
    add_chain(stop, 6, y, share, out);
}

// Along a limb of two straight pieces, metres from its root; below 0 before it.
static double along_limb(Vec3 root, Vec3 middle, Vec3 end, Vec3 p) {
    Vec3 first = vec_sub(middle, root), second = vec_sub(end, middle);
    double length1 = vec_length(first), length2 = vec_length(second);
    first = vec_scale(first, 1 / length1);
    second = vec_scale(second, 1 / length2);
    double u = vec_dot(vec_sub(p, root), first), v = vec_dot(vec_sub(p, middle), second);
    // The plane between both pieces decides.
    double which = vec_dot(vec_sub(p, middle), vec_add(first, second));
    return which < 0 ? fmin(u, length1) : length1 + fmax(v, 0);
}

// `late`: metres by which the point follows the arm later than its place along it says.
static void add_arm(const Shape *shape, Side side, Vec3 p, double late, double share, float *out) {
    const Figure *f = shape->figure;
    const Girth *g = &f->girth;
    double s = along_limb(shape_joint(shape, JOINT_SHOULDER), shape_joint(shape, JOINT_ELBOW),
                          shape_joint(shape, JOINT_WRIST), p) -
               late;
    double arm = f->upper_arm, forearm = f->forearm;
    const Stop stop[] = {{-.75 * g->shoulder, bone_on(BONE_COLLAR, side)},
                         {.05 * g->shoulder, bone_on(BONE_SHOULDER, side)},
                         {1.05 * g->shoulder, bone_on(BONE_ARM_ROOT, side)},
                         {.55 * arm, bone_on(BONE_ARM_MIDDLE, side)},
                         {arm - 1.25 * g->elbow, bone_on(BONE_UPPER_ARM, side)},
                         {arm, bone_on(BONE_ELBOW, side)},
                         {arm + 1.25 * g->elbow, bone_on(BONE_FOREARM, side)},
                         {arm + .55 * forearm, bone_on(BONE_FOREARM_MIDDLE, side)},
                         {arm + .84 * forearm, bone_on(BONE_FOREARM_END, side)},
                         {arm + 1.09 * forearm, bone_on(BONE_HAND, side)}};
    add_chain(stop, 10, s, share, out);
}

// A shirt's hem hangs free of the spine: in front over the thighs, and behind.
static void loosen_hem(const Shape *shape, Vec3 p, float *out) {
    const Figure *f = shape->figure;
    double reach = HEM_REACH * f->height, hip = shape_joint(shape, JOINT_HIP).x;
    double free = smooth((shape->hem_y + reach - p.y) / reach);
    if (free <= 0)
        return;
    double front = smooth(.62 + p.z / (1.1 * f->girth.hip_depth));
    double left = smooth(.5 + p.x / (1.2 * hip));
    free *= (double)out[BONE_PELVIS];
    out[BONE_PELVIS] -= (float)free;
    for (int s = 0; s < SIDE_COUNT; s++) {
        double share = free * (s == SIDE_LEFT ? left : 1 - left);
        out[bone_on(BONE_HEM, (Side)s)] = (float)(share * front);
        out[bone_on(BONE_TAIL, (Side)s)] = (float)(share * (1 - front));
    }
}

// How much a leg moves the point; the rest is the spine's.
static void add_leg(const Shape *shape, Side side, Vec3 p, float *out) {
    const Figure *f = shape->figure;
    const Girth *g = &f->girth;
    Vec3 hip = shape_joint(shape, JOINT_HIP);
    double s = along_limb(hip, shape_joint(shape, JOINT_KNEE), shape_joint(shape, JOINT_ANKLE), p);
    // The fold runs down from the side to the crotch; behind, the seat takes a longer way.
    double inner = clamp(1 - p.x / hip.x, 0, 2);
    double back = smooth(.5 - (p.z - hip.z) / g->hip_depth);
    double wide = mix(.55, 1.0, back) * g->thigh;
    s -= s < 2 * g->thigh ? .55 * g->thigh * inner : 0;
    const Stop stop[] = {{-wide, BONE_PELVIS},
                         {.10 * g->thigh, bone_on(BONE_HIP, side)},
                         {.10 * g->thigh + wide, bone_on(BONE_THIGH_ROOT, side)},
                         {f->thigh - 1.3 * g->knee, bone_on(BONE_THIGH, side)},
                         {f->thigh, bone_on(BONE_KNEE, side)},
                         {f->thigh + 1.3 * g->knee, bone_on(BONE_SHANK, side)}};
    // Each leg has its own half; they meet in the middle.
    add_chain(stop, 6, s, smooth(.5 + p.x / (.7 * hip.x)), out);
}

static void trousers_weights(const Shape *shape, Vec3 p, float *out) {
    float left[BONE_COUNT] = {0}, right[BONE_COUNT] = {0};
    add_leg(shape, SIDE_LEFT, p, left);
    add_leg(shape, SIDE_RIGHT, vec3(-p.x, p.y, p.z), right);
    double both = 0;
    for (int i = 0; i < BONE_COUNT; i++) {
        if (i == BONE_PELVIS)
            continue;
        out[i] = left[i] + right[i];
        both += (double)out[i];
    }
    if (both > 1)
        for (int i = 0; i < BONE_COUNT; i++)
            out[i] = (float)((double)out[i] / both);
    add_spine(shape, p.y, clamp(1 - both, 0, 1), out);
}

static void top_weights(const Shape *shape, Vec3 p, float *out) {
    const Figure *f = shape->figure;
    const Girth *g = &f->girth;
    double share = 0;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 q = vec3(side_sign((Side)s) * p.x, p.y, p.z);
        Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER);
        Vec3 way = vec_sub(shape_joint(shape, JOINT_ELBOW), shoulder);
        double along = vec_dot(vec_sub(q, shoulder), way) / f->upper_arm;
        Vec3 off = vec_sub(q, vec_add(shoulder, vec_scale(way, clamp(along / f->upper_arm, 0, 1))));
        // The armpit's cloth hangs between arm and ribs: it follows the arm late, and far down.
        double under = (off.x * way.y - off.y * way.x) / (f->upper_arm * g->shoulder);
        under = clamp(under, 0, 1.2);
        // Far from the arm's line, or before the shoulder: the trunk's. The armpit shares both.
        double reach = (2.0 + ARMPIT_REACH * under) * g->shoulder;
        double near =
            smooth((reach - vec_length(off)) / ((.85 + ARMPIT_REACH * under) * g->shoulder));
        near *= smooth((along + .95 * g->shoulder) / (.95 * g->shoulder));
        if (near <= 0)
            continue;
        // At its rim a sleeve goes with the arm inside it.
        under *= clamp((shape->sleeve - .04) * 5 - 5 * along / f->upper_arm, 0, 1);
        add_arm(shape, (Side)s, q, ARMPIT_LATE * under * g->shoulder, near, out);
        share += near;
    }
    // Beside the neck the shoulders' slope is the ribs': a bowed head draws it nowhere.
    double ribs = mix(shape_joint(shape, JOINT_RIBS).y, shape_joint(shape, JOINT_NECK).y, .45);
    double beside = smooth((fabs(p.x) - .9 * f->girth.neck) / (.8 * f->girth.neck));
    double y = p.y > ribs ? mix(p.y, ribs, beside) : p.y;
    add_spine(shape, y, clamp(1 - share, 0, 1), out);
    loosen_hem(shape, p, out);
}

// A point in parts of the hand's length: x out of the back, y up the arm, z to the thumb's side.
static Vec3 in_hand(const Shape *shape, Vec3 p) {
    Quat back = quat_conjugate(shape->rig.bind.rotation[JOINT_WRIST]);
    Vec3 from = vec_sub(p, shape_joint(shape, JOINT_WRIST));
    return vec_scale(quat_rotate(back, from), 1 / shape->figure->hand);
}

double skin_palm(const Shape *shape, Vec3 p, Vec3 normal) {
    Quat back = quat_conjugate(shape->rig.bind.rotation[JOINT_WRIST]);
    double closes = (.05 - quat_rotate(back, normal).x) / .5;
    return clamp(closes, 0, 1) * clamp(.6 - 10.0 * in_hand(shape, p).y, 0, 1);
}

static void finger_weights(const Shape *shape, Vec3 p, float *out) {
    const Stop stop[] = {{.46, bone_on(BONE_HAND, SIDE_LEFT)},
                         {.59, bone_on(BONE_FINGERS, SIDE_LEFT)},
                         {.69, bone_on(BONE_FINGERS, SIDE_LEFT)},
                         {.82, bone_on(BONE_FINGER_TIPS, SIDE_LEFT)}};
    add_chain(stop, 4, -in_hand(shape, p).y, 1, out);
}

static void thumb_weights(const Shape *shape, Vec3 p, float *out) {
    Vec3 q = in_hand(shape, p);
    double free = smooth((.55 * -q.y + .8 * q.z - .19) / .16);
    double tip = smooth((-q.y - .31) / .10); // round its middle joint
    out[bone_on(BONE_HAND, SIDE_LEFT)] = (float)(1 - free);
    out[bone_on(BONE_THUMB, SIDE_LEFT)] = (float)(free * (1 - tip));
    out[bone_on(BONE_THUMB_TIP, SIDE_LEFT)] = (float)(free * tip);
}

static void foot_weights(const Shape *shape, Vec3 p, float *out) {
    const Figure *f = shape->figure;
    Quat back = quat_conjugate(shape->rig.bind.rotation[JOINT_ANKLE]);
    Vec3 q = quat_rotate(back, vec_sub(p, shape_joint(shape, JOINT_ANKLE)));
    double toes = (q.z - .52 * f->foot_length) / (.10 * f->foot_length) + .5;
    double ankle = f->girth.ankle;
    double s = -q.y + .55 * fmax(0, q.z - .3 * ankle) + .2 * fmax(0, -q.z - .5 * ankle);
    const Stop stop[] = {
        {-1.3 * ankle, BONE_SHANK}, {-.1 * ankle, BONE_ANKLE}, {.75 * ankle, BONE_FOOT}};
    double share = smooth(toes);
    add_chain(stop, 3, s, 1 - share, out);
    out[BONE_TOES] += (float)share;
}

double skin_sleeve(const Shape *shape, Vec3 p) {
    const Figure *f = shape->figure;
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), from = vec_sub(p, shoulder);
    Vec3 way = vec_unit(vec_sub(shape_joint(shape, JOINT_ELBOW), shoulder), vec3(0, -1, 0));
    double along = vec_dot(from, way) / f->upper_arm;
    double off = vec_length(vec_reject(from, way)) / f->girth.upper_arm;
    return smooth((along - shape->sleeve + SLEEVE_HELD) / (.6 * SLEEVE_HELD)) *
           smooth((2.0 - off) / .3);
}

double skin_collar(const Shape *shape, Vec3 p) {
    double away = vec_length(vec_sub(p, shape->neckline)) - shape->neckline_radius;
    return smooth(1.2 - away / (COLLAR_HELD * shape->scale));
}

static void head_weights(const Shape *shape, Vec3 p, float *out) {
    Vec3 head = shape_joint(shape, JOINT_HEAD);
    // The skull, chin and jaw are stiff: the neck reaches up behind them only.
    double y = p.y + .75 * fmax(0, p.z - head.z - .6 * shape->figure->girth.neck);
    add_spine(shape, y, 1, out);
    if (fabs(p.x) > 1.3 * shape->figure->girth.neck && p.y < head.y) { // the shoulders' slope
        memset(out, 0, BONE_COUNT * sizeof *out);
        top_weights(shape, p, out);
    }
}

// Stiff about the face, soft below the chin.
static void scarf_weights(const Shape *shape, Vec3 p, float *out) {
    double chin = shape->head_middle.y - shape->head_half.y;
    double face = smooth((p.y - chin) / (.30 * shape->head_half.y) + .5);
    add_spine(shape, p.y, 1 - face, out);
    out[BONE_HEAD] += (float)face;
}

void skin_weights(const Shape *shape, SkinKind kind, Vec3 p, float out[BONE_COUNT]) {
    memset(out, 0, BONE_COUNT * sizeof *out);
    switch (kind) {
    case SKIN_TOP:
        top_weights(shape, p, out);
        break;
    case SKIN_TROUSERS:
        trousers_weights(shape, p, out);
        break;
    case SKIN_ARM:
        add_arm(shape, SIDE_LEFT, p, 0, 1, out);
        break;
    case SKIN_FINGER:
        finger_weights(shape, p, out);
        break;
    case SKIN_THUMB:
        thumb_weights(shape, p, out);
        break;
    case SKIN_FOOT:
    case SKIN_TOE:
        foot_weights(shape, p, out);
        break;
    case SKIN_HEAD:
        head_weights(shape, p, out);
        break;
    case SKIN_HAIR:
    case SKIN_LOCKS: // a headscarf goes down over the neck
        if (shape->figure->look.hair_style == HAIR_SCARF)
            scarf_weights(shape, p, out);
        else
            out[BONE_HEAD] = 1;
        break;
    default:
        out[BONE_HEAD] = 1;
        break;
    }
}
