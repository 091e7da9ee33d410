#include "thin.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "simplify.h"

#define HIDDEN .0005 // what counts a triangle that lies inside something else
#define SHOWS  10    // what seat and knees count more than the rest
#define UNDER  .004  // metres of a 1.65 m person: so deep inside nobody sees it

// A bunch stands alone and shows its outline; curls are many.
static double lock_error(HairStyle style) {
    switch (style) {
    case HAIR_CURLS:
        return .0030;
    case HAIR_LONG:
        return .0028;
    case HAIR_BUNCHES:
        return .0019;
    default:
        return .0017;
    }
}

// Metres that the skin of a 1.65 m person may go from where it was: faces and hands are looked at
// from near.
static double error_of(const Shape *shape, SkinKind kind) {
    HairStyle style = shape->figure->look.hair_style;
    double small = 1 + .45 * shape->figure->youth; // a child is small in the picture too
    double wide = 1 + .7 * shape->figure->round;   // a wide curve needs no more pieces
    switch (kind) {
    case SKIN_TOP:
        return .0024 * small * wide;
    case SKIN_TROUSERS:
        return .0034 * small * wide;
    case SKIN_HEAD:
        return .0009;
    case SKIN_NOSE:
        return .0005;
    case SKIN_HAIR: // locks lie on it
        return style == HAIR_CURLS ? .0120 : style == HAIR_LONG ? .0026 : .0017;
    case SKIN_LOCKS:
        return lock_error(style);
    default:
        return .0020 * (1 + .2 * shape->figure->youth);
    }
}

// What hides part of this kind wherever the body goes: hair and head their locks' roots, curls what
// they stand on, the palm the fingers' roots.
static bool hiding(const Shape *shape, SkinKind kind, Field *out) {
    *out = (Field){0};
    if (kind == SKIN_HAIR && shape->figure->look.hair_style == HAIR_CURLS)
        shape_locks(shape, out);
    else if (kind == SKIN_LOCKS) {
        shape_hair(shape, out);
        shape_head(shape, out);
    } else if (kind == SKIN_FINGER || kind == SKIN_THUMB)
        shape_arm(shape, out);
    else if (kind == SKIN_TOE)
        shape_foot(shape, out);
    else if (kind == SKIN_NOSE)
        shape_head(shape, out);
    return out->count > 0;
}

// How much more a place shows where a bend stretches it: seat and knees.
static double stretched(const Shape *shape, SkinKind kind, Vec3 p) {
    if (kind != SKIN_TROUSERS)
        return 1;
    const Girth *g = &shape->figure->girth;
    Vec3 hip = shape_joint(shape, JOINT_HIP), knee = shape_joint(shape, JOINT_KNEE);
    double seat = clamp(2 - fabs(p.y - hip.y + .2 * g->thigh) / g->thigh, 0, 1);
    seat *= clamp(.5 - (p.z - hip.z) / g->hip_depth, 0, 1);
    double bend = clamp(2 - fabs(p.y - knee.y) / g->knee, 0, 1);
    return 1 + SHOWS * (1 - .4 * shape->figure->youth) * fmax(seat, bend);
}

static void judge(const Shape *shape, SkinKind kind, const Shell *shell, float *matters) {
    Field cover;
    bool covered = hiding(shape, kind, &cover);
    double under = -UNDER * shape->scale;
    for (int i = 0; i < shell->vertex_count; i++) {
        bool hidden = covered && field_at(&cover, shell->vertex[i].position) < under;
        Vec3 at = shell->vertex[i].position;
        matters[i] = (float)(hidden ? HIDDEN : stretched(shape, kind, at));
    }
}

// The shell as this body has it.
static void pose(const Shape *shape, const RigBend *bend, bool fist, const Shell *shell,
                 const Weights *w, Vec3 *out) {
    Body body;
    BoneMove move[BONE_COUNT];
    RigLoose loose = {0};
    for (int s = 0; s < SIDE_COUNT && fist; s++) {
        loose.knuckles[s] = radians(80);
        loose.tips[s] = radians(95);
        loose.thumb[s] = 1;
    }
    rig_bend(shape->figure, bend, &body);
    rig_pose(&shape->rig, &body, &loose, move);
    for (int i = 0; i < shell->vertex_count; i++) {
        out[i] = vec3(0, 0, 0);
        for (int u = 0; u < w->used_count; u++) {
            int b = w->used[u];
            if (w->weight[i][b] <= 0)
                continue;
            Vec3 at = vec_add(quat_rotate(move[b].turn, shell->vertex[i].position), move[b].shift);
            out[i] = vec_add(out[i], vec_scale(at, (double)w->weight[i][b]));
        }
    }
}

static void place(const Shape *shape, const Shell *shell, const Weights *w, Vec3 *at,
                  SimplifyPlan *plan) {
    static const double D = PI / 180;
    const RigBend bend[SIMPLIFY_POSES] = {
        {0},
        {.arm_front = 60 * D, .elbow = 115 * D, .hip = 112 * D, .knee = 125 * D, .spine = 9 * D},
        {.arm_out = 160 * D, .spine = -5 * D}};
    plan->poses = w->used_count > 1 ? SIMPLIFY_POSES : 1;
    for (int p = 0; p < plan->poses; p++) {
        Vec3 *out = at + p * shell->vertex_count;
        plan->position[p] = out;
        if (p > 0)
            pose(shape, &bend[p], p == 1, shell, w, out);
        for (int i = 0; i < shell->vertex_count && p == 0; i++)
            out[i] = shell->vertex[i].position;
    }
}

bool thin_shell(const Shape *shape, SkinKind kind, double detail, Shell *shell, Weights *weights) {
    size_t n = (size_t)shell->vertex_count;
    int *to = malloc(n * sizeof *to), count = shell->vertex_count;
    float *matters = malloc(n * sizeof *matters);
    Vec3 *at = malloc(SIMPLIFY_POSES * n * sizeof *at);
    bool good = (to && matters && at) || fail("out of memory for a person's skin");
    if (good) {
        SimplifyPlan plan = {.matters = matters,
                             .error = error_of(shape, kind) * shape->scale / (detail * detail),
                             .edge = .060 * shape->scale / detail};
        judge(shape, kind, shell, matters);
        place(shape, shell, weights, at, &plan);
        good = shell_simplify(shell, &plan, to);
    }
    for (int i = 0; i < count && good; i++)
        if (to[i] >= 0)
            memmove(weights->weight[to[i]], weights->weight[i], sizeof weights->weight[i]);
    free(to);
    free(matters);
    free(at);
    return good;
}
