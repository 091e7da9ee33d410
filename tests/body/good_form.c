// ctest: plain
// Each rule of good form is proved on postures: one that is good, and the same with the mistake
// planted in it. Here is also what no card can say: one arm before the other on the band.
#include "check.h"

#include "good_form.h"
#include "shipped.h"

typedef void (*Plant)(const Figure *figure, Posture *posture);

// Turns a joint and all that hangs on it about an axis of its own, by degrees.
static void turn(Posture *p, Joint joint, Vec3 axis, double by) {
    Vec3 at = p->body.position[joint];
    Quat q = quat_axis(quat_rotate(p->body.rotation[joint], axis), radians(by));
    for (int j = 0; j < JOINT_COUNT; j++) {
        int up = j;
        while (up != (int)joint && up != JOINT_PELVIS)
            up = (int)joint_parent((Joint)up);
        if (up != (int)joint)
            continue;
        p->body.position[j] = vec_add(at, quat_rotate(q, vec_sub(p->body.position[j], at)));
        p->body.rotation[j] = quat_mul(q, p->body.rotation[j]);
    }
}
static void move_trunk(Posture *p, Vec3 by) {
    for (int j = 0; j < JOINT_HIP + 2; j++)
        p->body.position[j] = vec_add(p->body.position[j], by);
}
static Vec3 of_size(const Figure *f, double x, double y, double z) {
    return vec_scale(vec3(x, y, z), f->height / 1.65);
}

static void round_back(const Figure *f, Posture *p) {
    (void)f;
    turn(p, JOINT_CHEST, vec3(1, 0, 0), 30);
}
static void lock_knees(const Figure *f, Posture *p) {
    (void)f;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Body *b = &p->body;
        Vec3 shank = vec_sub(b->position[JOINT_ANKLE + s], b->position[JOINT_KNEE + s]);
        Vec3 thigh = vec_sub(b->position[JOINT_KNEE + s], b->position[JOINT_HIP + s]);
        double length = vec_length(shank);
        b->position[JOINT_ANKLE + s] =
            vec_add(b->position[JOINT_KNEE + s], vec_scale(thigh, length / vec_length(thigh)));
    }
}
static void poke_chin(const Figure *f, Posture *p) {
    (void)f;
    turn(p, JOINT_HEAD, vec3(1, 0, 0), -14);
}
static void fold_arms(const Figure *f, Posture *p) {
    (void)f;
    for (int s = 0; s < SIDE_COUNT; s++)
        turn(p, joint_on(JOINT_ELBOW, (Side)s), vec3(1, 0, 0), -40);
}
static void shrug(const Figure *f, Posture *p) {
    Vec3 up = quat_rotate(p->body.rotation[JOINT_RIBS], of_size(f, 0, .045, 0));
    for (int j = JOINT_SHOULDER; j < JOINT_HIP; j++)
        p->body.position[j] = vec_add(p->body.position[j], up);
}
static void lean_back(const Figure *f, Posture *p) {
    (void)f;
    turn(p, JOINT_WAIST, vec3(1, 0, 0), -25);
}
static void hike_hip(const Figure *f, Posture *p) {
    (void)f;
    for (int s = 0; s < SIDE_COUNT; s++)
        p->body.position[JOINT_HIP + s].y += side_sign((Side)s) * .35 * f->hip_half;
}
static void swing_hips(const Figure *f, Posture *p) {
    move_trunk(p, of_size(f, .13, 0, 0));
}
static void sink_back(const Figure *f, Posture *p) {
    move_trunk(p, of_size(f, 0, 0, -.20));
}
static void twist(const Figure *f, Posture *p) {
    (void)f;
    turn(p, JOINT_CHEST, vec3(0, 1, 0), 15);
}
static void lean_on(const Figure *f, Posture *p) {
    (void)f;
    turn(p, JOINT_CHEST, vec3(1, 0, 0), 15);
}
static void drop_head(const Figure *f, Posture *p) {
    (void)f;
    double away = p->body.position[JOINT_HEAD].x > 0 ? -1 : 1; // the side it bends to
    turn(p, JOINT_HEAD, vec3(0, 0, 1), away * 25);
}
static void one_arm_first(const Figure *f, Posture *p) {
    (void)f;
    turn(p, JOINT_SHOULDER, vec3(1, 0, 0), -20);
}

static const struct {
    Form form;
    const char *exercise, *pose;
    Plant plant;
} FAULTS[] = {
    {FORM_LONG_BACK, "supported_forward_bend", "hinge", round_back},
    {FORM_SOFT_KNEES, "supported_forward_bend", "deep", lock_knees},
    {FORM_SOFT_KNEES, "knee_to_chest_release", "up", lock_knees},
    {FORM_LONG_NECK, "supported_forward_bend", "hinge", poke_chin},
    {FORM_LONG_ARMS, "supported_forward_bend", "hinge", fold_arms},
    {FORM_SHOULDERS_LOW, "front_to_back_opener", "up", shrug},
    {FORM_SHOULDERS_LOW, "twisting_cat", "all_fours", shrug},
    {FORM_UPRIGHT, "knee_to_chest_release", "up", lean_back},
    {FORM_UPRIGHT, "front_to_back_opener", "behind", lean_back},
    {FORM_HIPS_LEVEL, "knee_to_chest_release", "up", hike_hip},
    {FORM_HIPS_LEVEL, "twisting_cat", "all_fours", hike_hip},
    {FORM_HIPS_STILL, "side_to_side_bend", "bend", swing_hips},
    {FORM_HIPS_STILL, "twisting_cat", "threaded", swing_hips},
    {FORM_HIPS_OVER_KNEES, "twisting_cat", "threaded", sink_back},
    {FORM_NO_TWIST, "side_to_side_bend", "bend", twist},
    {FORM_NO_LEAN, "side_to_side_bend", "bend", lean_on},
    {FORM_HEAD_FOLLOWS, "side_to_side_bend", "bend", drop_head},
    {FORM_EVEN_ARMS, "front_to_back_opener", "front", one_arm_first},
    {FORM_EVEN_ARMS, "front_to_back_opener", "up", one_arm_first},
    {FORM_EVEN_ARMS, "side_to_side_bend", "bend", one_arm_first},
};

