// ctest: plain
// A family of four in one scene: everybody does a version that fits, in breaths that meet. How they
// stand in the picture is seen in framing.c.
#include "check.h"

#include "family_of_four.h"
#include "fits.h"
#include "session.h"
#include "stage_inside.h"
#include "stage_view.h"

static const Exercise *movement(int index) {
    return shipped_movement(&shipped, index);
}

static const char *does(Stage *stage, const Exercise *e, int version, int who) {
    return stage_version(stage_scene(stage, e, version, 1), who)->id;
}

static void everybody_does_what_fits(void **state) {
    (void)state;
    Stage *stage = family();
    const Exercise *cat = shipped_exercise(&shipped, "twisting_cat");
    assert_string_equal(does(stage, cat, 0, 0), "normal");
    assert_string_equal(does(stage, cat, 0, 1), "story");
    assert_string_equal(does(stage, cat, 0, 2), "chair");
    for (int i = 0; i < 5; i++) {
        const Exercise *e = movement(i);
        const StageScene *scene = stage_scene(stage, e, 0, 1);
        for (int who = 0; who < FOUR; who++) {
            int version = (int)(stage_version(scene, who) - e->version);
            assert_true(fits_body(e, version, shipped_person(&shipped, FAMILY[who])));
        }
    }
    stage_stories(stage, false);
    assert_string_equal(does(stage, cat, 0, 1), "normal");
    stage_stories(stage, true);
    assert_string_equal(does(stage, cat, 0, 1), "story");
    int chair = exercise_version(cat, "chair");
    for (int who = 0; who < FOUR; who++)
        assert_string_equal(does(stage, cat, chair, who), "chair");
    stage_destroy(stage);
}

// Another tempo in the middle, in which a move takes a breath more: the others wait for it.
static void another_tempo_keeps_them_together(void **state) {
    (void)state;
    Stage *stage = family();
    const Exercise *e = shipped_exercise(&shipped, "front_to_back_opener");
    static const double seconds[] = {7.5, 5, 12, 5};
    for (size_t i = 0; i < COUNT(seconds); i++)
        for (int v = 0; v < e->version_count; v++) {
            Timeline t;
            timeline_init(&t, e, v, seconds[i]);
            StageShot shot = {.scene = stage_scene(stage, e, v, 1), .timeline = &t, .breath = 3.3};
            stage_draw(stage, &shot);
            for (int who = 0; who < FOUR; who++) {
                const Timeline *own = stage_timeline(shot.scene, who, &t);
                assert_int_equal(own->count, t.count);
                assert_ptr_equal(own->version, stage_version(shot.scene, who));
                for (int k = 0; k < t.count; k++) {
                    assert_int_equal(own->phase[k].air, t.phase[k].air);
                    assert_int_equal(own->phase[k].rep, t.phase[k].rep);
                }
            }
            timeline_free(&t);
        }
    stage_destroy(stage);
}

static double step_between(Stage *stage, const StageShot *a, const StageShot *b) {
    Body before[FOUR];
    double worst = 0;
    stage_draw(stage, a);
    for (int who = 0; who < FOUR; who++)
        before[who] = stage_posture(stage, who)->body;
    stage_draw(stage, b);
    for (int who = 0; who < FOUR; who++)
        for (int j = 0; j < JOINT_COUNT; j++)
            worst = fmax(worst, vec_length(vec_sub(stage_posture(stage, who)->body.position[j],
                                                   before[who].position[j])));
    return worst;
}

// Changes are each person's own: they begin and end where the person is in its own version.
static void changes_are_each_persons_own(void **state) {
    (void)state;
    Stage *stage = family();
    for (int i = 0; i + 1 < 5; i++) {
        const Exercise *a = movement(i), *b = movement(i + 1);
        Timeline first, next;
        timeline_init(&first, a, 0, BREATH_SECONDS_DEFAULT);
        timeline_init(&next, b, 0, BREATH_SECONDS_DEFAULT);
        StageShot last = {.scene = stage_scene(stage, a, 0, 1)};
        StageShot change = {.scene = stage_scene(stage, b, 0, 1),
                            .from = stage_scene(stage, a, 0, 1),
                            .from_pose = a->version[0].start,
                            .to_pose = b->version[0].start};
        assert_true(step_between(stage, &last, &change) < .002);
        StageShot end = change, start = {.scene = change.scene};
        end.change = 1;
        assert_true(step_between(stage, &end, &start) < .002);
        timeline_free(&first);
        timeline_free(&next);
    }
    stage_destroy(stage);
}

