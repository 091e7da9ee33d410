// From movement to movement: every pair of shipped exercises in their normal versions, mum and
// child, at the pace that each way asks for.
#include "check.h"

#include "change.h"
#include "rules.h"
#include "shipped.h"

static Shipped shipped;

// What a change may miss of the rules for stretches (degrees a second a sample, metres): feet that
// step and fold are quicker than any stretch, and a mat is soft.
static const double STEP_SMOOTH = 8, SOFT = .026, STEADY = .030;

typedef struct {
    Motion from, to;
    Change change;
    Rules rules;
} Way;

static bool on_back(const Version *v) {
    return stance_lies(v->pose[v->start].goal.stance);
}

static void solve(Way *w, const Figure *f, const Exercise *a, const Exercise *b) {
    motion_init(&w->from, f, &a->version[0], 1);
    motion_init(&w->to, f, &b->version[0], 1);
    change_init(&w->change, &w->from, a->version[0].start, &w->to, b->version[0].start);
}

static void run(Way *w, const Exercise *a) {
    static StepCard step = {.via = -1};
    Phase phase = {.step = &step};
    phase.from = phase.goal = a->version[0].start;
    Timeline t = {.exercise = a, .version = &a->version[0], .breath_seconds = 7.5, .phase = &phase};
    t.count = 1;
    memset(&w->rules, 0, sizeof w->rules);
    w->rules.motion = &w->from;
    w->rules.timeline = &t;
    w->rules.seconds = 1.0 / RULES_SAMPLES_PER_SECOND;
    int count = (int)(w->change.seconds * RULES_SAMPLES_PER_SECOND);
    for (int i = 0; i <= count; i++) {
        Posture p;
        change_at(&w->change, (double)i / count, &p, NULL);
        rules_sample(&w->rules, 0, &p);
    }
}

static double bound(const Breach *b) {
    switch (b->rule) {
    case RULE_LENGTH:
    case RULE_PLANTED:
        return 0;
    case RULE_SPEED:
        return .02;
    case RULE_SMOOTH:
        return radians(STEP_SMOOTH);
    case RULE_GROUND:
        return SOFT;
    case RULE_BALANCE:
        return STEADY;
    default:
        return 1e9; // the ribs, the band and the good form of a stretch are no matter here
    }
}

static void every_way_keeps_the_rules(void **state) {
    (void)state;
    static Way w;
    const Library *l = &shipped.library;
    int broken = 0;
    for (int f = 0; f < 2; f++)
        for (int i = 0; i < l->exercise_count; i++)
            for (int k = 0; k < l->exercise_count; k++) {
                const Exercise *a = &l->exercise[i], *b = &l->exercise[k];
                if (i == k || on_back(&a->version[0]) || on_back(&b->version[0]))
                    continue;
                solve(&w, shipped_person(&shipped, f ? "kid" : "mum"), a, b);
                run(&w, a);
                for (int n = 0; n < w.rules.count; n++) {
                    const Breach *x = &w.rules.breach[n];
                    if (x->amount <= bound(x))
                        continue;
                    print_error("%s > %s (%s): rule %d, %s: %g\n", a->id, b->id, w.from.figure->id,
                                (int)x->rule, x->what, x->amount);
                    broken++;
                }
            }
    assert_int_equal(broken, 0);
}

static double worst(const Body *a, const Body *b) {
    double most = 0;
    for (int j = 0; j < JOINT_COUNT; j++)
        most = fmax(most, vec_length(vec_sub(a->position[j], b->position[j])));
    return most;
}

// A version's still pose, in the world of the mat.
static void on_mat(const Motion *m, Posture *out) {
    motion_still(m, m->version->start, out);
    MatFrame frame = change_frame(m->figure, m->version);
    Quat turn = quat_axis(vec3(0, 1, 0), frame.turn);
    for (int j = 0; j < JOINT_COUNT; j++)
        out->body.position[j] = vec_add(frame.place, quat_rotate(turn, out->body.position[j]));
}

// All versions, the lying and the sitting ones too.
static void every_way_joins_its_ends_without_a_leap(void **state) {
    (void)state;
    static Way w;
    const Library *l = &shipped.library;
    const Figure *f = shipped_person(&shipped, "mum");
    for (int i = 0; i < l->exercise_count; i++)
        for (int v = 0; v < l->exercise[i].version_count; v++) {
            const Version *a = &l->exercise[i].version[v];
            int k = (i + v + 1) % l->exercise_count;
            const Version *b = &l->exercise[k].version[v % l->exercise[k].version_count];
            motion_init(&w.from, f, a, 1);
            motion_init(&w.to, f, b, 1);
            change_init(&w.change, &w.from, a->start, &w.to, b->start);
            Posture begin, end, now, last;
            on_mat(&w.from, &begin);
            on_mat(&w.to, &end);
            for (int n = 0; n <= 1500; n++) {
                change_at(&w.change, n / 1500.0, &now, NULL);
                if (n == 0 && worst(&begin.body, &now.body) > 2e-3)
                    fail_msg("%s %s > %s %s begins %g m away", l->exercise[i].id, a->id,
                             l->exercise[k].id, b->id, worst(&begin.body, &now.body));
                if (n > 0 && worst(&last.body, &now.body) > .06)
                    fail_msg("%s %s > %s %s leaps by %g m at %g", l->exercise[i].id, a->id,
                             l->exercise[k].id, b->id, worst(&last.body, &now.body), n / 1500.0);
                last = now;
            }
            if (worst(&end.body, &now.body) > 2e-3)
                fail_msg("%s %s > %s %s ends %g m away", l->exercise[i].id, a->id,
                         l->exercise[k].id, b->id, worst(&end.body, &now.body));
        }
}

// The same share gives the same body, from wherever it is asked.
static void a_way_is_a_pure_function(void **state) {
    (void)state;
    static Way w;
    solve(&w, shipped_person(&shipped, "mum"), shipped_exercise(&shipped, "twisting_cat"),
          shipped_exercise(&shipped, "supported_forward_bend"));
    Posture a, b;
    memset(&a, 1, sizeof a);
    memset(&b, 2, sizeof b);
    change_at(&w.change, .37, &a, NULL);
    change_at(&w.change, .91, &b, NULL);
    change_at(&w.change, .37, &b, NULL);
    assert_memory_equal(&a.body, &b.body, sizeof a.body);
}

// Planted faults: a foot that slides, and a head that is thrown.
static void a_bad_way_is_found(void **state) {
    (void)state;
    static Way w;
    const Exercise *a = shipped_exercise(&shipped, "knee_to_chest_release");
    solve(&w, shipped_person(&shipped, "mum"), a, shipped_exercise(&shipped, "twisting_cat"));
    for (int i = 0; i < w.change.count; i++)
        w.change.key[i].limb[3].end.x += .02 * i;
    run(&w, a);
    assert_true(rules_broken(&w.rules, RULE_SMOOTH) || rules_broken(&w.rules, RULE_GROUND));
    solve(&w, shipped_person(&shipped, "mum"), a, shipped_exercise(&shipped, "twisting_cat"));
    w.change.seconds *= .5;
    run(&w, a);
    assert_true(rules_broken(&w.rules, RULE_SPEED));
}

int main(void) {
    shipped_open(&shipped);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_keeps_the_rules),
        cmocka_unit_test(every_way_joins_its_ends_without_a_leap),
        cmocka_unit_test(a_way_is_a_pure_function),
        cmocka_unit_test(a_bad_way_is_found),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    shipped_close(&shipped);
    return failed;
}
