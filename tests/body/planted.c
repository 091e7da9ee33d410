// Each rule is proved: a small fault, planted between the motion and the rule, has to be seen, and
// without it the same half-breaths break nothing.
#include "check.h"

#include "blend.h"
#include "limb.h"
#include "rules.h"
#include "shipped.h"

// What is done to a posture; `seconds` since the start.
typedef void (*Plant)(const Motion *motion, Posture *posture, double seconds);

typedef struct {
    const char *name, *exercise, *version;
    Rule rule;
    Plant plant;
    double hurry; // samples lie this much farther apart than they say; 0 means 1
} Fault;

static void move(Posture *p, Joint first, Joint last, Vec3 by) {
    for (int j = (int)first; j <= (int)last; j++)
        p->body.position[j] = vec_add(p->body.position[j], by);
}

// Turns a joint and all that hangs on it.
static void turn(Posture *p, Joint joint, Quat q) {
    Vec3 at = p->body.position[joint];
    for (int j = 0; j < JOINT_COUNT; j++) {
        int up = j;
        while (up != (int)joint && up != JOINT_PELVIS)
            up = (int)joint_parent((Joint)up);
        if (up != (int)joint)
            continue;
        Vec3 arm = quat_rotate(q, vec_sub(p->body.position[j], at));
        p->body.position[j] = vec_add(at, arm);
        p->body.rotation[j] = quat_mul(q, p->body.rotation[j]);
    }
    for (int s = 0; s < SIDE_COUNT; s++)
        p->grip[s] = p->body.position[JOINT_KNUCKLES + s];
}

static Vec3 axis_of(const Posture *p, Joint joint, Vec3 axis) {
    return quat_rotate(p->body.rotation[joint], axis);
}

static void stretch_a_forearm(const Motion *m, Posture *p, double seconds) {
    (void)m;
    Vec3 bone = vec_sub(p->body.position[JOINT_WRIST], p->body.position[JOINT_ELBOW]);
    if (seconds > 1)
        move(p, JOINT_WRIST, JOINT_WRIST, vec_scale(bone, .0003));
}
static void stretch_the_neck(const Motion *m, Posture *p, double seconds) {
    (void)m;
    if (seconds > 1)
        move(p, JOINT_HEAD, JOINT_HEAD, vec3(0, .0001, 0));
}

// Past the limit by 4 degrees, wherever the angle was.
static void past(Posture *p, Joint joint, Vec3 axis, double degrees_over) {
    turn(p, joint, quat_axis(axis_of(p, joint, axis), radians(degrees_over)));
}
static void bend_a_knee_too_far(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_KNEE, vec3(1, 0, 0), 140);
}
static void bend_a_knee_back(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds; // it is measured as a thigh that leaves its range
    past(p, JOINT_HIP, vec3(1, 0, 0), 30);
}
static void spread_a_leg(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_HIP, vec3(0, 0, 1), 40);
}
static void nod(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_NECK, vec3(1, 0, 0), 45);
}
static void look_up(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_NECK, vec3(1, 0, 0), -30);
}
static void drop_the_head(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_NECK, vec3(0, 0, 1), 35);
}
static void turn_the_head(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_NECK, vec3(0, 1, 0), 55);
}
static void round_the_back(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_CHEST, vec3(1, 0, 0), 55);
}
static void lean_far(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_CHEST, vec3(0, 0, 1), 36);
}
static void twist_far(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_CHEST, vec3(0, 1, 0), 50);
}

static void bend_an_elbow_on_the_band(const Motion *m, Posture *p, double seconds) {
    (void)seconds;
    Vec3 shoulder = p->body.position[JOINT_SHOULDER], wrist = p->body.position[JOINT_WRIST];
    Vec3 way = vec_unit(vec_sub(wrist, shoulder), vec3(0, -1, 0));
    double length = limb_length(m->figure->upper_arm, m->figure->forearm, radians(12));
    limb_place(m->figure, &p->body, LIMB_ARM, SIDE_LEFT, vec_add(shoulder, vec_scale(way, length)),
               vec3(0, 0, -1));
}
static void let_the_band_grow(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    p->grip[SIDE_LEFT].x += .008;
}