static double stage_step(Stage *stage, const StageShot *a, const StageShot *b) {
    RasterMesh mat;
    float was[FOUR][3];
    double most = step_between(stage, b, a);
    for (int who = 0; who < FOUR; who++) {
        mat = prop_mesh(stage->actor[who].mat.mat);
        memcpy(was[who], mat.vertex[0].position, sizeof was[who]);
    }
    most = fmax(most, step_between(stage, a, b));
    for (int who = 0; who < FOUR; who++) {
        mat = prop_mesh(stage->actor[who].mat.mat);
        for (int k = 0; k < 3; k++)
            most = fmax(most, fabs((double)mat.vertex[0].position[k] - (double)was[who][k]));
    }
    return most;
}

// How near to the room's wall feet come in a movement, metres before it.
static double feet_before_wall(Stage *stage, const Exercise *e) {
    double least = 1e9;
    Timeline t;
    timeline_init(&t, e, 0, BREATH_SECONDS_DEFAULT);
    StageShot shot = {.scene = stage_scene(stage, e, 0, 1), .timeline = &t};
    for (shot.breath = 0; shot.breath < t.breaths; shot.breath += 2.3) {
        stage_draw(stage, &shot);
        for (int who = 0; who < FOUR; who++)
            for (int k = 0; k < 2; k++)
                least = fmin(least, stage_posture(stage, who)->body.position[JOINT_ANKLE + k].z);
    }
    timeline_free(&t);
    return least - STAGE_WALL;
}

// Beds, pots and baskets stand along the wall, and everybody before them.
static void nobody_stands_in_the_furniture(void **state) {
    (void)state;
    static const char *const others[] = {"mum", "dad", "kid", "grandma"};
    Stage *stage[2] = {family(), stage_of(others)};
    for (int i = 0; i < 10; i++)
        assert_true(feet_before_wall(stage[i % 2], movement(i / 2)) > STAGE_FURNITURE);
    for (int i = 0; i < 2; i++)
        stage_destroy(stage[i]);
}

// A movement that ends with its left side is seen mirrored then; so is the beginning of what
// follows.
static void a_change_begins_as_the_left_side_is_seen(void **state) {
    (void)state;
    Stage *stage = family();
    const Exercise *cat = shipped_exercise(&shipped, "twisting_cat"), *next = movement(2);
    Timeline t, u;
    timeline_init(&t, cat, 0, BREATH_SECONDS_DEFAULT);
    timeline_init(&u, next, 0, BREATH_SECONDS_DEFAULT);
    StageShot end = {
        .scene = stage_scene(stage, cat, 0, 1), .timeline = &t, .breath = t.breaths - 1e-9};
    StageShot change = {.scene = stage_scene(stage, next, 0, 1),
                        .timeline = &u,
                        .from = end.scene,
                        .from_pose = cat->version[0].start,
                        .to_pose = next->version[0].start,
                        .left = {true, false}};
    assert_true(stage_step(stage, &end, &change) < .01);
    change.left[0] = false; // and seen from the other side it is found
    assert_true(stage_step(stage, &end, &change) > .5);
    timeline_free(&t);
    timeline_free(&u);
    stage_destroy(stage);
}

