// ctest: plain
// From movement to movement: every pair of ways to begin that a level can meet, for the people who
// are as different as people are, in the time that the game gives them.
#include "check.h"

#include "change_things.h"
#include "level.h"
#include "rules.h"
#include "shipped.h"

static Shipped shipped;

typedef struct {
    Motion from, to;
    Change change;
    Rules rules;
} Way;

// One exercise for each stance and thing that a movement can begin with.
static const struct {
    const char *exercise, *version;
} STARTS[] = {
    {"front_to_back_opener", NULL},      // standing, the band in the hands
    {"knee_to_chest_release", NULL},     // standing, free hands, narrow feet
    {"supported_forward_bend", NULL},    // standing behind a chair
    {"supported_forward_bend", "wall"},  // standing before a wall
    {"twisting_cat", "standing"},        // standing, the hands on a chair
    {"twisting_cat", NULL},              // on hands and knees
    {"twisting_cat", "forearm"},         // on forearms and knees
    {"knee_to_chest_release", "chair"},  // sitting, the hands in the lap
    {"front_to_back_opener", "chair"},   // sitting, the band in the hands
    {"supported_forward_bend", "chair"}, // sitting, feet wide
    {"knee_to_chest_release", "lying"},  // on the back
    {"bridge", NULL},                    // on the back, hands planted
    {"open_book", NULL},                 // on the back, arms to the sky
};
enum { STARTS_COUNT = sizeof STARTS / sizeof *STARTS };

static const Version *start_of(int i) {
    const Exercise *e = shipped_exercise(&shipped, STARTS[i].exercise);
    int version = exercise_version(e, STARTS[i].version);
    assert_true(version >= 0);
    return &e->version[version];
}

static void solve(Way *w, const Figure *f, const Version *a, const Version *b) {
    motion_init(&w->from, f, a, 1);
    motion_init(&w->to, f, b, 1);
    change_init(&w->change, &(ChangeEnd){&w->from, a->start, false},
                &(ChangeEnd){&w->to, b->start, false});
}

static void run(Way *w, double seconds) {
    static StepCard step = {.via = -1};
    Phase phase = {.step = &step};
    phase.from = phase.goal = w->from.version->start;
    Timeline t = {.version = w->from.version, .breath_seconds = 7.5, .phase = &phase};
    t.count = 1;
    memset(&w->rules, 0, sizeof w->rules);
    w->rules.motion = &w->from;
    w->rules.timeline = &t;
    w->rules.seconds = 1.0 / RULES_SAMPLES_PER_SECOND;
    int count = (int)(seconds * RULES_SAMPLES_PER_SECOND);
    for (int i = 0; i <= count; i++) {
        Posture p;
        change_at(&w->change, (double)i / count, &p);
        rules_sample(&w->rules, 0, &p);
    }
}

static bool is(const Breach *b, const char *what) {
    return strncmp(b->what, what, strlen(what)) == 0;
}

static bool is_leg(const Breach *b) {
    return is(b, "hip") || is(b, "knee") || is(b, "ankle");
}

static bool is_arm(const Breach *b) {
    return is(b, "shoulder") || is(b, "elbow") || is(b, "wrist");
}

// Her limits are narrower still.
static bool old(const Way *w) {
    return strcmp(w->from.figure->id, "grandma") == 0;
}

// Degrees past the limits for stretches, which are 85 to 90 percent of the norm and less, that a
// way may take.
static double over_range(const Breach *b, const Way *w) {
    if (is(b, "ankle")) // a bent knee over a flat foot: 39 to 45 (Bennell 1998), the limit is 12
        return old(w) ? 29.2 : 27.6; // to 20 of a free foot
    if (is(b, "hip spread"))         // legs that lie beside each other in sitting down on one hip
        return old(w) ? 21 : 14;
    if (is(b, "hip bend")) // sitting down: 10 of 15 to the norm
        return old(w) ? 13.5 : 10;
    if (is(b, "knee")) // hips go back while hands come to the mat; and a shin folded under
        return old(w) ? 27.5 : 10.5;
    if (is(b, "wrist")) // it leans on the hand: 90, and 100 where that tips over its heel
        return old(w) ? 15 : 5.5;
    if (is(b, "shoulder plane")) // a hand behind the own hip
        return 12;
    return is(b, "neck") ? 5.1 : is(b, "spine") ? 5.8 : 0;
}

