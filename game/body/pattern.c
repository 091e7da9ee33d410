#include "pattern.h"

#include <math.h>

#include "own.h"

static void paint_head(const Shape *shape, SkinKind kind, const ShellVertex *vertex,
                       MeshVertex *out) {
    Vec3 p = vertex->position, n = vertex->normal;
    Vec3 c = shape->head_middle, h = shape->head_half;
    double u = (p.x - c.x) / h.x, v = (p.y - c.y) / h.y, d = (p.z - c.z) / h.z;
    out->paint[0] = (float)u;
    out->paint[1] = (float)v;
    out->paint[2] = (float)d;
    if (out->region != REGION_HAIR)
        return;
    // Locks run down from the crown: the angle round it tells them apart.
    out->paint[0] = (float)(6 * own_atan2(fabs(u), d + .3));
    out->paint[2] = 0;
    if (shape->figure->look.hair_style == HAIR_BUNCHES && kind == SKIN_LOCKS && fabs(u) > 1.04) {
        // Round a bunch, from its far side on, and its own light over its shoulder.
        out->paint[0] = (float)(13 / (2 * PI) * own_atan2(d + .30, fabs(u) - 1.46));
        out->paint[1] = (float)(.55 + .75 * (v - .06));
    }
    if (shape->figure->look.hair_style == HAIR_CURLS && kind == SKIN_LOCKS) {
        // Each curl has its own light, and few strands: many would look like foil.
        out->paint[0] = (float)(.5 * own_atan2(n.x, fabs(n.z) + .2) + 1.0 * n.y);
        out->paint[1] = (float)(.34 + .35 * n.y);
    }
}

// Stripes run level round the trunk and square to the arm on a sleeve.
static void paint_cloth(const Shape *shape, const ShellVertex *v, MeshVertex *out) {
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), elbow = shape_joint(shape, JOINT_ELBOW);
    Vec3 way = vec_unit(vec_sub(elbow, shoulder), vec3(1, 0, 0));
    Vec3 p = vec3(fabs(v->position.x), v->position.y, v->position.z);
    Vec3 from = vec_sub(p, shoulder);
    double along = vec_dot(from, way), girth = shape->figure->girth.shoulder;
    double off = vec_length(vec_sub(from, vec_scale(way, along)));
    double sleeve = clamp(along / girth - .1, 0, 1) * clamp((1.75 - off / girth) / .5, 0, 1);
    out->paint[0] = (float)v->position.x;
    out->paint[1] = (float)mix(p.y, shoulder.y - along, sleeve);
    out->paint[2] = (float)v->rim;
}

// Warm skin on knuckles, finger tips, elbows, toes and heels.
static void paint_skin(const Shape *shape, SkinKind kind, const ShellVertex *from,
                       MeshVertex *out) {
    Vec3 p = from->position;
    const Figure *f = shape->figure;
    const Vec3 *at = shape->rig.bind.position;
    double blush = 0;
    if (kind == SKIN_FINGER || kind == SKIN_THUMB) {
        double down = vec_length(vec_sub(p, at[JOINT_WRIST])) / f->hand;
        blush =
            .55 * clamp((down - .72) / .2, 0, 1) + .25 * clamp(1 - fabs(down - .52) / .08, 0, 1);
    } else if (out->piece == PIECE_FOOT) {
        Quat back = quat_conjugate(shape->rig.bind.rotation[JOINT_ANKLE]);
        Vec3 q = quat_rotate(back, vec_sub(p, at[JOINT_ANKLE]));
        double heel = vec_length(vec_sub(p, at[JOINT_HEEL])) / (.6 * f->foot_height);
        blush = .5 * clamp((q.z / f->foot_length - .57) / .17, 0, 1) + .4 * clamp(1.6 - heel, 0, 1);
    } else if (kind == SKIN_ARM) {
        Quat back = quat_conjugate(shape->rig.bind.rotation[JOINT_ELBOW]);
        Vec3 q = quat_rotate(back, vec_sub(p, at[JOINT_ELBOW]));
        double away = vec_length(vec_sub(q, vec3(0, 0, -f->girth.elbow))) / f->girth.elbow;
        blush = .3 * clamp(1.5 - away, 0, 1);
    }
    out->paint[0] = (float)blush;
    out->paint[1] = out->piece == PIECE_ARM ? (float)skin_palm(shape, p, from->normal) : 0;
}

void pattern_paint(const Shape *shape, SkinKind kind, const ShellVertex *from, MeshVertex *out) {
    if (out->piece == PIECE_HEAD)
        paint_head(shape, kind, from, out);
    else if (kind == SKIN_TOP || kind == SKIN_TROUSERS)
        paint_cloth(shape, from, out);
    else
        paint_skin(shape, kind, from, out);
}
