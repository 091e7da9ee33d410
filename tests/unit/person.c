// Posed people: the bind pose gives the mesh back, the mirror holds, deep bends tear and crush
// nothing.
#include <string.h>

#include "check.h"
#include "mesh.h"
#include "person.h"
#include "pose_by_hand.h"

typedef struct {
    Figure figure;
    Mesh mesh;
    Person *person;
} Someone;

static Someone someone(bool child) {
    Someone s;
    figure_init(&s.figure, child ? 1.10 : 1.65, child);
    s.figure.look.hair_style = child ? HAIR_BUNCHES : HAIR_BUN;
    assert_true(mesh_make(&s.figure, 1, &s.mesh));
    s.person = person_create(&s.figure, 3, 1);
    assert_non_null(s.person);
    return s;
}

static void someone_goes(Someone *s) {
    mesh_free(&s->mesh);
    person_destroy(s->person);
}

static Vec3 at(const float *p) {
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

static const PersonState FLAT = {.hand = {{.flat = 1}, {.flat = 1}}};

static void bind_pose_gives_the_mesh_back(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Someone s = someone(child == 1);
        person_pose(s.person, &s.mesh.rig.bind, &FLAT);
        RasterMesh mesh = person_mesh(s.person);
        assert_int_equal(mesh.vertex_count, s.mesh.vertex_count);
        for (int i = 0; i < mesh.vertex_count; i++) {
            Vec3 way = vec_sub(at(mesh.vertex[i].position), at(s.mesh.vertex[i].position));
            assert_true(vec_length(way) < 1e-5);
            way = vec_sub(at(mesh.vertex[i].normal), at(s.mesh.vertex[i].normal));
            assert_true(vec_length(way) < 1e-4);
        }
        someone_goes(&s);
    }
}

static void materials_start_where_asked(void **state) {
    (void)state;
    Someone s = someone(false);
    RasterMesh mesh = person_mesh(s.person);
    bool seen[PERSON_MATERIALS] = {false};
    for (int i = 0; i < mesh.triangle_count; i++) {
        assert_in_range(mesh.material[i], 3, 3 + PERSON_MATERIALS - 1);
        seen[mesh.material[i] - 3] = true;
    }
    for (int m = 0; m < PERSON_MATERIALS; m++)
        assert_true(seen[m]);
    someone_goes(&s);
}

static double area(Vec3 a, Vec3 b, Vec3 c) {
    return .5 * vec_length(vec_cross(vec_sub(b, a), vec_sub(c, a)));
}

typedef struct {
    double turned, crushed, stretched; // parts of all the skin's area
} Damage;

// Skin whose triangles look against their own normals, lost nine tenths of their area, or grew
// fourfold.
static Damage damage_of(const Someone *s) {
    RasterMesh mesh = person_mesh(s->person);
    Damage d = {0};
    double whole = 0;
    for (int i = 0; i < mesh.triangle_count; i++) {
        const uint16_t *t = &mesh.index[3 * i];
        const MeshVertex *m = s->mesh.vertex;
        if (m[t[0]].shade + m[t[1]].shade + m[t[2]].shade > 0)
            continue; // the inside of a hem
        Vec3 a = at(mesh.vertex[t[0]].position), b = at(mesh.vertex[t[1]].position);
        Vec3 c = at(mesh.vertex[t[2]].position);
        double before = area(at(m[t[0]].position), at(m[t[1]].position), at(m[t[2]].position));
        double now = area(a, b, c);
        Vec3 normal = vec_add(vec_add(at(mesh.vertex[t[0]].normal), at(mesh.vertex[t[1]].normal)),
                              at(mesh.vertex[t[2]].normal));
        whole += before;
        if (vec_dot(vec_cross(vec_sub(b, a), vec_sub(c, a)), normal) < 0)
            d.turned += before;
        if (now < .1 * before)
            d.crushed += before;
        if (now > 4 * before)
            d.stretched += before;
    }
    d.turned /= whole;
    d.crushed /= whole;
    d.stretched /= whole;
    return d;
}