// The bears of the child's story sit there from the first moment to the last, and none of them is
// moved by more than a hand's breadth at once.
static void bears_climb_and_do_not_leap(void **state) {
    (void)state;
    Stage *stage = family();
    const Exercise *e = shipped_exercise(&shipped, "knee_to_chest_release");
    Timeline t;
    timeline_init(&t, e, 0, BREATH_SECONDS_DEFAULT);
    StageShot shot = {.scene = stage_scene(stage, e, 0, 1), .timeline = &t};
    Vec3 was[BEAR_KINDS], seat[BEAR_KINDS];
    double highest[BEAR_KINDS] = {0}, seconds = 1.0 / 30;
    stage_draw(stage, &shot);
    const Actor *kid = &stage->actor[1];
    assert_string_equal(stage_version(shot.scene, 1)->id, "story");
    for (int tick = 0; shot.breath < t.breaths; tick++) {
        shot.breath = tick * seconds / BREATH_SECONDS_DEFAULT;
        stage_keep_together(stage, &shot);
        const Timeline *own = stage_timeline(shot.scene, 1, &t);
        stage_posture_now(stage, 1, &shot);
        BearHug hug = {kid->figure,
                       &kid->posture,
                       &own->phase[timeline_at(own, shot.breath)],
                       {0, 0, 0},
                       0,
                       0,
                       1};
        for (int kind = 0; kind < BEAR_KINDS; kind++) {
            double up;
            Vec3 now = bears_place(&hug, kind, &up);
            seat[kind] = tick == 0 ? now : seat[kind];
            assert_true(tick > 0 || now.z < -.5 * FLOOR_MAT_WIDTH * kid->figure->height - .05);
            assert_true(tick == 0 || vec_length(vec_sub(now, was[kind])) < .05);
            highest[kind] = fmax(highest[kind], up);
            was[kind] = now;
        }
    }
    for (int kind = 0; kind < BEAR_KINDS; kind++) { // each was hugged, and sits there again
        assert_true(highest[kind] > .9);
        assert_near(vec_length(vec_sub(was[kind], seat[kind])), 0, 1e-9);
        assert_non_null(kid->bears.prop[kind]);
    }
    timeline_free(&t);
    stage_destroy(stage);
}

// The roll before the feet goes on without a leap till the mat is open; the foot that pushes it
// comes back to where it stood.
static void mats_are_unrolled(void **state) {
    (void)state;
    enum { STEPS = 120 }; // in the shortest in-breath
    Stage *stage = family();
    for (int i = 0; i < 5; i++) {
        const Exercise *e = movement(i);
        StageShot shot = {.scene = stage_scene(stage, e, 0, 1)};
        for (int who = 0; who < 2; who++) {
            const Actor *a = &stage->actor[who];
            const Version *v = stage_version(shot.scene, who);
            bool open_already = floor_lies(v) || v->prop[PROP_CHAIR]; // there is no foot to push
            double half = .5 * FLOOR_MAT_LENGTH * a->figure->height, last = 0, foot = 0;
            stage_posture_now(stage, who, &shot);
            const Vec3 *ankle = &a->posture.body.position[JOINT_ANKLE];
            Vec3 stood[2] = {ankle[0], ankle[1]};
            for (int k = 0; k <= STEPS; k++) {
                shot.rolled = 1 - (double)k / STEPS;
                stage_posture_now(stage, who, &shot);
                double open = mat_open(&a->mat, 1 - shot.rolled);
                if (k == 0)
                    assert_true(open_already ? half - open < 1e-9 : half - open > .07 * half);
                else
                    assert_true(open >= last && open - last < .03);
                for (int side = 0; side < 2; side++)
                    foot = fmax(foot, vec_length(vec_sub(ankle[side], stood[side])));
                last = open;
            }
            assert_near(last, half, 1e-9);
            assert_true(open_already ? foot < 1e-9 : foot > .04 * a->figure->height);
            stage_posture_now(stage, who, &shot);
            for (int side = 0; side < 2; side++)
                assert_near(vec_length(vec_sub(ankle[side], stood[side])), 0, 1e-9);
        }
    }
    stage_destroy(stage);
}

