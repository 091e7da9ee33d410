// The measures of grown-ups and children.
#include "check.h"

#include "figure.h"

static const double HEIGHTS[] = {.95, 1.10, 1.38, 1.65, 1.84};

static void make(Figure *f, int i) {
    figure_init(f, HEIGHTS[i], i < 3);
}

static void stands_as_tall_as_it_is(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        Body b;
        make(&f, (int)i);
        figure_rest(&f, &b);
        // Between sole and crown; heads differ by how the neck sits.
        assert_near(b.position[JOINT_CROWN].y, f.height, .03 * f.height);
        for (int s = 0; s < SIDE_COUNT; s++) {
            assert_near(b.position[JOINT_HEEL + s].y, 0, 1e-12);
            assert_near(b.position[JOINT_TOE + s].y, 0, 1e-12);
            assert_true(b.position[JOINT_KNUCKLES + s].y > b.position[JOINT_KNEE + s].y);
        }
    }
}

static void bones_have_their_lengths(void **state) {
    (void)state;
    Figure f;
    Body b;
    make(&f, 3);
    figure_rest(&f, &b);
    for (int s = 0; s < SIDE_COUNT; s++) {
        const double wanted[][3] = {{JOINT_SHOULDER, JOINT_ELBOW, f.upper_arm},
                                    {JOINT_ELBOW, JOINT_WRIST, f.forearm},
                                    {JOINT_HIP, JOINT_KNEE, f.thigh},
                                    {JOINT_KNEE, JOINT_ANKLE, f.shank},
                                    {JOINT_HEEL, JOINT_TOE, f.foot_length},
                                    {JOINT_WRIST, JOINT_KNUCKLES, figure_grip(&f)}};
        for (size_t i = 0; i < COUNT(wanted); i++) {
            Vec3 a = b.position[(int)wanted[i][0] + s], c = b.position[(int)wanted[i][1] + s];
            assert_near(vec_length(vec_sub(a, c)), wanted[i][2], 1e-12);
        }
        assert_near(fabs(b.position[JOINT_SHOULDER + s].x), f.shoulder_half, 1e-12);
        assert_true(b.position[JOINT_SHOULDER + SIDE_LEFT].x > 0); // +x is the own left
    }
    assert_near(figure_arm(&f), f.upper_arm + f.forearm + figure_grip(&f), 1e-12);
}

static void masses_make_one_body(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        make(&f, (int)i);
        double all = f.mass_head + f.mass_trunk +
                     2 * (f.mass_upper_arm + f.mass_forearm + f.mass_hand + f.mass_thigh +
                          f.mass_shank + f.mass_foot);
        assert_near(all, 1, .002);
    }
    Figure mum, kid;
    make(&mum, 3);
    make(&kid, 1);
    assert_near(kid.mass_head, .2376 - .0114 * 5, 1e-12); // Jensen 1986 at five years
    assert_true(kid.mass_head > 2 * mum.mass_head);
}

// Weighed by hand: moving one part by d moves the centre by its share of d.
static void the_mass_centre_follows_its_parts(void **state) {
    (void)state;
    Figure f;
    Body b;
    make(&f, 3);
    figure_rest(&f, &b);
    Vec3 before = figure_mass_centre(&f, &b);
    assert_near(before.x, 0, 1e-12);
    assert_in_range((int)(1000 * before.y / f.height), 530, 590); // a little over half the height
    Body moved = b;
    for (int j = 0; j < JOINT_COUNT; j++)
        moved.position[j] = vec_add(b.position[j], vec3(.1, .2, .3));
    Vec3 after = figure_mass_centre(&f, &moved);
    assert_near(after.x, before.x + .1, 1e-12);
    assert_near(after.y, before.y + .2, 1e-12);
    assert_near(after.z, before.z + .3, 1e-12);
    moved = b;
    moved.position[JOINT_HEEL] = vec_add(moved.position[JOINT_HEEL], vec3(0, 0, 1));
    moved.position[JOINT_TOE] = vec_add(moved.position[JOINT_TOE], vec3(0, 0, 1));
    assert_near(figure_mass_centre(&f, &moved).z - before.z, f.mass_foot, 1e-4);
}

static void the_mirror_goes_there_and_back(void **state) {
    (void)state;
    Figure f;
    Body b, mirrored, back;
    make(&f, 1);
    figure_rest(&f, &b);
    b.position[JOINT_ELBOW] = vec3(.3, .7, .2);
    b.rotation[JOINT_ELBOW] = quat_axis(vec3(0, 0, 1), .4);
    body_mirror(&b, &mirrored);
    assert_near(mirrored.position[JOINT_ELBOW + SIDE_RIGHT].x, -.3, 1e-15);
    assert_near(mirrored.position[JOINT_ELBOW + SIDE_RIGHT].z, .2, 1e-15);
    assert_near(mirrored.rotation[JOINT_ELBOW + SIDE_RIGHT].z, -b.rotation[JOINT_ELBOW].z, 1e-15);
    body_mirror(&mirrored, &back);
    assert_memory_equal(&back, &b, sizeof b);
    body_mirror(&mirrored, &mirrored); // in place
    assert_memory_equal(&mirrored, &b, sizeof b);
}

static void limits_are_sound(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(HEIGHTS); i++) {
        Figure f;
        make(&f, (int)i);
        for (int r = 0; r < RANGE_COUNT; r++) {
            assert_true(f.range[r].low < f.range[r].high);
            assert_true(f.range[r].low >= radians(-85) && f.range[r].high <= radians(170));
            assert_non_null(range_name((RangeId)r));
        }
        assert_near(f.range[RANGE_ELBOW].low, 0, 1e-12); // nobody bends an elbow back
        assert_near(f.range[RANGE_KNEE].low, 0, 1e-12);
    }
    Figure mum;
    make(&mum, 3);
    assert_near(degrees(mum.range[RANGE_SPINE_FLEX].high), 45, 1e-9);
    assert_near(degrees(mum.range[RANGE_NECK_FLEX].low), -20, 1e-9);
}

