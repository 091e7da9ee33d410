// Contacts are solved in the world, never painted by tuned angles: a card from which one is taken
// away visibly misses, for every contact of the five movements and both people.
#include "check.h"

#include "rules.h"
#include "shipped.h"
#include "stage_things.h"

static const double VISIBLE = .030; // metres

// What is taken away together: kneeling, a shin lies where its knee is; and an ear that still lies
// on the mat holds the shoulder near it.
static void strip(PoseGoal *g, int part) {
    g->contact[part] = CONTACT_FREE;
    if (part == PART_KNEE || part == PART_KNEE + 1)
        g->contact[part - PART_KNEE + PART_FOOT] = CONTACT_FREE;
    if (part < PART_FOOT)
        g->hand_place[part & 1] = PLACE_SAME;
    if (part == PART_SHOULDER || part == PART_SHOULDER + 1)
        g->contact[part - PART_SHOULDER + PART_EAR] = CONTACT_FREE;
    if (part == PART_FOREARM || part == PART_FOREARM + 1)
        g->contact[part - PART_FOREARM + PART_HAND] = CONTACT_FREE;
}

static Vec3 point_of(const Body *b, int part) {
    static const Joint at[] = {JOINT_KNUCKLES, JOINT_WRIST,    JOINT_ANKLE,
                               JOINT_KNEE,     JOINT_SHOULDER, JOINT_EAR};
    if (part >= PART_BACK_HEAD)
        return b->position[part == PART_BACK_HEAD ? JOINT_HEAD
                           : part == PART_BACK    ? JOINT_RIBS
                                                  : JOINT_PELVIS];
    return b->position[joint_on(at[part / 2], role_side((Role)(part & 1)))];
}

// How far a part is from where the whole card has it, at the worst of its poses; a stance that
// nothing carries any more counts as far.
static double miss_without(const Exercise *whole, const Figure *figure, int part) {
    static Exercise cut;
    static Motion with, without;
    cut = *whole;
    Version *v = &cut.version[0];
    for (int i = 0; i < v->pose_count; i++)
        strip(&v->pose[i].goal, part);
    motion_init(&with, figure, &whole->version[0], 1);
    motion_init(&without, figure, v, 1);
    double worst = 0;
    for (int i = 0; i < v->pose_count; i++) {
        if (whole->version[0].pose[i].goal.contact[part] == CONTACT_FREE)
            continue;
        Posture a, b;
        motion_still(&with, i, &a);
        motion_still(&without, i, &b);
        worst = fmax(worst, vec_length(vec_sub(point_of(&a.body, part), point_of(&b.body, part))));
        static Rules rules;
        Timeline t;
        timeline_init(&t, &cut, 0, 7.5);
        rules_begin(&rules, &without, &t);
        rules_sample(&rules, 0, &b);
        if (rules_broken(&rules, RULE_BALANCE))
            worst = fmax(worst, 1);
        timeline_free(&t);
    }
    return worst;
}

static bool has(const Exercise *e, int part) {
    bool kneels = false, found = false;
    for (int i = 0; i < e->version[0].pose_count; i++) {
        const PoseGoal *g = &e->version[0].pose[i].goal;
        found |= g->contact[part] != CONTACT_FREE;
        kneels |= g->contact[PART_KNEE] != CONTACT_FREE;
    }
    // Who lies is near the mat by the stance alone; what holds trunk and head there is for the
    // tests of the stances.
    if (part >= PART_BACK_HEAD && stance_lies(e->version[0].pose[e->version[0].start].goal.stance))
        return false;
    bool shin = kneels && (part == PART_FOOT || part == PART_FOOT + 1);
    return found && !shin; // goes with its knee
}

