// ctest: plain
// What tells one pose from another across a room: a knee that is lifted clear of the other leg, a
// hand that holds the other arm, a chest that has turned, palms on the thighs, a face. For
// everybody who does that version, on both sides.
#include "check.h"

#include "fits.h"
#include "shipped.h"
#include "stage.h"

enum { WIDTH = 320, HEIGHT = 180 };

// Somebody alone before the camera, in a version of a movement.
typedef struct {
    const Figure *figure;
    const Exercise *exercise;
    int version;
    Stage *stage;
    Timeline timeline;
    const Body *body; // as looked at last, on the stage
} View;

static void view_open(View *v, const Exercise *e, int version, const Figure *f) {
    *v = (View){f, e, version, stage_create(&f, 1, WIDTH, HEIGHT, HOUR_NOON), {0}, NULL};
    assert_non_null(v->stage);
    timeline_init(&v->timeline, e, version, BREATH_SECONDS_DEFAULT);
}

static void view_close(View *v) {
    timeline_free(&v->timeline);
    stage_destroy(v->stage);
}

// Looks at the end of the first half-breath that reaches a pose while a side leads.
static void look(View *v, const char *pose, Side side) {
    const Timeline *t = &v->timeline;
    for (int i = 0; i < t->count; i++) {
        const Phase *p = &t->phase[i];
        if (p->side != side || strcmp(t->version->pose[p->goal].id, pose) != 0)
            continue;
        StageShot shot = {.scene = stage_scene(v->stage, v->exercise, v->version, 1),
                          .timeline = t,
                          .breath = phase_end(p) - .001};
        stage_draw(v->stage, &shot);
        v->body = &stage_posture(v->stage, 0)->body;
        return;
    }
    fail_msg("%s: nobody comes to '%s'", v->exercise->id, pose);
}

// Where a joint is in the picture, in heights of who is seen: x to the right, y up.
static Vec3 seen(const View *v, Joint joint, Side side) {
    const Camera *c = stage_camera(v->stage);
    double x, y, depth;
    camera_project(c, v->body->position[joint_on(joint, side)], &x, &y, &depth);
    double high = v->figure->height * c->focal / depth;
    return vec3(x / high, -y / high, 0);
}

// How far along from one joint to the next a hand lies, of their distance, and how far off the skin
// of that limb, in thicknesses of a hand.
static void held(const View *v, Side hand, Vec3 from, Vec3 to, double radius, double *along,
                 double *off) {
    Vec3 at = v->body->position[joint_on(JOINT_KNUCKLES, hand)], way = vec_sub(to, from);
    *along = vec_dot(vec_sub(at, from), way) / vec_dot(way, way);
    double far = vec_length(vec_sub(at, vec_mix(from, to, *along)));
    *off = (far - radius) / v->figure->girth.hand_thickness;
}

// What is amiss, or NULL. Seated: knee and foot are up, the foot beside the other leg and not
// across it.
static const char *hug(View *v, Side side) {
    look(v, "up", side);
    Side other = other_side(side);
    Vec3 ankle = seen(v, JOINT_ANKLE, side), knee = seen(v, JOINT_KNEE, side);
    Vec3 under = seen(v, JOINT_ANKLE, other), over = seen(v, JOINT_KNEE, other);
    double t = clamp((ankle.y - under.y) / (over.y - under.y), 0, 1);
    if (knee.y - over.y < .11)
        return "the knee is low";
    if (ankle.y - under.y < .14)
        return "the foot is near the floor";
    return fabs(ankle.x - mix(under.x, over.x, t)) < .1 ? "the legs cross" : NULL;
}

// Seated: the palm lies on the other upper arm, and the shoulders have turned over the hips.
static const char *twist(View *v, Side side) {
    look(v, "threaded", side);
    const Vec3 *at = v->body->position;
    Side other = other_side(side);
    double along, off;
    held(v, side, at[joint_on(JOINT_SHOULDER, other)], at[joint_on(JOINT_ELBOW, other)],
         v->figure->girth.upper_arm, &along, &off);
    Vec3 shoulders = vec_sub(at[JOINT_SHOULDER], at[JOINT_SHOULDER + 1]);
    Vec3 hips = vec_sub(at[JOINT_HIP], at[JOINT_HIP + 1]);
    double turn = own_atan2(shoulders.z, shoulders.x) - own_atan2(hips.z, hips.x);
    if (along < .15 || along > .6)
        return "the hand is not on the upper arm";
    if (off < .3 || off > 1.3)
        return "the hand is in the arm or off it";
    return fabs(turn) < radians(40) ? "the chest hardly turns" : NULL;
}

