// ctest: plain
// Every movement that is shipped, with every person, in every version, on every side and at every
// sample: no rule is broken, nothing is miscounted, left is the mirrored right.
#include "check.h"

#include "counts.h"
#include "rules.h"
#include "shipped.h"

static const double TEMPOS[] = {5, 6, 7, 8, 9, 10, 11, 12}; // breaths a minute

static void tell(Report *report) {
    for (int i = 0; i < report->count; i++)
        print_error("%s\n", report->line[i]);
    assert_int_equal(report->count, 0);
}

static void no_rule_is_broken(void **state) {
    (void)state;
    static Motion motion;
    static Rules rules;
    Report report = {0};
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        const Exercise *e = &shipped.library.exercise[i];
        for (int v = 0; v < e->version_count; v++)
            for (int f = 0; f < shipped.library.figure_count; f++) {
                if (!shipped.library.figure[f].guide)
                    continue;
                Timeline t;
                motion_init(&motion, &shipped.library.figure[f], &e->version[v], 1);
                timeline_init(&t, e, v, 7.5);
                rules_run(&rules, &motion, &t);
                rules_report(&rules, &report);
                counts_mirror(&motion, &t, 30, &report);
                timeline_free(&t);
            }
    }
    tell(&report);
}

static void nobody_hurries_at_any_tempo(void **state) {
    (void)state;
    static Motion motion;
    static Rules rules;
    Report report = {0};
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        const Exercise *e = &shipped.library.exercise[i];
        for (int v = 0; v < e->version_count; v++)
            for (int f = 0; f < shipped.library.figure_count; f++) {
                if (!shipped.library.figure[f].guide)
                    continue;
                motion_init(&motion, &shipped.library.figure[f], &e->version[v], 1);
                for (size_t k = 0; k < COUNT(TEMPOS); k++) {
                    Timeline t;
                    timeline_init(&t, e, v, 60 / TEMPOS[k]);
                    rules_run_speed(&rules, &motion, &t);
                    rules_report(&rules, &report);
                    timeline_free(&t);
                }
            }
    }
    tell(&report);
}

static void counts_hold_at_any_tempo(void **state) {
    (void)state;
    Report report = {0};
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        const Exercise *e = &shipped.library.exercise[i];
        for (int v = 0; v < e->version_count; v++)
            for (size_t k = 0; k < COUNT(TEMPOS); k++) {
                Timeline t;
                timeline_init(&t, e, v, 60 / TEMPOS[k]);
                counts_check(&t, &report);
                counts_breath(&t, &report);
                timeline_free(&t);
            }
    }
    tell(&report);
}

// A smaller range keeps to the rules, too.
static void smaller_is_as_sound(void **state) {
    (void)state;
    static const double ranges[] = {.6, .4};
    static Motion motion;
    static Rules rules;
    Report report = {0};
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        static Exercise few;
        few = shipped.library.exercise[i];
        few.reps = 1;
        for (int v = 0; v < few.version_count; v++)
            for (int f = 0; f < shipped.library.figure_count; f++)
                for (size_t k = 0; k < COUNT(ranges) && shipped.library.figure[f].guide; k++) {
                    Timeline t;
                    motion_init(&motion, &shipped.library.figure[f], &few.version[v], ranges[k]);
                    timeline_init(&t, &few, v, 7.5);
                    rules_run(&rules, &motion, &t);
                    rules_report(&rules, &report);
                    timeline_free(&t);
                }
    }
    tell(&report);
}

// How far a movement takes a body from where it begins: of its farthest key pose, the joint that
// goes farthest (metres).
static double how_far(const Motion *m) {
    Posture home, there;
    double most = 0;
    motion_still(m, m->version->each.step[m->version->each.count - 1].pose, &home);
    for (int i = 0; i < m->version->each.count; i++) {
        motion_still(m, m->version->each.step[i].pose, &there);
        for (int j = 0; j < JOINT_COUNT; j++)
            most = fmax(most, vec_length(vec_sub(there.body.position[j], home.body.position[j])));
    }
    return most;
}

// One press, and mum and child themselves move less: in all five.
static void smaller_is_less_far(void **state) {
    (void)state;
    static const char *const five[] = {"front_to_back_opener", "twisting_cat",
                                       "supported_forward_bend", "knee_to_chest_release",
                                       "side_to_side_bend"};
    static Motion whole, less;
    for (size_t i = 0; i < COUNT(five); i++) {
        const Version *v = &shipped_exercise(&shipped, five[i])->version[0];
        for (int f = 0; f < shipped.library.figure_count; f++) {
            const Figure *figure = &shipped.library.figure[f];
            if (!figure->guide)
                continue;
            motion_init(&whole, figure, v, 1);
            motion_init(&less, figure, v, .6);
            double share = how_far(&less) / how_far(&whole);
            if (share > .95)
                print_error("%s goes %.2f of the way in %s\n", figure->id, share, five[i]);
            assert_true(share < .95);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_rule_is_broken),        cmocka_unit_test(nobody_hurries_at_any_tempo),
        cmocka_unit_test(counts_hold_at_any_tempo), cmocka_unit_test(smaller_is_as_sound),
        cmocka_unit_test(smaller_is_less_far),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
