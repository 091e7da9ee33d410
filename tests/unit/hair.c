// Bunches hang by gravity however the head is held, and lie on it where they would fall into it.
#include "check.h"
#include "mesh.h"
#include "person.h"

typedef struct {
    Figure figure;
    Mesh mesh;
    Person *person;
    Vec3 tie;
    int tip[SIDE_COUNT]; // the lowest vertex of each bunch
} Girl;

static Vec3 at(const float *p) {
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

static Girl girl(void) {
    Girl g = {.tip = {-1, -1}};
    figure_init(&g.figure, 1.10, true);
    g.figure.look.hair_style = HAIR_BUNCHES;
    assert_true(mesh_make(&g.figure, 1, &g.mesh));
    g.person = person_create(&g.figure, 0, 1);
    assert_non_null(g.person);
    double count = 0, out = 1.5 * g.figure.girth.head_width;
    for (int i = 0; i < g.mesh.vertex_count; i++) {
        const MeshVertex *v = &g.mesh.vertex[i];
        if (v->region == REGION_TIE && v->position[0] > 0) {
            g.tie = vec_add(g.tie, at(v->position));
            count++;
        }
        if (v->region != REGION_HAIR || fabs((double)v->position[0]) < out)
            continue;
        int *tip = &g.tip[v->position[0] > 0 ? SIDE_LEFT : SIDE_RIGHT];
        if (*tip < 0 || v->position[1] < g.mesh.vertex[*tip].position[1])
            *tip = i;
    }
    g.tie = vec_scale(g.tie, 1 / count);
    assert_true(g.tip[0] >= 0 && g.tip[1] >= 0);
    return g;
}

// Where a bunch's tip is, seen from its tie, in the head's frame, while gravity goes this way in
// it.
static Vec3 hangs(const Girl *g, Vec3 gravity, Side side) {
    PersonState state = {.hand = {{.flat = 1}, {.flat = 1}}};
    double falls = person_hair_falls(&g->figure);
    state.hair[0] = (float)(falls * gravity.x);
    state.hair[1] = (float)(falls * (gravity.y + 1));
    state.hair[2] = (float)(falls * gravity.z);
    person_pose(g->person, &g->mesh.rig.bind, &state);
    Vec3 tip = at(person_mesh(g->person).vertex[g->tip[side]].position);
    return vec_sub(tip, vec3(side_sign(side) * g->tie.x, g->tie.y, g->tie.z));
}

static void bunches_hang_by_gravity(void **state) {
    (void)state;
    Girl g = girl();
    const Vec3 ways[] = {{0, -1, 0}, {0, 0, 1}, {0, -.7, .7}, {0, 0, -1}, {0, .3, 1}};
    for (size_t i = 0; i < COUNT(ways); i++)
        for (int side = 0; side < SIDE_COUNT; side++) {
            Vec3 way = vec_unit(ways[i], ways[0]), tip = hangs(&g, way, (Side)side);
            Vec3 rest = hangs(&g, vec3(0, -1, 0), (Side)side);
            assert_near(vec_length(tip), vec_length(rest), .004); // it turns and is not drawn
            assert_true(vec_dot(tip, way) > .75 * vec_length(tip));
        }
    // A planted fault: gravity that nobody told the hair of.
    assert_false(vec_dot(hangs(&g, vec3(0, -1, 0), SIDE_LEFT), vec3(0, 0, 1)) > .05);
    mesh_free(&g.mesh);
    person_destroy(g.person);
}

static void a_bunch_lies_on_the_head_not_in_it(void **state) {
    (void)state;
    Girl g = girl();
    Vec3 upper = hangs(&g, vec3(-1, 0, 0), SIDE_LEFT),
         lower = hangs(&g, vec3(-1, 0, 0), SIDE_RIGHT);
    assert_true(upper.x > -.5 * g.tie.x); // the head is as wide as the tie is out
    assert_true(upper.x < hangs(&g, vec3(0, -1, 0), SIDE_LEFT).x);
    assert_true(lower.x < -.7 * vec_length(lower)); // this one is free to fall
    mesh_free(&g.mesh);
    person_destroy(g.person);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(bunches_hang_by_gravity),
                                       cmocka_unit_test(a_bunch_lies_on_the_head_not_in_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