// Standing: the palms lean on the middle of the thighs.
static const char *palms(View *v, Side side) {
    look(v, "rising", SIDE_NONE);
    const Vec3 *at = v->body->position;
    double along, off;
    held(v, side, at[joint_on(JOINT_KNEE, side)], at[joint_on(JOINT_HIP, side)],
         v->figure->girth.thigh, &along, &off);
    if (along < .35 || along > .65)
        return "a palm is not on the middle of the thigh";
    return off < .2 || off > 1.3 ? "a palm is in the thigh or off it" : NULL;
}

// Standing: the head on the arms is turned to the camera, so that a cheek is seen.
static const char *cheek(View *v, Side side) {
    (void)side;
    look(v, "deep", SIDE_NONE);
    const Vec3 *at = v->body->position;
    Vec3 across = vec_sub(at[JOINT_EAR], at[JOINT_EAR + 1]);
    Vec3 face = vec_unit(vec_cross(across, vec_sub(at[JOINT_CROWN], at[JOINT_HEAD])), across);
    double to = -vec_dot(face, stage_camera(v->stage)->forward);
    return to < .35 ? "the face looks away" : NULL;
}

typedef const char *(*Check)(View *, Side);

// Looks at a version for everybody who does it, on both sides. How many do, and what was found.
static int look_at(const Exercise *e, const char *version, Check amiss, const char **found) {
    int index = exercise_version(e, version), people = 0;
    *found = NULL;
    for (int i = 0; i < shipped.library.figure_count; i++) {
        const Figure *f = &shipped.library.figure[i];
        View v;
        if (fits_choose(e, f, index) != index)
            continue;
        view_open(&v, e, index, f);
        for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
            const char *now = amiss(&v, (Side)side);
            *found = now ? now : *found;
            if (now && e == shipped_exercise(&shipped, e->id))
                print_error("%s, %s, %s: %s\n", e->id, version, f->id, now);
        }
        view_close(&v);
        people++;
    }
    return people;
}

static const struct {
    const char *id, *version;
    Check amiss;
    int people; // at the least
} LOOKS[] = {
    {"knee_to_chest_release", "chair", hug, 4},   {"knee_to_chest_release", "chair_easier", hug, 3},
    {"twisting_cat", "chair", twist, 5},          {"supported_forward_bend", "normal", palms, 4},
    {"supported_forward_bend", "wall", palms, 3}, {"supported_forward_bend", "normal", cheek, 4}};

static void poses_are_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(LOOKS); i++) {
        const char *found;
        int people = look_at(shipped_exercise(&shipped, LOOKS[i].id), LOOKS[i].version,
                             LOOKS[i].amiss, &found);
        assert_null(found);
        if (people < LOOKS[i].people)
            fail_msg("%s, %s: only %d", LOOKS[i].id, LOOKS[i].version, people);
    }
}

// The pose of a version in a copy of its card.
static PoseGoal *goal_of(Exercise *copy, const char *id, const char *version, const char *pose) {
    *copy = *shipped_exercise(&shipped, id);
    Version *v = &copy->version[exercise_version(copy, version)];
    for (int i = 0; i < v->pose_count; i++)
        if (strcmp(v->pose[i].id, pose) == 0)
            return &v->pose[i].goal;
    fail_msg("%s has no '%s'", id, pose);
    return NULL;
}

static void expect(const Exercise *copy, const char *version, Check amiss, const char *what) {
    const char *found;
    assert_true(look_at(copy, version, amiss, &found) > 0);
    assert_string_equal(found ? found : "nothing", what);
}

// Each of them is found in a card that has it.
static void what_looks_alike_is_found(void **state) {
    (void)state;
    static Exercise copy;
    goal_of(&copy, "knee_to_chest_release", "chair", "up");
    copy.version[exercise_version(&copy, "chair")].camera.yaw = radians(60);
    expect(&copy, "chair", hug, "the legs cross");
    goal_of(&copy, "knee_to_chest_release", "chair", "up")->value[CHANNEL_HIP_FLEX] = radians(96);
    expect(&copy, "chair", hug, "the knee is low");
    goal_of(&copy, "twisting_cat", "chair", "threaded")->value[CHANNEL_SPINE_TURN] = radians(-25);
    expect(&copy, "chair", twist, "the chest hardly turns");
    goal_of(&copy, "twisting_cat", "chair", "threaded")->hand_place[ROLE_LEAD] = PLACE_LAP;
    expect(&copy, "chair", twist, "the hand is not on the upper arm");
    PoseGoal *rising = goal_of(&copy, "supported_forward_bend", "normal", "rising");
    rising->hand_place[ROLE_LEAD] = rising->hand_place[ROLE_OTHER] = PLACE_SHINS;
    expect(&copy, "normal", palms, "a palm is not on the middle of the thigh");
    goal_of(&copy, "supported_forward_bend", "normal", "deep")->value[CHANNEL_NECK_TURN] = 0;
    expect(&copy, "normal", cheek, "the face looks away");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(poses_are_told_apart),
                                       cmocka_unit_test(what_looks_alike_is_found)};
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
