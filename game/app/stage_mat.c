#include "stage_mat.h"

#include <math.h>
#include <stddef.h>

#include "floor.h"
#include "limb.h"

static const double PUSHES = .15, ROLLS = .30, RESTS = .62; // of the time that it takes
static const double REACH = .06, LIFT = .022;               // of the height: the foot's way
static const double WEIGHT = .018;                          // and the hips' to the other side

bool mat_begin(Mat *m, const Figure *f, int first) {
    *m = (Mat){.figure = f, .end = .5 * FLOOR_MAT_LENGTH * f->height};
    m->mat = prop_mat_create(FLOOR_MAT_LENGTH * f->height, FLOOR_MAT_WIDTH * f->height, first);
    m->roll = prop_roll_create(FLOOR_MAT_WIDTH * f->height, first);
    return m->mat && m->roll;
}

void mat_destroy(Mat *m) {
    prop_destroy(m->mat);
    prop_destroy(m->roll);
}

static double half(const Mat *m) {
    return .5 * FLOOR_MAT_LENGTH * m->figure->height;
}

static Vec3 pole_of(const Body *b, Side side) {
    Vec3 hip = b->position[joint_on(JOINT_HIP, side)];
    Vec3 way = vec_sub(b->position[joint_on(JOINT_ANKLE, side)], hip);
    Vec3 knee = vec_sub(b->position[joint_on(JOINT_KNEE, side)], hip);
    Vec3 toe =
        vec_sub(b->position[joint_on(JOINT_TOE, side)], b->position[joint_on(JOINT_HEEL, side)]);
    return vec_unit(vec_reject(vec_add(knee, vec_scale(toe, .1)), way), vec3(0, 0, 1));
}

// The foot nearer to the roll goes there by `way` while the hips go to the other side a little.
static void push(const Figure *f, Vec3 way, double part, Body *b) {
    Side near = b->position[JOINT_ANKLE + SIDE_LEFT].z > b->position[JOINT_ANKLE + SIDE_RIGHT].z
                    ? SIDE_LEFT
                    : SIDE_RIGHT;
    Vec3 other = quat_rotate(b->rotation[JOINT_PELVIS], vec3(side_sign(other_side(near)), 0, 0));
    Vec3 hips = vec_scale(vec3(other.x, 0, other.z), WEIGHT * f->height * part);
    Vec3 end[SIDE_COUNT], pole[SIDE_COUNT];
    Quat turn[SIDE_COUNT];
    for (int s = 0; s < SIDE_COUNT; s++) {
        end[s] = b->position[joint_on(JOINT_ANKLE, (Side)s)];
        turn[s] = b->rotation[joint_on(JOINT_ANKLE, (Side)s)];
        pole[s] = pole_of(b, (Side)s);
    }
    for (int j = 0; j < JOINT_COUNT; j++)
        b->position[j] = vec_add(b->position[j], hips);
    end[near] = vec_add(end[near], way);
    for (int s = 0; s < SIDE_COUNT; s++) {
        limb_place(f, b, LIMB_LEG, (Side)s, end[s], pole[s]);
        limb_set_end(f, b, LIMB_LEG, (Side)s, turn[s]);
    }
}

static double toes(const Body *b) {
    double most = -1e9;
    for (int s = 0; s < SIDE_COUNT; s++)
        most = fmax(most, fmax(b->position[joint_on(JOINT_TOE, (Side)s)].z,
                               b->position[joint_on(JOINT_HEEL, (Side)s)].z));
    return most;
}

void mat_push(Mat *m, double unrolled, Posture *p) {
    const Figure *f = m->figure;
    Body *b = &p->body;
    double left = half(m) - toes(b) - .03 * f->height;
    bool low = !p->seated && b->position[JOINT_PELVIS].y < .31 * f->height;
    bool beside = b->position[JOINT_PELVIS].x > .5 * FLOOR_MAT_WIDTH * f->height; // at a chair
    m->end = half(m);
    if (low || beside || left <= 0)
        return;
    m->end = half(m) - left + prop_roll_radius(left);
    double forth = blend_ease((unrolled - .05) / (PUSHES + .10));
    double part = forth * blend_ease((RESTS - unrolled) / (RESTS - ROLLS - .08));
    if (unrolled >= 1 || part <= 0)
        return;
    double rest = (1 - part) * (1 - part), high = 1 - rest * rest; // up first, then forward
    Vec3 way = vec3(0, LIFT * f->height * high, REACH * f->height * part);
    push(f, way, part, b);
}

double mat_open(const Mat *m, double unrolled) {
    double t = clamp((unrolled - PUSHES) / (1 - PUSHES), 0, 1), still = 1 - t * t;
    return mix(m->end, half(m), 1 - still * still);
}

void mat_draw(Mat *m, Raster *raster, double unrolled, const double here[THING_COUNT], Vec3 place,
              double yaw) {
    double open = unrolled < 1 ? mat_open(m, unrolled) : half(m);
    double wall = floor_stand(m->figure).place.z + figure_wall_away(m->figure);
    double end = mix(open, fmin(open, wall), here[THING_WALL]);
    prop_mat_show(m->mat, -half(m) * here[THING_MAT], end * here[THING_MAT]);
    prop_place(m->mat, place, yaw);
    RasterMesh mesh = prop_mesh(m->mat);
    raster_add(raster, &mesh);
    if (half(m) - open < .002)
        return;
    prop_roll_show(m->roll, half(m) - open, open, place, yaw);
    mesh = prop_mesh(m->roll);
    raster_add(raster, &mesh);
}