static bool lies(const Version *v) {
    return stance_lies(v->pose[v->start].goal.stance);
}

// What a change may miss of the rules for stretches, past each rule's own bound, and why.
static double bound(const Breach *b, const Way *w) {
    switch (b->rule) {
    case RULE_LENGTH:
    case RULE_PLANTED:
    case RULE_HINGE:
    case RULE_GROUND:
        return 0;
    case RULE_SPEED: // heads of who walks: a stroll has 1.2 m/s, and tall people have further to go
        return w->from.figure->height > 1.7 ? .115 : .085;
    case RULE_SMOOTH: // noted whole, not past its 2: limbs that step, fold and let go are quicker,
        // as in walking, where knees have several thousand degrees a second squared (2000 here)
        // A child that stands seen from the front turns while it sits down.
        return radians(is_leg(b) ? 9.8 : is_arm(b) ? 7.6 : 2);
    case RULE_CROSS: // a hand slides along the thigh to the knee; legs pass each other in turning
        return w->from.figure->height > 1.7 ? .0355 : .0235;
    case RULE_RANGE:
        return radians(over_range(b, w));
    case RULE_BALANCE:
        // In a step the weight goes over one foot, so that of the margins the one for one leg
        // counts, 15 mm (a child 10). On the knees the rule knows the middle of each joint, and the
        // shin under it reaches 30 mm further forward. Who lies down is carried by more and more.
        if (lies(w->from.version) || lies(w->to.version))
            return 1e9;
        // Whose hips bend less (grandma) drops the last centimetre on to a chair.
        return old(w) ? .039 : .026;
    default:
        return 1e9; // the ribs, the band and the good form of a stretch are no matter here
    }
}

// How long a person has for a change.
static double seconds_for(const Version *a, const Version *b) {
    return (level_change_ticks(a, b) - CHANGE_STILL_TICKS) / (double)TICKS_PER_SECOND;
}

static int broken(Way *w, int a, int b) {
    int count = 0;
    for (int n = 0; n < w->rules.count; n++) {
        const Breach *x = &w->rules.breach[n];
        if (x->amount <= bound(x, w))
            continue;
        print_error("%s %s > %s %s (%s): rule %d, %s: %g\n", STARTS[a].exercise,
                    w->from.version->id, STARTS[b].exercise, w->to.version->id, w->from.figure->id,
                    (int)x->rule, x->what, x->amount);
        count++;
    }
    return count;
}

static void keeps_the_rules(const char *person) {
    static Way w;
    int count = 0;
    for (int i = 0; i < STARTS_COUNT; i++)
        for (int k = 0; k < STARTS_COUNT; k++) {
            if (i == k)
                continue;
            const Version *a = start_of(i), *b = start_of(k);
            solve(&w, shipped_person(&shipped, person), a, b);
            run(&w, seconds_for(a, b));
            count += broken(&w, i, k);
        }
    assert_int_equal(count, 0);
}

static void mum_keeps_the_rules(void **state) {
    (void)state;
    keeps_the_rules("mum");
}

static void the_child_keeps_the_rules(void **state) {
    (void)state;
    keeps_the_rules("kid");
}

static void dad_keeps_the_rules(void **state) {
    (void)state;
    keeps_the_rules("dad");
}

static void grandma_keeps_the_rules(void **state) {
    (void)state;
    keeps_the_rules("grandma");
}

static void the_brother_keeps_the_rules(void **state) {
    (void)state;
    keeps_the_rules("brother");
}

// ---- the band ----

static const double BAND_HALF = .013; // of the height: half as wide as it is

