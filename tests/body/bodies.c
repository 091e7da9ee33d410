// ctest: plain
// Any body, small to tall, slim to round, young to old, has a version of every movement that it can
// do by every rule; and everybody who is shipped is offered one that fits.
#include "check.h"

#include "fits.h"
#include "mesh.h"
#include "shipped.h"

static const double HEIGHTS[] = {.9, 1.1, 1.3, 1.5, 1.65, 1.8, 1.9}, ROUNDS[] = {0, .5, 1};

static bool plausible(AgeGroup age, double height) {
    return age == AGE_CHILD ? height <= 1.5 : height >= 1.5;
}

static const Level *five_movements(void) {
    int index = library_level(&shipped.library, "family_stretch_time");
    assert_true(index >= 0);
    assert_int_equal(shipped.library.level[index].move_count, 5);
    return &shipped.library.level[index];
}

// The first version that fits, -1 for none; told with its faults.
static int fitting(const Exercise *e, const Figure *f) {
    Report report = {0};
    int found = -1;
    for (int v = 0; v < e->version_count && found < 0; v++)
        if (fits_check(e, v, f, &report))
            found = v;
    if (found < 0) {
        print_error("nothing of %s fits %.2f m, round %.1f, %s\n", e->id, f->height, f->round,
                    f->child ? "child"
                    : f->old ? "old"
                             : "adult");
        for (int i = 0; i < report.count; i++)
            print_error("    %s\n", report.line[i]);
    }
    report_free(&report);
    return found;
}

static void any_body_finds_a_version(void **state) {
    (void)state;
    int bodies = 0, without = 0;
    for (int age = AGE_ADULT; age <= AGE_OLD; age++)
        for (size_t h = 0; h < COUNT(HEIGHTS); h++)
            for (size_t r = 0; r < COUNT(ROUNDS); r++) {
                if (!plausible((AgeGroup)age, HEIGHTS[h]))
                    continue;
                Build build = {.height = HEIGHTS[h],
                               .age = (AgeGroup)age,
                               .years = figure_years(HEIGHTS[h]),
                               .man = h % 2 == 1,
                               .round = ROUNDS[r]};
                Figure f;
                figure_build(&f, &build);
                bodies++;
                const Level *family = five_movements();
                for (int i = 0; i < family->move_count; i++)
                    without += fitting(&shipped.library.exercise[family->move[i].exercise], &f) < 0;
            }
    assert_true(bodies > 30);
    assert_int_equal(without, 0);
}

static void what_is_offered_fits(void **state) {
    (void)state;
    for (int p = 0; p < shipped.library.figure_count; p++) {
        const Figure *f = &shipped.library.figure[p];
        for (int i = 0; i < shipped.library.exercise_count; i++) {
            const Exercise *e = &shipped.library.exercise[i];
            int version = f->guide ? 0 : fits_choose(e, f, 0);
            if (!fits_body(e, version, f))
                fail_msg("%s: %s does not fit %s", e->id, e->version[version].id, f->id);
        }
    }
}

// A screen full of people costs the same whoever they are, and nobody looks coarser than the
// others.
static void nobody_costs_more_than_the_others(void **state) {
    (void)state;
    for (int p = 0; p < shipped.library.figure_count; p++) {
        Mesh mesh;
        assert_true(mesh_make(&shipped.library.figure[p], 1, &mesh));
        assert_in_range(mesh.triangle_count, 7200, 8300);
        mesh_free(&mesh);
    }
}

static void guides_follow_the_family(void **state) {
    (void)state;
    const Exercise *e = shipped_exercise(&shipped, "twisting_cat");
    const Figure *mum = shipped_person(&shipped, "mum");
    assert_true(mum->guide);
    for (int v = 0; v < e->version_count; v++)
        assert_int_equal(fits_choose(e, mum, v), v);
}

// An old body takes what it prefers when the family does the normal one, and else what fits.
static void others_take_what_they_prefer(void **state) {
    (void)state;
    const Exercise *e = shipped_exercise(&shipped, "knee_to_chest_release");
    Figure f = *shipped_person(&shipped, "brother");
    assert_int_equal(fits_choose(e, &f, 0), 0);
    snprintf(f.prefers[0], ID_LENGTH, "nowhere");
    snprintf(f.prefers[1], ID_LENGTH, "easier");
    assert_int_equal(fits_choose(e, &f, 0), exercise_version(e, "easier"));
    int lying = exercise_version(e, "lying");
    assert_int_equal(fits_choose(e, &f, lying), exercise_version(e, "easier"));
    snprintf(f.prefers[1], ID_LENGTH, "nothing"); // without a wish it does what the family does
    assert_int_equal(fits_choose(e, &f, lying), lying);
    f.range[RANGE_KNEE].high = radians(104); // the shin cannot be hugged, the thigh can
    assert_int_equal(fits_choose(e, &f, lying), exercise_version(e, "easier"));
}

// Beside who sits, a body that cannot do the very same sits too.
static void others_sit_beside_who_sits(void **state) {
    (void)state;
    const Exercise *e = shipped_exercise(&shipped, "knee_to_chest_release");
    const Figure *dad = shipped_person(&shipped, "dad");
    int wanted = exercise_version(e, "chair_easier");
    assert_false(fits_body(e, wanted, dad));
    assert_int_equal(fits_choose(e, dad, wanted), exercise_version(e, "chair"));
}

// A child plays its story beside the normal movement, and where the story's place is another it
// does what the others do.
static void children_play_their_stories(void **state) {
    (void)state;
    static const char *const ids[] = {"kid", "brother"};
    const Exercise *e = shipped_exercise(&shipped, "knee_to_chest_release");
    for (size_t i = 0; i < COUNT(ids); i++) {
        const Figure *f = shipped_person(&shipped, ids[i]);
        assert_int_equal(fits_play(e, f, 0), e->version_count);
        int lying = exercise_version(e, "lying");
        assert_int_equal(fits_play(e, f, lying), lying);
    }
    assert_int_equal(fits_play(e, shipped_person(&shipped, "mum"), 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_body_finds_a_version),
        cmocka_unit_test(nobody_costs_more_than_the_others),
        cmocka_unit_test(what_is_offered_fits),
        cmocka_unit_test(guides_follow_the_family),
        cmocka_unit_test(others_take_what_they_prefer),
        cmocka_unit_test(others_sit_beside_who_sits),
        cmocka_unit_test(children_play_their_stories),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