// The view goes by the picture's shape alone, and nothing is solved anew for another size.
static void another_size_is_the_same_scene(void **state) {
    (void)state;
    Stage *stage = family();
    const Exercise *e = movement(2);
    const StageScene *scene = stage_scene(stage, e, 0, 1);
    StageView view = scene->view;
    assert_true(stage_resize(stage, 2 * WIDTH, 2 * HEIGHT));
    assert_ptr_equal(stage_scene(stage, e, 0, 1), scene);
    assert_memory_equal(&scene->view, &view, sizeof view);
    assert_true(stage_sharpness(stage, .55));
    RasterPicture small = stage_draw(stage, &(StageShot){.scene = scene});
    assert_int_equal(small.width, (int)(2 * WIDTH * .55 + .5));
    assert_int_equal(small.height, (int)(2 * HEIGHT * .55 + .5));
    assert_memory_equal(&scene->view, &view, sizeof view);
    const StageScene *less = stage_scene(stage, e, 0, .6);
    assert_true(stage_resize(stage, 3 * WIDTH, 2 * HEIGHT));
    assert_ptr_equal(stage_scene(stage, e, 0, 1), scene);
    assert_memory_equal(&less->view, &scene->view, sizeof view);
    Stage *fresh = family();
    assert_true(stage_resize(fresh, 3 * WIDTH, 2 * HEIGHT));
    const StageScene *other = stage_scene(fresh, e, 0, 1);
    assert_near(other->view.distance, scene->view.distance, 1e-12);
    assert_near(other->view.clear, scene->view.clear, 1e-12);
    assert_true(fabs(view.distance - scene->view.distance) > 1e-6);
    stage_destroy(fresh);
    stage_destroy(stage);
}

static void same_scene(const StageScene *a, const StageScene *b) {
    assert_ptr_equal(a->version, b->version);
    assert_near(a->view.distance, b->view.distance, 0);
    for (int who = 0; who < FOUR; who++) {
        const Version *v = stage_version(a, who);
        assert_ptr_equal(v, stage_version(b, who));
        for (int pose = 0; pose < v->pose_count; pose++) {
            Posture p, q;
            motion_still(&a->motion[who], pose, &p);
            motion_still(&b->motion[who], pose, &q);
            assert_memory_equal(p.body.position, q.body.position, sizeof p.body.position);
        }
    }
}

// Whoever solves a scene, and whether somebody waits for it or not: it is the same one.
static void prepared_scenes_are_the_same(void **state) {
    (void)state;
    Stage *stage = family(), *plain = family();
    const Exercise *e = movement(1);
    assert_false(stage_prepare(stage, e, 0, 1)); // nobody prepares yet
    assert_true(stage_ahead(stage));
    for (int i = RANGE_STEPS - 1; i >= 0; i--) {
        double range = SESSION_RANGES[i];
        while (stage_prepare(stage, e, 0, range)) {}
        same_scene(stage_scene(stage, e, 0, range), stage_scene(plain, e, 0, range));
    }
    assert_true(stage_prepare(stage, movement(0), 0, 1)); // under way, and asked for already
    same_scene(stage_scene(stage, movement(0), 0, 1), stage_scene(plain, movement(0), 0, 1));
    assert_true(stage_prepare(stage, movement(2), 0, 1)); // under way, and another is asked for
    same_scene(stage_scene(stage, movement(3), 0, 1), stage_scene(plain, movement(3), 0, 1));
    stage_stories(stage, false); // what was under way is of no use now
    stage_stories(plain, false);
    same_scene(stage_scene(stage, movement(2), 0, 1), stage_scene(plain, movement(2), 0, 1));
    assert_true(stage_prepare(stage, movement(0), 0, 1)); // under way for another shape
    assert_true(stage_resize(stage, 3 * WIDTH, 2 * HEIGHT));
    assert_true(stage_resize(plain, 3 * WIDTH, 2 * HEIGHT));
    same_scene(stage_scene(stage, movement(0), 0, 1), stage_scene(plain, movement(0), 0, 1));
    assert_true(stage_prepare(stage, movement(4), 0, 1));
    stage_destroy(stage); // in the middle of it
    stage_destroy(plain);
}