// How far a band is in the thighs of who holds it, metres; negative: over them.
static double in_thighs(const Figure *f, const Posture *p) {
    double worst = -1;
    for (int i = 0; i <= 20; i++)
        for (int s = 0; s < SIDE_COUNT; s++) {
            Vec3 at = vec_mix(p->grip[SIDE_LEFT], p->grip[SIDE_RIGHT], i / 20.0);
            Vec3 hip = p->body.position[JOINT_HIP + s], knee = p->body.position[JOINT_KNEE + s];
            double along = vec_dot(vec_sub(at, hip), vec_sub(knee, hip)) / (f->thigh * f->thigh);
            along = clamp(along, 0, 1);
            double thick = mix(f->girth.thigh, f->girth.knee, along) + BAND_HALF * f->height;
            worst = fmax(worst, thick - vec_length(vec_sub(at, vec_mix(hip, knee, along))));
        }
    return worst;
}

// How wide the hands are apart, as a part of the height, where a band comes or goes; and how far it
// is in the thighs of who sits.
static double band_at_once(const Way *w, double *through) {
    enum { SAMPLES = 400 };
    double wide = 0, height = w->from.figure->height;
    *through = -1;
    for (int i = 0; i <= SAMPLES; i++) {
        Posture p;
        double share = (double)i / SAMPLES, held = change_things_at(&w->change, share).held;
        change_at(&w->change, share, &p);
        double apart = vec_length(vec_sub(p.grip[SIDE_LEFT], p.grip[SIDE_RIGHT])) / height;
        wide = held > 0 && held < .02 ? fmax(wide, apart) : wide;
        if (held > 0 && p.seated)
            *through = fmax(*through, in_thighs(w->from.figure, &p));
    }
    return wide;
}

// It is rolled up in fists that touch, and over the lap of who sits.
static void a_band_comes_out_of_the_hands(void **state) {
    (void)state;
    static const char *const people[] = {"mum", "kid", "dad", "grandma", "brother"};
    static Way w;
    double through;
    for (size_t p = 0; p < COUNT(people); p++)
        for (int i = 0; i < STARTS_COUNT; i++)
            for (int k = 0; k < STARTS_COUNT; k++) {
                if (i == k || (!start_of(i)->prop[PROP_BAND] && !start_of(k)->prop[PROP_BAND]))
                    continue;
                solve(&w, shipped_person(&shipped, people[p]), start_of(i), start_of(k));
                double wide = band_at_once(&w, &through);
                if (wide > .07 || through > 0)
                    fail_msg("%s, %s %s > %s %s: a band comes %g wide, %g m in the thighs",
                             people[p], STARTS[i].exercise, w.from.version->id, STARTS[k].exercise,
                             w.to.version->id, wide, through);
            }
    // Planted: hands that stay apart, and that are not raised over the lap.
    solve(&w, shipped_person(&shipped, "mum"), start_of(8), start_of(5));
    w.change.key[1].lift[0] = w.change.key[1].lift[1] = 0;
    band_at_once(&w, &through);
    assert_true(through > 0);
    memcpy(w.change.key[1].limb, w.change.key[0].limb, 2 * sizeof w.change.key[0].limb[0]);
    assert_true(band_at_once(&w, &through) > .3);
}

// How far apart the elbows and hands of a way are, seen from the front: the least in all of it, as
// a part of the height; negative where they cross.
static double least_apart(const Way *w) {
    enum { SAMPLES = 400 };
    double least = 1;
    for (int i = 0; i <= SAMPLES; i++) {
        Posture p;
        change_at(&w->change, (double)i / SAMPLES, &p);
        Vec3 left = quat_rotate(p.body.rotation[JOINT_RIBS], vec3(1, 0, 0));
        for (int j = JOINT_ELBOW; j <= JOINT_KNUCKLES; j += 2) {
            Vec3 across = vec_sub(p.body.position[j], p.body.position[j + 1]);
            least = fmin(least, vec_dot(across, left) / w->from.figure->height);
        }
    }
    return least;
}

// Who leaves a side bend with raised arms lets them come down before the chest, and only then
// together: else they cross.
static void a_band_overhead_comes_down_first(void **state) {
    (void)state;
    static const char *const people[] = {"mum", "dad", "grandma"};
    static Way w;
    const Exercise *bend = shipped_exercise(&shipped, "side_to_side_bend");
    const Version *to = start_of(1);
    double through;
    for (size_t p = 0; p < COUNT(people); p++) {
        const Version *v = &bend->version[exercise_version(bend, "normal")];
        motion_init(&w.from, shipped_person(&shipped, people[p]), v, 1);
        motion_init(&w.to, w.from.figure, to, 1);
        change_init(&w.change, &(ChangeEnd){&w.from, exercise_home(v), false},
                    &(ChangeEnd){&w.to, to->start, false});
        run(&w, seconds_for(v, to));
        assert_int_equal(broken(&w, 1, 1), 0);
        assert_true(band_at_once(&w, &through) < .07);
        assert_true(least_apart(&w) > .04);
        w.change.key[1] = w.change.key[0];
        assert_true(least_apart(&w) < .02);
    }
}

