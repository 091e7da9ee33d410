// ctest: plain
// Who kneels has the feet on their backs: shin, instep and toes lie on the mat, and nothing of them
// is under it.
#include "check.h"

#include "mesh.h"
#include "person.h"
#include "shipped.h"

// Metres of a 1.65 m person.
#define UNDER  .012 // the mat gives way
#define RESTS  .018 // no more over the mat
#define TOES   .042 // high, as they lie
#define HEEL   .085 // high, at least
#define RAISED .06  // a planted fault: nothing lies any more

typedef struct {
    double lowest, highest, ankle, toes; // heights of a foot, its ankle's lowest, its toes' highest
} Foot;

static Foot foot_of(const Figure *figure, const Body *body) {
    Mesh mesh;
    assert_true(mesh_make(figure, 1, &mesh));
    Person *person = person_create(figure, 0, 1);
    PersonState calm = {0};
    person_pose(person, body, &calm);
    RasterMesh m = person_mesh(person);
    Foot foot = {1, -1, 1, -1};
    for (int i = 0; i < mesh.vertex_count; i++) {
        const MeshVertex *v = &mesh.vertex[i];
        double y = (double)m.vertex[i].position[1] * 1.65 / figure->height;
        if (v->piece != PIECE_FOOT)
            continue;
        foot.lowest = fmin(foot.lowest, y);
        foot.highest = fmax(foot.highest, y);
        if (v->bone[0] == BONE_ANKLE)
            foot.ankle = fmin(foot.ankle, y);
        if (v->bone[0] == BONE_TOES && v->weight[0] > .95f)
            foot.toes = fmax(foot.toes, y);
    }
    mesh_free(&mesh);
    person_destroy(person);
    return foot;
}

static bool lies(Foot f) {
    return f.lowest > -UNDER && f.lowest < RESTS && f.ankle < RESTS && f.toes < TOES &&
           f.highest > HEEL;
}

static Body on_all_fours(const Figure *figure) {
    const Exercise *cat = shipped_exercise(&shipped, "twisting_cat");
    static Motion motion;
    Timeline t;
    Posture posture;
    motion_init(&motion, figure, &cat->version[0], 1);
    timeline_init(&t, cat, 0, 7.5);
    motion_posture(&motion, &t, 0, 0, &posture);
    timeline_free(&t);
    return posture.body;
}

static void kneeling_feet_lie_on_their_backs(void **state) {
    (void)state;
    for (int i = 0; i < shipped.library.figure_count; i++) {
        const Figure *figure = &shipped.library.figure[i];
        Body body = on_all_fours(figure);
        Foot foot = foot_of(figure, &body);
        if (!lies(foot))
            fail_msg("%s: %.0f to %.0f mm high, the ankle from %.0f, the toes up to %.0f",
                     figure->id, foot.lowest * 1e3, foot.highest * 1e3, foot.ankle * 1e3,
                     foot.toes * 1e3);
        for (int j = 0; j < JOINT_COUNT; j++)
            body.position[j].y += RAISED;
        assert_false(lies(foot_of(figure, &body)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(kneeling_feet_lie_on_their_backs)};
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
