// ctest: plain
// The shirt's hem lies on the trousers in every pose that is shipped: a thigh that comes up pushes
// it before it, and swinging takes it off the skin only.
#include "check.h"

#include "mesh.h"
#include "person.h"
#include "shipped.h"

#define TUCKED .025 // metres: where the thigh lies on the belly the cloth is in the fold
#define BENT   1.45 // radians of a hip: less, and there is no fold
#define LEAST  .0035
#define ROUND  .007 // on a round belly the cloth presses itself in

typedef struct {
    Figure figure;
    Mesh mesh;
    Person *person;
} Someone;

static Vec3 at(const RasterMesh *m, int vertex) {
    const float *p = m->vertex[vertex].position;
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

// Where the ray from `from` goes out of the trousers more often than in, it began inside them.
static bool inside_trousers(const Someone *s, const RasterMesh *m, Vec3 from, Vec3 way) {
    int out = 0;
    for (int i = 0; i < s->mesh.triangle_count; i++) {
        if (s->mesh.region[i] != REGION_TROUSERS)
            continue;
        const uint16_t *t = &s->mesh.index[3 * i];
        Vec3 a = at(m, t[0]), u = vec_sub(at(m, t[1]), a), v = vec_sub(at(m, t[2]), a);
        Vec3 h = vec_cross(way, v), r = vec_sub(from, a), q = vec_cross(r, u);
        double det = vec_dot(u, h), x = vec_dot(r, h) / det, y = vec_dot(way, q) / det;
        if (fabs(det) > 1e-14 && x >= 0 && y >= 0 && x + y <= 1 && vec_dot(v, q) / det > 0)
            out += det < 0 ? 1 : -1;
    }
    return out != 0;
}

static double nearest_trousers(const Someone *s, const RasterMesh *m, Vec3 from) {
    double least = 1;
    for (int i = 0; i < s->mesh.triangle_count; i++) {
        if (s->mesh.region[i] != REGION_TROUSERS)
            continue;
        const uint16_t *t = &s->mesh.index[3 * i];
        Vec3 a = at(m, t[0]), b = at(m, t[1]), c = at(m, t[2]);
        for (int k = 0; k < 15; k++) { // points of the triangle, as close as the skin is fine
            static const double PART[5] = {0, .25, .5, .75, 1};
            double x = PART[k % 5], y = PART[k / 5] * (1 - x);
            Vec3 p = vec_add(a, vec_add(vec_scale(vec_sub(b, a), x), vec_scale(vec_sub(c, a), y)));
            least = fmin(least, vec_length(vec_sub(p, from)));
        }
    }
    return least;
}

// How far the hem is in the trousers, metres.
static double hem_inside(const Someone *s) {
    RasterMesh m = person_mesh(s->person);
    double deepest = 0;
    for (int i = 0; i < s->mesh.vertex_count; i++) {
        const MeshVertex *v = &s->mesh.vertex[i];
        if (v->region != REGION_TOP || v->shade > 0 ||
            (double)v->position[1] > s->mesh.rig.hem + .002)
            continue;
        const float *n = m.vertex[i].normal;
        Vec3 way = vec3((double)n[0] + .013, (double)n[1] + .027, (double)n[2] + .009);
        if (inside_trousers(s, &m, at(&m, i), vec_unit(way, vec3(0, 1, 0))))
            deepest = fmax(deepest, nearest_trousers(s, &m, at(&m, i)));
    }
    return deepest;
}

static Someone someone(const Figure *figure) {
    Someone s = {.figure = *figure};
    assert_true(mesh_make(figure, 1, &s.mesh));
    s.person = person_create(figure, 0, 1);
    assert_non_null(s.person);
    return s;
}

static void someone_goes(Someone *s) {
    mesh_free(&s->mesh);
    person_destroy(s->person);
}

static double hip_bend(const Body *b) {
    double most = 0;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Quat q = quat_mul(quat_conjugate(b->rotation[JOINT_PELVIS]), b->rotation[JOINT_HIP + s]);
        most = fmax(most, -quat_log(q).x);
    }
    return most;
}

// The ends of the first repetition's moves, all versions.
static int poses_with_hems_inside(const Someone *s) {
    int found = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int v = 0; v < shipped.library.exercise[i].version_count; v++) {
            static Motion motion;
            Timeline t;
            motion_init(&motion, &s->figure, &shipped.library.exercise[i].version[v], 1);
            timeline_init(&t, &shipped.library.exercise[i], v, 7.5);
            for (int p = 0; p < timeline_rep(&t, 2); p++) {
                Posture posture;
                PersonState state = {0};
                if (p > 0 && t.phase[p].from == t.phase[p].goal)
                    continue;
                motion_posture(&motion, &t, p, 1, &posture);
                person_pose(s->person, &posture.body, &state);
                double inside = hem_inside(s);
                double least = s->figure.round > 0 ? ROUND : LEAST;
                double most = hip_bend(&posture.body) > BENT ? TUCKED : least;
                if (inside > most)
                    print_error("%s, %s %s, breath %.1f: the hem is %.1f mm inside the trousers\n",
                                s->figure.id, t.exercise->id, t.version->id, t.phase[p].start,
                                inside * 1e3);
                found += inside > most;
            }
            timeline_free(&t);
        }
    return found;
}

static void hems_lie_on_the_trousers(void **state) {
    (void)state;
    static const char *const WHO[] = {"mum", "kid", "dad", "grandma", "brother"};
    int found = 0;
    for (size_t i = 0; i < COUNT(WHO); i++) {
        Someone s = someone(shipped_person(&shipped, WHO[i]));
        found += poses_with_hems_inside(&s);
        someone_goes(&s);
    }
    assert_int_equal(found, 0);
}

// A hem that swings is off the skin on the side that trails and rests on it on the other.
static void a_swing_goes_outward(void **state) {
    (void)state;
    Someone s = someone(shipped_person(&shipped, "mum"));
    Body body;
    figure_rest(&s.figure, &body);
    for (int way = 0; way < 4; way++) {
        PersonState swing = {.hem = {(float)(.03 * (way % 2 == 0)) * (way < 2 ? 1.0f : -1.0f), 0,
                                     (float)(.03 * (way % 2)) * (way < 2 ? 1.0f : -1.0f)}};
        person_pose(s.person, &body, &swing);
        assert_true(hem_inside(&s) <= LEAST);
    }
    someone_goes(&s);
}

// A bend that no body has, for which no shirt is made, is found.
static void a_planted_bend_is_found(void **state) {
    (void)state;
    Someone s = someone(shipped_person(&shipped, "mum"));
    PersonState calm = {0};
    for (int planted = 0; planted < 2; planted++) {
        RigBend folded = {.hip = radians(planted ? 150 : 100), .knee = radians(90)};
        Body body;
        rig_bend(&s.figure, &folded, &body);
        person_pose(s.person, &body, &calm);
        assert_int_equal(hem_inside(&s) > TUCKED, planted);
    }
    someone_goes(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hems_lie_on_the_trousers),
        cmocka_unit_test(a_swing_goes_outward),
        cmocka_unit_test(a_planted_bend_is_found),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
