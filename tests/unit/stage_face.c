// Faces live: they count, they notice who has come, and their eyes go there.
#include "check.h"

#include <math.h>

#include "stage_face.h"

typedef struct {
    Figure figure;
    Version version;
    Motion motion;
    Posture posture;
    Camera camera;
} Watcher;

static void make_person(Watcher *p, bool child) {
    *p = (Watcher){.camera = camera_look(vec3(0, 1, 5), vec3(0, 1, 0), .5, 1600, 900)};
    Build build = {.height = child ? 1.1 : 1.65,
                   .age = child ? AGE_CHILD : AGE_ADULT,
                   .years = child ? 5 : 0,
                   .shoulders = 1,
                   .hips = 1};
    figure_build(&p->figure, &build);
    p->motion.figure = &p->figure;
    p->motion.version = &p->version;
    figure_rest(&p->figure, &p->posture.body);
}

static FacePaint face_at(const Watcher *p, const StageShot *shot) {
    FaceView view = {
        .motion = &p->motion, .posture = &p->posture, .turn = {0, 0, 0, 1}, .camera = &p->camera};
    FacePaint face = {0};
    stage_face(shot, &view, &face);
    return face;
}

static void the_mouth_counts_a_little(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Watcher p;
        make_person(&p, child);
        FacePaint still = face_at(&p, &(StageShot){.smile = .5});
        FacePaint says = face_at(&p, &(StageShot){.smile = .5, .count = 1});
        assert_true(still.mouth_open <= 0);
        assert_true(says.mouth_open > .2f && says.mouth_open < .5f);
    }
}

static void a_child_is_surprised_at_a_visitor_and_smiles(void **state) {
    (void)state;
    Watcher p;
    make_person(&p, true);
    StageShot shot = {.smile = .3, .calm = 1, .guest = 1.2, .guest_x = .8, .guest_y = .95};
    FacePaint face = face_at(&p, &shot);
    assert_true(face.mouth_open > .5f && face.brow > .8f);
    assert_true(face.look_x > .1f && face.look_y < -.1f); // right below, as the picture is seen
    shot.guest_x = .2;
    assert_true(face_at(&p, &shot).look_x < -.1f);
    shot.guest = 4;
    face = face_at(&p, &shot);
    assert_true(face.mouth_open < .05f && face.smile > .9f);
    shot.guest = 8;
    assert_near(face_at(&p, &shot).look_y, 0, .1);
}

static void a_grown_up_glances_and_goes_on(void **state) {
    (void)state;
    Watcher p;
    make_person(&p, false);
    StageShot shot = {.smile = .3, .guest = .9, .guest_x = .8, .guest_y = .95};
    assert_near(face_at(&p, &shot).look_x, 0, .1);
    shot.guest = 2.5;
    FacePaint face = face_at(&p, &shot);
    assert_true(face.look_x > .1f && face.mouth_open < .2f);
}

static void nobody_changes_at_once(void **state) {
    (void)state;
    Watcher p;
    make_person(&p, true);
    FacePaint before = {0};
    for (int i = 0; i < 600; i++) {
        StageShot shot = {.smile = .5, .guest = i / 60., .guest_x = .9, .guest_y = .9};
        FacePaint now = face_at(&p, &shot);
        if (i > 0) {
            assert_true(fabsf(now.mouth_open - before.mouth_open) < .12f);
            assert_true(fabsf(now.look_x - before.look_x) < .22f);
            assert_true(fabsf(now.brow - before.brow) < .2f);
        }
        before = now;
    }
}

// How far the nose has turned to the person's left, radians.
static double head_turn(Watcher *p, const StageShot *shot) {
    FaceView view = {
        .motion = &p->motion, .posture = &p->posture, .turn = {0, 0, 0, 1}, .camera = &p->camera};
    Body body = p->posture.body;
    stage_head(shot, &view, &body);
    Vec3 was = quat_rotate(p->posture.body.rotation[JOINT_HEAD], vec3(0, 0, 1));
    Vec3 is = quat_rotate(body.rotation[JOINT_HEAD], vec3(0, 0, 1));
    for (int j = 0; j < JOINT_HEAD; j++) // nothing below the head moves
        assert_near(vec_length(vec_sub(body.position[j], p->posture.body.position[j])), 0, 1e-12);
    return own_atan2(is.x, is.z) - own_atan2(was.x, was.z);
}

