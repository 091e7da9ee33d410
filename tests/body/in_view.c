// ctest: plain
// What a pose shows to who looks at it on the stage, whoever stands where: at the opener's front
// both hands are beside the trunk, behind the head they and the face are free; an arm that carries
// does not lie over the own face.
#include "check.h"

#include "session.h"
#include "shipped.h"
#include "stage_inside.h"

enum { WIDTH = 640, HEIGHT = 360, MOST = 4 };

typedef struct {
    const char *id[MOST];
    int count;
} People;

static const People SETS[] = {{{"mum"}, 1},
                              {{"kid"}, 1},
                              {{"mum", "kid"}, 2},
                              {{"grandma", "dad"}, 2},
                              {{"dad", "brother"}, 2},
                              {{"mum", "kid", "grandma", "dad"}, 4}};

// Of the height: how far each hand is from the spine at the opener's front, and from the middle of
// the head behind it.
static const double BESIDE = .11, CLEAR = .085;
// Of the head: how far the arm that carries is from eyes and mouth, on the screen. Who is on the
// forearms may have a corner of the mouth behind the sleeve, and the broadest forearm, dad's, lies
// before the corner of his.
static const double FREE = .02, FREE_OF_DAD = -.045, FREE_ON_FOREARMS = -.06;

// A point as it is seen: in heights of who is looked at, to the right and down; and how far away.
typedef struct {
    double x, y, depth;
} Seen;

static Seen seen(const Stage *stage, int who, Vec3 at) {
    const Camera *c = stage_camera(stage);
    Seen s;
    camera_project(c, at, &s.x, &s.y, &s.depth);
    double size = stage->actor[who].figure->height * c->focal / s.depth;
    s.x /= size;
    s.y /= size;
    return s;
}

static Vec3 joint(Stage *stage, int who, Joint j) {
    return stage_posture(stage, who)->body.position[j];
}

static Seen knuckles(Stage *stage, int who, int side) {
    return seen(stage, who, joint(stage, who, joint_on(JOINT_KNUCKLES, (Side)side)));
}

static Seen head(Stage *stage, int who) {
    return seen(stage, who,
                vec_mix(joint(stage, who, JOINT_HEAD), joint(stage, who, JOINT_CROWN), .5));
}

