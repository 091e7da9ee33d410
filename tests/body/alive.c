// ctest: plain
// Alive, the movements still keep the rules that matter: what is planted stays, hands keep the
// band, nobody falls or jerks. Without amounts life changes nothing, and any moment is the same
// from anywhere.
#include "check.h"

#include "fits.h"
#include "life.h"
#include "random.h"
#include "rules.h"
#include "shipped.h"

static Shipped shipped;

static void begin(Motion *motion, Timeline *t, const Exercise *e, int version, const char *who) {
    motion_init(motion, shipped_person(&shipped, who), &e->version[version], 1);
    timeline_init(t, e, version, 7.5);
}

// Life is for the eye: a joint may go past its limit by as much as a spine lengthens (1.8 degrees
// and half a breath's .5 more; an old shoulder that is lifted as far as it goes), and a move is not
// from stop to stop.
static bool matters(const Breach *b) {
    return b->rule != RULE_JERK && (b->rule != RULE_RANGE || b->amount > radians(2.4));
}

static int run(Rules *rules, const Motion *motion, const Timeline *t, double amount, bool tell) {
    rules_begin(rules, motion, t);
    int count = (int)(t->breaths * t->breath_seconds * RULES_SAMPLES_PER_SECOND), found = 0;
    for (int i = 0; i <= count; i++) {
        double breath = (double)i / RULES_SAMPLES_PER_SECOND / t->breath_seconds;
        Posture posture;
        life_at(motion, t, breath, amount, &posture);
        rules_sample(rules, timeline_at(t, breath), &posture);
    }
    for (int i = 0; i < rules->count; i++) {
        const Breach *b = &rules->breach[i];
        found += matters(b);
        if (tell && matters(b))
            print_error("%s %s (%s): rule %d, %s: %g\n", t->exercise->id, t->version->id,
                        motion->figure->id, (int)b->rule, b->what, b->amount);
    }
    return found;
}

static void life_breaks_no_rule(void **state) {
    (void)state;
    static Motion motion;
    static Rules rules;
    int found = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int v = 0; v < shipped.library.exercise[i].version_count; v++)
            for (int k = 0; k < 2; k++) {
                Timeline t;
                begin(&motion, &t, &shipped.library.exercise[i], v, k ? "kid" : "mum");
                found += run(&rules, &motion, &t, 1, true);
                timeline_free(&t);
            }
    assert_int_equal(found, 0);
}

// Everybody else in all that fits them, one repetition of each side.
static void nobody_is_pulled_straight(void **state) {
    (void)state;
    static Motion motion;
    static Rules rules;
    static Exercise few;
    int found = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int f = 0; f < shipped.library.figure_count; f++) {
            const Figure *figure = &shipped.library.figure[f];
            few = shipped.library.exercise[i];
            few.reps = 1;
            for (int v = 0; v < few.version_count; v++) {
                if (figure->guide || !fits_body(&few, v, figure))
                    continue;
                Timeline t;
                begin(&motion, &t, &few, v, figure->id);
                found += run(&rules, &motion, &t, 1, true);
                timeline_free(&t);
            }
        }
    assert_int_equal(found, 0);
}

// The children's own versions, too, with their swings in between.
static void stories_are_alive(void **state) {
    (void)state;
    static const char *const children[] = {"kid", "brother"};
    static Motion motion;
    static Rules rules;
    int found = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int k = 0; k < 2 && shipped.library.exercise[i].plays; k++) {
            Timeline t;
            begin(&motion, &t, &shipped.library.exercise[i],
                  shipped.library.exercise[i].version_count, children[k]);
            found += run(&rules, &motion, &t, 1, true);
            timeline_free(&t);
        }
    assert_int_equal(found, 0);
}