static void every_joint_hangs_on_one_before(void **state) {
    (void)state;
    for (int j = 0; j < JOINT_COUNT; j++) {
        Joint parent = joint_parent((Joint)j);
        assert_true((int)parent < j || j == JOINT_PELVIS);
        for (int k = 0; k < j; k++)
            assert_string_not_equal(joint_name((Joint)j), joint_name((Joint)k));
    }
    assert_string_equal(joint_name(JOINT_KNUCKLES + SIDE_RIGHT), "knuckles_r");
}

static void palms_look_at_the_thighs(void **state) {
    (void)state;
    Figure f;
    Body b;
    make(&f, 3);
    figure_rest(&f, &b);
    assert_near(body_palm(&b, SIDE_LEFT).x, -1, 1e-12);
    assert_near(body_palm(&b, SIDE_RIGHT).x, 1, 1e-12);
}

static Figure built(AgeGroup age, double height, double years, double round, bool man) {
    Figure f;
    Build build = {.height = height, .age = age, .years = years, .round = round, .man = man};
    figure_build(&f, &build);
    return f;
}

static double all_mass(const Figure *f) {
    return f->mass_head + f->mass_trunk +
           2 * (f->mass_upper_arm + f->mass_forearm + f->mass_hand + f->mass_thigh + f->mass_shank +
                f->mass_foot);
}

// From three years to twelve a child grows into a grown-up, and never past one.
static void children_grow_up(void **state) {
    (void)state;
    Figure adult = built(AGE_ADULT, 1.5, 0, 0, false);
    double head = 1, legs = 0, mass = 1;
    for (int years = 3; years <= 12; years++) {
        Figure f = built(AGE_CHILD, 1.5, years, 0, false);
        assert_true(f.head < head && f.head > adult.head);
        assert_true(f.thigh + f.shank > legs && f.thigh + f.shank < adult.thigh + adult.shank);
        assert_true(f.mass_head < mass && f.mass_head > adult.mass_head);
        assert_near(f.mass_head, .2376 - .0114 * years, 1e-12);
        assert_near(all_mass(&f), 1, .002);
        head = f.head;
        legs = f.thigh + f.shank;
        mass = f.mass_head;
    }
    Figure usual, five = built(AGE_CHILD, 1.1, 5, 0, false);
    figure_init(&usual, 1.1, true);
    assert_memory_equal(&usual, &five, sizeof five);
    assert_near(figure_years(1.10), 5, 0);
    assert_true(figure_years(1.28) > 7.5 && figure_years(1.28) < 8.5);
}

// Round bodies are thicker everywhere, most at the belly, and weigh more there.
static void round_is_round(void **state) {
    (void)state;
    Figure slim = built(AGE_ADULT, 1.65, 0, 0, false), full = built(AGE_ADULT, 1.65, 0, 1, false);
    const double *a = (const double *)&slim.girth, *b = (const double *)&full.girth;
    for (size_t i = 0; i < sizeof(Girth) / sizeof(double); i++)
        assert_true(b[i] >= a[i]);
    assert_true(full.girth.waist_depth > 1.4 * slim.girth.waist_depth);
    assert_true(full.mass_trunk > slim.mass_trunk && full.mass_head < slim.mass_head);
    assert_near(all_mass(&full), all_mass(&slim), 1e-9);
    assert_near(full.thigh, slim.thigh, 0); // bones stay
}

static void men_are_broader(void **state) {
    (void)state;
    Figure woman = built(AGE_ADULT, 1.8, 0, 0, false), man = built(AGE_ADULT, 1.8, 0, 0, true);
    assert_true(man.shoulder_half > woman.shoulder_half && man.hip_half < woman.hip_half);
    assert_near(all_mass(&man), 1, .002);
    // Hands as wide apart, though the shoulders are broader.
    assert_near(man.band_breadths * man.shoulder_half, woman.band_breadths * woman.shoulder_half,
                1e-12);
}

static void old_joints_go_less_far(void **state) {
    (void)state;
    Figure young = built(AGE_ADULT, 1.62, 0, 0, false), old = built(AGE_OLD, 1.62, 0, 0, false);
    for (int i = 0; i < RANGE_COUNT; i++) {
        assert_true(old.range[i].high <= young.range[i].high);
        assert_true(old.range[i].low >= young.range[i].low);
        assert_true(old.range[i].high < .97 * young.range[i].high);
    }
    assert_near(figure_breadths(&young, 1.6), 1.6, 0);
    assert_near(figure_breadths(&old, 1.6), 3.2, 0); // stiff shoulders hold a band wider
    assert_near(figure_breadths(&old, 0), 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_as_tall_as_it_is),
        cmocka_unit_test(bones_have_their_lengths),
        cmocka_unit_test(masses_make_one_body),
        cmocka_unit_test(the_mass_centre_follows_its_parts),
        cmocka_unit_test(the_mirror_goes_there_and_back),
        cmocka_unit_test(limits_are_sound),
        cmocka_unit_test(every_joint_hangs_on_one_before),
        cmocka_unit_test(palms_look_at_the_thighs),
        cmocka_unit_test(children_grow_up),
        cmocka_unit_test(round_is_round),
        cmocka_unit_test(men_are_broader),
        cmocka_unit_test(old_joints_go_less_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