static void deep_bends_stay_whole(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Someone s = someone(child == 1);
        for (int i = 0; i < HAND_POSES; i++) {
            Body body;
            PersonState hands;
            pose_by_hand(&s.figure, (HandPose)i, &body, &hands);
            person_pose(s.person, &body, &hands);
            Damage d = damage_of(&s);
            if (d.turned > .012 || d.crushed > .008 || d.stretched > .006)
                print_error("%s: turned %.4f crushed %.4f stretched %.4f\n", HAND_POSE_NAMES[i],
                            d.turned, d.crushed, d.stretched);
            assert_true(d.turned <= .012 && d.crushed <= .008 && d.stretched <= .006);
        }
        // A planted fault: one hip joint turned right round.
        Body body;
        PersonState hands;
        pose_by_hand(&s.figure, HAND_POSE_REST, &body, &hands);
        body.rotation[JOINT_HIP] = quat_axis(vec3(0, 0, 1), PI);
        person_pose(s.person, &body, &hands);
        Damage d = damage_of(&s);
        assert_true(d.turned > .012 || d.stretched > .006);
        someone_goes(&s);
    }
}

// Round a bent joint the skin still stands off the bone: at the bones' helper it keeps its girth.
static void knees_and_elbows_keep_their_volume(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Someone s = someone(child == 1);
        Body body;
        PersonState hands;
        pose_by_hand(&s.figure, HAND_POSE_KNEE_HUG, &body, &hands);
        person_pose(s.person, &body, &hands);
        RasterMesh mesh = person_mesh(s.person);
        double far = 0;
        Vec3 knee = body.position[JOINT_KNEE + 1];
        Vec3 middle = vec_mix(body.position[JOINT_HIP + 1], body.position[JOINT_ANKLE + 1], .5);
        Vec3 out = vec_unit(vec_sub(knee, middle), vec3(0, 0, 1));
        for (int i = 0; i < mesh.vertex_count; i++)
            if (s.mesh.vertex[i].region == REGION_TROUSERS) {
                Vec3 from = vec_sub(at(mesh.vertex[i].position), knee);
                if (vec_length(vec_reject(from, out)) < .5 * s.figure.girth.knee)
                    far = fmax(far, vec_dot(from, out));
            }
        assert_true(far > .8 * s.figure.girth.knee && far < 1.15 * s.figure.girth.knee);
        someone_goes(&s);
    }
}

static void mirrored_body_gives_mirrored_skin(void **state) {
    (void)state;
    Someone s = someone(true);
    Body body, other;
    PersonState hands, swapped;
    pose_by_hand(&s.figure, HAND_POSE_KNEE_HUG, &body, &hands);
    body_mirror(&body, &other);
    swapped = hands;
    swapped.hand[0] = hands.hand[1];
    swapped.hand[1] = hands.hand[0];
    size_t size = (size_t)s.mesh.vertex_count * sizeof(RasterVertex);
    RasterVertex *first = malloc(size);
    assert_non_null(first);
    person_pose(s.person, &body, &hands);
    memcpy(first, person_mesh(s.person).vertex, size);
    person_pose(s.person, &other, &swapped);
    const RasterVertex *second = person_mesh(s.person).vertex;
    for (int i = 0; i < s.mesh.vertex_count; i++) {
        int twin = s.mesh.twin[i];
        if (twin == i)
            continue; // seam and hair
        Vec3 a = at(first[i].position), b = at(second[twin].position);
        assert_true(vec_length(vec_sub(a, vec3(-b.x, b.y, b.z))) < 1e-4);
    }
    free(first);
    someone_goes(&s);
}

static void posing_repeats_itself(void **state) {
    (void)state;
    Someone s = someone(false);
    Body body, rest;
    PersonState hands, calm;
    pose_by_hand(&s.figure, HAND_POSE_ALL_FOURS, &body, &hands);
    pose_by_hand(&s.figure, HAND_POSE_REST, &rest, &calm);
    size_t size = (size_t)s.mesh.vertex_count * sizeof(RasterVertex);
    RasterVertex *first = malloc(size);
    assert_non_null(first);
    person_pose(s.person, &body, &hands);
    memcpy(first, person_mesh(s.person).vertex, size);
    person_pose(s.person, &rest, &calm); // what was before must not matter
    person_pose(s.person, &body, &hands);
    assert_memory_equal(first, person_mesh(s.person).vertex, size);
    free(first);
    someone_goes(&s);
}