static void a_card_without_a_contact_misses(void **state) {
    (void)state;
    int contacts = 0, faults = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        for (int part = 0; part < PART_COUNT; part++) {
            const Exercise *e = &shipped.library.exercise[i];
            if (!has(e, part))
                continue;
            for (int f = 0; f < shipped.library.figure_count; f++) {
                const Figure *figure = &shipped.library.figure[f];
                if (!figure->guide) // others may have versions that do not fit them
                    continue;
                double miss = miss_without(e, figure, part);
                contacts++;
                if (miss > VISIBLE)
                    continue;
                print_error("%s (%s): without %s it misses by %.1f mm only\n", e->id, figure->id,
                            part_name((Part)part), miss * 1000);
                faults++;
            }
        }
    assert_int_equal(faults, 0);
    assert_true(contacts >= 2 * 18); // this many stand in the cards
}

// How near the tips of the fingers come to the middle of their own knee, in radii of it.
static double tips_to_knee(const Figure *figure, const Posture *p, int side) {
    Vec3 wrist = p->body.position[JOINT_WRIST + side];
    Vec3 tips = vec_mix(wrist, p->body.position[JOINT_KNUCKLES + side], 1.8);
    return vec_length(vec_sub(tips, p->body.position[JOINT_KNEE + side])) / figure->girth.knee;
}

// From the lap to the shins hands go round the knees, not through them.
static void hands_go_round_the_knees(void **state) {
    (void)state;
    const Exercise *e = shipped_exercise(&shipped, "supported_forward_bend");
    static const char *const WHO[] = {"mum", "kid", "grandma"};
    int chair = exercise_version(e, "chair"), moves = 0;
    for (size_t i = 0; i < COUNT(WHO); i++) {
        const Figure *figure = shipped_person(&shipped, WHO[i]);
        static Motion motion;
        Timeline t;
        motion_init(&motion, figure, &e->version[chair], 1);
        timeline_init(&t, e, chair, 7.5);
        for (int p = 0; p < t.count; p++)
            for (int k = 0; k <= 40; k++) {
                Posture posture;
                motion_posture(&motion, &t, p, k / 40.0, &posture);
                for (int side = 0; side < SIDE_COUNT; side++)
                    assert_true(tips_to_knee(figure, &posture, side) > .9);
                moves++;
            }
        timeline_free(&t);
    }
    assert_true(moves > 0);
}

// How often the middle of a band is in somebody's head, in the opener; `led` aside or as taut as it
// is.
static int band_in_the_head(const Figure *figure, bool led) {
    const Exercise *e = shipped_exercise(&shipped, "front_to_back_opener");
    static Motion motion;
    Timeline t;
    int found = 0;
    motion_init(&motion, figure, &e->version[0], 1);
    timeline_init(&t, e, 0, 7.5);
    for (int p = 0; p < timeline_rep(&t, 2); p++)
        for (int k = 0; k <= 60; k++) {
            Posture posture;
            motion_posture(&motion, &t, p, k / 60.0, &posture);
            const Vec3 *at = posture.body.position;
            Vec3 middle = vec_mix(posture.grip[SIDE_RIGHT], posture.grip[SIDE_LEFT], .5);
            if (led)
                middle = vec_add(middle, things_band_bow(figure, &posture));
            Vec3 head = vec_mix(at[JOINT_HEAD], at[JOINT_CROWN], .46);
            Vec3 line = vec_sub(posture.grip[SIDE_LEFT], posture.grip[SIDE_RIGHT]);
            Vec3 off = vec_reject(vec_sub(middle, head), vec_unit(line, vec3(1, 0, 0)));
            found += vec_length(off) < .70 * figure->head;
        }
    timeline_free(&t);
    return found;
}

static void a_band_goes_round_the_head(void **state) {
    (void)state;
    static const char *const WHO[] = {"mum", "kid"};
    int taut = 0;
    for (size_t i = 0; i < COUNT(WHO); i++) {
        assert_int_equal(band_in_the_head(shipped_person(&shipped, WHO[i]), true), 0);
        taut += band_in_the_head(shipped_person(&shipped, WHO[i]), false);
    }
    assert_true(taut > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_card_without_a_contact_misses),
                                       cmocka_unit_test(hands_go_round_the_knees),
                                       cmocka_unit_test(a_band_goes_round_the_head)};
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