static void still_in(const Figure *figure, const char *exercise, const char *pose, Posture *out) {
    static Motion motion;
    const Version *v = &shipped_exercise(&shipped, exercise)->version[0];
    motion_init(&motion, figure, v, 1);
    for (int i = 0; i < v->pose_count; i++)
        if (strcmp(v->pose[i].id, pose) == 0) {
            motion_still(&motion, i, out);
            return;
        }
    fail_msg("%s has no pose '%s'", exercise, pose);
}

static void each_form_sees_its_mistake(void **state) {
    (void)state;
    bool proved[FORM_COUNT] = {false};
    static const char *const people[] = {"mum", "kid"}; // in all five normal versions at home
    for (size_t f = 0; f < COUNT(people); f++)
        for (size_t i = 0; i < COUNT(FAULTS); i++) {
            const Figure *figure = shipped_person(&shipped, people[f]);
            const char *name = FORM_NAMES[FAULTS[i].form];
            Posture p;
            Side side;
            still_in(figure, FAULTS[i].exercise, FAULTS[i].pose, &p);
            if (good_form_past(FAULTS[i].form, figure, &p, &side) > 0)
                fail_msg("%s is broken before in %s (%s)", name, FAULTS[i].exercise, figure->id);
            FAULTS[i].plant(figure, &p);
            if (good_form_past(FAULTS[i].form, figure, &p, &side) <= 0)
                fail_msg("%s sees nothing in %s (%s)", name, FAULTS[i].exercise, figure->id);
            proved[FAULTS[i].form] = true;
        }
    for (int form = 0; form < FORM_COUNT; form++)
        if (!proved[form])
            fail_msg("no fault proves %s", FORM_NAMES[form]);
}

// Whose arm, hip or knee it is.
static void the_side_is_told(void **state) {
    (void)state;
    const Figure *mum = shipped_person(&shipped, "mum");
    Posture p;
    Side side;
    still_in(mum, "front_to_back_opener", "front", &p);
    one_arm_first(mum, &p);
    assert_true(good_form_past(FORM_EVEN_ARMS, mum, &p, &side) > radians(5));
    assert_int_equal(side, SIDE_LEFT);
    still_in(mum, "front_to_back_opener", "up", &p);
    for (int j = JOINT_SHOULDER + 1; j < JOINT_HIP; j += 2)
        p.body.position[j].y += .1;
    assert_true(good_form_past(FORM_SHOULDERS_LOW, mum, &p, &side) > .05);
    assert_int_equal(side, SIDE_RIGHT);
}

// A body that lies or kneels upright is not told how to stand.
static void form_speaks_of_what_it_concerns(void **state) {
    (void)state;
    const Figure *mum = shipped_person(&shipped, "mum");
    Posture p;
    Side side;
    still_in(mum, "side_to_side_bend", "over", &p);
    twist(mum, &p);
    assert_near(good_form_past(FORM_NO_TWIST, mum, &p, &side), 0, 0); // no side bend here
    still_in(mum, "knee_to_chest_release", "tall", &p);
    lock_knees(mum, &p);
    assert_near(good_form_past(FORM_SOFT_KNEES, mum, &p, &side), 0, 0); // on both feet, upright
}

// Degrees by which the shoulders are higher than the hips over a rail, from the side.
static double slope_of_table(const Figure *figure) {
    Posture p;
    still_in(figure, "supported_forward_bend", "deep", &p);
    Vec3 back = vec_sub(p.body.position[JOINT_SHOULDER], p.body.position[JOINT_HIP]);
    return degrees(own_atan2(back.y, back.z));
}

static void the_back_is_a_table(void **state) {
    (void)state;
    static const char *const WHO[] = {"mum", "dad", "brother", "kid"};
    for (size_t i = 0; i < COUNT(WHO); i++)
        assert_true(fabs(slope_of_table(shipped_person(&shipped, WHO[i]))) < 16);
    Figure near = *shipped_person(&shipped, "mum");
    assert_true(slope_of_table(&near) < 12);
    near.chair_away *= .94; // a chair that leaves no room for it
    assert_true(slope_of_table(&near) > 16);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_sees_its_mistake),
        cmocka_unit_test(the_side_is_told),
        cmocka_unit_test(form_speaks_of_what_it_concerns),
        cmocka_unit_test(the_back_is_a_table),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