static void shade_lies_where_the_mat_is_touched(void **state) {
    (void)state;
    Someone s = someone(false);
    Body body;
    PersonState hands;
    pose_by_hand(&s.figure, HAND_POSE_REST, &body, &hands);
    person_pose(s.person, &body, &hands);
    RasterMesh mesh = person_mesh(s.person);
    double sole = 0, brow = 0;
    int soles = 0, brows = 0;
    for (int i = 0; i < mesh.vertex_count; i++) {
        const RasterVertex *v = &mesh.vertex[i];
        assert_true(v->shade >= 0 && v->shade <= 1);
        if (v->position[1] < .004f) {
            sole += (double)v->shade;
            soles++;
        }
        if (s.mesh.vertex[i].region == REGION_FACE && v->paint[1] > .2f && v->paint[2] > .5f) {
            brow += (double)v->shade;
            brows++;
        }
    }
    assert_true(soles > 10 && brows > 10);
    assert_true(sole / soles > .4 && brow / brows < .05);
    someone_goes(&s);
}

static void breath_swells_the_chest(void **state) {
    (void)state;
    Someone s = someone(true);
    Body body;
    PersonState hands;
    pose_by_hand(&s.figure, HAND_POSE_REST, &body, &hands);
    person_pose(s.person, &body, &hands);
    RasterMesh mesh = person_mesh(s.person);
    double out = 0, in = 0;
    for (int i = 0; i < mesh.vertex_count; i++)
        if (s.mesh.vertex[i].region == REGION_TOP)
            out = fmax(out, (double)mesh.vertex[i].position[2]);
    hands.breath = 1;
    person_pose(s.person, &body, &hands);
    for (int i = 0; i < mesh.vertex_count; i++)
        if (s.mesh.vertex[i].region == REGION_TOP)
            in = fmax(in, (double)mesh.vertex[i].position[2]);
    assert_true(in - out > .001 && in - out < .008);
    someone_goes(&s);
}

// The mean place of what this bone moves most, in parts of the hand: x to the back, z to the thumb.
static Vec3 in_hand(const Someone *s, const Body *body, Bone bone) {
    RasterMesh mesh = person_mesh(s->person);
    Vec3 sum = vec3(0, 0, 0);
    int count = 0;
    for (int i = 0; i < mesh.vertex_count; i++)
        if (s->mesh.vertex[i].bone[0] == bone) {
            sum = vec_add(sum, at(mesh.vertex[i].position));
            count++;
        }
    assert_true(count > 8);
    Vec3 from = vec_sub(vec_scale(sum, 1.0 / count), body->position[JOINT_WRIST]);
    return vec_scale(quat_rotate(quat_conjugate(body->rotation[JOINT_WRIST]), from),
                     1 / s->figure.hand);
}

// Open it lies beside the palm; in a fist it crosses the fingers, on their outer side.
static void a_thumb_lies_over_the_fist(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Someone s = someone(child == 1);
        Body body;
        PersonState hands;
        pose_by_hand(&s.figure, HAND_POSE_REST, &body, &hands);
        hands.hand[0] = (HandShape){.flat = 1};
        person_pose(s.person, &body, &hands);
        assert_true(in_hand(&s, &body, BONE_THUMB_TIP).z > .25);
        hands.hand[0] = (HandShape){.grip = 1};
        person_pose(s.person, &body, &hands);
        Vec3 thumb = in_hand(&s, &body, BONE_THUMB_TIP);
        Vec3 fingers = in_hand(&s, &body, BONE_FINGER_TIPS);
        assert_true(thumb.z < .16 && thumb.x < fingers.x);
        someone_goes(&s);
    }
}

// A bent hip draws the seat flat: it stands off the joint no more than the pelvis is deep.
static void a_seat_does_not_bulge(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Someone s = someone(child == 1);
        Body body;
        PersonState hands;
        pose_by_hand(&s.figure, HAND_POSE_KNEE_HUG, &body, &hands);
        person_pose(s.person, &body, &hands);
        RasterMesh mesh = person_mesh(s.person);
        Joint hip = joint_on(JOINT_HIP, SIDE_RIGHT);
        Quat half = quat_mix(body.rotation[JOINT_PELVIS], body.rotation[hip], .5);
        Vec3 out = quat_rotate(half, vec3(0, 0, -1));
        double far = 0;
        for (int i = 0; i < mesh.vertex_count; i++)
            if (s.mesh.vertex[i].bone[0] == bone_on(BONE_HIP, SIDE_RIGHT))
                far = fmax(far,
                           vec_dot(vec_sub(at(mesh.vertex[i].position), body.position[hip]), out));
        assert_true(far < 1.0 * s.figure.girth.hip_depth);
        someone_goes(&s);
    }
}