static void shift_the_mass_back(const Motion *m, Posture *p, double seconds) {
    (void)seconds;
    move(p, JOINT_PELVIS, JOINT_KNUCKLES + 1, vec3(0, 0, -.11 * m->figure->height));
}
static void shift_the_mass_aside(const Motion *m, Posture *p, double seconds) {
    (void)seconds;
    move(p, JOINT_PELVIS, JOINT_KNUCKLES + 1, vec3(.14 * m->figure->height, 0, 0));
}
static void lift_both_feet(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    memset(p->on, 0, sizeof p->on);
}

static void slide_a_planted_hand(const Motion *m, Posture *p, double seconds) {
    (void)m; // 4 mm in the first out-breath
    move(p, JOINT_WRIST, JOINT_WRIST, vec3(0, 0, .004 * clamp(seconds / 4.5, 0, 1)));
}
static void slide_a_planted_foot(const Motion *m, Posture *p, double seconds) {
    (void)m;
    move(p, JOINT_ANKLE, JOINT_ANKLE, vec3(.004 * clamp(seconds / 4.5, 0, 1), 0, 0));
}
static void twitch_a_planted_foot(const Motion *m, Posture *p, double seconds) {
    (void)m; // 1.5 mm in one sample
    move(p, JOINT_ANKLE, JOINT_ANKLE, vec3(0, 0, seconds > 2 ? .0015 : 0));
}
static void lift_a_planted_foot(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    move(p, JOINT_HEEL, JOINT_TOE + 1, vec3(0, .004, 0));
}
static void lift_a_planted_hand(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    move(p, JOINT_KNUCKLES, JOINT_KNUCKLES, vec3(0, .008, 0));
}
static void sink_a_knee(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    move(p, JOINT_KNEE, JOINT_KNEE, vec3(0, -.008, 0));
}
static void sink_a_toe(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    move(p, JOINT_TOE, JOINT_TOE, vec3(0, -.006, 0));
}
static void sink_the_head(const Motion *m, Posture *p, double seconds) {
    (void)m;
    if (seconds > 5) // at rest on the mat
        move(p, JOINT_HEAD, JOINT_CROWN, vec3(0, -.02, 0));
}

static void lift_the_ribs(const Motion *m, Posture *p, double seconds) {
    (void)m;
    if (seconds > 1)
        past(p, JOINT_CHEST, vec3(1, 0, 0), -9.5);
}

static void lower_the_hands(const Motion *m, Posture *p, double seconds) {
    if (seconds > 1.5 && seconds < 3.5) // on their way to the rail
        move(p, JOINT_ELBOW, JOINT_KNUCKLES + 1, vec3(0, -.12 * m->figure->height, 0));
}
static void nothing(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)p, (void)seconds;
}
static void kink_an_elbow(const Motion *m, Posture *p, double seconds) {
    (void)m; // 3 degrees a second from one sample to the next
    if (seconds > 2)
        p->body.rotation[JOINT_ELBOW] = quat_mul(
            quat_axis(vec3(1, 0, 0), radians(3) * (seconds - 2)), p->body.rotation[JOINT_ELBOW]);
}
static void jolt_the_trunk(const Motion *m, Posture *p, double seconds) {
    (void)m;
    if (seconds > 2)
        turn(p, JOINT_WAIST, quat_axis(vec3(0, 1, 0), radians(.02)));
}