// Planted faults: far too much life, a foot that goes along, hands that do not wait for each other.
static void too_much_life_is_found(void **state) {
    (void)state;
    static Motion motion;
    static Rules rules;
    Timeline t;
    begin(&motion, &t, shipped_exercise(&shipped, "side_to_side_bend"), 0, "kid");
    assert_true(run(&rules, &motion, &t, 8, false) > 0);
    timeline_free(&t);
    begin(&motion, &t, shipped_exercise(&shipped, "front_to_back_opener"), 0, "mum");
    for (int at = 0; at < 3; at++) {
        rules_begin(&rules, &motion, &t);
        for (int i = 0; i < 4 * RULES_SAMPLES_PER_SECOND; i++) {
            Posture p;
            double breath = (double)i / RULES_SAMPLES_PER_SECOND / t.breath_seconds;
            life_at(&motion, &t, breath, 1, &p);
            MotionLife life;
            life_find(&motion, &t, breath, 1, &life);
            Vec3 *foot = &p.body.position[JOINT_ANKLE];
            if (at == 1)
                foot->x += 3 * life.add.rise;
            if (at == 2)
                p.grip[SIDE_LEFT].x += 4 * life.add.rise;
            rules_sample(&rules, timeline_at(&t, breath), &p);
        }
        assert_int_equal(rules_broken(&rules, RULE_PLANTED), at == 1);
        assert_int_equal(rules_broken(&rules, RULE_BAND), at == 2);
    }
    timeline_free(&t);
}

static double worst(const Body *a, const Body *b) {
    double most = 0;
    for (int j = 0; j < JOINT_COUNT; j++)
        most = fmax(most, vec_length(vec_sub(a->position[j], b->position[j])));
    return most;
}

static void without_amounts_it_is_the_plain_motion(void **state) {
    (void)state;
    static Motion motion;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int k = 0; k < 2; k++) {
            Timeline t;
            begin(&motion, &t, &shipped.library.exercise[i], 0, k ? "kid" : "mum");
            double most = 0;
            for (int n = 0; n <= 500; n++) {
                Posture plain, still, hardly, alive;
                double breath = t.breaths * n / 500;
                memset(&plain, 0, sizeof plain);
                memset(&still, 0, sizeof still);
                motion_at(&motion, &t, breath, &plain);
                life_at(&motion, &t, breath, 0, &still);
                life_at(&motion, &t, breath, 1e-9, &hardly);
                life_at(&motion, &t, breath, 1, &alive);
                assert_memory_equal(&plain, &still, sizeof plain);
                assert_near(worst(&plain.body, &hardly.body), 0, 1e-7);
                most = fmax(most, worst(&plain.body, &alive.body));
            }
            bool lies = stance_lies(motion.version->pose[motion.version->start].goal.stance);
            if (most > .06 || (!lies && most < .004)) // seen, and no other movement
                fail_msg("%s moves %g m more", shipped.library.exercise[i].id, most);
            timeline_free(&t);
        }
}

static void seeking_is_as_playing(void **state) {
    (void)state;
    static Motion motion;
    static Posture row[600];
    Random dice = random_seeded(11);
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        Timeline t;
        begin(&motion, &t, &shipped.library.exercise[i], 0, "kid");
        for (int n = 0; n < 600; n++)
            life_at(&motion, &t, t.breaths * n / 600, 1, &row[n]);
        for (int n = 0; n < 600; n++) {
            int at = random_below(&dice, 600);
            Posture p;
            memset(&p, 5, sizeof p);
            life_at(&motion, &t, t.breaths * at / 600, 1, &p);
            assert_memory_equal(&p.body, &row[at].body, sizeof p.body);
            assert_memory_equal(p.on, row[at].on, sizeof p.on);
        }
        timeline_free(&t);
    }
}

// Before each out-breath that moves, the spine grows by two to three degrees, neck and all.
static void bodies_grow_tall_before_a_move(void **state) {
    (void)state;
    static Motion motion;
    Timeline t;
    begin(&motion, &t, shipped_exercise(&shipped, "side_to_side_bend"), 0, "mum");
    int moves = 0;
    for (int i = 1; i < t.count; i++) {
        const Phase *p = &t.phase[i];
        if (p->air != AIR_OUT || p->step->kind != STEP_GO || p->from == p->goal)
            continue;
        MotionLife life;
        life_find(&motion, &t, p->start, 1, &life);
        double grows = degrees(-life.add.angle[CHANNEL_SPINE_FLEX]);
        assert_true(grows > 1.8 && grows < 3.2);
        moves++;
    }
    assert_int_equal(moves, 9); // four bends on each side, and the lowering
    timeline_free(&t);
}

int main(void) {
    shipped_open(&shipped);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(life_breaks_no_rule),
        cmocka_unit_test(nobody_is_pulled_straight),
        cmocka_unit_test(stories_are_alive),
        cmocka_unit_test(too_much_life_is_found),
        cmocka_unit_test(without_amounts_it_is_the_plain_motion),
        cmocka_unit_test(seeking_is_as_playing),
        cmocka_unit_test(bodies_grow_tall_before_a_move),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    shipped_close(&shipped);
    return failed;
}