// ---- between two sides ----

static void solve_turn(Way *w, const Figure *f, const Version *v) {
    int home = exercise_home(v);
    motion_init(&w->from, f, v, 1);
    motion_init(&w->to, f, v, 1);
    change_init(&w->change, &(ChangeEnd){&w->from, home, false}, &(ChangeEnd){&w->to, home, true});
}

// How often hands and knees are lifted off the mat in a way.
static int lifts(const Way *w) {
    enum { SAMPLES = 1000 };
    static const Joint joints[] = {JOINT_WRIST, JOINT_WRIST + 1, JOINT_KNEE, JOINT_KNEE + 1};
    int count = 0;
    for (size_t k = 0; k < COUNT(joints); k++) {
        Posture p;
        change_at(&w->change, 0, &p);
        double low = p.body.position[joints[k]].y + .006 * w->from.figure->height;
        bool up = false;
        for (int i = 1; i <= SAMPLES; i++) {
            change_at(&w->change, (double)i / SAMPLES, &p);
            bool now = p.body.position[joints[k]].y > low;
            count += now && !up;
            up = now;
        }
    }
    return count;
}

// Hands and knees step, so that nobody turns like a thing on a plate.
static void who_comes_round_steps(void **state) {
    (void)state;
    static const char *const versions[] = {"normal", "easier", "cushion", "forearm"};
    static const char *const people[] = {"mum", "kid", "dad", "brother"};
    static Way w;
    const Exercise *cat = shipped_exercise(&shipped, "twisting_cat");
    int count = 0;
    for (size_t p = 0; p < COUNT(people); p++)
        for (size_t i = 0; i < COUNT(versions); i++) {
            const Version *v = &cat->version[exercise_version(cat, versions[i])];
            solve_turn(&w, shipped_person(&shipped, people[p]), v);
            run(&w, (level_turn_ticks(cat, v) - CHANGE_STILL_TICKS) / (double)TICKS_PER_SECOND);
            count += broken(&w, 5, 5);
            assert_true(lifts(&w) >= 4 * 3);
            for (int k = 0; k < w.change.count; k++) // who slides is found
                memset(w.change.key[k].lift, 0, sizeof w.change.key[k].lift);
            assert_true(lifts(&w) < 8);
        }
    assert_int_equal(count, 0);
}

// Who lies on the side rolls over to hands and knees, comes round and lies down the other way, and
// the cushion goes along and stays there.
static void who_lies_comes_round_too(void **state) {
    (void)state;
    static const char *const people[] = {"mum", "kid", "dad", "grandma", "brother"};
    static Way w;
    const Exercise *book = shipped_exercise(&shipped, "open_book");
    int count = 0;
    for (size_t p = 0; p < COUNT(people); p++)
        for (int i = 0; i < book->version_count; i++) {
            const Version *v = &book->version[i];
            const Figure *f = shipped_person(&shipped, people[p]);
            solve_turn(&w, f, v);
            run(&w, (level_turn_ticks(book, v) - CHANGE_STILL_TICKS) / (double)TICKS_PER_SECOND);
            count += broken(&w, 12, 12);
            Posture begin, middle, end;
            change_at(&w.change, 0, &begin);
            change_at(&w.change, .5, &middle);
            change_at(&w.change, 1, &end);
            assert_true(middle.body.position[JOINT_PELVIS].y > .9 * f->thigh); // not like a wheel
            assert_true(begin.body.position[JOINT_HEAD].z > .2 * f->height);
            assert_true(end.body.position[JOINT_HEAD].z < -.2 * f->height);
            for (int k = 75; k <= 100; k++)
                assert_near(change_things_at(&w.change, .01 * k).round, 1, 1e-9);
        }
    assert_int_equal(count, 0);
}