static void fold_an_elbow_back(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    turn(p, JOINT_ELBOW, quat_axis(axis_of(p, JOINT_ELBOW, vec3(1, 0, 0)), radians(25)));
}
static void bend_a_knee_aside(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    turn(p, JOINT_KNEE, quat_axis(axis_of(p, JOINT_KNEE, vec3(0, 0, 1)), radians(4)));
}
static void swing_an_elbow(const Motion *m, Posture *p, double seconds) {
    (void)m; // 1.5 degrees about the line from shoulder to wrist, in one sample
    Vec3 shoulder = p->body.position[JOINT_SHOULDER];
    Vec3 line = vec_unit(vec_sub(p->body.position[JOINT_WRIST], shoulder), vec3(0, -1, 0));
    if (seconds > 5)
        p->body.position[JOINT_ELBOW] =
            vec_add(shoulder, quat_rotate(quat_axis(line, radians(1.5)),
                                          vec_sub(p->body.position[JOINT_ELBOW], shoulder)));
}
static void bend_a_wrist_too_far(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_WRIST, vec3(0, 0, 1), 100);
}
static void stretch_a_foot_too_far(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    past(p, JOINT_ANKLE, vec3(1, 0, 0), 70);
}
static void put_a_hand_in_the_head(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    Vec3 to = vec_mix(p->body.position[JOINT_HEAD], p->body.position[JOINT_CROWN], .5);
    p->body.position[JOINT_WRIST] = p->body.position[JOINT_KNUCKLES] = to;
}
static void put_a_hand_in_the_belly(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    p->body.position[JOINT_KNUCKLES] = p->body.position[JOINT_WAIST];
}
static void cross_the_shanks(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    Vec3 swap = p->body.position[JOINT_ANKLE];
    p->body.position[JOINT_ANKLE] = p->body.position[JOINT_ANKLE + 1];
    p->body.position[JOINT_ANKLE + 1] = swap;
}
static void put_the_belly_on_the_rail(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    p->chair_top = p->body.position[JOINT_WAIST];
}
static void waver(const Motion *m, Posture *p, double seconds) {
    (void)m; // the hands go to and fro by 3 mm on their way
    double off = .003 * sin(seconds * 12);
    for (int s = 0; s < SIDE_COUNT; s++)
        p->body.position[JOINT_KNUCKLES + s].y += off;
}
// The knee as it bends when the foot comes up evenly from below the hip: near straight a little way
// of the foot is much bend, and there it starts as if it broke.
static void break_a_knee(const Motion *m, Posture *p, double seconds) {
    const Figure *f = m->figure;
    Vec3 hip = p->body.position[JOINT_HIP + SIDE_RIGHT];
    Vec3 way = vec_sub(p->body.position[JOINT_ANKLE + SIDE_RIGHT], hip);
    double all = limb_length(f->thigh, f->shank, radians(6));
    double up = all - limb_length(f->thigh, f->shank, radians(110));
    if (seconds < 4.5)
        limb_place(f, &p->body, LIMB_LEG, SIDE_RIGHT,
                   vec_add(hip, vec_scale(way, (all - up * blend_ease(seconds / 4.5 / .6 - .4)) /
                                                   vec_length(way))),
                   axis_of(p, JOINT_HIP + SIDE_RIGHT, vec3(0, 0, 1)));
}
static void lock_the_knees(const Motion *m, Posture *p, double seconds) {
    (void)m, (void)seconds;
    for (int s = 0; s < SIDE_COUNT; s++)
        p->body.position[JOINT_KNEE + s] =
            vec_mix(p->body.position[JOINT_HIP + s], p->body.position[JOINT_ANKLE + s], .5);
}