static double apart(Seen a, Seen b) {
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

// ---- the opener ----

// How far the nearer hand is beside the spine, each on its own side; negative on the wrong one.
static double beside(Stage *stage, int who) {
    double left = knuckles(stage, who, 0).x, right = knuckles(stage, who, 1).x;
    double spine = seen(stage, who, joint(stage, who, JOINT_RIBS)).x;
    return fmin(left - spine, spine - right); // face to face: the own right is on the left
}

// How far hands are from the head, or 0 where the band is before the face.
static double clear_of_head(Stage *stage, int who) {
    Seen left = knuckles(stage, who, 0), right = knuckles(stage, who, 1), face = head(stage, who);
    double t = clamp((face.x - right.x) / (left.x - right.x), 0, 1);
    if (mix(right.depth, left.depth, t) < face.depth)
        return 0;
    return fmin(apart(left, face), apart(right, face));
}

// Half-way up the hands are before the shoulders.
static double to_front(Stage *stage, StageShot *shot, int who) {
    for (double breath = .02; breath < .6; breath += .01) {
        shot->breath = breath;
        stage_posture_now(stage, who, shot);
        if (joint(stage, who, JOINT_KNUCKLES).y > joint(stage, who, JOINT_SHOULDER).y)
            return breath;
    }
    fail_msg("the hands of %s stay down", stage->actor[who].figure->id);
    return 0;
}

static void check_opener(Stage *stage, const Exercise *e, int version, int who) {
    Timeline t;
    timeline_init(&t, e, version, BREATH_SECONDS_DEFAULT);
    StageShot shot = {.scene = stage_scene(stage, e, version, 1), .timeline = &t};
    stage_draw(stage, &shot);
    const char *id = stage->actor[who].figure->id, *of = e->version[version].id;
    double front = to_front(stage, &shot, who);
    shot.breath = front;
    stage_draw(stage, &shot);
    double out = beside(stage, who);
    if (out < BESIDE)
        fail_msg("%s, %s at %.2f: a hand is %.3f beside the spine", of, id, front, out);
    shot.breath = phase_end(&t.phase[2]) - .02;
    stage_draw(stage, &shot);
    double away = clear_of_head(stage, who);
    if (away < CLEAR)
        fail_msg("%s, %s behind: hands and band are %.3f from the head", of, id, away);
    timeline_free(&t);
}

// ---- the cat ----

// How far the arm of a side is from eyes and mouth where it is nearer, of the head (raster_face has
// where they are).
static double off_face(Stage *stage, int who, Side side) {
    static const Vec3 FACE[] = {{-.17, -.06, .42}, {.17, -.06, .42}, {0, -.26, .42}};
    const Body *b = &stage_posture(stage, who)->body;
    const Figure *f = stage->actor[who].figure;
    const Vec3 middle = vec_mix(b->position[JOINT_HEAD], b->position[JOINT_CROWN], .5);
    double least = 1;
    for (size_t i = 0; i < COUNT(FACE); i++) {
        Vec3 on = quat_rotate(b->rotation[JOINT_HEAD], vec_scale(FACE[i], f->head));
        Seen at = seen(stage, who, vec_add(middle, on));
        for (int k = 0; k <= 20; k++) {
            Joint from = k < 10 ? JOINT_SHOULDER : JOINT_ELBOW,
                  to = k < 10 ? JOINT_ELBOW : JOINT_WRIST;
            Vec3 arm = vec_mix(b->position[joint_on(from, side)], b->position[joint_on(to, side)],
                               k % 10 / 9.0);
            Seen limb = seen(stage, who, arm);
            if (limb.depth < at.depth)
                least = fmin(least, (apart(limb, at) * f->height - f->girth.forearm) / f->head);
        }
    }
    return least;
}

static void check_cat(Stage *stage, const Exercise *e, int version, int who) {
    Timeline t;
    timeline_init(&t, e, version, BREATH_SECONDS_DEFAULT);
    StageShot shot = {.scene = stage_scene(stage, e, version, 1), .timeline = &t};
    const Version *v = stage_version(shot.scene, who);
    const bool dad = strcmp(stage->actor[who].figure->id, "dad") == 0;
    const double free = strcmp(v->id, "forearm") == 0 ? FREE_ON_FOREARMS : dad ? FREE_OF_DAD : FREE;
    for (int i = 0; i < t.count && floor_lies(v); i++) {
        if (t.phase[i].step->kind != STEP_HOLD)
            continue;
        Side carries = t.phase[i].side == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT;
        shot.breath = .5 * (t.phase[i].start + phase_end(&t.phase[i]));
        stage_draw(stage, &shot);
        double away = off_face(stage, who, carries);
        if (away < free)
            fail_msg("%s, %s: an arm is %.3f from the face", v->id, stage->actor[who].figure->id,
                     away);
    }
    timeline_free(&t);
}

static Stage *stage_of(const People *people) {
    const Figure *f[MOST];
    for (int i = 0; i < people->count; i++)
        f[i] = shipped_person(&shipped, people->id[i]);
    Stage *stage = stage_create(f, people->count, WIDTH, HEIGHT, HOUR_NOON);
    assert_non_null(stage);
    return stage;
}

static void each(const char *exercise, void check(Stage *, const Exercise *, int, int)) {
    const Exercise *e = shipped_exercise(&shipped, exercise);
    for (size_t s = 0; s < COUNT(SETS); s++) {
        Stage *stage = stage_of(&SETS[s]);
        for (int who = 0; who < SETS[s].count; who++)
            for (int v = 0; v < e->version_count; v++)
                check(stage, e, v, who);
        stage_destroy(stage);
    }
}

static void the_band_is_before_the_chest_and_behind_the_head(void **state) {
    (void)state;
    each("front_to_back_opener", check_opener);
}

static void the_face_that_rests_is_free(void **state) {
    (void)state;
    each("twisting_cat", check_cat);
}

// Seen from aside a hand points at who looks; on the way down the band is before the face; and an
// elbow may be before the mouth.
static void what_hides_is_found(void **state) {
    (void)state;
    Stage *stage = stage_of(&SETS[0]);
    const Exercise *e = shipped_exercise(&shipped, "front_to_back_opener");
    Timeline t;
    timeline_init(&t, e, 0, BREATH_SECONDS_DEFAULT);
    StageShot shot = {.scene = stage_scene(stage, e, 0, 1), .timeline = &t};
    shot.breath = to_front(stage, &shot, 0);
    stage_draw(stage, &shot);
    assert_true(beside(stage, 0) > BESIDE);
    stage_kept(stage, &e->version[0], 1)->view.yaw[0] = radians(75);
    stage_draw(stage, &shot);
    assert_true(beside(stage, 0) < BESIDE);
    shot.breath = 1.8;
    stage_draw(stage, &shot);
    assert_true(clear_of_head(stage, 0) < CLEAR);
    timeline_free(&t);
    e = shipped_exercise(&shipped, "twisting_cat");
    timeline_init(&t, e, 0, BREATH_SECONDS_DEFAULT);
    shot = (StageShot){.scene = stage_scene(stage, e, 0, 1), .timeline = &t, .breath = 1.5};
    stage_draw(stage, &shot);
    assert_true(off_face(stage, 0, SIDE_LEFT) > FREE);
    Body *b = &stage->actor[0].posture.body;
    Vec3 near = vec_scale(stage_camera(stage)->forward, -.2);
    b->position[JOINT_ELBOW] = vec_add(b->position[JOINT_HEAD], near);
    assert_true(off_face(stage, 0, SIDE_LEFT) < FREE_ON_FOREARMS);
    timeline_free(&t);
    stage_destroy(stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_band_is_before_the_chest_and_behind_the_head),
        cmocka_unit_test(the_face_that_rests_is_free),
        cmocka_unit_test(what_hides_is_found),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