static void a_fist_closes(void **state) {
    (void)state;
    Someone s = someone(false);
    Body body;
    PersonState hands;
    pose_by_hand(&s.figure, HAND_POSE_REST, &body, &hands);
    double reach[2]; // how far finger tips are from the wrist
    for (int grip = 0; grip < 2; grip++) {
        hands.hand[SIDE_LEFT] = (HandShape){.flat = 1 - (float)grip, .grip = (float)grip};
        person_pose(s.person, &body, &hands);
        RasterMesh mesh = person_mesh(s.person);
        reach[grip] = 0;
        for (int i = 0; i < mesh.vertex_count; i++)
            if (s.mesh.vertex[i].bone[0] == BONE_FINGER_TIPS)
                reach[grip] = fmax(reach[grip], vec_length(vec_sub(at(mesh.vertex[i].position),
                                                                   body.position[JOINT_WRIST])));
    }
    assert_true(fabs(reach[0] - s.figure.hand) < .012);
    assert_true(reach[1] < .72 * s.figure.hand);
    someone_goes(&s);
}

// A bowed and turned head draws the shirt's shoulders nowhere.
static void shoulders_stay_when_the_head_bows(void **state) {
    (void)state;
    Someone s = someone(false);
    Body body = s.mesh.rig.bind;
    for (int j = JOINT_NECK; j <= JOINT_CROWN; j++)
        body.rotation[j] =
            quat_mul(quat_axis(vec3(1, 0, 0), radians(50)), quat_axis(vec3(0, 0, 1), radians(30)));
    person_pose(s.person, &body, &FLAT);
    RasterMesh mesh = person_mesh(s.person);
    int seen = 0;
    for (int i = 0; i < mesh.vertex_count; i++) {
        const MeshVertex *v = &s.mesh.vertex[i];
        if (v->region != REGION_TOP || fabs((double)v->position[0]) < 2 * s.figure.girth.neck)
            continue;
        Vec3 way = vec_sub(at(mesh.vertex[i].position), at(v->position));
        assert_true(vec_length(way) < .004);
        seen++;
    }
    assert_true(seen > 100);
    someone_goes(&s);
}

// A bunch under the head lies on the mat and not in it.
static void hair_lies_on_the_mat(void **state) {
    (void)state;
    Someone s = someone(true);
    Body body = s.mesh.rig.bind;
    const Vec3 head = body.position[JOINT_HEAD];
    Quat turn = quat_axis(vec3(0, 0, 1), radians(90));
    for (int j = 0; j < JOINT_COUNT; j++) {
        body.position[j] = quat_rotate(turn, vec_sub(body.position[j], head));
        body.position[j].y += .10;
        body.rotation[j] = quat_mul(turn, body.rotation[j]);
    }
    person_pose(s.person, &body, &FLAT);
    RasterMesh mesh = person_mesh(s.person);
    int low = 0;
    for (int i = 0; i < mesh.vertex_count; i++) {
        if (s.mesh.vertex[i].region != REGION_HAIR)
            continue;
        assert_true(mesh.vertex[i].position[1] > 0);
        low += mesh.vertex[i].position[1] < .01f;
    }
    assert_true(low > 20);
    someone_goes(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bind_pose_gives_the_mesh_back),
        cmocka_unit_test(materials_start_where_asked),
        cmocka_unit_test(deep_bends_stay_whole),
        cmocka_unit_test(knees_and_elbows_keep_their_volume),
        cmocka_unit_test(mirrored_body_gives_mirrored_skin),
        cmocka_unit_test(posing_repeats_itself),
        cmocka_unit_test(shade_lies_where_the_mat_is_touched),
        cmocka_unit_test(breath_swells_the_chest),
        cmocka_unit_test(a_fist_closes),
        cmocka_unit_test(a_thumb_lies_over_the_fist),
        cmocka_unit_test(a_seat_does_not_bulge),
        cmocka_unit_test(shoulders_stay_when_the_head_bows),
        cmocka_unit_test(hair_lies_on_the_mat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