static const Fault FAULTS[] = {
    {"an elbow folds back", "front_to_back_opener", NULL, RULE_HINGE, fold_an_elbow_back, 0},
    {"a knee bends aside", "side_to_side_bend", NULL, RULE_HINGE, bend_a_knee_aside, 0},
    {"an elbow swings", "knee_to_chest_release", NULL, RULE_POLE, swing_an_elbow, 0},
    {"a wrist bent too far", "side_to_side_bend", NULL, RULE_RANGE, bend_a_wrist_too_far, 0},
    {"a foot too far down", "side_to_side_bend", NULL, RULE_RANGE, stretch_a_foot_too_far, 0},
    {"a hand in the head", "side_to_side_bend", NULL, RULE_CROSS, put_a_hand_in_the_head, 0},
    {"a hand in the belly", "front_to_back_opener", NULL, RULE_CROSS, put_a_hand_in_the_belly, 0},
    {"shanks that cross", "side_to_side_bend", NULL, RULE_CROSS, cross_the_shanks, 0},
    {"a belly on the rail", "supported_forward_bend", NULL, RULE_CROSS, put_the_belly_on_the_rail,
     0},
    {"hands that waver", "side_to_side_bend", NULL, RULE_JERK, waver, 0},
    {"a knee that breaks", "knee_to_chest_release", NULL, RULE_BRAKE, break_a_knee, 0},
    {"locked knees", "supported_forward_bend", NULL, RULE_FORM, lock_the_knees, 0},
    {"a longer forearm", "front_to_back_opener", NULL, RULE_LENGTH, stretch_a_forearm, 0},
    {"a longer neck", "twisting_cat", NULL, RULE_LENGTH, stretch_the_neck, 0},
    {"a knee bent too far", "knee_to_chest_release", NULL, RULE_RANGE, bend_a_knee_too_far, 0},
    {"a thigh too far back", "side_to_side_bend", NULL, RULE_RANGE, bend_a_knee_back, 0},
    {"a leg too far out", "side_to_side_bend", NULL, RULE_RANGE, spread_a_leg, 0},
    {"the chin on the chest", "front_to_back_opener", NULL, RULE_RANGE, nod, 0},
    {"the chin up", "supported_forward_bend", NULL, RULE_RANGE, look_up, 0},
    {"the head hangs", "side_to_side_bend", NULL, RULE_RANGE, drop_the_head, 0},
    {"the head turned far", "front_to_back_opener", NULL, RULE_RANGE, turn_the_head, 0},
    {"a round back", "supported_forward_bend", NULL, RULE_RANGE, round_the_back, 0},
    {"a deep side bend", "side_to_side_bend", NULL, RULE_RANGE, lean_far, 0},
    {"a far twist", "front_to_back_opener", NULL, RULE_RANGE, twist_far, 0},
    {"an elbow bent on the band", "front_to_back_opener", NULL, RULE_ELBOW,
     bend_an_elbow_on_the_band, 0},
    {"an elbow bent on the band", "side_to_side_bend", NULL, RULE_ELBOW, bend_an_elbow_on_the_band,
     0},
    {"a band that grows", "front_to_back_opener", NULL, RULE_BAND, let_the_band_grow, 0},
    {"mass behind the heels", "front_to_back_opener", NULL, RULE_BALANCE, shift_the_mass_back, 0},
    {"mass beside the foot", "knee_to_chest_release", NULL, RULE_BALANCE, shift_the_mass_aside, 0},
    {"nobody stands", "side_to_side_bend", NULL, RULE_BALANCE, lift_both_feet, 0},
    {"nobody kneels", "twisting_cat", NULL, RULE_BALANCE, lift_both_feet, 0},
    {"a hand that creeps", "twisting_cat", NULL, RULE_PLANTED, slide_a_planted_hand, 0},
    {"a foot that creeps", "side_to_side_bend", NULL, RULE_PLANTED, slide_a_planted_foot, 0},
    {"a foot that twitches", "front_to_back_opener", NULL, RULE_PLANTED, twitch_a_planted_foot, 0},
    {"a sole in the air", "supported_forward_bend", NULL, RULE_CONTACT, lift_a_planted_foot, 0},
    {"a palm in the air", "twisting_cat", NULL, RULE_CONTACT, lift_a_planted_hand, 0},
    {"a knee in the mat", "twisting_cat", NULL, RULE_GROUND, sink_a_knee, 0},
    {"a toe in the floor", "side_to_side_bend", NULL, RULE_GROUND, sink_a_toe, 0},
    {"the head in the mat", "twisting_cat", NULL, RULE_GROUND, sink_the_head, 0},
    {"hands through the chair", "supported_forward_bend", NULL, RULE_CHAIR, lower_the_hands, 0},
    {"ribs that lift", "front_to_back_opener", NULL, RULE_RIBS, lift_the_ribs, 0},
    {"ribs that lift", "supported_forward_bend", NULL, RULE_RIBS, lift_the_ribs, 0},
    {"five times as fast", "front_to_back_opener", NULL, RULE_SPEED, nothing, 5},
    {"ten times as fast", "supported_forward_bend", NULL, RULE_SPEED, nothing, 10},
    {"an elbow with a kink", "knee_to_chest_release", NULL, RULE_SMOOTH, kink_an_elbow, 0},
    {"a jolt", "side_to_side_bend", NULL, RULE_SMOOTH, jolt_the_trunk, 0},
};

// The words by which an author knows each rule, the number apart.
static const char *const TOLD[RULE_COUNT] = {
    [RULE_CONTACT] = "misses its place by",
    [RULE_LENGTH] = "changes its length by",
    [RULE_RANGE] = "degrees past its limit",
    [RULE_ELBOW] = "elbow bends on the band",
    [RULE_BALANCE] = "out of balance",
    [RULE_PLANTED] = "the planted",
    [RULE_GROUND] = "mm into the floor",
    [RULE_BAND] = "the hands leave the band's width",
    [RULE_CHAIR] = "through the back of the chair",
    [RULE_RIBS] = "the ribs lift",
    [RULE_SPEED] = "is too fast by",
    [RULE_SMOOTH] = "degrees a second in one sample",
    [RULE_HINGE] = "against its hinge",
    [RULE_POLE] = "about its limb in one sample",
    [RULE_CROSS] = "deeper into the body or the chair than skin gives",
    [RULE_JERK] = "moves unevenly",
    [RULE_BRAKE] = "times as hard as an even move",
    [RULE_FORM] = "knee is locked",
};