// The longest way to the floor is eighteen seconds, nineteen to the back; more where people come
// from a chair. A band is put away in a second, and taken in two; who stands seen from the front
// turns in three, before a walk or after it.
static void ways_are_no_longer_than_they_need(void **state) {
    (void)state;
    const Version *stand = start_of(1), *band = start_of(0), *fours = start_of(5),
                  *seat = start_of(9), *back = start_of(10);
    assert_in_range(level_change_ticks(stand, band), 1, 12 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(band, fours), 1, 18 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(back, stand), 1, 19 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(stand, fours), 1, 17 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(band, back), 1, 20 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(back, band), 1, 21 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(seat, stand), 1, 19 * TICKS_PER_SECOND);
    assert_in_range(level_change_ticks(band, seat), 1, 23 * TICKS_PER_SECOND);
}

static double worst(const Body *a, const Body *b) {
    double most = 0;
    for (int j = 0; j < JOINT_COUNT; j++)
        most = fmax(most, vec_length(vec_sub(a->position[j], b->position[j])));
    return most;
}

// A version's still pose, on the floor.
static void on_mat(const Motion *m, Posture *out) {
    motion_still(m, m->version->start, out);
    MatFrame frame = floor_frame(m->figure, m->version, 0);
    for (int j = 0; j < JOINT_COUNT; j++)
        out->body.position[j] = frame_at(frame, out->body.position[j]);
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
            change_init(&w.change, &(ChangeEnd){&w.from, a->start, false},
                        &(ChangeEnd){&w.to, b->start, false});
            Posture begin, end, now, last;
            on_mat(&w.from, &begin);
            on_mat(&w.to, &end);
            for (int n = 0; n <= 1500; n++) {
                change_at(&w.change, n / 1500.0, &now);
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
    solve(&w, shipped_person(&shipped, "mum"), start_of(5), start_of(2));
    Posture a, b;
    memset(&a, 1, sizeof a);
    memset(&b, 2, sizeof b);
    change_at(&w.change, .37, &a);
    change_at(&w.change, .91, &b);
    change_at(&w.change, .37, &b);
    assert_memory_equal(&a.body, &b.body, sizeof a.body);
}

// Planted faults: a foot that slides, a head that is thrown, an elbow in the mat.
static void a_bad_way_is_found(void **state) {
    (void)state;
    static Way w;
    const Figure *mum = shipped_person(&shipped, "mum");
    solve(&w, mum, start_of(1), start_of(5));
    for (int i = 0; i < w.change.count; i++)
        w.change.key[i].limb[3].end.x += .02 * i;
    run(&w, w.change.seconds);
    assert_true(rules_broken(&w.rules, RULE_SMOOTH) || rules_broken(&w.rules, RULE_GROUND));
    solve(&w, mum, start_of(1), start_of(5));
    run(&w, .5 * w.change.seconds);
    assert_true(rules_broken(&w.rules, RULE_SPEED));
    solve(&w, mum, start_of(5), start_of(9));
    for (int i = 1; i < w.change.count - 1; i++)
        w.change.key[i].pelvis.y -= .03;
    run(&w, w.change.seconds);
    assert_true(rules_broken(&w.rules, RULE_GROUND));
}

int main(void) {
    shipped_open(&shipped);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mum_keeps_the_rules),
        cmocka_unit_test(the_child_keeps_the_rules),
        cmocka_unit_test(dad_keeps_the_rules),
        cmocka_unit_test(grandma_keeps_the_rules),
        cmocka_unit_test(the_brother_keeps_the_rules),
        cmocka_unit_test(a_band_comes_out_of_the_hands),
        cmocka_unit_test(a_band_overhead_comes_down_first),
        cmocka_unit_test(who_comes_round_steps),
        cmocka_unit_test(who_lies_comes_round_too),
        cmocka_unit_test(ways_are_no_longer_than_they_need),
        cmocka_unit_test(every_way_joins_its_ends_without_a_leap),
        cmocka_unit_test(a_way_is_a_pure_function),
        cmocka_unit_test(a_bad_way_is_found),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    shipped_close(&shipped);
    return failed;
}
