// A sleeve's end stays a level, round ring about the arm wherever the arm goes, and the arm in it.
#include "check.h"
#include "limb.h"
#include "mesh.h"
#include "person.h"

enum { RING = 64 };

typedef struct {
    Figure figure;
    Mesh mesh;
    Person *person;
    int ring[RING], count; // vertices of the left sleeve's end
} Someone;

static Vec3 at(const float *p) {
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

static Vec3 arm_way(const Body *b) {
    return vec_unit(vec_sub(b->position[JOINT_ELBOW], b->position[JOINT_SHOULDER]), vec3(1, 0, 0));
}

// The rim: on the clean edge, and far out along the arm.
static void find_ring(Someone *s) {
    const Body *bind = &s->mesh.rig.bind;
    for (int i = 0; i < s->mesh.vertex_count; i++) {
        const MeshVertex *v = &s->mesh.vertex[i];
        Vec3 from = vec_sub(at(v->position), bind->position[JOINT_SHOULDER]);
        double along = vec_dot(from, arm_way(bind)),
               off = vec_length(vec_reject(from, arm_way(bind)));
        if (v->region != REGION_TOP || v->shade > 0 || v->paint[2] > 1e-4f ||
            along < .4 * s->figure.upper_arm || off > 1.6 * s->figure.girth.upper_arm)
            continue;
        assert_true(s->count < RING);
        s->ring[s->count++] = i;
    }
}

static Someone someone(AgeGroup age, double round) {
    Someone s = {.count = 0};
    Build build = {.height = age == AGE_CHILD ? 1.1 : 1.65, .age = age, .round = round};
    figure_build(&s.figure, &build);
    assert_true(mesh_make(&s.figure, 1, &s.mesh));
    s.person = person_create(&s.figure, 0, 1);
    assert_non_null(s.person);
    find_ring(&s);
    assert_true(s.count >= 16); // two normals each
    return s;
}

// Both arms straight this way (radians), elbows turned in by `inward`.
static void reach(const Someone *s, double elevation, double plane, double inward, Body *b) {
    const Figure *f = &s->figure;
    figure_rest(f, b);
    for (int side = 0; side < SIDE_COUNT; side++) {
        Vec3 way = limb_arm_direction((Side)side, elevation, plane);
        Vec3 shoulder = b->position[joint_on(JOINT_SHOULDER, (Side)side)];
        Vec3 end = vec_add(shoulder, vec_scale(way, .99 * (f->upper_arm + f->forearm)));
        limb_place(f, b, LIMB_ARM, (Side)side, end, limb_arm_pole((Side)side, way, inward));
        Quat hand = b->rotation[joint_on(JOINT_ELBOW, (Side)side)];
        limb_set_end(f, b, LIMB_ARM, (Side)side, hand);
    }
}

// Metres: how far the ring leaves its level, and the least and the largest distance to the arm.
typedef struct {
    double uneven, least, most;
} Shape;

static Shape shape_of(const Someone *s, const Body *b) {
    RasterMesh mesh = person_mesh(s->person);
    Vec3 way = arm_way(b);
    double level = 0;
    for (int i = 0; i < s->count; i++)
        level += vec_dot(at(mesh.vertex[s->ring[i]].position), way) / s->count;
    Shape shape = {.least = 1};
    for (int i = 0; i < s->count; i++) {
        Vec3 from = at(mesh.vertex[s->ring[i]].position);
        shape.uneven = fmax(shape.uneven, fabs(vec_dot(from, way) - level));
        from = vec_sub(from, b->position[JOINT_SHOULDER]);
        double off = vec_length(vec_reject(from, way));
        shape.least = fmin(shape.least, off);
        shape.most = fmax(shape.most, off);
    }
    return shape;
}

static bool is_round(const Someone *s, const Body *b) {
    Shape shape = shape_of(s, b);
    return shape.uneven < .0012 && shape.most < 1.22 * shape.least &&
           shape.least > .98 * s->figure.girth.upper_arm;
}

static void sleeves_end_round(void **state) {
    (void)state;
    for (int age = 0; age <= AGE_OLD; age++) {
        Someone s = someone((AgeGroup)age, .25 * age);
        PersonState calm = {0};
        Body b;
        for (int up = 15; up <= 165; up += 30)
            for (int plane = -20; plane <= 100; plane += 40)
                for (int inward = -40; inward <= 40; inward += 40) {
                    reach(&s, radians(up), radians(plane), radians(inward), &b);
                    person_pose(s.person, &b, &calm);
                    if (!is_round(&s, &b)) {
                        Shape is = shape_of(&s, &b);
                        print_error("arm at %d, %d, %d: uneven %.1f, %.1f to %.1f mm\n", up, plane,
                                    inward, is.uneven * 1e3, is.least * 1e3, is.most * 1e3);
                    }
                    assert_true(is_round(&s, &b));
                }
        mesh_free(&s.mesh);
        person_destroy(s.person);
    }
}

// A planted fault: the ring measured about a body that holds its arm elsewhere.
static void a_ragged_ring_is_found(void **state) {
    (void)state;
    Someone s = someone(AGE_ADULT, 0);
    PersonState calm = {0};
    Body b;
    reach(&s, radians(90), radians(60), 0, &b);
    person_pose(s.person, &b, &calm);
    assert_true(is_round(&s, &b));
    RasterVertex *vertex = (RasterVertex *)(uintptr_t)person_mesh(s.person).vertex;
    Vec3 way = vec_scale(arm_way(&b), .004);
    vertex[s.ring[0]].position[2] += (float)way.z;
    vertex[s.ring[0]].position[0] += (float)way.x;
    assert_false(is_round(&s, &b));
    mesh_free(&s.mesh);
    person_destroy(s.person);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sleeves_end_round),
                                       cmocka_unit_test(a_ragged_ring_is_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
