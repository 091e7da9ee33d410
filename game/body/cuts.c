#include "cuts.h"

#include <math.h>

typedef struct {
    Vec3 point, out; // the plane; `out` points to what goes
    double reach;    // metres round the line through the point along `out`; 0: everywhere
} Plane;

static double plane_at(const void *context, Vec3 p) {
    const Plane *plane = context;
    Vec3 from = vec_sub(p, plane->point);
    double along = vec_dot(from, plane->out), away = vec_dot(from, from) - along * along;
    if (plane->reach > 0 && away > plane->reach * plane->reach)
        return -sqrt(away);
    return along;
}

typedef struct {
    Vec3 middle;
    double radius;
} Ball;

static double ball_at(const void *context, Vec3 p) {
    const Ball *ball = context;
    return ball->radius - vec_length(vec_sub(p, ball->middle));
}

static bool make_cut(const Field *field, const Cut *cut, const Hem *hem, double spacing,
                     Shell *shell) {
    if (!shell_cut(shell, field, cut, hem, spacing))
        return false;
    for (int i = 0; i < shell->vertex_count; i++) {
        ShellVertex *v = &shell->vertex[i];
        v->rim = fmin(v->rim, fabs(cut->at(cut->context, v->position)));
    }
    return true;
}

static bool plane_cut(const Field *field, Plane plane, const Hem *hem, double spacing,
                      Shell *shell) {
    Cut cut = {plane_at, &plane};
    return make_cut(field, &cut, hem, spacing, shell);
}

static bool cut_top(const Shape *shape, const Field *field, double spacing, Shell *shell) {
    double s = shape->scale;
    const Hem hem = {.turn = .035, .recess = .012 * s, .inside = .30};
    const Hem sleeve = {.turn = .07, .recess = .008 * s, .inside = .45};
    const Hem neck = {.turn = .04, .recess = .008 * s, .inside = .40};
    Vec3 shoulder = shape_joint(shape, JOINT_SHOULDER), elbow = shape_joint(shape, JOINT_ELBOW);
    Plane end = {vec_mix(shoulder, elbow, shape->sleeve),
                 vec_unit(vec_sub(elbow, shoulder), vec3(1, 0, 0)),
                 1.7 * shape->figure->girth.upper_arm};
    Ball ball = {shape->neckline, shape->neckline_radius};
    Cut round = {ball_at, &ball};
    Plane below = {vec3(0, shape->hem_y, 0), vec3(0, -1, 0), 0};
    return make_cut(field, &round, &neck, spacing, shell) &&
           plane_cut(field, below, &hem, spacing, shell) &&
           plane_cut(field, end, &sleeve, spacing, shell);
}

static bool cut_trousers(const Shape *shape, const Field *field, double spacing, Shell *shell) {
    const Hem hem = {.turn = .07, .recess = .008 * shape->scale, .inside = .40};
    Vec3 knee = shape_joint(shape, JOINT_KNEE), ankle = shape_joint(shape, JOINT_ANKLE);
    Plane end = {vec_mix(knee, ankle, shape->cuff), vec_unit(vec_sub(ankle, knee), vec3(0, -1, 0)),
                 0};
    // Well under the top nobody sees them.
    const Hem lid = {.plain = true};
    Plane waist = {vec3(0, shape->hem_y + .036 * shape->figure->height, 0), vec3(0, 1, 0), 0};
    Cut hidden = {plane_at, &waist};
    return plane_cut(field, end, &hem, spacing, shell) &&
           shell_cut(shell, field, &hidden, &lid, spacing);
}

static double hair_line_at(const void *context, Vec3 p) {
    const Shape *shape = context;
    return shape_hair_line(shape, p) * shape->head_half.y;
}

static bool cut_hair(const Shape *shape, const Field *field, double spacing, Shell *shell) {
    const Hem edge = {.sink = .020 * shape->scale, .recess = .5 * shape->head_half.z};
    Cut cut = {hair_line_at, shape};
    return make_cut(field, &cut, &edge, spacing, shell);
}

// Well behind the hairline there is no head: nobody sees it. Ears and nape stay.
static double covered_at(const void *context, Vec3 p) {
    const Shape *shape = context;
    double above = (p.y - shape->head_middle.y) / shape->head_half.y - .22;
    return fmin(-shape_hair_line(shape, p) - .26, above) * shape->head_half.y;
}

// Skin under the top shows inside the neckline only.
static double under_top_at(const void *context, Vec3 p) {
    const Shape *shape = context;
    Vec3 from = vec_sub(p, shape->neckline);
    double low = shape_joint(shape, JOINT_NECK).y + .4 * shape->figure->girth.neck - p.y;
    return fmin(vec_length(from) - shape->neckline_radius - .030 * shape->scale, low);
}

static bool cut_head(const Shape *shape, const Field *field, double spacing, Shell *shell) {
    const Hem lid = {.plain = true};
    Cut covered = {covered_at, shape}, below = {under_top_at, shape};
    return shell_cut(shell, field, &below, &lid, spacing) &&
           shell_cut(shell, field, &covered, &lid, spacing);
}

bool cuts_make(const Shape *shape, SkinKind kind, const Field *field, double spacing,
               Shell *shell) {
    switch (kind) {
    case SKIN_TOP:
        return cut_top(shape, field, spacing, shell);
    case SKIN_TROUSERS:
        return cut_trousers(shape, field, spacing, shell);
    case SKIN_HEAD:
        return cut_head(shape, field, spacing, shell);
    case SKIN_HAIR:
        return cut_hair(shape, field, spacing, shell);
    default:
        return true;
    }
}