// Where somebody is in the middle of a change.
static Vec3 half_way(Stage *stage, int who, int from, int to) {
    StageShot shot = {.from = stage_scene(stage, movement(from), 0, 1),
                      .scene = stage_scene(stage, movement(to), 0, 1),
                      .change = .5,
                      .change_seconds = 20};
    shot.from_pose = shot.from->version->start;
    shot.to_pose = shot.scene->version->start;
    stage_posture_now(stage, who, &shot);
    return stage_posture(stage, who)->grip[SIDE_RIGHT];
}

// The same of ways: nobody waits, somebody waits, or it was never asked for; and one that was
// solved once is kept.
static void prepared_ways_are_the_same(void **state) {
    (void)state;
    Stage *stage = family(), *plain = family();
    LevelChange change[2];
    for (int i = 0; i < 2; i++) {
        change[i] = (LevelChange){.exercise = {movement(i), movement(i + 1)}};
        for (int k = 0; k < 2; k++)
            change[i].pose[k] = change[i].exercise[k]->version[0].start;
    }
    assert_false(stage_prepare_way(stage, &change[0])); // nobody prepares yet
    assert_true(stage_ahead(stage));
    while (stage_prepare_way(stage, &change[0])) {}
    const Way *ways = stage->actor[0].way;
    assert_true(ways[0].solved && !ways[1].solved);
    while (stage_prepare(stage, movement(2), 0, 1)) {}
    assert_true(stage_prepare_way(stage, &change[1])); // under way, and asked for already
    for (int who = 0; who < FOUR; who++)
        for (int i = 2; i >= 0; i--) {
            Vec3 a = half_way(stage, who, i, i + 1), b = half_way(plain, who, i, i + 1);
            assert_memory_equal(&a, &b, sizeof a);
        }
    assert_ptr_equal(ways, stage->actor[0].way);
    assert_ptr_equal(ways[0].of.version[0],
                     stage_version(stage_scene(stage, movement(0), 0, 1), 0));
    assert_true(stage_prepare_way(stage, &(LevelChange){.exercise = {movement(3), movement(4)}}));
    stage_destroy(stage); // in the middle of it
    stage_destroy(plain);
}

static uint64_t wall_drawn(Stage *stage, RoomId room) {
    const Exercise *e = shipped_exercise(&shipped, "supported_forward_bend");
    int version = exercise_version(e, "wall");
    Timeline t;
    timeline_init(&t, e, version, 7.5);
    StageShot shot = {
        .scene = stage_scene(stage, e, version, 1), .timeline = &t, .breath = 3, .room = room};
    RasterPicture p = stage_draw(stage, &shot);
    uint64_t sum = 0;
    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++)
            sum = sum * 31 + p.pixel[y * p.stride + x];
    timeline_free(&t);
    return sum;
}

// The wall to lean on is like the room's: in the first picture of each, and after another one.
static void a_wall_is_of_its_room(void **state) {
    (void)state;
    uint64_t alone[ROOM_COUNT];
    for (int room = 0; room < ROOM_COUNT; room++) {
        Stage *stage = family();
        alone[room] = wall_drawn(stage, (RoomId)room);
        stage_destroy(stage);
        for (int other = 0; other < room; other++)
            assert_true(alone[other] != alone[room]);
    }
    Stage *stage = family();
    for (int room = ROOM_COUNT - 1; room >= 0; room--)
        assert_true(wall_drawn(stage, (RoomId)room) == alone[room]);
    stage_destroy(stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_does_what_fits),
        cmocka_unit_test(another_tempo_keeps_them_together),
        cmocka_unit_test(changes_are_each_persons_own),
        cmocka_unit_test(another_size_is_the_same_scene),
        cmocka_unit_test(prepared_scenes_are_the_same),
        cmocka_unit_test(prepared_ways_are_the_same),
        cmocka_unit_test(nobody_stands_in_the_furniture),
        cmocka_unit_test(a_change_begins_as_the_left_side_is_seen),
        cmocka_unit_test(bears_climb_and_do_not_leap),
        cmocka_unit_test(mats_are_unrolled),
        cmocka_unit_test(a_wall_is_of_its_room),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