static void who_waits_looks_at_the_family(void **state) {
    (void)state;
    Watcher p;
    make_person(&p, false);
    p.camera = camera_look(vec3(4, 1.4, 3), vec3(0, 1, 0), .5, 1600, 900); // to the own left
    StageShot waits = {.guest = -1, .idle = 1}, stretches = waits, sleeps = waits;
    stretches.idle = 0;
    sleeps.calm = 1;
    assert_true(head_turn(&p, &waits) > radians(15) && head_turn(&p, &waits) < radians(30));
    assert_near(head_turn(&p, &stretches), 0, 1e-12);
    assert_near(head_turn(&p, &sleeps), 0, 1e-12);
}

static void a_free_head_turns_to_a_visitor(void **state) {
    (void)state;
    Watcher p;
    make_person(&p, true);
    StageShot shot = {.guest = 3, .guest_x = .95, .guest_y = .8}, left = shot, nobody = shot;
    left.guest_x = .05;
    nobody.guest = -1;
    assert_true(head_turn(&p, &shot) > radians(3) && head_turn(&p, &shot) < radians(15));
    assert_true(head_turn(&p, &left) < radians(-3));
    assert_near(head_turn(&p, &nobody), 0, 1e-12);
    double last = 0;
    for (int i = 0; i < 600; i++) {
        shot.guest = i / 60.;
        double now = head_turn(&p, &shot);
        assert_true(fabs(now - last) < radians(1));
        last = now;
    }
    assert_near(last, 0, 1e-9);
    shot.guest = 3;
    p.posture.on[PART_EAR] = 1; // it lies on the mat
    assert_near(head_turn(&p, &shot), 0, 1e-12);
    p.posture.on[PART_EAR] = 0;
    p.posture.body.rotation[JOINT_RIBS] = quat_axis(vec3(1, 0, 0), radians(70)); // it hangs
    assert_near(head_turn(&p, &shot), 0, 1e-12);
}

static void eyes_are_shut_in_the_sleepy_pause_only(void **state) {
    (void)state;
    Watcher p;
    make_person(&p, true);
    StageShot shot = {.smile = .5, .calm = 1, .idle = 1, .seconds = 1};
    assert_true(face_at(&p, &shot).blink > .9f);
    shot.idle = 0; // a hold
    int open = 0;
    for (int i = 0; i < 100; i++) {
        shot.seconds = i * .05;
        open += face_at(&p, &shot).blink < .3f;
    }
    assert_true(open > 80);
}

// In a hold a head that hangs has shut eyes; on the way, and upright, they are open.
static void a_hanging_head_rests_its_eyes(void **state) {
    (void)state;
    for (int child = 0; child < 2; child++) {
        Watcher p;
        make_person(&p, child == 1);
        StageShot hold = {.calm = 1, .seconds = 1, .guest = -1}, way = hold;
        way.calm = 0;
        assert_true(face_at(&p, &hold).blink < .5f);
        p.posture.body.rotation[JOINT_HEAD] = quat_axis(vec3(1, 0, 0), radians(60));
        assert_true(face_at(&p, &hold).blink > .9f);
        assert_true(face_at(&p, &way).blink < .3f);
    }
}

// Who lies on an ear shuts the eyes; a child in its story peeps on the way and sleeps in the hold.
static void an_ear_on_the_mat_shuts_the_eyes(void **state) {
    (void)state;
    for (int story = 0; story < 2; story++) {
        Watcher p;
        make_person(&p, true);
        p.version.wiggle_count = story;
        p.posture.on[PART_EAR] = 1;
        StageShot hold = {.calm = 1, .seconds = 1, .guest = -1}, way = hold;
        way.calm = 0;
        assert_true(face_at(&p, &hold).blink > .9f);
        assert_true((face_at(&p, &way).blink > .9f) == (story == 0));
        p.posture.on[PART_EAR] = 0;
        assert_true(face_at(&p, &hold).blink < .3f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mouth_counts_a_little),
        cmocka_unit_test(a_child_is_surprised_at_a_visitor_and_smiles),
        cmocka_unit_test(a_grown_up_glances_and_goes_on),
        cmocka_unit_test(nobody_changes_at_once),
        cmocka_unit_test(who_waits_looks_at_the_family),
        cmocka_unit_test(a_free_head_turns_to_a_visitor),
        cmocka_unit_test(a_hanging_head_rests_its_eyes),
        cmocka_unit_test(an_ear_on_the_mat_shuts_the_eyes),
        cmocka_unit_test(eyes_are_shut_in_the_sleepy_pause_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