// A line that says file, line, rule, step, person and version.
static bool told(const Rules *rules, const Fault *fault) {
    char card[80], who[ID_LENGTH + 16];
    snprintf(card, sizeof card, "scripts/exercises/%s.lua:", fault->exercise);
    snprintf(who, sizeof who, "' (%s, version ", rules->motion->figure->id);
    Report report = {0};
    rules_report(rules, &report);
    bool found = false;
    for (int i = 0; i < report.count; i++) {
        const char *line = report.line[i], *at = strstr(line, card);
        found |= at && strtol(at + strlen(card), NULL, 10) > 1 && strstr(line, TOLD[fault->rule]) &&
                 strstr(line, " in '") && strstr(line, who);
    }
    report_free(&report);
    return found;
}

// The first repetition (and what comes before it) through the rules; told as `check` tells it.
static bool broken(const Fault *fault, const Figure *figure, Plant plant, double hurry) {
    const Exercise *e = shipped_exercise(&shipped, fault->exercise);
    int version = exercise_version(e, fault->version);
    assert_true(version >= 0);
    static Motion motion;
    static Rules rules;
    Timeline t;
    motion_init(&motion, figure, &e->version[version], 1);
    timeline_init(&t, e, version, 7.5);
    rules_begin(&rules, &motion, &t);
    double end = 3.2 * 7.5; // one repetition of each, and what comes before it
    for (int i = 0;; i++) {
        double seconds = (double)i / RULES_SAMPLES_PER_SECOND * (hurry > 0 ? hurry : 1);
        if (seconds > end)
            break;
        Posture p;
        motion_at(&motion, &t, seconds / 7.5, &p);
        plant(&motion, &p, seconds);
        rules_sample(&rules, timeline_at(&t, seconds / 7.5), &p);
    }
    bool result = rules_broken(&rules, fault->rule);
    if (result && !told(&rules, fault))
        fail_msg("not told in words: %s (%s)", fault->name, figure->id);
    timeline_free(&t);
    return result;
}

static void each_rule_sees_its_fault(void **state) {
    (void)state;
    static const char *const people[] = {"mum", "kid"}; // at home in all normal versions
    bool proved[RULE_COUNT] = {false};
    for (size_t f = 0; f < COUNT(people); f++)
        for (size_t i = 0; i < COUNT(FAULTS); i++) {
            const Figure *figure = shipped_person(&shipped, people[f]);
            if (broken(&FAULTS[i], figure, nothing, 0))
                fail_msg("%s (%s) breaks the rule already before: %s", FAULTS[i].exercise,
                         figure->id, FAULTS[i].name);
            if (!broken(&FAULTS[i], figure, FAULTS[i].plant, FAULTS[i].hurry))
                fail_msg("not seen in %s (%s): %s", FAULTS[i].exercise, figure->id, FAULTS[i].name);
            proved[FAULTS[i].rule] = true;
        }
    for (int rule = 0; rule < RULE_COUNT; rule++)
        if (!proved[rule])
            fail_msg("no fault proves rule %d", rule);
}

// What an author reads: file, line, what is wrong, where, who.
static void a_breach_is_told_in_words(void **state) {
    (void)state;
    const Exercise *e = shipped_exercise(&shipped, "twisting_cat");
    static Motion motion;
    static Rules rules;
    Timeline t;
    motion_init(&motion, shipped_person(&shipped, "kid"), &e->version[0], 1);
    timeline_init(&t, e, 0, 7.5);
    rules_begin(&rules, &motion, &t);
    Posture p;
    motion_at(&motion, &t, .3, &p);
    sink_a_knee(&motion, &p, 0);
    rules_sample(&rules, 0, &p);
    Report report = {0};
    rules_report(&rules, &report);
    assert_int_equal(report.count, 2);
    assert_true(report_has(
        &report, "the left knee goes 8 mm into the floor in 'threaded' (kid, version normal)"));
    assert_non_null(strstr(report.line[0], "scripts/exercises/twisting_cat.lua:"));
    report_free(&report);
    timeline_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_sees_its_fault),
        cmocka_unit_test(a_breach_is_told_in_words),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
